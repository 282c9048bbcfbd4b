//! The screens, each fetched when it is first opened; only the frame of the opening page is there from the start.
//!
//! What only the functions marked `wasm_split` need is fetched apart from the app, in one file for each name in the
//! mark; `cargo xtask build` cuts the app there. There are few names, because everything that some of them share
//! becomes a file as well. What a first visit fetches stays small as long as nothing outside these functions touches a
//! plan, or a text beyond the start page. A screen that cannot be fetched (no network, or a newer version has replaced
//! it on the host) says so and offers to try again.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::lang::load_further;
use uptake::plan::{Phase, Plan};
use uptake::report::artefacts;
use uptake::t;
use uptake::wizard::{Custom, WizardId};

use crate::features::{
    align, celebrate, checklist, comms, diagnose, documents, enable, govern, home, learning, measure, overview, pilot,
    settings, shelf, shell, versions, wizard,
};
use crate::frame::Frame;
use crate::notices::use_notices;
use crate::phase_page::PhaseFrame;
use crate::platform::files::File;
use crate::platform::page;
use crate::route::PlanRoute;
use crate::store::{Opened, StorePlace, use_store, use_store_place};
use crate::ui::{Button, Tone};

/// What draws a screen, or the news that it could not be fetched.
type Fetched = Result<Build, NotFetched>;

/// Draws a screen. Only what is still wanted when it arrives is drawn: by then its page may be gone, with all its signals.
type Build = Box<dyn FnOnce() -> AnyView>;

/// The file of a screen could not be fetched.
#[derive(Clone, Copy, Debug)]
pub struct NotFetched;

impl From<SplitLoaderError> for NotFetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// The opening page.
pub fn home() -> AnyView {
    let place = use_store_place();
    let warning = place.is_taken().then(|| later(unsaved_warning(), || ().into_any()));
    let notices = use_notices();
    let on_sample = move |()| {
        page::spawn(async move {
            if open_sample(place).await.is_err() {
                notices.say(t!("screens.missing"));
            }
        });
    };
    let shelf = |desk: home::Desk| later(plans_kept(desk), not_there);
    view! { <home::HomePage shelf on_sample warning /> }.into_any()
}

/// The form of a new plan.
pub fn new_plan() -> AnyView {
    view! { <Frame>{later(new_plan_page(), not_there)}</Frame> }.into_any()
}

/// A plan inside the address, to be read.
pub fn shared(data: String) -> AnyView {
    view! { <Frame>{later(shared_page(data), not_there)}</Frame> }.into_any()
}

/// What comes of a file dropped on the page.
pub fn dropped(file: File) -> AnyView {
    let missing = || {
        use_notices().say(t!("screens.missing"));
        ().into_any()
    };
    later(dropped_file(file), missing)
}

/// A screen of a plan.
pub fn plan(id: Id, screen: PlanRoute) -> AnyView {
    // The measure page is a file of its own, so the call that fetches it is made out here.
    let measure = Box::new(|| later(measure_page(), not_there));
    later(plan_page(id, screen, measure), || view! { <Frame>{not_there()}</Frame> }.into_any())
}

/// Draws a screen once it is there, or `missing` when it cannot be fetched.
fn later(screen: impl Future<Output = Fetched> + 'static, missing: fn() -> AnyView) -> AnyView {
    let arrived = StoredValue::new_local(None::<Fetched>);
    let ready = RwSignal::new(false);
    page::spawn(ScopedFuture::new_untracked(async move {
        let screen = screen.await;
        // Someone may have gone elsewhere in the meantime, and the place of the screen with them.
        if arrived.try_set_value(Some(screen)).is_none() {
            ready.set(true);
        }
    }));
    let draw = move || {
        let screen = arrived.try_update_value(Option::take).flatten();
        Some(match screen? {
            // What a screen reads while it is drawn is its own business: nothing of it draws the place anew.
            Ok(build) => untrack(build),
            Err(NotFetched) => missing(),
        })
    };
    view! { {move || if ready.get() { draw() } else { None }} }.into_any()
}

fn not_there() -> AnyView {
    view! { <NotThere /> }.into_any()
}

#[component]
fn NotThere() -> impl IntoView {
    view! {
        <div class="page">
            <header class="page-head">
                <h1>{t!("screens.missing")}</h1>
                <p class="lede">{t!("screens.missing-why")}</p>
            </header>
            <div class="cluster">
                <Button tone=Tone::Primary on_press=|()| page::reload()>{t!("screens.reload")}</Button>
            </div>
        </div>
    }
}

#[wasm_split(shelf, wasm_split_path = ::leptos::wasm_split, fallible)]
fn plans_kept(desk: home::Desk) -> Fetched {
    load_further();
    Ok(Box::new(move || view! { <shelf::Shelf importing=desk.importing is_empty=desk.is_empty /> }.into_any()))
}

#[wasm_split(shelf, wasm_split_path = ::leptos::wasm_split, fallible)]
fn unsaved_warning() -> Fetched {
    load_further();
    Ok(Box::new(|| view! { <shelf::UnsavedWarning /> }.into_any()))
}

#[wasm_split(shelf, wasm_split_path = ::leptos::wasm_split, fallible)]
fn new_plan_page() -> Fetched {
    load_further();
    Ok(Box::new(|| view! { <shelf::NewPlanPage /> }.into_any()))
}

#[wasm_split(shelf, wasm_split_path = ::leptos::wasm_split, fallible)]
fn open_sample(place: StorePlace) -> Result<(), NotFetched> {
    load_further();
    shelf::open_sample(place.store());
    Ok(())
}

#[wasm_split(shelf, wasm_split_path = ::leptos::wasm_split, fallible)]
fn dropped_file(file: File) -> Fetched {
    load_further();
    Ok(Box::new(move || view! { <shelf::Dropped file /> }.into_any()))
}

#[wasm_split(measure, wasm_split_path = ::leptos::wasm_split, fallible)]
fn measure_page() -> Fetched {
    Ok(Box::new(|| view! { <measure::MeasurePage /> }.into_any()))
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn shared_page(data: String) -> Fetched {
    load_further();
    Ok(Box::new(move || view! { <shelf::ReadingPage data sheets=sheets /> }.into_any()))
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn plan_page(id: Id, screen: PlanRoute, measure: Children) -> Fetched {
    load_further();
    Ok(Box::new(move || match use_store().open(&id) {
        Opened::Ready => {
            view! { <shell::Shell screen=screen.clone()>{inside(screen, measure)}</shell::Shell> }.into_any()
        }
        problem => view! { <shelf::UnopenedPage id problem /> }.into_any(),
    }))
}

/// The screen of the open plan at this address.
fn inside(screen: PlanRoute, measure: Children) -> AnyView {
    match screen {
        PlanRoute::Overview => view! { <overview::OverviewPage /> }.into_any(),
        PlanRoute::Settings => view! { <settings::SettingsPage /> }.into_any(),
        PlanRoute::Checklist => view! { <checklist::ChecklistPage /> }.into_any(),
        PlanRoute::Versions => view! { <versions::VersionsPage /> }.into_any(),
        PlanRoute::Phase(key) | PlanRoute::Part(key, ..) => match Phase::from_key(&key) {
            Some(Phase::Diagnose) => view! { <diagnose::DiagnosePage /> }.into_any(),
            Some(Phase::Align) => view! { <align::AlignPage /> }.into_any(),
            Some(Phase::Pilot) => view! { <pilot::PilotPage /> }.into_any(),
            Some(Phase::Communicate) => view! { <comms::CommsPage /> }.into_any(),
            Some(Phase::Measure) => measure(),
            Some(Phase::Govern) => view! { <govern::GovernPage /> }.into_any(),
            Some(Phase::Enable) => {
                let parts = [enable::parts(), learning::parts()].concat();
                view! { <PhaseFrame phase=Phase::Enable parts panel=enable_panel /> }.into_any()
            }
            Some(Phase::Celebrate) => view! { <celebrate::CelebratePage /> }.into_any(),
            None => view! { <home::UnknownPage /> }.into_any(),
        },
        PlanRoute::Wizard(key, step, control) => match WizardId::from_key(&key) {
            Some(id) => view! { <wizard::WizardPage id step control custom=custom_part /> }.into_any(),
            None => view! { <home::UnknownPage /> }.into_any(),
        },
        PlanRoute::Document(key) if key == celebrate::WALL => view! { <celebrate::WinsWallPage /> }.into_any(),
        PlanRoute::Document(key) if key == "calendar" => view! { <comms::CalendarSheetPage /> }.into_any(),
        PlanRoute::Document(key) => match artefacts::find(&key) {
            Some((kind, edition)) => view! { <documents::DocumentPage kind edition=edition.to_owned() /> }.into_any(),
            None => view! { <home::UnknownPage /> }.into_any(),
        },
    }
}

/// A part of the Enable page, from the features that share it.
fn enable_panel(part: &str) -> AnyView {
    enable::panel(part).or_else(|| learning::panel(part)).unwrap_or_else(|| ().into_any())
}

/// The artefacts of a plan that is only read.
fn sheets(plan: Arc<Plan>) -> AnyView {
    let calendar = Arc::clone(&plan);
    view! {
        <documents::DocumentSet plan />
        <comms::CalendarList plan=calendar />
    }
    .into_any()
}

/// The parts of wizards that need a view of their own, from the features that have them.
fn custom_part(part: Custom) -> AnyView {
    match part {
        Custom::StakeholderMap => view! { <align::StakeholderMap /> }.into_any(),
        Custom::LeaderPlan => view! { <align::LeaderPlan /> }.into_any(),
        Custom::AssessmentGaps => view! { <align::AssessmentGaps /> }.into_any(),
        Custom::Stories => view! { <align::Stories /> }.into_any(),
        Custom::Charter => view! { <documents::DocumentPreview key="charter" part=part.key() /> }.into_any(),
        Custom::SampleSize => view! { <pilot::SampleSize /> }.into_any(),
        Custom::Gate => view! { <pilot::Gate /> }.into_any(),
        Custom::PilotBrief => view! { <documents::DocumentPreview key="brief" part=part.key() /> }.into_any(),
        Custom::Drift => view! { <comms::Drift /> }.into_any(),
        Custom::LayOutCalendar => view! { <comms::LayOutCalendar /> }.into_any(),
        Custom::LoadMap => view! { <comms::LoadMap /> }.into_any(),
        Custom::Calendar => view! { <comms::CalendarView /> }.into_any(),
    }
}
