//! The root of the page: follows the address, opens the plan it names, and draws the screen.

use leptos::prelude::*;
use uptake::id::Id;

use crate::features::{home, shell};
use crate::form::Wanted;
use crate::platform::page;
use crate::route::{PlanRoute, Route};
use crate::screens;
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
        Opened::Ready => view! { <shell::Shell screen=screen.clone()>{screens::of(screen)}</shell::Shell> }.into_any(),
        problem => view! { <home::UnopenedPage id problem /> }.into_any(),
    }
}
