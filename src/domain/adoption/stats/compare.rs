//! Two groups side by side: the difference of their shares, with the interval that says how sure it is.

use super::{Interval, Proportion, wilson};

/// The score interval for the difference `a − b` of two independent shares, without continuity correction; its ends
/// never leave −1..=1.
///
/// Method 10 of Newcombe, "Interval estimation for the difference between independent proportions: comparison of
/// eleven methods", *Statistics in Medicine* 17 (1998), 873–890. An interval that holds 0 means that the groups may
/// just as well be alike.
///
/// `None` where a count makes no share or `confidence` is not strictly between 0 and 1.
pub fn newcombe(a: Proportion, b: Proportion, confidence: f64) -> Option<Interval> {
    let (share_a, share_b) = (a.share()?, b.share()?);
    let around_a = wilson(a.successes, a.n, confidence)?;
    let around_b = wilson(b.successes, b.n, confidence)?;
    let difference = share_a - share_b;
    let below = (share_a - around_a.low).hypot(around_b.high - share_b);
    let above = (around_a.high - share_a).hypot(share_b - around_b.low);
    Some(Interval { low: (difference - below).max(-1.0), high: (difference + above).min(1.0) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::adoption::stats::assert_close;
    use crate::adoption::stats::proportion::tests::any_proportion;

    fn of(successes: u64, n: u64) -> Proportion {
        Proportion { successes, n }
    }

    /// Newcombe 1998 (see [`newcombe`]), table II, method 10.
    #[test]
    fn the_difference_agrees_with_newcombes_table() {
        for (a, b, low, high) in [
            (of(56, 70), of(48, 80), 0.0524, 0.3339),
            (of(9, 10), of(3, 10), 0.1705, 0.8090),
            (of(6, 7), of(2, 7), 0.0582, 0.8062),
            (of(5, 56), of(0, 29), -0.0381, 0.1926),
            (of(0, 10), of(0, 20), -0.1611, 0.2775),
            (of(0, 10), of(0, 10), -0.2775, 0.2775),
            (of(10, 10), of(0, 20), 0.6791, 1.0),
            (of(10, 10), of(0, 10), 0.6075, 1.0),
        ] {
            let interval = newcombe(a, b, 0.95).unwrap();
            assert_close(interval.low, low, 0.000_05);
            assert_close(interval.high, high, 0.000_05);
        }
    }

    #[test]
    fn an_empty_group_has_no_difference() {
        assert_eq!(newcombe(of(0, 0), of(3, 10), 0.95), None);
        assert_eq!(newcombe(of(3, 10), of(11, 10), 0.95), None);
        assert_eq!(newcombe(of(3, 10), of(4, 10), 1.0), None);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_difference(
            a in any_proportion(),
            b in any_proportion(),
            confidence in 0.5..0.999_f64,
        ) {
            let interval = newcombe(a, b, confidence).unwrap();
            prop_assert!(interval.contains(a.share().unwrap() - b.share().unwrap()));
        }

        #[test]
        fn swapping_the_groups_flips_the_sign(a in any_proportion(), b in any_proportion()) {
            let there = newcombe(a, b, 0.95).unwrap();
            let back = newcombe(b, a, 0.95).unwrap();
            prop_assert!((there.low + back.high).abs() < 1e-12 && (there.high + back.low).abs() < 1e-12);
        }

        #[test]
        fn more_confidence_takes_a_wider_interval(
            a in any_proportion(),
            b in any_proportion(),
            confidence in 0.5..0.99_f64,
        ) {
            let narrow = newcombe(a, b, confidence).unwrap();
            let wide = newcombe(a, b, confidence + 0.005).unwrap();
            prop_assert!(wide.low <= narrow.low && wide.high >= narrow.high);
        }
    }
}
