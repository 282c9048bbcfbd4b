//! What the collector is given: the scope of a file, and its rows.

use chrono::NaiveDate;

use crate::adoption::figures::{Shape, Start};

/// What a file can tell, known from its columns before the first row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// What a row stands for.
    pub shape: Shape,
    /// Whether rows name their learner.
    pub learners: bool,
    /// Whether a column dates what learners did.
    pub activity: bool,
    /// Whether rows can be completed at all (a status, or a date of completion).
    pub completion: bool,
    /// Whether completions are dated.
    pub completion_dates: bool,
    /// Whether a column of a wide report says who completed the whole, beside its steps.
    pub whole: bool,
    /// What time to completion counts from; `None` when no column dates it.
    pub start: Option<Start>,
    /// Header of the column with a performance measure.
    pub performance: Option<String>,
    /// Whether a column dates competency.
    pub competency: bool,
    /// Whether a column dates the first application.
    pub application: bool,
    /// Headers of the cohort columns.
    pub cohorts: Vec<String>,
}

/// What one row says about completion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Completion {
    /// Nothing: the row is not in the denominator.
    #[default]
    Untold,
    /// It can be completed and is not.
    Open,
    /// Completed, on a date where the file gives one.
    Done(Option<NaiveDate>),
}

impl Completion {
    /// Returns whether it is completed.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Done(_))
    }

    /// Returns the date of completion.
    pub fn date(self) -> Option<NaiveDate> {
        match self {
            Self::Done(date) => date,
            Self::Untold | Self::Open => None,
        }
    }
}

/// One row as the collector needs it.
#[derive(Clone, Debug, Default)]
pub struct Entry<'a> {
    /// The learner's key, whatever it is in the file.
    pub learner: Option<&'a [u8]>,
    /// The number of this learner, where [`Collector::find_learners`](super::Collector::find_learners) told it.
    pub known: Option<LearnerId>,
    /// The course, which tells rows of the same learner in several files apart.
    pub course: Option<&'a [u8]>,
    /// The step or activity.
    pub step: Option<&'a [u8]>,
    /// Dates on which the learner did something.
    pub active: [Option<NaiveDate>; 3],
    /// Whether the learner has begun the step.
    pub started: bool,
    /// What the row says about completion.
    pub completion: Completion,
    /// The status as the file writes it.
    pub status: Option<&'a [u8]>,
    /// The answer on the 0–10 question.
    pub answer: Option<f64>,
    /// The row's own date: the week of its minutes and of its answer.
    pub on: Option<NaiveDate>,
    /// From when time to completion counts, see [`Scope::start`].
    pub begun: Option<NaiveDate>,
    /// What is measured of the learner.
    pub measures: Measures,
    /// What the learner reached after learning.
    pub reached: Reached,
}

/// Dates on which a learner reached what learning is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// When the skill was confirmed at work.
    pub competent: Option<NaiveDate>,
    /// When it was first applied to a real task.
    pub applied: Option<NaiveDate>,
}

/// Numbers of one row; each finite, minutes not negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// Minutes of learning.
    pub minutes: Option<f64>,
    /// The mark.
    pub score: Option<f64>,
    /// The performance measure.
    pub performance: Option<f64>,
}

/// What a row of a list of managers or teams says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Confirmation<'a> {
    /// Who was asked: a manager's or a team's key; counted and never kept.
    pub manager: &'a [u8],
    /// Whether the manager confirmed; `None` where the file does not ask.
    pub confirmed: Option<bool>,
    /// The date of the row.
    pub on: Option<NaiveDate>,
    /// Minutes of coaching given.
    pub coaching: Option<f64>,
}

/// One row of a tracker kept by hand: the counts of a week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TrackedWeek {
    /// A day of the week; a row without one is counted and says nothing more.
    pub on: Option<NaiveDate>,
    /// Learners enrolled so far: the denominator of the completion rate.
    pub learners: Option<f64>,
    /// Learners active in the week.
    pub active: Option<f64>,
    /// Completions in the week.
    pub completed: Option<f64>,
    /// Managers asked in the week.
    pub asked: Option<f64>,
    /// Managers who confirmed in the week.
    pub confirmed: Option<f64>,
    /// Minutes of coaching in the week.
    pub coaching: Option<f64>,
    /// Minutes of learning in the week.
    pub minutes: Option<f64>,
    /// Net promoter score of the week, `-100..=100`.
    pub nps: Option<f64>,
}

/// Number of a learner within one import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LearnerId(pub(super) u32);

/// Number of a step within one import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepId(pub(super) u32);
