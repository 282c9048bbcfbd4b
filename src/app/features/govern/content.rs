//! What comes out and what goes: the release calendar, the content, and what the retirement rule names (row H3).

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::id::find;
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::plan::governance::content::{DueContent, DueFor, due, months_without_use};
use uptake::schedule::long_date;
use uptake::t;
use uptake::wizard::governance::{CONTENTS, RELEASES, RETIREMENT, content_issues};

use crate::form::{Issues, ListEditor, PlanFields};
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::DataTable;

/// The part.
#[component]
pub fn ContentPart() -> impl IntoView {
    let issues: Issues = use_store().slice(content_issues).into();
    view! {
        <DueList />
        <ListEditor list=&RELEASES issues />
        <section class="section">
            <h2>{t!("govern.content.rule-title")}</h2>
            <PlanFields fields=RETIREMENT issues />
        </section>
        <ListEditor list=&CONTENTS issues />
    }
}

/// What the retirement rule names today.
#[component]
fn DueList() -> impl IntoView {
    let store = use_store();
    let rows = store.slice(|plan| rows(plan, clock::today()));
    let months = store.slice(|plan| count("govern.content.months", months_without_use(plan)));
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let body = move || {
        if is_empty.get() {
            let text = move || t!("govern.content.none-due", months = months.get());
            return view! { <p class="muted">{text}</p> }.into_any();
        }
        let head =
            vec![t!("govern.content.head-title"), t!("govern.content.head-owner"), t!("govern.content.head-why")];
        let rule = move || t!("govern.content.rule", months = months.get());
        view! {
            <DataTable caption=t!("govern.content.due-caption") head rows />
            <p class="muted">{rule}</p>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>{t!("govern.content.due-title")}</h2>
            {body}
        </section>
    }
}

fn rows(plan: &Plan, today: NaiveDate) -> Vec<Vec<String>> {
    let row = |content: DueContent| {
        let entry = find(&plan.governance.contents, &content.id)?;
        let owner = plan.person_name(&entry.owner);
        let reasons: Vec<String> = content.reasons.iter().map(|reason| why(*reason)).collect();
        let title = if entry.title.trim().is_empty() { t!("wizard.unnamed") } else { entry.title.clone() };
        let owner = if owner.is_empty() { t!("governance.nobody-yet") } else { owner.to_owned() };
        Some(vec![title, owner, reasons.join("; ")])
    };
    due(plan, today).into_iter().filter_map(row).collect()
}

fn why(reason: DueFor) -> String {
    match reason {
        DueFor::Unused(day) => t!("govern.content.unused", date = long_date(day)),
        DueFor::Review(day) => t!("govern.content.review", date = long_date(day)),
    }
}
