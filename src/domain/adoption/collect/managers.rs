//! Managers and teams: who confirmed, who coached and for how long.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::entry::Confirmation;
use super::weekly::PerWeek;
use crate::adoption::bits::Bits;
use crate::adoption::figures::{Confirmations, WeekCoaching, WeekConfirmations, WeekSum};
use crate::adoption::interner::Interner;
use crate::adoption::weeks::{WeekCounts, week_number};

/// The state of one manager or team.
#[derive(Debug, Default)]
struct Manager {
    has_confirmed: bool,
    asked: Bits,
    confirmed: Bits,
    coached: Bits,
}

/// What is collected of managers.
#[derive(Debug, Default)]
pub struct Managers {
    keys: Interner,
    managers: Vec<Manager>,
    /// Whether the file asks for confirmations at all.
    asks: bool,
    asked: WeekCounts,
    confirmed: WeekCounts,
    coached: WeekCounts,
    minutes: PerWeek<f64>,
}

impl Managers {
    /// Takes one row in.
    pub fn add(&mut self, row: &Confirmation) {
        let id = self.keys.intern(row.manager) as usize;
        if self.managers.len() <= id {
            self.managers.resize_with(id + 1, Manager::default);
        }
        let Some(manager) = self.managers.get_mut(id) else { return };
        if let Some(is_confirmed) = row.confirmed {
            self.asks = true;
            manager.has_confirmed |= is_confirmed;
            if let Some(date) = row.on {
                count_once(&mut self.asked, &mut manager.asked, date);
                if is_confirmed {
                    count_once(&mut self.confirmed, &mut manager.confirmed, date);
                }
            }
        }
        if let (Some(minutes), Some(date)) = (row.coaching, row.on) {
            *self.minutes.at(date) += minutes;
            count_once(&mut self.coached, &mut manager.coached, date);
        }
    }

    /// Returns what was confirmed; `None` when nothing was asked.
    pub fn confirmations(&self) -> Option<Confirmations> {
        let confirmed = counts(&self.confirmed);
        let week = |(monday, asked): (NaiveDate, u64)| WeekConfirmations {
            monday,
            asked,
            confirmed: confirmed.get(&monday).copied().unwrap_or_default(),
        };
        self.asks.then(|| Confirmations {
            asked: self.managers.len() as u64,
            confirmed: self.managers.iter().filter(|manager| manager.has_confirmed).count() as u64,
            weekly: counts(&self.asked).into_iter().map(week).collect(),
        })
    }

    /// Returns the coaching by week; `None` when there was none with a date.
    pub fn coaching(&self) -> Option<Vec<WeekCoaching>> {
        let managers = counts(&self.coached);
        let sums = self.minutes.sums()?.into_iter();
        let week = |sum: WeekSum| WeekCoaching {
            monday: sum.monday,
            minutes: sum.sum,
            managers: Some(managers.get(&sum.monday).copied().unwrap_or_default()),
        };
        Some(sums.map(week).collect())
    }
}

/// Counts a manager once in the week of a date.
fn count_once(weeks: &mut WeekCounts, seen: &mut Bits, date: NaiveDate) {
    let week = weeks.index(week_number(date));
    if seen.insert(week) {
        weeks.add(week);
    }
}

/// The weeks with a count, by Monday.
fn counts(weeks: &WeekCounts) -> BTreeMap<NaiveDate, u64> {
    weeks.series().into_iter().filter(|week| week.count > 0).map(|week| (week.monday, week.count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(manager: &'static str, day: &str, confirmed: Option<bool>, coaching: Option<f64>) -> Confirmation<'static> {
        let on = Some(day.parse().expect("a date"));
        Confirmation { manager: manager.as_bytes(), confirmed, on, coaching }
    }

    #[test]
    fn a_manager_counts_once_and_once_a_week() {
        let mut managers = Managers::default();
        for row in [
            row("m1", "2026-09-07", Some(false), Some(30.0)),
            row("m1", "2026-09-08", Some(true), Some(15.0)),
            row("m2", "2026-09-08", Some(false), None),
            row("m1", "2026-09-21", Some(true), None),
        ] {
            managers.add(&row);
        }
        let found = managers.confirmations().expect("asked");
        assert_eq!((found.asked, found.confirmed), (2, 1));
        let weeks: Vec<(u64, u64)> = found.weekly.iter().map(|week| (week.asked, week.confirmed)).collect();
        assert_eq!(weeks, [(2, 1), (1, 1)]);
        let coaching = managers.coaching().expect("coached");
        assert_eq!((coaching.len(), coaching[0].minutes, coaching[0].managers), (1, 45.0, Some(1)));
    }

    #[test]
    fn coaching_alone_asks_for_nothing() {
        let mut managers = Managers::default();
        managers.add(&row("m1", "2026-09-07", None, Some(30.0)));
        assert_eq!(managers.confirmations(), None);
    }
}
