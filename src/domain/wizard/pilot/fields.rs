//! Questions about the pilot as a whole.

use crate::field;
use crate::plan::Plan;
use crate::plan::pilot::{CohortKind, Comparison, Decision, PilotLength};
use crate::practice::pilot::{cohort_reason, is_ready_reason};
use crate::t;
use crate::wizard::field::no_unit;
use crate::wizard::{Answer, Field, Kind, Opt, Value, always, opts, people};

pub(super) static HYPOTHESIS: &[Field<Plan>] = &[
    field!("pilot.change", Kind::LongText, |plan| plan.pilot.change),
    field!("pilot.effect", Kind::LongText, |plan| plan.pilot.effect),
    field!("pilot.because", Kind::LongText, |plan| plan.pilot.because),
];

pub(super) static COHORT: &[Field<Plan>] = &[
    // Not by the macro: a change of the kind brings its reason along.
    Field {
        id: "pilot.cohort-kind",
        kind: Kind::Pick(opts::<CohortKind>),
        get: |plan| plan.pilot.cohort_kind.answer(),
        set: choose_cohort,
        shown: always,
        unit: no_unit,
    },
    field!("pilot.cohort", Kind::Text, |plan| plan.pilot.cohort),
    field!("pilot.cohort-reason", Kind::LongText, |plan| plan.pilot.cohort_reason),
    field!("pilot.site", Kind::Pick(sites), |plan| plan.pilot.site, shown = |plan, _| !plan.sites.is_empty()),
    field!("pilot.size", Kind::Number(1.0, 1_000_000.0, 1.0), |plan| plan.pilot.size),
    field!("pilot.managers", Kind::Number(0.0, 100_000.0, 1.0), |plan| plan.pilot.managers),
];

pub(super) static LENGTH: &[Field<Plan>] = &[
    field!("pilot.length", Kind::Pick(opts::<PilotLength>), |plan| plan.pilot.length),
    field!(
        "pilot.weeks",
        Kind::Number(1.0, 52.0, 1.0),
        |plan| plan.pilot.weeks,
        shown = |plan, _| matches!(plan.pilot.length, PilotLength::ThirtyToSixtyDays | PilotLength::Custom)
    ),
    field!("pilot.start", Kind::When, |plan| plan.pilot.start),
];

pub(super) static SAMPLE: &[Field<Plan>] = &[
    // Asked with the cohort as well: here one sees what it does to the chances.
    field!("pilot.size", Kind::Number(1.0, 1_000_000.0, 1.0), |plan| plan.pilot.size),
    field!("pilot.comparison", Kind::Pick(opts::<Comparison>), |plan| plan.pilot.comparison),
    field!("pilot.comparison-name", Kind::Text, |plan| plan.pilot.comparison_name, shown = has_group),
    field!(
        "pilot.comparison-size",
        Kind::Number(1.0, 1_000_000.0, 1.0),
        |plan| plan.pilot.comparison_size,
        shown = has_group
    ),
    field!(
        "pilot.sample-criterion",
        Kind::Pick(shares),
        |plan| plan.pilot.sample_criterion,
        shown = |plan, _| shares(plan).len() > 1
    ),
];

pub(super) static GATE: &[Field<Plan>] = &[
    field!("pilot.gate-owner", Kind::Pick(people), |plan| plan.pilot.gate_owner),
    field!("pilot.gate-override", Kind::Pick(opts::<Decision>), |plan| plan.pilot.gate_override),
    field!(
        "pilot.gate-note",
        Kind::LongText,
        |plan| plan.pilot.gate_note,
        shown = |plan, _| plan.pilot.gate_override.is_some()
    ),
];

fn has_group(plan: &Plan, _: &Plan) -> bool {
    plan.pilot.comparison == Comparison::Group
}

/// Takes the kind of cohort over, and its reason unless a person has written one.
fn choose_cohort(plan: &mut Plan, answer: Answer) {
    plan.pilot.cohort_kind.accept(answer);
    if is_ready_reason(&plan.pilot.cohort_reason) {
        plan.pilot.cohort_reason = plan.pilot.cohort_kind.map(cohort_reason).unwrap_or_default();
    }
}

fn sites(plan: &Plan) -> Vec<Opt> {
    let named = |name: &str| if name.is_empty() { t!("wizard.unnamed") } else { name.to_owned() };
    plan.sites.iter().map(|site| Opt { key: site.id.to_string(), label: named(&site.name) }).collect()
}

/// The criteria whose values are shares, as options.
fn shares(plan: &Plan) -> Vec<Opt> {
    let shares = plan.pilot.criteria.iter().filter(|criterion| criterion.metric.is_share());
    shares.map(|criterion| Opt { key: criterion.id.to_string(), label: criterion.name() }).collect()
}
