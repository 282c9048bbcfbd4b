//! Columns of numbers: minutes, counts, marks and performance measures, and the yes or no of a confirmation.

use crate::ingest::error::{ColumnName, Reason};
use crate::ingest::numbers::{self, DecimalMark, DecimalMarks};
use crate::ingest::records::Record;
use crate::ingest::roles::{self, Role};
use crate::ingest::settings::{Column, Settings};
use crate::ingest::text;

/// No number of learning or work is larger; sums of such numbers stay numbers.
const LARGEST: f64 = 1e12;

/// A column of numbers.
#[derive(Clone, Debug)]
pub struct MeasureColumn {
    name: ColumnName,
    role: Role,
    mark: DecimalMark,
    /// Whether a person, or an earlier pass over the file, decided the mark.
    is_decided: bool,
    marks: DecimalMarks,
    /// Whether it holds times, so that durations count too and the header may name another unit.
    is_time: bool,
    /// Whether `1:30` is a duration in it, by the unit that the header names.
    is_clock: bool,
    /// Minutes in one of the column's units; 1 where it holds no times.
    scale: f64,
}

impl MeasureColumn {
    /// Starts a column.
    pub fn new(column: &Column, settings: &Settings) -> Self {
        let is_time = matches!(column.role, Role::Minutes | Role::Coaching);
        let scale = if is_time { roles::minutes_in(&column.header).unwrap_or(1.0) } else { 1.0 };
        Self {
            name: column.name(),
            role: column.role,
            mark: column.decimals.mark,
            is_decided: settings.decimals.contains_key(&column.index),
            marks: DecimalMarks::default(),
            is_time,
            is_clock: is_time && roles::tells_clock(&column.header),
            scale,
        }
    }

    /// Reads the number of a record, `None` where the cell says "no value"; times in minutes.
    ///
    /// # Errors
    /// [`Reason::BadNumber`] for a cell that is no number in the style of its column.
    pub fn read(&mut self, record: &Record) -> Result<Option<f64>, Reason> {
        let Some(cell) = record.value(self.name.index) else {
            return Ok(None);
        };
        if !self.is_decided && cell.iter().any(|byte| matches!(byte, b'.' | b',')) {
            self.marks.add(&String::from_utf8_lossy(cell));
        }
        let value = plain(cell, self.mark).map(|number| number * self.scale).or_else(|| self.read_slowly(cell));
        match value.filter(|value| value.abs() <= LARGEST) {
            Some(value) => Ok(Some(value)),
            None => Err(Reason::BadNumber { role: self.role, column: self.name.clone() }),
        }
    }

    /// Returns column and decimal mark when the numbers read so far prove another mark than the one assumed.
    pub fn contradiction(&self) -> Option<(usize, DecimalMark)> {
        let proved = self.marks.mark()?;
        (!self.is_decided && proved != self.mark).then_some((self.name.index, proved))
    }

    fn read_slowly(&self, cell: &[u8]) -> Option<f64> {
        let cell = String::from_utf8_lossy(cell);
        let duration = if self.is_time { numbers::duration(&cell) } else { None };
        let minutes = duration.map(|seconds| seconds / 60.0);
        let clock = || if self.is_clock { clock(&cell).map(|units| units * self.scale) } else { None };
        minutes.or_else(clock).or_else(|| numbers::number(&cell, Some(self.mark)).map(|number| number * self.scale))
    }
}

/// Reads `1:30` in the larger of its two units.
fn clock(cell: &str) -> Option<f64> {
    let (large, small) = cell.trim().split_once(':')?;
    let digits = |part: &str| {
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<f64>().ok()).flatten()
    };
    let small = digits(small).filter(|value| small.len() == 2 && *value < 60.0)?;
    Some(digits(large)? + small / 60.0)
}

/// Reads digits with at most a decimal point: what most cells are, without a copy of the cell.
pub fn plain(cell: &[u8], mark: DecimalMark) -> Option<f64> {
    const MOST_DIGITS: usize = 15;
    let (mut mantissa, mut decimals) = (0_u64, None);
    if cell.len() > MOST_DIGITS || !cell.first()?.is_ascii_digit() {
        return None;
    }
    for byte in cell {
        match (byte, decimals) {
            (b'0'..=b'9', _) => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                decimals = decimals.map(|count: i32| count + 1);
            }
            (b'.', None) if mark == DecimalMark::Point => decimals = Some(0),
            _ => return None,
        }
    }
    // Both are whole numbers that a float holds exactly, so their quotient is the nearest float.
    Some(mantissa as f64 / 10_f64.powi(decimals.unwrap_or_default()))
}

/// Returns whether a cell says that something was confirmed; `None` for another answer.
pub fn is_yes(cell: &str) -> Option<bool> {
    const YES: &str = "yes, y, true, 1, x, confirmed, done, ja, j, bestatigt, oui, o, confirme, confirmee, si, s, confirmado, confirmada";
    const NO: &str = "no, n, false, 0, not confirmed, open, pending, declined, not yet, nein, nicht bestatigt, offen, non, non confirme, en attente, no confirmado, pendiente";
    let word = text::fold(cell);
    if text::lists(YES, &word) || cell.trim() == "✓" { Some(true) } else { text::lists(NO, &word).then_some(false) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ingest::import_bytes;

    #[test]
    fn a_duration_of_two_parts_is_read_where_the_header_names_its_unit() {
        for (header, minutes) in [("Hours viewed", 100.0), ("Minutes", 1.7)] {
            let csv = format!("learner_id,Date,{header}\nu1,2026-09-07,1:30\nu2,2026-09-07,0:10\nu3,2026-09-07,0:00\n");
            let figures = import_bytes(csv.as_bytes(), &Settings::default()).expect("readable").figures;
            let sums: Vec<f64> = figures.weekly_minutes.iter().flatten().map(|week| week.sum).collect();
            assert!(sums.len() == 1 && (sums[0] - minutes).abs() < 1e-9, "{header:?} {sums:?}");
            let active: Vec<u64> = figures.weekly_active.iter().flatten().map(|week| week.count).collect();
            assert_eq!(active, [2], "a row of zeros is no activity");
        }
        for cell in ["1:5", "1:60", ":30", "1:30:00", "a:30"] {
            assert_eq!(clock(cell), None, "{cell:?}");
        }
    }

    #[test]
    fn a_number_beyond_all_measure_is_set_aside() {
        let csv = "learner_id,Date,Minutes\nu1,2026-09-07,30\nu2,2026-09-07,99999999999999999999\n";
        let outcome = import_bytes(csv.as_bytes(), &Settings::default()).expect("readable");
        assert_eq!((outcome.set_aside.len(), outcome.figures.learners), (1, Some(1)));
        assert!(matches!(&outcome.set_aside[0].reason, Reason::BadNumber { role: Role::Minutes, .. }));
    }

    #[test]
    fn a_plain_number_is_read_at_once_and_another_is_not() {
        assert_eq!(plain(b"12.5", DecimalMark::Point), Some(12.5));
        assert_eq!(plain(b"1.234", DecimalMark::Comma), None);
        for cell in ["", "-1", "1,5", "1.2.3", "12 min", "."] {
            assert_eq!(plain(cell.as_bytes(), DecimalMark::Point), None, "{cell:?}");
        }
    }

    #[test]
    fn a_confirmation_is_yes_or_no_in_four_languages() {
        for (cell, expected) in
            [("Yes", Some(true)), ("Bestätigt", Some(true)), ("non", Some(false)), ("maybe", None), ("", None)]
        {
            assert_eq!(is_yes(cell), expected, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_reads_what_the_slow_way_reads(whole in 0_u64..1_000_000, decimals in 0_u32..10_000) {
            let cell = format!("{whole}.{decimals}");
            prop_assert_eq!(plain(cell.as_bytes(), DecimalMark::Point), cell.parse().ok());
        }
    }
}
