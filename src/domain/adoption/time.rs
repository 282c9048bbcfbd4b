//! Time to completion: days from a start to an end, with those who have not finished censored.
//!
//! Kept as counts by day, which is all that the Kaplan–Meier curve needs; nobody's own days are among them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::stats::{Exits, Survival, kaplan_meier};

/// Days beyond which nobody is followed: three years. Later completions count as unfinished on that day.
pub const HORIZON: u32 = 1_095;

/// What time to completion counts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// The date of enrolment.
    #[default]
    Enrolled,
    /// The date of hire.
    Hired,
    /// The date on which the learner began.
    Started,
    /// The first day with any activity.
    FirstActivity,
}

/// Days to an end, counted; see [`TimeTo::curve`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TimeTo {
    /// What the days count from.
    pub from: Start,
    /// Those who left observation, by day.
    pub exits: Vec<DayExits>,
    /// Those left out: without a start, completed without a date, or completed before they began.
    pub left_out: u64,
}

/// Those who left observation after the same number of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct DayExits {
    /// Days since the start, up to three years.
    pub day: u32,
    /// Completed on that day.
    pub events: u64,
    /// Still unfinished on that day, which was the last one the file knows of.
    pub censored: u64,
}

impl TimeTo {
    /// Returns the Kaplan–Meier curve; `None` when nobody was followed.
    pub fn curve(&self) -> Option<Survival> {
        let exits = |day: &DayExits| (day.day, Exits { events: day.events, censored: day.censored });
        kaplan_meier(&self.exits.iter().map(exits).collect())
    }
}

/// First applications in time: those followed for at least [`FirstApplication::DAYS`] since their start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct FirstApplication {
    /// Learners who applied within those days: the numerator.
    pub applied: u64,
    /// Learners followed for as long: the denominator.
    pub followed: u64,
    /// Learners who began too late for that; of them it is not known yet.
    pub waiting: u64,
    /// Those left out: without a start, or applied before they began.
    pub left_out: u64,
}

impl FirstApplication {
    /// Within how many days of the start an application is in time.
    pub const DAYS: i32 = 14;

    /// Returns the share in time, `0..=1`; `None` where nobody was followed for long enough.
    pub fn share(&self) -> Option<f64> {
        (self.followed > 0).then(|| self.applied as f64 / self.followed as f64)
    }
}

/// Counts days to an end.
#[derive(Debug, Default)]
pub struct TimeCounts {
    exits: BTreeMap<u32, DayExits>,
    left_out: u64,
}

impl TimeCounts {
    /// Counts one that left observation: `days` after the start, done or unfinished.
    pub fn add(&mut self, days: i64, is_done: bool, how_many: u64) {
        let Ok(days) = u32::try_from(days) else {
            self.left_out += how_many;
            return;
        };
        let day = days.min(HORIZON);
        let exits = self.exits.entry(day).or_insert(DayExits { day, ..DayExits::default() });
        if is_done && days <= HORIZON {
            exits.events += how_many;
        } else {
            exits.censored += how_many;
        }
    }

    /// Counts one that cannot be followed.
    pub fn leave_out(&mut self, how_many: u64) {
        self.left_out += how_many;
    }

    /// Returns the counts; `None` when nobody was followed.
    pub fn finish(self, from: Start) -> Option<TimeTo> {
        let exits: Vec<DayExits> = self.exits.into_values().collect();
        (!exits.is_empty()).then_some(TimeTo { from, exits, left_out: self.left_out })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unfinished_stay_in_the_curve_until_their_last_day() {
        let mut counts = TimeCounts::default();
        counts.add(10, true, 2);
        counts.add(5, false, 1);
        counts.add(20, false, 1);
        let curve = counts.finish(Start::Enrolled).and_then(|time| time.curve()).expect("four followed");
        assert_eq!((curve.n, curve.events), (4, 2));
        // Three were still followed on day 10, and two of them finished.
        assert!((curve.completed_by(10).expect("a share").share - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn an_end_before_its_start_is_left_out() {
        let mut counts = TimeCounts::default();
        counts.add(-1, true, 1);
        counts.add(0, true, 1);
        let time = counts.finish(Start::Hired).expect("one followed");
        assert_eq!((time.left_out, time.exits.len()), (1, 1));
    }

    #[test]
    fn nobody_is_followed_beyond_three_years() {
        let mut counts = TimeCounts::default();
        counts.add(5_000, true, 1);
        let time = counts.finish(Start::Enrolled).expect("one followed");
        assert_eq!(time.exits, [DayExits { day: HORIZON, events: 0, censored: 1 }]);
    }
}
