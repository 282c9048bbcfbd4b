//! Completions of steps that an event log tells, each learner's first of a step.

use chrono::{Datelike, NaiveDate};

use super::person::Day;

/// The day of a completion without a date: any other is earlier.
const UNDATED: Day = Day::MAX;

/// One completion: learner, step and day, in the order in which they are sorted.
type Mark = (u32, u32, Day);

/// Completions as they come, so that memory grows with pairs of learner and step and not with rows.
#[derive(Debug, Default)]
pub struct Completions {
    /// The first that was met of each pair.
    met: Vec<Mark>,
    /// Further ones, settled from time to time.
    again: Vec<Mark>,
}

impl Completions {
    /// Takes in that a learner completed a step; `is_new` says that this pair was not met before.
    pub fn add(&mut self, learner: u32, step: u32, date: Option<NaiveDate>, is_new: bool) {
        let mark = (learner, step, date.map_or(UNDATED, |date| date.num_days_from_ce()));
        if is_new {
            return self.met.push(mark);
        }
        if self.again.len() == self.again.capacity() {
            settle(&mut self.again);
            if self.again.len() * 2 > self.again.capacity() {
                self.again.reserve(self.again.len().max(64));
            }
        }
        self.again.push(mark);
    }

    /// Returns learner and day of each first completion. A log may run either way in time and tell a completion twice:
    /// the earliest counts.
    pub fn firsts(mut self) -> impl Iterator<Item = (u32, Option<Day>)> {
        if !self.again.is_empty() {
            self.met.append(&mut self.again);
            settle(&mut self.met);
        }
        self.met.into_iter().map(|(learner, _, day)| (learner, Some(day).filter(|day| *day != UNDATED)))
    }
}

/// Keeps the first completion of each pair.
fn settle(marks: &mut Vec<Mark>) {
    // What was settled before is in order already, and this sort sees that.
    marks.sort();
    marks.dedup_by_key(|(learner, step, _)| (*learner, *step));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_date_of_a_pair_counts_however_often_it_comes() {
        let date = |day: i32| NaiveDate::from_num_days_from_ce_opt(day);
        let mut completions = Completions::default();
        for day in (1..500).rev() {
            let is_new = day == 499;
            completions.add(7, 1, date(day), is_new);
            completions.add(7, 2, None, is_new);
            completions.add(3, 1, date(day + 10), is_new);
        }
        completions.add(3, 1, None, false);
        let firsts: Vec<_> = completions.firsts().collect();
        assert_eq!(firsts, [(3, Some(11)), (7, Some(1)), (7, None)]);
    }
}
