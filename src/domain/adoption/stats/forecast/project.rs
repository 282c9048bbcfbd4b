//! Weeks ahead from weeks seen: the expected share and the range it will most likely lie in.
//!
//! Three ways on are weighed against each other: along a logistic curve, along a Gompertz curve, and on at the recent
//! pace. The best is expected; how far the others lead away from it widens the range, as much as they suit the weeks
//! seen (model averaging: Kass & Raftery, "Bayes factors", *Journal of the American Statistical Association* 90
//! (1995), 773–795).

use std::f64::consts::LN_2;

use super::curve::Family;
use super::fit::{Fit, LEAST_NOISE, fit, inflation};
use super::{Curve, FEWEST_WEEKS, RANGE};
use crate::adoption::stats::t_critical;

/// Fewer weeks than this are too few for a curve of three parameters.
const FEWEST_FOR_CURVE: usize = 6;

/// What a week's pace keeps of the week before in the damped trend: Gardner & McKenzie, "Forecasting trends in time
/// series", *Management Science* 31 (1985), 1237–1246; 0.8 to 0.98 is usual.
const DAMPING: f64 = 0.9;

/// The trend is the mean of at most so many rises.
const TREND_WEEKS: usize = 6;

/// How far the pace may yet change, as the standard deviation of its logarithm, where [`PACE_WEEKS`] rises were seen:
/// it may double or halve. The longer it has held, the less.
const PACE_SPREAD: f64 = LN_2;
const PACE_WEEKS: f64 = 3.0;

/// The pace known before the first week is seen: most rollouts rise by less than so much, as a share, in a week.
const PACE_BEFORE: f64 = 0.1;

/// Below a millionth a rise has no meaning, and its logarithm no bounds.
const LEAST_RISE: f64 = 1e-6;

/// What is said of one week ahead: shares, `low <= expected <= high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Outlook {
    pub(super) expected: f64,
    pub(super) low: f64,
    pub(super) high: f64,
}

/// The sum of the rises from now up to a week ahead.
#[derive(Clone, Copy, Debug)]
struct Sum {
    mean: f64,
    variance: f64,
}

/// One way on from here.
struct Way {
    curve: Curve,
    /// A sum for each week ahead.
    sums: Vec<Sum>,
    /// Residual degrees of freedom.
    degrees: u64,
    /// Minus twice the log of its evidence.
    cost: f64,
}

/// The coming `ahead` weeks after the shares seen, and the curve they follow; `None` for fewer than four weeks.
pub(super) fn project(shares: &[f64], ahead: usize) -> Option<(Curve, Vec<Outlook>)> {
    let last = *shares.last()?;
    if shares.len() < FEWEST_WEEKS {
        return None;
    }
    let rises: Vec<f64> = shares.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let mut ways = vec![trend(&rises, ahead)];
    if shares.len() >= FEWEST_FOR_CURVE {
        for (curve, family) in [(Curve::Logistic, Family::Logistic), (Curve::Gompertz, Family::Gompertz)] {
            ways.extend(fit(family, &rises).map(|fit| along(curve, &fit, rises.len(), ahead)));
        }
    }
    let best = ways.iter().min_by(|a, b| a.cost.total_cmp(&b.cost))?;
    let reach = t_critical(RANGE, best.degrees)?;
    Some((best.curve, ranges(last, &weighed(best, &ways), reach)))
}

/// The best way's sums, less sure by the distance of the other ways, each by its weight.
fn weighed(best: &Way, ways: &[Way]) -> Vec<Sum> {
    let weight = |way: &Way| ((best.cost - way.cost) / 2.0).exp();
    let all: f64 = ways.iter().map(weight).sum();
    let mut sums = best.sums.clone();
    for way in ways {
        for (sum, (other, own)) in sums.iter_mut().zip(way.sums.iter().zip(&best.sums)) {
            sum.variance += weight(way) / all * (other.mean - own.mean).powi(2);
        }
    }
    sums
}

/// The rises along a fitted curve. Their variance is that of the parameters (delta method) and that of the weeks to
/// come, both larger where neighbouring weeks resemble each other.
fn along(curve: Curve, fit: &Fit, now: usize, ahead: usize) -> Way {
    let now = now as f64;
    let mut noise = 0.0;
    let sums = (1..=ahead).map(|week| {
        let then = now + week as f64;
        noise += fit.noise(fit.rise(then - 1.0, then).0);
        let (mean, slopes) = fit.rise(now, then);
        Sum { mean, variance: (fit.unsure(&slopes) + noise) * fit.inflation }
    });
    Way { curve, sums: sums.collect(), degrees: fit.degrees, cost: fit.cost }
}

/// The rises of a damped linear trend: the mean of the last rises, less week by week.
///
/// It is not known whether the pace fades at all, or will yet gather: the undamped trend stands one standard deviation
/// away, or a pace changed by [`PACE_SPREAD`] where that is further.
fn trend(rises: &[f64], ahead: usize) -> Way {
    let recent = &rises[rises.len().saturating_sub(TREND_WEEKS)..];
    let n = recent.len() as f64;
    let (mean, variance) = moments(recent);
    let (pace, noise) = (mean.max(0.0), variance * inflation(recent));
    let change = PACE_SPREAD * (PACE_WEEKS / rises.len() as f64).sqrt();
    let (mut weeks, mut kept) = (0.0, 1.0);
    let sums = (1..=ahead).map(|week| {
        kept *= DAMPING;
        weeks += kept;
        let doubt = pace * f64::max(week as f64 - weeks, change * weeks);
        Sum { mean: pace * weeks, variance: noise * (weeks * weeks / n + week as f64) + doubt * doubt }
    });
    let sums = sums.collect();
    Way { curve: Curve::DampedTrend, sums, degrees: (recent.len() as u64).saturating_sub(1), cost: steady(rises) }
}

/// The cost of one steady pace through all the weeks, measured as that of a curve is.
fn steady(rises: &[f64]) -> f64 {
    let n = rises.len() as f64;
    let (mean, variance) = moments(rises);
    let squares: f64 = rises.iter().map(|rise| (rise - mean).powi(2)).sum();
    let before = PACE_BEFORE * PACE_BEFORE;
    squares / variance + n * variance.ln() + (1.0 + before * n / variance).ln()
}

/// Mean and variance (divisor `n − 1`), the latter never nothing.
fn moments(rises: &[f64]) -> (f64, f64) {
    let n = rises.len() as f64;
    let mean = rises.iter().sum::<f64>() / n;
    let squares: f64 = rises.iter().map(|rise| (rise - mean).powi(2)).sum();
    (mean, squares / (n - 1.0) + LEAST_NOISE * LEAST_NOISE)
}

/// Ranges around the sums: between the last share seen and everybody, and never falling, as completions are not undone.
///
/// Downwards the sum is taken as normal. Upwards it is the wider of normal and log-normal with the expected sum as its
/// median: rollouts that surprise do so by a factor.
fn ranges(last: f64, sums: &[Sum], reach: f64) -> Vec<Outlook> {
    let mut before = Outlook { expected: last, low: last, high: last };
    sums.iter()
        .map(|sum| {
            let (mean, half) = (sum.mean.max(LEAST_RISE), reach * sum.variance.sqrt());
            let factor = (reach * (sum.variance / (mean * mean)).ln_1p().sqrt()).exp();
            let expected = (last + sum.mean).clamp(before.expected, 1.0);
            let low = (last + mean - half).clamp(before.low, 1.0).min(expected);
            let high = (last + (mean + half).max(mean * factor)).clamp(before.high, 1.0).max(expected);
            before = Outlook { expected, low, high };
            before
        })
        .collect()
}
