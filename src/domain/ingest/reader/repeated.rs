//! The header once more among the rows, where files were put one below the other.

use crate::ingest::records::Record;
use crate::ingest::settings::Column;

/// The words of each cell of the header.
#[derive(Debug)]
pub struct RepeatedHeader {
    cells: Vec<Vec<u8>>,
    /// The place of the first cell with words, and how it begins: that tells most rows apart.
    first: Option<(usize, Option<[u8; 2]>)>,
}

impl RepeatedHeader {
    /// Remembers the header; one of a single word, or none, repeats in no row.
    pub fn new(columns: &[Column]) -> Self {
        let cells: Vec<Vec<u8>> = columns.iter().map(|column| column.header.clone().into_bytes()).collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let first = (0..).zip(&cells).find(|(_, cell)| !cell.is_empty()).filter(|_| filled > 1);
        let first = first.map(|(place, cell)| (place, start(cell)));
        Self { cells, first }
    }

    /// Returns whether a record is the header.
    pub fn is(&self, record: &Record) -> bool {
        let is_same = |place: usize| {
            let header = self.cells.get(place).map(Vec::as_slice).unwrap_or_default();
            words(record.cell(place)).eq(words(header))
        };
        let begins_alike = |(place, begin)| start(record.cell(place)) == begin;
        self.first.is_some_and(begins_alike) && (0..self.cells.len().max(record.len())).all(is_same)
    }
}

/// The first two bytes of a cell; a line end is as good as a blank.
fn start(cell: &[u8]) -> Option<[u8; 2]> {
    cell.first_chunk::<2>().map(|bytes| bytes.map(|byte| if byte.is_ascii_whitespace() { b' ' } else { byte }))
}

/// The words of a cell, which a line end may part in a header.
fn words(cell: &[u8]) -> impl Iterator<Item = &[u8]> {
    cell.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty())
}
