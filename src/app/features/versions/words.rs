//! What a version is called, and when it was kept, on the clock of whoever looks.

use chrono::NaiveDate;
use uptake::choice::Choice;
use uptake::keep::version::Version;
use uptake::schedule::weeks::long_date;
use uptake::t;

use crate::platform::clock;

/// The day a version was kept; `None` where its time cannot be read.
pub fn day(version: &Version) -> Option<NaiveDate> {
    clock::local_time(&version.saved_at).map(|moment| moment.date())
}

/// The time of that day: `14:05`.
pub fn time(version: &Version) -> String {
    clock::local_time(&version.saved_at).map(|moment| moment.format("%H:%M").to_string()).unwrap_or_default()
}

/// A day in words.
pub fn day_words(day: Option<NaiveDate>) -> String {
    match day {
        Some(day) if day == clock::today() => t!("versions.today", date = long_date(day)),
        Some(day) => long_date(day),
        None => t!("versions.no-day"),
    }
}

/// Day and time of a version, to tell it from all others.
pub fn when(version: &Version) -> String {
    match day(version) {
        Some(day) => t!("versions.when", date = long_date(day), time = time(version)),
        None => t!("versions.no-day"),
    }
}

/// What a version is called: its name, else why it was kept.
pub fn what(version: &Version) -> String {
    if version.name.is_empty() { version.reason.label() } else { version.name.clone() }
}
