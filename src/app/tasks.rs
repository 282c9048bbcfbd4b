//! Items of the rollout checklist with a box to tick, wherever they are shown.

use chrono::NaiveDate;
use leptos::ev::Event;
use leptos::prelude::*;
use uptake::check::Place;
use uptake::plan::Phase;
use uptake::plan::checklist::{ChecklistItem, set_done};
use uptake::schedule::weeks::long_date;
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{Status, Tag, unique_id};

/// One item of a list that changes under it, cheap to copy. An item that is gone reads as nothing.
#[derive(Clone, Copy)]
pub struct Task {
    key: StoredValue<String>,
    item: Memo<Option<ChecklistItem>>,
}

impl Task {
    /// The item with this key among `items`.
    pub fn new(items: Memo<Vec<ChecklistItem>>, key: String) -> Self {
        let own = key.clone();
        let find = move |all: &Vec<ChecklistItem>| all.iter().find(|item| item.key == own).cloned();
        Self { key: StoredValue::new(key), item: Memo::new(move |_| items.with(&find)) }
    }

    /// The item's key.
    pub fn key(self) -> String {
        self.key.get_value()
    }

    /// Something of the item, followed as it changes.
    pub fn read<T>(self, part: impl Fn(&ChecklistItem) -> T) -> Option<T> {
        self.item.with(|item| item.as_ref().map(part))
    }

    /// What is done.
    pub fn text(self) -> String {
        self.read(|item| item.text.clone()).unwrap_or_default()
    }

    /// The text, without following its changes.
    pub fn text_untracked(self) -> String {
        self.item.with_untracked(|item| item.as_ref().map(|item| item.text.clone())).unwrap_or_default()
    }

    /// The day it was done.
    pub fn done(self) -> Option<NaiveDate> {
        self.read(|item| item.done).flatten()
    }

    /// By when.
    pub fn due(self) -> Option<NaiveDate> {
        self.read(|item| item.due)
    }

    /// Not done, and due before today.
    pub fn overdue(self) -> bool {
        self.read(|item| item.overdue).unwrap_or_default()
    }
}

/// The box of an item, with what is done as its label.
#[component]
pub fn TaskTick(
    /// The item.
    task: Task,
) -> impl IntoView {
    let store = use_store();
    let id = unique_id("task");
    let tick = move |ev: Event| {
        let what = task.text_untracked();
        let today = event_target_checked(&ev).then(clock::today);
        let label = if today.is_some() { t!("tasks.tick", what = what) } else { t!("tasks.untick", what = what) };
        store.edit(label, |plan| set_done(plan, &task.key(), today));
    };
    view! {
        <div class="check">
            <input type="checkbox" id=id.clone() prop:checked=move || task.done().is_some() on:change=tick />
            <label for=id>{move || task.text()}</label>
        </div>
    }
}

/// The link to where an item is done; nothing where that is the page of `here`.
#[component]
pub fn TaskLink(
    /// The item.
    task: Task,
    /// The phase whose page the link stands on.
    #[prop(optional_no_strip)]
    here: Option<Phase>,
) -> impl IntoView {
    let plan = use_store().plan_untracked().id.clone();
    let place = Memo::new(move |_| {
        let is_here = |place: &Place| here.is_some_and(|phase| *place == Place::Phase(phase));
        task.read(|item| item.place.clone()).filter(|place| !is_here(place))
    });
    move || {
        let href = links::place(&plan, &place.get()?);
        let what = move || t!("tasks.of", what = task.text());
        Some(view! { <a class="task-link" href=href>{t!("tasks.go")} <span class="visually-hidden">{what}</span></a> })
    }
}

/// Items with their boxes, owners and due dates.
#[component]
pub fn TaskList(
    /// The items, in the order shown.
    #[prop(into)]
    items: Signal<Vec<ChecklistItem>>,
    /// The phase whose page the list stands on.
    #[prop(optional_no_strip)]
    here: Option<Phase>,
) -> impl IntoView {
    let items = Memo::new(move |_| items.get());
    // Rows stay as long as their keys do: a tick keeps its focus.
    let keys = Memo::new(move |_| items.with(|all| all.iter().map(|item| item.key.clone()).collect::<Vec<_>>()));
    view! {
        <ul class="task-list">
            <For each=move || keys.get() key=|key| key.clone() let:key>
                <TaskRow task=Task::new(items, key) here />
            </For>
        </ul>
    }
}

#[component]
fn TaskRow(task: Task, here: Option<Phase>) -> impl IntoView {
    let owner = use_store().slice(move |plan| {
        let owner = task.read(|item| item.owner.clone()).unwrap_or_default();
        plan.person_name(&owner).to_owned()
    });
    let when = move || match (task.done(), task.due()) {
        (Some(day), _) => t!("tasks.done-on", date = long_date(day)),
        (None, Some(day)) => t!("tasks.due", date = long_date(day)),
        (None, None) => String::new(),
    };
    let who = move || owner.with(|name| if name.is_empty() { t!("tasks.nobody") } else { name.clone() });
    view! {
        <li class="task" data-done=move || task.done().is_some().then_some("true")>
            <TaskTick task />
            <p class="task-facts">
                <span>{when}</span>
                <span>{who}</span>
                <TaskLink task here />
            </p>
            <OverdueTag task />
        </li>
    }
}

/// A tag on an item that is overdue.
#[component]
pub fn OverdueTag(
    /// The item.
    task: Task,
) -> impl IntoView {
    view! {
        <Show when=move || task.overdue()>
            <Tag tone=Status::Danger>{t!("tasks.overdue")}</Tag>
        </Show>
    }
}
