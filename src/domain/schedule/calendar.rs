//! Days on which nothing is scheduled: weekends, holidays and black-out periods.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::entities;
use crate::id::Id;

/// How far a free day is looked for before giving up, in days.
const LOOK: u64 = 366;

/// The days that the team works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct WorkCalendar {
    /// Days of the week without work.
    pub weekend: Vec<Weekday>,
    /// Single days without work.
    pub holidays: Vec<Holiday>,
    /// Periods in which nothing is asked of people.
    pub blackouts: Vec<Blackout>,
}

impl Default for WorkCalendar {
    fn default() -> Self {
        Self { weekend: vec![Weekday::Sat, Weekday::Sun], holidays: Vec::new(), blackouts: Vec::new() }
    }
}

/// A day without work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Holiday {
    /// Identifier.
    pub id: Id,
    /// Which day.
    pub date: Option<NaiveDate>,
    /// What it is.
    pub name: String,
}

/// A period in which nothing is asked of people, such as the year-end close.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Blackout {
    /// Identifier.
    pub id: Id,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day, itself included.
    pub to: Option<NaiveDate>,
    /// What it is.
    pub name: String,
}

entities!(Holiday, Blackout);

impl Blackout {
    /// Whether `day` lies in the period; a period with one end missing is that one day.
    pub fn covers(&self, day: NaiveDate) -> bool {
        match (self.from, self.to) {
            (Some(from), Some(to)) => from <= day && day <= to,
            (Some(only), None) | (None, Some(only)) => only == day,
            (None, None) => false,
        }
    }
}

impl WorkCalendar {
    /// Whether something may be scheduled on `day`.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !self.weekend.contains(&day.weekday())
            && !self.holidays.iter().any(|holiday| holiday.date == Some(day))
            && !self.blackouts.iter().any(|blackout| blackout.covers(day))
    }

    /// `day`, or the nearest working day after it; `day` itself when there is none within a year.
    pub fn working_day_after(&self, day: NaiveDate) -> NaiveDate {
        self.nearest(day, NaiveDate::checked_add_days)
    }

    /// `day`, or the nearest working day before it; `day` itself when there is none within a year.
    pub fn working_day_before(&self, day: NaiveDate) -> NaiveDate {
        self.nearest(day, NaiveDate::checked_sub_days)
    }

    fn nearest(&self, day: NaiveDate, step: fn(NaiveDate, Days) -> Option<NaiveDate>) -> NaiveDate {
        (0..LOOK)
            .filter_map(|n| step(day, Days::new(n)))
            .find(|candidate| self.is_working_day(*candidate))
            .unwrap_or(day)
    }
}
