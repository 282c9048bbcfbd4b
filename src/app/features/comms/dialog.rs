//! The dialog of an item: every field, the day to move it to, and when it goes out at each site.

use chrono::{NaiveDate, NaiveDateTime};
use leptos::prelude::*;
use uptake::comms::send_time::{SendTime, send_times};
use uptake::id::{Id, find};
use uptake::schedule::{When, long_date, short_date};
use uptake::t;
use uptake::wizard::AnyList;
use uptake::wizard::comms::ITEMS;

use super::desk::Desk;
use super::text::ItemText;
use crate::form::{Issues, RowField};
use crate::platform::zones::{self, BrowserZones};
use crate::ui::{Button, DateField, Dialog, Icon, IconName, Tone};

/// The dialog of the item that is open, if one is.
#[component]
pub fn ItemDialog(
    /// The calendar.
    desk: Desk,
) -> impl IntoView {
    let open = Signal::derive(move || desk.open.with(Option::is_some));
    let title = Signal::derive(move || {
        let name = desk.open.get().map(|id| desk.name_of(&id)).unwrap_or_default();
        t!("comms-view.dialog.title", name = name)
    });
    // Undoing its making, or another tab, can take the item away while its dialog is open.
    Effect::new(move |_| {
        let plan = desk.store.plan();
        let is_gone = desk.open.with(|id| id.as_ref().is_some_and(|id| find(&plan.comms.items, id).is_none()));
        if is_gone {
            desk.open.set(None);
        }
    });
    view! {
        <Dialog open title wide=true on_close=move |()| desk.close()>
            {move || desk.open.get().map(|id| view! { <ItemForm desk id /> })}
        </Dialog>
    }
}

#[component]
fn ItemForm(desk: Desk, id: Id) -> impl IntoView {
    let issues: Issues = Signal::stored(Vec::new());
    let fields = ITEMS.fields().into_iter().enumerate();
    let row = id.clone();
    let fields = fields.map(move |(index, info)| view! { <RowField list=&ITEMS row=row.clone() index info issues /> });
    let remove = {
        let id = id.clone();
        move |()| desk.remove(&id)
    };
    view! {
        <MoveField desk id=id.clone() />
        <div class="answer-grid cal-item-fields">{fields.collect_view()}</div>
        <SendTimes desk id=id.clone() />
        <ItemText desk id />
        <div class="dialog-actions">
            <Button tone=Tone::Danger on_press=remove>
                <Icon name=IconName::Trash />
                {t!("comms-view.dialog.remove")}
            </Button>
            <Button tone=Tone::Primary on_press=move |()| desk.close()>{t!("comms-view.dialog.done")}</Button>
        </div>
    }
}

/// Moving to a day of the calendar without losing the tie to the launch.
#[component]
fn MoveField(desk: Desk, id: Id) -> impl IntoView {
    let item = id.clone();
    let when =
        desk.store.slice(move |plan| find(&plan.comms.items, &item).map(|item| (item.when, plan.date(item.when))));
    let value = Signal::derive(move || when.get().map(|(_, date)| date));
    let on_input = move |day: Option<NaiveDate>| {
        if let Some(day) = day {
            desk.move_to(&id, day);
        }
    };
    let tie = move || match when.get() {
        Some((When::Pinned { .. }, date)) => t!("comms-view.dialog.pinned", date = long_date(date)),
        Some((When::Offset { .. }, date)) => t!("comms-view.dialog.follows", date = long_date(date)),
        None => String::new(),
    };
    view! {
        <div class="cal-move">
            <DateField id="cal-move-to" label=t!("comms-view.dialog.move") value on_input />
            <p class="muted" aria-live="polite">{tie}</p>
        </div>
    }
}

/// When the item goes out at each site; nothing for an all-day item.
#[component]
fn SendTimes(desk: Desk, id: Id) -> impl IntoView {
    let times = desk.store.slice(move |plan| {
        let item = find(&plan.comms.items, &id);
        item.map(|item| send_times(plan, item, &BrowserZones, &zones::home())).unwrap_or_default()
    });
    let lines = move || times.with(|times| times.iter().map(|sent| view! { <li>{line(sent)}</li> }).collect_view());
    view! {
        <section class="cal-send-times">
            <h3>{t!("comms-view.send.title")}</h3>
            <Show when=move || times.with(Vec::is_empty)>
                <p class="muted">{t!("comms-view.send.all-day")}</p>
            </Show>
            <ul>{lines}</ul>
        </section>
    }
}

fn line(sent: &SendTime) -> String {
    let site = if sent.name.trim().is_empty() { t!("comms-view.send.home") } else { sent.name.clone() };
    match &sent.utc {
        Ok(utc) => t!(
            "comms-view.send.line",
            site = site,
            local = clock_time(sent.local),
            zone = sent.zone,
            utc = clock_time(*utc),
            own = zones::at_home(*utc).map(clock_time).unwrap_or_default()
        ),
        Err(problem) => t!("comms-view.send.unknown", site = site, problem = problem),
    }
}

/// A date and time as clocks and calendars on the wall show them: `7 Sep, 09:00`.
fn clock_time(moment: NaiveDateTime) -> String {
    t!("comms-view.send.moment", date = short_date(moment.date()), time = moment.format("%H:%M"))
}
