//! Which way a metric goes: its newest value beside the one before, from the weekly series or from the imports.

use chrono::NaiveDate;

use super::tracker::weekly_series;
use crate::adoption::series::{Seen, SeriesWeek};
use crate::adoption::summary;
use crate::metric::Metric;
use crate::number::in_percent;
use crate::plan::Plan;

/// Two values of a metric, one after the other, in the metric's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// The value before.
    pub before: f64,
    /// The newest value.
    pub now: f64,
    /// The day the value before is of: the Monday of its week, or the day of its import.
    pub since: NaiveDate,
}

impl Trend {
    /// The newest value less the one before.
    pub fn change(&self) -> f64 {
        self.now - self.before
    }
}

/// The last two values of a metric that are known; `None` where fewer are.
///
/// Weekly active learners, completion rate and net promoter score have a weekly series, of the weeks over today. For
/// all others the values of two imports are held against each other.
pub fn trend(plan: &Plan, metric: Metric, today: NaiveDate) -> Option<Trend> {
    let weekly = by_week(plan, metric, today);
    let values = if weekly.len() > 1 { weekly } else { by_import(plan, metric) };
    let [.., (since, before), (_, now)] = values.as_slice() else { return None };
    Some(Trend { before: *before, now: *now, since: *since })
}

/// The newest value of the weekly series, where the metric has one: what the tracker says without any import.
pub fn last_of_weeks(plan: &Plan, metric: Metric, today: NaiveDate) -> Option<f64> {
    by_week(plan, metric, today).last().map(|(_, value)| *value)
}

fn by_week(plan: &Plan, metric: Metric, today: NaiveDate) -> Vec<(NaiveDate, f64)> {
    let value = |week: &SeriesWeek| match metric {
        Metric::WeeklyActive => week.active.map(|active| active as f64),
        Metric::CompletionRate => week.rate.map(in_percent),
        Metric::Nps => week.nps,
        _ => None,
    };
    let weeks = weekly_series(plan, today);
    weeks.iter().filter_map(|week| Some((week.monday, value(week)?))).collect()
}

fn by_import(plan: &Plan, metric: Metric) -> Vec<(NaiveDate, f64)> {
    let mut seen = Seen::default();
    let mut values = Vec::new();
    for import in &plan.measurement.imports {
        let value = summary::value(&import.figures, metric, import.imported_on);
        if let (true, Some(value)) = (seen.is_first(&import.figures), value) {
            values.push((import.imported_on, value));
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::{Figures, Nps};
    use crate::id::Id;
    use crate::plan::measure::ImportedFigures;
    use crate::plan::measure::tracker::{TrackerWeek, WeekFigures};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn week(monday: &str, active: u64) -> TrackerWeek {
        let figures = WeekFigures { active: Some(active), ..WeekFigures::default() };
        TrackerWeek { id: Id::new(monday), monday: day(monday), figures, ..TrackerWeek::default() }
    }

    fn import(on: &str, share: f64) -> ImportedFigures {
        let figures = Figures { completion_rate: Some(share), fingerprint: on.to_owned(), ..Figures::default() };
        ImportedFigures { id: Id::new(on), imported_on: day(on), figures, ..ImportedFigures::default() }
    }

    #[test]
    fn the_tracker_tells_the_trend_by_whole_weeks() {
        let mut plan = Plan { launch: day("2026-09-07"), ..Plan::default() };
        plan.measurement.tracker = vec![week("2026-09-07", 40), week("2026-09-14", 52), week("2026-09-21", 3)];
        let found = trend(&plan, Metric::WeeklyActive, day("2026-09-22")).unwrap();
        assert_eq!((found.before, found.now, found.since, found.change()), (40.0, 52.0, day("2026-09-07"), 12.0));
        assert_eq!(last_of_weeks(&plan, Metric::WeeklyActive, day("2026-09-22")), Some(52.0));
        assert_eq!(trend(&plan, Metric::Nps, day("2026-09-22")), None);
    }

    #[test]
    fn two_imports_are_held_against_each_other_and_a_repeated_one_is_none() {
        let mut plan = Plan::default();
        plan.measurement.imports = vec![import("2026-09-14", 0.25), import("2026-09-21", 0.5)];
        let mut again = import("2026-09-21", 0.5);
        again.id = Id::new("again");
        plan.measurement.imports.push(again);
        let found = trend(&plan, Metric::CompletionRate, day("2026-10-01")).unwrap();
        assert_eq!((found.before, found.now, found.since), (25.0, 50.0, day("2026-09-14")));
        plan.measurement.imports.truncate(1);
        assert_eq!(trend(&plan, Metric::CompletionRate, day("2026-10-01")), None);
    }

    #[test]
    fn a_score_without_weeks_is_taken_from_the_imports() {
        let mut plan = Plan::default();
        let of = |on: &str, score: f64| {
            let nps = Some(Nps { score, ..Nps::default() });
            let figures = Figures { nps, fingerprint: on.to_owned(), ..Figures::default() };
            ImportedFigures { imported_on: day(on), figures, ..ImportedFigures::default() }
        };
        plan.measurement.imports = vec![of("2026-09-14", 10.0), of("2026-09-21", 4.0)];
        assert_eq!(trend(&plan, Metric::Nps, day("2026-10-01")).map(|found| found.change()), Some(-6.0));
    }
}
