//! The learners' part of the Enable phase: role maps, courses, engagement, support and access (rows F9–F11).

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::comms::Rhythm;
use crate::id::Id;
use crate::schedule::When;
use crate::{choices, entities};

choices! {
    /// What keeps learners going (row F10).
    pub enum Pillar in "pillar" {
        /// Content that meets a task people have this week.
        Relevance = "relevance",
        /// A fixed, small time for it.
        Habit = "habit",
        /// Being seen for using it.
        Recognition = "recognition",
    }

    /// Where a learner finds help, from the quickest to the most thorough (row F11).
    pub enum TierKind in "support-tier" {
        /// Guides and answers to look up.
        SelfHelp = "self-help",
        /// Colleagues who know it.
        Champions = "champions",
        /// L&D and those who run the platform.
        Specialists = "specialists",
    }

    /// What is tried before anyone is invited (row F11).
    pub enum AccessKind in "access-kind" {
        /// One sign-in, the one people use every day.
        SingleSignOn = "single-sign-on",
        /// On the phones and tablets people really have.
        Mobile = "mobile",
        /// A page that solves the usual trouble.
        Guide = "guide",
        /// The first tickets are answered fast.
        FirstTickets = "first-tickets",
        /// Something else.
        Other = "other",
    }
}

/// All of the learners' part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Learning {
    /// What people are to be able to do.
    pub competencies: Vec<Competency>,
    /// Roles with what they take, each leading to the next.
    pub roles: Vec<JobRole>,
    /// Courses and modules.
    pub courses: Vec<Course>,
    /// Minutes of learning a day that the habit asks for; `None` for [`crate::learning::DAILY_MINUTES`].
    pub daily_minutes: Option<u32>,
    /// What is done for each pillar of engagement.
    pub pillars: Vec<PillarAction>,
    /// Groups that go through it together, each in their own time.
    pub cohorts: Vec<LearningCohort>,
    /// Who helps, and how fast.
    pub tiers: Vec<SupportTier>,
    /// Hours in which someone is there to ask.
    pub office_hours: Vec<OfficeHours>,
    /// What is tried before launch so that everyone gets in.
    pub access: Vec<AccessCheck>,
}

impl Learning {
    /// Whether nothing is entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Something a person can do at work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Competency {
    /// Identifier.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// How one sees at work that somebody has it.
    pub evidence: String,
}

/// A role in the organisation and what it takes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct JobRole {
    /// Identifier.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// The competencies that it takes.
    pub needs: Vec<Id>,
    /// The role that comes next; empty for none.
    pub next_role: Id,
}

/// A course or module.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Course {
    /// Identifier.
    pub id: Id,
    /// What it is called, as the LMS's export calls it.
    pub name: String,
    /// How long it takes in minutes.
    pub minutes: Option<u32>,
    /// The competencies that it builds.
    pub builds: Vec<Id>,
    /// It is needed on the day of the launch.
    pub at_launch: bool,
    /// The day it opens; its pieces, prompts and repetitions count from here.
    pub opens: Option<When>,
    /// Days from one piece to the next; `None` for [`crate::learning::PIECE_GAP`].
    pub gap_days: Option<u32>,
    /// The share of learners who completed it, in per cent, where no import tells.
    pub completed: Option<f64>,
}

/// Something done for a pillar of engagement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PillarAction {
    /// Identifier.
    pub id: Id,
    /// Which pillar it serves.
    pub pillar: Pillar,
    /// What is done.
    pub what: String,
    /// Who does it.
    pub owner: Id,
    /// The first time; `None` while it has no date.
    pub first: Option<When>,
    /// How often.
    pub rhythm: Rhythm,
    /// How many times in all, 1 to 52; 1 for `once`.
    pub times: u32,
}

/// A group that goes through the programme together, each in their own time (row F10).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct LearningCohort {
    /// Identifier.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// Which audience it is drawn from.
    pub audience: Id,
    /// How many people.
    pub size: Option<u32>,
    /// First day.
    pub start: When,
    /// Weeks it runs, each with a thread to post in; 1 to 52.
    pub weeks: u32,
    /// Who hosts it.
    pub owner: Id,
    /// What people do each week and where they post it.
    pub agreement: String,
    /// The piece of real work that peers look at; empty for no peer review.
    pub reviewed_work: String,
    /// When it is handed to the peers.
    pub review_on: Option<When>,
    /// People who review each other; `None` for [`crate::learning::PEERS`].
    pub peers: Option<u32>,
}

/// A tier of support.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct SupportTier {
    /// Identifier.
    pub id: Id,
    /// Which tier.
    pub kind: TierKind,
    /// What it solves and how one reaches it.
    pub what: String,
    /// Who answers for it.
    pub owner: Id,
    /// When somebody is there.
    pub hours: String,
    /// The first answer comes within so many working hours; `None` where nobody answers, or no goal is set.
    pub response_hours: Option<f64>,
}

/// A series of hours in which someone is there to ask.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct OfficeHours {
    /// Identifier.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Who is there.
    pub owner: Id,
    /// Room or link.
    pub held_at: String,
    /// First time.
    pub first: When,
    /// Local time; `None` for all day.
    pub time: Option<NaiveTime>,
    /// How long, in minutes.
    pub minutes: Option<u32>,
    /// How often.
    pub rhythm: Rhythm,
    /// How many times in all, 1 to 52; 1 for `once`.
    pub times: u32,
}

/// Something tried before launch so that everyone gets in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AccessCheck {
    /// Identifier.
    pub id: Id,
    /// What kind of trial.
    pub kind: AccessKind,
    /// What is tried, on what and by whom.
    pub what: String,
    /// Who sees to it.
    pub owner: Id,
    /// By when.
    pub due: Option<When>,
    /// The day it worked.
    pub passed_on: Option<NaiveDate>,
}

entities!(Competency, JobRole, Course, PillarAction, LearningCohort, SupportTier, OfficeHours, AccessCheck);
