//! Several imports over time as one weekly series: totals only, no groups (see [`super::cohorts`] for why).

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::figures::Figures;

/// What is known of one week from all imports; `None` where no import tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SeriesWeek {
    /// The week's Monday.
    pub monday: NaiveDate,
    /// Weekly active learners.
    pub active: Option<u64>,
    /// Completions dated in the week.
    pub completions: Option<u64>,
    /// Completion rate at the end of the week, `0..=1`.
    pub rate: Option<f64>,
    /// Minutes of learning.
    pub minutes: Option<f64>,
    /// Minutes of coaching.
    pub coaching: Option<f64>,
    /// Managers or teams asked to confirm.
    pub asked: Option<u64>,
    /// Those of them who confirmed.
    pub confirmed: Option<u64>,
    /// Net promoter score, `-100..=100`.
    pub nps: Option<f64>,
}

/// Imports merged into one series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// The weeks that any import tells of, in order.
    pub weeks: Vec<SeriesWeek>,
    /// Imports that were merged.
    pub imports: usize,
    /// Imports that hold the same as another one and were counted once.
    pub repeated: usize,
}

/// Merges imports, given in the order they were made.
///
/// A later import wins in each week and for each figure it tells. An import with the fingerprint of an earlier one
/// changes nothing: it neither adds nor wins. Imports older than fingerprints are merged as they stand.
pub fn merge<'a>(imports: impl IntoIterator<Item = &'a Figures>) -> Series {
    let mut series = Series::default();
    let mut weeks: BTreeMap<NaiveDate, SeriesWeek> = BTreeMap::new();
    let mut seen = Seen::default();
    for figures in imports {
        if seen.is_first(figures) {
            series.imports += 1;
            add(&mut weeks, figures);
        } else {
            series.repeated += 1;
        }
    }
    series.weeks = weeks.into_values().collect();
    series
}

/// Tells imports that hold the same as one met before, by their fingerprints.
#[derive(Debug, Default)]
pub struct Seen<'a>(HashSet<&'a str>);

impl<'a> Seen<'a> {
    /// Returns whether an import is the first that holds this; those older than fingerprints always are.
    pub fn is_first(&mut self, figures: &'a Figures) -> bool {
        figures.fingerprint.is_empty() || self.0.insert(figures.fingerprint.as_str())
    }
}

fn add(weeks: &mut BTreeMap<NaiveDate, SeriesWeek>, figures: &Figures) {
    let mut at = |monday: NaiveDate, write: &dyn Fn(&mut SeriesWeek)| {
        write(weeks.entry(monday).or_insert(SeriesWeek { monday, ..SeriesWeek::default() }));
    };
    for week in figures.weekly_active.iter().flatten() {
        at(week.monday, &|known| known.active = Some(week.count));
    }
    for week in figures.weekly_completions.iter().flatten() {
        at(week.monday, &|known| known.completions = Some(week.count));
    }
    for week in figures.weekly_rate.iter().flatten() {
        at(week.monday, &|known| known.rate = Some(week.share));
    }
    for week in figures.weekly_minutes.iter().flatten() {
        at(week.monday, &|known| known.minutes = Some(week.sum));
    }
    for week in figures.weekly_coaching.iter().flatten() {
        at(week.monday, &|known| known.coaching = Some(week.minutes));
    }
    for week in figures.confirmations.iter().flat_map(|confirmations| &confirmations.weekly) {
        at(week.monday, &|known| (known.asked, known.confirmed) = (Some(week.asked), Some(week.confirmed)));
    }
    for week in figures.weekly_nps.iter().flatten() {
        at(week.monday, &|known| known.nps = Some(week.score));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::figures::{WeekCount, WeekScore};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn active(fingerprint: &str, weeks: &[(&str, u64)]) -> Figures {
        let weeks = weeks.iter().map(|(monday, count)| WeekCount { monday: day(monday), count: *count }).collect();
        Figures { weekly_active: Some(weeks), fingerprint: fingerprint.to_owned(), ..Figures::default() }
    }

    fn counts(series: &Series) -> Vec<Option<u64>> {
        series.weeks.iter().map(|week| week.active).collect()
    }

    #[test]
    fn a_later_import_wins_in_each_week_it_tells() {
        let old = active("a", &[("2026-09-07", 5), ("2026-09-14", 2)]);
        let new = active("b", &[("2026-09-14", 8), ("2026-09-21", 9)]);
        let series = merge([&old, &new]);
        assert_eq!(counts(&series), [Some(5), Some(8), Some(9)]);
        assert_eq!((series.imports, series.repeated), (2, 0));
    }

    #[test]
    fn importing_the_same_file_again_changes_nothing() {
        let old = active("a", &[("2026-09-07", 5)]);
        let new = active("b", &[("2026-09-07", 8)]);
        let once = merge([&old, &new]);
        let again = merge([&old, &new, &old]);
        assert_eq!(again.weeks, once.weeks);
        assert_eq!(again.repeated, 1);
    }

    #[test]
    fn a_survey_does_not_wipe_activity_out() {
        let score = WeekScore { monday: day("2026-09-07"), score: 40.0, answers: Some(20) };
        let survey = Figures { weekly_nps: Some(vec![score]), fingerprint: "s".to_owned(), ..Figures::default() };
        let series = merge([&active("a", &[("2026-09-07", 5)]), &survey]);
        assert_eq!((series.weeks[0].active, series.weeks[0].nps), (Some(5), Some(40.0)));
    }

    #[test]
    fn imports_without_a_fingerprint_are_never_taken_for_the_same() {
        let (old, new) = (active("", &[("2026-09-07", 5)]), active("", &[("2026-09-07", 6)]));
        let series = merge([&old, &new]);
        assert_eq!((counts(&series), series.imports), (vec![Some(6)], 2));
    }
}
