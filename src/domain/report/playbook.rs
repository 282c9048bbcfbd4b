//! The manager playbook: goal, dates, scripts, red flags and whom to call, on one page (rows F6, L2).

use chrono::NaiveDate;

use super::parts::{foot, name_or_open, programme, subtitle};
use super::{Block, Document};
use crate::choice::Choice;
use crate::plan::Plan;
use crate::plan::enablement::scoreboard::per_month;
use crate::plan::enablement::{Escalation, ManagerKpi, ManagerKpiKind, TouchpointKind};
use crate::practice::enablement::{Script, lms_checklist, questions, red_flags};
use crate::schedule::weeks::short_date;
use crate::t;

/// Dates that stand on the page; coaching, which comes every week, is one line of its own.
const DATES_SHOWN: usize = 9;

/// The playbook of a plan, as of a day.
pub fn playbook(plan: &Plan, today: NaiveDate) -> Document {
    let enablement = &plan.enablement;
    let goals = [&enablement.goals, &plan.sponsorship.reason].into_iter().find(|text| !text.trim().is_empty());
    let lead = goals.map_or_else(|| Block::Missing(t!("enable.playbook.no-goals")), |text| Block::Lead(text.clone()));
    let pledge = match enablement.pledge.trim() {
        "" => Block::Missing(t!("enable.playbook.no-pledge")),
        pledge => Block::Text(pledge.to_owned()),
    };
    let blocks = vec![
        lead,
        Block::Columns(vec![
            vec![section("dates", dates(plan))],
            vec![section("numbers", vec![numbers(plan)]), section("pledge", vec![pledge])],
        ]),
        section("scripts", talks()),
        section("red-flags", led("red-flags", flags(plan))),
        Block::Columns(vec![
            vec![section("escalation", escalation(plan))],
            vec![section("lms", led("lms", lms_checklist()))],
        ]),
    ];
    Document {
        kind: t!("enable.playbook.kind"),
        title: t!("enable.playbook.title", programme = programme(plan)),
        subtitle: subtitle(plan),
        blocks,
        foot: foot(plan, today),
    }
}

/// A section headed by `enable.playbook.section.<name>`.
fn section(name: &str, blocks: Vec<Block>) -> Block {
    // lang: enable.playbook.section.*
    Block::Section(t!(format!("enable.playbook.section.{name}")), blocks)
}

/// Points below the line that says what they are for.
fn led(name: &str, points: Vec<String>) -> Vec<Block> {
    // lang: enable.playbook.lead-in.*
    vec![Block::Text(t!(format!("enable.playbook.lead-in.{name}"))), Block::Points(points)]
}

/// When managers are asked for something, weekly coaching drawn together.
fn dates(plan: &Plan) -> Vec<Block> {
    let all = plan.enablement.in_order(plan);
    let is_weekly = |kind: TouchpointKind| kind == TouchpointKind::MicroCoaching;
    let single = all.iter().filter(|(_, point)| !is_weekly(point.kind));
    let mut points: Vec<String> = single
        .clone()
        .take(DATES_SHOWN)
        .map(|(date, point)| {
            t!("enable.playbook.date", date = short_date(*date), what = point.name(), minutes = point.minutes)
        })
        .collect();
    let more = single.count().saturating_sub(DATES_SHOWN);
    let mut weekly = all.iter().filter(|(_, point)| is_weekly(point.kind));
    if let Some((first, point)) = weekly.next() {
        let last = weekly.next_back().map_or(*first, |(date, _)| *date);
        let (from, to) = (short_date(*first), short_date(last));
        points.push(t!("enable.playbook.weekly", from = from, to = to, minutes = point.minutes));
    }
    if points.is_empty() {
        return vec![Block::Missing(t!("enable.playbook.no-dates"))];
    }
    let mut blocks = led("dates", points);
    if more > 0 {
        blocks.push(Block::Text(crate::lang::count("enable.playbook.more-dates", more)));
    }
    blocks
}

fn numbers(plan: &Plan) -> Block {
    let number = |kpi: &ManagerKpi| {
        let own = kpi.detail.trim();
        let name = if own.is_empty() { kpi.kind.label() } else { own.to_owned() };
        let target = kpi.target.map_or_else(super::parts::open, |target| match kpi.kind {
            ManagerKpiKind::CoachingMinutes => {
                let month = kpi.kind.format(per_month(target));
                t!("enable.playbook.per-month", week = kpi.kind.format(target), month = month)
            }
            kind => kind.format(target),
        });
        let due = kpi.due.map(|due| short_date(plan.date(due)));
        let value = due.map_or_else(|| target.clone(), |due| t!("enable.playbook.by", target = target, date = due));
        (name, value)
    };
    let facts: Vec<(String, String)> = plan.enablement.kpis.iter().map(number).collect();
    if facts.is_empty() { Block::Missing(t!("enable.playbook.no-numbers")) } else { Block::Facts(facts) }
}

/// The scripts, and the questions of every check-in.
fn talks() -> Vec<Block> {
    let mut blocks = led("scripts", scripts());
    blocks.push(Block::Text(t!("enable.playbook.questions", questions = questions().join(" "))));
    blocks
}

fn scripts() -> Vec<String> {
    let line = |script: &Script| {
        t!("enable.playbook.script", minutes = script.minutes(), name = script.label(), say = script.short())
    };
    Script::ALL.iter().map(line).collect()
}

/// The red flags of the practice, and behind them those of the plan.
fn flags(plan: &Plan) -> Vec<String> {
    let own = plan.enablement.red_flags.lines().map(str::trim).filter(|line| !line.is_empty());
    red_flags().into_iter().chain(own.map(str::to_owned)).collect()
}

fn escalation(plan: &Plan) -> Vec<Block> {
    let step = |step: &Escalation| {
        let who = name_or_open(plan, &step.owner);
        t!("enable.playbook.escalation", what = step.trigger.trim(), who = who, how = step.response.trim())
    };
    let steps: Vec<String> = plan.enablement.escalation.iter().map(step).collect();
    if steps.is_empty() {
        return vec![Block::Missing(t!("enable.playbook.no-escalation"))];
    }
    led("escalation", steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{CountedIds, Id};
    use crate::plan::Person;
    use crate::practice::enablement::fill_starter;

    fn today() -> NaiveDate {
        "2026-07-20".parse().unwrap()
    }

    fn plan() -> Plan {
        let mut plan = Plan { name: "Academy".into(), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.people = vec![Person { id: Id::new("p"), name: "Ana Ruiz".into(), ..Person::default() }];
        fill_starter(&mut plan, &mut CountedIds::new("t"));
        plan.enablement.goals = "Every call solved the first time.".into();
        plan.enablement.escalation[0].owner = Id::new("p");
        plan.enablement.red_flags = "Nobody joins the huddle\n\n".into();
        plan
    }

    #[test]
    fn an_empty_plan_says_what_is_missing_and_still_carries_the_scripts() {
        let text = playbook(&Plan::default(), today()).markdown();
        for part in ["no-goals", "no-pledge", "no-dates", "no-numbers", "no-escalation"] {
            assert!(text.contains(&t!(format!("enable.playbook.{part}"))), "{part}");
        }
        assert!(Script::ALL.iter().all(|script| text.contains(&script.label())));
    }

    #[test]
    fn goals_dates_numbers_flags_and_helpers_stand_on_it() {
        let text = playbook(&plan(), today()).markdown();
        for part in
            ["Every call solved", "20\u{a0}Jul", "30\u{a0}min", "130\u{a0}min", "Nobody joins the huddle", "Ana Ruiz"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("enable.") && !text.contains("%{"), "{text}");
    }

    #[test]
    fn coaching_that_comes_every_week_is_one_line() {
        let blocks = dates(&plan());
        let [Block::Text(_), Block::Points(points), Block::Text(more)] = blocks.as_slice() else {
            panic!("{blocks:?}")
        };
        assert_eq!(points.len(), DATES_SHOWN + 1);
        assert!(points.last().unwrap().contains("22\u{a0}Sep"), "{points:?}");
        assert!(!points.contains(more), "how many more there are closes the list");
    }

    #[test]
    fn every_list_says_what_it_is_for() {
        fn check(blocks: &[Block]) {
            for (at, block) in blocks.iter().enumerate() {
                match block {
                    Block::Section(_, inner) => check(inner),
                    Block::Columns(columns) => columns.iter().for_each(|column| check(column)),
                    Block::Points(points) => {
                        let is_led = at > 0 && matches!(blocks[at - 1], Block::Text(_));
                        assert!(is_led, "nothing leads in to {points:?}");
                    }
                    _ => {}
                }
            }
        }
        for plan in [Plan::default(), plan()] {
            check(&playbook(&plan, today()).blocks);
        }
    }
}
