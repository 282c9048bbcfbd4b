//! What to do next in a plan: for each phase, and the few most pressing things of all (row M1).

use chrono::NaiveDate;

use super::checklist::{ChecklistItem, checklist};
use super::governance::open_rights;
use super::people::AudienceKind;
use super::phase::PhaseState;
use super::state::{state_beside, wizard_of};
use super::{Phase, Plan, places};
use crate::check::{Finding, Place, Severity, check};
use crate::choice::Choice;
use crate::plan::comms::Purpose;
use crate::schedule::weeks::days_between;
use crate::t;
use crate::wizard::{StepState, wizard};

/// Days ahead within which an item of the checklist presses.
const SOON: i64 = 7;

/// Why something is the next thing to do, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pressing {
    /// Due, and not done.
    Overdue,
    /// The rollout fails on it.
    Critical,
    /// Due within a week.
    Soon,
    /// A wizard step that is not done.
    Step,
    /// Something the phase needs to know.
    Gap,
    /// Due later.
    Later,
}

/// The next thing to do in a phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextAction {
    /// The phase it belongs to.
    pub phase: Phase,
    /// Why it is next.
    pub pressing: Pressing,
    /// What to do.
    pub text: String,
    /// Where to do it.
    pub place: Place,
    /// By when, where it has a date.
    pub due: Option<NaiveDate>,
}

/// A phase as the overview shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseSummary {
    /// Which phase.
    pub phase: Phase,
    /// How far it is.
    pub state: PhaseState,
    /// What to do next in it; `None` when nothing is left.
    pub next: Option<NextAction>,
}

/// The next thing to do in one phase.
pub fn next_action(plan: &Plan, phase: Phase, today: NaiveDate) -> Option<NextAction> {
    Pending::of(plan, today).next(phase)
}

/// The state and the next action of every phase, in order.
pub fn phase_summaries(plan: &Plan, today: NaiveDate) -> Vec<PhaseSummary> {
    let pending = Pending::of(plan, today);
    let summary = |phase: &Phase| PhaseSummary {
        phase: *phase,
        state: state_beside(plan, *phase, &pending.items, || pending.critical(*phase).next().is_some()),
        next: pending.next(*phase),
    };
    Phase::ALL.iter().map(summary).collect()
}

/// The `n` most pressing actions, at most one a phase, so that no phase hides the others.
pub fn next_actions(plan: &Plan, today: NaiveDate, n: usize) -> Vec<NextAction> {
    let pending = Pending::of(plan, today);
    let mut actions: Vec<NextAction> = Phase::ALL.iter().filter_map(|phase| pending.next(*phase)).collect();
    actions.sort_by_key(|action| (action.pressing, action.due, action.phase));
    actions.truncate(n);
    actions
}

/// Everything open in a plan, read once for all phases.
struct Pending<'a> {
    plan: &'a Plan,
    today: NaiveDate,
    items: Vec<ChecklistItem>,
    findings: Vec<Finding>,
}

impl<'a> Pending<'a> {
    fn of(plan: &'a Plan, today: NaiveDate) -> Self {
        Self { plan, today, items: checklist(plan, today), findings: check(plan, today) }
    }

    fn next(&self, phase: Phase) -> Option<NextAction> {
        let open = self.items.iter().filter(|item| item.phase == phase && item.done.is_none());
        open.map(|item| self.of_item(item))
            .chain(self.critical(phase).map(from_finding))
            .chain(self.step(phase))
            .chain(self.gap(phase))
            .min_by_key(|action| (action.pressing, action.due))
    }

    fn critical(&self, phase: Phase) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.phase == phase && finding.severity == Severity::Critical)
    }

    fn of_item(&self, item: &ChecklistItem) -> NextAction {
        let pressing = if item.overdue {
            Pressing::Overdue
        } else if days_between(self.today, item.due) <= SOON {
            Pressing::Soon
        } else {
            Pressing::Later
        };
        NextAction {
            phase: item.phase,
            pressing,
            text: item.text.clone(),
            place: item.place.clone(),
            due: Some(item.due),
        }
    }

    /// The first step of the phase's wizard that is not done.
    fn step(&self, phase: Phase) -> Option<NextAction> {
        let wizard = wizard(wizard_of(phase)?);
        let step = wizard.steps.iter().find(|step| step.state(self.plan) != StepState::Done)?;
        // lang: step.*
        let title = t!(format!("step.{}.{}.title", wizard.id.key(), step.id));
        let text = if wizard.done(self.plan) == 0 {
            t!("next.first-step", step = title)
        } else {
            t!("next.step", step = title)
        };
        Some(NextAction {
            phase,
            pressing: Pressing::Step,
            text,
            place: Place::step(wizard.id, step.id, ""),
            due: None,
        })
    }

    /// What a phase without a wizard needs to know and the plan does not tell.
    fn gap(&self, phase: Phase) -> Option<NextAction> {
        let (key, place) = gap(self.plan, phase)?;
        // lang: next.gap.*
        let text = t!(format!("next.gap.{key}"));
        Some(NextAction { phase, pressing: Pressing::Gap, text, place, due: None })
    }
}

fn from_finding(finding: &Finding) -> NextAction {
    NextAction {
        phase: finding.phase,
        pressing: Pressing::Critical,
        text: finding.fix.clone(),
        place: finding.place.clone(),
        due: None,
    }
}

/// Whether something is missing, the key of the text that asks for it, and where it is entered.
type Question = (bool, &'static str, fn() -> Place);

/// The first thing that a phase without a wizard needs to know and the plan does not tell: its key, and where it is
/// entered.
pub(super) fn gap(plan: &Plan, phase: Phase) -> Option<(&'static str, Place)> {
    let kpis = &plan.sponsorship.kpis;
    let diagnosis = &plan.diagnosis;
    let no_baseline = diagnosis.baselines.iter().all(|row| row.value.is_none());
    let sends = |purposes: &[Purpose]| plan.comms.items.iter().any(|item| purposes.contains(&item.purpose));
    let has_managers = plan.audiences.iter().any(|audience| audience.kind == AudienceKind::Managers);
    let questions: &[Question] = match phase {
        Phase::Diagnose => &[
            (diagnosis.interviews.is_empty(), "interviews", || places::diagnose("interviews")),
            (kpis.iter().all(|kpi| kpi.baseline.is_none()) && no_baseline, "baselines", || {
                places::diagnose("baseline")
            }),
            (diagnosis.frictions.is_empty(), "friction", || places::diagnose("friction")),
            (diagnosis.barriers.is_empty(), "barriers", || places::diagnose("barriers")),
            (plan.audiences.iter().all(|audience| audience.obstacles.is_empty()), "obstacles", || {
                places::comms("audiences")
            }),
            (plan.sponsorship.pains.is_empty(), "pains", || places::sponsor("events")),
        ],
        Phase::Enable => &[
            (!has_managers, "managers", || places::comms("audiences")),
            (!sends(&[Purpose::ManagerBriefing]), "manager-briefing", || places::comms("calendar")),
            (plan.enablement.touchpoints.is_empty(), "touchpoints", || places::enable("touchpoints")),
            (plan.enablement.managers.is_empty(), "manager-names", || places::enable("managers")),
            (plan.enablement.kpis.is_empty(), "manager-kpis", || places::enable("results")),
            (plan.enablement.goals.trim().is_empty(), "playbook", || places::enable("playbook")),
            (plan.learning.courses.is_empty(), "courses", || places::enable("courses")),
            (plan.learning.roles.is_empty(), "job-roles", || places::enable("courses")),
            (plan.learning.pillars.is_empty(), "pillars", || places::enable("engagement")),
            (plan.learning.tiers.is_empty(), "support", || places::enable("support")),
            (plan.learning.access.is_empty(), "access", || places::enable("support")),
        ],
        Phase::Measure => &[
            (kpis.iter().all(|kpi| kpi.target.is_none()), "targets", || places::sponsor("targets")),
            (plan.measurement.imports.is_empty(), "import", || Place::Phase(Phase::Measure)),
        ],
        Phase::Celebrate => &[
            (!sends(&[Purpose::Recognition]), "recognition", || places::comms("calendar")),
            (plan.sponsorship.role_modelling.is_empty(), "role-modelling", || places::sponsor("commitments")),
            (plan.listening.feedback.is_empty(), "feedback", || places::celebrate("feedback")),
            (plan.listening.pulses.is_empty(), "pulse", || places::celebrate("pulse")),
            (plan.recognition.milestones.is_empty(), "milestones", || places::celebrate("recognition")),
            (plan.recognition.champions.is_empty(), "champions", || places::celebrate("recognition")),
        ],
        Phase::Govern => &[
            (plan.sponsorship.first_review.is_none(), "first-review", places::first_review),
            (plan.sponsorship.raci.is_empty(), "roles", || places::sponsor("roles")),
            (!open_rights(plan).is_empty(), "rights", || places::govern("decisions")),
            (plan.governance.rituals.is_empty(), "rituals", || places::govern("meetings")),
            (plan.governance.board.is_empty(), "board", || places::govern("board")),
            (plan.governance.waves.is_empty(), "waves", || places::govern("waves")),
        ],
        Phase::Align | Phase::Pilot | Phase::Communicate => &[],
    };
    questions.iter().find(|(open, ..)| *open).map(|(_, key, place)| (*key, place()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::checklist::set_done;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        Plan { launch: date("2026-09-07"), ..Plan::default() }
    }

    #[test]
    fn every_phase_of_an_empty_plan_says_what_comes_next() {
        for summary in phase_summaries(&plan(), date("2026-05-04")) {
            let next = summary.next.unwrap_or_else(|| panic!("{:?}", summary.phase));
            assert!(!next.text.starts_with("next.") && !next.text.starts_with("checklist."), "{}", next.text);
        }
    }

    #[test]
    fn what_is_overdue_comes_first() {
        let actions = next_actions(&plan(), date("2026-08-03"), 3);
        assert_eq!(actions.len(), 3);
        assert_eq!(actions[0].pressing, Pressing::Overdue);
        assert!(actions.is_sorted_by_key(|action| (action.pressing, action.due)));
    }

    #[test]
    fn a_done_item_makes_room_for_the_next() {
        let mut plan = plan();
        let today = date("2026-08-03");
        let first = next_action(&plan, Phase::Enable, today).unwrap();
        set_done(&mut plan, "practice:managers-briefed", Some(today));
        let second = next_action(&plan, Phase::Enable, today).unwrap();
        assert_ne!(first.text, second.text);
    }

    #[test]
    fn every_gap_has_a_text_and_closes_when_filled() {
        let mut plan = plan();
        assert_eq!(gap(&plan, Phase::Govern).map(|(key, _)| key), Some("first-review"));
        plan.sponsorship.first_review = Some(crate::schedule::When::offset_days(20));
        assert_eq!(gap(&plan, Phase::Govern).map(|(key, _)| key), Some("roles"));
        for phase in Phase::ALL {
            if let Some((key, _)) = gap(&plan, *phase) {
                let text = t!(format!("next.gap.{key}"));
                assert!(!text.starts_with("next."), "{text}");
            }
        }
    }
}
