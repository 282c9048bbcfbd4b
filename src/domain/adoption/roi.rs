//! The return on a learning programme: benefit, cost, ROI, payback, and the share of the gain at which it breaks even.
//!
//! Formulas after Phillips, *Return on Investment in Training and Performance Improvement Programs*, 2nd edition
//! (Butterworth-Heinemann, 2003): benefits are isolated before they are counted, and costs are counted in full.

/// What is reckoned with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    /// What a unit is worth, in the currency.
    pub value: f64,
    /// Units gained in the months.
    pub units: f64,
    /// The share of them that is the programme's doing, `0..=1`.
    pub isolation: f64,
    /// All costs, in the currency.
    pub cost: f64,
    /// Months that the units were gained in.
    pub months: f64,
}

/// What comes out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Return {
    /// Value per unit × units × isolation share.
    pub benefit: f64,
    /// All costs.
    pub cost: f64,
    /// Benefit less costs.
    pub net: f64,
    /// Net benefit ÷ costs, in per cent; `None` where there are no costs.
    pub roi: Option<f64>,
    /// Benefit ÷ costs; `None` where there are no costs.
    pub ratio: Option<f64>,
    /// Months until the benefit has paid the costs, at the pace of the case; `None` where there is no benefit.
    pub payback: Option<f64>,
}

/// Reckons a case through.
pub fn returns(case: Case) -> Return {
    let benefit = case.value * case.units * case.isolation;
    let net = benefit - case.cost;
    let per_cost = |amount: f64| (case.cost > 0.0).then(|| amount / case.cost);
    Return {
        benefit,
        cost: case.cost,
        net,
        roi: per_cost(net).map(|share| share * 100.0),
        ratio: per_cost(benefit),
        payback: (benefit > 0.0).then(|| case.cost * case.months / benefit),
    }
}

/// The isolation share at which benefit and costs are equal; above 1 where even the whole gain does not pay for it,
/// `None` where there is no gain.
pub fn break_even(case: Case) -> Option<f64> {
    let whole = case.value * case.units;
    (whole > 0.0).then(|| case.cost / whole)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn case(benefit: f64, cost: f64) -> Case {
        Case { value: benefit, units: 1.0, isolation: 1.0, cost, months: 12.0 }
    }

    /// The sales training of Retail Merchandise Company, a case of Phillips's that is retold in his handbooks:
    /// benefits of 71,760 and costs of 32,984 dollars make a ratio of 2.2 : 1 and a return of 118 %.
    #[test]
    fn the_return_agrees_with_the_published_case() {
        let found = returns(case(71_760.0, 32_984.0));
        assert_eq!(found.ratio.map(|ratio| (ratio * 10.0).round() / 10.0), Some(2.2));
        assert_eq!(found.roi.map(f64::round), Some(118.0));
        assert_eq!(found.net, 38_776.0);
    }

    #[test]
    fn what_costs_as_much_as_it_brings_in_a_year_is_paid_back_in_a_year() {
        let found = returns(case(1_200.0, 1_200.0));
        assert_eq!((found.roi, found.ratio, found.payback), (Some(0.0), Some(1.0), Some(12.0)));
        assert_eq!(returns(case(1_200.0, 300.0)).payback, Some(3.0));
    }

    #[test]
    fn only_the_isolated_share_counts() {
        let half = Case { value: 5.0, units: 100.0, isolation: 0.5, cost: 100.0, months: 12.0 };
        assert_eq!(returns(half).benefit, 250.0);
        assert_eq!(break_even(half), Some(0.2));
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        let free = returns(case(100.0, 0.0));
        assert_eq!((free.roi, free.ratio, free.payback), (None, None, Some(0.0)));
        assert_eq!(returns(case(0.0, 100.0)).payback, None);
        assert_eq!(break_even(case(0.0, 100.0)), None);
        assert_eq!(break_even(case(50.0, 100.0)), Some(2.0), "even the whole gain does not pay for it");
    }

    proptest! {
        #[test]
        fn at_the_break_even_share_there_is_neither_gain_nor_loss(
            value in 0.01..1e4_f64,
            units in 1.0..1e6_f64,
            cost in 1.0..1e7_f64,
        ) {
            let case = Case { value, units, isolation: 0.0, cost, months: 12.0 };
            let isolation = break_even(case).unwrap();
            let net = returns(Case { isolation, ..case }).net;
            prop_assert!(net.abs() <= cost * 1e-9, "{}", net);
        }
    }
}
