//! Rows that stand in more than one file of an import, counted once.
//!
//! Within one file nothing is a repetition: two equal rows are two. Between files a row counts as often as the file
//! that has it most often. Kept of a row is a mark of 64 bits, and only while several files are joined.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::entry::{Completion, Confirmation, Entry, LearnerId, Measures, StepId, TrackedWeek};
use super::met::Met;
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
    changed: u64,
    met: Met,
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

    /// Returns how many rows were not counted again.
    pub fn repeated(&self) -> u64 {
        self.repeated
    }

    /// Returns how many rows are about what a file before has told otherwise: another status or date.
    pub fn changed(&self) -> u64 {
        self.changed
    }

    /// Returns the files of whose learners none stands in another one.
    pub fn apart(&self) -> Vec<usize> {
        self.met.apart()
    }

    /// Goes on with the next file.
    pub fn next_file(&mut self) {
        self.met.next_file();
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
    /// Who it is about, dates and groups stay: to hear them twice does no harm. An entry that names no learner stays
    /// as it is, since two answers alike can be those of two people.
    pub fn once<'a>(&mut self, entry: &Entry<'a>, shape: Shape) -> Entry<'a> {
        let mut once = entry.clone();
        let Some(learner) = entry.learner else { return once };
        self.met.add(learner);
        let about = (learner, entry.course, entry.step);
        // Logs count a completion once however often they tell it.
        let tells = entry.completion != Completion::Untold && shape != Shape::EventLog;
        let is_told = tells && self.has((0_u8, about, state(entry.completion)));
        let is_known = tells && self.has((6_u8, about));
        self.changed += u64::from(is_known && !is_told);
        if is_told {
            (once.completion, once.status) = (Completion::Untold, None);
        }
        let Measures { minutes, score, performance } = entry.measures;
        let numbers = [minutes, score, performance, entry.answer];
        let is_measured = numbers.iter().any(Option::is_some) && self.has((1_u8, about, entry.on, numbers.map(bits)));
        if is_measured {
            (once.measures, once.answer) = (Measures::default(), None);
        }
        self.repeated += u64::from(is_told || is_measured);
        once
    }

    /// Returns whether a file before has said the same of a step of a learner.
    pub fn has_cell(&mut self, LearnerId(learner): LearnerId, StepId(step): StepId, completion: Completion) -> bool {
        if completion == Completion::Untold {
            return false;
        }
        let is_told = self.has((2_u8, learner, step, state(completion)));
        let is_known = self.has((7_u8, learner, step));
        self.changed += u64::from(is_known && !is_told);
        is_told
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

/// A completion as something that can be hashed.
fn state(completion: Completion) -> (bool, Option<chrono::NaiveDate>) {
    (completion.is_done(), completion.date())
}

/// A number as something that can be hashed.
fn bits(number: Option<f64>) -> Option<u64> {
    number.map(f64::to_bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(learner: &'static str, course: &'static str) -> Entry<'static> {
        Entry {
            learner: Some(learner.as_bytes()),
            course: Some(course.as_bytes()),
            completion: Completion::Done(None),
            ..Entry::default()
        }
    }

    fn is_counted(repeats: &mut Repeats, entry: &Entry) -> bool {
        repeats.once(entry, Shape::LearnerCourse).completion.is_done()
    }

    #[test]
    fn between_files_a_row_counts_as_often_as_the_file_that_has_it_most_often() {
        let mut repeats = Repeats::between_files();
        let counted = [2, 1, 3].map(|times| {
            repeats.next_file();
            (0..times).filter(|_| is_counted(&mut repeats, &entry("u1", "Safety"))).count()
        });
        assert_eq!((counted, repeats.repeated()), ([2, 0, 1], 3));
    }

    #[test]
    fn another_course_or_learner_or_date_is_another_row() {
        let mut repeats = Repeats::between_files();
        repeats.next_file();
        assert!(is_counted(&mut repeats, &entry("u1", "Safety")));
        repeats.next_file();
        let dated = Completion::Done("2026-09-07".parse().ok());
        for other in [
            entry("u2", "Safety"),
            entry("u1", "Privacy"),
            Entry { completion: dated, ..entry("u1", "Safety") },
            Entry { step: Some(b"1.1"), ..entry("u1", "Safety") },
        ] {
            assert!(is_counted(&mut repeats, &other), "{other:?}");
        }
        assert!(!is_counted(&mut repeats, &entry("u1", "Safety")));
    }

    #[test]
    fn what_a_later_file_tells_otherwise_is_counted_and_told() {
        let mut repeats = Repeats::between_files();
        let open = Entry { completion: Completion::Open, ..entry("u1", "Safety") };
        repeats.next_file();
        repeats.once(&open, Shape::LearnerCourse);
        repeats.next_file();
        assert!(is_counted(&mut repeats, &entry("u1", "Safety")));
        assert!(is_counted(&mut repeats, &entry("u2", "Safety")));
        assert_eq!((repeats.changed(), repeats.repeated()), (1, 0));
        repeats.next_file();
        assert!(!is_counted(&mut repeats, &entry("u1", "Safety")));
        assert_eq!((repeats.changed(), repeats.repeated()), (1, 1));
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
