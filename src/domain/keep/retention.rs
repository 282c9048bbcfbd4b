//! Which versions of a plan are kept: the last ten saves, then one a day and one a week; what is named stays.
//!
//! Days and weeks are counted where there are saves, not on the calendar: a plan left alone for a year keeps its last
//! seven days of work.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::version::{Reason, Version, order};
use crate::id::Id;
use crate::schedule::weeks::monday_of;

/// The last saves that are kept, however close together.
pub const SAVES: usize = 10;
/// Days of which the last save is kept.
pub const DAYS: usize = 7;
/// ISO weeks of which the last save is kept.
pub const WEEKS: usize = 4;
/// The last versions that were exported or passed on.
pub const SHARED: usize = 5;
/// The last versions kept before a step that replaces much, for each kind of step.
pub const BEFORE: usize = 3;

/// The versions of one plan that need not be kept any longer.
///
/// `day_of` tells the civil day of a version on the clocks of the person; the library has none.
pub fn to_drop(versions: &[Version], day_of: impl Fn(&Version) -> NaiveDate) -> Vec<Id> {
    let mut newest_first: Vec<&Version> = versions.iter().collect();
    newest_first.sort_by(|one, other| order(other).cmp(&order(one)));
    let mut kept = Kept::default();
    let dropped = newest_first.into_iter().filter(|version| !kept.takes(version, &day_of));
    dropped.map(|version| version.id.clone()).collect()
}

/// What is kept so far, going from the newest to the oldest.
#[derive(Default)]
struct Kept {
    saves: usize,
    days: BTreeSet<NaiveDate>,
    weeks: BTreeSet<NaiveDate>,
    shared: usize,
    imports: usize,
    migrations: usize,
    restores: usize,
}

impl Kept {
    fn takes(&mut self, version: &Version, day_of: impl Fn(&Version) -> NaiveDate) -> bool {
        if version.is_named() {
            return true;
        }
        match version.reason {
            Reason::Save => self.takes_save(day_of(version)),
            Reason::Shared => counts(&mut self.shared, SHARED),
            Reason::BeforeImport => counts(&mut self.imports, BEFORE),
            Reason::BeforeMigration => counts(&mut self.migrations, BEFORE),
            Reason::BeforeRestore => counts(&mut self.restores, BEFORE),
            Reason::Named => true,
        }
    }

    /// A save is kept for any one of its three reasons.
    fn takes_save(&mut self, day: NaiveDate) -> bool {
        let is_recent = counts(&mut self.saves, SAVES);
        let ends_day = self.days.len() < DAYS && self.days.insert(day);
        let ends_week = self.weeks.len() < WEEKS && self.weeks.insert(monday_of(day));
        is_recent || ends_day || ends_week
    }
}

/// Whether one more of a kind is kept, of which there are at most `most`.
fn counts(kept: &mut usize, most: usize) -> bool {
    *kept += 1;
    *kept <= most
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use proptest::prelude::*;

    use super::*;
    use crate::choice::Choice;

    fn day_of(version: &Version) -> NaiveDate {
        version.saved_at[..10].parse().unwrap()
    }

    /// A version kept so many minutes after the first.
    fn version(n: usize, minutes: i64, reason: Reason) -> Version {
        let start: DateTime<chrono::Utc> = "2026-01-05T08:00:00Z".parse().unwrap();
        let saved_at = (start + TimeDelta::minutes(minutes)).format("%Y-%m-%dT%H:%M:%SZ").to_string();
        Version { id: Id::new(format!("{n:04}")), saved_at, reason, ..Version::default() }
    }

    fn saves(minutes: impl IntoIterator<Item = i64>) -> Vec<Version> {
        minutes.into_iter().enumerate().map(|(n, at)| version(n, at, Reason::Save)).collect()
    }

    fn after_dropping(versions: &[Version]) -> Vec<Version> {
        let dropped = to_drop(versions, day_of);
        versions.iter().filter(|version| !dropped.contains(&version.id)).cloned().collect()
    }

    #[test]
    fn the_last_ten_saves_of_a_day_are_kept() {
        let kept = after_dropping(&saves(0..30));
        assert_eq!(kept, saves(0..30)[20..]);
    }

    #[test]
    fn one_save_a_day_is_kept_for_seven_days_and_one_a_week_for_four_weeks() {
        // Four saves a day for forty days, of which the last ten span two and a half days.
        let all = saves((0..40).flat_map(|day| (0..4).map(move |n| day * 24 * 60 + n)));
        let kept = after_dropping(&all);
        let days: Vec<NaiveDate> = kept.iter().map(day_of).collect();
        let last = day_of(&all[all.len() - 1]);
        for back in 0..7 {
            let day = last - TimeDelta::days(back);
            let newest = all.iter().rfind(|version| day_of(version) == day).unwrap();
            assert!(kept.contains(newest), "{day}");
        }
        let weeks: BTreeSet<NaiveDate> = days.iter().map(|day| monday_of(*day)).collect();
        assert_eq!(weeks.len(), WEEKS);
        assert_eq!(kept.len(), 10 + 4 + 2, "ten saves, the four days before them, two weeks more");
    }

    #[test]
    fn named_versions_stay_and_take_no_other_ones_place() {
        let mut all = saves(0..30);
        all[0].name = "For the board".into();
        all.push(version(99, -5, Reason::Named));
        let kept = after_dropping(&all);
        assert_eq!(kept.len(), SAVES + 2);
        assert!(kept.contains(&all[0]) && kept.contains(&all[30]));
    }

    #[test]
    fn each_step_that_replaces_much_has_its_own_three() {
        let before = [Reason::BeforeImport, Reason::BeforeMigration, Reason::BeforeRestore];
        let all: Vec<Version> = before
            .iter()
            .flat_map(|reason| (0..9).map(move |n| (n, *reason)))
            .enumerate()
            .map(|(n, (at, reason))| version(n, at, reason))
            .collect();
        let kept = after_dropping(&all);
        for reason in before {
            assert_eq!(kept.iter().filter(|version| version.reason == reason).count(), BEFORE, "{reason:?}");
        }
    }

    fn any_versions() -> impl Strategy<Value = Vec<Version>> {
        let one = (0_i64..90 * 24 * 60, prop::sample::select(Reason::ALL), prop::bool::weighted(0.1));
        prop::collection::vec(one, 0..80).prop_map(|all| {
            let made = |(n, (at, reason, is_named)): (usize, (i64, Reason, bool))| {
                let name = if is_named { "Named".to_owned() } else { String::new() };
                Version { name, ..version(n, at, reason) }
            };
            all.into_iter().enumerate().map(made).collect()
        })
    }

    proptest! {
        #[test]
        fn the_newest_is_never_dropped(versions in any_versions()) {
            let newest = versions.iter().max_by(|one, other| order(one).cmp(&order(other)));
            if let Some(newest) = newest {
                prop_assert!(!to_drop(&versions, day_of).contains(&newest.id));
            }
        }

        #[test]
        fn what_is_not_named_is_bounded(versions in any_versions()) {
            let kept = after_dropping(&versions);
            let unnamed = kept.iter().filter(|version| !version.is_named()).count();
            prop_assert!(unnamed <= SAVES + DAYS + WEEKS + SHARED + 3 * BEFORE, "{unnamed}");
            let named = |versions: &[Version]| versions.iter().filter(|version| version.is_named()).count();
            prop_assert_eq!(named(&kept), named(&versions));
        }

        #[test]
        fn what_is_dropped_stays_so_when_more_is_kept(versions in any_versions(), split in 0_usize..80) {
            let some = &versions[..split.min(versions.len())];
            let later = to_drop(&versions, day_of);
            for id in to_drop(some, day_of) {
                prop_assert!(later.contains(&id), "{id} came back");
            }
        }

        #[test]
        fn dropping_once_is_enough(versions in any_versions()) {
            prop_assert_eq!(to_drop(&after_dropping(&versions), day_of), Vec::<Id>::new());
        }
    }
}
