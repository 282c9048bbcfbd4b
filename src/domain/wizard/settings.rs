//! The settings of a plan: name, launch, days off, people and sites, described like a wizard's answers.
//!
//! Settings are a page of their own and no wizard, because everything else hangs on them and they are changed all
//! along the way. People and sites belong to wizards; the page edits them by the same descriptions, see [`shared`].

use chrono::{NaiveDate, Weekday};

use super::field::no_unit;
use super::list::{no_preset, no_presets};
use super::{
    Answer, AnyList, Field, Issue, Kind, Layout, List, Opt, Part, Step, WizardId, always, row_control, wizard,
};
use crate::field;
use crate::plan::Plan;
use crate::schedule::weeks::{long_date, weekday_name};
use crate::schedule::{Blackout, Holiday};
use crate::t;

/// The days of a week in the order in which they are offered.
const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// What the plan is about.
pub static ABOUT: &[Field<Plan>] = &[
    field!("settings.name", Kind::Text, |plan| plan.name),
    field!("settings.programme", Kind::Text, |plan| plan.programme),
    field!("settings.organisation", Kind::Text, |plan| plan.organisation),
];

/// When the work begins. The launch is no field: it is moved with a look at what moves along.
pub static START: &[Field<Plan>] = &[field!("settings.start", Kind::When, |plan| plan.start)];

/// The days of the week without work.
pub static WEEKEND: &[Field<Plan>] = &[Field {
    id: "settings.weekend",
    kind: Kind::Many(|_| WEEK.map(|day| Opt { key: day_key(day), label: weekday_name(day) }).to_vec()),
    get: |plan| Answer::Many(plan.calendar.weekend.iter().copied().map(day_key).collect()),
    set: set_weekend,
    shown: always,
    unit: no_unit,
}];

/// Single days without work.
pub static HOLIDAYS: List<Holiday> = List {
    id: "holidays",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.calendar.holidays,
    items_mut: |plan| &mut plan.calendar.holidays,
    make: |_, id| Holiday { id, ..Holiday::default() },
    title: |_, holiday| titled(&holiday.name, holiday.date),
    fields: &[
        field!("holidays.date", Kind::Date, |holiday| holiday.date),
        field!("holidays.name", Kind::Text, |holiday| holiday.name),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// Periods in which nothing is asked of people.
pub static BLACKOUTS: List<Blackout> = List {
    id: "blackouts",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.calendar.blackouts,
    items_mut: |plan| &mut plan.calendar.blackouts,
    make: |_, id| Blackout { id, ..Blackout::default() },
    title: |_, blackout| titled(&blackout.name, blackout.from.or(blackout.to)),
    fields: &[
        field!("blackouts.from", Kind::Date, |blackout| blackout.from),
        field!("blackouts.to", Kind::Date, |blackout| blackout.to),
        field!("blackouts.name", Kind::Text, |blackout| blackout.name),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// The lists that wizards own and that are changed among the settings too: the wizard, and the list's id.
const SHARED: [(WizardId, &str); 2] = [(WizardId::Sponsor, "people"), (WizardId::Comms, "sites")];

/// The lists of people and of sites, as the wizards that own them describe them.
pub fn shared() -> impl Iterator<Item = &'static dyn AnyList> {
    SHARED.into_iter().filter_map(|(id, list)| owned(id, list)).map(|(_, list)| list)
}

/// A list of a wizard, and the step that asks for it.
fn owned(id: WizardId, list: &str) -> Option<(&'static Step, &'static dyn AnyList)> {
    let mut lists = wizard(id).steps.iter().flat_map(|step| {
        step.parts.iter().filter_map(move |part| match part {
            Part::List(list) => Some((step, *list)),
            Part::Fields(_) | Part::Custom(_) => None,
        })
    });
    lists.find(|(_, found)| found.id() == list)
}

/// What is missing or wrong in the settings.
pub fn issues(plan: &Plan) -> Vec<Issue> {
    let mut issues = Vec::new();
    if plan.name.trim().is_empty() {
        issues.push(Issue::new("settings.name", t!("settings.issue.name")));
    }
    if WEEK.iter().all(|day| plan.calendar.weekend.contains(day)) {
        issues.push(Issue::new("settings.weekend", t!("settings.issue.weekend")));
    }
    let undated = plan.calendar.holidays.iter().filter(|holiday| holiday.date.is_none());
    issues.extend(undated.map(|day| Issue::new(row_control("holidays.date", &day.id), t!("settings.issue.holiday"))));
    issues.extend(plan.calendar.blackouts.iter().filter_map(blackout_issue));
    for (step, list) in SHARED.into_iter().filter_map(|(id, list)| owned(id, list)) {
        // The rows only: whether there must be any is the wizard's question.
        let rows = format!("{}.", list.id());
        issues.extend((step.issues)(plan).into_iter().filter(|issue| issue.control.starts_with(&rows)));
    }
    issues
}

fn blackout_issue(blackout: &Blackout) -> Option<Issue> {
    let (field, text) = match (blackout.from, blackout.to) {
        (None, None) => ("blackouts.from", t!("settings.issue.blackout-undated")),
        (Some(from), Some(to)) if to < from => ("blackouts.to", t!("settings.issue.blackout-backwards")),
        _ => return None,
    };
    Some(Issue::new(row_control(field, &blackout.id), text))
}

/// What is missing for a new plan of this name and launch; the controls are called `new.name` and `new.launch`.
pub fn new_plan_issues(name: &str, launch: Option<NaiveDate>) -> Vec<Issue> {
    let mut issues = Vec::new();
    if name.trim().is_empty() {
        issues.push(Issue::new("new.name", t!("settings.issue.name")));
    }
    if launch.is_none() {
        issues.push(Issue::new("new.launch", t!("settings.issue.launch")));
    }
    issues
}

/// The key of a day of the week: its ISO number.
fn day_key(day: Weekday) -> String {
    day.number_from_monday().to_string()
}

fn set_weekend(plan: &mut Plan, answer: Answer) {
    if let Answer::Many(keys) = answer {
        plan.calendar.weekend = WEEK.into_iter().filter(|day| keys.contains(&day_key(*day))).collect();
    }
}

/// What a day or period off is called: its name, else its date, else a stand-in.
fn titled(name: &str, date: Option<NaiveDate>) -> String {
    match (name.trim(), date) {
        ("", Some(date)) => long_date(date),
        ("", None) => t!("wizard.unnamed"),
        (name, _) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::{Person, Site};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        Plan { name: "Service desk".into(), launch: date("2026-09-07"), ..Plan::default() }
    }

    fn controls(plan: &Plan) -> Vec<String> {
        issues(plan).into_iter().map(|issue| issue.control).collect()
    }

    fn blackout(from: Option<&str>, to: Option<&str>) -> Plan {
        let blackout = Blackout { id: Id::new("b"), from: from.map(date), to: to.map(date), ..Blackout::default() };
        let mut plan = plan();
        plan.calendar.blackouts = vec![blackout];
        plan
    }

    #[test]
    fn a_plan_with_a_name_and_working_days_has_no_issues() {
        assert_eq!(controls(&plan()), [""; 0]);
        assert_eq!(controls(&Plan { name: " ".into(), ..plan() }), ["settings.name"]);
    }

    #[test]
    fn a_week_without_a_working_day_is_an_issue() {
        let mut plan = plan();
        plan.calendar.weekend = WEEK.to_vec();
        assert_eq!(controls(&plan), ["settings.weekend"]);
    }

    #[test]
    fn days_off_need_dates_in_order() {
        assert_eq!(controls(&blackout(None, None)), ["blackouts.from.b"]);
        assert_eq!(controls(&blackout(Some("2026-12-24"), Some("2026-12-20"))), ["blackouts.to.b"]);
        assert_eq!(controls(&blackout(Some("2026-12-24"), None)), [""; 0]);
        let mut plan = plan();
        plan.calendar.holidays = vec![Holiday { id: Id::new("h"), ..Holiday::default() }];
        assert_eq!(controls(&plan), ["holidays.date.h"]);
    }

    #[test]
    fn people_and_sites_are_the_lists_of_the_wizards() {
        let ids: Vec<_> = shared().map(|list| list.id()).collect();
        assert_eq!(ids, ["people", "sites"]);
        let mut plan = plan();
        plan.people = vec![Person { id: Id::new("p"), name: "Ana".into(), ..Person::default() }];
        plan.sites = vec![Site { id: Id::new("s"), name: "Lyon".into(), zone: "Lyon".into(), ..Site::default() }];
        assert_eq!(controls(&plan), ["sites.zone.s"]);
    }

    #[test]
    fn the_weekend_is_read_and_written_in_the_order_of_the_week() {
        let mut plan = plan();
        let weekend = &WEEKEND[0];
        assert_eq!((weekend.get)(&plan), Answer::Many(vec!["6".into(), "7".into()]));
        (weekend.set)(&mut plan, Answer::Many(vec!["7".into(), "5".into(), "9".into()]));
        assert_eq!(plan.calendar.weekend, [Weekday::Fri, Weekday::Sun]);
    }

    #[test]
    fn a_new_plan_needs_a_name_and_a_launch() {
        let controls = |name, launch: Option<&str>| -> Vec<String> {
            new_plan_issues(name, launch.map(date)).into_iter().map(|issue| issue.control).collect()
        };
        assert_eq!(controls("", None), ["new.name", "new.launch"]);
        assert_eq!(controls("Service desk", Some("2026-09-07")), [""; 0]);
    }
}
