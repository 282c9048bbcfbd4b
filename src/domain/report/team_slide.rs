//! The team on one slide: managers' numbers for the calibration, for all teams or for one (rows F7, L2).

use chrono::NaiveDate;

use super::parts::{foot, none, open, programme, subtitle};
use super::{Block, Document, Edition};
use crate::choice::Choice;
use crate::id::{Id, find};
use crate::number::{grouped, plain, with_sign};
use crate::plan::Plan;
use crate::plan::enablement::scoreboard::{KpiStanding, TeamRow, kpi_standings, per_month, scoreboard};
use crate::plan::enablement::{Manager, ManagerKpiKind, Milestone};
use crate::practice::enablement::questions;
use crate::schedule::weeks::short_date;
use crate::t;

/// The key of the slide of all teams together.
const ALL: &str = "all";

/// The columns of the scoreboard, by the last part of the key of their head.
const COLUMNS: &[&str] = &["team", "applied", "coaching", "month", "behaviour", "confirmed", "pledge", "completion"];

/// The slides there are: all teams together, then each manager's.
pub fn editions(plan: &Plan, _: NaiveDate) -> Vec<Edition> {
    let all = Edition { key: ALL.to_owned(), label: t!("enable.slide.all"), is_current: true };
    let one = |manager: &Manager| Edition {
        key: manager.id.to_string(),
        label: manager.title().to_owned(),
        is_current: false,
    };
    std::iter::once(all).chain(plan.enablement.managers.iter().map(one)).collect()
}

/// The slide with this key as of a day; that of all teams for any other key.
pub fn team_slide(plan: &Plan, today: NaiveDate, edition: &str) -> Document {
    let manager = find(&plan.enablement.managers, &Id::new(edition));
    let (title, blocks) = match manager {
        Some(manager) => (t!("enable.slide.of", team = named(manager)), of_one(plan, manager, today)),
        None => (t!("enable.slide.title", programme = programme(plan)), of_all(plan, today)),
    };
    Document { kind: t!("enable.slide.kind"), title, subtitle: subtitle(plan), blocks, foot: foot(plan, today) }
}

/// The heads of the scoreboard.
pub fn heads() -> Vec<String> {
    // lang: enable.slide.column.*
    COLUMNS.iter().map(|column| t!(format!("enable.slide.column.{column}"))).collect()
}

/// The columns of the scoreboard that hold numbers.
pub fn numeric() -> Vec<usize> {
    (1..COLUMNS.len()).collect()
}

/// A line of the scoreboard as it is shown.
pub fn cells(row: &TeamRow) -> Vec<String> {
    let share = |value: Option<f64>| value.map_or_else(none, |value| t!("unit.percent", value = plain(value)));
    let minutes = |value: Option<f64>| value.map_or_else(none, |value| t!("unit.minutes", value = plain(value)));
    let of =
        |(done, all): (usize, usize)| if all == 0 { none() } else { t!("enable.slide.of-all", n = done, all = all) };
    let team = match row.manager.as_str() {
        "" => row.team.clone(),
        manager if manager == row.team => row.team.clone(),
        manager => t!("enable.slide.team", team = row.team, manager = manager),
    };
    vec![
        team,
        if row.is_hidden { t!("enable.slide.hidden") } else { share(row.applied) },
        minutes(row.coaching),
        minutes(row.coaching.map(per_month)),
        row.behaviour.map_or_else(none, |value| t!("unit.percent", value = with_sign(value, plain(value.abs())))),
        of(row.confirmed),
        of(row.pledge),
        share(row.completion),
    ]
}

fn named(manager: &Manager) -> String {
    match manager.team.trim() {
        "" => manager.title().to_owned(),
        team if manager.name.trim().is_empty() => team.to_owned(),
        team => t!("enable.slide.team", team = team, manager = manager.name.trim()),
    }
}

fn section(name: &str, blocks: Vec<Block>) -> Block {
    // lang: enable.slide.section.*
    Block::Section(t!(format!("enable.slide.section.{name}")), blocks)
}

fn of_all(plan: &Plan, today: NaiveDate) -> Vec<Block> {
    let rows: Vec<Vec<String>> = scoreboard(plan, today).iter().map(cells).collect();
    let board = if rows.is_empty() {
        Block::Missing(t!("enable.slide.no-teams"))
    } else {
        Block::Table { head: heads(), rows, numeric: numeric() }
    };
    vec![numbers(plan, today), section("board", vec![board]), section("talk", vec![talk()])]
}

fn of_one(plan: &Plan, manager: &Manager, today: NaiveDate) -> Vec<Block> {
    let at = plan.enablement.managers.iter().position(|known| known.id == manager.id);
    let row = at.and_then(|at| scoreboard(plan, today).into_iter().nth(at));
    let mut facts: Vec<(String, String)> = match row {
        Some(row) => heads().into_iter().zip(cells(&row)).skip(1).collect(),
        None => Vec::new(),
    };
    if let Some(size) = manager.team_size {
        facts.insert(0, (t!("enable.slide.learners"), grouped(size.into())));
    }
    let mut left = vec![section("numbers", vec![Block::Facts(facts)])];
    if manager.overloaded {
        let action = match manager.single_action.trim() {
            "" => Block::Missing(t!("enable.slide.no-action")),
            action => Block::Lead(action.to_owned()),
        };
        left.push(section("action", vec![action]));
    }
    let right = vec![section("milestones", vec![milestones(plan)]), section("talk", vec![talk()])];
    vec![numbers(plan, today), Block::Columns(vec![left, right])]
}

/// Each number of the managers over all teams, against its target.
fn numbers(plan: &Plan, today: NaiveDate) -> Block {
    let rows: Vec<Vec<String>> = kpi_standings(plan, today).iter().map(standing_cells).collect();
    let block = if rows.is_empty() {
        Block::Missing(t!("enable.slide.no-numbers"))
    } else {
        Block::Table { head: standing_heads(), rows, numeric: vec![1, 2] }
    };
    section("targets", vec![block])
}

/// The heads of the managers' numbers.
pub fn standing_heads() -> Vec<String> {
    // lang: enable.slide.standing.*
    let columns = ["number", "now", "target", "due", "state"];
    columns.iter().map(|column| t!(format!("enable.slide.standing.{column}"))).collect()
}

/// One of the managers' numbers as it is shown.
pub fn standing_cells(standing: &KpiStanding) -> Vec<String> {
    let value = |value: Option<f64>, mark: fn() -> String| {
        value.map_or_else(mark, |value| match standing.kind {
            ManagerKpiKind::CoachingMinutes => {
                let (week, month) = (standing.kind.format(value), standing.kind.format(per_month(value)));
                t!("enable.playbook.per-month", week = week, month = month)
            }
            kind => kind.format(value),
        })
    };
    let own = standing.detail.trim();
    vec![
        if own.is_empty() { standing.kind.label() } else { own.to_owned() },
        value(standing.value, none),
        value(standing.target, open),
        standing.due.map_or_else(open, short_date),
        standing.state.label(),
    ]
}

fn milestones(plan: &Plan) -> Block {
    let line = |milestone: &Milestone| {
        let when = match (milestone.shared_on, milestone.when) {
            (Some(day), _) => t!("enable.slide.shared", date = short_date(day)),
            (None, Some(when)) => t!("enable.slide.due", date = short_date(plan.date(when))),
            (None, None) => open(),
        };
        t!("enable.slide.milestone", what = milestone.kind.label(), when = when)
    };
    let lines: Vec<String> = plan.enablement.milestones.iter().map(line).collect();
    if lines.is_empty() { Block::Missing(t!("enable.slide.no-milestones")) } else { Block::Points(lines) }
}

/// What the calibration talks about.
fn talk() -> Block {
    Block::Points(questions().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::practice::enablement::fill_starter;

    fn today() -> NaiveDate {
        "2026-09-28".parse().unwrap()
    }

    fn plan() -> Plan {
        let mut plan = Plan { name: "Academy".into(), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        fill_starter(&mut plan, &mut CountedIds::new("t"));
        let manager = |id: &str, applied, size| Manager {
            id: Id::new(id),
            name: id.to_uppercase(),
            team: format!("Desk {id}"),
            applied: Some(applied),
            team_size: Some(size),
            coaching: Some(24.0),
            ..Manager::default()
        };
        plan.enablement.managers = vec![manager("a", 9, 12), manager("b", 2, 4)];
        plan
    }

    #[test]
    fn there_is_a_slide_for_all_teams_and_one_for_each() {
        let keys: Vec<String> = editions(&plan(), today()).into_iter().map(|edition| edition.key).collect();
        assert_eq!(keys, ["all", "a", "b"]);
        assert!(team_slide(&plan(), today(), "a").title.contains("Desk a"));
        assert!(team_slide(&plan(), today(), "").title.contains("Academy"));
    }

    #[test]
    fn numbers_stand_against_their_targets_and_minutes_per_month_as_well() {
        let text = team_slide(&plan(), today(), "all").markdown();
        for part in ["75\u{a0}%", "24\u{a0}min", "104\u{a0}min", "70\u{a0}%", "130\u{a0}min", "+10\u{a0}%"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }

    #[test]
    fn what_a_team_has_no_value_for_is_a_dash_and_a_number_without_an_aim_is_to_be_agreed() {
        let mut plan = plan();
        plan.enablement.managers[0].coaching = None;
        assert_eq!(cells(&scoreboard(&plan, today())[0])[2..4], [none(), none()]);
        plan.enablement.managers.clear();
        plan.enablement.kpis[0].target = None;
        assert_eq!(standing_cells(&kpi_standings(&plan, today())[0])[1..3], [none(), open()]);
    }

    #[test]
    fn the_share_of_a_small_team_is_not_shown() {
        let row = &scoreboard(&plan(), today())[1];
        assert_eq!(cells(row)[1], t!("enable.slide.hidden"));
        assert_eq!(cells(row).len(), heads().len());
    }

    #[test]
    fn an_overloaded_manager_has_the_one_action_on_the_slide() {
        let mut plan = plan();
        plan.enablement.managers[0].overloaded = true;
        plan.enablement.managers[0].single_action = "Ask one agent a day".into();
        assert!(team_slide(&plan, today(), "a").markdown().contains("Ask one agent a day"));
    }

    #[test]
    fn no_text_is_a_bare_key() {
        for plan in [Plan::default(), plan()] {
            for key in ["all", "a"] {
                let text = format!("{:?}", team_slide(&plan, today(), key));
                assert!(!text.contains("enable.") && !text.contains("choice.") && !text.contains("%{"), "{text}");
            }
        }
    }
}
