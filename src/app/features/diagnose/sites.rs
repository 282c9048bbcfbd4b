//! Where people work: sites with clock, language, ease with technology and way of working (row A6).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::number::grouped;
use uptake::plan::{Plan, Site};
use uptake::t;

use super::or_unsaid;
use crate::links;
use crate::route::PlanRoute;
use crate::store::use_store;
use crate::ui::DataTable;

/// The table, and the way to where sites are changed.
#[component]
pub fn Sites() -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let rows = store.slice(rows);
    let head = vec![
        t!("diagnose.sites.name"),
        t!("diagnose.sites.zone"),
        t!("diagnose.sites.headcount"),
        t!("diagnose.sites.language"),
        t!("diagnose.sites.comfort"),
        t!("diagnose.sites.mode"),
    ];
    let head = StoredValue::new(head);
    view! {
        <section class="section">
            <h2>{t!("diagnose.sites.title")}</h2>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=|| view! { <p class="muted">{t!("diagnose.sites.none")}</p> }
            >
                <DataTable caption=t!("diagnose.sites.caption") head=head.get_value() rows numeric=vec![2] />
            </Show>
            <p><a href=links::plan(&id, PlanRoute::Settings)>{t!("diagnose.sites.change")}</a></p>
        </section>
    }
}

fn rows(plan: &Plan) -> Vec<Vec<String>> {
    plan.sites.iter().map(row).collect()
}

fn row(site: &Site) -> Vec<String> {
    let comfort = site.tech_comfort.map(|comfort| t!("diagnose.sites.of-five", n = comfort));
    vec![
        or_unsaid(&site.name),
        or_unsaid(&site.zone),
        or_unsaid(&site.headcount.map(|n| grouped(n.into())).unwrap_or_default()),
        or_unsaid(&site.language),
        or_unsaid(&comfort.unwrap_or_default()),
        site.mode.label(),
    ]
}
