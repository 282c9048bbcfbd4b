//! ISO weeks as dense numbers, so that a learner's weeks are bits and a stray year costs nothing.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::figures::WeekCount;

/// Number of an ISO week: whole weeks since Monday, 1 January of the year 1.
pub type WeekNumber = i32;

/// Returns the number of the week that holds a date.
pub fn week_number(date: NaiveDate) -> WeekNumber {
    (date.num_days_from_ce() - 1).div_euclid(7)
}

/// Returns the Monday of a week.
fn monday(week: WeekNumber) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(week * 7 + 1).unwrap_or_default()
}

/// How many weeks are remembered at hand: any year's have places of their own.
const AT_HAND: usize = 64;

/// The weeks seen so far, in the order they were met, with a count each.
#[derive(Debug)]
pub struct WeekCounts {
    ids: BTreeMap<WeekNumber, usize>,
    counts: Vec<(WeekNumber, u64)>,
    /// Weeks and their indices, each at its number modulo the length: rows come back to the same weeks.
    at_hand: [Option<(WeekNumber, usize)>; AT_HAND],
}

impl Default for WeekCounts {
    fn default() -> Self {
        Self { ids: BTreeMap::new(), counts: Vec::new(), at_hand: [None; AT_HAND] }
    }
}

impl WeekCounts {
    /// Returns the dense index of a week.
    pub fn index(&mut self, week: WeekNumber) -> usize {
        let place = week.rem_euclid(AT_HAND as WeekNumber) as usize;
        if let Some((known, index)) = self.at_hand[place]
            && known == week
        {
            return index;
        }
        let next = self.counts.len();
        let index = *self.ids.entry(week).or_insert(next);
        if index == next {
            self.counts.push((week, 0));
        }
        self.at_hand[place] = Some((week, index));
        index
    }

    /// Counts one in the week of this index.
    pub fn add(&mut self, index: usize) {
        self.counts[index].1 += 1;
    }

    /// Returns the counts by week from the first to the last week seen, zeros filled in.
    pub fn series(&self) -> Vec<WeekCount> {
        let (Some((first, _)), Some((last, _))) = (self.ids.first_key_value(), self.ids.last_key_value()) else {
            return Vec::new();
        };
        (*first..=*last)
            .map(|week| WeekCount {
                monday: monday(week),
                count: self.ids.get(&week).map_or(0, |index| self.counts[*index].1),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_week_runs_from_monday_to_sunday() {
        let check = |day: &str, expected: &str| {
            assert_eq!(monday(week_number(date(day))), date(expected), "{day}");
        };
        check("2018-06-11", "2018-06-11");
        check("2018-06-17", "2018-06-11");
        check("2018-06-18", "2018-06-18");
        check("2021-01-01", "2020-12-28");
    }

    #[test]
    fn weeks_without_a_count_are_zero() {
        let mut weeks = WeekCounts::default();
        for day in ["2026-09-21", "2026-09-07", "2026-09-08"] {
            let index = weeks.index(week_number(date(day)));
            weeks.add(index);
        }
        let counts: Vec<u64> = weeks.series().iter().map(|week| week.count).collect();
        assert_eq!(counts, [2, 0, 1]);
    }

    #[test]
    fn a_week_keeps_its_index_whatever_comes_between() {
        let mut weeks = WeekCounts::default();
        // 64 weeks on, a week falls on the place of the first; years before the year 1 have negative numbers.
        let numbers = [105_000, 105_064, 105_128, -3];
        let indices = numbers.map(|week| weeks.index(week));
        assert_eq!(indices, [0, 1, 2, 3]);
        assert_eq!(numbers.map(|week| weeks.index(week)), indices);
    }
}
