//! Names of time zones, offered while the zone of a site is typed.

use leptos::prelude::*;
use uptake::id::Id;
use uptake::wizard::row_control;

use crate::platform::{page, zones};
use crate::store::use_store;

/// The id of the list of names.
const NAMES: &str = "zone-names";

/// The names that this browser knows, tied to the zone field of every site.
///
/// The fields are drawn from the domain's description, which knows no browser and so no list; hence the tie from here.
#[component]
pub fn ZoneNames() -> impl IntoView {
    let sites = use_store().slice(|plan| plan.sites.iter().map(|site| site.id.clone()).collect::<Vec<Id>>());
    Effect::new(move |_| {
        let controls: Vec<String> = sites.with(|sites| sites.iter().map(|id| row_control("sites.zone", id)).collect());
        // Once the fields of a site just added are on the page.
        page::after(0, move || controls.iter().for_each(|control| page::set_attribute(control, "list", NAMES)));
    });
    let names = zones::names().into_iter().map(|name| view! { <option value=name></option> });
    view! { <datalist id=NAMES>{names.collect_view()}</datalist> }
}
