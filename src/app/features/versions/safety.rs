//! How safe the plan is in this browser: what the browser promises, how much room there is, and the last export.

use leptos::prelude::*;
use uptake::keep::space::readable;
use uptake::schedule::weeks::long_date;
use uptake::t;

use crate::export;
use crate::platform::space::{self, Estimate, Promise};
use crate::platform::{exported, page};
use crate::room::RoomLine;
use crate::store::Store;
use crate::ui::{Button, Icon, IconName};

/// The section.
#[component]
pub fn Safety(store: Store) -> impl IntoView {
    let promise = RwSignal::new(None::<Promise>);
    let estimate = RwSignal::new(None::<Estimate>);
    page::spawn(async move {
        // Someone may have gone elsewhere in the meantime, and the signals with the page.
        let _ = promise.try_set(Some(space::promise().await));
        let _ = estimate.try_set(space::estimate().await);
    });
    let ask = move |()| {
        page::spawn(async move {
            let answer = space::ask().await;
            let _ = promise.try_set(Some(answer));
            if answer != Promise::Given {
                store.notices().say(t!("versions.safety.declined"));
            }
        });
    };
    let can_ask = move || promise.get() == Some(Promise::NotGiven);
    let more_room = move || {
        let Estimate { used, limit } = estimate.get()?;
        Some(view! { <p>{t!("space.rest", used = readable(used), limit = readable(limit))}</p> })
    };
    view! {
        <section class="section">
            <h2>{t!("versions.safety.heading")}</h2>
            <p role="status">{move || promise.get().map(promise_words)}</p>
            <Show when=can_ask>
                <div class="cluster"><Button on_press=ask>{t!("versions.safety.ask")}</Button></div>
            </Show>
            <RoomLine />
            {more_room}
            <LastExport store />
        </section>
    }
}

fn promise_words(promise: Promise) -> String {
    match promise {
        Promise::Given => t!("versions.safety.given"),
        Promise::NotGiven => t!("versions.safety.not-given"),
        Promise::Unknown => t!("versions.safety.unknown"),
    }
}

/// When the plan last left this browser as a file, and the way to let it do so again.
#[component]
fn LastExport(store: Store) -> impl IntoView {
    let last = RwSignal::new(exported::last(&store.plan_untracked().id));
    let words = move || match last.get() {
        Some(last) => t!("versions.safety.exported", date = long_date(last.on)),
        None => t!("versions.safety.never-exported"),
    };
    let export = move |()| {
        page::spawn(async move {
            let plan = store.plan_untracked();
            let id = plan.id.clone();
            export::hand_over(store.notices(), plan, store.revision()).await;
            let _ = last.try_set(exported::last(&id));
        });
    };
    view! {
        <p>{words}</p>
        <div class="cluster">
            <Button on_press=export>
                <Icon name=IconName::Download />
                {t!("shell.export")}
            </Button>
        </div>
    }
}
