//! Civil dates: everything hangs on the launch, nothing ever meets a time zone unless it is sent (rows M3, E6).

pub mod agenda;
mod calendar;
pub mod diary;
pub mod reflow;
pub mod timeline;
pub mod weeks;
mod when;
pub mod zones;

pub use calendar::{Blackout, Holiday, WorkCalendar};
pub use weeks::{long_date, short_date};
pub use when::{When, resolve};
