//! Screens outside any plan: the opening page with the list of plans, starting a plan, and addresses that lead nowhere.

mod copy;
mod import;
mod list;
mod lost;
mod new_plan;
mod rename;
mod shelf;

use leptos::prelude::*;
use uptake::exchange::envelope;
use uptake::id::{Id, IdSource};
use uptake::plan::Plan;
use uptake::practice::sample::sample;
use uptake::t;

use self::import::ImportDialog;
use self::list::PlanList;
use self::shelf::Shelf;
use crate::links;
use crate::platform::kv::Durability;
use crate::platform::preferences::{self, Theme};
use crate::platform::{clock, files, page, plans};
use crate::route::{PlanRoute, Route};
use crate::store::{SaveState, Store, use_store};
use crate::title;
use crate::ui::{Banner, Button, Choice, LinkButton, SelectField, Status, Tone};

pub use self::lost::{UnknownPage, UnopenedPage};
pub use self::new_plan::NewPlanPage;

/// The opening page: three ways in, and the plans kept in this browser.
#[component]
pub fn HomePage() -> impl IntoView {
    let store = use_store();
    // What was typed a moment ago belongs on the list.
    store.flush();
    title::set(&t!("home.title"));
    let shelf = RwSignal::new(Shelf::read());
    let importing = RwSignal::new(false);
    let open_sample = move |()| {
        let id = store.ids().fresh();
        adopt(store, sample(id, clock::today()));
    };
    view! {
        <Frame>
            <Warnings />
            <div class="page">
                <header class="hero">
                    <h1>{t!("home.heading")}</h1>
                    <p class="lede">{t!("home.promise")}</p>
                    <div class="start-actions">
                        <Button tone=Tone::Primary on_press=move |()| page::go(&Route::New.href())>
                            {t!("home.new-plan")}
                        </Button>
                        <Button on_press=open_sample>{t!("home.open-sample")}</Button>
                        <Button on_press=move |()| importing.set(true)>{t!("home.import-plan")}</Button>
                    </div>
                </header>
                <PlanList shelf />
                <Preferences />
            </div>
            <ImportDialog open=importing />
        </Frame>
    }
}

/// What stands around every screen outside a plan.
#[component]
fn Frame(
    /// The screen.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="app">
            <header class="app-header">
                <a class="brand" href=Route::Home.href()>{t!("shell.brand")}</a>
            </header>
            <main id="main">{children()}</main>
        </div>
    }
}

/// What people must know about saving before they start.
#[component]
fn Warnings() -> impl IntoView {
    let store = use_store();
    let is_blocked = plans::durability() == Durability::MemoryOnly;
    let blocked = is_blocked.then(|| view! { <Banner tone=Status::Warn><p>{t!("home.blocked")}</p></Banner> });
    let unsaved =
        move || matches!(store.save_state(), SaveState::Refused | SaveState::Clash).then(|| view! { <Unsaved /> });
    view! {
        {blocked}
        {unsaved}
    }
}

/// The plan that was open last has changes that storage does not hold.
#[component]
fn Unsaved() -> impl IntoView {
    let store = use_store();
    let plan = store.plan_untracked();
    view! {
        <Banner tone=Status::Danger>
            <p>{t!("home.unsaved", plan = plan.name)}</p>
            <LinkButton href=links::plan(&plan.id, PlanRoute::Overview)>{t!("home.unsaved-back")}</LinkButton>
            <Button on_press=move |()| export(&store.plan_untracked(), store.revision())>{t!("shell.export")}</Button>
        </Banner>
    }
}

/// The person's choices about the page itself.
#[component]
fn Preferences() -> impl IntoView {
    let theme = RwSignal::new(preferences::theme());
    let themes = move || Theme::ALL.map(|theme| Choice::new(theme.key(), theme_name(theme))).to_vec();
    let choose = move |key: String| {
        if let Some(chosen) = Theme::ALL.into_iter().find(|theme| theme.key() == key) {
            preferences::set_theme(chosen);
            theme.set(chosen);
        }
    };
    view! {
        <section class="section">
            <h2>{t!("home.preferences")}</h2>
            <div class="cluster">
                <SelectField id="theme" label=t!("home.theme") options=Signal::derive(themes) on_input=choose
                    value=Signal::derive(move || theme.get().key().to_owned()) />
                <LanguageField />
            </div>
            <p class="muted">{t!("home.privacy")}</p>
        </section>
    }
}

fn theme_name(theme: Theme) -> String {
    match theme {
        Theme::System => t!("home.theme-system"),
        Theme::Light => t!("home.theme-light"),
        Theme::Dark => t!("home.theme-dark"),
    }
}

/// The choice of language, where there is one to make.
#[component]
fn LanguageField() -> impl IntoView {
    let languages = uptake::lang::languages();
    // A change loads the page anew, which would lose what lives in memory only.
    let is_offered = languages.len() > 1 && plans::durability() == Durability::Kept;
    let named = |tag: &String| Choice::new(tag, preferences::language_name(tag));
    let options = move || languages.iter().map(named).collect::<Vec<_>>();
    is_offered.then(|| {
        view! {
            <SelectField id="language" label=t!("home.language") options=Signal::derive(options)
                value=Signal::derive(preferences::language) on_input=|tag: String| preferences::set_language(&tag) />
        }
    })
}

/// Puts a plan into storage and shows it.
fn adopt(store: Store, plan: Plan) {
    let address = overview(&plan.id);
    store.adopt(plan);
    page::go(&address);
}

fn overview(id: &Id) -> String {
    links::plan(id, PlanRoute::Overview)
}

/// Offers a plan as a JSON file.
fn export(plan: &Plan, revision: u64) {
    let text = envelope::export(plan, revision, &clock::timestamp());
    files::download(&format!("{}.json", plan.name), "application/json", &text);
}
