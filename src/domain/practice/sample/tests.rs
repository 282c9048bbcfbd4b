//! What the sample plan keeps to on whatever day it is opened.

use std::collections::BTreeSet;

use chrono::Days;

use super::*;
use crate::check::check;
use crate::choice::Choice;
use crate::plan::gate::gate;
use crate::plan::governance::series::meetings_of;
use crate::plan::pilot::Decision;
use crate::practice::templates::testing::{is_key, texts_of};
use crate::schedule::weeks::days_between;
use crate::wizard::{StepState, WizardId, wizard};

/// The seven days of a week.
fn days() -> impl Iterator<Item = NaiveDate> {
    let monday = NaiveDate::from_ymd_opt(2026, 10, 5).unwrap();
    (0..7).filter_map(move |n| monday.checked_add_days(Days::new(n)))
}

fn opened(today: NaiveDate) -> Plan {
    sample(Id::new("sample-plan"), today)
}

fn any() -> Plan {
    opened(NaiveDate::from_ymd_opt(2026, 10, 7).unwrap())
}

/// The rules that find something, each once.
fn found(plan: &Plan, today: NaiveDate) -> BTreeSet<&'static str> {
    check(plan, today).into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn the_sample_is_five_weeks_old_on_every_day_of_the_week() {
    for today in days() {
        let plan = opened(today);
        assert_eq!(plan.launch.to_string(), "2026-08-31");
        assert_eq!(plan, opened(today));
    }
}

#[test]
fn the_plan_check_finds_the_flaws_left_in_on_purpose_and_few_others() {
    for today in days() {
        let plan = opened(today);
        let findings = check(&plan, today);
        assert!((1..=5).contains(&findings.len()), "{today}: {:?}", found(&plan, today));
        for flaw in ["overdue-contact", "comms-drift"] {
            assert!(found(&plan, today).contains(flaw), "{today}: {flaw}");
        }
    }
}

#[test]
fn every_step_of_the_wizards_is_done_but_for_the_version_that_drifts() {
    let plan = any();
    for id in WizardId::ALL {
        for step in wizard(*id).steps {
            let issues: Vec<String> = (step.issues)(&plan).into_iter().map(|issue| issue.control).collect();
            if (*id, step.id) == (WizardId::Comms, "senders") {
                assert_eq!(issues, ["drift.version-hr"]);
            } else {
                assert_eq!(issues, [""; 0], "{id:?} {}", step.id);
                assert_eq!(step.state(&plan), StepState::Done, "{id:?} {}", step.id);
            }
        }
    }
}

#[test]
fn the_gate_says_go() {
    let gate = gate(&any());
    assert_eq!((gate.computed, gate.effective), (Some(Decision::Go), Some(Decision::Go)));
}

#[test]
fn every_list_of_the_plan_has_something_in_it() {
    let plan = any();
    let align = &plan.sponsorship;
    let counts = [
        plan.people.len(),
        plan.sites.len(),
        align.coalition.len(),
        align.role_modelling.len(),
        align.assessments.len(),
        plan.pilot.experiments.len(),
        plan.pilot.testimonials.len(),
        plan.comms.matrix.len(),
        plan.checklist.items.len(),
        plan.listening.feedback.len(),
        plan.listening.pulses.len(),
        plan.recognition.milestones.len(),
        plan.recognition.challenges.len(),
        plan.recognition.commendations.len(),
        plan.recognition.champions.len(),
        plan.measurement.imports.len(),
        plan.diagnosis.baselines.len(),
        plan.diagnosis.intentions.len(),
        plan.diagnosis.interviews.len(),
        plan.diagnosis.frictions.len(),
        plan.diagnosis.barriers.len(),
        plan.measurement.tracker.len(),
        plan.measurement.interventions.len(),
        plan.measurement.roi.costs.len(),
        plan.enablement.managers.len(),
        plan.enablement.touchpoints.len(),
        plan.enablement.milestones.len(),
        plan.enablement.cadence.len(),
        plan.enablement.kpis.len(),
        plan.enablement.escalation.len(),
        plan.enablement.admin_work.len(),
        plan.governance.rituals.len(),
        plan.governance.meetings.len(),
        plan.governance.decisions.len(),
        plan.governance.rights.len(),
        plan.governance.board.len(),
        plan.governance.releases.len(),
        plan.governance.contents.len(),
        plan.governance.waves.len(),
        plan.learning.roles.len(),
        plan.learning.courses.len(),
        plan.learning.pillars.len(),
        plan.learning.cohorts.len(),
        plan.learning.tiers.len(),
        plan.learning.office_hours.len(),
        plan.learning.access.len(),
    ];
    assert!(counts.iter().all(|count| *count >= 2), "{counts:?}");
    assert!(plan.stakeholders.len() >= 10 && plan.comms.items.len() >= 40 && align.kpis.len() == 4);
}

#[test]
fn ids_are_unique_and_every_reference_finds_its_thing() {
    let texts = texts_of(&any());
    let ids: Vec<&str> = texts.iter().filter(|(key, _)| key == "id").map(|(_, text)| text.as_str()).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len());
    assert!(!known.contains(""));
    for (key, text) in &texts {
        let refers = ["person-", "site-", "audience-", "message-", "criterion-", "row-"];
        if refers.iter().any(|kind| text.starts_with(kind)) {
            assert!(known.contains(text.as_str()), "{key}: {text}");
        }
    }
}

#[test]
fn no_two_meetings_of_a_series_fall_on_days_next_to_each_other() {
    let plan = any();
    for ritual in &plan.governance.rituals {
        let dates: Vec<NaiveDate> = meetings_of(&plan, ritual).into_iter().map(|meeting| meeting.date).collect();
        assert!(dates.windows(2).all(|pair| days_between(pair[0], pair[1]) >= 5), "{}: {dates:?}", ritual.name());
    }
}

#[test]
fn no_text_is_missing() {
    for (key, text) in texts_of(&any()) {
        assert!(!is_key(&text), "{key}: {text}");
    }
}

#[test]
fn what_is_done_was_done_on_a_working_day_before_it_is_opened() {
    let plan = any();
    let align = &plan.sponsorship;
    let done = align.leader_actions.iter().filter_map(|action| action.done);
    let done = done.chain(align.role_modelling.iter().filter_map(|entry| entry.on));
    let done = done.chain(align.commitments.iter().filter_map(|pledge| pledge.signed_on));
    let done = done.chain(plan.pilot.blockers.iter().filter_map(|blocker| blocker.cleared));
    let done = done.chain(plan.actions.iter().filter_map(|action| action.done));
    for day in done {
        assert!(day < super::day(&plan, 35) && plan.calendar.is_working_day(day), "{day}");
    }
    let open = align.leader_actions.iter().filter(|action| action.done.is_none()).count();
    assert_eq!(open, 2, "two leader actions have slipped");
}

#[test]
fn the_sample_survives_a_file_and_stays_small() {
    let plan = any();
    let text = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), plan);
    assert!(text.chars().count() < 300_000, "{}", text.chars().count());
}
