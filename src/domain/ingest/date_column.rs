//! One column of dates while the whole file is read.

use chrono::NaiveDate;

use super::dates::{DateOrder, Evidence, Parts};
use super::error::Reason;
use super::records::Record;
use super::settings::{Column, Settings};

/// Reads the dates of one column and watches whether they keep to the order that was assumed.
#[derive(Debug)]
pub struct DateColumn {
    index: usize,
    title: String,
    order: DateOrder,
    /// Whether a person, or an earlier pass over the file, decided the order.
    is_decided: bool,
    evidence: Evidence,
    /// The last date's text without its time of day, and what it was read as: rows of one day stand together.
    last: Vec<u8>,
    last_date: Option<NaiveDate>,
    last_proof: Option<DateOrder>,
}

impl DateColumn {
    /// Starts a column, `None` when it holds no dates.
    pub fn new(column: &Column, settings: &Settings) -> Option<Self> {
        let dates = column.dates?;
        Some(Self {
            index: column.index,
            title: column.title(),
            order: dates.order,
            is_decided: settings.date_orders.contains_key(&column.index),
            evidence: Evidence::default(),
            last: Vec::new(),
            last_date: None,
            last_proof: None,
        })
    }

    /// Reads the date of a record, `None` where the cell says "no value".
    ///
    /// # Errors
    /// [`Reason::BadDate`] for a date that cannot be, or is none.
    pub fn read(&mut self, record: &Record) -> Result<Option<NaiveDate>, Reason> {
        let Some(cell) = record.value(self.index) else {
            return Ok(None);
        };
        if !self.is_last(cell) {
            let parts = Parts::read(cell);
            self.last.clear();
            self.last.extend_from_slice(&cell[..parts.map_or(cell.len(), |parts| parts.end)]);
            self.last_date = parts.and_then(|parts| parts.date(self.order));
            self.last_proof = parts.and_then(|parts| parts.proves());
        }
        self.evidence.add(self.last_proof);
        match self.last_date {
            Some(date) => Ok(Some(date)),
            None => Err(Reason::BadDate { column: self.title.clone() }),
        }
    }

    /// Whether a cell begins with the last date, and what follows can only be a time of day.
    fn is_last(&self, cell: &[u8]) -> bool {
        !self.last.is_empty()
            && cell.starts_with(&self.last)
            && match cell.get(self.last.len()) {
                None => true,
                Some(b' ' | b',' | b'T') => cell.contains(&b':'),
                Some(_) => false,
            }
    }

    /// Returns column and order when the dates read so far prove another order than the one assumed.
    pub fn contradiction(&self) -> Option<(usize, DateOrder)> {
        let proved = self.evidence.order()?;
        (!self.is_decided && proved != self.order).then_some((self.index, proved))
    }
}
