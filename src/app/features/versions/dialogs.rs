//! The dialogs about one version: giving it a name, and going back to it.

use leptos::prelude::*;
use uptake::keep::version::Version;
use uptake::t;

use super::Desk;
use super::list::row_of;
use super::restore::go_back;
use super::words::when;
use crate::platform::{page, versions};
use crate::ui::{Button, ConfirmDialog, Dialog, TextField, Tone};

const NAME: &str = "version-name";

/// Closes a dialog and tells the version it was about; the focus goes back to its row.
fn close(version: RwSignal<Option<Version>>) -> Option<Version> {
    let was = version.get_untracked()?;
    version.set(None);
    let row = row_of(&was);
    page::after(0, move || page::refocus(&row));
    Some(was)
}

/// Opens while a version is being named.
#[component]
pub fn NameDialog(desk: Desk) -> impl IntoView {
    let open = Signal::derive(move || desk.naming.with(Option::is_some));
    let title = Signal::derive(|| t!("versions.name.title"));
    let on_close = move |()| {
        close(desk.naming);
    };
    view! {
        <Dialog open on_close title>
            <NameForm desk />
        </Dialog>
    }
}

#[component]
fn NameForm(desk: Desk) -> impl IntoView {
    let name = RwSignal::new(desk.naming.get_untracked().map(|version| version.name).unwrap_or_default());
    page::after(0, move || {
        page::focus(NAME);
    });
    let submit = move || {
        let wanted = name.get_untracked().trim().to_owned();
        let Some(version) = close(desk.naming) else { return };
        page::spawn(async move {
            if versions::name(&version, wanted).await.is_err() {
                desk.store.notices().say(t!("versions.refused"));
            }
            desk.reload(row_of(&version));
        });
    };
    view! {
        <form class="stack" on:submit=move |event| {
            event.prevent_default();
            submit();
        }>
            <TextField id=NAME label=t!("versions.keep.label") hint=t!("versions.name.hint") value=name
                on_input=move |text: String| name.set(text) />
            <div class="dialog-actions">
                <Button on_press=move |()| { close(desk.naming); }>{t!("ui.dialog.cancel")}</Button>
                <button type="submit" class="button" data-tone="primary">{t!("versions.name.action")}</button>
            </div>
        </form>
    }
}

/// Opens while a version may be gone back to.
#[component]
pub fn GoBackDialog(desk: Desk) -> impl IntoView {
    let open = Signal::derive(move || desk.going_back.with(Option::is_some));
    let title = Signal::derive(move || {
        let when = desk.going_back.with(|version| version.as_ref().map(when).unwrap_or_default());
        t!("versions.back.title", when = when)
    });
    let text = Signal::derive(|| t!("versions.back.about"));
    let confirm = Signal::derive(|| t!("versions.back.confirm"));
    let on_cancel = move |()| {
        close(desk.going_back);
    };
    let on_confirm = move |()| {
        if let Some(version) = close(desk.going_back) {
            go_back(desk, version);
        }
    };
    view! { <ConfirmDialog open title text confirm tone=Tone::Primary on_confirm on_cancel /> }
}
