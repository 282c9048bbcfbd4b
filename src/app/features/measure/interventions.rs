//! The intervention log, and what was seen before and after each entry (row I8).

use leptos::prelude::*;
use uptake::report::tried::{head, rows};
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
    let rows = store.slice(|plan| rows(plan, clock::today()));
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
