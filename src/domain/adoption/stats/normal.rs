//! The standard normal distribution: probability below a point, and the point below which a probability lies.

use std::f64::consts::TAU;

/// From here outwards the continued fraction of the tail converges faster than the series around the middle.
const TAIL_FROM: f64 = 3.0;

/// Levels of the continued fraction; 40 already give full precision at [`TAIL_FROM`], where it is slowest.
const TAIL_LEVELS: u32 = 60;

/// The probability that a standard normal variable is at most `x`; absolute error below 1e-15.
///
/// The middle is the series 26.2.11, the tails the continued fraction 26.2.14 of Abramowitz & Stegun, *Handbook of
/// Mathematical Functions* (1964). NaN stays NaN.
pub fn cdf(x: f64) -> f64 {
    if x < -TAIL_FROM {
        upper_tail(-x)
    } else if x > TAIL_FROM {
        1.0 - upper_tail(x)
    } else {
        0.5 + from_middle(x)
    }
}

/// The point below which a standard normal variable lies with probability `p`, for `0 < p < 1`.
///
/// Routine PPND16 of Wichura, "Algorithm AS 241: The percentage points of the normal distribution", *Applied
/// Statistics* 37 (1988), 477–484; relative error about 1e-16.
pub fn quantile(p: f64) -> Option<f64> {
    if p <= 0.0 || p >= 1.0 || p.is_nan() {
        return None;
    }
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        return Some(q * CENTRE.at(0.180_625 - q * q));
    }
    let r = (-p.min(1.0 - p).ln()).sqrt();
    let distance = if r <= 5.0 { SHOULDER.at(r - 1.6) } else { TAIL.at(r - 5.0) };
    Some(distance.copysign(q))
}

/// The point that a standard normal variable passes, in either direction, with probability `alpha`, for
/// `0 < alpha < 1`: 1.96 for 0.05.
pub(super) fn critical(alpha: f64) -> Option<f64> {
    if alpha < 1.0 { quantile(alpha / 2.0).map(|z| -z) } else { None }
}

fn density(x: f64) -> f64 {
    (-0.5 * x * x).exp() / TAU.sqrt()
}

/// The probability between 0 and `x`, negative for a negative `x`.
fn from_middle(x: f64) -> f64 {
    let mut term = x;
    let mut sum = x;
    let mut odd = 1.0;
    while term.abs() > f64::EPSILON * sum.abs() {
        odd += 2.0;
        term *= x * x / odd;
        sum += term;
    }
    density(x) * sum
}

/// The probability above `x`, for `x` of at least [`TAIL_FROM`].
fn upper_tail(x: f64) -> f64 {
    let fraction = (1..=TAIL_LEVELS).rev().fold(x, |below, level| x + f64::from(level) / below);
    density(x) / fraction
}

/// A quotient of two polynomials, coefficients from the constant upwards.
struct Rational {
    numerator: [f64; 8],
    denominator: [f64; 8],
}

impl Rational {
    fn at(&self, x: f64) -> f64 {
        let horner = |coefficients: &[f64; 8]| coefficients.iter().rev().fold(0.0_f64, |sum, c| sum * x + c);
        horner(&self.numerator) / horner(&self.denominator)
    }
}

/// Wichura's coefficients a and b: p within 0.425 of one half.
const CENTRE: Rational = Rational {
    numerator: [
        3.3871328727963665,
        133.14166789178438,
        1971.5909503065513,
        13731.69376550946,
        45921.95393154987,
        67265.7709270087,
        33430.57558358813,
        2509.0809287301227,
    ],
    denominator: [
        1.0,
        42.31333070160091,
        687.1870074920579,
        5394.196021424751,
        21213.794301586597,
        39307.89580009271,
        28729.085735721943,
        5226.495278852854,
    ],
};

/// Wichura's coefficients c and d: further out, down to a tail of about 1e-11.
const SHOULDER: Rational = Rational {
    numerator: [
        1.4234371107496835,
        4.630337846156546,
        5.769497221460691,
        3.6478483247632045,
        1.2704582524523684,
        0.2417807251774506,
        0.022723844989269184,
        0.0007745450142783414,
    ],
    denominator: [
        1.0,
        2.053191626637759,
        1.6763848301838038,
        0.6897673349851,
        0.14810397642748008,
        0.015198666563616457,
        0.0005475938084995345,
        1.0507500716444169e-9,
    ],
};

/// Wichura's coefficients e and f: the far tail.
const TAIL: Rational = Rational {
    numerator: [
        6.657904643501103,
        5.463784911164114,
        1.7848265399172913,
        0.29656057182850487,
        0.026532189526576124,
        0.0012426609473880784,
        2.7115555687434876e-5,
        2.0103343992922881e-7,
    ],
    denominator: [
        1.0,
        0.599832206555888,
        0.1369298809227358,
        0.014875361290850615,
        0.0007868691311456133,
        1.8463183175100548e-5,
        1.421511758316446e-7,
        2.0442631033899397e-15,
    ],
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::adoption::stats::assert_close;

    /// Abramowitz & Stegun, table 26.1; the far tail to 30 digits with mpmath.
    #[test]
    fn the_probability_below_agrees_with_the_printed_tables() {
        for (x, below) in [
            (0.0, 0.5),
            (1.0, 0.841_344_746_068_543),
            (1.96, 0.975_002_104_851_780),
            (2.0, 0.977_249_868_051_821),
            (3.0, 0.998_650_101_968_370),
        ] {
            assert_close(cdf(x), below, 1e-14);
            assert_close(cdf(-x), 1.0 - below, 1e-14);
        }
        assert_close(cdf(-5.0) / 2.866_515_718_791_939e-7, 1.0, 1e-12);
        assert_close(cdf(-8.0) / 6.220_960_574_271_784e-16, 1.0, 1e-12);
    }

    #[test]
    fn the_probability_below_has_sound_ends() {
        assert_close(cdf(f64::INFINITY), 1.0, 0.0);
        assert_close(cdf(f64::NEG_INFINITY), 0.0, 0.0);
        assert!(cdf(f64::NAN).is_nan());
    }

    /// Wichura 1988, the check values printed with PPND16.
    #[test]
    fn the_quantile_agrees_with_the_values_of_its_paper() {
        for (p, point) in
            [(0.25, -0.674_489_750_196_081_7), (0.001, -3.090_232_306_167_813), (1e-20, -9.262_340_089_798_41)]
        {
            assert_close(quantile(p).unwrap(), point, 2e-14);
        }
        assert_close(critical(0.05).unwrap(), 1.959_963_984_540_054, 1e-14);
    }

    #[test]
    fn there_is_no_quantile_outside_the_open_range() {
        for p in [0.0, 1.0, -0.1, 1.1, f64::NAN] {
            assert_eq!(quantile(p), None);
            assert_eq!(critical(p), None);
        }
    }

    proptest! {
        #[test]
        fn quantile_and_probability_undo_each_other(p in 1e-12..0.999_999_f64) {
            let point = quantile(p).unwrap();
            prop_assert!((cdf(point) - p).abs() < 1e-14);
        }

        #[test]
        fn the_two_tails_mirror_each_other(x in -10.0..10.0_f64) {
            prop_assert!((cdf(x) + cdf(-x) - 1.0).abs() < 1e-14);
        }
    }
}
