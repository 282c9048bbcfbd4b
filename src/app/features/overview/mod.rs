//! The overview: the plan on a page (rows M1, M2, M4, M6).
//!
//! What to do next comes first, then the eight phases, what the plan check found, the dates, the artefacts to hand
//! on, and the first ninety days.

mod board;
mod check;
mod days;
mod next;
mod reminder;
mod timeline;

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::report::ARTEFACTS;
use uptake::schedule::weeks::{days_between, long_date};
use uptake::t;

use crate::links;
use crate::platform::clock;
use crate::route::PlanRoute;
use crate::store::use_store;
use crate::title;
use crate::ui::{Icon, IconName, LinkButton};

/// The page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked();
    title::set_in_plan(&t!("overview.title"), &plan.name);
    let name = store.slice(|plan| if plan.name.trim().is_empty() { t!("overview.unnamed") } else { plan.name.clone() });
    let about = store.slice(about);
    let launch = store.slice(|plan| launch(plan.launch, clock::today()));
    view! {
        <div class="page">
            <header class="page-head">
                <p class="eyebrow">{move || about.get()}</p>
                <h1>{move || name.get()}</h1>
                <p class="lede">{move || launch.get()}</p>
                <div class="page-actions">
                    <LinkButton href=links::plan(&plan.id, PlanRoute::Checklist)>
                        <Icon name=IconName::Check />
                        {t!("overview.checklist")}
                    </LinkButton>
                    <LinkButton href=links::plan(&plan.id, PlanRoute::Settings)>
                        <Icon name=IconName::Calendar />
                        {t!("overview.settings")}
                    </LinkButton>
                </div>
            </header>
            <reminder::ExportReminder />
            <next::NextActions />
            <board::PhaseBoard />
            <check::PlanCheck />
            <timeline::TimelineSection />
            <Artefacts />
            <days::FirstNinetyDays />
        </div>
    }
}

/// What is rolled out, and where: the line over the name.
fn about(plan: &Plan) -> String {
    let parts = [plan.programme.trim(), plan.organisation.trim()];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if known.is_empty() { t!("overview.about-nothing") } else { known.join(" · ") }
}

/// The launch, and how far away it is.
fn launch(launch: NaiveDate, today: NaiveDate) -> String {
    let days = days_between(today, launch);
    let distance = match days {
        0 => t!("overview.launch-today"),
        1.. => count("overview.days-to-launch", days),
        _ => count("overview.days-since-launch", -days),
    };
    t!("overview.launch", date = long_date(launch), distance = distance)
}

#[component]
fn Artefacts() -> impl IntoView {
    let id = use_store().plan_untracked().id.clone();
    let card = |(key, name, about): (&str, String, String)| {
        view! {
            <li class="card artefact">
                <h3><a href=links::document(&id, key)>{name}</a></h3>
                <p class="muted">{about}</p>
            </li>
        }
    };
    // The calendar is a page of its own: it turns its months.
    let calendar = ("calendar", t!("artefact.calendar.name"), t!("artefact.calendar.about"));
    let all = ARTEFACTS.iter().map(|artefact| (artefact.key, artefact.name(), artefact.about()));
    let cards = all.chain([calendar]).map(card).collect_view();
    view! {
        <section class="section">
            <h2>{t!("overview.artefacts")}</h2>
            <ul class="grid-3 artefacts">{cards}</ul>
        </section>
    }
}
