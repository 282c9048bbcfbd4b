//! What is kept of one learner while a file is read: sets of numbers and a few days, no text.

use chrono::{Datelike, NaiveDate};

use crate::adoption::bits::Bits;

/// A day as a number: days since 31 December of the year 0.
pub type Day = i32;

/// The first and the last of the days seen.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    first: Day,
    last: Day,
}

impl Default for Span {
    fn default() -> Self {
        Self { first: Day::MAX, last: Day::MIN }
    }
}

impl Span {
    /// Takes a date in.
    pub fn add(&mut self, date: NaiveDate) {
        self.add_day(date.num_days_from_ce());
    }

    /// Takes a day in.
    #[inline]
    pub fn add_day(&mut self, day: Day) {
        self.first = self.first.min(day);
        self.last = self.last.max(day);
    }

    /// Returns the first day.
    pub fn first(&self) -> Option<Day> {
        (self.first <= self.last).then_some(self.first)
    }

    /// Returns the last day.
    pub fn last(&self) -> Option<Day> {
        (self.first <= self.last).then_some(self.last)
    }
}

/// The state of one learner: what nearly every row touches, in one cache line of the browser's 32 bits, and the rest
/// apart.
#[derive(Debug, Default)]
#[repr(align(64))]
pub struct Person {
    /// Weeks with activity, by dense index.
    pub weeks: Bits,
    /// Steps begun.
    pub started: Bits,
    /// Steps completed.
    pub completed: Bits,
    /// Days of activity.
    pub seen: Span,
    /// Whether no group of the learner is missing any more, in the file being read.
    pub has_groups: bool,
    /// How far the learner came.
    pub progress: Box<Progress>,
}

impl Person {
    /// Looks at the state, for nothing but to have it at hand.
    #[inline]
    pub fn glance(&self) -> u64 {
        self.weeks.glance() ^ u64::from(self.has_groups)
    }
}

/// How far a learner came, and when.
#[derive(Debug, Default)]
pub struct Progress {
    /// Courses completed; steps count in `completed`.
    pub courses: u32,
    /// Rows or cells that can be completed.
    pub enrolments: u32,
    /// Whether a completion had no date.
    pub has_undated: bool,
    /// Days from which time to completion counts.
    pub begun: Span,
    /// Days of completions.
    pub done: Span,
}

impl Progress {
    /// Takes a completion in.
    pub fn add_done(&mut self, day: Option<Day>) {
        match day {
            Some(day) => self.done.add_day(day),
            None => self.has_undated = true,
        }
    }
}

/// The measured numbers of one learner, kept apart: most files have none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measured {
    /// Minutes of learning together.
    pub minutes: f64,
    /// The marks.
    pub score: Mean,
    /// The performance measure.
    pub performance: Mean,
}

impl Measured {
    /// Looks at the numbers, for nothing but to have them at hand.
    #[inline]
    pub fn glance(&self) -> u64 {
        self.minutes.to_bits() ^ self.score.sum.to_bits()
    }
}

/// A mean in the making.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mean {
    sum: f64,
    n: u32,
}

impl Mean {
    /// Takes a number in.
    pub fn add(&mut self, value: f64) {
        self.sum += value;
        self.n = self.n.saturating_add(1);
    }

    /// Returns the mean; `None` of nothing.
    pub fn value(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum / f64::from(self.n)).filter(|mean| mean.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_nothing_has_no_ends() {
        let mut span = Span::default();
        assert_eq!((span.first(), span.last()), (None, None));
        for day in ["2026-09-14", "2026-09-07", "2026-09-09"] {
            span.add(day.parse().expect("a date"));
        }
        assert_eq!(span.last().zip(span.first()).map(|(last, first)| last - first), Some(7));
    }
}
