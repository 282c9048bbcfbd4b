//! What the practice reports, as cards: claims with their source, never promises (row A8).

use leptos::prelude::*;
use uptake::practice::evidence::{CLAIMS, Claim, caveat};
use uptake::t;

/// The cards.
#[component]
pub fn Evidence() -> impl IntoView {
    let card = |claim: &Claim| {
        view! {
            <li class="card evidence">
                <h3 class="evidence-figure">{claim.figure()}</h3>
                <p>{claim.claim()}</p>
                <p class="muted">{t!("phase-page.source", source = claim.source())}</p>
                <p>{t!("phase-page.try-it", idea = claim.try_it())}</p>
            </li>
        }
    };
    view! {
        <section class="section">
            <h2>{t!("phase-page.evidence")}</h2>
            <p class="muted">{caveat()}</p>
            <ul class="grid-3 evidence-cards">{CLAIMS.iter().map(card).collect_view()}</ul>
        </section>
    }
}
