//! A file input that a file can also be dropped on.

use leptos::ev::{DragEvent, Event};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{File, FileList};
use uptake::t;

use super::field::{hint_id, hint_line};

/// Takes one file, chosen or dropped.
#[component]
pub fn FileDrop(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What file is asked for.
    #[prop(into)]
    label: String,
    /// Help in one line.
    #[prop(optional, into)]
    hint: String,
    /// The kinds of file offered first, as for the `accept` attribute.
    #[prop(into)]
    accept: String,
    /// Runs with the file.
    #[prop(into)]
    on_file: Callback<File>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let is_over = RwSignal::new(false);
    let take = move |files: Option<FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            on_file.run(file);
        }
    };
    let on_change = move |_: Event| {
        if let Some(input) = input.get_untracked() {
            take(input.files());
            // Choosing the same file again shall be a change again.
            input.set_value("");
        }
    };
    let on_drag = move |ev: DragEvent| {
        // Without this the browser would open the file instead of handing it over.
        ev.prevent_default();
        is_over.set(true);
    };
    let on_drop = move |ev: DragEvent| {
        ev.prevent_default();
        is_over.set(false);
        take(ev.data_transfer().and_then(|data| data.files()));
    };
    let described_by = (!hint.is_empty()).then(|| hint_id(&id));
    let hint = hint_line(&id, hint);
    view! {
        <div
            class="dropzone"
            data-over=move || is_over.get().then_some("true")
            on:dragenter=on_drag
            on:dragover=on_drag
            on:dragleave=move |_| is_over.set(false)
            on:drop=on_drop
        >
            <label class="field-label" for=id.clone()>
                {label}
            </label>
            <input
                type="file"
                id=id
                node_ref=input
                accept=accept
                aria-describedby=described_by
                on:change=on_change
            />
            <p class="dropzone-or">{t!("ui.file.drop")}</p>
            {hint}
        </div>
    }
}
