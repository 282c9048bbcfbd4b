//! What a diagnosis consists of, and how much of it is done (row A7).

use std::collections::BTreeSet;

use super::{BarrierFound, Diagnosis, gap, themes};
use crate::check::Place;
use crate::id::Id;
use crate::metric::MetricKind;
use crate::plan::people::AudienceKind;
use crate::plan::{Audience, Phase, Plan, places};
use crate::practice::countermeasures;
use crate::t;

/// The fewest metrics with a baseline.
const BASELINES: usize = 3;

/// The fewest talks. The fifth rarely brings a new theme within one group, hence the groups.
const TALKS: usize = 5;

/// The fewest groups that were talked to.
const GROUPS: usize = 2;

/// A step of a diagnosis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Stable name, the last part of the text's key.
    pub id: &'static str,
    /// What is done.
    pub text: String,
    /// Whether it is.
    pub done: bool,
    /// Where one goes to do it.
    pub place: Place,
}

/// A name, whether the plan shows it is done, and where it is done.
type Question = (&'static str, fn(&Plan) -> bool, fn() -> Place);

const STEPS: [Question; 9] = [
    ("baselines", has_baselines, || places::diagnose("baseline")),
    (
        "intent",
        |plan| plan.diagnosis.intentions.iter().any(|row| gap::points(row).is_some()),
        || places::diagnose("baseline"),
    ),
    ("talks", |plan| plan.diagnosis.interviews.len() >= TALKS, || places::diagnose("interviews")),
    ("groups", has_groups, || places::diagnose("interviews")),
    (
        "content",
        |plan| plan.measurement.imports.iter().any(|import| import.figures.heat.is_some()),
        || Place::Phase(Phase::Measure),
    ),
    ("friction", has_friction, || places::diagnose("friction")),
    ("barriers", has_barriers, || places::diagnose("barriers")),
    (
        "answers",
        |plan| !plan.diagnosis.barriers.is_empty() && unanswered(plan).is_empty(),
        || places::diagnose("barriers"),
    ),
    ("sites", has_sites, || Place::Settings),
];

/// The steps in their order.
pub fn steps(plan: &Plan) -> Vec<Step> {
    // lang: diagnose.step.*
    let text = |id: &str| t!(format!("diagnose.step.{id}"));
    let step = |&(id, done, place): &Question| Step { id, text: text(id), done: done(plan), place: place() };
    STEPS.iter().map(step).collect()
}

/// Whether all steps are done.
pub fn is_complete(plan: &Plan) -> bool {
    STEPS.iter().all(|(_, done, _)| done(plan))
}

/// The barriers found for which nothing of the library is planned, each once.
pub fn unanswered(plan: &Plan) -> Vec<&BarrierFound> {
    let answered =
        |barrier| countermeasures::against(barrier).any(|measure| countermeasures::is_planned(plan, measure));
    plan.diagnosis.barriers.iter().filter(|found| !answered(found.kind)).collect()
}

/// Enough metrics, and among them one that moves early: without it nobody sees a rollout fade.
fn has_baselines(plan: &Plan) -> bool {
    let known: Vec<_> = plan.diagnosis.baselines.iter().filter(|row| row.value.is_some()).collect();
    known.len() >= BASELINES && known.iter().any(|row| row.metric.kind() == MetricKind::LeadingUse)
}

/// Enough groups, managers among them where the plan knows managers.
fn has_groups(plan: &Plan) -> bool {
    let talks = &plan.diagnosis.interviews;
    let asked: Vec<&Audience> = talks.iter().filter_map(|talk| plan.audience(&talk.audience)).collect();
    let groups: BTreeSet<&Id> = asked.iter().map(|audience| &audience.id).collect();
    let knows_managers = plan.audiences.iter().any(|audience| audience.kind == AudienceKind::Managers);
    let asked_managers = asked.iter().any(|audience| audience.kind == AudienceKind::Managers);
    groups.len() >= GROUPS && (asked_managers || !knows_managers)
}

fn has_friction(plan: &Plan) -> bool {
    let rows = &plan.diagnosis.frictions;
    !rows.is_empty() && rows.iter().all(|row| row.is_settled() || plan.person(&row.owner).is_some())
}

/// Barriers are named, each with how one knows: written down, or heard in a talk.
fn has_barriers(plan: &Plan) -> bool {
    let diagnosis: &Diagnosis = &plan.diagnosis;
    let heard = themes::barriers(diagnosis);
    let is_backed = |found: &BarrierFound| {
        !found.evidence.trim().is_empty() || heard.iter().any(|(barrier, _)| *barrier == found.kind)
    };
    !diagnosis.barriers.is_empty() && diagnosis.barriers.iter().all(is_backed)
}

fn has_sites(plan: &Plan) -> bool {
    !plan.sites.is_empty() && plan.sites.iter().all(|site| !site.zone.trim().is_empty() && site.headcount.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::Metric;
    use crate::plan::Site;
    use crate::plan::diagnosis::{Barrier, Baseline, Friction, Interview};

    fn done(plan: &Plan) -> Vec<&'static str> {
        steps(plan).into_iter().filter(|step| step.done).map(|step| step.id).collect()
    }

    #[test]
    fn nothing_is_done_in_an_empty_plan_and_every_step_has_a_text() {
        assert_eq!(done(&Plan::default()), [""; 0]);
        assert!(steps(&Plan::default()).iter().all(|step| !step.text.starts_with("diagnose.")));
    }

    #[test]
    fn three_baselines_count_only_with_one_that_moves_early() {
        let mut plan = Plan::default();
        let row = |metric| Baseline { metric, value: Some(1.0), ..Baseline::default() };
        plan.diagnosis.baselines = [Metric::CompletionRate, Metric::Nps, Metric::Errors].map(row).to_vec();
        assert!(!has_baselines(&plan));
        plan.diagnosis.baselines[1].metric = Metric::WeeklyActive;
        assert!(has_baselines(&plan));
        plan.diagnosis.baselines[0].value = None;
        assert!(!has_baselines(&plan));
    }

    #[test]
    fn managers_are_asked_too_where_there_are_any() {
        let mut plan = Plan::default();
        let audience =
            |id: &str, kind| Audience { id: Id::new(id), name: id.to_uppercase(), kind, ..Audience::default() };
        plan.audiences = vec![
            audience("desk", AudienceKind::Learners),
            audience("night", AudienceKind::Learners),
            audience("leads", AudienceKind::Managers),
        ];
        let talk = |id: &str| Interview { audience: Id::new(id), ..Interview::default() };
        plan.diagnosis.interviews = vec![talk("desk"), talk("night"), talk("desk")];
        assert!(!has_groups(&plan));
        plan.diagnosis.interviews.push(talk("leads"));
        assert!(has_groups(&plan));
    }

    #[test]
    fn a_barrier_is_answered_once_something_against_it_is_planned() {
        let mut plan = Plan::default();
        plan.diagnosis.barriers = vec![BarrierFound { kind: Barrier::PoorUx, ..BarrierFound::default() }];
        assert_eq!(unanswered(&plan).len(), 1);
        let measure = countermeasures::against(Barrier::PoorUx).next().unwrap();
        countermeasures::add(&mut plan, measure);
        assert!(unanswered(&plan).is_empty());
        assert_eq!(done(&plan), ["answers"], "nobody wrote down how one knows");
        plan.diagnosis.barriers[0].evidence = "Nine tickets a day".into();
        assert_eq!(done(&plan), ["barriers", "answers"]);
    }

    #[test]
    fn friction_has_an_owner_or_is_settled_and_sites_have_a_clock() {
        let mut plan = Plan::default();
        plan.diagnosis.frictions = vec![Friction::default()];
        plan.sites = vec![Site { zone: "UTC".into(), ..Site::default() }];
        assert_eq!(done(&plan), [""; 0]);
        plan.diagnosis.frictions[0].fixed = Some("2026-07-01".parse().unwrap());
        plan.sites[0].headcount = Some(12);
        assert_eq!(done(&plan), ["friction", "sites"]);
    }
}
