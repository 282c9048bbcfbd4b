//! A calm reminder that the file people hold of the plan is old.

use leptos::prelude::*;
use uptake::plan::Template;
use uptake::schedule::weeks::long_date;
use uptake::t;

use crate::export;
use crate::platform::exported;
use crate::store::use_store;
use crate::ui::{Button, Notice, Status, Tone};

/// The reminder; nothing at all while none is due, and none for the sample.
#[component]
pub fn ExportReminder() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked();
    let is_due = plan.template != Template::Sample && exported::is_reminder_due(&plan.id, store.revision());
    let shown = RwSignal::new(is_due);
    let title = match exported::last(&plan.id) {
        Some(last) => t!("overview.export.old", date = long_date(last.on)),
        None => t!("overview.export.never"),
    };
    let export = move |()| {
        export::to_file(store.notices(), store.plan_untracked(), store.revision());
        shown.set(false);
    };
    let put_off = move |()| {
        exported::put_off(&store.plan_untracked().id);
        shown.set(false);
    };
    view! {
        <Show when=move || shown.get()>
            <Notice tone=Status::Info title=title.clone()>
                <p>{t!("overview.export.why")}</p>
                <div class="cluster">
                    <Button on_press=export>{t!("shell.export")}</Button>
                    <Button tone=Tone::Quiet on_press=put_off>{t!("overview.export.later")}</Button>
                </div>
            </Notice>
        </Show>
    }
}
