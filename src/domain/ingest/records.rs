//! Text to records: cells parted, quotes resolved, and the line each record begins on.
//!
//! The rules are those of the `csv-core` crate, quotes that stand where they may not included; the tests hold the two
//! side by side. Cells stay where they are in the slice: only a record that is cut by the end of a slice is copied,
//! and only cells with doubled or misplaced quotes are written anew.

mod marks;
mod record;

use super::dialect::Delimiter;
use super::error::IngestError;
use marks::{BLOCK, Marks};
pub use record::Record;
use record::{Cell, Kind, resolve};

/// A record with more bytes than this is refused: no export has one, an unclosed quote makes one. It is less than a
/// preview looks at, so that the preview of such a file says so already.
const MAX_RECORD: usize = 1_000_000;

/// A record with more cells than this is refused.
const MAX_COLUMNS: usize = 4_096;

/// Blocks scanned in one call. A browser goes over to the faster of its two compilations of a function only when the
/// function is called anew.
const TURN: usize = 256;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Where in a cell the text has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Outside quotes: in a bare cell, or in text behind a closing quote. A quote here is a letter like others.
    Outside,
    /// Between quotes.
    Inside,
    /// Behind a quote that closes the cell, unless `next` is the place of another.
    Closed { next: usize },
}

type Each<'a> = dyn FnMut(Record<'_>) -> Result<(), IngestError> + 'a;

/// Parts a text into records, slice by slice; lines may end in CR, LF, CRLF or a mixture.
pub struct Records {
    delimiter: u8,
    marks: Marks,
    /// The beginning of the open record, which an earlier slice brought.
    carried: Vec<u8>,
    /// The cells of the open record; places are counted from its first byte.
    cells: Vec<Cell>,
    resolved: Vec<u8>,
    has_odd_cells: bool,
    has_line_ends: bool,
    /// Where the open cell begins.
    cell: usize,
    kind: Kind,
    state: State,
    line: u64,
    /// The line the open record begins on.
    open_line: u64,
    /// The place behind the last CR in the slice, where an LF belongs to it.
    behind_cr: usize,
    is_begun: bool,
}

impl Records {
    /// Starts at the first character of a text.
    pub fn new(delimiter: Delimiter) -> Self {
        Self {
            delimiter: delimiter.byte(),
            marks: Marks::new(delimiter.byte()),
            carried: Vec::new(),
            cells: Vec::new(),
            resolved: Vec::new(),
            has_odd_cells: false,
            has_line_ends: false,
            cell: 0,
            kind: Kind::Bare,
            state: State::Outside,
            line: 1,
            open_line: 1,
            behind_cr: usize::MAX,
            is_begun: false,
        }
    }

    /// Takes the next slice in and hands each record that is complete to `each`.
    ///
    /// # Errors
    /// Whatever `each` returns, and [`IngestError::RecordTooLong`], [`IngestError::TooManyColumns`] and
    /// [`IngestError::UnclosedQuote`].
    pub fn feed(
        &mut self,
        slice: &[u8],
        last: bool,
        mut each: impl FnMut(Record<'_>) -> Result<(), IngestError>,
    ) -> Result<(), IngestError> {
        let slice = self.without_mark(slice);
        self.scan(slice, &mut each)?;
        if last { self.close(&mut each) } else { Ok(()) }
    }

    /// Some programs write a byte-order mark before text that has one already; the decoder took the first.
    fn without_mark<'a>(&mut self, slice: &'a [u8]) -> &'a [u8] {
        if self.is_begun || slice.is_empty() {
            return slice;
        }
        self.is_begun = true;
        slice.strip_prefix(BYTE_ORDER_MARK).unwrap_or(slice)
    }

    fn scan(&mut self, slice: &[u8], each: &mut Each) -> Result<(), IngestError> {
        let (blocks, rest) = slice.as_chunks::<BLOCK>();
        let mut start = 0;
        for (number, blocks) in blocks.chunks(TURN).enumerate() {
            start = self.take_all(slice, number * TURN * BLOCK, blocks, start, each)?;
        }
        // Nothing looks for a zero, so that what fills the last block up is passed over.
        let mut block = [0; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        start = self.take(slice, slice.len() - rest.len(), self.marks.of(&block), start, each)?;
        self.behind_cr = if self.behind_cr == slice.len() { 0 } else { usize::MAX };
        if self.carried.len() + slice.len() - start > MAX_RECORD {
            return Err(self.too_long());
        }
        self.carried.extend_from_slice(&slice[start..]);
        Ok(())
    }

    /// Takes some blocks one after another, the first of which begins at `base`.
    #[inline(never)]
    fn take_all(
        &mut self,
        slice: &[u8],
        base: usize,
        blocks: &[[u8; BLOCK]],
        mut start: usize,
        each: &mut Each,
    ) -> Result<usize, IngestError> {
        for (number, block) in blocks.iter().enumerate() {
            start = self.take(slice, base + number * BLOCK, self.marks.of(block), start, each)?;
        }
        Ok(start)
    }

    /// Takes the marks of one block, which begins at `base`, and returns where in the slice the record begins that is
    /// open behind them; `start` is that place before them.
    #[inline(always)]
    fn take(
        &mut self,
        slice: &[u8],
        base: usize,
        mut marks: u64,
        mut start: usize,
        each: &mut Each,
    ) -> Result<usize, IngestError> {
        while marks != 0 {
            let at = base + marks.trailing_zeros() as usize;
            marks &= marks - 1;
            let byte = slice[at];
            match byte {
                b'\r' => {
                    self.line += 1;
                    self.behind_cr = at + 1;
                }
                b'\n' => self.line += u64::from(at != self.behind_cr),
                _ => {}
            }
            let place = at + self.carried.len() - start;
            if self.ends_record(byte, place)? {
                // A line end at the beginning is an empty line, or the second half of CRLF.
                if place > 0 {
                    self.hand_over(&slice[start..at], place, each)?;
                }
                start = at + 1;
                self.open_line = self.line;
            }
        }
        Ok(start)
    }

    /// Takes in one mark, and returns whether it ends the record.
    #[inline(always)]
    fn ends_record(&mut self, byte: u8, place: usize) -> Result<bool, IngestError> {
        if let State::Closed { next } = self.state {
            if place > next {
                self.state = State::Outside;
                self.kind = Kind::Odd;
            } else if byte == b'"' {
                self.state = State::Inside;
                self.kind = Kind::Odd;
                return Ok(false);
            }
        }
        if self.state == State::Inside {
            if byte == b'"' {
                self.state = State::Closed { next: place + 1 };
            } else if byte != self.delimiter {
                self.has_line_ends = true;
            }
            return Ok(false);
        }
        if byte == b'"' {
            if place == self.cell {
                self.state = State::Inside;
                self.kind = Kind::Quoted;
            }
            return Ok(false);
        }
        if byte == self.delimiter {
            self.end_cell(place)?;
            return Ok(false);
        }
        Ok(true)
    }

    #[inline(always)]
    fn end_cell(&mut self, place: usize) -> Result<(), IngestError> {
        if self.cells.len() >= MAX_COLUMNS {
            return Err(IngestError::TooManyColumns { line: self.open_line });
        }
        let quotes = usize::from(self.kind == Kind::Quoted);
        self.cells.push(Cell { start: self.cell + quotes, end: place - quotes, kind: self.kind });
        self.has_odd_cells |= self.kind == Kind::Odd;
        self.cell = place + 1;
        self.kind = Kind::Bare;
        self.state = State::Outside;
        Ok(())
    }

    /// Hands the open record over: what was carried, and then `part` of the slice, `length` bytes together.
    fn hand_over(&mut self, part: &[u8], length: usize, each: &mut Each) -> Result<(), IngestError> {
        self.end_cell(length)?;
        if length > MAX_RECORD {
            return Err(self.too_long());
        }
        let text = if self.carried.is_empty() {
            part
        } else {
            self.carried.extend_from_slice(part);
            &self.carried
        };
        if self.has_odd_cells {
            resolve(text, &mut self.cells, &mut self.resolved);
        }
        let record = Record { line: self.open_line, text, resolved: &self.resolved, cells: &self.cells };
        each(record)?;
        self.carried.clear();
        self.cells.clear();
        self.resolved.clear();
        self.has_odd_cells = false;
        self.has_line_ends = false;
        self.cell = 0;
        Ok(())
    }

    /// Ends the open record, if there is one; the end of the text closes any but one inside quotes.
    fn close(&mut self, each: &mut Each) -> Result<(), IngestError> {
        let length = self.carried.len();
        if length == 0 {
            return Ok(());
        }
        if !self.ends_record(b'\n', length)? {
            return Err(IngestError::UnclosedQuote { line: self.open_line });
        }
        self.hand_over(&[], length, each)
    }

    /// Many lines in one record mean a quote that is never closed; one endless line is just that.
    fn too_long(&self) -> IngestError {
        let line = self.open_line;
        if self.has_line_ends { IngestError::UnclosedQuote { line } } else { IngestError::RecordTooLong { line } }
    }
}

#[cfg(test)]
mod tests {
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
            let expected: Vec<(u64, Vec<&str>)> =
                expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
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
}
