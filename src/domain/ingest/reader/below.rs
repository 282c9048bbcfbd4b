//! Notes below a table, such as when and by whom the report was made: they name no learner.

use crate::adoption::Shape;
use crate::ingest::records::Record;

/// Columns from which on a line of one cell is no row of the table.
const WIDE: usize = 3;

/// Watches for notes.
#[derive(Debug)]
pub struct Below {
    may_come: bool,
    /// The line that the last record began on.
    last: u64,
    /// Whether nothing but notes came since a blank row.
    is_apart: bool,
}

impl Below {
    /// Starts below a header. In an answer to a survey all but one cell may be left out.
    pub fn new(width: usize, shape: Shape, header_row: u64) -> Self {
        Self { may_come: width >= WIDE && shape != Shape::Survey, last: header_row, is_apart: false }
    }

    /// Takes a row of blank cells in.
    pub fn blank(&mut self, record: &Record) {
        self.last = record.line;
        self.is_apart = true;
    }

    /// Whether a record is a note: its first cell alone behind a blank row, or a line of one cell that stands apart or
    /// has several words.
    pub fn is_note(&mut self, record: &Record) -> bool {
        // Blank lines make no record.
        let is_apart = self.is_apart || record.line > self.last + 1;
        self.last = record.line;
        // Asked of every row: nearly all have several cells and a row before them.
        if !self.may_come || record.len() > 1 && !self.is_apart {
            return false;
        }
        let is_alone = (1..record.len()).all(|place| record.cell(place).is_empty());
        let is_note = is_alone && (is_apart || record.cell(0).contains(&b' '));
        self.is_apart = is_note && is_apart;
        is_note
    }
}
