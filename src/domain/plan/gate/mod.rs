//! What is computed from a pilot: its dates, whether it is large enough, its momentum, and the decision (rows D5, D7).
//!
//! The rule of the gate, in words: **stop** when any criterion is worse than before beyond chance; **iterate** when
//! any minimum is missed or unclear, or no target is reached; **go** when all minima are met and at least one target
//! is. As long as a value or a minimum is missing, nothing is decided.

mod criterion;
mod dates;
mod line;
mod momentum;
mod sample;
mod sizes;

use super::Plan;
use super::pilot::Decision;
use crate::choice::Choice;
use crate::t;

pub use criterion::{Change, CriterionResult, Standing, better, judge, observed_value, shown};
pub use dates::{gate_date, pilot_end, pilot_start, review_dates, week_start};
pub use line::{CriterionLine, Mark, MarkKind, criterion_line};
pub use momentum::{Bar, Momentum, Pace, bar, momentum};
pub use sample::{SampleAdvice, SampleVerdict, sample_size_view};
pub use sizes::{SizeRow, size_table};

/// The gate: what the data say, what was decided, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// What the rule says; `None` as long as data are missing.
    pub computed: Option<Decision>,
    /// What a person decided instead.
    pub overridden: Option<Decision>,
    /// What holds: the override, else the rule.
    pub effective: Option<Decision>,
    /// Each criterion, in the plan's order.
    pub criteria: Vec<CriterionResult>,
    /// Why, one sentence each: first the rule's reasons, then the override's.
    pub reasons: Vec<String>,
}

/// Computes the gate of a plan's pilot.
pub fn gate(plan: &Plan) -> Gate {
    let pilot = &plan.pilot;
    let criteria: Vec<_> = pilot.criteria.iter().map(|criterion| judge(criterion, pilot.comparison)).collect();
    let (computed, mut reasons) = decide(&criteria);
    if let Some(decision) = pilot.gate_override {
        let note = pilot.gate_note.trim();
        reasons.push(if note.is_empty() {
            t!("pilot.gate.overridden-bare", decision = decision.label())
        } else {
            t!("pilot.gate.overridden", decision = decision.label(), note = note)
        });
    }
    Gate { computed, overridden: pilot.gate_override, effective: pilot.gate_override.or(computed), criteria, reasons }
}

/// The rule of the gate over judged criteria, with its reasons; see the head of this module.
fn decide(criteria: &[CriterionResult]) -> (Option<Decision>, Vec<String>) {
    let named = |test: fn(&CriterionResult) -> bool| {
        let names: Vec<&str> = criteria.iter().filter(|c| test(c)).map(|c| c.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    if criteria.is_empty() {
        return (None, vec![t!("pilot.gate.no-criteria")]);
    }
    if let Some(names) = named(|c| c.against_minimum == Standing::NoData) {
        return (None, vec![t!("pilot.gate.waiting", names = names)]);
    }
    if let Some(names) = named(|c| c.change == Change::Worse) {
        return (Some(Decision::Stop), vec![t!("pilot.gate.worse", names = names)]);
    }
    let missed = named(|c| c.against_minimum == Standing::Missed).map(|n| t!("pilot.gate.missed", names = n));
    let unclear = named(|c| c.against_minimum == Standing::Unclear).map(|n| t!("pilot.gate.unclear", names = n));
    let held_back: Vec<String> = missed.into_iter().chain(unclear).collect();
    if !held_back.is_empty() {
        return (Some(Decision::Iterate), held_back);
    }
    match named(|c| c.against_target == Standing::Met) {
        Some(names) => (Some(Decision::Go), vec![t!("pilot.gate.go", names = names)]),
        None => (Some(Decision::Iterate), vec![t!("pilot.gate.no-target")]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::metric::Metric;
    use crate::plan::pilot::{Criterion, Observed};

    /// A criterion from a baseline of 40 % to a target of 70 %, with 55 % as the least.
    fn counted(metric: Metric, reached: u64, counted: u64) -> Criterion {
        Criterion {
            id: Id::new("c"),
            metric,
            baseline: Some(40.0),
            target: Some(70.0),
            minimum: Some(55.0),
            observed: Observed { reached: Some(reached), counted: Some(counted), ..Observed::default() },
            ..Criterion::default()
        }
    }

    fn plan(criteria: Vec<Criterion>) -> Plan {
        let mut plan = Plan::default();
        plan.pilot.criteria = criteria;
        plan
    }

    #[track_caller]
    fn check(criteria: Vec<Criterion>, expected: Option<Decision>) {
        let gate = gate(&plan(criteria));
        assert_eq!(gate.computed, expected, "{:?}", gate.reasons);
        assert_eq!(gate.effective, expected);
        assert!(!gate.reasons.is_empty());
    }

    #[test]
    fn nothing_is_decided_while_data_are_missing() {
        check(vec![], None);
        let unseen = Criterion { observed: Observed::default(), ..counted(Metric::CompletionRate, 0, 0) };
        check(vec![counted(Metric::FirstApplication, 80, 100), unseen], None);
        let boundless = Criterion { minimum: None, ..counted(Metric::CompletionRate, 80, 100) };
        check(vec![boundless], None);
    }

    #[test]
    fn all_minima_and_one_target_make_a_go() {
        let strong = counted(Metric::FirstApplication, 80, 100);
        let fair = counted(Metric::CompletionRate, 60, 100);
        check(vec![strong, fair], Some(Decision::Go));
    }

    #[test]
    fn minima_without_any_target_ask_for_another_round() {
        check(vec![counted(Metric::CompletionRate, 60, 100)], Some(Decision::Iterate));
    }

    #[test]
    fn a_minimum_missed_or_unclear_asks_for_another_round() {
        let strong = counted(Metric::FirstApplication, 80, 100);
        check(vec![strong.clone(), counted(Metric::CompletionRate, 42, 100)], Some(Decision::Iterate));
        check(vec![strong, counted(Metric::CompletionRate, 3, 4)], Some(Decision::Iterate));
    }

    #[test]
    fn one_criterion_clearly_worse_than_before_ends_it() {
        let strong = counted(Metric::FirstApplication, 80, 100);
        check(vec![strong, counted(Metric::CompletionRate, 20, 100)], Some(Decision::Stop));
    }

    #[test]
    fn an_override_holds_and_leaves_the_computed_decision_to_be_seen() {
        let mut plan = plan(vec![counted(Metric::CompletionRate, 60, 100)]);
        plan.pilot.gate_override = Some(Decision::Go);
        plan.pilot.gate_note = "Two teams had no access in week 1.".into();
        let gate = gate(&plan);
        assert_eq!((gate.computed, gate.effective), (Some(Decision::Iterate), Some(Decision::Go)));
        assert_eq!(gate.reasons.len(), 2);
    }
}
