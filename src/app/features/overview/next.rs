//! The three most pressing things to do, each leading to where it is done.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::plan::next::{NextAction, Pressing, next_actions};
use uptake::schedule::weeks::long_date;
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{Status, Tag};

/// How many are shown: what one can keep in mind.
const SHOWN: usize = 3;

/// The list.
#[component]
pub fn NextActions() -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let actions = store.slice(|plan| next_actions(plan, clock::today(), SHOWN));
    let rows = move || actions.get().into_iter().map(|action| row(&id, action)).collect_view();
    view! {
        <section class="section">
            <h2>{t!("overview.next")}</h2>
            <Show when=move || actions.with(Vec::is_empty)>
                <p class="muted">{t!("overview.nothing-open")}</p>
            </Show>
            <ol class="next-actions">{rows}</ol>
        </section>
    }
}

fn row(id: &Id, action: NextAction) -> impl IntoView + use<> {
    let about = match action.due {
        Some(due) => t!("overview.phase-and-due", phase = action.phase.label(), date = long_date(due)),
        None => action.phase.label(),
    };
    let tag = pressing(action.pressing).map(|(tone, text)| view! { <Tag tone>{text}</Tag> });
    view! {
        <li>
            <div>
                <a href=links::place(id, &action.place)>{action.text}</a>
                <p class="muted next-about">{about}</p>
            </div>
            {tag}
        </li>
    }
}

/// Why an action presses, where that is worth a word.
fn pressing(pressing: Pressing) -> Option<(Status, String)> {
    match pressing {
        Pressing::Overdue => Some((Status::Danger, t!("overview.pressing.overdue"))),
        Pressing::Critical => Some((Status::Danger, t!("overview.pressing.critical"))),
        Pressing::Soon => Some((Status::Warn, t!("overview.pressing.soon"))),
        Pressing::Step | Pressing::Gap | Pressing::Later => None,
    }
}
