//! Dates written as one number: seconds or milliseconds since 1970, or the day count of a spreadsheet.
//!
//! One number proves nothing: it may be an id, a score, or days from the start of a course. A whole column does, when
//! every value of it falls into a plausible range.

use chrono::{Days, NaiveDate};

use super::{DateOrder, is_no_date};

/// 9 September 2001 to the end of 2049: ten digits, and later than any LMS.
const SECONDS: std::ops::Range<i64> = 1_000_000_000..2_524_608_000;

/// 2000 to the end of 2049. Day offsets are far smaller, and often negative.
const SERIALS: std::ops::Range<i64> = 36_526..54_789;

const SECONDS_A_DAY: i64 = 86_400;

/// What the numbers of a column could count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberDates {
    seconds: u64,
    milliseconds: u64,
    serials: u64,
    others: u64,
}

impl NumberDates {
    /// Takes a filled cell into account; one that says there is no date tells nothing.
    pub fn add(&mut self, cell: &[u8]) {
        if is_no_date(cell) {
            return;
        }
        match whole(cell) {
            Some(number) if SECONDS.contains(&number) => self.seconds += 1,
            Some(number) if SECONDS.contains(&(number / 1_000)) => self.milliseconds += 1,
            Some(number) if SERIALS.contains(&number) => self.serials += 1,
            _ => self.others += 1,
        }
    }

    /// Returns what the column counts, `None` unless all of its values can be dates of one kind.
    ///
    /// Numbers of five digits are common: they are days of a spreadsheet only where the header says that dates stand
    /// there (`says_date`).
    pub fn order(&self, says_date: bool) -> Option<DateOrder> {
        match *self {
            Self { seconds: 1.., milliseconds: 0, serials: 0, others: 0 } => Some(DateOrder::UnixSeconds),
            Self { seconds: 0, milliseconds: 1.., serials: 0, others: 0 } => Some(DateOrder::UnixMilliseconds),
            Self { seconds: 0, milliseconds: 0, serials: 1.., others: 0 } if says_date => Some(DateOrder::ExcelSerial),
            _ => None,
        }
    }
}

/// Returns the date that a number stands for, `None` when it is no number or not in the plausible range.
///
/// Moments are placed by UTC, the clock they are counted by.
pub fn number_date(cell: &[u8], order: DateOrder) -> Option<NaiveDate> {
    let number = whole(cell)?;
    let since = |year, month, day, days: i64| {
        NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(u64::try_from(days).ok()?))
    };
    match order {
        DateOrder::UnixSeconds if SECONDS.contains(&number) => since(1970, 1, 1, number / SECONDS_A_DAY),
        DateOrder::UnixMilliseconds if SECONDS.contains(&(number / 1_000)) => {
            since(1970, 1, 1, number / 1_000 / SECONDS_A_DAY)
        }
        // Day 60 of Excel, 29 February 1900, never was; counting from a day earlier is right for all later ones.
        DateOrder::ExcelSerial if SERIALS.contains(&number) => since(1899, 12, 30, number),
        _ => None,
    }
}

/// The whole part of a number of at most 13 digits; the fraction of a day or second is read over.
fn whole(cell: &[u8]) -> Option<i64> {
    let mut parts = cell.splitn(2, |byte| matches!(byte, b'.' | b','));
    let whole = parts.next().unwrap_or_default();
    let is_number = |digits: &[u8]| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    if !is_number(whole) || whole.len() > 13 || parts.next().is_some_and(|fraction| !is_number(fraction)) {
        return None;
    }
    Some(whole.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], says_date: bool, expected: Option<DateOrder>) {
        let mut numbers = NumberDates::default();
        for cell in cells {
            numbers.add(cell.as_bytes());
        }
        assert_eq!(numbers.order(says_date), expected, "{cells:?}");
    }

    fn check_date(cell: &str, order: DateOrder, expected: &str) {
        let date = number_date(cell.as_bytes(), order).map(|date| date.to_string());
        assert_eq!(date.unwrap_or_default(), expected, "{cell:?} {order:?}");
    }

    #[test]
    fn moments_are_told_by_all_values_of_a_column() {
        check(&["1714550000", "1714550399"], false, Some(DateOrder::UnixSeconds));
        check(&["1714550000123"], false, Some(DateOrder::UnixMilliseconds));
        check(&["1714550000", "0"], true, Some(DateOrder::UnixSeconds));
        check(&["0"], true, None);
        check(&["1714550000", "12"], true, None);
        check(&["1714550000", "1714550000123"], true, None);
        check(&["0612345678"], true, None);
        check(&[], true, None);
    }

    #[test]
    fn days_of_a_spreadsheet_need_a_header_that_says_so() {
        check(&["45000", "45000.5", "45001,25"], true, Some(DateOrder::ExcelSerial));
        check(&["45000", "45001"], false, None);
    }

    #[test]
    fn day_offsets_are_never_days_of_a_spreadsheet() {
        check(&["-159", "12", "44197"], true, None);
        check(&["-53"], true, None);
        check(&["5", "240"], true, None);
    }

    #[test]
    fn numbers_become_the_dates_they_count() {
        check_date("1714550000", DateOrder::UnixSeconds, "2024-05-01");
        check_date("1714550000.0", DateOrder::UnixSeconds, "2024-05-01");
        check_date("1714550000123", DateOrder::UnixMilliseconds, "2024-05-01");
        check_date("44197", DateOrder::ExcelSerial, "2021-01-01");
        check_date("45351.75", DateOrder::ExcelSerial, "2024-02-29");
        check_date("12", DateOrder::ExcelSerial, "");
        check_date("1714550000", DateOrder::ExcelSerial, "");
        check_date("44197", DateOrder::DayFirst, "");
        check_date("4419x", DateOrder::ExcelSerial, "");
    }
}
