//! The sheets that the calendar is printed on, drawn once and for reading only.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::comms::calendar::{Day, Entry, Month, Week};
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::schedule::reflow::{Skip, skip_reason};
use uptake::schedule::weeks::{monday_of, month_title, week_from_launch, week_label, weekday_name};
use uptake::schedule::{long_date, short_date};
use uptake::t;

use super::item::colour;
use crate::ui::ScrollRegion;

/// Lines that a day has room for when six weeks share a landscape page.
const MOST: usize = 4;

/// The head of a sheet.
fn head(plan: &Plan, title: String) -> impl IntoView + use<> {
    view! {
        <header class="sheet-head">
            <p class="eyebrow">{t!("comms-view.sheet.of", plan = plan.name)}</p>
            <h2>{title}</h2>
        </header>
    }
}

/// The foot of a sheet: the launch, and the colours of the audiences.
fn foot(plan: &Plan) -> impl IntoView + use<> {
    let audiences = plan.audiences.iter().enumerate().map(|(index, audience)| {
        view! { <li data-audience-index=colour(Some(index))>{audience.name.clone()}</li> }
    });
    view! {
        <footer class="sheet-foot">
            <p>{t!("comms-view.sheet.launch", date = long_date(plan.launch))}</p>
            <ul class="cal-legend">{audiences.collect_view()}</ul>
        </footer>
    }
}

/// One month on a landscape page.
pub fn month_sheet(plan: &Plan, month: &Month) -> impl IntoView + use<> {
    let first_week = month.weeks.iter().take(1).flat_map(|week| &week.days);
    let heads = first_week.map(|day| {
        view! { <li class="cal-weekday" aria-hidden="true">{weekday_name(day.date.weekday())}</li> }
    });
    let heads = heads.collect_view();
    let days = month.weeks.iter().flat_map(|week| &week.days).map(|day| day_cell(plan, day)).collect_view();
    view! {
        <article class="sheet cal-sheet" data-orientation="landscape">
            {head(plan, month_title(month.first))}
            <ul class="cal-month">
                {heads}
                {days}
            </ul>
            {foot(plan)}
        </article>
    }
}

/// A day of the grid; the neighbours' days stay empty, as each month shows its own.
fn day_cell(plan: &Plan, day: &Day) -> impl IntoView + use<> {
    let date = day.date;
    let own = if day.in_month { day.entries.as_slice() } else { &[] };
    let said = said_together(own);
    let hidden = said.len().saturating_sub(MOST);
    let lines = MOST / said.len().clamp(1, MOST);
    let day_off = skip_reason(date, &plan.calendar);
    let is_weekend = day_off == Some(Skip::Weekend);
    let is_blocked = day_off.is_some() && !is_weekend;
    let is_launch = plan.launch == date;
    let week = (monday_of(date) == date).then(|| week_label(week_from_launch(date, plan.launch)));
    view! {
        <li
            class="cal-day"
            data-outside=(!day.in_month).then_some("true")
            data-weekend=is_weekend.then_some("true")
            data-blocked=is_blocked.then_some("true")
            data-launch=is_launch.then_some("true")
        >
            <p class="cal-day-head">
                <time class="cal-date" datetime=date.to_string()>
                    <span aria-hidden="true">{date.day()}</span>
                    <span class="visually-hidden">{long_date(date)}</span>
                </time>
                <span class="cal-week">{week}</span>
            </p>
            {is_launch.then(|| view! { <p class="cal-note">{t!("comms-view.launch-day")}</p> })}
            {said.iter().take(MOST).map(|entries| item(entries, lines)).collect_view()}
            {(hidden > 0).then(|| view! { <p class="cal-more">{count("comms-view.more", hidden)}</p> })}
        </li>
    }
}

/// The items of a day, those together that say the same at the same time to several audiences.
fn said_together(entries: &[Arc<Entry>]) -> Vec<Vec<&Entry>> {
    let mut all: Vec<Vec<&Entry>> = Vec::new();
    for entry in entries.iter().map(Arc::as_ref) {
        let is_same = |first: &&Entry| first.time == entry.time && first.name() == entry.name();
        match all.iter_mut().find(|together| together.first().is_some_and(is_same)) {
            Some(together) => together.push(entry),
            None => all.push(vec![entry]),
        }
    }
    all
}

/// What is said, in so many lines at most, with the colour of each audience before it.
fn item(entries: &[&Entry], lines: usize) -> impl IntoView + use<> {
    let first = entries.first().map(|first| {
        let time = first.time.map(|time| time.format("%H:%M ").to_string()).unwrap_or_default();
        format!("{time}{}", first.name())
    });
    let names: Vec<&str> =
        entries.iter().map(|entry| entry.audience_name.as_str()).filter(|name| !name.is_empty()).collect();
    let audiences = (!names.is_empty()).then(|| format!(" · {}", names.join("; ")));
    let mark = |entry: &&Entry| view! { <span data-audience-index=colour(entry.audience_index)></span> };
    let marks = entries.iter().map(mark).collect_view();
    view! {
        <p class="cal-item" data-lines=lines.to_string()>
            <span class="cal-marks" aria-hidden="true">{marks}</span>
            {first}
            {audiences}
        </p>
    }
}

/// All items, a table per week.
pub fn list_sheet(plan: &Plan, weeks: &[Week]) -> impl IntoView + use<> {
    let tables = weeks.iter().map(week_table).collect_view();
    let none = weeks.is_empty().then(|| view! { <p class="muted">{t!("comms-view.nothing-shown")}</p> });
    view! {
        <article class="sheet cal-list-sheet" data-density="compact">
            {head(plan, t!("comms-view.sheet.list-title"))}
            <ScrollRegion label=t!("comms-view.sheet.list-title")>
                <div class="cal-list-weeks">{tables}</div>
            </ScrollRegion>
            {none}
            {foot(plan)}
        </article>
    }
}

fn week_table(week: &Week) -> impl IntoView + use<> {
    // lang: comms.head.*
    let columns = ["date", "time", "title", "audience", "channels", "sender", "minutes"];
    let heads = columns.map(|column| {
        let class = if column == "minutes" { "num" } else { "" };
        view! { <th scope="col" class=class>{t!(format!("comms.head.{column}"))}</th> }
    });
    let rows = week.entries.iter().map(|entry| row(entry)).collect_view();
    view! {
        <section class="stack">
            <h3>{week_title(week.number, week.monday)}</h3>
            <table>
                <thead>
                    <tr>{heads.into_iter().collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn week_title(number: i64, monday: NaiveDate) -> String {
    t!("comms-view.list.week", week = week_label(number), monday = short_date(monday))
}

fn row(entry: &Entry) -> impl IntoView + use<> {
    let time = entry.time.map(|time| time.format("%H:%M").to_string());
    view! {
        <tr>
            <td>{long_date(entry.date)}</td>
            <td>{time}</td>
            <td>{entry.name()}</td>
            <td>{entry.audience_name.clone()}</td>
            <td>{entry.channel_names()}</td>
            <td>{entry.sender.label()}</td>
            <td class="num">{entry.minutes}</td>
        </tr>
    }
}
