//! Adoption figures: typed records in, aggregates out.
//!
//! [`Collector`] keeps a compact state per learner while a file is read, and turns it into [`Figures`] that name
//! nobody. Memory grows with learners × steps × weeks, never with rows. [`series`] puts several imports into one
//! weekly series.

mod bits;
pub mod cohorts;
mod collect;
mod engagement;
mod figures;
pub mod findings_text;
mod fingerprint;
mod interner;
mod nps;
mod performance;
pub mod roi;
pub mod series;
mod shape;
pub mod stats;
mod steps;
pub mod summary;
mod time;
pub mod warnings;
mod weeks;

pub use cohorts::MIN_GROUP;
pub use collect::{
    Collector, Completion, Confirmation, Entry, LearnerId, Measures, Reached, Scope, StepId, TrackedWeek,
};
pub use engagement::{UnderEngaged, under_engaged};
pub use figures::{
    CohortGroup, CohortSplit, Confirmations, ContentGroup, ContentSplit, DayExits, Figures, FirstApplication,
    FunnelStep, HeatMap, HeatRow, LearningMeasure, LearningPerformance, Nps, Scatter, ScatterAxis, ScatterCell, Shape,
    Start, TimeTo, WeekCoaching, WeekConfirmations, WeekCount, WeekScore, WeekShare, WeekSum, WeeklyGroup, WeeklySplit,
};
pub use interner::Interner;
