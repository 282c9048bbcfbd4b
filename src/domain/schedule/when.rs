//! A date that follows the launch, or one that does not.

use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::WorkCalendar;

/// The farthest an offset reaches, in days: ten years.
const FARTHEST: i32 = 3660;

/// When something happens: so many days from launch, or on a pinned date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum When {
    /// Days from launch; negative before it. Moves with the launch.
    Offset {
        /// Days from launch.
        days: i32,
    },
    /// A date that stays when the launch moves.
    Pinned {
        /// The date.
        date: NaiveDate,
    },
}

impl Default for When {
    fn default() -> Self {
        Self::Offset { days: 0 }
    }
}

impl When {
    /// So many days from launch.
    pub const fn offset_days(days: i32) -> Self {
        Self::Offset { days }
    }

    /// So many weeks from launch.
    pub const fn offset_weeks(weeks: i32) -> Self {
        Self::Offset { days: weeks * 7 }
    }

    /// A date that stays.
    pub const fn pinned(date: NaiveDate) -> Self {
        Self::Pinned { date }
    }

    /// So many days later (earlier where negative), tied to the launch or pinned as before.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        match self {
            Self::Offset { days: from } => Self::offset_days(from.saturating_add(days)),
            Self::Pinned { date } => {
                let moved = date.checked_add_signed(TimeDelta::days(i64::from(days)));
                Self::pinned(moved.unwrap_or(date))
            }
        }
    }

    /// The date before weekends and black-outs are skipped.
    pub fn nominal(self, launch: NaiveDate) -> NaiveDate {
        match self {
            Self::Pinned { date } => date,
            Self::Offset { days } => {
                let days = days.clamp(-FARTHEST, FARTHEST);
                let span = Days::new(u64::from(days.unsigned_abs()));
                let moved = if days < 0 { launch.checked_sub_days(span) } else { launch.checked_add_days(span) };
                moved.unwrap_or(launch)
            }
        }
    }
}

/// The civil date of `when`: pinned dates as they are, offsets moved off days on which nothing is scheduled.
///
/// What lies before launch moves to an earlier working day, everything else to a later one, so that nothing slips
/// across the launch. The launch itself is never moved.
pub fn resolve(when: When, launch: NaiveDate, calendar: &WorkCalendar) -> NaiveDate {
    let nominal = when.nominal(launch);
    match when {
        When::Pinned { .. } | When::Offset { days: 0 } => nominal,
        When::Offset { days } if days < 0 => calendar.working_day_before(nominal),
        When::Offset { .. } => calendar.working_day_after(nominal),
    }
}
