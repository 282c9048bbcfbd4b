//! Text to records: cells parted, quotes resolved, and the line each record begins on.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::dialect::Delimiter;
use super::error::IngestError;
use super::text;

/// A record longer than this is refused: no export has one, an unclosed quote makes one.
const MAX_RECORD: usize = 1 << 20;

/// A record with more cells than this is refused.
const MAX_COLUMNS: usize = 4_096;

/// One record of the file.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The line the record begins on, counted from 1.
    pub line: u64,
    text: &'a [u8],
    ends: &'a [usize],
}

impl<'a> Record<'a> {
    /// Returns how many cells the record has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns a cell as it stands; empty beyond the last one.
    pub fn raw(&self, index: usize) -> &'a [u8] {
        let Some(end) = self.ends.get(index) else {
            return &[];
        };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..*end]
    }

    /// Returns a cell without the blanks around it.
    pub fn cell(&self, index: usize) -> &'a [u8] {
        text::trim(self.raw(index))
    }

    /// Returns a cell unless it says "no value".
    pub fn value(&self, index: usize) -> Option<&'a [u8]> {
        let cell = self.cell(index);
        (!text::is_missing(cell)).then_some(cell)
    }

    /// Returns every cell as text, unreadable bytes replaced.
    pub fn strings(&self) -> Vec<String> {
        (0..self.len()).map(|index| String::from_utf8_lossy(self.cell(index)).into_owned()).collect()
    }

    /// Returns whether all cells are empty, as in the rows a spreadsheet leaves below its table.
    pub fn is_blank(&self) -> bool {
        self.text.iter().all(u8::is_ascii_whitespace)
    }
}

/// Parts a text into records, slice by slice; lines may end in CR, LF, CRLF or a mixture.
pub struct Records {
    reader: Reader,
    text: Vec<u8>,
    text_used: usize,
    ends: Vec<usize>,
    ends_used: usize,
    line: u64,
    after_cr: bool,
    /// The line the open record begins on.
    open: Option<u64>,
}

impl Records {
    /// Starts at the first character of a text.
    pub fn new(delimiter: Delimiter) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter.byte()).build(),
            text: vec![0; 4_096],
            text_used: 0,
            ends: vec![0; 64],
            ends_used: 0,
            line: 1,
            after_cr: false,
            open: None,
        }
    }

    /// Takes the next slice in and hands each record that is complete to `each`.
    ///
    /// # Errors
    /// Whatever `each` returns, and [`IngestError::RecordTooLong`], [`IngestError::TooManyColumns`] and
    /// [`IngestError::UnclosedQuote`].
    pub fn feed(
        &mut self,
        mut slice: &[u8],
        last: bool,
        mut each: impl FnMut(Record<'_>) -> Result<(), IngestError>,
    ) -> Result<(), IngestError> {
        while !slice.is_empty() {
            if self.open.is_none() {
                let ends = slice.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
                self.count_lines(&slice[..ends]);
                slice = &slice[ends..];
                if slice.is_empty() {
                    break;
                }
                self.open = Some(self.line);
            }
            let (read, complete) = self.advance(slice)?;
            self.count_lines(&slice[..read]);
            slice = &slice[read..];
            if complete {
                self.hand_over(&mut each)?;
            }
        }
        if last { self.close(&mut each) } else { Ok(()) }
    }

    /// Ends the open record, if there is one.
    ///
    /// A line end closes any record but one inside quotes; the reader cannot be asked, so it is given one.
    fn close(&mut self, each: &mut impl FnMut(Record<'_>) -> Result<(), IngestError>) -> Result<(), IngestError> {
        let Some(line) = self.open else {
            return Ok(());
        };
        let mut line_end: &[u8] = b"\n";
        while !line_end.is_empty() {
            let (read, complete) = self.advance(line_end)?;
            if complete {
                return self.hand_over(each);
            }
            line_end = &line_end[read..];
        }
        Err(IngestError::UnclosedQuote { line })
    }

    fn hand_over(&mut self, each: &mut impl FnMut(Record<'_>) -> Result<(), IngestError>) -> Result<(), IngestError> {
        let line = self.open.take().unwrap_or(self.line);
        let record = Record { line, text: &self.text[..self.text_used], ends: &self.ends[..self.ends_used] };
        (self.text_used, self.ends_used) = (0, 0);
        each(record)
    }

    /// Reads on, and returns how many bytes were used and whether the record is complete.
    fn advance(&mut self, slice: &[u8]) -> Result<(usize, bool), IngestError> {
        let (result, read, written, ended) =
            self.reader.read_record(slice, &mut self.text[self.text_used..], &mut self.ends[self.ends_used..]);
        self.text_used += written;
        self.ends_used += ended;
        match result {
            ReadRecordResult::Record => return Ok((read, true)),
            ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
            ReadRecordResult::OutputFull if self.text.len() >= MAX_RECORD => return Err(self.too_long()),
            ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
            ReadRecordResult::OutputEndsFull if self.ends.len() >= MAX_COLUMNS => {
                let line = self.open.unwrap_or(self.line);
                return Err(IngestError::TooManyColumns { line });
            }
            ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
        }
        Ok((read, false))
    }

    /// Many lines in one record mean a quote that is never closed; one endless line is just that.
    fn too_long(&self) -> IngestError {
        let line = self.open.unwrap_or(self.line);
        if self.text.contains(&b'\n') || self.text.contains(&b'\r') {
            IngestError::UnclosedQuote { line }
        } else {
            IngestError::RecordTooLong { line }
        }
    }

    fn count_lines(&mut self, text: &[u8]) {
        for byte in text {
            let ends = *byte == b'\r' || *byte == b'\n' && !self.after_cr;
            self.line += u64::from(ends);
            self.after_cr = *byte == b'\r';
        }
    }
}

#[cfg(test)]
mod tests {
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
}
