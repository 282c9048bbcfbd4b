//! The pilot wizard: from a hypothesis to a gate, ending in the one-page brief (rows D1–D8).

mod fields;
mod issues;
mod lists;

use super::{Custom, Part, Step, Wizard, WizardId};
use crate::plan::Plan;

pub use lists::TESTIMONIALS;

/// The wizard.
pub static WIZARD: Wizard = Wizard { id: WizardId::Pilot, steps: STEPS };

static STEPS: &[Step] = &[
    Step { id: "hypothesis", parts: &[Part::Fields(fields::HYPOTHESIS)], issues: issues::hypothesis },
    Step { id: "cohort", parts: &[Part::Fields(fields::COHORT)], issues: issues::cohort },
    Step { id: "length", parts: &[Part::Fields(fields::LENGTH), Part::List(&lists::SPRINT)], issues: issues::length },
    Step { id: "criteria", parts: &[Part::List(&lists::CRITERIA)], issues: issues::criteria },
    Step {
        id: "sample",
        parts: &[Part::Fields(fields::SAMPLE), Part::Custom(Custom::SampleSize)],
        issues: issues::sample,
    },
    Step {
        id: "learning",
        parts: &[
            Part::List(&lists::ASSUMPTIONS),
            Part::List(&lists::EXPERIMENTS),
            Part::List(&lists::TESTIMONIALS),
            Part::List(&lists::BLOCKERS),
        ],
        issues: issues::learning,
    },
    Step { id: "pitfalls", parts: &[Part::List(&lists::PITFALLS)], issues: issues::pitfalls },
    Step {
        id: "gate",
        parts: &[
            Part::List(&lists::MOMENTUM),
            Part::List(&lists::OBSERVED),
            Part::Custom(Custom::Gate),
            Part::Fields(fields::GATE),
        ],
        issues: issues::gate,
    },
    Step { id: "brief", parts: &[Part::Custom(Custom::PilotBrief)], issues: issues::brief },
];

/// The hypothesis as one sentence; nothing until a change and an effect are named.
pub fn hypothesis(plan: &Plan) -> Option<String> {
    let [change, effect, because] =
        [&plan.pilot.change, &plan.pilot.effect, &plan.pilot.because].map(|text| text.trim().trim_end_matches('.'));
    if change.is_empty() || effect.is_empty() {
        None
    } else if because.is_empty() {
        Some(crate::t!("pilot.hypothesis.short", change = change, effect = effect))
    } else {
        Some(crate::t!("pilot.hypothesis.whole", change = change, effect = effect, because = because))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use crate::id::{CountedIds, Id};
    use crate::plan::pilot::{Blocker, CohortKind, Comparison, Decision, Observed, PilotLength, Testimonial};
    use crate::practice::pilot::{cohort_reason, fill_starter};
    use crate::wizard::{Answer, Field, StepState, row_control};

    /// A pilot with every answer given and nothing wrong.
    fn complete() -> Plan {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        let pilot = &mut plan.pilot;
        pilot.change = "Short lessons in the shift.".into();
        pilot.effect = "more calls solved first time".into();
        pilot.because = "agents can try a lesson on the next call".into();
        pilot.cohort_kind = Some(CohortKind::ServiceAgents);
        pilot.cohort = "Lyon service desk".into();
        pilot.cohort_reason = "Measured daily".into();
        pilot.size = Some(90);
        pilot.managers = Some(8);
        pilot.gate_owner = Id::new("sponsor");
        fill_starter(&mut plan, &mut CountedIds::new("p"));
        plan.people.push(crate::plan::Person { id: Id::new("sponsor"), ..Default::default() });
        for criterion in &mut plan.pilot.criteria {
            let scale = criterion.metric.range().1.min(100.0);
            (criterion.baseline, criterion.minimum, criterion.target) =
                (Some(scale * 0.3), Some(scale * 0.5), Some(scale * 0.7));
        }
        for pitfall in &mut plan.pilot.pitfalls {
            pitfall.tested = true;
        }
        plan
    }

    fn step(id: &str) -> &'static Step {
        WIZARD.step(id).unwrap()
    }

    /// The controls with issues in a step after `change`.
    fn controls(id: &str, change: impl FnOnce(&mut Plan)) -> Vec<String> {
        let mut plan = complete();
        change(&mut plan);
        (step(id).issues)(&plan).into_iter().map(|issue| issue.control).collect()
    }

    #[test]
    fn a_complete_pilot_is_done_at_every_step() {
        let plan = complete();
        for step in WIZARD.steps {
            let issues = (step.issues)(&plan);
            assert!(issues.is_empty(), "{}: {issues:?}", step.id);
            assert_eq!(step.state(&plan), StepState::Done, "{}", step.id);
        }
    }

    #[test]
    fn an_untouched_pilot_is_still_to_do() {
        let plan = Plan::default();
        assert_eq!(step("hypothesis").state(&plan), StepState::Todo);
        assert_eq!(WIZARD.resume_at(&plan).map(|step| step.id), Some("hypothesis"));
        assert!(WIZARD.steps.iter().all(|step| step.state(&plan) == StepState::Todo));
    }

    #[test]
    fn the_brief_stays_to_do_until_the_other_steps_are_done() {
        let mut begun = Plan::default();
        begun.pilot.change = "Shorter modules".into();
        assert_eq!(step("hypothesis").state(&begun), StepState::Issue);
        assert_eq!(step("brief").state(&begun), StepState::Todo);
        assert_eq!(step("brief").state(&complete()), StepState::Done);
    }

    #[test]
    fn the_hypothesis_needs_a_change_an_effect_and_a_reason() {
        assert_eq!(controls("hypothesis", |plan| plan.pilot.effect.clear()), ["pilot.effect"]);
        assert_eq!(controls("hypothesis", |plan| plan.pilot.because = " ".into()), ["pilot.because"]);
        let whole = hypothesis(&complete()).unwrap();
        assert!(whole.contains("Short lessons in the shift") && !whole.contains(".,"), "{whole}");
        assert_eq!(hypothesis(&Plan::default()), None);
    }

    #[test]
    fn the_cohort_has_people_and_fewer_managers() {
        assert_eq!(controls("cohort", |plan| plan.pilot.size = Some(0)), ["pilot.size"]);
        assert_eq!(controls("cohort", |plan| plan.pilot.managers = Some(91)), ["pilot.managers"]);
    }

    #[test]
    fn choosing_a_cohort_offers_its_reason_and_leaves_ones_own() {
        let kind: &Field<Plan> = fields::COHORT.iter().find(|field| field.id == "pilot.cohort-kind").unwrap();
        let choose = |plan: &mut Plan, cohort: CohortKind| (kind.set)(plan, Answer::Pick(cohort.key().into()));
        let mut plan = Plan::default();
        choose(&mut plan, CohortKind::SalesReps);
        choose(&mut plan, CohortKind::CountryOffice);
        assert_eq!(plan.pilot.cohort_reason, cohort_reason(CohortKind::CountryOffice));
        plan.pilot.cohort_reason = "They asked for it".into();
        choose(&mut plan, CohortKind::SalesReps);
        assert_eq!(plan.pilot.cohort_reason, "They asked for it");
    }

    #[test]
    fn the_sprint_must_fit_the_length_and_end_before_launch() {
        assert_eq!(controls("length", |plan| plan.pilot.length = PilotLength::TwelveWeeks), ["pilot.start", "sprint"]);
        let days = controls("length", |plan| {
            plan.pilot.length = PilotLength::ThirtyToSixtyDays;
            plan.pilot.weeks = 12;
        });
        assert!(days.contains(&"pilot.weeks".to_owned()), "{days:?}");
    }

    #[test]
    fn criteria_need_numbers_in_the_right_order() {
        assert_eq!(controls("criteria", |plan| plan.pilot.criteria.clear()), ["criteria"]);
        let row = complete().pilot.criteria[1].id.clone();
        let at = |field: &str| vec![row_control(field, &row)];
        assert_eq!(controls("criteria", |plan| plan.pilot.criteria[1].minimum = None), at("criterion.minimum"));
        assert_eq!(controls("criteria", |plan| plan.pilot.criteria[1].target = Some(20.0)), at("criterion.target"));
        assert_eq!(controls("criteria", |plan| plan.pilot.criteria[1].minimum = Some(80.0)), at("criterion.minimum"));
        assert_eq!(controls("criteria", |plan| plan.pilot.criteria[1].target = Some(170.0)), at("criterion.target"));
    }

    #[test]
    fn a_comparison_group_has_a_name_and_a_size() {
        let missing = controls("sample", |plan| plan.pilot.comparison = Comparison::Group);
        assert_eq!(missing, ["pilot.comparison-name", "pilot.comparison-size"]);
    }

    #[test]
    fn quotes_need_consent_and_blockers_an_owner() {
        let quote = Testimonial { id: Id::new("q"), quote: "It saves me an hour.".into(), ..Testimonial::default() };
        assert_eq!(controls("learning", |plan| plan.pilot.testimonials.push(quote)), ["testimonial.consent.q"]);
        let blocker = Blocker { id: Id::new("b"), what: "No headsets".into(), ..Blocker::default() };
        assert_eq!(controls("learning", |plan| plan.pilot.blockers.push(blocker)), ["blocker.owner.b"]);
    }

    #[test]
    fn every_pitfall_wants_a_tested_answer() {
        assert_eq!(controls("pitfalls", |plan| drop(plan.pilot.pitfalls.pop())), ["pitfalls"]);
        let row = complete().pilot.pitfalls[0].id.clone();
        let untested = controls("pitfalls", |plan| plan.pilot.pitfalls[0].tested = false);
        assert_eq!(untested, [row_control("pitfall.tested", &row)]);
    }

    #[test]
    fn an_override_needs_a_note_and_counts_must_add_up() {
        assert_eq!(controls("gate", |plan| plan.pilot.gate_override = Some(Decision::Go)), ["pilot.gate-note"]);
        let row = complete().pilot.criteria[1].id.clone();
        let counts = Observed { reached: Some(9), counted: Some(8), ..Observed::default() };
        let wrong = controls("gate", |plan| plan.pilot.criteria[1].observed = counts);
        assert_eq!(wrong, [row_control("observed.reached", &row)]);
    }

    #[test]
    fn counts_are_asked_of_shares_and_the_plain_value_of_everything_else() {
        let plan = complete();
        let list: &dyn crate::wizard::AnyList = &lists::OBSERVED;
        let asked = |row: usize| -> Vec<&str> {
            let id = &plan.pilot.criteria[row].id;
            let fields = list.fields().into_iter().enumerate();
            fields.filter(|(i, _)| list.shown(&plan, id, *i)).map(|(_, field)| field.id).collect()
        };
        assert_eq!(asked(0), ["observed.value"]);
        assert_eq!(asked(1), ["observed.reached", "observed.counted", "observed.value"]);
    }
}
