//! The sample's Pilot phase: six weeks on one desk, held against its twin, with what was seen.

use super::{day, named, say};
use crate::id::IdSource;
use crate::metric::Metric;
use crate::plan::pilot::{
    Assumption, AssumptionResult, Blocker, CohortKind, Comparison, Criterion, Experiment, MomentumCheck, Observed,
    PilotLength, Pitfall, PitfallAnswer, Testimonial,
};
use crate::plan::{Pilot, Plan};
use crate::schedule::When;

/// Learners of the pilot desk and of its twin.
const SIZE: u32 = 96;
const COMPARISON_SIZE: u32 = 104;

/// A criterion: key, metric, baseline, target, minimum.
static CRITERIA: &[(&str, Metric, f64, f64, f64)] = &[
    ("application", Metric::FirstApplication, 22.0, 55.0, 45.0),
    ("active", Metric::WeeklyActive, 14.0, 70.0, 58.0),
    ("completion", Metric::CompletionRate, 34.0, 75.0, 60.0),
    ("first-time", Metric::CustomerResult, 61.0, 67.0, 64.0),
];

/// A belief: key, what came out.
static ASSUMPTIONS: &[(&str, AssumptionResult)] = &[
    ("hour", AssumptionResult::Held),
    ("english", AssumptionResult::Broke),
    ("dispatch", AssumptionResult::Held),
    ("night", AssumptionResult::Untested),
];

static EXPERIMENTS: &[&str] = &["length", "invite", "roleplay"];

static TESTIMONIALS: &[&str] = &["agent", "dispatcher", "manager"];

/// What got in the way: key, owner, cleared in days from launch.
static BLOCKERS: &[(&str, &str, i32)] =
    &[("offers", "finance", -33), ("headsets", "platforms", -11), ("rights", "platforms", -47)];

static PITFALLS: &[(&str, Pitfall)] = &[
    ("incentives", Pitfall::MisalignedIncentives),
    ("overload", Pitfall::ContentOverload),
    ("managers", Pitfall::ManagersLeftOut),
];

/// Momentum: week, learners active, managers who confirmed.
static MOMENTUM: &[(u32, u32, u32)] = &[(1, 58, 4), (2, 63, 6)];

pub(super) fn fill(plan: &mut Plan, ids: &mut dyn IdSource) {
    plan.pilot = Pilot {
        change: say("pilot.change"),
        effect: say("pilot.effect"),
        because: say("pilot.because"),
        cohort_kind: Some(CohortKind::ServiceAgents),
        cohort: say("pilot.cohort"),
        cohort_reason: say("pilot.cohort-reason"),
        site: named("site", "leeds"),
        size: Some(SIZE),
        managers: Some(6),
        comparison: Comparison::Group,
        comparison_name: say("pilot.comparison"),
        comparison_size: Some(COMPARISON_SIZE),
        sample_criterion: named("criterion", "application"),
        length: PilotLength::SixWeeks,
        weeks: 6,
        start: When::offset_weeks(-8),
        criteria: criteria(),
        assumptions: assumptions(),
        testimonials: testimonials(),
        blockers: blockers(plan),
        experiments: experiments(),
        pitfalls: pitfalls(),
        momentum: momentum(),
        gate_note: say("pilot.gate-note"),
        gate_owner: named("person", "coo"),
        ..Pilot::default()
    };
    crate::practice::pilot::lay_out_sprint(plan, ids);
}

fn criteria() -> Vec<Criterion> {
    CRITERIA
        .iter()
        .map(|&(key, metric, baseline, target, minimum)| Criterion {
            id: named("criterion", key),
            metric,
            detail: say(&format!("pilot.{key}")),
            baseline: Some(baseline),
            target: Some(target),
            minimum: Some(minimum),
            observed: observed(metric),
        })
        .collect()
}

/// What was seen at the end of week 6: counts for shares, a value for the others.
fn observed(metric: Metric) -> Observed {
    let counts = |reached, comparison_reached| Observed {
        value: None,
        reached: Some(reached),
        counted: Some(SIZE.into()),
        comparison_reached: Some(comparison_reached),
        comparison_counted: Some(COMPARISON_SIZE.into()),
    };
    match metric {
        Metric::FirstApplication => counts(55, 25),
        Metric::CompletionRate => counts(79, 38),
        Metric::WeeklyActive => Observed { value: Some(71.0), ..Observed::default() },
        _ => Observed { value: Some(66.4), ..Observed::default() },
    }
}

fn assumptions() -> Vec<Assumption> {
    ASSUMPTIONS
        .iter()
        .map(|&(key, result)| Assumption {
            id: named("assumption", key),
            belief: say(&format!("assumption.{key}")),
            test: say(&format!("assumption.{key}-test")),
            result,
            learned: match result {
                AssumptionResult::Untested => String::new(),
                _ => say(&format!("assumption.{key}-learned")),
            },
        })
        .collect()
}

fn testimonials() -> Vec<Testimonial> {
    TESTIMONIALS
        .iter()
        .map(|key| Testimonial {
            id: named("testimonial", key),
            quote: say(&format!("testimonial.{key}")),
            said_by: say(&format!("testimonial.{key}-by")),
            consent: true,
        })
        .collect()
}

fn blockers(plan: &Plan) -> Vec<Blocker> {
    BLOCKERS
        .iter()
        .map(|&(key, owner, cleared)| Blocker {
            id: named("blocker", key),
            what: say(&format!("blocker.{key}")),
            owner: named("person", owner),
            cleared: Some(day(plan, cleared)),
        })
        .collect()
}

fn experiments() -> Vec<Experiment> {
    EXPERIMENTS
        .iter()
        .map(|key| Experiment {
            id: named("experiment", key),
            change: say(&format!("experiment.{key}-change")),
            expected: say(&format!("experiment.{key}-expected")),
            seen: say(&format!("experiment.{key}-seen")),
        })
        .collect()
}

fn pitfalls() -> Vec<PitfallAnswer> {
    PITFALLS
        .iter()
        .map(|&(key, kind)| PitfallAnswer {
            id: named("pitfall", key),
            kind,
            counter: say(&format!("pitfall.{key}")),
            tested: true,
        })
        .collect()
}

fn momentum() -> Vec<MomentumCheck> {
    MOMENTUM
        .iter()
        .map(|&(week, active, confirmed)| MomentumCheck {
            id: named("momentum", &format!("week-{week}")),
            week,
            active: Some(active),
            managers_confirmed: Some(confirmed),
            decision: say(&format!("momentum.week-{week}")),
        })
        .collect()
}
