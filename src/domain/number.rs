//! How numbers are written for people: with the marks of the language that texts are in.

use crate::t;

/// The mark before the decimals, and that between groups of three digits: `.` and `,` in English.
pub fn marks() -> (char, char) {
    let first = |text: String, or: char| text.chars().next().unwrap_or(or);
    (first(t!("number.decimal"), '.'), first(t!("number.group"), ','))
}

/// A number as Rust prints it, with the language's decimal mark.
pub fn with_decimal_mark(number: &str) -> String {
    let (decimal, _) = marks();
    number.replace('.', decimal.encode_utf8(&mut [0; 4]))
}

/// A number with at most two decimals and no trailing zeros: `3`, `2.5`, `0.33`.
pub fn plain(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // Adding nought turns −0 into 0.
    with_decimal_mark(&(rounded + 0.0).to_string())
}

/// A share in per cent, rounded to one decimal: 0.502 97 is 50.3.
pub fn in_percent(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}

/// A share 0..=1 as per cent with one decimal where it has one: `50.3 %`.
pub fn percent(share: f64) -> String {
    format!("{}\u{a0}%", with_decimal_mark(&(in_percent(share) + 0.0).to_string()))
}

/// A number with at most two decimals, as [`plain`] writes it, and a true minus sign below nought.
pub fn signed(value: f64) -> String {
    with_minus(value, plain(value.abs()))
}

/// The size of a number as it is written, after a true minus sign where the number is below nought: that sign lines up
/// with digits and does not wrap. Nought has none.
pub fn with_minus(value: f64, size: String) -> String {
    if value < 0.0 && size != "0" { format!("\u{2212}{size}") } else { size }
}

/// The same with a plus before what is above nought, where the sign is part of how a number is read.
pub fn with_sign(value: f64, size: String) -> String {
    if value > 0.0 && size != "0" { format!("+{size}") } else { with_minus(value, size) }
}

/// A net promoter score, wherever one is shown: whole, with its sign, as `+19`, `−25` and `0`.
pub fn score(value: f64) -> String {
    let whole = value.round();
    with_sign(whole, plain(whole.abs()))
}

/// A whole number in groups of three: `12,361`.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let (_, group) = marks();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_without_idle_digits() {
        assert_eq!(plain(3.0), "3");
        assert_eq!(plain(2.499_999), "2.5");
        assert_eq!(plain(-0.001), "0");
        assert_eq!(percent(0.502_97), "50.3\u{a0}%");
        assert_eq!(percent(1.0), "100\u{a0}%");
    }

    #[test]
    fn a_negative_number_has_a_true_minus_sign() {
        assert_eq!(signed(-0.25), "\u{2212}0.25");
        assert_eq!(signed(-0.001), "0");
        assert_eq!(signed(3.0), "3");
        assert_eq!(with_sign(3.0, grouped(3)), "+3");
        assert_eq!(with_sign(-3.0, grouped(3)), "\u{2212}3");
        assert_eq!(with_sign(0.0, grouped(0)), "0");
    }

    #[test]
    fn a_score_is_whole_and_has_its_sign() {
        assert_eq!(score(18.75), "+19");
        assert_eq!(score(87.5), "+88");
        assert_eq!(score(-25.0), "\u{2212}25");
        assert_eq!([score(0.0), score(-0.4)], ["0", "0"]);
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(12_361), "12,361");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
