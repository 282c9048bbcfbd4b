//! Artefacts to read, print and pass on: sponsor charter, stakeholder map, pilot brief (rows B1, C1, D1, L2).

mod actions;
mod kind;
mod sheet;

use std::sync::Arc;

use leptos::prelude::*;
use uptake::plan::Plan;

use self::actions::DocumentActions;
use self::sheet::DocumentSheet;
use crate::platform::clock;
use crate::store::use_store;
use crate::title;

pub use kind::DocumentKind;

/// An artefact on a page of its own, under its own title.
#[component]
pub fn DocumentPage(
    /// Which one.
    kind: DocumentKind,
) -> impl IntoView {
    let store = use_store();
    let today = clock::today();
    let document = store.slice(move |plan| kind.build(plan, today));
    title::set_in_plan(&document.with_untracked(|document| document.title.clone()), &store.plan_untracked().name);
    view! {
        <div class="page">
            <DocumentActions kind document on_own_page=true />
            <DocumentSheet kind document level=1 />
        </div>
    }
}

/// The artefacts of a plan that is only read, one below the other.
#[component]
pub fn DocumentSet(
    /// The plan.
    plan: Arc<Plan>,
) -> impl IntoView {
    let today = clock::today();
    let sheet = |kind: DocumentKind| {
        let document = Signal::stored(kind.build(&plan, today));
        view! { <DocumentSheet kind document level=2 /> }
    };
    DocumentKind::ALL.map(sheet).into_iter().collect_view()
}

/// An artefact as the last step of its wizard.
#[component]
pub fn DocumentPreview(
    /// Which one.
    kind: DocumentKind,
) -> impl IntoView {
    let today = clock::today();
    let document = use_store().slice(move |plan| kind.build(plan, today));
    view! {
        <section class="section" id=kind.part() tabindex="-1">
            <DocumentActions kind document on_own_page=false />
            <DocumentSheet kind document level=2 />
        </section>
    }
}
