//! The intervention log in words: what was tried, and what was seen before and after (rows I8, L2).

use chrono::NaiveDate;

use crate::choice::Choice;
use crate::number::{grouped, percent, plain, score, with_minus, with_sign};
use crate::plan::Plan;
use crate::plan::measure::interventions::{BeforeAfter, Effect, Intervention, ShareChange, WeekMeasure, effect};
use crate::schedule::short_date;
use crate::t;

/// The rows of the log, in the order of the plan.
pub fn rows(plan: &Plan, today: NaiveDate) -> Vec<Vec<String>> {
    plan.measurement.interventions.iter().map(|item| row(plan, item, effect(plan, item, today))).collect()
}

/// The heads of the log.
pub fn head() -> Vec<String> {
    vec![
        t!("measuring.interventions.head-what"),
        t!("measuring.interventions.head-whom"),
        t!("measuring.interventions.head-on"),
        t!("measuring.interventions.head-measure"),
        t!("measuring.interventions.head-before"),
        t!("measuring.interventions.head-after"),
        t!("measuring.interventions.head-change"),
        t!("measuring.interventions.head-range"),
        t!("measuring.interventions.head-owner"),
        t!("measuring.interventions.head-verdict"),
    ]
}

fn row(plan: &Plan, item: &Intervention, effect: Effect) -> Vec<String> {
    let unknown = || t!("measuring.interventions.unknown");
    let said = |text: &str| if text.trim().is_empty() { unknown() } else { text.to_owned() };
    let what = if item.what.trim().is_empty() { t!("measuring.interventions.unnamed") } else { item.what.clone() };
    let whom = if item.cohort.is_everyone() {
        t!("measuring.interventions.everyone")
    } else {
        t!("measuring.interventions.cohort", column = item.cohort.column, group = item.cohort.name)
    };
    let mut cells = vec![what, whom, item.on.map_or_else(unknown, short_date), item.measure.label()];
    cells.extend(match effect {
        Effect::Known(known) => compared(&known, item.measure),
        Effect::Undated => [unknown(), unknown(), t!("measuring.interventions.undated"), unknown()],
        Effect::Untold => [unknown(), unknown(), t!("measuring.interventions.untold"), unknown()],
        Effect::NoBefore(n) => [unknown(), unknown(), t!("measuring.interventions.no-before", n = n), unknown()],
        Effect::NoAfter(n) => [unknown(), unknown(), t!("measuring.interventions.no-after", n = n), unknown()],
    });
    cells.extend([said(plan.person_name(&item.owner)), item.verdict.label()]);
    cells
}

/// Before, after, change and the range of the change.
fn compared(known: &BeforeAfter, measure: WeekMeasure) -> [String; 4] {
    if measure == WeekMeasure::Nps {
        let (before, after) = (known.before.mean, known.after.mean);
        let change = after.round() - before.round();
        return [score(before), score(after), score(change), t!("measuring.interventions.unknown")];
    }
    let of = |value: f64, share: fn(&ShareChange) -> f64| match &known.share {
        Some(change) => {
            let part = percent(share(change));
            t!("measuring.interventions.side-share", mean = mean(value), share = part, of = grouped(change.of))
        }
        None => mean(value),
    };
    let points = |share: f64| change(share * 100.0);
    let range = known.share.map_or_else(
        || t!("measuring.interventions.unknown"),
        |share| {
            let (low, high) = (points(share.difference.low), points(share.difference.high));
            t!("measuring.interventions.range", low = low, high = high)
        },
    );
    let (before, after) = (of(known.before.mean, |share| share.before), of(known.after.mean, |share| share.after));
    [before, after, change(known.change()), range]
}

/// A mean.
fn mean(value: f64) -> String {
    with_minus(value, size(value))
}

/// A difference, with its sign.
fn change(value: f64) -> String {
    with_sign(value, size(value))
}

/// The size of a mean: whole from a thousand on, to one decimal below.
fn size(value: f64) -> String {
    let size = value.abs();
    // The cast saturates, and a mean is finite.
    if size >= 1000.0 { grouped(size.round() as u64) } else { plain((size * 10.0).round() / 10.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    #[test]
    fn an_entry_says_what_is_missing_before_it_can_be_judged() {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.measurement.interventions = vec![Intervention { id: Id::new("a"), ..Intervention::default() }];
        let rows = rows(&plan, "2026-10-01".parse().unwrap());
        assert_eq!(rows[0].len(), head().len());
        assert_eq!(rows[0][0], t!("measuring.interventions.unnamed"));
        assert_eq!(rows[0][6], t!("measuring.interventions.undated"));
    }
}
