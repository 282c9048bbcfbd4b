//! The ROI sheet: what the gain is worth, what it cost, and what comes out by three estimates (row I8).

use leptos::prelude::*;
use uptake::adoption::roi::Return;
use uptake::choice::Choice;
use uptake::number::{grouped, percent, plain, with_minus};
use uptake::plan::Plan;
use uptake::plan::measure::worth::{Estimate, Outcome};
use uptake::t;
use uptake::wizard::measure::{COSTS, ROI_GAIN, ROI_ISOLATION, ROI_UNITS, ROI_VALUE, roi_issues};

use crate::form::{Issues, ListEditor, PlanFields};
use crate::store::use_store;
use crate::ui::{DataTable, Notice, Status};

/// The sheet.
#[component]
pub fn RoiSection() -> impl IntoView {
    let issues: Issues = use_store().slice(roi_issues).into();
    view! {
        <ReturnTable />
        <section class="section">
            <h2>{t!("measuring.roi.gain")}</h2>
            <PlanFields fields=ROI_GAIN issues />
            <h3>{t!("measuring.roi.value")}</h3>
            <PlanFields fields=ROI_VALUE issues />
            <h3>{t!("measuring.roi.units")}</h3>
            <p class="muted">{t!("measuring.roi.units-hint")}</p>
            <PlanFields fields=ROI_UNITS issues />
            <h3>{t!("measuring.roi.isolation")}</h3>
            <p class="muted">{t!("measuring.roi.isolation-hint")}</p>
            <PlanFields fields=ROI_ISOLATION issues />
        </section>
        <ListEditor list=&COSTS issues />
    }
}

/// What comes out, as far as the sheet is filled in.
#[component]
fn ReturnTable() -> impl IntoView {
    let store = use_store();
    let rows = store.slice(rows);
    let sentences = store.slice(sentences);
    let is_known = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let known = move || {
        if !is_known.get() {
            return view! { <p>{t!("measuring.roi.incomplete")}</p> }.into_any();
        }
        let said = move || {
            let (title, rest) = sentences.get();
            view! { <Notice tone=Status::Info title><p>{rest}</p></Notice> }
        };
        view! {
            {said}
            <DataTable caption=t!("measuring.roi.caption") head=head() rows numeric=vec![1, 2, 3, 4, 5, 6] />
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>{t!("measuring.roi.title")}</h2>
            <p class="muted">{t!("measuring.roi.lede")}</p>
            <h3>{t!("measuring.roi.result")}</h3>
            {known}
            <p class="muted">{t!("measuring.roi.formula")}</p>
        </section>
    }
}

fn head() -> Vec<String> {
    vec![
        t!("measuring.roi.head-estimate"),
        t!("measuring.roi.head-benefit"),
        t!("measuring.roi.head-cost"),
        t!("measuring.roi.head-net"),
        t!("measuring.roi.head-roi"),
        t!("measuring.roi.head-ratio"),
        t!("measuring.roi.head-payback"),
    ]
}

fn rows(plan: &Plan) -> Vec<Vec<String>> {
    let sheet = &plan.measurement.roi;
    let row = |(estimate, found): (Estimate, Return)| {
        let unknown = || t!("measuring.roi.unknown");
        vec![
            estimate.label(),
            money(found.benefit, &sheet.currency),
            money(found.cost, &sheet.currency),
            money(found.net, &sheet.currency),
            found.roi.map_or_else(unknown, in_percent),
            found.ratio.map_or_else(unknown, |ratio| t!("measuring.roi.ratio", ratio = plain(ratio))),
            found.payback.map_or_else(unknown, |months| t!("measuring.roi.payback", months = tenth(months))),
        ]
    };
    let outcome = sheet.outcome();
    outcome.map(|outcome| outcome.returns.into_iter().map(row).collect()).unwrap_or_default()
}

/// What the likely estimate says, and where it breaks even.
fn sentences(plan: &Plan) -> (String, String) {
    let Some(outcome) = plan.measurement.roi.outcome() else { return (String::new(), String::new()) };
    let roi = |estimate: Estimate| {
        let found = outcome.of(estimate).and_then(|found| found.roi);
        found.map_or_else(|| t!("measuring.roi.unknown"), in_percent)
    };
    let ratio = outcome.of(Estimate::Likely).and_then(|found| found.ratio);
    let sentence = t!(
        "measuring.roi.sentence",
        ratio = ratio.map_or_else(|| t!("measuring.roi.unknown"), plain),
        roi = roi(Estimate::Likely),
        low = roi(Estimate::Low),
        high = roi(Estimate::High)
    );
    (sentence, breaks_even(&outcome))
}

fn breaks_even(outcome: &Outcome) -> String {
    match outcome.break_even {
        Some(share) if share <= 1.0 => {
            t!("measuring.roi.break-even", share = percent(share), likely = percent(outcome.isolation))
        }
        _ => t!("measuring.roi.break-even-never"),
    }
}

/// An amount in whole units of the currency.
fn money(amount: f64, currency: &str) -> String {
    // The cast saturates; amounts are finite.
    let number = with_minus(amount, grouped(amount.abs().round() as u64));
    if currency.trim().is_empty() {
        number
    } else {
        t!("measuring.roi.amount", amount = number, currency = currency.trim())
    }
}

/// A return, which may lie beyond a hundred per cent, to the whole per cent.
fn in_percent(value: f64) -> String {
    format!("{}\u{a0}%", with_minus(value, grouped(value.abs().round() as u64)))
}

fn tenth(value: f64) -> String {
    plain((value * 10.0).round() / 10.0)
}
