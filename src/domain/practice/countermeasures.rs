//! The library of counter-measures: what helps against each barrier, and in which phase it is planned (rows A5, J2).
//!
//! A measure put into a plan becomes an experiment of the pilot, an intervention of Measure, or else an action of its
//! phase, and is the plan's own from then on. It is known by its id, so that another wording or language does not make
//! it new. Texts stand under `counter-measure.<key>`.

use crate::check::Place;
use crate::id::{Entity, Id};
use crate::plan::diagnosis::Barrier;
use crate::plan::measure::interventions::{Intervention, WINDOW};
use crate::plan::pilot::Experiment;
use crate::plan::{Phase, Plan, PlanAction, places};
use crate::practice::align::window_of;
use crate::schedule::When;
use crate::t;

/// Something that helps against a barrier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CounterMeasure {
    /// Stable name, the middle part of the texts' keys.
    pub key: &'static str,
    /// What it helps against.
    pub against: Barrier,
    /// The phase in which it is planned.
    pub phase: Phase,
    /// When it is due, in days from launch.
    pub days: i32,
}

const fn measure(key: &'static str, against: Barrier, phase: Phase, days: i32) -> CounterMeasure {
    CounterMeasure { key, against, phase, days }
}

/// All of them, by barrier.
pub static COUNTER_MEASURES: &[CounterMeasure] = &[
    measure("protect-hour", Barrier::LackOfTime, Phase::Enable, -14),
    measure("stop-one-thing", Barrier::LackOfTime, Phase::Align, -28),
    measure("split-module", Barrier::LackOfTime, Phase::Pilot, -42),
    measure("one-sentence", Barrier::UnclearIncentives, Phase::Communicate, -14),
    measure("thank-first-use", Barrier::UnclearIncentives, Phase::Celebrate, 14),
    measure("show-before-after", Barrier::UnclearIncentives, Phase::Pilot, -35),
    measure("own-cases", Barrier::Relevance, Phase::Pilot, -42),
    measure("short-path", Barrier::Relevance, Phase::Enable, -21),
    measure("fifth-first", Barrier::Relevance, Phase::Enable, -28),
    measure("one-sign-in", Barrier::PoorUx, Phase::Enable, -21),
    measure("watch-five", Barrier::PoorUx, Phase::Diagnose, -49),
    measure("office-hours", Barrier::PoorUx, Phase::Measure, 7),
    measure("next-role", Barrier::NoCareerEffect, Phase::Enable, -14),
    measure("development-talk", Barrier::NoCareerEffect, Phase::Govern, 60),
    measure("goal-in-review", Barrier::MisalignedRewards, Phase::Align, -35),
    measure("drop-rival-target", Barrier::MisalignedRewards, Phase::Govern, 30),
    measure("count-application", Barrier::MisalignedRewards, Phase::Measure, 14),
    measure("sponsor-first", Barrier::SeenAsOptional, Phase::Align, -7),
    measure("invite-by-manager", Barrier::SeenAsOptional, Phase::Communicate, -3),
    measure("confirm-weekly", Barrier::SeenAsOptional, Phase::Measure, 7),
];

/// The measure with this key.
pub fn by_key(key: &str) -> Option<&'static CounterMeasure> {
    COUNTER_MEASURES.iter().find(|measure| measure.key == key)
}

/// What helps against a barrier.
pub fn against(barrier: Barrier) -> impl Iterator<Item = &'static CounterMeasure> {
    COUNTER_MEASURES.iter().filter(move |measure| measure.against == barrier)
}

impl CounterMeasure {
    /// What is done, as it goes into the plan.
    pub fn title(&self) -> String {
        self.text("title")
    }

    /// How, in a sentence or two.
    pub fn how(&self) -> String {
        self.text("how")
    }

    /// How one sees that it helps.
    pub fn sign(&self) -> String {
        self.text("sign")
    }

    fn text(&self, part: &str) -> String {
        // lang: counter-measure.*
        t!(format!("counter-measure.{}.{part}", self.key))
    }

    /// The id of what it becomes in a plan.
    pub fn id(&self) -> Id {
        Id::new(format!("counter-{}", self.key))
    }

    /// Where it stands once it is planned.
    pub fn place(&self) -> Place {
        match self.phase {
            Phase::Pilot => places::pilot("learning"),
            phase => Place::Phase(phase),
        }
    }
}

/// Whether a measure is in the plan already.
pub fn is_planned(plan: &Plan, measure: &CounterMeasure) -> bool {
    let id = measure.id();
    match measure.phase {
        Phase::Pilot => has(&plan.pilot.experiments, &id),
        Phase::Measure => has(&plan.measurement.interventions, &id),
        _ => has(&plan.actions, &id),
    }
}

fn has<T: Entity>(list: &[T], id: &Id) -> bool {
    crate::id::find(list, id).is_some()
}

/// Puts a measure into the phase where it is planned; nothing happens when it is there.
pub fn add(plan: &mut Plan, measure: &CounterMeasure) {
    if is_planned(plan, measure) {
        return;
    }
    let (id, what) = (measure.id(), measure.title());
    let due = When::offset_days(measure.days);
    match measure.phase {
        Phase::Pilot => {
            let (expected, seen) = (measure.sign(), String::new());
            plan.pilot.experiments.push(Experiment { id, change: what, expected, seen });
        }
        Phase::Measure => {
            let on = Some(plan.date(due));
            let (weeks, note) = (Some(WINDOW.0), measure.sign());
            plan.measurement.interventions.push(Intervention { id, what, on, weeks, note, ..Intervention::default() });
        }
        phase => {
            let window = window_of(plan, plan.date(due)).unwrap_or_default();
            plan.actions.push(PlanAction { id, phase: Some(phase), window, what, due, ..PlanAction::default() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use crate::plan::checklist::checklist;

    fn plan() -> Plan {
        Plan { launch: "2026-09-07".parse().unwrap(), start: When::offset_weeks(-8), ..Plan::default() }
    }

    #[test]
    fn every_barrier_has_two_answers_in_two_phases() {
        for barrier in Barrier::ALL {
            let mut phases: Vec<Phase> = against(*barrier).map(|measure| measure.phase).collect();
            phases.sort_unstable();
            phases.dedup();
            assert!(phases.len() >= 2, "{barrier:?}");
        }
    }

    #[test]
    fn keys_are_unique_and_every_measure_has_its_texts() {
        for measure in COUNTER_MEASURES {
            assert_eq!(by_key(measure.key), Some(measure));
            for text in [measure.title(), measure.how(), measure.sign()] {
                assert!(!text.starts_with("counter-measure."), "{text}");
            }
        }
    }

    #[test]
    fn a_measure_goes_into_its_phase_once() {
        let mut plan = plan();
        for measure in COUNTER_MEASURES {
            assert!(!is_planned(&plan, measure), "{}", measure.key);
            add(&mut plan, measure);
            add(&mut plan, measure);
            assert!(is_planned(&plan, measure), "{}", measure.key);
        }
        let planned = plan.actions.len() + plan.pilot.experiments.len() + plan.measurement.interventions.len();
        assert_eq!(planned, COUNTER_MEASURES.len());
        assert_eq!((plan.pilot.experiments.len(), plan.measurement.interventions.len()), (3, 3));
    }

    #[test]
    fn a_planned_action_is_on_the_checklist_and_follows_the_launch() {
        let mut plan = plan();
        add(&mut plan, by_key("protect-hour").unwrap());
        let due = |plan: &Plan| {
            let items = checklist(plan, "2026-08-01".parse().unwrap());
            items.into_iter().find(|item| item.key == "action:counter-protect-hour").map(|item| item.due.to_string())
        };
        assert_eq!(due(&plan).as_deref(), Some("2026-08-24"));
        plan.launch = "2026-09-14".parse().unwrap();
        assert_eq!(due(&plan).as_deref(), Some("2026-08-31"));
    }
}
