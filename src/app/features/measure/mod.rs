//! Measure: an export goes in, figures come out and stand beside the plan's own targets.
//!
//! [`session`] follows one import from file to figures; `import`, `preview`, `columns` and `result` show it. `figures`
//! draws what the plan keeps, `targets` holds it against what the sponsor agreed.

mod columns;
mod figures;
mod import;
mod preview;
mod result;
mod session;
mod targets;

use leptos::prelude::*;
use uptake::t;

use crate::store::use_store;
use crate::title;
use figures::FiguresSection;
use import::ImportPanel;
use session::Session;
use targets::TargetsSection;

/// The page of the Measure phase.
#[component]
pub fn MeasurePage() -> impl IntoView {
    let store = use_store();
    let heading = t!("measure.title");
    title::set_in_plan(&heading, &store.plan_untracked().name);
    let chosen = RwSignal::new(None);
    let session = Session::new(store, chosen);
    view! {
        <div class="page">
            <header class="page-head">
                <h1>{heading}</h1>
                <p class="lede">{t!("measure.lede")}</p>
            </header>
            <ImportPanel session />
            <FiguresSection chosen />
            <TargetsSection />
        </div>
    }
}
