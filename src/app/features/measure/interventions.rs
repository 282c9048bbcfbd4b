//! The intervention log, and what was seen before and after each entry (row I8).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::number::{grouped, percent, plain, with_minus, with_sign};
use uptake::plan::Plan;
use uptake::plan::measure::interventions::{BeforeAfter, Effect, Intervention, ShareChange, effect};
use uptake::schedule::short_date;
use uptake::t;
use uptake::wizard::measure::{INTERVENTIONS, intervention_issues};

use crate::form::{Issues, ListEditor};
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::DataTable;

/// The log, and the table over it.
#[component]
pub fn InterventionsSection() -> impl IntoView {
    let store = use_store();
    let issues: Issues = store.slice(intervention_issues).into();
    let rows = store.slice(|plan| {
        let today = clock::today();
        plan.measurement.interventions.iter().map(|item| row(plan, item, effect(plan, item, today))).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="section">
                <h2>{t!("measuring.interventions.title")}</h2>
                <DataTable caption=t!("measuring.interventions.caption") head=head() rows numeric=vec![4, 5, 6, 7] />
                <p class="muted">{t!("measuring.interventions.no-cause")}</p>
            </section>
        </Show>
        <ListEditor list=&INTERVENTIONS issues />
    }
}

fn head() -> Vec<String> {
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
        Effect::Known(known) => compared(&known),
        Effect::Undated => [unknown(), unknown(), t!("measuring.interventions.undated"), unknown()],
        Effect::Untold => [unknown(), unknown(), t!("measuring.interventions.untold"), unknown()],
        Effect::NoBefore(n) => [unknown(), unknown(), t!("measuring.interventions.no-before", n = n), unknown()],
        Effect::NoAfter(n) => [unknown(), unknown(), t!("measuring.interventions.no-after", n = n), unknown()],
    });
    cells.extend([said(plan.person_name(&item.owner)), item.verdict.label()]);
    cells
}

/// Before, after, change and the range of the change.
fn compared(known: &BeforeAfter) -> [String; 4] {
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
