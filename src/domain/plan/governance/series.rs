//! When the meetings of a series fall: a rhythm from the first day on, off the days without work (row H1).

use chrono::{Days, NaiveDate};

use super::{Meeting, MeetingAction, MeetingRhythm, Ritual};
use crate::choice::Choice;
use crate::id::{Id, IdSource, find};
use crate::plan::Plan;
use crate::schedule::When;

/// Days from launch to the end of the first quarter, where a series ends unless it says otherwise.
pub const QUARTER_END: When = When::offset_days(90);

/// Meetings that one series has at the most: two years of weeks.
const MOST: u32 = 104;

/// One meeting of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingDate {
    /// The series.
    pub ritual: Id,
    /// Which meeting of the series it is, from 0.
    pub occurrence: u32,
    /// What its day hangs on.
    pub when: When,
    /// The day: that on which it was held, else that of the series.
    pub date: NaiveDate,
}

impl MeetingRhythm {
    /// Days between two meetings.
    pub fn days(self) -> i32 {
        match self {
            Self::Weekly => 7,
            Self::Fortnightly => 14,
            Self::Monthly => 28,
            Self::Quarterly => 91,
        }
    }
}

impl Ritual {
    /// What the series is called: its own title, or the name of its kind.
    pub fn name(&self) -> String {
        let title = self.title.trim();
        if title.is_empty() { self.kind.label() } else { title.to_owned() }
    }
}

/// The name of a meeting in addresses: its series and its number.
pub fn meeting_control(ritual: &Id, occurrence: u32) -> String {
    format!("meeting.{occurrence}.{ritual}")
}

/// The meeting that [`meeting_control`] named.
pub fn meeting_named(control: &str) -> Option<(Id, u32)> {
    let (occurrence, ritual) = control.strip_prefix("meeting.")?.split_once('.')?;
    Some((Id::new(ritual), occurrence.parse().ok()?))
}

/// The last day on which a series meets, before days off: they change neither how many meetings there are nor which.
fn last_day(plan: &Plan, ritual: &Ritual) -> NaiveDate {
    ritual.last.unwrap_or(QUARTER_END).nominal(plan.launch)
}

/// The meetings of a series, in order. One that a day off moves on to the day of its neighbour is left out; a series
/// that ends before it begins has none.
pub fn meetings_of(plan: &Plan, ritual: &Ritual) -> Vec<MeetingDate> {
    let end = last_day(plan, ritual);
    let mut found: Vec<MeetingDate> = Vec::new();
    let mut before = None;
    for occurrence in 0..MOST {
        let when = repeated(ritual, occurrence);
        if when.nominal(plan.launch) > end {
            break;
        }
        let planned = day(plan, when, occurrence);
        if before.is_some_and(|before| before >= planned) {
            continue;
        }
        before = Some(planned);
        let held = meeting_at(plan, &ritual.id, occurrence).and_then(|meeting| meeting.held_on);
        let when = held.map_or_else(|| kept(plan, when, occurrence), When::pinned);
        found.push(MeetingDate { ritual: ritual.id.clone(), occurrence, when, date: held.unwrap_or(planned) });
    }
    found
}

/// All meetings of a plan by date, then in the order of the series.
pub fn all_meetings(plan: &Plan) -> Vec<MeetingDate> {
    let mut all: Vec<MeetingDate> =
        plan.governance.rituals.iter().flat_map(|ritual| meetings_of(plan, ritual)).collect();
    all.sort_by_key(|meeting| meeting.date);
    all
}

/// What was written down about a meeting, if anything was.
pub fn meeting_at<'a>(plan: &'a Plan, ritual: &Id, occurrence: u32) -> Option<&'a Meeting> {
    plan.governance.meetings.iter().find(|meeting| meeting.ritual == *ritual && meeting.occurrence == occurrence)
}

/// What is on the agenda of a meeting, point by point: its own points, else the usual ones of its series.
pub fn agenda_of(plan: &Plan, ritual: &Ritual, occurrence: u32) -> Vec<String> {
    let own = meeting_at(plan, &ritual.id, occurrence).map(|meeting| meeting.agenda.as_str());
    let text = own.filter(|agenda| !agenda.trim().is_empty()).unwrap_or(&ritual.agenda);
    text.lines().map(str::trim).filter(|point| !point.is_empty()).map(str::to_owned).collect()
}

/// The record of a meeting, begun now if there is none: its id, and nothing in it but that everyone came.
pub fn begin_record(plan: &mut Plan, ritual: &Id, occurrence: u32, ids: &mut dyn IdSource) -> Option<Id> {
    if let Some(meeting) = meeting_at(plan, ritual, occurrence) {
        return Some(meeting.id.clone());
    }
    let series = find(&plan.governance.rituals, ritual)?;
    let (owner, attendees) = (series.owner.clone(), series.attendees.clone());
    let mut present = Vec::new();
    for person in std::iter::once(owner).chain(attendees) {
        if !person.is_empty() && !present.contains(&person) {
            present.push(person);
        }
    }
    let id = ids.fresh();
    let meeting = Meeting { id: id.clone(), ritual: ritual.clone(), occurrence, present, ..Meeting::default() };
    plan.governance.meetings.push(meeting);
    Some(id)
}

/// The day of a recorded meeting; `None` when its series is gone and no day was noted.
pub fn date_of(plan: &Plan, meeting: &Meeting) -> Option<NaiveDate> {
    let of_series = || {
        let ritual = find(&plan.governance.rituals, &meeting.ritual)?;
        Some(day(plan, repeated(ritual, meeting.occurrence), meeting.occurrence))
    };
    meeting.held_on.or_else(of_series)
}

/// What was agreed in earlier meetings of a series and is not done, oldest first.
pub fn open_before<'a>(plan: &'a Plan, ritual: &Id, occurrence: u32) -> Vec<&'a MeetingAction> {
    let is_earlier = |id: &Id| {
        find(&plan.governance.meetings, id)
            .is_some_and(|meeting| meeting.ritual == *ritual && meeting.occurrence < occurrence)
    };
    let open = plan.governance.actions.iter().filter(|action| action.done.is_none());
    open.filter(|action| is_earlier(&action.meeting)).collect()
}

/// The date of a repetition, before days off.
fn repeated(ritual: &Ritual, occurrence: u32) -> When {
    let span = ritual.rhythm.days().saturating_mul(i32::try_from(occurrence).unwrap_or(i32::MAX));
    match ritual.first {
        When::Offset { days } => When::offset_days(days.saturating_add(span)),
        When::Pinned { date } => {
            let later = date.checked_add_days(Days::new(u64::from(span.unsigned_abs())));
            When::pinned(later.unwrap_or(date))
        }
    }
}

/// A pinned first day stays even on a day off; what is repeated from it does not.
fn kept(plan: &Plan, when: When, occurrence: u32) -> When {
    match when {
        When::Pinned { date } if occurrence > 0 => When::pinned(plan.calendar.working_day_after(date)),
        _ => when,
    }
}

fn day(plan: &Plan, when: When, occurrence: u32) -> NaiveDate {
    plan.date(kept(plan, when, occurrence))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::CountedIds;
    use crate::schedule::{Blackout, Holiday};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Launched on Monday 7 September 2026, with one series.
    fn plan(rhythm: MeetingRhythm, first: When, last: Option<When>) -> Plan {
        let ritual = Ritual { id: Id::new("r"), rhythm, first, last, owner: Id::new("ana"), ..Ritual::default() };
        let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
        plan.governance.rituals = vec![ritual];
        plan
    }

    fn dates(plan: &Plan) -> Vec<String> {
        all_meetings(plan).iter().map(|meeting| meeting.date.to_string()).collect()
    }

    #[test]
    fn a_weekly_series_runs_to_the_end_of_the_first_quarter() {
        let plan = plan(MeetingRhythm::Weekly, When::offset_days(1), None);
        let dates = dates(&plan);
        assert_eq!((dates.len(), dates[0].as_str(), dates[12].as_str()), (13, "2026-09-08", "2026-12-01"));
    }

    #[test]
    fn a_monthly_series_keeps_its_weekday_and_ends_where_it_is_told_to() {
        let plan = plan(MeetingRhythm::Monthly, When::offset_days(2), Some(When::offset_days(60)));
        assert_eq!(dates(&plan), ["2026-09-09", "2026-10-07", "2026-11-04"]);
    }

    #[test]
    fn a_meeting_moves_off_a_day_without_work_and_keeps_its_number() {
        let mut plan = plan(MeetingRhythm::Weekly, When::offset_days(4), Some(When::offset_days(20)));
        plan.calendar.holidays = vec![Holiday { date: Some(date("2026-09-18")), ..Holiday::default() }];
        assert_eq!(dates(&plan), ["2026-09-11", "2026-09-21", "2026-09-25"]);
    }

    #[test]
    fn meetings_that_a_black_out_moves_on_to_one_day_become_one() {
        let mut plan = plan(MeetingRhythm::Weekly, When::offset_days(0), Some(When::offset_days(28)));
        let (from, to) = (Some(date("2026-09-14")), Some(date("2026-09-27")));
        plan.calendar.blackouts = vec![Blackout { from, to, ..Blackout::default() }];
        assert_eq!(dates(&plan), ["2026-09-07", "2026-09-28", "2026-10-05"]);
        let numbers: Vec<u32> = all_meetings(&plan).iter().map(|meeting| meeting.occurrence).collect();
        assert_eq!(numbers, [0, 1, 4]);
    }

    #[test]
    fn a_pinned_series_stays_when_the_launch_moves_and_skips_days_off_all_the_same() {
        let first = When::pinned(date("2026-09-05"));
        let mut plan = plan(MeetingRhythm::Weekly, first, Some(When::pinned(date("2026-09-20"))));
        assert_eq!(dates(&plan), ["2026-09-05", "2026-09-14", "2026-09-21"]);
        plan.launch = date("2026-10-12");
        assert_eq!(dates(&plan), ["2026-09-05", "2026-09-14", "2026-09-21"]);
    }

    #[test]
    fn a_series_that_ends_before_it_begins_has_no_meeting_and_a_long_one_is_cut() {
        let none = plan(MeetingRhythm::Weekly, When::offset_days(30), Some(When::offset_days(3)));
        assert_eq!(dates(&none), [""; 0]);
        let long = plan(MeetingRhythm::Weekly, When::offset_days(0), Some(When::pinned(date("2060-01-01"))));
        assert_eq!(dates(&long).len(), MOST as usize);
    }

    #[test]
    fn a_record_is_begun_once_and_its_day_stands_in_for_that_of_the_series() {
        let mut plan = plan(MeetingRhythm::Weekly, When::offset_days(1), None);
        let mut ids = CountedIds::new("m");
        let id = begin_record(&mut plan, &Id::new("r"), 1, &mut ids).unwrap();
        assert_eq!(begin_record(&mut plan, &Id::new("r"), 1, &mut ids), Some(id));
        assert_eq!(begin_record(&mut plan, &Id::new("gone"), 0, &mut ids), None);
        assert_eq!(plan.governance.meetings[0].present, [Id::new("ana")]);
        assert_eq!(date_of(&plan, &plan.governance.meetings[0]), Some(date("2026-09-15")));
        plan.governance.meetings[0].held_on = Some(date("2026-09-17"));
        assert_eq!(dates(&plan)[1], "2026-09-17");
    }

    #[test]
    fn a_meeting_is_found_again_by_its_name() {
        let ritual = Id::new("r.1");
        assert_eq!(meeting_named(&meeting_control(&ritual, 7)), Some((ritual, 7)));
        assert_eq!(meeting_named("meeting.x.r"), None);
        assert_eq!(meeting_named("rituals.first.r"), None);
    }

    #[test]
    fn what_is_open_from_earlier_meetings_comes_up_again() {
        let mut plan = plan(MeetingRhythm::Weekly, When::offset_days(1), None);
        let mut ids = CountedIds::new("m");
        let first = begin_record(&mut plan, &Id::new("r"), 0, &mut ids).unwrap();
        let action = |id: &str, done: Option<&str>| MeetingAction {
            id: Id::new(id),
            meeting: first.clone(),
            done: done.map(date),
            ..MeetingAction::default()
        };
        plan.governance.actions = vec![action("a", None), action("b", Some("2026-09-09"))];
        let open = |n| open_before(&plan, &Id::new("r"), n).iter().map(|a| a.id.to_string()).collect::<Vec<_>>();
        assert_eq!(open(1), ["a"]);
        assert_eq!(open(0), [""; 0]);
    }

    proptest! {
        #[test]
        fn meetings_come_in_order_and_on_working_days(first in -200_i32..200, span in 0_i32..400, n in 0_usize..4) {
            let (begin, end) = (When::offset_days(first), When::offset_days(first + span));
            let plan = plan(MeetingRhythm::ALL[n], begin, Some(end));
            let all = all_meetings(&plan);
            prop_assert!(!all.is_empty());
            prop_assert!(all.windows(2).all(|pair| pair[0].date < pair[1].date));
            prop_assert!(all.iter().all(|meeting| plan.calendar.is_working_day(meeting.date)));
        }
    }
}
