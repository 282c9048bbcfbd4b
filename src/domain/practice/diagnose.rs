//! Ready-made content of the Diagnose phase: what to ask, what people often get stuck on, what they often intend.

use crate::choice::Choice;
use crate::choices;
use crate::id::{Id, IdSource};
use crate::plan::Plan;
use crate::plan::diagnosis::{Barrier, BarrierFound, Friction, FrictionKind, Intention};
use crate::t;

choices! {
    /// What to ask in a talk of half an hour, in this order.
    pub enum Question in "interview-question" {
        /// The last time they learned something for work.
        LastTime = "last-time",
        /// What they did with it.
        WhatThen = "what-then",
        /// What stopped them.
        WhatStopped = "what-stopped",
        /// What their manager does about it.
        Manager = "manager",
        /// What it would be worth to them.
        Worth = "worth",
        /// What they will do in the next two weeks.
        Intend = "intend",
    }

    /// What people often say they will do.
    pub enum Behaviour in "intended-behaviour" {
        /// They use it at work soon.
        ApplySoon = "apply-soon",
        /// They take the hour set aside.
        TakeTheHour = "take-the-hour",
        /// They talk about it with their manager.
        TalkToManager = "talk-to-manager",
    }
}

/// The kinds of friction that come ready-made and are not in the plan.
pub fn open_frictions(plan: &Plan) -> Vec<FrictionKind> {
    let there = |kind: &FrictionKind| plan.diagnosis.frictions.iter().any(|friction| friction.kind == *kind);
    let ready = FrictionKind::ALL.iter().copied().filter(|kind| *kind != FrictionKind::Other);
    ready.filter(|kind| !there(kind)).collect()
}

/// A friction with its usual wording and fix.
pub fn friction(kind: FrictionKind, id: Id) -> Friction {
    // lang: diagnose.friction.*
    let text = |part: &str| t!(format!("diagnose.friction.{}.{part}", kind.key()));
    Friction { id, kind, what: text("what"), fix: text("fix"), ..Friction::default() }
}

/// The barriers that are not in the plan.
pub fn open_barriers(plan: &Plan) -> Vec<Barrier> {
    let there = |kind: &Barrier| plan.diagnosis.barriers.iter().any(|found| found.kind == *kind);
    Barrier::ALL.iter().copied().filter(|kind| !there(kind)).collect()
}

/// A barrier that was found, with nothing known of it yet.
pub fn barrier(kind: Barrier, id: Id) -> BarrierFound {
    BarrierFound { id, kind, ..BarrierFound::default() }
}

/// How a barrier sounds when people speak of it.
pub fn sounds_like(barrier: Barrier) -> String {
    // lang: diagnose.sounds.*
    t!(format!("diagnose.sounds.{}", barrier.key()))
}

/// The behaviours that are not in the plan, by their usual wording.
pub fn open_behaviours(plan: &Plan) -> Vec<Behaviour> {
    let there = |text: &str| plan.diagnosis.intentions.iter().any(|row| row.behaviour == text);
    Behaviour::ALL.iter().copied().filter(|behaviour| !there(&behaviour.label())).collect()
}

/// Adds a behaviour by its usual wording.
pub fn add_behaviour(plan: &mut Plan, behaviour: Behaviour, ids: &mut dyn IdSource) {
    let row = Intention { id: ids.fresh(), behaviour: behaviour.label(), ..Intention::default() };
    plan.diagnosis.intentions.push(row);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;

    #[test]
    fn every_ready_made_friction_has_its_wording_and_a_fix() {
        for kind in open_frictions(&Plan::default()) {
            let friction = friction(kind, Id::new("f"));
            assert!(!friction.what.starts_with("diagnose.") && !friction.fix.starts_with("diagnose."), "{kind:?}");
        }
        assert_eq!(open_frictions(&Plan::default()).len(), 3);
    }

    #[test]
    fn what_is_in_the_plan_is_not_offered_again() {
        let mut plan = Plan::default();
        plan.diagnosis.barriers.push(barrier(Barrier::PoorUx, Id::new("b")));
        assert_eq!((open_barriers(&Plan::default()).len(), open_barriers(&plan).len()), (7, 6));
        add_behaviour(&mut plan, Behaviour::ApplySoon, &mut CountedIds::new("i"));
        assert_eq!(open_behaviours(&plan), [Behaviour::TakeTheHour, Behaviour::TalkToManager]);
    }

    #[test]
    fn every_barrier_has_a_sound() {
        for kind in Barrier::ALL {
            assert!(!sounds_like(*kind).starts_with("diagnose."), "{kind:?}");
        }
    }
}
