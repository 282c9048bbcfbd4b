//! Rules about the targets that leaders answer for (row B4).

use super::{hit, hit_if, is_due};
use crate::check::{Facts, Hit};
use crate::choice::Choice;
use crate::plan::Plan;
use crate::plan::align::Kpi;
use crate::practice::align::{SmartGap, completion_only as only_completions, kpi_title, smart_gaps};
use crate::wizard::row_control;

/// The fewest and the most targets that can steer a rollout.
const FEWEST: usize = 3;
const MOST: usize = 5;

/// B4: fewer than three targets.
pub(super) fn few(facts: &Facts<'_>) -> Vec<Hit> {
    let n = facts.plan.sponsorship.kpis.len();
    let few = is_due(facts) && n < FEWEST;
    hit_if(few, "targets", "kpis").into_iter().map(|hit| hit.with("n", n)).collect()
}

/// B4: more than five targets.
pub(super) fn many(facts: &Facts<'_>) -> Vec<Hit> {
    let n = facts.plan.sponsorship.kpis.len();
    hit_if(n > MOST, "targets", "kpis").into_iter().map(|hit| hit.with("n", n)).collect()
}

/// B4: all targets count completions.
pub(super) fn completion_only(facts: &Facts<'_>) -> Vec<Hit> {
    hit_if(only_completions(facts.plan), "targets", "kpis")
}

/// B4: a target lacks what makes it SMART; its business outcome is [`no_outcome`]'s matter.
pub(super) fn not_smart(facts: &Facts<'_>) -> Vec<Hit> {
    facts.plan.sponsorship.kpis.iter().filter_map(|kpi| smart_hit(facts.plan, kpi)).collect()
}

fn smart_hit(plan: &Plan, kpi: &Kpi) -> Option<Hit> {
    let mut gaps = smart_gaps(plan, kpi);
    gaps.retain(|gap| *gap != SmartGap::Outcome);
    let control = row_control(gaps.first()?.field(), &kpi.id);
    let labels: Vec<String> = gaps.iter().map(|gap| gap.label()).collect();
    Some(hit("targets", control).with("kpi", kpi_title(kpi)).with("gaps", labels.join(", ")))
}

/// B4: targets that serve no P&L or customer metric, told together.
pub(super) fn no_outcome(facts: &Facts<'_>) -> Vec<Hit> {
    let loose: Vec<_> = facts.plan.sponsorship.kpis.iter().filter(|kpi| kpi.outcome.trim().is_empty()).collect();
    let titles: Vec<String> = loose.iter().map(|kpi| kpi_title(kpi)).collect();
    let first = loose.first().map(|kpi| hit("targets", row_control("kpis.outcome", &kpi.id)));
    first.map(|hit| hit.with("kpis", titles.join(", "))).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::check::align::testing::{fires, plan, times};
    use crate::id::Id;
    use crate::metric::Metric;
    use crate::plan::Plan;
    use crate::plan::align::Kpi;
    use crate::schedule::When;

    fn kpi(metric: Metric) -> Kpi {
        Kpi {
            metric,
            baseline: Some(30.0),
            target: Some(60.0),
            due: Some(When::offset_days(90)),
            owner: Id::new("ana"),
            outcome: "Complaints".into(),
            ..Kpi::default()
        }
    }

    fn with(metrics: &[Metric]) -> Plan {
        let mut plan = plan();
        plan.sponsorship.kpis = metrics.iter().map(|metric| kpi(*metric)).collect();
        plan
    }

    #[test]
    fn three_to_five_targets_are_right() {
        for n in 0..=7 {
            let plan = with(&vec![Metric::WeeklyActive; n]);
            assert_eq!(fires("few-kpis", &plan), n < 3, "{n}");
            assert_eq!(fires("many-kpis", &plan), n > 5, "{n}");
        }
    }

    #[test]
    fn completions_alone_are_flagged() {
        assert!(fires("completion-only", &with(&[Metric::CompletionRate, Metric::CertificationRate])));
        assert!(!fires("completion-only", &with(&[Metric::CompletionRate, Metric::FirstApplication])));
    }

    #[test]
    fn each_target_that_is_not_smart_is_named() {
        let mut plan = with(&[Metric::WeeklyActive, Metric::CompletionRate]);
        assert!(!fires("kpi-not-smart", &plan));
        for kpi in &mut plan.sponsorship.kpis {
            kpi.baseline = None;
        }
        assert_eq!(times("kpi-not-smart", &plan), 2);
    }

    #[test]
    fn targets_without_an_outcome_are_told_together() {
        let mut plan = with(&[Metric::WeeklyActive, Metric::CompletionRate]);
        assert!(!fires("kpi-no-outcome", &plan));
        for kpi in &mut plan.sponsorship.kpis {
            kpi.outcome.clear();
        }
        assert_eq!(times("kpi-no-outcome", &plan), 1);
        assert!(!fires("kpi-not-smart", &plan), "one gap is told once");
    }
}
