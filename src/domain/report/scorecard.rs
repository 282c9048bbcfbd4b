//! The executive scorecard: targets with their trend, what sponsors do next, the top risk and the ask, on one page
//! (row L1).

use chrono::NaiveDate;

use super::parts::{foot, name_or_open, none, open, or_missing, programme, subtitle, text_or_none};
use super::{Block, Document};
use crate::check::check;
use crate::choice::Choice;
use crate::metric::Metric;
use crate::number::{plain, with_sign};
use crate::plan::Plan;
use crate::plan::align::LeaderAction;
use crate::plan::measure::trend::{Trend, trend};
use crate::plan::measure::{TargetStanding, TargetState, target_standings};
use crate::schedule::weeks::short_date;
use crate::t;

/// Open actions of leaders that stand on the page; the rest are counted.
const ACTIONS_SHOWN: usize = 5;

/// The scorecard of a plan as of a day.
pub fn scorecard(plan: &Plan, today: NaiveDate) -> Document {
    let standings = target_standings(plan, today);
    let blocks = vec![
        headline(&standings),
        targets(plan, &standings, today),
        actions(plan, today),
        Block::Columns(vec![vec![risk(plan, today)], vec![ask(plan)]]),
    ];
    Document {
        kind: t!("report.scorecard.kind"),
        title: t!("report.scorecard.title", programme = programme(plan)),
        subtitle: subtitle(plan),
        blocks,
        foot: foot(plan, today),
    }
}

fn section(part: &str, blocks: Vec<Block>) -> Block {
    // lang: report.scorecard.section.*
    Block::Section(t!(format!("report.scorecard.section.{part}")), blocks)
}

fn headline(standings: &[TargetStanding]) -> Block {
    if standings.is_empty() {
        return Block::Missing(t!("report.scorecard.no-targets"));
    }
    let of = |state: TargetState| standings.iter().filter(|standing| standing.state == state).count();
    let others = [
        ("open", of(TargetState::Open)),
        ("missed", of(TargetState::Missed)),
        ("untold", of(TargetState::Untold) + of(TargetState::Unset)),
    ];
    // Of what there is none of, nothing is said.
    let others = others.into_iter().filter(|(_, n)| *n > 0);
    // lang: report.scorecard.others.*
    let others: String = others.map(|(state, n)| t!(format!("report.scorecard.others.{state}"), n = n)).collect();
    let met = of(TargetState::Met);
    Block::Lead(t!("report.scorecard.headline", met = met, all = standings.len(), others = others))
}

fn targets(plan: &Plan, standings: &[TargetStanding], today: NaiveDate) -> Block {
    if standings.is_empty() {
        return section("targets", vec![Block::Missing(t!("report.scorecard.set-targets"))]);
    }
    let head = ["target", "baseline", "now", "trend", "aim", "by", "standing"];
    // lang: report.column.*
    let head = head.iter().map(|column| t!(format!("report.column.{column}"))).collect();
    let row = |standing: &TargetStanding| {
        let written =
            |value: Option<f64>, mark: fn() -> String| value.map_or_else(mark, |value| standing.metric.format(value));
        vec![
            standing.name.clone(),
            written(standing.reference.baseline, none),
            written(standing.value, none),
            trend(plan, standing.metric, today).map_or_else(none, |found| in_words(found, standing.metric)),
            written(standing.reference.target, open),
            standing.due.map_or_else(open, short_date),
            standing.state.label(),
        ]
    };
    let rows = standings.iter().map(row).collect();
    section("targets", vec![Block::Table { head, rows, numeric: vec![1, 2, 4] }])
}

/// How a metric moved: `+4 points since 7 Sep, better`.
pub fn in_words(found: Trend, metric: Metric) -> String {
    let change = metric.rounded(found.now) - metric.rounded(found.before);
    let size = plain(change.abs());
    let since = short_date(found.since);
    if size == "0" {
        return t!("report.trend.level", since = since);
    }
    let change = with_sign(change, size);
    let change = if metric.is_share() { t!("report.trend.points", n = change) } else { change };
    let is_better = (found.now > found.before) != metric.lower_is_better();
    if is_better {
        t!("report.trend.better", change = change, since = since)
    } else {
        t!("report.trend.worse", change = change, since = since)
    }
}

fn actions(plan: &Plan, today: NaiveDate) -> Block {
    let all = &plan.sponsorship.leader_actions;
    if all.is_empty() {
        return section("actions", vec![Block::Missing(t!("report.scorecard.no-actions"))]);
    }
    let day = |action: &LeaderAction| action.due.map_or(NaiveDate::MAX, |due| plan.date(due));
    let mut open_actions: Vec<&LeaderAction> = all.iter().filter(|action| action.done.is_none()).collect();
    open_actions.sort_by_key(|action| day(action));
    let overdue = open_actions.iter().filter(|action| day(action) < today).count();
    let done = all.len() - open_actions.len();
    let tally = t!("report.scorecard.actions-tally", done = done, all = all.len(), overdue = overdue);
    let mut blocks = vec![Block::Text(tally)];
    if !open_actions.is_empty() {
        let head = ["action", "leader", "by"];
        let head = head.iter().map(|column| t!(format!("report.column.{column}"))).collect();
        let row = |action: &&LeaderAction| {
            let by = action.due.map_or_else(open, |due| {
                let date = short_date(plan.date(due));
                if plan.date(due) < today { t!("report.overdue", date = date) } else { date }
            });
            vec![text_or_none(&action.what), name_or_open(plan, &action.leader), by]
        };
        let rows = open_actions.iter().take(ACTIONS_SHOWN).map(row).collect();
        blocks.push(Block::Table { head, rows, numeric: Vec::new() });
    }
    let more = open_actions.len().saturating_sub(ACTIONS_SHOWN);
    if more > 0 {
        blocks.push(Block::Text(crate::lang::count("report.more", more)));
    }
    section("actions", blocks)
}

/// The gravest finding of the plan check, with its reason and fix.
fn risk(plan: &Plan, today: NaiveDate) -> Block {
    let blocks = match check(plan, today).into_iter().next() {
        None => vec![Block::Text(t!("report.scorecard.no-risk"))],
        Some(found) => vec![Block::Text(found.title), Block::Text(found.why), Block::Text(found.fix)],
    };
    section("risk", blocks)
}

fn ask(plan: &Plan) -> Block {
    section("ask", vec![or_missing(&plan.reports.ask, "report.scorecard.no-ask", Block::Text)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::align::Kpi;
    use crate::plan::measure::tracker::{TrackerWeek, WeekFigures};
    use crate::schedule::When;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn week(monday: &str, active: u64) -> TrackerWeek {
        let figures = WeekFigures { active: Some(active), ..WeekFigures::default() };
        TrackerWeek { id: Id::new(monday), monday: day(monday), figures, ..TrackerWeek::default() }
    }

    fn plan() -> Plan {
        let mut plan = Plan { name: "Wave 1".into(), launch: day("2026-09-07"), ..Plan::default() };
        let kpi = Kpi {
            id: Id::new("k"),
            metric: Metric::WeeklyActive,
            baseline: Some(10.0),
            target: Some(50.0),
            due: Some(When::pinned(day("2026-11-02"))),
            ..Kpi::default()
        };
        plan.sponsorship.kpis = vec![kpi];
        plan.measurement.tracker = vec![week("2026-09-07", 40), week("2026-09-14", 52)];
        plan
    }

    fn cells(plan: &Plan) -> Vec<String> {
        let standings = target_standings(plan, day("2026-09-21"));
        let Block::Section(_, blocks) = targets(plan, &standings, day("2026-09-21")) else { panic!("a section") };
        let Block::Table { rows, .. } = &blocks[0] else { panic!("a table") };
        rows[0].clone()
    }

    #[test]
    fn a_target_stands_with_its_value_trend_and_aim() {
        let cells = cells(&plan());
        assert_eq!(&cells[1..3], ["10", "52"]);
        assert!(cells[3].contains("+12"), "{}", cells[3]);
        assert_eq!((cells[4].as_str(), cells[6].as_str()), ("50", TargetState::Met.label().as_str()));
    }

    #[test]
    fn the_headline_tells_what_is_reached_and_no_other_state_that_no_target_is_in() {
        let mut plan = plan();
        let said = |plan: &Plan| headline(&target_standings(plan, day("2026-09-21")));
        let lead = |met: usize, all: usize, others: &str| {
            Block::Lead(t!("report.scorecard.headline", met = met, all = all, others = others))
        };
        assert_eq!(said(&plan), lead(1, 1, ""));
        plan.sponsorship.kpis.push(Kpi { id: Id::new("l"), metric: Metric::Errors, ..Kpi::default() });
        assert_eq!(said(&plan), lead(1, 2, &t!("report.scorecard.others.untold", n = 1)));
    }

    #[test]
    fn a_figure_that_is_not_known_is_a_dash_and_an_aim_that_is_not_set_is_to_be_agreed() {
        let mut plan = plan();
        plan.measurement.tracker.clear();
        let kpi = &mut plan.sponsorship.kpis[0];
        (kpi.baseline, kpi.target, kpi.due) = (None, None, None);
        assert_eq!(cells(&plan)[1..6], [none(), none(), none(), open(), open()]);
    }

    #[test]
    fn more_is_better_unless_less_is_meant() {
        let found = Trend { before: 30.0, now: 20.0, since: day("2026-09-07") };
        assert_eq!(
            in_words(found, Metric::Errors),
            t!("report.trend.better", change = "\u{2212}10", since = "7\u{a0}Sep")
        );
        let points = t!("report.trend.points", n = "\u{2212}10");
        let worse = t!("report.trend.worse", change = points, since = "7\u{a0}Sep");
        assert_eq!(in_words(found, Metric::CompletionRate), worse);
        let level = Trend { now: 30.0, ..found };
        assert_eq!(in_words(level, Metric::Errors), t!("report.trend.level", since = "7\u{a0}Sep"));
    }

    #[test]
    fn open_actions_stand_earliest_first_and_say_that_they_are_overdue() {
        let mut plan = plan();
        let action = |id: &str, due: &str, done: Option<&str>| LeaderAction {
            id: Id::new(id),
            what: id.into(),
            due: Some(When::pinned(day(due))),
            done: done.map(day),
            ..LeaderAction::default()
        };
        plan.sponsorship.leader_actions = vec![
            action("later", "2026-10-05", None),
            action("late", "2026-09-14", None),
            action("done", "2026-09-01", Some("2026-09-01")),
        ];
        let text = scorecard(&plan, day("2026-09-21")).markdown();
        let (late, later) = (text.find("| late |").unwrap(), text.find("| later |").unwrap());
        assert!(late < later && !text.contains("| done |"));
        assert!(text.contains(&t!("report.overdue", date = "14\u{a0}Sep")), "{text}");
    }

    #[test]
    fn the_gravest_finding_is_the_risk_and_the_ask_is_what_was_written() {
        let mut plan = plan();
        plan.reports.ask = "Free two hours a week.".into();
        let text = scorecard(&plan, day("2026-09-21")).markdown();
        let first = check(&plan, day("2026-09-21")).remove(0);
        assert!(text.contains(&first.title) && text.contains("Free two hours a week."), "{text}");
    }
}
