//! The part of a phase's page that the address leads to, and the control in it.
//!
//! It is followed beside the screen, so that another part is another tab of the page that is open and no new page.

use leptos::prelude::*;

use crate::route::{PlanRoute, Route};

/// Where on a phase's page one is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The phase's key.
    pub phase: String,
    /// The part's id; empty for the page as a whole.
    pub name: String,
    /// The control's id.
    pub control: Option<String>,
}

/// The part that the address names, from the context that [`crate::app`] sets.
#[derive(Clone, Copy)]
pub struct WantedPart(RwSignal<Option<Part>>);

impl WantedPart {
    /// The part named by the address at which the app was opened.
    pub fn at(route: &Route) -> Self {
        Self(RwSignal::new(part_of(route)))
    }

    /// Takes a new address over.
    pub fn follow(self, route: &Route) {
        self.0.set(part_of(route));
    }

    /// The part, where the address names one of this phase.
    pub fn of(self, phase: &str) -> Option<Part> {
        self.0.get().filter(|part| part.phase == phase)
    }

    /// Whether the address leads to a control on a phase's page.
    pub fn has_control(self) -> bool {
        self.0.with_untracked(|part| part.as_ref().is_some_and(|part| part.control.is_some()))
    }
}

fn part_of(route: &Route) -> Option<Part> {
    match route {
        Route::Plan(_, PlanRoute::Phase(phase)) => {
            Some(Part { phase: phase.clone(), name: String::new(), control: None })
        }
        Route::Plan(_, PlanRoute::Part(phase, name, control)) => {
            Some(Part { phase: phase.clone(), name: name.clone(), control: control.clone() })
        }
        _ => None,
    }
}
