//! The root of the page: follows the address and draws its screen.

use leptos::prelude::*;
use uptake::id::Id;

use crate::features::home;
use crate::form::Wanted;
use crate::notices::{NoticeList, Notices};
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
    page::on_hash_change(move || route.set(Route::parse(&page::hash())));
    let screen = Memo::new(move |_| Screen::of(route.get()));
    announce_screens(screen);
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

/// What is drawn; a change of the control within one step is not a new screen.
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
