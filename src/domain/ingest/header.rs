//! Which row is the header: below any preamble, made of words, over rows that are not.

use std::collections::HashMap;

use super::dates::Parts;
use super::error::IngestError;
use super::roles::{self, Role};
use super::status::{Standing, standing};
use super::text;

/// One row of the file's beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line the row begins on, counted from 1.
    pub line: u64,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

/// How far down a header is looked for.
const DEPTH: usize = 30;

/// Returns the most common width of rows, the larger of equals.
pub fn width(rows: &[Row]) -> usize {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for row in rows {
        *counts.entry(row.cells.len()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(width, rows)| (*rows, *width)).map_or(0, |(width, _)| width)
}

/// Returns the place of the header among the rows, `None` when there is none.
///
/// # Errors
/// [`IngestError::NoHeaderThere`] when a chosen line begins no row.
pub fn find(rows: &[Row], chosen: Option<u64>) -> Result<Option<usize>, IngestError> {
    match chosen {
        Some(0) => Ok(None),
        Some(line) => {
            let place = rows.iter().position(|row| row.line == line);
            place.map(Some).ok_or(IngestError::NoHeaderThere { line })
        }
        None => Ok(detect(rows)),
    }
}

fn detect(rows: &[Row]) -> Option<usize> {
    let width = width(rows);
    let candidates = || (0..rows.len().min(DEPTH)).filter(move |place| is_candidate(&rows[*place], width));
    let known = |place: &usize| {
        let roles = rows[*place].cells.iter().map(|cell| roles::from_header(cell));
        roles.filter(|role| *role != Role::Ignore).count() >= width.min(2)
    };
    candidates().find(known).or_else(|| candidates().next().filter(|place| !recurs(rows, *place)))
}

/// A header fills at least half of the table, and with words.
fn is_candidate(row: &Row, width: usize) -> bool {
    let filled: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let dates = filled.iter().filter(|cell| Parts::read(cell.as_bytes()).is_some()).count();
    let is_word = |cell: &&String| text::number(cell).is_none() && !text::is_email(cell);
    !filled.is_empty() && filled.len() * 2 >= width && dates * 2 <= filled.len() && filled.iter().all(is_word)
}

/// A first row whose words come again below them, or are statuses, is a row of the table like the others.
fn recurs(rows: &[Row], place: usize) -> bool {
    rows[place].cells.iter().enumerate().any(|(column, cell)| {
        !cell.is_empty()
            && (standing(cell) != Standing::Other
                || rows[place + 1..].iter().any(|row| row.cells.get(column) == Some(cell)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[&[&str]], expected: Option<usize>) {
        let rows: Vec<Row> = (1..)
            .zip(rows)
            .map(|(line, cells)| Row { line, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() })
            .collect();
        assert_eq!(find(&rows, None), Ok(expected), "{rows:?}");
    }

    #[test]
    fn the_first_row_is_the_header_when_it_names_roles() {
        check(&[&["learner_id", "Status"], &["u1", "Completed"]], Some(0));
    }

    #[test]
    fn lines_above_the_header_are_skipped() {
        check(
            &[
                &["Completion report", "", ""],
                &["Made on", "2026-09-07", ""],
                &["Employee ID", "Course", "Status"],
                &["1001", "Safety", "Passed"],
                &["1002", "Safety", "Failed"],
            ],
            Some(2),
        );
    }

    #[test]
    fn unknown_words_over_numbers_are_a_header() {
        check(&[&["Alpha", "Beta"], &["1", "x"], &["2", "y"]], Some(0));
    }

    #[test]
    fn a_table_without_a_header_has_none() {
        check(&[&["1001", "North", "7"], &["1002", "South", "8"]], None);
        check(&[&["ana", "North"], &["bo", "North"]], None);
    }

    #[test]
    fn blank_and_dated_header_cells_are_no_hindrance() {
        check(
            &[
                &["", "Email address", "Quiz 1", "", "Quiz 2", "2024-03-01 00:00:00"],
                &["Ana Ruiz", "ana@example.com", "Completed", "2024-03-05 09:12:44", "Not completed", ""],
            ],
            Some(0),
        );
    }

    #[test]
    fn a_chosen_line_must_begin_a_row() {
        let rows = [Row { line: 3, cells: vec!["id".to_owned()] }];
        assert_eq!(find(&rows, Some(3)), Ok(Some(0)));
        assert_eq!(find(&rows, Some(0)), Ok(None));
        assert_eq!(find(&rows, Some(2)), Err(IngestError::NoHeaderThere { line: 2 }));
    }
}
