//! Addresses of places in a plan, as the domain names them.

use uptake::check::Place;
use uptake::choice::Choice;
use uptake::id::Id;
use uptake::plan::Phase;
use uptake::wizard::WizardId;

use crate::route::{PlanRoute, Route};

/// The address of a screen of this plan.
pub fn plan(id: &Id, screen: PlanRoute) -> String {
    Route::Plan(id.to_string(), screen).href()
}

/// The address of a phase's page.
pub fn phase(id: &Id, phase: Phase) -> String {
    plan(id, PlanRoute::Phase(phase.key().to_owned()))
}

/// The address of a part of a phase's page, and of a control in it (empty for the part as a whole).
pub fn part(id: &Id, phase: Phase, part: &str, control: &str) -> String {
    let control = (!control.is_empty()).then(|| control.to_owned());
    plan(id, PlanRoute::Part(phase.key().to_owned(), part.to_owned(), control))
}

/// The address of a wizard where it was left, or at one of its steps.
pub fn wizard(id: &Id, wizard: WizardId, step: Option<&str>) -> String {
    plan(id, PlanRoute::Wizard(wizard.key().to_owned(), step.map(str::to_owned), None))
}

/// The address of an artefact.
pub fn document(id: &Id, document: &str) -> String {
    plan(id, PlanRoute::Document(document.to_owned()))
}

/// The address of the place where something is put right.
pub fn place(id: &Id, place: &Place) -> String {
    match place {
        Place::Step { wizard, step, control } => {
            let control = (!control.is_empty()).then(|| control.clone());
            plan(id, PlanRoute::Wizard(wizard.key().to_owned(), Some((*step).to_owned()), control))
        }
        Place::Phase(key) => phase(id, *key),
        Place::Part { phase, part: name, control } => part(id, *phase, name, control),
        Place::Checklist => plan(id, PlanRoute::Checklist),
        Place::Settings => plan(id, PlanRoute::Settings),
    }
}
