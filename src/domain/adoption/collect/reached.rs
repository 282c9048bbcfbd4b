//! What learners reach after learning: competency, and the first application at work.

use chrono::Datelike;

use super::Collector;
use super::entry::{LearnerId, Reached};
use super::person::{Day, Person, Span};
use crate::adoption::figures::{FirstApplication, Start, TimeTo};
use crate::adoption::time::TimeCounts;

/// Earliest days by learner, kept apart: most files have none.
#[derive(Debug, Default)]
pub struct ReachedDays {
    of: Vec<Earliest>,
    all: Span,
}

#[derive(Clone, Copy, Debug, Default)]
struct Earliest {
    competent: Option<Day>,
    applied: Option<Day>,
}

impl ReachedDays {
    /// Takes the dates of a row in.
    pub fn add(&mut self, LearnerId(id): LearnerId, reached: Reached) {
        let id = id as usize;
        if self.of.len() <= id {
            self.of.resize(id + 1, Earliest::default());
        }
        let earliest = &mut self.of[id];
        for (date, day) in [(reached.competent, &mut earliest.competent), (reached.applied, &mut earliest.applied)] {
            let Some(date) = date else { continue };
            let this = date.num_days_from_ce();
            *day = Some(day.map_or(this, |before| before.min(this)));
            self.all.add(date);
        }
    }

    /// Returns the last of all days.
    pub fn last(&self) -> Option<Day> {
        self.all.last()
    }

    fn of(&self, place: usize) -> Earliest {
        self.of.get(place).copied().unwrap_or_default()
    }
}

impl Collector {
    /// Follows each learner from the earliest start to competency, or to the last day the files know of.
    pub(super) fn time_to_competency(&self) -> Option<TimeTo> {
        let (from, last) = self.followed().filter(|_| self.told.competency)?;
        let mut counts = TimeCounts::default();
        for (place, person) in self.people.iter().enumerate() {
            let competent = self.reached.of(place).competent;
            match begun(person, from) {
                Some(begun) => {
                    let until = competent.unwrap_or(last);
                    counts.add(i64::from(until) - i64::from(begun), competent.is_some(), 1);
                }
                None => counts.leave_out(1),
            }
        }
        counts.finish(from)
    }

    /// Counts who first applied what they learned in time, of those followed for at least that long.
    pub(super) fn first_application(&self) -> Option<FirstApplication> {
        let (from, last) = self.followed().filter(|_| self.told.application)?;
        let mut found = FirstApplication::default();
        for (place, person) in self.people.iter().enumerate() {
            let applied = self.reached.of(place).applied;
            let Some(begun) = begun(person, from).filter(|begun| applied.is_none_or(|day| day >= *begun)) else {
                found.left_out += 1;
                continue;
            };
            // Who began too late to be followed for as long is not known yet, even having applied already: of those
            // only the quick would count.
            if last - begun < FirstApplication::DAYS {
                found.waiting += 1;
                continue;
            }
            found.followed += 1;
            found.applied += u64::from(applied.is_some_and(|day| day - begun <= FirstApplication::DAYS));
        }
        (found != FirstApplication::default()).then_some(found)
    }

    /// What learners are followed from, and the last day.
    fn followed(&self) -> Option<(Start, Day)> {
        self.told.start.zip(self.last_day())
    }
}

/// The day from which a learner is followed.
pub fn begun(person: &Person, from: Start) -> Option<Day> {
    if from == Start::FirstActivity { person.seen.first() } else { person.progress.begun.first() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::collect::{Entry, Scope};
    use crate::adoption::figures::{DayExits, Shape};

    /// Rows of learner, start, competency and first application; blank where there is none.
    fn collect(rows: &[[&str; 4]]) -> Collector {
        let mut collector = Collector::new(Scope {
            shape: Shape::LearnerCourse,
            learners: true,
            start: Some(Start::Enrolled),
            competency: true,
            application: true,
            ..Scope::default()
        });
        for [learner, begun, competent, applied] in rows {
            let reached = Reached { competent: competent.parse().ok(), applied: applied.parse().ok() };
            let learner = Some(learner.as_bytes());
            collector.add(&Entry { learner, begun: begun.parse().ok(), reached, ..Entry::default() });
        }
        collector
    }

    #[test]
    fn who_is_not_competent_yet_waits_until_the_last_day() {
        let figures = collect(&[
            ["a", "2026-09-01", "2026-09-11", ""],
            ["b", "2026-09-01", "", ""],
            ["c", "2026-09-05", "2026-09-21", ""],
            ["d", "", "2026-09-21", ""],
        ])
        .finish();
        let time = figures.time_to_competency.expect("three followed");
        let exits = |day, events, censored| DayExits { day, events, censored };
        assert_eq!(time.exits, [exits(10, 1, 0), exits(16, 1, 0), exits(20, 0, 1)]);
        assert_eq!((time.from, time.left_out), (Start::Enrolled, 1));
        // 1 − 2/3 × 1/2: the product-limit estimate by hand.
        let share = time.curve().and_then(|curve| curve.completed_by(16)).map(|by| by.share);
        assert!(share.is_some_and(|share| (share - 2.0 / 3.0).abs() < 1e-12), "{share:?}");
    }

    #[test]
    fn only_who_was_followed_for_two_weeks_counts() {
        let figures = collect(&[
            ["in time", "2026-09-01", "", "2026-09-15"],
            ["late", "2026-09-01", "", "2026-09-16"],
            ["never", "2026-09-01", "", ""],
            ["new", "2026-09-03", "", ""],
            ["new and quick", "2026-09-03", "", "2026-09-04"],
            ["before", "2026-09-01", "", "2026-08-31"],
            ["without a start", "", "", "2026-09-04"],
        ])
        .finish();
        let expected = FirstApplication { applied: 1, followed: 3, waiting: 2, left_out: 2 };
        assert_eq!(figures.first_application, Some(expected));
    }

    #[test]
    fn the_earliest_of_several_dates_counts() {
        let rows = [["a", "2026-09-01", "2026-09-21", "2026-09-30"], ["a", "2026-09-01", "2026-09-11", "2026-09-05"]];
        let figures = collect(&rows).finish();
        assert_eq!(figures.first_application.map(|found| found.applied), Some(1));
        let days = figures.time_to_competency.map(|time| time.exits.iter().map(|exit| exit.day).collect::<Vec<u32>>());
        assert_eq!(days, Some(vec![10]));
    }

    #[test]
    fn files_without_these_columns_tell_neither_and_store_neither() {
        let mut collector = Collector::new(Scope {
            shape: Shape::LearnerCourse,
            learners: true,
            start: Some(Start::Enrolled),
            ..Scope::default()
        });
        let begun = "2026-09-01".parse().ok();
        collector.add(&Entry { learner: Some(b"a"), begun, ..Entry::default() });
        let figures = collector.finish();
        assert_eq!((&figures.time_to_competency, &figures.first_application), (&None, &None));
        let text = serde_json::to_string(&figures).expect("figures are JSON");
        assert!(!text.contains("competency") && !text.contains("first_application"), "{text}");
    }
}
