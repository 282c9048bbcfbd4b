//! A counted share, such as a completion rate, and the interval that says how sure it is.

use serde::{Deserialize, Serialize};

use super::Interval;
use super::normal::critical;

/// So many out of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proportion {
    /// How many did.
    pub successes: u64,
    /// How many could.
    pub n: u64,
}

impl Proportion {
    /// The share 0..=1; `None` where nobody was counted or more did than could.
    pub fn share(self) -> Option<f64> {
        (self.n > 0 && self.successes <= self.n).then(|| self.successes as f64 / self.n as f64)
    }

    /// What is left of these without some of them.
    pub fn without(self, some: Self) -> Self {
        Self { successes: self.successes.saturating_sub(some.successes), n: self.n.saturating_sub(some.n) }
    }
}

/// The score interval for a share, without continuity correction; its ends never leave 0..=1.
///
/// Wilson, "Probable inference, the law of succession, and statistical inference", *Journal of the American
/// Statistical Association* 22 (1927), 209–212; method 3 of Newcombe 1998. It stays honest for small groups and for
/// shares near 0 and 1, where the textbook interval does not.
///
/// `None` where the counts make no share or `confidence` is not strictly between 0 and 1.
pub fn wilson(successes: u64, n: u64, confidence: f64) -> Option<Interval> {
    let share = Proportion { successes, n }.share()?;
    let z_squared = critical(1.0 - confidence)?.powi(2);
    let count = n as f64;
    let shrink = 1.0 + z_squared / count;
    let centre = (share + z_squared / (2.0 * count)) / shrink;
    let variance = share * (1.0 - share) / count + z_squared / (4.0 * count * count);
    let half = (z_squared * variance).sqrt() / shrink;
    // At none and at all the end is exact; rounding must not move it.
    let low = if successes == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if successes == n { 1.0 } else { (centre + half).min(1.0) };
    Some(Interval { low, high })
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::adoption::stats::assert_close;

    /// Any countable share of up to 500 learners.
    pub(in crate::adoption::stats) fn any_proportion() -> impl Strategy<Value = Proportion> {
        (1_u64..500).prop_flat_map(|n| (0..=n).prop_map(move |successes| Proportion { successes, n }))
    }

    /// Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods", *Statistics
    /// in Medicine* 17 (1998), 857–872, table I, method 3.
    #[test]
    fn the_score_interval_agrees_with_newcombes_table() {
        for (successes, n, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let interval = wilson(successes, n, 0.95).unwrap();
            assert_close(interval.low, low, 0.000_05);
            assert_close(interval.high, high, 0.000_05);
        }
    }

    #[test]
    fn what_cannot_be_counted_has_no_interval() {
        assert_eq!(wilson(0, 0, 0.95), None);
        assert_eq!(wilson(5, 4, 0.95), None);
        for confidence in [0.0, 1.0, -0.5, 1.5, f64::NAN] {
            assert_eq!(wilson(3, 10, confidence), None);
        }
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_share_and_stays_within_nothing_and_everything(
            p in any_proportion(),
            confidence in 0.5..0.999_f64,
        ) {
            let interval = wilson(p.successes, p.n, confidence).unwrap();
            prop_assert!(interval.contains(p.share().unwrap()));
            prop_assert!(interval.low >= 0.0 && interval.high <= 1.0);
        }

        #[test]
        fn more_confidence_takes_a_wider_interval(p in any_proportion(), confidence in 0.5..0.99_f64) {
            let narrow = wilson(p.successes, p.n, confidence).unwrap();
            let wide = wilson(p.successes, p.n, confidence + 0.005).unwrap();
            prop_assert!(wide.low <= narrow.low && wide.high >= narrow.high && wide.width() > narrow.width());
        }

        #[test]
        fn counting_those_who_did_not_mirrors_the_interval(p in any_proportion()) {
            let did = wilson(p.successes, p.n, 0.95).unwrap();
            let did_not = wilson(p.n - p.successes, p.n, 0.95).unwrap();
            prop_assert!((did.low - (1.0 - did_not.high)).abs() < 1e-12);
            prop_assert!((did.high - (1.0 - did_not.low)).abs() < 1e-12);
        }
    }
}
