//! Completions of steps that an event log tells, each learner's first of a step.

use chrono::{Datelike, NaiveDate};

use super::person::Day;

/// The day of a completion without a date: any other is earlier.
const UNDATED: Day = Day::MAX;

/// One completion: learner, step and day, in the order in which they are sorted.
type Mark = (u32, u32, Day);

/// Completions as they come, settled from time to time, so that memory grows with pairs of learner and step and not
/// with rows.
#[derive(Debug, Default)]
pub struct Completions {
    marks: Vec<Mark>,
}

impl Completions {
    /// Takes in that a learner completed a step.
    pub fn add(&mut self, learner: u32, step: u32, date: Option<NaiveDate>) {
        if self.marks.len() == self.marks.capacity() {
            self.settle();
        }
        self.marks.push((learner, step, date.map_or(UNDATED, |date| date.num_days_from_ce())));
    }

    /// Returns learner and day of each first completion. A log may run either way in time and tell a completion twice:
    /// the earliest counts.
    pub fn firsts(mut self) -> impl Iterator<Item = (u32, Option<Day>)> {
        self.settle();
        self.marks.into_iter().map(|(learner, _, day)| (learner, Some(day).filter(|day| *day != UNDATED)))
    }

    /// Keeps the first completion of each pair, and makes room where that did not.
    fn settle(&mut self) {
        // What was settled before is in order already, and this sort sees that.
        self.marks.sort();
        self.marks.dedup_by_key(|(learner, step, _)| (*learner, *step));
        if self.marks.len() * 2 > self.marks.capacity() {
            self.marks.reserve(self.marks.len().max(64));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_date_of_a_pair_counts_however_often_it_comes() {
        let date = |day: i32| NaiveDate::from_num_days_from_ce_opt(day);
        let mut completions = Completions::default();
        for day in (1..500).rev() {
            completions.add(7, 1, date(day));
            completions.add(7, 2, None);
            completions.add(3, 1, date(day + 10));
        }
        completions.add(3, 1, None);
        let firsts: Vec<_> = completions.firsts().collect();
        assert_eq!(firsts, [(3, Some(11)), (7, Some(1)), (7, None)]);
    }
}
