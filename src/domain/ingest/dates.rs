//! Dates as exports write them: read once into parts, then placed by the column's order.
//!
//! Only the civil date counts; a time of day, an offset and a zone behind it are read over, so that the file's own
//! clock decides the week. A bare number is no date by itself, for it may be a day offset; a whole column of them may
//! be ([`NumberDates`]).

mod none;
mod number;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use none::is_no_date;
pub use number::{NumberDates, number_date};

/// How a column writes its dates: the order of day, month and year, or what its numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 21/09/2022.
    DayFirst,
    /// 09/21/2022.
    MonthFirst,
    /// 2022-09-21.
    YearFirst,
    /// 1663718400: seconds since the first of January 1970, UTC.
    UnixSeconds,
    /// 1663718400000: milliseconds since then.
    UnixMilliseconds,
    /// 44825: days in the count of Excel and other spreadsheets.
    ExcelSerial,
}

impl DateOrder {
    /// Every order, in the order to offer them.
    pub const ALL: [Self; 6] = [
        Self::DayFirst,
        Self::MonthFirst,
        Self::YearFirst,
        Self::UnixSeconds,
        Self::UnixMilliseconds,
        Self::ExcelSerial,
    ];

    /// The stable name used in files and language keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
            Self::YearFirst => "year-first",
            Self::UnixSeconds => "unix-seconds",
            Self::UnixMilliseconds => "unix-milliseconds",
            Self::ExcelSerial => "excel-serial",
        }
    }

    /// Returns whether the dates are numbers that count from a day.
    pub const fn is_count(self) -> bool {
        matches!(self, Self::UnixSeconds | Self::UnixMilliseconds | Self::ExcelSerial)
    }
}

/// One of the three parts of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Number { value: u32, digits: usize },
    Month(u32),
}

/// A date taken apart, before the order of its parts is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    parts: [Part; 3],
    /// Length of the text the parts were read from; the time of day follows.
    pub end: usize,
}

impl Parts {
    /// Takes a text apart; `None` when it has not the form of a date.
    pub fn read(text: &[u8]) -> Option<Self> {
        let eight = text.iter().take_while(|byte| byte.is_ascii_digit()).count() == 8;
        if eight { Self::read_compact(text) } else { Self::read_parted(text) }
    }

    /// 20220921, as xAPI and HR systems write it; other numbers of eight digits are hardly ever a date by chance.
    fn read_compact(text: &[u8]) -> Option<Self> {
        let part = |from: usize, digits: usize| {
            let value = number(text.get(from..from + digits)?)?;
            Some(Part::Number { value, digits })
        };
        let parts = Self { parts: [part(0, 4)?, part(4, 2)?, part(6, 2)?], end: 8 };
        parts.date(DateOrder::YearFirst)?;
        ends_as_date(&text[8..]).then_some(parts)
    }

    fn read_parted(text: &[u8]) -> Option<Self> {
        let mut parts = [Part::Month(0); 3];
        let mut found = 0;
        let mut at = 0;
        let mut skipped_weekday = false;
        while found < 3 {
            at += separators(&text[at..], found == 0 && !skipped_weekday)?;
            let rest = &text[at..];
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits > 0 {
                parts[found] = Part::Number { value: number(&rest[..digits])?, digits };
                at += digits;
                found += 1;
                continue;
            }
            let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()).count();
            let word = &rest[..letters];
            match (words::month(word), parts) {
                // "mar" begins a Tuesday in French and Spanish when another month follows.
                (Some(month), [Part::Month(_), day, _]) if found == 2 => {
                    parts = [day, Part::Month(month), Part::Month(0)];
                }
                (Some(month), _) => {
                    parts[found] = Part::Month(month);
                    found += 1;
                }
                (None, _) if found == 0 && !skipped_weekday && words::is_weekday(word) => skipped_weekday = true,
                (None, _) if found > 0 && words::is_joining(word) => {}
                (None, _) if skipped_weekday && words::ends_weekday(word) => {}
                _ => return None,
            }
            at += letters;
        }
        ends_as_date(&text[at..]).then_some(Self { parts, end: at })
    }

    /// Returns the order this date proves by itself, `None` when its numbers fit more than one or none.
    pub fn proves(&self) -> Option<DateOrder> {
        match self.parts {
            [Part::Number { digits: 4, .. }, ..] => Some(DateOrder::YearFirst),
            [Part::Month(_), ..] => Some(DateOrder::MonthFirst),
            [_, Part::Month(_), _] => Some(DateOrder::DayFirst),
            [Part::Number { value: a, .. }, Part::Number { value: b, .. }, _] => match (a > 12, b > 12) {
                (true, false) if a > 31 => Some(DateOrder::YearFirst),
                (true, false) => Some(DateOrder::DayFirst),
                (false, true) => Some(DateOrder::MonthFirst),
                _ => None,
            },
        }
    }

    /// Returns the date with its parts in this order; parts that can only be read one way are read that way.
    ///
    /// `None` for an impossible date such as 29 February 2018, and for years outside 1900 to 2100.
    pub fn date(&self, order: DateOrder) -> Option<NaiveDate> {
        let [a, b, c] = self.parts;
        let (year, month, day) = match (a, b) {
            (Part::Number { digits: 4, .. }, _) => (a, b, c),
            (Part::Month(_), _) => (c, a, b),
            (_, Part::Month(_)) => (c, b, a),
            _ => match order {
                DateOrder::DayFirst => (c, b, a),
                DateOrder::MonthFirst => (c, a, b),
                DateOrder::YearFirst => (a, b, c),
                DateOrder::UnixSeconds | DateOrder::UnixMilliseconds | DateOrder::ExcelSerial => return None,
            },
        };
        let month = match month {
            Part::Month(month) => month,
            Part::Number { value, digits } if digits <= 2 => value,
            Part::Number { .. } => return None,
        };
        let Part::Number { value: day, digits: 1 | 2 } = day else {
            return None;
        };
        NaiveDate::from_ymd_opt(full_year(year)?, month, day)
    }
}

/// Two-digit years up to 69 belong to this century, the others to the last, as POSIX has it: 69 is 2069, 70 is 1970.
fn full_year(part: Part) -> Option<i32> {
    let Part::Number { value, digits } = part else {
        return None;
    };
    let year = match (digits, value) {
        (2, 0..=69) => 2000 + value,
        (2, _) => 1900 + value,
        (4, 1900..=2100) => value,
        _ => return None,
    };
    i32::try_from(year).ok()
}

/// Length of the separators at the start of a text: none may lead, and more than three are no date.
fn separators(text: &[u8], leading: bool) -> Option<usize> {
    let length = text.iter().take_while(|byte| matches!(byte, b'/' | b'-' | b'.' | b',' | b' ')).count();
    let allowed = if leading { 0 } else { 3 };
    (length <= allowed && length < text.len()).then_some(length)
}

fn number(digits: &[u8]) -> Option<u32> {
    (digits.len() <= 4).then(|| digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0')))
}

/// After the date comes nothing, a zone, or a time of day.
fn ends_as_date(rest: &[u8]) -> bool {
    match rest.first() {
        None => true,
        Some(b'Z' | b'z') => rest.len() == 1,
        Some(b'+') => rest.contains(&b':'),
        Some(b'T') if rest.get(1).is_some_and(u8::is_ascii_digit) => true,
        Some(b'T' | b't' | b' ' | b',') => {
            let time = rest[1..].trim_ascii();
            let ends = |zone: &[u8]| {
                let from = time.len().saturating_sub(zone.len());
                time[from..].eq_ignore_ascii_case(zone)
            };
            let has_hour = time.windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1] == b'h');
            time.is_empty()
                || time.contains(&b':')
                || has_hour
                || [b"UTC".as_slice(), b"GMT", b" AM", b" PM", b" Uhr"].into_iter().any(ends)
        }
        Some(_) => false,
    }
}

/// Returns whether a cell is a time of day without its date.
///
/// `40:58.0` is what a spreadsheet shows, and saves, of a date and time it was not given the room to show.
pub fn is_time_only(cell: &[u8]) -> bool {
    let digits = |part: &[u8], most: usize| (1..=most).contains(&part.len()) && part.iter().all(u8::is_ascii_digit);
    let parts: Vec<&[u8]> = cell.split(|byte| *byte == b':').collect();
    let Some((last, before)) = parts.split_last() else {
        return false;
    };
    let (seconds, fraction) = match last.iter().position(|byte| matches!(byte, b'.' | b',')) {
        Some(at) => (&last[..at], &last[at + 1..]),
        None => (*last, b"0".as_slice()),
    };
    (1..=2).contains(&before.len())
        && before.iter().all(|part| digits(part, 2))
        && digits(seconds, 2)
        && digits(fraction, 9)
}

/// How many dates of a column prove each order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    day_first: u64,
    month_first: u64,
    year_first: u64,
}

impl Evidence {
    /// Takes one date into account.
    pub fn add(&mut self, proof: Option<DateOrder>) {
        match proof {
            Some(DateOrder::DayFirst) => self.day_first += 1,
            Some(DateOrder::MonthFirst) => self.month_first += 1,
            Some(DateOrder::YearFirst) => self.year_first += 1,
            Some(_) | None => {}
        }
    }

    /// Returns the order most dates prove, or `None` when none proves any.
    pub fn order(&self) -> Option<DateOrder> {
        [
            (self.day_first, DateOrder::DayFirst),
            (self.month_first, DateOrder::MonthFirst),
            (self.year_first, DateOrder::YearFirst),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        // The first of equals: `max_by_key` would take the last.
        .rev()
        .max_by_key(|(count, _)| *count)
        .map(|(_, order)| order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, order: DateOrder, expected: &str) {
        let date = Parts::read(text.as_bytes()).and_then(|parts| parts.date(order));
        let expected = match expected {
            "" => None,
            date => Some(date.parse().expect("a date")),
        };
        assert_eq!(date, expected, "{text:?} {order:?}");
    }

    #[test]
    fn dates_are_read_in_every_form_of_the_systems() {
        check("2018-06-11 00:20:28 UTC", DateOrder::YearFirst, "2018-06-11");
        check("2024-03-05T09:12:44-06:00", DateOrder::YearFirst, "2024-03-05");
        check("2024-03-05T09:12:44.123Z", DateOrder::DayFirst, "2024-03-05");
        check("5/03/18, 09:12", DateOrder::DayFirst, "2018-03-05");
        check("5/03/18, 09:12", DateOrder::MonthFirst, "2018-05-03");
        check("21-Sep-22", DateOrder::DayFirst, "2022-09-21");
        check("Sep 21, 2022", DateOrder::DayFirst, "2022-09-21");
        check("Tuesday, 5 March 2024, 9:12 AM", DateOrder::DayFirst, "2024-03-05");
        check("5. März 2024", DateOrder::DayFirst, "2024-03-05");
        check("5 de marzo de 2024", DateOrder::DayFirst, "2024-03-05");
        check("3 août 2024", DateOrder::DayFirst, "2024-08-03");
        check("28.02.1998", DateOrder::DayFirst, "1998-02-28");
        check("22-09-21", DateOrder::YearFirst, "2022-09-21");
        check("3/15/2024 2:05:09 PM", DateOrder::MonthFirst, "2024-03-15");
        check("3/15/2024 2 PM", DateOrder::MonthFirst, "2024-03-15");
        check("2024-03-05 09:12:44.000 +0100", DateOrder::YearFirst, "2024-03-05");
        check("2024-03-05Z", DateOrder::YearFirst, "2024-03-05");
        check("2024-03-05+01:00", DateOrder::YearFirst, "2024-03-05");
        check("2024-03-05 UTC", DateOrder::YearFirst, "2024-03-05");
        check("20240305", DateOrder::DayFirst, "2024-03-05");
        check("20240305T091244Z", DateOrder::DayFirst, "2024-03-05");
        check("05.03.2024 09.12 Uhr", DateOrder::DayFirst, "2024-03-05");
        check("5/03/2024 14h30", DateOrder::DayFirst, "2024-03-05");
    }

    #[test]
    fn months_and_days_of_the_week_are_known_in_seven_languages() {
        check("Wed Mar 06 2024 10:00:00 GMT+0100", DateOrder::DayFirst, "2024-03-06");
        check("March 5th, 2024", DateOrder::DayFirst, "2024-03-05");
        check("Dienstag, 5. März 2024, 09:12", DateOrder::DayFirst, "2024-03-05");
        check("5. Jänner 2024", DateOrder::DayFirst, "2024-01-05");
        check("mardi 5 mars 2024, 09:12", DateOrder::DayFirst, "2024-03-05");
        check("mar. 5 mars 2024", DateOrder::DayFirst, "2024-03-05");
        check("1er févr. 2024", DateOrder::DayFirst, "2024-02-01");
        check("martes, 5 de marzo de 2024, 09:12", DateOrder::DayFirst, "2024-03-05");
        check("miércoles 6 dic 2023", DateOrder::DayFirst, "2023-12-06");
        check("lunedì, 2 aprile 2018, 18:02", DateOrder::DayFirst, "2018-04-02");
        check("segunda-feira, 2 abr. 2018, 18:02", DateOrder::DayFirst, "2018-04-02");
        check("5 de março de 2022", DateOrder::DayFirst, "2022-03-05");
        check("vrijdag 5 mei 2023, 09:12", DateOrder::DayFirst, "2023-05-05");
    }

    #[test]
    fn a_time_without_its_date_is_no_date() {
        for time in ["40:58.0", "09:12", "9:12:44", "00:00,5"] {
            assert!(is_time_only(time.as_bytes()), "{time:?}");
            assert_eq!(Parts::read(time.as_bytes()), None, "{time:?}");
        }
        for other in ["", "40", "4058.0", "1:2:3:4", "9:", ":12", "12:30 PM", "2024-03-05 09:12", "a:b", "1:23.x"] {
            assert!(!is_time_only(other.as_bytes()), "{other:?}");
        }
    }

    #[test]
    fn two_digit_years_fall_into_this_century_up_to_69() {
        check("1/2/69", DateOrder::DayFirst, "2069-02-01");
        check("1/2/70", DateOrder::DayFirst, "1970-02-01");
        check("1/2/91", DateOrder::DayFirst, "1991-02-01");
    }

    #[test]
    fn impossible_dates_are_none() {
        check("2018-02-29", DateOrder::YearFirst, "");
        check("29-Feb-18", DateOrder::DayFirst, "");
        check("29/02/2018, 09:12", DateOrder::DayFirst, "");
        check("31/04/2024", DateOrder::DayFirst, "");
        check("25/12/2024", DateOrder::MonthFirst, "");
        check("5/3/2024", DateOrder::YearFirst, "");
        check("0091-01-01", DateOrder::YearFirst, "");
    }

    #[test]
    fn other_texts_are_no_dates() {
        for text in [
            "",
            "-159",
            "44197",
            "2018",
            "1.10",
            "10.98.149.94",
            "13:38.0",
            "Under-7",
            "1 to 2 of 3",
            "Quiz 1/2/24",
            "Week 12/2024",
            "12345678",
            "20241399",
            "202403051",
            "5/3",
            "Module 5 May 2024",
            "1.1.1.1",
        ] {
            assert_eq!(Parts::read(text.as_bytes()), None, "{text:?}");
        }
    }

    #[test]
    fn an_order_is_proved_by_a_number_over_twelve() {
        let check = |text: &str, expected: Option<DateOrder>| {
            let proof = Parts::read(text.as_bytes()).and_then(|parts| parts.proves());
            assert_eq!(proof, expected, "{text:?}");
        };
        check("13/05/2024", Some(DateOrder::DayFirst));
        check("05/13/2024", Some(DateOrder::MonthFirst));
        check("05/06/2024", None);
        check("13/13/2024", None);
        check("2024/05/06", Some(DateOrder::YearFirst));
    }

    #[test]
    fn most_dates_decide_the_order_of_a_column() {
        let mut evidence = Evidence::default();
        assert_eq!(evidence.order(), None);
        for proof in [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::MonthFirst] {
            evidence.add(Some(proof));
        }
        assert_eq!(evidence.order(), Some(DateOrder::MonthFirst));
    }
}
