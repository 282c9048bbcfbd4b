//! What the tracker keeps, takes and tells.

use super::*;
use crate::adoption::{Confirmations, WeekCoaching, WeekCount};
use crate::id::CountedIds;
use crate::plan::Audience;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Weekly active learners from 7 September on, imported on a day.
fn import(id: &str, on: &str, counts: &[u64]) -> ImportedFigures {
    let monday = |week: usize| date("2026-09-07") + Days::new(7 * week as u64);
    let weeks = counts.iter().enumerate().map(|(week, count)| WeekCount { monday: monday(week), count: *count });
    let figures = Figures { weekly_active: Some(weeks.collect()), fingerprint: id.to_owned(), ..Figures::default() };
    ImportedFigures { id: Id::new(id), label: id.to_owned(), imported_on: date(on), figures }
}

fn plan(imports: Vec<ImportedFigures>) -> Plan {
    let mut plan = Plan { launch: date("2026-09-09"), ..Plan::default() };
    plan.measurement.imports = imports;
    plan
}

fn take_all(plan: &mut Plan) -> Taken {
    take_from_imports(plan, &mut CountedIds::new("week"))
}

fn active(plan: &Plan) -> Vec<Option<u64>> {
    plan.measurement.tracker.iter().map(|row| row.figures.active).collect()
}

#[test]
fn whole_weeks_are_taken_and_the_running_one_is_not() {
    let mut plan = plan(vec![import("a", "2026-09-23", &[5, 8, 2])]);
    assert_eq!(take_all(&mut plan), Taken { filled: 2, kept: 0 });
    assert_eq!(active(&plan), [Some(5), Some(8)]);
    assert!(plan.measurement.tracker.iter().all(|row| row.origin(TrackedFigure::Active) == Origin::Import));
    assert_eq!(plan.measurement.tracker[0].origin(TrackedFigure::Nps), Origin::Blank);
}

#[test]
fn taking_twice_changes_nothing() {
    let mut plan = plan(vec![import("a", "2026-09-23", &[5, 8, 2])]);
    take_all(&mut plan);
    let once = plan.clone();
    plan.measurement.imports.push(import("a", "2026-09-30", &[5, 8, 2]));
    let again = take_from_imports(&mut plan, &mut CountedIds::new("other"));
    assert_eq!(again, Taken::default());
    assert_eq!(plan.measurement.tracker, once.measurement.tracker);
}

#[test]
fn what_was_typed_by_hand_is_kept_and_marked() {
    let mut plan = plan(vec![import("a", "2026-09-21", &[5, 8])]);
    take_all(&mut plan);
    plan.measurement.tracker[1].figures.active = Some(9);
    plan.measurement.imports.push(import("b", "2026-09-28", &[6, 7, 4]));
    assert_eq!(take_all(&mut plan), Taken { filled: 2, kept: 1 });
    assert_eq!(active(&plan), [Some(6), Some(9), Some(4)]);
    assert_eq!(plan.measurement.tracker[1].origin(TrackedFigure::Active), Origin::Hand);
}

#[test]
fn a_figure_that_was_emptied_is_taken_again() {
    let mut plan = plan(vec![import("a", "2026-09-21", &[5, 8])]);
    take_all(&mut plan);
    plan.measurement.tracker[0].figures.active = None;
    assert_eq!(take_all(&mut plan), Taken { filled: 1, kept: 0 });
    assert_eq!(active(&plan), [Some(5), Some(8)]);
}

#[test]
fn rows_stay_in_the_order_of_their_weeks() {
    let mut plan = plan(vec![import("a", "2026-09-28", &[5, 8, 2])]);
    let later = TrackerWeek { id: Id::new("x"), monday: date("2026-09-14"), ..TrackerWeek::default() };
    plan.measurement.tracker = vec![later];
    take_all(&mut plan);
    assert!(plan.measurement.tracker.is_sorted_by_key(|row| row.monday));
    assert_eq!(plan.measurement.tracker[1].id, Id::new("x"));
    assert_eq!((next_monday(&plan), previous_monday(&plan)), (date("2026-09-28"), date("2026-08-31")));
}

#[test]
fn the_first_eight_weeks_begin_with_that_of_the_launch() {
    let mut plan = plan(Vec::new());
    assert_eq!(next_monday(&plan), date("2026-09-07"));
    lay_out(&mut plan, &mut CountedIds::new("week"));
    lay_out(&mut plan, &mut CountedIds::new("again"));
    let mondays: Vec<NaiveDate> = plan.measurement.tracker.iter().map(|row| row.monday).collect();
    assert_eq!((mondays.len(), mondays[0], mondays[7]), (8, date("2026-09-07"), date("2026-10-26")));
}

#[test]
fn the_series_is_the_imports_with_the_tracker_by_hand_over_them() {
    let mut plan = plan(vec![import("a", "2026-09-28", &[5, 8, 2])]);
    take_all(&mut plan);
    plan.measurement.tracker[1].figures.active = Some(80);
    plan.measurement.tracker[2].figures.nps = Some(12.0);
    let seen = |plan: &Plan, today: &str| {
        weekly_series(plan, date(today)).iter().map(|week| (week.active, week.nps)).collect::<Vec<_>>()
    };
    assert_eq!(seen(&plan, "2026-09-28"), [(Some(5), None), (Some(80), None), (Some(2), Some(12.0))]);
    assert_eq!(seen(&plan, "2026-09-27").len(), 2, "the running week is left out");
    plan.measurement.imports.push(import("b", "2026-09-29", &[6, 9, 3]));
    assert_eq!(seen(&plan, "2026-09-29")[0], (Some(6), None), "a newer import leads before it is taken");
    plan.measurement.imports.clear();
    assert_eq!(seen(&plan, "2026-09-29")[0], (Some(5), None), "what was taken outlives its import");
}

#[test]
fn each_figure_has_its_own_last_whole_week() {
    let coaching = vec![WeekCoaching { monday: date("2026-09-14"), minutes: 90.0, managers: None }];
    let mut later = import("b", "2026-09-22", &[]);
    later.figures = Figures { weekly_coaching: Some(coaching), fingerprint: "b".to_owned(), ..Figures::default() };
    // Activity was exported on Wednesday, 16 September: its second week is not whole, that of coaching is.
    let weeks = imported_weeks(&[import("a", "2026-09-16", &[5, 8]), later]);
    let seen: Vec<_> = weeks.iter().map(|week| (week.active, week.coaching)).collect();
    assert_eq!(seen, [(Some(5), None), (None, Some(90.0))]);
}

#[test]
fn coaching_typed_by_hand_comes_before_what_was_imported() {
    let mut told = import("a", "2026-09-22", &[]);
    let week = |monday: &str, minutes: f64| WeekCoaching { monday: date(monday), minutes, managers: None };
    let coaching = vec![week("2026-09-07", 60.0), week("2026-09-14", 90.0), week("2026-09-21", 5.0)];
    told.figures = Figures { weekly_coaching: Some(coaching), fingerprint: "a".to_owned(), ..Figures::default() };
    let mut plan = plan(vec![told]);
    let mut typed = TrackerWeek { id: Id::new("x"), monday: date("2026-09-14"), ..TrackerWeek::default() };
    typed.figures.coaching = Some(120.0);
    plan.measurement.tracker = vec![typed];
    let seen: Vec<f64> = coaching_weeks(&plan, date("2026-09-22")).into_values().collect();
    assert_eq!(seen, [60.0, 120.0, 5.0]);
    plan.measurement.imports.clear();
    let seen: Vec<NaiveDate> = coaching_weeks(&plan, date("2026-09-22")).into_keys().collect();
    assert_eq!(seen, [date("2026-09-14")], "the tracker is enough");
}

#[test]
fn managers_are_those_who_were_asked_else_those_of_the_audiences() {
    let mut plan = plan(Vec::new());
    assert_eq!(managers(&plan), None);
    plan.audiences = vec![Audience { kind: AudienceKind::Managers, size: Some(12), ..Audience::default() }];
    assert_eq!(managers(&plan), Some(12));
    let mut told = import("a", "2026-09-28", &[]);
    told.figures.confirmations = Some(Confirmations { asked: 9, confirmed: 4, ..Confirmations::default() });
    plan.measurement.imports = vec![told];
    assert_eq!(managers(&plan), Some(9));
}
