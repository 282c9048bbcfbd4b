//! What the dialogs about one plan on the list share: the frame, the form in it, and how they close.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use uptake::t;

use super::list::focus_plan;
use super::stored::Card;
use crate::platform::page;
use crate::ui::{Button, Dialog};

/// A dialog that is open while `card` holds a plan.
#[component]
pub fn CardDialog(
    /// The plan it is about.
    card: RwSignal<Option<Card>>,
    /// The title, which names it.
    #[prop(into)]
    title: Signal<String>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    view! {
        <Dialog open=Signal::derive(move || card.with(Option::is_some)) on_close=move |()| close(card) title>
            {children()}
        </Dialog>
    }
}

/// The form in such a dialog: its fields, the way out, and the button that does it.
#[component]
pub fn CardForm(
    /// The plan it is about.
    card: RwSignal<Option<Card>>,
    /// The id of the control that takes the focus when the dialog opens.
    first: &'static str,
    /// The label of the button that does it.
    action: String,
    /// Runs when the form is sent.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    page::after(0, move || {
        page::focus(first);
    });
    let submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        on_submit.run(());
    };
    view! {
        <form class="stack" on:submit=submit>
            {children()}
            <div class="dialog-actions">
                <Button on_press=move |()| close(card)>{t!("ui.dialog.cancel")}</Button>
                <button type="submit" class="button" data-tone="primary">{action}</button>
            </div>
        </form>
    }
}

/// Closes the dialog; the focus goes back to the plan, since the menu it came from has closed.
pub fn close(card: RwSignal<Option<Card>>) {
    if let Some(Card { id, .. }) = card.get_untracked() {
        card.set(None);
        focus_plan(&id);
    }
}
