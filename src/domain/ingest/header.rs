//! Which row is the header: below any preamble, made of words, over rows that are not.
//!
//! Some exports have two or three header rows. One of them names the columns best; those above it are skipped with the
//! preamble, and those below it are set aside as rows that describe the columns ([`text::is_totals_word`]).

use std::collections::HashMap;

use super::dates::Parts;
use super::error::IngestError;
use super::roles::{self, Role};
use super::status::is_status;
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
///
/// Lines of one cell are a preamble or notes when there are rows of several, even where they are the most.
pub fn width(rows: &[Row]) -> usize {
    let several = rows.iter().filter(|row| row.cells.len() > 1).count();
    let least = if several * 8 >= rows.len() { 2 } else { 0 };
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for row in rows.iter().filter(|row| row.cells.len() >= least) {
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

/// The candidate that names the most roles is the header; where none names any, the first one is.
fn detect(rows: &[Row]) -> Option<usize> {
    if let Some(place) = above_import_ids(rows) {
        return Some(place);
    }
    let width = width(rows);
    let candidates = || (0..rows.len().min(DEPTH)).filter(move |place| is_candidate(&rows[*place], width));
    let first = candidates().next();
    let known = |place: usize| {
        let named = (0..).zip(&rows[place].cells).filter(|(_, cell)| roles::from_header(cell) != Role::Ignore);
        // "Present" is a header, and below another row of such words what a header is about.
        named.filter(|(column, _)| first == Some(place) || !is_one_of_statuses(rows, place, *column)).count()
    };
    let enough = |(known, _): &(usize, usize)| *known >= width.min(2);
    let best = candidates().map(|place| (known(place), place)).filter(enough);
    // The first of equals, for a header may be repeated: `max_by_key` would take the last.
    let best = best.reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.map(|(_, place)| place).or_else(|| candidates().next().filter(|place| !recurs(rows, *place)))
}

/// Qualtrics writes three header rows: its own ids, the texts of the questions, and ids for importing again. The texts
/// say most.
fn above_import_ids(rows: &[Row]) -> Option<usize> {
    let is_ids = |row: &Row| row.cells.first().is_some_and(|cell| cell.starts_with("{\"ImportId\""));
    rows.iter().take(DEPTH).position(is_ids)?.checked_sub(1)
}

/// A header fills at least half of the table, and nearly all with words.
fn is_candidate(row: &Row, width: usize) -> bool {
    let filled: Vec<&str> = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    let Some(first) = filled.first() else {
        return false;
    };
    let dates = filled.iter().filter(|cell| Parts::read(cell.as_bytes()).is_some()).count();
    let numbers = filled.iter().filter(|cell| text::number(cell).is_some()).count();
    // A spreadsheet may be told the delimiter on the first line.
    let is_hint = first.starts_with("sep=");
    filled.len() * 2 >= width
        && dates * 2 <= filled.len()
        && numbers * 4 <= filled.len()
        && !is_hint
        && !filled.iter().any(|cell| text::is_email(cell))
}

/// Leaves out the rows that are the header once more, where files were put one below the other.
pub fn without_repeats(mut rows: Vec<Row>, place: Option<usize>) -> Vec<Row> {
    let Some(header) = place.and_then(|place| rows.get(place)).cloned() else { return rows };
    if header.cells.iter().filter(|cell| !cell.is_empty()).count() > 1 {
        rows.retain(|row| row.line <= header.line || row.cells != header.cells);
    }
    rows
}

/// Whether a cell is a status, and another one in its column is as well.
fn is_one_of_statuses(rows: &[Row], place: usize, column: usize) -> bool {
    let has_status = |row: &Row| row.cells.get(column).is_some_and(|cell| is_status(cell));
    has_status(&rows[place]) && (0..).zip(rows).any(|(other, row)| other != place && has_status(row))
}

/// A first row whose words come again below them, or are statuses above statuses, is a row of the table like others;
/// one that comes again as a whole is a header of files put one below the other.
fn recurs(rows: &[Row], place: usize) -> bool {
    let others: Vec<&Row> = rows[place + 1..].iter().filter(|row| row.cells != rows[place].cells).collect();
    rows[place].cells.iter().enumerate().any(|(column, cell)| {
        let mut below = others.iter().filter_map(|row| row.cells.get(column));
        let is_status_itself = is_status(cell);
        !cell.is_empty() && below.any(|other| other == cell || is_status_itself && is_status(other))
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
    fn statuses_are_no_headers_below_others() {
        let rows: &[&[&str]] = &[
            &["Name", "Session 1", "Session 2", "Session 3"],
            &["Ana", "Present", "Absent", "Present"],
            &["Bo", "Present", "Completed", "Present"],
        ];
        check(rows, Some(0));
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
        check(&[&["Alpha", "Scheduled"], &["1", "x"], &["2", "y"]], Some(0));
    }

    #[test]
    fn a_table_without_a_header_has_none() {
        check(&[&["1001", "North", "7"], &["1002", "South", "8"]], None);
        check(&[&["ana", "North"], &["bo", "North"]], None);
        check(&[&["ana", "Passed"], &["bo", "Failed"]], None);
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
    fn the_row_that_names_most_columns_is_the_header_of_several() {
        check(
            &[
                &["Learner", "", "Training", "", "", ""],
                &["Employee ID", "Name", "Course", "Status", "Completed on", ""],
                &["1001", "Ana Ruiz", "Safety", "Passed", "2026-09-07", "x"],
            ],
            Some(1),
        );
        check(
            &[
                &["Respondent ID", "Start Date", "Email Address", "How likely are you to recommend us?", ""],
                &["", "", "", "Response", "Open-Ended Response"],
                &["11", "2026-09-07", "ana@example.com", "9", "Fine"],
            ],
            Some(0),
        );
    }

    #[test]
    fn questions_stand_above_the_ids_of_qualtrics() {
        check(
            &[
                &["StartDate", "Q1", "Q2"],
                &["Start Date", "How likely are you to recommend this course?", "Why?"],
                &["{\"ImportId\":\"startDate\"}", "{\"ImportId\":\"QID1\"}", "{\"ImportId\":\"QID2\"}"],
                &["2026-09-07", "9", "Fine"],
            ],
            Some(1),
        );
    }

    #[test]
    fn a_long_preamble_does_not_hide_a_short_table() {
        const LINE: &[&str] = &["A line of the report's head"];
        const TABLE: [&[&str]; 3] = [&["Employee ID", "Status"], &["1", "Passed"], &["2", "Failed"]];
        let rows: Vec<&[&str]> = [LINE; 20].into_iter().chain(TABLE).collect();
        check(&rows, Some(20));
    }

    #[test]
    fn a_few_numbers_among_the_names_are_no_hindrance() {
        check(&[&["Learner ID", "Status", "Team", "Quiz", "2026"], &["1", "Passed", "North", "7", "3"]], Some(0));
    }

    #[test]
    fn a_hint_for_the_spreadsheet_is_no_header() {
        check(&[&["sep=", ""], &["Alpha", "Beta"], &["1", "x"]], Some(1));
    }

    #[test]
    fn a_header_of_fewer_cells_than_its_rows_is_found() {
        check(&[&["Learner ID", "Status"], &["1", "Passed", "North"], &["2", "Failed", "South"]], Some(0));
    }

    #[test]
    fn the_largest_of_several_sections_has_the_header() {
        check(
            &[
                &["Figure", "Value"],
                &["Learners", "3"],
                &["User ID", "Course", "Status", "Score"],
                &["1", "Safety", "Passed", "7"],
                &["2", "Safety", "Failed", "3"],
                &["3", "Safety", "Passed", "9"],
            ],
            Some(2),
        );
    }

    #[test]
    fn a_header_that_comes_again_is_still_one() {
        check(&[&["Alpha", "Beta"], &["ana", "x"], &["Alpha", "Beta"], &["bo", "y"]], Some(0));
        let row = |line, cells: [&str; 2]| Row { line, cells: cells.map(str::to_owned).to_vec() };
        let rows = vec![row(1, ["a", "b"]), row(2, ["1", "2"]), row(3, ["a", "b"]), row(4, ["a", "3"])];
        let lines: Vec<u64> = without_repeats(rows.clone(), Some(0)).iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 2, 4]);
        assert_eq!(without_repeats(rows.clone(), None), rows, "no header, no repeats");
    }

    #[test]
    fn a_chosen_line_must_begin_a_row() {
        let rows = [Row { line: 3, cells: vec!["id".to_owned()] }];
        assert_eq!(find(&rows, Some(3)), Ok(Some(0)));
        assert_eq!(find(&rows, Some(0)), Ok(None));
        assert_eq!(find(&rows, Some(2)), Err(IngestError::NoHeaderThere { line: 2 }));
    }
}
