//! Statistics of the pilot: how sure a measured share or mean is, and how many learners it takes to be sure.
//!
//! Everything is a pure function of numbers, with the paper it comes from named beside it and its published values in
//! the tests. Shares run 0..=1, confidence and power lie strictly between 0 and 1, and every test is two-sided.
//! Whatever cannot be answered is `None`, never a guess.
//!
//! ```
//! use uptake::adoption::stats::{Adequacy, CONFIDENCE, PilotSize, adequacy, wilson};
//!
//! // 30 learners, no comparison group: enough to tell 40 % from 55 %?
//! let pilot = PilotSize { baseline: 0.40, target: 0.55, learners: 30, comparison: None };
//! assert!(matches!(adequacy(pilot), Adequacy::TooSmall { needed: 85, .. }));
//!
//! // 18 of the 30 finished: the share in the wider group lies most likely in here.
//! let interval = wilson(18, 30, CONFIDENCE);
//! assert!(interval.is_some_and(|i| i.contains(0.60) && i.contains(0.45)));
//! ```

pub mod association;
mod compare;
pub mod forecast;
mod mean;
mod normal;
mod power;
mod proportion;
pub mod survival;

use serde::{Deserialize, Serialize};

pub use association::{Association, CoMoments, Correlation, associate, pearson, spearman};
pub use compare::newcombe;
pub use forecast::{Aim, Backtest, Curve, Forecast, ForecastWeek, Verdict, backtest};
pub use mean::{Summary, mean_interval, t_critical};
pub use normal::{cdf as normal_cdf, quantile as normal_quantile};
pub use power::{
    Adequacy, PilotSize, SampleSize, SizeError, adequacy, detectable_lift, power_one_proportion, power_two_proportions,
    sample_size_one_proportion, sample_size_two_proportions,
};
pub use proportion::{Proportion, wilson};
pub use survival::{CompletedBy, Exits, MedianTime, Survival, SurvivalPoint, kaplan_meier};

/// The confidence of the intervals shown: 95 %.
pub const CONFIDENCE: f64 = 0.95;

/// The risk, taken knowingly, of seeing a change where there is none: 5 %, both directions together.
pub const ALPHA: f64 = 0.05;

/// The least chance of seeing a change that is really there for a pilot to count as large enough: 80 %.
pub const POWER: f64 = 0.80;

/// A range of plausible values, both ends included; `low <= high`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Tells whether the value lies inside or on an end.
    pub fn contains(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// The distance between the ends.
    pub fn width(&self) -> f64 {
        self.high - self.low
    }
}

/// Tells whether a number is a share, 0..=1; NaN is not.
fn is_share(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

#[cfg(test)]
#[track_caller]
fn assert_close(got: f64, expected: f64, tolerance: f64) {
    assert!((got - expected).abs() <= tolerance, "{got} is not within {tolerance} of {expected}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_holds_both_of_its_ends_and_no_more() {
        let interval = Interval { low: -0.25, high: 0.5 };
        assert!(interval.contains(-0.25) && interval.contains(0.0) && interval.contains(0.5));
        assert!(!interval.contains(-0.26) && !interval.contains(0.51) && !interval.contains(f64::NAN));
        assert_close(interval.width(), 0.75, 1e-15);
    }

    #[test]
    fn a_share_runs_from_nothing_to_everything() {
        assert!(is_share(0.0) && is_share(1.0));
        assert!(!is_share(-0.01) && !is_share(1.01) && !is_share(f64::NAN));
    }
}
