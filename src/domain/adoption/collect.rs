//! Entries in: a compact state per learner, filled in one pass.

mod answers;
mod completions;
mod enrolled;
mod entry;
mod finish;
mod groups;
mod heat;
mod managers;
mod met;
mod person;
mod reached;
mod repeats;
mod snapshots;
mod tracker;
mod weekly;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::hint::black_box;

use chrono::{Datelike, NaiveDate};

use answers::Answers;
use completions::Completions;
pub use entry::{Completion, Confirmation, Entry, LearnerId, Measures, Reached, Scope, StepId, TrackedWeek};
use groups::Groups;
use heat::Heat;
use managers::Managers;
use person::{Measured, Person, Span};
use reached::ReachedDays;
use repeats::Repeats;
use snapshots::Since;
use tracker::Tracker;
use weekly::PerWeek;

use super::figures::{Shape, Start};
use super::interner::Interner;
use super::time::TimeCounts;
use super::weeks::{WeekCounts, WeekNumber, week_number};

#[derive(Clone, Copy, Debug, Default)]
struct StepCounts {
    started: u64,
    completed: u64,
}

/// Rows per course on their way to completion; those still open wait for the file's last date.
#[derive(Debug, Default)]
struct Enrolments {
    /// First day → rows open since then.
    open: BTreeMap<person::Day, u64>,
    done: TimeCounts,
}

/// Collects entries of one file, or of several that name the same learners, into [`Figures`](super::Figures).
#[derive(Debug, Default)]
pub struct Collector {
    /// What the file being read can tell.
    scope: Scope,
    /// What the files together can tell; the shape is that of the one that tells most.
    told: Scope,
    /// Where several files are joined: what time to completion counts from in all of them.
    joined_start: Option<Option<Start>>,
    /// Whether that start is told of learners, by a file such as a roster, and not by each row that can be completed.
    has_start_of_people: bool,
    repeats: Repeats,
    /// Whether a file other than an event log tells who completed: event logs then tell activity only.
    has_rows_of_completion: bool,
    files: u32,
    rows: u64,
    set_aside: u64,
    learners: Interner,
    people: Vec<Person>,
    steps: Interner,
    step_counts: Vec<StepCounts>,
    active: WeekCounts,
    /// The weeks of `active`, by dense index.
    weeks: Vec<WeekNumber>,
    /// The day of activity met last, with the index of its week: rows of one day stand together.
    last_active: Option<(NaiveDate, person::Day, usize)>,
    done: WeekCounts,
    /// Event logs only.
    completions: Completions,
    dates: Span,
    /// Days from which time to completion counts; with `dates`, all days the files know of.
    starts: Span,
    can_complete: u64,
    completed: u64,
    enrolments: Enrolments,
    statuses: Interner,
    status_rows: Vec<u64>,
    groups: Groups,
    answers: Answers,
    heat: Heat,
    managers: Managers,
    tracker: Tracker,
    minutes: PerWeek<f64>,
    measured: Vec<Measured>,
    reached: ReachedDays,
}

impl Collector {
    /// Starts a collection with its first file.
    pub fn new(scope: Scope) -> Self {
        let mut collector = Self::default();
        collector.next_file(scope);
        collector
    }

    /// Starts a collection of several files, before the first of them.
    ///
    /// A row that stands in more than one file counts once, and so does an enrolment that one file tells open and
    /// another one completed. Time to completion counts from `start` alone; other dates it could count from are left
    /// out. Files that give the start of each learner must come before those whose rows can be completed.
    pub fn joining(start: Option<Start>) -> Self {
        Self { joined_start: Some(start), repeats: Repeats::between_files(), ..Self::default() }
    }

    /// Goes on with the next file, whose rows name their learners by the same keys.
    ///
    /// Cohort columns of the same header are one; where several files tell completion, event logs do not.
    pub fn next_file(&mut self, mut scope: Scope) {
        if self.joined_start.is_some_and(|start| start != scope.start) {
            scope.start = None;
        }
        self.repeats.next_file();
        self.has_start_of_people |= scope.start.is_some() && !scope.completion;
        self.groups.next_file(&scope.cohorts, self.people.len());
        self.people.iter_mut().for_each(|person| person.has_groups = false);
        let told = &mut self.told;
        if self.files == 0 || tells_more(&scope, told) {
            told.shape = scope.shape;
        }
        self.files = self.files.saturating_add(1);
        told.learners |= scope.learners;
        told.activity |= scope.activity;
        told.completion |= scope.completion;
        told.completion_dates |= scope.completion_dates;
        told.whole |= scope.whole;
        told.start = told.start.or(scope.start);
        told.competency |= scope.competency;
        told.application |= scope.application;
        told.performance = told.performance.take().or_else(|| scope.performance.clone());
        self.has_rows_of_completion |= scope.completion && scope.shape != Shape::EventLog;
        self.scope = scope;
    }

    /// Returns how many rows were read and how many put aside, so far.
    pub fn counted(&self) -> (u64, u64) {
        (self.rows, self.set_aside)
    }

    /// Returns how many rows stood in an earlier file too and were not counted again; known once all is
    /// [settled](Self::settle).
    pub fn repeated(&self) -> u64 {
        self.repeats.repeated()
    }

    /// Returns how many rows are about the same learner and course as a row of another file and tell otherwise; known
    /// once all is [settled](Self::settle).
    pub fn changed(&self) -> u64 {
        self.repeats.changed()
    }

    /// Returns the files, in the order they were read, of whose learners none stands in another one; only those of a
    /// collection of several are watched.
    pub fn apart(&self) -> Vec<usize> {
        self.repeats.apart()
    }

    /// Counts a row that was read but says nothing about a learner, such as an administrator's enrolment.
    pub fn other_row(&mut self) {
        self.rows += 1;
    }

    /// Counts a row put aside.
    pub fn set_aside(&mut self) {
        self.set_aside += 1;
    }

    /// Returns the numbers of learners by their keys, where they were met before.
    ///
    /// What is kept of learners lies far apart, and waiting for memory was four tenths of an import. To look at the
    /// learners of several rows together makes the waits overlap.
    pub fn find_learners<'k>(&self, keys: impl Iterator<Item = Option<&'k [u8]>> + Clone) -> Vec<Option<LearnerId>> {
        let ids = self.learners.find_all(keys);
        let kept = |id: u32| {
            let person = self.people.get(id as usize).map_or(0, Person::glance);
            person ^ self.measured.get(id as usize).map_or(0, Measured::glance)
        };
        black_box(ids.iter().flatten().fold(0, |all, id| all ^ kept(*id)));
        ids.into_iter().map(|id| id.map(LearnerId)).collect()
    }

    /// Takes one row in and returns its learner.
    pub fn add(&mut self, entry: &Entry) -> Option<LearnerId> {
        self.rows += 1;
        let once;
        let entry = if self.repeats.is_on() {
            once = self.repeats.once(entry, self.scope.shape);
            &once
        } else {
            entry
        };
        if let Some(answer) = entry.answer {
            self.answers.add(answer, entry.on);
        }
        if let Some(status) = entry.status {
            self.add_status(status, 1);
        }
        if let Some(date) = entry.on
            && self.last_active.is_none_or(|(last, ..)| last != date)
        {
            self.dates.add(date);
        }
        let learner = entry.learner.map(|key| entry.known.unwrap_or_else(|| self.learner(key)));
        let step = entry.step.map(|step| self.step(step));
        if let Some(learner) = learner {
            if let Some(begun) = entry.begun.filter(|_| self.scope.start.is_some()) {
                self.people[learner.0 as usize].progress.begun.add(begun);
                self.starts.add(begun);
            }
            if entry.reached != Reached::default() {
                self.reached.add(learner, entry.reached);
            }
            self.add_activity(learner, step, &entry.active);
        }
        let mut is_first = false;
        if let (Some(learner), Some(StepId(step))) = (learner, step) {
            is_first = self.add_step(learner, step, entry.started, entry.completion.is_done());
        }
        if entry.measures != Measures::default() {
            self.add_measures(learner, entry);
        }
        match (self.scope.shape, learner, step) {
            (Shape::EventLog, Some(learner), Some(StepId(step))) => {
                if let Completion::Done(date) = entry.completion {
                    self.completions.add(learner.0, step, date, is_first);
                }
            }
            (Shape::EventLog, ..) => {}
            (Shape::WideSteps, Some(learner), _) => self.add_whole(learner, entry.completion),
            _ => self.add_completion_row(learner, entry),
        }
        learner
    }

    /// Returns the number of a step whose name stands in a header.
    pub fn step_of_column(&mut self, name: &[u8]) -> StepId {
        self.step(name)
    }

    /// Takes in what a row says of one more step of its learner: wide reports have a column or two for each.
    pub fn add_cell(&mut self, learner: LearnerId, StepId(step): StepId, started: bool, completion: Completion) {
        self.add_step(learner, step, started, completion.is_done());
        if completion == Completion::Untold {
            return;
        }
        if self.repeats.is_on() {
            if let Some(date) = completion.date() {
                self.dates.add(date);
            }
            self.repeats.keep_cell(learner, StepId(step), started, completion);
        } else {
            self.count_cell(learner, completion);
        }
    }

    /// Takes in a row of a list of managers or teams.
    pub fn add_confirmation(&mut self, row: &Confirmation) {
        if let Some(date) = row.on {
            self.dates.add(date);
        }
        if !self.repeats.has_confirmation(row) {
            self.managers.add(row);
        }
    }

    /// Takes in a row of a tracker.
    pub fn add_week(&mut self, row: &TrackedWeek) {
        self.rows += 1;
        if let Some(date) = row.on {
            self.dates.add(date);
        }
        if !self.repeats.has_week(row) {
            self.tracker.add(row);
        }
    }

    /// Adds rows to a status; used for columns whose presence is the status.
    pub fn add_status(&mut self, status: &[u8], rows: u64) {
        let id = self.statuses.intern(status) as usize;
        if self.status_rows.len() <= id {
            self.status_rows.resize(id + 1, 0);
        }
        self.status_rows[id] += rows;
    }

    /// Returns whether a file before has said `what` of a learner: a column whose presence is the status.
    pub fn has_presence(&mut self, learner: &[u8], course: Option<&[u8]>, what: &str) -> bool {
        self.repeats.has_presence(learner, course, what)
    }

    /// Returns whether the learner's group in a cohort column of this file is still unknown.
    pub fn lacks_group(&self, LearnerId(id): LearnerId, column: usize) -> bool {
        self.groups.lacks(id, column)
    }

    /// Returns whether any of the learner's groups is still unknown.
    pub fn lacks_groups(&mut self, LearnerId(id): LearnerId) -> bool {
        let person = &mut self.people[id as usize];
        person.has_groups = person.has_groups || !self.groups.lacks_any(id);
        !person.has_groups
    }

    /// Puts a learner into a group of a cohort column of this file.
    pub fn set_group(&mut self, LearnerId(id): LearnerId, column: usize, group: &[u8]) {
        self.groups.set(id, column, group);
    }

    fn learner(&mut self, key: &[u8]) -> LearnerId {
        let id = self.learners.intern(key);
        if id as usize == self.people.len() {
            self.people.push(Person::default());
            self.groups.grow(self.people.len());
        }
        LearnerId(id)
    }

    fn step(&mut self, step: &[u8]) -> StepId {
        let id = self.steps.intern(step);
        if id as usize == self.step_counts.len() {
            self.step_counts.push(StepCounts::default());
        }
        StepId(id)
    }

    fn add_activity(&mut self, LearnerId(id): LearnerId, step: Option<StepId>, dates: &[Option<NaiveDate>; 3]) {
        for date in dates.iter().flatten() {
            let (day, week) = self.active_day(*date);
            let person = &mut self.people[id as usize];
            if person.weeks.insert(week) {
                self.active.add(week);
            }
            person.seen.add_day(day);
            if let Some(StepId(step)) = step {
                self.heat.add(step, id, week);
            }
        }
    }

    /// The number of a day of activity, and the dense index of its week.
    #[inline]
    fn active_day(&mut self, date: NaiveDate) -> (person::Day, usize) {
        if let Some((last, day, week)) = self.last_active
            && last == date
        {
            return (day, week);
        }
        let number = week_number(date);
        let week = self.active.index(number);
        if week == self.weeks.len() {
            self.weeks.push(number);
        }
        self.dates.add(date);
        let day = date.num_days_from_ce();
        self.last_active = Some((date, day, week));
        (day, week)
    }

    /// Takes in that a learner began or completed a step, and returns whether they completed it for the first time.
    fn add_step(&mut self, LearnerId(id): LearnerId, step: u32, started: bool, done: bool) -> bool {
        let person = &mut self.people[id as usize];
        let counts = &mut self.step_counts[step as usize];
        if started && person.started.insert(step as usize) {
            counts.started += 1;
        }
        let is_first = done && person.completed.insert(step as usize);
        counts.completed += u64::from(is_first);
        is_first
    }

    fn add_measures(&mut self, learner: Option<LearnerId>, entry: &Entry) {
        let Measures { minutes, score, performance } = entry.measures;
        if let (Some(minutes), Some(date)) = (minutes, entry.on) {
            *self.minutes.at(date) += minutes;
        }
        let Some(LearnerId(id)) = learner else { return };
        if self.measured.len() <= id as usize {
            self.measured.resize(id as usize + 1, Measured::default());
        }
        let measured = &mut self.measured[id as usize];
        measured.minutes += minutes.unwrap_or_default();
        if let Some(score) = score {
            measured.score.add(score);
        }
        if let Some(performance) = performance {
            measured.performance.add(performance);
        }
    }

    /// A row that can be completed once: counted as it stands, or kept until the files that are joined are read.
    fn add_completion_row(&mut self, learner: Option<LearnerId>, entry: &Entry) {
        if entry.completion == Completion::Untold {
            return;
        }
        let since = self.since();
        match learner {
            Some(learner) if self.repeats.is_on() => self.repeats.keep(learner, since),
            _ => self.count_row(learner, entry.completion, entry.begun, since),
        }
    }

    fn add_done(&mut self, learner: Option<LearnerId>, date: Option<NaiveDate>) {
        if let Some(LearnerId(id)) = learner {
            self.people[id as usize].progress.add_done(date.map(|date| date.num_days_from_ce()));
        }
        if let Some(date) = date {
            self.dates.add(date);
            let week = self.done.index(week_number(date));
            self.done.add(week);
        }
    }

    /// The completion of the whole, beside the steps of a wide report.
    fn add_whole(&mut self, learner: LearnerId, completion: Completion) {
        if self.repeats.is_on() {
            self.repeats.keep(learner, Since::Nothing);
        } else {
            self.count_whole(learner, completion);
        }
    }
}

/// Whether a file tells more of what people did than those before: its shape is then that of all together.
fn tells_more(file: &Scope, before: &Scope) -> bool {
    let rank = |scope: &Scope| {
        let completes = scope.completion && scope.shape != Shape::EventLog;
        (completes, scope.completion, scope.activity, scope.learners)
    };
    rank(file) > rank(before)
}
