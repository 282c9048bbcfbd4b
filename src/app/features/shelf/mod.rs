//! The plans kept in this browser: their list, making one, taking one from a file or a link, and what cannot be opened.

mod aside;
mod backup;
mod copy;
mod dialog;
mod dropped;
mod from_template;
mod import;
mod list;
mod merge;
mod new_plan;
mod reading;
mod rename;
mod stored;
mod unopened;

use leptos::prelude::*;
use uptake::id::{Id, IdSource};
use uptake::plan::Plan;
use uptake::practice::sample::sample;
use uptake::t;

use self::backup::ShelfFooter;
use self::import::ImportDialog;
use self::list::PlanList;
use self::stored::Stored;
use crate::export;
use crate::links;
use crate::platform::{clock, page};
use crate::route::PlanRoute;
use crate::store::{Store, use_store};
use crate::ui::{Banner, Button, LinkButton, Status};

pub use self::dropped::Dropped;
pub use self::new_plan::NewPlanPage;
pub use self::reading::ReadingPage;
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
    provide_context(stored);
    Effect::new(move |_| is_empty.set(stored.with(|stored| stored.cards.is_empty())));
    view! {
        <PlanList stored />
        <ShelfFooter stored />
        <ImportDialog open=importing arrivals=StoredValue::new_local(None) />
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
    let is_unsaved = move || store.save_state().is_unsaved();
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
            <Button on_press=move |()| export::to_file(store.notices(), store.plan_untracked(), store.revision())>
                {t!("shell.export")}
            </Button>
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
