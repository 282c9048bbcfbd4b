//! The return on the programme in words: a table by estimate, and the sentences beside it (rows I8, L2).

use crate::adoption::roi::Return;
use crate::choice::Choice;
use crate::number::{grouped, percent, plain, with_minus};
use crate::plan::Plan;
use crate::plan::measure::worth::{Estimate, Outcome};
use crate::t;

/// The heads of the table of returns.
pub fn head() -> Vec<String> {
    vec![
        t!("measuring.roi.head-estimate"),
        t!("measuring.roi.head-benefit"),
        t!("measuring.roi.head-cost"),
        t!("measuring.roi.head-net"),
        t!("measuring.roi.head-roi"),
        t!("measuring.roi.head-ratio"),
        t!("measuring.roi.head-payback"),
    ]
}

/// The returns by estimate, from low to high; nothing while a part of the likely estimate is missing.
pub fn rows(plan: &Plan) -> Vec<Vec<String>> {
    let sheet = &plan.measurement.roi;
    let row = |(estimate, found): (Estimate, Return)| {
        let unknown = || t!("measuring.roi.unknown");
        vec![
            estimate.label(),
            money(found.benefit, &sheet.currency),
            money(found.cost, &sheet.currency),
            money(found.net, &sheet.currency),
            found.roi.map_or_else(unknown, in_percent),
            found.ratio.map_or_else(unknown, |ratio| t!("measuring.roi.ratio", ratio = plain(ratio))),
            found.payback.map_or_else(unknown, |months| t!("measuring.roi.payback", months = tenth(months))),
        ]
    };
    let outcome = sheet.outcome();
    outcome.map(|outcome| outcome.returns.into_iter().map(row).collect()).unwrap_or_default()
}

/// What the likely estimate says, and where it breaks even; blank while a part of it is missing.
pub fn sentences(plan: &Plan) -> (String, String) {
    let Some(outcome) = plan.measurement.roi.outcome() else { return (String::new(), String::new()) };
    let roi = |estimate: Estimate| {
        let found = outcome.of(estimate).and_then(|found| found.roi);
        found.map_or_else(|| t!("measuring.roi.unknown"), in_percent)
    };
    let ratio = outcome.of(Estimate::Likely).and_then(|found| found.ratio);
    let sentence = t!(
        "measuring.roi.sentence",
        ratio = ratio.map_or_else(|| t!("measuring.roi.unknown"), plain),
        roi = roi(Estimate::Likely),
        low = roi(Estimate::Low),
        high = roi(Estimate::High)
    );
    (sentence, breaks_even(&outcome))
}

fn breaks_even(outcome: &Outcome) -> String {
    match outcome.break_even {
        Some(share) if share <= 1.0 => {
            t!("measuring.roi.break-even", share = percent(share), likely = percent(outcome.isolation))
        }
        _ => t!("measuring.roi.break-even-never"),
    }
}

/// An amount in whole units of the currency.
fn money(amount: f64, currency: &str) -> String {
    // The cast saturates; amounts are finite.
    let number = with_minus(amount, grouped(amount.abs().round() as u64));
    if currency.trim().is_empty() {
        number
    } else {
        t!("measuring.roi.amount", amount = number, currency = currency.trim())
    }
}

/// A return, which may lie beyond a hundred per cent, to the whole per cent.
fn in_percent(value: f64) -> String {
    format!("{}\u{a0}%", with_minus(value, grouped(value.abs().round() as u64)))
}

fn tenth(value: f64) -> String {
    plain((value * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::measure::worth::{CostLine, Spread};

    #[test]
    fn the_table_has_a_row_for_each_estimate_once_the_sheet_is_filled() {
        let mut plan = Plan::default();
        assert_eq!((rows(&plan).len(), sentences(&plan).0.as_str()), (0, ""));
        let likely = |likely: f64| Spread { likely: Some(likely), ..Spread::default() };
        let roi = &mut plan.measurement.roi;
        (roi.value, roi.units, roi.isolation) = (likely(4.0), likely(1_000.0), likely(50.0));
        roi.costs = vec![CostLine { amount: Some(500.0), ..CostLine::default() }];
        let rows = rows(&plan);
        assert_eq!(rows.len(), Estimate::ALL.len());
        assert!(rows.iter().all(|row| row.len() == head().len()));
        assert!(rows[1][1].contains("2,000") && rows[1][4].contains("300"), "{:?}", rows[1]);
        assert!(sentences(&plan).0.contains("300"));
    }
}
