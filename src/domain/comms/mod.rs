//! Communications worked out from a plan: texts filled and compared, the calendar laid out, viewed and weighed.

pub mod calendar;
pub mod drift;
pub mod layout;
pub mod load;
pub mod merge;
pub mod moves;
pub mod send_time;
