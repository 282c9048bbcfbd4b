//! The diagnosis on a page, with a paragraph written from what was read, asked and seen (row A7).

use chrono::NaiveDate;

use super::parts::{foot, none, pending, programme, subtitle, text_or, text_or_none};
use super::{Block, Document};
use crate::choice::Choice;
use crate::lang::count;
use crate::plan::Plan;
use crate::plan::diagnosis::{BarrierFound, FrictionSeverity, gap, steps, themes};
use crate::practice::countermeasures::{COUNTER_MEASURES, CounterMeasure, against, is_planned};
use crate::schedule::weeks::long_date;
use crate::t;

/// Things named in a sentence before the rest is left to the page.
const NAMED: usize = 3;

/// The diagnosis on a page: the paragraph, the figures, the gaps, the barriers and what is still open.
pub fn diagnosis(plan: &Plan, today: NaiveDate) -> Document {
    let mut blocks = vec![Block::Text(paragraph(plan))];
    let tables = [figures_table(plan), gap_table(plan), barrier_table(plan)];
    blocks.extend(tables.into_iter().flatten());
    let open: Vec<String> = steps::steps(plan).into_iter().filter(|step| !step.done).map(|step| step.text).collect();
    if !open.is_empty() {
        blocks.push(Block::Section(t!("diagnose.summary.open"), vec![Block::Points(open)]));
    }
    Document {
        kind: t!("diagnose.summary.kind"),
        title: t!("diagnose.summary.title", programme = programme(plan)),
        subtitle: subtitle(plan),
        blocks,
        foot: foot(plan, today),
    }
}

/// A table under its heading; none without rows.
fn section(title: String, head: Vec<String>, rows: Vec<Vec<String>>, numeric: Vec<usize>) -> Option<Block> {
    (!rows.is_empty()).then(|| Block::Section(title, vec![Block::Table { head, rows, numeric }]))
}

fn figures_table(plan: &Plan) -> Option<Block> {
    let known = plan.diagnosis.baselines.iter().filter_map(|row| {
        let value = row.metric.format(row.value?);
        Some(vec![row.name(), value, row.on.map_or_else(none, long_date), text_or_none(&row.source)])
    });
    let head = vec![
        t!("field.baselines.metric.label"),
        t!("field.baselines.value.label"),
        t!("field.baselines.on.label"),
        t!("field.baselines.source.label"),
    ];
    section(t!("list.baselines.title"), head, known.collect(), vec![1])
}

fn gap_table(plan: &Plan) -> Option<Block> {
    let told = plan.diagnosis.intentions.iter();
    let told = told.filter_map(|row| Some(vec![text_or_none(&row.behaviour), gap::words(row)?]));
    let head = vec![t!("diagnose.gap.behaviour"), t!("diagnose.gap.meaning")];
    section(t!("diagnose.gap.title"), head, told.collect(), Vec::new())
}

/// The barriers, each with what is planned against it.
fn barrier_table(plan: &Plan) -> Option<Block> {
    let answer = |found: &BarrierFound| {
        let planned = against(found.kind).filter(|measure| is_planned(plan, measure));
        let planned: Vec<String> = planned.map(answered).collect();
        vec![found.kind.label(), text_or_none(&found.evidence), text_or(&planned.join("; "), pending)]
    };
    let head =
        vec![t!("field.barriers.kind.label"), t!("field.barriers.evidence.label"), t!("diagnose.barriers.helps")];
    section(t!("list.barriers.title"), head, plan.diagnosis.barriers.iter().map(answer).collect(), Vec::new())
}

/// A measure with the phase where it is planned.
fn answered(measure: &CounterMeasure) -> String {
    t!("diagnose.summary.answer", what = measure.title(), phase = measure.phase.label())
}

/// The diagnosis in one paragraph; says so where nothing is known.
pub fn paragraph(plan: &Plan) -> String {
    let sentences = [asked(plan), read(plan), gap_found(plan), barriers(plan), stuck(plan), answers(plan)];
    let said: Vec<String> = sentences.into_iter().flatten().collect();
    if said.is_empty() { t!("diagnose.summary.nothing") } else { said.join(" ") }
}

/// Who was asked, and what came up most.
fn asked(plan: &Plan) -> Option<String> {
    let talks = plan.diagnosis.interviews.len();
    let said = (talks > 0).then(|| count("diagnose.summary.talks", talks))?;
    let most = themes::themes(&plan.diagnosis).into_iter().next();
    Some(match most {
        Some(theme) => {
            let heard = t!("diagnose.summary.theme", theme = theme.name, talks = theme.talks, all = talks);
            format!("{said} {heard}")
        }
        None => said,
    })
}

/// Where the numbers stand.
fn read(plan: &Plan) -> Option<String> {
    let known = plan.diagnosis.baselines.iter().filter_map(|row| {
        let value = row.metric.format(row.value?);
        Some(t!("diagnose.summary.figure", metric = row.name(), value = value))
    });
    let figures: Vec<String> = known.take(NAMED).collect();
    (!figures.is_empty()).then(|| t!("diagnose.summary.figures", figures = figures.join("; ")))
}

/// The widest gap between intent and behaviour.
fn gap_found(plan: &Plan) -> Option<String> {
    let intention = gap::widest(&plan.diagnosis)?;
    let words = gap::words(intention)?;
    Some(t!("diagnose.summary.gap", behaviour = intention.behaviour.trim(), words = words))
}

/// The strongest barriers.
fn barriers(plan: &Plan) -> Option<String> {
    let mut found: Vec<_> = plan.diagnosis.barriers.iter().collect();
    found.sort_by_key(|barrier| std::cmp::Reverse(barrier.weight));
    let names: Vec<String> = found.iter().take(NAMED).map(|barrier| barrier.kind.label()).collect();
    (!names.is_empty()).then(|| t!("diagnose.summary.barriers", names = names.join("; ")))
}

/// Where people give up, else how many frictions are open.
fn stuck(plan: &Plan) -> Option<String> {
    let open: Vec<_> = plan.diagnosis.frictions.iter().filter(|friction| !friction.is_settled()).collect();
    let worst = open.iter().find(|friction| friction.severity == FrictionSeverity::Stops);
    match worst {
        Some(worst) => Some(t!("diagnose.summary.stops", what = worst.name())),
        None => (!open.is_empty()).then(|| count("diagnose.summary.frictions", open.len())),
    }
}

/// What is planned against it.
fn answers(plan: &Plan) -> Option<String> {
    let planned: Vec<String> =
        COUNTER_MEASURES.iter().filter(|measure| is_planned(plan, measure)).map(answered).collect();
    let named = || planned.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; ");
    (!planned.is_empty()).then(|| t!("diagnose.summary.answers", measures = named()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::metric::Metric;
    use crate::plan::diagnosis::{Barrier, BarrierFound, Baseline, Friction, Intention, Interview};
    use crate::practice::countermeasures::{add, by_key};

    fn plan() -> Plan {
        let mut plan = Plan { name: "Academy".into(), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        let diagnosis = &mut plan.diagnosis;
        diagnosis.interviews = vec![Interview { themes: "rosters".into(), ..Interview::default() }];
        let value = Some(32.0);
        diagnosis.baselines = vec![Baseline { metric: Metric::CompletionRate, value, ..Baseline::default() }];
        diagnosis.intentions = vec![Intention {
            behaviour: "Use it within two weeks".into(),
            intends: Some(82.0),
            does: Some(35.0),
            ..Intention::default()
        }];
        let barrier = |kind, weight| BarrierFound { kind, weight: Some(weight), ..BarrierFound::default() };
        diagnosis.barriers = vec![barrier(Barrier::PoorUx, 2), barrier(Barrier::LackOfTime, 5)];
        let severity = FrictionSeverity::Stops;
        let what = "Two passwords".to_owned();
        diagnosis.frictions = vec![Friction { id: Id::new("f"), what, severity, ..Friction::default() }];
        plan
    }

    #[test]
    fn the_paragraph_says_what_was_asked_read_and_seen() {
        let mut plan = plan();
        by_key("protect-hour").into_iter().for_each(|measure| add(&mut plan, measure));
        let said = paragraph(&plan);
        for part in ["rosters", "32", "47", "Two passwords", &Barrier::LackOfTime.label()] {
            assert!(said.contains(part), "{part} is not in: {said}");
        }
        assert!(said.find(&Barrier::LackOfTime.label()) < said.find(&Barrier::PoorUx.label()), "{said}");
        assert!(!said.contains("diagnose.") && !said.contains("%{") && !said.contains('\n'), "{said}");
    }

    #[test]
    fn an_empty_diagnosis_says_so_and_lists_what_is_open() {
        let document = diagnosis(&Plan::default(), "2026-07-13".parse().unwrap());
        assert_eq!(document.blocks[0], Block::Text(t!("diagnose.summary.nothing")));
        assert!(document.blocks.len() == 2 && matches!(&document.blocks[1], Block::Section(_, _)));
        assert!(document.markdown().contains("- "));
    }

    #[test]
    fn the_page_sets_the_figures_beside_what_people_said() {
        let document = diagnosis(&plan(), "2026-07-13".parse().unwrap());
        assert_eq!(document.blocks.len(), 5);
        let text = document.markdown();
        for part in ["Academy", "82", "Use it within two weeks", &Barrier::PoorUx.label()] {
            assert!(text.contains(part), "{part} is not in: {text}");
        }
    }

    #[test]
    fn a_barrier_that_nothing_is_planned_against_is_open() {
        let Some(Block::Section(_, blocks)) = barrier_table(&plan()) else { panic!("a section") };
        let Block::Table { rows, .. } = &blocks[0] else { panic!("a table") };
        assert_eq!(rows[0][1..], [none(), pending()]);
    }

    #[test]
    fn what_is_fixed_is_not_told() {
        let mut plan = plan();
        plan.diagnosis.frictions[0].fixed = Some("2026-07-01".parse().unwrap());
        assert!(!paragraph(&plan).contains("Two passwords"));
    }
}
