//! A further plan made of one: for the next wave, or to try something out (rows H4, S1).

use chrono::{NaiveDate, TimeDelta};

use crate::id::Id;
use crate::plan::align::PledgeState;
use crate::plan::comms::ItemState;
use crate::plan::pilot::{AssumptionResult, Observed};
use crate::plan::{Measurement, Plan};
use crate::schedule::When;
use crate::schedule::weeks::days_between;

/// What becomes of that which has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Ticks, imports and observations come along.
    Keep,
    /// The copy starts anew: nothing done, nothing signed, nothing observed.
    Clear,
}

/// What becomes of dates that do not follow the launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinnedDates {
    /// They move by as many days as the launch and on to a working day, and stay pinned.
    Move,
    /// They stay where they are, as for a town hall that both waves share.
    Stay,
}

/// A copy of `plan` under a new id and name that launches on `launch`. Dates that hang on the launch follow it.
pub fn duplicate(
    plan: &Plan,
    id: Id,
    name: String,
    launch: NaiveDate,
    progress: Progress,
    pinned: PinnedDates,
) -> Plan {
    let mut copy = Plan { id, name, launch, ..plan.clone() };
    if progress == Progress::Clear {
        clear(&mut copy);
    }
    let by = TimeDelta::days(days_between(plan.launch, launch));
    if pinned == PinnedDates::Move && !by.is_zero() {
        shift_pinned(&mut copy, by);
    }
    copy
}

/// Takes out all that has happened.
fn clear(plan: &mut Plan) {
    let sponsorship = &mut plan.sponsorship;
    sponsorship.role_modelling.clear();
    sponsorship.assessments.clear();
    for action in &mut sponsorship.leader_actions {
        action.done = None;
    }
    for pledge in &mut sponsorship.commitments {
        pledge.signed_on = None;
        pledge.state = PledgeState::Open;
    }
    for stakeholder in &mut plan.stakeholders {
        stakeholder.next_contact = None;
    }
    clear_pilot(plan);
    for message in &mut plan.comms.messages {
        message.reviewed_on = None;
    }
    for item in &mut plan.comms.items {
        item.state = ItemState::Planned;
        item.endorsed = false;
    }
    plan.measurement = Measurement::default();
    for action in &mut plan.actions {
        action.done = None;
    }
    for mark in plan.checklist.items.values_mut() {
        mark.done = None;
    }
    plan.checklist.items.retain(|_, mark| mark.due.is_some() || !mark.owner.is_empty());
}

fn clear_pilot(plan: &mut Plan) {
    let pilot = &mut plan.pilot;
    for criterion in &mut pilot.criteria {
        criterion.observed = Observed::default();
    }
    for assumption in &mut pilot.assumptions {
        assumption.result = AssumptionResult::Untested;
        assumption.learned.clear();
    }
    for experiment in &mut pilot.experiments {
        experiment.seen.clear();
    }
    pilot.testimonials.clear();
    pilot.blockers.clear();
    pilot.momentum.clear();
    pilot.gate_override = None;
    pilot.gate_note.clear();
}

/// Moves every pinned date of what is still to come.
fn shift_pinned(plan: &mut Plan, by: TimeDelta) {
    let calendar = plan.calendar.clone();
    let moved = |date: NaiveDate| calendar.working_day_after(date.checked_add_signed(by).unwrap_or(date));
    let shift = |when: &mut When| {
        if let When::Pinned { date } = when {
            *date = moved(*date);
        }
    };
    let sponsorship = &mut plan.sponsorship;
    shift(&mut plan.start);
    shift(&mut plan.pilot.start);
    sponsorship.town_hall.iter_mut().for_each(shift);
    sponsorship.first_review.iter_mut().for_each(shift);
    sponsorship.kpis.iter_mut().filter_map(|kpi| kpi.due.as_mut()).for_each(shift);
    sponsorship.leader_actions.iter_mut().filter_map(|action| action.due.as_mut()).for_each(shift);
    plan.comms.matrix.iter_mut().map(|row| &mut row.first).for_each(shift);
    plan.comms.items.iter_mut().map(|item| &mut item.when).for_each(shift);
    plan.actions.iter_mut().map(|action| &mut action.due).for_each(shift);
    for stakeholder in &mut plan.stakeholders {
        stakeholder.next_contact = stakeholder.next_contact.map(moved);
    }
    for mark in plan.checklist.items.values_mut() {
        mark.due = mark.due.map(moved);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::align::LeaderAction;
    use crate::plan::checklist::{set_done, set_due};
    use crate::plan::comms::CommsItem;
    use crate::plan::measure::ImportedFigures;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        let mut plan = Plan { id: Id::new("p1"), launch: date("2026-09-07"), ..Plan::default() };
        let item = |id: &str, when| CommsItem { id: Id::new(id), when, state: ItemState::Sent, ..CommsItem::default() };
        plan.comms.items = vec![item("a", When::offset_days(-7)), item("b", When::pinned(date("2026-08-20")))];
        plan.sponsorship.leader_actions =
            vec![LeaderAction { id: Id::new("l"), done: Some(date("2026-09-10")), ..LeaderAction::default() }];
        plan.measurement.imports = vec![ImportedFigures { id: Id::new("i"), ..ImportedFigures::default() }];
        set_done(&mut plan, "practice:managers-briefed", Some(date("2026-07-27")));
        set_due(&mut plan, "practice:help-named", Some(date("2026-09-01")));
        plan
    }

    #[test]
    fn the_dates_of_a_copy_follow_its_launch() {
        // Twelve weeks and a day later, so that the pinned Thursday becomes a Friday.
        let copy =
            duplicate(&plan(), Id::new("p2"), "Wave 2".into(), date("2026-12-01"), Progress::Keep, PinnedDates::Move);
        assert_eq!((copy.id.as_str(), copy.name.as_str()), ("p2", "Wave 2"));
        assert_eq!(copy.date(copy.comms.items[0].when), date("2026-11-24"));
        assert_eq!(copy.comms.items[1].when, When::pinned(date("2026-11-13")));
        assert_eq!(copy.checklist.items["practice:help-named"].due, Some(date("2026-11-25")));
        assert_eq!(copy.measurement, plan().measurement);
    }

    #[test]
    fn a_pinned_date_does_not_land_on_a_weekend() {
        let copy =
            duplicate(&plan(), Id::new("p2"), String::new(), date("2026-09-09"), Progress::Keep, PinnedDates::Move);
        assert_eq!(copy.comms.items[1].when, When::pinned(date("2026-08-24")));
    }

    #[test]
    fn pinned_dates_stay_where_that_is_wanted() {
        let launch = date("2026-12-01");
        let copy = duplicate(&plan(), Id::new("p2"), String::new(), launch, Progress::Keep, PinnedDates::Stay);
        assert_eq!(copy.comms.items[1].when, When::pinned(date("2026-08-20")));
        assert_eq!(copy.date(copy.comms.items[0].when), date("2026-11-24"));
    }

    #[test]
    fn a_copy_at_the_same_launch_is_the_same_plan() {
        let plan = plan();
        let copy = duplicate(&plan, plan.id.clone(), plan.name.clone(), plan.launch, Progress::Keep, PinnedDates::Move);
        assert_eq!(copy, plan);
    }

    #[test]
    fn a_copy_started_anew_has_nothing_done() {
        let copy =
            duplicate(&plan(), Id::new("p2"), String::new(), date("2027-03-01"), Progress::Clear, PinnedDates::Move);
        assert!(copy.comms.items.iter().all(|item| item.state == ItemState::Planned));
        assert_eq!(copy.sponsorship.leader_actions[0].done, None);
        assert_eq!(copy.measurement, Measurement::default());
        assert!(!copy.checklist.items.contains_key("practice:managers-briefed"));
        assert!(copy.checklist.items.contains_key("practice:help-named"));
    }
}
