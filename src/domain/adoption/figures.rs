//! The aggregates of one import: the only thing that leaves the worker, and all the plan keeps.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use super::performance::{LearningMeasure, LearningPerformance, Scatter, ScatterAxis, ScatterCell};
pub use super::shape::Shape;
pub use super::time::{DayExits, FirstApplication, Start, TimeTo};

/// Aggregates of one import. Never a name, an e-mail address or a learner id.
///
/// A figure is `None` when the file cannot tell it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Figures {
    /// What one row of the file stands for.
    pub shape: Shape,
    /// Data rows read; rows set aside are not among them.
    pub rows: u64,
    /// Rows put aside; their text is never kept.
    pub set_aside: u64,
    /// Distinct learners. Rows of people with another role in the course (an administrator) do not count.
    pub learners: Option<u64>,
    /// Distinct steps or activities.
    pub steps: Option<u64>,
    /// Distinct learners with at least one event in the ISO week, first to last week without gaps.
    pub weekly_active: Option<Vec<WeekCount>>,
    /// Completions dated in the ISO week, first to last week without gaps.
    ///
    /// Row per course: courses completed. Row per step: steps completed. Event log: learner × step pairs, each at
    /// its first completion.
    pub weekly_completions: Option<Vec<WeekCount>>,
    /// The numerator of [`Figures::completion_rate`].
    pub completed: Option<u64>,
    /// Completed ÷ what can complete, `0..=1`.
    ///
    /// Row per course and row per step: rows completed or passed ÷ rows of learners with a status, or all their rows
    /// where the file has only completion dates. Withdrawn and failed rows stay in the denominator. Event log:
    /// learner × step pairs completed ÷ pairs with any event.
    pub completion_rate: Option<f64>,
    /// Cumulative completion rate at the end of each week, over the denominator of the whole file.
    pub weekly_rate: Option<Vec<WeekShare>>,
    /// Status text as the file writes it → rows of learners.
    ///
    /// A file without a status column but with a date of leaving tells the same by the headers of its date columns:
    /// header → rows with a value; for day offsets also `header < 0` → rows before day 0.
    pub statuses: Option<BTreeMap<String, u64>>,
    /// Distinct learners per step, in step order: numbered names by their numbers (1.2 before 1.10), others by how
    /// many started.
    pub funnel: Option<Vec<FunnelStep>>,
    /// One split per cohort column (team, region, site); never a column that names people.
    pub cohorts: Vec<CohortSplit>,
    /// Net promoter score of the answers from 0 to 10.
    pub nps: Option<Nps>,
    /// The first day on which the file says that something happened.
    pub first_date: Option<NaiveDate>,
    /// The last day on which the file says that something happened; who is unfinished then is censored then.
    pub last_date: Option<NaiveDate>,
    /// Time to completion.
    ///
    /// Row per course: by row, from its start to its completion; withdrawn and failed rows stay open. Steps: by
    /// learner, from the earliest start to the completion that made them complete.
    pub time_to_completion: Option<TimeTo>,
    /// Time to the first completed step or course, by learner, from the earliest start.
    pub time_to_first_completion: Option<TimeTo>,
    /// Time to competency, by learner, from the earliest start to the first date of competency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_to_competency: Option<TimeTo>,
    /// Who first applied what they learned within two weeks of their start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_application: Option<FirstApplication>,
    /// Minutes of learning in the ISO week.
    pub weekly_minutes: Option<Vec<WeekSum>>,
    /// Coaching in the ISO week.
    pub weekly_coaching: Option<Vec<WeekCoaching>>,
    /// What managers or teams confirmed.
    pub confirmations: Option<Confirmations>,
    /// Net promoter score of the answers of a week; weeks with few answers are hidden like small groups.
    pub weekly_nps: Option<Vec<WeekScore>>,
    /// Learning against performance, once for each measure of learning that is known.
    pub performance: Vec<LearningPerformance>,
    /// Content × week: learners active at a step in a week.
    pub heat: Option<HeatMap>,
    /// Content × group, one split per cohort column; see [`super::cohorts`] for what is hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub content_cohorts: Vec<ContentSplit>,
    /// Weekly active learners of the largest groups, one split per cohort column; see [`super::cohorts`] for what is
    /// hidden.
    pub weekly_cohorts: Vec<WeeklySplit>,
    /// Learners by the ISO week of their last activity.
    pub last_seen: Option<Vec<WeekCount>>,
    /// Says of two imports whether they hold the same: equal for the same file read in the same way. Blank in figures
    /// of older versions.
    pub fingerprint: String,
}

/// A sum in one ISO week.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct WeekSum {
    /// The week's Monday, in the file's own clock.
    pub monday: NaiveDate,
    /// The sum, to one decimal.
    pub sum: f64,
}

/// Coaching in one ISO week.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct WeekCoaching {
    /// The week's Monday, in the file's own clock.
    pub monday: NaiveDate,
    /// Minutes, to one decimal.
    pub minutes: f64,
    /// Distinct managers or teams with a figure in the week; `None` where only sums are known.
    pub managers: Option<u64>,
}

/// What managers or teams confirmed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Confirmations {
    /// Distinct managers or teams asked: those with a row.
    pub asked: u64,
    /// Those of them who confirmed at least once.
    pub confirmed: u64,
    /// The same by week, only weeks with a row.
    pub weekly: Vec<WeekConfirmations>,
}

/// What was confirmed in one ISO week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct WeekConfirmations {
    /// The week's Monday, in the file's own clock.
    pub monday: NaiveDate,
    /// Distinct managers or teams with a row in the week.
    pub asked: u64,
    /// Those of them who confirmed in the week.
    pub confirmed: u64,
}

/// A score in one ISO week.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct WeekScore {
    /// The week's Monday, in the file's own clock.
    pub monday: NaiveDate,
    /// Net promoter score, `-100..=100`.
    pub score: f64,
    /// Answers in range; `None` where only the score is known.
    pub answers: Option<u64>,
}

/// Content × week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct HeatMap {
    /// Mondays of the weeks, without gaps, the last 104 at most.
    pub weeks: Vec<NaiveDate>,
    /// The 40 steps with most activity, in step order as in [`Figures::funnel`].
    pub rows: Vec<HeatRow>,
    /// Steps with activity that are not shown.
    pub other_steps: u64,
}

/// One step of the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct HeatRow {
    /// The step's name as the file writes it.
    pub step: String,
    /// Distinct learners active at the step in each of the map's weeks.
    pub active: Vec<u64>,
}

/// Content × group: learners active at a step, by the groups of one cohort column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ContentSplit {
    /// The column's header.
    pub column: String,
    /// The steps of [`Figures::heat`], in its order.
    pub steps: Vec<String>,
    /// The largest groups that may be shown, largest first, twelve at most.
    pub groups: Vec<ContentGroup>,
    /// Groups that are not listed, hidden ones among them.
    pub other_groups: u64,
}

/// One group step by step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ContentGroup {
    /// The group's name as the file writes it.
    pub name: String,
    /// Distinct learners of the group.
    pub learners: u64,
    /// Those of them active at each of the split's steps, in any week.
    pub active: Vec<u64>,
}

/// Weekly active learners by the groups of one cohort column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct WeeklySplit {
    /// The column's header.
    pub column: String,
    /// Mondays of the weeks, without gaps, the last 104 at most.
    pub weeks: Vec<NaiveDate>,
    /// The largest groups that may be shown, largest first, twelve at most.
    pub groups: Vec<WeeklyGroup>,
    /// Groups that are not listed, hidden ones among them.
    pub other_groups: u64,
}

/// One group week by week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct WeeklyGroup {
    /// The group's name as the file writes it.
    pub name: String,
    /// Distinct learners of the group.
    pub learners: u64,
    /// Those of them active in each of the split's weeks.
    pub active: Vec<u64>,
}

/// A count in one ISO week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct WeekCount {
    /// The week's Monday, in the file's own clock.
    pub monday: NaiveDate,
    /// How many.
    pub count: u64,
}

/// A share at the end of one ISO week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct WeekShare {
    /// The week's Monday, in the file's own clock.
    pub monday: NaiveDate,
    /// `0..=1`.
    pub share: f64,
}

/// How many learners started and completed one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct FunnelStep {
    /// The step's name as the file writes it: text, so that 1.1 and 1.10 stay two.
    pub step: String,
    /// Distinct learners who started it.
    pub started: u64,
    /// Distinct learners who completed it.
    pub completed: u64,
}

/// Completion by one cohort column, small groups hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct CohortSplit {
    /// The column's header.
    pub column: String,
    /// Groups large enough to show, by completion share from high to low.
    pub groups: Vec<CohortGroup>,
    /// Groups hidden: those under the minimum, and the next smallest when there is only one of them.
    pub hidden_groups: u64,
    /// Learners in the hidden groups together.
    pub hidden_learners: u64,
}

/// One group of a cohort column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct CohortGroup {
    /// The group's name as the file writes it.
    pub name: String,
    /// Distinct learners; a learner belongs to the first group the file gives for them.
    pub learners: u64,
    /// Learners who completed: at least one course (row per course), or every step of the file (steps and events).
    pub completed: u64,
}

/// Net promoter score: answers 9–10 promote, 7–8 are passive, 0–6 detract (Reichheld, 2003).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Nps {
    /// Answers of 9 and 10.
    pub promoters: u64,
    /// Answers of 7 and 8.
    pub passives: u64,
    /// Answers from 0 to 6.
    pub detractors: u64,
    /// Answers that are no whole number from 0 to 10; left out of the score.
    pub out_of_range: u64,
    /// Promoters minus detractors in per cent of the answers in range, `-100..=100`, to two decimals.
    pub score: f64,
}
