//! Older states of the plan: to look at, compare, name, download and go back to; and how safe the plan is here.

mod compare;
mod dialogs;
mod list;
mod restore;
mod safety;
mod words;

use leptos::prelude::*;
use uptake::keep::version::Version;
use uptake::t;

use self::compare::Comparison;
use self::dialogs::{GoBackDialog, NameDialog};
use self::list::VersionList;
use self::safety::Safety;
use crate::links;
use crate::platform::{page, versions};
use crate::route::PlanRoute;
use crate::store::{Store, use_store};
use crate::title;
use crate::ui::{Button, LinkButton, Notice, Status, TextField};

/// The heading over the list, which takes the focus when a version has left it.
const LIST: &str = "versions-list";

/// The heading over the comparison, which takes the focus when one was asked for.
const COMPARISON: &str = "versions-compare";

/// The field for the name of a version to be kept.
const NAME: &str = "versions.name";

/// What is kept of the plan, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kept {
    /// It is being read.
    Reading,
    /// This browser keeps no versions.
    Nowhere,
    /// The versions, the newest first.
    Here(Vec<Version>),
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Desk {
    store: Store,
    kept: RwSignal<Kept>,
    /// The version being named.
    naming: RwSignal<Option<Version>>,
    /// The version that may be gone back to.
    going_back: RwSignal<Option<Version>>,
    /// The version to compare from; empty while none is chosen.
    before: RwSignal<String>,
    /// The version to compare with; empty for the plan as it is now.
    after: RwSignal<String>,
}

impl Desk {
    fn new(store: Store) -> Self {
        Self {
            store,
            kept: RwSignal::new(Kept::Reading),
            naming: RwSignal::new(None),
            going_back: RwSignal::new(None),
            before: RwSignal::new(String::new()),
            after: RwSignal::new(String::new()),
        }
    }

    /// Reads the list.
    async fn read(self) {
        let id = self.store.plan_untracked().id.clone();
        let kept = versions::list(&id).await.map_or(Kept::Nowhere, Kept::Here);
        // Someone may have gone elsewhere in the meantime, and the page with them.
        let _ = self.kept.try_set(kept);
    }

    /// Reads the list anew. Its rows are drawn anew too, so the focus is given to the element called `focused` then.
    fn reload(self, focused: impl Into<String>) {
        let focused = focused.into();
        page::spawn(async move {
            self.read().await;
            page::after(0, move || page::refocus(&focused));
        });
    }

    /// The versions there are.
    fn versions(self) -> Vec<Version> {
        match self.kept.get() {
            Kept::Here(versions) => versions,
            Kept::Reading | Kept::Nowhere => Vec::new(),
        }
    }
}

/// The page.
#[component]
pub fn VersionsPage() -> impl IntoView {
    let store = use_store();
    // What was typed a moment ago is a version of its own on the list.
    store.flush();
    versions::keep_waiting();
    let plan = store.plan_untracked();
    let heading = t!("versions.heading");
    title::set_in_plan(&heading, &plan.name);
    let desk = Desk::new(store);
    page::spawn(desk.read());
    let parts = move || match desk.kept.get() {
        Kept::Reading => view! { <p class="muted">{t!("versions.reading")}</p> }.into_any(),
        Kept::Nowhere => view! {
            <Notice tone=Status::Warn title=t!("versions.nowhere")>
                <p>{t!("versions.nowhere-why")}</p>
            </Notice>
        }
        .into_any(),
        Kept::Here(_) => view! {
            <KeepForm desk />
            <VersionList desk />
            <Comparison desk />
        }
        .into_any(),
    };
    // The parts are drawn anew only when one kind of answer follows another, not with each new list.
    let kind = Memo::new(move |_| desk.kept.with(std::mem::discriminant));
    view! {
        <div class="page versions">
            <header class="page-head">
                <h1>{heading}</h1>
                <p class="lede">{t!("versions.lede")}</p>
                <div class="page-actions">
                    <LinkButton href=links::plan(&plan.id, PlanRoute::Overview)>{t!("versions.to-overview")}</LinkButton>
                </div>
            </header>
            {move || {
                // Read, not only tracked: a memo that nobody ever reads follows nothing.
                kind.with(|_| ());
                untrack(parts)
            }}
            <Safety store />
        </div>
        <NameDialog desk />
        <GoBackDialog desk />
    }
}

/// Keeps the plan as it is now under a name.
#[component]
fn KeepForm(desk: Desk) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let was_tried = RwSignal::new(false);
    let is_missing = move || was_tried.get() && name.with(|name| name.trim().is_empty());
    let error = Signal::derive(move || is_missing().then(|| t!("versions.keep.issue")));
    let submit = move |()| {
        let wanted = name.get_untracked().trim().to_owned();
        if wanted.is_empty() {
            was_tried.set(true);
            page::focus(NAME);
            return;
        }
        was_tried.set(false);
        name.set(String::new());
        page::spawn(async move {
            let (plan, rev) = (desk.store.plan_untracked(), desk.store.revision());
            match versions::keep_named(&plan, rev, wanted.clone()).await {
                Ok(()) => desk.store.notices().say(t!("versions.keep.done", name = wanted)),
                Err(_) => desk.store.notices().say(t!("versions.refused")),
            }
            desk.reload(NAME);
        });
    };
    view! {
        <section class="section">
            <h2>{t!("versions.keep.heading")}</h2>
            <form class="version-form" on:submit=move |event| {
                event.prevent_default();
                submit(());
            }>
                <TextField id=NAME label=t!("versions.keep.label") hint=t!("versions.keep.hint") value=name
                    error on_input=move |text: String| name.set(text) />
                <Button on_press=submit>{t!("versions.keep.action")}</Button>
            </form>
        </section>
    }
}
