//! The managers, 25 at a time so that 300 stay quick: who they are, what they confirmed, their pledge, what came of it.

use leptos::prelude::*;
use uptake::id::Id;
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::plan::enablement::roster::{add_managers, remove_manager};
use uptake::t;
use uptake::wizard::enablement::{MANAGERS, PLEDGE, PLEDGED_ON, RESULTS, WHO, manager_issues};
use uptake::wizard::{AnyList, FieldInfo, row_control};

use super::grid::{GridKind, TickGrid};
use crate::form::{Issues, PlanFields, RowField, go_to, use_wanted};
use crate::platform::page;
use crate::store::use_store;
use crate::ui::{Button, Choice, EmptyState, Icon, IconName, ScrollRegion, SelectField, TextArea, TextField, Tone};

/// Managers on screen at once.
const PAGE: usize = 25;

/// The section, which takes the focus when a manager is removed.
const SECTION: &str = "managers";

/// What is shown of the managers.
const VIEWS: [&str; 4] = ["who", "touchpoints", "pledge", "results"];

/// The field of the managers that stands above the weeks of the pledge.
const PLEDGE_DAY: std::ops::Range<usize> = PLEDGED_ON..PLEDGED_ON + 1;

/// The part.
#[component]
pub fn ManagersPart() -> impl IntoView {
    let store = use_store();
    let shown = RwSignal::new(VIEWS[0].to_owned());
    let words = RwSignal::new(String::new());
    let first = RwSignal::new(0_usize);
    let found = store.slice(move |plan| words.with(|words| matching(plan, words)));
    let rows =
        Memo::new(move |_| found.with(|all| all.iter().skip(first.get()).take(PAGE).cloned().collect::<Vec<_>>()));
    let is_empty = store.slice(|plan| plan.enablement.managers.is_empty());
    follow_wanted(found, words, first, shown);
    let search = move |text: String| {
        words.set(text);
        first.set(0);
    };
    let views = || {
        // lang: enable-view.shown.*
        VIEWS.map(|key| Choice::new(key, t!(format!("enable-view.shown.{key}")))).to_vec()
    };
    let chosen = Memo::new(move |_| shown.get());
    let table = move || match chosen.get().as_str() {
        "touchpoints" => view! { <TickGrid kind=GridKind::Touchpoints rows /> }.into_any(),
        "pledge" => view! {
            <PlanFields fields=PLEDGE issues=Signal::stored(Vec::new()) />
            <Rows rows fields=PLEDGE_DAY />
            <TickGrid kind=GridKind::Pledge rows />
        }
        .into_any(),
        "results" => view! {
            <p class="muted">{t!("enable-view.results-hint")}</p>
            <Rows rows fields=RESULTS />
        }
        .into_any(),
        _ => view! { <Rows rows fields=WHO /> }.into_any(),
    };
    view! {
        <section class="section" id=SECTION tabindex="-1">
            <h2>{t!("list.managers.title")}</h2>
            <p class="muted">{t!("enable-view.managers-why")}</p>
            <Show when=move || is_empty.get()>
                <EmptyState title=t!("enable-view.no-managers") text=t!("list.managers.empty")>
                    <AddOne />
                </EmptyState>
            </Show>
            <Show when=move || !is_empty.get()>
                <div class="manager-tools">
                    <SelectField
                        id="managers-shown"
                        label=t!("enable-view.show")
                        value=shown
                        options=Signal::derive(views)
                        on_input=move |key: String| shown.set(key)
                    />
                    <TextField id="managers-search" label=t!("enable-view.search") value=words on_input=search />
                </div>
                {table}
                <Pager found first />
                <div class="cluster">
                    <AddOne />
                </div>
            </Show>
        </section>
        <AddMany />
    }
}

/// The managers whose name or team has all these words, in the order of the plan.
fn matching(plan: &Plan, words: &str) -> Vec<Id> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let managers = plan.enablement.managers.iter().filter(|manager| {
        let told = format!("{} {}", manager.name, manager.team).to_lowercase();
        words.iter().all(|word| told.contains(word.as_str()))
    });
    managers.map(|manager| manager.id.clone()).collect()
}

/// Turns to the page on which the wanted control is, as when a finding leads to it.
fn follow_wanted(found: Memo<Vec<Id>>, words: RwSignal<String>, first: RwSignal<usize>, shown: RwSignal<String>) {
    let wanted = use_wanted();
    Effect::new(move |_| {
        let control = wanted.get();
        let Some((field, row)) = control.rsplit_once('.').filter(|_| control.starts_with("managers.")) else { return };
        words.set(String::new());
        let at = found.get_untracked().iter().position(|id| id.as_str() == row);
        if let Some(at) = at {
            first.set(at / PAGE * PAGE);
        }
        let fields = MANAGERS.fields();
        let index = fields.iter().position(|info| info.id == field).unwrap_or_default();
        let view = match index {
            PLEDGED_ON => "pledge",
            index if RESULTS.contains(&index) => "results",
            _ => "who",
        };
        shown.set(view.to_owned());
    });
}

/// Adds a manager and goes to the name.
#[component]
fn AddOne() -> impl IntoView {
    let store = use_store();
    let wanted = use_wanted();
    let add = move |()| {
        let mut added = Id::default();
        store.edit(t!("list.managers.add"), |plan| added = MANAGERS.add(plan, &mut store.ids()));
        go_to(wanted, row_control("managers.name", &added));
    };
    view! {
        <Button on_press=add>
            <Icon name=IconName::Plus />
            {t!("list.managers.add")}
        </Button>
    }
}

/// Which managers are on screen, and the way to the others.
#[component]
fn Pager(found: Memo<Vec<Id>>, first: RwSignal<usize>) -> impl IntoView {
    let all = Memo::new(move |_| found.with(Vec::len));
    let said = move || {
        let (from, all) = (first.get(), all.get());
        t!("enable-view.pager.shown", from = (from + 1).min(all), to = (from + PAGE).min(all), all = all)
    };
    let back = move |()| first.update(|first| *first = first.saturating_sub(PAGE));
    let forward = move |()| first.update(|first| *first += PAGE);
    let at_start = Signal::derive(move || first.get() == 0);
    let at_end = Signal::derive(move || first.get() + PAGE >= all.get());
    view! {
        <div class="manager-pager">
            <p class="muted" role="status">{said}</p>
            <Show when=move || { all.get() > PAGE }>
                <div class="cluster">
                    <Button on_press=back disabled=at_start>{t!("enable-view.pager.back")}</Button>
                    <Button on_press=forward disabled=at_end>{t!("enable-view.pager.on")}</Button>
                </div>
            </Show>
        </div>
    }
}

/// Some fields of the managers as a table to type in.
#[component]
fn Rows(rows: Memo<Vec<Id>>, fields: std::ops::Range<usize>) -> impl IntoView {
    let issues: Issues = use_store().slice(manager_issues).into();
    let infos: Vec<(usize, FieldInfo)> =
        MANAGERS.fields().into_iter().enumerate().filter(|(index, _)| fields.contains(index)).collect();
    let heads = infos.iter().map(|(_, info)| view! { <th scope="col">{info.label()}</th> }).collect_view();
    let has_name = fields.contains(&WHO.start);
    let infos = StoredValue::new(infos);
    view! {
        <ScrollRegion label=t!("list.managers.title")>
            <table class="table tracker manager-table">
                <thead>
                    <tr>
                        {(!has_name).then(|| view! { <th scope="col">{t!("enable-view.grid.manager")}</th> })}
                        {heads}
                        <th scope="col">
                            <span class="visually-hidden">{t!("enable-view.tools")}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|id| id.clone() let:id>
                        <ManagerRow id infos=infos.get_value() has_name issues />
                    </For>
                </tbody>
            </table>
        </ScrollRegion>
    }
}

#[component]
fn ManagerRow(id: Id, infos: Vec<(usize, FieldInfo)>, has_name: bool, issues: Issues) -> impl IntoView {
    let store = use_store();
    let own = StoredValue::new(id.clone());
    let name = store.slice(move |plan| {
        let manager = own.with_value(|id| uptake::id::find(&plan.enablement.managers, id).cloned());
        manager.map(|manager| manager.title().to_owned()).filter(|title| !title.is_empty())
    });
    let named = move || name.get().unwrap_or_else(|| t!("wizard.unnamed"));
    let cell = |(index, info): (usize, FieldInfo)| {
        view! {
            <td>
                <RowField list=&MANAGERS row=id.clone() index info issues />
            </td>
        }
    };
    let cells = infos.into_iter().map(cell).collect_view();
    let remove_label = Signal::derive(move || t!("form.remove", what = named()));
    let remove = move |()| {
        let what = name.get_untracked().unwrap_or_else(|| t!("wizard.unnamed"));
        let step = t!("form.remove-step", what = what);
        store.edit(step.clone(), |plan| own.with_value(|id| remove_manager(plan, id)));
        store.offer_undo(step);
        page::focus(SECTION);
    };
    view! {
        <tr>
            {(!has_name).then(|| view! { <th scope="row">{named}</th> })}
            {cells}
            <td>
                <Button tone=Tone::Quiet on_press=remove label=remove_label>
                    <Icon name=IconName::Trash />
                </Button>
            </td>
        </tr>
    }
}

/// Many managers at once, pasted from a sheet.
#[component]
fn AddMany() -> impl IntoView {
    let store = use_store();
    let text = RwSignal::new(String::new());
    let add = move |()| {
        let mut added = 0;
        let step = t!("enable-view.paste.step");
        store.edit(step, |plan| added = text.with_untracked(|lines| add_managers(plan, lines, &mut store.ids())));
        store.notices().say(count("enable-view.paste.added", added));
        text.set(String::new());
    };
    let is_blank = Signal::derive(move || text.with(|text| text.trim().is_empty()));
    view! {
        <details class="section">
            <summary>{t!("enable-view.paste.title")}</summary>
            <TextArea
                id="managers-paste"
                label=t!("enable-view.paste.label")
                hint=t!("enable-view.paste.hint")
                value=text
                on_input=move |lines: String| text.set(lines)
                rows=6
            />
            <div class="cluster">
                <Button on_press=add disabled=is_blank>
                    <Icon name=IconName::Plus />
                    {t!("enable-view.paste.button")}
                </Button>
            </div>
        </details>
    }
}
