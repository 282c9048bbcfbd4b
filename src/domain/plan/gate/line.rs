//! A criterion on a line: where its baseline, minimum, target and the value seen stand, ready to be drawn (row D7).

use super::CriterionResult;
use crate::choices;
use crate::plan::pilot::Criterion;

choices! {
    /// What a mark on the line stands for.
    pub enum MarkKind in "gate-mark" {
        /// Before the pilot.
        Baseline = "baseline",
        /// The least that justifies going on.
        Minimum = "minimum",
        /// What success looks like.
        Target = "target",
        /// What was seen.
        Seen = "seen",
    }
}

/// A value on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What it stands for.
    pub kind: MarkKind,
    /// The value, in the metric's unit.
    pub value: f64,
    /// Its position, `0..=1`.
    pub at: f64,
}

/// A criterion on a line.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionLine {
    /// The values there are, in the order of [`MarkKind`].
    pub marks: Vec<Mark>,
    /// Both ends of the interval of the value seen, as positions `0..=1`.
    pub interval: Option<(f64, f64)>,
}

/// Puts a criterion on a line: shares from 0 to 100 %, everything else from its smallest value to its largest.
///
/// `None` where there is no value to be put anywhere.
pub fn criterion_line(criterion: &Criterion, result: &CriterionResult) -> Option<CriterionLine> {
    let values = [
        (MarkKind::Baseline, criterion.baseline),
        (MarkKind::Minimum, criterion.minimum),
        (MarkKind::Target, criterion.target),
        (MarkKind::Seen, result.observed),
    ];
    let values: Vec<(MarkKind, f64)> =
        values.into_iter().filter_map(|(kind, value)| Some((kind, value.filter(|value| value.is_finite())?))).collect();
    let (low, high) = if criterion.metric.is_share() { Some((0.0, 100.0)) } else { span(&values) }?;
    let at = |value: f64| ((value - low) / (high - low)).clamp(0.0, 1.0);
    if values.is_empty() {
        return None;
    }
    Some(CriterionLine {
        marks: values.into_iter().map(|(kind, value)| Mark { kind, value, at: at(value) }).collect(),
        interval: result.interval.map(|interval| (at(interval.low), at(interval.high))),
    })
}

/// The ends of a line that holds all values with a tenth to spare on both sides.
fn span(values: &[(MarkKind, f64)]) -> Option<(f64, f64)> {
    let low = values.iter().map(|(_, value)| *value).reduce(f64::min)?;
    let high = values.iter().map(|(_, value)| *value).reduce(f64::max)?;
    // A single value stands in the middle of a line of any length.
    let room = if high > low { (high - low) / 10.0 } else { 1.0 };
    Some((low - room, high + room))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::Metric;
    use crate::plan::gate::judge;
    use crate::plan::pilot::{Comparison, Observed};

    fn line(criterion: &Criterion) -> Option<CriterionLine> {
        criterion_line(criterion, &judge(criterion, Comparison::Baseline))
    }

    #[test]
    fn a_share_stands_on_a_line_from_nought_to_a_hundred() {
        let criterion = Criterion {
            metric: Metric::CompletionRate,
            baseline: Some(40.0),
            target: Some(70.0),
            observed: Observed { reached: Some(60), counted: Some(100), ..Observed::default() },
            ..Criterion::default()
        };
        let line = line(&criterion).unwrap();
        let marks: Vec<_> = line.marks.iter().map(|mark| (mark.kind, mark.at)).collect();
        assert_eq!(marks, [(MarkKind::Baseline, 0.4), (MarkKind::Target, 0.7), (MarkKind::Seen, 0.6)]);
        let (low, high) = line.interval.unwrap();
        assert!(low < 0.6 && 0.6 < high);
    }

    #[test]
    fn other_values_share_the_line_and_none_stands_at_its_very_end() {
        let criterion = Criterion {
            metric: Metric::TimeToCompetency,
            baseline: Some(90.0),
            target: Some(60.0),
            ..Criterion::default()
        };
        let line = line(&criterion).unwrap();
        assert!(line.marks.iter().all(|mark| mark.at > 0.0 && mark.at < 1.0));
        assert_eq!(line.interval, None);
    }

    #[test]
    fn without_values_there_is_no_line() {
        for metric in [Metric::CompletionRate, Metric::Errors] {
            assert_eq!(line(&Criterion { metric, ..Criterion::default() }), None);
        }
    }
}
