//! The plan as data: what is written to storage and files, a file per phase.
//!
//! A plan holds facts that people entered and nothing that can be computed from them. All structs fill missing
//! fields with their defaults, so that a file from an older version of the same format opens.

pub mod actions;
pub mod align;
pub mod checklist;
pub mod comms;
pub mod diagnosis;
pub mod dismissed;
pub mod enablement;
pub mod gate;
pub mod governance;
pub mod known;
pub mod learning;
pub mod listening;
pub mod measure;
pub mod next;
pub mod people;
pub mod phase;
pub mod pilot;
pub(crate) mod places;
pub mod recognition;
pub mod related;
pub mod reports;
pub mod state;
pub mod vocabulary;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::choices;
use crate::id::Id;
use crate::schedule::{When, WorkCalendar};

pub use actions::{ActionWindow, Checklist, PlanAction};
pub use align::Sponsorship;
pub use comms::Comms;
pub use diagnosis::Diagnosis;
pub use dismissed::Dismissal;
pub use enablement::Enablement;
pub use governance::Governance;
pub use learning::Learning;
pub use listening::Listening;
pub use measure::Measurement;
pub use people::{Audience, Person, Site, Stakeholder};
pub use phase::Phase;
pub use pilot::Pilot;
pub use recognition::Recognition;
pub use reports::Reports;

choices! {
    /// What a plan was started from (row M2).
    pub enum Template in "template" {
        /// Eight weeks from launch, the ready-made calendar.
        Rollout8 = "rollout-8",
        /// Two weeks to show momentum.
        Momentum2 = "momentum-2",
        /// Pilot quickly, Listen continuously, Adapt content, Normalise usage.
        Plan6 = "plan-6",
        /// Twelve weeks with selection, measurement and scaling stages.
        Culture12 = "culture-12",
        /// Ninety days of dated leader actions.
        Leaders90 = "leaders-90",
        /// Nothing filled in.
        Blank = "blank",
        /// The filled sample that shows everything.
        Sample = "sample",
    }
}

/// A rollout plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Plan {
    /// Kept for the life of the plan and over copies shared with colleagues.
    pub id: Id,
    /// What the plan is called in lists and on artefacts.
    pub name: String,
    /// The organisation or unit that rolls out.
    pub organisation: String,
    /// The learning programme or LMS that is rolled out.
    pub programme: String,
    /// The day the programme opens to its learners; nearly every date hangs on it.
    pub launch: NaiveDate,
    /// When work on the plan begins, as an offset from launch or pinned.
    pub start: When,
    /// What the plan was started from.
    pub template: Template,
    /// Days on which nothing is scheduled.
    pub calendar: WorkCalendar,
    /// People named anywhere in the plan.
    pub people: Vec<Person>,
    /// Groups that messages and training are meant for.
    pub audiences: Vec<Audience>,
    /// Places or cohorts with their time zones.
    pub sites: Vec<Site>,
    /// Persons and groups with influence over the outcome.
    pub stakeholders: Vec<Stakeholder>,
    /// The Diagnose phase.
    #[serde(skip_serializing_if = "Diagnosis::is_empty")]
    pub diagnosis: Diagnosis,
    /// The Align phase.
    pub sponsorship: Sponsorship,
    /// The Pilot phase.
    pub pilot: Pilot,
    /// The Communicate phase.
    pub comms: Comms,
    /// The Enable phase, managers' part.
    #[serde(skip_serializing_if = "Enablement::is_empty")]
    pub enablement: Enablement,
    /// The learners' part of the Enable phase.
    #[serde(skip_serializing_if = "Learning::is_empty")]
    pub learning: Learning,
    /// The Measure phase.
    pub measurement: Measurement,
    /// The Celebrate phase: what people say, and what they are told back.
    #[serde(skip_serializing_if = "Listening::is_empty")]
    pub listening: Listening,
    /// The Celebrate phase: who and what is celebrated.
    #[serde(skip_serializing_if = "Recognition::is_empty")]
    pub recognition: Recognition,
    /// The Govern phase.
    #[serde(skip_serializing_if = "Governance::is_empty")]
    pub governance: Governance,
    /// Dated actions of the first 30, 60 and 90 days.
    pub actions: Vec<PlanAction>,
    /// What was ticked on the rollout checklist.
    pub checklist: Checklist,
    /// What was written into reports by hand.
    #[serde(skip_serializing_if = "Reports::is_empty")]
    pub reports: Reports,
    /// Findings of the plan check that people live with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dismissed: Vec<Dismissal>,
}

impl Plan {
    /// The civil date of `when` in this plan; see [`crate::schedule::resolve`].
    pub fn date(&self, when: When) -> NaiveDate {
        crate::schedule::resolve(when, self.launch, &self.calendar)
    }

    /// The person with this id, if one is chosen and still in the plan.
    pub fn person(&self, id: &Id) -> Option<&Person> {
        crate::id::find(&self.people, id)
    }

    /// The name of a person, or nothing for a choice not made.
    pub fn person_name(&self, id: &Id) -> &str {
        self.person(id).map_or("", |person| person.name.as_str())
    }

    /// The audience with this id.
    pub fn audience(&self, id: &Id) -> Option<&Audience> {
        crate::id::find(&self.audiences, id)
    }

    /// The name of an audience, or nothing for a choice not made.
    pub fn audience_name(&self, id: &Id) -> &str {
        self.audience(id).map_or("", |audience| audience.name.as_str())
    }
}
