//! The sponsor alignment wizard: three executive behaviours, from the reason to the signed charter (rows B1–C3).

mod fields;
mod issues;
mod lists;

use super::{Custom, Part, Step, Wizard, WizardId};

/// The wizard.
pub static WIZARD: Wizard = Wizard { id: WizardId::Sponsor, steps: STEPS };

static STEPS: &[Step] = &[
    Step { id: "why", parts: &[Part::Fields(fields::WHY)], issues: issues::why },
    Step {
        id: "sponsor",
        parts: &[Part::List(&lists::PEOPLE), Part::Fields(fields::SPONSOR)],
        issues: issues::sponsor,
    },
    Step { id: "targets", parts: &[Part::List(&lists::KPIS), Part::Fields(fields::GOALS)], issues: issues::targets },
    Step { id: "roles", parts: &[Part::List(&lists::RACI)], issues: issues::roles },
    Step {
        id: "leader-plan",
        parts: &[Part::List(&lists::LEADER_ACTIONS), Part::Custom(Custom::LeaderPlan)],
        issues: issues::leader_plan,
    },
    Step {
        id: "commitments",
        parts: &[Part::List(&lists::COMMITMENTS), Part::List(&lists::ROLE_MODELLING)],
        issues: issues::commitments,
    },
    Step {
        id: "events",
        parts: &[Part::Fields(fields::EVENTS), Part::List(&lists::PAINS), Part::Fields(fields::VIDEO)],
        issues: issues::events,
    },
    Step {
        id: "assessment",
        parts: &[Part::List(&lists::ASSESSMENTS), Part::Custom(Custom::AssessmentGaps), Part::Custom(Custom::Stories)],
        issues: issues::assessment,
    },
    Step {
        id: "stakeholders",
        parts: &[Part::Custom(Custom::StakeholderMap), Part::List(&lists::STAKEHOLDERS)],
        issues: issues::stakeholders,
    },
    Step { id: "alignment", parts: &[Part::List(&lists::ALIGNMENT)], issues: issues::alignment },
    Step { id: "charter", parts: &[Part::Custom(Custom::Charter)], issues: issues::charter },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use crate::id::{CountedIds, Id};
    use crate::plan::align::{Behaviour, Duty, RunBy};
    use crate::plan::people::Stance;
    use crate::plan::{Person, Plan};
    use crate::practice::align::{add_assessment, fill_starter};
    use crate::schedule::When;
    use crate::wizard::StepState;

    /// A plan in which every step of this wizard is done.
    fn aligned() -> Plan {
        let mut plan = Plan {
            launch: chrono::NaiveDate::from_ymd_opt(2026, 9, 7).unwrap(),
            start: When::offset_weeks(-8),
            ..Plan::default()
        };
        for (id, function) in [("ana", "Operations"), ("ben", "Sales")] {
            let (id, name) = (Id::new(id), id.to_uppercase());
            plan.people.push(Person { id, name, function: function.into(), role: "Director".into() });
        }
        let (ana, ben) = (Id::new("ana"), Id::new("ben"));
        plan.sponsorship.reason = "Complaints doubled.".into();
        plan.sponsorship.business_outcome = "Fewer complaints".into();
        plan.sponsorship.run_by = Some(RunBy::Business);
        plan.sponsorship.sponsor = ana.clone();
        plan.sponsorship.coalition = vec![ben.clone()];
        plan.sponsorship.duties = vec![Duty::RemoveBarriers];
        let mut ids = CountedIds::new("x");
        fill_starter(&mut plan, &mut ids);
        for behaviour in Behaviour::ALL {
            add_assessment(&mut plan, behaviour.key(), &mut ids);
        }
        for kpi in &mut plan.sponsorship.kpis {
            (kpi.baseline, kpi.target, kpi.owner) = (Some(10.0), Some(60.0), ana.clone());
            kpi.detail = "Service".into();
        }
        for row in &mut plan.sponsorship.raci {
            (row.accountable, row.responsible) = (vec![ana.clone()], vec![ben.clone()]);
        }
        for pain in &mut plan.sponsorship.pains {
            pain.owner = ben.clone();
        }
        for rating in &mut plan.sponsorship.assessments {
            (rating.own, rating.team) = (Some(4), Some(3));
        }
        for stakeholder in &mut plan.stakeholders {
            (stakeholder.stance, stakeholder.owner) = (Some(Stance::Neutral), ben.clone());
        }
        plan
    }

    #[test]
    fn a_plan_that_answers_everything_has_every_step_done() {
        let plan = aligned();
        for step in WIZARD.steps {
            assert_eq!((step.id, (step.issues)(&plan)), (step.id, vec![]));
        }
        assert_eq!(WIZARD.done(&plan), WIZARD.steps.len());
    }

    #[test]
    fn a_blank_plan_starts_at_the_first_step() {
        let plan = Plan::default();
        assert_eq!(WIZARD.resume_at(&plan).map(|step| step.id), Some("why"));
        assert!(WIZARD.steps.iter().all(|step| step.state(&plan) == StepState::Todo));
        assert_eq!(WIZARD.done(&plan), 0);
    }

    #[test]
    fn every_issue_points_at_a_control_of_its_own_step() {
        let mut plan = Plan::default();
        fill_starter(&mut plan, &mut CountedIds::new("x"));
        for step in WIZARD.steps {
            let controls = controls(step);
            for issue in (step.issues)(&plan) {
                let known =
                    controls.iter().any(|id| issue.control == *id || issue.control.starts_with(&format!("{id}.")));
                assert!(known, "{} in {}", issue.control, step.id);
            }
        }
    }

    fn controls(step: &Step) -> Vec<&'static str> {
        let mut ids = Vec::new();
        for part in step.parts {
            match part {
                Part::Fields(fields) => ids.extend(fields.iter().map(|field| field.id)),
                Part::List(list) => {
                    ids.push(list.id());
                    ids.extend(list.fields().iter().map(|field| field.id));
                }
                Part::Custom(custom) => ids.push(custom.key()),
            }
        }
        ids
    }
}
