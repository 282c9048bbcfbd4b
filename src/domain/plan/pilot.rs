//! The Pilot phase: from hypothesis to gate (rows D1–D8).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::choice::Choice;
use crate::id::Id;
use crate::metric::Metric;
use crate::schedule::When;
use crate::{choices, entities};

choices! {
    /// Who goes first, and why (row D2).
    pub enum CohortKind in "cohort-kind" {
        /// Sales representatives: results show within weeks.
        SalesReps = "sales-reps",
        /// Service agents: many alike, measured daily.
        ServiceAgents = "service-agents",
        /// One country office: small enough to see whole.
        CountryOffice = "country-office",
        /// Product and customer-success teams: used to trying things.
        ProductTeams = "product-teams",
        /// Another group.
        Other = "other",
    }

    /// What the pilot group is held against.
    pub enum Comparison in "comparison" {
        /// Its own baseline.
        Baseline = "baseline",
        /// A group like it that starts later.
        Group = "group",
    }

    /// How long the pilot runs (row D3).
    pub enum PilotLength in "pilot-length" {
        /// Two weeks to show momentum.
        TwoWeeks = "2-weeks",
        /// Six weeks: use, completion, learning against performance.
        SixWeeks = "6-weeks",
        /// Eight weeks: the whole rollout in small.
        EightWeeks = "8-weeks",
        /// Twelve weeks: selection, measurement and scaling stages.
        TwelveWeeks = "12-weeks",
        /// Thirty to sixty days; `weeks` says how many.
        ThirtyToSixtyDays = "30-60-days",
        /// Any number of weeks.
        Custom = "custom",
    }

    /// What the gate says (row D7).
    pub enum Decision in "decision" {
        /// Scale.
        Go = "go",
        /// Change and run again.
        Iterate = "iterate",
        /// End it.
        Stop = "stop",
    }

    /// What often makes a pilot worthless (row D8).
    pub enum Pitfall in "pitfall" {
        /// Only completions are rewarded.
        MisalignedIncentives = "misaligned-incentives",
        /// Too much content at once.
        ContentOverload = "content-overload",
        /// Managers are left out.
        ManagersLeftOut = "managers-left-out",
    }

    /// Whether an assumption held.
    pub enum AssumptionResult in "assumption-result" {
        /// Not tested yet.
        Untested = "untested",
        /// Held.
        Held = "held",
        /// Did not hold.
        Broke = "broke",
    }
}

/// All of the Pilot phase.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Pilot {
    /// The change that is tried.
    pub change: String,
    /// The effect it shall have.
    pub effect: String,
    /// Why one believes so.
    pub because: String,
    /// Who goes first.
    pub cohort_kind: Option<CohortKind>,
    /// The group by name.
    pub cohort: String,
    /// Why this group.
    pub cohort_reason: String,
    /// Where it is; empty for no particular site.
    pub site: Id,
    /// How many learners.
    pub size: Option<u32>,
    /// How many managers lead them.
    pub managers: Option<u32>,
    /// What they are held against.
    pub comparison: Comparison,
    /// The comparison group by name.
    pub comparison_name: String,
    /// How many people are in the comparison group.
    pub comparison_size: Option<u32>,
    /// The criterion the size of the pilot is judged by; empty for the first that is a share.
    pub sample_criterion: Id,
    /// How long it runs.
    pub length: PilotLength,
    /// Weeks, where the length leaves them open.
    pub weeks: u32,
    /// First day.
    pub start: When,
    /// What decides.
    pub criteria: Vec<Criterion>,
    /// The weeks.
    pub sprint: Vec<SprintWeek>,
    /// Beliefs the pilot rests on.
    pub assumptions: Vec<Assumption>,
    /// What people said.
    pub testimonials: Vec<Testimonial>,
    /// What got in the way.
    pub blockers: Vec<Blocker>,
    /// Small changes tried along the way.
    pub experiments: Vec<Experiment>,
    /// Pitfalls and what is done about each.
    pub pitfalls: Vec<PitfallAnswer>,
    /// Momentum at the end of weeks 1 and 2.
    pub momentum: Vec<MomentumCheck>,
    /// A decision taken against the computed one, with its reason.
    pub gate_override: Option<Decision>,
    /// Why it was overridden.
    pub gate_note: String,
    /// Who decides at the gate.
    pub gate_owner: Id,
}

impl Default for Pilot {
    fn default() -> Self {
        Self {
            change: String::new(),
            effect: String::new(),
            because: String::new(),
            cohort_kind: None,
            cohort: String::new(),
            cohort_reason: String::new(),
            site: Id::default(),
            size: None,
            managers: None,
            comparison: Comparison::default(),
            comparison_name: String::new(),
            comparison_size: None,
            sample_criterion: Id::default(),
            length: PilotLength::SixWeeks,
            weeks: 6,
            start: When::offset_weeks(-8),
            criteria: Vec::new(),
            sprint: Vec::new(),
            assumptions: Vec::new(),
            testimonials: Vec::new(),
            blockers: Vec::new(),
            experiments: Vec::new(),
            pitfalls: Vec::new(),
            momentum: Vec::new(),
            gate_override: None,
            gate_note: String::new(),
            gate_owner: Id::default(),
        }
    }
}

impl Pilot {
    /// How many weeks the pilot runs, 1 to 52.
    pub fn duration_weeks(&self) -> u32 {
        match self.length {
            PilotLength::TwoWeeks => 2,
            PilotLength::SixWeeks => 6,
            PilotLength::EightWeeks => 8,
            PilotLength::TwelveWeeks => 12,
            PilotLength::ThirtyToSixtyDays => self.weeks.clamp(5, 9),
            PilotLength::Custom => self.weeks.clamp(1, 52),
        }
    }
}

/// A success criterion set before the pilot starts (row D4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Criterion {
    /// Identifier.
    pub id: Id,
    /// What is measured.
    pub metric: Metric,
    /// Which part of it.
    pub detail: String,
    /// Before the pilot, in the metric's unit.
    pub baseline: Option<f64>,
    /// What success looks like.
    pub target: Option<f64>,
    /// The least that justifies going on.
    pub minimum: Option<f64>,
    /// What was seen at the end.
    pub observed: Observed,
}

impl Criterion {
    /// What the criterion is called: the metric, and which part of it.
    pub fn name(&self) -> String {
        let metric = self.metric.label();
        if self.detail.trim().is_empty() { metric } else { format!("{metric} ({})", self.detail.trim()) }
    }
}

/// What was seen in the pilot and comparison groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Observed {
    /// The value, in the metric's unit (for a share: computed from the counts when they are there).
    pub value: Option<f64>,
    /// People in the pilot group who reached it (for a share).
    pub reached: Option<u64>,
    /// People in the pilot group who were counted.
    pub counted: Option<u64>,
    /// People in the comparison group who reached it.
    pub comparison_reached: Option<u64>,
    /// People in the comparison group who were counted.
    pub comparison_counted: Option<u64>,
}

/// A week of the pilot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct SprintWeek {
    /// Identifier.
    pub id: Id,
    /// Which week, from 1.
    pub week: u32,
    /// What the week is about.
    pub focus: String,
    /// What is done.
    pub work: String,
    /// What is looked at on the review day, if the week has one.
    pub review: String,
}

/// A belief and how it is tested (row D6).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Assumption {
    /// Identifier.
    pub id: Id,
    /// What is believed.
    pub belief: String,
    /// How it is tested.
    pub test: String,
    /// What came out.
    pub result: AssumptionResult,
    /// In words.
    pub learned: String,
}

/// What a participant said.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Testimonial {
    /// Identifier.
    pub id: Id,
    /// In their words.
    pub quote: String,
    /// Role, not name.
    pub said_by: String,
    /// They agreed to be quoted.
    pub consent: bool,
}

/// A process that got in the way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Blocker {
    /// Identifier.
    pub id: Id,
    /// What.
    pub what: String,
    /// Who clears it.
    pub owner: Id,
    /// The day it was cleared.
    pub cleared: Option<NaiveDate>,
}

/// A small change tried in the pilot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Experiment {
    /// Identifier.
    pub id: Id,
    /// What was changed.
    pub change: String,
    /// What was expected.
    pub expected: String,
    /// What was seen.
    pub seen: String,
}

/// A pitfall with the counter-measure that the pilot tests.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PitfallAnswer {
    /// Identifier.
    pub id: Id,
    /// Which pitfall.
    pub kind: Pitfall,
    /// What is done about it.
    pub counter: String,
    /// The pilot tests the counter-measure.
    pub tested: bool,
}

/// Momentum at the end of an early week (row D7).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MomentumCheck {
    /// Identifier.
    pub id: Id,
    /// 1 or 2.
    pub week: u32,
    /// Learners active that week.
    pub active: Option<u32>,
    /// Managers who confirmed time or application.
    pub managers_confirmed: Option<u32>,
    /// What was decided.
    pub decision: String,
}

entities!(Criterion, SprintWeek, Assumption, Testimonial, Blocker, Experiment, PitfallAnswer, MomentumCheck);
