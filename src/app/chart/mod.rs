//! Figures → charts: charming builds the option, [`ChartCard`] shows it with its finding and its table.
//!
//! A file per chart turns figures into a [`ChartSpec`]: data in, options as JSON out, nothing of store or browser.
//! Every chart is drawn to be read without colour as well (labels, dashes, decals) and without seeing it at all (the
//! finding and the table say the same). No option holds a function: the page's policy forbids code made from text.

mod card;
mod cohorts;
mod completion;
mod funnel;
mod nps;
mod over_weeks;
mod palette;
mod spec;
mod style;
mod weekly_active;

pub use card::ChartCard;
pub use cohorts::cohorts;
pub use completion::completion_over_time;
pub use funnel::funnel;
pub use nps::nps;
pub use spec::ChartSpec;
pub use weekly_active::weekly_active;
