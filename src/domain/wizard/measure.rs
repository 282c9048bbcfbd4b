//! What is entered by hand in the Measure phase: the weekly tracker, the interventions, the ROI sheet (rows I6, I8).

use super::field::no_unit;
use super::list::{no_preset, no_presets};
use super::{Answer, Field, Issue, Kind, Layout, List, Opt, always, opts, people, row_control};
use crate::choice::Choice;
use crate::field;
use crate::id::Id;
use crate::plan::Plan;
use crate::plan::measure::interventions::{
    CohortRef, Intervention, InterventionVerdict, WINDOW, WeekMeasure, known_cohorts,
};
use crate::plan::measure::tracker::{TrackerWeek, lay_out, next_monday, previous_monday};
use crate::plan::measure::worth::{CostKind, CostLine, Spread};
use crate::schedule::short_date;
use crate::schedule::weeks::{week_from_launch, week_label};
use crate::t;

/// A count of people or steps.
const COUNT: Kind = Kind::Number(0.0, 1e9, 1.0);

/// An amount of money, or units of a gain.
const AMOUNT: Kind = Kind::Number(0.0, 1e12, 1.0);

/// Per cent of a whole.
const PERCENT: Kind = Kind::Number(0.0, 100.0, 1.0);

/// Between a column and a group in the key of a cohort: a character that no header has.
const BETWEEN: char = '\u{1f}';

/// The presets of the tracker.
const LAY_OUT: &str = "lay-out";
const BEFORE: &str = "before";

/// The weekly tracker. Its page draws it as a table; the fields stand in the order of
/// [`crate::plan::measure::tracker::TrackedFigure`], the note behind them.
pub static TRACKER: List<TrackerWeek> = List {
    id: "tracker",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.measurement.tracker,
    items_mut: |plan| &mut plan.measurement.tracker,
    make: |plan, id| TrackerWeek { id, monday: next_monday(plan), ..TrackerWeek::default() },
    title: |plan, week| {
        let label = week_label(week_from_launch(week.monday, plan.launch));
        t!("measuring.tracker.week", week = label, date = short_date(week.monday))
    },
    fields: &[
        field!("tracker.active", COUNT, |week| week.figures.active),
        field!("tracker.completions", COUNT, |week| week.figures.completions),
        field!("tracker.confirmed", COUNT, |week| week.figures.confirmed),
        field!("tracker.coaching", COUNT, |week| week.figures.coaching),
        field!("tracker.nps", Kind::Number(-100.0, 100.0, 1.0), |week| week.figures.nps),
        field!("tracker.note", Kind::Text, |week| week.note),
    ],
    presets: |plan| {
        let opt = |key: &str, label: String| Opt { key: key.to_owned(), label };
        if plan.measurement.tracker.is_empty() {
            vec![opt(LAY_OUT, t!("measuring.tracker.lay-out"))]
        } else {
            vec![opt(BEFORE, t!("measuring.tracker.before"))]
        }
    },
    add_preset: |plan, key, ids| match key {
        LAY_OUT => lay_out(plan, ids),
        BEFORE => {
            let week = TrackerWeek { id: ids.fresh(), monday: previous_monday(plan), ..TrackerWeek::default() };
            plan.measurement.tracker.insert(0, week);
        }
        _ => {}
    },
};

/// What was tried.
pub static INTERVENTIONS: List<Intervention> = List {
    id: "interventions",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.measurement.interventions,
    items_mut: |plan| &mut plan.measurement.interventions,
    make: |_, id| Intervention { id, weeks: Some(WINDOW.0), ..Intervention::default() },
    title: |_, item| item.what.clone(),
    fields: &[
        field!("interventions.what", Kind::Text, |item| item.what),
        Field {
            id: "interventions.cohort",
            kind: Kind::Pick(cohorts),
            get: |item| Answer::Pick(cohort_key(&item.cohort)),
            set: set_cohort,
            shown: always,
            unit: no_unit,
        },
        field!("interventions.on", Kind::Date, |item| item.on),
        field!("interventions.measure", Kind::Pick(opts::<WeekMeasure>), |item| item.measure),
        field!("interventions.weeks", Kind::Number(2.0, 4.0, 1.0), |item| item.weeks),
        field!("interventions.owner", Kind::Pick(people), |item| item.owner),
        field!("interventions.verdict", Kind::Pick(opts::<InterventionVerdict>), |item| item.verdict),
        field!("interventions.note", Kind::LongText, |item| item.note),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

fn cohort_key(cohort: &CohortRef) -> String {
    if cohort.is_everyone() { String::new() } else { format!("{}{BETWEEN}{}", cohort.column, cohort.name) }
}

fn cohorts(plan: &Plan) -> Vec<Opt> {
    let opt = |cohort: CohortRef| {
        let label = t!("measuring.interventions.cohort", column = cohort.column, group = cohort.name);
        Opt { key: cohort_key(&cohort), label }
    };
    known_cohorts(plan).into_iter().map(opt).collect()
}

fn set_cohort(item: &mut Intervention, answer: Answer) {
    if let Answer::Pick(key) = answer {
        let parts = key.split_once(BETWEEN);
        item.cohort = parts.map_or_else(CohortRef::default, |(column, name)| CohortRef {
            column: column.to_owned(),
            name: name.to_owned(),
        });
    }
}

/// What is missing in the log of interventions.
pub fn intervention_issues(plan: &Plan) -> Vec<Issue> {
    let issues = |item: &Intervention| {
        let unnamed = item.what.trim().is_empty();
        let unnamed = unnamed
            .then(|| Issue::new(row_control("interventions.what", &item.id), t!("measuring.issue.intervention-what")));
        let undated = item.on.is_none();
        let undated = undated
            .then(|| Issue::new(row_control("interventions.on", &item.id), t!("measuring.issue.intervention-on")));
        unnamed.into_iter().chain(undated).collect::<Vec<_>>()
    };
    plan.measurement.interventions.iter().flat_map(issues).collect()
}

/// What the gain is, and how it is counted.
pub static ROI_GAIN: &[Field<Plan>] = &[
    field!("roi.unit", Kind::Text, |plan| plan.measurement.roi.unit),
    field!("roi.currency", Kind::Text, |plan| plan.measurement.roi.currency),
    field!("roi.months", Kind::Number(1.0, 60.0, 1.0), |plan| plan.measurement.roi.months),
];

/// What a unit is worth.
pub static ROI_VALUE: &[Field<Plan>] = &[
    field!("roi.value.low", AMOUNT, |plan| plan.measurement.roi.value.low),
    field!("roi.value.likely", AMOUNT, |plan| plan.measurement.roi.value.likely),
    field!("roi.value.high", AMOUNT, |plan| plan.measurement.roi.value.high),
];

/// How many units there are.
pub static ROI_UNITS: &[Field<Plan>] = &[
    field!("roi.units.low", AMOUNT, |plan| plan.measurement.roi.units.low),
    field!("roi.units.likely", AMOUNT, |plan| plan.measurement.roi.units.likely),
    field!("roi.units.high", AMOUNT, |plan| plan.measurement.roi.units.high),
];

/// The share of them that is the programme's doing.
pub static ROI_ISOLATION: &[Field<Plan>] = &[
    field!("roi.isolation.low", PERCENT, |plan| plan.measurement.roi.isolation.low, unit = percent),
    field!("roi.isolation.likely", PERCENT, |plan| plan.measurement.roi.isolation.likely, unit = percent),
    field!("roi.isolation.high", PERCENT, |plan| plan.measurement.roi.isolation.high, unit = percent),
];

fn percent(_: &Plan) -> String {
    t!("measuring.roi.percent")
}

/// What the programme cost.
pub static COSTS: List<CostLine> = List {
    id: "costs",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.measurement.roi.costs,
    items_mut: |plan| &mut plan.measurement.roi.costs,
    make: |_, id| CostLine { id, ..CostLine::default() },
    title: |_, line| if line.what.trim().is_empty() { line.kind.label() } else { line.what.clone() },
    fields: &[
        field!("costs.kind", Kind::Pick(opts::<CostKind>), |line| line.kind),
        field!("costs.what", Kind::Text, |line| line.what),
        field!("costs.amount", AMOUNT, |line| line.amount),
    ],
    presets: |plan| {
        let is_open = |kind: &&CostKind| plan.measurement.roi.costs.iter().all(|line| line.kind != **kind);
        let opt = |kind: &CostKind| Opt { key: kind.key().to_owned(), label: kind.label() };
        CostKind::ALL.iter().filter(is_open).map(opt).collect()
    },
    add_preset: |plan, key, ids| {
        if let Some(kind) = CostKind::from_key(key) {
            plan.measurement.roi.costs.push(CostLine { id: ids.fresh(), kind, ..CostLine::default() });
        }
    },
};

/// What is wrong in the ROI sheet: ranges that run backwards.
pub fn roi_issues(plan: &Plan) -> Vec<Issue> {
    let roi = &plan.measurement.roi;
    let ranges: [(&str, &Spread); 3] =
        [("roi.value.low", &roi.value), ("roi.units.low", &roi.units), ("roi.isolation.low", &roi.isolation)];
    let backwards = ranges.into_iter().filter(|(_, spread)| !spread.is_ordered());
    backwards.map(|(control, _)| Issue::new(control, t!("measuring.issue.range"))).collect()
}

/// The control of the first question about an intervention.
pub fn intervention_control(id: &Id) -> String {
    row_control("interventions.what", id)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::id::CountedIds;
    use crate::plan::measure::tracker::TrackedFigure;
    use crate::wizard::AnyList;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        Plan { launch: date("2026-09-09"), ..Plan::default() }
    }

    #[test]
    fn a_new_week_follows_the_last_one_and_an_earlier_one_goes_before_the_first() {
        let (mut plan, mut ids) = (plan(), CountedIds::new("t"));
        TRACKER.add(&mut plan, &mut ids);
        TRACKER.add(&mut plan, &mut ids);
        TRACKER.add_preset(&mut plan, BEFORE, &mut ids);
        let titles: Vec<String> = TRACKER.rows(&plan).into_iter().map(|row| row.title).collect();
        assert_eq!(titles, ["Week \u{2212}1, 31\u{a0}Aug", "Week 1, 7\u{a0}Sep", "Week 2, 14\u{a0}Sep"]);
    }

    #[test]
    fn the_weeks_are_laid_out_once() {
        let mut plan = plan();
        assert_eq!(TRACKER.presets(&plan)[0].key, LAY_OUT);
        TRACKER.add_preset(&mut plan, LAY_OUT, &mut CountedIds::new("t"));
        assert_eq!((plan.measurement.tracker.len(), TRACKER.presets(&plan)[0].key.as_str()), (8, BEFORE));
    }

    #[test]
    fn the_fields_of_the_tracker_stand_in_the_order_of_its_figures() {
        let fields: Vec<&str> = TRACKER.fields().iter().map(|field| field.id).collect();
        let figures: Vec<String> =
            TrackedFigure::ALL.iter().map(|figure| format!("tracker.{}", figure.key())).collect();
        assert_eq!(fields[..figures.len()], figures);
        assert_eq!(fields.len(), figures.len() + 1);
    }

    #[test]
    fn a_cohort_survives_the_way_to_the_page_and_back() {
        let mut item = Intervention::default();
        let cohort = CohortRef { column: "Team".into(), name: "North: late".into() };
        set_cohort(&mut item, Answer::Pick(cohort_key(&cohort)));
        assert_eq!(item.cohort, cohort);
        set_cohort(&mut item, Answer::Pick(cohort_key(&CohortRef::default())));
        assert!(item.cohort.is_everyone());
    }

    #[test]
    fn an_intervention_needs_a_name_and_a_day() {
        let mut plan = plan();
        let id = INTERVENTIONS.add(&mut plan, &mut CountedIds::new("i"));
        let controls: Vec<String> = intervention_issues(&plan).into_iter().map(|issue| issue.control).collect();
        assert_eq!(controls, [intervention_control(&id), row_control("interventions.on", &id)]);
        plan.measurement.interventions[0].what = "Office hours".into();
        plan.measurement.interventions[0].on = Some(date("2026-09-21"));
        assert_eq!(intervention_issues(&plan), []);
    }

    #[test]
    fn each_kind_of_cost_is_offered_until_it_is_there() {
        let mut plan = plan();
        COSTS.add_preset(&mut plan, "licences", &mut CountedIds::new("c"));
        assert_eq!(COSTS.presets(&plan).len(), CostKind::ALL.len() - 1);
        assert_eq!(COSTS.rows(&plan)[0].title, CostKind::Licences.label());
    }

    #[test]
    fn a_range_that_runs_backwards_is_an_issue() {
        let mut plan = plan();
        assert_eq!(roi_issues(&plan), []);
        plan.measurement.roi.units = Spread { low: Some(5.0), likely: Some(4.0), high: None };
        assert_eq!(roi_issues(&plan)[0].control, "roi.units.low");
    }

    #[test]
    fn every_question_has_a_text() {
        let lists: [&dyn AnyList; 3] = [&TRACKER, &INTERVENTIONS, &COSTS];
        let of_lists = lists.into_iter().flat_map(|list| list.fields());
        let of_plan = [ROI_GAIN, ROI_VALUE, ROI_UNITS, ROI_ISOLATION].into_iter().flatten().map(Field::info);
        assert!(of_lists.chain(of_plan).all(|field| !field.label().starts_with("field.")));
    }
}
