//! What several files tell of the same enrolment, such as one report at two dates: counted once, as far as it came.
//!
//! A learner has a course, or a step of it, as often as the file with most rows of it has it. Each of these enrolments
//! is as far as any file tells: completed rather than open, on the earliest day told; begun rather than not. An
//! enrolment never goes back, so that neither the order of the files nor which of them is the later one matters.
//!
//! That holds for all files and not only for those with the same header: a report gains a column from one month to the
//! next, and its rows are about the same enrolments all the same. Within one file no row is taken for another one.
//!
//! Kept are 32 bytes a row, and between two files 32 bytes an enrolment; nothing where a file stands alone.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{Datelike, NaiveDate};

use super::entry::{Completion, Entry, LearnerId, StepId};
use super::person::Day;
use crate::adoption::figures::Shape;
use crate::adoption::interner::Interner;

/// Completed on a day that is not told; any day is further.
const UNDATED: Day = Day::MAX - 2;

/// Open and begun.
const BEGUN: Day = Day::MAX - 1;

/// Open and not begun: nothing is less far.
const NOT_BEGUN: Day = Day::MAX;

/// No day from which time counts; any day is earlier.
const NO_DAY: Day = Day::MAX;

/// No status.
const NO_STATUS: u32 = u32::MAX;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A learner in a course or a step.
    Row,
    /// A learner in the whole of a wide report.
    Whole,
    /// A learner in one step of a wide report.
    Cell,
}

/// From when a row's time to completion counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Since {
    /// It is not followed.
    Nothing,
    /// From the learner's start, which another file tells.
    Learner,
    /// From its own start.
    Row,
}

/// What a row tells of an enrolment, in the order in which rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    learner: u32,
    /// What it stands for.
    pub kind: Kind,
    /// A mark of course and step.
    about: u64,
    /// How far it came, the furthest first: the day of completion, or one of the states beyond all days.
    state: Day,
    begun: Day,
    status: u32,
    /// From when its time counts.
    pub since: Since,
    /// Whether files contradict each other: completed or not, or on which day.
    is_changed: bool,
}

impl Told {
    /// A step of a wide report.
    pub fn cell(LearnerId(learner): LearnerId, StepId(step): StepId, started: bool, completion: Completion) -> Self {
        Self {
            learner,
            kind: Kind::Cell,
            about: u64::from(step),
            state: state(completion, started),
            begun: NO_DAY,
            status: NO_STATUS,
            since: Since::Nothing,
            is_changed: false,
        }
    }

    /// The same of a learner, whose number is known later than their row.
    pub fn of(self, LearnerId(learner): LearnerId, since: Since) -> Self {
        Self { learner, since, ..self }
    }

    /// Returns whose enrolment it is.
    pub fn learner(&self) -> LearnerId {
        LearnerId(self.learner)
    }

    /// Returns how far the enrolment came.
    pub fn completion(&self) -> Completion {
        match self.state {
            BEGUN | NOT_BEGUN => Completion::Open,
            UNDATED => Completion::Done(None),
            day => Completion::Done(NaiveDate::from_num_days_from_ce_opt(day)),
        }
    }

    /// Returns the row's own start.
    pub fn begun(&self) -> Option<NaiveDate> {
        Some(self.begun).filter(|day| *day != NO_DAY).and_then(NaiveDate::from_num_days_from_ce_opt)
    }

    fn is_about(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    fn key(&self) -> (u32, Kind, u64) {
        (self.learner, self.kind, self.about)
    }

    /// What two files tell of one enrolment: the furthest of both.
    fn and(&self, other: &Self) -> Self {
        let furthest = if other.state < self.state { other } else { self };
        Self {
            begun: self.begun.min(other.begun),
            since: self.since.max(other.since),
            is_changed: self.is_changed || other.is_changed || self.contradicts(other),
            ..*furthest
        }
    }

    fn contradicts(&self, other: &Self) -> bool {
        let (own, others) = (self.completion(), other.completion());
        let have_other_days = own.date().zip(others.date()).is_some_and(|(own, other)| own != other);
        own.is_done() != others.is_done() || have_other_days
    }
}

fn state(completion: Completion, started: bool) -> Day {
    match completion {
        Completion::Done(Some(date)) => date.num_days_from_ce(),
        Completion::Done(None) => UNDATED,
        _ if started => BEGUN,
        _ => NOT_BEGUN,
    }
}

/// Enrolments as the files read so far tell them.
#[derive(Debug, Default)]
pub struct Snapshots {
    /// Those of the files before, in order.
    known: Vec<Told>,
    /// Rows of this file.
    new: Vec<Told>,
    statuses: Interner,
    /// Rows of all files, the cells of wide ones left out.
    rows: u64,
    repeated: u64,
    changed: u64,
}

impl Snapshots {
    /// Returns what a row tells of the enrolment of a learner yet to be named.
    pub fn row(&mut self, entry: &Entry, shape: Shape) -> Told {
        let mut about = DefaultHasher::new();
        (entry.course, entry.step).hash(&mut about);
        Told {
            learner: 0,
            kind: if shape == Shape::WideSteps { Kind::Whole } else { Kind::Row },
            about: about.finish(),
            state: state(entry.completion, entry.started),
            begun: entry.begun.map_or(NO_DAY, |date| date.num_days_from_ce()),
            status: entry.status.map_or(NO_STATUS, |status| self.statuses.intern(status)),
            since: Since::Nothing,
            is_changed: false,
        }
    }

    /// Takes in what a row of this file tells.
    pub fn add(&mut self, told: Told) {
        self.rows += u64::from(told.kind != Kind::Cell);
        self.new.push(told);
    }

    /// Goes on with the next file.
    pub fn next_file(&mut self) {
        let mut new = std::mem::take(&mut self.new);
        new.sort_unstable();
        self.known = if self.known.is_empty() { new } else { together(&self.known, &new) };
    }

    /// Returns each enrolment once, after the last file.
    pub fn settle(&mut self) -> Vec<Told> {
        self.next_file();
        let all = std::mem::take(&mut self.known);
        let rows = || all.iter().filter(|told| told.kind != Kind::Cell);
        let (kept, contradicted) = (rows().count() as u64, rows().filter(|told| told.is_changed).count() as u64);
        self.repeated += std::mem::take(&mut self.rows).saturating_sub(kept + contradicted);
        let changed = |told: &&Told| told.is_changed;
        let (narrow, wide): (Vec<&Told>, Vec<&Told>) =
            all.iter().filter(changed).partition(|told| told.kind == Kind::Row);
        // A wide row is one, however many of its steps are others; those of a learner stand together.
        let mut learners: Vec<u32> = wide.iter().map(|told| told.learner).collect();
        learners.dedup();
        self.changed += (narrow.len() + learners.len()) as u64;
        all
    }

    /// Returns how many enrolments have each status, by its text.
    pub fn statuses(&self, all: &[Told]) -> Vec<(Vec<u8>, u64)> {
        let mut counts: BTreeMap<u32, u64> = BTreeMap::new();
        for told in all.iter().filter(|told| told.status != NO_STATUS) {
            *counts.entry(told.status).or_default() += 1;
        }
        counts.into_iter().map(|(status, count)| (self.statuses.text(status).to_vec(), count)).collect()
    }

    /// Returns how many rows tell what another file has told as well; known once all is settled.
    pub fn repeated(&self) -> u64 {
        self.repeated
    }

    /// Returns how many rows files contradict each other about; known once all is settled.
    pub fn changed(&self) -> u64 {
        self.changed
    }
}

/// The enrolments of the files before and the rows of one more, both in order: the first of a learner in a course with
/// the first, the second with the second.
fn together(before: &[Told], here: &[Told]) -> Vec<Told> {
    let mut all = Vec::with_capacity(before.len().max(here.len()));
    let mut before = before.chunk_by(Told::is_about).peekable();
    let mut here = here.chunk_by(Told::is_about).peekable();
    let key = |told: Option<&&[Told]>| told.and_then(|told| told.first()).map(Told::key);
    loop {
        let (old, new) = match (key(before.peek()), key(here.peek())) {
            (None, None) => return all,
            (Some(old), Some(new)) if old == new => (before.next(), here.next()),
            (Some(old), new) if new.is_none_or(|new| old < new) => (before.next(), None),
            _ => (None, here.next()),
        };
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        for place in 0..old.len().max(new.len()) {
            all.extend(match (old.get(place), new.get(place)) {
                (Some(old), Some(new)) => Some(old.and(new)),
                (old, new) => old.or(new).copied(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection;
    use proptest::prelude::*;

    use super::*;

    /// What is settled of one learner: the completions, the statuses, rows repeated and rows changed.
    type Settled = (Vec<Completion>, Vec<(String, u64)>, u64, u64);

    fn entry(course: &'static str, completion: Completion) -> Entry<'static> {
        Entry { course: Some(course.as_bytes()), completion, started: completion.is_done(), ..Entry::default() }
    }

    fn settle(files: &[Vec<Entry<'static>>]) -> Settled {
        let mut snapshots = Snapshots::default();
        for file in files {
            snapshots.next_file();
            for entry in file {
                let told = snapshots.row(entry, Shape::LearnerCourse);
                snapshots.add(told.of(LearnerId(0), Since::Nothing));
            }
        }
        let all = snapshots.settle();
        assert!(snapshots.settle().is_empty(), "settled once");
        let statuses = snapshots.statuses(&all).into_iter();
        let statuses = statuses.map(|(status, count)| (String::from_utf8_lossy(&status).into_owned(), count));
        let completions = all.iter().map(Told::completion).collect();
        (completions, statuses.collect(), snapshots.repeated(), snapshots.changed())
    }

    fn one_course(files: &[&[Completion]]) -> Settled {
        let row = |completion: &Completion| entry("Safety", *completion);
        let files: Vec<Vec<Entry>> = files.iter().map(|rows| rows.iter().map(row).collect()).collect();
        settle(&files)
    }

    fn done(day: &str) -> Completion {
        Completion::Done(Some(day.parse().expect("a date")))
    }

    const OPEN: Completion = Completion::Open;
    const UNDATED: Completion = Completion::Done(None);

    #[test]
    fn the_file_with_most_rows_tells_how_many_there_are() {
        let (rows, _, repeated, changed) = one_course(&[&[UNDATED; 2], &[UNDATED; 1], &[UNDATED; 3]]);
        assert_eq!((rows.len(), repeated, changed), (3, 3, 0));
    }

    #[test]
    fn what_any_file_tells_completed_is_completed() {
        let first = done("2026-09-07");
        assert_eq!(one_course(&[&[OPEN], &[first]]), (vec![first], vec![], 0, 1));
        assert_eq!(one_course(&[&[first], &[OPEN]]), (vec![first], vec![], 0, 1));
        assert_eq!(one_course(&[&[OPEN], &[first], &[first]]), (vec![first], vec![], 1, 1));
    }

    #[test]
    fn of_several_days_the_earliest_counts_and_a_day_rather_than_none() {
        let (first, later) = (done("2026-09-07"), done("2026-09-21"));
        for [a, b, c] in [[first, later, UNDATED], [UNDATED, later, first], [later, UNDATED, first]] {
            assert_eq!(one_course(&[&[a], &[b], &[c]]), (vec![first], vec![], 1, 1));
        }
        assert_eq!(one_course(&[&[UNDATED], &[later]]), (vec![later], vec![], 1, 0), "a day more contradicts nothing");
    }

    #[test]
    fn who_has_a_course_twice_keeps_it_twice() {
        let (first, later) = (done("2026-03-02"), done("2026-09-21"));
        let (june, october) = ([OPEN, first], [first, later]);
        assert_eq!(one_course(&[&june, &october]), (vec![first, later], vec![], 1, 1));
        assert_eq!(one_course(&[&october, &june]), (vec![first, later], vec![], 1, 1));
    }

    #[test]
    fn another_course_or_step_is_another_enrolment() {
        let others = [
            entry("Privacy", UNDATED),
            Entry { course: None, ..entry("Safety", UNDATED) },
            Entry { step: Some(b"1.1"), ..entry("Safety", UNDATED) },
        ];
        for other in others {
            let (rows, _, repeated, changed) = settle(&[vec![entry("Safety", OPEN)], vec![other]]);
            assert_eq!((rows.len(), repeated, changed), (2, 0, 0));
        }
    }

    #[test]
    fn the_status_is_the_one_of_the_furthest() {
        let row = |status: &'static str, started| {
            vec![Entry { status: Some(status.as_bytes()), started, ..entry("Safety", OPEN) }]
        };
        let (assigned, begun) = (row("Assigned", false), row("In progress", true));
        for files in [[assigned.clone(), begun.clone()], [begun, assigned]] {
            assert_eq!(settle(&files).1, [("In progress".to_owned(), 1)]);
        }
    }

    #[test]
    fn a_wide_row_is_one_however_many_of_its_steps_change() {
        let mut snapshots = Snapshots::default();
        for completion in [OPEN, UNDATED] {
            snapshots.next_file();
            for (learner, step) in [(0, 0), (0, 1), (1, 0)] {
                snapshots.add(Told::cell(LearnerId(learner), StepId(step), true, completion));
            }
        }
        assert_eq!(snapshots.settle().len(), 3);
        assert_eq!((snapshots.changed(), snapshots.repeated()), (2, 0));
    }

    proptest! {
        #[test]
        fn the_order_of_the_files_does_not_matter(
            files in collection::vec(collection::vec(0_u8..5, 0..4), 1..5),
            turn in 0_usize..5,
        ) {
            let completion = |state: &u8| match state {
                0 => OPEN,
                1 => UNDATED,
                day => done(["2026-09-07", "2026-09-14", "2026-09-21"][usize::from(*day) - 2]),
            };
            let mut files: Vec<Vec<Entry>> = files
                .iter()
                .map(|file| file.iter().map(|state| entry("Safety", completion(state))).collect())
                .collect();
            let forward = settle(&files);
            let most = |is_counted: fn(&Entry) -> bool| {
                files.iter().map(|file| file.iter().filter(|entry| is_counted(entry)).count()).max()
            };
            prop_assert_eq!(Some(forward.0.len()), most(|_| true));
            let completed = forward.0.iter().filter(|completion| completion.is_done()).count();
            prop_assert_eq!(Some(completed), most(|entry| entry.completion.is_done()));
            let turn = turn % files.len();
            files.rotate_left(turn);
            prop_assert_eq!(&settle(&files), &forward);
            files.reverse();
            prop_assert_eq!(&settle(&files), &forward);
        }
    }
}
