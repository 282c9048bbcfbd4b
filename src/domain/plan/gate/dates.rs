//! The pilot's days: its first and last day, the reviews and the day of the gate (rows D3, D7).

use chrono::{Days, NaiveDate};

use crate::plan::Plan;

/// Days in a week.
const WEEK: u64 = 7;

/// The first day of the pilot.
pub fn pilot_start(plan: &Plan) -> NaiveDate {
    plan.date(plan.pilot.start)
}

/// The last day of the pilot, free days included.
pub fn pilot_end(plan: &Plan) -> NaiveDate {
    week_end(plan, plan.pilot.duration_weeks())
}

/// The first day of a week of the pilot, counted from 1.
pub fn week_start(plan: &Plan, week: u32) -> NaiveDate {
    after(pilot_start(plan), WEEK * u64::from(week.saturating_sub(1)))
}

/// The day on which each week with a review is looked back on: its last working day.
///
/// The last week always has one, the gate. Weeks beyond the length of the pilot are left out.
pub fn review_dates(plan: &Plan) -> Vec<(u32, NaiveDate)> {
    let last = plan.pilot.duration_weeks();
    let reviewed =
        |week: &u32| *week == last || plan.pilot.sprint.iter().any(|w| w.week == *week && !w.review.trim().is_empty());
    (1..=last).filter(reviewed).map(|week| (week, last_working_day(plan, week))).collect()
}

/// The day of the gate: the last working day of the last week.
pub fn gate_date(plan: &Plan) -> NaiveDate {
    last_working_day(plan, plan.pilot.duration_weeks())
}

fn week_end(plan: &Plan, week: u32) -> NaiveDate {
    after(week_start(plan, week), WEEK - 1)
}

/// The last working day of a week; the next one after it where the whole week is free.
fn last_working_day(plan: &Plan, week: u32) -> NaiveDate {
    let end = week_end(plan, week);
    let within = plan.calendar.working_day_before(end);
    if within < week_start(plan, week) { plan.calendar.working_day_after(end) } else { within }
}

/// `day` and so many days later; `day` itself at the end of the calendar.
fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::pilot::{PilotLength, SprintWeek};
    use crate::schedule::{Blackout, When};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Six weeks from Monday 6 July 2026, with the launch on Monday 31 August.
    fn plan() -> Plan {
        let mut plan = Plan { launch: day("2026-08-31"), ..Plan::default() };
        plan.pilot.length = PilotLength::SixWeeks;
        plan.pilot.start = When::offset_weeks(-8);
        plan
    }

    #[test]
    fn the_gate_is_on_the_last_working_day_of_the_last_week() {
        let plan = plan();
        assert_eq!(pilot_start(&plan), day("2026-07-06"));
        assert_eq!(pilot_end(&plan), day("2026-08-16"));
        assert_eq!(gate_date(&plan), day("2026-08-14"));
    }

    #[test]
    fn a_free_last_week_moves_the_gate_behind_it() {
        let mut plan = plan();
        plan.calendar.blackouts.push(Blackout {
            from: Some(day("2026-08-10")),
            to: Some(day("2026-08-16")),
            ..Blackout::default()
        });
        assert_eq!(gate_date(&plan), day("2026-08-17"));
    }

    #[test]
    fn only_weeks_with_something_to_look_at_have_a_review() {
        let mut plan = plan();
        let week = |week, review: &str| SprintWeek { week, review: review.into(), ..SprintWeek::default() };
        plan.pilot.sprint = vec![week(1, "Activity"), week(2, " "), week(3, "Blockers"), week(9, "Too late")];
        let expected = [(1, day("2026-07-10")), (3, day("2026-07-24")), (6, day("2026-08-14"))];
        assert_eq!(review_dates(&plan), expected);
    }

    #[test]
    fn everything_moves_with_the_launch() {
        let mut plan = plan();
        plan.launch = day("2026-09-07");
        assert_eq!(gate_date(&plan), day("2026-08-21"));
    }
}
