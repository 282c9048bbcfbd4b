//! The calendar as a list: a table grouped by week, a stretch of rows at a time.

use std::sync::Arc;

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::comms::calendar::{Entry, Week};
use uptake::lang::count;
use uptake::schedule::weeks::week_label;
use uptake::schedule::{long_date, short_date};
use uptake::t;

use super::desk::{Desk, item_control};
use super::item::ItemButton;
use crate::platform::page;
use crate::ui::{Button, ScrollRegion};

/// Rows that are drawn at once, and that each press of the button adds.
const STRETCH: usize = 200;

/// The columns of the table.
const COLUMNS: usize = 7;

/// The rows drawn, by week.
#[derive(Clone, Debug, PartialEq)]
struct Rows {
    weeks: Vec<Week>,
    /// The first item that is not drawn, if there is one, and how many there are from it on.
    next: Option<(Arc<Entry>, usize)>,
}

impl Rows {
    fn cut(all: Vec<Week>, most: usize) -> Self {
        let (mut weeks, mut left, mut next) = (Vec::new(), most, None);
        for mut week in all {
            let hidden = week.entries.split_off(week.entries.len().min(left));
            left -= week.entries.len();
            if !week.entries.is_empty() {
                weeks.push(week);
            }
            for entry in hidden {
                next = next.map_or(Some((entry, 1)), |(first, n): (Arc<Entry>, usize)| Some((first, n + 1)));
            }
        }
        Self { weeks, next }
    }
}

/// The list with the button for more rows.
#[component]
pub fn ListView(
    /// The calendar.
    desk: Desk,
) -> impl IntoView {
    let most = RwSignal::new(STRETCH);
    let rows = Memo::new(move |_| {
        let weeks = desk.index.with(|index| desk.filter.with(|filter| index.weeks(filter)));
        Rows::cut(weeks, most.get())
    });
    let next = Memo::new(move |_| rows.with(|rows| rows.next.clone()));
    let more = move || {
        next.get().map(|(first, n)| {
            let control = item_control(&first.id);
            let show = move |()| {
                most.update(|most| *most += STRETCH);
                let control = control.clone();
                page::after(0, move || page::refocus(&control));
            };
            view! { <Button on_press=show>{count("comms-view.list.more", n)}</Button> }
        })
    };
    // lang: comms.head.*
    let head = ["date", "title", "audience", "channels", "sender", "minutes", "state"];
    let heads = head.map(|column| {
        let class = if column == "minutes" { "num" } else { "" };
        view! { <th scope="col" class=class>{t!(format!("comms.head.{column}"))}</th> }
    });
    view! {
        <div class="stack">
            <ScrollRegion label=t!("comms-view.list.label")>
                <table class="cal-list">
                    <thead>
                        <tr>{heads.into_iter().collect_view()}</tr>
                    </thead>
                    {move || rows.with(|rows| rows.weeks.iter().map(|week| week_rows(desk, week)).collect_view())}
                </table>
            </ScrollRegion>
            {more}
        </div>
    }
}

fn week_rows(desk: Desk, week: &Week) -> impl IntoView + use<> {
    let title = t!("comms-view.list.week", week = week_label(week.number), monday = short_date(week.monday));
    let rows = week.entries.iter().map(|entry| row(desk, Arc::clone(entry))).collect_view();
    view! {
        <tbody>
            <tr>
                <th class="cal-list-week" scope="rowgroup" colspan=COLUMNS.to_string()>{title}</th>
            </tr>
            {rows}
        </tbody>
    }
}

fn row(desk: Desk, entry: Arc<Entry>) -> impl IntoView + use<> {
    let shown = Arc::clone(&entry);
    view! {
        <tr>
            <td>{long_date(entry.date)}</td>
            <td><ItemButton desk entry=shown /></td>
            <td>{entry.audience_name.clone()}</td>
            <td>{entry.channel_names()}</td>
            <td>{entry.sender.label()}</td>
            <td class="num">{entry.minutes}</td>
            <td>{entry.state.label()}</td>
        </tr>
    }
}
