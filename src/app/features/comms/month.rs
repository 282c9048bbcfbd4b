//! The month grid: whole weeks, Monday first, one cell a day. Only the month on screen is drawn, and a change of the
//! plan draws anew only the days it touches.

use chrono::{Datelike, NaiveDate};
use leptos::ev::DragEvent;
use leptos::prelude::*;
use uptake::comms::calendar::{Day, Month};
use uptake::schedule::long_date;
use uptake::schedule::reflow::{Skip, skip_reason};
use uptake::schedule::weeks::{monday_of, month_title, week_from_launch, week_label, weekday_name};
use uptake::t;

use super::desk::Desk;
use super::item::ItemStack;
use super::occasions::OccasionStack;
use crate::platform::clock;
use crate::ui::{Button, CheckField, Icon, IconName, Tone};

/// The month on screen with the buttons that turn it.
#[component]
pub fn MonthView(
    /// The calendar.
    desk: Desk,
) -> impl IntoView {
    let title = move || month_title(desk.month.get());
    let go_to = move |day: NaiveDate| desk.month.set(day.with_day(1).unwrap_or(day));
    view! {
        <div class="stack">
            <div class="cal-bar">
                <Button tone=Tone::Quiet on_press=move |()| desk.turn(-1) label=t!("comms-view.previous-month")>
                    <Icon name=IconName::ArrowLeft />
                </Button>
                <h3 aria-live="polite">{title}</h3>
                <Button tone=Tone::Quiet on_press=move |()| desk.turn(1) label=t!("comms-view.next-month")>
                    <Icon name=IconName::ArrowRight />
                </Button>
                <Button on_press=move |()| go_to(clock::today())>{t!("comms-view.today")}</Button>
                <Button on_press=move |()| go_to(desk.store.plan_untracked().launch)>{t!("comms-view.launch")}</Button>
                <CheckField id="cal-occasions" label=t!("comms-view.occasions.show") checked=desk.with_occasions
                    on_input=move |on: bool| desk.with_occasions.set(on) />
            </div>
            {move || {
                let first = desk.month.get();
                view! { <MonthGrid desk first /> }
            }}
        </div>
    }
}

#[component]
fn MonthGrid(desk: Desk, first: NaiveDate) -> impl IntoView {
    let month = Memo::new(move |_| {
        desk.index.with(|index| desk.filter.with(|filter| index.month(first.year(), first.month(), filter)))
    });
    let days = |month: &Option<Month>| -> Vec<NaiveDate> {
        month.iter().flat_map(|month| &month.weeks).flat_map(|week| &week.days).map(|day| day.date).collect()
    };
    let dates = month.with_untracked(days);
    let heads = dates.iter().take(7).map(|date| {
        view! { <li class="cal-weekday" aria-hidden="true">{weekday_name(date.weekday())}</li> }
    });
    let heads = heads.collect_view();
    let cells = dates.iter().map(|date| view! { <DayCell desk month first date=*date /> }).collect_view();
    view! {
        <ul class="cal-month" aria-label=month_title(first)>
            {heads}
            {cells}
        </ul>
    }
}

/// The day `date` of a grid.
fn day_of(month: &Option<Month>, date: NaiveDate) -> Option<Day> {
    month.iter().flat_map(|month| &month.weeks).flat_map(|week| &week.days).find(|day| day.date == date).cloned()
}

#[component]
fn DayCell(desk: Desk, month: Memo<Option<Month>>, first: NaiveDate, date: NaiveDate) -> impl IntoView {
    let day = Memo::new(move |_| month.with(|month| day_of(month, date)));
    let entries = Signal::derive(move || day.get().map(|day| day.entries).unwrap_or_default());
    let day_off = desk.store.slice(move |plan| skip_reason(date, &plan.calendar));
    let is_launch = desk.store.slice(move |plan| plan.launch == date);
    let is_outside = date.month() != first.month();
    let key = StoredValue::new(date.to_string());
    let is_over = move || desk.over.with(|over| over.as_ref().is_some_and(|over| key.with_value(|key| key == over)));
    let week = move || {
        let launch = desk.store.plan().launch;
        (monday_of(date) == date).then(|| week_label(week_from_launch(date, launch)))
    };
    let is_today = date == clock::today();
    view! {
        <li
            class="cal-day"
            data-outside=is_outside.then_some("true")
            data-weekend=move || day_off.with(|off| *off == Some(Skip::Weekend)).then_some("true")
            data-blocked=move || day_off.with(|off| named(off).is_some()).then_some("true")
            data-today=is_today.then_some("true")
            data-launch=move || is_launch.get().then_some("true")
            data-over=move || is_over().then_some("true")
            on:dragover=move |event: DragEvent| {
                if desk.dragged.with_untracked(Option::is_some) {
                    // Without this the browser refuses the drop.
                    event.prevent_default();
                    if !untrack(is_over) {
                        desk.over.set(Some(key.get_value()));
                    }
                }
            }
            on:drop=move |event: DragEvent| {
                event.prevent_default();
                desk.drop_on(date);
            }
        >
            <p class="cal-day-head">
                <time class="cal-date" datetime=date.to_string()>
                    <span aria-hidden="true">{date.day()}</span>
                    <span class="visually-hidden">
                        {long_date(date)} {is_today.then(|| t!("comms-view.is-today"))}
                    </span>
                </time>
                <span class="cal-week">{week}</span>
            </p>
            {move || is_launch.get().then(|| view! { <p class="cal-note">{t!("comms-view.launch-day")}</p> })}
            {move || day_off.with(named).map(|name| view! { <p class="cal-note">{name}</p> })}
            <ItemStack desk entries key=key.get_value() />
            <OccasionStack desk date />
        </li>
    }
}

/// What stops sending on a day beyond the weekend: a holiday or black-out, by name.
fn named(day_off: &Option<Skip>) -> Option<String> {
    match day_off {
        None | Some(Skip::Weekend) => None,
        Some(Skip::Holiday(name) | Skip::Blackout(name)) if name.trim().is_empty() => Some(t!("comms-view.day-off")),
        Some(Skip::Holiday(name) | Skip::Blackout(name)) => Some(name.clone()),
    }
}
