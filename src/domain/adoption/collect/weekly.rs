//! Sums by ISO week: minutes, coaching, answers.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::adoption::figures::WeekSum;
use crate::adoption::weeks::{WeekNumber, week_number};

/// Weeks of a figure with a value for each; older ones are left out, so that a stray year makes no thousand zeros.
pub const MAX_WEEKS: i32 = 520;

/// Returns the Monday of a week.
pub fn monday(week: WeekNumber) -> NaiveDate {
    let day = week.saturating_mul(7).saturating_add(1);
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or_default()
}

/// Something collected for each week.
#[derive(Debug, Default)]
pub struct PerWeek<T> {
    weeks: BTreeMap<WeekNumber, T>,
}

impl<T: Default> PerWeek<T> {
    /// Returns what is collected in the week of a date.
    pub fn at(&mut self, date: NaiveDate) -> &mut T {
        self.weeks.entry(week_number(date)).or_default()
    }

    /// Returns the weeks in order, only those with something.
    pub fn iter(&self) -> impl Iterator<Item = (NaiveDate, &T)> {
        self.weeks.iter().map(|(week, value)| (monday(*week), value))
    }

    /// Returns whether nothing was collected.
    pub fn is_empty(&self) -> bool {
        self.weeks.is_empty()
    }
}

impl PerWeek<f64> {
    /// Returns the sums from the first to the last week, to one decimal, zeros filled in; at most [`MAX_WEEKS`].
    pub fn sums(&self) -> Option<Vec<WeekSum>> {
        let (last, _) = self.weeks.last_key_value()?;
        let (first, _) = self.weeks.range(last.saturating_sub(MAX_WEEKS - 1)..).next()?;
        let sum = |week| self.weeks.get(&week).copied().unwrap_or_default();
        let tenths = |value: f64| (value * 10.0).round() / 10.0;
        Some((*first..=*last).map(|week| WeekSum { monday: monday(week), sum: tenths(sum(week)) }).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(rows: &[(&str, f64)]) -> Vec<f64> {
        let mut weeks = PerWeek::<f64>::default();
        for (day, value) in rows {
            *weeks.at(day.parse().expect("a date")) += value;
        }
        weeks.sums().unwrap_or_default().iter().map(|week| week.sum).collect()
    }

    #[test]
    fn weeks_between_are_zero() {
        assert_eq!(sums(&[("2026-09-21", 2.0), ("2026-09-07", 1.25), ("2026-09-13", 1.0)]), [2.3, 0.0, 2.0]);
    }

    #[test]
    fn a_stray_year_makes_no_thousand_zeros() {
        assert_eq!(sums(&[("1901-01-01", 1.0), ("2026-09-07", 1.0)]), [1.0]);
    }

    #[test]
    fn nothing_gives_no_weeks() {
        assert_eq!(PerWeek::<f64>::default().sums(), None);
    }
}
