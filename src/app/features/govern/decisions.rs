//! Who decides what, what is signed off by when, and what was decided (row H2).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::plan::governance::DecisionRight;
use uptake::t;
use uptake::wizard::governance::{DECISIONS, RIGHTS, SIGN_OFFS, decision_issues};

use crate::form::{Issues, ListEditor};
use crate::store::use_store;
use crate::ui::DataTable;

/// The part.
#[component]
pub fn DecisionsPart() -> impl IntoView {
    let issues: Issues = use_store().slice(decision_issues).into();
    view! {
        <RightsTable />
        <ListEditor list=&RIGHTS issues />
        <ListEditor list=&SIGN_OFFS issues />
        <ListEditor list=&DECISIONS issues />
    }
}

/// The rights in one table, to be shown to whoever asks.
#[component]
fn RightsTable() -> impl IntoView {
    let rows = use_store().slice(rows);
    let head = StoredValue::new(vec![
        t!("govern.decisions.head-right"),
        t!("govern.decisions.head-decides"),
        t!("govern.decisions.head-consulted"),
        t!("govern.decisions.head-within"),
    ]);
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="section">
                <h2>{t!("govern.decisions.table")}</h2>
                <DataTable caption=t!("govern.decisions.caption") head=head.get_value() rows />
            </section>
        </Show>
    }
}

fn rows(plan: &Plan) -> Vec<Vec<String>> {
    let row = |right: &DecisionRight| {
        let decides = plan.person_name(&right.decides);
        let asked: Vec<&str> = right.consulted.iter().map(|id| plan.person_name(id)).collect();
        vec![
            right.kind.label(),
            if decides.is_empty() { t!("governance.nobody-yet") } else { decides.to_owned() },
            asked.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", "),
            right.within_days.map(|days| count("govern.decisions.days", days)).unwrap_or_default(),
        ]
    };
    plan.governance.rights.iter().map(row).collect()
}
