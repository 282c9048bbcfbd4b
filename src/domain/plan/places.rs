//! Where in the wizards the things of a plan are put right: one place per kind of thing.

use super::governance::series::meeting_control;
use super::{Phase, Plan};
use crate::check::Place;
use crate::id::Id;
use crate::wizard::{WizardId, row_control};

/// A step of the sponsor wizard as a whole.
pub(crate) fn sponsor(step: &'static str) -> Place {
    Place::step(WizardId::Sponsor, step, "")
}

/// A step of the pilot wizard as a whole.
pub(crate) fn pilot(step: &'static str) -> Place {
    Place::step(WizardId::Pilot, step, "")
}

/// A step of the communications wizard as a whole.
pub(crate) fn comms(step: &'static str) -> Place {
    Place::step(WizardId::Comms, step, "")
}

/// The date of the launch town hall.
pub(crate) fn town_hall() -> Place {
    Place::step(WizardId::Sponsor, "events", "sponsor.town_hall")
}

/// The date of the first executive review.
pub(crate) fn first_review() -> Place {
    Place::step(WizardId::Sponsor, "events", "sponsor.first_review")
}

/// The date a target is due.
pub(crate) fn kpi_due(id: &Id) -> Place {
    Place::step(WizardId::Sponsor, "targets", row_control("kpis.due", id))
}

/// The date of a leader's action.
pub(crate) fn leader_action(id: &Id) -> Place {
    Place::step(WizardId::Sponsor, "leader-plan", row_control("leader_actions.due", id))
}

/// The day a pledge was signed.
pub(crate) fn pledge(id: &Id) -> Place {
    Place::step(WizardId::Sponsor, "commitments", row_control("commitments.signed_on", id))
}

/// When a stakeholder is spoken to next.
pub(crate) fn stakeholder(id: &Id) -> Place {
    Place::step(WizardId::Sponsor, "stakeholders", row_control("stakeholders.next_contact", id))
}

/// The first day of the pilot.
pub(crate) fn pilot_start() -> Place {
    Place::step(WizardId::Pilot, "length", "pilot.start")
}

/// What gets in the way of the pilot.
pub(crate) fn blocker(id: &Id) -> Place {
    Place::step(WizardId::Pilot, "learning", row_control("blocker.cleared", id))
}

/// A part of the Diagnose page as a whole.
pub(crate) fn diagnose(part: &'static str) -> Place {
    Place::part(Phase::Diagnose, part, "")
}

/// The day by which a friction is fixed.
pub(crate) fn friction(id: &Id) -> Place {
    Place::part(Phase::Diagnose, "friction", row_control("frictions.due", id))
}

/// The date of a message in the calendar.
pub(crate) fn message(id: &Id) -> Place {
    Place::step(WizardId::Comms, "calendar", row_control("items.when", id))
}

/// Where plan actions are kept: on the page of the phase they serve.
pub(crate) fn action(phase: Option<Phase>) -> Place {
    Place::Phase(phase.unwrap_or(Phase::Align))
}

/// A part of the Govern page as a whole.
pub(crate) fn govern(part: &'static str) -> Place {
    Place::part(Phase::Govern, part, "")
}

/// A control of a row on a part of the Govern page.
pub(crate) fn govern_row(part: &'static str, field: &str, id: &Id) -> Place {
    Place::part(Phase::Govern, part, row_control(field, id))
}

/// The page of a recorded meeting; the list of meetings where its series is gone.
pub(crate) fn meeting(plan: &Plan, id: &Id) -> Place {
    match crate::id::find(&plan.governance.meetings, id) {
        Some(meeting) => Place::part(Phase::Govern, "minutes", meeting_control(&meeting.ritual, meeting.occurrence)),
        None => govern("minutes"),
    }
}

/// A part of the Enable page as a whole.
pub(crate) fn enable(part: &'static str) -> Place {
    Place::part(Phase::Enable, part, "")
}

/// A control of a row on a part of the Enable page.
pub(crate) fn enable_row(part: &'static str, field: &str, id: &Id) -> Place {
    Place::part(Phase::Enable, part, row_control(field, id))
}

/// A part of the Celebrate page as a whole.
pub(crate) fn celebrate(part: &'static str) -> Place {
    Place::part(Phase::Celebrate, part, "")
}

/// A control of a row on a part of the Celebrate page.
pub(crate) fn celebrate_row(part: &'static str, field: &str, id: &Id) -> Place {
    Place::part(Phase::Celebrate, part, row_control(field, id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use crate::wizard::{Part, Step, wizard};

    fn has_field(step: &Step, control: &str) -> bool {
        step.parts.iter().any(|part| match part {
            Part::Fields(fields) => fields.iter().any(|field| field.id == control),
            Part::List(list) => list.fields().iter().any(|field| control == row_control(field.id, &Id::new("row"))),
            Part::Custom(_) => false,
        })
    }

    #[test]
    fn every_place_is_there() {
        let row = Id::new("row");
        let rows = [kpi_due, leader_action, pledge, stakeholder, blocker].map(|place| place(&row));
        let single = [town_hall(), first_review(), pilot_start()];
        for place in single.into_iter().chain(rows) {
            let Place::Step { wizard: id, step, control } = place else { panic!("{place:?}") };
            let found = wizard(id).step(step).unwrap_or_else(|| panic!("no step {step}"));
            assert!(has_field(found, &control), "no control {control} in {step}");
        }
    }

    #[test]
    fn a_friction_is_dated_where_it_is_asked_for() {
        use crate::wizard::AnyList;
        let row = Id::new("row");
        let Place::Part { control, .. } = friction(&row) else { panic!("no part") };
        let fields = crate::wizard::diagnose::FRICTIONS.fields();
        assert!(fields.iter().any(|field| control == row_control(field.id, &row)));
    }

    #[test]
    fn every_step_that_is_linked_to_is_there() {
        let steps = ["why", "sponsor", "targets", "roles", "commitments", "events", "charter"].map(sponsor);
        let others = [pilot("hypothesis"), pilot("criteria"), pilot("learning"), pilot("gate")];
        for place in steps.into_iter().chain(others).chain(["audiences", "messages", "calendar"].map(comms)) {
            let Place::Step { wizard: id, step, .. } = place else { panic!("{place:?}") };
            assert!(wizard(id).step(step).is_some(), "no step {step} in {}", id.key());
        }
    }
}
