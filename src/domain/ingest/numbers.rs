//! Numbers as exports write them: either decimal mark, thousands, percent, currencies, durations.
//!
//! `1,234` is one and a bit in Berlin and a thousand in Boston. Other numbers of the same column tell which
//! ([`DecimalMarks`]); [`number`] is then given the mark, and refuses what does not fit it instead of guessing.

use serde::{Deserialize, Serialize};

/// The character before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecimalMark {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

impl DecimalMark {
    /// Both marks, in the order to offer them.
    pub const ALL: [Self; 2] = [Self::Point, Self::Comma];

    /// The stable name used in files and language keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Comma => "comma",
        }
    }

    const fn decimal(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }

    const fn thousands(self) -> char {
        match self {
            Self::Point => ',',
            Self::Comma => '.',
        }
    }
}

/// How many numbers of a column prove each decimal mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DecimalMarks {
    points: u64,
    commas: u64,
    /// Numbers such as `1,234`, which have a mark and prove none.
    open: u64,
}

impl DecimalMarks {
    /// Takes a cell into account; one that is no number proves nothing.
    pub fn add(&mut self, cell: &str) {
        // Most cells are digits and marks only, and need no copy.
        let is_plain = cell.starts_with(|c: char| c.is_ascii_digit())
            && cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
        if is_plain {
            self.add_digits(cell);
        } else if let Some(bare) = bare(cell) {
            self.add_digits(&bare.digits);
        }
    }

    fn add_digits(&mut self, digits: &str) {
        match proof(digits) {
            Some(mark) if parts(digits, mark).is_none() => {}
            Some(DecimalMark::Point) => self.points += 1,
            Some(DecimalMark::Comma) => self.commas += 1,
            None => self.open += u64::from(digits.contains(['.', ','])),
        }
    }

    /// Returns the mark that most numbers prove, `None` when none proves any or they are at odds.
    pub fn mark(&self) -> Option<DecimalMark> {
        match self.points.cmp(&self.commas) {
            std::cmp::Ordering::Greater => Some(DecimalMark::Point),
            std::cmp::Ordering::Less => Some(DecimalMark::Comma),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// Returns whether any number has a mark at all.
    pub fn has_any(&self) -> bool {
        self.points + self.commas + self.open > 0
    }
}

/// Reads a number, `None` for anything else; a currency and a sign of percent are read over, so that `26,3 %` is 26.3.
///
/// `mark` is what the column told. Without it a number that proves its mark is read by it, and a lone mark that could
/// be either is taken for the decimal one.
pub fn number(cell: &str, mark: Option<DecimalMark>) -> Option<f64> {
    let bare = bare(cell)?;
    let lone = if bare.digits.contains(',') { DecimalMark::Comma } else { DecimalMark::Point };
    let mark = mark.or_else(|| proof(&bare.digits)).unwrap_or(lone);
    let (whole, decimals) = parts(&bare.digits, mark)?;
    let value: f64 = format!("{}.{decimals}", whole.replace(mark.thousands(), "")).parse().ok()?;
    Some(if bare.is_negative { -value } else { value })
}

/// Reads a duration in seconds: `1:02:03`, `26:00:00.5`, `1h 2m 3s`, `45 min`.
///
/// `12:30` is none: it may be hours and minutes, minutes and seconds, or a time of day.
pub fn duration(cell: &str) -> Option<f64> {
    let parts: Vec<&str> = cell.trim().split(':').collect();
    let seconds = match parts.as_slice() {
        [hours, minutes, seconds] => {
            let is_sixtieth = |part: &str| part.split('.').next().is_some_and(|whole| (1..=2).contains(&whole.len()));
            if !is_sixtieth(minutes) || !is_sixtieth(seconds) || !hours.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            let (minutes, seconds) = (unsigned(minutes)?, unsigned(seconds)?);
            if minutes >= 60.0 || seconds >= 60.0 {
                return None;
            }
            unsigned(hours)? * 3_600.0 + minutes * 60.0 + seconds
        }
        [text] => worded(text)?,
        _ => return None,
    };
    Some(seconds)
}

fn unsigned(digits: &str) -> Option<f64> {
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number { digits.parse().ok() } else { None }
}

/// Numbers each with its unit.
fn worded(text: &str) -> Option<f64> {
    let mut rest = text.trim();
    let mut seconds = 0.0;
    while !rest.is_empty() {
        let unit = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (amount, after) = rest.split_at(unit);
        let after = after.trim_start();
        let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (unit, next) = after.split_at(end);
        let length = match unit.to_ascii_lowercase().as_str() {
            "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" | "heure" | "heures" | "hora"
            | "horas" => 3_600.0,
            "m" | "min" | "mins" | "minute" | "minutes" | "minuten" | "minuto" | "minutos" => 60.0,
            "s" | "sec" | "secs" | "second" | "seconds" | "sekunden" | "secondes" | "segundos" => 1.0,
            _ => return None,
        };
        seconds += unsigned(amount)? * length;
        rest = next.trim_start();
    }
    (!text.trim().is_empty()).then_some(seconds)
}

/// A number without sign, blanks, currency and percent.
struct Bare {
    is_negative: bool,
    digits: String,
}

fn bare(cell: &str) -> Option<Bare> {
    const CURRENCIES: [&str; 7] = ["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "kr"];
    let mut text = cell.trim();
    let in_brackets = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let mut is_negative = in_brackets.is_some();
    text = in_brackets.unwrap_or(text).trim();
    loop {
        let shorter = text
            .strip_prefix(['$', '€', '£', '¥'])
            .or_else(|| text.strip_suffix(['$', '€', '£', '¥', '%']))
            .or_else(|| CURRENCIES.iter().find_map(|code| text.strip_prefix(code).or_else(|| text.strip_suffix(code))));
        if let Some(shorter) = shorter {
            text = shorter.trim();
        } else if let Some(unsigned) = text.strip_prefix(['-', '−', '+']).filter(|_| !is_negative) {
            is_negative = !text.starts_with('+');
            text = unsigned.trim();
            if text.starts_with(['-', '−', '+']) {
                return None;
            }
        } else {
            break;
        }
    }
    // Blanks and apostrophes part thousands in either style, and nothing else.
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
    let is_number = digits.contains(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    is_number.then_some(Bare { is_negative, digits })
}

/// The decimal mark that a number proves by itself.
fn proof(digits: &str) -> Option<DecimalMark> {
    let last = digits.rfind(['.', ','])?;
    let is_comma = digits[last..].starts_with(',');
    let this = if is_comma { DecimalMark::Comma } else { DecimalMark::Point };
    let other = if is_comma { DecimalMark::Point } else { DecimalMark::Comma };
    let before = &digits[..last];
    if before.contains(this.decimal()) {
        // A mark that comes twice parts thousands.
        return Some(other);
    }
    let could_part_thousands = digits.len() - last == 4 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    let has_both = before.contains(this.thousands());
    (has_both || !could_part_thousands).then_some(this)
}

/// The whole part and the decimals of digits that are a number with this decimal mark.
fn parts(digits: &str, mark: DecimalMark) -> Option<(&str, &str)> {
    let (whole, decimals) = digits.split_once(mark.decimal()).unwrap_or((digits, ""));
    let is_number = decimals.bytes().all(|byte| byte.is_ascii_digit()) && is_grouped(whole, mark.thousands());
    is_number.then_some((whole, decimals))
}

/// Whether the whole part is digits, in threes where a mark parts them.
fn is_grouped(whole: &str, thousands: char) -> bool {
    let mut groups = whole.split(thousands);
    let first = groups.next().unwrap_or_default();
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let is_parted = whole.contains(thousands);
    is_digits(first)
        && (!is_parted || (1..=3).contains(&first.len()))
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINT: Option<DecimalMark> = Some(DecimalMark::Point);
    const COMMA: Option<DecimalMark> = Some(DecimalMark::Comma);

    fn check(cell: &str, mark: Option<DecimalMark>, expected: Option<f64>) {
        assert_eq!(number(cell, mark), expected, "{cell:?} {mark:?}");
    }

    fn check_mark(cells: &[&str], expected: Option<DecimalMark>) {
        let mut marks = DecimalMarks::default();
        cells.iter().for_each(|cell| marks.add(cell));
        assert_eq!(marks.mark(), expected, "{cells:?}");
    }

    #[test]
    fn a_number_alone_is_read_by_what_it_proves() {
        check("7", None, Some(7.0));
        check("2,63", None, Some(2.63));
        check("1,234.5", None, Some(1234.5));
        check("1.234,5", None, Some(1234.5));
        check("1,234,567", None, Some(1_234_567.0));
        check("1.234.567", None, Some(1_234_567.0));
        check("0,125", None, Some(0.125));
        check("1,234", None, Some(1.234));
        check(".5", None, Some(0.5));
        check("12.", None, Some(12.0));
    }

    #[test]
    fn the_column_decides_what_one_number_leaves_open() {
        check("1,234", POINT, Some(1234.0));
        check("1,234", COMMA, Some(1.234));
        check("1.234", COMMA, Some(1234.0));
        check("1.234", POINT, Some(1.234));
        check("1,23", POINT, None);
        check("1.10", COMMA, None);
        check("12,34,567", POINT, None);
    }

    #[test]
    fn signs_currencies_and_percent_are_no_part_of_the_value() {
        check("26,3 %", None, Some(26.3));
        check("95%", None, Some(95.0));
        check("$1,234.50", None, Some(1234.5));
        check("1.234,50 €", None, Some(1234.5));
        check("EUR 12.00", None, Some(12.0));
        check("-12", None, Some(-12.0));
        check("−12,5", None, Some(-12.5));
        check("-$3.50", None, Some(-3.5));
        check("($3.50)", None, Some(-3.5));
        check("+4", None, Some(4.0));
        check("1\u{202f}617", None, Some(1617.0));
        check("1’617.25", None, Some(1617.25));
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in ["", "-", "ten", "inf", "NaN", "1e5", "5/10", "EX", "1.2.3", "1,2.3,4", "--5", "%", "12 of 20"] {
            check(text, None, None);
        }
    }

    #[test]
    fn the_mark_of_a_column_is_what_most_numbers_prove() {
        check_mark(&["1,234", "2,500", "3,5"], COMMA);
        check_mark(&["1,234", "1,234.5"], POINT);
        check_mark(&["1.234.567"], COMMA);
        check_mark(&["1,234", "12", "x"], None);
        check_mark(&["1.2.3", "1,2,3", "3,5 of 7"], None);
        check_mark(&["EUR 1.234,50"], COMMA);
        check_mark(&[], None);
    }

    #[test]
    fn a_number_that_proves_nothing_still_has_a_mark() {
        let has_any = |cell: &str| {
            let mut marks = DecimalMarks::default();
            marks.add(cell);
            marks.has_any()
        };
        assert!(has_any("1,234") && has_any("0.5") && has_any("1.234 %"));
        assert!(!has_any("1234") && !has_any("1 234") && !has_any("one"));
    }

    #[test]
    fn durations_are_read_in_seconds() {
        let check = |cell: &str, expected: Option<f64>| assert_eq!(duration(cell), expected, "{cell:?}");
        check("1:02:03", Some(3_723.0));
        check("26:00:00", Some(93_600.0));
        check("0:00:01.5", Some(1.5));
        check("1h 2m 3s", Some(3_723.0));
        check("45 min", Some(2_700.0));
        check("1.5 hours", Some(5_400.0));
        for text in ["", "12:30", "1:60:00", "1:00:60", "-1:00:00", "1:2:3:4", "45", "a:b:c", "5 days", "40:58.0"] {
            check(text, None);
        }
    }
}
