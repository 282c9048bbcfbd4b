//! Dates as exports write them: read once into parts, then placed by the column's order.
//!
//! Only the civil date counts; a time of day, an offset and a zone behind it are read over, so that the file's own
//! clock decides the week. A bare number is never a date: it may be a day offset.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The order of day, month and year in a column of numeric dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 21/09/2022.
    DayFirst,
    /// 09/21/2022.
    MonthFirst,
    /// 2022-09-21.
    YearFirst,
}

impl DateOrder {
    /// Every order, in the order to offer them.
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    /// The stable name used in files and language keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
            Self::YearFirst => "year-first",
        }
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
            if let Some(month) = month(word) {
                parts[found] = Part::Month(month);
                found += 1;
            } else if found == 0 && letters > 0 && !skipped_weekday {
                skipped_weekday = true;
            } else if !word.eq_ignore_ascii_case(b"de") {
                return None;
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

/// Two-digit years up to 69 belong to this century, the others to the last.
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

/// After the date comes nothing, or a time of day.
fn ends_as_date(rest: &[u8]) -> bool {
    match rest.first() {
        None => true,
        Some(b'T' | b't' | b' ' | b',') => {
            let time = rest[1..].trim_ascii();
            time.is_empty() || time.contains(&b':')
        }
        Some(_) => false,
    }
}

/// Number of a month's name or short form in English, German, French or Spanish.
fn month(word: &[u8]) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &["jan", "january", "januar", "jaenner", "janv", "janvier", "ene", "enero"],
        &["feb", "february", "februar", "fev", "fevr", "fevrier", "febrero"],
        &["mar", "march", "maerz", "marz", "mrz", "mars", "marzo"],
        &["apr", "april", "avr", "avril", "abr", "abril"],
        &["may", "mai", "mayo"],
        &["jun", "june", "juni", "juin", "junio"],
        &["jul", "july", "juli", "juil", "juillet", "julio"],
        &["aug", "august", "aout", "ago", "agosto"],
        &["sep", "sept", "september", "septembre", "septiembre"],
        &["oct", "october", "okt", "oktober", "octobre", "octubre"],
        &["nov", "november", "novembre", "noviembre"],
        &["dec", "december", "dez", "dezember", "decembre", "dic", "diciembre"],
    ];
    if word.len() < 3 {
        return None;
    }
    let mut plain = [0; 12];
    let mut length = 0;
    for c in std::str::from_utf8(word).ok()?.chars() {
        *plain.get_mut(length)? = match c {
            'é' | 'É' | 'è' => b'e',
            'û' | 'Û' => b'u',
            'ä' | 'Ä' => b'a',
            c if c.is_ascii() => c.to_ascii_lowercase() as u8,
            _ => return None,
        };
        length += 1;
    }
    let word = &plain[..length];
    (1..).zip(NAMES).find_map(|(number, names)| names.iter().any(|name| name.as_bytes() == word).then_some(number))
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
            None => {}
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
        check("31/04/2024", DateOrder::DayFirst, "");
        check("25/12/2024", DateOrder::MonthFirst, "");
        check("5/3/2024", DateOrder::YearFirst, "");
        check("0091-01-01", DateOrder::YearFirst, "");
    }

    #[test]
    fn other_texts_are_no_dates() {
        for text in ["", "-159", "44197", "2018", "1.10", "10.98.149.94", "13:38.0", "Under-7", "1 to 2 of 3"] {
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
