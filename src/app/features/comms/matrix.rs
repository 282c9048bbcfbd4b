//! The calendar as a matrix: weeks across, audiences down, a quarter at a time.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use uptake::comms::calendar::{Entry, Matrix, MatrixLine};
use uptake::schedule::short_date;
use uptake::schedule::weeks::{monday_of, week_label};
use uptake::t;

use super::desk::Desk;
use super::item::ItemStack;
use crate::ui::{Button, Icon, IconName, ScrollRegion, Tone};

/// The weeks that are drawn at once: a quarter.
const WEEKS: usize = 13;

/// The weeks from `from` on, as many as are drawn at once.
fn quarter(matrix: &Matrix, from: usize) -> Matrix {
    let cut = |line: &MatrixLine| MatrixLine {
        cells: line.cells.iter().skip(from).take(WEEKS).cloned().collect(),
        audience: line.audience.clone(),
        name: line.name.clone(),
    };
    Matrix {
        weeks: matrix.weeks.iter().skip(from).take(WEEKS).copied().collect(),
        lines: matrix.lines.iter().map(cut).collect(),
    }
}

/// The first week drawn: the quarter that holds the month on screen.
fn opening_week(matrix: &Matrix, month: NaiveDate) -> usize {
    let at = matrix.weeks.iter().position(|(monday, _)| *monday >= monday_of(month));
    at.unwrap_or(matrix.weeks.len().saturating_sub(1)) / WEEKS * WEEKS
}

/// The matrix with the buttons that turn it.
#[component]
pub fn MatrixView(
    /// The calendar.
    desk: Desk,
) -> impl IntoView {
    let matrix = Memo::new(move |_| desk.index.with(|index| desk.filter.with(|filter| index.matrix(filter))));
    let from = RwSignal::new(matrix.with_untracked(|matrix| opening_week(matrix, desk.month.get_untracked())));
    let last = Memo::new(move |_| matrix.with(|matrix| matrix.weeks.len().saturating_sub(1) / WEEKS * WEEKS));
    // A filter can leave fewer weeks than were turned to.
    let at = Memo::new(move |_| from.get().min(last.get()));
    let shown = Memo::new(move |_| matrix.with(|matrix| quarter(matrix, at.get())));
    let range = move || {
        shown.with(|shown| match (shown.weeks.first(), shown.weeks.last()) {
            (Some((_, first)), Some((_, last))) => {
                t!("comms-view.matrix.range", from = week_label(*first), to = week_label(*last))
            }
            _ => t!("comms-view.nothing-shown"),
        })
    };
    let earlier = move |()| from.set(at.get_untracked().saturating_sub(WEEKS));
    let later = move |()| from.set(at.get_untracked() + WEEKS);
    view! {
        <div class="stack">
            <div class="cal-bar">
                <Button tone=Tone::Quiet on_press=earlier label=t!("comms-view.matrix.earlier")
                    disabled=Signal::derive(move || at.get() == 0)>
                    <Icon name=IconName::ArrowLeft />
                </Button>
                <h3 aria-live="polite">{range}</h3>
                <Button tone=Tone::Quiet on_press=later label=t!("comms-view.matrix.later")
                    disabled=Signal::derive(move || at.get() >= last.get())>
                    <Icon name=IconName::ArrowRight />
                </Button>
            </div>
            <ScrollRegion label=t!("comms-view.matrix.label")>
                {move || shown.with(|shown| table(desk, shown))}
            </ScrollRegion>
        </div>
    }
}

fn table(desk: Desk, matrix: &Matrix) -> impl IntoView + use<> {
    let heads = matrix.weeks.iter().map(|(monday, number)| {
        view! { <th scope="col">{week_label(*number)} <br /> {short_date(*monday)}</th> }
    });
    let heads = heads.collect_view();
    let lines = matrix.lines.iter().map(|line| self::line(desk, matrix, line)).collect_view();
    view! {
        <table class="cal-matrix">
            <thead>
                <tr>
                    <th scope="col">{t!("comms-view.matrix.audience")}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

fn line(desk: Desk, matrix: &Matrix, line: &MatrixLine) -> impl IntoView + use<> {
    let name = if line.name.trim().is_empty() { t!("comms-view.no-audience") } else { line.name.clone() };
    let cell = |((monday, _), entries): (&(NaiveDate, i64), &Vec<Arc<Entry>>)| {
        let key = format!("{}/{monday}", line.audience);
        view! { <WeekCell desk monday=*monday key entries=entries.clone() /> }
    };
    let cells = matrix.weeks.iter().zip(&line.cells).map(cell).collect_view();
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
        </tr>
    }
}

#[component]
fn WeekCell(desk: Desk, monday: NaiveDate, key: String, entries: Vec<Arc<Entry>>) -> impl IntoView {
    let place = StoredValue::new(key.clone());
    let is_over = move || desk.over.with(|over| over.as_ref().is_some_and(|over| place.with_value(|key| key == over)));
    view! {
        <td
            data-over=move || is_over().then_some("true")
            on:dragover=move |event: DragEvent| {
                if desk.dragged.with_untracked(Option::is_some) {
                    // Without this the browser refuses the drop.
                    event.prevent_default();
                    if !untrack(is_over) {
                        desk.over.set(Some(place.get_value()));
                    }
                }
            }
            on:drop=move |event: DragEvent| {
                event.prevent_default();
                desk.drop_in_week(monday);
            }
        >
            <ItemStack desk entries=Signal::stored(entries) key />
        </td>
    }
}
