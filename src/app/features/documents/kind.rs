//! The artefacts there are: what each is made from, where it is changed, and how it is set on paper.

use chrono::NaiveDate;
use uptake::choice::Choice;
use uptake::plan::Plan;
use uptake::report::Document;
use uptake::report::brief::brief;
use uptake::report::charter::{charter, stakeholder_map};
use uptake::wizard::{Custom, WizardId};

/// An artefact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// What leaders sign.
    Charter,
    /// Who stands where.
    Map,
    /// The pilot on a page.
    Brief,
}

/// How a sheet is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// `portrait` or `landscape`.
    pub orientation: &'static str,
    /// The class of the paragraph that carries the message.
    pub lead: &'static str,
    /// Characters that a printed line holds.
    pub width: usize,
    /// Lines that a page holds in the usual type; more are set smaller.
    pub room: usize,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Charter, Self::Map, Self::Brief];

    /// The artefact with this key in its address.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The key in the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Map => "map",
            Self::Brief => "brief",
        }
    }

    /// The artefact of a plan as of today.
    pub fn build(self, plan: &Plan, today: NaiveDate) -> Document {
        match self {
            Self::Charter => charter(plan, today),
            Self::Map => stakeholder_map(plan, today),
            Self::Brief => brief(plan, today),
        }
    }

    /// The step of a wizard in which it is made.
    pub fn step(self) -> (WizardId, &'static str) {
        match self {
            Self::Charter => (WizardId::Sponsor, "charter"),
            Self::Map => (WizardId::Sponsor, "stakeholders"),
            Self::Brief => (WizardId::Pilot, "brief"),
        }
    }

    /// The name of its part in that step, to which the step's issues point.
    pub fn part(self) -> &'static str {
        match self {
            Self::Charter => Custom::Charter.key(),
            Self::Map => Custom::StakeholderMap.key(),
            Self::Brief => Custom::PilotBrief.key(),
        }
    }

    /// The artefact that goes with it.
    pub fn companion(self) -> Option<Self> {
        match self {
            Self::Charter => Some(Self::Map),
            Self::Map => Some(Self::Charter),
            Self::Brief => None,
        }
    }

    /// How it is set. Widths and rooms are estimates for A4 and Letter, whichever holds less; the journeys print both.
    pub fn setting(self) -> Setting {
        let upright = Setting { orientation: "portrait", lead: "sheet-lead", width: 105, room: 44 };
        match self {
            Self::Charter => upright,
            Self::Map => Setting { orientation: "landscape", width: 150, room: 30, ..upright },
            Self::Brief => Setting { lead: "brief-hypothesis", ..upright },
        }
    }
}
