//! Records beside those of `csv-core`, in slices of all sizes.

use csv_core::ReadRecordResult;
use proptest::prelude::*;
use proptest::{collection, sample};

use super::*;

/// Reads a text in slices of each size from 1 up, so that every place is cut once.
fn check(text: &str, expected: &[(u64, &[&str])]) {
    for size in 1..=text.len().min(12) {
        let mut found = Vec::new();
        let mut records = Records::new(Delimiter::Comma);
        for slice in text.as_bytes().chunks(size) {
            records
                .feed(slice, false, |record| {
                    found.push((record.line, record.strings()));
                    Ok(())
                })
                .expect("readable");
        }
        records
            .feed(&[], true, |record| {
                found.push((record.line, record.strings()));
                Ok(())
            })
            .expect("readable");
        let found: Vec<(u64, Vec<&str>)> =
            found.iter().map(|(line, cells)| (*line, cells.iter().map(String::as_str).collect())).collect();
        let expected: Vec<(u64, Vec<&str>)> = expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
        assert_eq!(found, expected, "{text:?} in slices of {size}");
    }
}

fn refused(text: &str, expected: IngestError) {
    let mut records = Records::new(Delimiter::Comma);
    assert_eq!(records.feed(text.as_bytes(), true, |_| Ok(())), Err(expected));
}

#[test]
fn lines_end_in_any_way() {
    check("a,b\n1,2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check("a,b\r\n1,2\r\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check("a,b\r1,2\r", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check("a,b\r\n1,2\n3,4", &[(1, &["a", "b"]), (2, &["1", "2"]), (3, &["3", "4"])]);
}

#[test]
fn a_record_is_known_by_its_first_line() {
    check("\n\na,\"x\ny\"\n1,2\n\n3,4", &[(3, &["a", "x\ny"]), (5, &["1", "2"]), (7, &["3", "4"])]);
}

#[test]
fn quotes_are_resolved() {
    check("\"a,b\",\"say \"\"hi\"\"\",5\" disk", &[(1, &["a,b", "say \"hi\"", "5\" disk"])]);
}

#[test]
fn empty_cells_at_the_end_are_cells() {
    check("a,,\n", &[(1, &["a", "", ""])]);
}

#[test]
fn a_quote_that_is_never_closed_is_refused_with_its_line() {
    refused("a,b\n1,\"two\n3,4\n", IngestError::UnclosedQuote { line: 2 });
    let long = format!("a,b\n\"{}", "1,2\n".repeat(400_000));
    refused(&long, IngestError::UnclosedQuote { line: 2 });
}

#[test]
fn an_endless_line_is_refused() {
    let long = format!("a,b\n1,{}\n", "x".repeat(3 << 20));
    refused(&long, IngestError::RecordTooLong { line: 2 });
}

#[test]
fn a_million_columns_are_refused() {
    refused(&",".repeat(1_000_000), IngestError::TooManyColumns { line: 1 });
}

/// Reads a whole text with csv-core; blank lines are passed over and lines counted as `Records` does.
fn by_csv_core(text: &[u8]) -> Result<Vec<(u64, Vec<String>)>, IngestError> {
    let mut reader = csv_core::Reader::new();
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        at += text[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if at == text.len() {
            return Ok(found);
        }
        let line = 1 + lines(&text[..at]);
        let (mut cells, mut ends) = (vec![0; text.len() + 1], vec![0; text.len() + 1]);
        let (result, read, mut written, mut ended) = reader.read_record(&text[at..], &mut cells, &mut ends);
        at += read;
        if result != ReadRecordResult::Record {
            let closed = reader.read_record(b"\n", &mut cells[written..], &mut ends[ended..]);
            if closed.0 != ReadRecordResult::Record {
                return Err(IngestError::UnclosedQuote { line });
            }
            written += closed.2;
            ended += closed.3;
        }
        assert!(ends[..ended].last() == Some(&written), "all that was written is in a cell");
        let starts = [0].into_iter().chain(ends.iter().copied());
        let spans = starts.zip(&ends[..ended]);
        found.push((line, spans.map(|(start, end)| string(&cells[start..*end])).collect()));
    }
}

fn lines(text: &[u8]) -> u64 {
    let ends = |(at, byte): (usize, &u8)| *byte == b'\r' || *byte == b'\n' && (at == 0 || text[at - 1] != b'\r');
    text.iter().enumerate().filter(|place| ends(*place)).count() as u64
}

fn string(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).into_owned()
}

fn by_records(text: &[u8], size: usize) -> Result<Vec<(u64, Vec<String>)>, IngestError> {
    let mut records = Records::new(Delimiter::Comma);
    let mut found = Vec::new();
    let mut slices = text.chunks(size).peekable();
    while let Some(slice) = slices.next() {
        records.feed(slice, slices.peek().is_none(), |record| {
            found.push((record.line, (0..record.len()).map(|index| string(record.raw(index))).collect()));
            Ok(())
        })?;
    }
    Ok(found)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_in_any_slices_reads_as_csv_core_reads_it(
        text in collection::vec(sample::select(b"\"\"\",,\r\na; ".to_vec()), 0..200),
        size in 1usize..150,
    ) {
        prop_assert_eq!(by_records(&text, size), by_csv_core(&text));
    }
}

#[test]
fn text_behind_a_closing_quote_belongs_to_the_cell() {
    check("\"5\" disk,\"a\"\"b\"c\"d\"\n\"x\" ", &[(1, &["5 disk", "a\"bc\"d\""]), (2, &["x"])]);
}

#[test]
fn a_second_byte_order_mark_is_no_text() {
    let mut records = Records::new(Delimiter::Comma);
    let each = |record: Record<'_>| {
        assert_eq!(record.raw(0), b"id");
        Ok(())
    };
    assert_eq!(records.feed("\u{feff}id,name".as_bytes(), true, each), Ok(()));
}

#[test]
fn a_row_of_empty_cells_is_blank() {
    let mut blank = Vec::new();
    let text = b"a,b\n,\n \"\",\"  \"\n0,\n";
    Records::new(Delimiter::Comma)
        .feed(text, true, |record| {
            blank.push(record.is_blank());
            Ok(())
        })
        .expect("readable");
    assert_eq!(blank, [false, true, false, false]);
}

#[test]
fn the_longest_record_allowed_is_read_wherever_it_is_cut() {
    let text = format!("a,b\n1,{}\n2,3\n", "x".repeat(MAX_RECORD - 2));
    for size in [1 << 16, MAX_RECORD, 4 << 20] {
        assert_eq!(by_records(text.as_bytes(), size).map(|found| found.len()), Ok(3));
        let longer = text.replacen('x', "xx", 1);
        let expected = Err(IngestError::RecordTooLong { line: 2 });
        assert_eq!(by_records(longer.as_bytes(), size), expected, "in slices of {size}");
    }
}
