//! Entries in: a compact state per learner, filled in one pass.

mod finish;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::bits::Bits;
use super::figures::{Nps, Shape};
use super::interner::Interner;
use super::weeks::{WeekCounts, week_number};

/// No group, in a learner's row of groups.
const NO_GROUP: u32 = u32::MAX;

/// What a file can tell, known from its columns before the first row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// What a row stands for.
    pub shape: Shape,
    /// Whether rows name their learner.
    pub learners: bool,
    /// Whether a column dates what learners did.
    pub activity: bool,
    /// Whether rows can be completed at all (a status, or a date of completion).
    pub completion: bool,
    /// Whether completions are dated.
    pub completion_dates: bool,
    /// Headers of the cohort columns.
    pub cohorts: Vec<String>,
}

/// What one row says about completion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Completion {
    /// Nothing: the row is not in the denominator.
    #[default]
    Untold,
    /// It can be completed and is not.
    Open,
    /// Completed, on a date where the file gives one.
    Done(Option<NaiveDate>),
}

/// One row as the collector needs it.
#[derive(Clone, Debug, Default)]
pub struct Entry<'a> {
    /// The learner's key, whatever it is in the file.
    pub learner: Option<&'a [u8]>,
    /// The step or activity.
    pub step: Option<&'a [u8]>,
    /// Dates on which the learner did something.
    pub active: [Option<NaiveDate>; 3],
    /// Whether the learner has begun the step.
    pub started: bool,
    /// What the row says about completion.
    pub completion: Completion,
    /// The status as the file writes it.
    pub status: Option<&'a [u8]>,
    /// The answer on the 0–10 question.
    pub answer: Option<f64>,
}

/// Number of a learner within one import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LearnerId(u32);

#[derive(Debug, Default)]
struct Person {
    weeks: Bits,
    started: Bits,
    completed: Bits,
    /// Courses completed; steps count in `completed`.
    courses: u32,
    /// Event logs only: the first completion of each step.
    first_done: BTreeMap<u32, Option<NaiveDate>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct StepCounts {
    started: u64,
    completed: u64,
}

/// Collects entries of one file into [`Figures`](super::Figures).
#[derive(Debug, Default)]
pub struct Collector {
    scope: Scope,
    rows: u64,
    set_aside: u64,
    learners: Interner,
    people: Vec<Person>,
    steps: Interner,
    step_counts: Vec<StepCounts>,
    active: WeekCounts,
    done: WeekCounts,
    can_complete: u64,
    completed: u64,
    statuses: Interner,
    status_rows: Vec<u64>,
    groups: Vec<Interner>,
    /// Group of each learner in each cohort column, learners × columns.
    group_of: Vec<u32>,
    nps: Nps,
}

impl Collector {
    /// Starts a collection.
    pub fn new(scope: Scope) -> Self {
        let groups = scope.cohorts.iter().map(|_| Interner::default()).collect();
        Self { scope, groups, ..Self::default() }
    }

    /// Counts a row that was read but says nothing about a learner, such as an administrator's enrolment.
    pub fn other_row(&mut self) {
        self.rows += 1;
    }

    /// Counts a row put aside.
    pub fn set_aside(&mut self) {
        self.set_aside += 1;
    }

    /// Takes one row in and returns its learner.
    pub fn add(&mut self, entry: &Entry) -> Option<LearnerId> {
        self.rows += 1;
        if let Some(answer) = entry.answer {
            self.nps.add(answer);
        }
        if let Some(status) = entry.status {
            self.add_status(status, 1);
        }
        let learner = entry.learner.map(|key| self.learner(key));
        let step = entry.step.map(|step| self.step(step));
        if let Some(LearnerId(id)) = learner {
            for date in entry.active.into_iter().flatten() {
                let week = self.active.index(week_number(date));
                if self.people[id as usize].weeks.insert(week) {
                    self.active.add(week);
                }
            }
            if let Some(step) = step {
                self.add_step(id, step, entry);
            }
        }
        if self.scope.shape == Shape::EventLog {
            if let (Some(LearnerId(id)), Some(step), Completion::Done(date)) = (learner, step, entry.completion) {
                self.add_completion_event(id, step, date);
            }
        } else {
            self.add_completion_row(learner, entry.completion);
        }
        learner
    }

    /// Adds rows to a status; used for columns whose presence is the status.
    pub fn add_status(&mut self, status: &[u8], rows: u64) {
        let id = self.statuses.intern(status) as usize;
        if self.status_rows.len() <= id {
            self.status_rows.resize(id + 1, 0);
        }
        self.status_rows[id] += rows;
    }

    /// Returns whether the learner's group in a cohort column is still unknown.
    pub fn lacks_group(&self, LearnerId(id): LearnerId, column: usize) -> bool {
        self.group_of[id as usize * self.groups.len() + column] == NO_GROUP
    }

    /// Puts a learner into a group of a cohort column.
    pub fn set_group(&mut self, LearnerId(id): LearnerId, column: usize, group: &[u8]) {
        let columns = self.groups.len();
        self.group_of[id as usize * columns + column] = self.groups[column].intern(group);
    }

    fn learner(&mut self, key: &[u8]) -> LearnerId {
        let id = self.learners.intern(key);
        if id as usize == self.people.len() {
            self.people.push(Person::default());
            self.group_of.resize(self.people.len() * self.groups.len(), NO_GROUP);
        }
        LearnerId(id)
    }

    fn step(&mut self, step: &[u8]) -> u32 {
        let id = self.steps.intern(step);
        if id as usize == self.step_counts.len() {
            self.step_counts.push(StepCounts::default());
        }
        id
    }

    fn add_step(&mut self, learner: u32, step: u32, entry: &Entry) {
        let person = &mut self.people[learner as usize];
        let counts = &mut self.step_counts[step as usize];
        if entry.started && person.started.insert(step as usize) {
            counts.started += 1;
        }
        if matches!(entry.completion, Completion::Done(_)) && person.completed.insert(step as usize) {
            counts.completed += 1;
        }
    }

    /// A row that can be completed once: counted as it stands.
    fn add_completion_row(&mut self, learner: Option<LearnerId>, completion: Completion) {
        match completion {
            Completion::Untold => {}
            Completion::Open => self.can_complete += 1,
            Completion::Done(date) => {
                self.can_complete += 1;
                self.completed += 1;
                if let Some(LearnerId(id)) = learner {
                    self.people[id as usize].courses += 1;
                }
                if let Some(date) = date {
                    let week = self.done.index(week_number(date));
                    self.done.add(week);
                }
            }
        }
    }

    /// A log may run either way in time and tell a completion twice: the earliest counts.
    fn add_completion_event(&mut self, learner: u32, step: u32, date: Option<NaiveDate>) {
        self.people[learner as usize]
            .first_done
            .entry(step)
            .and_modify(|first| {
                *first = match (*first, date) {
                    (Some(first), Some(date)) => Some(first.min(date)),
                    (first, date) => first.or(date),
                };
            })
            .or_insert(date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::figures::{FunnelStep, WeekCount};

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().expect("a date"))
    }

    fn scope(shape: Shape) -> Scope {
        Scope {
            shape,
            learners: true,
            activity: true,
            completion: true,
            completion_dates: true,
            cohorts: vec!["Team".to_owned()],
        }
    }

    fn counts(weeks: Option<Vec<WeekCount>>) -> Vec<u64> {
        weeks.unwrap_or_default().iter().map(|week| week.count).collect()
    }

    #[test]
    fn a_learner_counts_once_a_week() {
        let mut collector = Collector::new(scope(Shape::LearnerStep));
        for (learner, date) in [("a", "2026-09-07"), ("a", "2026-09-13"), ("b", "2026-09-08"), ("a", "2026-09-21")] {
            collector.add(&Entry {
                learner: Some(learner.as_bytes()),
                active: [day(date), None, None],
                ..Entry::default()
            });
        }
        let figures = collector.finish();
        assert_eq!(figures.learners, Some(2));
        assert_eq!(counts(figures.weekly_active), [2, 0, 1]);
        assert_eq!(figures.completion_rate, None, "no row could be completed");
    }

    #[test]
    fn the_rate_grows_to_the_rate_of_the_whole_file() {
        let mut collector = Collector::new(scope(Shape::LearnerCourse));
        for (learner, completion) in [
            ("a", Completion::Done(day("2026-09-07"))),
            ("b", Completion::Done(day("2026-09-21"))),
            ("c", Completion::Open),
            ("d", Completion::Open),
            ("e", Completion::Untold),
        ] {
            collector.add(&Entry { learner: Some(learner.as_bytes()), completion, ..Entry::default() });
        }
        let figures = collector.finish();
        assert_eq!(figures.completed, Some(2));
        assert_eq!(figures.completion_rate, Some(0.5));
        let shares: Vec<f64> = figures.weekly_rate.unwrap_or_default().iter().map(|week| week.share).collect();
        assert_eq!(shares, [0.25, 0.25, 0.5]);
        assert_eq!(figures.weekly_active, None, "no activity was dated");
    }

    #[test]
    fn an_event_log_counts_the_first_completion_of_a_pair() {
        let mut collector = Collector::new(scope(Shape::EventLog));
        for (learner, done, date) in [
            ("a", true, "2026-09-21"),
            ("a", true, "2026-09-07"),
            ("a", false, "2026-09-07"),
            ("b", false, "2026-09-07"),
        ] {
            collector.add(&Entry {
                learner: Some(learner.as_bytes()),
                step: Some(b"1.1"),
                active: [day(date), None, None],
                started: true,
                completion: if done { Completion::Done(day(date)) } else { Completion::Open },
                ..Entry::default()
            });
        }
        let figures = collector.finish();
        assert_eq!(figures.rows, 4);
        assert_eq!(counts(figures.weekly_completions), [1]);
        assert_eq!(figures.completion_rate, Some(0.5));
        let step = FunnelStep { step: "1.1".to_owned(), started: 2, completed: 1 };
        assert_eq!(figures.funnel, Some(vec![step]));
    }

    #[test]
    fn a_log_without_completions_tells_no_rate() {
        let mut collector = Collector::new(scope(Shape::EventLog));
        collector.add(&Entry { learner: Some(b"a"), step: Some(b"Page: FAQ"), started: true, ..Entry::default() });
        let figures = collector.finish();
        assert_eq!(figures.steps, Some(1));
        assert_eq!(figures.completed, None);
        assert_eq!(figures.completion_rate, None);
        assert_eq!(figures.funnel, None);
    }

    #[test]
    fn a_learner_belongs_to_the_first_group_given() {
        let mut collector = Collector::new(scope(Shape::LearnerCourse));
        for n in 0..6 {
            let key = format!("learner-{n}");
            let learner = collector
                .add(&Entry {
                    learner: Some(key.as_bytes()),
                    completion: if n < 3 { Completion::Done(None) } else { Completion::Open },
                    ..Entry::default()
                })
                .expect("a learner");
            assert!(collector.lacks_group(learner, 0));
            collector.set_group(learner, 0, b"North");
            assert!(!collector.lacks_group(learner, 0));
        }
        let figures = collector.finish();
        let group = &figures.cohorts[0].groups[0];
        assert_eq!((group.learners, group.completed), (6, 3));
    }
}
