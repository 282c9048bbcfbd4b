//! One record: cells as they stand in the text, and those whose quotes had to be resolved.

use crate::ingest::text;

/// One record of the file.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// The line the record begins on, counted from 1.
    pub line: u64,
    pub(super) text: &'a [u8],
    /// The cells that could not stay as they stand in `text`.
    pub(super) resolved: &'a [u8],
    pub(super) cells: &'a [Cell],
}

impl<'a> Record<'a> {
    /// Returns how many cells the record has.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Returns a cell as it stands; empty beyond the last one.
    #[inline]
    pub fn raw(&self, index: usize) -> &'a [u8] {
        let Some(cell) = self.cells.get(index) else {
            return &[];
        };
        let text = if cell.kind == Kind::Resolved { self.resolved } else { self.text };
        text.get(cell.start..cell.end).unwrap_or_default()
    }

    /// Returns a cell without the blanks around it.
    #[inline]
    pub fn cell(&self, index: usize) -> &'a [u8] {
        text::trim(self.raw(index))
    }

    /// Returns a cell unless it says "no value".
    #[inline]
    pub fn value(&self, index: usize) -> Option<&'a [u8]> {
        text::value(self.raw(index))
    }

    /// Returns every cell as text, unreadable bytes replaced.
    pub fn strings(&self) -> Vec<String> {
        (0..self.len()).map(|index| String::from_utf8_lossy(self.cell(index)).into_owned()).collect()
    }

    /// Returns whether all cells are empty, as in the rows a spreadsheet leaves below its table.
    pub fn is_blank(&self) -> bool {
        (0..self.len()).all(|index| self.raw(index).iter().all(u8::is_ascii_whitespace))
    }
}

/// Where a cell is in its record.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// The place of its first byte.
    pub start: usize,
    /// The place behind its last byte.
    pub end: usize,
    /// How it is written.
    pub kind: Kind,
}

/// How a cell is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It stands in the record as it is.
    Bare,
    /// Quotes stand around it and nowhere in it.
    Quoted,
    /// It begins with a quote, and has others in it or text behind the closing one.
    Odd,
    /// An odd cell whose quotes are resolved; it stands among the resolved ones.
    Resolved,
}

/// Writes the odd cells of a record anew: the quotes around them gone, doubled ones single, all else as it stands.
pub fn resolve(text: &[u8], cells: &mut [Cell], resolved: &mut Vec<u8>) {
    for cell in cells.iter_mut().filter(|cell| cell.kind == Kind::Odd) {
        let start = resolved.len();
        let mut rest = text.get(cell.start + 1..cell.end).unwrap_or_default();
        while let Some(quote) = rest.iter().position(|byte| *byte == b'"') {
            let (letters, behind) = rest.split_at(quote);
            resolved.extend_from_slice(letters);
            rest = &behind[1..];
            // The first that is not doubled closes the quoted part; what stands behind it stands as it is.
            let Some(more) = rest.strip_prefix(b"\"") else { break };
            resolved.push(b'"');
            rest = more;
        }
        resolved.extend_from_slice(rest);
        *cell = Cell { start, end: resolved.len(), kind: Kind::Resolved };
    }
}
