//! What the rollout checklist holds for this phase, beside the leader actions that stand above it.

use leptos::prelude::*;
use uptake::check::Place;
use uptake::plan::Phase;
use uptake::plan::checklist::{ChecklistItem, checklist};
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::route::PlanRoute;
use crate::store::use_store;
use crate::tasks::TaskList;

/// The items with their boxes; nothing at all when there are none.
#[component]
pub fn PhaseChecklist() -> impl IntoView {
    let store = use_store();
    let today = clock::today();
    let whole = links::plan(&store.plan_untracked().id, PlanRoute::Checklist);
    let items = store.slice(move |plan| {
        let all = checklist(plan, today).into_iter();
        all.filter(is_listed).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || items.with(|items| !items.is_empty())>
            <section class="section">
                <h2>{t!("align-view.checklist")}</h2>
                <TaskList items here=Some(Phase::Align) />
                <p>
                    <a href=whole.clone()>{t!("align-view.whole-checklist")}</a>
                </p>
            </section>
        </Show>
    }
}

/// Items of this phase that have no place of their own on the page.
fn is_listed(item: &ChecklistItem) -> bool {
    item.phase == Phase::Align && !matches!(item.place, Place::Step { step: "leader-plan", .. })
}
