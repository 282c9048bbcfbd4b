//! What stands in a column of dates for "no date": zeros in the form of one, the first day a system can count, a word.

/// How databases, spreadsheets and programs write a date that was never set.
const UNSET: [&[u8]; 18] = [
    b"0001-01-01",
    b"01/01/0001",
    b"1/1/0001",
    b"01.01.0001",
    b"1970-01-01",
    b"01/01/1970",
    b"1/1/1970",
    b"01.01.1970",
    b"1900-01-00",
    b"1/0/1900",
    b"0/1/1900",
    b"00/01/1900",
    b"00.01.1900",
    b"1900-01-01",
    b"01/01/1900",
    b"1/1/1900",
    b"01.01.1900",
    b"1899-12-30",
];

const WORDS: [&[u8]; 7] = [b"never", b"nie", b"niemals", b"jamais", b"nunca", b"not set", b"not yet"];

/// Returns whether a cell says that there is no date.
///
/// `0` is the moment 0 of a column that counts; in a column of days it is day 0, and nothing is read from that.
pub fn is_no_date(cell: &[u8]) -> bool {
    match cell.first() {
        Some(b'0') => is_zero(cell) || is_unset(cell),
        Some(b'1') => is_unset(cell),
        Some(b'n' | b'N' | b'j' | b'J') => WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word)),
        _ => false,
    }
}

/// `0`, `0000-00-00 00:00:00`, `00/00/0000`; a time of midnight alone is a date lost, not a date never set.
fn is_zero(cell: &[u8]) -> bool {
    let is_part = |byte: &u8| matches!(byte, b'0' | b'-' | b'/' | b'.' | b':' | b' ' | b'T' | b'Z');
    let is_date = || cell.contains(&b'-') || cell.contains(&b'/') || cell.starts_with(b"00.00.");
    cell.iter().all(is_part) && (cell.len() == 1 || is_date())
}

/// One of the days that stand for none, with or without midnight behind it, or the hour of midnight elsewhere.
fn is_unset(cell: &[u8]) -> bool {
    UNSET.iter().any(|day| {
        let rest = cell.strip_prefix(*day);
        rest.is_some_and(|rest| matches!(rest.first(), None | Some(b'T' | b' ' | b',')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_were_never_set_are_none() {
        for cell in [
            "0",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "0000-00-00T00:00:00Z",
            "00/00/0000",
            "00.00.0000",
            "0001-01-01T00:00:00",
            "1/1/0001 12:00:00 AM",
            "1970-01-01 00:00:00 UTC",
            "01/01/1970, 01:00",
            "1/0/1900",
            "1900-01-00",
            "Never",
            "jamais",
        ] {
            assert!(is_no_date(cell.as_bytes()), "{cell:?}");
        }
    }

    #[test]
    fn other_cells_are_not() {
        for cell in
            ["", "00:00.0", "00:00:00", "0.0", "00", "01/01/2026", "1/1/19001", "1970-01-011", "2026-01-01", "November"]
        {
            assert!(!is_no_date(cell.as_bytes()), "{cell:?}");
        }
    }
}
