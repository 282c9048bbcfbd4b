//! The weekly summaries: one for each of the first eight weeks, the current one first in reach (row K2).

use leptos::prelude::*;
use uptake::id::Id;
use uptake::report::Edition;
use uptake::report::artefacts::find;
use uptake::report::weekly::editions;
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{LinkButton, Tone};

/// The key of the artefact.
const WEEKLY: &str = "weekly";

/// The part.
#[component]
pub fn WeeksPart() -> impl IntoView {
    let store = use_store();
    let id = StoredValue::new(store.plan_untracked().id.clone());
    let weeks = store.slice(|plan| editions(plan, clock::today()));
    let current = move || {
        let week = weeks.get().into_iter().find(|week| week.is_current)?;
        let href = id.with_value(|id| address(id, &week));
        Some(view! {
            <LinkButton href tone=Tone::Primary>{t!("celebrate.weeks.open", week = week.label)}</LinkButton>
        })
    };
    let row = move |week: Edition| {
        let href = id.with_value(|id| address(id, &week));
        let here = week.is_current.then_some("true");
        view! { <li data-current=here><a href=href>{week.label}</a></li> }
    };
    view! {
        <section class="section">
            <h2>{t!("celebrate.weeks.title")}</h2>
            <p class="lede">{t!("celebrate.weeks.lede")}</p>
            <div class="cluster">{current}</div>
            <ol class="weekly-list">{move || weeks.get().into_iter().map(row).collect_view()}</ol>
        </section>
    }
}

/// The address of a week's summary among the documents.
fn address(plan: &Id, week: &Edition) -> String {
    let document = find(WEEKLY).map_or_else(|| WEEKLY.to_owned(), |(artefact, _)| artefact.address(&week.key));
    links::document(plan, &document)
}
