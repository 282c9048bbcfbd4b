//! The weekly tracker as a table to type in: a row a week, filled by hand or from the imports (row I6).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::{self, Id};
use uptake::lang::count;
use uptake::plan::measure::tracker::{Origin, Taken, TrackedFigure, TrackerWeek, imported_weeks, take_from_imports};
use uptake::t;
use uptake::wizard::measure::TRACKER;
use uptake::wizard::{AnyList, FieldInfo};

use crate::form::RowField;
use crate::platform::page;
use crate::store::use_store;
use crate::ui::{Button, EmptyState, Icon, IconName, ScrollRegion, Tone};

/// The id of the section, which takes the focus when a row is removed.
const SECTION: &str = "tracker";

/// The section.
#[component]
pub fn TrackerSection() -> impl IntoView {
    let store = use_store();
    let rows = store.slice(|plan| plan.measurement.tracker.iter().map(|week| week.id.clone()).collect::<Vec<Id>>());
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let can_take = store.slice(|plan| !imported_weeks(&plan.measurement.imports).is_empty());
    let content = move || {
        if is_empty.get() {
            return view! {
                <EmptyState title=t!("list.tracker.empty") text=t!("measuring.tracker.empty-text")>
                    <Tools is_empty can_take />
                </EmptyState>
            }
            .into_any();
        }
        view! {
            <Weeks rows can_take />
            <Show when=move || can_take.get()>
                <p class="muted">{t!("measuring.tracker.marks")}</p>
            </Show>
            <div class="cluster">
                <Tools is_empty can_take />
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section" id=SECTION tabindex="-1">
            <h2>{t!("list.tracker.title")}</h2>
            <p class="muted">{t!("measuring.tracker.lede")}</p>
            {content}
        </section>
    }
}

/// The buttons that add weeks.
#[component]
fn Tools(is_empty: Memo<bool>, can_take: Memo<bool>) -> impl IntoView {
    let store = use_store();
    let take = move |()| {
        let mut taken = Taken::default();
        store.edit(t!("measuring.tracker.take-step"), |plan| taken = take_from_imports(plan, &mut store.ids()));
        store.notices().say(said(taken));
    };
    let add = move |()| {
        store.edit(t!("list.tracker.add"), |plan| {
            TRACKER.add(plan, &mut store.ids());
        });
    };
    let presets = store.slice(|plan| TRACKER.presets(plan));
    let preset = move |(key, label): (String, String)| {
        let step = label.clone();
        let add = move |()| store.edit(step.clone(), |plan| TRACKER.add_preset(plan, &key, &mut store.ids()));
        view! { <Button on_press=add>{label}</Button> }
    };
    let presets = move || presets.get().into_iter().map(|opt| preset((opt.key, opt.label))).collect_view();
    view! {
        <Button tone=Tone::Primary on_press=take disabled=Signal::derive(move || !can_take.get())>
            {t!("measuring.tracker.take")}
        </Button>
        <Show when=move || !is_empty.get()>
            <Button on_press=add>
                <Icon name=IconName::Plus />
                {t!("list.tracker.add")}
            </Button>
        </Show>
        {presets}
        <Show when=move || !can_take.get()>
            <p class="muted">{t!("measuring.tracker.take-none")}</p>
        </Show>
    }
}

/// What taking weeks from the imports did, in words.
fn said(taken: Taken) -> String {
    let mut words = Vec::new();
    if taken.filled > 0 {
        words.push(count("measuring.tracker.filled", taken.filled));
    }
    if taken.kept > 0 {
        words.push(count("measuring.tracker.kept", taken.kept));
    }
    if words.is_empty() { t!("measuring.tracker.nothing-new") } else { words.join(" ") }
}

/// The weeks.
#[component]
fn Weeks(rows: Memo<Vec<Id>>, can_take: Memo<bool>) -> impl IntoView {
    let heads = TRACKER.fields().into_iter().map(|field| view! { <th scope="col">{field.label()}</th> }).collect_view();
    view! {
        <ScrollRegion label=t!("measuring.tracker.caption")>
            <table class="table tracker">
                <thead>
                    <tr>
                        <th scope="col">{t!("measuring.tracker.week-head")}</th>
                        {heads}
                        <th scope="col">
                            <span class="visually-hidden">{t!("measuring.tracker.tools-head")}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|id| id.clone() let:id>
                        <Week id can_take />
                    </For>
                </tbody>
            </table>
        </ScrollRegion>
    }
}

/// One week: a control for each figure, marked where it was typed by hand.
#[component]
fn Week(id: Id, can_take: Memo<bool>) -> impl IntoView {
    let store = use_store();
    let own = StoredValue::new(id.clone());
    let title = store.slice(move |plan| {
        let row = TRACKER.rows(plan).into_iter().find(|row| own.with_value(|id| row.id == *id));
        row.map(|row| row.title).unwrap_or_default()
    });
    let by_hand = store.slice(move |plan| {
        own.with_value(|id| id::find(&plan.measurement.tracker, id).map(typed_by_hand)).unwrap_or_default()
    });
    let cell = |(index, info): (usize, FieldInfo)| {
        let is_by_hand = move || can_take.get() && by_hand.with(|all| all.get(index).copied().unwrap_or_default());
        view! {
            <td>
                <RowField list=&TRACKER row=id.clone() index info issues=Signal::stored(Vec::new()) />
                <Show when=is_by_hand>
                    <span class="tracker-mark">{Origin::Hand.label()}</span>
                </Show>
            </td>
        }
    };
    let cells = TRACKER.fields().into_iter().enumerate().map(cell).collect_view();
    let name = Signal::derive(move || t!("measuring.tracker.remove", week = title.get()));
    let remove = move |()| {
        let step = name.get_untracked();
        store.edit(step.clone(), |plan| own.with_value(|id| TRACKER.remove(plan, id)));
        store.offer_undo(step);
        page::focus(SECTION);
    };
    view! {
        <tr>
            <th scope="row">{move || title.get()}</th>
            {cells}
            <td>
                <Button tone=Tone::Quiet on_press=remove label=name>
                    <Icon name=IconName::Trash />
                </Button>
            </td>
        </tr>
    }
}

/// Which figures of a week were typed by hand, in the order of the columns.
fn typed_by_hand(week: &TrackerWeek) -> Vec<bool> {
    TrackedFigure::ALL.iter().map(|figure| week.origin(*figure) == Origin::Hand).collect()
}
