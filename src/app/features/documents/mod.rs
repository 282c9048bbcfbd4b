//! Artefacts to read, print and pass on: all that the domain lists, drawn by one view (rows L1, L2).

mod actions;
mod sheet;

use std::sync::Arc;

use leptos::prelude::*;
use uptake::plan::Plan;
use uptake::report::{Artefact, Edition, artefacts};
use uptake::t;

use self::actions::{DocumentActions, DocumentWays};
use self::sheet::DocumentSheet;
use crate::form::PlanFields;
use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::title;
use crate::ui::{Choice, LinkButton, SelectField, Tone};

/// The artefacts that go along with a plan that is only read.
const FOR_READERS: [&str; 3] = ["charter", "map", "brief"];

/// An artefact on a page of its own, under its own title.
#[component]
pub fn DocumentPage(
    /// Which one.
    kind: &'static Artefact,
    /// The edition that the address names; blank for the one to begin with.
    edition: String,
) -> impl IntoView {
    let store = use_store();
    let today = clock::today();
    let plan = store.plan_untracked();
    let chosen = RwSignal::new(kind.edition(&plan, today, &edition));
    let document = store.slice(move |plan| chosen.with(|edition| kind.build(plan, today, edition)));
    title::set_in_plan(&document.with_untracked(|document| document.title.clone()), &plan.name);
    view! {
        <div class="page">
            <div class="document-tools no-print">
                <EditionChoice kind chosen />
                <DocumentWays kind />
                <DocumentActions document />
            </div>
            <DocumentSheet kind document level=1 />
            <OwnWords kind />
        </div>
    }
}

/// The choice between editions, where there are several.
#[component]
fn EditionChoice(kind: &'static Artefact, chosen: RwSignal<String>) -> impl IntoView {
    let today = clock::today();
    let options = use_store().slice(move |plan| {
        let option = |edition: Edition| Choice::new(edition.key, edition.label);
        kind.editions(plan, today).into_iter().map(option).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || { options.with(Vec::len) > 1 }>
            <SelectField id="document-edition" label=t!("documents.edition") value=chosen options=options
                on_input=move |key: String| chosen.set(key) />
        </Show>
    }
}

/// What is asked beside the artefact, where anything is.
#[component]
fn OwnWords(kind: &'static Artefact) -> impl IntoView {
    let fields = kind.fields;
    (!fields.is_empty()).then(|| {
        view! {
            <section class="section no-print">
                <h2>{t!("documents.words")}</h2>
                <PlanFields fields issues=Signal::stored(Vec::new()) />
            </section>
        }
    })
}

/// The artefacts of a plan that is only read, one below the other.
#[component]
pub fn DocumentSet(
    /// The plan.
    plan: Arc<Plan>,
) -> impl IntoView {
    let today = clock::today();
    let sheet = |key: &'static str| {
        let (kind, edition) = artefacts::find(key)?;
        let document = Signal::stored(kind.build(&plan, today, edition));
        Some(view! { <DocumentSheet kind document level=2 /> })
    };
    FOR_READERS.into_iter().filter_map(sheet).collect_view()
}

/// An artefact as the last step of its wizard; nothing where there is none of this name.
#[component]
pub fn DocumentPreview(
    /// Its key.
    key: &'static str,
    /// The name of the part of the step, to which the step's issues point.
    part: &'static str,
) -> impl IntoView {
    artefacts::find(key).map(|(kind, edition)| {
        let today = clock::today();
        let store = use_store();
        let own_page = links::document(&store.plan_untracked().id, kind.key);
        let document = store.slice(move |plan| kind.build(plan, today, edition));
        view! {
            <section class="section" id=part tabindex="-1">
                <DocumentActions document>
                    <LinkButton href=own_page tone=Tone::Quiet>{t!("documents.own-page")}</LinkButton>
                </DocumentActions>
                <DocumentSheet kind document level=2 />
            </section>
        }
    })
}
