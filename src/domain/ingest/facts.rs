//! What a table can tell, from the roles of its columns: its shape, its figures, and what is missing for others.

use super::roles::Role;
use super::settings::{Ability, Column, Drawing, Lack};
use crate::adoption::Shape;

/// Which kinds of columns a table has.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    columns: &'a [Column],
}

impl<'a> Facts<'a> {
    /// Looks at columns.
    pub fn of(columns: &'a [Column]) -> Self {
        Self { columns }
    }

    /// Returns the place of the first column with a role.
    pub fn place(&self, role: Role) -> Option<usize> {
        self.columns.iter().find(|column| column.role == role).map(|column| column.index)
    }

    /// Returns the place of the first column with a role that holds dates.
    pub fn dated(&self, role: Role) -> Option<usize> {
        let dated = |column: &&Column| column.role == role && column.dates.is_some();
        self.columns.iter().find(dated).map(|column| column.index)
    }

    fn has(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.place(*role).is_some())
    }

    /// Returns whether rows name their learner.
    pub fn learner(&self) -> bool {
        self.has(&[Role::Learner, Role::Email, Role::Name])
            || self.has(&[Role::Description]) && self.has(&[Role::Event])
    }

    /// Returns what a row most likely stands for.
    pub fn shape(&self) -> Shape {
        let outcome = self.has(&[Role::Status, Role::Completed]);
        let step = self.has(&[Role::Step]);
        if self.has(&[Role::Answer]) && !outcome && !step {
            Shape::Survey
        } else if !self.learner() {
            Shape::Unknown
        } else if self.has(&[Role::Event]) && self.has(&[Role::At]) {
            Shape::EventLog
        } else if step && (outcome || self.has(&[Role::Started])) {
            Shape::LearnerStep
        } else if step && self.has(&[Role::At]) {
            Shape::EventLog
        } else {
            Shape::LearnerCourse
        }
    }

    /// Returns whether learners' activity is dated.
    ///
    /// Dates of completion alone do not tell who was active, and neither do dates of enrolment.
    pub fn activity(&self, shape: Shape) -> bool {
        match shape {
            Shape::LearnerCourse | Shape::LearnerStep => self.dated(Role::At).or(self.dated(Role::Started)).is_some(),
            Shape::EventLog => self.dated(Role::At).is_some(),
            Shape::Survey | Shape::Unknown => false,
        }
    }

    /// Returns whether rows say who completed.
    pub fn completion(&self, shape: Shape) -> bool {
        match shape {
            Shape::LearnerCourse | Shape::LearnerStep => self.has(&[Role::Status, Role::Completed]),
            Shape::EventLog => self.has(&[Role::Event, Role::Status]) && self.has(&[Role::Step]),
            Shape::Survey | Shape::Unknown => false,
        }
    }

    /// Returns whether completions are dated: by their own date, or by the date of the row with the status.
    pub fn completion_dates(&self, shape: Shape) -> bool {
        self.completion(shape) && self.dated(Role::Completed).or(self.dated(Role::At)).is_some()
    }

    /// Returns what can be drawn, and what is missing for the rest.
    pub fn drawings(&self, shape: Shape) -> Vec<Ability> {
        let learner = (!self.learner()).then_some(Lack::Learner);
        let activity = (!self.activity(shape)).then_some(Lack::ActivityDates);
        let completion = (!self.completion(shape)).then_some(Lack::Completion);
        let completion_dates = (!self.completion_dates(shape)).then_some(Lack::CompletionDates);
        let lacks = |role: Role, lack: Lack| self.place(role).is_none().then_some(lack);
        [
            (Drawing::WeeklyActive, learner.or(activity)),
            (Drawing::Completion, completion),
            (Drawing::CompletionOverTime, completion.or(completion_dates)),
            (Drawing::Cohorts, learner.or(completion).or(lacks(Role::Cohort, Lack::Cohort))),
            (Drawing::Funnel, learner.or(lacks(Role::Step, Lack::Step)).or(completion)),
            (Drawing::Nps, lacks(Role::Answer, Lack::Answer)),
        ]
        .into_iter()
        .map(|(drawing, lack)| Ability { drawing, lack })
        .collect()
    }
}
