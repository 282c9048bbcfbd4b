//! Early warnings of the first eight weeks: rules over the weekly series and the newest figures (rows I4 and I5).
//!
//! A rule is a pure function of plan and day. It says whether it can tell anything at all, and what it found with the
//! numbers behind it; `words` says it to people.

mod rules;
mod words;

use chrono::NaiveDate;

use super::engagement::UnderEngaged;
use super::series::SeriesWeek;
use super::stats::Interval;
use crate::check::Place;
use crate::choice::Choice;
use crate::choices;
use crate::plan::Plan;
use crate::plan::measure::ImportedFigures;
use crate::plan::measure::tracker::weekly_series;
use crate::schedule::weeks::week_from_launch;

pub use words::intervention_for;

choices! {
    /// A rule that is watched in the first weeks.
    pub enum WarningRule in "warning-rule" {
        /// Completions slow down.
        Momentum = "momentum",
        /// Fewer learners are active.
        Activity = "activity",
        /// A step loses people.
        StepLoss = "step-loss",
        /// Managers have not confirmed.
        Managers = "managers",
        /// The net promoter score is low.
        LowNps = "low-nps",
        /// A cohort lags behind.
        Cohort = "cohort",
    }
}

/// Weeks from launch in which warnings are given.
pub const WATCHED_WEEKS: i64 = 8;

/// Whether the plan is in the weeks that are watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// The launch is still to come.
    Before,
    /// It is this week from launch; in the ninth, the eighth is read.
    On(i64),
    /// The weeks are over.
    Over,
}

/// What a rule has to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Nothing is known that it could be applied to.
    Untold,
    /// All is well.
    Quiet,
    /// It warns, the gravest first.
    Warns(Vec<Warning>),
}

/// A rule and what it has to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Watched {
    /// The rule.
    pub rule: WarningRule,
    /// What it says.
    pub verdict: Verdict,
}

impl Watched {
    /// What it warns of, the gravest first.
    pub fn warnings(&self) -> &[Warning] {
        match &self.verdict {
            Verdict::Warns(warnings) => warnings,
            Verdict::Untold | Verdict::Quiet => &[],
        }
    }
}

/// A warning with the numbers behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// The rule it comes from.
    pub rule: WarningRule,
    /// The numbers.
    pub evidence: Evidence,
    /// What to try.
    pub remedy: Remedy,
    /// Where in the plan that is arranged.
    pub place: Place,
}

/// A count in the week of a Monday.
pub type WeekOf = (NaiveDate, u64);

/// The numbers behind a warning.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// Completions of three weeks in a row.
    Slowing([WeekOf; 3]),
    /// Active learners of three weeks in a row.
    Falling([WeekOf; 3]),
    /// Active learners of the last week, and the target.
    BelowTarget(WeekOf, f64),
    /// A step and those it loses.
    Step(StepLoss),
    /// Managers who confirmed.
    Managers {
        /// The week, where it is known by week.
        monday: Option<NaiveDate>,
        /// Those who confirmed.
        confirmed: u64,
        /// Those asked.
        asked: u64,
        /// The share that should have, `0..=1`.
        bar: f64,
    },
    /// The net promoter score.
    Nps {
        /// The score, `-100..=100`.
        score: f64,
        /// Answers in range, where they are known.
        answers: Option<u64>,
    },
    /// A group that completes clearly less than the others.
    Cohort(UnderEngaged),
}

/// A step that loses more learners than the others do.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLoss {
    /// The step's name.
    pub step: String,
    /// Learners who started and have not finished it.
    pub lost: u64,
    /// Learners who started it.
    pub started: u64,
    /// The range of the share lost, `0..=1`.
    pub interval: Interval,
    /// The median share lost over all steps, `0..=1`.
    pub median: f64,
}

/// What to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Send a progress reminder together with a manager's word.
    Nudge,
    /// Cut a long step or course into short parts.
    Split {
        /// Which one.
        step: String,
    },
    /// Offer office hours: people come, and get stuck.
    OfficeHours,
    /// Have the manager talk about protected time: people do not get to it.
    ManagerTalk,
    /// Ask why, and tell back what was changed.
    Listen,
}

/// What the rules read.
struct Facts<'a> {
    plan: &'a Plan,
    /// The week from launch that today is in.
    week: i64,
    /// The whole weeks since launch, up to the eighth.
    weeks: Vec<SeriesWeek>,
    /// The imports since launch, newest first.
    imports: Vec<&'a ImportedFigures>,
}

/// Tells whether the plan is in the weeks that are watched.
pub fn watch(plan: &Plan, today: NaiveDate) -> Watch {
    match week_from_launch(today, plan.launch) {
        ..=0 => Watch::Before,
        week if week <= WATCHED_WEEKS + 1 => Watch::On(week),
        _ => Watch::Over,
    }
}

/// Applies every rule; nothing outside the weeks that are watched.
pub fn watched(plan: &Plan, today: NaiveDate) -> Vec<Watched> {
    let Watch::On(week) = watch(plan, today) else { return Vec::new() };
    let mut weeks = weekly_series(plan, today);
    weeks.retain(|known| (1..=WATCHED_WEEKS).contains(&week_from_launch(known.monday, plan.launch)));
    let since_launch = |import: &&ImportedFigures| import.imported_on >= plan.launch;
    let imports = plan.measurement.imports.iter().rev().filter(since_launch).collect();
    let facts = Facts { plan, week, weeks, imports };
    WarningRule::ALL.iter().map(|rule| Watched { rule: *rule, verdict: rules::apply(*rule, &facts) }).collect()
}

#[cfg(test)]
mod tests;
