//! Tables as CSV that any spreadsheet opens: UTF-8 with a byte-order mark, CRLF, and no cell that is run as a formula
//! (row L3).

use ::csv::{Terminator, WriterBuilder};

/// Tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Characters at the start of a cell that make a spreadsheet read it as a formula, or as something on the way to one.
const FORMULA_STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// A table as the text of a CSV file. Rows may be shorter or longer than the head.
pub fn table_csv(head: &[impl AsRef<str>], rows: &[Vec<impl AsRef<str>>]) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new());
    // Writing to memory cannot fail, and what goes in as text comes out as text.
    let _ = writer.write_record(head.iter().map(|cell| neutral(cell.as_ref())));
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| neutral(cell.as_ref())));
    }
    let table = writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    format!("{BYTE_ORDER_MARK}{}", table.unwrap_or_default())
}

/// A cell with a leading `'` where a spreadsheet would take it for a formula; numbers stay numbers, and one with a true
/// minus sign, which people read and spreadsheets do not, becomes one.
fn neutral(cell: &str) -> String {
    if let Some(number) = cell.strip_prefix('\u{2212}').map(|size| format!("-{size}")).filter(|it| is_number(it)) {
        return number;
    }
    if cell.starts_with(FORMULA_STARTS) && !is_number(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Whether a cell is a plain number: a sign, digits, and at most one point among them.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap();
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_table_is_written_for_spreadsheets() {
        let rows = vec![vec!["2026-09-07", "Hello, \"all\""], vec!["", "two\nlines"]];
        assert_eq!(
            table_csv(&["Date", "Text"], &rows),
            "\u{feff}Date,Text\r\n2026-09-07,\"Hello, \"\"all\"\"\"\r\n,\"two\nlines\"\r\n"
        );
    }

    #[test]
    fn formulas_are_neutralised_and_numbers_stay_numbers() {
        let check = |cell: &str, expected: &str| assert_eq!(neutral(cell), expected);
        check("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")");
        check("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0");
        check("-2+3", "'-2+3");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'\t=1");
        check("-", "'-");
        check("-.5", "'-.5");
        check("-38.60", "-38.60");
        check("+4", "+4");
        check("\u{2212}8.5", "-8.5");
        check("\u{2212}8 points", "\u{2212}8 points");
        check("a=1", "a=1");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            (head, rows) in (1_usize..5).prop_flat_map(|width| {
                let row = prop::collection::vec("[ -~äß€\n\r\t]{0,10}", width);
                (row.clone(), prop::collection::vec(row, 0..6))
            }),
        ) {
            let mut written = vec![head.clone()];
            written.extend(rows.clone());
            let expected: Vec<Vec<String>> =
                written.iter().map(|row| row.iter().map(|cell| neutral(cell)).collect()).collect();
            prop_assert_eq!(read(&table_csv(&head, &rows)), expected);
        }

        #[test]
        fn no_cell_starts_like_a_formula_unless_it_is_a_number(cell in "[=+@\t\r\n-]?.{0,10}") {
            let safe = neutral(&cell);
            prop_assert!(!safe.starts_with(FORMULA_STARTS) || is_number(&safe));
        }
    }
}
