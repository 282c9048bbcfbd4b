//! Moving the launch, or the days off, and seeing beforehand what moves with it (row M3).

use chrono::NaiveDate;

use super::weeks::days_between;
use super::{When, WorkCalendar, agenda};
use crate::check::Place;
use crate::choice::Choice;
use crate::plan::{Plan, checklist, gate, places, state};
use crate::t;

/// Something in a plan that has a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedThing {
    /// Where its date is changed.
    pub place: Place,
    /// What it is.
    pub what: String,
    /// What its date hangs on.
    pub when: When,
    /// Its date before days off are skipped.
    pub nominal: NaiveDate,
    /// Its date.
    pub date: NaiveDate,
}

/// What becomes of a dated thing when the launch or the days off change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where its date is changed.
    pub place: Place,
    /// What it is.
    pub what: String,
    /// Its date now.
    pub from: NaiveDate,
    /// Its date afterwards.
    pub to: NaiveDate,
    /// It stays because it is pinned.
    pub pinned: bool,
    /// Why it does not fall on the day the plain count gives.
    pub note: Option<Skip>,
}

/// Why nothing is scheduled on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skip {
    /// The team does not work on this day of the week.
    Weekend,
    /// A day off, by name.
    Holiday(String),
    /// A period in which nothing is asked of people, by name.
    Blackout(String),
}

impl std::fmt::Display for Skip {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match self {
            Self::Weekend => t!("move.weekend"),
            Self::Holiday(name) => t!("move.holiday", name = name),
            Self::Blackout(name) => t!("move.blackout", name = name),
        };
        f.write_str(&text)
    }
}

/// Everything in a plan that has a date, in the order of the plan and not of the dates.
///
/// The launch itself is not among it, nor are days on which something was done.
pub fn dated(plan: &Plan) -> Vec<DatedThing> {
    let mut things = vec![thing(plan, Place::Settings, t!("dated.start"), plan.start)];
    align(plan, &mut things);
    pilot(plan, &mut things);
    messages(plan, &mut things);
    actions(plan, &mut things);
    for occasion in agenda::occasions(plan) {
        things.push(thing(plan, occasion.place, occasion.title, occasion.when));
    }
    things
}

/// What moves and what stays when the launch moves; things whose date does not change are left out unless pinned.
pub fn preview_move(plan: &Plan, launch: NaiveDate) -> Vec<Move> {
    let mut moved = plan.clone();
    move_launch(&mut moved, launch);
    compare(plan, &moved).filter(|change| change.pinned || change.from != change.to).collect()
}

/// What moves when the days off change.
pub fn preview_calendar(plan: &Plan, calendar: &WorkCalendar) -> Vec<Move> {
    let moved = Plan { calendar: calendar.clone(), ..plan.clone() };
    compare(plan, &moved).filter(|change| change.from != change.to).collect()
}

/// Moves the launch. All that hangs on it follows; what is pinned stays.
pub fn move_launch(plan: &mut Plan, launch: NaiveDate) {
    plan.launch = launch;
}

/// A date of the same kind on another day: what followed the launch goes on following it.
pub fn reschedule(when: When, date: NaiveDate, launch: NaiveDate) -> When {
    match (when, i32::try_from(days_between(launch, date))) {
        (When::Offset { .. }, Ok(days)) => When::offset_days(days),
        _ => When::pinned(date),
    }
}

/// Why nothing is scheduled on `day`; `None` for a working day.
pub fn skip_reason(day: NaiveDate, calendar: &WorkCalendar) -> Option<Skip> {
    if let Some(holiday) = calendar.holidays.iter().find(|holiday| holiday.date == Some(day)) {
        return Some(Skip::Holiday(holiday.name.clone()));
    }
    if let Some(blackout) = calendar.blackouts.iter().find(|blackout| blackout.covers(day)) {
        return Some(Skip::Blackout(blackout.name.clone()));
    }
    (!calendar.is_working_day(day)).then_some(Skip::Weekend)
}

/// Pairs the things of two plans that differ in launch or calendar only, both in the order of the plan. What is in one
/// of them alone is left out, such as a meeting that a day off merges with its neighbour.
fn compare(before: &Plan, after: &Plan) -> impl Iterator<Item = Move> {
    let calendar = after.calendar.clone();
    let (later, mut at) = (dated(after), 0);
    let paired = dated(before).into_iter().filter_map(move |old| {
        let is_same = |new: &DatedThing| new.place == old.place && new.what == old.what;
        at += later.get(at..)?.iter().position(is_same)? + 1;
        later.get(at - 1).cloned().map(|new| (old, new))
    });
    paired.map(move |(old, new)| Move {
        note: (new.date != new.nominal).then(|| skip_reason(new.nominal, &calendar)).flatten(),
        place: new.place,
        what: new.what,
        from: old.date,
        to: new.date,
        pinned: matches!(new.when, When::Pinned { .. }),
    })
}

fn thing(plan: &Plan, place: Place, what: String, when: When) -> DatedThing {
    DatedThing { place, what, when, nominal: when.nominal(plan.launch), date: plan.date(when) }
}

fn align(plan: &Plan, things: &mut Vec<DatedThing>) {
    let sponsorship = &plan.sponsorship;
    if let Some(when) = sponsorship.town_hall {
        things.push(thing(plan, places::town_hall(), t!("dated.town_hall"), when));
    }
    if let Some(when) = sponsorship.first_review {
        things.push(thing(plan, places::first_review(), t!("dated.first_review"), when));
    }
    for kpi in &sponsorship.kpis {
        if let Some(when) = kpi.due {
            let what = t!("dated.kpi", metric = kpi.metric.label());
            things.push(thing(plan, places::kpi_due(&kpi.id), what, when));
        }
    }
    for action in &sponsorship.leader_actions {
        if let Some(when) = action.due {
            things.push(thing(plan, places::leader_action(&action.id), action.what.clone(), when));
        }
    }
    for stakeholder in &plan.stakeholders {
        if let Some(date) = stakeholder.next_contact {
            let what = t!("dated.contact", name = stakeholder.name);
            things.push(thing(plan, places::stakeholder(&stakeholder.id), what, When::pinned(date)));
        }
    }
}

fn pilot(plan: &Plan, things: &mut Vec<DatedThing>) {
    if !state::has_pilot(plan) {
        return;
    }
    let start = plan.pilot.start;
    things.push(thing(plan, places::pilot_start(), t!("dated.pilot_start"), start));
    // Review days and the gate are counted from the pilot's first day, so they hang on what that hangs on.
    let mut follow = |what: String, date: NaiveDate| {
        things.push(DatedThing { place: places::pilot_start(), what, when: start, nominal: date, date });
    };
    for (week, day) in gate::review_dates(plan) {
        follow(t!("dated.pilot_review", week = week), day);
    }
    follow(t!("dated.pilot_gate"), gate::gate_date(plan));
}

fn messages(plan: &Plan, things: &mut Vec<DatedThing>) {
    for item in &plan.comms.items {
        let what = if item.title.is_empty() { item.purpose.label() } else { item.title.clone() };
        things.push(thing(plan, places::message(&item.id), what, item.when));
    }
}

fn actions(plan: &Plan, things: &mut Vec<DatedThing>) {
    for action in &plan.actions {
        things.push(thing(plan, places::action(action.phase), action.what.clone(), action.due));
    }
    for practice in checklist::PRACTICES {
        things.push(thing(plan, (practice.place)(), practice.text(), practice.when(plan)));
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, TimeDelta, Weekday};
    use proptest::prelude::*;

    use super::super::{Blackout, Holiday};
    use super::*;
    use crate::id::Id;
    use crate::plan::comms::CommsItem;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan_with(whens: impl IntoIterator<Item = When>) -> Plan {
        let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
        plan.comms.items = whens
            .into_iter()
            .enumerate()
            .map(|(n, when)| CommsItem {
                id: Id::new(format!("m{n}")),
                title: format!("message {n}"),
                when,
                ..CommsItem::default()
            })
            .collect();
        plan
    }

    fn message(moves: &[Move], n: usize) -> Option<&Move> {
        moves.iter().find(|change| change.what == format!("message {n}"))
    }

    #[test]
    fn what_hangs_on_the_launch_moves_and_what_is_pinned_stays() {
        let plan = plan_with([When::offset_days(-7), When::pinned(date("2026-08-20"))]);
        let moves = preview_move(&plan, date("2026-10-05"));
        let moved = message(&moves, 0).unwrap();
        assert_eq!((moved.from, moved.to, moved.pinned), (date("2026-08-31"), date("2026-09-28"), false));
        let pinned = message(&moves, 1).unwrap();
        assert_eq!((pinned.from, pinned.to, pinned.pinned), (date("2026-08-20"), date("2026-08-20"), true));
    }

    #[test]
    fn the_preview_is_what_the_move_does() {
        let mut plan = plan_with([When::offset_days(-20), When::offset_days(13)]);
        let moves = preview_move(&plan, date("2026-12-24"));
        move_launch(&mut plan, date("2026-12-24"));
        for (n, item) in plan.comms.items.iter().enumerate() {
            assert_eq!(message(&moves, n).unwrap().to, plan.date(item.when));
        }
    }

    #[test]
    fn a_skipped_day_says_why() {
        let mut plan = plan_with([When::offset_days(5), When::offset_days(14), When::offset_days(22)]);
        let calendar = WorkCalendar {
            holidays: vec![Holiday { id: Id::new("h"), date: Some(date("2026-09-21")), name: "Fair".into() }],
            blackouts: vec![Blackout {
                id: Id::new("b"),
                from: Some(date("2026-09-28")),
                to: Some(date("2026-10-02")),
                name: "Close".into(),
            }],
            ..WorkCalendar::default()
        };
        let moves = preview_calendar(&plan, &calendar);
        assert!(message(&moves, 0).is_none(), "moved off the weekend before and after");
        let holiday = message(&moves, 1).unwrap();
        assert_eq!((holiday.to, holiday.note.clone()), (date("2026-09-22"), Some(Skip::Holiday("Fair".into()))));
        let blackout = message(&moves, 2).unwrap();
        assert_eq!((blackout.to, blackout.note.clone()), (date("2026-10-05"), Some(Skip::Blackout("Close".into()))));
        plan.calendar = calendar;
        let moves = preview_move(&plan, date("2026-11-02"));
        assert_eq!(message(&moves, 0).unwrap().note, Some(Skip::Weekend));
    }

    #[test]
    fn a_date_set_by_hand_stays_of_its_kind() {
        let launch = date("2026-09-07");
        let day = date("2026-09-10");
        assert_eq!(reschedule(When::offset_days(-3), day, launch), When::offset_days(3));
        assert_eq!(reschedule(When::pinned(launch), day, launch), When::pinned(day));
    }

    proptest! {
        #[test]
        fn moving_the_launch_there_and_back_changes_nothing(
            offsets in prop::collection::vec(-400_i32..400, 0..20),
            by in -1000_i64..1000,
        ) {
            let plan = plan_with(offsets.into_iter().map(When::offset_days));
            let mut moved = plan.clone();
            move_launch(&mut moved, plan.launch + TimeDelta::days(by));
            move_launch(&mut moved, plan.launch);
            prop_assert_eq!(dated(&plan), dated(&moved));
            prop_assert_eq!(plan, moved);
        }

        #[test]
        fn nothing_that_follows_the_launch_falls_on_a_day_off_or_slips_across_it(
            offset in -400_i32..400,
            by in 0_i64..1000,
            off in prop::collection::vec((0_i64..1400, 1_i64..30), 0..8),
        ) {
            let mut plan = plan_with([When::offset_days(offset)]);
            let first = plan.launch - TimeDelta::days(200);
            plan.calendar.blackouts = off
                .into_iter()
                .map(|(start, length)| Blackout {
                    from: Some(first + TimeDelta::days(start)),
                    to: Some(first + TimeDelta::days(start + length)),
                    ..Blackout::default()
                })
                .collect();
            let launch = plan.launch + TimeDelta::days(by);
            move_launch(&mut plan, launch);
            let date = plan.date(When::offset_days(offset));
            if offset != 0 {
                prop_assert!(plan.calendar.is_working_day(date));
                prop_assert_eq!(date < launch, offset < 0);
                prop_assert!(!matches!(date.weekday(), Weekday::Sat | Weekday::Sun));
            }
        }
    }
}
