//! What pilots of several sizes can show, so that a size can be chosen by looking (row D5).

use super::sample::{chosen, in_proportion, smallest_share};
use crate::adoption::stats::{Adequacy, PilotSize, adequacy};
use crate::plan::Plan;
use crate::plan::pilot::Comparison;

/// Sizes worth comparing, from a team to a country.
const SIZES: [u64; 7] = [10, 20, 40, 80, 150, 300, 600];

/// What a pilot of one size can show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SizeRow {
    /// Learners in the pilot.
    pub learners: u64,
    /// People in the comparison group; `None` without one.
    pub comparison: Option<u64>,
    /// The share, in per cent, that must be reached for the change to show; `None` where not even all or none would.
    pub smallest: Option<f64>,
    /// The chance, 0..=1, of seeing the change to the target if it is really there.
    pub power: f64,
    /// This is the size of the pilot as planned.
    pub own: bool,
}

/// The sizes, smallest first, with the pilot's own among them, judged as in [`super::sample_size_view`].
///
/// A comparison group keeps its proportion to the pilot, or is as large as it while sizes are missing. Empty where
/// baseline and target do not allow to tell.
pub fn size_table(plan: &Plan) -> Vec<SizeRow> {
    let pilot = &plan.pilot;
    let Some((baseline, target)) = chosen(plan).and_then(|criterion| criterion.baseline.zip(criterion.target)) else {
        return Vec::new();
    };
    let own = pilot.size.filter(|n| *n > 0).map(u64::from);
    let others = pilot.comparison_size.filter(|n| *n > 0).map(u64::from);
    let beside = |learners: u64| own.zip(others).map_or(learners, |(own, others)| in_proportion(learners, others, own));
    let mut sizes: Vec<u64> = SIZES.into_iter().chain(own).collect();
    sizes.sort_unstable();
    sizes.dedup();
    let row = |learners: u64| {
        let comparison = (pilot.comparison == Comparison::Group).then(|| beside(learners));
        let size = PilotSize { baseline: baseline / 100.0, target: target / 100.0, learners, comparison };
        let power = match adequacy(size) {
            Adequacy::Enough { power } | Adequacy::TooSmall { power, .. } => power,
            Adequacy::CannotTell => return None,
        };
        let smallest = smallest_share(size).map(|share| share * 100.0);
        Some(SizeRow { learners, comparison, smallest, power, own: own == Some(learners) })
    };
    sizes.into_iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::Metric;
    use crate::plan::pilot::Criterion;

    fn plan(baseline: f64, target: f64) -> Plan {
        let mut plan = Plan::default();
        plan.pilot.size = Some(30);
        let metric = Metric::CompletionRate;
        plan.pilot.criteria =
            vec![Criterion { metric, baseline: Some(baseline), target: Some(target), ..Criterion::default() }];
        plan
    }

    #[test]
    fn larger_pilots_show_smaller_changes_with_more_certainty() {
        let table = size_table(&plan(40.0, 55.0));
        assert_eq!(table.iter().filter(|row| row.own).map(|row| row.learners).collect::<Vec<_>>(), [30]);
        assert!(table.is_sorted_by(|a, b| a.learners < b.learners && a.power <= b.power));
        let shown: Vec<f64> = table.iter().filter_map(|row| row.smallest).collect();
        assert!(shown.is_sorted_by(|a, b| a > b) && shown.iter().all(|share| *share > 40.0));
    }

    #[test]
    fn a_comparison_group_keeps_its_proportion() {
        let mut plan = plan(40.0, 55.0);
        plan.pilot.comparison = Comparison::Group;
        assert!(size_table(&plan).iter().all(|row| row.comparison == Some(row.learners)));
        plan.pilot.comparison_size = Some(60);
        assert!(size_table(&plan).iter().all(|row| row.comparison == Some(row.learners * 2)));
    }

    #[test]
    fn without_numbers_there_is_no_table() {
        assert!(size_table(&Plan::default()).is_empty());
        assert!(size_table(&plan(40.0, 40.0)).is_empty());
    }
}
