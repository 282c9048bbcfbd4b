//! Short notices of what just happened, on every screen, some with a button to take it back.

use leptos::prelude::*;

use crate::platform::page;
use crate::ui::{Status, TOASTS, Toast, Toasts};

/// Pixels at an edge of the window that notices may take.
const ROOM: f64 = 140.0;

/// Milliseconds a notice stays.
const STAY: u32 = 8000;

/// A handle on the notices, cheap to copy.
#[derive(Clone, Copy)]
pub struct Notices {
    shown: RwSignal<Vec<Toast>>,
    count: StoredValue<u64>,
    /// Lives as long as the page: what a notice does must outlive the row that made it.
    page: StoredValue<Owner>,
}

impl Notices {
    /// No notices; to be made by the root of the page.
    pub fn new() -> Self {
        Self {
            shown: RwSignal::new(Vec::new()),
            count: StoredValue::new(0),
            page: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// Shows a notice.
    pub fn say(&self, text: String) {
        let id = self.notify(text, None);
        self.let_go(id);
    }

    /// Shows a notice with a button, called `button`, that runs `act`.
    pub fn offer(&self, text: String, button: String, act: impl Fn() + Send + Sync + 'static) {
        let id = self.notify(text, Some((button, self.callback(act))));
        self.let_go(id);
    }

    /// Shows a notice as [`Notices::offer`] does, which stays until it is acted on or dismissed.
    pub fn hold(&self, text: String, button: String, act: impl Fn() + Send + Sync + 'static) {
        self.notify(text, Some((button, self.callback(act))));
    }

    /// Event handlers run under the owner of their element, and a callback made there goes when the element does.
    fn callback(&self, act: impl Fn() + Send + Sync + 'static) -> Callback<()> {
        self.page.with_value(|page| page.with(|| Callback::new(move |()| act())))
    }

    fn notify(&self, text: String, action: Option<(String, Callback<()>)>) -> u64 {
        let id = self.count.get_value();
        self.count.set_value(id + 1);
        self.shown.update(|shown| shown.push(Toast { id, text, action, tone: Status::Info }));
        id
    }

    fn let_go(&self, id: u64) {
        let notices = *self;
        page::after(STAY, move || notices.dismiss(id));
    }

    fn dismiss(&self, id: u64) {
        self.shown.update(|shown| shown.retain(|toast| toast.id != id));
    }
}

/// The notices, from the context that [`crate::app`] sets.
pub fn use_notices() -> Notices {
    expect_context::<Notices>()
}

/// The notices on show.
#[component]
pub fn NoticeList() -> impl IntoView {
    let notices = use_notices();
    let is_high = RwSignal::new(false);
    // What has the focus is never covered; while that is a notice they stay where they are.
    let place = move || {
        if notices.shown.with_untracked(|shown| !shown.is_empty()) {
            let is_low = page::is_focus_low(ROOM, TOASTS);
            is_high.update(|is_high| *is_high = is_low.unwrap_or(*is_high));
        }
    };
    page::on_focus_while_mounted(place);
    Effect::new(move |_| {
        notices.shown.track();
        place();
    });
    view! { <Toasts toasts=notices.shown high=is_high on_dismiss=move |id: u64| notices.dismiss(id) /> }
}
