//! A file dropped anywhere on the page: a plan is taken in, for anything else the place to drop it is named.

use leptos::prelude::*;
use uptake::plan::Phase;
use uptake::t;

use super::import::{Arrival, ImportDialog};
use crate::links;
use crate::notices::use_notices;
use crate::platform::files::File;
use crate::platform::page;
use crate::route::Route;

/// What comes of the file.
#[component]
pub fn Dropped(
    /// The file.
    file: File,
) -> impl IntoView {
    if !is_plan(&file.name(), &file.type_()) {
        say_where();
        return None;
    }
    let arrivals = StoredValue::new_local(Some(Arrival::File(file)));
    Some(view! { <ImportDialog open=RwSignal::new(true) arrivals /> })
}

/// Whether a file is one that a plan may be in.
fn is_plan(name: &str, mime: &str) -> bool {
    name.to_lowercase().ends_with(".json") || mime == "application/json"
}

/// Says where files other than plans belong, with a way there where a plan is open.
fn say_where() {
    let notices = use_notices();
    let Route::Plan(id, _) = Route::parse(&page::hash()) else {
        notices.say(t!("share.dropped.other"));
        return;
    };
    let measure = links::phase(&uptake::id::Id::new(id), Phase::Measure);
    notices.offer(t!("share.dropped.other"), t!("share.dropped.measure"), move || page::go(&measure));
}
