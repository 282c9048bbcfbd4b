//! Cells by their place in a sheet to CSV: UTF-8, commas, quotes where they are needed (RFC 4180).

use super::{MOST_BYTES, SheetsError};

/// Rows and columns of the largest sheet that Excel writes.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// Commas that fill rows up to the widest one may weigh this much, in bytes, or as much as the cells themselves.
const PADDING: u64 = 1_000_000;

/// A sheet on its way to CSV. Cells come row by row, and in a row from left to right.
#[derive(Debug, Default)]
pub struct Table {
    /// The rows one after the other, without line ends.
    text: Vec<u8>,
    closed: Vec<Row>,
    /// Cells of the row being written, blank ones among them.
    cells: u32,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    /// Where it ends in the text.
    end: usize,
    cells: u32,
}

impl Table {
    /// Adds a cell at a row and a column, counted from 0. Rows and cells in between are blank.
    ///
    /// # Errors
    /// [`SheetsError::Damaged`] for a cell before its forerunner or outside any sheet, [`SheetsError::TooLarge`].
    pub fn add(&mut self, row: u32, column: u32, value: &str) -> Result<(), SheetsError> {
        let open = u32::try_from(self.closed.len()).map_err(|_| SheetsError::TooLarge)?;
        if row >= MOST_ROWS || column >= MOST_COLUMNS || row < open {
            return Err(SheetsError::Damaged);
        }
        for _ in open..row {
            self.close_row();
        }
        if column < self.cells {
            return Err(SheetsError::Damaged);
        }
        let commas = column - self.cells + u32::from(self.cells > 0);
        // The first cell of a row has no comma before it, each further one has.
        for _ in 0..commas {
            self.text.push(b',');
        }
        self.cells = column + 1;
        write_cell(&mut self.text, value);
        if self.text.len() as u64 > MOST_BYTES { Err(SheetsError::TooLarge) } else { Ok(()) }
    }

    /// Returns the CSV, empty when no cell was added.
    ///
    /// Blank rows above and between stay, so that a line of the CSV is a row of the sheet unless a cell holds line
    /// breaks. Rows are filled up to the widest, unless that would be commas for the most part, which a stray cell far
    /// to the right could cause.
    pub fn finish(mut self) -> Vec<u8> {
        if self.cells > 0 {
            self.close_row();
        }
        let width = self.closed.iter().map(|row| row.cells).max().unwrap_or(0);
        let missing = |row: &Row| if row.cells == 0 { 0 } else { width - row.cells };
        let padding: u64 = self.closed.iter().map(|row| u64::from(missing(row))).sum();
        let is_padded = padding <= PADDING.max(self.text.len() as u64);
        let mut csv = Vec::with_capacity(self.text.len() + 2 * self.closed.len());
        let mut start = 0;
        for row in &self.closed {
            csv.extend_from_slice(self.text.get(start..row.end).unwrap_or_default());
            if is_padded {
                csv.extend((0..missing(row)).map(|_| b','));
            }
            csv.extend_from_slice(b"\r\n");
            start = row.end;
        }
        csv
    }

    fn close_row(&mut self) {
        self.closed.push(Row { end: self.text.len(), cells: self.cells });
        self.cells = 0;
    }
}

/// Writes a value, in quotes where it would be read as something else without.
fn write_cell(text: &mut Vec<u8>, value: &str) {
    if !value.contains([',', '"', '\r', '\n']) {
        text.extend_from_slice(value.as_bytes());
        return;
    }
    text.push(b'"');
    for (at, part) in value.split('"').enumerate() {
        if at > 0 {
            text.extend_from_slice(b"\"\"");
        }
        text.extend_from_slice(part.as_bytes());
    }
    text.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn csv(cells: &[(u32, u32, &str)]) -> String {
        let mut table = Table::default();
        for (row, column, value) in cells {
            table.add(*row, *column, value).expect("in order");
        }
        String::from_utf8(table.finish()).expect("texts are UTF-8")
    }

    #[test]
    fn blank_rows_and_cells_stay_where_they_are() {
        assert_eq!(csv(&[]), "");
        assert_eq!(csv(&[(0, 0, "a")]), "a\r\n");
        assert_eq!(csv(&[(1, 1, "a"), (1, 3, "b"), (3, 0, "c")]), "\r\n,a,,b\r\n\r\nc,,,\r\n");
    }

    #[test]
    fn commas_quotes_and_line_breaks_are_quoted() {
        let cells = [(0, 0, "Ruiz, Ana"), (0, 1, "the “new” \"old\""), (0, 2, "two\nlines"), (0, 3, "plain; text")];
        assert_eq!(csv(&cells), "\"Ruiz, Ana\",\"the “new” \"\"old\"\"\",\"two\nlines\",plain; text\r\n");
    }

    #[test]
    fn a_stray_cell_far_out_does_not_fill_every_row_with_commas() {
        let mut table = Table::default();
        table.add(0, 16_383, "stray").expect("the last column");
        for row in 1..1_000 {
            table.add(row, 0, "a").expect("in order");
        }
        let csv = table.finish();
        assert!(csv.len() < 30_000, "{} bytes", csv.len());
        assert!(csv.ends_with(b"\r\na\r\na\r\n"));
    }

    #[test]
    fn cells_out_of_order_or_out_of_bounds_are_damage() {
        for (row, column) in [(1, 1), (1, 0), (0, 5), (MOST_ROWS, 0), (2, MOST_COLUMNS), (u32::MAX, u32::MAX)] {
            let mut table = Table::default();
            table.add(1, 1, "a").expect("the first cell");
            assert_eq!(table.add(row, column, "b"), Err(SheetsError::Damaged), "{row}, {column}");
        }
    }

    proptest! {
        #[test]
        fn a_csv_reader_gives_the_same_cells_back(
            rows in prop::collection::vec(prop::collection::vec("[a-zé,\"\n\r ;]{1,8}", 1..5), 1..6),
        ) {
            let mut table = Table::default();
            for (row, cells) in rows.iter().enumerate() {
                for (column, value) in cells.iter().enumerate() {
                    table.add(row as u32, column as u32, value).expect("in order");
                }
            }
            let csv = table.finish();
            let width = rows.iter().map(Vec::len).max().unwrap_or(0);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_slice());
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.expect("rows of one width").iter().map(str::to_owned).collect())
                .collect();
            let filled: Vec<Vec<String>> = rows
                .iter()
                .map(|cells| {
                    let mut cells = cells.clone();
                    cells.resize(width, String::new());
                    cells
                })
                .collect();
            prop_assert_eq!(read, filled);
        }
    }
}
