//! The Pilot phase: its page, and the views that the pilot wizard asks for (rows D1–D8).

mod gate;
mod line;
mod momentum;
mod sample;
mod sprint;

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::lang::count;
use uptake::plan::gate::{gate_date, pilot_end, pilot_start};
use uptake::plan::state::has_pilot;
use uptake::plan::{Phase, Plan};
use uptake::schedule::weeks::long_date;
use uptake::t;
use uptake::wizard::WizardId;
use uptake::wizard::pilot::hypothesis;

use crate::findings::PhaseFindings;
use crate::links;
use crate::phase_head::PhaseHead;
use crate::progress::{ResumeButton, WizardProgress};
use crate::store::use_store;
use crate::ui::{EmptyState, LinkButton};

pub use gate::Gate;
pub use sample::SampleSize;

/// The page of the phase.
#[component]
pub fn PilotPage() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked();
    let planned = store.slice(has_pilot);
    let id = StoredValue::new(plan.id.clone());
    let none = move || view! { <NoPilot href=id.with_value(|id| step(id, "hypothesis")) /> };
    view! {
        <div class="page">
            <PhaseHead phase=Phase::Pilot>
                <ResumeButton wizard_id=WizardId::Pilot phase=Phase::Pilot />
                <LinkButton href=links::document(&plan.id, "brief")>{t!("pilot-view.open-brief")}</LinkButton>
            </PhaseHead>
            <WizardProgress wizard_id=WizardId::Pilot phase=Phase::Pilot />
            <PhaseFindings phase=Phase::Pilot />
            <Show when=move || planned.get() fallback=none>
                <PilotFacts />
                <sprint::Sprint />
                <Gate />
                <p>
                    <a href=id.with_value(|id| step(id, "gate"))>{t!("pilot-view.enter-results")}</a>
                </p>
            </Show>
        </div>
    }
}

/// The address of a step of the pilot wizard.
fn step(plan: &Id, step: &str) -> String {
    links::wizard(plan, WizardId::Pilot, Some(step))
}

/// What stands in place of a pilot that is not planned yet.
#[component]
fn NoPilot(href: String) -> impl IntoView {
    view! {
        <EmptyState title=t!("pilot-view.none") text=t!("pilot-view.none-text")>
            <LinkButton href>{t!("pilot-view.begin")}</LinkButton>
        </EmptyState>
    }
}

/// The pilot in a sentence and a few facts.
#[component]
fn PilotFacts() -> impl IntoView {
    let store = use_store();
    let sentence = store.slice(hypothesis);
    let facts = store.slice(facts);
    let fact = |(name, value): (String, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    view! {
        <section class="section">
            <h2>{t!("pilot-view.in-short")}</h2>
            {move || sentence.get().map(|text| view! { <p class="brief-hypothesis">{text}</p> })}
            <dl class="facts">{move || facts.get().into_iter().map(fact).collect_view()}</dl>
        </section>
    }
}

/// Who, how many, when, and who decides; what is open is said to be.
fn facts(plan: &Plan) -> Vec<(String, String)> {
    let pilot = &plan.pilot;
    let open = || t!("pilot-view.open");
    let said = |text: &str| if text.trim().is_empty() { open() } else { text.to_owned() };
    let span = t!(
        "pilot-view.span",
        from = long_date(pilot_start(plan)),
        to = long_date(pilot_end(plan)),
        weeks = count("pilot.weeks", pilot.duration_weeks())
    );
    let group = if pilot.cohort.trim().is_empty() {
        pilot.cohort_kind.map_or_else(open, |kind| kind.label())
    } else {
        pilot.cohort.clone()
    };
    vec![
        (t!("pilot-view.group"), group),
        (t!("pilot-view.learners"), pilot.size.map_or_else(open, |n| uptake::number::grouped(n.into()))),
        (t!("pilot-view.runs"), span),
        (t!("pilot-view.gate-on"), long_date(gate_date(plan))),
        (t!("pilot-view.decides"), said(plan.person_name(&pilot.gate_owner))),
    ]
}
