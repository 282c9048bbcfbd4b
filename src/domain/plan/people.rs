//! People, audiences, sites and stakeholders: who the plan is about (rows A6, C1–C4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::{choices, entities};

choices! {
    /// What an audience is, so that rules and templates can speak of it.
    pub enum AudienceKind in "audience-kind" {
        /// Those who learn.
        Learners = "learners",
        /// Line managers of those who learn.
        Managers = "managers",
        /// Executive and business sponsors.
        Sponsors = "sponsors",
        /// The group that goes first.
        PilotGroup = "pilot-group",
        /// Peer supporters.
        Champions = "champions",
        /// HR, compliance, IT and other functions.
        Functions = "functions",
        /// Anyone else.
        Other = "other",
    }

    /// Ready-made stakeholders (row C1).
    pub enum StakeholderKind in "stakeholder-kind" {
        /// The executive or business owner of the outcome.
        BusinessSponsor = "business-sponsor",
        /// First-line managers.
        FrontlineManagers = "frontline-managers",
        /// Human resources.
        Hr = "hr",
        /// Compliance and works council matters.
        Compliance = "compliance",
        /// Information technology.
        It = "it",
        /// Learning and development.
        LearningDevelopment = "learning-development",
        /// The learners.
        Learners = "learners",
        /// The pilot group.
        PilotGroup = "pilot-group",
        /// Peer champions.
        Champions = "champions",
        /// Someone else.
        Other = "other",
    }

    /// Where a stakeholder stands, from against to leading.
    pub enum Stance in "stance" {
        /// Works against it.
        Blocking = "blocking",
        /// Doubts it.
        Doubtful = "doubtful",
        /// Has not taken a side.
        Neutral = "neutral",
        /// Backs it when asked.
        Supportive = "supportive",
        /// Leads others to it.
        Leading = "leading",
    }

    /// How much a stakeholder can move the outcome.
    pub enum Influence in "influence" {
        /// Very little.
        VeryLow = "very-low",
        /// A little.
        Low = "low",
        /// Some.
        Medium = "medium",
        /// Much.
        High = "high",
        /// Decides.
        VeryHigh = "very-high",
    }

    /// How often a stakeholder hears from the programme.
    pub enum Cadence in "cadence" {
        /// Each week.
        Weekly = "weekly",
        /// Every two weeks.
        Fortnightly = "fortnightly",
        /// Each month.
        Monthly = "monthly",
        /// Each quarter.
        Quarterly = "quarterly",
        /// When a milestone is reached.
        AtMilestones = "at-milestones",
    }

    /// How a site works.
    pub enum WorkMode in "work-mode" {
        /// At a common place.
        OnSite = "on-site",
        /// Partly at a common place.
        Hybrid = "hybrid",
        /// From anywhere.
        Remote = "remote",
    }
}

impl Stance {
    /// −2 (blocking) to 2 (leading).
    pub fn score(self) -> i8 {
        match self {
            Self::Blocking => -2,
            Self::Doubtful => -1,
            Self::Neutral => 0,
            Self::Supportive => 1,
            Self::Leading => 2,
        }
    }
}

impl Influence {
    /// 1 (very low) to 5 (very high).
    pub fn score(self) -> u8 {
        match self {
            Self::VeryLow => 1,
            Self::Low => 2,
            Self::Medium => 3,
            Self::High => 4,
            Self::VeryHigh => 5,
        }
    }
}

/// A person named in the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Person {
    /// Identifier.
    pub id: Id,
    /// Name as it stands on artefacts.
    pub name: String,
    /// Job title.
    pub role: String,
    /// Function or department, used to see whether the coalition spans functions.
    pub function: String,
}

/// A group that is told things and asked to do things (row C4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Audience {
    /// Identifier.
    pub id: Id,
    /// Name of the group.
    pub name: String,
    /// What kind of group it is.
    pub kind: AudienceKind,
    /// How many people.
    pub size: Option<u32>,
    /// What they gain, in their words.
    pub benefit: String,
    /// What stands in their way.
    pub obstacles: String,
    /// How they work today.
    pub yesterday: String,
    /// How they will work afterwards.
    pub tomorrow: String,
    /// Minutes of messages and training a week this group can bear (row E5).
    pub weekly_budget: u32,
    /// The site whose local time counts for them; empty for the sender's own.
    pub site: Id,
}

impl Default for Audience {
    fn default() -> Self {
        Self {
            id: Id::default(),
            name: String::new(),
            kind: AudienceKind::default(),
            size: None,
            benefit: String::new(),
            obstacles: String::new(),
            yesterday: String::new(),
            tomorrow: String::new(),
            weekly_budget: 60,
            site: Id::default(),
        }
    }
}

/// A place or cohort with a clock of its own (row A6).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Site {
    /// Identifier.
    pub id: Id,
    /// Name of the place or cohort.
    pub name: String,
    /// IANA time zone, such as `Europe/Berlin`.
    pub zone: String,
    /// Head-count.
    pub headcount: Option<u32>,
    /// Main language, as people call it.
    pub language: String,
    /// Ease with technology, 1 (low) to 5 (high).
    pub tech_comfort: Option<u8>,
    /// How people there work.
    pub mode: WorkMode,
}

/// A person or group on the stakeholder map (rows C1 and C2).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Stakeholder {
    /// Identifier.
    pub id: Id,
    /// Name of the person or group.
    pub name: String,
    /// Which ready-made stakeholder this is.
    pub kind: StakeholderKind,
    /// How much they can move the outcome; `None` until they are placed on the map.
    pub influence: Option<Influence>,
    /// Where they stand today.
    pub stance: Option<Stance>,
    /// Where they need to stand at launch.
    pub wanted: Option<Stance>,
    /// What they answer for.
    pub responsibility: String,
    /// How often they hear from the programme.
    pub cadence: Option<Cadence>,
    /// What will be done to move them.
    pub planned_move: String,
    /// Who does it.
    pub owner: Id,
    /// When they are spoken to next.
    pub next_contact: Option<NaiveDate>,
}

entities!(Person, Audience, Site, Stakeholder);
