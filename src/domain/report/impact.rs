//! The business-impact report: what the result was for, what moved, what it is worth, and what else may have done it
//! (row L2).

use chrono::NaiveDate;

use super::parts::{foot, open, or_missing, programme, subtitle, text_or_open};
use super::{Block, Document, returns, tried};
use crate::choice::Choice;
use crate::metric::MetricKind;
use crate::number::{plain, with_sign};
use crate::plan::Plan;
use crate::plan::align::Kpi;
use crate::plan::gate::gate;
use crate::plan::measure::{TargetStanding, target_standings};
use crate::t;

/// The report of a plan as of a day.
pub fn impact(plan: &Plan, today: NaiveDate) -> Document {
    let blocks = vec![
        or_missing(&plan.sponsorship.business_outcome, "report.impact.no-outcome", Block::Lead),
        results(plan, today),
        pilot(plan),
        measures(plan, today),
        worth(plan),
        Block::Columns(vec![vec![other_causes(plan)], vec![conclusion(plan)]]),
    ];
    Document {
        kind: t!("report.impact.kind"),
        title: t!("report.impact.title", programme = programme(plan)),
        subtitle: subtitle(plan),
        blocks,
        foot: foot(plan, today),
    }
}

fn section(part: &str, blocks: Vec<Block>) -> Block {
    // lang: report.impact.section.*
    Block::Section(t!(format!("report.impact.section.{part}")), blocks)
}

/// Results of the business first, then what people do at work, then use; each against its baseline.
fn results(plan: &Plan, today: NaiveDate) -> Block {
    let standings = target_standings(plan, today);
    let mut pairs: Vec<(&Kpi, &TargetStanding)> = plan.sponsorship.kpis.iter().zip(&standings).collect();
    if pairs.is_empty() {
        return section("results", vec![Block::Missing(t!("report.impact.no-results"))]);
    }
    let nearness = |kind: MetricKind| match kind {
        MetricKind::Outcome => 0,
        MetricKind::Behaviour => 1,
        _ => 2,
    };
    pairs.sort_by_key(|(kpi, _)| nearness(kpi.metric.kind()));
    let head = ["result", "serves", "baseline", "now", "change", "aim", "standing"];
    // lang: report.column.*
    let head = head.iter().map(|column| t!(format!("report.column.{column}"))).collect();
    let rows = pairs.into_iter().map(|(kpi, standing)| result_row(kpi, standing)).collect();
    let mut blocks = vec![Block::Table { head, rows, numeric: vec![2, 3, 4, 5] }];
    if plan.sponsorship.kpis.iter().all(|kpi| kpi.metric.kind() != MetricKind::Outcome) {
        blocks.push(Block::Missing(t!("report.impact.no-business-result")));
    }
    section("results", blocks)
}

fn result_row(kpi: &Kpi, standing: &TargetStanding) -> Vec<String> {
    let written = |value: Option<f64>| value.map_or_else(open, |value| kpi.metric.format(value));
    let change = standing.value.zip(standing.reference.baseline).map_or_else(open, |(now, baseline)| {
        let change = with_sign(now - baseline, plain((now - baseline).abs()));
        if kpi.metric.is_share() { t!("report.trend.points", n = change) } else { change }
    });
    vec![
        standing.name.clone(),
        text_or_open(&kpi.outcome),
        written(standing.reference.baseline),
        written(standing.value),
        change,
        written(standing.reference.target),
        standing.state.label(),
    ]
}

/// What the pilot's gate decided, and why.
fn pilot(plan: &Plan) -> Block {
    let gate = gate(plan);
    let blocks = match gate.effective {
        None => vec![Block::Missing(t!("report.impact.no-gate"))],
        Some(decision) => {
            vec![Block::Text(t!("report.impact.gate", decision = decision.label())), Block::Points(gate.reasons)]
        }
    };
    section("pilot", blocks)
}

/// What was tried, with the weeks before and after it.
fn measures(plan: &Plan, today: NaiveDate) -> Block {
    let rows = tried::rows(plan, today);
    if rows.is_empty() {
        return section("tried", vec![Block::Missing(t!("report.impact.nothing-tried"))]);
    }
    // What, for whom, since when, before, after, change: the rest is work in progress.
    let kept = [0, 1, 2, 4, 5, 6];
    let pick = |cells: Vec<String>| kept.iter().filter_map(|at| cells.get(*at).cloned()).collect::<Vec<_>>();
    let head = pick(tried::head());
    let rows = rows.into_iter().map(pick).collect();
    let table = Block::Table { head, rows, numeric: vec![3, 4, 5] };
    section("tried", vec![table, Block::Text(t!("measuring.interventions.no-cause"))])
}

/// Benefit, cost and return by three estimates.
fn worth(plan: &Plan) -> Block {
    let rows = returns::rows(plan);
    if rows.is_empty() {
        return section("worth", vec![Block::Missing(t!("report.impact.no-return"))]);
    }
    let (sentence, break_even) = returns::sentences(plan);
    let numeric = (1..returns::head().len()).collect();
    let table = Block::Table { head: returns::head(), rows, numeric };
    section("worth", vec![Block::Text(sentence), table, Block::Text(break_even)])
}

fn other_causes(plan: &Plan) -> Block {
    section("causes", vec![or_missing(&plan.reports.other_causes, "report.impact.no-causes", Block::Text)])
}

fn conclusion(plan: &Plan) -> Block {
    section("conclusion", vec![or_missing(&plan.reports.conclusion, "report.impact.no-conclusion", Block::Text)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::Figures;
    use crate::id::Id;
    use crate::metric::Metric;
    use crate::plan::measure::ImportedFigures;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_empty_plan_says_what_is_missing() {
        let text = impact(&Plan::default(), day("2026-09-21")).markdown();
        for key in ["no-outcome", "no-results", "no-gate", "nothing-tried", "no-return", "no-causes", "no-conclusion"] {
            assert!(text.contains(&t!(format!("report.impact.{key}"))), "{key}: {text}");
        }
    }

    #[test]
    fn business_results_come_first_and_the_change_is_against_the_baseline() {
        let mut plan = Plan::default();
        let kpi = |id: &str, metric, baseline| Kpi { id: Id::new(id), metric, baseline, ..Kpi::default() };
        plan.sponsorship.kpis =
            vec![kpi("c", Metric::CompletionRate, Some(20.0)), kpi("b", Metric::CustomerResult, Some(61.0))];
        let figures = Figures { completion_rate: Some(0.5), ..Figures::default() };
        plan.measurement.imports = vec![ImportedFigures { figures, ..ImportedFigures::default() }];
        let Block::Section(_, blocks) = results(&plan, day("2026-09-21")) else { panic!("a section") };
        let Block::Table { rows, .. } = &blocks[0] else { panic!("a table") };
        assert_eq!(rows[0][0], Metric::CustomerResult.label());
        assert_eq!(rows[1][4], t!("report.trend.points", n = "+30"));
        assert_eq!(blocks.len(), 1);
        plan.sponsorship.kpis.truncate(1);
        let Block::Section(_, blocks) = results(&plan, day("2026-09-21")) else { panic!("a section") };
        assert_eq!(blocks.len(), 2, "completions alone are no business result");
    }
}
