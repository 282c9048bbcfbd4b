//! A stakeholder on the map: a button that can be dragged and moved by keys.

use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::{Id, find};
use uptake::plan::Stakeholder;
use uptake::practice::align::{MapStep, is_high_blocker};
use uptake::t;

use super::state::{Map, name_of, standing, token_id};
use crate::store::use_store;

/// The button.
#[component]
pub fn Token(
    /// The map it stands on.
    map: Map,
    /// Who it stands for.
    id: Id,
) -> impl IntoView {
    let own = id.clone();
    let who = use_store().slice(move |plan| find(&plan.stakeholders, &own).cloned().unwrap_or_default());
    let button = token_id(&id);
    let id = StoredValue::new(id);
    let on_key = move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let step = match event.key().as_str() {
            "ArrowUp" => Some(MapStep::Up),
            "ArrowDown" => Some(MapStep::Down),
            "ArrowLeft" => Some(MapStep::Left),
            "ArrowRight" => Some(MapStep::Right),
            "Delete" | "Backspace" => None,
            _ => return,
        };
        event.prevent_default();
        let id = id.get_value();
        match step {
            Some(step) => map.step(&id, step),
            None => map.take_off(&id),
        }
    };
    view! {
        <button
            type="button"
            class="map-token"
            id=button
            draggable="true"
            data-blocker=move || who.with(is_high_blocker).then_some("true")
            data-dragging=move || id.with_value(|id| map.is_dragged(id)).then_some("true")
            on:click=move |_| map.look_at(id.get_value())
            on:keydown=on_key
            on:dragstart=move |event: DragEvent| id.with_value(|id| map.drag(&event, id))
            on:dragend=move |_| map.drag_end()
        >
            <span class="map-name">{move || who.with(name_of)}</span>
            {move || who.with(wanted)}
            <span class="visually-hidden">{move || who.with(details)}</span>
        </button>
    }
}

/// The way to where they need to stand at launch, if they do not stand there already.
fn wanted(who: &Stakeholder) -> Option<impl IntoView + use<>> {
    let wanted = who.wanted.filter(|wanted| who.stance != Some(*wanted))?;
    let arrow = if who.stance.is_some_and(|stance| wanted < stance) { "← " } else { "→ " };
    Some(view! {
        <span class="map-wanted" aria-hidden="true">
            {arrow} <span class="map-wanted-name">{wanted.label()}</span>
        </span>
    })
}

/// What the place on the map shows, in words: it follows the name.
fn details(who: &Stakeholder) -> String {
    match who.wanted {
        Some(wanted) if who.stance != Some(wanted) => {
            t!("align-view.map.details-wanted", place = standing(who), wanted = wanted.label())
        }
        _ => t!("align-view.map.details", place = standing(who)),
    }
}
