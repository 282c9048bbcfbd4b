//! A file input that a file can also be dropped on.

use leptos::ev::{DragEvent, Event};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{File, FileList};
use uptake::t;

use super::field::{hint_id, hint_line};

/// Takes a file or several, chosen or dropped.
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
    /// Whether several may be given at once.
    #[prop(optional)]
    several: bool,
    /// Runs with the files; with one unless `several` may be given.
    #[prop(into)]
    on_files: Callback<Vec<File>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let is_over = RwSignal::new(false);
    let take = move |files: Option<FileList>| {
        let Some(files) = files else { return };
        let most = if several { files.length() } else { 1 };
        let files: Vec<File> = (0..most).filter_map(|place| files.get(place)).collect();
        if !files.is_empty() {
            on_files.run(files);
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
                multiple=several
                aria-describedby=described_by
                on:change=on_change
            />
            <p class="dropzone-or">{t!("ui.file.drop")}</p>
            {hint}
        </div>
    }
}
