//! Momentum at the end of weeks 1 and 2: whether enough people move to be worth waiting for the gate (row D7).

use crate::adoption::stats::Proportion;
use crate::id::Id;
use crate::number::percent;
use crate::plan::Plan;
use crate::plan::pilot::MomentumCheck;
use crate::{choices, t};

choices! {
    /// How a pilot moves in its first weeks.
    pub enum Pace in "pace" {
        /// The active learners or the size of the group are missing.
        NoData = "no-data",
        /// Both shares reach their bar.
        OnTrack = "on-track",
        /// A share stays below its bar, or activity falls.
        Slow = "slow",
        /// A share stays below half of its bar.
        Stalled = "stalled",
    }
}

/// The shares, 0..=1, that count as on track at the end of a week.
///
/// Rules of thumb, shown beside the verdict: most of a group that was asked by its own manager signs in at once, and
/// managers need a second week to confirm. Below half of a bar the pilot has not really begun.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Active learners over the group.
    pub active: f64,
    /// Managers who confirmed protected time or application, over all managers of the group.
    pub managers: f64,
}

/// The bar of week 1, and of every week after it.
pub fn bar(week: u32) -> Bar {
    if week <= 1 { Bar { active: 0.6, managers: 0.5 } } else { Bar { active: 0.6, managers: 0.8 } }
}

/// Activity in a week that stays below this share of the week before is falling.
const FALLING: f64 = 0.75;

/// What a momentum check says.
#[derive(Clone, Debug, PartialEq)]
pub struct Momentum {
    /// The check.
    pub id: Id,
    /// Which week.
    pub week: u32,
    /// Active learners over the group, 0..=1.
    pub active: Option<f64>,
    /// Managers who confirmed, over all managers of the group, 0..=1.
    pub managers: Option<f64>,
    /// The verdict.
    pub pace: Pace,
    /// What to do this week.
    pub advice: String,
    /// The bar it is held against, in words.
    pub rule: String,
}

/// Judges the momentum checks of a plan's pilot, by week.
pub fn momentum(plan: &Plan) -> Vec<Momentum> {
    let mut checks: Vec<&MomentumCheck> = plan.pilot.momentum.iter().collect();
    checks.sort_by_key(|check| check.week);
    let before = |week: u32| checks.iter().rev().find(|check| check.week < week).and_then(|check| check.active);
    checks.iter().map(|check| judge(plan, check, before(check.week))).collect()
}

fn judge(plan: &Plan, check: &MomentumCheck, active_before: Option<u32>) -> Momentum {
    let active = share(check.active, plan.pilot.size);
    let managers = share(check.managers_confirmed, plan.pilot.managers);
    let bar = bar(check.week);
    let falling = check.active.zip(active_before).is_some_and(|(now, then)| f64::from(now) < FALLING * f64::from(then));
    let few_active = active.is_some_and(|share| share < bar.active);
    let few_managers = managers.is_some_and(|share| share < bar.managers);
    let stalled = active.is_some_and(|share| share < bar.active / 2.0)
        || managers.is_some_and(|share| share < bar.managers / 2.0);
    let pace = match active {
        None => Pace::NoData,
        Some(_) if stalled => Pace::Stalled,
        Some(_) if few_active || few_managers || falling => Pace::Slow,
        Some(_) => Pace::OnTrack,
    };
    let advice = match pace {
        Pace::NoData => t!("pilot.momentum.no-data"),
        Pace::OnTrack => t!("pilot.momentum.on-track"),
        _ if few_active && few_managers => t!("pilot.momentum.both"),
        _ if few_managers => t!("pilot.momentum.managers"),
        _ if few_active => t!("pilot.momentum.activity"),
        _ => t!("pilot.momentum.falling"),
    };
    let rule = t!("pilot.momentum.rule", active = percent(bar.active), managers = percent(bar.managers));
    Momentum { id: check.id.clone(), week: check.week, active, managers, pace, advice, rule }
}

/// A share of the group; `None` where a number is missing or more did than there are.
fn share(part: Option<u32>, whole: Option<u32>) -> Option<f64> {
    Proportion { successes: part?.into(), n: whole?.into() }.share()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pilot of 40 learners and 5 managers with `(active, managers confirmed)` per week.
    fn plan(weeks: &[(Option<u32>, Option<u32>)]) -> Plan {
        let mut plan = Plan::default();
        plan.pilot.size = Some(40);
        plan.pilot.managers = Some(5);
        plan.pilot.momentum = (1..)
            .zip(weeks)
            .map(|(week, &(active, managers_confirmed))| MomentumCheck {
                week,
                active,
                managers_confirmed,
                ..MomentumCheck::default()
            })
            .collect();
        plan
    }

    #[track_caller]
    fn check(weeks: &[(Option<u32>, Option<u32>)], expected: &[Pace]) {
        let paces: Vec<Pace> = momentum(&plan(weeks)).iter().map(|m| m.pace).collect();
        assert_eq!(paces, expected);
    }

    #[test]
    fn both_shares_on_their_bar_are_on_track() {
        check(&[(Some(24), Some(3)), (Some(26), Some(4))], &[Pace::OnTrack, Pace::OnTrack]);
    }

    #[test]
    fn managers_who_do_not_follow_in_week_two_slow_it_down() {
        check(&[(Some(30), Some(3)), (Some(30), Some(3))], &[Pace::OnTrack, Pace::Slow]);
    }

    #[test]
    fn below_half_of_a_bar_it_has_stalled() {
        check(&[(Some(11), Some(5))], &[Pace::Stalled]);
        check(&[(Some(30), Some(1))], &[Pace::Stalled]);
    }

    #[test]
    fn falling_activity_shows_even_above_the_bar() {
        check(&[(Some(40), Some(5)), (Some(28), Some(5))], &[Pace::OnTrack, Pace::Slow]);
    }

    #[test]
    fn activity_alone_is_enough_to_judge_by_and_nothing_is_not() {
        check(&[(Some(30), None)], &[Pace::OnTrack]);
        check(&[(None, Some(5))], &[Pace::NoData]);
        check(&[(Some(41), Some(5))], &[Pace::NoData]);
    }
}
