//! The root of the page: follows the address and draws its screen.

use leptos::prelude::*;
use uptake::id::Id;

use crate::features::home;
use crate::form::Wanted;
use crate::notices::{NoticeList, Notices};
use crate::part::WantedPart;
use crate::platform::files::File;
use crate::platform::page;
use crate::route::{PlanRoute, Route};
use crate::screens;
use crate::store::StorePlace;
use crate::update;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let notices = Notices::new();
    provide_context(notices);
    provide_context(StorePlace::new());
    provide_context(Wanted::none());
    let route = RwSignal::new(Route::parse(&page::hash()));
    let part = WantedPart::at(&route.get_untracked());
    provide_context(part);
    page::on_hash_change(move || {
        let arrived = Route::parse(&page::hash());
        // Before the screen, which looks at it while it is drawn.
        part.follow(&arrived);
        route.set(arrived);
    });
    let screen = Memo::new(move |_| Screen::of(route.get()));
    announce_screens(screen, part);
    update::watch(notices);
    let dropped = RwSignal::new_local(None::<File>);
    page::on_file_drop(move |file| dropped.set(Some(file)));
    view! {
        {move || {
            match screen.get() {
                Screen::Home => screens::home(),
                Screen::New => screens::new_plan(),
                Screen::Unknown => view! { <home::UnknownPage /> }.into_any(),
                Screen::Shared(data) => screens::shared(data),
                Screen::Plan(id, screen) => screens::plan(id, screen),
            }
        }}
        {move || dropped.get().map(screens::dropped)}
        <NoticeList />
    }
}

/// What is drawn; another part of a phase's page is not a new screen.
#[derive(Clone, Debug, PartialEq)]
enum Screen {
    Home,
    New,
    Unknown,
    Shared(String),
    Plan(Id, PlanRoute),
}

impl Screen {
    fn of(route: Route) -> Self {
        match route {
            Route::Home => Self::Home,
            Route::New => Self::New,
            Route::Unknown => Self::Unknown,
            Route::Shared(data) => Self::Shared(data),
            Route::Plan(id, PlanRoute::Part(phase, ..)) => Self::Plan(Id::new(id), PlanRoute::Phase(phase)),
            Route::Plan(id, screen) => Self::Plan(Id::new(id), screen),
        }
    }
}

/// After each change of screen the heading takes the focus, as on a fresh page; the first screen keeps the browser's.
fn announce_screens(screen: Memo<Screen>, part: WantedPart) {
    Effect::new(move |first: Option<()>| {
        let now = screen.get();
        let in_step = matches!(now, Screen::Plan(_, PlanRoute::Wizard(_, _, Some(_))));
        let at_control = in_step || part.has_control();
        if first.is_some() && !at_control {
            page::after(0, page::focus_heading);
        }
    });
}
