//! The items in their groups, with a choice of what is shown, and owner and due date to be changed in the row.

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::choice::Choice as _;
use uptake::id::Id;
use uptake::lang::count;
use uptake::plan::checklist::{ChecklistItem, Group, Grouping, Shown, arrange, set_due, set_owner};
use uptake::t;
use uptake::wizard::people;

use crate::store::use_store;
use crate::tasks::{OverdueTag, Task, TaskLink, TaskTick};
use crate::ui::{Choice, DateField, SelectField, unique_id};

/// The items of the checklist.
#[component]
pub fn Items(
    /// All of them.
    items: Memo<Vec<ChecklistItem>>,
) -> impl IntoView {
    let shown = RwSignal::new(Shown::Open);
    let by = RwSignal::new(Grouping::Phase);
    let keys = Memo::new(move |_| {
        let mut keys: Vec<String> = items.with(|all| all.iter().map(|item| item.key.clone()).collect());
        keys.sort_unstable();
        keys
    });
    // The rows are chosen and grouped anew when one asks for it or when items come and go, not at every change of
    // one: a tick or a new date shall not pull the row away from under the pointer and the focus with it.
    let groups = Memo::new(move |_| {
        // Read, not only tracked: a memo that nobody ever reads follows nothing.
        keys.with(|_| ());
        let (shown, by) = (shown.get(), by.get());
        items.with_untracked(|all| arrange(all, shown, by))
    });
    let owners = use_store()
        .slice(|plan| people(plan).into_iter().map(|person| Choice::new(person.key, person.label)).collect::<Vec<_>>());
    let listed = move || groups.with(|all| all.iter().map(|group| group.keys.len()).sum::<usize>());
    view! {
        <div class="stack">
            <Choices shown by />
            <p class="muted" role="status">{move || count("checklist-page.listed", listed())}</p>
            {move || groups.get().into_iter().map(|group| view! { <GroupView group items owners /> }).collect_view()}
        </div>
    }
}

/// What is shown, and how it is grouped.
#[component]
fn Choices(shown: RwSignal<Shown>, by: RwSignal<Grouping>) -> impl IntoView {
    let show = move |key: String| {
        if let Some(choice) = Shown::from_key(&key) {
            shown.set(choice);
        }
    };
    let group = move |key: String| {
        if let Some(choice) = Grouping::from_key(&key) {
            by.set(choice);
        }
    };
    let shown_key = Signal::derive(move || shown.get().key().to_owned());
    let by_key = Signal::derive(move || by.get().key().to_owned());
    let all_shown: Vec<Choice> = Shown::ALL.iter().map(|one| Choice::new(one.key(), one.label())).collect();
    let all_by: Vec<Choice> = Grouping::ALL.iter().map(|one| Choice::new(one.key(), one.label())).collect();
    view! {
        <div class="cluster checklist-choices">
            <SelectField id="checklist-shown" label=t!("checklist-page.shown") value=shown_key
                options=Signal::stored(all_shown) on_input=show />
            <SelectField id="checklist-by" label=t!("checklist-page.by") value=by_key
                options=Signal::stored(all_by) on_input=group />
        </div>
    }
}

#[component]
fn GroupView(group: Group, items: Memo<Vec<ChecklistItem>>, owners: Memo<Vec<Choice>>) -> impl IntoView {
    let row = |key: String| view! { <ItemRow task=Task::new(items, key) owners /> };
    view! {
        <section class="section">
            <h2>{group.title}</h2>
            <ul class="task-list">{group.keys.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// An item: its box, and who does it by when, to be changed in place.
#[component]
fn ItemRow(task: Task, owners: Memo<Vec<Choice>>) -> impl IntoView {
    let store = use_store();
    let id = unique_id("item");
    let what = task.text_untracked();
    let owner = Signal::derive(move || task.read(|item| item.owner.to_string()).unwrap_or_default());
    let due = Signal::derive(move || task.due());
    let choose_owner = move |person: String| {
        let label = t!("checklist-page.set-owner", what = task.text_untracked());
        store.edit(label, |plan| set_owner(plan, &task.key(), Id::new(person)));
    };
    let choose_due = move |date: Option<NaiveDate>| {
        let label = t!("checklist-page.set-due", what = task.text_untracked());
        let key = task.key();
        store.edit_field(label, &format!("checklist-due.{key}"), |plan| set_due(plan, &key, date));
    };
    view! {
        <li class="task task-edit" data-done=move || task.done().is_some().then_some("true")>
            <TaskTick task />
            <SelectField id=format!("{id}-owner") label=t!("checklist-page.owner-of", what = what) value=owner
                options=owners empty=t!("checklist-page.no-owner") on_input=choose_owner />
            <DateField id=format!("{id}-due") label=t!("checklist-page.due-of", what = what) value=due
                on_input=choose_due />
            <p class="task-facts">
                <OverdueTag task />
                <TaskLink task />
            </p>
        </li>
    }
}
