//! The clock: the domain never reads it, callers pass what they read here.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use wasm_bindgen::JsValue;

/// Today's civil date on this machine's own clock.
pub fn today() -> NaiveDate {
    // A browser's date always fits; the fallback is the epoch.
    civil_day(&js_sys::Date::new_0()).unwrap_or_default()
}

/// The civil day of a moment on this machine's own clock.
fn civil_day(moment: &js_sys::Date) -> Option<NaiveDate> {
    let year = i32::try_from(moment.get_full_year()).ok()?;
    NaiveDate::from_ymd_opt(year, moment.get_month() + 1, moment.get_date())
}

/// The moment that an RFC 3339 text names, to the minute on this machine's own clock; `None` when it names none.
pub fn local_time(timestamp: &str) -> Option<NaiveDateTime> {
    let moment = js_sys::Date::new(&JsValue::from_str(timestamp));
    if moment.get_time().is_nan() {
        return None;
    }
    civil_day(&moment)?.and_hms_opt(moment.get_hours(), moment.get_minutes(), 0)
}

/// Now as UTC, to the second.
pub fn now_utc() -> NaiveDateTime {
    // Milliseconds since 1970 fit an i64 for the next 290 million years.
    DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default().naive_utc()
}

/// Now as RFC 3339 text in UTC: `2026-09-07T08:30:00Z`.
pub fn timestamp() -> String {
    now_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Milliseconds since 1970, to group edits that follow each other closely.
pub fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}
