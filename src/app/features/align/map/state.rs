//! What happens on the map: who is dragged over which spot, who is looked at, and what is said aloud.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use uptake::choice::Choice;
use uptake::id::{Id, find};
use uptake::plan::people::{Influence, Stance};
use uptake::plan::{Plan, Stakeholder};
use uptake::practice::align::{MapStep, place_on_map, step_on_map, take_off_map};
use uptake::t;

use crate::platform::page;
use crate::store::Store;

/// Where a stakeholder can be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Beside the map.
    Tray,
    /// A cell of it.
    Cell(Influence, Stance),
}

/// A handle on the map on screen, cheap to copy.
#[derive(Clone, Copy)]
pub struct Map {
    store: Store,
    dragged: RwSignal<Option<Id>>,
    over: RwSignal<Option<Spot>>,
    looked_at: RwSignal<Option<Id>>,
    said: RwSignal<String>,
}

/// The id of a stakeholder's button.
pub fn token_id(who: &Id) -> String {
    format!("map-token-{who}")
}

/// The name of a stakeholder, or a stand-in.
pub fn name_of(who: &Stakeholder) -> String {
    if who.name.trim().is_empty() { t!("wizard.unnamed") } else { who.name.clone() }
}

/// Where a stakeholder stands, in words.
pub fn standing(who: &Stakeholder) -> String {
    match (who.influence, who.stance) {
        (Some(influence), Some(stance)) => {
            t!("align-view.map.standing", influence = influence.label(), stance = stance.label())
        }
        _ => t!("align-view.map.unplaced"),
    }
}

impl Map {
    /// A map on which nothing has happened.
    pub fn new(store: Store) -> Self {
        Self {
            store,
            dragged: RwSignal::new(None),
            over: RwSignal::new(None),
            looked_at: RwSignal::new(None),
            said: RwSignal::new(String::new()),
        }
    }

    /// What was last moved where, to be announced.
    pub fn said(&self) -> String {
        self.said.get()
    }

    /// Who is looked at in the dialog.
    pub fn looked_at(&self) -> Option<Id> {
        self.looked_at.get()
    }

    /// Opens the dialog on a stakeholder.
    pub fn look_at(&self, who: Id) {
        self.looked_at.set(Some(who));
    }

    /// Closes the dialog; the focus returns to the stakeholder, who may stand elsewhere by now.
    pub fn look_away(&self) {
        if let Some(who) = self.looked_at.get_untracked() {
            self.looked_at.set(None);
            refocus(&who);
        }
    }

    /// Moves a stakeholder by one cell.
    pub fn step(&self, who: &Id, step: MapStep) {
        self.change(who, |plan| step_on_map(plan, who, step));
    }

    /// Takes a stakeholder off the map.
    pub fn take_off(&self, who: &Id) {
        self.change(who, |plan| take_off_map(plan, who));
    }

    /// A drag of this stakeholder begins.
    pub fn drag(&self, event: &DragEvent, who: &Id) {
        page::carry(event, who.as_str());
        self.dragged.set(Some(who.clone()));
    }

    /// Whether this stakeholder is being dragged.
    pub fn is_dragged(&self, who: &Id) -> bool {
        self.dragged.with(|dragged| dragged.as_ref() == Some(who))
    }

    /// The drag is over, wherever it ended.
    pub fn drag_end(&self) {
        self.dragged.set(None);
        self.over.set(None);
    }

    /// Something is held over a spot; only a stakeholder of this map may be dropped there.
    pub fn drag_over(&self, event: &DragEvent, spot: Spot) {
        if self.dragged.with_untracked(Option::is_some) {
            event.prevent_default();
            if self.over.get_untracked() != Some(spot) {
                self.over.set(Some(spot));
            }
        }
    }

    /// What was held over a spot has left it.
    pub fn drag_out(&self, spot: Spot) {
        if self.over.get_untracked() == Some(spot) {
            self.over.set(None);
        }
    }

    /// Whether something is held over a spot.
    pub fn is_over(&self, spot: Spot) -> bool {
        self.over.get() == Some(spot)
    }

    /// The stakeholder held over a spot is let go.
    pub fn drop_on(&self, event: &DragEvent, spot: Spot) {
        let Some(who) = self.dragged.get_untracked() else { return };
        event.prevent_default();
        // The button is drawn anew in its new place, and the old one may leave without an end to its drag.
        self.drag_end();
        match spot {
            Spot::Tray => self.take_off(&who),
            Spot::Cell(influence, stance) => self.change(&who, |plan| place_on_map(plan, &who, influence, stance)),
        }
    }

    /// Changes the place of a stakeholder; moves that follow closely are one step to undo.
    fn change(&self, who: &Id, change: impl FnOnce(&mut Plan)) {
        let Some(name) = self.find(who).map(|stakeholder| name_of(&stakeholder)) else { return };
        self.store.edit_field(t!("align-view.map.step", who = name), &token_id(who), change);
        if let Some(now) = self.find(who) {
            self.said.set(t!("align-view.map.said", who = name, place = standing(&now)));
        }
        refocus(who);
    }

    fn find(&self, who: &Id) -> Option<Stakeholder> {
        find(&self.store.plan_untracked().stakeholders, who).cloned()
    }
}

/// Brings the focus back to a stakeholder's button, which a move draws anew.
fn refocus(who: &Id) {
    let button = token_id(who);
    page::after(0, move || page::refocus(&button));
}
