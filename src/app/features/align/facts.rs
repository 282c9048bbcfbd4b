//! The heart of the charter on the page: why, who sponsors it, what leaders answer for.

use leptos::prelude::*;
use uptake::check::Finding;
use uptake::choice::Choice;
use uptake::plan::align::Kpi;
use uptake::plan::{Person, Plan};
use uptake::practice::align as practice;
use uptake::schedule::When;
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::summary::{Beside, SummaryTable, name_or_open, or_open};
use crate::store::use_store;
use crate::ui::Facts;

/// The reason, the sponsor, the coalition, the duties and the two dates.
#[component]
pub fn SponsorFacts(
    /// The findings of the phase.
    findings: Memo<Vec<Finding>>,
) -> impl IntoView {
    let store = use_store();
    let facts = store.slice(facts);
    let duties = store.slice(|plan| plan.sponsorship.duties.iter().map(|duty| duty.label()).collect::<Vec<_>>());
    let points = move || duties.get().into_iter().map(|duty| view! { <li>{duty}</li> }).collect_view();
    view! {
        <section class="section">
            <h2>{t!("align-view.sponsor.title")}</h2>
            <Facts pairs=facts />
            <Show when=move || duties.with(|duties| !duties.is_empty())>
                <h3>{t!("align.charter.duties")}</h3>
                <ul>{points}</ul>
            </Show>
            <Beside step="why" findings />
            <Beside step="sponsor" findings />
        </section>
    }
}

/// Names and values, as the plan has them.
fn facts(plan: &Plan) -> Vec<(String, String)> {
    let align = &plan.sponsorship;
    let introduced = |person: &Person| match person.role.trim() {
        "" => or_open(&person.name),
        role => t!("align.charter.name-role", name = or_open(&person.name), role = role),
    };
    let coalition: Vec<String> = practice::coalition(plan).into_iter().map(introduced).collect();
    let date = |when: Option<When>| when.map_or_else(|| or_open(""), |when| long_date(plan.date(when)));
    vec![
        (t!("align-view.sponsor.accountable"), practice::sponsor(plan).map_or_else(|| or_open(""), introduced)),
        (t!("align-view.sponsor.coalition"), or_open(&coalition.join("; "))),
        (t!("align-view.sponsor.run-by"), align.run_by.map_or_else(|| or_open(""), Choice::label)),
        (t!("align-view.sponsor.outcome"), or_open(&align.business_outcome)),
        (t!("align-view.sponsor.reason"), or_open(&align.reason)),
        (t!("align-view.sponsor.town-hall"), date(align.town_hall)),
        (t!("align-view.sponsor.first-review"), date(align.first_review)),
    ]
}

/// The targets, each with what it still lacks to be SMART.
#[component]
pub fn Targets(
    /// The findings of the phase.
    findings: Memo<Vec<Finding>>,
) -> impl IntoView {
    let rows = use_store().slice(|plan| plan.sponsorship.kpis.iter().map(|kpi| row(plan, kpi)).collect::<Vec<_>>());
    view! {
        <section class="section">
            <h2>{t!("align-view.targets")}</h2>
            <SummaryTable
                list="kpis"
                columns=&["target", "today", "goal", "by", "owner", "serves", "open"]
                rows
                numeric=vec![1, 2]
            />
            <Beside step="targets" findings />
        </section>
    }
}

fn row(plan: &Plan, kpi: &Kpi) -> Vec<String> {
    let value = |value: Option<f64>| value.map_or_else(|| or_open(""), |value| kpi.metric.format(value));
    let gaps: Vec<String> = practice::smart_gaps(plan, kpi).into_iter().map(Choice::label).collect();
    vec![
        practice::kpi_title(kpi),
        value(kpi.baseline),
        value(kpi.target),
        kpi.due.map_or_else(|| or_open(""), |due| long_date(plan.date(due))),
        name_or_open(plan, &kpi.owner),
        or_open(&kpi.outcome),
        if gaps.is_empty() { t!("align-view.smart") } else { gaps.join(", ") },
    ]
}
