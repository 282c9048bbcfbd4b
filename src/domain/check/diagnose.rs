//! Rules of the plan check about the diagnosis (rows A1, A2, A4, A5).

use super::{Facts, Hit, Place, Rule, Severity};
use crate::choice::Choice;
use crate::plan::diagnosis::{FrictionSeverity, baseline, steps};
use crate::plan::state::has_pilot;
use crate::plan::{Phase, Plan, places};
use crate::wizard::{WizardId, row_control};

/// The rules about the diagnosis.
pub static RULES: &[Rule] = &[
    rule("diagnosis-skipped", Severity::Warning, skipped),
    rule("barrier-unanswered", Severity::Warning, unanswered),
    rule("friction-unowned", Severity::Warning, unowned),
    rule("baseline-clash", Severity::Warning, clash),
];

const fn rule(id: &'static str, severity: Severity, run: fn(&Facts<'_>) -> Vec<Hit>) -> Rule {
    Rule { id, phase: Phase::Diagnose, severity, run }
}

/// A1: targets or a pilot are there, and nobody was asked and nothing was read before.
fn skipped(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let designs = has_pilot(plan) || !plan.sponsorship.kpis.is_empty();
    let skipped = designs && !is_diagnosed(plan);
    if skipped { vec![Hit::at(places::diagnose("interviews"))] } else { Vec::new() }
}

/// Whether someone was asked, or the numbers were read, before anything was designed.
fn is_diagnosed(plan: &Plan) -> bool {
    let diagnosis = &plan.diagnosis;
    !diagnosis.interviews.is_empty() || diagnosis.baselines.iter().any(|row| row.value.is_some())
}

/// A5: barriers that were found, and nothing of the library is planned against them.
fn unanswered(facts: &Facts<'_>) -> Vec<Hit> {
    let open = steps::unanswered(facts.plan);
    let Some(first) = open.first() else { return Vec::new() };
    let names: Vec<String> = open.iter().map(|found| found.kind.label()).collect();
    let control = row_control("barriers.kind", &first.id);
    let hit = Hit::at(Place::part(Phase::Diagnose, "barriers", control));
    vec![hit.with("n", open.len()).with("names", names.join(", "))]
}

/// A4: people give up, and nobody puts it right.
fn unowned(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let open = plan.diagnosis.frictions.iter().filter(|friction| {
        let stops = friction.severity == FrictionSeverity::Stops && !friction.is_settled();
        stops && plan.person(&friction.owner).is_none()
    });
    let hit = |friction: &crate::plan::diagnosis::Friction| {
        let control = row_control("frictions.owner", &friction.id);
        Hit::at(Place::part(Phase::Diagnose, "friction", control)).with("what", friction.name())
    };
    open.map(hit).collect()
}

/// A2: a target starts from another value than the diagnosis noted.
fn clash(facts: &Facts<'_>) -> Vec<Hit> {
    let hit = |clash: baseline::Clash| {
        let control = row_control("kpis.baseline", &clash.kpi);
        Hit::at(Place::step(WizardId::Sponsor, "targets", control))
            .with("metric", clash.metric.label())
            .with("target", clash.metric.format(clash.at_target))
            .with("noted", clash.metric.format(clash.noted))
    };
    baseline::clashes(facts.plan).into_iter().map(hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::align::testing::{fires, plan, times};
    use crate::id::Id;
    use crate::metric::Metric;
    use crate::plan::align::Kpi;
    use crate::plan::diagnosis::{Barrier, BarrierFound, Baseline, Friction, Interview};
    use crate::practice::countermeasures::{add, by_key};

    fn with_kpi(baseline: Option<f64>) -> Plan {
        let kpi = Kpi { id: Id::new("k"), metric: Metric::CompletionRate, baseline, ..Kpi::default() };
        let mut plan = plan();
        plan.sponsorship.kpis = vec![kpi];
        plan
    }

    #[test]
    fn design_before_diagnosis_is_said() {
        assert!(!fires("diagnosis-skipped", &plan()), "nothing is designed yet");
        let mut plan = with_kpi(None);
        assert!(fires("diagnosis-skipped", &plan));
        plan.diagnosis.baselines = vec![Baseline { metric: Metric::Nps, ..Baseline::default() }];
        assert!(fires("diagnosis-skipped", &plan), "an empty row is no diagnosis");
        plan.diagnosis.interviews = vec![Interview::default()];
        assert!(!fires("diagnosis-skipped", &plan));
    }

    #[test]
    fn a_barrier_needs_an_answer() {
        let mut plan = plan();
        let found = |id: &str, kind| BarrierFound { id: Id::new(id), kind, ..BarrierFound::default() };
        plan.diagnosis.barriers = vec![found("a", Barrier::LackOfTime), found("b", Barrier::PoorUx)];
        assert_eq!(times("barrier-unanswered", &plan), 1, "one finding names them all");
        for key in ["protect-hour", "one-sign-in"] {
            by_key(key).into_iter().for_each(|measure| add(&mut plan, measure));
        }
        assert!(!fires("barrier-unanswered", &plan));
    }

    #[test]
    fn what_makes_people_give_up_needs_an_owner() {
        let mut plan = plan();
        let severity = FrictionSeverity::Stops;
        plan.diagnosis.frictions = vec![Friction { id: Id::new("f"), severity, ..Friction::default() }];
        assert_eq!(times("friction-unowned", &plan), 1);
        plan.diagnosis.frictions[0].owner = Id::new("ana");
        assert!(!fires("friction-unowned", &plan));
        plan.diagnosis.frictions[0].owner = Id::default();
        plan.diagnosis.frictions[0].severity = FrictionSeverity::Slows;
        assert!(!fires("friction-unowned", &plan));
    }

    #[test]
    fn a_target_starts_where_the_diagnosis_says() {
        let mut plan = with_kpi(Some(40.0));
        let row = Baseline { metric: Metric::CompletionRate, value: Some(32.0), ..Baseline::default() };
        plan.diagnosis.baselines = vec![row];
        assert_eq!(times("baseline-clash", &plan), 1);
        plan.sponsorship.kpis[0].baseline = Some(32.0);
        assert!(!fires("baseline-clash", &plan));
    }
}
