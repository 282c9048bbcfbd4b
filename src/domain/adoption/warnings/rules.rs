//! The rules. Each reads facts and warns, is quiet, or cannot tell; its thresholds stand over it.

use std::cmp::Reverse;

use super::{Evidence, Facts, Remedy, StepLoss, Verdict, Warning, WarningRule, WeekOf};
use crate::adoption::engagement::{UnderEngaged, under_engaged};
use crate::adoption::figures::FunnelStep;
use crate::adoption::series::SeriesWeek;
use crate::adoption::stats::{ALPHA, CONFIDENCE, Proportion, newcombe, wilson};
use crate::adoption::summary::drop_off;
use crate::check::Place;
use crate::metric::Metric;
use crate::plan::Phase;
use crate::plan::gate::bar;
use crate::plan::measure::ImportedFigures;
use crate::plan::measure::reference;
use crate::plan::measure::tracker::managers;
use crate::plan::places;
use crate::schedule::weeks::{days_between, last_over, week_from_launch};

/// A completion rate, in per cent, at which completions may slow down; the plan's own target comes before it.
const ALL_BUT_DONE: f64 = 90.0;

/// Steps that a median is taken of.
const FEWEST_STEPS: usize = 3;

/// Share of learners that a step must lose beyond the median, so that a warning is worth the work.
const WORTH_IT: f64 = 0.05;

/// Steps and groups named at most.
const MOST_NAMED: usize = 5;

/// A score below this is low, when there are so many answers.
const LOW_SCORE: f64 = 20.0;
const ENOUGH_ANSWERS: u64 = 30;

pub(super) fn apply(rule: WarningRule, facts: &Facts<'_>) -> Verdict {
    let found = match rule {
        WarningRule::Momentum => momentum(facts),
        WarningRule::Activity => activity(facts),
        WarningRule::StepLoss => step_loss(facts),
        WarningRule::Managers => unconfirmed(facts),
        WarningRule::LowNps => low_nps(facts),
        WarningRule::Cohort => cohorts(facts),
    };
    match found {
        None => Verdict::Untold,
        Some(warnings) if warnings.is_empty() => Verdict::Quiet,
        Some(warnings) => Verdict::Warns(warnings),
    }
}

/// Completions fall two weeks running, by a tenth or more in all, and the target is not reached.
fn momentum(facts: &Facts<'_>) -> Option<Vec<Warning>> {
    let weeks = last_three(&facts.weeks, |week| week.completions)?;
    let [first, second, third] = weeks.map(|(_, count)| count);
    let slows = first > second && second > third && third.saturating_mul(10) <= first.saturating_mul(9);
    let warning = || Warning {
        rule: WarningRule::Momentum,
        evidence: Evidence::Slowing(weeks),
        remedy: Remedy::Nudge,
        place: places::comms("calendar"),
    };
    Some((slows && !is_reached(facts)).then(warning).into_iter().collect())
}

/// Whether so many are complete that completions may slow down.
fn is_reached(facts: &Facts<'_>) -> bool {
    let rate = facts.weeks.iter().rev().find_map(|week| week.rate);
    let target = reference(facts.plan, Metric::CompletionRate).target.unwrap_or(ALL_BUT_DONE);
    rate.is_some_and(|rate| rate * 100.0 >= target)
}

/// Active learners fall by a fifth or more two weeks running, or are fewer than half of the target.
fn activity(facts: &Facts<'_>) -> Option<Vec<Warning>> {
    let weeks = last_three(&facts.weeks, |week| week.active);
    let last = facts.weeks.iter().rev().find_map(|week| Some((week.monday, week.active?)))?;
    let target = reference(facts.plan, Metric::WeeklyActive).target;
    if weeks.is_none() && target.is_none() {
        return None;
    }
    let falls = |before: u64, after: u64| before > 0 && after.saturating_mul(10) <= before.saturating_mul(8);
    let falling = weeks.filter(|[first, second, third]| falls(first.1, second.1) && falls(second.1, third.1));
    let below = target.filter(|target| (last.1 as f64) < target / 2.0);
    let evidence =
        falling.map(Evidence::Falling).into_iter().chain(below.map(|target| Evidence::BelowTarget(last, target)));
    let warning = |evidence| Warning {
        rule: WarningRule::Activity,
        evidence,
        remedy: Remedy::ManagerTalk,
        place: places::comms("calendar"),
    };
    Some(evidence.map(warning).collect())
}

/// The last three weeks with a figure, when they follow each other.
fn last_three(weeks: &[SeriesWeek], figure: fn(&SeriesWeek) -> Option<u64>) -> Option<[WeekOf; 3]> {
    let told: Vec<WeekOf> = weeks.iter().filter_map(|week| Some((week.monday, figure(week)?))).collect();
    let last = told.last_chunk::<3>()?;
    last.windows(2).all(|pair| days_between(pair[0].0, pair[1].0) == 7).then_some(*last)
}

/// The whole range of the share that a step loses lies beyond the median of all steps, and the share itself five
/// points or more. The 5 % risk is shared among the steps (Bonferroni).
fn step_loss(facts: &Facts<'_>) -> Option<Vec<Warning>> {
    let warning = |loss: StepLoss| Warning {
        rule: WarningRule::StepLoss,
        remedy: Remedy::Split { step: loss.step.clone() },
        evidence: Evidence::Step(loss),
        place: Place::Phase(Phase::Enable),
    };
    Some(losses(facts)?.into_iter().take(MOST_NAMED).map(warning).collect())
}

/// The steps that lose more than the others, most learners first; `None` where there are too few steps to say.
fn losses(facts: &Facts<'_>) -> Option<Vec<StepLoss>> {
    let funnel = facts.imports.iter().find_map(|import| import.figures.funnel.as_ref())?;
    let mut shares: Vec<f64> = funnel.iter().filter_map(drop_off).collect();
    if shares.len() < FEWEST_STEPS {
        return None;
    }
    let confidence = 1.0 - ALPHA / shares.len() as f64;
    let median = median(&mut shares);
    let loss = |step: &FunnelStep| {
        let (lost, started) = (step.started.saturating_sub(step.completed), step.started);
        let interval = wilson(lost, started, confidence)?;
        let share = drop_off(step)?;
        let is_beyond = interval.low > median && share >= median + WORTH_IT;
        is_beyond.then(|| StepLoss { step: step.step.clone(), lost, started, interval, median })
    };
    let mut losses: Vec<StepLoss> = funnel.iter().filter_map(loss).collect();
    losses.sort_by_key(|loss| Reverse(loss.lost));
    Some(losses)
}

/// The middle one of some values, or the mean of the two in the middle; `values` are not empty.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let upper = values.get(values.len() / 2).copied().unwrap_or_default();
    let lower = values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or_default();
    lower.midpoint(upper)
}

/// After week 1: fewer managers confirmed than the momentum checks of the pilot ask for, half of them in week 1 and
/// four in five later.
fn unconfirmed(facts: &Facts<'_>) -> Option<Vec<Warning>> {
    if facts.week < 2 {
        return None;
    }
    let by_week = || {
        let week = facts.weeks.iter().rev().find(|week| week.confirmed.is_some())?;
        let asked = week.asked.or_else(|| managers(facts.plan))?;
        Some((Some(week.monday), week.confirmed?, asked))
    };
    let in_all = || {
        let found = facts.imports.iter().find_map(|import| import.figures.confirmations.as_ref())?;
        Some((None, found.confirmed, found.asked))
    };
    let (monday, confirmed, asked) = by_week().or_else(in_all)?;
    let share = Proportion { successes: confirmed, n: asked }.share()?;
    let week = monday.map_or(facts.week, |monday| week_from_launch(monday, facts.plan.launch));
    let bar = bar(u32::try_from(week).unwrap_or(1)).managers;
    let warning = || Warning {
        rule: WarningRule::Managers,
        evidence: Evidence::Managers { monday, confirmed, asked, bar },
        remedy: Remedy::ManagerTalk,
        place: places::sponsor("commitments"),
    };
    Some((share < bar).then(warning).into_iter().collect())
}

/// The score is below 0, or below 20 with 30 answers or more.
fn low_nps(facts: &Facts<'_>) -> Option<Vec<Warning>> {
    let of_import = |import: &&ImportedFigures| {
        let nps = import.figures.nps.as_ref()?;
        Some((nps.score, Some(nps.answers())))
    };
    let of_week = || facts.weeks.iter().rev().find_map(|week| Some((week.nps?, None)));
    let (score, answers) = facts.imports.iter().find_map(of_import).or_else(of_week)?;
    let is_low = score < 0.0 || score < LOW_SCORE && answers.is_some_and(|answers| answers >= ENOUGH_ANSWERS);
    let warning = || Warning {
        rule: WarningRule::LowNps,
        evidence: Evidence::Nps { score, answers },
        remedy: Remedy::Listen,
        place: places::comms("calendar"),
    };
    Some(is_low.then(warning).into_iter().collect())
}

/// Groups that complete clearly less than the others of their column; see [`under_engaged`].
fn cohorts(facts: &Facts<'_>) -> Option<Vec<Warning>> {
    let has_two = |import: &&&ImportedFigures| import.figures.cohorts.iter().any(|split| split.groups.len() > 1);
    let import = facts.imports.iter().find(has_two)?;
    let warning = |found: UnderEngaged| Warning {
        rule: WarningRule::Cohort,
        remedy: remedy_for(facts, import, &found),
        evidence: Evidence::Cohort(found),
        place: places::comms("audiences"),
    };
    Some(under_engaged(&import.figures.cohorts).into_iter().take(MOST_NAMED).map(warning).collect())
}

/// What to try with a group that lags behind, by what the figures show of it.
///
/// Less active than the others: they do not get to it, which is for their manager. As active as the others, or not
/// known: where a step loses people, that step is cut; else they come and get stuck, which is for office hours.
fn remedy_for(facts: &Facts<'_>, import: &ImportedFigures, found: &UnderEngaged) -> Remedy {
    if is_less_active(import, found) {
        return Remedy::ManagerTalk;
    }
    match losses(facts).unwrap_or_default().into_iter().next() {
        Some(loss) => Remedy::Split { step: loss.step },
        None => Remedy::OfficeHours,
    }
}

/// Whether clearly fewer of a group were active in the last whole week than of the other groups listed.
fn is_less_active(import: &ImportedFigures, found: &UnderEngaged) -> bool {
    let splits = &import.figures.weekly_cohorts;
    let Some(split) = splits.iter().find(|split| split.column == found.column) else { return false };
    let Some(week) = last_over(split.weeks.iter().copied(), import.imported_on) else { return false };
    let (mut own, mut rest) = (Proportion { successes: 0, n: 0 }, Proportion { successes: 0, n: 0 });
    for group in &split.groups {
        let side = if group.name == found.group.name { &mut own } else { &mut rest };
        side.successes += group.active_in(week);
        side.n += group.learners;
    }
    newcombe(own, rest, CONFIDENCE).is_some_and(|difference| difference.high < 0.0)
}
