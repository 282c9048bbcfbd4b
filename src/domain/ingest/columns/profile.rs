//! What the values of one column look like.

use std::collections::{HashMap, HashSet};

use crate::ingest::dates::{DateOrder, Evidence, NumberDates, Parts, is_no_date, is_time_only};
use crate::ingest::header::Row;
use crate::ingest::numbers::{self, DecimalMarks};
use crate::ingest::roles::{self, Role};
use crate::ingest::status::{Standing, is_account, standing};
use crate::ingest::text;

/// Distinct values up to which a column may hold statuses.
const MAX_WORDS: usize = 200;

/// What the numbers are in a column whose header asks for a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusNumbers {
    /// `85%`: how much of the course is done.
    Percents,
    /// Marks, counts or shares: neither 0 nor 1 for no and yes.
    Counts,
    /// Words, or 0 and 1.
    None,
}

/// What the values of one column look like.
#[derive(Debug, Default)]
pub struct Profile {
    pub(super) rows: usize,
    pub(super) filled: usize,
    pub(super) distinct: usize,
    /// Cells that say there is no date, see [`is_no_date`].
    pub(super) undated: usize,
    pub(super) numbers: usize,
    pub(super) percents: usize,
    pub(super) integers: usize,
    pub(super) zero_to_ten: usize,
    pub(super) largest: f64,
    pub(super) dates: usize,
    pub(super) emails: usize,
    pub(super) statuses: usize,
    pub(super) accounts: usize,
    pub(super) standings: usize,
    pub(super) learner_roles: usize,
    pub(super) course_roles: usize,
    pub(super) evidence: Evidence,
    pub(super) counts: NumberDates,
    pub(super) decimals: DecimalMarks,
    pub(super) lost_dates: usize,
    pub(super) twelve_hours: bool,
}

impl Profile {
    /// Looks at the values of a column.
    pub fn of(rows: &[Row], column: usize) -> Self {
        let mut cells: HashMap<&str, usize> = HashMap::new();
        for row in rows {
            let cell = row.cells.get(column).map_or("", String::as_str);
            *cells.entry(cell).or_default() += 1;
        }
        cells.retain(|cell, _| !text::is_missing(cell.as_bytes()));
        let mut profile = Self { rows: rows.len(), distinct: cells.len(), ..Self::default() };
        let mut standings = HashSet::new();
        // A column of more words than this holds no statuses, and looking each of them up takes its time.
        let may_hold_statuses = cells.len() <= MAX_WORDS;
        for (cell, times) in cells {
            profile.add(cell, times);
            let standing = if may_hold_statuses { standing(cell) } else { Standing::Other };
            profile.statuses += if standing == Standing::Other { 0 } else { times };
            profile.accounts += if may_hold_statuses && is_account(cell) { times } else { 0 };
            profile.learner_roles += usize::from(may_hold_statuses && roles::is_learner_role(cell));
            profile.course_roles += if may_hold_statuses && roles::is_course_role(cell) { times } else { 0 };
            standings.insert(standing);
        }
        profile.standings = standings.len();
        profile
    }

    /// Takes a value into account that stands in so many cells.
    fn add(&mut self, cell: &str, times: usize) {
        self.filled += times;
        self.counts.add(cell.as_bytes());
        self.decimals.add(cell);
        self.lost_dates += if is_time_only(cell.as_bytes()) { times } else { 0 };
        if let Some(number) = text::number(cell) {
            self.add_number(number, times);
            self.percents += if cell.ends_with('%') { times } else { 0 };
        } else if numbers::duration(cell).is_some() {
            self.numbers += times;
        }
        if is_no_date(cell.as_bytes()) {
            self.undated += times;
        } else if let Some(parts) = Parts::read(cell.as_bytes()) {
            self.dates += times;
            (0..times).for_each(|_| self.evidence.add(parts.proves()));
            self.twelve_hours |= cell.ends_with(['M', 'm']);
        }
        self.emails += if text::is_email(cell) { times } else { 0 };
    }

    fn add_number(&mut self, number: f64, times: usize) {
        let is_whole = number.fract() == 0.0;
        self.numbers += times;
        self.integers += if is_whole { times } else { 0 };
        self.zero_to_ten += if is_whole && (0.0..=10.0).contains(&number) { times } else { 0 };
        self.largest = self.largest.max(number);
    }

    /// Whether at least this share of the filled cells is of a kind.
    pub fn mostly(&self, count: usize, percent: usize) -> bool {
        count > 0 && count * 100 >= self.filled * percent
    }

    /// Whether the column holds dates, apart from marks for none.
    pub fn has_dates(&self) -> bool {
        self.dates > 0 && self.dates * 100 >= (self.filled - self.undated) * 60
    }

    /// What the numbers of the column count, when they are dates.
    pub fn date_count(&self, role: Role) -> Option<DateOrder> {
        self.counts.order(role.is_date())
    }

    /// Whether the column may hold what a role wants a number for.
    pub fn has_numbers(&self) -> bool {
        self.filled == 0 || self.mostly(self.numbers, 60)
    }

    /// Whether the column may hold hours and minutes, or minutes and seconds.
    pub fn has_durations(&self) -> bool {
        self.mostly(self.numbers.max(self.lost_dates), 60)
    }

    /// Whether the column may hold the marks of a step: numbers, or words such as "Not Attempted".
    pub fn has_marks(&self) -> bool {
        self.filled == 0 || self.mostly(self.numbers + self.statuses, 60)
    }

    /// Whether the column holds statuses, by their words.
    pub fn has_statuses(&self) -> bool {
        self.mostly(self.statuses, 80)
    }

    /// Whether every status is that of an account, which says nothing about the course.
    pub fn tells_accounts(&self) -> bool {
        self.filled > 0 && self.accounts == self.filled
    }

    /// What the numbers are in a column whose header asks for a status.
    pub fn status_numbers(&self) -> StatusNumbers {
        if self.mostly(self.percents, 60) {
            StatusNumbers::Percents
        } else if self.mostly(self.numbers, 80) && (self.largest > 1.0 || self.integers < self.numbers) {
            StatusNumbers::Counts
        } else {
            StatusNumbers::None
        }
    }

    /// Whether values come again as the names of groups do.
    pub fn groups_people(&self) -> bool {
        self.filled > 0 && (self.distinct <= 12 || self.distinct * 3 <= self.rows)
    }

    /// Whether the column answers a 0–10 question; a scale that ends at 5 is another question.
    pub fn is_zero_to_ten(&self) -> bool {
        self.mostly(self.zero_to_ten, 90) && self.largest > 5.0
    }
}
