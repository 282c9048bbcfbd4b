//! How numbers are written for people.

/// A number with at most two decimals and no trailing zeros: `3`, `2.5`, `0.33`.
pub fn plain(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    // Adding nought turns −0 into 0.
    format!("{}", rounded + 0.0)
}

/// A share 0..=1 as per cent with one decimal where it has one: `50.3 %`.
pub fn percent(share: f64) -> String {
    let tenth = (share * 1000.0).round() / 10.0;
    format!("{}\u{a0}%", tenth + 0.0)
}

/// A whole number in groups of three: `12,361`.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
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
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(12_361), "12,361");
        assert_eq!(grouped(1_000_000), "1,000,000");
    }
}
