//! What goes out next, and what should have gone out already.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use uptake::check::Place;
use uptake::choice::Choice;
use uptake::comms::calendar::{CalendarIndex, Entry, Filter};
use uptake::id::Id;
use uptake::plan::Plan;
use uptake::plan::comms::ItemState;
use uptake::schedule::long_date;
use uptake::t;
use uptake::wizard::{WizardId, row_control};

use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{Status, Tag};

/// How far ahead one looks: two weeks.
const AHEAD: u64 = 14;

/// How far back unsent items are called late; what is older is history.
const BACK: u64 = 28;

/// The most items listed.
const MOST: usize = 10;

/// An item that is due, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Due {
    id: Id,
    name: String,
    facts: String,
    state: String,
    is_late: bool,
}

impl Due {
    fn of(entry: &Entry, today: NaiveDate) -> Self {
        let audience = match entry.audience_name.as_str() {
            "" => t!("comms-view.no-audience"),
            name => name.to_owned(),
        };
        Self {
            id: entry.id.clone(),
            name: entry.name(),
            facts: t!(
                "comms-view.upcoming.facts",
                date = long_date(entry.date),
                audience = audience,
                sender = entry.sender.label()
            ),
            state: entry.state.label(),
            is_late: entry.date < today,
        }
    }
}

/// Unsent items around today, the earliest first.
fn due(plan: &Plan, today: NaiveDate) -> Vec<Due> {
    let from = today.checked_sub_days(Days::new(BACK)).unwrap_or(today);
    let to = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    let entries = CalendarIndex::build(plan).between(from, to, &Filter::default());
    let unsent = entries.iter().filter(|entry| entry.state != ItemState::Sent);
    unsent.take(MOST).map(|entry| Due::of(entry, today)).collect()
}

/// The list of what is due.
#[component]
pub fn Upcoming() -> impl IntoView {
    let store = use_store();
    let today = clock::today();
    let plan = store.plan_untracked().id.clone();
    let items = store.slice(move |plan| due(plan, today));
    let row = move |item: Due| {
        let place = Place::step(WizardId::Comms, "calendar", row_control("items.when", &item.id));
        let (tone, state) =
            if item.is_late { (Status::Danger, t!("comms-view.upcoming.late")) } else { (Status::Neutral, item.state) };
        view! {
            <li>
                <a href=links::place(&plan, &place)>{item.name}</a>
                <span class="muted">{item.facts}</span>
                <Tag tone>{state}</Tag>
            </li>
        }
    };
    let is_planned = store.slice(|plan| !plan.comms.items.is_empty());
    let none = move || {
        if is_planned.get() { t!("comms-view.upcoming.none") } else { t!("comms-view.upcoming.unplanned") }
    };
    let rows = move || items.get().into_iter().map(&row).collect_view();
    view! {
        <section class="section">
            <h2>{t!("comms-view.upcoming.title")}</h2>
            <Show when=move || items.with(Vec::is_empty)>
                <p class="muted">{none}</p>
            </Show>
            <ul class="cal-upcoming">{rows}</ul>
        </section>
    }
}
