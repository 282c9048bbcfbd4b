//! How many learners it takes: sample size, power and the smallest change that a pilot can show.
//!
//! All tests are two-sided z tests without continuity correction. They lean on the normal approximation, which is
//! rough where fewer than about five learners are expected to reach the goal, or to miss it.

use super::normal::{cdf, critical, quantile};
use super::{ALPHA, POWER, is_share};

/// How many learners two groups need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleSize {
    /// Learners in the first group.
    pub first: u64,
    /// Learners in the second group.
    pub second: u64,
}

/// Why a sample size cannot be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeError {
    /// One of the shares is outside 0..=1.
    Share,
    /// The two shares are the same: no group is large enough to show a change that is not there.
    NoDifference,
    /// The risk of a false alarm is not strictly between 0 and 1.
    Alpha,
    /// The power is below 0.5, where tossing a coin does better, or not below 1.
    Power,
    /// The ratio of the groups is not a positive number.
    Ratio,
}

/// The learners that a two-sided comparison of two independent shares needs, the second group `ratio` times the first.
///
/// Fleiss, Levin & Paik, *Statistical Methods for Rates and Proportions*, 3rd ed. (2003), eq. 4.14, and for unequal
/// groups Fleiss, Tytun & Ury, *Biometrics* 36 (1980), 343–346: variance pooled under "no difference", unpooled under
/// the difference looked for. The exact size is rounded up.
///
/// # Errors
/// Names the argument that is out of range; see [`SizeError`].
pub fn sample_size_two_proportions(
    p1: f64,
    p2: f64,
    alpha: f64,
    power: f64,
    ratio: f64,
) -> Result<SampleSize, SizeError> {
    if !ratio.is_finite() || ratio <= 0.0 {
        return Err(SizeError::Ratio);
    }
    let first = whole(Contrast::of_two(p1, p2, ratio)?.size(alpha, power)?);
    Ok(SampleSize { first, second: whole(first as f64 * ratio) })
}

/// The power, 0..=1, of a two-sided comparison of two independent shares with `n1` and `n2` learners.
///
/// The same test as in [`sample_size_two_proportions`]; a significant result in the wrong direction does not count, as
/// in R's `power.prop.test`. `None` where a share or `alpha` is out of range, the shares are the same or a group is
/// empty.
pub fn power_two_proportions(p1: f64, p2: f64, n1: u64, n2: u64, alpha: f64) -> Option<f64> {
    if n1 == 0 || n2 == 0 {
        return None;
    }
    Contrast::of_two(p1, p2, n2 as f64 / n1 as f64).ok()?.power(n1, alpha)
}

/// The smallest share above `p1` that `n1` and `n2` learners tell from `p1` with the power asked for.
///
/// `p1` is the share expected in the group of `n1`. `None` where even a share of 1 would go unseen, or an argument is
/// out of range (`power` as in [`sample_size_two_proportions`]).
pub fn detectable_lift(p1: f64, n1: u64, n2: u64, alpha: f64, power: f64) -> Option<f64> {
    let is_seen = |p2| power_two_proportions(p1, p2, n1, n2, alpha).is_some_and(|reached| reached >= power);
    z_of_power(power)?;
    if !is_seen(1.0) {
        return None;
    }
    // Power only grows with the lift once it is above one half, so halving finds the one crossing.
    let (mut low, mut high) = (p1, 1.0_f64);
    for _ in 0..60 {
        let middle = low.midpoint(high);
        if is_seen(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}

/// The learners that a pilot without comparison group needs to tell the share `p1` from the known baseline `p0`.
///
/// The two-sided one-sample test of Rosner, *Fundamentals of Biostatistics*, 7th ed. (2011), chapter 7: variance of
/// the baseline under "no change", of `p1` under the change looked for. The exact size is rounded up.
///
/// # Errors
/// Names the argument that is out of range; see [`SizeError`].
pub fn sample_size_one_proportion(p0: f64, p1: f64, alpha: f64, power: f64) -> Result<u64, SizeError> {
    Contrast::of_one(p0, p1)?.size(alpha, power).map(whole)
}

/// The power, 0..=1, of `n` learners to tell the share `p1` from the known baseline `p0`.
///
/// The same test as in [`sample_size_one_proportion`]. `None` where a share or `alpha` is out of range, the shares are
/// the same or there are no learners.
pub fn power_one_proportion(p0: f64, p1: f64, n: u64, alpha: f64) -> Option<f64> {
    if n == 0 {
        return None;
    }
    Contrast::of_one(p0, p1).ok()?.power(n, alpha)
}

/// A pilot as planned: what it starts from, what it aims at, and who takes part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PilotSize {
    /// The share today, 0..=1.
    pub baseline: f64,
    /// The share aimed at, 0..=1; below the baseline for a share that should fall, such as an error rate.
    pub target: f64,
    /// Learners in the pilot.
    pub learners: u64,
    /// Learners in the comparison group; `None` where the pilot is held against the baseline alone.
    pub comparison: Option<u64>,
}

/// Whether a pilot is large enough to tell its target from its baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Adequacy {
    /// The change would be seen with a power of at least [`POWER`].
    Enough {
        /// The power reached, 0..=1.
        power: f64,
    },
    /// The change would too often go unseen.
    TooSmall {
        /// The power reached, 0..=1.
        power: f64,
        /// Learners the pilot needs, with a comparison group that grows in proportion.
        needed: u64,
    },
    /// No answer: a share is out of range, target and baseline are the same, or a group is empty.
    CannotTell,
}

/// Judges the size of a pilot at the usual [`ALPHA`] and [`POWER`].
pub fn adequacy(pilot: PilotSize) -> Adequacy {
    let PilotSize { baseline, target, learners, comparison } = pilot;
    let (power, needed) = match comparison {
        None => (
            power_one_proportion(baseline, target, learners, ALPHA),
            sample_size_one_proportion(baseline, target, ALPHA, POWER),
        ),
        Some(others) => (
            power_two_proportions(target, baseline, learners, others, ALPHA),
            sample_size_two_proportions(target, baseline, ALPHA, POWER, others as f64 / learners as f64)
                .map(|size| size.first),
        ),
    };
    match (power, needed) {
        (Some(power), Ok(_)) if power >= POWER => Adequacy::Enough { power },
        (Some(power), Ok(needed)) => Adequacy::TooSmall { power, needed },
        _ => Adequacy::CannotTell,
    }
}

/// Two shares held against each other, scaled to one learner in the first group: with `n`, the deviations shrink by √n.
struct Contrast {
    /// The distance between the shares, above 0.
    gap: f64,
    /// Standard deviation of the measured difference if there were none.
    sd_if_same: f64,
    /// Standard deviation of the measured difference if it is as large as the gap.
    sd_if_apart: f64,
}

impl Contrast {
    /// Two measured groups, the second `ratio` times the first.
    fn of_two(p1: f64, p2: f64, ratio: f64) -> Result<Self, SizeError> {
        let gap = gap(p1, p2)?;
        let pooled = (p1 + ratio * p2) / (1.0 + ratio);
        Ok(Self {
            gap,
            sd_if_same: ((1.0 + 1.0 / ratio) * variance(pooled)).sqrt(),
            sd_if_apart: (variance(p1) + variance(p2) / ratio).sqrt(),
        })
    }

    /// One measured group against the known share `p0`.
    fn of_one(p0: f64, p1: f64) -> Result<Self, SizeError> {
        Ok(Self { gap: gap(p0, p1)?, sd_if_same: variance(p0).sqrt(), sd_if_apart: variance(p1).sqrt() })
    }

    /// The exact size of the first group, not yet rounded.
    fn size(&self, alpha: f64, power: f64) -> Result<f64, SizeError> {
        let z_alpha = critical(alpha).ok_or(SizeError::Alpha)?;
        let z_power = z_of_power(power).ok_or(SizeError::Power)?;
        Ok(((z_alpha * self.sd_if_same + z_power * self.sd_if_apart) / self.gap).powi(2))
    }

    /// The power with `n` learners in the first group.
    fn power(&self, n: u64, alpha: f64) -> Option<f64> {
        let beyond = self.gap * (n as f64).sqrt() - critical(alpha)? * self.sd_if_same;
        // A target of nobody or everybody may leave nothing to chance: then it is seen or it is not.
        if self.sd_if_apart > 0.0 {
            Some(cdf(beyond / self.sd_if_apart))
        } else if beyond > 0.0 {
            Some(1.0)
        } else {
            Some(0.0)
        }
    }
}

/// The distance between two shares, or why there is none.
fn gap(p: f64, q: f64) -> Result<f64, SizeError> {
    if !is_share(p) || !is_share(q) {
        return Err(SizeError::Share);
    }
    if p == q { Err(SizeError::NoDifference) } else { Ok((p - q).abs()) }
}

/// The variance of one learner's yes or no.
fn variance(p: f64) -> f64 {
    p * (1.0 - p)
}

/// The normal point of a power from 0.5 up to, not including, 1.
fn z_of_power(power: f64) -> Option<f64> {
    quantile(power).filter(|z| *z >= 0.0)
}

/// Rounds a number of learners up, to at least one; beyond all counting it saturates.
fn whole(learners: f64) -> u64 {
    (learners.ceil() as u64).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::adoption::stats::assert_close;

    /// R's help page of `power.prop.test`: 0.740 for 50 a group, 76.7 a group for a power of 0.90, and 74 a group
    /// before 0.90 can be told from 1.
    #[test]
    fn two_groups_agree_with_the_examples_of_r() {
        assert_close(power_two_proportions(0.50, 0.75, 50, 50, 0.05).unwrap(), 0.740_165_9, 1e-7);
        let exact = Contrast::of_two(0.50, 0.75, 1.0).unwrap().size(0.05, 0.90).unwrap();
        assert_close(exact, 76.7, 0.05);
        let rounded = sample_size_two_proportions(0.50, 0.75, 0.05, 0.90, 1.0);
        assert_eq!(rounded, Ok(SampleSize { first: 77, second: 77 }));
        let to_everyone = sample_size_two_proportions(0.90, 1.0, 0.05, 0.80, 1.0);
        assert_eq!(to_everyone, Ok(SampleSize { first: 74, second: 74 }));
        assert_close(detectable_lift(0.50, 50, 50, 0.05, 0.90).unwrap(), 0.8026, 0.000_1);
        assert_eq!(detectable_lift(0.90, 30, 30, 0.05, 0.80), None);
    }

    /// Fleiss, Levin & Paik, chapter 4: 827 a group for 0.60 against 0.70 at a risk of 0.01 and a power
    /// of 0.95. They print sizes with continuity correction (eq. 4.15), so it is added here.
    #[test]
    fn two_groups_agree_with_the_table_of_fleiss() {
        let plain = Contrast::of_two(0.60, 0.70, 1.0).unwrap().size(0.01, 0.95).unwrap();
        let corrected = plain / 4.0 * (1.0 + (1.0 + 4.0 / (plain * 0.10)).sqrt()).powi(2);
        assert_close(corrected, 827.0, 0.5);
    }

    /// Lehr, "Sixteen s-squared over d-squared", *Statistics in Medicine* 11 (1992), 1099–1102.
    #[test]
    fn two_groups_agree_with_lehrs_rule_of_thumb() {
        for (p1, p2) in [(0.40_f64, 0.50_f64), (0.30, 0.45), (0.60, 0.70)] {
            let middle = p1 / 2.0 + p2 / 2.0;
            let rule = 16.0 * variance(middle) / (p2 - p1).powi(2);
            let exact = Contrast::of_two(p1, p2, 1.0).unwrap().size(0.05, 0.80).unwrap();
            assert_close(exact / rule, 1.0, 0.03);
        }
    }

    /// Rosner, chapter 7: 341 women to tell 5 % from 2 % with a power of 0.90; 500 women reach 0.966.
    #[test]
    fn one_group_agrees_with_rosners_example() {
        assert_eq!(sample_size_one_proportion(0.02, 0.05, 0.05, 0.90), Ok(341));
        assert_close(power_one_proportion(0.02, 0.05, 500, 0.05).unwrap(), 0.966, 0.001);
    }

    #[test]
    fn an_argument_out_of_range_is_named() {
        let size = |p1, p2, alpha, power, ratio| sample_size_two_proportions(p1, p2, alpha, power, ratio);
        assert_eq!(size(1.2, 0.5, 0.05, 0.8, 1.0), Err(SizeError::Share));
        assert_eq!(size(f64::NAN, 0.5, 0.05, 0.8, 1.0), Err(SizeError::Share));
        assert_eq!(size(0.5, 0.5, 0.05, 0.8, 1.0), Err(SizeError::NoDifference));
        assert_eq!(size(0.4, 0.5, 0.0, 0.8, 1.0), Err(SizeError::Alpha));
        assert_eq!(size(0.4, 0.5, 0.05, 0.4, 1.0), Err(SizeError::Power));
        assert_eq!(size(0.4, 0.5, 0.05, 1.0, 1.0), Err(SizeError::Power));
        assert_eq!(size(0.4, 0.5, 0.05, 0.8, 0.0), Err(SizeError::Ratio));
        assert_eq!(power_two_proportions(0.4, 0.5, 0, 10, 0.05), None);
        assert_eq!(power_one_proportion(0.4, 0.4, 10, 0.05), None);
        assert_eq!(detectable_lift(0.4, 100, 100, 0.05, 0.3), None);
    }

    #[test]
    fn a_small_pilot_is_told_how_many_learners_it_lacks() {
        let pilot = PilotSize { baseline: 0.40, target: 0.55, learners: 30, comparison: None };
        assert!(matches!(adequacy(pilot), Adequacy::TooSmall { power, needed: 85 } if power < 0.4));
        assert!(matches!(adequacy(PilotSize { learners: 85, ..pilot }), Adequacy::Enough { .. }));

        let compared = PilotSize { comparison: Some(30), ..pilot };
        assert!(matches!(adequacy(compared), Adequacy::TooSmall { power, needed: 173 } if power < 0.25));
        let large = PilotSize { learners: 173, comparison: Some(173), ..pilot };
        assert!(matches!(adequacy(large), Adequacy::Enough { .. }));
    }

    #[test]
    fn a_pilot_without_learners_or_without_a_change_cannot_be_judged() {
        let pilot = PilotSize { baseline: 0.40, target: 0.55, learners: 30, comparison: None };
        for unclear in [
            PilotSize { learners: 0, ..pilot },
            PilotSize { target: 0.40, ..pilot },
            PilotSize { baseline: 40.0, ..pilot },
            PilotSize { comparison: Some(0), ..pilot },
        ] {
            assert_eq!(adequacy(unclear), Adequacy::CannotTell);
        }
    }

    #[test]
    fn a_target_of_everyone_is_seen_or_not() {
        assert_eq!(power_two_proportions(0.0, 1.0, 1, 1, 0.05), Some(0.0));
        assert_eq!(power_two_proportions(0.0, 1.0, 2, 2, 0.05), Some(1.0));
    }

    proptest! {
        #[test]
        fn the_size_reaches_its_power_and_one_learner_less_does_not(
            p1 in 0.02..0.98_f64,
            p2 in 0.02..0.98_f64,
            power in 0.5..0.99_f64,
            ratio in 0.25..4.0_f64,
        ) {
            prop_assume!((p1 - p2).abs() > 0.02);
            let size = sample_size_two_proportions(p1, p2, 0.05, power, ratio).unwrap();
            let reached = power_two_proportions(p1, p2, size.first, size.second, 0.05).unwrap();
            prop_assert!(reached >= power - 1e-9);
            let alone = sample_size_one_proportion(p1, p2, 0.05, power).unwrap();
            prop_assert!(power_one_proportion(p1, p2, alone, 0.05).unwrap() >= power - 1e-9);
            if alone > 1 {
                prop_assert!(power_one_proportion(p1, p2, alone - 1, 0.05).unwrap() < power + 1e-9);
            }
        }

        #[test]
        fn power_grows_with_learners(
            p1 in 0.02..0.98_f64,
            p2 in 0.02..0.98_f64,
            n in 1_u64..2_000,
            more in 1_u64..2_000,
        ) {
            prop_assume!(p1 != p2);
            let of_two = |n| power_two_proportions(p1, p2, n, n, 0.05).unwrap();
            let of_one = |n| power_one_proportion(p1, p2, n, 0.05).unwrap();
            prop_assert!(of_two(n + more) >= of_two(n) - 1e-14);
            prop_assert!(of_one(n + more) >= of_one(n) - 1e-14);
        }

        #[test]
        fn the_order_of_the_groups_does_not_matter(
            p1 in 0.0..0.45_f64,
            p2 in 0.55..1.0_f64,
            n1 in 1_u64..300,
            n2 in 1_u64..300,
        ) {
            let there = power_two_proportions(p1, p2, n1, n2, 0.05).unwrap();
            let back = power_two_proportions(p2, p1, n2, n1, 0.05).unwrap();
            prop_assert!((there - back).abs() < 1e-9);
        }

        #[test]
        fn the_detectable_lift_is_just_detectable(p1 in 0.0..0.7_f64, n1 in 40_u64..400, n2 in 40_u64..400) {
            let p2 = detectable_lift(p1, n1, n2, 0.05, 0.80).unwrap();
            let reached = power_two_proportions(p1, p2, n1, n2, 0.05).unwrap();
            prop_assert!(p2 > p1 && (reached - 0.80).abs() < 1e-6);
        }

        #[test]
        fn a_pilot_told_what_it_needs_is_then_large_enough(
            baseline in 0.1..0.45_f64,
            target in 0.5..0.9_f64,
            learners in 2_u64..40,
        ) {
            for comparison in [None, Some(learners)] {
                if let Adequacy::TooSmall { needed, .. } =
                    adequacy(PilotSize { baseline, target, learners, comparison })
                {
                    let others = comparison.map(|_| needed);
                    let grown = PilotSize { baseline, target, learners: needed, comparison: others };
                    prop_assert!(needed > learners);
                    let is_enough = matches!(adequacy(grown), Adequacy::Enough { .. });
                    prop_assert!(is_enough);
                }
            }
        }
    }
}
