//! Ready-made content of the Govern phase: meetings with their agendas, decision rights, sign-offs, seats and waves.

use chrono::NaiveTime;

use crate::choice::Choice;
use crate::id::{Id, IdSource};
use crate::plan::Plan;
use crate::plan::align::WorkStream;
use crate::plan::governance::{
    BoardFunction, BoardSeat, DecisionRight, EntryCriterion, MeetingRhythm, RightKind, Ritual, RitualKind, SignOff,
    Wave,
};
use crate::schedule::When;
use crate::t;

/// Weeks between two waves, unless the plan says otherwise: a quarter, so that one is measured before the next starts.
const BETWEEN_WAVES: i32 = 13;

/// What must hold before any wave starts (row H4).
const ENTRY: [EntryCriterion; 6] = [
    EntryCriterion::PilotGo,
    EntryCriterion::PilotMinimum,
    EntryCriterion::OwnerNamed,
    EntryCriterion::ManagersReady,
    EntryCriterion::AccessTried,
    EntryCriterion::HelpStaffed,
];

/// Decision rights that are offered, the ones every rollout needs first.
pub static READY_RIGHTS: [RightKind; 4] =
    [RightKind::ApproveContent, RightKind::FundCampaigns, RightKind::RetireModules, RightKind::OpenWave];

/// Something that is signed off in most rollouts; its words stand under `governance.ready.sign-off.<key>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadySignOff {
    /// Stable name.
    pub key: &'static str,
    /// By which right.
    pub kind: RightKind,
    /// Days from launch by which it is signed.
    pub days: i32,
}

/// Sign-offs that are offered, in the order they fall due.
pub static READY_SIGN_OFFS: &[ReadySignOff] = &[
    ReadySignOff { key: "campaign", kind: RightKind::FundCampaigns, days: -42 },
    ReadySignOff { key: "launch-content", kind: RightKind::ApproveContent, days: -14 },
    ReadySignOff { key: "first-cut", kind: RightKind::RetireModules, days: 60 },
];

impl ReadySignOff {
    /// What is signed off.
    pub fn text(&self) -> String {
        // lang: governance.ready.sign-off.*
        t!(format!("governance.ready.sign-off.{}", self.key))
    }

    /// The sign-off itself.
    pub fn sign_off(&self, id: Id) -> SignOff {
        SignOff {
            id,
            kind: self.kind,
            what: self.text(),
            due: Some(When::offset_days(self.days)),
            ..SignOff::default()
        }
    }
}

/// The usual meeting of a kind (row H1): who leads it comes from the roles the plan has shared out already.
pub fn ritual(plan: &Plan, kind: RitualKind, id: Id) -> Ritual {
    // lang: governance.ready.agenda.*
    let agenda = if kind == RitualKind::Other {
        String::new()
    } else {
        t!(format!("governance.ready.agenda.{}", kind.key())).trim().to_owned()
    };
    let (rhythm, first, last, minutes, at) = match kind {
        RitualKind::StandUp => (MeetingRhythm::Weekly, When::offset_days(1), None, 15, (9, 15)),
        RitualKind::ExecutiveReview => {
            // The first review is dated with the sponsor; the series begins with it.
            let first = plan.sponsorship.first_review.unwrap_or(When::offset_days(28));
            (MeetingRhythm::Monthly, first, Some(When::offset_days(182)), 45, (14, 0))
        }
        RitualKind::StrategySync => {
            (MeetingRhythm::Quarterly, When::offset_days(91), Some(When::offset_days(365)), 90, (10, 0))
        }
        RitualKind::Other => (MeetingRhythm::Weekly, When::default(), None, 30, (9, 0)),
    };
    let sponsor = &plan.sponsorship.sponsor;
    let (owner, attendees) = match kind {
        RitualKind::StandUp => (lead(plan), managers_lead(plan)),
        RitualKind::ExecutiveReview => (sponsor.clone(), vec![lead(plan)]),
        RitualKind::StrategySync => {
            let around = plan.sponsorship.coalition.iter().cloned();
            (sponsor.clone(), around.chain([lead(plan)]).collect())
        }
        RitualKind::Other => (Id::default(), Vec::new()),
    };
    let mut seen = vec![owner.clone(), Id::default()];
    let mut wanted = Vec::new();
    for person in attendees {
        if !seen.contains(&person) {
            seen.push(person.clone());
            wanted.push(person);
        }
    }
    let time = NaiveTime::from_hms_opt(at.0, at.1, 0);
    Ritual { id, kind, title: String::new(), rhythm, first, last, time, minutes, owner, attendees: wanted, agenda }
}

/// Who runs the programme from day to day, as far as the roles say.
fn lead(plan: &Plan) -> Id {
    first_responsible(plan, WorkStream::Operate)
}

/// The manager beside the programme lead in the stand-up, as far as the roles say.
fn managers_lead(plan: &Plan) -> Vec<Id> {
    vec![first_responsible(plan, WorkStream::EnableManagers)]
}

fn first_responsible(plan: &Plan, stream: WorkStream) -> Id {
    let row = plan.sponsorship.raci.iter().find(|row| row.stream == stream);
    row.and_then(|row| row.responsible.first().cloned()).unwrap_or_default()
}

/// A decision right with its usual scope, and nobody who has it yet.
pub fn right(kind: RightKind, id: Id) -> DecisionRight {
    // lang: governance.ready.right.*
    let scope = t!(format!("governance.ready.right.{}", kind.key()));
    DecisionRight { id, kind, scope, within_days: Some(5), ..DecisionRight::default() }
}

/// A seat with what its function brings, and nobody on it yet.
pub fn seat(function: BoardFunction, id: Id) -> BoardSeat {
    // lang: governance.ready.seat.*
    let brings = t!(format!("governance.ready.seat.{}", function.key()));
    BoardSeat { id, function, brings, ..BoardSeat::default() }
}

/// The next wave, a quarter after the last one.
pub fn wave(plan: &Plan, id: Id) -> Wave {
    let number = plan.governance.waves.len() + 2;
    let after = plan.governance.waves.iter().map(|wave| wave.launch).max_by_key(|launch| plan.date(*launch));
    let weeks = i32::try_from(number).unwrap_or(i32::MAX).saturating_sub(1).saturating_mul(BETWEEN_WAVES);
    let launch = match after {
        Some(When::Offset { days }) => When::offset_days(days.saturating_add(7 * BETWEEN_WAVES)),
        _ => When::offset_days(weeks.saturating_mul(7)),
    };
    Wave { id, name: t!("governance.ready.wave", n = number), launch, entry: ENTRY.to_vec(), ..Wave::default() }
}

/// Puts the three usual meetings into a new plan.
pub fn fill_starter(plan: &mut Plan, ids: &mut dyn IdSource) {
    for kind in [RitualKind::StandUp, RitualKind::ExecutiveReview, RitualKind::StrategySync] {
        let ready = ritual(plan, kind, ids.fresh());
        plan.governance.rituals.push(ready);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::plan::Person;
    use crate::plan::align::RaciRow;
    use crate::plan::governance::series::meetings_of;

    fn plan() -> Plan {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.people = vec![Person { id: Id::new("ana"), name: "Ana".into(), ..Person::default() }];
        plan
    }

    #[test]
    fn the_usual_meetings_have_an_agenda_and_their_rhythm() {
        let mut plan = plan();
        fill_starter(&mut plan, &mut CountedIds::new("r"));
        let counts: Vec<usize> =
            plan.governance.rituals.iter().map(|ritual| meetings_of(&plan, ritual).len()).collect();
        assert_eq!(counts, [13, 6, 4]);
        for ritual in &plan.governance.rituals {
            assert!(ritual.agenda.lines().count() >= 4, "{}", ritual.agenda);
            assert!(!ritual.agenda.contains("governance."));
        }
    }

    #[test]
    fn the_review_begins_with_the_first_one_that_the_sponsor_dated() {
        let mut plan = plan();
        plan.sponsorship.first_review = Some(When::offset_days(-30));
        plan.sponsorship.sponsor = Id::new("ana");
        let review = ritual(&plan, RitualKind::ExecutiveReview, Id::new("r"));
        assert_eq!((review.first, review.owner.as_str()), (When::offset_days(-30), "ana"));
    }

    #[test]
    fn whoever_runs_the_programme_leads_the_stand_up_and_nobody_comes_twice() {
        let mut plan = plan();
        let row = |stream| RaciRow { stream, responsible: vec![Id::new("ana")], ..RaciRow::default() };
        plan.sponsorship.raci = vec![row(WorkStream::Operate), row(WorkStream::EnableManagers)];
        let stand_up = ritual(&plan, RitualKind::StandUp, Id::new("r"));
        assert_eq!((stand_up.owner.as_str(), stand_up.attendees.len()), ("ana", 0));
    }

    #[test]
    fn waves_follow_each_other_by_a_quarter() {
        let mut plan = plan();
        for n in 0..2 {
            let next = wave(&plan, Id::new(format!("w{n}")));
            plan.governance.waves.push(next);
        }
        let launches: Vec<When> = plan.governance.waves.iter().map(|wave| wave.launch).collect();
        assert_eq!(launches, [When::offset_weeks(13), When::offset_weeks(26)]);
        assert_ne!(plan.governance.waves[0].name, plan.governance.waves[1].name);
    }

    #[test]
    fn everything_ready_made_has_words() {
        for kind in RightKind::ALL {
            assert!(!right(*kind, Id::default()).scope.contains("governance."), "{kind:?}");
        }
        for function in BoardFunction::ALL {
            assert!(!seat(*function, Id::default()).brings.contains("governance."), "{function:?}");
        }
        assert!(READY_SIGN_OFFS.iter().all(|ready| !ready.text().contains("governance.")));
    }
}
