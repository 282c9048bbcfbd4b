//! The opening page: three ways to a plan, the place of the plans kept in this browser, and the choices about the page.
//!
//! It is all that a first visit fetches, so it knows no plan: what does comes in by its arguments.

mod lost;

use leptos::prelude::*;
use uptake::t;

use crate::frame::{Frame, PLANS_HEADING};
use crate::platform::kv::Durability;
use crate::platform::preferences::{self, Theme};
use crate::platform::{page, plans};
use crate::route::Route;
use crate::title;
use crate::ui::{Banner, Button, Choice, EmptyState, LinkButton, SelectField, Status, Tone};

pub use self::lost::UnknownPage;

/// What the opening page and the plans below it tell each other.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Whether the dialog of the import is open.
    pub importing: RwSignal<bool>,
    /// Whether there is no plan to list.
    pub is_empty: RwSignal<bool>,
}

/// The opening page.
#[component]
pub fn HomePage(
    /// Draws the plans and the dialog of the import.
    shelf: fn(Desk) -> AnyView,
    /// Opens the sample plan.
    #[prop(into)]
    on_sample: Callback<()>,
    /// What must be known of the plan that was open last.
    warning: Option<AnyView>,
) -> impl IntoView {
    title::set(&t!("home.title"));
    let has_plans = plans::any();
    let desk = Desk { importing: RwSignal::new(false), is_empty: RwSignal::new(!has_plans) };
    // On a first visit there is nothing to list: the code for it is fetched when something is to be taken in.
    let is_wanted = RwSignal::new(has_plans || plans::deleted().is_some());
    let import = move |()| {
        is_wanted.set(true);
        desk.importing.set(true);
    };
    view! {
        <Frame>
            <StorageWarning />
            {warning}
            <div class="page">
                <header class="hero">
                    <h1>{t!("home.heading")}</h1>
                    <p class="lede">{t!("home.promise")}</p>
                    <div class="start-actions">
                        <Button tone=Tone::Primary on_press=move |()| page::go(&Route::New.href())>
                            {t!("home.new-plan")}
                        </Button>
                        <Button on_press=on_sample>{t!("home.open-sample")}</Button>
                        <Button on_press=import>{t!("home.import-plan")}</Button>
                    </div>
                </header>
                <section class="section">
                    <h2 id=PLANS_HEADING tabindex="-1">{t!("home.list.title")}</h2>
                    <Show when=move || desk.is_empty.get()>
                        <EmptyState title=t!("home.list.empty-title") text=t!("home.list.empty")>
                            <LinkButton href=Route::New.href()>{t!("home.list.empty-start")}</LinkButton>
                        </EmptyState>
                    </Show>
                    {move || is_wanted.get().then(|| shelf(desk))}
                </section>
                <Preferences />
            </div>
        </Frame>
    }
}

/// What people must know about saving before they start.
#[component]
fn StorageWarning() -> impl IntoView {
    let is_blocked = plans::durability() == Durability::MemoryOnly;
    is_blocked.then(|| view! { <Banner tone=Status::Warn><p>{t!("home.blocked")}</p></Banner> })
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
            <div class="page-choices">
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
    let named = |tag: &String| {
        let name = preferences::language_name(tag);
        let is_complete = uptake::lang::COMPLETE.contains(&tag.as_str());
        Choice::new(tag, if is_complete { name } else { t!("home.language-begun", language = name) })
    };
    let options = move || languages.iter().map(named).collect::<Vec<_>>();
    is_offered.then(|| {
        view! {
            <SelectField id="language" label=t!("home.language") options=Signal::derive(options)
                value=Signal::derive(preferences::language) on_input=|tag: String| preferences::set_language(&tag) />
        }
    })
}
