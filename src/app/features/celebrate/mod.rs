//! Celebrate: what people say and are told back, the pulse, the weekly summary, and recognition (rows J1, J2, K1–K3).

mod feedback;
mod pulse;
mod pulse_results;
mod recognition;
mod wall;
mod weeks;

use leptos::prelude::*;
use uptake::plan::Phase;
use uptake::t;

use crate::links;
use crate::phase_page::PhaseFrame;
use crate::store::use_store;
use crate::ui::LinkButton;

pub use wall::WinsWallPage;

/// The parts of the page, named as the addresses of the domain name them.
const FEEDBACK: &str = "feedback";
const PULSE: &str = "pulse";
const WEEKS: &str = "weeks";
const RECOGNITION: &str = "recognition";

/// The document key of the wall of wins.
pub const WALL: &str = "wins";

/// The page of the phase.
#[component]
pub fn CelebratePage() -> impl IntoView {
    let wall = links::document(&use_store().plan_untracked().id, WALL);
    view! {
        <PhaseFrame phase=Phase::Celebrate parts=parts() panel=panel>
            <LinkButton href=wall.clone()>{t!("celebrate.open-wall")}</LinkButton>
        </PhaseFrame>
    }
}

fn parts() -> Vec<(&'static str, String)> {
    vec![
        (FEEDBACK, t!("celebrate.part.feedback")),
        (PULSE, t!("celebrate.part.pulse")),
        (WEEKS, t!("celebrate.part.weeks")),
        (RECOGNITION, t!("celebrate.part.recognition")),
    ]
}

fn panel(part: &str) -> AnyView {
    match part {
        FEEDBACK => view! { <feedback::FeedbackPart /> }.into_any(),
        PULSE => view! { <pulse::PulsePart /> }.into_any(),
        WEEKS => view! { <weeks::WeeksPart /> }.into_any(),
        RECOGNITION => view! { <recognition::RecognitionPart /> }.into_any(),
        _ => ().into_any(),
    }
}
