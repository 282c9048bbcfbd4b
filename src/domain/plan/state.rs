//! How far each phase of a plan is, and which phase a plan is in (row M1).

use chrono::NaiveDate;

use super::checklist::{ChecklistItem, checklist};
use super::next::gap;
use super::phase::PhaseState;
use super::{Phase, Plan, diagnosis, enablement, gate, governance, known, recognition};
use crate::check::has_critical;
use crate::learning;
use crate::schedule::weeks::days_between;
use crate::wizard::{Part, StepState, Wizard, WizardId, wizard};

/// Days after launch up to which the numbers are watched weekly.
const WATCHED: i64 = 56;
/// Days after launch at which the first ninety days are over.
const FIRST_QUARTER: i64 = 90;

/// The wizard that fills a phase, where it has one.
pub fn wizard_of(phase: Phase) -> Option<WizardId> {
    match phase {
        Phase::Align => Some(WizardId::Sponsor),
        Phase::Pilot => Some(WizardId::Pilot),
        Phase::Communicate => Some(WizardId::Comms),
        Phase::Diagnose | Phase::Enable | Phase::Measure | Phase::Celebrate | Phase::Govern => None,
    }
}

/// How far a phase is on a day: none is complete while something of it is overdue, critical or not told, so that its
/// state never denies what it says is next. What is due later leaves a phase complete, save in Diagnose: its list comes
/// to an end, where the others' goes on with the rollout.
///
/// With a wizard, and in Diagnose: complete when all its steps are done. Measure: complete when figures are there and a
/// target to hold them against. The others have started once the plan knows something they need.
pub fn phase_state(plan: &Plan, phase: Phase, today: NaiveDate) -> PhaseState {
    match filled(plan, phase) {
        // Only now the checklist matters, which is long to draw up.
        PhaseState::Complete => state_beside(plan, phase, &checklist(plan, today), || has_critical(plan, phase, today)),
        state => state,
    }
}

/// How far a phase is, by the plan's checklist and by whether the plan check finds something critical in the phase,
/// which is asked last and only when it decides.
pub(super) fn state_beside(
    plan: &Plan,
    phase: Phase,
    items: &[ChecklistItem],
    has_critical: impl FnOnce() -> bool,
) -> PhaseState {
    let is_open = |item: &ChecklistItem| item.overdue || (phase == Phase::Diagnose && item.done.is_none());
    let has_open = || items.iter().any(|item| item.phase == phase && is_open(item));
    match filled(plan, phase) {
        PhaseState::Complete if has_open() || gap(plan, phase).is_some() || has_critical() => PhaseState::Started,
        state => state,
    }
}

/// How far a phase is by what the plan says.
fn filled(plan: &Plan, phase: Phase) -> PhaseState {
    match wizard_of(phase) {
        Some(id) => wizard_state(plan, wizard(id)),
        None if phase == Phase::Measure => measure_state(plan),
        None if phase == Phase::Diagnose && diagnosis::steps::is_complete(plan) => PhaseState::Complete,
        None if phase == Phase::Diagnose && !plan.diagnosis.is_empty() => PhaseState::Started,
        None if phase == Phase::Govern && governance::is_complete(plan) => PhaseState::Complete,
        None if phase == Phase::Govern && !plan.governance.is_empty() => PhaseState::Started,
        None if phase == Phase::Enable && enablement::is_complete(plan) && learning::is_complete(plan) => {
            PhaseState::Complete
        }
        None if phase == Phase::Enable && !(plan.enablement.is_empty() && plan.learning.is_empty()) => {
            PhaseState::Started
        }
        None if phase == Phase::Celebrate && recognition::is_complete(plan) => PhaseState::Complete,
        None if known::what_we_know(plan, phase).is_empty() => PhaseState::Empty,
        None => PhaseState::Started,
    }
}

/// Whether the plan says anything about a pilot beyond the dates it starts with.
pub fn has_pilot(plan: &Plan) -> bool {
    let pilot = &plan.pilot;
    !(pilot.change.is_empty() && pilot.cohort.is_empty() && pilot.criteria.is_empty() && pilot.sprint.is_empty())
}

/// The phase a plan is in today, for the list of plans.
///
/// After launch the calendar decides: Measure for eight weeks, Celebrate to day 90, then Govern. Before it, a pilot
/// that runs today is the phase; else the first of Align, Pilot and Communicate that is not complete, and Enable when
/// all are. A plan in which nothing is known yet is in Diagnose.
pub fn current_phase(plan: &Plan, today: NaiveDate) -> Phase {
    let since_launch = days_between(plan.launch, today);
    if since_launch >= FIRST_QUARTER {
        return Phase::Govern;
    }
    if since_launch >= WATCHED {
        return Phase::Celebrate;
    }
    if since_launch >= 0 {
        return Phase::Measure;
    }
    if has_pilot(plan) && plan.date(plan.pilot.start) <= today && today <= gate::gate_date(plan) {
        return Phase::Pilot;
    }
    let planned = [Phase::Align, Phase::Pilot, Phase::Communicate];
    let states = planned.map(|phase| phase_state(plan, phase, today));
    if states.iter().all(|state| *state == PhaseState::Empty) && filled(plan, Phase::Diagnose) == PhaseState::Empty {
        return Phase::Diagnose;
    }
    let open = planned.into_iter().zip(states).find(|(_, state)| *state != PhaseState::Complete);
    open.map_or(Phase::Enable, |(phase, _)| phase)
}

fn wizard_state(plan: &Plan, wizard: &Wizard) -> PhaseState {
    // Steps that only show something are done as soon as nothing is wrong with them, so they tell nothing.
    let mut asking = wizard.steps.iter().filter(|step| step.parts.iter().any(|part| !matches!(part, Part::Custom(_))));
    if asking.all(|step| step.state(plan) == StepState::Todo) {
        PhaseState::Empty
    } else if wizard.done(plan) == wizard.steps.len() {
        PhaseState::Complete
    } else {
        PhaseState::Started
    }
}

fn measure_state(plan: &Plan) -> PhaseState {
    let has_target = plan.sponsorship.kpis.iter().any(|kpi| kpi.target.is_some());
    match (plan.measurement.imports.is_empty(), has_target) {
        (true, _) => PhaseState::Empty,
        (false, false) => PhaseState::Started,
        (false, true) => PhaseState::Complete,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use crate::id::Id;
    use crate::plan::align::Kpi;
    use crate::plan::checklist::set_done;
    use crate::plan::measure::ImportedFigures;
    use crate::plan::next::{Pressing, next_action, phase_summaries};
    use crate::practice::sample::sample;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        Plan { launch: date("2026-09-07"), ..Plan::default() }
    }

    /// Nothing is due yet.
    fn before() -> NaiveDate {
        date("2026-01-05")
    }

    #[test]
    fn nothing_is_started_in_an_empty_plan() {
        for phase in Phase::ALL {
            assert_eq!(phase_state(&plan(), *phase, before()), PhaseState::Empty, "{phase:?}");
        }
    }

    #[test]
    fn one_answer_starts_a_phase() {
        let mut plan = plan();
        plan.sponsorship.reason = "Calls are lost".into();
        assert_eq!(phase_state(&plan, Phase::Align, before()), PhaseState::Started);
        plan.pilot.change = "Short modules".into();
        assert_eq!(phase_state(&plan, Phase::Pilot, before()), PhaseState::Started);
    }

    #[test]
    fn measure_is_complete_with_figures_and_a_target() {
        let mut plan = plan();
        plan.measurement.imports = vec![ImportedFigures { id: Id::new("i"), ..ImportedFigures::default() }];
        assert_eq!(phase_state(&plan, Phase::Measure, before()), PhaseState::Started);
        plan.sponsorship.kpis = vec![Kpi { id: Id::new("k"), target: Some(60.0), ..Kpi::default() }];
        assert_eq!(phase_state(&plan, Phase::Measure, before()), PhaseState::Complete);
    }

    #[test]
    fn no_phase_is_complete_while_something_of_it_is_overdue() {
        let mut plan = sample(Id::new("s"), date("2026-11-22"));
        for day in ["2026-06-01", "2026-11-22", "2027-06-01"].map(date) {
            let late: Vec<Phase> =
                checklist(&plan, day).iter().filter(|item| item.overdue).map(|item| item.phase).collect();
            for phase in Phase::ALL.iter().copied().filter(|phase| late.contains(phase)) {
                assert_ne!(phase_state(&plan, phase, day), PhaseState::Complete, "{phase:?} on {day}");
            }
        }
        let today = date("2026-11-22");
        assert_eq!(phase_state(&plan, Phase::Govern, today), PhaseState::Started);
        let late = checklist(&plan, today).into_iter().filter(|item| item.overdue && item.phase == Phase::Govern);
        for item in late.collect::<Vec<_>>() {
            set_done(&mut plan, &item.key, Some(today));
        }
        assert_eq!(phase_state(&plan, Phase::Govern, today), PhaseState::Complete);
    }

    #[test]
    fn diagnose_is_not_complete_while_something_is_to_be_put_right() {
        let today = date("2026-11-22");
        let mut plan = sample(Id::new("s"), today);
        let open = |plan: &Plan| -> Vec<String> {
            let items = checklist(plan, today).into_iter();
            items.filter(|item| item.phase == Phase::Diagnose && item.done.is_none()).map(|item| item.key).collect()
        };
        assert_eq!(open(&plan), ["friction:friction-cases"]);
        assert!(next_action(&plan, Phase::Diagnose, today).is_some());
        assert_eq!(phase_state(&plan, Phase::Diagnose, today), PhaseState::Started);
        set_done(&mut plan, "friction:friction-cases", Some(today));
        assert_eq!(next_action(&plan, Phase::Diagnose, today), None);
        assert_eq!(phase_state(&plan, Phase::Diagnose, today), PhaseState::Complete);
    }

    #[test]
    fn a_complete_phase_has_nothing_next_but_what_is_due_in_time() {
        let mut plan = sample(Id::new("s"), date("2026-11-22"));
        for day in ["2026-06-01", "2026-11-22", "2027-06-01"].map(date) {
            for summary in phase_summaries(&plan, day) {
                let presses =
                    summary.next.is_some_and(|next| !matches!(next.pressing, Pressing::Soon | Pressing::Later));
                assert!(!presses || summary.state != PhaseState::Complete, "{:?} on {day}", summary.phase);
                assert_eq!(summary.state, phase_state(&plan, summary.phase, day));
            }
        }
        let today = date("2026-11-22");
        for item in checklist(&plan, today).into_iter().filter(|item| item.overdue) {
            set_done(&mut plan, &item.key, Some(today));
        }
        assert_eq!(phase_state(&plan, Phase::Govern, today), PhaseState::Complete);
        plan.sponsorship.first_review = None;
        assert_eq!(phase_state(&plan, Phase::Govern, today), PhaseState::Started);
    }

    #[test]
    fn after_launch_the_calendar_says_where_a_plan_is() {
        let check = |today: &str, phase| assert_eq!(current_phase(&plan(), date(today)), phase, "{today}");
        check("2026-09-07", Phase::Measure);
        check("2026-11-01", Phase::Measure);
        check("2026-11-02", Phase::Celebrate);
        check("2026-12-06", Phase::Govern);
    }

    #[test]
    fn before_launch_the_first_open_phase_counts() {
        let mut plan = plan();
        assert_eq!(current_phase(&plan, date("2026-06-01")), Phase::Diagnose);
        plan.sponsorship.reason = "Calls are lost".into();
        assert_eq!(current_phase(&plan, date("2026-06-01")), Phase::Align);
        plan.pilot.cohort = "Lyon".into();
        assert_eq!(current_phase(&plan, date("2026-07-20")), Phase::Pilot);
    }
}
