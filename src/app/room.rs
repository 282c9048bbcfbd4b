//! The room that plans take in this browser, in words, and what to do when it gets tight.

use leptos::prelude::*;
use uptake::keep::space::{LIMIT, is_near_limit, megabytes, share};
use uptake::t;

use crate::platform::space;
use crate::ui::{Banner, Meter, Status};

/// Says what to do before plans can no longer be saved; nothing at all while there is room.
#[component]
pub fn RoomBanner() -> impl IntoView {
    let is_tight = space::used().is_some_and(is_near_limit);
    is_tight.then(|| view! { <Banner tone=Status::Warn><p>{t!("space.tight")}</p></Banner> })
}

/// How much of the room for plans is used; nothing where storage is blocked.
#[component]
pub fn RoomLine() -> impl IntoView {
    space::used().map(|used| {
        let share = Signal::stored(share(used));
        view! {
            <div class="room stack">
                <p>{t!("space.plans", used = megabytes(used), limit = megabytes(LIMIT))}</p>
                <Meter value=share label=t!("space.share") />
            </div>
        }
    })
}
