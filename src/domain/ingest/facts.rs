//! What a table can tell, from the roles of its columns: its shape, its figures, and what is missing for others.

use super::roles::{self, Role};
use super::settings::{Ability, Column, Drawing, Lack};
use crate::adoption::{Shape, Start};

/// What can tell learners by itself, the best first.
pub const KEYS: [Role; 3] = [Role::Learner, Role::Email, Role::Name];

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

    /// Returns the place of the column that tells learners, where one does by itself.
    pub fn key(&self) -> Option<usize> {
        KEYS.into_iter().find_map(|role| self.place(role))
    }

    /// Returns the places of the first and the last name.
    pub fn names(&self) -> Option<(usize, usize)> {
        self.place(Role::FirstName).zip(self.place(Role::LastName))
    }

    /// Returns whether rows name their learner.
    pub fn learner(&self) -> bool {
        self.key().is_some() || self.names().is_some() || self.has(&[Role::Description]) && self.has(&[Role::Event])
    }

    /// Returns whether nothing but names tells learners apart: neither an id nor an address.
    pub fn has_only_names(&self) -> bool {
        let whole = self.columns.iter().find(|column| column.role == Role::Name);
        let is_named = whole.map_or(self.names().is_some(), |column| !column.emails);
        is_named && !self.has(&[Role::Learner, Role::Email])
    }

    /// Returns what a row most likely stands for.
    pub fn shape(&self) -> Shape {
        let outcome = self.has(&[Role::Status, Role::Completed, Role::CompletedCount]);
        let step = self.has(&[Role::Step]);
        let wide = self.has(&[Role::StepStatus, Role::StepScore]);
        if self.has(&[Role::Answer]) && !outcome && !step && !wide {
            return Shape::Survey;
        }
        if !self.learner() {
            return self.shape_of_sums();
        }
        if wide && !self.has(&[Role::Event]) {
            Shape::WideSteps
        } else if self.has(&[Role::Event]) && self.has(&[Role::At]) {
            Shape::EventLog
        } else if step && (outcome || self.has(&[Role::Started])) {
            Shape::LearnerStep
        } else if step && self.has(&[Role::At]) {
            Shape::EventLog
        } else if !outcome && self.has(&[Role::At]) && self.has(&[Role::Minutes, Role::Count]) {
            Shape::DailyEngagement
        } else if !outcome && !self.has(&[Role::At, Role::Started, Role::Enrolled]) && self.has(&[Role::Performance]) {
            Shape::Performance
        } else {
            Shape::LearnerCourse
        }
    }

    /// A table without learners: managers, teams or weeks.
    fn shape_of_sums(&self) -> Shape {
        let sums = [
            Role::ActiveCount,
            Role::CompletedCount,
            Role::LearnerCount,
            Role::AskedCount,
            Role::ConfirmedCount,
            Role::NpsScore,
        ];
        let is_tracker = self.has(&sums) || self.has(&[Role::Coaching, Role::Minutes]) && self.has(&[Role::Week]);
        if self.has(&[Role::Manager, Role::Cohort]) && self.has(&[Role::Confirmed, Role::Coaching]) {
            Shape::Confirmations
        } else if self.has(&[Role::Week, Role::At]) && is_tracker {
            Shape::WeeklyTracker
        } else {
            Shape::Unknown
        }
    }

    /// Returns the place of the date of a row: of what happened, or of a tracker's week.
    pub fn row_date(&self) -> Option<usize> {
        self.dated(Role::At).or(self.dated(Role::Week))
    }

    /// Returns what time to completion counts from, and the place of its date where one column gives it.
    pub fn start(&self, shape: Shape) -> Option<(Start, Option<usize>)> {
        let dated = |role, start| self.dated(role).map(|place| (start, Some(place)));
        let begun = dated(Role::Enrolled, Start::Enrolled)
            .or_else(|| dated(Role::Hired, Start::Hired))
            .or_else(|| dated(Role::Started, Start::Started));
        match shape {
            Shape::LearnerCourse | Shape::WideSteps => begun,
            // Several dated rows of a learner: the first of them is a start.
            Shape::LearnerStep | Shape::EventLog => {
                begun.or_else(|| self.dated(Role::At).map(|_| (Start::FirstActivity, None)))
            }
            _ => None,
        }
    }

    /// Returns whether learners' activity is dated.
    ///
    /// Dates of completion alone do not tell who was active, and neither do dates of enrolment.
    pub fn activity(&self, shape: Shape) -> bool {
        match shape {
            Shape::LearnerCourse | Shape::LearnerStep | Shape::WideSteps => {
                self.dated(Role::At).or(self.dated(Role::Started)).is_some()
            }
            Shape::EventLog => self.dated(Role::At).is_some(),
            Shape::DailyEngagement => self.row_date().is_some(),
            _ => false,
        }
    }

    /// Returns whether rows say who completed.
    pub fn completion(&self, shape: Shape) -> bool {
        match shape {
            Shape::LearnerCourse => self.has(&[Role::Status, Role::Success, Role::Completed, Role::CompletedCount]),
            Shape::LearnerStep => self.has(&[Role::Status, Role::Success, Role::Completed]),
            Shape::WideSteps => self.has(&[Role::StepStatus, Role::StepScore]),
            Shape::EventLog => self.has(&[Role::Event, Role::Status]) && self.has(&[Role::Step]),
            _ => false,
        }
    }

    /// Returns whether completions are dated: by their own date, or by the date of the row with the status.
    pub fn completion_dates(&self, shape: Shape) -> bool {
        let dated = match shape {
            Shape::WideSteps => self.dated(Role::StepDate).or(self.dated(Role::StepStatus)),
            _ => self.dated(Role::Completed).or(self.dated(Role::At)),
        };
        self.completion(shape) && dated.is_some()
    }

    /// Returns what can be drawn, and what is missing for the rest.
    pub fn drawings(&self, shape: Shape) -> Vec<Ability> {
        if shape == Shape::WeeklyTracker {
            return self.drawings_of_tracker();
        }
        let learner = (!self.learner()).then_some(Lack::Learner);
        let activity = (!self.activity(shape)).then_some(Lack::ActivityDates);
        let completion = (!self.completion(shape)).then_some(Lack::Completion);
        let completion_dates = (!self.completion_dates(shape)).then_some(Lack::CompletionDates);
        let start = self.start(shape).is_none().then_some(Lack::Start);
        let lacks = |role: Role, lack: Lack| self.place(role).is_none().then_some(lack);
        let undated_role = |role: Role, lack: Lack| self.dated(role).is_none().then_some(lack);
        let step = if self.has(&[Role::StepStatus, Role::StepScore]) { None } else { lacks(Role::Step, Lack::Step) };
        let undated = self.row_date().is_none().then_some(Lack::ActivityDates);
        let is_learned = self.completion(shape) || self.has(&[Role::Minutes, Role::Score]);
        let confirms = shape == Shape::Confirmations;
        [
            (Drawing::WeeklyActive, learner.or(activity)),
            (Drawing::Completion, completion),
            (Drawing::CompletionOverTime, completion.or(completion_dates)),
            (Drawing::TimeToCompletion, completion.or(completion_dates).or(start)),
            (Drawing::Cohorts, learner.or(completion).or(lacks(Role::Cohort, Lack::Cohort))),
            (Drawing::Funnel, learner.or(step).or(completion)),
            (Drawing::Heat, learner.or(lacks(Role::Step, Lack::Step)).or(activity)),
            (Drawing::Minutes, lacks(Role::Minutes, Lack::Minutes).or(undated)),
            (
                Drawing::Confirmations,
                if confirms { lacks(Role::Confirmed, Lack::Confirmed) } else { Some(Lack::Confirmed) },
            ),
            (
                Drawing::Coaching,
                if confirms { lacks(Role::Coaching, Lack::Coaching).or(undated) } else { Some(Lack::Coaching) },
            ),
            (
                Drawing::Performance,
                learner
                    .or(lacks(Role::Performance, Lack::Performance))
                    .or_else(|| (!is_learned).then_some(Lack::Learning)),
            ),
            (Drawing::Nps, lacks(Role::Answer, Lack::Answer)),
            (Drawing::TimeToCompetency, learner.or(undated_role(Role::Competent, Lack::Competency)).or(start)),
            (Drawing::FirstApplication, learner.or(undated_role(Role::Applied, Lack::Application)).or(start)),
        ]
        .into_iter()
        .map(|(drawing, lack)| Ability { drawing, lack })
        .collect()
    }

    /// A tracker has its figures ready; only their column and the week must be there.
    fn drawings_of_tracker(&self) -> Vec<Ability> {
        let by_number = |text: &String| roles::week_of(text).is_some();
        let numbered = |column: &Column| column.role == Role::Week && column.samples.iter().any(by_number);
        let has_weeks = self.row_date().is_some() || self.columns.iter().any(numbered);
        let undated = (!has_weeks).then_some(Lack::ActivityDates);
        let needs = |roles: &[Role], lack: Lack| undated.or_else(|| (!self.has(roles)).then_some(lack));
        let completions = needs(&[Role::CompletedCount], Lack::Completion);
        let rate = completions.or_else(|| needs(&[Role::LearnerCount], Lack::Learner));
        [
            (Drawing::WeeklyActive, needs(&[Role::ActiveCount], Lack::ActivityDates)),
            (Drawing::Completion, rate),
            (Drawing::CompletionOverTime, rate),
            (Drawing::Minutes, needs(&[Role::Minutes], Lack::Minutes)),
            (Drawing::Confirmations, needs(&[Role::ConfirmedCount], Lack::Confirmed)),
            (Drawing::Coaching, needs(&[Role::Coaching], Lack::Coaching)),
            (Drawing::Nps, needs(&[Role::NpsScore], Lack::Answer)),
        ]
        .into_iter()
        .map(|(drawing, lack)| Ability { drawing, lack })
        .collect()
    }
}
