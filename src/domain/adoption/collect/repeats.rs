//! Rows that stand in more than one file of an import, counted once.
//!
//! Within one file nothing is a repetition: two equal rows are two. Between files a row counts as often as the file
//! that has it most often. Kept of a row is a mark of 64 bits, and only while several files are joined. Rows that tell
//! of completion are kept as `snapshots`, since what is told of an enrolment moves on.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::entry::{Completion, Confirmation, Entry, LearnerId, Measures, StepId, TrackedWeek};
use super::met::Met;
use super::snapshots::{Since, Snapshots, Told};
use crate::adoption::figures::Shape;

/// What was seen in the files before, and in this one.
#[derive(Debug, Default)]
pub struct Repeats {
    is_on: bool,
    /// Marks of the files before, in order, each once.
    known: Vec<u64>,
    /// How often each of them was counted.
    counts: Vec<u32>,
    /// How often each of them may still come in this file without being counted.
    left: Vec<u32>,
    /// Marks counted in this file.
    new: Vec<u64>,
    repeated: u64,
    met: Met,
    snapshots: Snapshots,
    /// What the row in hand tells of an enrolment, until its learner has a number.
    in_hand: Option<Told>,
}

impl Repeats {
    /// Watches for rows that come again in another file.
    pub fn between_files() -> Self {
        Self { is_on: true, ..Self::default() }
    }

    /// Returns whether anything is watched.
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// Returns how many rows were not counted again; known once all is settled.
    pub fn repeated(&self) -> u64 {
        self.repeated + self.snapshots.repeated()
    }

    /// Returns how many rows are about an enrolment that another file tells otherwise: completed or not, or on another
    /// day; known once all is settled.
    pub fn changed(&self) -> u64 {
        self.snapshots.changed()
    }

    /// Returns the files of whose learners none stands in another one.
    pub fn apart(&self) -> Vec<usize> {
        self.met.apart()
    }

    /// Goes on with the next file.
    pub fn next_file(&mut self) {
        self.met.next_file();
        self.snapshots.next_file();
        let mut new = std::mem::take(&mut self.new);
        new.sort_unstable();
        let before = self.known.drain(..).zip(self.counts.drain(..));
        let here = new.chunk_by(|a, b| a == b).filter_map(|same| Some((*same.first()?, same.len() as u32)));
        let mut all: Vec<(u64, u32)> = before.chain(here).collect();
        all.sort_unstable();
        for (mark, count) in all {
            match self.counts.last_mut() {
                Some(counted) if self.known.last() == Some(&mark) => *counted = counted.saturating_add(count),
                _ => {
                    self.known.push(mark);
                    self.counts.push(count);
                }
            }
        }
        self.left.clone_from(&self.counts);
    }

    /// Returns what an entry says beyond what a file before has said already.
    ///
    /// Who it is about, dates and groups stay: to hear them twice does no harm. The status goes with what it tells of an
    /// enrolment, which is to be [kept](Self::keep). An entry that names no learner stays as it is, since two answers
    /// alike can be those of two people.
    pub fn once<'a>(&mut self, entry: &Entry<'a>, shape: Shape) -> Entry<'a> {
        let mut once = entry.clone();
        let Some(learner) = entry.learner else { return once };
        self.met.add(learner);
        // Logs count a completion once however often they tell it.
        let tells = entry.completion != Completion::Untold && shape != Shape::EventLog;
        if tells {
            self.in_hand = Some(self.snapshots.row(entry, shape));
            once.status = None;
        }
        let about = (learner, entry.course, entry.step);
        let Measures { minutes, score, performance } = entry.measures;
        let numbers = [minutes, score, performance, entry.answer];
        let is_measured = numbers.iter().any(Option::is_some) && self.has((1_u8, about, entry.on, numbers.map(bits)));
        if is_measured {
            (once.measures, once.answer) = (Measures::default(), None);
        }
        // A row that tells of an enrolment is counted with it.
        self.repeated += u64::from(is_measured && !tells);
        once
    }

    /// Keeps what the row in hand tells of an enrolment, until all files are read.
    pub fn keep(&mut self, learner: LearnerId, since: Since) {
        if let Some(told) = self.in_hand.take() {
            self.snapshots.add(told.of(learner, since));
        }
    }

    /// Keeps what a wide row tells of one of its steps, until all files are read.
    pub fn keep_cell(&mut self, learner: LearnerId, step: StepId, started: bool, completion: Completion) {
        self.snapshots.add(Told::cell(learner, step, started, completion));
    }

    /// Returns what all files tell of each enrolment, and how many have each status.
    pub fn settle(&mut self) -> (Vec<Told>, Vec<(Vec<u8>, u64)>) {
        let all = self.snapshots.settle();
        let statuses = self.snapshots.statuses(&all);
        (all, statuses)
    }

    /// Returns whether a file before has said this of a learner, such as that they left.
    pub fn has_presence(&mut self, learner: &[u8], course: Option<&[u8]>, what: &str) -> bool {
        self.has((5_u8, learner, course, what))
    }

    /// Returns whether a file before has this row of a manager or team.
    pub fn has_confirmation(&mut self, row: &Confirmation) -> bool {
        let has = self.has((3_u8, row.manager, row.confirmed, row.on, bits(row.coaching)));
        self.repeated += u64::from(has);
        has
    }

    /// Returns whether a file before has this row of a tracker.
    pub fn has_week(&mut self, row: &TrackedWeek) -> bool {
        let TrackedWeek { on, learners, active, completed, asked, confirmed, coaching, minutes, nps } = *row;
        let numbers = [learners, active, completed, asked, confirmed, coaching, minutes, nps];
        let has = self.has((4_u8, on, numbers.map(bits)));
        self.repeated += u64::from(has);
        has
    }

    fn has(&mut self, what: impl Hash) -> bool {
        if !self.is_on {
            return false;
        }
        let mut hasher = DefaultHasher::new();
        what.hash(&mut hasher);
        let mark = hasher.finish();
        let place = self.known.binary_search(&mark).ok();
        if let Some(left) = place.and_then(|place| self.left.get_mut(place)).filter(|left| **left > 0) {
            *left -= 1;
            return true;
        }
        self.new.push(mark);
        false
    }
}

/// A number as something that can be hashed.
fn bits(number: Option<f64>) -> Option<u64> {
    number.map(f64::to_bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_counted(repeats: &mut Repeats, entry: &Entry) -> bool {
        repeats.once(entry, Shape::Performance).measures != Measures::default()
    }

    fn entry(learner: &'static str, score: f64) -> Entry<'static> {
        let measures = Measures { score: Some(score), ..Measures::default() };
        Entry { learner: Some(learner.as_bytes()), measures, ..Entry::default() }
    }

    #[test]
    fn between_files_a_row_counts_as_often_as_the_file_that_has_it_most_often() {
        let mut repeats = Repeats::between_files();
        let counted = [2, 1, 3].map(|times| {
            repeats.next_file();
            (0..times).filter(|_| is_counted(&mut repeats, &entry("u1", 7.0))).count()
        });
        assert_eq!((counted, repeats.repeated()), ([2, 0, 1], 3));
    }

    #[test]
    fn another_course_or_learner_or_mark_is_another_row() {
        let mut repeats = Repeats::between_files();
        repeats.next_file();
        assert!(is_counted(&mut repeats, &entry("u1", 7.0)));
        repeats.next_file();
        for other in [
            entry("u2", 7.0),
            entry("u1", 8.0),
            Entry { course: Some(b"Privacy"), ..entry("u1", 7.0) },
            Entry { step: Some(b"1.1"), ..entry("u1", 7.0) },
        ] {
            assert!(is_counted(&mut repeats, &other), "{other:?}");
        }
        assert!(!is_counted(&mut repeats, &entry("u1", 7.0)));
    }

    #[test]
    fn a_row_with_a_completion_and_a_mark_is_repeated_once() {
        let mut repeats = Repeats::between_files();
        let row = Entry { completion: Completion::Open, status: Some(b"Open"), ..entry("u1", 7.0) };
        for _ in 0..2 {
            repeats.next_file();
            assert_eq!(repeats.once(&row, Shape::LearnerCourse).status, None, "told with the enrolment");
            repeats.keep(LearnerId(0), Since::Nothing);
        }
        let (all, statuses) = repeats.settle();
        assert_eq!((all.len(), statuses), (1, vec![(b"Open".to_vec(), 1)]));
        assert_eq!((repeats.repeated(), repeats.changed()), (1, 0));
    }

    #[test]
    fn answers_without_a_name_are_never_the_same() {
        let mut repeats = Repeats::between_files();
        let answer = Entry { answer: Some(9.0), ..Entry::default() };
        for _ in 0..2 {
            repeats.next_file();
            assert_eq!(repeats.once(&answer, Shape::Survey).answer, Some(9.0));
        }
    }

    #[test]
    fn weeks_and_confirmations_come_once() {
        let mut repeats = Repeats::between_files();
        let week = TrackedWeek { active: Some(12.0), ..TrackedWeek::default() };
        let row = Confirmation { manager: b"m1", confirmed: Some(true), on: None, coaching: Some(30.0) };
        repeats.next_file();
        assert!(!repeats.has_week(&week) && !repeats.has_confirmation(&row));
        repeats.next_file();
        assert!(repeats.has_week(&week) && repeats.has_confirmation(&row));
        assert!(!repeats.has_week(&TrackedWeek { active: Some(13.0), ..week }));
        assert_eq!(repeats.repeated(), 2);
    }

    #[test]
    fn one_file_alone_stands_as_it_is() {
        let mut repeats = Repeats::default();
        let week = TrackedWeek::default();
        repeats.next_file();
        assert!(!repeats.is_on() && !repeats.has_week(&week));
        repeats.next_file();
        assert!(!repeats.has_week(&week));
    }
}
