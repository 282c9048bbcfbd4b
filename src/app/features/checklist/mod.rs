//! The rollout checklist: every item of the plan with owner, due date and a box to tick (rows M2, M5).

mod items;

use leptos::prelude::*;
use uptake::plan::checklist::{Tally, checklist};
use uptake::t;
use uptake::wizard::actions::PLAN_ACTIONS;

use crate::form::ListEditor;
use crate::links;
use crate::platform::clock;
use crate::route::PlanRoute;
use crate::store::use_store;
use crate::title;
use crate::ui::{LinkButton, Meter, TabItem, Tabs};

/// The tab with the whole checklist.
const ITEMS: &str = "items";
/// The tab where the dated actions are edited.
const ACTIONS: &str = "actions";

/// The page.
#[component]
pub fn ChecklistPage() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked();
    let heading = t!("checklist-page.title");
    title::set_in_plan(&heading, &plan.name);
    let items = store.slice(|plan| checklist(plan, clock::today()));
    let tally = Memo::new(move |_| items.with(|items| Tally::of(items)));
    let counts = move || {
        let Tally { all, done, overdue } = tally.get();
        t!("checklist-page.tally", done = done, all = all, overdue = overdue)
    };
    let share = Signal::derive(move || tally.get().share());
    let tab = RwSignal::new(ITEMS.to_owned());
    let tabs = vec![
        TabItem { id: ITEMS.to_owned(), label: t!("checklist-page.tab-items") },
        TabItem { id: ACTIONS.to_owned(), label: t!("checklist-page.tab-actions") },
    ];
    let on_actions = Memo::new(move |_| tab.with(|tab| tab == ACTIONS));
    let panel = move || {
        if on_actions.get() { view! { <Actions /> }.into_any() } else { view! { <items::Items items /> }.into_any() }
    };
    view! {
        <div class="page">
            <header class="page-head">
                <h1>{heading}</h1>
                <p class="lede">{t!("checklist-page.lede")}</p>
                <div class="page-actions">
                    <LinkButton href=links::plan(&plan.id, PlanRoute::Overview)>{t!("checklist-page.back")}</LinkButton>
                </div>
            </header>
            <div class="stack checklist-tally">
                <p>{counts}</p>
                <Meter value=share label=t!("checklist-page.share") />
            </div>
            <Tabs label=t!("checklist-page.tabs") tabs selected=tab on_select=move |id: String| tab.set(id)>
                {panel}
            </Tabs>
        </div>
    }
}

/// The dated actions of the first ninety days, to be changed.
#[component]
fn Actions() -> impl IntoView {
    view! {
        <div class="stack">
            <p class="muted">{t!("checklist-page.actions-lede")}</p>
            <ListEditor list=&PLAN_ACTIONS issues=Signal::stored(Vec::new()) />
        </div>
    }
}
