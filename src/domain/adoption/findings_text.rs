//! What forecasts, curves, grids and groups say, in a sentence or two each; [`super::summary`] has the plainer charts.

mod ahead;
mod groups;
mod people;

use chrono::{Days, NaiveDate};

use super::figures::Figures;
use crate::number::percent;
use crate::t;

pub use ahead::forecast_finding;
pub use groups::{content_split_finding, group_finding, weekly_split_finding};
pub use people::{
    association_finding, coaching_finding, coefficient, confirmations_finding, heat_finding, minutes_finding,
    score_finding, time_finding,
};

/// Days after the last activity on which a week counts as told in full: whoever learned last on a Friday left a whole
/// week behind.
const WEEKEND: u64 = 3;

/// The day up to which figures tell all that happened: soon after the last activity, and never after the import.
///
/// An old export imported today says nothing of the weeks between.
pub fn known_until(figures: &Figures, imported_on: NaiveDate) -> NaiveDate {
    let after_last = figures.last_date.and_then(|last| last.checked_add_days(Days::new(WEEKEND)));
    after_last.map_or(imported_on, |day| day.min(imported_on))
}

/// `40 % to 60 %`.
fn share_range(low: f64, high: f64) -> String {
    t!("charts.finding.range", low = percent(low), high = percent(high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_old_export_is_not_known_until_today() {
        let told = Figures { last_date: Some(day("2026-09-18")), ..Figures::default() };
        assert_eq!(known_until(&told, day("2026-12-01")), day("2026-09-21"), "the Friday's week is over");
        assert_eq!(known_until(&told, day("2026-09-19")), day("2026-09-19"));
        assert_eq!(known_until(&Figures::default(), day("2026-12-01")), day("2026-12-01"));
    }
}
