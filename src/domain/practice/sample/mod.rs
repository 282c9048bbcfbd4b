//! The sample plan: a rollout in the middle of its life, with everything filled in (row M2).
//!
//! The company and its people are invented. Dates hang on a launch five weeks before the day it is opened, so that
//! the sample is always as old. Words stand in the language layer under `sample`, and an entity's id is the key of its
//! words: `person-coo` speaks with `sample.person.coo`. A few flaws are left in on purpose, for the plan check to find:
//! a contact that is overdue, and a message that one function tells in its own way.

mod align;
mod celebrate;
mod comms;
mod diagnose;
mod enablement;
mod governance;
mod learning;
mod measure;
mod measuring;
mod people;
mod pilot;

use chrono::NaiveDate;

use super::templates;
use crate::id::{CountedIds, Id};
use crate::plan::actions::PlanAction;
use crate::plan::checklist::{checklist, set_done};
use crate::plan::{Phase, Plan, Reports, Template};
use crate::schedule::weeks::monday_of;
use crate::schedule::{Blackout, Holiday, When, WorkCalendar};

/// Weeks from the launch to the week in which the sample is opened.
const WEEKS_IN: i32 = 5;

/// The plan's start in weeks from launch.
const START_WEEKS: i32 = -10;

/// The sample plan as it stands on `today`.
///
/// The same arguments give the same plan. Its launch is the Monday five weeks before the week of `today`.
pub fn sample(id: Id, today: NaiveDate) -> Plan {
    let launch = When::offset_weeks(-WEEKS_IN).nominal(monday_of(today));
    let mut ids = CountedIds::new("sample");
    let mut plan = Plan {
        id,
        name: say("name"),
        organisation: say("organisation"),
        programme: say("programme"),
        launch,
        start: When::offset_weeks(START_WEEKS),
        template: Template::Sample,
        calendar: calendar(launch),
        ..Plan::default()
    };
    people::fill(&mut plan);
    align::fill(&mut plan);
    pilot::fill(&mut plan, &mut ids);
    comms::fill(&mut plan, &mut ids);
    measure::fill(&mut plan);
    measuring::fill(&mut plan);
    celebrate::fill(&mut plan);
    diagnose::fill(&mut plan);
    learning::fill(&mut plan);
    governance::fill(&mut plan);
    enablement::fill(&mut plan, &mut ids);
    templates::fill_actions(&mut plan, &mut ids);
    diagnose::answer(&mut plan);
    plan.reports = reports();
    plan.actions.iter_mut().for_each(give_owner);
    tick_off(&mut plan);
    plan
}

/// What its people wrote into their reports.
fn reports() -> Reports {
    Reports {
        ask: say("reports.ask"),
        other_causes: say("reports.other-causes"),
        conclusion: say("reports.conclusion"),
    }
}

/// A text of the sample.
fn say(key: &str) -> String {
    // lang: sample.*
    crate::t!(format!("sample.{key}"))
}

/// The id of the thing that speaks with the texts under `sample.<kind>.<key>`.
fn named(kind: &str, key: &str) -> Id {
    Id::new(format!("{kind}-{key}"))
}

/// The date so many days after the launch, for what happened on a day and does not move with the launch.
fn day(plan: &Plan, days: i32) -> NaiveDate {
    When::offset_days(days).nominal(plan.launch)
}

fn calendar(launch: NaiveDate) -> WorkCalendar {
    let date = |days: i32| Some(When::offset_days(days).nominal(launch));
    let holiday = |key: &str, days: i32| Holiday {
        id: named("holiday", key),
        date: date(days),
        name: say(&format!("holiday.{key}")),
    };
    WorkCalendar {
        holidays: vec![holiday("company-day", -24), holiday("founders-day", 60)],
        // From Wednesday: a whole week would push Tuesday's stand-up on to the day before the next.
        blackouts: vec![Blackout {
            id: named("blackout", "peak-week"),
            from: date(65),
            to: date(67),
            name: say("holiday.peak-week"),
        }],
        ..WorkCalendar::default()
    }
}

/// Who sees to a ready-made action here.
fn give_owner(action: &mut PlanAction) {
    let key = match action.phase {
        Some(Phase::Measure) => "quality",
        Some(Phase::Communicate) => "comms",
        Some(Phase::Align | Phase::Govern) => "service",
        _ => "learning",
    };
    action.owner = named("person", key);
}

/// Ticks off what was due in the first four weeks after launch or before, each item on its own day.
///
/// Leader actions tell for themselves which of them slipped.
fn tick_off(plan: &mut Plan) {
    let (done_until, this_week) = (day(plan, 28), day(plan, 7 * WEEKS_IN));
    let due = checklist(plan, this_week)
        .into_iter()
        .filter(|item| item.done.is_none() && item.due < done_until && !item.key.starts_with("leader-action:"));
    for item in due.collect::<Vec<_>>() {
        set_done(plan, &item.key, Some(item.due));
    }
    // The next wave is still to be decided.
    if let Some(last) = plan.actions.last_mut() {
        last.done = None;
    }
}

#[cfg(test)]
mod tests;
