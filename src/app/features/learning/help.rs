//! Help and access: who helps how fast, the next office hours, and what was tried so that everyone gets in (row F11).

use leptos::prelude::*;
use uptake::choice::Choice as _;
use uptake::number::plain;
use uptake::plan::Plan;
use uptake::plan::learning::SupportTier;
use uptake::schedule::agenda::upcoming;
use uptake::schedule::long_date;
use uptake::t;
use uptake::wizard::learning::{ACCESS, OFFICE_HOURS, TIERS};

use super::{no_issues, or_open};
use crate::form::ListEditor;
use crate::platform::clock;
use crate::store::use_store;
use crate::ui::{DataTable, Meter};

/// Office hours that are listed ahead.
const AHEAD: usize = 4;

/// The part.
#[component]
pub fn SupportPart() -> impl IntoView {
    view! {
        <TierSection />
        <ListEditor list=&TIERS issues=no_issues() />
        <AheadSection />
        <ListEditor list=&OFFICE_HOURS issues=no_issues() />
        <AccessSection />
        <ListEditor list=&ACCESS issues=no_issues() />
    }
}

#[component]
fn TierSection() -> impl IntoView {
    let store = use_store();
    let rows = store.slice(tier_rows);
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let body = move || {
        if is_empty.get() {
            return view! { <p class="muted">{t!("learning.help.none")}</p> }.into_any();
        }
        view! { <DataTable caption=t!("learning.help.caption") head=tier_head() rows /> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{t!("learning.help.title")}</h2>
            {body}
        </section>
    }
}

fn tier_head() -> Vec<String> {
    // lang: learning.help.column.*
    ["tier", "what", "owner", "hours", "goal"].map(|column| t!(format!("learning.help.column.{column}"))).to_vec()
}

fn tier_rows(plan: &Plan) -> Vec<Vec<String>> {
    let row = |tier: &SupportTier| {
        let owner = match plan.person_name(&tier.owner) {
            "" => t!("learning.help.nobody"),
            name => name.to_owned(),
        };
        let goal = tier.response_hours.map(|hours| t!("learning.help.goal", hours = plain(hours)));
        vec![
            tier.kind.label(),
            or_open(&tier.what),
            owner,
            or_open(&tier.hours),
            goal.unwrap_or_else(|| t!("learning.help.no-goal")),
        ]
    };
    plan.learning.tiers.iter().map(row).collect()
}

#[component]
fn AheadSection() -> impl IntoView {
    let store = use_store();
    let rows = store.slice(ahead_rows);
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let body = move || {
        if is_empty.get() {
            return view! { <p class="muted">{t!("learning.ahead.none")}</p> }.into_any();
        }
        view! { <DataTable caption=t!("learning.ahead.caption") head=ahead_head() rows /> }.into_any()
    };
    view! {
        <section class="section">
            <h2>{t!("learning.ahead.title")}</h2>
            {body}
        </section>
    }
}

fn ahead_head() -> Vec<String> {
    // lang: learning.ahead.column.*
    ["date", "time", "what", "place", "owner"].map(|column| t!(format!("learning.ahead.column.{column}"))).to_vec()
}

fn ahead_rows(plan: &Plan) -> Vec<Vec<String>> {
    let hours = upcoming(plan, clock::today()).into_iter().filter(|(_, one)| one.key.starts_with("office-hours:"));
    hours
        .take(AHEAD)
        .map(|(date, one)| {
            let time = one.time.map(|time| time.format("%H:%M").to_string());
            vec![
                long_date(date),
                time.unwrap_or_else(|| t!("learning.ahead.all-day")),
                one.title,
                or_open(&one.note),
                or_open(plan.person_name(&one.owner)),
            ]
        })
        .collect()
}

#[component]
fn AccessSection() -> impl IntoView {
    let store = use_store();
    let passed = store.slice(|plan| {
        let access = &plan.learning.access;
        (access.iter().filter(|check| check.passed_on.is_some()).count(), access.len())
    });
    let share = Signal::derive(move || {
        let (passed, all) = passed.get();
        // Numbers of trials are small.
        if all == 0 { 0.0 } else { passed as f64 / all as f64 }
    });
    let body = move || match passed.get() {
        (_, 0) => view! { <p class="muted">{t!("learning.access-state.none")}</p> }.into_any(),
        (passed, all) => view! {
            <p>{t!("learning.access-state.said", passed = passed, all = all)}</p>
            <Meter value=share label=t!("learning.access-state.title") />
        }
        .into_any(),
    };
    view! {
        <section class="section">
            <h2>{t!("learning.access-state.title")}</h2>
            {body}
        </section>
    }
}
