//! Where the things that a phase without a wizard rests on are entered, so that its page is no dead end.

use super::{Phase, places};
use crate::check::Place;
use crate::t;

/// A name, the last part of the text's key, and the place.
type Link = (&'static str, fn() -> Place);

/// What a phase without a wizard rests on: what it is called, and where it is entered. Empty for the other phases.
pub fn related(phase: Phase) -> Vec<(String, Place)> {
    let links: &[Link] = match phase {
        Phase::Diagnose => &[
            ("figures", || Place::Phase(Phase::Measure)),
            ("baselines", || places::sponsor("targets")),
            ("obstacles", || places::comms("audiences")),
            ("pains", || places::sponsor("events")),
            ("sites", || Place::Settings),
        ],
        Phase::Enable => &[
            ("managers", || places::comms("audiences")),
            ("manager-messages", || places::comms("calendar")),
            ("duties", || places::sponsor("sponsor")),
            ("pledges", || places::sponsor("commitments")),
        ],
        Phase::Celebrate => &[
            ("recognition", || places::comms("calendar")),
            ("voices", || places::pilot("learning")),
            ("role-modelling", || places::sponsor("commitments")),
        ],
        Phase::Govern => &[
            ("reviews", places::first_review),
            ("roles", || places::sponsor("roles")),
            ("gate", || places::pilot("gate")),
            ("figures", || Place::Phase(Phase::Measure)),
        ],
        Phase::Align | Phase::Pilot | Phase::Communicate | Phase::Measure => &[],
    };
    // lang: phase-page.related.*
    links.iter().map(|(name, place)| (t!(format!("phase-page.related.{name}")), place())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use crate::plan::state::wizard_of;
    use crate::wizard::wizard;

    #[test]
    fn every_phase_without_a_wizard_leads_on_to_places_that_are_there() {
        for phase in Phase::ALL.iter().copied().filter(|phase| wizard_of(*phase).is_none() && *phase != Phase::Measure)
        {
            let links = related(phase);
            assert!(links.len() > 2, "{phase:?}");
            for (name, place) in links {
                assert!(!name.starts_with("phase-page."), "{name}");
                if let Place::Step { wizard: id, step, .. } = place {
                    assert!(wizard(id).step(step).is_some(), "no step {step}");
                }
            }
        }
    }
}
