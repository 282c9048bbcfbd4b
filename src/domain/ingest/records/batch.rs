//! Complete records of one text, handed over together so that what they name can be looked up side by side.

use std::ops::Range;

use super::record::{Cell, Record};

/// Some records in the order of the file.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    pub(super) text: &'a [u8],
    pub(super) resolved: &'a [u8],
    pub(super) cells: &'a [Cell],
    pub(super) rows: &'a [Row],
}

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The line it begins on.
    pub line: u64,
    /// Where it stands in the text.
    pub text: Range<usize>,
    /// Which of the cells are its own.
    pub cells: Range<usize>,
}

impl<'a> Batch<'a> {
    /// Returns the records.
    pub fn records(&self) -> impl Iterator<Item = Record<'a>> + use<'a> {
        let Self { text, resolved, cells, rows } = *self;
        rows.iter().map(move |row| Record {
            line: row.line,
            text: &text[row.text.clone()],
            resolved,
            cells: &cells[row.cells.clone()],
        })
    }
}
