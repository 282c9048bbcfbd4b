//! What everything in a plan hangs on: its name, launch, days off, people and sites.

mod launch;
mod moves;
mod sites;

use leptos::prelude::*;
use uptake::plan::Plan;
use uptake::schedule::reflow::preview_calendar;
use uptake::t;
use uptake::wizard::settings;

use self::launch::LaunchMove;
use self::moves::MovesTable;
use self::sites::ZoneNames;
use crate::form::{Issues, ListEditor, PlanFields};
use crate::store::use_store;
use crate::title;

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let store = use_store();
    let heading = t!("settings.heading");
    title::set_in_plan(&heading, &store.plan_untracked().name);
    let issues: Issues = store.slice(settings::issues).into();
    let shared = settings::shared().map(|list| view! { <ListEditor list issues /> });
    view! {
        <div class="page settings">
            <header class="page-head">
                <h1>{heading}</h1>
                <p class="lede">{t!("settings.lede")}</p>
            </header>
            <section class="section">
                <h2>{t!("settings.about")}</h2>
                <PlanFields fields=settings::ABOUT issues />
            </section>
            <section class="section">
                <h2>{t!("settings.dates")}</h2>
                <LaunchMove />
                <PlanFields fields=settings::START issues />
            </section>
            <section class="section">
                <h2>{t!("settings.days-off")}</h2>
                <p class="muted">{t!("settings.days-off-about")}</p>
                <PlanFields fields=settings::WEEKEND issues />
            </section>
            <ListEditor list=&settings::HOLIDAYS issues />
            <ListEditor list=&settings::BLACKOUTS issues />
            <Shifted />
            {shared.collect_view()}
            <ZoneNames />
        </div>
    }
}

/// What the days off changed on this page have moved, for as long as the page is open.
#[component]
fn Shifted() -> impl IntoView {
    let store = use_store();
    let before = StoredValue::new(store.plan_untracked().calendar.clone());
    let moves = store.slice(move |plan| {
        let before = before.get_value();
        if before == plan.calendar {
            return Vec::new();
        }
        preview_calendar(&Plan { calendar: before, ..plan.clone() }, &plan.calendar)
    });
    view! {
        <div role="status">
            <Show when=move || moves.with(|moves| !moves.is_empty())>
                <p>{move || uptake::lang::count("settings.shifted", moves.with(Vec::len))}</p>
            </Show>
        </div>
        <Show when=move || moves.with(|moves| !moves.is_empty())>
            <MovesTable moves caption=t!("settings.shifted-caption") />
        </Show>
    }
}
