//! The Align phase: the sponsor, what leaders agree to, and the targets they answer for (rows B1–B11, C3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::metric::Metric;
use crate::schedule::When;
use crate::{choices, entities};

choices! {
    /// What the accountable sponsor agrees to do (row B2).
    pub enum Duty in "duty" {
        /// Clear what blocks the programme.
        RemoveBarriers = "remove-barriers",
        /// Put people and money where the programme needs them.
        PrioritiseResources = "prioritise-resources",
        /// Decide fast.
        ShortenApprovals = "shorten-approvals",
        /// Open the budget for change work.
        UnlockBudget = "unlock-budget",
        /// Give learners time.
        FreeLearnerTime = "free-learner-time",
        /// Tell middle managers that it is not optional.
        TellManagers = "tell-managers",
    }

    /// The three executive behaviours (row B1).
    pub enum Behaviour in "behaviour" {
        /// Being the visible sponsor.
        Sponsorship = "sponsorship",
        /// Doing oneself what is asked of others.
        RoleModelling = "role-modelling",
        /// Answering for the numbers.
        MetricsAccountability = "metrics-accountability",
    }

    /// What a leader did in the open (row B3).
    pub enum RoleModelAct in "role-model-act" {
        /// Finished the flagship module and said so.
        CompletedModule = "completed-module",
        /// Brought the learning up in a meeting.
        ReferredInMeeting = "referred-in-meeting",
        /// Thanked or rewarded learners.
        RewardedLearners = "rewarded-learners",
        /// Something else.
        Other = "other",
    }

    /// The three stretches of the first ninety days (rows B6, M2).
    pub enum Window in "window" {
        /// Days 0 to 30.
        First30 = "first-30",
        /// Days 31 to 60.
        To60 = "to-60",
        /// Days 61 to 90.
        To90 = "to-90",
    }

    /// How often a leader does what was pledged.
    pub enum Frequency in "frequency" {
        /// Once.
        Once = "once",
        /// Each week.
        Weekly = "weekly",
        /// Every two weeks.
        Fortnightly = "fortnightly",
        /// Each month.
        Monthly = "monthly",
        /// Each quarter.
        Quarterly = "quarterly",
    }

    /// What became of a pledge.
    pub enum PledgeState in "pledge-state" {
        /// Running.
        Open = "open",
        /// Kept.
        Kept = "kept",
        /// Missed.
        Missed = "missed",
    }

    /// What usually gets between sponsors and a rollout (row B9).
    pub enum PainPoint in "pain-point" {
        /// Other priorities win.
        CompetingPriorities = "competing-priorities",
        /// Nobody sees the sponsor.
        NoVisibleSponsorship = "no-visible-sponsorship",
        /// Functions tell different stories.
        InconsistentMessages = "inconsistent-messages",
    }

    /// Who runs the programme from day to day (row B11 reads it).
    pub enum RunBy in "run-by" {
        /// A business line, with L&D beside it.
        Business = "business",
        /// L&D, with the sponsor in front.
        LearningDevelopment = "learning-development",
        /// Handed to HR.
        Hr = "hr",
        /// Nobody yet.
        Undecided = "undecided",
    }

    /// Work streams whose roles are shared out (row B5).
    pub enum WorkStream in "work-stream" {
        /// Sponsoring the programme.
        Sponsor = "sponsor",
        /// Running it.
        Operate = "operate",
        /// Measuring its impact.
        MeasureImpact = "measure-impact",
        /// Telling people.
        Communicate = "communicate",
        /// Making managers able.
        EnableManagers = "enable-managers",
        /// Keeping content right.
        Content = "content",
        /// Keeping the platform up.
        Platform = "platform",
    }

    /// What a row of the alignment matrix ties together (row C3).
    pub enum AlignmentKind in "alignment-kind" {
        /// A piece of content to an outcome on the job.
        ContentToOutcome = "content-to-outcome",
        /// A manager to the coaching they do.
        ManagerToCoaching = "manager-to-coaching",
        /// A metric to its effect on the business.
        MetricToImpact = "metric-to-impact",
    }
}

/// All of the Align phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Sponsorship {
    /// Why the organisation does this now.
    pub reason: String,
    /// The P&L or customer result that the programme serves.
    pub business_outcome: String,
    /// The one accountable executive sponsor.
    pub sponsor: Id,
    /// Leaders who stand beside the sponsor.
    pub coalition: Vec<Id>,
    /// What the sponsor agreed to.
    pub duties: Vec<Duty>,
    /// Who runs the programme from day to day.
    pub run_by: Option<RunBy>,
    /// Three to five targets.
    pub kpis: Vec<Kpi>,
    /// What leaders did in the open.
    pub role_modelling: Vec<RoleModelEntry>,
    /// Who is responsible, accountable, consulted and informed per work stream.
    pub raci: Vec<RaciRow>,
    /// Leader actions of the first ninety days.
    pub leader_actions: Vec<LeaderAction>,
    /// Pledges of leaders.
    pub commitments: Vec<Commitment>,
    /// Learning goals stand in leaders' own reviews.
    pub goals_in_reviews: bool,
    /// A learning measure stands among the corporate KPIs.
    pub goals_in_corporate_kpis: bool,
    /// When the launch town hall is held.
    pub town_hall: Option<When>,
    /// Whether the town hall is open to everyone concerned.
    pub town_hall_public: bool,
    /// When executives first review progress.
    pub first_review: Option<When>,
    /// What gets between sponsors and this rollout.
    pub pains: Vec<Pain>,
    /// Ratings of leaders' behaviours.
    pub assessments: Vec<Assessment>,
    /// What the sponsor says in the short "why this matters" video.
    pub video_brief: String,
    /// Content to outcome, manager to coaching, metric to impact.
    pub alignment: Vec<AlignmentRow>,
}

/// A target that leaders answer for (row B4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Kpi {
    /// Identifier.
    pub id: Id,
    /// What is measured.
    pub metric: Metric,
    /// Which part of it, where the metric alone does not say: `calls resolved first time, Lyon`.
    pub detail: String,
    /// Where it stands today, in the metric's unit.
    pub baseline: Option<f64>,
    /// Where it shall stand on `due`.
    pub target: Option<f64>,
    /// By when.
    pub due: Option<When>,
    /// Who answers for it.
    pub owner: Id,
    /// The P&L or customer metric it serves.
    pub outcome: String,
    /// Where it stands by the newest report, typed by hand where no import tells it; in the metric's unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<f64>,
    /// The day of that report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest_on: Option<NaiveDate>,
}

/// One act of role modelling.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct RoleModelEntry {
    /// Identifier.
    pub id: Id,
    /// Who.
    pub leader: Id,
    /// What.
    pub act: RoleModelAct,
    /// When it happened.
    pub on: Option<NaiveDate>,
    /// Where, and what was said.
    pub note: String,
}

/// Roles in one work stream.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct RaciRow {
    /// Identifier.
    pub id: Id,
    /// The work.
    pub stream: WorkStream,
    /// Those who do it.
    pub responsible: Vec<Id>,
    /// Who answers for it: exactly one where the plan is sound.
    pub accountable: Vec<Id>,
    /// Those who are asked.
    pub consulted: Vec<Id>,
    /// Those who are told.
    pub informed: Vec<Id>,
}

/// A dated thing that a leader does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct LeaderAction {
    /// Identifier.
    pub id: Id,
    /// Who does it.
    pub leader: Id,
    /// In which stretch.
    pub window: Window,
    /// What.
    pub what: String,
    /// When.
    pub due: Option<When>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
}

/// A leader's pledge (row B7).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Commitment {
    /// Identifier.
    pub id: Id,
    /// Who pledges.
    pub leader: Id,
    /// What is pledged.
    pub text: String,
    /// How often.
    pub frequency: Frequency,
    /// The day it was signed.
    pub signed_on: Option<NaiveDate>,
    /// What became of it.
    pub state: PledgeState,
    /// How visible it is, 1 to 5.
    pub visible: Option<u8>,
    /// How consistent it is, 1 to 5.
    pub consistent: Option<u8>,
    /// How measurable it is, 1 to 5.
    pub measurable: Option<u8>,
}

/// A pain point that applies here, and the answer to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Pain {
    /// Identifier.
    pub id: Id,
    /// Which.
    pub kind: PainPoint,
    /// What is done about it.
    pub counter: String,
    /// Who does it.
    pub owner: Id,
}

/// How a leader is rated on one behaviour (row B10).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Assessment {
    /// Identifier.
    pub id: Id,
    /// Who is rated.
    pub leader: Id,
    /// On what.
    pub behaviour: Behaviour,
    /// By themselves, 1 to 5.
    pub own: Option<u8>,
    /// By the team, 1 to 5.
    pub team: Option<u8>,
}

/// A row of the alignment matrix (row C3).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AlignmentRow {
    /// Identifier.
    pub id: Id,
    /// What is tied to what.
    pub kind: AlignmentKind,
    /// The content, manager or metric.
    pub from: String,
    /// The outcome, coaching role or impact.
    pub to: String,
}

entities!(Kpi, RoleModelEntry, RaciRow, LeaderAction, Commitment, Pain, Assessment, AlignmentRow);
