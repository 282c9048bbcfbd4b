//! The Enable phase, managers' part: touchpoints, milestones, the pledge, their numbers and their relief (rows F1–F8).

pub mod dates;
pub mod roster;
pub mod scoreboard;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Plan;
use super::people::Cadence;
use crate::id::Id;
use crate::metric::Metric;
use crate::practice::enablement::MOST_KPIS;
use crate::schedule::When;
use crate::schedule::weeks::week_from_launch;
use crate::{choices, entities};

/// Weeks after launch in which a manager's pledge is checked (row F3).
pub const PLEDGE_WEEKS: u32 = 6;

/// The last week from launch that still belongs to activation; consolidation begins in week 3 (row F2).
const LAST_OF_ACTIVATION: i64 = 2;

choices! {
    /// The three moments of a manager's work (row F2).
    pub enum Moment in "enable-moment" {
        /// Before launch.
        Planning = "planning",
        /// The first two weeks.
        Activation = "activation",
        /// From week 3 on.
        Consolidation = "consolidation",
    }

    /// What a touchpoint with managers is (row F4).
    pub enum TouchpointKind in "touchpoint-kind" {
        /// Goals, timeline, responsibilities.
        Briefing = "briefing",
        /// An hour for learning that nobody may book.
        ProtectedSlot = "protected-slot",
        /// A talk about application.
        CheckIn = "check-in",
        /// Practising a situation.
        RolePlay = "role-play",
        /// One small thing on the job that others can see.
        MicroAssignment = "micro-assignment",
        /// A few minutes of coaching in a talk that happens anyway.
        MicroCoaching = "micro-coaching",
        /// The monthly talk about performance.
        PerformanceTalk = "performance-talk",
        /// Managers compare what they saw.
        Calibration = "calibration",
        /// Something else.
        Other = "other",
    }

    /// Milestones of a team, each with a moment to share it (row F2).
    pub enum MilestoneKind in "milestone-kind" {
        /// The first assignment is done.
        FirstAssignment = "first-assignment",
        /// The first use in a real task.
        FirstUse = "first-use",
        /// The first feedback loop is closed.
        FirstFeedback = "first-feedback",
    }

    /// The numbers managers answer for, three at most (row F7).
    pub enum ManagerKpiKind in "manager-kpi" {
        /// Share of the team that logged a first application within two weeks.
        FirstApplication = "first-application",
        /// Minutes of coaching a week.
        CoachingMinutes = "coaching-minutes",
        /// Change of a key behaviour indicator.
        Behaviour = "behaviour",
    }
}

impl ManagerKpiKind {
    /// The metric that defines it; none for an indicator of one's own.
    pub fn metric(self) -> Option<Metric> {
        match self {
            Self::FirstApplication => Some(Metric::FirstApplication),
            Self::CoachingMinutes => Some(Metric::CoachingMinutes),
            Self::Behaviour => None,
        }
    }

    /// A value as people write it: `70 %`, `30 min`, `+10 %`.
    pub fn format(self, value: f64) -> String {
        match self.metric() {
            Some(metric) => metric.format(value),
            None => {
                let size = crate::number::plain(value.abs());
                crate::t!("unit.percent", value = crate::number::with_sign(value, size))
            }
        }
    }
}

/// All that managers need to carry the change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Enablement {
    /// The managers, with what each confirmed and kept.
    pub managers: Vec<Manager>,
    /// When they meet, practise and coach.
    pub touchpoints: Vec<Touchpoint>,
    /// What their teams reach first, and how it is shared.
    pub milestones: Vec<Milestone>,
    /// The talks that go on after launch.
    pub cadence: Vec<CadenceTalk>,
    /// What each manager pledges.
    pub pledge: String,
    /// What managers answer for, one to three.
    pub kpis: Vec<ManagerKpi>,
    /// What the programme is for, said to a manager.
    pub goals: String,
    /// Red flags of one's own, one a line.
    pub red_flags: String,
    /// Who helps with what.
    pub escalation: Vec<Escalation>,
    /// Administrative work that the programme brings managers.
    pub admin_work: Vec<AdminTask>,
    /// What a manager's team gets for applying it.
    pub incentive: Incentive,
}

/// A manager of learners.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Manager {
    /// Identifier.
    pub id: Id,
    /// Name.
    pub name: String,
    /// What the team is called, as imports call it.
    pub team: String,
    /// How many learners the manager leads.
    pub team_size: Option<u32>,
    /// Too busy for the whole programme: asked for one talk a week and one action.
    pub overloaded: bool,
    /// The one action asked of an overloaded manager.
    pub single_action: String,
    /// The day the pledge was made.
    pub pledged_on: Option<NaiveDate>,
    /// Weeks from launch, 1 to [`PLEDGE_WEEKS`], in which the manager checked progress.
    pub pledge_weeks: Vec<u32>,
    /// Learners of the team who logged a first application within two weeks.
    pub applied: Option<u32>,
    /// Minutes of coaching a week, on average.
    pub coaching: Option<f64>,
    /// Change of the key behaviour indicator, in per cent.
    pub behaviour: Option<f64>,
}

/// A dated meeting, slot or task of managers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Touchpoint {
    /// Identifier.
    pub id: Id,
    /// The key of the ready-made touchpoint it was laid out from; empty for one's own.
    pub from: String,
    /// What it is.
    pub kind: TouchpointKind,
    /// What it is called.
    pub title: String,
    /// When.
    pub when: When,
    /// Minutes it asks of each manager.
    pub minutes: u32,
    /// What it is about.
    pub about: String,
    /// The managers who confirmed it.
    pub confirmed: Vec<Id>,
}

/// A milestone of a team.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Milestone {
    /// Identifier.
    pub id: Id,
    /// Which.
    pub kind: MilestoneKind,
    /// By when.
    pub when: Option<When>,
    /// Where and how it is shared.
    pub sharing: String,
    /// The day it was shared.
    pub shared_on: Option<NaiveDate>,
}

/// A talk that comes up again and again (row F5).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct CadenceTalk {
    /// Identifier.
    pub id: Id,
    /// What it is called.
    pub what: String,
    /// How often.
    pub rhythm: Cadence,
    /// How long, in minutes.
    pub minutes: Option<u32>,
    /// Who talks with whom.
    pub with: String,
}

/// A number that managers answer for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ManagerKpi {
    /// Identifier.
    pub id: Id,
    /// Which.
    pub kind: ManagerKpiKind,
    /// Which indicator, where it is one's own.
    pub detail: String,
    /// The target: per cent of the team, minutes a week, per cent of change.
    pub target: Option<f64>,
    /// By when.
    pub due: Option<When>,
}

/// A step of the escalation path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Escalation {
    /// Identifier.
    pub id: Id,
    /// What happened.
    pub trigger: String,
    /// Who helps.
    pub owner: Id,
    /// How fast, and by what way.
    pub response: String,
}

/// Administrative work that the programme brings managers (row F8).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AdminTask {
    /// Identifier.
    pub id: Id,
    /// What managers have to do.
    pub what: String,
    /// Minutes a week.
    pub minutes: Option<u32>,
    /// What falls away for it, or who takes it off them.
    pub relief: String,
}

/// What a manager's team gets for applying what it learned (row F8).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Incentive {
    /// What it is.
    pub what: String,
    /// It follows how many of the team apply it, not who finished a course.
    pub by_application: bool,
    /// Until when it runs.
    pub until: Option<When>,
    /// Who grants it.
    pub owner: Id,
}

entities!(Manager, Touchpoint, Milestone, CadenceTalk, ManagerKpi, Escalation, AdminTask);

impl Enablement {
    /// Whether nothing is entered, so that nothing is written.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Touchpoints in the order of their dates.
    pub fn in_order(&self, plan: &Plan) -> Vec<(NaiveDate, &Touchpoint)> {
        let mut all: Vec<_> = self.touchpoints.iter().map(|point| (plan.date(point.when), point)).collect();
        all.sort_by_key(|(date, _)| *date);
        all
    }
}

impl Touchpoint {
    /// What it is called: its title, or its kind while it has none.
    pub fn name(&self) -> String {
        match self.title.trim() {
            "" => crate::choice::Choice::label(self.kind),
            title => title.to_owned(),
        }
    }

    /// The moment it belongs to.
    pub fn moment(&self, plan: &Plan) -> Moment {
        match week_from_launch(plan.date(self.when), plan.launch) {
            _ if plan.date(self.when) < plan.launch => Moment::Planning,
            week if week <= LAST_OF_ACTIVATION => Moment::Activation,
            _ => Moment::Consolidation,
        }
    }
}

impl Touchpoint {
    /// Notes, or takes back, that a manager confirmed it.
    pub fn set_confirmed(&mut self, manager: &Id, confirmed: bool) {
        self.confirmed.retain(|known| known != manager);
        if confirmed {
            self.confirmed.push(manager.clone());
        }
    }
}

impl Manager {
    /// What the manager is called in lists: the name, else the team.
    pub fn title(&self) -> &str {
        if self.name.trim().is_empty() { self.team.trim() } else { self.name.trim() }
    }

    /// Whether this touchpoint is asked of the manager: of an overloaded one only the briefing and the weekly
    /// micro-coaching (row F8).
    pub fn is_asked(&self, point: &Touchpoint) -> bool {
        !self.overloaded || matches!(point.kind, TouchpointKind::Briefing | TouchpointKind::MicroCoaching)
    }

    /// Notes, or takes back, that the manager checked progress in a week from launch.
    pub fn set_checked(&mut self, week: u32, checked: bool) {
        self.pledge_weeks.retain(|known| *known != week);
        if checked && (1..=PLEDGE_WEEKS).contains(&week) {
            self.pledge_weeks.push(week);
            self.pledge_weeks.sort_unstable();
        }
    }
}

/// Whether managers have all they need: touchpoints, one to three numbers, a pledge, a goal to speak of, and names.
pub fn is_complete(plan: &Plan) -> bool {
    let enablement = &plan.enablement;
    let is_said = |text: &str| !text.trim().is_empty();
    let has_numbers = (1..=MOST_KPIS).contains(&enablement.kpis.len());
    let has_dates = !enablement.touchpoints.is_empty() && !enablement.managers.is_empty();
    has_numbers && has_dates && is_said(&enablement.pledge) && is_said(&enablement.goals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan { launch: "2026-09-09".parse().unwrap(), ..Plan::default() }
    }

    fn point(id: &str, kind: TouchpointKind, days: i32) -> Touchpoint {
        Touchpoint { id: Id::new(id), kind, when: When::offset_days(days), ..Touchpoint::default() }
    }

    #[test]
    fn a_touchpoint_belongs_to_the_moment_of_its_week() {
        let check = |days: i32, moment| {
            assert_eq!(point("p", TouchpointKind::CheckIn, days).moment(&plan()), moment, "{days}");
        };
        // The launch is a Wednesday: its week has days before it.
        check(-2, Moment::Planning);
        check(0, Moment::Activation);
        check(9, Moment::Activation);
        check(12, Moment::Consolidation);
        check(49, Moment::Consolidation);
    }

    #[test]
    fn an_overloaded_manager_is_asked_for_the_briefing_and_for_coaching_alone() {
        let busy = Manager { overloaded: true, ..Manager::default() };
        let asked = |manager: &Manager, kind| manager.is_asked(&point("p", kind, 0));
        assert!(asked(&busy, TouchpointKind::Briefing) && asked(&busy, TouchpointKind::MicroCoaching));
        assert!(!asked(&busy, TouchpointKind::RolePlay) && asked(&Manager::default(), TouchpointKind::RolePlay));
    }

    #[test]
    fn weeks_of_the_pledge_are_one_to_six_in_order() {
        let mut manager = Manager::default();
        for week in [4, 2, 9, 0, 2] {
            manager.set_checked(week, true);
        }
        assert_eq!(manager.pledge_weeks, [2, 4]);
        manager.set_checked(2, false);
        assert_eq!(manager.pledge_weeks, [4]);
    }

    #[test]
    fn nothing_is_written_of_an_empty_part() {
        let text = serde_json::to_string(&plan()).unwrap();
        assert!(!text.contains("enablement"), "{text}");
    }
}
