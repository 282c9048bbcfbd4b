//! What stands around every screen outside a plan.

use leptos::prelude::*;
use uptake::t;

use crate::route::Route;

/// The id of the heading over the plans, which takes the focus when one has left the list.
pub const PLANS_HEADING: &str = "plans";

/// The frame: the name of the app, and the screen.
#[component]
pub fn Frame(
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
