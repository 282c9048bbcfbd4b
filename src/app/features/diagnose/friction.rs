//! The friction register: where people get stuck, whom it hits, who puts it right and how far that is (row A4).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::plan::Plan;
use uptake::plan::diagnosis::Friction;
use uptake::schedule::weeks::long_date;
use uptake::t;
use uptake::wizard::diagnose::FRICTIONS;

use super::{found, or_unsaid};
use crate::form::ListEditor;
use crate::store::use_store;
use crate::ui::DataTable;

/// The part.
#[component]
pub fn FrictionPart() -> impl IntoView {
    let issues = found();
    let rows = use_store().slice(rows);
    let head = StoredValue::new(vec![
        t!("diagnose.friction-table.what"),
        t!("diagnose.friction-table.severity"),
        t!("diagnose.friction-table.group"),
        t!("diagnose.friction-table.owner"),
        t!("diagnose.friction-table.due"),
        t!("diagnose.friction-table.status"),
    ]);
    view! {
        <p class="lede">{t!("diagnose.friction-table.lede")}</p>
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <DataTable caption=t!("diagnose.friction-table.caption") head=head.get_value() rows />
        </Show>
        <ListEditor list=&FRICTIONS issues />
    }
}

/// The register, what makes people give up first.
fn rows(plan: &Plan) -> Vec<Vec<String>> {
    let mut listed: Vec<&Friction> = plan.diagnosis.frictions.iter().collect();
    listed.sort_by_key(|friction| (friction.is_settled(), std::cmp::Reverse(friction.severity)));
    listed.into_iter().map(|friction| row(plan, friction)).collect()
}

fn row(plan: &Plan, friction: &Friction) -> Vec<String> {
    let due = friction.due.map(|due| long_date(plan.date(due)));
    let status = match friction.fixed {
        Some(day) => t!("diagnose.friction-table.fixed", date = long_date(day)),
        None => friction.status.label(),
    };
    vec![
        friction.name(),
        friction.severity.label(),
        or_unsaid(plan.audience_name(&friction.audience)),
        or_unsaid(plan.person_name(&friction.owner)),
        or_unsaid(&due.unwrap_or_default()),
        status,
    ]
}
