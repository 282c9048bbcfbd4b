//! The business-impact report: the finding first, then the evidence, its limits, and what follows (row L2).

use chrono::NaiveDate;

use super::parts::{foot, none, open, or_missing, programme, subtitle};
use super::{Block, Document, returns, tried};
use crate::choice::Choice;
use crate::metric::MetricKind;
use crate::number::{plain, with_sign};
use crate::plan::Plan;
use crate::plan::align::Kpi;
use crate::plan::gate::{better, gate};
use crate::plan::measure::{TargetStanding, TargetState, target_standings};
use crate::t;

/// The report of a plan as of a day.
pub fn impact(plan: &Plan, today: NaiveDate) -> Document {
    let mut blocks: Vec<Block> = finding(plan, today).map(Block::Lead).into_iter().collect();
    blocks.extend([
        or_missing(&plan.sponsorship.business_outcome, "report.impact.no-outcome", Block::Text),
        results(plan, today),
        worth(plan),
        pilot(plan),
        measures(plan, today),
        Block::Columns(vec![vec![limits(plan)], vec![conclusion(plan)]]),
    ]);
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

/// What came of it in a sentence or two: how many results moved the right way, and what a unit of cost brought back.
///
/// The figures themselves stand below it. Nothing where neither a result nor a return is known.
fn finding(plan: &Plan, today: NaiveDate) -> Option<String> {
    let standings = target_standings(plan, today);
    let told = standings.iter().filter(|standing| standing.value.is_some()).count();
    let results = (told > 0).then(|| {
        let met = standings.iter().filter(|standing| standing.state == TargetState::Met).count();
        let untold = standings.len() - told;
        t!(
            "report.impact.finding",
            all = standings.len(),
            better = standings.iter().filter(|standing| is_better(standing)).count(),
            met = if met > 0 { t!("report.impact.met", n = met) } else { t!("report.impact.none-met") },
            untold = if untold > 0 { t!("report.impact.untold", n = untold) } else { String::new() }
        )
    });
    let (worth, _) = returns::sentences(plan);
    let said: Vec<String> = results.into_iter().chain(Some(worth)).filter(|text| !text.is_empty()).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Whether a result stands on the right side of its baseline.
fn is_better(standing: &TargetStanding) -> bool {
    let both = standing.value.zip(standing.reference.baseline);
    both.is_some_and(|(now, baseline)| better(standing.metric, now, baseline))
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
    let head = ["result", "baseline", "now", "change", "aim", "standing"];
    // lang: report.column.*
    let head = head.iter().map(|column| t!(format!("report.column.{column}"))).collect();
    let rows = pairs.into_iter().map(|(kpi, standing)| result_row(kpi, standing)).collect();
    let mut blocks = vec![Block::Table { head, rows, numeric: vec![1, 2, 3, 4] }];
    if plan.sponsorship.kpis.iter().all(|kpi| kpi.metric.kind() != MetricKind::Outcome) {
        blocks.push(Block::Missing(t!("report.impact.no-business-result")));
    }
    section("results", blocks)
}

fn result_row(kpi: &Kpi, standing: &TargetStanding) -> Vec<String> {
    let written = |value: Option<f64>, mark: fn() -> String| value.map_or_else(mark, |value| kpi.metric.format(value));
    let change = standing.value.zip(standing.reference.baseline).map_or_else(none, |(now, baseline)| {
        let change = kpi.metric.rounded(now) - kpi.metric.rounded(baseline);
        let change = with_sign(change, plain(change.abs()));
        if kpi.metric.is_share() { t!("report.trend.points", n = change) } else { change }
    });
    vec![
        standing.name.clone(),
        written(standing.reference.baseline, none),
        written(standing.value, none),
        change,
        written(standing.reference.target, open),
        standing.state.label(),
    ]
}

/// What the pilot's gate decided, and why.
fn pilot(plan: &Plan) -> Block {
    let gate = gate(plan);
    let blocks = match gate.effective {
        None => vec![Block::Missing(t!("report.impact.no-gate"))],
        Some(decision) => {
            let decided = t!("report.impact.gate", decision = decision.label());
            let said: Vec<String> = std::iter::once(decided).chain(gate.reasons).collect();
            vec![Block::Text(said.join(" "))]
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
    let head = picked(&tried::head(), &kept);
    let rows = rows.iter().map(|cells| picked(cells, &kept)).collect();
    section("tried", vec![Block::Table { head, rows, numeric: vec![3, 4, 5] }])
}

/// The cells of these columns.
fn picked(cells: &[String], columns: &[usize]) -> Vec<String> {
    columns.iter().filter_map(|at| cells.get(*at).cloned()).collect()
}

/// Benefit, cost and return by three estimates; what a unit of cost brings back is in the finding.
fn worth(plan: &Plan) -> Block {
    let rows = returns::rows(plan);
    if rows.is_empty() {
        return section("worth", vec![Block::Missing(t!("report.impact.no-return"))]);
    }
    let (_, break_even) = returns::sentences(plan);
    // Estimate, benefit, costs, return, pays back in: net benefit and ratio say the same once more.
    let kept = [0, 1, 2, 4, 6];
    let head = picked(&returns::head(), &kept);
    let rows = rows.iter().map(|cells| picked(cells, &kept)).collect();
    section("worth", vec![Block::Table { head, rows, numeric: vec![1, 2, 3, 4] }, Block::Text(break_even)])
}

/// What else may have done it, and what a before and after cannot say.
fn limits(plan: &Plan) -> Block {
    let mut blocks = vec![or_missing(&plan.reports.other_causes, "report.impact.no-causes", Block::Text)];
    if !plan.measurement.interventions.is_empty() {
        blocks.push(Block::Text(t!("measuring.interventions.no-cause")));
    }
    section("limits", blocks)
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
    use crate::practice::sample::sample;
    use crate::report::testing::plain_text;

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
    fn the_finding_comes_first_then_the_evidence_its_limits_and_what_follows() {
        let today = day("2026-11-22");
        let document = impact(&sample(Id::new("s"), today), today);
        assert!(matches!(document.blocks.first(), Some(Block::Lead(_))), "{:?}", document.blocks);
        let text = document.markdown();
        let at =
            |part: &str| text.find(&t!(format!("report.impact.section.{part}"))).unwrap_or_else(|| panic!("{part}"));
        let order = ["results", "worth", "pilot", "tried", "limits", "conclusion"].map(at);
        assert!(order.is_sorted(), "{order:?}");
    }

    #[test]
    fn no_sentence_of_the_samples_report_stands_there_twice() {
        let today = day("2026-11-22");
        let mut texts = plain_text(&impact(&sample(Id::new("s"), today), today));
        texts.retain(|text| text.chars().count() > 30);
        let all = texts.len();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), all);
    }

    #[test]
    fn the_finding_counts_what_beat_its_baseline_and_what_has_no_figure() {
        let mut plan = Plan::default();
        assert_eq!(finding(&plan, day("2026-09-21")), None);
        let kpi = |id: &str, metric, baseline| Kpi { id: Id::new(id), metric, baseline, ..Kpi::default() };
        plan.sponsorship.kpis =
            vec![kpi("c", Metric::CompletionRate, Some(20.0)), kpi("b", Metric::CustomerResult, Some(61.0))];
        let figures = Figures { completion_rate: Some(0.5), ..Figures::default() };
        plan.measurement.imports = vec![ImportedFigures { figures, ..ImportedFigures::default() }];
        let (met, untold) = (t!("report.impact.none-met"), t!("report.impact.untold", n = 1));
        let said = t!("report.impact.finding", all = 2, better = 1, met = met, untold = untold);
        assert_eq!(finding(&plan, day("2026-09-21")), Some(said));
        plan.sponsorship.kpis.truncate(1);
        plan.sponsorship.kpis[0].target = Some(40.0);
        let said = t!("report.impact.finding", all = 1, better = 1, met = t!("report.impact.met", n = 1), untold = "");
        assert_eq!(finding(&plan, day("2026-09-21")), Some(said));
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
        assert_eq!(rows[1][3], t!("report.trend.points", n = "+30"));
        assert_eq!(blocks.len(), 1);
        plan.sponsorship.kpis.truncate(1);
        let Block::Section(_, blocks) = results(&plan, day("2026-09-21")) else { panic!("a section") };
        assert_eq!(blocks.len(), 2, "completions alone are no business result");
    }
}
