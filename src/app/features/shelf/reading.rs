//! A plan out of a link: read as it would be printed, and kept only when the person wants it.

use std::sync::Arc;

use leptos::prelude::*;
use uptake::exchange::envelope::Imported;
use uptake::exchange::link;
use uptake::plan::Plan;
use uptake::schedule::weeks::long_date;
use uptake::t;

use super::import::{Arrival, ImportDialog};
use crate::platform::plans;
use crate::route::Route;
use crate::title;
use crate::ui::{Button, LinkButton, Tone};

/// Draws the artefacts of a plan that is only read.
type Sheets = fn(Arc<Plan>) -> AnyView;

/// The page.
#[component]
pub fn ReadingPage(
    /// The plan as it stands in the address.
    data: String,
    /// Draws its artefacts.
    sheets: Sheets,
) -> impl IntoView {
    match link::decode(&data) {
        Ok(imported) => view! { <Readable imported sheets /> }.into_any(),
        Err(error) => view! { <Refused reason=error.to_string() /> }.into_any(),
    }
}

#[component]
fn Readable(imported: Imported, sheets: Sheets) -> impl IntoView {
    let plan = Arc::new(imported.plan.clone());
    let name = if plan.name.trim().is_empty() { t!("share.reading.unnamed") } else { plan.name.clone() };
    title::set(&name);
    let is_here = plans::has(&plan.id);
    let lede = t!("share.reading.lede", launch = long_date(plan.launch));
    let imported = StoredValue::new(imported);
    let arrivals = StoredValue::new_local(None);
    let open = RwSignal::new(false);
    let keep = move |()| {
        arrivals.set_value(Some(Arrival::Plan(Box::new(imported.get_value()))));
        open.set(true);
    };
    let action = if is_here { t!("share.reading.take-in") } else { t!("share.reading.keep") };
    view! {
        <div class="page">
            <header class="page-head">
                <p class="eyebrow">{t!("share.reading.eyebrow")}</p>
                <h1>{name}</h1>
                <p class="lede">{lede}</p>
                {is_here.then(|| view! { <p>{t!("share.reading.here")}</p> })}
                <div class="page-actions no-print">
                    <Button tone=Tone::Primary on_press=keep>{action}</Button>
                    <AllPlans />
                </div>
            </header>
            <section class="reading-sheets" aria-label=t!("share.reading.sheets")>{sheets(plan)}</section>
        </div>
        <ImportDialog open arrivals />
    }
}

/// A link that does not open: why, and that nothing is lost.
#[component]
fn Refused(
    /// Why, in words.
    reason: String,
) -> impl IntoView {
    let heading = t!("share.reading.refused");
    title::set(&heading);
    view! {
        <div class="page">
            <header class="page-head">
                <h1>{heading}</h1>
                <p class="lede">{reason}</p>
                <p>{t!("share.reading.unchanged")}</p>
            </header>
            <p class="cluster">
                <AllPlans />
            </p>
        </div>
    }
}

#[component]
fn AllPlans() -> impl IntoView {
    view! { <LinkButton href=Route::Home.href()>{t!("share.reading.all-plans")}</LinkButton> }
}
