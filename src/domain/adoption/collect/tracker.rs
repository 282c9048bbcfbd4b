//! A tracker kept by hand: counts that are already made, week by week.

use super::entry::TrackedWeek;
use super::weekly::PerWeek;
use crate::adoption::figures::{
    Confirmations, Figures, WeekCoaching, WeekConfirmations, WeekCount, WeekScore, WeekShare, WeekSum,
};

/// What is known of one week; rows of the same week, such as one for each team, are added up.
#[derive(Clone, Copy, Debug, Default)]
struct Week {
    learners: Option<f64>,
    active: Option<f64>,
    completed: Option<f64>,
    asked: Option<f64>,
    confirmed: Option<f64>,
    coaching: Option<f64>,
    minutes: Option<f64>,
    /// The last score given; scores cannot be added up.
    nps: Option<f64>,
}

/// The weeks of a tracker.
#[derive(Debug, Default)]
pub struct Tracker {
    weeks: PerWeek<Week>,
}

impl Tracker {
    /// Takes one row in.
    pub fn add(&mut self, row: &TrackedWeek) {
        let Some(date) = row.on else { return };
        let week = self.weeks.at(date);
        for (sum, value) in [
            (&mut week.learners, row.learners),
            (&mut week.active, row.active),
            (&mut week.completed, row.completed),
            (&mut week.asked, row.asked),
            (&mut week.confirmed, row.confirmed),
            (&mut week.coaching, row.coaching),
            (&mut week.minutes, row.minutes),
        ] {
            if let Some(value) = value.filter(|value| *value >= 0.0) {
                *sum = Some(sum.unwrap_or_default() + value);
            }
        }
        week.nps = row.nps.filter(|score| (-100.0..=100.0).contains(score)).or(week.nps);
    }

    /// Writes the figures that the tracker tells into others; a week without a row is unknown and left out.
    pub fn tell(&self, figures: &mut Figures) {
        if self.weeks.is_empty() {
            return;
        }
        figures.weekly_active = self.counts(|week| week.active);
        figures.weekly_completions = self.counts(|week| week.completed);
        self.tell_completion(figures);
        let coached =
            self.series(|monday, week| Some(WeekCoaching { monday, minutes: week.coaching?, managers: None }));
        figures.weekly_coaching = coached;
        figures.weekly_minutes = self.series(|monday, week| Some(WeekSum { monday, sum: week.minutes? }));
        figures.weekly_nps = self.series(|monday, week| Some(WeekScore { monday, score: week.nps?, answers: None }));
        let weekly = self.series(|monday, week| {
            let confirmed = count(week.confirmed?);
            Some(WeekConfirmations { monday, asked: week.asked.map_or(0, count).max(confirmed), confirmed })
        });
        // The same managers are asked again each week: the fullest week tells how many there are.
        figures.confirmations = weekly.map(|weekly| Confirmations {
            asked: weekly.iter().map(|week| week.asked).max().unwrap_or_default(),
            confirmed: weekly.iter().map(|week| week.confirmed).max().unwrap_or_default(),
            weekly,
        });
    }

    /// Completions so far over the learners enrolled by the last week that tells them.
    fn tell_completion(&self, figures: &mut Figures) {
        let Some(weeks) = &mut figures.weekly_completions else { return };
        let learners = self.weeks.iter().filter_map(|(_, week)| week.learners).last().filter(|count| *count >= 1.0);
        if learners.is_some_and(|learners| counts_all_so_far(weeks, learners)) {
            let mut before = 0;
            for week in weeks.iter_mut() {
                (week.count, before) = (week.count - before, week.count);
            }
        }
        let completed: u64 = weeks.iter().map(|week| week.count).sum();
        figures.completed = Some(completed);
        let Some(learners) = learners.filter(|learners| completed as f64 <= *learners) else { return };
        figures.learners = Some(count(learners));
        figures.completion_rate = Some(completed as f64 / learners);
        let mut sum = 0;
        let share = |week: &WeekCount| {
            sum += week.count;
            WeekShare { monday: week.monday, share: sum as f64 / learners }
        };
        figures.weekly_rate = Some(weeks.iter().map(share).collect());
    }

    fn counts(&self, value: fn(&Week) -> Option<f64>) -> Option<Vec<WeekCount>> {
        self.series(|monday, week| Some(WeekCount { monday, count: count(value(week)?) }))
    }

    fn series<T>(&self, each: impl Fn(chrono::NaiveDate, &Week) -> Option<T>) -> Option<Vec<T>> {
        let series: Vec<T> = self.weeks.iter().filter_map(|(monday, week)| each(monday, week)).collect();
        (!series.is_empty()).then_some(series)
    }
}

/// Whether each week's count holds those of the weeks before: it never falls, and the sum would be more than there are
/// learners, while the last one alone is not.
fn counts_all_so_far(weeks: &[WeekCount], learners: f64) -> bool {
    let sum: u64 = weeks.iter().map(|week| week.count).sum();
    let last = weeks.last().map(|week| week.count as f64);
    let never_falls = weeks.is_sorted_by_key(|week| week.count);
    weeks.len() > 1 && never_falls && sum as f64 > learners && last.is_some_and(|last| last <= learners)
}

/// A count as a whole number; `as` keeps within the range.
fn count(value: f64) -> u64 {
    value.round().max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(day: &str, active: f64, completed: f64) -> TrackedWeek {
        let on = Some(day.parse().expect("a date"));
        let counts = TrackedWeek {
            learners: Some(40.0),
            active: Some(active),
            completed: Some(completed),
            ..TrackedWeek::default()
        };
        TrackedWeek { on, ..counts }
    }

    #[test]
    fn the_weeks_of_a_tracker_are_figures_as_they_stand() {
        let mut tracker = Tracker::default();
        for row in [
            week("2026-09-07", 12.0, 2.0),
            TrackedWeek { asked: Some(8.0), confirmed: Some(5.0), nps: Some(20.0), ..week("2026-09-21", 15.0, 8.0) },
        ] {
            tracker.add(&row);
        }
        let mut figures = Figures::default();
        tracker.tell(&mut figures);
        let active: Vec<u64> = figures.weekly_active.iter().flatten().map(|week| week.count).collect();
        assert_eq!(active, [12, 15], "the week between is unknown, not zero");
        assert_eq!((figures.completed, figures.completion_rate), (Some(10), Some(0.25)));
        assert_eq!(figures.weekly_rate.expect("a rate")[0].share, 0.05);
        let confirmations = figures.confirmations.expect("asked");
        assert_eq!((confirmations.asked, confirmations.confirmed, confirmations.weekly.len()), (8, 5, 1));
        assert_eq!(figures.weekly_nps.expect("a score").len(), 1);
    }

    #[test]
    fn rows_of_the_same_week_are_added_up() {
        let mut tracker = Tracker::default();
        tracker.add(&week("2026-09-07", 12.0, 2.0));
        tracker.add(&week("2026-09-09", 3.0, 1.0));
        let mut figures = Figures::default();
        tracker.tell(&mut figures);
        assert_eq!(figures.weekly_active.expect("weeks")[0].count, 15);
        assert_eq!(figures.completion_rate, Some(3.0 / 80.0), "both teams are in the denominator");
    }

    #[test]
    fn completions_so_far_are_parted_into_weeks() {
        let mut tracker = Tracker::default();
        for (day, completed) in [("2026-09-07", 10.0), ("2026-09-14", 25.0), ("2026-09-21", 30.0)] {
            tracker.add(&week(day, 12.0, completed));
        }
        let mut figures = Figures::default();
        tracker.tell(&mut figures);
        let weekly: Vec<u64> = figures.weekly_completions.iter().flatten().map(|week| week.count).collect();
        assert_eq!((weekly, figures.completion_rate), (vec![10, 15, 5], Some(0.75)));
    }

    #[test]
    fn more_completions_than_learners_make_no_rate() {
        let mut tracker = Tracker::default();
        tracker.add(&week("2026-09-07", 12.0, 41.0));
        let mut figures = Figures::default();
        tracker.tell(&mut figures);
        assert_eq!((figures.completed, figures.completion_rate), (Some(41), None));
    }
}
