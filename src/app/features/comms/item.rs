//! One item of the calendar, wherever it is drawn: it opens on a click, is dragged by pointer and moved by keyboard.

use std::sync::Arc;

use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::comms::calendar::Entry;
use uptake::lang::count;
use uptake::plan::comms::ItemState;
use uptake::t;

use super::desk::{Desk, item_control};
use crate::platform::page;

/// How many items a day or cell shows before the rest is folded away.
const MOST: usize = 6;

/// Audience colours there are; further audiences begin again and are told apart by name.
const COLOURS: usize = 8;

/// The keys that move an item, as assistive technology is told.
const SHORTCUTS: &str = "Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown";

/// The value of `data-audience-index` for an audience's place in the plan.
pub fn colour(audience_index: Option<usize>) -> Option<String> {
    audience_index.map(|index| (index % COLOURS).to_string())
}

/// The days that a key moves an item by, if it moves one.
fn days_of(key: &str) -> Option<i32> {
    match key {
        "ArrowLeft" => Some(-1),
        "ArrowRight" => Some(1),
        "ArrowUp" => Some(-7),
        "ArrowDown" => Some(7),
        _ => None,
    }
}

/// An item to press, drag and move.
///
/// Not a `<button>`, because Firefox does not let go of a button that is dragged.
#[component]
pub fn ItemButton(
    /// The calendar it belongs to.
    desk: Desk,
    /// The item.
    entry: Arc<Entry>,
) -> impl IntoView {
    let id = StoredValue::new(entry.id.clone());
    let open = move || desk.open.set(Some(id.get_value()));
    let on_key = move |event: KeyboardEvent| {
        let key = event.key();
        if event.alt_key() {
            if let Some(days) = days_of(&key) {
                // Alt and an arrow would leave the page otherwise.
                event.prevent_default();
                desk.shift(&id.get_value(), days);
            }
        } else if key == "Enter" || key == " " {
            event.prevent_default();
            open();
        }
    };
    let time = entry.time.map(|time| view! { <span class="cal-time">{time.format("%H:%M").to_string()}" "</span> });
    let audience = match entry.audience_name.as_str() {
        "" => t!("comms-view.no-audience"),
        name => name.to_owned(),
    };
    view! {
        <div
            class="cal-item"
            role="button"
            tabindex="0"
            draggable="true"
            id=item_control(&entry.id)
            title=audience.clone()
            aria-keyshortcuts=SHORTCUTS
            data-audience-index=colour(entry.audience_index)
            data-done=(entry.state == ItemState::Sent).then_some("true")
            data-dragging=move || desk.dragged.with(|dragged| *dragged == Some(id.get_value())).then_some("true")
            on:click=move |_| open()
            on:keydown=on_key
            on:dragstart=move |event: DragEvent| {
                page::carry(&event, &id.with_value(ToString::to_string));
                desk.dragged.set(Some(id.get_value()));
            }
            on:dragend=move |_| {
                desk.dragged.set(None);
                desk.over.set(None);
            }
        >
            {time}
            {entry.name()}
            <span class="visually-hidden">{t!("comms-view.item-facts", audience = audience, state = entry.state.label())}</span>
        </div>
    }
}

/// The items of a day or cell, folded after the first few; `key` names the place among all on screen.
#[component]
pub fn ItemStack(
    /// The calendar they belong to.
    desk: Desk,
    /// The items.
    #[prop(into)]
    entries: Signal<Vec<Arc<Entry>>>,
    /// The name of the place, as in [`Desk::unfolded`].
    key: String,
) -> impl IntoView {
    let key = StoredValue::new(key);
    let is_unfolded = Memo::new(move |_| {
        desk.unfolded.with(|open| open.as_ref().is_some_and(|open| key.with_value(|key| key == open)))
    });
    move || {
        let all = entries.get();
        let shown = if is_unfolded.get() { all.len() } else { all.len().min(MOST) };
        let more = all.get(shown).map(|first_hidden| {
            let control = item_control(&first_hidden.id);
            let unfold = move |_| {
                desk.unfolded.set(Some(key.get_value()));
                let control = control.clone();
                page::after(0, move || page::refocus(&control));
            };
            let text = count("comms-view.more", all.len() - shown);
            view! { <button type="button" class="cal-more" on:click=unfold>{text}</button> }
        });
        let items = all.iter().take(shown).map(|entry| view! { <ItemButton desk entry=Arc::clone(entry) /> });
        view! {
            {items.collect_view()}
            {more}
        }
    }
}
