//! Meetings that come back: the next ones with their minutes, and the series they belong to (row H1).

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::id::find;
use uptake::plan::governance::series::{MeetingDate, all_meetings, meeting_control};
use uptake::plan::{Phase, Plan};
use uptake::schedule::long_date;
use uptake::t;
use uptake::wizard::governance::{RITUALS, meeting_issues};

use crate::export;
use crate::form::{Issues, ListEditor};
use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{Button, Icon, IconName, ScrollRegion};

/// Meetings ahead that are listed.
const LISTED: usize = 8;

/// The part.
#[component]
pub fn MeetingsPart() -> impl IntoView {
    let issues: Issues = use_store().slice(meeting_issues).into();
    view! {
        <NextMeetings />
        <ListEditor list=&RITUALS issues />
    }
}

/// A meeting that lies ahead, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ahead {
    /// Its name in addresses.
    control: String,
    date: String,
    name: String,
    time: String,
    leads: String,
}

fn ahead(plan: &Plan, today: NaiveDate) -> Vec<Ahead> {
    let one = |meeting: MeetingDate| {
        let ritual = find(&plan.governance.rituals, &meeting.ritual)?;
        let leads = plan.person_name(&ritual.owner);
        let time = ritual.time.map(|time| time.format("%H:%M").to_string());
        Some(Ahead {
            control: meeting_control(&meeting.ritual, meeting.occurrence),
            date: long_date(meeting.date),
            name: ritual.name(),
            time: time.unwrap_or_else(|| t!("govern.dates.all-day")),
            leads: if leads.is_empty() { t!("governance.nobody-yet") } else { leads.to_owned() },
        })
    };
    all_meetings(plan).into_iter().filter(|meeting| meeting.date >= today).filter_map(one).take(LISTED).collect()
}

/// The next meetings, and everything that is dated as a calendar file.
#[component]
pub fn NextMeetings() -> impl IntoView {
    let store = use_store();
    let rows = store.slice(|plan| ahead(plan, clock::today()));
    let table = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="muted">{t!("govern.dates.none")}</p> }.into_any();
        }
        view! { <AheadTable rows /> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{t!("govern.dates.title")}</h2>
            {table}
            <div class="cluster">
                <Button on_press=move |()| export::save_calendar(store)>
                    <Icon name=IconName::Calendar />
                    {t!("govern.dates.ics")}
                </Button>
            </div>
            <p class="field-hint">{t!("govern.dates.ics-hint")}</p>
        </section>
    }
}

#[component]
fn AheadTable(rows: Vec<Ahead>) -> impl IntoView {
    let plan = use_store().plan_untracked().id.clone();
    let row = |row: Ahead| {
        let href = links::part(&plan, Phase::Govern, "minutes", &row.control);
        let of = t!("govern.dates.open-of", meeting = row.name, date = row.date);
        view! {
            <tr>
                <th scope="row" class="short">{row.date}</th>
                <td>{row.name}</td>
                <td>{row.time}</td>
                <td>{row.leads}</td>
                <td>
                    <a class="row-link" href=href>
                        {t!("govern.dates.open")} <span class="visually-hidden">": " {of}</span>
                    </a>
                </td>
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <ScrollRegion label=t!("govern.dates.caption")>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("govern.dates.head-date")}</th>
                        <th scope="col">{t!("govern.dates.head-meeting")}</th>
                        <th scope="col">{t!("govern.dates.head-time")}</th>
                        <th scope="col">{t!("govern.dates.head-owner")}</th>
                        <th scope="col">{t!("govern.dates.head-link")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </ScrollRegion>
    }
}
