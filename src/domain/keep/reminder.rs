//! When to remind someone that the file they hold of a plan is old.

use chrono::NaiveDate;

use crate::schedule::weeks::days_between;

/// Days after which a reminder is due.
const PATIENCE: i64 = 14;

/// The last export of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The revision that was exported.
    pub rev: u64,
    /// The day it was exported.
    pub on: NaiveDate,
}

/// Whether to remind of exporting a plan that stands at revision `rev`.
///
/// The days count from the last export, or from `since` where that is later: the day the plan was first seen here, or
/// the day the last reminder was put off.
pub fn is_due(exported: Option<Exported>, rev: u64, since: NaiveDate, today: NaiveDate) -> bool {
    let has_changed = exported.is_none_or(|last| rev > last.rev);
    let from = exported.map_or(since, |last| last.on.max(since));
    has_changed && days_between(from, today) >= PATIENCE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn due(exported: Option<(u64, &str)>, rev: u64, since: &str, today: &str) -> bool {
        is_due(exported.map(|(rev, on)| Exported { rev, on: date(on) }), rev, date(since), date(today))
    }

    #[test]
    fn a_changed_plan_is_due_two_weeks_after_its_last_export() {
        assert!(!due(Some((3, "2026-09-01")), 4, "2026-08-01", "2026-09-14"));
        assert!(due(Some((3, "2026-09-01")), 4, "2026-08-01", "2026-09-15"));
    }

    #[test]
    fn a_plan_that_has_not_changed_since_is_never_due() {
        assert!(!due(Some((3, "2026-09-01")), 3, "2026-08-01", "2027-09-01"));
    }

    #[test]
    fn a_plan_never_exported_is_due_two_weeks_after_it_was_first_seen() {
        assert!(!due(None, 1, "2026-09-01", "2026-09-14"));
        assert!(due(None, 1, "2026-09-01", "2026-09-15"));
    }

    #[test]
    fn a_reminder_put_off_comes_back_two_weeks_later() {
        let exported = Some((3, "2026-08-01"));
        assert!(!due(exported, 9, "2026-09-10", "2026-09-15"));
        assert!(due(exported, 9, "2026-09-10", "2026-09-24"));
    }
}
