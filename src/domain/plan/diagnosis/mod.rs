//! The Diagnose phase: where things stand before anything is designed (rows A2–A5).
//!
//! What follows from it stands beside it: the [`gap`] between intent and behaviour, [`themes`] counted over interviews,
//! figures of imports as a [`baseline`], the [`dates`] of fixes, and the [`steps`] of a diagnosis.

pub mod baseline;
pub mod dates;
pub mod gap;
pub mod steps;
pub mod themes;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::metric::Metric;
use crate::schedule::When;
use crate::{choices, entities};

choices! {
    /// What keeps people from learning and from using it (row A5).
    pub enum Barrier in "barrier" {
        /// There is no time for it.
        LackOfTime = "lack-of-time",
        /// Nobody can say what is in it for them.
        UnclearIncentives = "unclear-incentives",
        /// It is not about their job.
        Relevance = "relevance",
        /// It is hard to get in and around.
        PoorUx = "poor-ux",
        /// It changes nothing for their career.
        NoCareerEffect = "no-career-effect",
        /// What is rewarded points elsewhere.
        MisalignedRewards = "misaligned-rewards",
        /// It counts as something for quiet days.
        SeenAsOptional = "seen-as-optional",
    }

    /// Where people get stuck (row A4).
    pub enum FrictionKind in "friction-kind" {
        /// Logging in fails.
        LogIn = "log-in",
        /// It is unclear what to take, and in which order.
        UnclearPath = "unclear-path",
        /// The content does not match the job.
        NotMyJob = "not-my-job",
        /// Something else.
        Other = "other",
    }

    /// How much a friction costs.
    pub enum FrictionSeverity in "friction-severity" {
        /// It annoys, and people go on.
        Annoys = "annoys",
        /// It slows people down.
        Slows = "slows",
        /// People give up.
        Stops = "stops",
    }

    /// What is done about a friction that is not fixed.
    pub enum FrictionStatus in "friction-status" {
        /// Nothing yet.
        Open = "open",
        /// Someone is at it.
        UnderWay = "under-way",
        /// It is lived with.
        Accepted = "accepted",
    }
}

/// All of the Diagnose phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Diagnosis {
    /// Where each metric stands before the rollout.
    pub baselines: Vec<Baseline>,
    /// What people say they will do, beside what they do.
    pub intentions: Vec<Intention>,
    /// Who was asked, and what they said.
    pub interviews: Vec<Interview>,
    /// Where people get stuck.
    pub frictions: Vec<Friction>,
    /// What keeps people from learning.
    pub barriers: Vec<BarrierFound>,
}

impl Diagnosis {
    /// Whether nothing has been entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where a metric stands before the rollout (row A2).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Baseline {
    /// Identifier.
    pub id: Id,
    /// What is measured.
    pub metric: Metric,
    /// Which part of it.
    pub detail: String,
    /// Its value, in the metric's unit.
    pub value: Option<f64>,
    /// The day it was read.
    pub on: Option<NaiveDate>,
    /// Where it was read.
    pub source: String,
}

impl Baseline {
    /// What it is called: the metric, and which part of it.
    pub fn name(&self) -> String {
        let metric = crate::choice::Choice::label(self.metric);
        if self.detail.trim().is_empty() { metric } else { format!("{metric} ({})", self.detail.trim()) }
    }
}

/// What people say they will do, beside what they do (row A2).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Intention {
    /// Identifier.
    pub id: Id,
    /// What they say they will do.
    pub behaviour: String,
    /// How many of those asked say so, in per cent, 0 to 100.
    pub intends: Option<f64>,
    /// How many do it, in per cent, 0 to 100.
    pub does: Option<f64>,
    /// How both were found out.
    pub source: String,
}

/// A talk with someone (row A3).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Interview {
    /// Identifier.
    pub id: Id,
    /// Who was asked.
    pub who: String,
    /// Their job.
    pub role: String,
    /// The group they belong to.
    pub audience: Id,
    /// The day of the talk.
    pub on: Option<NaiveDate>,
    /// What they said, in their words.
    pub quotes: String,
    /// The barriers they spoke of.
    pub barriers: Vec<Barrier>,
    /// What else came up: short names with commas between.
    pub themes: String,
}

/// Where people get stuck (row A4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Friction {
    /// Identifier.
    pub id: Id,
    /// What kind of friction it is.
    pub kind: FrictionKind,
    /// What happens.
    pub what: String,
    /// How much it costs.
    pub severity: FrictionSeverity,
    /// How one knows.
    pub evidence: String,
    /// The group it hits.
    pub audience: Id,
    /// Who puts it right.
    pub owner: Id,
    /// How.
    pub fix: String,
    /// By when.
    pub due: Option<When>,
    /// How far that is.
    pub status: FrictionStatus,
    /// The day it was fixed.
    pub fixed: Option<NaiveDate>,
}

impl Friction {
    /// What it is called: what happens, or else its kind.
    pub fn name(&self) -> String {
        if self.what.trim().is_empty() { crate::choice::Choice::label(self.kind) } else { self.what.clone() }
    }

    /// Whether nothing is left to do: it is fixed, or lived with.
    pub fn is_settled(&self) -> bool {
        self.fixed.is_some() || self.status == FrictionStatus::Accepted
    }
}

/// A barrier that was found (row A5).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BarrierFound {
    /// Identifier.
    pub id: Id,
    /// Which barrier.
    pub kind: Barrier,
    /// How strong it is, 1 (weak) to 5 (decides).
    pub weight: Option<u8>,
    /// How one knows.
    pub evidence: String,
    /// The group it holds back; empty for everyone.
    pub audience: Id,
}

entities!(Baseline, Intention, Interview, Friction, BarrierFound);
