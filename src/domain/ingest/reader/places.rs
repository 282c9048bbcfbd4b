//! Where the columns that are used stand, and what tells the learner.

use std::borrow::Cow;

use crate::adoption::Shape;
use crate::ingest::dates::is_no_date;
use crate::ingest::facts::Facts;
use crate::ingest::records::Record;
use crate::ingest::roles::Role;
use crate::ingest::settings::Preview;
use crate::ingest::text;

/// Where the columns that are used stand.
#[derive(Debug)]
pub struct Places {
    /// The learner's key.
    learner: Option<usize>,
    /// The first and the last name, which are the key where no column by itself is.
    names: Option<(usize, usize)>,
    /// Whether that key is an e-mail address, in which capitals do not count.
    is_address: bool,
    description: Option<usize>,
    /// The person's role in the course.
    pub course_role: Option<usize>,
    /// The course.
    pub course: Option<usize>,
    /// The step.
    pub step: Option<usize>,
    /// The status of the row.
    pub status: Option<usize>,
    /// Whether passed or failed.
    pub success: Option<usize>,
    /// What happened.
    pub event: Option<usize>,
    /// The date of completion.
    pub completed: Option<usize>,
    /// Whether that column counts days from a start, so that 0 is one of them.
    counts_days: bool,
    /// Who confirms: the manager, else the team; without either it is who the learner's key names.
    pub manager: Option<usize>,
    /// Whether it is confirmed.
    pub confirmed: Option<usize>,
    /// The cohort columns.
    pub cohorts: Vec<usize>,
}

impl Places {
    /// Finds the columns of a file.
    pub fn of(preview: &Preview) -> Self {
        let facts = Facts::of(&preview.columns);
        let place = |role| facts.place(role);
        let is_log = preview.shape == Shape::EventLog;
        let is_one_step = matches!(preview.shape, Shape::LearnerStep | Shape::EventLog);
        let has_status = matches!(preview.shape, Shape::LearnerCourse | Shape::LearnerStep);
        let cohorts = preview.columns.iter().filter(|column| column.role == Role::Cohort);
        let learner = facts.key();
        Self {
            learner,
            names: facts.names().filter(|_| learner.is_none()),
            is_address: learner.and_then(|place| preview.columns.get(place)).is_some_and(|column| column.emails),
            // Only the sentences of an event log name the acting learner.
            description: place(Role::Description).filter(|_| is_log),
            course_role: place(Role::CourseRole),
            course: place(Role::Course),
            step: place(Role::Step).filter(|_| is_one_step),
            status: place(Role::Status).filter(|_| has_status),
            success: place(Role::Success).filter(|_| has_status),
            event: place(Role::Event).or(place(Role::Status)).filter(|_| is_log),
            completed: place(Role::Completed).filter(|_| has_status || preview.shape == Shape::WideSteps),
            counts_days: preview.column(Role::Completed).is_some_and(|column| column.offsets),
            manager: place(Role::Manager).or(place(Role::Cohort)),
            confirmed: place(Role::Confirmed),
            cohorts: cohorts.map(|column| column.index).collect(),
        }
    }

    /// Returns whether rows name their learner.
    pub fn names_learners(&self) -> bool {
        self.learner.is_some() || self.names.is_some() || self.description.is_some()
    }

    /// The learner's key: the cell of the learner's column or both names, else the acting user of the description.
    pub fn learner<'a>(&self, record: &Record<'a>) -> Option<Cow<'a, [u8]>> {
        if let Some(name) = self.names.and_then(|places| whole_name(record, places)) {
            return Some(name);
        }
        let named = self.learner.and_then(|place| record.value(place));
        let key = named.or_else(|| self.description.and_then(|place| acting_user(record.cell(place))))?;
        let needs_folding = self.is_address && key.iter().any(u8::is_ascii_uppercase);
        Some(if needs_folding { Cow::Owned(key.to_ascii_lowercase()) } else { Cow::Borrowed(key) })
    }

    /// Whether the column of completion is filled, where it holds no dates that can be read.
    pub fn has_completion(&self, record: &Record) -> bool {
        let cell = self.completed.and_then(|place| record.value(place));
        cell.is_some_and(|cell| self.counts_days || !is_no_date(cell))
    }

    /// Whether a record sums others up: it begins with a word that says so, and not beside a learner. The learner that
    /// a grade book makes up for tests has an id like others.
    pub fn is_total(&self, record: &Record) -> bool {
        let Some(first) = (0..record.len()).find(|place| !record.cell(*place).is_empty()) else { return false };
        let cell = record.cell(first);
        // Asked of every row, and nearly none begins so.
        if !text::is_totals_word(cell) {
            return false;
        }
        let beside = |place: usize| if place == first { b"".as_slice() } else { record.cell(place) };
        // A number below names counts them.
        let is_name = |place: usize| beside(place).first().is_some_and(|byte| !byte.is_ascii_digit());
        let is_beside_learner = self.learner.is_some_and(|place| !beside(place).is_empty())
            || self.names.is_some_and(|(one, other)| is_name(one) || is_name(other));
        text::is_test_learner(cell) || !is_beside_learner
    }
}

/// The first and the last name with a blank between them. Beside a name, what elsewhere says "no value" is one as well:
/// there are people called Na and Null.
fn whole_name<'a>(record: &Record<'a>, (first, last): (usize, usize)) -> Option<Cow<'a, [u8]>> {
    record.value(first).or_else(|| record.value(last))?;
    let (first, last) = (record.cell(first), record.cell(last));
    if first.is_empty() || last.is_empty() {
        return Some(Cow::Borrowed(if first.is_empty() { last } else { first }));
    }
    Some(Cow::Owned([first, b" ".as_slice(), last].concat()))
}

/// Whether a spreadsheet cut a number short that was too long for its cell: `1.2E+05` may stand for many.
pub fn is_lost_id(key: &[u8]) -> bool {
    let is_short = matches!(key, [.., b'E' | b'e', b'+', tens, ones] if tens.is_ascii_digit() && ones.is_ascii_digit());
    is_short
        && key.len() < 16
        && key[..key.len() - 4].iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// The id in "The user with id '1046' viewed …"; the system's own ids (0, -1) are nobody's.
fn acting_user(description: &[u8]) -> Option<&[u8]> {
    const BEFORE: &[u8] = b"user with id '";
    let start = description.windows(BEFORE.len()).position(|part| part == BEFORE)? + BEFORE.len();
    let rest = &description[start..];
    let id = &rest[..rest.iter().position(|byte| *byte == b'\'')?];
    (id.iter().all(u8::is_ascii_digit) && id.iter().any(|digit| *digit != b'0')).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_cut_short_is_no_id() {
        for key in ["1.00E+05", "1,2E+11", "4e+12"] {
            assert!(is_lost_id(key.as_bytes()), "{key:?}");
        }
        for key in ["", "E+05x", "1001", "u1.0E+05", "BLUE+12", "ana@example.org"] {
            assert!(!is_lost_id(key.as_bytes()), "{key:?}");
        }
    }

    #[test]
    fn the_acting_user_stands_in_the_description() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(acting_user(text.as_bytes()), expected.map(str::as_bytes), "{text:?}");
        };
        check("The user with id '1046' viewed the course with id '9'.", Some("1046"));
        check("The user with id '7' updated the completion state for the user with id '8'.", Some("7"));
        check("The user with id '-1' sent a message.", None);
        check("The user with id '0' failed to log in.", None);
        check("User viewed their submission inbox at course: 95", None);
        check("The user with id '12", None);
    }
}
