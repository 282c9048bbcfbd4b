//! The mean of a measured value, such as days to completion, and the interval that says how sure it is.

use std::f64::consts::FRAC_PI_2;

use serde::{Deserialize, Serialize};

use super::Interval;
use super::normal::critical;

/// Up to here Student's t is inverted exactly; beyond, the expansion errs by less than 1e-9 for 99.9 % confidence and
/// far less for any lower one.
const EXACT_UP_TO: u64 = 200;

/// What a list of values comes down to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// The arithmetic mean, in the unit of the values.
    pub mean: f64,
    /// The standard deviation of the sample (divisor `n − 1`), in the unit of the values.
    pub sd: f64,
    /// How many values there were.
    pub n: u64,
}

impl Summary {
    /// Sums up at least two finite values; `None` for fewer, or where one is not a finite number.
    ///
    /// One pass after Welford, *Technometrics* 4 (1962), 419–420, which keeps its digits where all values are large.
    pub fn of(values: &[f64]) -> Option<Self> {
        let (mut mean, mut squares, mut n) = (0.0_f64, 0.0_f64, 0_u64);
        for value in values {
            n += 1;
            let from_old = value - mean;
            mean += from_old / n as f64;
            squares += from_old * (value - mean);
        }
        let sd = (squares / (n as f64 - 1.0)).sqrt();
        (n >= 2 && mean.is_finite() && sd.is_finite()).then_some(Self { mean, sd, n })
    }
}

/// Student's interval for the mean: mean ± t · sd ÷ √n with `n − 1` degrees of freedom.
///
/// `None` for fewer than two values, a mean or standard deviation that is not finite, a negative standard deviation,
/// or a `confidence` not strictly between 0 and 1.
pub fn mean_interval(values: Summary, confidence: f64) -> Option<Interval> {
    let Summary { mean, sd, n } = values;
    if !mean.is_finite() || !sd.is_finite() || sd < 0.0 {
        return None;
    }
    let half = t_critical(confidence, n.checked_sub(1)?)? * sd / (n as f64).sqrt();
    Some(Interval { low: mean - half, high: mean + half })
}

/// The distance from 0 within which Student's t stays with probability `confidence`: 2.228 for 0.95 and 10 degrees of
/// freedom.
///
/// `None` without degrees of freedom or where `confidence` is not strictly between 0 and 1.
pub fn t_critical(confidence: f64, degrees: u64) -> Option<f64> {
    let z = critical(1.0 - confidence)?;
    match degrees {
        0 => None,
        1..=EXACT_UP_TO => Some(invert(confidence, degrees)),
        _ => Some(expand(z, degrees as f64)),
    }
}

/// Finds the distance with probability `confidence` inside by halving, from a bracket that is doubled until it holds.
fn invert(confidence: f64, degrees: u64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    while within(high, degrees) < confidence {
        high *= 2.0;
    }
    for _ in 0..100 {
        let middle = low.midpoint(high);
        if within(middle, degrees) < confidence {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// The probability that Student's t lies within `t` of 0: the finite sums 26.7.3 (odd degrees) and 26.7.4 (even) of
/// Abramowitz & Stegun, with tan θ = t ÷ √degrees.
fn within(t: f64, degrees: u64) -> f64 {
    let df = degrees as f64;
    let is_odd = degrees % 2 == 1;
    let cos_squared = df / (df + t * t);
    let sin = t / (df + t * t).sqrt();
    let (mut term, mut sum) = (1.0_f64, 0.0_f64);
    for k in 1..=degrees / 2 {
        sum += term;
        let below = (2 * k + u64::from(is_odd)) as f64;
        term *= cos_squared * (below - 1.0) / below;
    }
    if is_odd { ((t / df.sqrt()).atan() + sin * cos_squared.sqrt() * sum) / FRAC_PI_2 } else { sin * sum }
}

/// Student's t from the normal point `z` for many degrees of freedom: the expansion 26.7.5 of Abramowitz & Stegun.
fn expand(z: f64, degrees: f64) -> f64 {
    let polynomial = |coefficients: &[f64]| z * coefficients.iter().fold(0.0_f64, |sum, c| sum * z * z + c);
    let g1 = polynomial(&[1.0, 1.0]) / 4.0;
    let g2 = polynomial(&[5.0, 16.0, 3.0]) / 96.0;
    let g3 = polynomial(&[3.0, 19.0, 17.0, -15.0]) / 384.0;
    let g4 = polynomial(&[79.0, 776.0, 1482.0, -1920.0, -945.0]) / 92_160.0;
    z + (g1 + (g2 + (g3 + g4 / degrees) / degrees) / degrees) / degrees
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::adoption::stats::assert_close;

    /// Hours of extra sleep, second drug minus first: Student, "The probable error of a mean", *Biometrika* 6 (1908).
    const SLEEP: [f64; 10] = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];

    /// Abramowitz & Stegun, table 26.10, and the 95 % and 99 % columns of any table of Student's t.
    #[test]
    fn students_t_agrees_with_the_printed_tables() {
        for (confidence, degrees, t) in [
            (0.80, 1, 3.078),
            (0.90, 1, 6.314),
            (0.95, 1, 12.706),
            (0.95, 2, 4.303),
            (0.95, 5, 2.571),
            (0.95, 10, 2.228),
            (0.95, 29, 2.045),
            (0.95, 30, 2.042),
            (0.95, 120, 1.980),
            (0.99, 1, 63.657),
            (0.99, 9, 3.250),
            (0.99, 10, 3.169),
            (0.99, 120, 2.617),
            (0.999, 1, 636.619),
        ] {
            assert_close(t_critical(confidence, degrees).unwrap(), t, 0.000_5);
        }
    }

    #[test]
    fn the_exact_sum_and_the_expansion_meet() {
        for confidence in [0.8, 0.9, 0.95, 0.99, 0.999] {
            let z = critical(1.0 - confidence).unwrap();
            for degrees in [EXACT_UP_TO - 1, EXACT_UP_TO, EXACT_UP_TO + 1] {
                assert_close(expand(z, degrees as f64), invert(confidence, degrees), 1e-9);
            }
        }
        assert_close(t_critical(0.95, u64::MAX).unwrap(), critical(0.05).unwrap(), 1e-12);
    }

    /// R documents the same data as `sleep`; its paired t test prints 0.7001142 to 2.4598858.
    #[test]
    fn the_interval_agrees_with_students_own_data() {
        let summary = Summary::of(&SLEEP).unwrap();
        assert_close(summary.mean, 1.58, 1e-12);
        assert_close(summary.sd, 1.229_995, 1e-6);
        let interval = mean_interval(summary, 0.95).unwrap();
        assert_close(interval.low, 0.700_114_2, 1e-7);
        assert_close(interval.high, 2.459_885_8, 1e-7);
    }

    #[test]
    fn too_little_to_go_on_has_no_interval() {
        assert_eq!(Summary::of(&[]), None);
        assert_eq!(Summary::of(&[1.0]), None);
        assert_eq!(Summary::of(&[1.0, f64::NAN]), None);
        assert_eq!(mean_interval(Summary { mean: 1.0, sd: 1.0, n: 0 }, 0.95), None);
        assert_eq!(mean_interval(Summary { mean: 1.0, sd: 1.0, n: 1 }, 0.95), None);
        assert_eq!(mean_interval(Summary { mean: 1.0, sd: -1.0, n: 9 }, 0.95), None);
        assert_eq!(mean_interval(Summary { mean: 1.0, sd: 1.0, n: 9 }, 1.0), None);
    }

    proptest! {
        #[test]
        fn the_interval_widens_with_confidence_and_narrows_with_values(
            sd in 0.1..50.0_f64,
            n in 2_u64..600,
            confidence in 0.5..0.99_f64,
        ) {
            let width = |n, confidence| mean_interval(Summary { mean: 0.0, sd, n }, confidence).unwrap().width();
            prop_assert!(width(n, confidence + 0.005) > width(n, confidence));
            prop_assert!(width(n + 1, confidence) < width(n, confidence));
        }

        #[test]
        fn the_interval_holds_the_mean(values in prop::collection::vec(-1e6..1e6_f64, 2..50)) {
            let summary = Summary::of(&values).unwrap();
            prop_assert!(mean_interval(summary, 0.95).unwrap().contains(summary.mean));
        }
    }
}
