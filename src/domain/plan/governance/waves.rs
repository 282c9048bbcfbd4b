//! Scale only what the pilot proved: whether a wave may start, criterion by criterion (row H4).

use chrono::NaiveDate;

use super::{EntryCriterion, Wave};
use crate::choice::Choice;
use crate::choices;
use crate::plan::gate::{Standing, gate};
use crate::plan::pilot::Decision;
use crate::plan::{Plan, state};
use crate::t;

choices! {
    /// How a wave stands at its door.
    pub enum EntryVerdict in "entry-verdict" {
        /// Nothing was agreed that it could be held against.
        NoCriteria = "no-criteria",
        /// Something does not hold yet.
        Wait = "wait",
        /// Everything holds.
        Ready = "ready",
        /// It was let in.
        Entered = "entered",
    }
}

/// One criterion of a wave, held against the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLine {
    /// The criterion.
    pub criterion: EntryCriterion,
    /// Whether it holds.
    pub holds: bool,
    /// How one knows.
    pub reason: String,
}

/// A wave held against its criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryCheck {
    /// How it stands.
    pub verdict: EntryVerdict,
    /// Its criteria, in the order of the practice.
    pub lines: Vec<EntryLine>,
}

impl EntryCriterion {
    /// Whether the plan itself can tell; the others are ticked by hand.
    pub fn is_computed(self) -> bool {
        matches!(self, Self::PilotGo | Self::PilotMinimum | Self::OwnerNamed)
    }
}

/// Holds a wave against its entry criteria.
pub fn entry_check(plan: &Plan, wave: &Wave) -> EntryCheck {
    let wanted = EntryCriterion::ALL.iter().copied().filter(|criterion| wave.entry.contains(criterion));
    let lines: Vec<EntryLine> = wanted.map(|criterion| line(plan, wave, criterion)).collect();
    let verdict = if wave.entered_on.is_some() {
        EntryVerdict::Entered
    } else if lines.is_empty() {
        EntryVerdict::NoCriteria
    } else if lines.iter().all(|line| line.holds) {
        EntryVerdict::Ready
    } else {
        EntryVerdict::Wait
    };
    EntryCheck { verdict, lines }
}

/// The wave that starts next: the earliest one that was not let in.
pub fn next_wave(plan: &Plan) -> Option<(&Wave, NaiveDate)> {
    let open = plan.governance.waves.iter().filter(|wave| wave.entered_on.is_none());
    open.map(|wave| (wave, plan.date(wave.launch))).min_by_key(|(_, date)| *date)
}

fn line(plan: &Plan, wave: &Wave, criterion: EntryCriterion) -> EntryLine {
    let (holds, reason) = match criterion {
        EntryCriterion::PilotGo => pilot_go(plan),
        EntryCriterion::PilotMinimum => pilot_minimum(plan),
        EntryCriterion::OwnerNamed => {
            let name = plan.person_name(&wave.owner);
            let reason = if name.is_empty() { t!("governance.entry.nobody") } else { name.to_owned() };
            (!name.is_empty(), reason)
        }
        _ if wave.met.contains(&criterion) => (true, t!("governance.entry.ticked")),
        _ => (false, t!("governance.entry.not-ticked")),
    };
    EntryLine { criterion, holds, reason }
}

fn pilot_go(plan: &Plan) -> (bool, String) {
    if !state::has_pilot(plan) {
        return (false, t!("governance.entry.no-pilot"));
    }
    match gate(plan).effective {
        Some(decision) => (decision == Decision::Go, decision.label()),
        None => (false, t!("governance.entry.gate-open")),
    }
}

fn pilot_minimum(plan: &Plan) -> (bool, String) {
    let results = gate(plan).criteria;
    if results.is_empty() {
        return (false, t!("governance.entry.no-pilot-criteria"));
    }
    let met = results.iter().filter(|result| result.against_minimum == Standing::Met).count();
    (met == results.len(), t!("governance.entry.minimum", met = met, of = results.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::Person;
    use crate::schedule::When;

    fn plan() -> Plan {
        let person = Person { id: Id::new("ana"), name: "Ana".into(), ..Person::default() };
        Plan { launch: "2026-09-07".parse().unwrap(), people: vec![person], ..Plan::default() }
    }

    #[test]
    fn a_wave_waits_until_every_criterion_holds() {
        let mut plan = plan();
        let mut wave = Wave {
            entry: vec![EntryCriterion::AccessTried, EntryCriterion::PilotGo, EntryCriterion::OwnerNamed],
            owner: Id::new("ana"),
            met: vec![EntryCriterion::AccessTried],
            ..Wave::default()
        };
        let check = entry_check(&plan, &wave);
        let open: Vec<EntryCriterion> =
            check.lines.iter().filter(|line| !line.holds).map(|line| line.criterion).collect();
        assert_eq!((check.verdict, open), (EntryVerdict::Wait, vec![EntryCriterion::PilotGo]));
        plan.pilot.change = "Short lessons".into();
        plan.pilot.gate_override = Some(Decision::Go);
        assert_eq!(entry_check(&plan, &wave).verdict, EntryVerdict::Ready);
        plan.pilot.gate_override = Some(Decision::Iterate);
        assert_eq!(entry_check(&plan, &wave).verdict, EntryVerdict::Wait);
        wave.entered_on = Some(plan.launch);
        assert_eq!(entry_check(&plan, &wave).verdict, EntryVerdict::Entered);
    }

    #[test]
    fn a_tick_does_not_stand_in_for_what_the_plan_can_tell() {
        let entry = vec![EntryCriterion::PilotGo];
        let wave = Wave { met: entry.clone(), entry, ..Wave::default() };
        assert_eq!(entry_check(&plan(), &wave).verdict, EntryVerdict::Wait);
        assert_eq!(entry_check(&plan(), &Wave::default()).verdict, EntryVerdict::NoCriteria);
    }

    #[test]
    fn the_next_wave_is_the_earliest_that_was_not_let_in() {
        let mut plan = plan();
        let wave =
            |id: &str, weeks: i32| Wave { id: Id::new(id), launch: When::offset_weeks(weeks), ..Wave::default() };
        plan.governance.waves = vec![wave("c", 20), wave("a", 4), wave("b", 12)];
        plan.governance.waves[1].entered_on = Some(plan.launch);
        assert_eq!(next_wave(&plan).map(|(wave, _)| wave.id.to_string()), Some("b".to_owned()));
    }
}
