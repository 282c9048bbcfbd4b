//! The stakeholder map: influence upwards, support to the right (rows C1 and C2).
//!
//! A stakeholder is a button on the map: dragged by hand or moved by the arrow keys, and Enter opens what is known of
//! them. The same is told by a table below the map.

mod details;
mod state;
mod token;

use leptos::ev::DragEvent;
use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::plan::people::{Influence, Stance};
use uptake::plan::{Plan, Stakeholder};
use uptake::practice::align as practice;
use uptake::schedule::weeks::long_date;
use uptake::t;

use self::details::DetailsDialog;
use self::state::{Map, Spot};
use self::token::Token;
use crate::store::use_store;
use crate::ui::{Button, DataTable, EmptyState, Icon, IconName, ScrollRegion};

/// The id of the line that says how the map is used, which tray and map refer to.
const HELP: &str = "map-help";

/// The map with its tray, the dialog and the table.
#[component]
pub fn StakeholderMap() -> impl IntoView {
    let store = use_store();
    let map = Map::new(store);
    let is_empty = store.slice(|plan| plan.stakeholders.is_empty());
    view! {
        <section class="section" id="stakeholder-map" tabindex="-1">
            <h2>{t!("align-view.map.title")}</h2>
            <Show when=move || !is_empty.get() fallback=|| view! { <NobodyYet /> }>
                <p class="muted" id=HELP>{t!("align-view.map.help")}</p>
                <Tray map />
                <Grid map />
                <details>
                    <summary>{t!("align-view.map.as-table")}</summary>
                    <MapTable />
                </details>
                <DetailsDialog map />
            </Show>
            <p class="visually-hidden" role="status">{move || map.said()}</p>
        </section>
    }
}

#[component]
fn NobodyYet() -> impl IntoView {
    let store = use_store();
    let fill = move |()| {
        store.edit(t!("align-view.map.fill"), |plan| {
            for ready in practice::stakeholder_presets(plan) {
                practice::add_stakeholder(plan, &ready.key, &mut store.ids());
            }
        });
    };
    view! {
        <EmptyState title=t!("align-view.map.empty-title") text=t!("align-view.map.empty-text")>
            <Button on_press=fill>
                <Icon name=IconName::Plus />
                {t!("align-view.map.fill")}
            </Button>
        </EmptyState>
    }
}

/// Those without a place; also where a stakeholder is dropped to take them off the map.
#[component]
fn Tray(map: Map) -> impl IntoView {
    let store = use_store();
    let waiting =
        store.slice(|plan| practice::unplaced(plan).into_iter().map(|who| who.id.clone()).collect::<Vec<_>>());
    let title = move || match waiting.with(Vec::is_empty) {
        true => t!("align-view.map.all-placed"),
        false => t!("align-view.map.tray"),
    };
    view! {
        <div
            class="map-tray"
            role="group"
            aria-label=t!("align-view.map.tray")
            aria-describedby=HELP
            data-over=move || map.is_over(Spot::Tray).then_some("true")
            on:dragover=move |event: DragEvent| map.drag_over(&event, Spot::Tray)
            on:dragleave=move |_| map.drag_out(Spot::Tray)
            on:drop=move |event: DragEvent| map.drop_on(&event, Spot::Tray)
        >
            <p class="map-tray-title">{title}</p>
            <For each=move || waiting.get() key=|id| id.clone() let:id>
                <Token map id />
            </For>
        </div>
    }
}

/// The 25 cells, row by row from the most influential, with their axes.
#[component]
fn Grid(map: Map) -> impl IntoView {
    let cells = use_store().slice(practice::map_cells);
    let row = move |(row, influence): (usize, &'static Influence)| {
        let cell = move |(column, stance): (usize, &'static Stance)| {
            let tokens = Memo::new(move |_| cells.with(|cells| cells[row][column].clone()));
            view! { <Cell map influence=*influence stance=*stance tokens /> }
        };
        Stance::ALL.iter().enumerate().map(cell).collect_view()
    };
    view! {
        <ScrollRegion label=t!("align-view.map.title")>
            <div class="map" role="group" aria-label=t!("align-view.map.label") aria-describedby=HELP>
                <div class="map-axis-y">
                    <span>{t!("align-view.map.little")}</span>
                    <strong>{t!("align-view.map.influence")}</strong>
                    <span>{t!("align-view.map.much")}</span>
                </div>
                {Influence::ALL.iter().rev().enumerate().map(row).collect_view()}
                <div class="map-axis-x">
                    <span>{Stance::Blocking.label()}</span>
                    <strong>{t!("align-view.map.support")}</strong>
                    <span>{Stance::Leading.label()}</span>
                </div>
            </div>
        </ScrollRegion>
    }
}

#[component]
fn Cell(map: Map, influence: Influence, stance: Stance, tokens: Memo<Vec<Id>>) -> impl IntoView {
    let spot = Spot::Cell(influence, stance);
    let quadrant = practice::quadrant(influence, stance);
    // Each quadrant is named once, in its outer corner.
    let is_corner = matches!(influence, Influence::VeryLow | Influence::VeryHigh)
        && matches!(stance, Stance::Blocking | Stance::Leading);
    view! {
        <div
            class="map-cell"
            data-quadrant=quadrant.key()
            data-influence=influence.key()
            data-stance=stance.key()
            data-over=move || map.is_over(spot).then_some("true")
            on:dragover=move |event: DragEvent| map.drag_over(&event, spot)
            on:dragleave=move |_| map.drag_out(spot)
            on:drop=move |event: DragEvent| map.drop_on(&event, spot)
        >
            <For each=move || tokens.get() key=|id| id.clone() let:id>
                <Token map id />
            </For>
            {is_corner.then(|| view! { <span class="map-quadrant">{quadrant.label()}</span> })}
        </div>
    }
}

/// The map as a table, with all that is planned for each stakeholder.
#[component]
fn MapTable() -> impl IntoView {
    let rows = use_store().slice(|plan| plan.stakeholders.iter().map(|who| row(plan, who)).collect::<Vec<_>>());
    let columns = ["who", "influence", "stance", "wanted", "responsibility", "cadence", "move", "owner", "contact"];
    // lang: align-view.column.*
    let head = columns.iter().map(|column| t!(format!("align-view.column.{column}"))).collect::<Vec<_>>();
    view! { <DataTable caption=t!("align-view.map.title") head rows /> }
}

fn row(plan: &Plan, who: &Stakeholder) -> Vec<String> {
    use super::summary::{name_or_open, or_open};
    let open = || or_open("");
    vec![
        or_open(&who.name),
        who.influence.map_or_else(open, Choice::label),
        who.stance.map_or_else(open, Choice::label),
        who.wanted.map_or_else(open, Choice::label),
        or_open(&who.responsibility),
        who.cadence.map_or_else(open, Choice::label),
        or_open(&who.planned_move),
        name_or_open(plan, &who.owner),
        who.next_contact.map_or_else(open, long_date),
    ]
}
