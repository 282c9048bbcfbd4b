//! The plans kept in this browser: their list, making one, taking one from a file, and what cannot be opened.

mod copy;
mod dialog;
mod import;
mod list;
mod new_plan;
mod rename;
mod stored;
mod unopened;

use leptos::prelude::*;
use uptake::exchange::envelope;
use uptake::id::{Id, IdSource};
use uptake::plan::Plan;
use uptake::practice::sample::sample;
use uptake::t;

use self::import::ImportDialog;
use self::list::PlanList;
use self::stored::Stored;
use crate::links;
use crate::platform::{clock, files, page};
use crate::route::PlanRoute;
use crate::store::{SaveState, Store, use_store};
use crate::ui::{Banner, Button, LinkButton, Status};

pub use self::new_plan::NewPlanPage;
pub use self::unopened::UnopenedPage;

/// The plans kept in this browser, and the dialog that takes one from a file.
#[component]
pub fn Shelf(
    /// Whether the dialog of the import is open.
    importing: RwSignal<bool>,
    /// Told whether there is anything to list.
    is_empty: RwSignal<bool>,
) -> impl IntoView {
    // What was typed a moment ago belongs on the list.
    use_store().flush();
    let stored = RwSignal::new(Stored::read());
    Effect::new(move |_| is_empty.set(stored.with(|stored| stored.cards.is_empty())));
    view! {
        <PlanList stored />
        <ImportDialog open=importing />
    }
}

/// Puts the sample plan into storage and shows it.
pub fn open_sample(store: Store) {
    let id = store.ids().fresh();
    adopt(store, sample(id, clock::today()));
}

/// The plan that was open last, when it has changes that storage does not hold.
#[component]
pub fn UnsavedWarning() -> impl IntoView {
    let store = use_store();
    let is_unsaved = move || matches!(store.save_state(), SaveState::Refused | SaveState::Clash);
    move || is_unsaved().then(|| view! { <Unsaved /> })
}

#[component]
fn Unsaved() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked();
    view! {
        <Banner tone=Status::Danger>
            <p>{t!("home.unsaved", plan = plan.name)}</p>
            <LinkButton href=links::plan(&plan.id, PlanRoute::Overview)>{t!("home.unsaved-back")}</LinkButton>
            <Button on_press=move |()| export(&store.plan_untracked(), store.revision())>{t!("shell.export")}</Button>
        </Banner>
    }
}

/// Puts a plan into storage and shows it.
fn adopt(store: Store, plan: Plan) {
    let address = overview(&plan.id);
    store.adopt(plan);
    page::go(&address);
}

fn overview(id: &Id) -> String {
    links::plan(id, PlanRoute::Overview)
}

/// Offers a plan as a JSON file.
fn export(plan: &Plan, revision: u64) {
    let text = envelope::export(plan, revision, &clock::timestamp());
    files::download(&format!("{}.json", plan.name), "application/json", &text);
}
