//! The fit of a curve to the weekly rises of a rollout: Levenberg–Marquardt with weak prior knowledge.
//!
//! Fitted are the rises from week to week, not the heights: an odd week shifts every later height, so that heights err
//! together, while rises err nearly apart. A rise varies more where it is larger (variance in proportion to the fitted
//! rise, as counts do), and what neighbouring weeks share beyond that is measured from the residuals.

use super::curve::{Family, Parameters};
use super::matrix::{Matrix, Vector, determinant, invert, quadratic, times};

/// What is known of a rollout before its first week is seen, as mean and standard deviation. The ceiling, as log odds:
/// between 12 % and 98 % of the learners. The pace, as a logarithm: from a rush of days to a creep of months.
const CEILING: (f64, f64) = (0.85, 1.5);
const LN_PACE: (f64, f64) = (-0.7, 0.8);

/// A week varies at least as much as one with this part of the mean rise.
const LEAST_RISE: f64 = 0.1;

/// The standard deviation, as a share, that no week is surer than.
pub(super) const LEAST_NOISE: f64 = 0.001;

/// The most that neighbouring weeks are taken to resemble each other; above, a short series is no longer one.
const MOST_RESEMBLANCE: f64 = 0.7;

/// Rounds in which the variance is measured anew from the residuals.
const ROUNDS: usize = 4;

/// Steps of one descent; most end after about ten.
const STEPS: usize = 40;

/// A fitted curve with what is not known about it.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    family: Family,
    parameters: Parameters,
    covariance: Matrix,
    spread: Spread,
    /// How much more a sum of weeks varies because neighbouring weeks resemble each other; 1 where they do not.
    pub(super) inflation: f64,
    /// Residual degrees of freedom.
    pub(super) degrees: u64,
    /// Minus twice the log of the evidence for the curve, up to a constant (Laplace's approximation).
    pub(super) cost: f64,
}

impl Fit {
    /// The rise of the curve between two times, in weeks since the first, and its derivatives by the parameters.
    pub(super) fn rise(&self, from: f64, to: f64) -> (f64, Vector) {
        self.family.rise(&self.parameters, from, to)
    }

    /// The variance that the parameters give to a figure with these derivatives: the delta method.
    pub(super) fn unsure(&self, slopes: &Vector) -> f64 {
        quadratic(&self.covariance, slopes)
    }

    /// The variance of one week's rise around the fitted one.
    pub(super) fn noise(&self, rise: f64) -> f64 {
        self.spread.of(rise)
    }
}

/// How much weeks vary around the curve.
#[derive(Clone, Copy, Debug)]
struct Spread {
    /// Variance per unit of rise.
    dispersion: f64,
    least_rise: f64,
}

impl Spread {
    fn of(self, rise: f64) -> f64 {
        self.dispersion * rise.max(self.least_rise) + LEAST_NOISE * LEAST_NOISE
    }
}

/// Fits a curve to the rises, the first from week 0 to week 1; `None` for fewer than five rises, where nothing rose, or
/// where the descent leads nowhere.
pub(super) fn fit(family: Family, rises: &[f64]) -> Option<Fit> {
    let degrees = rises.len().checked_sub(3).filter(|degrees| *degrees >= 2)?;
    let mean = rises.iter().sum::<f64>() / rises.len() as f64;
    if mean <= 0.0 || !mean.is_finite() {
        return None;
    }
    // To begin with, weeks differ by about a third of the mean.
    let mut spread = Spread { dispersion: 0.1 * mean, least_rise: LEAST_RISE * mean };
    let mut task = Task { family, rises, variances: vec![spread.of(mean); rises.len()] };
    let mut parameters = task.best_of_starts();
    for _ in 0..ROUNDS {
        let fitted = task.fitted(&parameters);
        let squares = fitted.iter().zip(rises).map(|(fit, rise)| (rise - fit).powi(2) / fit.max(spread.least_rise));
        spread.dispersion = squares.sum::<f64>() / degrees as f64;
        task.variances = fitted.iter().map(|fit| spread.of(*fit)).collect();
        parameters = task.descend(parameters);
    }
    let normal = task.normal(&parameters);
    let covariance = invert(&normal.curvature)?;
    let logs: f64 = task.variances.iter().map(|variance| variance.ln()).sum();
    let before: f64 = task.prior().iter().map(|(_, sd)| 2.0 * sd.ln()).sum();
    let cost = normal.misfit + logs + before + determinant(&normal.curvature).ln();
    let is_sound = cost.is_finite() && parameters.iter().all(|parameter| parameter.is_finite());
    let inflation = inflation(&task.residuals(&parameters));
    is_sound.then_some(Fit { family, parameters, covariance, spread, inflation, degrees: degrees as u64, cost })
}

/// `(1 + r) ÷ (1 − r)` for the autocorrelation r of neighbouring weeks: the factor by which the variance of a long sum
/// grows. Short series show too little of it, which is made good after Kendall, "Note on bias in the estimation of
/// autocorrelation", *Biometrika* 41 (1954), 403–404. Never below 1.
pub(super) fn inflation(residuals: &[f64]) -> f64 {
    let n = residuals.len() as f64;
    let mean = residuals.iter().sum::<f64>() / n;
    let squares: f64 = residuals.iter().map(|residual| (residual - mean).powi(2)).sum();
    if squares <= 0.0 || !squares.is_finite() {
        return 1.0;
    }
    let neighbours: f64 = residuals.windows(2).map(|pair| (pair[0] - mean) * (pair[1] - mean)).sum();
    let raw = neighbours / squares;
    let corrected = (raw + (1.0 + 3.0 * raw) / n).clamp(0.0, MOST_RESEMBLANCE);
    (1.0 + corrected) / (1.0 - corrected)
}

/// What one descent looks at.
struct Task<'a> {
    family: Family,
    rises: &'a [f64],
    variances: Vec<f64>,
}

/// How badly parameters suit, and where it gets better.
struct Normal {
    /// The weighted squares, with those of the distance from what was known before.
    misfit: f64,
    /// Half its gradient, pointing downhill.
    gradient: Vector,
    /// Half its curvature.
    curvature: Matrix,
}

impl Task<'_> {
    fn rise(&self, parameters: &Parameters, week: usize) -> (f64, Vector) {
        self.family.rise(parameters, week as f64, week as f64 + 1.0)
    }

    fn fitted(&self, parameters: &Parameters) -> Vec<f64> {
        (0..self.rises.len()).map(|week| self.rise(parameters, week).0).collect()
    }

    /// Distances from the fitted rises, in standard deviations.
    fn residuals(&self, parameters: &Parameters) -> Vec<f64> {
        let pairs = self.fitted(parameters).into_iter().zip(self.rises).zip(&self.variances);
        pairs.map(|((fit, rise), variance)| (rise - fit) / variance.sqrt()).collect()
    }

    /// Mean and standard deviation of each parameter before anything is seen; the steepest week is somewhere about.
    fn prior(&self) -> [(f64, f64); 3] {
        let weeks = self.rises.len() as f64;
        [CEILING, LN_PACE, (weeks / 2.0, weeks)]
    }

    /// Descends from an early, a middle and a late steepest week, so that one valley does not hide another.
    fn best_of_starts(&self) -> Parameters {
        let weeks = self.rises.len() as f64;
        let [first, rest @ ..] = [0.15, 0.5, 1.0].map(|part| self.descend([CEILING.0, LN_PACE.0, part * weeks]));
        let misfit = |parameters: &Parameters| self.normal(parameters).misfit;
        rest.into_iter().fold(first, |best, next| if misfit(&next) < misfit(&best) { next } else { best })
    }

    /// Marquardt, "An algorithm for least-squares estimation of nonlinear parameters", *Journal of the Society for
    /// Industrial and Applied Mathematics* 11 (1963), 431–441.
    fn descend(&self, start: Parameters) -> Parameters {
        let (mut at, mut damping) = (start, 1e-3);
        let mut here = self.normal(&at);
        for _ in 0..STEPS {
            let mut damped = here.curvature;
            for (j, row) in damped.iter_mut().enumerate() {
                row[j] *= 1.0 + damping;
            }
            let Some(inverse) = invert(&damped) else { break };
            let step = times(&inverse, &here.gradient);
            let next: Parameters = std::array::from_fn(|j| at[j] + step[j]);
            let there = self.normal(&next);
            if there.misfit < here.misfit {
                let gained = here.misfit - there.misfit;
                (at, here, damping) = (next, there, damping / 10.0);
                if gained < 1e-9 * (1.0 + here.misfit) {
                    break;
                }
            } else if damping < 1e9 {
                damping *= 10.0;
            } else {
                break;
            }
        }
        at
    }

    fn normal(&self, parameters: &Parameters) -> Normal {
        let mut normal = Normal { misfit: 0.0, gradient: [0.0; 3], curvature: [[0.0; 3]; 3] };
        for (week, (rise, variance)) in self.rises.iter().zip(&self.variances).enumerate() {
            let (fitted, slopes) = self.rise(parameters, week);
            normal.add(rise - fitted, &slopes, *variance);
        }
        for (j, (mean, sd)) in self.prior().into_iter().enumerate() {
            let mut along = [0.0; 3];
            along[j] = 1.0;
            normal.add(mean - parameters[j], &along, sd * sd);
        }
        normal
    }
}

impl Normal {
    /// Takes in one distance, the derivatives of what it is a distance from, and its variance.
    fn add(&mut self, residual: f64, slopes: &Vector, variance: f64) {
        self.misfit += residual * residual / variance;
        for (j, slope) in slopes.iter().enumerate() {
            self.gradient[j] += slope * residual / variance;
            for (k, other) in slopes.iter().enumerate() {
                self.curvature[j][k] += slope * other / variance;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::stats::assert_close;

    /// The weekly rises of a curve without noise.
    fn rises(family: Family, parameters: Parameters, weeks: u32) -> Vec<f64> {
        (0..weeks).map(|week| family.rise(&parameters, f64::from(week), f64::from(week) + 1.0).0).collect()
    }

    #[test]
    fn a_curve_without_noise_is_found_again() {
        for family in [Family::Logistic, Family::Gompertz] {
            let truth = [0.4, -0.6, 6.0];
            let fit = fit(family, &rises(family, truth, 16)).unwrap();
            assert_close(fit.rise(0.0, 40.0).0, family.rise(&truth, 0.0, 40.0).0, 0.005);
            assert_close(fit.rise(16.0, 20.0).0, family.rise(&truth, 16.0, 20.0).0, 0.002);
        }
    }

    #[test]
    fn the_curve_that_made_the_weeks_costs_less() {
        for (own, other) in [(Family::Logistic, Family::Gompertz), (Family::Gompertz, Family::Logistic)] {
            let rises = rises(own, [0.4, -0.6, 6.0], 16);
            assert!(fit(own, &rises).unwrap().cost < fit(other, &rises).unwrap().cost, "{own:?}");
        }
    }

    #[test]
    fn what_lies_further_off_is_less_sure() {
        let fit = fit(Family::Logistic, &rises(Family::Logistic, [0.4, -0.6, 9.0], 8)).unwrap();
        let variance = |weeks: f64| fit.unsure(&fit.rise(8.0, 8.0 + weeks).1);
        assert!(variance(1.0) < variance(4.0) && variance(4.0) < variance(12.0));
    }

    #[test]
    fn too_few_rises_or_none_at_all_make_no_curve() {
        for rises in [&[0.1, 0.2, 0.1, 0.05][..], &[0.0; 9][..], &[-0.1; 9][..], &[f64::NAN; 9][..]] {
            assert!(fit(Family::Logistic, rises).is_none());
        }
    }

    #[test]
    fn weeks_that_resemble_their_neighbours_widen_the_range() {
        assert_close(inflation(&[1.0, -1.0, 1.0, -1.0, 1.0, -1.0]), 1.0, 1e-12);
        assert_close(inflation(&[0.0; 6]), 1.0, 1e-12);
        // r = 5/8 for two blocks of four; corrected by (1 + 15/8) ÷ 8 and held at 0.7.
        assert_close(inflation(&[1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0]), 1.7 / 0.3, 1e-12);
    }
}
