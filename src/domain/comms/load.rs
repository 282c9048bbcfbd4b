//! Load: what the calendar asks of each audience per week, and where that is too much, too little or ill-timed (row E5).
//!
//! Managers are asked for their touchpoints as well ([`crate::plan::enablement::Touchpoint`]).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::calendar::{CalendarIndex, Entry, Filter, weeks_through};
use crate::id::Id;
use crate::plan::Plan;
use crate::plan::comms::ItemKind;
use crate::plan::enablement::TouchpointKind;
use crate::plan::people::AudienceKind;
use crate::schedule::weeks::{days_between, monday_of};

/// How many whole weeks without a message, between the first and the last, count as silence.
pub const SILENT_WEEKS: i64 = 3;

/// What is asked of one audience in one ISO week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LoadCell {
    /// Minutes of messages, training and touchpoints per person.
    pub minutes: u32,
    /// Calendar items.
    pub items: u32,
    /// 0 for nothing, 1 to 4 for up to a quarter, half, three quarters and all of the budget, 5 for more.
    pub level: u8,
    /// More than the budget.
    pub over: bool,
}

/// One audience's weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadRow {
    /// The audience.
    pub audience: Id,
    /// Its name.
    pub name: String,
    /// Minutes a week that it can bear.
    pub budget: u32,
    /// A cell for each of [`LoadMap::weeks`].
    pub cells: Vec<LoadCell>,
}

/// The load of all audiences over the weeks of the calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadMap {
    /// Mondays of the weeks, in order.
    pub weeks: Vec<NaiveDate>,
    /// A row for each audience of the plan.
    pub rows: Vec<LoadRow>,
}

/// A week that asks too much of an audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overload {
    /// The audience.
    pub audience: Id,
    /// The week's Monday.
    pub monday: NaiveDate,
    /// Minutes asked.
    pub minutes: u32,
    /// Minutes that it can bear.
    pub budget: u32,
}

/// A stretch in which an audience hears nothing although messages come before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The audience.
    pub audience: Id,
    /// The last message before.
    pub from: NaiveDate,
    /// The first message after.
    pub to: NaiveDate,
    /// Whole ISO weeks without a message.
    pub weeks: i64,
}

/// Several messages to one audience on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The audience.
    pub audience: Id,
    /// The day.
    pub date: NaiveDate,
    /// The items, at least two.
    pub items: Vec<Id>,
}

/// An item on a day on which nothing is asked of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlackoutHit {
    /// The item.
    pub item: Id,
    /// Its date.
    pub date: NaiveDate,
    /// What the black-out period is called.
    pub name: String,
}

/// Adds up the minutes of each audience and week; no weeks while the calendar is empty.
pub fn load(plan: &Plan, index: &CalendarIndex) -> LoadMap {
    let mut sums: BTreeMap<(&Id, NaiveDate), LoadCell> = BTreeMap::new();
    for entry in index.entries(&Filter::default()) {
        let cell = sums.entry((&entry.audience, monday_of(entry.date))).or_default();
        cell.minutes = cell.minutes.saturating_add(entry.minutes);
        cell.items += 1;
    }
    let mut busy: BTreeSet<NaiveDate> = index.mondays(&Filter::default()).into_iter().collect();
    if !busy.is_empty() {
        for (audience, monday, minutes) in touchpoints(plan, index) {
            let cell = sums.entry((audience, monday)).or_default();
            cell.minutes = cell.minutes.saturating_add(minutes);
            busy.insert(monday);
        }
    }
    let weeks = weeks_through(busy);
    let rows = plan
        .audiences
        .iter()
        .map(|audience| LoadRow {
            audience: audience.id.clone(),
            name: audience.name.clone(),
            budget: audience.weekly_budget,
            cells: weeks
                .iter()
                .map(|monday| {
                    let sum = sums.get(&(&audience.id, *monday)).copied().unwrap_or_default();
                    weighed(sum, audience.weekly_budget)
                })
                .collect(),
        })
        .collect();
    LoadMap { weeks, rows }
}

/// What touchpoints ask of each audience of managers, with the Monday of their week.
///
/// A protected slot is the hour of their teams. What the calendar asks of them on the same day, for as long at least,
/// is the same meeting.
fn touchpoints<'a>(plan: &'a Plan, index: &CalendarIndex) -> Vec<(&'a Id, NaiveDate, u32)> {
    let of_managers = plan.audiences.iter().filter(|audience| audience.kind == AudienceKind::Managers);
    let managers: Vec<&Id> = of_managers.map(|audience| &audience.id).collect();
    let mut asked = Vec::new();
    for point in plan.enablement.touchpoints.iter().filter(|point| point.kind != TouchpointKind::ProtectedSlot) {
        let date = plan.date(point.when);
        let that_day = index.between(date, date, &Filter::default());
        for audience in &managers {
            let is_it = |entry: &Arc<Entry>| entry.audience == **audience && entry.minutes >= point.minutes;
            if !that_day.iter().any(is_it) {
                asked.push((*audience, monday_of(date), point.minutes));
            }
        }
    }
    asked
}

fn weighed(sum: LoadCell, budget: u32) -> LoadCell {
    let over = sum.minutes > budget;
    let level = match (sum.minutes, u64::from(sum.minutes) * 4, u64::from(budget)) {
        (0, ..) => 0,
        _ if over => 5,
        (_, fourfold, budget) if fourfold <= budget => 1,
        (_, fourfold, budget) if fourfold <= 2 * budget => 2,
        (_, fourfold, budget) if fourfold <= 3 * budget => 3,
        _ => 4,
    };
    LoadCell { level, over, ..sum }
}

impl LoadMap {
    /// The weeks that ask too much, audience by audience.
    pub fn overloads(&self) -> Vec<Overload> {
        let mut found = Vec::new();
        for row in &self.rows {
            for (monday, cell) in self.weeks.iter().zip(&row.cells) {
                if cell.over {
                    let (audience, minutes, budget) = (row.audience.clone(), cell.minutes, row.budget);
                    found.push(Overload { audience, monday: *monday, minutes, budget });
                }
            }
        }
        found
    }
}

/// Stretches without a message between an audience's first and last one; see [`SILENT_WEEKS`].
pub fn silences(plan: &Plan, index: &CalendarIndex) -> Vec<Silence> {
    let days = message_days(index);
    let mut found = Vec::new();
    for audience in &plan.audiences {
        let mut last: Option<NaiveDate> = None;
        for (to, _) in days.get(&audience.id).into_iter().flatten() {
            if let Some(from) = last {
                let weeks = days_between(monday_of(from), monday_of(*to)) / 7 - 1;
                if weeks >= SILENT_WEEKS {
                    found.push(Silence { audience: audience.id.clone(), from, to: *to, weeks });
                }
            }
            last = Some(*to);
        }
    }
    found
}

/// Days on which an audience gets two messages or more.
pub fn collisions(plan: &Plan, index: &CalendarIndex) -> Vec<Collision> {
    let days = message_days(index);
    let mut found = Vec::new();
    for audience in &plan.audiences {
        for (date, items) in days.get(&audience.id).into_iter().flatten() {
            if items.len() > 1 {
                found.push(Collision { audience: audience.id.clone(), date: *date, items: items.clone() });
            }
        }
    }
    found
}

/// Items that fall into a black-out period: pinned ones, and those of a launch day that lies in one.
pub fn blackout_hits(plan: &Plan, index: &CalendarIndex) -> Vec<BlackoutHit> {
    index
        .entries(&Filter::default())
        .filter_map(|entry| {
            let blackout = plan.calendar.blackouts.iter().find(|blackout| blackout.covers(entry.date))?;
            Some(BlackoutHit { item: entry.id.clone(), date: entry.date, name: blackout.name.clone() })
        })
        .collect()
}

/// The messages of each audience by day.
fn message_days(index: &CalendarIndex) -> BTreeMap<Id, BTreeMap<NaiveDate, Vec<Id>>> {
    let mut days: BTreeMap<Id, BTreeMap<NaiveDate, Vec<Id>>> = BTreeMap::new();
    let is_message = |entry: &&Arc<Entry>| entry.kind == ItemKind::Message;
    for entry in index.entries(&Filter::default()).filter(is_message) {
        days.entry(entry.audience.clone()).or_default().entry(entry.date).or_default().push(entry.id.clone());
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Audience;
    use crate::plan::comms::CommsItem;
    use crate::plan::enablement::Touchpoint;
    use crate::schedule::{Blackout, When};

    /// A plan launched on a Monday with one audience that can bear 40 minutes, and items of so many minutes on these
    /// days from launch.
    fn plan(items: &[(i32, u32)]) -> Plan {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.audiences.push(Audience { id: Id::new("a"), weekly_budget: 40, ..Audience::default() });
        plan.comms.items = items
            .iter()
            .enumerate()
            .map(|(n, (days, minutes))| CommsItem {
                id: Id::new(format!("i{n}")),
                audience: Id::new("a"),
                when: When::offset_days(*days),
                minutes: *minutes,
                ..CommsItem::default()
            })
            .collect();
        plan
    }

    fn levels(items: &[(i32, u32)]) -> Vec<u8> {
        let plan = plan(items);
        load(&plan, &CalendarIndex::build(&plan)).rows[0].cells.iter().map(|cell| cell.level).collect()
    }

    #[test]
    fn levels_are_quarters_of_the_budget() {
        assert_eq!(levels(&[(0, 10), (7, 11), (14, 30), (21, 40), (35, 41)]), [1, 2, 3, 4, 0, 5]);
    }

    #[test]
    fn minutes_of_a_week_add_up_whatever_the_day() {
        let plan = plan(&[(0, 25), (4, 16)]);
        let map = load(&plan, &CalendarIndex::build(&plan));
        assert_eq!(map.rows[0].cells, [LoadCell { minutes: 41, items: 2, level: 5, over: true }]);
        let overloads = map.overloads();
        assert_eq!((overloads.len(), overloads[0].minutes, overloads[0].monday), (1, 41, plan.launch));
    }

    /// The minutes of each week for managers who can bear 40, with touchpoints of a kind on these days from launch.
    fn of_managers(items: &[(i32, u32)], kind: TouchpointKind, points: &[(i32, u32)]) -> Vec<u32> {
        let mut plan = plan(items);
        plan.audiences[0].kind = AudienceKind::Managers;
        plan.audiences.push(Audience { id: Id::new("b"), ..Audience::default() });
        let points = points.iter().enumerate().map(|(n, (days, minutes))| Touchpoint {
            id: Id::new(format!("t{n}")),
            kind,
            when: When::offset_days(*days),
            minutes: *minutes,
            ..Touchpoint::default()
        });
        plan.enablement.touchpoints = points.collect();
        let map = load(&plan, &CalendarIndex::build(&plan));
        assert!(map.rows[1].cells.iter().all(|cell| cell.minutes == 0), "learners are not asked");
        map.rows[0].cells.iter().map(|cell| cell.minutes).collect()
    }

    #[test]
    fn managers_are_asked_for_their_touchpoints_too_even_after_the_last_message() {
        let minutes = of_managers(&[(0, 5)], TouchpointKind::CheckIn, &[(2, 30), (3, 10), (14, 15)]);
        assert_eq!(minutes, [45, 0, 15]);
    }

    #[test]
    fn the_protected_hour_of_their_teams_is_none_of_theirs() {
        assert_eq!(of_managers(&[(0, 5)], TouchpointKind::ProtectedSlot, &[(1, 60)]), [5]);
    }

    #[test]
    fn a_meeting_that_the_calendar_holds_as_well_counts_once() {
        assert_eq!(of_managers(&[(0, 45)], TouchpointKind::Briefing, &[(0, 45)]), [45]);
        assert_eq!(of_managers(&[(0, 5)], TouchpointKind::Briefing, &[(0, 45)]), [50]);
    }

    #[test]
    fn three_empty_weeks_between_messages_are_silence_and_two_are_not() {
        let gap = |days: i32| {
            let plan = plan(&[(0, 1), (days, 1)]);
            silences(&plan, &CalendarIndex::build(&plan)).iter().map(|silence| silence.weeks).collect::<Vec<_>>()
        };
        assert!(gap(21).is_empty());
        assert_eq!(gap(28), [3]);
    }

    #[test]
    fn training_breaks_no_silence_and_collides_with_nothing() {
        let mut plan = plan(&[(0, 1), (14, 1), (14, 1), (28, 1)]);
        plan.comms.items[1].kind = ItemKind::Training;
        assert!(collisions(&plan, &CalendarIndex::build(&plan)).is_empty());
        plan.comms.items[2].kind = ItemKind::Training;
        assert_eq!(silences(&plan, &CalendarIndex::build(&plan)).len(), 1);
    }

    #[test]
    fn two_messages_on_one_day_collide() {
        // Saturday and Sunday both move to Monday.
        let plan = plan(&[(5, 1), (6, 1), (8, 1)]);
        let found = collisions(&plan, &CalendarIndex::build(&plan));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].items, [Id::new("i0"), Id::new("i1")]);
    }

    #[test]
    fn only_pinned_items_can_hit_a_black_out() {
        let mut plan = plan(&[(1, 1), (2, 1)]);
        let day = plan.date(When::offset_days(1));
        plan.comms.items[1].when = When::pinned(day);
        plan.calendar.blackouts.push(Blackout { from: Some(day), name: "Stock-taking".into(), ..Blackout::default() });
        let hits = blackout_hits(&plan, &CalendarIndex::build(&plan));
        assert_eq!((hits.len(), &hits[0].item, hits[0].name.as_str()), (1, &Id::new("i1"), "Stock-taking"));
    }
}
