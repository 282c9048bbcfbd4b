//! The S-curves that cumulative completion follows: logistic and Gompertz, each with a free ceiling.
//!
//! Both start slowly, gather pace and level off below the ceiling. The logistic is symmetric about its steepest week.
//! Gompertz is steepest early, at 37 % of its ceiling, and fades slowly, as rollouts do where most start on the first
//! days: Meade & Islam, "Modelling and forecasting the diffusion of innovation: a 25-year review", *International
//! Journal of Forecasting* 22 (2006), 519–545.

/// Parameters of a curve: log odds of the ceiling, logarithm of the pace per week, week of the steepest rise.
pub(super) type Parameters = [f64; 3];

/// A kind of S-curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `c ÷ (1 + exp(−k(t − m)))`.
    Logistic,
    /// `c · exp(−exp(−k(t − m)))`.
    Gompertz,
}

impl Family {
    /// The share at time `week` and its derivatives by the parameters.
    pub(super) fn at(self, parameters: &Parameters, week: f64) -> (f64, [f64; 3]) {
        let [odds, ln_pace, steepest] = *parameters;
        let (ceiling, pace) = (1.0 / (1.0 + (-odds).exp()), ln_pace.exp());
        // Beyond these bounds the curve is level to the last digit.
        let z = (pace * (week - steepest)).clamp(-600.0, 600.0);
        let (height, slope) = match self {
            Self::Logistic => {
                let height = 1.0 / (1.0 + (-z).exp());
                (height, height * (1.0 - height))
            }
            Self::Gompertz => {
                let left = (-z).exp();
                let height = (-left).exp();
                (height, left * height)
            }
        };
        let by_odds = ceiling * (1.0 - ceiling) * height;
        (ceiling * height, [by_odds, ceiling * slope * z, -ceiling * slope * pace])
    }

    /// The rise from week `from` to week `to` and its derivatives by the parameters.
    pub(super) fn rise(self, parameters: &Parameters, from: f64, to: f64) -> (f64, [f64; 3]) {
        let (low, by_low) = self.at(parameters, from);
        let (high, by_high) = self.at(parameters, to);
        (high - low, std::array::from_fn(|j| by_high[j] - by_low[j]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::stats::assert_close;

    const BOTH: [Family; 2] = [Family::Logistic, Family::Gompertz];

    #[test]
    fn the_steepest_week_lies_at_the_height_each_curve_is_known_for() {
        // Ceiling one half, so log odds 0.
        let check =
            |family: Family, height: f64| assert_close(family.at(&[0.0, -0.5, 6.0], 6.0).0, 0.5 * height, 1e-12);
        check(Family::Logistic, 0.5);
        check(Family::Gompertz, (-1.0_f64).exp());
    }

    #[test]
    fn a_curve_runs_from_nothing_to_its_ceiling() {
        for family in BOTH {
            assert_close(family.at(&[1.0, 0.0, 5.0], -1e9).0, 0.0, 1e-12);
            assert_close(family.at(&[1.0, 0.0, 5.0], 1e9).0, 1.0 / (1.0 + (-1.0_f64).exp()), 1e-12);
        }
    }

    #[test]
    fn the_derivatives_agree_with_small_differences() {
        for family in BOTH {
            for week in [-3.0, 2.0, 6.5, 14.0] {
                let at = [0.7, -0.8, 5.0];
                let (_, gradient) = family.rise(&at, week, week + 2.0);
                for (j, slope) in gradient.into_iter().enumerate() {
                    let (mut below, mut above) = (at, at);
                    below[j] -= 1e-5;
                    above[j] += 1e-5;
                    let rise = |parameters| family.rise(parameters, week, week + 2.0).0;
                    assert_close(slope, (rise(&above) - rise(&below)) / 2e-5, 1e-8);
                }
            }
        }
    }
}
