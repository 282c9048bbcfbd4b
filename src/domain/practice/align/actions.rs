//! The 90-day leader plan: ready-made actions, and the plan read by stretch and leader (row B6).
//!
//! Day 0 is the plan's start, not its launch: most of what only a sponsor can do has to happen before learners hear.

use chrono::NaiveDate;

use crate::choice::Choice;
use crate::id::{Id, IdSource};
use crate::plan::Plan;
use crate::plan::align::{LeaderAction, Window};
use crate::schedule::When;
use crate::wizard::Opt;

/// A ready-made leader action; its words stand under `align.action.<key>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadyAction {
    /// Stable name.
    pub key: &'static str,
    /// Day of the plan on which it is due, 0 to 90.
    pub day: i32,
    /// Whether templates put it into a new plan.
    pub starter: bool,
}

const fn action(key: &'static str, day: i32, starter: bool) -> ReadyAction {
    ReadyAction { key, day, starter }
}

/// Ready-made leader actions in the order they fall due.
pub static ACTIONS: &[ReadyAction] = &[
    action("win-coalition", 5, true),
    action("tell-managers", 12, true),
    action("free-time", 18, true),
    action("clear-approvals", 25, false),
    action("first-review", 28, false),
    action("own-module", 38, true),
    action("open-team-meeting", 45, false),
    action("town-hall", 49, true),
    action("walk-the-floor", 58, true),
    action("thank-first-users", 66, true),
    action("clear-blocker", 72, true),
    action("raise-in-review", 80, false),
    action("decide-next-wave", 88, true),
];

impl ReadyAction {
    /// What the leader does.
    pub fn text(&self) -> String {
        // lang: align.action.*
        crate::t!(format!("align.action.{}", self.key))
    }

    /// The stretch it falls into.
    pub fn window(&self) -> Window {
        window_of_day(i64::from(self.day)).unwrap_or_default()
    }
}

/// The date so many days after the plan's start, as an offset from launch that moves with it.
pub fn day_of_plan(plan: &Plan, day: i32) -> When {
    let start = plan.start.nominal(plan.launch).signed_duration_since(plan.launch).num_days();
    When::offset_days(i32::try_from(start).unwrap_or(0).saturating_add(day))
}

/// The stretch of the first ninety days that `date` lies in; `None` before the plan's start and after day 90.
pub fn window_of(plan: &Plan, date: NaiveDate) -> Option<Window> {
    window_of_day(date.signed_duration_since(plan.start.nominal(plan.launch)).num_days())
}

fn window_of_day(day: i64) -> Option<Window> {
    match day {
        0..=30 => Some(Window::First30),
        31..=60 => Some(Window::To60),
        61..=90 => Some(Window::To90),
        _ => None,
    }
}

/// The leader actions of one stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct WindowActions<'a> {
    /// The stretch.
    pub window: Window,
    /// Its actions, earliest first and undated ones last.
    pub actions: Vec<&'a LeaderAction>,
}

/// The 90-day plan by stretch, of one leader or of all; all three stretches are there even when empty.
pub fn leader_plan<'a>(plan: &'a Plan, leader: Option<&Id>) -> Vec<WindowActions<'a>> {
    let by_window = |window: Window| {
        let of_leader = |action: &&LeaderAction| leader.is_none_or(|leader| action.leader == *leader);
        let all = plan.sponsorship.leader_actions.iter();
        let mut actions: Vec<_> = all.filter(|action| action.window == window).filter(of_leader).collect();
        actions.sort_by_key(|action| action.due.map_or(NaiveDate::MAX, |due| plan.date(due)));
        WindowActions { window, actions }
    };
    Window::ALL.iter().map(|window| by_window(*window)).collect()
}

/// Ready-made actions whose words are not yet in the plan.
pub fn action_presets(plan: &Plan) -> Vec<Opt> {
    let there = |text: &str| plan.sponsorship.leader_actions.iter().any(|action| action.what == text);
    let options = ACTIONS.iter().map(|action| Opt { key: action.key.to_owned(), label: action.text() });
    options.filter(|option| !there(&option.label)).collect()
}

/// Adds the ready-made action with this key, for the sponsor to do.
pub fn add_action(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if let Some(ready) = ACTIONS.iter().find(|action| action.key == key) {
        add(plan, ready, ids);
    }
}

pub(super) fn add(plan: &mut Plan, ready: &ReadyAction, ids: &mut dyn IdSource) {
    let action = LeaderAction {
        id: ids.fresh(),
        leader: super::acting(plan),
        window: ready.window(),
        what: ready.text(),
        due: Some(day_of_plan(plan, ready.day)),
        done: None,
    };
    plan.sponsorship.leader_actions.push(action);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;

    fn plan() -> Plan {
        let launch = NaiveDate::from_ymd_opt(2026, 9, 7).unwrap();
        Plan { launch, start: When::offset_weeks(-8), ..Plan::default() }
    }

    #[test]
    fn every_stretch_has_at_least_two_starters() {
        for window in Window::ALL {
            let starters = ACTIONS.iter().filter(|action| action.starter && action.window() == *window);
            assert!(starters.count() >= 2, "{window:?}");
        }
    }

    #[test]
    fn days_are_counted_from_the_start_of_the_plan() {
        let plan = plan();
        assert_eq!(day_of_plan(&plan, 0), When::offset_days(-56));
        let start = plan.start.nominal(plan.launch);
        assert_eq!(window_of(&plan, start), Some(Window::First30));
        assert_eq!(window_of(&plan, plan.launch), Some(Window::To60));
        assert_eq!(window_of(&plan, start.pred_opt().unwrap()), None);
    }

    #[test]
    fn a_ready_made_action_is_offered_once() {
        let mut plan = plan();
        let offered = action_presets(&plan).len();
        add_action(&mut plan, "town-hall", &mut CountedIds::new("a"));
        assert_eq!(action_presets(&plan).len(), offered - 1);
        add_action(&mut plan, "no such action", &mut CountedIds::new("b"));
        assert_eq!(plan.sponsorship.leader_actions.len(), 1);
    }

    #[test]
    fn the_leader_plan_is_sorted_and_filtered() {
        let mut plan = plan();
        let mut ids = CountedIds::new("a");
        for key in ["free-time", "win-coalition", "own-module"] {
            add_action(&mut plan, key, &mut ids);
        }
        plan.sponsorship.leader_actions[1].leader = Id::new("ana");
        let all = leader_plan(&plan, None);
        assert_eq!(all.iter().map(|w| w.actions.len()).collect::<Vec<_>>(), [2, 1, 0]);
        assert_eq!(all[0].actions[0].id.as_str(), "a-2", "the earlier action comes first");
        let hers = leader_plan(&plan, Some(&Id::new("ana")));
        assert_eq!(hers.iter().map(|w| w.actions.len()).sum::<usize>(), 1);
    }
}
