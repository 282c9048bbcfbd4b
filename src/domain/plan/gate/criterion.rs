//! One success criterion against what was seen: where the value stands, and whether chance could explain it.

use crate::adoption::stats::{CONFIDENCE, Interval, Proportion, newcombe, wilson};
use crate::choices;
use crate::id::Id;
use crate::metric::Metric;
use crate::plan::pilot::{Comparison, Criterion, Observed};
use crate::{number, t};

choices! {
    /// How an observed value stands against a limit.
    pub enum Standing in "standing" {
        /// The value or the limit is missing.
        NoData = "no-data",
        /// Reached, and not by chance alone as far as the counts can tell.
        Met = "met",
        /// The counts are too small to say.
        Unclear = "unclear",
        /// Not reached.
        Missed = "missed",
    }

    /// What became of a measure in the pilot, as far as chance allows to say.
    pub enum Change in "change" {
        /// No counts, or nothing to hold them against.
        Unknown = "unknown",
        /// Better, beyond chance.
        Better = "better",
        /// May as well be chance.
        NotShown = "not-shown",
        /// Worse, beyond chance.
        Worse = "worse",
    }
}

/// What the gate makes of one criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionResult {
    /// The criterion.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What is measured.
    pub metric: Metric,
    /// The value seen, in the metric's unit.
    pub observed: Option<f64>,
    /// The Wilson interval of a counted share, in per cent.
    pub interval: Option<Interval>,
    /// The Newcombe interval of pilot minus comparison group, in percentage points.
    pub difference: Option<Interval>,
    /// Against the baseline, or against the comparison group where it was counted.
    pub change: Change,
    /// Against the least that justifies going on.
    pub against_minimum: Standing,
    /// Against what success looks like.
    pub against_target: Standing,
    /// The judgement in words.
    pub reason: String,
}

/// The value of a criterion in the metric's unit: a counted share where the counts are there, else what was entered.
pub fn observed_value(metric: Metric, observed: &Observed) -> Option<f64> {
    let counted = counts(metric, observed).filter(|p| p.share().is_some());
    // Multiplying first keeps 29 of 50 at 58 and not just below.
    counted.map(|p| p.successes as f64 * 100.0 / p.n as f64).or(observed.value)
}

/// Judges one criterion.
///
/// A limit is met when the value reaches it and, where the limit asks for more than before, the counts show a real
/// change: the interval leaves out the baseline (or no difference to the comparison group). It is missed when the
/// value stays short and the whole interval does too, and unclear in between. These two conditions, relevant and
/// beyond chance, are those of Roychoudhury, Scheuer & Neuenschwander, *Clinical Trials* 15 (2018), 452–461. Without
/// counts there is no interval, and the value alone decides.
pub fn judge(criterion: &Criterion, comparison: Comparison) -> CriterionResult {
    let metric = criterion.metric;
    let seen = counts(metric, &criterion.observed);
    let others = match comparison {
        Comparison::Group => comparison_counts(metric, &criterion.observed),
        Comparison::Baseline => None,
    };
    let interval = seen.and_then(|p| wilson(p.successes, p.n, CONFIDENCE)).map(in_percent);
    let difference = seen.zip(others).and_then(|(a, b)| newcombe(a, b, CONFIDENCE)).map(in_percent);
    let mut result = CriterionResult {
        id: criterion.id.clone(),
        name: criterion.name(),
        metric,
        observed: observed_value(metric, &criterion.observed),
        interval,
        difference,
        change: change(metric, interval, difference, criterion.baseline),
        against_minimum: Standing::NoData,
        against_target: Standing::NoData,
        reason: String::new(),
    };
    result.against_minimum = result.standing(criterion.minimum, criterion.baseline);
    result.against_target = result.standing(criterion.target, criterion.baseline);
    result.reason = result.words(criterion);
    result
}

/// A measured value in the metric's unit, as it is shown: shares with one decimal.
pub fn shown(metric: Metric, value: f64) -> String {
    metric.format(if metric.is_share() { tenth(value) } else { value })
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Whether `a` is strictly better than `b`.
pub fn better(metric: Metric, a: f64, b: f64) -> bool {
    if metric.lower_is_better() { a < b } else { a > b }
}

fn counts(metric: Metric, observed: &Observed) -> Option<Proportion> {
    let (successes, n) = observed.reached.zip(observed.counted)?;
    metric.is_share().then_some(Proportion { successes, n })
}

fn comparison_counts(metric: Metric, observed: &Observed) -> Option<Proportion> {
    let (successes, n) = observed.comparison_reached.zip(observed.comparison_counted)?;
    metric.is_share().then_some(Proportion { successes, n })
}

fn in_percent(interval: Interval) -> Interval {
    Interval { low: interval.low * 100.0, high: interval.high * 100.0 }
}

/// The ends of an interval, the worse one first.
fn ends(metric: Metric, interval: Interval) -> (f64, f64) {
    if metric.lower_is_better() { (interval.high, interval.low) } else { (interval.low, interval.high) }
}

fn change(metric: Metric, own: Option<Interval>, difference: Option<Interval>, baseline: Option<f64>) -> Change {
    let Some((interval, reference)) = difference.map(|d| (d, 0.0)).or(own.zip(baseline)) else {
        return Change::Unknown;
    };
    let (worst, best) = ends(metric, interval);
    if better(metric, worst, reference) {
        Change::Better
    } else if better(metric, reference, best) {
        Change::Worse
    } else {
        Change::NotShown
    }
}

impl CriterionResult {
    fn standing(&self, limit: Option<f64>, baseline: Option<f64>) -> Standing {
        let (Some(value), Some(limit)) = (self.observed, limit) else { return Standing::NoData };
        if better(self.metric, limit, value) {
            let within_reach = self.interval.is_some_and(|i| !better(self.metric, limit, ends(self.metric, i).1));
            return if within_reach { Standing::Unclear } else { Standing::Missed };
        }
        // A limit that only asks to keep what was there needs no proof of a change.
        let asks_for_change = baseline.is_none_or(|baseline| better(self.metric, limit, baseline));
        let doubtful = matches!(self.change, Change::NotShown | Change::Worse);
        if asks_for_change && doubtful { Standing::Unclear } else { Standing::Met }
    }

    fn words(&self, criterion: &Criterion) -> String {
        let Some(value) = self.observed else { return t!("pilot.reason.no-value") };
        let Some(minimum) = criterion.minimum else { return t!("pilot.reason.no-minimum") };
        let written = |value: f64| shown(self.metric, value);
        let short = better(self.metric, minimum, value);
        let key = match (self.against_minimum, self.against_target) {
            (Standing::Met, Standing::Met) => "pilot.reason.target-met",
            (Standing::Met, Standing::NoData) => "pilot.reason.minimum-only",
            (Standing::Met, _) => "pilot.reason.minimum-met",
            (Standing::Unclear, _) if short => "pilot.reason.maybe-short",
            (Standing::Unclear, _) => "pilot.reason.maybe-chance",
            _ => "pilot.reason.missed",
        };
        // lang: pilot.reason.*
        let target = criterion.target.map_or_else(String::new, written);
        let mut words = vec![t!(key, value = written(value), minimum = written(minimum), target = target)];
        if let Some(Interval { low, high }) = self.interval {
            words.push(t!("pilot.reason.interval", low = written(low), high = written(high)));
        }
        if let Some(Interval { low, high }) = self.difference {
            let points = |value: f64| number::signed(tenth(value));
            words.push(t!("pilot.reason.difference", low = points(low), high = points(high)));
        }
        if self.change == Change::Worse {
            words.push(t!("pilot.reason.worse"));
        }
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A completion rate of 40 % before, 70 % aimed at and 55 % at least.
    fn criterion(reached: u64, counted: u64) -> Criterion {
        Criterion {
            metric: Metric::CompletionRate,
            baseline: Some(40.0),
            target: Some(70.0),
            minimum: Some(55.0),
            observed: Observed { reached: Some(reached), counted: Some(counted), ..Observed::default() },
            ..Criterion::default()
        }
    }

    #[track_caller]
    fn check(criterion: &Criterion, minimum: Standing, target: Standing, change: Change) {
        let result = judge(criterion, Comparison::Baseline);
        let got = (result.against_minimum, result.against_target, result.change);
        assert_eq!(got, (minimum, target, change), "{}", result.reason);
    }

    #[test]
    fn a_limit_is_met_when_the_value_reaches_it_and_chance_is_ruled_out() {
        check(&criterion(80, 100), Standing::Met, Standing::Met, Change::Better);
        check(&criterion(60, 100), Standing::Met, Standing::Missed, Change::Better);
    }

    #[test]
    fn few_learners_leave_it_unclear() {
        // 6 of 10: Wilson 31.3 % to 83.2 %, which holds the baseline and the target.
        check(&criterion(6, 10), Standing::Unclear, Standing::Unclear, Change::NotShown);
        // 3 of 4 reaches both limits, on four people.
        check(&criterion(3, 4), Standing::Unclear, Standing::Unclear, Change::NotShown);
    }

    #[test]
    fn a_whole_interval_on_the_wrong_side_is_worse() {
        check(&criterion(20, 100), Standing::Missed, Standing::Missed, Change::Worse);
    }

    #[test]
    fn without_counts_the_value_alone_decides() {
        let mut own = criterion(0, 0);
        own.observed = Observed { value: Some(56.0), ..Observed::default() };
        check(&own, Standing::Met, Standing::Missed, Change::Unknown);
        own.observed.value = None;
        check(&own, Standing::NoData, Standing::NoData, Change::Unknown);
    }

    #[test]
    fn smaller_is_better_where_the_metric_says_so() {
        let drop_off = Criterion {
            metric: Metric::DropOff,
            baseline: Some(60.0),
            target: Some(30.0),
            minimum: Some(45.0),
            ..criterion(25, 100)
        };
        check(&drop_off, Standing::Met, Standing::Met, Change::Better);
        let risen = Criterion { observed: criterion(80, 100).observed, ..drop_off };
        check(&risen, Standing::Missed, Standing::Missed, Change::Worse);
    }

    #[test]
    fn keeping_what_was_there_needs_no_proof_of_a_change() {
        let kept = Criterion {
            metric: Metric::Retention,
            baseline: Some(90.0),
            minimum: Some(90.0),
            target: None,
            ..criterion(46, 50)
        };
        check(&kept, Standing::Met, Standing::NoData, Change::NotShown);
    }

    #[test]
    fn a_counted_comparison_group_takes_the_place_of_the_baseline() {
        let mut both = criterion(56, 70);
        both.observed.comparison_reached = Some(48);
        both.observed.comparison_counted = Some(80);
        // Newcombe 1998, table II, method 10: 56/70 − 48/80 lies within 0.0524 to 0.3339.
        let result = judge(&both, Comparison::Group);
        let difference = result.difference.unwrap();
        assert!((difference.low - 5.24).abs() < 0.01 && (difference.high - 33.39).abs() < 0.01);
        assert_eq!(result.change, Change::Better);
        assert_eq!(judge(&both, Comparison::Baseline).difference, None);
    }

    #[test]
    fn counts_that_cannot_be_are_not_read() {
        let mut wrong = criterion(12, 10);
        assert_eq!(observed_value(wrong.metric, &wrong.observed), None);
        wrong.observed.value = Some(61.0);
        assert_eq!(observed_value(wrong.metric, &wrong.observed), Some(61.0));
    }

    #[test]
    fn a_share_that_reaches_the_limit_exactly_is_not_lost_to_rounding() {
        assert_eq!(observed_value(Metric::CompletionRate, &criterion(29, 50).observed), Some(58.0));
    }
}
