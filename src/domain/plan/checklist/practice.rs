//! The fixed part of the rollout checklist: what every rollout does, and how far from launch.

use chrono::NaiveDate;

use crate::check::Place;
use crate::plan::{Phase, Plan, places};
use crate::schedule::When;

/// A thing every rollout does. Its text stands under `checklist.practice.<id>`.
pub(crate) struct Practice {
    /// Stable name; the item's key is `practice:<id>`.
    pub id: &'static str,
    /// The phase it belongs to.
    pub phase: Phase,
    /// Days from launch by which it is done.
    pub days: i32,
    /// Where one goes to do it.
    pub place: fn() -> Place,
}

/// The fixed items, in the order of the phases.
pub(crate) const PRACTICES: &[Practice] = &[
    fixed("talk-to-learners", Phase::Diagnose, -63, || places::diagnose("interviews")),
    fixed("note-baselines", Phase::Diagnose, -56, || places::diagnose("baseline")),
    fixed("sponsor-says-yes", Phase::Align, -56, || places::sponsor("sponsor")),
    fixed("charter-signed", Phase::Align, -42, || places::sponsor("charter")),
    fixed("calendar-agreed", Phase::Communicate, -42, || places::comms("calendar")),
    fixed("texts-read", Phase::Communicate, -21, || places::comms("messages")),
    // Six weeks is the later end of the six to eight that managers need (row F1).
    fixed("managers-briefed", Phase::Enable, -42, || places::enable("touchpoints")),
    fixed("time-protected", Phase::Enable, -14, || places::enable("managers")),
    fixed("access-tried", Phase::Enable, -7, || places::enable("support")),
    fixed("help-named", Phase::Enable, -5, || places::enable("support")),
    fixed("export-tried", Phase::Measure, -14, || Place::Phase(Phase::Measure)),
    fixed("first-story", Phase::Celebrate, 14, || Place::Phase(Phase::Celebrate)),
    fixed("managers-thanked", Phase::Celebrate, 28, || Place::Phase(Phase::Celebrate)),
    fixed("results-shown", Phase::Celebrate, 56, || Place::Phase(Phase::Celebrate)),
    fixed("decision-rights", Phase::Govern, -7, || places::govern("decisions")),
    fixed("content-owners", Phase::Govern, 30, || places::govern("content")),
    fixed("day-90-review", Phase::Govern, 90, || Place::Phase(Phase::Govern)),
];

const fn fixed(id: &'static str, phase: Phase, days: i32, place: fn() -> Place) -> Practice {
    Practice { id, phase, days, place }
}

impl Practice {
    /// The key of the item.
    pub fn key(&self) -> String {
        format!("practice:{}", self.id)
    }

    /// What is done.
    pub fn text(&self) -> String {
        // lang: checklist.practice.*
        crate::t!(format!("checklist.practice.{}", self.id))
    }

    /// When it is due: a day chosen by hand, or so many days from launch.
    pub fn when(&self, plan: &Plan) -> When {
        by_hand(plan, &self.key()).map_or(When::offset_days(self.days), When::pinned)
    }
}

/// The due date that a person gave the item with this key.
fn by_hand(plan: &Plan, key: &str) -> Option<NaiveDate> {
    plan.checklist.items.get(key).and_then(|mark| mark.due)
}
