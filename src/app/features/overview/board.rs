//! The eight phases as a board: how far each is, and what comes next in it.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::plan::next::{NextAction, PhaseSummary, phase_summaries};
use uptake::schedule::weeks::short_date;
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::store::use_store;

/// The board.
#[component]
pub fn PhaseBoard() -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let summaries = store.slice(|plan| phase_summaries(plan, clock::today()));
    let cards = move || summaries.get().into_iter().map(|summary| card(&id, summary)).collect_view();
    view! {
        <section class="section">
            <h2>{t!("overview.phases")}</h2>
            <ol class="phase-board">{cards}</ol>
        </section>
    }
}

fn card(id: &Id, summary: PhaseSummary) -> impl IntoView + use<> {
    let next = match summary.next {
        Some(next) => next_line(id, next).into_any(),
        None => view! { <p class="muted">{t!("overview.nothing-open")}</p> }.into_any(),
    };
    view! {
        <li>
            <h3>
                <span class="phase-state" data-state=summary.state.key() aria-hidden="true"></span>
                <a href=links::phase(id, summary.phase)>{summary.phase.label()}</a>
            </h3>
            <p class="muted">{summary.state.label()}</p>
            {next}
        </li>
    }
}

fn next_line(id: &Id, next: NextAction) -> impl IntoView + use<> {
    let due = next.due.map(|due| view! { <span class="muted">{t!("overview.by", date = short_date(due))}</span> });
    view! { <p><a href=links::place(id, &next.place)>{next.text}</a> " " {due}</p> }
}
