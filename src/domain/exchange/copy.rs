//! A further plan made of one: for the next wave, or to try something out (rows H4, S1).

use chrono::{NaiveDate, TimeDelta};

use crate::id::{Id, find};
use crate::plan::align::PledgeState;
use crate::plan::comms::ItemState;
use crate::plan::diagnosis::FrictionStatus;
use crate::plan::governance::Wave;
use crate::plan::pilot::{AssumptionResult, Observed};
use crate::plan::{Diagnosis, Listening, Measurement, Plan, Reports};
use crate::schedule::When;
use crate::schedule::reflow::reschedule;
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

/// A copy of `plan` for one of its waves: the wave is the rollout now, so it and those before it are no waves of the
/// copy, and those after it keep their dates.
pub fn for_wave(
    plan: &Plan,
    wave: &Id,
    id: Id,
    name: String,
    launch: NaiveDate,
    (progress, pinned): (Progress, PinnedDates),
) -> Plan {
    let mut copy = duplicate(plan, id, name, launch, progress, pinned);
    let own = find(&plan.governance.waves, wave).map(|wave| plan.date(wave.launch));
    let date_of = |wave: &Wave| find(&plan.governance.waves, &wave.id).map(|wave| plan.date(wave.launch));
    copy.governance.waves.retain(|other| other.id != *wave && date_of(other) > own);
    for later in &mut copy.governance.waves {
        if let Some(date) = date_of(later) {
            later.launch = reschedule(later.launch, date, launch);
        }
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
    clear_diagnosis(&mut plan.diagnosis);
    plan.measurement = Measurement::default();
    clear_recognition(plan);
    clear_enablement(plan);
    clear_learning(plan);
    plan.reports = Reports::default();
    plan.dismissed.clear();
    clear_governance(plan);
    for kpi in &mut plan.sponsorship.kpis {
        (kpi.latest, kpi.latest_on) = (None, None);
    }
    for action in &mut plan.actions {
        action.done = None;
    }
    for mark in plan.checklist.items.values_mut() {
        mark.done = None;
    }
    plan.checklist.items.retain(|_, mark| mark.due.is_some() || !mark.owner.is_empty());
}

/// What was asked, read and seen belongs to the people it was asked of; what to look for stays.
fn clear_diagnosis(diagnosis: &mut Diagnosis) {
    diagnosis.interviews.clear();
    for row in &mut diagnosis.baselines {
        (row.value, row.on) = (None, None);
        row.source.clear();
    }
    for row in &mut diagnosis.intentions {
        (row.intends, row.does) = (None, None);
        row.source.clear();
    }
    for friction in &mut diagnosis.frictions {
        (friction.status, friction.fixed) = (FrictionStatus::Open, None);
        friction.evidence.clear();
    }
    for barrier in &mut diagnosis.barriers {
        barrier.weight = None;
        barrier.evidence.clear();
    }
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

/// Meetings come back and rights stay; what was said, decided, signed and let in belongs to the plan it happened in.
fn clear_governance(plan: &mut Plan) {
    let governance = &mut plan.governance;
    governance.meetings.clear();
    governance.actions.clear();
    governance.decisions.clear();
    for sign_off in &mut governance.sign_offs {
        sign_off.signed_on = None;
    }
    for release in &mut governance.releases {
        release.released_on = None;
    }
    for wave in &mut governance.waves {
        wave.met.clear();
        wave.entered_on = None;
    }
}

/// Managers and what they are asked stay; what they confirmed, kept and reached is the old plan's.
fn clear_enablement(plan: &mut Plan) {
    let enablement = &mut plan.enablement;
    for manager in &mut enablement.managers {
        manager.pledged_on = None;
        manager.pledge_weeks.clear();
        (manager.applied, manager.coaching, manager.behaviour) = (None, None, None);
    }
    for point in &mut enablement.touchpoints {
        point.confirmed.clear();
    }
    for milestone in &mut enablement.milestones {
        milestone.shared_on = None;
    }
}

/// What was heard and who was thanked belongs to the plan it happened in; what is celebrated comes along.
fn clear_recognition(plan: &mut Plan) {
    plan.listening = Listening::default();
    let recognition = &mut plan.recognition;
    recognition.commendations.clear();
    for milestone in &mut recognition.milestones {
        milestone.reached_on = None;
    }
    for challenge in &mut recognition.challenges {
        challenge.winner.clear();
    }
    for champion in &mut recognition.champions {
        champion.thanked_on = None;
    }
}

/// Roles, courses and series come along; who completed what, and what was tried, does not.
fn clear_learning(plan: &mut Plan) {
    for course in &mut plan.learning.courses {
        course.completed = None;
    }
    for check in &mut plan.learning.access {
        check.passed_on = None;
    }
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
    plan.listening.feedback.iter_mut().filter_map(|entry| entry.tell_by.as_mut()).for_each(shift);
    plan.recognition.milestones.iter_mut().map(|milestone| &mut milestone.when).for_each(shift);
    for challenge in &mut plan.recognition.challenges {
        shift(&mut challenge.from);
        shift(&mut challenge.to);
    }
    let enablement = &mut plan.enablement;
    enablement.touchpoints.iter_mut().map(|point| &mut point.when).for_each(shift);
    enablement.milestones.iter_mut().filter_map(|milestone| milestone.when.as_mut()).for_each(shift);
    enablement.kpis.iter_mut().filter_map(|kpi| kpi.due.as_mut()).for_each(shift);
    enablement.incentive.until.iter_mut().for_each(shift);
    plan.diagnosis.frictions.iter_mut().filter_map(|friction| friction.due.as_mut()).for_each(shift);
    let governance = &mut plan.governance;
    governance.rituals.iter_mut().map(|ritual| &mut ritual.first).for_each(shift);
    governance.rituals.iter_mut().filter_map(|ritual| ritual.last.as_mut()).for_each(shift);
    governance.sign_offs.iter_mut().filter_map(|sign_off| sign_off.due.as_mut()).for_each(shift);
    governance.releases.iter_mut().map(|release| &mut release.when).for_each(shift);
    governance.waves.iter_mut().map(|wave| &mut wave.launch).for_each(shift);
    let learning = &mut plan.learning;
    learning.courses.iter_mut().filter_map(|course| course.opens.as_mut()).for_each(shift);
    learning.pillars.iter_mut().filter_map(|action| action.first.as_mut()).for_each(shift);
    learning.cohorts.iter_mut().map(|cohort| &mut cohort.start).for_each(shift);
    learning.cohorts.iter_mut().filter_map(|cohort| cohort.review_on.as_mut()).for_each(shift);
    learning.office_hours.iter_mut().map(|hours| &mut hours.first).for_each(shift);
    learning.access.iter_mut().filter_map(|check| check.due.as_mut()).for_each(shift);
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
    use crate::plan::enablement::{Manager, Touchpoint};
    use crate::plan::governance::{Meeting, Ritual};
    use crate::plan::learning::{AccessCheck, Course};
    use crate::plan::listening::Feedback;
    use crate::plan::measure::ImportedFigures;
    use crate::plan::recognition::{Commendation, Milestone};

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
    fn meetings_come_along_and_what_was_said_in_them_does_not() {
        let mut plan = plan();
        let first = When::pinned(date("2026-09-08"));
        plan.governance.rituals = vec![Ritual { id: Id::new("r"), first, ..Ritual::default() }];
        plan.governance.meetings = vec![Meeting { id: Id::new("m"), ritual: Id::new("r"), ..Meeting::default() }];
        plan.governance.waves =
            vec![Wave { id: Id::new("w"), entered_on: Some(date("2026-11-02")), ..Wave::default() }];
        let launch = date("2026-10-05");
        let copy = duplicate(&plan, Id::new("p2"), String::new(), launch, Progress::Clear, PinnedDates::Move);
        assert_eq!(copy.governance.rituals[0].first, When::pinned(date("2026-10-06")));
        assert_eq!((copy.governance.meetings.len(), copy.governance.waves[0].entered_on), (0, None));
    }

    #[test]
    fn courses_come_along_and_who_completed_them_does_not() {
        let mut plan = plan();
        let opens = Some(When::pinned(date("2026-09-08")));
        let course = Course { id: Id::new("c"), opens, completed: Some(40.0), ..Course::default() };
        plan.learning.courses = vec![course];
        let passed_on = Some(date("2026-08-28"));
        plan.learning.access = vec![AccessCheck { id: Id::new("a"), passed_on, ..AccessCheck::default() }];
        let launch = date("2026-10-05");
        let copy = duplicate(&plan, Id::new("p2"), String::new(), launch, Progress::Clear, PinnedDates::Move);
        let course = &copy.learning.courses[0];
        assert_eq!((course.opens, course.completed), (Some(When::pinned(date("2026-10-06"))), None));
        assert_eq!(copy.learning.access[0].passed_on, None);
    }

    #[test]
    fn the_copy_for_a_wave_has_only_the_later_waves_on_their_own_dates() {
        let mut plan = plan();
        let wave = |id: &str, weeks| Wave { id: Id::new(id), launch: When::offset_weeks(weeks), ..Wave::default() };
        plan.governance.waves = vec![wave("b", 13), wave("a", 4), wave("c", 26)];
        let launch = plan.date(plan.governance.waves[0].launch);
        let third = plan.date(plan.governance.waves[2].launch);
        let options = (Progress::Clear, PinnedDates::Move);
        let copy = for_wave(&plan, &Id::new("b"), Id::new("p2"), "Wave 2".into(), launch, options);
        assert_eq!(copy.governance.waves.len(), 1);
        assert_eq!(copy.date(copy.governance.waves[0].launch), third);
    }

    #[test]
    fn managers_come_along_and_what_they_confirmed_does_not() {
        let mut plan = plan();
        let manager =
            Manager { id: Id::new("m"), pledge_weeks: vec![1, 2], coaching: Some(30.0), ..Manager::default() };
        plan.enablement.managers = vec![manager];
        let when = When::pinned(date("2026-09-08"));
        let confirmed = vec![Id::new("m")];
        plan.enablement.touchpoints = vec![Touchpoint { id: Id::new("t"), when, confirmed, ..Touchpoint::default() }];
        let launch = date("2026-10-05");
        let copy = duplicate(&plan, Id::new("p2"), String::new(), launch, Progress::Clear, PinnedDates::Move);
        assert_eq!(copy.enablement.managers, [Manager { id: Id::new("m"), ..Manager::default() }]);
        let point = &copy.enablement.touchpoints[0];
        assert_eq!((point.when, point.confirmed.len()), (When::pinned(date("2026-10-06")), 0));
    }

    #[test]
    fn what_is_celebrated_comes_along_and_what_was_heard_stays_behind() {
        let mut plan = plan();
        let when = When::pinned(date("2026-09-21"));
        let reached_on = Some(date("2026-09-22"));
        plan.recognition.milestones = vec![Milestone { id: Id::new("m"), when, reached_on, ..Milestone::default() }];
        plan.recognition.commendations = vec![Commendation { id: Id::new("c"), ..Commendation::default() }];
        plan.listening.feedback = vec![Feedback { id: Id::new("f"), ..Feedback::default() }];
        let launch = date("2026-10-05");
        let copy = duplicate(&plan, Id::new("p2"), String::new(), launch, Progress::Clear, PinnedDates::Move);
        let milestone = &copy.recognition.milestones[0];
        assert_eq!((milestone.when, milestone.reached_on), (When::pinned(date("2026-10-19")), None));
        assert!(copy.recognition.commendations.is_empty() && copy.listening.is_empty());
    }

    #[test]
    fn a_copy_at_the_same_launch_is_the_same_plan() {
        let plan = plan();
        let copy = duplicate(&plan, plan.id.clone(), plan.name.clone(), plan.launch, Progress::Keep, PinnedDates::Move);
        assert_eq!(copy, plan);
    }

    #[test]
    fn the_next_wave_is_diagnosed_anew() {
        use crate::plan::diagnosis::{Baseline, Friction, Interview};
        let mut plan = plan();
        let (value, source) = (Some(32.0), "Report".to_owned());
        plan.diagnosis.baselines = vec![Baseline { id: Id::new("b"), value, source, ..Baseline::default() }];
        plan.diagnosis.interviews = vec![Interview { id: Id::new("t"), ..Interview::default() }];
        let (due, fixed) = (Some(When::pinned(date("2026-08-20"))), Some(date("2026-08-18")));
        plan.diagnosis.frictions = vec![Friction { id: Id::new("f"), due, fixed, ..Friction::default() }];
        let copy =
            duplicate(&plan, Id::new("p2"), String::new(), date("2026-12-01"), Progress::Clear, PinnedDates::Move);
        let diagnosis = copy.diagnosis;
        assert_eq!(diagnosis.baselines, [Baseline { id: Id::new("b"), ..Baseline::default() }]);
        assert!(diagnosis.interviews.is_empty());
        assert_eq!(diagnosis.frictions[0].due, Some(When::pinned(date("2026-11-13"))));
        assert_eq!(diagnosis.frictions[0].fixed, None);
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
