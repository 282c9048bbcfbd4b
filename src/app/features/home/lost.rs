//! Addresses that mean nothing.

use leptos::prelude::*;
use uptake::t;

use crate::frame::Frame;
use crate::platform::page;
use crate::route::{PlanRoute, Route};
use crate::title;
use crate::ui::LinkButton;

/// An address that means nothing, outside a plan or inside one.
#[component]
pub fn UnknownPage() -> impl IntoView {
    let heading = t!("home.unknown.heading");
    title::set(&heading);
    let plan = match Route::parse(&page::hash()) {
        Route::Plan(id, _) => Some(Route::Plan(id, PlanRoute::Overview).href()),
        Route::Home | Route::New | Route::Shared(_) | Route::Unknown => None,
    };
    let to_plan = plan.clone().map(|href| view! { <LinkButton href>{t!("shell.overview")}</LinkButton> });
    let content = view! {
        <div class="page">
            <header class="page-head">
                <h1>{heading}</h1>
                <p class="lede">{t!("home.unknown.lede")}</p>
            </header>
            <p class="cluster">
                {to_plan}
                <LinkButton href=Route::Home.href()>{t!("shell.all-plans")}</LinkButton>
            </p>
        </div>
    };
    // Inside a plan its frame is there already.
    if plan.is_some() { content.into_any() } else { view! { <Frame>{content}</Frame> }.into_any() }
}
