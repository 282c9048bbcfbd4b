//! Targets that leaders answer for: what makes one SMART, and which to start from (row B4).

use crate::choice::Choice;
use crate::choices;
use crate::id::{Id, IdSource};
use crate::metric::{Metric, MetricKind, Unit};
use crate::plan::Plan;
use crate::plan::align::Kpi;
use crate::wizard::Opt;

choices! {
    /// What keeps a target from being SMART.
    pub enum SmartGap in "smart-gap" {
        /// Not specific: a figure of the business is meant and not named.
        Detail = "detail",
        /// Not measurable: where it stands today is not known.
        Baseline = "baseline",
        /// Not measurable: where it shall stand is not set.
        Target = "target",
        /// Not achievable: a value lies outside what the metric can be.
        OutOfRange = "out-of-range",
        /// Not achievable as a change: the target is no better than today.
        NoGain = "no-gain",
        /// Not relevant: no P&L or customer metric stands behind it.
        Outcome = "outcome",
        /// Not time-bound.
        Due = "due",
        /// Nobody answers for it.
        Owner = "owner",
    }
}

impl SmartGap {
    /// The id of the field in which the gap is closed.
    pub fn field(self) -> &'static str {
        match self {
            Self::Detail => "kpis.detail",
            Self::Baseline => "kpis.baseline",
            Self::Target | Self::OutOfRange | Self::NoGain => "kpis.target",
            Self::Outcome => "kpis.outcome",
            Self::Due => "kpis.due",
            Self::Owner => "kpis.owner",
        }
    }
}

/// What keeps a target from being SMART, in the order of its fields; nothing when it is.
pub fn smart_gaps(plan: &Plan, kpi: &Kpi) -> Vec<SmartGap> {
    let mut gaps = Vec::new();
    let mut gap = |found: bool, gap: SmartGap| {
        if found {
            gaps.push(gap);
        }
    };
    gap(kpi.metric.unit() == Unit::Own && kpi.detail.trim().is_empty(), SmartGap::Detail);
    gap(kpi.baseline.is_none(), SmartGap::Baseline);
    gap(kpi.target.is_none(), SmartGap::Target);
    let (low, high) = kpi.metric.range();
    let outside = |value: Option<f64>| value.is_some_and(|value| value < low || value > high);
    gap(outside(kpi.baseline) || outside(kpi.target), SmartGap::OutOfRange);
    gap(no_gain(kpi), SmartGap::NoGain);
    gap(kpi.due.is_none(), SmartGap::Due);
    gap(plan.person(&kpi.owner).is_none(), SmartGap::Owner);
    gap(kpi.outcome.trim().is_empty(), SmartGap::Outcome);
    gaps
}

/// Whether the target is no better than the baseline.
///
/// A figure of the business may be good high (revenue) or low (cost, waiting time): there only standing still counts.
fn no_gain(kpi: &Kpi) -> bool {
    let (Some(baseline), Some(target)) = (kpi.baseline, kpi.target) else { return false };
    match kpi.metric {
        Metric::BusinessResult | Metric::CustomerResult => target == baseline,
        metric if metric.lower_is_better() => target >= baseline,
        _ => target <= baseline,
    }
}

/// Whether there are targets and all of them only count completions.
pub fn completion_only(plan: &Plan) -> bool {
    let kpis = &plan.sponsorship.kpis;
    !kpis.is_empty() && kpis.iter().all(|kpi| kpi.metric.kind() == MetricKind::Completion)
}

/// What a target is called: its metric, and which part of it.
pub fn kpi_title(kpi: &Kpi) -> String {
    let metric = kpi.metric.label();
    match kpi.detail.trim() {
        "" => metric,
        detail => crate::t!("align.kpi-title", metric = metric, detail = detail),
    }
}

/// The metrics that templates start from: use, completion, behaviour and a result.
pub(super) static STARTERS: &[Metric] =
    &[Metric::WeeklyActive, Metric::CompletionRate, Metric::FirstApplication, Metric::CustomerResult];

/// Metrics that serve well as a sponsor's target.
static OFFERED: &[Metric] = &[
    Metric::WeeklyActive,
    Metric::CompletionRate,
    Metric::FirstApplication,
    Metric::TimeToCompetency,
    Metric::ManagerConfirmations,
    Metric::Productivity,
    Metric::Errors,
    Metric::CustomerResult,
    Metric::BusinessResult,
    Metric::Retention,
];

/// Metrics that serve well as a sponsor's target and are not one yet.
pub fn kpi_presets(plan: &Plan) -> Vec<Opt> {
    let taken = |metric: &Metric| plan.sponsorship.kpis.iter().any(|kpi| kpi.metric == *metric);
    let open: Vec<Metric> = OFFERED.iter().copied().filter(|metric| !taken(metric)).collect();
    crate::wizard::opts_of(&open)
}

/// Adds a target on the metric with this key.
pub fn add_kpi(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if let Some(metric) = Metric::from_key(key) {
        add(plan, metric, ids);
    }
}

pub(super) fn add(plan: &mut Plan, metric: Metric, ids: &mut dyn IdSource) {
    let kpi = new_kpi(plan, ids.fresh());
    plan.sponsorship.kpis.push(Kpi { metric, ..kpi });
}

/// An empty target, due at the end of the quarter after launch and serving the plan's business outcome.
pub fn new_kpi(plan: &Plan, id: Id) -> Kpi {
    let due = Some(crate::schedule::When::offset_days(90));
    Kpi { id, due, outcome: plan.sponsorship.business_outcome.clone(), ..Kpi::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Person;
    use crate::schedule::When;

    fn plan() -> Plan {
        Plan { people: vec![Person { id: Id::new("p"), ..Person::default() }], ..Plan::default() }
    }

    fn smart() -> Kpi {
        Kpi {
            metric: Metric::CompletionRate,
            baseline: Some(32.0),
            target: Some(70.0),
            due: Some(When::offset_days(90)),
            owner: Id::new("p"),
            outcome: "Complaints".into(),
            ..Kpi::default()
        }
    }

    fn check(change: impl FnOnce(&mut Kpi), expected: &[SmartGap]) {
        let mut kpi = smart();
        change(&mut kpi);
        assert_eq!(smart_gaps(&plan(), &kpi), expected);
    }

    #[test]
    fn a_smart_target_has_no_gaps() {
        check(|_| {}, &[]);
    }

    #[test]
    fn each_missing_part_is_named() {
        check(|kpi| kpi.baseline = None, &[SmartGap::Baseline]);
        check(|kpi| kpi.target = None, &[SmartGap::Target]);
        check(|kpi| kpi.due = None, &[SmartGap::Due]);
        check(|kpi| kpi.owner = Id::new("left"), &[SmartGap::Owner]);
        check(|kpi| kpi.outcome.clear(), &[SmartGap::Outcome]);
        check(|kpi| kpi.metric = Metric::CustomerResult, &[SmartGap::Detail]);
    }

    #[test]
    fn a_target_must_be_possible_and_a_gain() {
        check(|kpi| kpi.target = Some(130.0), &[SmartGap::OutOfRange]);
        check(|kpi| kpi.target = Some(30.0), &[SmartGap::NoGain]);
        check(|kpi| kpi.metric = Metric::TimeToCompetency, &[SmartGap::NoGain]);
        check(
            |kpi| {
                kpi.metric = Metric::BusinessResult;
                kpi.detail = "Cost per claim".into();
                kpi.target = Some(20.0);
            },
            &[],
        );
    }

    #[test]
    fn completions_alone_are_told_from_a_mix() {
        let mut plan = plan();
        assert!(!completion_only(&plan), "no targets are a different matter");
        plan.sponsorship.kpis = vec![smart()];
        assert!(completion_only(&plan));
        plan.sponsorship.kpis.push(Kpi { metric: Metric::WeeklyActive, ..Kpi::default() });
        assert!(!completion_only(&plan));
    }
}
