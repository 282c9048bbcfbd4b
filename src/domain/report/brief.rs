//! The pilot brief: hypothesis, group, criteria, weeks and gate on one page (rows D1, L2).

use chrono::NaiveDate;

use super::{Block, Document};
use crate::choice::Choice;
use crate::lang::count;
use crate::plan::Plan;
use crate::plan::gate::{
    CriterionResult, Gate, SampleVerdict, gate, gate_date, pilot_end, pilot_start, review_dates, sample_size_view,
    shown, week_start,
};
use crate::plan::pilot::{Comparison, Criterion, PitfallAnswer, SprintWeek};
use crate::practice::pilot::stage;
use crate::schedule::weeks::{long_date, short_date};
use crate::t;
use crate::wizard::pilot::hypothesis;

/// Weeks and criteria that fit on the page; further ones are counted.
const WEEKS_SHOWN: usize = 12;
const CRITERIA_SHOWN: usize = 6;

/// Weeks up to which there is room to say what is done in each.
const WEEKS_WITH_WORK: usize = 8;

/// The pilot brief of a plan.
pub fn brief(plan: &Plan, today: NaiveDate) -> Document {
    let gate = gate(plan);
    let lead = hypothesis(plan).map_or_else(|| Block::Missing(t!("pilot.brief.no-hypothesis")), Block::Lead);
    let blocks = vec![
        lead,
        Block::Columns(vec![vec![cohort(plan)], vec![decision(plan, &gate)]]),
        criteria(plan, &gate),
        sprint(plan),
        pitfalls(plan),
    ];
    let programme = if plan.programme.trim().is_empty() { &plan.name } else { &plan.programme };
    Document {
        kind: t!("pilot.brief.kind"),
        title: t!("pilot.brief.title", programme = programme),
        subtitle: t!(
            "pilot.brief.subtitle",
            from = long_date(pilot_start(plan)),
            to = long_date(pilot_end(plan)),
            weeks = count("pilot.weeks", plan.pilot.duration_weeks())
        ),
        blocks,
        foot: t!("pilot.brief.foot", date = long_date(today), plan = plan.name),
    }
}

fn section(part: &str, blocks: Vec<Block>) -> Block {
    // lang: pilot.brief.section.*
    Block::Section(t!(format!("pilot.brief.section.{part}")), blocks)
}

/// A fact with its name; blank values are left out.
fn fact(name: &str, value: impl Into<String>) -> Option<(String, String)> {
    // lang: pilot.brief.fact.*
    let value = value.into();
    (!value.trim().is_empty()).then(|| (t!(format!("pilot.brief.fact.{name}")), value))
}

fn number(n: Option<u32>) -> String {
    n.map_or_else(String::new, |n| crate::number::grouped(n.into()))
}

fn cohort(plan: &Plan) -> Block {
    let pilot = &plan.pilot;
    let site = crate::id::find(&plan.sites, &pilot.site).map_or("", |site| site.name.as_str());
    let against = match pilot.comparison {
        Comparison::Baseline => Comparison::Baseline.label(),
        Comparison::Group if pilot.comparison_name.trim().is_empty() => Comparison::Group.label(),
        Comparison::Group => match pilot.comparison_size {
            Some(n) => t!("pilot.brief.group", name = pilot.comparison_name.trim(), n = n),
            None => pilot.comparison_name.trim().to_owned(),
        },
    };
    let facts = [
        fact("cohort", pilot.cohort.as_str()),
        fact("reason", pilot.cohort_reason.as_str()),
        fact("site", site),
        fact("learners", number(pilot.size)),
        fact("managers", number(pilot.managers)),
        fact("against", against),
    ];
    section("cohort", vec![Block::Facts(facts.into_iter().flatten().collect())])
}

fn decision(plan: &Plan, gate: &Gate) -> Block {
    let decided = gate.effective.map_or_else(String::new, Choice::label);
    let computed = match gate.overridden {
        Some(overridden) if gate.computed != Some(overridden) => gate.computed.map_or_else(String::new, Choice::label),
        _ => String::new(),
    };
    let facts = [
        fact("date", long_date(gate_date(plan))),
        fact("owner", plan.person_name(&plan.pilot.gate_owner)),
        fact("decision", decided),
        fact("computed", computed),
    ];
    let below =
        if gate.effective.is_some() { Block::Points(gate.reasons.clone()) } else { Block::Text(t!("pilot.gate.rule")) };
    section("gate", vec![Block::Facts(facts.into_iter().flatten().collect()), below])
}

fn criteria(plan: &Plan, gate: &Gate) -> Block {
    let criteria = &plan.pilot.criteria;
    if criteria.is_empty() {
        return section("criteria", vec![Block::Missing(t!("pilot.brief.no-criteria"))]);
    }
    let seen = gate.criteria.iter().any(|result| result.observed.is_some());
    let columns: &[&str] = if seen {
        &["criterion", "baseline", "minimum", "target", "seen", "standing"]
    } else {
        &["criterion", "baseline", "minimum", "target"]
    };
    let row = |(criterion, result): (&Criterion, &CriterionResult)| {
        let written = |value: Option<f64>| value.map_or_else(dash, |value| shown(criterion.metric, value));
        let mut row = vec![criterion.name()];
        row.extend([criterion.baseline, criterion.minimum, criterion.target].map(written));
        if seen {
            row.extend([written(result.observed), result.against_minimum.label()]);
        }
        row
    };
    let rows = criteria.iter().zip(&gate.criteria).take(CRITERIA_SHOWN).map(row).collect();
    let numeric = if seen { vec![1, 2, 3, 4] } else { vec![1, 2, 3] };
    let mut blocks = vec![Block::Table { head: heads(columns), rows, numeric }];
    let more = criteria.len().saturating_sub(CRITERIA_SHOWN);
    if more > 0 {
        blocks.push(Block::Text(count("pilot.brief.more-criteria", more)));
    }
    let sample = sample_size_view(plan);
    if matches!(sample.verdict, SampleVerdict::Enough | SampleVerdict::TooSmall) {
        blocks.push(Block::Text(sample.headline));
    }
    section("criteria", blocks)
}

fn sprint(plan: &Plan) -> Block {
    let weeks = shown_weeks(plan);
    if weeks.is_empty() {
        return section("sprint", vec![Block::Missing(t!("pilot.brief.no-sprint"))]);
    }
    let duration = plan.pilot.duration_weeks();
    let (staged, worked) = (stage(duration, 1).is_some(), plan.pilot.sprint.len() <= WEEKS_WITH_WORK);
    let mut columns = vec!["week", "starts"];
    columns.extend(staged.then_some("stage"));
    columns.push("focus");
    columns.extend(worked.then_some("work"));
    columns.push("review");
    let reviews = review_dates(plan);
    let row = |week: &&SprintWeek| {
        let mut row = vec![week.week.to_string(), short_date(week_start(plan, week.week))];
        if staged {
            row.push(stage(duration, week.week).map_or_else(String::new, Choice::label));
        }
        row.push(week.focus.clone());
        if worked {
            row.push(week.work.clone());
        }
        let review = reviews.iter().find(|(number, _)| *number == week.week);
        row.push(review.map_or_else(String::new, |(_, day)| short_date(*day)));
        row
    };
    let rows = weeks.iter().map(row).collect();
    let mut blocks = vec![Block::Table { head: heads(&columns), rows, numeric: vec![0] }];
    let more = plan.pilot.sprint.len() - weeks.len();
    if more > 0 {
        blocks.push(Block::Text(count("pilot.brief.more-weeks", more)));
    }
    section("sprint", blocks)
}

/// The weeks in order; of a long pilot the first ones and the last.
fn shown_weeks(plan: &Plan) -> Vec<&SprintWeek> {
    let mut weeks: Vec<&SprintWeek> = plan.pilot.sprint.iter().collect();
    weeks.sort_by_key(|week| week.week);
    if weeks.len() > WEEKS_SHOWN {
        weeks.drain(WEEKS_SHOWN - 1..weeks.len() - 1);
    }
    weeks
}

fn pitfalls(plan: &Plan) -> Block {
    let answered = plan.pilot.pitfalls.iter().filter(|answer| !answer.counter.trim().is_empty());
    let point = |answer: &PitfallAnswer| {
        t!("pilot.brief.pitfall", pitfall = answer.kind.label(), counter = answer.counter.trim())
    };
    let points: Vec<String> = answered.map(point).collect();
    let block = if points.is_empty() { Block::Missing(t!("pilot.brief.no-pitfalls")) } else { Block::Points(points) };
    section("pitfalls", vec![block])
}

fn heads(columns: &[&str]) -> Vec<String> {
    // lang: pilot.brief.column.*
    columns.iter().map(|column| t!(format!("pilot.brief.column.{column}"))).collect()
}

fn dash() -> String {
    "\u{2013}".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::metric::Metric;
    use crate::plan::pilot::{Decision, Observed, PilotLength};
    use crate::practice::pilot::fill_starter;

    fn today() -> NaiveDate {
        "2026-06-01".parse().unwrap()
    }

    fn plan(length: PilotLength) -> Plan {
        let mut plan = Plan { name: "Service basics".into(), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.pilot.change = "Short lessons.".into();
        plan.pilot.effect = "more solved calls".into();
        plan.pilot.length = length;
        plan.pilot.weeks = 30;
        fill_starter(&mut plan, &mut CountedIds::new("p"));
        plan
    }

    /// The table below the section with this key.
    fn table(document: &Document, part: &str) -> (Vec<String>, Vec<Vec<String>>) {
        let title = t!(format!("pilot.brief.section.{part}"));
        let found = document.blocks.iter().find_map(|block| match block {
            Block::Section(name, inner) if *name == title => inner.iter().find_map(|block| match block {
                Block::Table { head, rows, .. } => Some((head.clone(), rows.clone())),
                _ => None,
            }),
            _ => None,
        });
        found.unwrap_or_default()
    }

    #[test]
    fn twelve_weeks_stand_on_the_page_with_their_stages() {
        let (head, rows) = table(&brief(&plan(PilotLength::TwelveWeeks), today()), "sprint");
        assert_eq!((head.len(), rows.len()), (5, 12));
        assert!(rows.iter().all(|row| row.len() == head.len()));
    }

    #[test]
    fn short_pilots_say_what_is_done_each_week() {
        let (head, rows) = table(&brief(&plan(PilotLength::SixWeeks), today()), "sprint");
        assert_eq!((head.len(), rows.len()), (5, 6));
        assert_eq!(rows[0][1], short_date("2026-07-13".parse().unwrap()));
    }

    #[test]
    fn a_long_pilot_is_cut_to_the_page_and_says_so() {
        let document = brief(&plan(PilotLength::Custom), today());
        let (_, rows) = table(&document, "sprint");
        assert_eq!(rows.len(), 12);
        assert_eq!(rows[11][0], "30");
        assert!(document.markdown().contains("18"));
    }

    #[test]
    fn what_was_seen_joins_the_criteria_once_there_is_any() {
        let mut plan = plan(PilotLength::SixWeeks);
        assert_eq!(table(&brief(&plan, today()), "criteria").0.len(), 4);
        plan.pilot.criteria[0].observed = Observed { value: Some(31.0), ..Observed::default() };
        let (head, rows) = table(&brief(&plan, today()), "criteria");
        assert_eq!(head.len(), 6);
        assert_eq!(plan.pilot.criteria[0].metric, Metric::WeeklyActive);
        assert_eq!(rows[0][4], "31");
    }

    #[test]
    fn an_override_shows_the_computed_decision_beside_it() {
        let mut plan = plan(PilotLength::SixWeeks);
        plan.pilot.criteria.truncate(1);
        let first = &mut plan.pilot.criteria[0];
        (first.baseline, first.minimum, first.target) = (Some(10.0), Some(20.0), Some(30.0));
        first.observed.value = Some(35.0);
        plan.pilot.gate_override = Some(Decision::Iterate);
        let text = brief(&plan, today()).markdown();
        assert!(text.contains(&Decision::Iterate.label()) && text.contains(&Decision::Go.label()), "{text}");
    }

    #[test]
    fn an_empty_plan_says_what_is_missing() {
        let missing = |block: &Block| match block {
            Block::Missing(_) => true,
            Block::Section(_, inner) => inner.iter().any(|block| matches!(block, Block::Missing(_))),
            _ => false,
        };
        let document = brief(&Plan::default(), today());
        assert_eq!(document.blocks.iter().filter(|block| missing(block)).count(), 4);
    }
}
