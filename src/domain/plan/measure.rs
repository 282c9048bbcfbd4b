//! The Measure phase: figures of imported exports, and how the plan's own targets stand against them.
//!
//! Aggregates only; see [`crate::adoption`]. What people enter by hand stands beside it: the weekly [`tracker`], the
//! log of [`interventions`], and the ROI sheet ([`worth`]).

pub mod interventions;
pub mod tracker;
pub mod trend;
pub mod worth;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Plan;
use super::align::Kpi;
use super::comms::ItemKind;
use super::enablement::scoreboard::told_by_managers;
use super::gate::better;
use super::listening::pulse::told;
use crate::adoption::summary::{self, Reference};
use crate::adoption::{Figures, Shape};
use crate::choices;
use crate::entities;
use crate::id::Id;
use crate::metric::Metric;
use crate::schedule::weeks::{days_between, long_date, monday_of};
use crate::t;
use interventions::Intervention;
use tracker::TrackerWeek;
use worth::RoiSheet;

choices! {
    /// How a target of the sponsor stands.
    pub enum TargetState in "target-state" {
        /// No import tells its metric.
        Untold = "untold",
        /// The value is known, and no target is set.
        Unset = "unset",
        /// Reached.
        Met = "met",
        /// Not reached, and there is time.
        Open = "open",
        /// Not reached by its date.
        Missed = "missed",
    }
}

/// All of the Measure phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Measurement {
    /// Imports, oldest first.
    pub imports: Vec<ImportedFigures>,
    /// The weekly tracker, in the order of its weeks.
    pub tracker: Vec<TrackerWeek>,
    /// What was tried.
    pub interventions: Vec<Intervention>,
    /// What it is worth.
    pub roi: RoiSheet,
}

/// The figures of one import.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ImportedFigures {
    /// Identifier.
    pub id: Id,
    /// What the person calls it; never the file's own name, which may hold a person's.
    pub label: String,
    /// The day it was imported.
    pub imported_on: NaiveDate,
    /// What came out.
    pub figures: Figures,
}

entities!(ImportedFigures);

impl Measurement {
    /// The import to show first: the newest that tells about learners, else the newest.
    pub fn featured(&self) -> Option<&ImportedFigures> {
        let tells = |import: &&ImportedFigures| {
            import.figures.weekly_active.is_some() || import.figures.completion_rate.is_some()
        };
        self.imports.iter().rev().find(tells).or(self.imports.last())
    }
}

/// What an import is called until the person calls it something else.
pub fn default_label(shape: Shape, on: NaiveDate) -> String {
    // lang: measure.label.*
    t!(format!("measure.label.{}", shape.key()), date = long_date(on))
}

/// What a metric is held against in this plan: the sponsor's target, else the pilot's criterion.
pub fn reference(plan: &Plan, metric: Metric) -> Reference {
    let of_sponsor = plan.sponsorship.kpis.iter().map(|kpi| (kpi.metric, kpi.baseline, kpi.target));
    let of_pilot = plan.pilot.criteria.iter().map(|criterion| (criterion.metric, criterion.baseline, criterion.target));
    let said = |of: &(Metric, Option<f64>, Option<f64>)| of.0 == metric && (of.1.is_some() || of.2.is_some());
    let found = of_sponsor.chain(of_pilot).find(said);
    found.map_or_else(Reference::default, |(_, baseline, target)| Reference { baseline, target })
}

/// What happened in the weeks of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeekMarks {
    /// The day of the launch.
    pub launch: NaiveDate,
    /// The index of the week of the launch, where it is among the weeks.
    pub launch_week: Option<usize>,
    /// Messages of the calendar in each week.
    pub messages: Vec<u64>,
}

/// What happened in these weeks, given by their Mondays in order.
pub fn week_marks(plan: &Plan, mondays: &[NaiveDate]) -> WeekMarks {
    let index = |day: NaiveDate| mondays.binary_search(&monday_of(day)).ok();
    let mut messages = vec![0; mondays.len()];
    for item in plan.comms.items.iter().filter(|item| item.kind == ItemKind::Message) {
        if let Some(week) = index(plan.date(item.when)) {
            messages[week] += 1;
        }
    }
    WeekMarks { launch: plan.launch, launch_week: index(plan.launch), messages }
}

/// How one target of the sponsor stands.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetStanding {
    /// The target's identifier.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its metric.
    pub metric: Metric,
    /// Baseline and target.
    pub reference: Reference,
    /// The value of the newest import that tells it, or of what else tells it; see [`target_standings`].
    pub value: Option<f64>,
    /// What tells it: the import's label, the tracker, the round of the pulse, the managers, the report.
    pub source: String,
    /// The day it is due.
    pub due: Option<NaiveDate>,
    /// How it stands today.
    pub state: TargetState,
}

/// How the sponsor's targets stand, in the plan's order; each by the newest import that tells its metric, or else by the
/// weekly tracker, the newest round of the pulse, the managers' numbers, or the newest report typed by hand.
pub fn target_standings(plan: &Plan, today: NaiveDate) -> Vec<TargetStanding> {
    let newest = |metric: Metric| {
        plan.measurement.imports.iter().rev().find_map(|import| {
            let value = summary::value(&import.figures, metric, import.imported_on)?;
            Some((value, import.label.clone()))
        })
    };
    let standing = |kpi: &Kpi| {
        let by_hand = || {
            let value = trend::last_of_weeks(plan, kpi.metric, today)?;
            Some((value, t!("measure.targets.tracker")))
        };
        let found = newest(kpi.metric)
            .or_else(by_hand)
            .or_else(|| told(&plan.listening.pulses, kpi.metric))
            .or_else(|| Some((told_by_managers(plan, kpi.metric)?, t!("measure.targets.managers"))))
            .or_else(|| reported(kpi));
        let (value, source) = found.map_or((None, String::new()), |(value, from)| (Some(value), from));
        let due = kpi.due.map(|due| plan.date(due));
        let state = match (value, kpi.target) {
            (None, _) => TargetState::Untold,
            (Some(_), None) => TargetState::Unset,
            (Some(value), Some(target)) if !better(kpi.metric, target, value) => TargetState::Met,
            _ if due.is_some_and(|due| days_between(due, today) > 0) => TargetState::Missed,
            _ => TargetState::Open,
        };
        TargetStanding {
            id: kpi.id.clone(),
            name: crate::practice::align::kpi_title(kpi),
            metric: kpi.metric,
            reference: Reference { baseline: kpi.baseline, target: kpi.target },
            value,
            source,
            due,
            state,
        }
    };
    plan.sponsorship.kpis.iter().map(standing).collect()
}

/// The newest value typed from someone's report, where no import can tell the metric.
fn reported(kpi: &Kpi) -> Option<(f64, String)> {
    let value = kpi.latest.filter(|_| kpi.metric.is_by_hand())?;
    let of = |date: NaiveDate| t!("measure.targets.report", date = long_date(date));
    Some((value, kpi.latest_on.map_or_else(|| t!("measure.targets.reported"), of)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::{Nps, WeekCount};
    use crate::plan::comms::CommsItem;
    use crate::plan::enablement::Manager;
    use crate::plan::pilot::Criterion;
    use crate::schedule::When;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        Plan { launch: date("2026-09-09"), ..Plan::default() }
    }

    fn import(id: &str, figures: Figures) -> ImportedFigures {
        ImportedFigures { id: Id::new(id), label: id.to_owned(), imported_on: date("2026-10-05"), figures }
    }

    fn rate(share: f64) -> Figures {
        Figures { completion_rate: Some(share), ..Figures::default() }
    }

    fn survey(score: f64) -> Figures {
        Figures { nps: Some(Nps { score, promoters: 3, ..Nps::default() }), ..Figures::default() }
    }

    #[test]
    fn learners_are_shown_before_answers() {
        let imports = vec![import("old", rate(0.2)), import("new", rate(0.4)), import("pulse", survey(20.0))];
        let measurement = Measurement { imports, ..Measurement::default() };
        assert_eq!(measurement.featured().map(|import| import.label.as_str()), Some("new"));
        assert_eq!(Measurement::default().featured(), None);
    }

    #[test]
    fn the_sponsors_target_comes_before_the_pilots() {
        let mut plan = plan();
        plan.pilot.criteria =
            vec![Criterion { metric: Metric::CompletionRate, target: Some(60.0), ..Criterion::default() }];
        assert_eq!(reference(&plan, Metric::CompletionRate).target, Some(60.0));
        plan.sponsorship.kpis = vec![Kpi { metric: Metric::CompletionRate, target: Some(75.0), ..Kpi::default() }];
        assert_eq!(reference(&plan, Metric::CompletionRate).target, Some(75.0));
        assert_eq!(reference(&plan, Metric::Nps), Reference::default());
    }

    #[test]
    fn launch_and_messages_are_marked_in_their_weeks() {
        let mut plan = plan();
        let item = |days: i32, kind: ItemKind| CommsItem {
            kind,
            when: When::pinned(plan.date(When::offset_days(days))),
            ..CommsItem::default()
        };
        let items = vec![item(0, ItemKind::Message), item(1, ItemKind::Message), item(7, ItemKind::Training)];
        plan.comms.items = items;
        let marks = week_marks(&plan, &["2026-08-31", "2026-09-07", "2026-09-14"].map(date));
        assert_eq!(marks.launch_week, Some(1));
        assert_eq!(marks.messages, [0, 2, 0]);
    }

    #[test]
    fn a_target_stands_by_the_newest_import_that_tells_it() {
        let mut plan = plan();
        let kpi =
            |metric, target| Kpi { metric, target, due: Some(When::pinned(date("2026-11-01"))), ..Kpi::default() };
        plan.sponsorship.kpis = vec![
            kpi(Metric::CompletionRate, Some(40.0)),
            kpi(Metric::Nps, Some(30.0)),
            kpi(Metric::WeeklyActive, None),
            kpi(Metric::Retention, Some(90.0)),
        ];
        let weeks = vec![WeekCount { monday: date("2026-09-14"), count: 12 }];
        let active = Figures { weekly_active: Some(weeks), ..rate(0.4) };
        plan.measurement.imports = vec![import("old", rate(0.1)), import("new", active), import("pulse", survey(20.0))];
        let states = |today: &str| {
            let standings = target_standings(&plan, date(today));
            standings.into_iter().map(|standing| (standing.state, standing.source)).collect::<Vec<_>>()
        };
        use TargetState::*;
        let of = |state, source: &str| (state, source.to_owned());
        assert_eq!(states("2026-10-06"), [of(Met, "new"), of(Open, "pulse"), of(Unset, "new"), of(Untold, "")]);
        assert_eq!(states("2026-11-02")[1].0, Missed);
    }

    #[test]
    fn a_target_that_no_import_can_tell_stands_by_the_report_typed_by_hand() {
        let mut plan = plan();
        let typed = |metric| Kpi { metric, target: Some(70.0), latest: Some(66.0), ..Kpi::default() };
        plan.sponsorship.kpis = vec![typed(Metric::CustomerResult), typed(Metric::CompletionRate)];
        plan.sponsorship.kpis[0].latest_on = Some(date("2026-10-01"));
        let standings = target_standings(&plan, date("2026-10-06"));
        assert_eq!((standings[0].value, standings[0].state), (Some(66.0), TargetState::Open));
        assert!(standings[0].source.contains("Oct 2026"), "{}", standings[0].source);
        assert_eq!(standings[1].value, None, "a completion rate comes from an import");
    }

    #[test]
    fn a_target_of_first_application_stands_by_what_managers_told() {
        let mut plan = plan();
        plan.sponsorship.kpis = vec![Kpi { metric: Metric::FirstApplication, target: Some(70.0), ..Kpi::default() }];
        let manager = |applied| Manager { team_size: Some(10), applied: Some(applied), ..Manager::default() };
        plan.enablement.managers = vec![manager(8), manager(7)];
        let standing = &target_standings(&plan, date("2026-10-06"))[0];
        assert_eq!((standing.value, standing.state), (Some(75.0), TargetState::Met));
    }
}
