//! What the sample's people wrote down while they measured: the weekly tracker, two interventions, the ROI sheet.

use super::{day, named, say};
use crate::id::{CountedIds, Id};
use crate::plan::Plan;
use crate::plan::measure::interventions::{CohortRef, Intervention, InterventionVerdict, WeekMeasure};
use crate::plan::measure::tracker::take_from_imports;
use crate::plan::measure::worth::{CostKind, CostLine, RoiSheet, Spread};
use crate::schedule::weeks::monday_of_week;

/// Shift managers, of 38, who confirmed the hour in each week from launch on.
const CONFIRMED: [u64; 5] = [24, 31, 34, 33, 32];

/// Minutes of coaching that they logged in each of those weeks.
const COACHING: [f64; 5] = [610.0, 720.0, 690.0, 980.0, 1120.0];

/// The pulse survey's week and score.
const PULSE: (i64, f64) = (4, 27.0);

/// What the programme cost, in euros.
const COSTS: [(&str, CostKind, f64); 5] = [
    ("development", CostKind::Development, 48_000.0),
    ("licences", CostKind::Licences, 22_400.0),
    ("learner-time", CostKind::LearnerTime, 92_160.0),
    ("manager-time", CostKind::ManagerTime, 12_768.0),
    ("evaluation", CostKind::Evaluation, 6_000.0),
];

pub(super) fn fill(plan: &mut Plan) {
    take_from_imports(plan, &mut CountedIds::new("tracker"));
    for (week, (confirmed, coaching)) in (1..).zip(CONFIRMED.into_iter().zip(COACHING)) {
        let monday = monday_of_week(week, plan.launch);
        if let Some(row) = plan.measurement.tracker.iter_mut().find(|row| row.monday == monday) {
            row.figures.confirmed = Some(confirmed);
            row.figures.coaching = Some(coaching);
            row.figures.nps = (week == PULSE.0).then_some(PULSE.1);
            row.note = if [1, 3, 4].contains(&week) { say(&format!("tracker.week-{week}")) } else { String::new() };
        }
    }
    plan.measurement.interventions = vec![
        tried(plan, "coaching", 15, WeekMeasure::Coaching, "service", InterventionVerdict::Keep),
        tried(plan, "split", 22, WeekMeasure::Completions, "learning", InterventionVerdict::Open),
    ];
    plan.measurement.roi = roi();
}

fn tried(
    plan: &Plan,
    key: &str,
    days: i32,
    measure: WeekMeasure,
    owner: &str,
    verdict: InterventionVerdict,
) -> Intervention {
    Intervention {
        id: named("intervention", key),
        what: say(&format!("intervention.{key}")),
        cohort: CohortRef::default(),
        on: Some(day(plan, days)),
        measure,
        weeks: Some(2),
        owner: named("person", owner),
        verdict,
        note: say(&format!("intervention.{key}-note")),
    }
}

fn roi() -> RoiSheet {
    let spread = |low: f64, likely: f64, high: f64| Spread { low: Some(low), likely: Some(likely), high: Some(high) };
    let cost = |(key, kind, amount): (&str, CostKind, f64)| CostLine {
        id: Id::new(format!("cost-{key}")),
        kind,
        what: say(&format!("roi.{key}")),
        amount: Some(amount),
    };
    RoiSheet {
        unit: say("roi.unit"),
        currency: say("roi.currency"),
        months: Some(12),
        value: spread(5.0, 6.5, 8.0),
        units: spread(60_000.0, 85_000.0, 110_000.0),
        isolation: spread(25.0, 40.0, 50.0),
        costs: COSTS.into_iter().map(cost).collect(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::sample;
    use super::*;
    use crate::adoption::warnings::{WarningRule, Watched, watched};
    use crate::plan::measure::interventions::{Effect, effect};
    use crate::plan::measure::tracker::{Origin, TrackedFigure};
    use crate::plan::measure::worth::Estimate;
    use crate::wizard::measure::{intervention_issues, roi_issues};

    fn opened() -> (Plan, NaiveDate) {
        let today = "2026-10-07".parse().unwrap();
        (sample(Id::new("sample-plan"), today), today)
    }

    #[test]
    fn the_tracker_holds_imported_weeks_and_figures_by_hand() {
        let (plan, _) = opened();
        let tracker = &plan.measurement.tracker;
        assert_eq!(tracker.len(), 7);
        let last = &tracker[6];
        assert_eq!(last.origin(TrackedFigure::Active), Origin::Import);
        assert_eq!(last.origin(TrackedFigure::Coaching), Origin::Hand);
        assert_eq!(tracker.iter().filter(|row| !row.note.is_empty()).count(), 3);
    }

    #[test]
    fn the_step_that_loses_people_and_the_groups_behind_warn() {
        let (plan, today) = opened();
        let watched = watched(&plan, today);
        let rules: Vec<WarningRule> = watched.iter().flat_map(Watched::warnings).map(|warning| warning.rule).collect();
        assert_eq!(rules, [WarningRule::StepLoss, WarningRule::Cohort, WarningRule::Cohort]);
    }

    #[test]
    fn one_intervention_has_a_before_and_after_and_the_other_is_too_young() {
        let (plan, today) = opened();
        let effects: Vec<Effect> =
            plan.measurement.interventions.iter().map(|item| effect(&plan, item, today)).collect();
        assert!(matches!(effects[0], Effect::Known(known) if known.before.mean == 665.0 && known.after.mean == 1050.0));
        assert_eq!(effects[1], Effect::NoAfter(1));
    }

    #[test]
    fn it_pays_by_the_likely_estimate_and_not_by_the_low_one() {
        let (plan, _) = opened();
        let outcome = plan.measurement.roi.outcome().unwrap();
        let roi = |estimate| outcome.of(estimate).and_then(|found| found.roi).map(f64::round);
        assert_eq!(roi(Estimate::Likely), Some(22.0));
        assert_eq!(roi(Estimate::Low), Some(-59.0));
        assert_eq!(roi(Estimate::High), Some(143.0));
    }

    #[test]
    fn nothing_is_missing() {
        let (plan, _) = opened();
        assert_eq!((intervention_issues(&plan), roi_issues(&plan)), (Vec::new(), Vec::new()));
    }
}
