//! Lists of the pilot: criteria, weeks, what is learned on the way, pitfalls, momentum and what was seen.

use crate::choice::Choice;
use crate::field;
use crate::id::Id;
use crate::metric::Metric;
use crate::plan::Plan;
use crate::plan::pilot::{
    Assumption, AssumptionResult, Blocker, Comparison, Criterion, Experiment, MomentumCheck, Pitfall, PitfallAnswer,
    SprintWeek, Testimonial,
};
use crate::practice::pilot::{
    Belief, Trial, assumption, criterion, criterion_metrics, experiment, lay_out_sprint, pitfall_answer,
    pitfall_counter, sprint_fits, stage,
};
use crate::t;
use crate::wizard::field::no_unit;
use crate::wizard::list::{no_preset, no_presets};
use crate::wizard::{Answer, Field, Kind, Layout, List, Opt, Value, always, opts, opts_of, people};

/// A value in any metric's unit; its own range is checked with the step.
const VALUE: Kind = Kind::Number(-1e12, 1e12, 0.01);

/// A number of people.
const PEOPLE: Kind = Kind::Number(0.0, 1e9, 1.0);

pub(super) static CRITERIA: List<Criterion> = List {
    id: "criteria",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.pilot.criteria,
    items_mut: |plan| &mut plan.pilot.criteria,
    make: |plan, id| criterion(plan, next_metric(plan), id),
    title: |_, item| item.name(),
    fields: &[
        field!("criterion.metric", Kind::Pick(opts::<Metric>), |item| item.metric),
        field!("criterion.detail", Kind::Text, |item| item.detail),
        field!("criterion.baseline", VALUE, |item| item.baseline, unit = unit),
        field!("criterion.minimum", VALUE, |item| item.minimum, unit = unit),
        field!("criterion.target", VALUE, |item| item.target, unit = unit),
    ],
    presets: |plan| opts_of(&open_metrics(plan)),
    add_preset: |plan, key, ids| {
        if let Some(metric) = Metric::from_key(key) {
            let item = criterion(plan, metric, ids.fresh());
            plan.pilot.criteria.push(item);
        }
    },
};

/// The same criteria at the end of the pilot: what was seen.
pub(super) static OBSERVED: List<Criterion> = List {
    id: "observed",
    layout: Layout::Table,
    fixed: true,
    items: |plan| &plan.pilot.criteria,
    items_mut: |plan| &mut plan.pilot.criteria,
    make: |_, id| Criterion { id, ..Criterion::default() },
    title: |_, item| item.name(),
    fields: &[
        field!("observed.reached", PEOPLE, |item| item.observed.reached, shown = is_counted),
        field!("observed.counted", PEOPLE, |item| item.observed.counted, shown = is_counted),
        field!("observed.comparison-reached", PEOPLE, |item| item.observed.comparison_reached, shown = is_compared),
        field!("observed.comparison-counted", PEOPLE, |item| item.observed.comparison_counted, shown = is_compared),
        field!("observed.value", VALUE, |item| item.observed.value, shown = lacks_counts, unit = unit),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// The weeks follow the length: they are laid out at once and edited one by one.
pub(super) static SPRINT: List<SprintWeek> = List {
    id: "sprint",
    layout: Layout::Cards,
    fixed: true,
    items: |plan| &plan.pilot.sprint,
    items_mut: |plan| &mut plan.pilot.sprint,
    make: |plan, id| SprintWeek { id, week: next_week(plan), ..SprintWeek::default() },
    title: week_title,
    fields: &[
        field!("sprint.focus", Kind::Text, |week| week.focus),
        field!("sprint.work", Kind::LongText, |week| week.work),
        field!("sprint.review", Kind::LongText, |week| week.review),
    ],
    presets: |plan| {
        let label = || crate::lang::count("pilot.sprint-presets.lay-out", plan.pilot.duration_weeks());
        (!sprint_fits(plan)).then(|| Opt { key: LAY_OUT.to_owned(), label: label() }).into_iter().collect()
    },
    add_preset: |plan, key, ids| {
        if key == LAY_OUT {
            lay_out_sprint(plan, ids);
        }
    },
};

/// The preset that lays out all weeks at once.
const LAY_OUT: &str = "lay-out";

pub(super) static ASSUMPTIONS: List<Assumption> = List {
    id: "assumptions",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.pilot.assumptions,
    items_mut: |plan| &mut plan.pilot.assumptions,
    make: |_, id| Assumption { id, ..Assumption::default() },
    title: |_, item| item.belief.clone(),
    fields: &[
        field!("assumption.belief", Kind::Text, |item| item.belief),
        field!("assumption.test", Kind::Text, |item| item.test),
        field!("assumption.result", Kind::Pick(opts::<AssumptionResult>), |item| item.result),
        field!(
            "assumption.learned",
            Kind::LongText,
            |item| item.learned,
            shown = |_, item| item.result != AssumptionResult::Untested
        ),
    ],
    presets: |plan| {
        let held = |text: &str| plan.pilot.assumptions.iter().any(|item| item.belief == text);
        let open = |belief: &Belief| {
            let label = assumption(*belief, Id::default()).belief;
            (!held(&label)).then(|| Opt { key: belief.key().to_owned(), label })
        };
        Belief::ALL.iter().filter_map(open).collect()
    },
    add_preset: |plan, key, ids| {
        if let Some(belief) = Belief::from_key(key) {
            plan.pilot.assumptions.push(assumption(belief, ids.fresh()));
        }
    },
};

pub(super) static EXPERIMENTS: List<Experiment> = List {
    id: "experiments",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.pilot.experiments,
    items_mut: |plan| &mut plan.pilot.experiments,
    make: |_, id| Experiment { id, ..Experiment::default() },
    title: |_, item| item.change.clone(),
    fields: &[
        field!("experiment.change", Kind::Text, |item| item.change),
        field!("experiment.expected", Kind::Text, |item| item.expected),
        field!("experiment.seen", Kind::LongText, |item| item.seen),
    ],
    presets: |plan| {
        let tried = |text: &str| plan.pilot.experiments.iter().any(|item| item.change == text);
        let open = |trial: &Trial| {
            let label = experiment(*trial, Id::default()).change;
            (!tried(&label)).then(|| Opt { key: trial.key().to_owned(), label })
        };
        Trial::ALL.iter().filter_map(open).collect()
    },
    add_preset: |plan, key, ids| {
        if let Some(trial) = Trial::from_key(key) {
            plan.pilot.experiments.push(experiment(trial, ids.fresh()));
        }
    },
};

/// What pilot learners said; recognition shows it too.
pub static TESTIMONIALS: List<Testimonial> = List {
    id: "testimonials",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.pilot.testimonials,
    items_mut: |plan| &mut plan.pilot.testimonials,
    make: |_, id| Testimonial { id, ..Testimonial::default() },
    title: |_, item| item.said_by.clone(),
    fields: &[
        field!("testimonial.quote", Kind::LongText, |item| item.quote),
        field!("testimonial.said-by", Kind::Text, |item| item.said_by),
        field!("testimonial.consent", Kind::Flag, |item| item.consent),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

pub(super) static BLOCKERS: List<Blocker> = List {
    id: "blockers",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.pilot.blockers,
    items_mut: |plan| &mut plan.pilot.blockers,
    make: |_, id| Blocker { id, ..Blocker::default() },
    title: |_, item| item.what.clone(),
    fields: &[
        field!("blocker.what", Kind::Text, |item| item.what),
        field!("blocker.owner", Kind::Pick(people), |item| item.owner),
        field!("blocker.cleared", Kind::Date, |item| item.cleared),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

pub(super) static PITFALLS: List<PitfallAnswer> = List {
    id: "pitfalls",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.pilot.pitfalls,
    items_mut: |plan| &mut plan.pilot.pitfalls,
    make: |plan, id| pitfall_answer(open_pitfalls(plan).first().copied().unwrap_or_default(), id),
    title: |_, item| item.kind.label(),
    fields: PITFALL_FIELDS,
    presets: |plan| opts_of(&open_pitfalls(plan)),
    add_preset: |plan, key, ids| {
        if let Some(kind) = Pitfall::from_key(key) {
            plan.pilot.pitfalls.push(pitfall_answer(kind, ids.fresh()));
        }
    },
};

static PITFALL_FIELDS: &[Field<PitfallAnswer>] = &[
    // Not by the macro: a change of the kind brings its counter-measure along.
    Field {
        id: "pitfall.kind",
        kind: Kind::Pick(opts::<Pitfall>),
        get: |item| item.kind.answer(),
        set: choose_pitfall,
        shown: always,
        unit: no_unit,
    },
    field!("pitfall.counter", Kind::LongText, |item| item.counter),
    field!("pitfall.tested", Kind::Flag, |item| item.tested),
];

pub(super) static MOMENTUM: List<MomentumCheck> = List {
    id: "momentum",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.pilot.momentum,
    items_mut: |plan| &mut plan.pilot.momentum,
    make: |plan, id| MomentumCheck {
        id,
        week: open_checks(plan).first().copied().unwrap_or(2),
        ..MomentumCheck::default()
    },
    title: |_, item| t!("pilot.week", week = item.week),
    fields: &[
        field!("momentum.week", Kind::Number(1.0, 2.0, 1.0), |item| item.week),
        field!("momentum.active", PEOPLE, |item| item.active),
        field!("momentum.managers", PEOPLE, |item| item.managers_confirmed),
        field!("momentum.decision", Kind::Text, |item| item.decision),
    ],
    presets: |plan| {
        let option = |week: u32| Opt { key: week.to_string(), label: t!("pilot.week", week = week) };
        open_checks(plan).into_iter().map(option).collect()
    },
    add_preset: |plan, key, ids| {
        if let Ok(week) = key.parse() {
            plan.pilot.momentum.push(MomentumCheck { id: ids.fresh(), week, ..MomentumCheck::default() });
            plan.pilot.momentum.sort_by_key(|check| check.week);
        }
    },
};

fn unit(item: &Criterion) -> String {
    item.metric.unit().label()
}

fn is_counted(_: &Plan, item: &Criterion) -> bool {
    item.metric.is_share()
}

fn is_compared(plan: &Plan, item: &Criterion) -> bool {
    item.metric.is_share() && plan.pilot.comparison == Comparison::Group
}

/// A share's value is asked only while it cannot be computed from counts.
fn lacks_counts(_: &Plan, item: &Criterion) -> bool {
    !item.metric.is_share() || item.observed.reached.zip(item.observed.counted).is_none()
}

/// Metrics that fit the length of the pilot and are not among its criteria yet.
fn open_metrics(plan: &Plan) -> Vec<Metric> {
    let taken = |metric: &Metric| plan.pilot.criteria.iter().any(|criterion| criterion.metric == *metric);
    let fitting = criterion_metrics(plan.pilot.duration_weeks()).iter().copied();
    fitting.filter(|metric| !taken(metric)).collect()
}

fn next_metric(plan: &Plan) -> Metric {
    open_metrics(plan).first().copied().unwrap_or_default()
}

fn next_week(plan: &Plan) -> u32 {
    plan.pilot.sprint.iter().map(|week| week.week).max().unwrap_or(0).saturating_add(1)
}

fn week_title(plan: &Plan, item: &SprintWeek) -> String {
    let week = t!("pilot.week", week = item.week);
    match stage(plan.pilot.duration_weeks(), item.week) {
        Some(stage) => t!("pilot.week-of-stage", week = week, stage = stage.label()),
        None => week,
    }
}

fn open_pitfalls(plan: &Plan) -> Vec<Pitfall> {
    let answered = |kind: &Pitfall| plan.pilot.pitfalls.iter().any(|answer| answer.kind == *kind);
    Pitfall::ALL.iter().copied().filter(|kind| !answered(kind)).collect()
}

/// Takes the kind over, and its counter-measure unless a person has written one.
fn choose_pitfall(item: &mut PitfallAnswer, answer: Answer) {
    let untouched = item.counter.trim().is_empty() || item.counter == pitfall_counter(item.kind);
    item.kind.accept(answer);
    if untouched {
        item.counter = pitfall_counter(item.kind);
    }
}

/// The weeks, of the first two, without a momentum check.
fn open_checks(plan: &Plan) -> Vec<u32> {
    (1..=2).filter(|week| !plan.pilot.momentum.iter().any(|check| check.week == *week)).collect()
}
