//! How closely two measures go together, such as learning and performance: Pearson's r and Spearman's rho.
//!
//! Neither tells a cause from a coincidence. Pearson's comes from running sums that can be merged, so that no pair need
//! be kept; Spearman's needs the pairs, to rank them. A pair with a number that is not finite is left out.

use serde::{Deserialize, Serialize};

use super::normal::critical;
use super::{CONFIDENCE, Interval};

/// Below this many pairs there is no interval, and a coefficient says nothing.
const FEWEST: u64 = 4;

/// A coefficient of correlation with the interval that says how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Correlation {
    /// `-1..=1`: the sign of the slope, and 0 for no association.
    pub coefficient: f64,
    /// The 95 % interval, within `-1..=1`; where it holds 0, chance alone may explain the coefficient.
    pub interval: Interval,
    /// The pairs it rests on.
    pub n: u64,
}

/// Both coefficients of the same pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Association {
    /// How close the pairs come to a straight line.
    pub pearson: Option<Correlation>,
    /// How close they come to "more of one, more of the other", whatever the curve; outliers hardly move it.
    pub spearman: Option<Correlation>,
}

/// Both coefficients; each `None` below 4 pairs or where one of the measures is always the same.
pub fn associate(pairs: &[(f64, f64)]) -> Association {
    Association { pearson: pearson(pairs), spearman: spearman(pairs) }
}

/// Pearson's product-moment correlation of the pairs; see [`CoMoments::correlation`].
pub fn pearson(pairs: &[(f64, f64)]) -> Option<Correlation> {
    let mut sums = CoMoments::default();
    for (x, y) in pairs {
        sums.add(*x, *y);
    }
    sums.correlation()
}

/// Spearman's rank correlation: Pearson's of the ranks, where tied values share the middle of their ranks.
///
/// The interval is that of Fisher's z with variance (1 + rho² ÷ 2) ÷ (n − 3): Bonett & Wright, "Sample size
/// requirements for estimating Pearson, Kendall and Spearman correlations", *Psychometrika* 65 (2000), 23–28.
///
/// `None` below 4 pairs or where one of the measures is always the same.
pub fn spearman(pairs: &[(f64, f64)]) -> Option<Correlation> {
    let (xs, ys): (Vec<f64>, Vec<f64>) = pairs.iter().filter(|(x, y)| x.is_finite() && y.is_finite()).copied().unzip();
    let mut sums = CoMoments::default();
    for (x, y) in mid_ranks(&xs).into_iter().zip(mid_ranks(&ys)) {
        sums.add(x, y);
    }
    let rho = sums.coefficient()?;
    correlation(rho, sums.n, 1.0 + rho * rho / 2.0)
}

/// The running sums behind Pearson's correlation: counts, means, and squares and products about the means.
///
/// One pass after Welford, *Technometrics* 4 (1962), 419–420; merging after Chan, Golub & LeVeque, "Updating formulae
/// and a pairwise algorithm for computing sample variances" (Stanford, 1979). Both keep their digits where all values
/// are large.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CoMoments {
    n: u64,
    mean_x: f64,
    mean_y: f64,
    squares_x: f64,
    squares_y: f64,
    products: f64,
}

impl CoMoments {
    /// Takes in one pair; one with a number that is not finite is left out.
    pub fn add(&mut self, x: f64, y: f64) {
        if !x.is_finite() || !y.is_finite() {
            return;
        }
        self.n += 1;
        let count = self.n as f64;
        let (from_x, from_y) = (x - self.mean_x, y - self.mean_y);
        self.mean_x += from_x / count;
        self.mean_y += from_y / count;
        self.squares_x += from_x * (x - self.mean_x);
        self.squares_y += from_y * (y - self.mean_y);
        self.products += from_x * (y - self.mean_y);
    }

    /// Takes in the pairs of other sums, as if each had been added here.
    pub fn merge(&mut self, other: &Self) {
        let n = self.n + other.n;
        if n == 0 {
            return;
        }
        let weight = other.n as f64 / n as f64;
        let (from_x, from_y) = (other.mean_x - self.mean_x, other.mean_y - self.mean_y);
        let between = self.n as f64 * weight;
        self.squares_x += other.squares_x + from_x * from_x * between;
        self.squares_y += other.squares_y + from_y * from_y * between;
        self.products += other.products + from_x * from_y * between;
        self.mean_x += from_x * weight;
        self.mean_y += from_y * weight;
        self.n = n;
    }

    /// The pairs taken in.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Pearson's product-moment correlation, with the interval of Fisher's z, whose variance is 1 ÷ (n − 3): Fisher,
    /// "On the 'probable error' of a coefficient of correlation deduced from a small sample", *Metron* 1 (1921), 3–32.
    ///
    /// `None` below 4 pairs or where one of the measures is always the same.
    pub fn correlation(&self) -> Option<Correlation> {
        correlation(self.coefficient()?, self.n, 1.0)
    }

    fn coefficient(&self) -> Option<f64> {
        if self.squares_x <= 0.0 || self.squares_y <= 0.0 {
            return None;
        }
        // Two roots, because the product of the squares can leave the range of numbers where each does not.
        let coefficient = self.products / self.squares_x.sqrt() / self.squares_y.sqrt();
        coefficient.is_finite().then(|| coefficient.clamp(-1.0, 1.0))
    }
}

/// A coefficient with its interval on Fisher's scale, where the variance is `spread` ÷ (n − 3).
fn correlation(coefficient: f64, n: u64, spread: f64) -> Option<Correlation> {
    if n < FEWEST {
        return None;
    }
    let half = critical(1.0 - CONFIDENCE)? * (spread / (n - 3) as f64).sqrt();
    // A perfect coefficient is infinite on this scale and comes back as itself.
    let centre = coefficient.atanh();
    let interval = Interval { low: (centre - half).tanh(), high: (centre + half).tanh() };
    Some(Correlation { coefficient, interval, n })
}

/// The rank of each value from 1 up; equal values share the mean of the ranks they take up together.
fn mid_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(f64, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for tied in order.chunk_by(|a, b| a.0 == b.0) {
        let middle = before as f64 + (tied.len() + 1) as f64 / 2.0;
        for (_, at) in tied {
            if let Some(rank) = ranks.get_mut(*at) {
                *rank = middle;
            }
        }
        before += tied.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::adoption::stats::assert_close;

    /// Anscombe, "Graphs in statistical analysis", *American Statistician* 27 (1973), 17–21: four sets, one r.
    #[test]
    fn anscombes_quartet_has_one_correlation() {
        let x = [10.0, 8.0, 13.0, 9.0, 11.0, 14.0, 6.0, 4.0, 12.0, 7.0, 5.0];
        let fourth_x = [8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 19.0, 8.0, 8.0, 8.0];
        let sets: [([f64; 11], [f64; 11], f64); 4] = [
            (x, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68], 0.81642),
            (x, [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74], 0.81624),
            (x, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73], 0.81629),
            (fourth_x, [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89], 0.81652),
        ];
        for (x, y, r) in sets {
            let pairs: Vec<_> = x.into_iter().zip(y).collect();
            assert_close(pearson(&pairs).unwrap().coefficient, r, 0.000_005);
        }
    }

    /// Weight (1000 lb) and miles per gallon of 32 cars: Henderson & Velleman, *Biometrics* 37 (1981), 391–411; R's
    /// `mtcars`, with many ties.
    const CARS: [(f64, f64); 32] = [
        (2.62, 21.0),
        (2.875, 21.0),
        (2.32, 22.8),
        (3.215, 21.4),
        (3.44, 18.7),
        (3.46, 18.1),
        (3.57, 14.3),
        (3.19, 24.4),
        (3.15, 22.8),
        (3.44, 19.2),
        (3.44, 17.8),
        (4.07, 16.4),
        (3.73, 17.3),
        (3.78, 15.2),
        (5.25, 10.4),
        (5.424, 10.4),
        (5.345, 14.7),
        (2.2, 32.4),
        (1.615, 30.4),
        (1.835, 33.9),
        (2.465, 21.5),
        (3.52, 15.5),
        (3.435, 15.2),
        (3.84, 13.3),
        (3.845, 19.2),
        (1.935, 27.3),
        (2.14, 26.0),
        (1.513, 30.4),
        (3.17, 15.8),
        (2.77, 19.7),
        (3.57, 15.0),
        (2.78, 21.4),
    ];

    /// R's `cor.test(wt, mpg)` prints −0.8676594 and −0.9338264 to −0.7440872.
    #[test]
    fn pearson_agrees_with_r() {
        let cars = pearson(&CARS).unwrap();
        assert_close(cars.coefficient, -0.867_659_4, 5e-8);
        assert_close(cars.interval.low, -0.933_826_4, 5e-8);
        assert_close(cars.interval.high, -0.744_087_2, 5e-8);
        assert_eq!(cars.n, 32);
    }

    /// R's `cor.test(wt, mpg, method = "spearman")` prints −0.886422; the interval is the formula of Bonett & Wright
    /// worked out apart from this code.
    #[test]
    fn spearman_shares_ranks_among_ties_as_r_does() {
        let cars = spearman(&CARS).unwrap();
        assert_close(cars.coefficient, -0.886_422_0, 5e-7);
        assert_close(cars.interval.low, -0.950_265_9, 5e-7);
        assert_close(cars.interval.high, -0.751_082_0, 5e-7);
        assert_eq!(mid_ranks(&[7.0, 3.0, 7.0, 9.0, 7.0, 3.0]), [4.0, 1.5, 4.0, 6.0, 4.0, 1.5]);
    }

    #[test]
    fn too_few_pairs_or_a_measure_without_spread_say_nothing() {
        assert_eq!(associate(&CARS[..3]), Association::default());
        assert_eq!(associate(&[(1.0, 5.0), (2.0, 5.0), (3.0, 5.0), (4.0, 5.0)]), Association::default());
        assert_eq!(associate(&[(1.0, 2.0), (2.0, 1.0), (3.0, 4.0), (f64::NAN, 5.0)]), Association::default());
    }

    #[test]
    fn what_is_not_a_number_is_left_out() {
        let mut pairs = CARS.to_vec();
        pairs.insert(5, (f64::INFINITY, 1.0));
        pairs.push((1.0, f64::NAN));
        assert_eq!(associate(&pairs), associate(&CARS));
    }

    #[test]
    fn a_perfect_line_is_sure_of_itself() {
        let line: Vec<_> = (0..9).map(|x| (f64::from(x), f64::from(-2 * x))).collect();
        for perfect in [pearson(&line).unwrap(), spearman(&line).unwrap()] {
            assert_close(perfect.coefficient, -1.0, 1e-15);
            assert!(perfect.interval.contains(perfect.coefficient));
        }
    }

    fn any_pairs() -> impl Strategy<Value = Vec<(f64, f64)>> {
        // Whole numbers from a narrow range, so that there are ties.
        prop::collection::vec((-30..30_i32, -30..30_i32), 0..60)
            .prop_map(|pairs| pairs.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect())
    }

    fn is_near(a: Option<Correlation>, b: Option<Correlation>) -> bool {
        match (a, b) {
            (None, None) => true,
            (Some(a), Some(b)) => a.n == b.n && (a.coefficient - b.coefficient).abs() < 1e-9,
            _ => false,
        }
    }

    proptest! {
        #[test]
        fn other_units_do_not_change_pearson(pairs in any_pairs(), scale in 1..9_i32, offset in -900..900_i32) {
            let rescaled = pairs.iter().map(|(x, y)| (x * f64::from(scale) + f64::from(offset), *y)).collect::<Vec<_>>();
            prop_assert!(is_near(pearson(&pairs), pearson(&rescaled)));
        }

        #[test]
        fn only_the_order_matters_to_spearman(pairs in any_pairs()) {
            let bent: Vec<_> = pairs.iter().map(|(x, y)| (x * x * x, y.exp())).collect();
            prop_assert!(is_near(spearman(&pairs), spearman(&bent)));
        }

        #[test]
        fn it_does_not_matter_which_measure_comes_first(pairs in any_pairs()) {
            let swapped: Vec<_> = pairs.iter().map(|(x, y)| (*y, *x)).collect();
            prop_assert!(is_near(pearson(&pairs), pearson(&swapped)));
            prop_assert!(is_near(spearman(&pairs), spearman(&swapped)));
        }

        #[test]
        fn turning_one_measure_round_turns_the_sign(pairs in any_pairs()) {
            let turned: Vec<_> = pairs.iter().map(|(x, y)| (*x, -y)).collect();
            for (there, back) in
                [(pearson(&pairs), pearson(&turned)), (spearman(&pairs), spearman(&turned))]
            {
                let back = back.map(|back| Correlation { coefficient: -back.coefficient, ..back });
                prop_assert!(is_near(there, back));
            }
        }

        #[test]
        fn merged_sums_are_the_sums_of_all(pairs in any_pairs(), cut in 0..60_usize) {
            let (first, second) = pairs.split_at(cut.min(pairs.len()));
            let mut sums = [CoMoments::default(); 2];
            for (sum, part) in sums.iter_mut().zip([first, second]) {
                for (x, y) in part {
                    sum.add(*x, *y);
                }
            }
            let [mut all, more] = sums;
            all.merge(&more);
            prop_assert_eq!(all.n(), pairs.len() as u64);
            prop_assert!(is_near(all.correlation(), pearson(&pairs)));
        }

        #[test]
        fn the_interval_holds_the_coefficient(pairs in any_pairs()) {
            let both = associate(&pairs);
            for correlation in [both.pearson, both.spearman].into_iter().flatten() {
                prop_assert!(correlation.interval.contains(correlation.coefficient));
                prop_assert!(correlation.interval.low >= -1.0 && correlation.interval.high <= 1.0);
            }
        }
    }
}
