//! Wide reports: one row a learner, a column or two for each step.

use chrono::NaiveDate;

use super::measure;
use super::read_date;
use crate::adoption::{Collector, Completion, LearnerId, Shape, StepId};
use crate::ingest::date_column::DateColumn;
use crate::ingest::error::Reason;
use crate::ingest::numbers::DecimalMark;
use crate::ingest::records::Record;
use crate::ingest::roles::{self, Role};
use crate::ingest::settings::{Column, Preview, Settings};
use crate::ingest::status::{self, Standing};
use crate::ingest::text;
use crate::ingest::words::Words;

/// One step and its columns.
#[derive(Debug)]
struct Step {
    id: StepId,
    place: usize,
    /// The decimal mark of its marks; `None` for a column of statuses.
    marks: Option<DecimalMark>,
    date: Option<DateColumn>,
    /// Whether the date stands in the column itself, as in a matrix of trainings.
    is_dated: bool,
}

/// What a row says of one step.
#[derive(Clone, Copy, Debug)]
struct Cell {
    step: StepId,
    started: bool,
    completion: Completion,
}

/// The steps of a wide report.
pub struct Wide {
    steps: Vec<Step>,
    /// The cells of the row in hand, kept so that none is counted when one of them cannot be read.
    cells: Vec<Cell>,
    statuses: Words<Standing>,
    grades: Words<Standing>,
}

impl Wide {
    /// Finds the steps of a file; each is a step of the collector.
    pub fn new(settings: &Settings, preview: &Preview, collector: &mut Collector) -> Self {
        let columns = &preview.columns;
        let is_wide = preview.shape == Shape::WideSteps;
        let step = |column: &Column| Step {
            id: collector.step_of_column(roles::step_name(&column.header).as_bytes()),
            place: column.index,
            marks: (column.role == Role::StepScore).then_some(column.decimals.mark),
            date: date_of(column, columns).and_then(|date| DateColumn::new(date, settings)),
            is_dated: column.is_dated_step(),
        };
        Self {
            steps: columns.iter().filter(|column| is_wide && column.role.is_step()).map(step).collect(),
            cells: Vec::new(),
            statuses: Words::new(|word| status::read(word).0),
            grades: Words::new(grade),
        }
    }

    /// Reads the steps of a record.
    ///
    /// # Errors
    /// What is wrong with a date of completion.
    pub fn read(&mut self, record: &Record) -> Result<(), Reason> {
        self.cells.clear();
        for step in &mut self.steps {
            let day = if step.is_dated { day_or_word(&mut step.date, record)? } else { None };
            let standing = match (record.value(step.place), step.marks) {
                (None, _) => Standing::NotStarted,
                _ if day.is_some() => Standing::Completed,
                (Some(cell), None) => self.statuses.meaning(cell),
                (Some(cell), Some(mark)) if measure::plain(cell, mark).is_some() => Standing::Completed,
                (Some(cell), Some(_)) => self.grades.meaning(cell),
            };
            // A date can stand beside a step that is not completed: the day its state last changed.
            let is_beside = standing.is_done() && !step.is_dated;
            let date = if is_beside { read_date(&mut step.date, record)? } else { day };
            let completion = if standing.is_done() { Completion::Done(date) } else { Completion::Open };
            self.cells.push(Cell { step: step.id, started: standing.is_started(), completion });
        }
        Ok(())
    }

    /// Hands the steps that were read over.
    pub fn tell(&self, learner: LearnerId, collector: &mut Collector) {
        for cell in &self.cells {
            collector.add_cell(learner, cell.step, cell.started, cell.completion);
        }
    }

    /// Returns the columns of dates.
    pub fn dates(&self) -> impl Iterator<Item = &DateColumn> {
        self.steps.iter().filter_map(|step| step.date.as_ref())
    }
}

/// The day in a cell, `None` where it holds a word such as "Booked".
fn day_or_word(column: &mut Option<DateColumn>, record: &Record) -> Result<Option<NaiveDate>, Reason> {
    match read_date(column, record) {
        Err(Reason::BadDate { .. }) => Ok(None),
        read => read,
    }
}

/// The column of dates of a column of statuses: itself, or the one right of it.
fn date_of<'a>(status: &'a Column, columns: &'a [Column]) -> Option<&'a Column> {
    if status.is_dated_step() {
        return Some(status);
    }
    columns.get(status.index + 1).filter(|date| date.role == Role::StepDate && status.role == Role::StepStatus)
}

/// What a word in a column of marks means: a mark of any kind is graded, unless it says that there is none.
fn grade(word: &str) -> Standing {
    const NONE: [&str; 7] = ["ex", "excused", "exempt", "not available", "not graded", "ungraded", "missing"];
    if text::number(word).is_some() {
        return Standing::Completed;
    }
    match status::standing(word) {
        _ if NONE.contains(&text::fold(word).as_str()) => Standing::NotStarted,
        Standing::Other | Standing::Failed => Standing::Completed,
        known => known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_of_any_kind_is_graded_and_a_word_for_none_is_not() {
        for (word, expected) in [
            ("7,5", Standing::Completed),
            ("A-", Standing::Completed),
            ("Failed", Standing::Completed),
            ("Not Attempted", Standing::NotStarted),
            ("Excused", Standing::NotStarted),
            ("In progress", Standing::InProgress),
        ] {
            assert_eq!(grade(word), expected, "{word:?}");
        }
    }
}
