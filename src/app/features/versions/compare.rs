//! Any two states of the plan compared, field by field in plain words.

use std::sync::Arc;

use leptos::prelude::*;
use uptake::exchange::compare::{Change, compare};
use uptake::exchange::envelope::Loaded;
use uptake::keep::version::Version;
use uptake::plan::Plan;
use uptake::t;

use super::words::{what, when};
use super::{COMPARISON, Desk};
use crate::merging::ChangeList;
use crate::platform::{page, versions};
use crate::ui::{Choice, SelectField};

/// What a comparison came to.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    /// None was asked for.
    None,
    /// A version could not be read.
    Unreadable,
    /// What differs.
    Changes(Vec<Change>),
}

/// The two choices, and what differs.
#[component]
pub fn Comparison(desk: Desk) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::None);
    follow(desk, outcome);
    let options = move || desk.versions().iter().map(option).collect::<Vec<_>>();
    view! {
        <section class="section" hidden=move || desk.versions().is_empty()>
            <h2 id=COMPARISON tabindex="-1">{t!("versions.compare.heading")}</h2>
            <div class="cluster version-choices">
                <SelectField id="versions.before" label=t!("versions.compare.before")
                    empty=t!("versions.compare.choose") value=desk.before options=Signal::derive(options)
                    on_input=move |id: String| desk.before.set(id) />
                <SelectField id="versions.after" label=t!("versions.compare.after") empty=t!("versions.compare.now")
                    value=desk.after options=Signal::derive(options) on_input=move |id: String| desk.after.set(id) />
            </div>
            <div role="status">{move || outcome.with(summary)}</div>
            {move || match outcome.get() {
                Outcome::Changes(changes) if !changes.is_empty() => Some(view! { <ChangeList changes /> }),
                _ => None,
            }}
        </section>
    }
}

fn option(version: &Version) -> Choice {
    Choice::new(version.id.as_str(), t!("versions.compare.option", when = when(version), what = what(version)))
}

fn summary(outcome: &Outcome) -> String {
    match outcome {
        Outcome::None => String::new(),
        Outcome::Unreadable => t!("versions.unreadable"),
        Outcome::Changes(changes) if changes.is_empty() => t!("versions.compare.same"),
        Outcome::Changes(changes) => uptake::lang::count("versions.compare.count", changes.len()),
    }
}

/// Compares anew whenever one of the two is another one; the answer to an older question is let go.
fn follow(desk: Desk, outcome: RwSignal<Outcome>) {
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let now = desk.store.plan();
        let all = desk.versions();
        let [before, after] = [desk.before.get(), desk.after.get()].map(|id| side(&all, &id, &now));
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        if matches!(before, Side::Now(_)) {
            outcome.set(Outcome::None);
            return;
        }
        page::spawn(async move {
            let found = match (before.plan().await, after.plan().await) {
                (Some(before), Some(after)) => Outcome::Changes(compare(&before, &after)),
                _ => Outcome::Unreadable,
            };
            if turn.try_get_value() == Some(own) {
                let _ = outcome.try_set(found);
            }
        });
    });
}

/// One of the two that are compared.
enum Side {
    /// The plan as it is now.
    Now(Arc<Plan>),
    /// A version kept.
    Kept(Version),
}

fn side(all: &[Version], id: &str, now: &Arc<Plan>) -> Side {
    match all.iter().find(|version| version.id.as_str() == id) {
        Some(version) => Side::Kept(version.clone()),
        None => Side::Now(Arc::clone(now)),
    }
}

impl Side {
    async fn plan(self) -> Option<Arc<Plan>> {
        match self {
            Self::Now(plan) => Some(plan),
            Self::Kept(version) => match versions::read(&version).await {
                Ok(Loaded::Ready { plan, .. }) => Some(Arc::new(plan)),
                _ => None,
            },
        }
    }
}
