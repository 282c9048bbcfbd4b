//! The sponsor assessment read: own rating against the team's on one scale, and what to do about the gap (row B10).

use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::lang::count;
use uptake::plan::Plan;
use uptake::plan::align::{Assessment, Behaviour};
use uptake::practice::align as practice;
use uptake::t;

use crate::store::use_store;
use crate::ui::{Status, Tag};

/// From this many points on a gap is worth a talk of its own.
const WIDE: u8 = 2;

/// What is known of one leader.
#[derive(Clone, Debug, PartialEq)]
struct Rated {
    leader: Id,
    name: String,
    ratings: Vec<Rating>,
}

/// Both ratings of one behaviour; `gap` is own less team.
#[derive(Clone, Debug, PartialEq)]
struct Rating {
    behaviour: Behaviour,
    own: Option<u8>,
    team: Option<u8>,
    gap: Option<i8>,
}

/// The gaps of every leader who was rated.
#[component]
pub fn AssessmentGaps() -> impl IntoView {
    let rated = use_store().slice(rated);
    let cards = move || rated.get().into_iter().map(leader_card).collect_view();
    view! {
        <section class="section" id="assessment-gaps" tabindex="-1">
            <h2>{t!("align-view.gap.title")}</h2>
            <Show
                when=move || rated.with(|rated| !rated.is_empty())
                fallback=|| view! { <p class="muted">{t!("align-view.gap.empty")}</p> }
            >
                <p class="muted">{t!("align-view.gap.about")}</p>
                <div class="grid-2">{cards}</div>
            </Show>
        </section>
    }
}

/// Leaders in the order in which they were first rated.
fn rated(plan: &Plan) -> Vec<Rated> {
    let mut leaders: Vec<Rated> = Vec::new();
    for assessment in &plan.sponsorship.assessments {
        let rating = rating(assessment);
        match leaders.iter_mut().find(|rated| rated.leader == assessment.leader) {
            Some(known) => known.ratings.push(rating),
            None => {
                let leader = assessment.leader.clone();
                let name = plan.person_name(&leader).to_owned();
                leaders.push(Rated { leader, name, ratings: vec![rating] });
            }
        }
    }
    leaders
}

fn rating(assessment: &Assessment) -> Rating {
    Rating {
        behaviour: assessment.behaviour,
        own: assessment.own,
        team: assessment.team,
        gap: practice::assessment_gap(assessment),
    }
}

fn leader_card(rated: Rated) -> impl IntoView {
    let name = if rated.name.trim().is_empty() { t!("wizard.unnamed") } else { rated.name };
    view! {
        <section class="card stack">
            <h3>{name}</h3>
            {rated.ratings.into_iter().map(rating_view).collect_view()}
        </section>
    }
}

fn rating_view(rating: Rating) -> impl IntoView {
    let shown = |value: Option<u8>| value.map_or_else(|| t!("align-view.gap.unrated"), |value| value.to_string());
    let numbers = t!("align-view.gap.numbers", own = shown(rating.own), team = shown(rating.team));
    let tips = rating.gap.map(|gap| {
        let tips = practice::tips(rating.behaviour, gap).into_iter();
        view! { <ul>{tips.map(|tip| view! { <li>{tip}</li> }).collect_view()}</ul> }
    });
    view! {
        <div class="gap stack">
            <h4>{rating.behaviour.label()}</h4>
            <GapScale own=rating.own team=rating.team />
            <div class="cluster">
                <p>{numbers}</p>
                {rating.gap.map(gap_tag)}
            </div>
            {tips}
        </div>
    }
}

fn gap_tag(gap: i8) -> impl IntoView {
    let points = gap.unsigned_abs();
    let text = match gap {
        0 => t!("align-view.gap.none"),
        1.. => count("align-view.gap.above", points),
        _ => count("align-view.gap.below", points),
    };
    let tone = match points {
        0 => Status::Good,
        WIDE.. => Status::Warn,
        _ => Status::Neutral,
    };
    view! { <Tag tone>{text}</Tag> }
}

/// Both ratings on a scale from 1 to 5; the numbers stand in words below it.
#[component]
fn GapScale(own: Option<u8>, team: Option<u8>) -> impl IntoView {
    let mark = |who: &'static str, rating: Option<u8>| {
        rating.map(|rating| {
            view! { <span class="gap-mark" data-who=who style=("--at", rating.to_string())></span> }
        })
    };
    view! {
        <div class="gap-scale" aria-hidden="true">
            {mark("own", own)} {mark("team", team)}
        </div>
    }
}
