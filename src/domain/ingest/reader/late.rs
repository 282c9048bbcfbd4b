//! Columns of dates that the first rows leave empty, or unset: a file in the order of its completions begins with many
//! rows without one.

use crate::ingest::dates::{DateOrder, Evidence, NumberDates, Parts, is_no_date};
use crate::ingest::records::Record;
use crate::ingest::roles::Role;
use crate::ingest::settings::{Column, Preview};

/// A column that should hold dates and of which nothing is known yet.
#[derive(Debug)]
pub struct LateDates {
    place: usize,
    /// The order of the file's other dates, for want of better.
    assumed: DateOrder,
    values: u64,
    dates: u64,
    evidence: Evidence,
    counts: NumberDates,
}

impl LateDates {
    /// Finds the columns of a file.
    pub fn columns(preview: &Preview) -> Vec<Self> {
        let assumed = preview.date_order().unwrap_or(DateOrder::DayFirst);
        // Of a date of leaving only its presence counts.
        let is_open = |column: &&Column| {
            let is_read = column.role.is_date() && column.role != Role::Unenrolled;
            is_read && column.dates.is_none() && column.samples.iter().all(|cell| is_no_date(cell.as_bytes()))
        };
        let late = |place| Self {
            place,
            assumed,
            values: 0,
            dates: 0,
            evidence: Evidence::default(),
            counts: NumberDates::default(),
        };
        preview.columns.iter().filter(is_open).map(|column| late(column.index)).collect()
    }

    /// Takes a row into account.
    pub fn watch(&mut self, record: &Record) {
        let Some(cell) = record.value(self.place) else { return };
        if is_no_date(cell) {
            return;
        }
        self.values += 1;
        self.counts.add(cell);
        if let Some(parts) = Parts::read(cell) {
            self.dates += 1;
            self.evidence.add(parts.proves());
        }
    }

    /// Returns column and order when it holds dates after all.
    pub fn found(&self) -> Option<(usize, DateOrder)> {
        let has_dates = self.dates > 0 && self.dates * 100 >= self.values * 60;
        let written = has_dates.then(|| self.evidence.order().unwrap_or(self.assumed));
        written.or_else(|| self.counts.order(true)).map(|order| (self.place, order))
    }
}
