//! The actions of days 0–30, 31–60 and 61–90, to be ticked in place (row M2).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::plan::ActionWindow;
use uptake::plan::checklist::{ChecklistItem, first_ninety_days};
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::route::PlanRoute;
use crate::store::use_store;
use crate::tasks::TaskList;

/// Actions by stretch.
type Windows = Vec<(ActionWindow, Vec<ChecklistItem>)>;

/// The three lists.
#[component]
pub fn FirstNinetyDays() -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let windows = store.slice(|plan| first_ninety_days(plan, clock::today()));
    let lists = ActionWindow::ALL.iter().map(|window| view! { <WindowList window=*window windows /> });
    view! {
        <section class="section">
            <h2>{t!("overview.days.title")}</h2>
            <p class="muted">{t!("overview.days.about")}</p>
            <div class="grid-3">{lists.collect_view()}</div>
            <p><a href=links::plan(&id, PlanRoute::Checklist)>{t!("overview.days.change")}</a></p>
        </section>
    }
}

#[component]
fn WindowList(window: ActionWindow, windows: Memo<Windows>) -> impl IntoView {
    let items = Memo::new(move |_| {
        let of = |all: &Windows| all.iter().find(|(own, _)| *own == window).map(|(_, items)| items.clone());
        windows.with(of).unwrap_or_default()
    });
    view! {
        <div class="stack">
            <h3>{window.label()}</h3>
            <Show when=move || items.with(Vec::is_empty)>
                <p class="muted">{t!("overview.days.empty")}</p>
            </Show>
            <TaskList items />
        </div>
    }
}
