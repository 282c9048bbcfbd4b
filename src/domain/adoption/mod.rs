//! Adoption figures: typed records in, aggregates out.
//!
//! [`Collector`] keeps a compact state per learner while a file is read, and turns it into [`Figures`] that name
//! nobody. Memory grows with learners × steps, never with rows.

mod bits;
mod cohorts;
mod collect;
mod figures;
mod interner;
mod nps;
pub mod stats;
mod steps;
pub mod summary;
mod weeks;

pub use cohorts::MIN_GROUP;
pub use collect::{Collector, Completion, Entry, LearnerId, Scope};
pub use figures::{CohortGroup, CohortSplit, Figures, FunnelStep, Nps, Shape, WeekCount, WeekShare};
pub use interner::Interner;
