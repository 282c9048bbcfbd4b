//! Learning against performance: two coefficients, and a scatter in which no single learner is shown.

use serde::{Deserialize, Serialize};

use super::cohorts::{MIN_GROUP, hide_small};
use super::stats::{Association, associate};

/// The finest scatter: so many cells along each axis.
const FINEST: u32 = 20;

/// The share of learners, in per cent, that a scatter must show; a coarser one is taken until it does.
const SHOWN: u64 = 80;

/// What stands for learning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LearningMeasure {
    /// Share of the learner's steps or courses that is completed, `0..=1`.
    #[default]
    CompletedShare,
    /// Minutes of learning.
    Minutes,
    /// The mean mark.
    Score,
}

/// Learning against performance, learner by learner. An association is no proof of cause.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct LearningPerformance {
    /// What stands for learning.
    pub learning: LearningMeasure,
    /// Header of the performance column.
    pub column: String,
    /// Learners with both.
    pub learners: u64,
    /// Learners with a performance and nothing known of their learning, or the other way round.
    pub left_out: u64,
    /// The coefficients.
    pub association: Association,
    /// The scatter.
    pub scatter: Scatter,
}

/// Learners counted in a grid. Cells with fewer than [`MIN_GROUP`] learners are hidden, and the axes end at round
/// numbers, so that nobody's own values can be read from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Scatter {
    /// Learning, from left to right.
    pub x: ScatterAxis,
    /// Performance, from below.
    pub y: ScatterAxis,
    /// The cells that may be shown.
    pub cells: Vec<ScatterCell>,
    /// Learners in the cells that may not.
    pub hidden: u64,
}

/// One axis of a scatter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ScatterAxis {
    /// Where the first cell begins.
    pub low: f64,
    /// Width of a cell.
    pub step: f64,
    /// How many cells.
    pub cells: u32,
}

/// One cell of a scatter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ScatterCell {
    /// Its place along x, counted from 0.
    pub x: u32,
    /// Its place along y, counted from 0.
    pub y: u32,
    /// Learners in it.
    pub learners: u64,
}

impl ScatterAxis {
    /// An axis over values with about so many cells, between round numbers.
    fn over(values: impl Iterator<Item = f64> + Clone, cells: u32) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(f64::NEG_INFINITY, f64::max);
        let step = round_step((high - low) / f64::from(cells.max(1)));
        let first = (low / step).floor();
        let last = (high / step).floor();
        Self { low: first * step, step, cells: ((last - first) as u32).saturating_add(1) }
    }

    fn cell(&self, value: f64) -> u32 {
        (((value - self.low) / self.step).max(0.0) as u32).min(self.cells.saturating_sub(1))
    }
}

/// The next of 1, 2 and 5 times a power of ten; 1 for no width at all.
fn round_step(width: f64) -> f64 {
    if !(width.is_finite() && width > f64::MIN_POSITIVE * 1e10) {
        return 1.0;
    }
    let power = 10_f64.powf(width.log10().floor());
    [1.0, 2.0, 5.0].into_iter().map(|times| times * power).find(|step| *step >= width).unwrap_or(10.0 * power)
}

/// Holds performance against learning: `pairs` of (learning, performance), all finite, one a learner.
///
/// `None` below [`MIN_GROUP`] learners.
pub fn learning_performance(
    learning: LearningMeasure,
    column: String,
    pairs: &[(f64, f64)],
    left_out: u64,
) -> Option<LearningPerformance> {
    let learners = pairs.len() as u64;
    (learners >= MIN_GROUP).then(|| LearningPerformance {
        learning,
        column,
        learners,
        left_out,
        association: associate(pairs),
        scatter: scatter(pairs),
    })
}

/// The finest grid that shows most learners.
fn scatter(pairs: &[(f64, f64)]) -> Scatter {
    let sizes = (0..).map(|times| FINEST >> times).take_while(|size| *size > 0);
    let mut grids = sizes.map(|size| grid(pairs, size)).peekable();
    let enough = |scatter: &Scatter| scatter.hidden * 100 <= pairs.len() as u64 * (100 - SHOWN);
    while let Some(scatter) = grids.next() {
        if enough(&scatter) || grids.peek().is_none() {
            return scatter;
        }
    }
    Scatter::default()
}

/// With the cells of a few learners the next smallest are hidden, where the total would tell of them.
fn grid(pairs: &[(f64, f64)], size: u32) -> Scatter {
    let x = ScatterAxis::over(pairs.iter().map(|pair| pair.0), size);
    let y = ScatterAxis::over(pairs.iter().map(|pair| pair.1), size);
    let mut places: Vec<(u32, u32)> = pairs.iter().map(|pair| (x.cell(pair.0), y.cell(pair.1))).collect();
    places.sort_unstable();
    let mut scatter = Scatter { x, y, ..Scatter::default() };
    let cells: Vec<&[(u32, u32)]> = places.chunk_by(|a, b| a == b).collect();
    let sizes: Vec<u64> = cells.iter().map(|cell| cell.len() as u64).collect();
    for ((cell, is_hidden), learners) in cells.into_iter().zip(hide_small(&sizes)).zip(sizes) {
        match cell.first() {
            Some((x, y)) if !is_hidden => scatter.cells.push(ScatterCell { x: *x, y: *y, learners }),
            _ => scatter.hidden += learners,
        }
    }
    scatter
}

#[cfg(test)]
mod tests {
    use proptest::collection;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_axis_ends_at_round_numbers() {
        let axis = ScatterAxis::over([3.2, 97.4].into_iter(), 20);
        assert_eq!(axis, ScatterAxis { low: 0.0, step: 5.0, cells: 20 });
        assert_eq!(ScatterAxis::over([7.0, 7.0].into_iter(), 20), ScatterAxis { low: 7.0, step: 1.0, cells: 1 });
    }

    #[test]
    fn more_learning_with_more_performance_is_a_positive_association() {
        let pairs: Vec<(f64, f64)> = (0..200).map(|n| (f64::from(n % 10) / 10.0, f64::from(n % 10 * 3))).collect();
        let found = learning_performance(LearningMeasure::CompletedShare, "Sales".to_owned(), &pairs, 3);
        let found = found.expect("two hundred learners");
        assert!(found.association.pearson.is_some_and(|r| r.coefficient > 0.999));
        assert_eq!((found.learners, found.left_out, found.scatter.hidden), (200, 3, 0));
        assert_eq!(found.scatter.cells.iter().map(|cell| cell.learners).sum::<u64>(), 200);
    }

    #[test]
    fn a_handful_of_learners_is_not_shown_at_all() {
        let pairs = [(1.0, 1.0); 4];
        assert_eq!(learning_performance(LearningMeasure::Minutes, String::new(), &pairs, 0), None);
    }

    proptest! {
        #[test]
        fn no_cell_shows_fewer_than_five(
            pairs in collection::vec((-1e12..1e12_f64, -1e3..1e3_f64), 5..300),
        ) {
            let found = learning_performance(LearningMeasure::Score, String::new(), &pairs, 0).expect("five");
            let shown: u64 = found.scatter.cells.iter().map(|cell| cell.learners).sum();
            prop_assert!(found.scatter.cells.iter().all(|cell| cell.learners >= MIN_GROUP));
            prop_assert_eq!(shown + found.scatter.hidden, pairs.len() as u64);
            prop_assert!(found.scatter.hidden == 0 || found.scatter.hidden >= MIN_GROUP);
        }
    }
}
