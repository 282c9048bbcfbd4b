//! Local times at sites as instants: the only place where a civil time meets a time zone (row E6).
//!
//! The time-zone rules come from outside: the browser's `Intl` in the app, `chrono-tz` in the tests. Whoever knows the
//! offset at an instant implements [`Zones`] through [`local_offset`].

use chrono::{NaiveDateTime, TimeDelta};

/// The offset from UTC that a local time has in a zone, in seconds east of Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalOffset {
    /// The time occurs once.
    Single(i32),
    /// The clock was set back and the time occurs twice: the offset of the earlier instant, then of the later one.
    Ambiguous(i32, i32),
    /// The clock was set forward over the time, which never occurs: the offset before that.
    Gap(i32),
    /// Nobody knows the zone.
    UnknownZone,
}

/// The time-zone rules of the world.
pub trait Zones {
    /// The offset of `local` in the IANA zone `zone`.
    fn offset_seconds(&self, zone: &str, local: NaiveDateTime) -> LocalOffset;
}

/// Why a local time has no instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZoneError {
    /// Nobody knows a zone of this name.
    UnknownZone(String),
    /// The instant lies outside the range of dates.
    OutOfRange,
}

impl std::fmt::Display for ZoneError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match self {
            Self::UnknownZone(zone) => crate::t!("zone.unknown", zone = zone),
            Self::OutOfRange => crate::t!("zone.out_of_range"),
        };
        f.write_str(&text)
    }
}

impl std::error::Error for ZoneError {}

/// The instant, in UTC, of the local time `local` in the IANA zone `zone`.
///
/// A time that occurs twice means the first of the two. A time that the clock jumps over moves forward by the length
/// of the jump: 02:30 becomes 03:30. Both are what RFC 5545, section 3.3.5, asks of calendars.
///
/// # Errors
/// When nobody knows the zone, or when the instant lies outside the range of dates.
pub fn to_utc(zones: &(impl Zones + ?Sized), zone: &str, local: NaiveDateTime) -> Result<NaiveDateTime, ZoneError> {
    let offset = match zones.offset_seconds(zone, local) {
        LocalOffset::Single(offset) | LocalOffset::Ambiguous(offset, _) | LocalOffset::Gap(offset) => offset,
        LocalOffset::UnknownZone => return Err(ZoneError::UnknownZone(zone.to_owned())),
    };
    at_offset(local, offset).ok_or(ZoneError::OutOfRange)
}

/// Finds the offset of a local time from a function that knows the offset at an instant in UTC, `None` for an unknown
/// zone.
///
/// Right as long as a zone changes its offset at most once in two days.
pub fn local_offset(offset_at: impl Fn(NaiveDateTime) -> Option<i32>, local: NaiveDateTime) -> LocalOffset {
    let day = TimeDelta::days(1);
    let around = (local.checked_sub_signed(day), local.checked_add_signed(day));
    let (Some(before), Some(after)) = (around.0.and_then(&offset_at), around.1.and_then(&offset_at)) else {
        return LocalOffset::UnknownZone;
    };
    let holds = |offset: i32| at_offset(local, offset).and_then(&offset_at) == Some(offset);
    match (holds(before), holds(after)) {
        (true, true) if before != after => LocalOffset::Ambiguous(before, after),
        (true, _) => LocalOffset::Single(before),
        (false, true) => LocalOffset::Single(after),
        (false, false) => LocalOffset::Gap(before),
    }
}

fn at_offset(local: NaiveDateTime, offset: i32) -> Option<NaiveDateTime> {
    local.checked_sub_signed(TimeDelta::seconds(i64::from(offset)))
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, Offset, TimeZone};
    use chrono_tz::Tz;

    use super::*;

    /// The rules of `chrono-tz`.
    struct World;

    impl Zones for World {
        fn offset_seconds(&self, zone: &str, local: NaiveDateTime) -> LocalOffset {
            let Ok(tz) = zone.parse::<Tz>() else { return LocalOffset::UnknownZone };
            local_offset(|utc| Some(tz.offset_from_utc_datetime(&utc).fix().local_minus_utc()), local)
        }
    }

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn check(zone: &str, local: &str, utc: &str) {
        assert_eq!(to_utc(&World, zone, at(local)), Ok(at(utc)), "{zone} {local}");
    }

    #[test]
    fn a_local_time_follows_the_summer_time_of_its_zone() {
        check("Europe/Berlin", "2026-07-01 09:00", "2026-07-01 07:00");
        check("Europe/Berlin", "2026-12-01 09:00", "2026-12-01 08:00");
        check("America/New_York", "2026-07-01 09:00", "2026-07-01 13:00");
        check("Asia/Kolkata", "2026-07-01 09:00", "2026-07-01 03:30");
        check("Pacific/Auckland", "2026-07-01 09:00", "2026-06-30 21:00");
        check("UTC", "2026-07-01 09:00", "2026-07-01 09:00");
    }

    #[test]
    fn a_time_that_is_jumped_over_moves_forward_by_the_jump() {
        check("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:30");
        check("America/New_York", "2026-03-08 02:30", "2026-03-08 07:30");
    }

    #[test]
    fn a_time_that_occurs_twice_means_the_first() {
        check("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 00:30");
        check("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30");
    }

    #[test]
    fn an_unknown_zone_is_named() {
        let answer = to_utc(&World, "Europe/Atlantis", at("2026-07-01 09:00"));
        assert_eq!(answer, Err(ZoneError::UnknownZone("Europe/Atlantis".into())));
    }

    #[test]
    fn every_half_hour_of_a_year_agrees_with_the_rules() {
        let zones = ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tokyo"];
        for zone in zones {
            let tz: Tz = zone.parse().unwrap();
            let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().and_hms_opt(0, 15, 0).unwrap();
            for n in 0..365 * 48 {
                let local = start + TimeDelta::minutes(30 * n);
                let expected = match tz.offset_from_local_datetime(&local) {
                    chrono::LocalResult::Single(offset) => Some(offset),
                    chrono::LocalResult::Ambiguous(first, _) => Some(first),
                    chrono::LocalResult::None => None,
                };
                if let Some(offset) = expected {
                    let utc = local - TimeDelta::seconds(i64::from(offset.fix().local_minus_utc()));
                    assert_eq!(to_utc(&World, zone, local), Ok(utc), "{zone} {local}");
                }
            }
        }
    }
}
