//! Modal dialogs on the native `<dialog>`: it traps the focus, closes on Esc and gives the focus back.

use leptos::html;
use leptos::prelude::*;
use uptake::t;

use super::button::{Button, Tone};
use super::icon::{Icon, IconName};
use super::unique_id;

/// A modal dialog. Its content exists only while it is open, so each opening starts afresh.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Runs when the person closes it: `open` is expected to turn false.
    #[prop(into)]
    on_close: Callback<()>,
    /// The title, which names it.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is as wide as a table needs.
    #[prop(optional)]
    wide: bool,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = unique_id("dialog");
    let named_by = title_id.clone();
    let is_open = Memo::new(move |_| open.get());
    let content = move || is_open.get().then(|| children());
    Effect::new(move |_| {
        let wanted = is_open.get();
        let Some(dialog) = dialog.get() else { return };
        if wanted && !dialog.open() {
            // Fails only on an element that is not in the page, and then there is nothing to show.
            let _ = dialog.show_modal();
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            data-wide=wide.then_some("true")
            aria-labelledby=named_by
            on:close=move |_| {
                if open.get_untracked() {
                    on_close.run(());
                }
            }
        >
            <h2 class="dialog-title" id=title_id>
                {move || title.get()}
            </h2>
            <div class="dialog-body stack">{content}</div>
            // Last in the order of focus: a dialog opens on its content.
            <button
                type="button"
                class="button button-icon dialog-close"
                data-tone="quiet"
                aria-label=t!("ui.dialog.close")
                on:click=move |_| on_close.run(())
            >
                <Icon name=IconName::Close />
            </button>
        </dialog>
    }
}

/// Asks before something happens that is hard to take back. The focus starts on the safe answer.
#[component]
pub fn ConfirmDialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// What is asked.
    #[prop(into)]
    title: Signal<String>,
    /// What will happen.
    #[prop(into)]
    text: Signal<String>,
    /// The label of the button that goes on: the verb of what happens.
    #[prop(into)]
    confirm: Signal<String>,
    /// The look of that button.
    #[prop(optional)]
    tone: Tone,
    /// Runs when the person goes on.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// Runs when the person does not.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog open on_close=on_cancel title>
            <p>{move || text.get()}</p>
            <div class="dialog-actions">
                <Button on_press=on_cancel>{t!("ui.dialog.cancel")}</Button>
                <Button on_press=on_confirm tone>
                    {move || confirm.get()}
                </Button>
            </div>
        </Dialog>
    }
}
