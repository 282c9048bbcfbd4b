//! What stands below a table: notes, such as when and by whom the report was made, and a second table. Neither names a
//! learner of the first.

use crate::adoption::Shape;
use crate::ingest::error::Reason;
use crate::ingest::records::Record;
use crate::ingest::second::SecondTable;
use crate::ingest::settings::Preview;

/// Columns from which on a line of one cell is no row of the table.
const WIDE: usize = 3;

/// Watches for notes and a second table.
#[derive(Debug)]
pub struct Below {
    may_come: bool,
    /// The line that the last record began on.
    last: u64,
    /// Whether nothing but notes came since a blank row.
    is_apart: bool,
    /// Whether a blank row, or a blank row and notes, came just before the record in hand.
    is_behind_blank: bool,
    /// Whether the table has rows.
    has_rows: bool,
    /// Whether the second table has begun.
    has_ended: bool,
    second: SecondTable,
}

impl Below {
    /// Starts below a header. In an answer to a survey all but one cell may be left out.
    pub fn new(preview: &Preview) -> Self {
        Self {
            may_come: preview.columns.len() >= WIDE && preview.shape != Shape::Survey,
            last: preview.header_row,
            is_apart: false,
            is_behind_blank: false,
            has_rows: false,
            has_ended: false,
            second: SecondTable::below(&preview.columns),
        }
    }

    /// Takes a row of blank cells in.
    pub fn blank(&mut self, record: &Record) {
        self.last = record.line;
        self.is_apart = true;
    }

    /// Whether a record is a note: its first cell alone behind a blank row, or a line of one cell that stands apart or
    /// has several words.
    ///
    /// # Errors
    /// [`Reason::SecondTable`] for every record once a second table has begun.
    pub fn is_note(&mut self, record: &Record) -> Result<bool, Reason> {
        if self.has_ended {
            return Err(Reason::SecondTable);
        }
        // Blank lines make no record.
        let is_apart = self.is_apart || record.line > self.last + 1;
        self.last = record.line;
        self.is_behind_blank = is_apart;
        // Asked of every row: nearly all have several cells and a row before them.
        if !self.may_come || record.len() > 1 && !self.is_apart {
            self.is_apart = false;
            return Ok(false);
        }
        let is_alone = (1..record.len()).all(|place| record.cell(place).is_empty());
        let is_note = is_alone && (is_apart || record.cell(0).contains(&b' '));
        self.is_apart = is_note && is_apart;
        Ok(is_note)
    }

    /// Takes in a record that is no note, and ends the table where a second one begins with it.
    ///
    /// # Errors
    /// [`Reason::SecondTable`] for its header, and [`Reason::RepeatedHeader`] for that of the table itself.
    pub fn row(&mut self, record: &Record) -> Result<(), Reason> {
        // Above the first row a second header describes the same columns.
        let may_end = self.is_behind_blank && self.has_rows;
        self.has_rows = true;
        let found = if may_end { self.second.begins(&record.strings()) } else { None };
        self.has_ended = found == Some(Reason::SecondTable);
        found.map_or(Ok(()), Err)
    }
}
