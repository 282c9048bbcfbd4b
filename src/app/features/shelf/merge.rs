//! A plan from a file that is here already: both copies become one, after a look at what that changes.

use std::sync::Arc;

use leptos::prelude::*;
use uptake::exchange::envelope::Loaded;
use uptake::exchange::merge::{Merged, common, merge};
use uptake::id::Id;
use uptake::keep::version::Reason;
use uptake::plan::Plan;
use uptake::t;

use super::overview;
use crate::merging::MergeView;
use crate::platform::{page, versions};
use crate::store::{Opened, Store, use_store};

/// The heading that takes the focus when the merge is there.
const HEADING: &str = "import-merge";

/// How far a merge has come.
#[derive(Clone)]
enum Stage {
    /// The version that both copies come from is looked for.
    Comparing,
    /// The plan that is here does not open.
    Gone,
    /// It can be looked at.
    Ready(Box<Draft>),
}

/// A merge, and what it was made of.
#[derive(Clone)]
struct Draft {
    merged: Merged,
    /// The plan here when the merge was made.
    ours: Arc<Plan>,
    has_base: bool,
}

/// What the file brings.
#[derive(Clone)]
pub struct Incoming {
    /// The plan.
    pub plan: Plan,
    /// Its revision where it comes from.
    pub rev: u64,
    /// See [`uptake::exchange::envelope::Imported::ancestors`].
    pub ancestors: Vec<String>,
}

/// The merge of a file into the plan that is here, up to its being applied.
#[component]
pub fn MergeImport(
    /// What the file brings.
    incoming: Incoming,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// Goes back to what is in the file.
    #[prop(into)]
    back: Callback<()>,
) -> impl IntoView {
    let store = use_store();
    let stage = RwSignal::new(Stage::Comparing);
    let incoming = StoredValue::new(incoming);
    prepare(store, incoming, stage);
    let title = incoming.with_value(|incoming| name_of(&incoming.plan));
    let apply = move |plan: Plan| {
        let (Stage::Ready(draft), brought) = (stage.get_untracked(), incoming.get_value()) else { return };
        page::spawn(async move {
            if bring_in(store, &draft.ours, plan).await {
                let _ = open.try_set(false);
                keep_as_ancestor(brought).await;
            } else {
                // It was worked on elsewhere: what was looked at is not what would come of it.
                store.notices().say(t!("merge.import.changed"));
                prepare(store, incoming, stage);
            }
        });
    };
    view! {
        <section class="stack">
            <h3 id=HEADING tabindex="-1">{title}</h3>
            {move || match stage.get() {
                Stage::Comparing => view! { <p role="status">{t!("merge.import.comparing")}</p> }.into_any(),
                Stage::Gone => view! { <p role="alert">{t!("merge.import.gone")}</p> }.into_any(),
                Stage::Ready(draft) => {
                    let Draft { merged, has_base, .. } = *draft;
                    let about = if has_base { t!("merge.import.with-base") } else { t!("merge.import.no-base") };
                    view! {
                        <p class="muted">{about}</p>
                        <MergeView merged ours_label=t!("merge.import.ours") theirs_label=t!("merge.import.theirs")
                            on_done=apply on_cancel=Some(back) />
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

/// What a plan is called.
fn name_of(plan: &Plan) -> String {
    if plan.name.trim().is_empty() { t!("wizard.unnamed") } else { plan.name.clone() }
}

/// Opens the plan that is here and makes the merge, from the newest version that both copies come from.
fn prepare(store: Store, incoming: StoredValue<Incoming>, stage: RwSignal<Stage>) {
    // Nothing comes in any more once the dialog is closed.
    let Some(Incoming { plan: theirs, ancestors, .. }) = incoming.try_get_value() else { return };
    if store.open(&theirs.id) != Opened::Ready {
        stage.set(Stage::Gone);
        return;
    }
    stage.set(Stage::Comparing);
    page::spawn(async move {
        let base = base(&theirs.id, &ancestors).await;
        let ours = store.plan_untracked();
        let merged = merge(base.as_ref(), &ours, &theirs);
        let draft = Draft { merged, ours, has_base: base.is_some() };
        // The dialog may be closed by now, and its signals gone with it.
        if stage.try_set(Stage::Ready(Box::new(draft))).is_none() {
            page::after(0, || {
                page::focus(HEADING);
            });
        }
    });
}

/// The newest version of a plan that both copies come from, where it is kept here.
async fn base(id: &Id, ancestors: &[String]) -> Option<Plan> {
    // Without versions the merge asks more, and is as safe.
    let kept = versions::list(id).await.unwrap_or_default();
    let hashes: Vec<String> = kept.iter().map(|version| version.hash.clone()).collect();
    let hash = common(ancestors, &hashes)?;
    let version = kept.iter().find(|version| version.hash == hash)?;
    match versions::read(version).await {
        Ok(Loaded::Ready { plan, .. }) => Some(plan),
        _ => None,
    }
}

/// Puts the merged plan in the place of ours as one step, with the plan before it kept as a version, and shows it.
///
/// Returns whether it did: not when the plan is another one by now.
async fn bring_in(store: Store, ours: &Plan, merged: Plan) -> bool {
    // The step can be undone all the same where no version can be kept.
    let _ = versions::keep(Reason::BeforeImport, ours, store.revision()).await;
    if *store.plan_untracked() != *ours {
        return false;
    }
    let address = overview(&merged.id);
    let step = t!("merge.import.step");
    let is_changed = *ours != merged;
    store.edit(step.clone(), |plan| *plan = merged);
    page::go(&address);
    if is_changed {
        store.offer_undo(step);
    }
    true
}

/// Keeps the state that was merged: a later file from the same colleague is merged from there.
async fn keep_as_ancestor(incoming: Incoming) {
    // Where no version can be kept, that merge asks more.
    let _ = versions::handed_on(&incoming.plan, incoming.rev).await;
}
