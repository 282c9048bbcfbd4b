//! Shared by the parts of the page: the way to the step behind them, their findings, tables with an empty state.

use leptos::prelude::*;
use uptake::check::{Finding, Place};
use uptake::id::Id;
use uptake::plan::Plan;
use uptake::t;
use uptake::wizard::WizardId;

use crate::findings::FindingList;
use crate::links;
use crate::store::use_store;
use crate::ui::DataTable;

/// The title of a step of the sponsor wizard.
pub fn step_title(step: &str) -> String {
    // lang: step.*
    t!(format!("step.sponsor.{step}.title"))
}

/// Beside a part of the page: the findings about it, and the way to the step where it is changed.
#[component]
pub fn Beside(
    /// The step of the sponsor wizard.
    step: &'static str,
    /// The findings of the whole phase.
    findings: Memo<Vec<Finding>>,
) -> impl IntoView {
    let plan = use_store().plan_untracked().id.clone();
    let is_here = move |finding: &Finding| match &finding.place {
        Place::Step { wizard: WizardId::Sponsor, step: at, .. } => *at == step,
        _ => false,
    };
    let about = move || findings.with(|all| all.iter().filter(|finding| is_here(finding)).cloned().collect::<Vec<_>>());
    view! {
        <div class="beside stack">
            <FindingList findings=Signal::derive(about) />
            <p>
                <a href=links::wizard(&plan, WizardId::Sponsor, Some(step))>
                    {t!("align-view.change", step = step_title(step))}
                </a>
            </p>
        </div>
    }
}

/// A list of the plan as a table, or what to do while it is empty.
#[component]
pub fn SummaryTable(
    /// The list as the wizard calls it; its title and its empty state are taken from there.
    list: &'static str,
    /// The columns, by the keys of their heads.
    columns: &'static [&'static str],
    /// The rows.
    rows: Memo<Vec<Vec<String>>>,
    /// The columns, counted from 0, that hold numbers.
    #[prop(optional)]
    numeric: Vec<usize>,
) -> impl IntoView {
    // lang: list.*
    let text = move |part: &str| t!(format!("list.{list}.{part}"));
    // lang: align-view.column.*
    let head = move || columns.iter().map(|column| t!(format!("align-view.column.{column}"))).collect::<Vec<_>>();
    let is_filled = move || rows.with(|rows| !rows.is_empty());
    view! {
        <Show when=is_filled fallback=move || view! { <p class="muted">{text("empty")}</p> }>
            <DataTable caption=text("title") head=head() rows numeric=numeric.clone() />
        </Show>
    }
}

/// A text, or the mark of what is still to be agreed.
pub fn or_open(text: &str) -> String {
    match text.trim() {
        "" => t!("align.document.open"),
        text => text.to_owned(),
    }
}

/// The name of a person, or the mark of what is still to be agreed.
pub fn name_or_open(plan: &Plan, person: &Id) -> String {
    or_open(plan.person_name(person))
}

/// The names of several people, or the mark of what is still to be agreed.
pub fn names_or_open(plan: &Plan, people: &[Id]) -> String {
    let names: Vec<&str> = people.iter().map(|id| plan.person_name(id)).filter(|name| !name.is_empty()).collect();
    or_open(&names.join(", "))
}
