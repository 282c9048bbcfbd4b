//! A tracker kept by hand, or a report of sums: a row a week.

use chrono::NaiveDate;

use super::measure::MeasureColumn;
use crate::adoption::TrackedWeek;
use crate::ingest::error::{ColumnName, Reason};
use crate::ingest::records::Record;
use crate::ingest::roles::{self, Role};
use crate::ingest::settings::{Preview, Settings};

/// The columns of a tracker.
#[derive(Debug)]
pub struct Tracker {
    week: ColumnName,
    columns: Vec<(Role, MeasureColumn)>,
}

impl Tracker {
    /// Finds the columns; the first of each role.
    pub fn new(settings: &Settings, preview: &Preview) -> Self {
        const ROLES: [Role; 8] = [
            Role::LearnerCount,
            Role::ActiveCount,
            Role::CompletedCount,
            Role::AskedCount,
            Role::ConfirmedCount,
            Role::Coaching,
            Role::Minutes,
            Role::NpsScore,
        ];
        let column = |role: Role| preview.column(role).map(|column| (role, MeasureColumn::new(column, settings)));
        let week = preview.column(Role::Week).or_else(|| preview.column(Role::At));
        let week = week.map(|column| column.name()).unwrap_or_default();
        Self { week, columns: ROLES.into_iter().filter_map(column).collect() }
    }

    /// Reads a row, `on` being its date where it has one; a week by number is read here.
    ///
    /// # Errors
    /// What is wrong with one of its numbers; [`Reason::BadDate`] for a row without a week.
    pub fn read(&mut self, record: &Record, on: Option<NaiveDate>) -> Result<TrackedWeek, Reason> {
        let by_number = || roles::week_of(&String::from_utf8_lossy(record.value(self.week.index)?));
        let Some(on) = on.or_else(by_number) else {
            return Err(Reason::BadDate { column: self.week.clone() });
        };
        let mut week = TrackedWeek { on: Some(on), ..TrackedWeek::default() };
        for (role, column) in &mut self.columns {
            let value = column.read(record)?;
            match role {
                Role::LearnerCount => week.learners = value,
                Role::ActiveCount => week.active = value,
                Role::CompletedCount => week.completed = value,
                Role::AskedCount => week.asked = value,
                Role::ConfirmedCount => week.confirmed = value,
                Role::Coaching => week.coaching = value,
                Role::Minutes => week.minutes = value,
                _ => week.nps = value,
            }
        }
        Ok(week)
    }

    /// Returns the columns of numbers.
    pub fn columns(&self) -> impl Iterator<Item = &MeasureColumn> {
        self.columns.iter().map(|(_, column)| column)
    }
}
