//! The frame around every screen of a plan: name, saving, undo and redo, the eight phases and banners.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::plan::phase::{Phase, PhaseState};
use uptake::plan::state::phase_state;
use uptake::report::artefacts;
use uptake::t;

use crate::export;
use crate::links;
use crate::platform::clock;
use crate::platform::page;
use crate::platform::preferences::{self, Theme};
use crate::room::RoomBanner;
use crate::route::{PlanRoute, Route};
use crate::saving::SaveBanner;
use crate::sharing::ShareDialog;
use crate::store::{SaveState, Store, use_store};
use crate::ui::{Button, Icon, IconName, Menu, MenuItem, Tone};

/// The frame; `screen` says which of the phases is on.
#[component]
pub fn Shell(
    /// The screen inside.
    screen: PlanRoute,
    /// Its content.
    children: Children,
) -> impl IntoView {
    let store = use_store();
    view! {
        <div class="app">
            <a class="skip-link" href="#main" on:click=|event| {
                event.prevent_default();
                page::focus_heading();
            }>{t!("shell.skip")}</a>
            <Header />
            <PhaseNav screen />
            <main id="main">
                <SaveBanner on_export=move |()| export_plan(store) />
                <RoomBanner />
                {children()}
            </main>
        </div>
    }
}

#[component]
fn Header() -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let name = store.slice(|plan| plan.name.clone());
    let sharing = RwSignal::new(false);
    view! {
        <header class="app-header">
            <a class="brand" href=Route::Home.href()>{t!("shell.brand")}</a>
            <a class="plan-name" href=links::plan(&id, PlanRoute::Overview)>{move || name.get()}</a>
            <SaveMark />
            <HistoryTools />
            <Menu label=t!("shell.menu") icon=IconName::Menu tone=Tone::Quiet items=menu_items(sharing) />
        </header>
        <ShareDialog open=sharing />
    }
}

fn menu_items(sharing: RwSignal<bool>) -> Vec<MenuItem> {
    let store = use_store();
    let look = RwSignal::new(preferences::theme());
    let go = move |screen: PlanRoute| {
        Callback::new(move |()| page::go(&links::plan(&store.plan_untracked().id, screen.clone())))
    };
    vec![
        MenuItem::new(t!("shell.share"), Callback::new(move |()| sharing.set(true))).with_icon(IconName::ArrowRight),
        MenuItem::new(t!("shell.export"), Callback::new(move |()| export_plan(store))).with_icon(IconName::Download),
        MenuItem::new(t!("shell.settings"), go(PlanRoute::Settings)).with_icon(IconName::Edit),
        MenuItem::new(t!("shell.versions"), go(PlanRoute::Versions)).with_icon(IconName::Undo),
        MenuItem::new(t!("shell.checklist"), go(PlanRoute::Checklist)).with_icon(IconName::Check),
        MenuItem::new(t!("shell.all-plans"), Callback::new(|()| page::go(&Route::Home.href())))
            .with_icon(IconName::ArrowLeft),
        theme_item(look, Theme::System, t!("shell.theme-system"), IconName::HalfDisc),
        theme_item(look, Theme::Light, t!("shell.theme-light"), IconName::Sun),
        theme_item(look, Theme::Dark, t!("shell.theme-dark"), IconName::Moon),
    ]
}

fn theme_item(look: RwSignal<Theme>, theme: Theme, label: String, icon: IconName) -> MenuItem {
    let choose = Callback::new(move |()| {
        look.set(theme);
        preferences::set_theme(theme);
    });
    MenuItem::new(label, choose).with_icon(icon).with_chosen(Signal::derive(move || look.get() == theme))
}

/// Offers the open plan as a JSON file.
fn export_plan(store: Store) {
    export::to_file(store.notices(), store.plan_untracked(), store.revision());
}

#[component]
fn SaveMark() -> impl IntoView {
    let store = use_store();
    let state = move || match store.save_state() {
        SaveState::Saved => ("saved", t!("shell.saved")),
        SaveState::Pending => ("saving", t!("shell.saving")),
        SaveState::MemoryOnly => ("memory", t!("shell.memory-only")),
        SaveState::Newer => ("unsaved", t!("keep.not-here")),
        SaveState::Refused | SaveState::Clash | SaveState::Gone => ("unsaved", t!("shell.not-saved")),
    };
    view! { <p class="save-state" role="status" data-state=move || state().0>{move || state().1}</p> }
}

#[component]
fn HistoryTools() -> impl IntoView {
    let store = use_store();
    page::on_key_while_mounted(move |press| {
        let key = press.key.to_lowercase();
        let undo = press.command && !press.shift && key == "z";
        let redo = press.command && (key == "y" || (press.shift && key == "z"));
        if press.in_text || !(undo || redo) {
            return false;
        }
        if undo {
            store.undo()
        } else {
            store.redo()
        }
        true
    });
    let undo_label = move || match store.steps().undo {
        Some(step) => t!("shell.undo-step", step = step),
        None => t!("shell.undo"),
    };
    let redo_label = move || match store.steps().redo {
        Some(step) => t!("shell.redo-step", step = step),
        None => t!("shell.redo"),
    };
    view! {
        <div class="header-tools">
            <Button tone=Tone::Quiet on_press=move |()| store.undo() label=Signal::derive(undo_label)
                disabled=Signal::derive(move || store.steps().undo.is_none())>
                <Icon name=IconName::Undo />
            </Button>
            <Button tone=Tone::Quiet on_press=move |()| store.redo() label=Signal::derive(redo_label)
                disabled=Signal::derive(move || store.steps().redo.is_none())>
                <Icon name=IconName::Redo />
            </Button>
        </div>
    }
}

#[component]
fn PhaseNav(screen: PlanRoute) -> impl IntoView {
    let store = use_store();
    let id = store.plan_untracked().id.clone();
    let current = current_entry(&screen);
    let entry = |href: String, label: String, is_current: bool| {
        view! { <li><a href=href aria-current=is_current.then_some("page")>{label}</a></li> }
    };
    let overview = entry(links::plan(&id, PlanRoute::Overview), t!("shell.overview"), screen == PlanRoute::Overview);
    let phases = Phase::ALL.iter().map(|phase| {
        let phase = *phase;
        let state = store.slice(move |plan| phase_state(plan, phase, clock::today()));
        let is_current = current.as_deref() == Some(phase.key());
        view! {
            <li>
                <a href=links::phase(&id, phase) aria-current=is_current.then_some("page")>
                    {phase.label()}
                    <span class="phase-state" data-state=move || state.get().key()>
                        <span class="visually-hidden">{move || state_words(state.get())}</span>
                    </span>
                </a>
            </li>
        }
    });
    page::after(0, page::reveal_current);
    view! {
        <nav class="phase-nav" aria-label=t!("shell.phases")>
            <ol>{overview} {phases.collect_view()}</ol>
        </nav>
    }
}

/// The phase that a screen belongs to.
fn current_entry(screen: &PlanRoute) -> Option<String> {
    let of_wizard = |wizard: &str| match wizard {
        "sponsor" => Some("align"),
        "pilot" => Some("pilot"),
        "comms" => Some("communicate"),
        _ => None,
    };
    match screen {
        PlanRoute::Phase(phase) | PlanRoute::Part(phase, ..) => Some(phase.clone()),
        PlanRoute::Wizard(wizard, ..) => of_wizard(wizard).map(str::to_owned),
        PlanRoute::Document(document) if document == "calendar" => Some(Phase::Communicate.key().to_owned()),
        PlanRoute::Document(document) => {
            let phase = artefacts::find(document).and_then(|(artefact, _)| artefact.phase);
            phase.map(|phase| phase.key().to_owned())
        }
        PlanRoute::Overview | PlanRoute::Settings | PlanRoute::Checklist | PlanRoute::Versions => None,
    }
}

fn state_words(state: PhaseState) -> String {
    t!("shell.phase-state", state = state.label())
}
