//! The Govern phase: what keeps a rollout alive once the launch is over (rows H1–H4).
//!
//! `meetings` holds what comes back, `minutes` the page of one meeting, `decisions` who decides what and what was
//! decided, `board` and `content` who watches over it and what comes and goes, `waves` which group is next.

mod board;
mod content;
mod copy;
mod decisions;
mod meetings;
mod minutes;
mod waves;

use leptos::prelude::*;
use uptake::plan::Phase;
use uptake::t;

use crate::phase_page::PhaseFrame;

/// The page of the phase.
#[component]
pub fn GovernPage() -> impl IntoView {
    let parts = vec![
        ("meetings", t!("governance.tabs-meetings")),
        ("minutes", t!("governance.tabs-minutes")),
        ("decisions", t!("governance.tabs-decisions")),
        ("board", t!("governance.tabs-board")),
        ("content", t!("governance.tabs-content")),
        ("waves", t!("governance.tabs-waves")),
    ];
    view! { <PhaseFrame phase=Phase::Govern parts panel /> }
}

/// The part of the page with this id.
fn panel(part: &str) -> AnyView {
    match part {
        "meetings" => view! { <meetings::MeetingsPart /> }.into_any(),
        "minutes" => view! { <minutes::MinutesPart /> }.into_any(),
        "decisions" => view! { <decisions::DecisionsPart /> }.into_any(),
        "board" => view! { <board::BoardPart /> }.into_any(),
        "content" => view! { <content::ContentPart /> }.into_any(),
        "waves" => view! { <waves::WavesPart /> }.into_any(),
        _ => view! { <meetings::NextMeetings /> }.into_any(),
    }
}
