//! Entries in, figures out: small tables, row by row.

use super::*;
use crate::adoption::figures::{DayExits, Figures, FunnelStep, LearningMeasure, Start, WeekCount};

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
        ..Scope::default()
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
    for (learner, done, date) in
        [("a", true, "2026-09-21"), ("a", true, "2026-09-07"), ("a", false, "2026-09-07"), ("b", false, "2026-09-07")]
    {
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

fn exits(day: u32, events: u64, censored: u64) -> DayExits {
    DayExits { day, events, censored }
}

#[test]
fn time_to_completion_counts_the_unfinished_until_the_last_day_of_the_file() {
    let mut collector = Collector::new(Scope { start: Some(Start::Enrolled), ..scope(Shape::LearnerCourse) });
    for (learner, begun, completion) in [
        ("a", day("2026-09-01"), Completion::Done(day("2026-09-11"))),
        ("b", day("2026-09-05"), Completion::Open),
        ("c", day("2026-09-21"), Completion::Open),
        ("d", None, Completion::Done(day("2026-09-11"))),
        ("e", day("2026-09-12"), Completion::Done(day("2026-09-11"))),
    ] {
        collector.add(&Entry { learner: Some(learner.as_bytes()), begun, completion, ..Entry::default() });
    }
    let figures = collector.finish();
    let time = figures.time_to_completion.expect("three followed");
    assert_eq!((time.from, time.left_out), (Start::Enrolled, 2));
    assert_eq!(time.exits, [exits(0, 0, 1), exits(10, 1, 0), exits(16, 0, 1)]);
    assert_eq!(figures.last_date, day("2026-09-11"), "enrolling is nothing that was done");
}

#[test]
fn steps_are_complete_with_the_last_of_them() {
    let mut collector = Collector::new(Scope { start: Some(Start::Started), ..scope(Shape::LearnerStep) });
    for (learner, step, begun, done) in [
        ("a", "1", "2026-09-01", day("2026-09-03")),
        ("a", "2", "2026-09-04", day("2026-09-08")),
        ("b", "1", "2026-09-01", day("2026-09-02")),
    ] {
        collector.add(&Entry {
            learner: Some(learner.as_bytes()),
            step: Some(step.as_bytes()),
            begun: day(begun),
            started: true,
            completion: Completion::Done(done),
            ..Entry::default()
        });
    }
    let figures = collector.finish();
    assert_eq!(figures.time_to_completion.expect("two followed").exits, [exits(7, 1, 1)]);
    assert_eq!(figures.time_to_first_completion.expect("two followed").exits, [exits(1, 1, 0), exits(2, 1, 0)]);
}

#[test]
fn the_cells_of_a_wide_row_are_steps_of_its_learner() {
    let mut collector = Collector::new(Scope { whole: true, ..scope(Shape::WideSteps) });
    let (quiz, essay) = (collector.step_of_column(b"Quiz"), collector.step_of_column(b"Essay"));
    for (learner, is_whole) in [("a", true), ("b", false)] {
        let completion = if is_whole { Completion::Done(None) } else { Completion::Open };
        let id = collector.add(&Entry { learner: Some(learner.as_bytes()), completion, ..Entry::default() });
        let id = id.expect("a learner");
        collector.add_cell(id, quiz, true, Completion::Done(day("2026-09-07")));
        collector.add_cell(id, essay, is_whole, completion);
    }
    let figures = collector.finish();
    assert_eq!((figures.rows, figures.completed, figures.completion_rate), (2, Some(3), Some(0.75)));
    assert_eq!(counts(figures.weekly_completions), [2]);
    let step = |step: &str, n| FunnelStep { step: step.to_owned(), started: n, completed: n };
    assert_eq!(figures.funnel, Some(vec![step("Quiz", 2), step("Essay", 1)]));
}

/// Twenty learners of two teams in a course, and what they sold in another file.
fn two_files() -> Figures {
    let mut collector = Collector::new(scope(Shape::LearnerCourse));
    for n in 0..20 {
        let key = format!("learner-{n}");
        let completion = if n % 2 == 0 { Completion::Done(None) } else { Completion::Open };
        collector.add(&Entry { learner: Some(key.as_bytes()), completion, ..Entry::default() });
    }
    let sales = Scope {
        shape: Shape::Performance,
        learners: true,
        performance: Some("Sales".to_owned()),
        cohorts: vec!["Team".to_owned()],
        ..Scope::default()
    };
    collector.next_file(sales);
    for n in 0..21 {
        let key = format!("learner-{n}");
        let sold = f64::from(n % 3) / 10.0 + if n % 2 == 0 { 9.0 } else { 4.0 };
        let measures = Measures { performance: Some(sold), ..Measures::default() };
        let id = collector.add(&Entry { learner: Some(key.as_bytes()), measures, ..Entry::default() });
        collector.set_group(id.expect("a learner"), 0, if n < 10 { b"North" } else { b"South" });
    }
    collector.finish()
}

#[test]
fn files_are_joined_by_their_learners() {
    let figures = two_files();
    assert_eq!((figures.rows, figures.learners, figures.completion_rate), (41, Some(21), Some(0.5)));
    let found = &figures.performance[0];
    assert_eq!((found.learning, found.column.as_str()), (LearningMeasure::CompletedShare, "Sales"));
    assert_eq!((found.learners, found.left_out), (20, 1), "one sold and did not learn");
    assert!(found.association.pearson.is_some_and(|r| r.coefficient > 0.99));
    assert_eq!(figures.cohorts[0].groups.len(), 2, "the second file tells the teams");
}

#[test]
fn an_enrolment_that_another_file_tells_completed_counts_once() {
    let (open, done) =
        ((Completion::Open, b"Assigned".as_slice()), (Completion::Done(day("2026-09-11")), b"Passed".as_slice()));
    for files in [[open, done], [done, open]] {
        let mut collector = Collector::joining(Some(Start::Enrolled));
        for (completion, status) in files {
            collector.next_file(Scope { start: Some(Start::Enrolled), ..scope(Shape::LearnerCourse) });
            let (learner, begun) = (Some(b"a".as_slice()), day("2026-09-01"));
            collector.add(&Entry { learner, begun, completion, status: Some(status), ..Entry::default() });
        }
        collector.settle();
        assert_eq!((collector.repeated(), collector.changed()), (0, 1));
        let figures = collector.finish();
        assert_eq!((figures.rows, figures.completed, figures.completion_rate), (2, Some(1), Some(1.0)));
        assert_eq!(figures.statuses, Some(BTreeMap::from([("Passed".to_owned(), 1)])));
        assert_eq!(counts(figures.weekly_completions), [1]);
        assert_eq!(figures.time_to_completion.expect("one followed").exits, [exits(10, 1, 0)]);
    }
}

#[test]
fn figures_of_the_same_rows_have_the_same_fingerprint() {
    assert_eq!(two_files().fingerprint, two_files().fingerprint);
    assert_eq!(two_files().fingerprint.split('/').next(), Some("41"));
}

#[test]
fn teams_are_followed_week_by_week() {
    let mut collector = Collector::new(scope(Shape::LearnerCourse));
    for n in 0..16 {
        let key = format!("learner-{n}");
        let active = [day("2026-09-07"), day("2026-09-21").filter(|_| n < 3), None];
        let id = collector.add(&Entry { learner: Some(key.as_bytes()), active, ..Entry::default() });
        let team: &[u8] = match n {
            0..7 => b"North",
            7..14 => b"South",
            _ => b"Tiny",
        };
        collector.set_group(id.expect("a learner"), 0, team);
    }
    let figures = collector.finish();
    let split = &figures.weekly_cohorts[0];
    assert_eq!(split.weeks.len(), 3);
    assert_eq!((split.groups.len(), split.other_groups), (1, 2), "a tiny team hides the next smallest with it");
    assert_eq!((split.groups[0].name.as_str(), split.groups[0].active.as_slice()), ("North", [7, 0, 3].as_slice()));
    assert_eq!(counts(figures.last_seen), [13, 0, 3]);
}

#[test]
fn content_is_told_by_the_groups_that_may_be_shown() {
    let mut collector = Collector::new(scope(Shape::LearnerStep));
    for n in 0..16 {
        let key = format!("learner-{n}");
        let team: &[u8] = match n {
            0..7 => b"North",
            7..14 => b"South",
            _ => b"Tiny",
        };
        let steps: &[&str] = if n < 3 { &["1.1", "1.2"] } else { &["1.1"] };
        for step in steps {
            let (learner, step) = (Some(key.as_bytes()), Some(step.as_bytes()));
            let active = [day("2026-09-07"), day("2026-09-21"), None];
            let id = collector.add(&Entry { learner, step, active, ..Entry::default() });
            collector.set_group(id.expect("a learner"), 0, team);
        }
    }
    let figures = collector.finish();
    let split = &figures.content_cohorts[0];
    assert_eq!((split.column.as_str(), split.groups.len(), split.other_groups), ("Team", 1, 2));
    assert_eq!(split.steps, ["1.1", "1.2"]);
    assert_eq!((split.groups[0].name.as_str(), split.groups[0].learners), ("North", 7));
    assert_eq!(split.groups[0].active, [7, 3], "each learner once, whatever the weeks");
}

#[test]
fn figures_of_an_older_version_still_load() {
    let old = r#"{"shape":"learner-step","rows":3,"learners":2,"weekly_active":[{"monday":"2026-09-07","count":2}]}"#;
    let figures: Figures = serde_json::from_str(old).expect("readable");
    assert_eq!((figures.shape, figures.learners, figures.heat), (Shape::LearnerStep, Some(2), None));
}
