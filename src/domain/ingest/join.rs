//! Several files as one: what they are joined by, and the order in which they are read.

use std::cmp::Reverse;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::facts::{Facts, KEYS};
use super::mapping::signature;
use super::roles::Role;
use super::settings::{Column, Preview};
use super::text::fold;
use crate::adoption::{Shape, Start};

/// The key a column tells learners by: addresses are addresses whatever the column is said to hold.
fn key_of(column: &Column) -> Option<Role> {
    KEYS.into_iter().find(|key| *key == column.role).map(|key| if column.emails { Role::Email } else { key })
}

/// Whether a file tells its learners by this key.
fn tells(preview: &Preview, key: Role) -> bool {
    let is_named = preview.columns.iter().any(|column| key_of(column) == Some(key));
    let is_named_in_halves = key == Role::Name && Facts::of(&preview.columns).names().is_some();
    // The sentences of a log name the acting learner by id.
    is_named || is_named_in_halves || key == Role::Learner && is_told_in_sentences(preview)
}

fn is_told_in_sentences(preview: &Preview) -> bool {
    preview.shape == Shape::EventLog && preview.column(Role::Description).is_some()
}

fn names_learners(preview: &Preview) -> bool {
    KEYS.into_iter().any(|key| tells(preview, key))
}

/// Returns the key that most files tell their learners by, the best of several; `None` when no file names learners.
fn shared_key(previews: &[Preview]) -> Option<Role> {
    let files = |key: Role| previews.iter().filter(|preview| tells(preview, key)).count();
    // Of equals the last is taken: the best key comes last.
    KEYS.into_iter().rev().filter(|key| files(*key) > 0).max_by_key(|key| files(*key))
}

/// Returns the places of the files that no column joins to the others: neither the learner nor a group.
///
/// Their figures would stand beside those of the others, and their learners would be counted as other people. Where
/// no two files are joined, the first is the one that the others would have to be joined to.
pub fn unjoined(previews: &[Preview]) -> Vec<usize> {
    if previews.len() < 2 {
        return Vec::new();
    }
    let key = shared_key(previews);
    let has_key = |preview: &Preview| key.is_some_and(|key| tells(preview, key));
    let has_group =
        |preview: &Preview| [Role::Cohort, Role::Manager].iter().any(|role| preview.column(*role).is_some());
    let (with_key, with_group) = (
        previews.iter().filter(|preview| has_key(preview)).count(),
        previews.iter().filter(|preview| has_group(preview)).count(),
    );
    let is_joined = |preview: &Preview| {
        has_key(preview) && with_key > 1 || !names_learners(preview) && has_group(preview) && with_group > 1
    };
    let mut apart: Vec<usize> =
        (0..).zip(previews).filter(|(_, preview)| !is_joined(preview)).map(|(place, _)| place).collect();
    if apart.len() == previews.len() {
        apart.remove(0);
    }
    apart
}

/// What all files of an import have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Common {
    /// The key that most of them tell learners by, where there is one.
    key: Option<Role>,
    /// What time to completion counts from.
    pub start: Option<Start>,
}

impl Common {
    /// Looks at all files.
    pub fn of(previews: &[Preview]) -> Self {
        let starts = previews.iter().filter_map(|preview| Facts::of(&preview.columns).start(preview.shape));
        // The best that any file tells, as within one file.
        let best = [Start::Enrolled, Start::Hired, Start::Started, Start::FirstActivity];
        let start = starts.map(|(start, _)| start).min_by_key(|start| best.iter().position(|known| known == start));
        Self { key: shared_key(previews), start }
    }

    /// Makes a file's columns speak as those of the others: learners by the shared key alone, and cohort columns by
    /// the first spelling of their header, in `spellings`.
    pub fn settle(&self, mut preview: Preview, spellings: &mut Vec<String>) -> Preview {
        let Some(key) = self.key.filter(|key| tells(&preview, *key)) else { return spell(preview, spellings) };
        for column in &mut preview.columns {
            let is_other_key = key_of(column).is_some_and(|other| other != key);
            let is_other_name = column.role.is_half_name() && key != Role::Name;
            if is_other_key || is_other_name || key != Role::Learner && column.role == Role::Description {
                column.role = Role::Ignore;
            }
        }
        spell(preview, spellings)
    }
}

/// Gives each cohort column the spelling of its header that was met first.
fn spell(mut preview: Preview, spellings: &mut Vec<String>) -> Preview {
    for column in preview.columns.iter_mut().filter(|column| column.role == Role::Cohort) {
        match spellings.iter().find(|known| fold(known) == fold(&column.header)) {
            Some(known) => column.header.clone_from(known),
            None => spellings.push(column.header.clone()),
        }
    }
    preview
}

/// Returns the order to read files in: the same whichever way they are given, those that only describe learners, such
/// as a roster, before those whose rows can be completed. `marks` tell files with the same header and size apart.
pub fn reading_order(previews: &[Preview], marks: &[u64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..previews.len()).collect();
    order.sort_by_cached_key(|place| {
        let preview = previews.get(*place);
        preview.map(|preview| {
            let completes = Facts::of(&preview.columns).completion(preview.shape);
            (completes, signature(&preview.columns), Reverse(preview.total), marks.get(*place).copied())
        })
    });
    order
}

/// Returns a mark of the first bytes of a file.
pub fn mark(head: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    head.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Settings, preview};

    fn look(csv: &str) -> Preview {
        preview(csv.as_bytes(), csv.len() as u64, &Settings::default()).expect("readable")
    }

    const COURSES: &str = "User ID,Course,Status\nu1,Safety,Completed\nu2,Safety,Not started\n";
    const ROSTER: &str = "User ID,Team,Hire date\nu1,North,2026-01-05\nu2,South,2026-02-02\n";
    const TRACKER: &str = "Week,Active learners\n2026-09-07,12\n2026-09-14,15\n";

    #[test]
    fn files_with_a_learner_in_common_are_joined() {
        assert_eq!(unjoined(&[look(COURSES)]), [0; 0]);
        assert_eq!(unjoined(&[look(COURSES), look(ROSTER)]), [0; 0]);
    }

    #[test]
    fn a_file_without_learner_and_group_is_joined_to_nothing() {
        assert_eq!(unjoined(&[look(COURSES), look(ROSTER), look(TRACKER)]), [2]);
        assert_eq!(unjoined(&[look(COURSES), look(TRACKER)]), [1]);
    }

    #[test]
    fn addresses_in_one_file_and_ids_in_another_are_not_in_common() {
        let addresses = look("Email,Team\nana@example.org,North\nbo@example.org,South\n");
        assert_eq!(unjoined(&[look(COURSES), addresses.clone()]), [1]);
        let both = look(
            "User ID,Email,Course,Status\nu1,ana@example.org,Safety,Completed\nu2,bo@example.org,Safety,Not started\n",
        );
        assert_eq!(unjoined(&[both.clone(), addresses.clone()]), [0; 0]);
        let common = Common::of(&[both.clone(), addresses]);
        let settled = common.settle(both, &mut Vec::new());
        assert_eq!((settled.columns[0].role, settled.columns[1].role), (Role::Ignore, Role::Email));
    }

    #[test]
    fn time_counts_from_what_the_best_file_tells() {
        assert_eq!(Common::of(&[look(COURSES), look(ROSTER)]).start, Some(Start::Hired));
        let enrolled = look("User ID,Course,Status,Enrolled on\nu1,Safety,Completed,2026-09-01\n");
        assert_eq!(Common::of(&[look(ROSTER), enrolled]).start, Some(Start::Enrolled));
    }

    #[test]
    fn the_order_does_not_depend_on_the_order_given() {
        let (courses, roster, tracker) = (look(COURSES), look(ROSTER), look(TRACKER));
        let one_way = [courses.clone(), roster.clone(), tracker.clone()];
        let other_way = [tracker, courses, roster];
        let names = |previews: &[Preview]| {
            let order = reading_order(previews, &[1, 2, 3]);
            order.into_iter().map(|place| signature(&previews[place].columns)).collect::<Vec<_>>()
        };
        assert_eq!(names(&one_way), names(&other_way));
        assert_eq!(names(&one_way).last().map(String::as_str), Some("user id|course|status"));
    }
}
