//! Figures → charts: charming builds the option, [`ChartCard`] shows it with its finding and its table.
//!
//! A file per chart turns figures into a [`ChartSpec`]: data in, options as JSON out, nothing of store or browser.
//! Every chart is drawn to be read without colour as well (labels, dashes, decals) and without seeing it at all (the
//! finding and the table say the same). No option holds a function: the page's policy forbids code made from text.

mod band;
mod card;
mod cohorts;
mod completion;
mod funnel;
mod heat;
mod nps;
mod nps_weeks;
mod over_weeks;
mod palette;
mod performance;
mod room;
mod spec;
mod style;
mod support;
mod time_to;
mod weekly_active;
mod weekly_groups;

pub use card::ChartCard;
pub use cohorts::cohorts;
pub use completion::{Outlook, completion_over_time};
pub use funnel::funnel;
pub use heat::{content_groups, content_weeks};
pub use nps::nps;
pub use nps_weeks::nps_over_time;
pub use over_weeks::Beside;
pub use performance::performance;
pub use spec::{ChartSpec, Shown};
pub use support::{coaching, confirmations, minutes};
pub use time_to::time_to;
pub use weekly_active::weekly_active;
pub use weekly_groups::weekly_groups;
