//! How managers' numbers stand: each target over all teams, and the scoreboard team by team (row F7).
//!
//! What managers report is typed by hand; completion of a team comes from the newest import that has a group of its
//! name. Shares of teams under [`MIN_GROUP`] are hidden, as in every other figure.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Manager, ManagerKpi, ManagerKpiKind, PLEDGE_WEEKS, Touchpoint};
use crate::adoption::{CohortGroup, MIN_GROUP, summary};
use crate::choice::Choice;
use crate::id::Id;
use crate::metric::Metric;
use crate::plan::Plan;
use crate::plan::measure::TargetState;
use crate::schedule::weeks::{days_between, week_from_launch};

/// Weeks in a month, on average: 52 in 12.
const WEEKS_IN_A_MONTH: f64 = 52.0 / 12.0;

/// Minutes a week as minutes a month, whole.
pub fn per_month(minutes_a_week: f64) -> f64 {
    (minutes_a_week * WEEKS_IN_A_MONTH).round()
}

/// How one of the managers' numbers stands.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiStanding {
    /// Which.
    pub kind: ManagerKpiKind,
    /// Which indicator, where it is one's own.
    pub detail: String,
    /// Where it stands, over all teams that told it.
    pub value: Option<f64>,
    /// How many teams told it; nought where an import did.
    pub teams: usize,
    /// Where it shall stand.
    pub target: Option<f64>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// How it stands today.
    pub state: TargetState,
}

/// A line of the scoreboard.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamRow {
    /// The team, or its manager where it has no name.
    pub team: String,
    /// The manager.
    pub manager: String,
    /// Share of the team that applied it within two weeks, `0..=100`; `None` where not told or hidden.
    pub applied: Option<f64>,
    /// The share is known, and hidden because the team is small.
    pub is_hidden: bool,
    /// Minutes of coaching a week.
    pub coaching: Option<f64>,
    /// Change of the key behaviour indicator, in per cent.
    pub behaviour: Option<f64>,
    /// Touchpoints confirmed, of those asked until today.
    pub confirmed: (usize, usize),
    /// Weeks in which the pledge was kept, of those begun until today.
    pub pledge: (usize, usize),
    /// Completion of the group of this name in the newest import that has one, `0..=100`.
    pub completion: Option<f64>,
}

/// How the managers' numbers stand, in the plan's order.
pub fn kpi_standings(plan: &Plan, today: NaiveDate) -> Vec<KpiStanding> {
    plan.enablement.kpis.iter().map(|kpi| standing(plan, kpi, today)).collect()
}

fn standing(plan: &Plan, kpi: &ManagerKpi, today: NaiveDate) -> KpiStanding {
    let (value, teams) = now(plan, kpi.kind);
    let due = kpi.due.map(|due| plan.date(due));
    let state = match (value, kpi.target) {
        (None, _) => TargetState::Untold,
        (Some(_), None) => TargetState::Unset,
        (Some(value), Some(target)) if value >= target => TargetState::Met,
        _ if due.is_some_and(|due| days_between(due, today) > 0) => TargetState::Missed,
        _ => TargetState::Open,
    };
    KpiStanding { kind: kpi.kind, detail: kpi.detail.clone(), value, teams, target: kpi.target, due, state }
}

/// Where a metric stands by what managers told of their teams; `None` for a metric that managers do not tell.
pub fn told_by_managers(plan: &Plan, metric: Metric) -> Option<f64> {
    let of_metric = |kind: &&ManagerKpiKind| kind.metric() == Some(metric);
    ManagerKpiKind::ALL.iter().find(of_metric).and_then(|kind| now(plan, *kind).0)
}

/// Where a number stands, and how many teams told it.
fn now(plan: &Plan, kind: ManagerKpiKind) -> (Option<f64>, usize) {
    let managers = &plan.enablement.managers;
    match kind {
        ManagerKpiKind::FirstApplication => {
            let told = told_safely(managers);
            let (applied, of) = told
                .iter()
                .fold((0_u64, 0_u64), |(applied, of), (one, size)| (applied + u64::from(*one), of + u64::from(*size)));
            let share = (of >= MIN_GROUP).then(|| one_decimal(applied as f64 / of as f64 * 100.0));
            (share, told.len())
        }
        ManagerKpiKind::CoachingMinutes => {
            let told = mean(managers.iter().filter_map(|manager| manager.coaching));
            match told {
                (None, _) => (imported_coaching(plan), 0),
                told => told,
            }
        }
        ManagerKpiKind::Behaviour => mean(managers.iter().filter_map(|manager| manager.behaviour)),
    }
}

/// What teams told of first application. Small teams, whose shares are hidden, are left out unless they are several and
/// five learners together: else the whole, less the teams shown, would give them away.
fn told_safely(managers: &[Manager]) -> Vec<(u32, u32)> {
    let is_small = |size: u32| u64::from(size) < MIN_GROUP;
    let mut told: Vec<(u32, u32)> = managers.iter().filter_map(counts).collect();
    let small: Vec<u64> = told.iter().filter(|(_, size)| is_small(*size)).map(|(_, size)| u64::from(*size)).collect();
    if small.len() < 2 || small.iter().sum::<u64>() < MIN_GROUP {
        told.retain(|(_, size)| !is_small(*size));
    }
    told
}

/// Learners who applied it, and learners there are; more than the whole team is the whole team.
fn counts(manager: &Manager) -> Option<(u32, u32)> {
    let size = manager.team_size.filter(|size| *size > 0)?;
    manager.applied.map(|applied| (applied.min(size), size))
}

fn mean(values: impl Iterator<Item = f64>) -> (Option<f64>, usize) {
    let (sum, n) = values.fold((0.0, 0_usize), |(sum, n), value| (sum + value, n + 1));
    ((n > 0).then(|| one_decimal(sum / n as f64)), n)
}

fn one_decimal(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn imported_coaching(plan: &Plan) -> Option<f64> {
    let imports = plan.measurement.imports.iter().rev();
    let mut told =
        imports.filter_map(|import| summary::value(&import.figures, Metric::CoachingMinutes, import.imported_on));
    told.next().map(one_decimal)
}

/// The scoreboard, a line a manager, in the order of the plan.
pub fn scoreboard(plan: &Plan, today: NaiveDate) -> Vec<TeamRow> {
    let week = week_from_launch(today, plan.launch);
    let begun = if today < plan.launch { 0 } else { usize::try_from(week).unwrap_or(0).min(PLEDGE_WEEKS as usize) };
    let due = plan.enablement.in_order(plan);
    let due: Vec<(&Touchpoint, HashSet<&Id>)> =
        due.into_iter().filter(|(date, _)| *date <= today).map(|(_, it)| (it, it.confirmed.iter().collect())).collect();
    let row = |manager: &Manager| {
        let asked: Vec<_> = due.iter().filter(|(point, _)| manager.is_asked(point)).collect();
        let confirmed = asked.iter().filter(|(_, by)| by.contains(&manager.id)).count();
        let kept = manager.pledge_weeks.iter().filter(|week| **week as usize <= begun).count();
        let share = counts(manager);
        let is_hidden = share.is_some_and(|(_, size)| u64::from(size) < MIN_GROUP);
        let applied = share.filter(|_| !is_hidden);
        TeamRow {
            team: if manager.team.trim().is_empty() { manager.title() } else { manager.team.trim() }.to_owned(),
            manager: manager.name.trim().to_owned(),
            applied: applied.map(|(applied, size)| one_decimal(f64::from(applied) / f64::from(size) * 100.0)),
            is_hidden,
            coaching: manager.coaching,
            behaviour: manager.behaviour,
            confirmed: (confirmed, asked.len()),
            pledge: (kept, begun),
            completion: group_of(plan, &manager.team).map(|group| one_decimal(group.share() * 100.0)),
        }
    };
    plan.enablement.managers.iter().map(row).collect()
}

/// The group of this name in the newest import that has one.
fn group_of<'a>(plan: &'a Plan, team: &str) -> Option<&'a CohortGroup> {
    let wanted = team.trim().to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    let splits = plan.measurement.imports.iter().rev().flat_map(|import| &import.figures.cohorts);
    splits.flat_map(|split| &split.groups).find(|group| group.name.trim().to_lowercase() == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::{CohortSplit, Figures, WeekCoaching};
    use crate::plan::enablement::TouchpointKind;
    use crate::plan::measure::ImportedFigures;
    use crate::schedule::When;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn manager(id: &str, applied: u32, size: u32, coaching: Option<f64>) -> Manager {
        Manager {
            id: Id::new(id),
            name: id.to_uppercase(),
            team: format!("Team {id}"),
            team_size: Some(size),
            applied: Some(applied),
            coaching,
            ..Manager::default()
        }
    }

    fn plan() -> Plan {
        let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
        plan.enablement.managers = vec![manager("a", 8, 10, Some(40.0)), manager("b", 1, 4, None)];
        let kpi = |kind, target, due| ManagerKpi {
            id: Id::new(format!("{kind:?}")),
            kind,
            target: Some(target),
            due: Some(When::offset_days(due)),
            ..ManagerKpi::default()
        };
        plan.enablement.kpis = vec![
            kpi(ManagerKpiKind::FirstApplication, 70.0, 14),
            kpi(ManagerKpiKind::CoachingMinutes, 30.0, 91),
            kpi(ManagerKpiKind::Behaviour, 10.0, 91),
        ];
        plan
    }

    #[test]
    fn thirty_minutes_a_week_are_a_hundred_and_thirty_a_month() {
        assert_eq!(per_month(30.0), 130.0);
    }

    #[test]
    fn targets_stand_over_all_teams_that_told() {
        let states = |today: &str| {
            kpi_standings(&plan(), date(today)).into_iter().map(|s| (s.value, s.teams, s.state)).collect::<Vec<_>>()
        };
        // The four of the small team would be what the whole has more than the other.
        assert_eq!(
            states("2026-09-14"),
            [(Some(80.0), 1, TargetState::Met), (Some(40.0), 1, TargetState::Met), (None, 0, TargetState::Untold),]
        );
        let mut plan = plan();
        plan.enablement.kpis[0].target = Some(90.0);
        assert_eq!(kpi_standings(&plan, date("2026-09-14"))[0].state, TargetState::Open);
        assert_eq!(kpi_standings(&plan, date("2026-09-22"))[0].state, TargetState::Missed);
    }

    #[test]
    fn small_teams_count_where_they_hide_each_other() {
        let mut plan = plan();
        plan.enablement.managers.push(manager("c", 2, 3, None));
        let standing = &kpi_standings(&plan, date("2026-09-14"))[0];
        // 11 of 17 learners, of whom seven are in teams that are hidden.
        assert_eq!((standing.value, standing.teams), (Some(64.7), 3));
        plan.enablement.managers.retain(|manager| manager.team_size != Some(10));
        let (value, teams) = now(&plan, ManagerKpiKind::FirstApplication);
        assert_eq!((value, teams), (Some(42.9), 2));
    }

    #[test]
    fn coaching_comes_from_an_import_where_no_manager_told() {
        let mut plan = plan();
        plan.enablement.managers[0].coaching = None;
        let week = WeekCoaching { monday: date("2026-09-07"), minutes: 75.0, managers: Some(3) };
        let figures = Figures { weekly_coaching: Some(vec![week]), ..Figures::default() };
        plan.measurement.imports =
            vec![ImportedFigures { id: Id::new("i"), imported_on: date("2026-09-21"), figures, ..Default::default() }];
        let standing = &kpi_standings(&plan, date("2026-09-21"))[1];
        assert_eq!((standing.value, standing.teams), (Some(25.0), 0));
    }

    #[test]
    fn the_share_of_a_small_team_is_hidden() {
        let rows = scoreboard(&plan(), date("2026-09-14"));
        assert_eq!((rows[0].applied, rows[0].is_hidden), (Some(80.0), false));
        assert_eq!((rows[1].applied, rows[1].is_hidden), (None, true));
    }

    #[test]
    fn only_what_was_due_counts_and_an_overloaded_manager_is_asked_for_less() {
        let mut plan = plan();
        let point = |id: &str, kind, days| Touchpoint {
            id: Id::new(id),
            kind,
            when: When::offset_days(days),
            ..Touchpoint::default()
        };
        plan.enablement.touchpoints = vec![
            point("brief", TouchpointKind::Briefing, -49),
            point("talk", TouchpointKind::CheckIn, 3),
            point("later", TouchpointKind::CheckIn, 30),
        ];
        for n in [0, 2] {
            plan.enablement.touchpoints[n].confirmed = vec![Id::new("a")];
        }
        plan.enablement.managers[1].overloaded = true;
        plan.enablement.managers[0].pledge_weeks = vec![1, 2];
        let rows = scoreboard(&plan, date("2026-09-14"));
        assert_eq!((rows[0].confirmed, rows[1].confirmed), ((1, 2), (0, 1)));
        assert_eq!((rows[0].pledge, rows[1].pledge), ((2, 2), (0, 2)));
        assert_eq!(scoreboard(&plan, date("2026-09-06"))[0].pledge, (0, 0));
    }

    #[test]
    fn completion_comes_from_the_group_of_the_same_name() {
        let mut plan = plan();
        let group = CohortGroup { name: "TEAM A ".into(), learners: 10, completed: 6 };
        let split = CohortSplit { column: "Team".into(), groups: vec![group], hidden_groups: 0, hidden_learners: 0 };
        let figures = Figures { cohorts: vec![split], ..Figures::default() };
        plan.measurement.imports = vec![ImportedFigures { id: Id::new("i"), figures, ..ImportedFigures::default() }];
        let rows = scoreboard(&plan, date("2026-09-14"));
        assert_eq!((rows[0].completion, rows[1].completion), (Some(60.0), None));
    }
}
