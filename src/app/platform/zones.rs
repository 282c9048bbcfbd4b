//! Time zones from the browser's own database, so that none is shipped and it is never out of date.

use chrono::{NaiveDateTime, TimeDelta};
use uptake::schedule::zones::{LocalOffset, Zones, local_offset};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = "const formats = new Map();
export function offset_at(zone, utcMs) {
    let format = formats.get(zone);
    if (!format) {
        try {
            format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric',
                month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
        } catch { return NaN; }
        formats.set(zone, format);
    }
    const part = Object.fromEntries(format.formatToParts(utcMs).map(({ type, value }) => [type, Number(value)]));
    const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
    return (local - Math.floor(utcMs / 1000) * 1000) / 1000;
}
export function zone_names() {
    return Intl.supportedValuesOf ? Intl.supportedValuesOf('timeZone').join('\\n') : '';
}
export function own_zone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';
}")]
extern "C" {
    fn offset_at(zone: &str, utc_ms: f64) -> f64;
    fn zone_names() -> String;
    fn own_zone() -> String;
}

/// The time-zone rules that the browser knows.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserZones;

impl Zones for BrowserZones {
    fn offset_seconds(&self, zone: &str, local: NaiveDateTime) -> LocalOffset {
        local_offset(|utc| offset_at_utc(zone, utc), local)
    }
}

/// The IANA zone of this machine.
pub fn home() -> String {
    own_zone()
}

/// A moment on the clocks of this machine's own zone.
pub fn at_home(utc: NaiveDateTime) -> Option<NaiveDateTime> {
    let offset = offset_at_utc(&home(), utc)?;
    utc.checked_add_signed(TimeDelta::seconds(i64::from(offset)))
}

/// The offset of `zone` from UTC at a moment, in seconds; `None` for a zone the browser does not know.
pub fn offset_at_utc(zone: &str, utc: NaiveDateTime) -> Option<i32> {
    let millis = utc.and_utc().timestamp_millis();
    let offset = offset_at(zone, millis as f64);
    // Offsets are whole seconds within a day.
    offset.is_finite().then_some(offset as i32)
}

/// The IANA zones that the browser knows; empty where it does not tell.
pub fn names() -> Vec<String> {
    zone_names().lines().map(str::to_owned).collect()
}
