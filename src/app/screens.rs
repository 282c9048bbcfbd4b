//! The screens of a plan, each fetched when it is first opened.
//!
//! What only the functions marked `wasm_split` need is fetched apart from the app, in one file for each name in the
//! mark; `cargo xtask build` cuts the app there. There are few names, because everything that some of them share
//! becomes a file as well. A screen that cannot be fetched (no network, or a newer version
//! has replaced it on the host) says so and offers to try again.

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use uptake::choice::Choice;
use uptake::plan::Phase;
use uptake::t;
use uptake::wizard::{Custom, WizardId};

use crate::features::{align, checklist, comms, documents, home, measure, overview, phases, pilot, settings, wizard};
use crate::platform::page;
use crate::route::PlanRoute;
use crate::ui::{Button, Tone};

/// A screen, or the news that it could not be fetched.
type Fetched = Result<AnyView, NotFetched>;

/// The file of a screen could not be fetched.
#[derive(Clone, Copy, Debug)]
pub struct NotFetched;

impl From<SplitLoaderError> for NotFetched {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// The screen of the open plan at this address.
pub fn of(screen: PlanRoute) -> AnyView {
    match screen {
        PlanRoute::Overview => later(overview_page()),
        PlanRoute::Settings => later(settings_page()),
        PlanRoute::Checklist => later(checklist_page()),
        PlanRoute::Phase(key) => match Phase::from_key(&key) {
            Some(Phase::Align) => later(align_page()),
            Some(Phase::Pilot) => later(pilot_page()),
            Some(Phase::Communicate) => later(comms_page()),
            Some(Phase::Measure) => later(measure_page()),
            Some(phase) => later(phase_page(phase)),
            None => view! { <home::UnknownPage /> }.into_any(),
        },
        PlanRoute::Wizard(key, step, control) => match WizardId::from_key(&key) {
            Some(id) => later(wizard_page(id, step, control)),
            None => view! { <home::UnknownPage /> }.into_any(),
        },
        PlanRoute::Document(key) if key == "calendar" => later(calendar_sheet()),
        PlanRoute::Document(key) => later(document_page(key)),
    }
}

/// Draws a screen once it is there.
fn later(screen: impl Future<Output = Fetched> + 'static) -> AnyView {
    let arrived = StoredValue::new_local(None::<Fetched>);
    let ready = RwSignal::new(false);
    page::spawn(ScopedFuture::new_untracked(async move {
        let screen = screen.await;
        // Someone may have gone elsewhere in the meantime, and all of this with them.
        if arrived.try_set_value(Some(screen)).is_none() {
            ready.set(true);
        }
    }));
    let draw = move || {
        let screen = arrived.try_update_value(Option::take).flatten();
        match screen? {
            Ok(view) => Some(view),
            Err(NotFetched) => Some(view! { <NotThere /> }.into_any()),
        }
    };
    view! { {move || if ready.get() { draw() } else { None }} }.into_any()
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

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn overview_page() -> Fetched {
    Ok(view! { <overview::OverviewPage /> }.into_any())
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn settings_page() -> Fetched {
    Ok(view! { <settings::SettingsPage /> }.into_any())
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn checklist_page() -> Fetched {
    Ok(view! { <checklist::ChecklistPage /> }.into_any())
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn align_page() -> Fetched {
    Ok(view! { <align::AlignPage /> }.into_any())
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn pilot_page() -> Fetched {
    Ok(view! { <pilot::PilotPage /> }.into_any())
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn comms_page() -> Fetched {
    Ok(view! { <comms::CommsPage /> }.into_any())
}

#[wasm_split(measure, wasm_split_path = ::leptos::wasm_split, fallible)]
fn measure_page() -> Fetched {
    Ok(view! { <measure::MeasurePage /> }.into_any())
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn phase_page(phase: Phase) -> Fetched {
    Ok(view! { <phases::PhasePage phase /> }.into_any())
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn wizard_page(id: WizardId, step: Option<String>, control: Option<String>) -> Fetched {
    Ok(view! { <wizard::WizardPage id step control custom=custom_part /> }.into_any())
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn calendar_sheet() -> Fetched {
    Ok(view! { <comms::CalendarSheetPage /> }.into_any())
}

#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
fn document_page(key: String) -> Fetched {
    Ok(match documents::DocumentKind::from_key(&key) {
        Some(kind) => view! { <documents::DocumentPage kind /> }.into_any(),
        None => view! { <home::UnknownPage /> }.into_any(),
    })
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
