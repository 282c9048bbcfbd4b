//! Baselines from imports, and from the diagnosis into targets and criteria that have none (row A2).

use chrono::NaiveDate;

use super::Baseline;
use crate::adoption::summary::value;
use crate::choice::Choice;
use crate::id::{Id, IdSource};
use crate::metric::Metric;
use crate::plan::Plan;

/// A figure that an import tells.
#[derive(Clone, Debug, PartialEq)]
pub struct OnHand {
    /// What is measured.
    pub metric: Metric,
    /// Its value, in the metric's unit.
    pub value: f64,
    /// The day of the import.
    pub on: NaiveDate,
    /// What the import is called.
    pub source: String,
}

/// What the imports tell, each metric by the newest that tells it.
pub fn on_hand(plan: &Plan) -> Vec<OnHand> {
    let newest = |metric: &Metric| {
        plan.measurement.imports.iter().rev().find_map(|import| {
            let value = value(&import.figures, *metric, import.imported_on)?;
            Some(OnHand { metric: *metric, value, on: import.imported_on, source: import.label.clone() })
        })
    };
    Metric::ALL.iter().filter_map(newest).collect()
}

/// Whether a baseline of this metric has a value.
pub fn is_known(plan: &Plan, metric: Metric) -> bool {
    plan.diagnosis.baselines.iter().any(|row| row.metric == metric && row.value.is_some())
}

/// Takes a figure over: into the first row of its metric that has no value, else into a new row.
pub fn take(plan: &mut Plan, figure: OnHand, ids: &mut dyn IdSource) {
    let rows = &mut plan.diagnosis.baselines;
    let open = rows.iter().position(|row| row.metric == figure.metric && row.value.is_none());
    let at = open.unwrap_or_else(|| {
        rows.push(Baseline { id: ids.fresh(), metric: figure.metric, ..Baseline::default() });
        rows.len() - 1
    });
    if let Some(row) = rows.get_mut(at) {
        (row.value, row.on, row.source) = (Some(figure.value), Some(figure.on), figure.source);
    }
}

/// The metrics of the sponsor's targets and the pilot's criteria that have no row among the baselines.
pub fn wanted(plan: &Plan) -> Vec<Metric> {
    let of_sponsor = plan.sponsorship.kpis.iter().map(|kpi| kpi.metric);
    let of_pilot = plan.pilot.criteria.iter().map(|criterion| criterion.metric);
    let mut metrics: Vec<Metric> = of_sponsor.chain(of_pilot).filter(|metric| !has_row(plan, *metric)).collect();
    metrics.sort_unstable();
    metrics.dedup();
    metrics
}

/// The metrics without a row among the baselines.
pub fn missing(plan: &Plan) -> Vec<Metric> {
    Metric::ALL.iter().copied().filter(|metric| !has_row(plan, *metric)).collect()
}

fn has_row(plan: &Plan, metric: Metric) -> bool {
    plan.diagnosis.baselines.iter().any(|row| row.metric == metric)
}

/// Adds an empty row for each of these metrics.
pub fn lay_out(plan: &mut Plan, metrics: Vec<Metric>, ids: &mut dyn IdSource) {
    let row = |metric| Baseline { id: ids.fresh(), metric, ..Baseline::default() };
    plan.diagnosis.baselines.extend(metrics.into_iter().map(row));
}

/// How many targets and criteria have no baseline while the diagnosis knows one for the same metric and part.
pub fn open_elsewhere(plan: &Plan) -> usize {
    let kpis = plan.sponsorship.kpis.iter().filter(|kpi| kpi.baseline.is_none());
    let criteria = plan.pilot.criteria.iter().filter(|criterion| criterion.baseline.is_none());
    let wanted = kpis.map(|kpi| (kpi.metric, &kpi.detail));
    let wanted = wanted.chain(criteria.map(|criterion| (criterion.metric, &criterion.detail)));
    wanted.filter(|(metric, detail)| told(&plan.diagnosis.baselines, *metric, detail).is_some()).count()
}

/// Fills the baselines of targets and criteria that have none; what is there stays.
pub fn carry_over(plan: &mut Plan) {
    let rows = &plan.diagnosis.baselines;
    for kpi in plan.sponsorship.kpis.iter_mut().filter(|kpi| kpi.baseline.is_none()) {
        kpi.baseline = told(rows, kpi.metric, &kpi.detail);
    }
    for criterion in plan.pilot.criteria.iter_mut().filter(|criterion| criterion.baseline.is_none()) {
        criterion.baseline = told(rows, criterion.metric, &criterion.detail);
    }
}

/// The value of the first row with this metric and part.
fn told(rows: &[Baseline], metric: Metric, detail: &str) -> Option<f64> {
    let same = |row: &&Baseline| row.metric == metric && row.detail.trim() == detail.trim();
    rows.iter().filter(same).find_map(|row| row.value)
}

/// A target whose own baseline is another than the one the diagnosis noted.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// The target's identifier.
    pub kpi: Id,
    /// What is measured.
    pub metric: Metric,
    /// What the target says.
    pub at_target: f64,
    /// What the diagnosis says.
    pub noted: f64,
}

/// The targets that start from another value than the diagnosis noted.
pub fn clashes(plan: &Plan) -> Vec<Clash> {
    let clash = |kpi: &crate::plan::align::Kpi| {
        let (at_target, noted) = kpi.baseline.zip(told(&plan.diagnosis.baselines, kpi.metric, &kpi.detail))?;
        // Both were typed or taken over, so that equal ones are equal to the digit.
        (at_target != noted).then(|| Clash { kpi: kpi.id.clone(), metric: kpi.metric, at_target, noted })
    };
    plan.sponsorship.kpis.iter().filter_map(clash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::Figures;
    use crate::id::CountedIds;
    use crate::plan::align::Kpi;
    use crate::plan::measure::ImportedFigures;
    use crate::plan::pilot::Criterion;

    fn import(label: &str, share: f64) -> ImportedFigures {
        ImportedFigures {
            id: Id::new(label),
            label: label.into(),
            imported_on: "2026-07-06".parse().unwrap(),
            figures: Figures { completion_rate: Some(share), ..Figures::default() },
        }
    }

    fn plan() -> Plan {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.measurement.imports = vec![import("May", 0.3), import("June", 0.32)];
        plan
    }

    #[test]
    fn the_newest_import_fills_a_row_with_its_date_and_source() {
        let mut plan = plan();
        let told = on_hand(&plan);
        assert_eq!(told.iter().map(|figure| figure.metric).collect::<Vec<_>>(), [Metric::CompletionRate]);
        lay_out(&mut plan, vec![Metric::CompletionRate, Metric::Nps], &mut CountedIds::new("b"));
        take(&mut plan, told[0].clone(), &mut CountedIds::new("c"));
        let row = &plan.diagnosis.baselines[0];
        assert_eq!((row.value, row.source.as_str(), row.on), (Some(32.0), "June", Some("2026-07-06".parse().unwrap())));
        assert_eq!(plan.diagnosis.baselines.len(), 2);
    }

    #[test]
    fn a_value_that_is_there_is_not_overwritten() {
        let mut plan = plan();
        let figure = on_hand(&plan).remove(0);
        take(&mut plan, figure.clone(), &mut CountedIds::new("b"));
        plan.diagnosis.baselines[0].value = Some(28.0);
        take(&mut plan, figure, &mut CountedIds::new("c"));
        let values: Vec<_> = plan.diagnosis.baselines.iter().map(|row| row.value).collect();
        assert_eq!(values, [Some(28.0), Some(32.0)]);
    }

    #[test]
    fn targets_and_criteria_without_a_baseline_take_it_from_the_diagnosis() {
        let mut plan = plan();
        let kpi =
            |id: &str, baseline| Kpi { id: Id::new(id), metric: Metric::CompletionRate, baseline, ..Kpi::default() };
        plan.sponsorship.kpis = vec![kpi("a", None), kpi("b", Some(40.0))];
        plan.pilot.criteria = vec![Criterion { metric: Metric::CompletionRate, ..Criterion::default() }];
        assert_eq!(wanted(&plan), [Metric::CompletionRate]);
        let figure = on_hand(&plan).remove(0);
        take(&mut plan, figure, &mut CountedIds::new("r"));
        assert_eq!((wanted(&plan).len(), open_elsewhere(&plan)), (0, 2));
        carry_over(&mut plan);
        assert_eq!((plan.sponsorship.kpis[0].baseline, plan.sponsorship.kpis[1].baseline), (Some(32.0), Some(40.0)));
        assert_eq!((plan.pilot.criteria[0].baseline, open_elsewhere(&plan)), (Some(32.0), 0));
        assert_eq!(clashes(&plan).len(), 1);
        assert_eq!((clashes(&plan)[0].at_target, clashes(&plan)[0].noted), (40.0, 32.0));
    }

    #[test]
    fn every_metric_can_have_a_row() {
        let mut plan = plan();
        let all = missing(&plan);
        assert_eq!(all.len(), Metric::ALL.len());
        lay_out(&mut plan, all, &mut CountedIds::new("b"));
        assert!(missing(&plan).is_empty());
    }
}
