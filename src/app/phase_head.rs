//! The head of a phase's page: when the phase is, what it is called, what it is for, and what can be done there.

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::plan::Phase;
use uptake::plan::known::guide;

use crate::store::use_store;
use crate::title;

/// The head of the page, which also titles the browser's tab.
#[component]
pub fn PhaseHead(
    /// The phase.
    phase: Phase,
    /// The actions.
    children: Children,
) -> impl IntoView {
    let heading = phase.label();
    title::set_in_plan(&heading, &use_store().plan_untracked().name);
    let guide = guide(phase);
    view! {
        <header class="page-head">
            <p class="eyebrow">{guide.timing}</p>
            <h1>{heading}</h1>
            <p class="lede">{guide.purpose}</p>
            <div class="page-actions">{children()}</div>
        </header>
    }
}
