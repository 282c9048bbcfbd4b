//! Where a second table begins below the first: a row behind a blank line that names other headers.

use super::dates::Parts;
use super::error::Reason;
use super::facts::Facts;
use super::roles::{self, Role};
use super::settings::Column;
use super::status::is_status;
use super::text;

/// Rows looked at in vain after which no second table is awaited: every other line of the file is blank.
const MAX_LOOKS: u32 = 5_000;

/// Looks for the header of a second table.
#[derive(Debug)]
pub struct SecondTable {
    /// The header of the first table, folded.
    headers: Vec<String>,
    /// The columns of statuses, in which "Completed" is no header.
    statuses: Vec<usize>,
    /// The learner's column, unless its cells are addresses: those are told from headers anyhow.
    learner: Option<usize>,
    looks: u32,
}

impl SecondTable {
    /// Prepares to look below a table of these columns.
    pub fn below(columns: &[Column]) -> Self {
        let has_statuses = |column: &&Column| matches!(column.role, Role::Status | Role::Success | Role::StepStatus);
        let facts = Facts::of(columns);
        let learner = facts.key().or(facts.place(Role::LastName)).and_then(|place| columns.get(place));
        Self {
            headers: columns.iter().map(|column| text::fold(&column.header)).collect(),
            statuses: columns.iter().filter(has_statuses).map(|column| column.index).collect(),
            learner: learner.filter(|column| !column.emails).map(|column| column.index),
            looks: 0,
        }
    }

    /// Returns what a row behind a blank line is that is none of the table: its header once more, or that of another.
    pub fn begins(&mut self, cells: &[String]) -> Option<Reason> {
        if self.looks == MAX_LOOKS {
            return None;
        }
        let found = if self.is_header_again(cells) {
            Some(Reason::RepeatedHeader)
        } else {
            self.is_other_header(cells).then_some(Reason::SecondTable)
        };
        self.looks += u32::from(found.is_none());
        found
    }

    fn is_header_again(&self, cells: &[String]) -> bool {
        let is_same = |(header, cell): (&String, &String)| text::fold(cell) == *header;
        let named = self.headers.iter().filter(|header| !header.is_empty()).count();
        named > 1 && cells.len() >= self.headers.len() && self.headers.iter().zip(cells).all(is_same)
    }

    /// A header begins with one that is known and has another, and neither a number, a date or an address, nor a
    /// learner's name.
    fn is_other_header(&self, cells: &[String]) -> bool {
        let is_known = |cell: &str| roles::from_header(cell) != Role::Ignore;
        // A summary counts "Completed" and "Not started" side by side.
        let is_named = |(place, cell): (usize, &String)| {
            if self.statuses.contains(&place) {
                is_known(cell) && !is_status(cell)
            } else {
                is_known(cell) || is_status(cell)
            }
        };
        let mut filled = (0..).zip(cells).filter(|(_, cell)| !cell.is_empty());
        let begins_known = filled.next().is_some_and(|(_, cell)| is_known(cell));
        let is_value = |cell: &String| {
            text::number(cell).is_some() || text::is_email(cell) || Parts::read(cell.as_bytes()).is_some()
        };
        let names_a_learner = || {
            let cell = self.learner.and_then(|place| cells.get(place)).filter(|cell| !cell.is_empty());
            cell.is_some_and(|cell| !is_known(cell) && !is_status(cell))
        };
        begins_known && !cells.iter().any(is_value) && filled.any(is_named) && !names_a_learner()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(cells: &str) -> Option<Reason> {
        let roles = [("Learner ID", Role::Learner), ("Course", Role::Course), ("Status", Role::Status)];
        let column = |(index, (header, role)): (usize, (&str, Role))| Column {
            index,
            header: header.to_owned(),
            role,
            ..Column::default()
        };
        let columns: Vec<Column> = roles.into_iter().enumerate().map(column).collect();
        let cells: Vec<String> = cells.split(',').map(str::to_owned).collect();
        SecondTable::below(&columns).begins(&cells)
    }

    #[test]
    fn a_row_of_other_headers_begins_a_table() {
        for cells in ["Course,Completed", "Department,Learners,Completions,Notes", ",Course,Learners", "Team,Manager"] {
            assert_eq!(begins(cells), Some(Reason::SecondTable), "{cells:?}");
        }
    }

    #[test]
    fn a_row_of_the_table_does_not() {
        for cells in ["u1,Course,Completed", "Sales,Manager,2026-09-07", "Team,North,Completed", "Course,5", "Ana,Team"]
        {
            assert_eq!(begins(cells), None, "{cells:?}");
        }
    }

    #[test]
    fn the_header_once_more_is_none_of_another_table() {
        for cells in ["learner id,COURSE,status", "Learner ID,Course,Status,,"] {
            assert_eq!(begins(cells), Some(Reason::RepeatedHeader), "{cells:?}");
        }
    }
}
