//! Enable, managers' part: touchpoints laid out from the launch, who confirmed what, the playbook, and the numbers
//! (rows F1–F8). Learners' part is a feature of its own on the same page; [`crate::screens`] puts them together.

mod grid;
mod managers;
mod playbook;
mod results;
mod touchpoints;

use leptos::prelude::*;
use uptake::t;

use managers::ManagersPart;
use playbook::PlaybookPart;
use results::ResultsPart;
use touchpoints::TouchpointsPart;

/// The parts of the Enable page that are about managers: ids, which the domain's places name, and labels.
pub fn parts() -> Vec<(&'static str, String)> {
    vec![
        ("touchpoints", t!("enable-view.part.touchpoints")),
        ("managers", t!("enable-view.part.managers")),
        ("playbook", t!("enable-view.part.playbook")),
        ("results", t!("enable-view.part.results")),
    ]
}

/// The part with this id; nothing for parts of others.
pub fn panel(part: &str) -> Option<AnyView> {
    match part {
        "touchpoints" => Some(view! { <TouchpointsPart /> }.into_any()),
        "managers" => Some(view! { <ManagersPart /> }.into_any()),
        "playbook" => Some(view! { <PlaybookPart /> }.into_any()),
        "results" => Some(view! { <ResultsPart /> }.into_any()),
        _ => None,
    }
}
