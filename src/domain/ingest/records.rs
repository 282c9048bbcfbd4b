//! Text to records: cells parted, quotes resolved, and the line each record begins on.
//!
//! The rules are those of the `csv-core` crate, quotes that stand where they may not included; the tests hold the two
//! side by side. Cells stay where they are in the slice: only a record that is cut by the end of a slice is copied,
//! and only cells with doubled or misplaced quotes are written anew.

mod batch;
mod marks;
mod record;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::dialect::Delimiter;
use super::error::IngestError;
pub use batch::Batch;
use batch::Row;
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

/// Records handed over together: enough to look up side by side, and few enough to stay near at hand.
const BATCH: usize = 32;

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

type Each<'a> = dyn FnMut(&Batch<'_>) -> Result<(), IngestError> + 'a;

/// Parts a text into records, slice by slice; lines may end in CR, LF, CRLF or a mixture.
pub struct Records {
    delimiter: u8,
    marks: Marks,
    /// The beginning of the open record, which an earlier slice brought.
    carried: Vec<u8>,
    /// The cells of the complete records and of the open one; places are counted from the first byte of each.
    cells: Vec<Cell>,
    /// The complete records that are not handed over yet.
    rows: Vec<Row>,
    /// The place of the open record's first cell.
    first: usize,
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
            rows: Vec::with_capacity(BATCH),
            first: 0,
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
        self.feed_batches(slice, last, |batch| batch.records().try_for_each(&mut each))
    }

    /// Takes the next slice in and hands the records that are complete to `each`, some at a time.
    ///
    /// # Errors
    /// Those of [`Records::feed`]; what is complete before a fault is handed over.
    pub fn feed_batches(
        &mut self,
        slice: &[u8],
        last: bool,
        mut each: impl FnMut(&Batch<'_>) -> Result<(), IngestError>,
    ) -> Result<(), IngestError> {
        let slice = self.without_mark(slice);
        let scanned = self.scan(slice, &mut each);
        self.hand_over(slice, &mut each)?;
        scanned?;
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
    #[cfg_attr(target_family = "wasm", target_feature(enable = "simd128"))]
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
            let place = at + self.carried.len() - start;
            if byte == self.delimiter {
                if self.is_outside(place) {
                    self.end_cell(place)?;
                }
            } else if byte == b'"' {
                self.quote(place);
            } else if self.ends_record(byte, at, place) {
                // A line end at the beginning is an empty line, or the second half of CRLF.
                if place > 0 {
                    self.end_record(slice, start..at, place, each)?;
                }
                start = at + 1;
                self.open_line = self.line;
            }
        }
        Ok(start)
    }

    /// Whether a delimiter or line end stands outside quotes.
    #[inline(always)]
    fn is_outside(&mut self, place: usize) -> bool {
        if let State::Closed { next } = self.state {
            self.state = State::Outside;
            if place > next {
                self.kind = Kind::Odd;
            }
        }
        self.state == State::Outside
    }

    /// Takes in a quote.
    #[inline(always)]
    fn quote(&mut self, place: usize) {
        match self.state {
            State::Inside => self.state = State::Closed { next: place + 1 },
            State::Closed { next } => {
                self.state = if place == next { State::Inside } else { State::Outside };
                self.kind = Kind::Odd;
            }
            State::Outside if place == self.cell => {
                self.state = State::Inside;
                self.kind = Kind::Quoted;
            }
            State::Outside => {}
        }
    }

    /// Takes in a line end, and returns whether it ends the record.
    #[inline(always)]
    fn ends_record(&mut self, byte: u8, at: usize, place: usize) -> bool {
        if byte == b'\r' {
            self.line += 1;
            self.behind_cr = at + 1;
        } else {
            self.line += u64::from(at != self.behind_cr);
        }
        let ends = self.is_outside(place);
        self.has_line_ends |= !ends;
        ends
    }

    #[inline(always)]
    fn end_cell(&mut self, place: usize) -> Result<(), IngestError> {
        if self.cells.len() - self.first >= MAX_COLUMNS {
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

    /// Ends the open record: what was carried, and then a part of the slice, `length` bytes together.
    fn end_record(
        &mut self,
        slice: &[u8],
        part: Range<usize>,
        length: usize,
        each: &mut Each,
    ) -> Result<(), IngestError> {
        self.end_cell(length)?;
        if length > MAX_RECORD {
            return Err(self.too_long());
        }
        if self.carried.is_empty() {
            self.keep(slice, part);
            return if self.rows.len() == BATCH { self.hand_over(slice, each) } else { Ok(()) };
        }
        let mut carried = std::mem::take(&mut self.carried);
        carried.extend_from_slice(&slice[part]);
        self.keep(&carried, 0..length);
        let handed = self.hand_over(&carried, each);
        carried.clear();
        self.carried = carried;
        handed
    }

    /// Keeps a complete record, which is a part of the text, for the next batch.
    fn keep(&mut self, text: &[u8], part: Range<usize>) {
        if self.has_odd_cells {
            resolve(&text[part.clone()], &mut self.cells[self.first..], &mut self.resolved);
        }
        self.rows.push(Row { line: self.open_line, text: part, cells: self.first..self.cells.len() });
        self.first = self.cells.len();
        self.has_odd_cells = false;
        self.has_line_ends = false;
        self.cell = 0;
    }

    /// Hands the complete records over, which stand in `text`.
    fn hand_over(&mut self, text: &[u8], each: &mut Each) -> Result<(), IngestError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let handed = each(&Batch { text, resolved: &self.resolved, cells: &self.cells, rows: &self.rows });
        self.rows.clear();
        self.cells.drain(..self.first);
        self.first = 0;
        self.resolved.clear();
        handed
    }

    /// Ends the open record, if there is one; the end of the text closes any but one inside quotes.
    fn close(&mut self, each: &mut Each) -> Result<(), IngestError> {
        let length = self.carried.len();
        if length == 0 {
            return Ok(());
        }
        if !self.is_outside(length) {
            return Err(IngestError::UnclosedQuote { line: self.open_line });
        }
        self.end_record(&[], 0..0, length, each)
    }

    /// Many lines in one record mean a quote that is never closed; one endless line is just that.
    fn too_long(&self) -> IngestError {
        let line = self.open_line;
        if self.has_line_ends { IngestError::UnclosedQuote { line } } else { IngestError::RecordTooLong { line } }
    }
}
