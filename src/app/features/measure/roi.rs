//! The ROI sheet: what the gain is worth, what it cost, and what comes out by three estimates (row I8).

use leptos::prelude::*;
use uptake::report::returns::{head, rows, sentences};
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
