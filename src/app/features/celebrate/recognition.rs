//! Recognition: milestones, challenges, recommendations, champions, and what learners said (row K3).

use leptos::prelude::*;
use uptake::lang::count;
use uptake::plan::recognition::wins;
use uptake::t;
use uptake::wizard::pilot::TESTIMONIALS;
use uptake::wizard::recognition::{CHALLENGES, CHAMPIONS, COMMENDATIONS, MILESTONES, recognition_issues};

use super::WALL;
use crate::form::{Issues, ListEditor};
use crate::links;
use crate::store::use_store;
use crate::ui::LinkButton;

/// The part.
#[component]
pub fn RecognitionPart() -> impl IntoView {
    let store = use_store();
    let issues: Issues = store.slice(recognition_issues).into();
    let shown = store.slice(|plan| wins(plan).len());
    let wall = links::document(&store.plan_untracked().id, WALL);
    view! {
        <section class="section">
            <h2>{t!("celebrate.recognition.title")}</h2>
            <p class="lede">{t!("celebrate.recognition.lede")}</p>
            <div class="cluster">
                <LinkButton href=wall>{t!("celebrate.open-wall")}</LinkButton>
                <p class="muted">{move || count("celebrate.recognition.on-wall", shown.get())}</p>
            </div>
        </section>
        <ListEditor list=&MILESTONES issues />
        <ListEditor list=&CHALLENGES issues />
        <ListEditor list=&COMMENDATIONS issues />
        <ListEditor list=&TESTIMONIALS issues />
        <ListEditor list=&CHAMPIONS issues />
    }
}
