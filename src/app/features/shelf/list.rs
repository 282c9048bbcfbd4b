//! The list of plans kept in this browser, and what can be done with each.

use std::sync::Arc;

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::exchange::envelope::Loaded;
use uptake::id::Id;
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::aside::AsideList;
use super::copy::CopyDialog;
use super::overview;
use super::rename::RenameDialog;
use super::stored::{Card, Stored, Unreadable};
use crate::export;
use crate::frame::PLANS_HEADING;
use crate::platform::{clock, files, page, plans};
use crate::store::{Store, use_store};
use crate::ui::{Button, Icon, IconName, Menu, MenuItem, Notice, Status, Tone};

/// The id of the link that opens a plan.
fn link_of(id: &Id) -> String {
    format!("plan-{id}")
}

/// Moves the focus to a plan on the list, once it is there.
pub fn focus_plan(id: &Id) {
    let link = link_of(id);
    page::after(0, move || {
        page::focus(&link);
    });
}

/// The plans, and what could not be read.
#[component]
pub fn PlanList(
    /// What is in storage.
    stored: RwSignal<Stored>,
) -> impl IntoView {
    let renaming = RwSignal::new(None::<Card>);
    let copying = RwSignal::new(None::<Card>);
    view! {
        <Show when=move || stored.with(|stored| !stored.cards.is_empty())>
            <ul class="plan-list">
                <For each=move || stored.get().cards key=|card| card.clone() let:card>
                    <PlanRow card stored renaming copying />
                </For>
            </ul>
        </Show>
        <For each=move || stored.get().unreadable key=|entry| entry.clone() let:entry>
            <UnreadableEntry entry stored />
        </For>
        <AsideList stored />
        <Show when=move || stored.with(|stored| stored.has_deleted)>
            <div class="cluster">
                <Button tone=Tone::Quiet on_press=move |()| bring_back_last(stored)>
                    <Icon name=IconName::Undo />
                    {t!("home.delete.last")}
                </Button>
            </div>
        </Show>
        <RenameDialog card=renaming stored />
        <CopyDialog card=copying stored />
    }
}

#[component]
fn PlanRow(
    card: Card,
    stored: RwSignal<Stored>,
    renaming: RwSignal<Option<Card>>,
    copying: RwSignal<Option<Card>>,
) -> impl IntoView {
    let store = use_store();
    let kept = StoredValue::new(card.clone());
    let items = vec![
        MenuItem::new(t!("home.copy.action"), Callback::new(move |()| copying.set(Some(kept.get_value()))))
            .with_icon(IconName::Copy),
        MenuItem::new(t!("home.rename.action"), Callback::new(move |()| renaming.set(Some(kept.get_value()))))
            .with_icon(IconName::Edit),
        MenuItem::new(
            t!("shell.export"),
            Callback::new(move |()| kept.with_value(|card| export_stored(store, &card.id))),
        )
        .with_icon(IconName::Download),
        MenuItem::new(
            t!("home.delete.action"),
            Callback::new(move |()| {
                let card = kept.get_value();
                delete(store, stored, card.title(), card.id);
            }),
        )
        .with_icon(IconName::Trash)
        .dangerous(),
    ];
    view! {
        <li>
            <a id=link_of(&card.id) href=overview(&card.id)>{card.title()}</a>
            <span><span class="muted">{t!("home.list.launch")}</span> " " {long_date(card.launch)}</span>
            <span><span class="muted">{t!("home.list.phase")}</span> " " {card.phase.label()}</span>
            <span><span class="muted">{t!("home.list.saved")}</span> " " {saved_text(&card.saved_at)}</span>
            <Menu label=t!("home.list.actions", plan = card.title()) icon=IconName::Menu tone=Tone::Quiet items />
        </li>
    }
}

/// When a plan was saved, in the words of someone looking at a clock here.
fn saved_text(saved_at: &str) -> String {
    let Some(moment) = clock::local_time(saved_at) else { return t!("home.list.saved-unknown") };
    let time = moment.format("%H:%M");
    if moment.date() == clock::today() {
        t!("home.list.saved-today", time = time)
    } else {
        t!("home.list.saved-on", date = long_date(moment.date()), time = time)
    }
}

#[component]
fn UnreadableEntry(entry: Unreadable, stored: RwSignal<Stored>) -> impl IntoView {
    let store = use_store();
    let id = StoredValue::new(entry.id.clone());
    let remove = move |()| {
        let id = id.get_value();
        let name = t!("home.unreadable", id = id);
        delete(store, stored, name, id);
    };
    view! {
        <Notice tone=Status::Warn title=t!("home.unreadable", id = entry.id)>
            <p>{entry.reason}</p>
            <p>{t!("home.unreadable-safe")}</p>
            <div class="cluster">
                <Button on_press=move |()| id.with_value(download_raw)>
                    <Icon name=IconName::Download />
                    {t!("home.download-raw")}
                </Button>
                <Button tone=Tone::Danger on_press=remove>{t!("home.delete.action")}</Button>
            </div>
        </Notice>
    }
}

/// Offers the stored texts of a plan byte for byte: one, or two where the save before is there as well.
pub fn download_raw(id: &Id) {
    for text in plans::texts(id) {
        files::download(&format!("{id}-stored.json"), "application/json", &text);
    }
}

fn export_stored(store: Store, id: &Id) {
    if let Some(Loaded::Ready { plan, rev, .. }) = plans::read(id) {
        export::to_file(store.notices(), Arc::new(plan), rev);
    }
}

fn delete(store: Store, stored: RwSignal<Stored>, name: String, id: Id) {
    if !plans::delete(&id) {
        store.notices().say(t!("home.delete.refused", plan = name));
        return;
    }
    stored.set(Stored::read());
    page::focus(PLANS_HEADING);
    store.forget(&id);
    let text = t!("home.delete.done", plan = name);
    store.notices().offer(text, t!("home.delete.undo"), move || bring_back(store, stored, &id, &name));
}

/// Brings a plan back, unless another one was deleted since: storage holds one way back.
fn bring_back(store: Store, stored: RwSignal<Stored>, id: &Id, name: &str) {
    let is_held = plans::deleted().as_ref() == Some(id);
    if is_held && plans::undelete().is_some() {
        stored.set(Stored::read());
        focus_plan(id);
        store.notices().say(t!("home.delete.back", plan = name));
    } else {
        store.notices().say(t!("home.delete.gone", plan = name));
    }
}

fn bring_back_last(stored: RwSignal<Stored>) {
    let id = plans::undelete();
    stored.set(Stored::read());
    match id {
        Some(id) => focus_plan(&id),
        None => {
            page::focus(PLANS_HEADING);
        }
    }
}
