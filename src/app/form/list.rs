//! A list of entities: rows with their fields, ready-made rows to add, removing with undo, ordering by button.

use leptos::prelude::*;
use uptake::id::Id;
use uptake::t;
use uptake::wizard::{Answer, AnyList, FieldInfo, Layout, Opt, Row, row_control, table};

use super::{AnswerControl, Issues, go_to, issue_of, use_wanted};
use crate::platform::page;
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, TableExport, Tone};

/// Lists of so many rows stand open.
const OPEN_ROWS: usize = 3;

/// The rows of a list and the buttons to change it.
#[component]
pub fn ListEditor(
    /// The list.
    list: &'static dyn AnyList,
    /// What is wrong with the answers.
    issues: Issues,
) -> impl IntoView {
    let wanted = use_wanted();
    // lang: list.*
    let text = move |part: &str| t!(format!("list.{}.{part}", list.id()));
    let store = use_store();
    let rows = store.slice(move |plan| list.rows(plan).into_iter().map(|row| row.id).collect::<Vec<Id>>());
    let add = move |()| {
        let mut added = Id::default();
        store.edit(text("add"), |plan| added = list.add(plan, &mut store.ids()));
        if let Some(first) = list.fields().first() {
            go_to(wanted, row_control(first.id, &added));
        }
    };
    let presets = store.slice(move |plan| list.presets(plan));
    let exported = store.slice(move |plan| table::rows(list, plan));
    let layout = if list.layout() == Layout::Table { "table" } else { "cards" };
    view! {
        <section class="section list-editor" data-layout=layout id=list.id() tabindex="-1">
            <h2>{text("title")}</h2>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="muted">{text("empty")}</p>
            </Show>
            <ol class="entities">
                <For each=move || rows.get() key=|id| id.clone() let:id>
                    <RowEditor list id issues />
                </For>
            </ol>
            <Show when=move || !list.fixed()>
                <div class="cluster">
                    <Button on_press=add>
                        <Icon name=IconName::Plus />
                        {text("add")}
                    </Button>
                </div>
            </Show>
            <TableExport name=text("title") head=table::head(list) rows=exported />
            <Show when=move || presets.with(|all| !all.is_empty())>
                <div class="presets">
                    <p class="muted">{t!("form.presets")}</p>
                    <ul class="cluster">
                        <For each=move || presets.get() key=what_is_offered let:preset>
                            <li><PresetButton list key=preset.key label=preset.label /></li>
                        </For>
                    </ul>
                </div>
            </Show>
        </section>
    }
}

/// A preset by its label too: what one offers can change, such as how many weeks it lays out.
fn what_is_offered(preset: &Opt) -> (String, String) {
    (preset.key.clone(), preset.label.clone())
}

/// The id of the button that adds a preset.
fn preset_control(list: &'static dyn AnyList, key: &str) -> String {
    format!("{}-preset-{key}", list.id())
}

#[component]
fn PresetButton(list: &'static dyn AnyList, key: String, label: String) -> impl IntoView {
    let store = use_store();
    let step = t!("form.add-preset", what = label);
    let id = preset_control(list, &key);
    let add = move |()| {
        let place = |offered: &[Opt]| offered.iter().position(|preset| preset.key == key);
        let at = place(&list.presets(&store.plan_untracked())).unwrap_or_default();
        store.edit(step.clone(), |plan| list.add_preset(plan, &key, &mut store.ids()));
        // Most are offered once, and the button leaves with the focus: the one that takes its place has it next.
        let offered = list.presets(&store.plan_untracked());
        let next = offered.get(place(&offered).unwrap_or(at)).or(offered.last());
        let next = next.map_or_else(|| list.id().to_owned(), |preset| preset_control(list, &preset.key));
        page::after(0, move || page::refocus(&next));
    };
    view! {
        <Button tone=Tone::Quiet on_press=add id>
            <Icon name=IconName::Plus />
            {label}
        </Button>
    }
}

#[component]
fn RowEditor(list: &'static dyn AnyList, id: Id, issues: Issues) -> impl IntoView {
    let store = use_store();
    let own = id.clone();
    let place = store.slice(move |plan| {
        let rows = list.rows(plan);
        let at = rows.iter().position(|row| row.id == own);
        let title = at.and_then(|at| rows.get(at)).map(|row: &Row| row.title.clone()).unwrap_or_default();
        (at.unwrap_or_default(), rows.len(), title)
    });
    let name = move || {
        let (at, _, title) = place.get();
        if title.is_empty() { t!("form.row", n = at + 1) } else { title }
    };
    let name = Signal::derive(name);
    let first = Signal::derive(move || place.with(|(at, ..)| *at == 0));
    let last = Signal::derive(move || place.with(|(at, len, _)| at + 1 >= *len));
    let fields = list.fields().into_iter().enumerate();
    let row = StoredValue::new(id.clone());
    let fields = StoredValue::new(fields.collect::<Vec<_>>());
    let heading = row_control(list.id(), &id);
    let body = format!("{heading}-fields");
    let wanted = use_wanted();
    let suffix = format!(".{id}");
    // Short lists stand open; in long ones a row opens when it is new, asked for, or sent to.
    let is_short = list.rows(&store.plan_untracked()).len() <= OPEN_ROWS;
    let open = RwSignal::new(is_short);
    Effect::new(move |_| {
        if wanted.with(|control| control.ends_with(&suffix)) {
            open.set(true);
        }
    });
    view! {
        <li class="entity" id=heading tabindex="-1" data-open=move || open.get().to_string()>
            <div class="entity-head">
                <h3 class="entity-title">
                    <button
                        type="button"
                        class="entity-toggle"
                        aria-expanded=move || open.get().to_string()
                        aria-controls=body.clone()
                        on:click=move |_| open.update(|open| *open = !*open)
                    >
                        <Icon name=IconName::ChevronRight />
                        {move || name.get()}
                    </button>
                </h3>
                <Show when=move || !list.fixed()>
                    <RowButtons list id=id.clone() name first last />
                </Show>
            </div>
            <div id=body class="entity-fields" hidden=move || !open.get()>
                <Show when=move || open.get()>
                    {fields.with_value(|fields| {
                        let one = |(index, info): &(usize, FieldInfo)| {
                            view! { <RowField list row=row.get_value() index=*index info=*info issues /> }
                        };
                        fields.iter().map(one).collect_view()
                    })}
                </Show>
            </div>
        </li>
    }
}

#[component]
fn RowButtons(
    list: &'static dyn AnyList,
    id: Id,
    name: Signal<String>,
    first: Signal<bool>,
    last: Signal<bool>,
) -> impl IntoView {
    let store = use_store();
    let id = StoredValue::new(id);
    let button = move |way: &str| format!("{}-{way}", id.with_value(|id| row_control(list.id(), id)));
    let shift = move |by: isize| {
        let label = t!("form.move-step", what = name.get_untracked());
        store.edit(label, |plan| list.shift(plan, &id.get_value(), by));
        // A row that moves on the page loses the focus; at either end only the other button still works.
        let is_at_end = if by < 0 { first.get_untracked() } else { last.get_untracked() };
        let next = if (by < 0) != is_at_end { button("up") } else { button("down") };
        page::after(0, move || page::refocus(&next));
    };
    let remove = move |()| {
        let label = t!("form.remove-step", what = name.get_untracked());
        store.edit(label.clone(), |plan| list.remove(plan, &id.get_value()));
        store.offer_undo(label);
        page::focus(list.id());
    };
    let named = move |key: &'static str| Signal::derive(move || t!(key, what = name.get()));
    view! {
        <div class="entity-tools">
            <Button
                tone=Tone::Quiet
                on_press=move |()| shift(-1)
                disabled=first
                label=named("form.move-up")
                id=button("up")
            >
                <Icon name=IconName::ArrowUp />
            </Button>
            <Button
                tone=Tone::Quiet
                on_press=move |()| shift(1)
                disabled=last
                label=named("form.move-down")
                id=button("down")
            >
                <Icon name=IconName::ArrowDown />
            </Button>
            <Button tone=Tone::Quiet on_press=remove label=named("form.remove")>
                <Icon name=IconName::Trash />
            </Button>
        </div>
    }
}

/// One question asked of one row of a list.
#[component]
pub fn RowField(
    /// The list.
    list: &'static dyn AnyList,
    /// The row.
    row: Id,
    /// The place of the question among those of the list.
    index: usize,
    /// What is asked.
    info: FieldInfo,
    /// What is wrong with the answers.
    issues: Issues,
) -> impl IntoView {
    let store = use_store();
    let row = StoredValue::new(row);
    let shown = store.slice(move |plan| row.with_value(|row| list.shown(plan, row, index)));
    let unit = store.slice(move |plan| row.with_value(|row| list.unit(plan, row, index)));
    let value = store.slice(move |plan| row.with_value(|row| list.read(plan, row, index)));
    let id = row.with_value(|row| row_control(info.id, row));
    let shown_value = Signal::derive(move || value.get().unwrap_or(Answer::Text(String::new())));
    let key = id.clone();
    let on_change = Callback::new(move |answer: Answer| {
        let label = t!("form.edit", field = info.label());
        store.edit_field(label, &key, |plan| row.with_value(|row| list.write(plan, row, index, answer)));
    });
    view! {
        <Show when=move || shown.get()>
            {
                let id = id.clone();
                // A change of unit (another metric) draws the control anew.
                move || {
                    let error = issue_of(issues, id.clone());
                    view! { <AnswerControl info id=id.clone() value=shown_value on_change error unit=unit.get() /> }
                }
            }
        </Show>
    }
}
