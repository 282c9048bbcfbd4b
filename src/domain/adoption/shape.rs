//! What one row of a file stands for.

use serde::{Deserialize, Serialize};

/// What one row of a file stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Nothing that a figure could be drawn from.
    #[default]
    Unknown,
    /// One learner in one course.
    LearnerCourse,
    /// One learner at one step.
    LearnerStep,
    /// Something that happened.
    EventLog,
    /// One person's answers.
    Survey,
    /// One learner on one day, with minutes or counts; a row of zeros is no activity.
    DailyEngagement,
    /// One learner, with a column or two for each step: completion reports and grade books.
    WideSteps,
    /// One manager or team: what was confirmed, how long was coached.
    Confirmations,
    /// One week of a tracker kept by hand, or of a report that has sums only.
    WeeklyTracker,
    /// One learner's performance at work, to be held against their learning.
    Performance,
}

impl Shape {
    /// Every shape a person can choose, in the order to show them.
    pub const ALL: [Self; 10] = [
        Self::LearnerCourse,
        Self::LearnerStep,
        Self::WideSteps,
        Self::DailyEngagement,
        Self::EventLog,
        Self::Survey,
        Self::Confirmations,
        Self::Performance,
        Self::WeeklyTracker,
        Self::Unknown,
    ];

    /// The stable name used in files and language keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::LearnerCourse => "learner-course",
            Self::LearnerStep => "learner-step",
            Self::EventLog => "event-log",
            Self::Survey => "survey",
            Self::DailyEngagement => "daily-engagement",
            Self::WideSteps => "wide-steps",
            Self::Confirmations => "confirmations",
            Self::WeeklyTracker => "weekly-tracker",
            Self::Performance => "performance",
        }
    }
}
