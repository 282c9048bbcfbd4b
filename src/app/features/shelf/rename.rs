//! The dialog that gives a plan another name.

use leptos::prelude::*;
use uptake::id::Id;
use uptake::t;

use super::dialog::{CardDialog, CardForm, close};
use super::stored::{Card, Stored};
use crate::platform::page;
use crate::store::{Opened, Store, use_store};
use crate::ui::TextField;

const NAME: &str = "rename-name";

/// Opens while `card` holds a plan.
#[component]
pub fn RenameDialog(
    /// The plan to be renamed.
    card: RwSignal<Option<Card>>,
    /// What is in storage, read anew afterwards.
    stored: RwSignal<Stored>,
) -> impl IntoView {
    let title = Signal::derive(|| t!("home.rename.title"));
    view! {
        <CardDialog card title>
            <RenameForm card stored />
        </CardDialog>
    }
}

#[component]
fn RenameForm(card: RwSignal<Option<Card>>, stored: RwSignal<Stored>) -> impl IntoView {
    let store = use_store();
    let name = RwSignal::new(card.get_untracked().map(|card| card.name).unwrap_or_default());
    let was_tried = RwSignal::new(false);
    let is_missing = move || was_tried.get() && name.with(|name| name.trim().is_empty());
    let error = Signal::derive(move || is_missing().then(|| t!("settings.issue.name")));
    let submit = move |()| {
        let wanted = name.get_untracked().trim().to_owned();
        let Some(Card { id, .. }) = card.get_untracked() else { return };
        if wanted.is_empty() {
            was_tried.set(true);
            page::focus(NAME);
            return;
        }
        rename(store, &id, wanted);
        stored.set(Stored::read());
        close(card);
    };
    view! {
        <CardForm card first=NAME action=t!("home.rename.action") on_submit=submit>
            <TextField id=NAME label=t!("field.settings.name.label") value=name error required_mark=true
                on_input=move |text: String| name.set(text) />
        </CardForm>
    }
}

/// Through the store, so that an open plan knows its new name and can take it back.
fn rename(store: Store, id: &Id, name: String) {
    if store.open(id) == Opened::Ready {
        store.edit(t!("home.rename.step"), |plan| plan.name = name);
        store.flush();
    }
}
