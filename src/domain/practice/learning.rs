//! Ready-made content for learners: first competencies and roles, the three pillars, support and access (rows F9–F11).
//!
//! Keys and offsets stand here, words under `learning.*` in the language layer.

use crate::choice::Choice;
use crate::id::{Id, IdSource};
use crate::plan::Plan;
use crate::plan::comms::Rhythm;
use crate::plan::learning::{
    AccessCheck, AccessKind, Competency, JobRole, Pillar, PillarAction, SupportTier, TierKind,
};
use crate::schedule::When;
use crate::t;
use crate::wizard::Opt;

/// Competencies that most roles have in some form.
const COMPETENCIES: &[&str] = &["task", "tool", "judgement", "coaching"];

/// The preset that lays out a first ladder of roles.
const LADDER: &str = "ladder";

/// The roles of the first ladder, each leading to the next.
const ROLES: &[&str] = &["newcomer", "practitioner", "mentor"];

/// A ready-made action for a pillar.
struct ReadyAction {
    key: &'static str,
    pillar: Pillar,
    /// The first time, in days from launch.
    first: i32,
    rhythm: Rhythm,
    times: u32,
}

const fn ready(key: &'static str, pillar: Pillar, first: i32, rhythm: Rhythm, times: u32) -> ReadyAction {
    ReadyAction { key, pillar, first, rhythm, times }
}

/// The actions, in the order of the pillars.
const ACTIONS: &[ReadyAction] = &[
    ready("real-task", Pillar::Relevance, -21, Rhythm::Once, 1),
    ready("drop-a-module", Pillar::Relevance, 28, Rhythm::Monthly, 3),
    ready("daily-quarter", Pillar::Habit, 0, Rhythm::Once, 1),
    ready("weekly-nudge", Pillar::Habit, 7, Rhythm::Weekly, 8),
    ready("same-slot", Pillar::Habit, -7, Rhythm::Once, 1),
    ready("name-a-use", Pillar::Recognition, 11, Rhythm::Weekly, 8),
    ready("first-milestone", Pillar::Recognition, 28, Rhythm::Once, 1),
];

impl ReadyAction {
    fn text(&self) -> String {
        // lang: learning.pillar-ready.*
        t!(format!("learning.pillar-ready.{}", self.key))
    }
}

/// Competencies that are not in the plan, by name.
pub fn competency_presets(plan: &Plan) -> Vec<Opt> {
    let offered = COMPETENCIES.iter().map(|key| Opt { key: (*key).to_owned(), label: competency_name(key) });
    offered.filter(|opt| plan.learning.competencies.iter().all(|one| one.name != opt.label)).collect()
}

/// Adds the ready-made competency with this key.
pub fn add_competency(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if COMPETENCIES.contains(&key) {
        // lang: learning.competency.*
        let evidence = t!(format!("learning.competency.{key}.evidence"));
        plan.learning.competencies.push(Competency { id: ids.fresh(), name: competency_name(key), evidence });
    }
}

fn competency_name(key: &str) -> String {
    t!(format!("learning.competency.{key}.name"))
}

/// The first ladder of roles, while there is no role.
pub fn role_presets(plan: &Plan) -> Vec<Opt> {
    let ladder = Opt { key: LADDER.to_owned(), label: t!("learning.role.ladder") };
    if plan.learning.roles.is_empty() { vec![ladder] } else { Vec::new() }
}

/// Adds three roles, each leading to the next; what they take is left to people.
pub fn add_roles(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if key != LADDER {
        return;
    }
    let ids: Vec<Id> = ROLES.iter().map(|_| ids.fresh()).collect();
    for (at, key) in ROLES.iter().enumerate() {
        // lang: learning.role.*
        let name = t!(format!("learning.role.{key}"));
        let next_role = ids.get(at + 1).cloned().unwrap_or_default();
        plan.learning.roles.push(JobRole { id: ids[at].clone(), name, needs: Vec::new(), next_role });
    }
}

/// Actions for the pillars that are not in the plan.
pub fn pillar_presets(plan: &Plan) -> Vec<Opt> {
    let is_open = |action: &&ReadyAction| plan.learning.pillars.iter().all(|own| own.what != action.text());
    let opt = |action: &ReadyAction| {
        let label = t!("learning.pillar-action", pillar = action.pillar.label(), what = action.text());
        Opt { key: action.key.to_owned(), label }
    };
    ACTIONS.iter().filter(is_open).map(opt).collect()
}

/// Adds the ready-made action with this key.
pub fn add_pillar_action(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if let Some(ready) = ACTIONS.iter().find(|action| action.key == key) {
        plan.learning.pillars.push(PillarAction {
            id: ids.fresh(),
            pillar: ready.pillar,
            what: ready.text(),
            owner: Id::default(),
            first: Some(When::offset_days(ready.first)),
            rhythm: ready.rhythm,
            times: ready.times,
        });
        plan.learning.pillars.sort_by_key(|action| action.pillar);
    }
}

/// The pillar that has the fewest actions; the first of them.
pub fn thinnest_pillar(plan: &Plan) -> Pillar {
    let count = |pillar: &Pillar| plan.learning.pillars.iter().filter(|action| action.pillar == *pillar).count();
    Pillar::ALL.iter().copied().min_by_key(|pillar| count(pillar)).unwrap_or_default()
}

/// What members of a cohort usually agree on.
pub fn cohort_agreement() -> String {
    t!("learning.cohort-agreement")
}

/// Tiers of support that are not in the plan.
pub fn open_tiers(plan: &Plan) -> Vec<TierKind> {
    let is_open = |kind: &TierKind| plan.learning.tiers.iter().all(|tier| tier.kind != *kind);
    TierKind::ALL.iter().copied().filter(is_open).collect()
}

/// A tier in its usual words and with its usual goal: champions within half a day, specialists within a day.
pub fn tier(kind: TierKind, id: Id) -> SupportTier {
    // lang: learning.tier.*
    let text = |part: &str| t!(format!("learning.tier.{}.{part}", kind.key()));
    SupportTier {
        id,
        kind,
        what: text("what"),
        owner: Id::default(),
        hours: text("hours"),
        response_hours: match kind {
            TierKind::SelfHelp => None,
            TierKind::Champions => Some(4.0),
            TierKind::Specialists => Some(8.0),
        },
    }
}

/// Trials of access that are not in the plan.
pub fn open_access(plan: &Plan) -> Vec<AccessKind> {
    let is_open = |kind: &AccessKind| plan.learning.access.iter().all(|check| check.kind != *kind);
    AccessKind::ALL.iter().copied().filter(|kind| *kind != AccessKind::Other).filter(is_open).collect()
}

/// A trial of access in its usual words, due while there is time to mend what fails.
pub fn access_check(kind: AccessKind, id: Id) -> AccessCheck {
    let (what, due) = match kind {
        AccessKind::SingleSignOn => (t!("learning.access.single-sign-on"), Some(-14)),
        AccessKind::Mobile => (t!("learning.access.mobile"), Some(-10)),
        AccessKind::Guide => (t!("learning.access.guide"), Some(-7)),
        AccessKind::FirstTickets => (t!("learning.access.first-tickets"), Some(5)),
        AccessKind::Other => (String::new(), None),
    };
    AccessCheck { id, kind, what, due: due.map(When::offset_days), ..AccessCheck::default() }
}

/// What a template starts learners with: tiers of support and trials of access, and actions for each pillar where the
/// whole rollout is planned. Owners stay open.
pub fn fill_starter(plan: &mut Plan, with_pillars: bool, ids: &mut dyn IdSource) {
    plan.learning.tiers = open_tiers(plan).into_iter().map(|kind| tier(kind, ids.fresh())).collect();
    plan.learning.access = open_access(plan).into_iter().map(|kind| access_check(kind, ids.fresh())).collect();
    let wanted = ACTIONS.iter().filter(|_| with_pillars);
    wanted.for_each(|action| add_pillar_action(plan, action.key, ids));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::lang::optional;

    #[test]
    fn every_ready_text_is_there() {
        for action in ACTIONS {
            assert!(optional(&format!("learning.pillar-ready.{}", action.key)).is_some(), "{}", action.key);
        }
        for key in COMPETENCIES {
            for part in ["name", "evidence"] {
                assert!(optional(&format!("learning.competency.{key}.{part}")).is_some(), "{key}.{part}");
            }
        }
        for key in ROLES {
            assert!(optional(&format!("learning.role.{key}")).is_some(), "{key}");
        }
        for kind in TierKind::ALL {
            let tier = tier(*kind, Id::default());
            assert!(!tier.what.starts_with("learning.") && !tier.hours.starts_with("learning."), "{kind:?}");
        }
        for kind in AccessKind::ALL {
            assert!(!access_check(*kind, Id::default()).what.starts_with("learning."), "{kind:?}");
        }
    }

    #[test]
    fn every_pillar_has_ready_actions_and_a_new_one_goes_to_the_thinnest() {
        let mut plan = Plan::default();
        for pillar in Pillar::ALL {
            assert!(ACTIONS.iter().filter(|action| action.pillar == *pillar).count() >= 2, "{pillar:?}");
        }
        add_pillar_action(&mut plan, "real-task", &mut CountedIds::new("p"));
        assert_eq!(thinnest_pillar(&plan), Pillar::Habit);
    }

    #[test]
    fn the_first_ladder_leads_from_role_to_role() {
        let mut plan = Plan::default();
        add_roles(&mut plan, LADDER, &mut CountedIds::new("r"));
        let roles = &plan.learning.roles;
        assert_eq!(roles.len(), 3);
        assert_eq!((&roles[0].next_role, &roles[1].next_role), (&roles[1].id, &roles[2].id));
        assert!(roles[2].next_role.is_empty());
    }

    #[test]
    fn access_is_tried_before_launch_while_there_is_time() {
        for kind in open_access(&Plan::default()) {
            let due = access_check(kind, Id::default()).due.unwrap();
            let is_before = matches!(due, When::Offset { days } if days <= -7);
            assert_eq!(is_before, kind != AccessKind::FirstTickets, "{kind:?}");
        }
    }
}
