//! What every phase's page shows of its phase: how far it is, what the plan knows already, and what is to do.

use leptos::prelude::*;
use uptake::check::Place;
use uptake::plan::Phase;
use uptake::plan::checklist::{ChecklistItem, checklist};
use uptake::plan::known::{guide, what_we_know};
use uptake::plan::next::next_action;
use uptake::plan::related::related;
use uptake::schedule::weeks::long_date;
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::progress::PhaseTag;
use crate::route::PlanRoute;
use crate::store::use_store;
use crate::tasks::TaskList;
use crate::ui::Facts;

/// How far the phase is, what it ends in, and what to do next.
#[component]
pub fn PhaseAim(
    /// The phase.
    phase: Phase,
) -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let next = store.slice(move |plan| next_action(plan, phase, clock::today()));
    let next_line = move || {
        next.get().map(|next| {
            let due = next.due.map(|due| view! { <p class="muted">{t!("phase-page.due", date = long_date(due))}</p> });
            view! {
                <div>
                    <dt>{t!("phase-page.next")}</dt>
                    <dd><a href=links::place(&id, &next.place)>{next.text}</a> {due}</dd>
                </div>
            }
        })
    };
    view! {
        <dl class="facts phase-aim">
            <div>
                <dt>{t!("phase-page.state")}</dt>
                <dd><PhaseTag phase /></dd>
            </div>
            <div>
                <dt>{t!("phase-page.outcome")}</dt>
                <dd>{guide(phase).outcome}</dd>
            </div>
            {next_line}
        </dl>
    }
}

/// What other parts of the plan say about the phase, and where they are filled in.
#[component]
pub fn PhaseKnown(
    /// The phase.
    phase: Phase,
) -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let facts = store.slice(move |plan| what_we_know(plan, phase));
    let link = |(name, place): (String, Place)| view! { <li><a href=links::place(&id, &place)>{name}</a></li> };
    let related = related(phase).into_iter().map(link).collect_view();
    view! {
        <section class="section">
            <h2>{t!("phase-page.known")}</h2>
            <Show when=move || facts.with(Vec::is_empty)>
                <p class="muted">{t!("phase-page.nothing-known")}</p>
            </Show>
            <Facts pairs=facts />
            <h3>{t!("phase-page.enter")}</h3>
            <ul class="cluster phase-links">{related}</ul>
        </section>
    }
}

/// The phase's part of the rollout checklist, dated actions included.
#[component]
pub fn PhaseTasks(
    /// The phase.
    phase: Phase,
) -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let items = store.slice(move |plan| {
        checklist(plan, clock::today()).into_iter().filter(|item| item.phase == phase).collect::<Vec<ChecklistItem>>()
    });
    view! {
        <section class="section">
            <h2>{t!("phase-page.tasks")}</h2>
            <Show when=move || items.with(Vec::is_empty)>
                <p class="muted">{t!("phase-page.no-tasks")}</p>
            </Show>
            <TaskList items here=Some(phase) />
            <p><a href=links::plan(&id, PlanRoute::Checklist)>{t!("phase-page.change-tasks")}</a></p>
        </section>
    }
}
