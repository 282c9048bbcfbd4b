//! The ROI sheet: what a unit of the gain is worth, how many there are, whose doing it is, and what it all cost.

use serde::{Deserialize, Serialize};

use crate::adoption::roi::{Case, Return, break_even, returns};
use crate::choice::Choice;
use crate::id::Id;
use crate::{choices, entities};

choices! {
    /// How an estimate is meant.
    pub enum Estimate in "estimate" {
        /// Cautious: what one would defend before the finance director.
        Low = "low",
        /// What is most likely.
        Likely = "likely",
        /// If all goes well.
        High = "high",
    }

    /// Kinds of cost. All of them belong into the sheet, people's time too.
    pub enum CostKind in "cost-kind" {
        /// Finding out what is needed.
        Analysis = "analysis",
        /// Making the content.
        Development = "development",
        /// Licences and systems.
        Licences = "licences",
        /// Trainers, rooms, travel.
        Delivery = "delivery",
        /// The paid time of those who learn.
        LearnerTime = "learner-time",
        /// The paid time of those who coach.
        ManagerTime = "manager-time",
        /// Running the programme.
        Administration = "administration",
        /// Measuring it.
        Evaluation = "evaluation",
    }
}

/// Months that the units are counted over unless something else is said: the first year.
pub const FIRST_YEAR: u32 = 12;

/// An estimate with its range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Spread {
    /// Cautious.
    pub low: Option<f64>,
    /// Most likely.
    pub likely: Option<f64>,
    /// If all goes well.
    pub high: Option<f64>,
}

/// A line of costs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct CostLine {
    /// Identifier.
    pub id: Id,
    /// What kind of cost.
    pub kind: CostKind,
    /// What exactly.
    pub what: String,
    /// How much, in the sheet's currency.
    pub amount: Option<f64>,
}

entities!(CostLine);

/// The ROI sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct RoiSheet {
    /// What a unit of the gain is: a contact settled, an error avoided.
    pub unit: String,
    /// The currency, as it is written beside an amount.
    pub currency: String,
    /// Months that the units are counted over; [`FIRST_YEAR`] without it.
    pub months: Option<u32>,
    /// What a unit is worth, in the currency.
    pub value: Spread,
    /// How many units more than before, in these months.
    pub units: Spread,
    /// The share of them that is the programme's doing, in per cent.
    pub isolation: Spread,
    /// What it cost.
    pub costs: Vec<CostLine>,
}

/// What the sheet comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The return by estimate, from low to high.
    pub returns: Vec<(Estimate, Return)>,
    /// The likely share of the gain that is the programme's doing, `0..=1`.
    pub isolation: f64,
    /// The share at which it breaks even by the likely estimate; above 1 where the whole gain does not pay for it.
    pub break_even: Option<f64>,
}

impl Outcome {
    /// The return by one estimate.
    pub fn of(&self, estimate: Estimate) -> Option<Return> {
        self.returns.iter().find(|(own, _)| *own == estimate).map(|(_, found)| *found)
    }
}

impl Spread {
    /// The estimate meant; where only the likely one is given, it stands for all.
    pub fn get(&self, estimate: Estimate) -> Option<f64> {
        let own = match estimate {
            Estimate::Low => self.low,
            Estimate::Likely => None,
            Estimate::High => self.high,
        };
        own.or(self.likely)
    }

    /// Whether the estimates that are given run from low to high.
    pub fn is_ordered(&self) -> bool {
        let given: Vec<f64> = [self.low, self.likely, self.high].into_iter().flatten().collect();
        given.is_sorted()
    }
}

impl RoiSheet {
    /// Months that the units are counted over.
    pub fn span(&self) -> u32 {
        self.months.unwrap_or(FIRST_YEAR).max(1)
    }

    /// All costs together; `None` where no line has an amount.
    pub fn cost(&self) -> Option<f64> {
        let amounts = || self.costs.iter().filter_map(|line| line.amount);
        amounts().next().map(|_| amounts().sum())
    }

    /// What is to be reckoned with by an estimate; `None` while a part of it is missing.
    pub fn case(&self, estimate: Estimate) -> Option<Case> {
        Some(Case {
            value: self.value.get(estimate)?,
            units: self.units.get(estimate)?,
            isolation: self.isolation.get(estimate)? / 100.0,
            cost: self.cost()?,
            months: f64::from(self.span()),
        })
    }

    /// What the sheet comes to; `None` while a part of the likely estimate is missing.
    pub fn outcome(&self) -> Option<Outcome> {
        let likely = self.case(Estimate::Likely)?;
        let returns = Estimate::ALL.iter().filter_map(|estimate| Some((*estimate, returns(self.case(*estimate)?))));
        Some(Outcome { returns: returns.collect(), isolation: likely.isolation, break_even: break_even(likely) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(amount: Option<f64>) -> CostLine {
        CostLine { amount, ..CostLine::default() }
    }

    fn sheet() -> RoiSheet {
        let likely = |likely: f64| Spread { likely: Some(likely), ..Spread::default() };
        RoiSheet {
            value: likely(4.0),
            units: Spread { low: Some(500.0), ..likely(1_000.0) },
            isolation: Spread { low: Some(20.0), high: Some(60.0), ..likely(40.0) },
            costs: vec![line(Some(300.0)), line(None), line(Some(200.0))],
            ..RoiSheet::default()
        }
    }

    #[test]
    fn an_estimate_that_is_not_given_is_the_likely_one() {
        let case = |estimate| sheet().case(estimate).map(|case| (case.value, case.units, case.isolation));
        assert_eq!(case(Estimate::Low), Some((4.0, 500.0, 0.2)));
        assert_eq!(case(Estimate::Likely), Some((4.0, 1_000.0, 0.4)));
        assert_eq!(case(Estimate::High), Some((4.0, 1_000.0, 0.6)));
    }

    #[test]
    fn the_costs_are_added_and_the_first_year_is_reckoned_with() {
        let case = sheet().case(Estimate::Likely).unwrap();
        assert_eq!((case.cost, case.months), (500.0, 12.0));
    }

    #[test]
    fn the_outcome_has_a_return_for_each_estimate_and_the_share_at_which_it_breaks_even() {
        let outcome = sheet().outcome().unwrap();
        let benefits: Vec<f64> = outcome.returns.iter().map(|(_, found)| found.benefit.round()).collect();
        assert_eq!(benefits, [400.0, 1_600.0, 2_400.0]);
        assert_eq!((outcome.isolation, outcome.break_even), (0.4, Some(0.125)));
        assert_eq!(outcome.of(Estimate::Low).map(|low| low.net.round()), Some(-100.0));
        assert_eq!(RoiSheet::default().outcome(), None);
    }

    #[test]
    fn without_costs_or_value_there_is_nothing_to_reckon_with() {
        assert_eq!(RoiSheet { costs: vec![line(None)], ..sheet() }.case(Estimate::Likely), None);
        assert_eq!(RoiSheet { value: Spread::default(), ..sheet() }.case(Estimate::Likely), None);
        let low_only = Spread { low: Some(1.0), ..Spread::default() };
        assert_eq!(RoiSheet { value: low_only, ..sheet() }.case(Estimate::High), None);
    }

    #[test]
    fn a_range_runs_upwards() {
        assert!(sheet().isolation.is_ordered() && Spread::default().is_ordered());
        assert!(!Spread { low: Some(2.0), likely: Some(1.0), high: None }.is_ordered());
    }
}
