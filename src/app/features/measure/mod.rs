//! Measure: an export goes in, figures come out and stand beside the plan's own targets.
//!
//! [`session`] follows one import from its [`sources`] to figures, each a [`source`] that may come from a [`workbook`];
//! `import`, `joining`, `preview`, `columns` and `result` show it. `figures` draws what the plan keeps, `targets` holds
//! it against what the sponsor agreed, `warnings` says what should not wait. What people write down themselves has its
//! own tabs: `tracker`, `interventions`, `roi`.

mod columns;
mod figures;
mod import;
mod interventions;
mod joining;
mod preview;
mod result;
mod roi;
mod session;
mod source;
mod sources;
mod targets;
mod tracker;
mod warnings;
mod workbook;

use leptos::prelude::*;
use uptake::id::Id;
use uptake::plan::Phase;
use uptake::t;
use uptake::wizard::measure::intervention_control;

use crate::form::{go_to, use_wanted};
use crate::links;
use crate::phase_head::PhaseHead;
use crate::store::use_store;
use crate::ui::{LinkButton, TabItem, Tabs};
use figures::FiguresSection;
use import::ImportPanel;
use interventions::InterventionsSection;
use roi::RoiSection;
use session::Session;
use targets::TargetsSection;
use tracker::TrackerSection;
use warnings::WarningsSection;

/// The tab with imports, warnings, charts and targets.
const FIGURES: &str = "figures";
/// The tab with the weekly tracker.
const TRACKER: &str = "tracker";
/// The tab with the log of interventions.
const INTERVENTIONS: &str = "interventions";
/// The tab with the ROI sheet.
const ROI: &str = "roi";

/// The page of the Measure phase.
#[component]
pub fn MeasurePage() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked().id.clone();
    let chosen = RwSignal::new(None);
    let session = Session::new(store, chosen);
    let tab = RwSignal::new(FIGURES.to_owned());
    let wanted = use_wanted();
    let on_logged = move |id: Id| {
        tab.set(INTERVENTIONS.to_owned());
        go_to(wanted, intervention_control(&id));
    };
    let shown = Memo::new(move |_| tab.get());
    let panel = move || match shown.get().as_str() {
        TRACKER => view! { <TrackerSection /> }.into_any(),
        INTERVENTIONS => view! { <InterventionsSection /> }.into_any(),
        ROI => view! { <RoiSection /> }.into_any(),
        _ => view! {
            <ImportPanel session />
            <WarningsSection on_logged />
            <FiguresSection chosen />
            <TargetsSection />
        }
        .into_any(),
    };
    view! {
        <div class="page">
            <PhaseHead phase=Phase::Measure>
                <LinkButton href=links::document(&plan, "scorecard")>{t!("artefact.scorecard.name")}</LinkButton>
                <LinkButton href=links::document(&plan, "impact")>{t!("artefact.impact.name")}</LinkButton>
            </PhaseHead>
            <Tabs label=t!("measuring.tab.label") tabs=tabs() selected=tab on_select=move |id: String| tab.set(id)>
                <div class="measure-part">{panel}</div>
            </Tabs>
        </div>
    }
}

/// The parts of the page.
fn tabs() -> Vec<TabItem> {
    let item = |id: &str, label: String| TabItem { id: id.to_owned(), label };
    vec![
        item(FIGURES, t!("measuring.tab.figures")),
        item(TRACKER, t!("measuring.tab.tracker")),
        item(INTERVENTIONS, t!("measuring.tab.interventions")),
        item(ROI, t!("measuring.tab.roi")),
    ]
}
