//! Weeks by number, as trackers write them: `2026-W37`, `KW 37/2026`.

use chrono::{NaiveDate, Weekday};

/// Returns the Monday of the ISO week in a text; `None` unless it has a year and the number of a week, and says which
/// is which by a letter.
pub fn week_of(text: &str) -> Option<NaiveDate> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let (first, second) = (numbers.next()?, numbers.next()?);
    let (year, week) = if first.len() == 4 { (first, second) } else { (second, first) };
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let says_week = ["w", "week", "kw", "woche", "s", "sem", "semaine", "semana"].contains(&letters.as_str());
    if !says_week || numbers.next().is_some() || year.len() != 4 || week.len() > 2 {
        return None;
    }
    NaiveDate::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, Weekday::Mon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_by_number_are_read() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(week_of(text).map(|monday| monday.to_string()).as_deref(), expected, "{text:?}");
        };
        check("2026-W37", Some("2026-09-07"));
        check("KW 37/2026", Some("2026-09-07"));
        check("Week 1 2021", Some("2021-01-04"));
        check("Semaine 37, 2026", Some("2026-09-07"));
        check("2026-W54", None);
        check("37", None);
        check("2026-09", None);
        check("", None);
    }
}
