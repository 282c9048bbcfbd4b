//! What else belongs into a diary: the launch and the dates of sponsors, pilot and actions, for the plan's calendar file.
//!
//! They are answers of the wizards and no lists of their own, so that they are no [`super::agenda`]: when the launch
//! moves, [`super::reflow`] tells of them as what they are.

use chrono::NaiveDate;

use super::When;
use super::agenda::Occasion;
use crate::check::Place;
use crate::choice::Choice;
use crate::id::Id;
use crate::plan::comms::Purpose;
use crate::plan::{Phase, Plan, PlanAction, gate, places, state};
use crate::t;

/// All of them that are not done, in the order of the phases. A town hall that is a message, and a review
/// that is one of the meetings `beside`, are there already and left out.
pub fn entries(plan: &Plan, beside: &[Occasion]) -> Vec<Occasion> {
    let mut all = frame(plan);
    all.extend(align(plan, beside));
    all.extend(pilot(plan));
    all.extend(actions(plan));
    all
}

fn entry(key: String, phase: Phase, title: String, when: When, place: Place) -> Occasion {
    Occasion { key, phase, title, note: String::new(), when, time: None, minutes: 0, owner: Id::default(), place }
}

/// The launch, and the day work begins where that is another.
fn frame(plan: &Plan) -> Vec<Occasion> {
    let day =
        |key: &str, phase: Phase, title: String, when: When| entry(key.to_owned(), phase, title, when, Place::Settings);
    let launch = When::offset_days(0);
    let start = day("start", Phase::Diagnose, t!("dated.start"), plan.start);
    let begins_before = plan.date(plan.start) != plan.date(launch);
    let launch = day("launch", Phase::Communicate, t!("dated.launch", plan = plan.name), launch);
    begins_before.then_some(start).into_iter().chain(std::iter::once(launch)).collect()
}

fn align(plan: &Plan, beside: &[Occasion]) -> Vec<Occasion> {
    let sponsorship = &plan.sponsorship;
    let day = |key: String, title: String, when: When, place: Place| entry(key, Phase::Align, title, when, place);
    let is_message = plan.comms.items.iter().any(|item| item.purpose == Purpose::TownHall);
    let town_hall = sponsorship.town_hall.filter(|_| !is_message);
    let town_hall = town_hall.map(|when| day("town-hall".to_owned(), t!("dated.town_hall"), when, places::town_hall()));
    let is_meeting = |when: When| {
        let is_then = |other: &Occasion| plan.date(other.when) == plan.date(when);
        beside.iter().any(|other| other.key.starts_with("meeting:") && is_then(other))
    };
    let review = sponsorship.first_review.filter(|when| !is_meeting(*when));
    let review =
        review.map(|when| day("first-review".to_owned(), t!("dated.first_review"), when, places::first_review()));
    let kpis = sponsorship.kpis.iter().filter_map(|kpi| {
        let title = t!("dated.kpi", metric = kpi.metric.label());
        let due = day(format!("kpi:{}", kpi.id), title, kpi.due?, places::kpi_due(&kpi.id));
        Some(Occasion { note: kpi.outcome.clone(), owner: kpi.owner.clone(), ..due })
    });
    let open = sponsorship.leader_actions.iter().filter(|action| action.done.is_none() && is_said(&action.what));
    let leaders = open.filter_map(|action| {
        let key = format!("leader-action:{}", action.id);
        let due = day(key, action.what.clone(), action.due?, places::leader_action(&action.id));
        Some(Occasion { owner: action.leader.clone(), ..due })
    });
    let contacts = plan.stakeholders.iter().filter_map(|who| {
        let title = t!("dated.contact", name = who.name);
        let when = When::pinned(who.next_contact?);
        let talk = day(format!("contact:{}", who.id), title, when, places::stakeholder(&who.id));
        Some(Occasion { note: who.planned_move.clone(), owner: who.owner.clone(), ..talk })
    });
    town_hall.into_iter().chain(review).chain(kpis).chain(leaders).chain(contacts).collect()
}

/// The pilot's first day, its reviews and the gate, which is the review of its last week.
fn pilot(plan: &Plan) -> Vec<Occasion> {
    if !state::has_pilot(plan) {
        return Vec::new();
    }
    let day = |key: String, title: String, when: When| entry(key, Phase::Pilot, title, when, places::pilot_start());
    let start = day("pilot-start".to_owned(), t!("dated.pilot_start"), plan.pilot.start);
    let last = plan.pilot.duration_weeks();
    // Counted from the first day: the file holds the days as they are now.
    let review = |(week, date): (u32, NaiveDate)| {
        day(format!("pilot-review:{week}"), t!("dated.pilot_review", week = week), When::pinned(date))
    };
    let reviews = gate::review_dates(plan).into_iter().filter(|(week, _)| *week != last).map(review);
    let gate = day("pilot-gate".to_owned(), t!("dated.pilot_gate"), When::pinned(gate::gate_date(plan)));
    let gate = Occasion { owner: plan.pilot.gate_owner.clone(), ..gate };
    std::iter::once(start).chain(reviews).chain(std::iter::once(gate)).collect()
}

/// What the plan has someone do, unless it is done.
fn actions(plan: &Plan) -> Vec<Occasion> {
    let open = plan.actions.iter().filter(|action| action.done.is_none() && is_said(&action.what));
    let due = |action: &PlanAction| {
        let phase = action.phase.unwrap_or(Phase::Align);
        let key = format!("action:{}", action.id);
        let due = entry(key, phase, action.what.clone(), action.due, places::action(action.phase));
        Occasion { owner: action.owner.clone(), ..due }
    };
    open.map(due).collect()
}

fn is_said(text: &str) -> bool {
    !text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::agenda::occasions;
    use super::*;
    use crate::practice::sample::sample;

    fn plan() -> Plan {
        sample(Id::new("p"), "2026-10-07".parse().unwrap())
    }

    fn keys(plan: &Plan) -> Vec<String> {
        entries(plan, &occasions(plan)).into_iter().map(|entry| entry.key).collect()
    }

    #[test]
    fn sponsors_and_pilot_of_the_sample_are_in_the_diary_beside_all_else() {
        let plan = plan();
        let keys = keys(&plan);
        for wanted in ["pilot-start", "pilot-review:1", "pilot-gate"] {
            assert!(keys.iter().any(|key| key == wanted), "{wanted} is not in {keys:?}");
        }
        for kind in ["kpi:", "contact:"] {
            assert!(keys.iter().any(|key| key.starts_with(kind)), "{kind} is not in {keys:?}");
        }
        let beside = occasions(&plan);
        let all: BTreeSet<&str> =
            keys.iter().chain(beside.iter().map(|other| &other.key)).map(String::as_str).collect();
        assert_eq!(all.len(), keys.len() + beside.len(), "each has a key of its own");
    }

    #[test]
    fn what_is_a_message_or_a_meeting_already_is_left_out() {
        let mut plan = plan();
        assert!(!keys(&plan).iter().any(|key| key == "town-hall" || key == "first-review"));
        plan.comms.items.clear();
        plan.governance.rituals.clear();
        assert!(
            keys(&plan).iter().any(|key| key == "town-hall") && keys(&plan).iter().any(|key| key == "first-review")
        );
    }

    #[test]
    fn what_is_done_is_no_longer_in_the_diary() {
        let mut plan = plan();
        for action in &mut plan.sponsorship.leader_actions {
            action.done = None;
        }
        let open = |plan: &Plan| keys(plan).iter().filter(|key| key.starts_with("leader-action:")).count();
        let before = open(&plan);
        plan.sponsorship.leader_actions[0].done = Some(plan.launch);
        assert_eq!(open(&plan), before - 1);
        assert_eq!(keys(&Plan::default()), ["launch"], "the launch is there from the beginning");
    }
}
