//! The Diagnose phase: where things stand before anything is designed (rows A1–A8).
//!
//! `baseline` holds the numbers and the gap between intent and behaviour, `interviews` what people said, `friction` and
//! `barriers` what is in the way and what helps, `summary` the whole in a paragraph. `evidence` and `sites` stand on the
//! page's first part.

mod barriers;
mod baseline;
mod evidence;
mod friction;
mod interviews;
mod sites;
mod summary;

use leptos::prelude::*;
use uptake::plan::Phase;
use uptake::t;
use uptake::wizard::diagnose::issues;

use crate::form::Issues;
use crate::phase_page::PhaseFrame;
use crate::store::use_store;

/// The page of the phase.
#[component]
pub fn DiagnosePage() -> impl IntoView {
    let parts = vec![
        ("baseline", t!("diagnose.tab.baseline")),
        ("interviews", t!("diagnose.tab.interviews")),
        ("friction", t!("diagnose.tab.friction")),
        ("barriers", t!("diagnose.tab.barriers")),
        ("summary", t!("diagnose.tab.summary")),
    ];
    view! { <PhaseFrame phase=Phase::Diagnose parts panel /> }
}

/// The part of the page with this id.
fn panel(part: &str) -> AnyView {
    match part {
        "baseline" => view! { <baseline::BaselinePart /> }.into_any(),
        "interviews" => view! { <interviews::InterviewsPart /> }.into_any(),
        "friction" => view! { <friction::FrictionPart /> }.into_any(),
        "barriers" => view! { <barriers::BarriersPart /> }.into_any(),
        "summary" => view! { <summary::SummaryPart /> }.into_any(),
        _ => view! {
            <sites::Sites />
            <evidence::Evidence />
        }
        .into_any(),
    }
}

/// What is missing or wrong in the diagnosis.
fn found() -> Issues {
    use_store().slice(issues).into()
}

/// What stands in a cell for something that is not said.
fn or_unsaid(text: &str) -> String {
    if text.trim().is_empty() { t!("diagnose.unsaid") } else { text.to_owned() }
}
