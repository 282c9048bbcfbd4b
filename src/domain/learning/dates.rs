//! The dates of learning: pieces, what is applied within 48 hours, repetitions, cohorts, office hours (rows F10, F11).

use super::split::split;
use super::{PEERS, PIECE_GAP};
use crate::check::Place;
use crate::choice::Choice;
use crate::comms::layout::{MOST_TIMES, repeated};
use crate::id::Id;
use crate::plan::comms::Rhythm;
use crate::plan::learning::{AccessCheck, Course, LearningCohort, OfficeHours, PillarAction};
use crate::plan::{Phase, Plan, places};
use crate::schedule::When;
use crate::schedule::agenda::Occasion;
use crate::t;

/// Days after a piece by which it is used at work: 48 hours (row F10).
const APPLY: i32 = 2;

/// Days after the last piece on which it is called back to mind, at growing distances: a week, three weeks, six weeks.
pub const RECALL: [i32; 3] = [7, 21, 42];

/// Days from the first day of a cohort's week to the day its members have posted.
const POSTED: i32 = 4;

/// Days that peers have for an answer.
const ANSWERED: i32 = 5;

/// What a date of a course is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CourseDate {
    /// Piece so-and-so, from 1.
    Piece(u32),
    /// What piece so-and-so taught is used at work by now.
    Apply(u32),
    /// Repetition so-and-so, from 1.
    Recall(usize),
}

/// The dates of a course, in the order of its pieces; none while it has no length or no first day.
///
/// Of a very long course the first [`MOST_TIMES`] pieces are dated.
pub fn course_dates(course: &Course) -> Vec<(CourseDate, When)> {
    let Some(opens) = course.opens else { return Vec::new() };
    let pieces = split(course.minutes.unwrap_or_default()).pieces.min(MOST_TIMES);
    let gap = course.gap_days.unwrap_or(PIECE_GAP).clamp(1, 28);
    // At most 52 × 28 days.
    let day = |piece: u32| opens.plus_days(i32::try_from((piece - 1) * gap).unwrap_or(i32::MAX));
    let mut dates = Vec::new();
    for piece in 1..=pieces {
        dates.push((CourseDate::Piece(piece), day(piece)));
        dates.push((CourseDate::Apply(piece), day(piece).plus_days(APPLY)));
    }
    if pieces > 0 {
        let recalls = RECALL.iter().enumerate();
        dates.extend(recalls.map(|(n, days)| (CourseDate::Recall(n + 1), day(pieces).plus_days(*days))));
    }
    dates
}

/// The days of a series.
pub fn series(first: When, rhythm: Rhythm, times: u32) -> Vec<When> {
    let times = if rhythm == Rhythm::Once { 1 } else { times.clamp(1, MOST_TIMES) };
    (0..times).map(|n| repeated(first, rhythm, n)).collect()
}

/// How many groups of peers a cohort makes; `None` while its size is not known. The last group may be larger.
pub fn peer_groups(cohort: &LearningCohort) -> Option<u32> {
    let peers = cohort.peers.unwrap_or(PEERS).max(2);
    cohort.size.filter(|size| *size > 0).map(|size| (size / peers).max(1))
}

/// All dates of the learners' part.
pub fn occasions(plan: &Plan) -> Vec<Occasion> {
    let learning = &plan.learning;
    let mut all = Vec::new();
    learning.courses.iter().for_each(|course| of_course(course, &mut all));
    learning.pillars.iter().for_each(|action| of_pillar(action, &mut all));
    learning.cohorts.iter().for_each(|cohort| of_cohort(cohort, &mut all));
    learning.office_hours.iter().for_each(|hours| of_office_hours(hours, &mut all));
    learning.access.iter().for_each(|check| of_access(check, &mut all));
    all
}

/// An occasion of an entity; the key is its kind, the entity and which of a series it is.
fn occasion(kind: &str, id: &Id, of: impl std::fmt::Display, title: String, when: When, place: Place) -> Occasion {
    Occasion {
        key: format!("{kind}:{id}:{of}"),
        phase: Phase::Enable,
        title,
        note: String::new(),
        when,
        time: None,
        minutes: 0,
        owner: Id::default(),
        place,
    }
}

fn of_course(course: &Course, all: &mut Vec<Occasion>) {
    let cut = split(course.minutes.unwrap_or_default());
    let name = named(&course.name);
    for (date, when) in course_dates(course) {
        let (key, title, note, minutes) = match date {
            CourseDate::Piece(n) => {
                let title = if cut.pieces == 1 {
                    t!("learning.date.whole", course = name)
                } else {
                    t!("learning.date.piece", course = name, n = n, of = cut.pieces)
                };
                (format!("piece-{n}"), title, t!("learning.date.piece-note", minutes = cut.minutes), cut.minutes)
            }
            CourseDate::Apply(n) => {
                let title = t!("learning.date.apply", course = name);
                (format!("apply-{n}"), title, t!("learning.date.apply-note"), 0)
            }
            CourseDate::Recall(n) => {
                let title = t!("learning.date.recall", course = name, n = n, of = RECALL.len());
                (format!("recall-{n}"), title, t!("learning.date.recall-note"), 0)
            }
        };
        let base = occasion(
            "course",
            &course.id,
            key,
            title,
            when,
            places::enable_row("courses", "courses.opens", &course.id),
        );
        all.push(Occasion { note, minutes, ..base });
    }
}

fn of_pillar(action: &PillarAction, all: &mut Vec<Occasion>) {
    let Some(first) = action.first else { return };
    for (n, when) in series(first, action.rhythm, action.times).into_iter().enumerate() {
        let title = named(&action.what);
        let base = occasion(
            "pillar",
            &action.id,
            n,
            title,
            when,
            places::enable_row("engagement", "pillars.first", &action.id),
        );
        all.push(Occasion { note: action.pillar.label(), owner: action.owner.clone(), ..base });
    }
}

fn of_cohort(cohort: &LearningCohort, all: &mut Vec<Occasion>) {
    let name = named(&cohort.name);
    let mut push = |key: String, title: String, note: String, when: When| {
        let base = occasion(
            "cohort",
            &cohort.id,
            key,
            title,
            when,
            places::enable_row("engagement", "learning_cohorts.start", &cohort.id),
        );
        all.push(Occasion { note, owner: cohort.owner.clone(), ..base });
    };
    push("start".to_owned(), t!("learning.date.cohort", cohort = name), cohort.agreement.clone(), cohort.start);
    let weeks = cohort.weeks.clamp(1, MOST_TIMES);
    for (n, monday) in series(cohort.start, Rhythm::Weekly, weeks).into_iter().enumerate() {
        let title = t!("learning.date.thread", cohort = name, n = n + 1, of = weeks);
        push(format!("week-{}", n + 1), title, cohort.agreement.clone(), monday.plus_days(POSTED));
    }
    if let Some(due) = cohort.review_on.filter(|_| !cohort.reviewed_work.trim().is_empty()) {
        let work = cohort.reviewed_work.trim();
        push("hand-in".to_owned(), t!("learning.date.hand-in", cohort = name, work = work), String::new(), due);
        let answered = due.plus_days(ANSWERED);
        push("answered".to_owned(), t!("learning.date.answered", cohort = name, work = work), String::new(), answered);
    }
}

fn of_office_hours(hours: &OfficeHours, all: &mut Vec<Occasion>) {
    for (n, when) in series(hours.first, hours.rhythm, hours.times).into_iter().enumerate() {
        let title = if hours.title.trim().is_empty() { t!("learning.date.office-hours") } else { hours.title.clone() };
        let base = occasion(
            "office-hours",
            &hours.id,
            n,
            title,
            when,
            places::enable_row("support", "office_hours.first", &hours.id),
        );
        all.push(Occasion {
            note: hours.held_at.clone(),
            time: hours.time,
            minutes: hours.minutes.unwrap_or_default(),
            owner: hours.owner.clone(),
            ..base
        });
    }
}

fn of_access(check: &AccessCheck, all: &mut Vec<Occasion>) {
    let Some(due) = check.due else { return };
    let title = t!("learning.date.access", what = check.kind.label());
    let base =
        occasion("access", &check.id, "due", title, due, places::enable_row("support", "access_checks.due", &check.id));
    all.push(Occasion { note: check.what.clone(), owner: check.owner.clone(), ..base });
}

fn named(text: &str) -> String {
    if text.trim().is_empty() { t!("learning.unnamed") } else { text.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::practice::sample::sample;
    use crate::wizard::AnyList;
    use crate::wizard::learning::{ACCESS, COHORTS, COURSES, OFFICE_HOURS, PILLARS};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A Monday.
    fn plan() -> Plan {
        Plan { launch: date("2026-09-07"), ..Plan::default() }
    }

    fn course(minutes: u32) -> Course {
        Course {
            id: Id::new("c"),
            name: "Hard calls".into(),
            minutes: Some(minutes),
            opens: Some(When::offset_days(0)),
            ..Course::default()
        }
    }

    #[test]
    fn a_course_of_forty_five_minutes_takes_three_weeks_and_is_called_back_three_times() {
        let mut plan = plan();
        plan.learning.courses = vec![course(45)];
        let told: Vec<(String, String)> =
            occasions(&plan).into_iter().map(|occasion| (plan.date(occasion.when).to_string(), occasion.key)).collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(date, key)| (date.as_str(), key.as_str())).collect();
        assert_eq!(
            told,
            [
                ("2026-09-07", "course:c:piece-1"),
                ("2026-09-09", "course:c:apply-1"),
                ("2026-09-14", "course:c:piece-2"),
                ("2026-09-16", "course:c:apply-2"),
                ("2026-09-21", "course:c:piece-3"),
                ("2026-09-23", "course:c:apply-3"),
                ("2026-09-28", "course:c:recall-1"),
                ("2026-10-12", "course:c:recall-2"),
                ("2026-11-02", "course:c:recall-3"),
            ]
        );
    }

    #[test]
    fn a_course_without_length_or_day_has_no_dates_and_a_long_one_not_too_many() {
        assert_eq!(course_dates(&Course { opens: None, ..course(45) }), []);
        assert_eq!(course_dates(&Course { minutes: None, ..course(45) }), []);
        let most = 2 * usize::try_from(MOST_TIMES).unwrap() + RECALL.len();
        assert_eq!(course_dates(&Course { gap_days: Some(u32::MAX), ..course(u32::MAX) }).len(), most);
    }

    #[test]
    fn what_is_pinned_stays_and_what_is_tied_moves_with_the_launch() {
        let mut plan = plan();
        let pinned = When::pinned(date("2026-10-01"));
        plan.learning.courses = vec![course(10), Course { id: Id::new("d"), opens: Some(pinned), ..course(10) }];
        let first = |plan: &Plan, key: &str| {
            let all = occasions(plan);
            let found = all.iter().find(|occasion| occasion.key == key).unwrap();
            plan.date(found.when)
        };
        plan.launch = date("2026-10-05");
        assert_eq!(first(&plan, "course:c:apply-1"), date("2026-10-07"));
        assert_eq!(first(&plan, "course:d:apply-1"), date("2026-10-03"));
    }

    #[test]
    fn a_cohort_posts_each_week_and_hands_its_work_to_peers() {
        let mut plan = plan();
        let cohort = LearningCohort {
            id: Id::new("k"),
            name: "Leeds".into(),
            size: Some(25),
            weeks: 2,
            review_on: Some(When::offset_days(14)),
            ..LearningCohort::default()
        };
        plan.learning.cohorts = vec![cohort.clone()];
        assert_eq!(occasions(&plan).len(), 3);
        plan.learning.cohorts[0].reviewed_work = "A call plan".into();
        let keys: Vec<String> = occasions(&plan).into_iter().map(|occasion| occasion.key).collect();
        assert_eq!(
            keys,
            ["cohort:k:start", "cohort:k:week-1", "cohort:k:week-2", "cohort:k:hand-in", "cohort:k:answered"]
        );
        assert_eq!(peer_groups(&cohort), Some(8));
        assert_eq!(peer_groups(&LearningCohort { size: Some(2), ..cohort.clone() }), Some(1));
        assert_eq!(peer_groups(&LearningCohort { size: None, ..cohort }), None);
    }

    #[test]
    fn a_series_has_the_days_of_its_rhythm() {
        let days = |rhythm, times| series(When::offset_days(1), rhythm, times);
        assert_eq!(days(Rhythm::Once, 9), [When::offset_days(1)]);
        assert_eq!(days(Rhythm::Fortnightly, 2), [When::offset_days(1), When::offset_days(15)]);
        assert_eq!(days(Rhythm::Weekly, 0).len(), 1);
        assert_eq!(days(Rhythm::Weekly, 999).len(), usize::try_from(MOST_TIMES).unwrap());
    }

    #[test]
    fn every_date_leads_to_a_question_that_is_asked() {
        let plan = sample(Id::new("p"), date("2026-10-07"));
        let lists: [&dyn AnyList; 5] = [&COURSES, &PILLARS, &COHORTS, &OFFICE_HOURS, &ACCESS];
        let fields: Vec<&str> = lists.iter().flat_map(|list| list.fields()).map(|field| field.id).collect();
        for occasion in occasions(&plan) {
            let Place::Part { control, .. } = &occasion.place else { panic!("{:?}", occasion.place) };
            assert!(fields.iter().any(|field| control.starts_with(&format!("{field}."))), "{control}");
        }
    }

    #[test]
    fn what_has_no_day_yet_is_on_no_timeline() {
        let mut plan = plan();
        plan.learning.pillars = vec![PillarAction::default()];
        plan.learning.access = vec![AccessCheck::default()];
        assert_eq!(occasions(&plan), []);
    }
}
