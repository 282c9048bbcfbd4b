//! Each rule once where it warns and once where it is quiet.

use chrono::Days;

use super::*;
use crate::adoption::{CohortGroup, CohortSplit, Confirmations, Figures, FunnelStep, Nps, WeekCount, WeekShare};
use crate::adoption::{WeeklyGroup, WeeklySplit};
use crate::id::Id;
use crate::metric::Metric;
use crate::plan::align::Kpi;
use crate::plan::measure::interventions::WeekMeasure;
use crate::plan::measure::tracker::TrackerWeek;

/// A Monday, when five weeks of the plans here are over.
const TODAY: &str = "2026-10-12";

fn warnings(plan: &Plan, today: NaiveDate) -> Vec<Warning> {
    watched(plan, today).iter().flat_map(Watched::warnings).cloned().collect()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn monday(week: usize) -> NaiveDate {
    date("2026-09-07") + Days::new(7 * week as u64)
}

/// Launched on 7 September, with one import of today.
fn plan(figures: Figures) -> Plan {
    let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
    let import = ImportedFigures { imported_on: date(TODAY), figures, ..ImportedFigures::default() };
    plan.measurement.imports = vec![import];
    plan
}

fn counts(counts: &[u64]) -> Option<Vec<WeekCount>> {
    let week = |(week, count): (usize, &u64)| WeekCount { monday: monday(week), count: *count };
    Some(counts.iter().enumerate().map(week).collect())
}

fn aims(metric: Metric, target: f64) -> Kpi {
    Kpi { metric, target: Some(target), ..Kpi::default() }
}

fn verdict(plan: &Plan, rule: WarningRule) -> Verdict {
    let found = watched(plan, date(TODAY)).into_iter().find(|watched| watched.rule == rule);
    found.map(|watched| watched.verdict).unwrap()
}

/// The one warning of a rule.
#[track_caller]
fn warning(plan: &Plan, rule: WarningRule) -> Warning {
    match verdict(plan, rule) {
        Verdict::Warns(warnings) if warnings.len() == 1 => warnings[0].clone(),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn quiet(plan: &Plan, rule: WarningRule) {
    assert_eq!(verdict(plan, rule), Verdict::Quiet);
}

#[track_caller]
fn untold(plan: &Plan, rule: WarningRule) {
    assert_eq!(verdict(plan, rule), Verdict::Untold);
}

#[test]
fn only_the_first_eight_weeks_are_watched_and_the_eighth_is_read_in_the_ninth() {
    let plan = plan(Figures::default());
    let on = |day: &str| watch(&plan, date(day));
    assert_eq!(on("2026-09-06"), Watch::Before);
    assert_eq!(on("2026-09-07"), Watch::On(1));
    assert_eq!(on("2026-11-08"), Watch::On(9));
    assert_eq!(on("2026-11-09"), Watch::Over);
    assert!(watched(&plan, date("2026-11-09")).is_empty());
    assert_eq!(watched(&plan, date(TODAY)).len(), WarningRule::ALL.len());
}

#[test]
fn a_plan_without_figures_warns_of_nothing() {
    let plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
    WarningRule::ALL.iter().for_each(|rule| untold(&plan, *rule));
    assert_eq!(warnings(&plan, date(TODAY)), []);
}

#[test]
fn completions_that_slow_two_weeks_running_are_lost_momentum() {
    let of = |weeks: &[u64]| plan(Figures { weekly_completions: counts(weeks), ..Figures::default() });
    let found = warning(&of(&[40, 90, 100, 80, 60]), WarningRule::Momentum);
    assert_eq!(found.evidence, Evidence::Slowing([(monday(2), 100), (monday(3), 80), (monday(4), 60)]));
    assert_eq!(found.remedy, Remedy::Nudge);
    quiet(&of(&[40, 90, 100, 80, 90]), WarningRule::Momentum);
    quiet(&of(&[40, 90, 100, 99, 98]), WarningRule::Momentum);
    untold(&of(&[40, 90]), WarningRule::Momentum);
}

#[test]
fn completions_may_slow_once_the_target_is_reached() {
    let rate = Some(vec![WeekShare { monday: monday(4), share: 0.7 }]);
    let figures = Figures { weekly_completions: counts(&[100, 80, 60]), weekly_rate: rate, ..Figures::default() };
    let mut plan = plan(figures);
    assert!(matches!(verdict(&plan, WarningRule::Momentum), Verdict::Warns(_)));
    plan.sponsorship.kpis = vec![aims(Metric::CompletionRate, 70.0)];
    quiet(&plan, WarningRule::Momentum);
}

#[test]
fn a_week_that_is_not_over_slows_nothing() {
    let mut plan = plan(Figures { weekly_completions: counts(&[40, 90, 100, 80, 60]), ..Figures::default() });
    plan.measurement.imports[0].imported_on = date("2026-10-09");
    quiet(&plan, WarningRule::Momentum);
}

#[test]
fn activity_that_falls_by_a_fifth_twice_is_falling() {
    let of = |weeks: &[u64]| plan(Figures { weekly_active: counts(weeks), ..Figures::default() });
    let found = warning(&of(&[100, 120, 100, 80, 64]), WarningRule::Activity);
    assert_eq!(found.evidence, Evidence::Falling([(monday(2), 100), (monday(3), 80), (monday(4), 64)]));
    quiet(&of(&[100, 120, 100, 81, 64]), WarningRule::Activity);
    untold(&of(&[100, 120]), WarningRule::Activity);
}

#[test]
fn fewer_than_half_of_the_target_are_too_few() {
    let mut plan = plan(Figures { weekly_active: counts(&[49]), ..Figures::default() });
    plan.sponsorship.kpis = vec![aims(Metric::WeeklyActive, 100.0)];
    assert_eq!(warning(&plan, WarningRule::Activity).evidence, Evidence::BelowTarget((monday(0), 49), 100.0));
    plan.sponsorship.kpis = vec![aims(Metric::WeeklyActive, 98.0)];
    quiet(&plan, WarningRule::Activity);
}

fn funnel(steps: &[(&str, u64, u64)]) -> Option<Vec<FunnelStep>> {
    let step = |(step, started, completed): &(&str, u64, u64)| FunnelStep {
        step: (*step).to_owned(),
        started: *started,
        completed: *completed,
    };
    Some(steps.iter().map(step).collect())
}

#[test]
fn a_step_that_loses_more_than_the_others_is_named() {
    let of = |steps: &[(&str, u64, u64)]| plan(Figures { funnel: funnel(steps), ..Figures::default() });
    let found =
        warning(&of(&[("1", 200, 190), ("2", 190, 130), ("3", 130, 122), ("4", 120, 115)]), WarningRule::StepLoss);
    let Evidence::Step(loss) = &found.evidence else { panic!("{found:?}") };
    assert_eq!((loss.step.as_str(), loss.lost, loss.started), ("2", 60, 190));
    assert!(loss.interval.low > loss.median);
    assert_eq!(found.remedy, Remedy::Split { step: "2".into() });
    // Two of ten are more than the median, and may be chance.
    quiet(&of(&[("1", 10, 9), ("2", 10, 8), ("3", 10, 9)]), WarningRule::StepLoss);
    // Beyond chance, and not worth the work.
    quiet(&of(&[("1", 90_000, 89_000), ("2", 90_000, 87_000), ("3", 90_000, 89_000)]), WarningRule::StepLoss);
    untold(&of(&[("1", 200, 190), ("2", 190, 130)]), WarningRule::StepLoss);
}

fn confirmed(asked: u64, confirmed: u64) -> Figures {
    let confirmations = Confirmations { asked, confirmed, ..Confirmations::default() };
    Figures { confirmations: Some(confirmations), ..Figures::default() }
}

#[test]
fn managers_who_have_not_confirmed_after_week_one_are_counted() {
    let found = warning(&plan(confirmed(10, 7)), WarningRule::Managers);
    assert_eq!(found.evidence, Evidence::Managers { monday: None, confirmed: 7, asked: 10, bar: 0.8 });
    quiet(&plan(confirmed(10, 8)), WarningRule::Managers);
    let plan = plan(confirmed(10, 1));
    let in_week_one = watched(&plan, date("2026-09-10"));
    assert!(in_week_one.iter().all(|watched| watched.verdict == Verdict::Untold));
}

#[test]
fn a_tracker_kept_by_hand_tells_of_managers_too() {
    let mut plan = plan(confirmed(10, 9));
    let mut row = TrackerWeek { monday: monday(4), ..TrackerWeek::default() };
    row.figures.confirmed = Some(6);
    plan.measurement.tracker = vec![row];
    let found = warning(&plan, WarningRule::Managers);
    assert_eq!(found.evidence, Evidence::Managers { monday: Some(monday(4)), confirmed: 6, asked: 10, bar: 0.8 });
}

#[test]
fn a_low_score_warns_when_enough_people_answered() {
    let of = |promoters: u64, passives: u64, detractors: u64| {
        let score = (promoters as f64 - detractors as f64) * 100.0 / (promoters + passives + detractors) as f64;
        plan(Figures {
            nps: Some(Nps { promoters, passives, detractors, score, out_of_range: 0 }),
            ..Figures::default()
        })
    };
    let found = warning(&of(9, 17, 4), WarningRule::LowNps);
    assert!(matches!(found.evidence, Evidence::Nps { score, answers: Some(30) } if score > 16.0 && score < 17.0));
    quiet(&of(9, 16, 4), WarningRule::LowNps);
    quiet(&of(10, 16, 4), WarningRule::LowNps);
    quiet(&of(20, 6, 4), WarningRule::LowNps);
    assert!(matches!(warning(&of(1, 1, 2), WarningRule::LowNps).evidence, Evidence::Nps { score, .. } if score < 0.0));
}

fn teams(groups: &[(&str, u64, u64)]) -> Vec<CohortSplit> {
    let group = |(name, learners, completed): &(&str, u64, u64)| CohortGroup {
        name: (*name).to_owned(),
        learners: *learners,
        completed: *completed,
    };
    let groups = groups.iter().map(group).collect();
    vec![CohortSplit { column: "Team".into(), groups, ..CohortSplit::default() }]
}

#[test]
fn a_cohort_clearly_behind_the_others_is_named() {
    let behind = teams(&[("North", 40, 30), ("West", 40, 28), ("South", 40, 8)]);
    let found = warning(&plan(Figures { cohorts: behind, ..Figures::default() }), WarningRule::Cohort);
    assert!(matches!(&found.evidence, Evidence::Cohort(found) if found.group.name == "South"));
    let close = teams(&[("North", 10, 6), ("South", 10, 4)]);
    quiet(&plan(Figures { cohorts: close, ..Figures::default() }), WarningRule::Cohort);
    untold(&plan(Figures { cohorts: teams(&[("North", 10, 6)]), ..Figures::default() }), WarningRule::Cohort);
}

#[test]
fn what_to_try_with_a_cohort_follows_from_its_figures() {
    let cohorts = teams(&[("North", 40, 30), ("West", 40, 28), ("South", 40, 8)]);
    let of =
        |figures: Figures| warning(&plan(Figures { cohorts: cohorts.clone(), ..figures }), WarningRule::Cohort).remedy;
    assert_eq!(of(Figures::default()), Remedy::OfficeHours);
    let lossy = funnel(&[("1", 200, 190), ("2", 190, 130), ("3", 130, 122)]);
    assert_eq!(of(Figures { funnel: lossy, ..Figures::default() }), Remedy::Split { step: "2".into() });
    let group = |name: &str, active: u64| WeeklyGroup { name: name.into(), learners: 40, active: vec![active] };
    let groups = vec![group("North", 30), group("West", 30), group("South", 6)];
    let split = WeeklySplit { column: "Team".into(), weeks: vec![monday(4)], groups, other_groups: 0 };
    assert_eq!(of(Figures { weekly_cohorts: vec![split], ..Figures::default() }), Remedy::ManagerTalk);
}

#[test]
fn what_was_imported_before_the_launch_warns_of_nothing() {
    let behind = teams(&[("North", 40, 30), ("South", 40, 8)]);
    let mut plan = plan(Figures { cohorts: behind, ..Figures::default() });
    plan.measurement.imports[0].imported_on = date("2026-09-01");
    untold(&plan, WarningRule::Cohort);
}

#[test]
fn every_warning_is_said_with_its_numbers_and_its_rule() {
    let behind = teams(&[("North", 40, 30), ("West", 40, 28), ("South", 40, 8)]);
    let mut figures = Figures { cohorts: behind, ..confirmed(10, 7) };
    figures.weekly_completions = counts(&[40, 90, 100, 80, 60]);
    figures.weekly_active = counts(&[100, 120, 100, 80, 64]);
    figures.funnel = funnel(&[("1", 200, 190), ("2", 190, 130), ("3", 130, 122)]);
    figures.nps = Some(Nps { promoters: 1, detractors: 2, score: -33.33, ..Nps::default() });
    let found = warnings(&plan(figures), date(TODAY));
    assert_eq!(found.len(), WarningRule::ALL.len());
    for warning in &found {
        let texts = [warning.finding(), warning.suggestion(), warning.rule.text(), warning.rule.needs()];
        assert!(texts.iter().all(|text| !text.starts_with("measuring.") && !text.contains("%{")), "{texts:?}");
    }
    assert!(found[0].finding().contains("100, 80 and 60"), "{}", found[0].finding());
}

#[test]
fn a_warning_is_answered_by_an_intervention_for_those_it_speaks_of() {
    let behind = teams(&[("North", 40, 30), ("West", 40, 28), ("South", 40, 8)]);
    let found = warning(&plan(Figures { cohorts: behind, ..Figures::default() }), WarningRule::Cohort);
    let answer = intervention_for(&found, Id::new("i"), date(TODAY));
    assert_eq!((answer.cohort.column.as_str(), answer.cohort.name.as_str()), ("Team", "South"));
    assert_eq!((answer.measure, answer.on), (WeekMeasure::Active, Some(date(TODAY))));
    assert!(!answer.what.is_empty() && answer.note.contains("South"));
}
