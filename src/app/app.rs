//! The root of the page: follows the address, opens the plan it names, and draws the screen.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::plan::Phase;
use uptake::wizard::{Custom, WizardId};

use crate::features::{
    align, checklist, comms, documents, home, measure, overview, phases, pilot, settings, shell, wizard,
};
use crate::form::Wanted;
use crate::platform::page;
use crate::route::{PlanRoute, Route};
use crate::store::{Opened, Store};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let store = Store::new();
    provide_context(store);
    provide_context(Wanted::none());
    let route = RwSignal::new(Route::parse(&page::hash()));
    page::on_hash_change(move || route.set(Route::parse(&page::hash())));
    let screen = Memo::new(move |_| Screen::of(route.get()));
    announce_screens(screen);
    view! {
        {move || {
            match screen.get() {
                Screen::Home => view! { <home::HomePage /> }.into_any(),
                Screen::New => view! { <home::NewPlanPage /> }.into_any(),
                Screen::Unknown => view! { <home::UnknownPage /> }.into_any(),
                Screen::Plan(id, screen) => view! { <PlanScreen id screen /> }.into_any(),
            }
        }}
        <shell::Notices />
    }
}

/// What is drawn; a change of the control within one step is not a new screen.
#[derive(Clone, Debug, PartialEq)]
enum Screen {
    Home,
    New,
    Unknown,
    Plan(Id, PlanRoute),
}

impl Screen {
    fn of(route: Route) -> Self {
        match route {
            Route::Home => Self::Home,
            Route::New => Self::New,
            Route::Unknown => Self::Unknown,
            Route::Plan(id, screen) => Self::Plan(Id::new(id), screen),
        }
    }
}

/// After each change of screen the heading takes the focus, as on a fresh page; the first screen keeps the browser's.
fn announce_screens(screen: Memo<Screen>) {
    Effect::new(move |first: Option<()>| {
        let now = screen.get();
        let at_control = matches!(now, Screen::Plan(_, PlanRoute::Wizard(_, _, Some(_))));
        if first.is_some() && !at_control {
            page::after(0, page::focus_heading);
        }
    });
}

#[component]
fn PlanScreen(id: Id, screen: PlanRoute) -> impl IntoView {
    let store = expect_context::<Store>();
    match store.open(&id) {
        Opened::Ready => view! { <shell::Shell screen=screen.clone()>{plan_page(screen)}</shell::Shell> }.into_any(),
        problem => view! { <home::UnopenedPage id problem /> }.into_any(),
    }
}

fn plan_page(screen: PlanRoute) -> AnyView {
    match screen {
        PlanRoute::Overview => view! { <overview::OverviewPage /> }.into_any(),
        PlanRoute::Settings => view! { <settings::SettingsPage /> }.into_any(),
        PlanRoute::Checklist => view! { <checklist::ChecklistPage /> }.into_any(),
        PlanRoute::Phase(key) => match Phase::from_key(&key) {
            Some(Phase::Align) => view! { <align::AlignPage /> }.into_any(),
            Some(Phase::Pilot) => view! { <pilot::PilotPage /> }.into_any(),
            Some(Phase::Communicate) => view! { <comms::CommsPage /> }.into_any(),
            Some(Phase::Measure) => view! { <measure::MeasurePage /> }.into_any(),
            Some(phase) => view! { <phases::PhasePage phase /> }.into_any(),
            None => view! { <home::UnknownPage /> }.into_any(),
        },
        PlanRoute::Wizard(key, step, control) => match WizardId::from_key(&key) {
            Some(id) => view! { <wizard::WizardPage id step control custom=custom_part /> }.into_any(),
            None => view! { <home::UnknownPage /> }.into_any(),
        },
        PlanRoute::Document(key) => match documents::DocumentKind::from_key(&key) {
            Some(kind) => view! { <documents::DocumentPage kind /> }.into_any(),
            None if key == "calendar" => view! { <comms::CalendarSheetPage /> }.into_any(),
            None => view! { <home::UnknownPage /> }.into_any(),
        },
    }
}

/// The parts of wizards that need a view of their own, from the features that have them.
fn custom_part(part: Custom) -> AnyView {
    match part {
        Custom::StakeholderMap => view! { <align::StakeholderMap /> }.into_any(),
        Custom::LeaderPlan => view! { <align::LeaderPlan /> }.into_any(),
        Custom::AssessmentGaps => view! { <align::AssessmentGaps /> }.into_any(),
        Custom::Stories => view! { <align::Stories /> }.into_any(),
        Custom::Charter => view! { <documents::DocumentPreview kind=documents::DocumentKind::Charter /> }.into_any(),
        Custom::SampleSize => view! { <pilot::SampleSize /> }.into_any(),
        Custom::Gate => view! { <pilot::Gate /> }.into_any(),
        Custom::PilotBrief => view! { <documents::DocumentPreview kind=documents::DocumentKind::Brief /> }.into_any(),
        Custom::Drift => view! { <comms::Drift /> }.into_any(),
        Custom::LayOutCalendar => view! { <comms::LayOutCalendar /> }.into_any(),
        Custom::LoadMap => view! { <comms::LoadMap /> }.into_any(),
        Custom::Calendar => view! { <comms::CalendarView /> }.into_any(),
    }
}
