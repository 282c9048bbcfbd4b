//! Warnings in words: what was found, by which rule, what to try; and the intervention that answers one.

use chrono::NaiveDate;

use super::{Evidence, Remedy, StepLoss, Warning, WarningRule, WeekOf};
use crate::adoption::engagement::UnderEngaged;
use crate::choice::Choice;
use crate::id::Id;
use crate::metric::Metric;
use crate::number::{grouped, in_percent, percent, plain};
use crate::plan::measure::interventions::{CohortRef, Intervention, WINDOW, WeekMeasure};
use crate::schedule::short_date;
use crate::t;

impl WarningRule {
    /// The rule in a sentence, with its thresholds.
    pub fn text(self) -> String {
        // lang: measuring.rule.*
        t!(format!("measuring.rule.{}", self.key()))
    }

    /// What it takes for the rule to tell anything.
    pub fn needs(self) -> String {
        // lang: measuring.needs.*
        t!(format!("measuring.needs.{}", self.key()))
    }

    /// What an answer to such a warning shall move.
    fn measure(self) -> WeekMeasure {
        match self {
            Self::Momentum | Self::StepLoss => WeekMeasure::Completions,
            Self::Activity | Self::Cohort => WeekMeasure::Active,
            Self::Managers => WeekMeasure::Confirmed,
            Self::LowNps => WeekMeasure::Nps,
        }
    }
}

impl Warning {
    /// What was found, with its numbers.
    pub fn finding(&self) -> String {
        match &self.evidence {
            Evidence::Slowing([first, second, third]) => t!(
                "measuring.finding.slowing",
                first = grouped(first.1),
                second = grouped(second.1),
                third = grouped(third.1),
                week = short_date(third.0)
            ),
            Evidence::Falling([first, second, third]) => t!(
                "measuring.finding.falling",
                first = grouped(first.1),
                second = grouped(second.1),
                third = grouped(third.1),
                week = short_date(third.0)
            ),
            Evidence::BelowTarget(last, target) => below_target(*last, *target),
            Evidence::Step(loss) => step(loss),
            Evidence::Managers { monday, confirmed, asked, bar } => managers(*monday, *confirmed, *asked, *bar),
            Evidence::Nps { score, answers } => nps(*score, *answers),
            Evidence::Cohort(found) => cohort(found),
        }
    }

    /// What to try, in a sentence or two.
    pub fn suggestion(&self) -> String {
        match &self.remedy {
            Remedy::Nudge => t!("measuring.suggestion.nudge"),
            Remedy::Split { step } => t!("measuring.suggestion.split", step = step),
            Remedy::OfficeHours => t!("measuring.suggestion.office-hours"),
            Remedy::ManagerTalk => t!("measuring.suggestion.manager-talk"),
            Remedy::Listen => t!("measuring.suggestion.listen"),
        }
    }
}

impl Remedy {
    /// What it is called in the log of interventions.
    pub fn name(&self) -> String {
        match self {
            Self::Nudge => t!("measuring.remedy.nudge"),
            Self::Split { step } => t!("measuring.remedy.split", step = step),
            Self::OfficeHours => t!("measuring.remedy.office-hours"),
            Self::ManagerTalk => t!("measuring.remedy.manager-talk"),
            Self::Listen => t!("measuring.remedy.listen"),
        }
    }
}

/// The intervention that answers a warning, begun today.
pub fn intervention_for(warning: &Warning, id: Id, today: NaiveDate) -> Intervention {
    let cohort = match &warning.evidence {
        Evidence::Cohort(found) => CohortRef { column: found.column.clone(), name: found.group.name.clone() },
        _ => CohortRef::default(),
    };
    Intervention {
        id,
        what: warning.remedy.name(),
        cohort,
        on: Some(today),
        measure: warning.rule.measure(),
        weeks: Some(WINDOW.0),
        note: warning.finding(),
        ..Intervention::default()
    }
}

fn below_target((monday, active): WeekOf, target: f64) -> String {
    let (active, week) = (grouped(active), short_date(monday));
    t!("measuring.finding.below-target", active = active, week = week, target = plain(target))
}

fn step(loss: &StepLoss) -> String {
    let share = loss.lost as f64 / loss.started.max(1) as f64;
    t!(
        "measuring.finding.step",
        step = loss.step,
        lost = grouped(loss.lost),
        started = grouped(loss.started),
        share = percent(share),
        low = percent(loss.interval.low),
        high = percent(loss.interval.high),
        median = percent(loss.median)
    )
}

fn managers(monday: Option<NaiveDate>, confirmed: u64, asked: u64, bar: f64) -> String {
    let (confirmed, asked, bar) = (grouped(confirmed), grouped(asked), percent(bar));
    match monday {
        Some(monday) => {
            let week = short_date(monday);
            t!("measuring.finding.managers-week", confirmed = confirmed, asked = asked, bar = bar, week = week)
        }
        None => t!("measuring.finding.managers", confirmed = confirmed, asked = asked, bar = bar),
    }
}

fn nps(score: f64, answers: Option<u64>) -> String {
    let score = Metric::Nps.format(score);
    match answers {
        Some(answers) => t!("measuring.finding.nps", score = score, answers = grouped(answers)),
        None => t!("measuring.finding.nps-only", score = score),
    }
}

fn cohort(found: &UnderEngaged) -> String {
    let points = |share: f64| plain(in_percent(share.abs()));
    t!(
        "measuring.finding.cohort",
        group = found.group.name,
        column = found.column,
        share = percent(found.group.share()),
        rest = percent(found.rest.share().unwrap_or_default()),
        least = points(found.difference.high),
        most = points(found.difference.low)
    )
}
