//! One column of dates while the whole file is read.

use chrono::NaiveDate;

use super::dates::{DateOrder, Evidence, Parts, is_no_date, is_time_only, number_date};
use super::error::{ColumnName, Reason};
use super::records::Record;
use super::settings::{Column, Settings};

/// Reads the dates of one column and watches whether they keep to the order that was assumed.
#[derive(Debug)]
pub struct DateColumn {
    name: ColumnName,
    order: DateOrder,
    /// Whether a person, or an earlier pass over the file, decided the order.
    is_decided: bool,
    evidence: Evidence,
    /// The last date's text without its time of day, and what it was read as: rows of one day stand together.
    last: Vec<u8>,
    last_date: Result<NaiveDate, Fault>,
    last_proof: Option<DateOrder>,
}

/// What is wrong with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Unreadable,
    Impossible,
    TimeOnly,
}

impl DateColumn {
    /// Starts a column, `None` when it holds no dates.
    pub fn new(column: &Column, settings: &Settings) -> Option<Self> {
        let dates = column.dates?;
        Some(Self::with(column.name(), dates.order, settings.date_orders.contains_key(&column.index)))
    }

    fn with(name: ColumnName, order: DateOrder, is_decided: bool) -> Self {
        Self {
            name,
            order,
            is_decided,
            evidence: Evidence::default(),
            last: Vec::new(),
            last_date: Err(Fault::Unreadable),
            last_proof: None,
        }
    }

    /// Reads the date of a record, `None` where the cell says "no value".
    ///
    /// # Errors
    /// [`Reason::BadDate`], [`Reason::ImpossibleDate`] and [`Reason::LostDate`].
    pub fn read(&mut self, record: &Record) -> Result<Option<NaiveDate>, Reason> {
        match record.value(self.name.index) {
            Some(cell) => self.read_cell(cell),
            None => Ok(None),
        }
    }

    fn read_cell(&mut self, cell: &[u8]) -> Result<Option<NaiveDate>, Reason> {
        if !self.is_last(cell) {
            if is_no_date(cell) {
                return Ok(None);
            }
            self.take_in(cell);
        }
        self.evidence.add(self.last_proof);
        self.last_date.map(Some).map_err(|fault| {
            let column = self.name.clone();
            match fault {
                Fault::Unreadable => Reason::BadDate { column },
                Fault::Impossible => Reason::ImpossibleDate { column },
                Fault::TimeOnly => Reason::LostDate { column },
            }
        })
    }

    fn take_in(&mut self, cell: &[u8]) {
        let parts = if self.order.is_count() { None } else { Parts::read(cell) };
        self.last.clear();
        self.last.extend_from_slice(parts.and_then(|parts| cell.get(..parts.end)).unwrap_or(cell));
        self.last_proof = parts.and_then(|parts| parts.proves());
        self.last_date = match parts {
            Some(parts) => parts.date(self.order).ok_or(Fault::Impossible),
            None if is_time_only(cell) => Err(Fault::TimeOnly),
            None => number_date(cell, self.order).ok_or(Fault::Unreadable),
        };
    }

    /// Whether a cell begins with the last date, and what follows can only be a time of day.
    fn is_last(&self, cell: &[u8]) -> bool {
        !self.last.is_empty()
            && cell.starts_with(&self.last)
            && match cell.get(self.last.len()) {
                None => true,
                Some(b' ' | b',' | b'T') => cell[self.last.len()..].contains(&b':'),
                Some(_) => false,
            }
    }

    /// Returns column and order when the dates read so far prove another order than the one assumed.
    pub fn contradiction(&self) -> Option<(usize, DateOrder)> {
        let proved = self.evidence.order()?;
        (!self.is_decided && proved != self.order).then_some((self.name.index, proved))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(order: DateOrder) -> DateColumn {
        DateColumn::with(ColumnName::new("When", 3), order, false)
    }

    fn check(column: &mut DateColumn, cell: &str, expected: &str) {
        let date = column.read_cell(cell.as_bytes()).map(|date| date.map(|date| date.to_string()));
        assert_eq!(date, Ok(Some(expected.to_owned())), "{cell:?}");
    }

    fn refused(column: &mut DateColumn, cell: &str, expected: fn(ColumnName) -> Reason) {
        assert_eq!(column.read_cell(cell.as_bytes()), Err(expected(ColumnName::new("When", 3))), "{cell:?}");
    }

    #[test]
    fn a_date_that_comes_again_is_the_same_at_any_time_of_day() {
        let mut dates = column(DateOrder::DayFirst);
        check(&mut dates, "5/03/24, 09:12", "2024-03-05");
        check(&mut dates, "5/03/24, 10:00:01", "2024-03-05");
        check(&mut dates, "5/03/24", "2024-03-05");
        check(&mut dates, "15/03/24, 09:12", "2024-03-15");
        check(&mut dates, "5/03/2024, 09:12", "2024-03-05");
    }

    #[test]
    fn what_is_wrong_with_a_date_is_said() {
        let mut dates = column(DateOrder::DayFirst);
        for _ in 0..2 {
            refused(&mut dates, "29/02/2018", |column| Reason::ImpossibleDate { column });
            refused(&mut dates, "40:58.0", |column| Reason::LostDate { column });
            refused(&mut dates, "soon", |column| Reason::BadDate { column });
            refused(&mut dates, "44197", |column| Reason::BadDate { column });
        }
        check(&mut dates, "28/02/2018", "2018-02-28");
    }

    #[test]
    fn a_date_never_set_is_none() {
        let mut dates = column(DateOrder::DayFirst);
        assert_eq!(dates.read_cell(b"00/00/0000"), Ok(None));
        check(&mut dates, "28/02/2018", "2018-02-28");
        assert_eq!(dates.read_cell(b"never"), Ok(None));
        check(&mut dates, "28/02/2018 10:00", "2018-02-28");
    }

    #[test]
    fn a_column_that_counts_reads_numbers_only() {
        let mut dates = column(DateOrder::ExcelSerial);
        check(&mut dates, "44197.5", "2021-01-01");
        refused(&mut dates, "-12", |column| Reason::BadDate { column });
        let mut dates = column(DateOrder::UnixSeconds);
        check(&mut dates, "1714550000", "2024-05-01");
        check(&mut dates, "1714636400", "2024-05-02");
        assert_eq!(dates.contradiction(), None);
    }

    #[test]
    fn most_dates_may_contradict_the_order_assumed() {
        let mut dates = column(DateOrder::DayFirst);
        check(&mut dates, "05/03/2024", "2024-03-05");
        assert_eq!(dates.contradiction(), None);
        refused(&mut dates, "03/25/2024", |column| Reason::ImpossibleDate { column });
        assert_eq!(dates.contradiction(), Some((3, DateOrder::MonthFirst)));
    }
}
