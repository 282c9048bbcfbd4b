//! A grid of boxes to tick, managers × touchpoints or managers × weeks of the pledge. Arrow keys move in it.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use uptake::id::{Id, find, find_mut};
use uptake::plan::Plan;
use uptake::plan::enablement::PLEDGE_WEEKS;
use uptake::schedule::short_date;
use uptake::t;

use crate::platform::page;
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, ScrollRegion, Tone};

/// What is ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridKind {
    /// Touchpoints that managers confirmed.
    Touchpoints,
    /// Weeks in which they kept their pledge.
    Pledge,
}

/// A column of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Column {
    head: String,
    date: String,
}

/// A box of the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tick {
    on: bool,
    asked: bool,
}

impl GridKind {
    fn columns(self, plan: &Plan) -> Vec<Column> {
        match self {
            Self::Touchpoints => {
                let points = plan.enablement.in_order(plan).into_iter();
                points.map(|(date, point)| Column { head: point.name(), date: short_date(date) }).collect()
            }
            Self::Pledge => {
                let week = |n: u32| {
                    let monday = uptake::schedule::weeks::monday_of_week(i64::from(n), plan.launch);
                    Column { head: t!("enable-view.week", n = n), date: short_date(monday) }
                };
                (1..=PLEDGE_WEEKS).map(week).collect()
            }
        }
    }

    /// The boxes of a manager, in the order of the columns.
    fn row(self, plan: &Plan, manager: &Id) -> Vec<Tick> {
        let Some(manager) = find(&plan.enablement.managers, manager) else { return Vec::new() };
        match self {
            Self::Touchpoints => {
                let points = plan.enablement.in_order(plan).into_iter();
                let tick = |point: &uptake::plan::enablement::Touchpoint| Tick {
                    on: point.confirmed.contains(&manager.id),
                    asked: manager.is_asked(point),
                };
                points.map(|(_, point)| tick(point)).collect()
            }
            Self::Pledge => {
                let tick = |n: u32| Tick { on: manager.pledge_weeks.contains(&n), asked: true };
                (1..=PLEDGE_WEEKS).map(tick).collect()
            }
        }
    }

    /// Ticks or unticks a box for each of these managers.
    fn set(self, plan: &mut Plan, managers: &[Id], column: usize, on: bool) {
        match self {
            Self::Touchpoints => {
                let at = plan.enablement.in_order(plan).into_iter().nth(column).map(|(_, point)| point.id.clone());
                let Some(point) = at.and_then(|id| find_mut(&mut plan.enablement.touchpoints, &id)) else { return };
                managers.iter().for_each(|manager| point.set_confirmed(manager, on));
            }
            Self::Pledge => {
                let Ok(week) = u32::try_from(column + 1) else { return };
                for manager in plan.enablement.managers.iter_mut().filter(|known| managers.contains(&known.id)) {
                    manager.set_checked(week, on);
                }
            }
        }
    }

    fn caption(self) -> String {
        match self {
            Self::Touchpoints => t!("enable-view.grid.touchpoints"),
            Self::Pledge => t!("enable-view.grid.pledge"),
        }
    }
}

/// The grid of these managers.
#[component]
pub fn TickGrid(
    /// What is ticked.
    kind: GridKind,
    /// The managers shown.
    rows: Memo<Vec<Id>>,
) -> impl IntoView {
    let store = use_store();
    let columns = store.slice(move |plan| kind.columns(plan));
    // The one box that Tab reaches; arrow keys move on from there.
    let active = RwSignal::new((0_usize, 0_usize));
    Effect::new(move |_| {
        rows.track();
        active.set((0, 0));
    });
    let on_key = move |ev: KeyboardEvent| {
        let size = (rows.with_untracked(Vec::len), columns.with_untracked(Vec::len));
        let Some(next) = target(&ev.key(), active.get_untracked(), size) else { return };
        ev.prevent_default();
        active.set(next);
        page::refocus(&cell_id(next));
    };
    let heads = move || {
        let head = |(at, column): (usize, Column)| {
            let all = t!("enable-view.grid.all", what = column.head);
            let step = all.clone();
            let tick_all = move |()| {
                let managers = rows.get_untracked();
                store.edit(step.clone(), |plan| kind.set(plan, &managers, at, true));
                store.offer_undo(step.clone());
            };
            view! {
                <th scope="col">
                    <span class="tick-head">{column.head}</span>
                    <span class="tick-date">{column.date}</span>
                    <Button tone=Tone::Quiet on_press=tick_all label=all>
                        <Icon name=IconName::Check />
                    </Button>
                </th>
            }
        };
        columns.get().into_iter().enumerate().map(head).collect_view()
    };
    view! {
        <p class="muted">{t!("enable-view.grid.keys")}</p>
        <ScrollRegion label=kind.caption()>
            <table class="table tick-grid" on:keydown=on_key>
                <caption>{kind.caption()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!("enable-view.grid.manager")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|id| id.clone() let:id>
                        <TickRow kind id rows columns active />
                    </For>
                </tbody>
            </table>
        </ScrollRegion>
    }
}

/// The id of the box in this row and column.
fn cell_id(at: (usize, usize)) -> String {
    format!("tick-{}-{}", at.0, at.1)
}

/// The box that `key` leads to in a grid of so many rows and columns, if it is a key that moves.
fn target(key: &str, at: (usize, usize), size: (usize, usize)) -> Option<(usize, usize)> {
    let last = (size.0.checked_sub(1)?, size.1.checked_sub(1)?);
    match key {
        "ArrowRight" => Some((at.0, (at.1 + 1).min(last.1))),
        "ArrowLeft" => Some((at.0, at.1.saturating_sub(1))),
        "ArrowDown" => Some(((at.0 + 1).min(last.0), at.1)),
        "ArrowUp" => Some((at.0.saturating_sub(1), at.1)),
        "Home" => Some((at.0, 0)),
        "End" => Some((at.0, last.1)),
        _ => None,
    }
}

/// The boxes of one manager.
#[component]
fn TickRow(
    kind: GridKind,
    id: Id,
    rows: Memo<Vec<Id>>,
    columns: Memo<Vec<Column>>,
    active: RwSignal<(usize, usize)>,
) -> impl IntoView {
    let store = use_store();
    let own = StoredValue::new(id);
    let at = Memo::new(move |_| {
        rows.with(|rows| own.with_value(|id| rows.iter().position(|known| known == id))).unwrap_or_default()
    });
    let name = store.slice(move |plan| {
        let manager = own.with_value(|id| find(&plan.enablement.managers, id).cloned());
        manager.map_or_else(String::new, |manager| match manager.title() {
            "" => t!("wizard.unnamed"),
            title => title.to_owned(),
        })
    });
    let ticks = store.slice(move |plan| own.with_value(|id| kind.row(plan, id)));
    let cell = move |(column, about): (usize, Column)| {
        let tick = move || ticks.with(|ticks| ticks.get(column).copied().unwrap_or_default());
        let label = move || match tick().asked {
            true => t!("enable-view.grid.cell", who = name.get(), what = about.head, date = about.date),
            false => t!("enable-view.grid.cell-not-asked", who = name.get(), what = about.head, date = about.date),
        };
        let on_change = move |ev: Event| {
            let on = event_target_checked(&ev);
            let step = t!("enable-view.grid.step", who = name.get_untracked());
            store.edit(step, |plan| own.with_value(|id| kind.set(plan, std::slice::from_ref(id), column, on)));
        };
        view! {
            <td data-asked=move || tick().asked.to_string()>
                <input
                    type="checkbox"
                    id=move || cell_id((at.get(), column))
                    aria-label=label
                    tabindex=move || if active.get() == (at.get(), column) { "0" } else { "-1" }
                    prop:checked=move || tick().on
                    on:focus=move |_| active.set((at.get_untracked(), column))
                    on:change=on_change
                />
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row">{move || name.get()}</th>
            {move || columns.get().into_iter().enumerate().map(cell).collect_view()}
        </tr>
    }
}
