//! Plan-check rules about stakeholders: the map, the moves and the contacts (rows C1 and C2).

use chrono::Days;

use super::align::{hit, hit_if, is_due};
use super::{Facts, Hit, Rule, Severity};
use crate::plan::people::{Influence, Stakeholder};
use crate::plan::{Phase, Plan};
use crate::practice::align as practice;
use crate::wizard::row_control;

/// Days before launch from which the map has to be complete: eight weeks, when managers are briefed.
const MAP_DUE_BEFORE_LAUNCH: u64 = 56;

/// The rules about stakeholders.
pub static RULES: &[Rule] = &[
    rule("no-stakeholders", Severity::Warning, none),
    rule("stakeholder-unplaced", Severity::Warning, unplaced),
    rule("stakeholder-no-owner", Severity::Warning, no_owner),
    rule("stakeholder-no-cadence", Severity::Advice, no_cadence),
    rule("blocker-no-move", Severity::Warning, blocker_no_move),
    rule("overdue-contact", Severity::Warning, overdue_contact),
    rule("no-next-contact", Severity::Advice, no_next_contact),
];

const fn rule(id: &'static str, severity: Severity, run: fn(&Facts<'_>) -> Vec<Hit>) -> Rule {
    Rule { id, phase: Phase::Align, severity, run }
}

/// C1: nobody is on the list.
fn none(facts: &Facts<'_>) -> Vec<Hit> {
    hit_if(is_due(facts) && facts.plan.stakeholders.is_empty(), "stakeholders", "stakeholders")
}

/// C1: launch nears and some have no place on the map.
fn unplaced(facts: &Facts<'_>) -> Vec<Hit> {
    let open = practice::unplaced(facts.plan);
    let field = |who: &Stakeholder| {
        if who.influence.is_none() { "stakeholders.influence" } else { "stakeholders.stance" }
    };
    if map_is_due(facts) { together(&open, field) } else { Vec::new() }
}

/// C1: launch nears and nobody looks after some of them.
fn no_owner(facts: &Facts<'_>) -> Vec<Hit> {
    let open = those(facts.plan, |who| facts.plan.person(&who.owner).is_none());
    if map_is_due(facts) { together(&open, |_| "stakeholders.owner") } else { Vec::new() }
}

/// C1: launch nears and for some it is open what they answer for or how often they hear.
fn no_cadence(facts: &Facts<'_>) -> Vec<Hit> {
    let open = those(facts.plan, |who| who.cadence.is_none() || who.responsibility.trim().is_empty());
    let field = |who: &Stakeholder| {
        if who.cadence.is_none() { "stakeholders.cadence" } else { "stakeholders.responsibility" }
    };
    if map_is_due(facts) { together(&open, field) } else { Vec::new() }
}

/// C2: those with much influence who doubt or block, and no move is planned.
fn blocker_no_move(facts: &Facts<'_>) -> Vec<Hit> {
    let idle = |who: &Stakeholder| practice::is_high_blocker(who) && who.planned_move.trim().is_empty();
    together(&those(facts.plan, idle), |_| "stakeholders.planned_move")
}

/// C2: contacts whose date has passed, one finding each.
fn overdue_contact(facts: &Facts<'_>) -> Vec<Hit> {
    let overdue = practice::overdue_contacts(facts.plan, facts.today);
    let told = |contact: practice::OverdueContact<'_>| {
        let who = contact.stakeholder;
        let control = row_control("stakeholders.next_contact", &who.id);
        let since = crate::lang::count("align.days-overdue", contact.days);
        hit("stakeholders", control).with("name", &who.name).with("days", since)
    };
    overdue.into_iter().map(told).collect()
}

/// C2: those with much influence who have to be won, and no talk is dated.
fn no_next_contact(facts: &Facts<'_>) -> Vec<Hit> {
    let unwatched = |who: &Stakeholder| {
        let mighty = who.influence.is_some_and(|influence| influence >= Influence::High);
        let to_win = who.stance.is_some() && who.wanted > who.stance;
        mighty && to_win && who.next_contact.is_none()
    };
    together(&those(facts.plan, unwatched), |_| "stakeholders.next_contact")
}

fn map_is_due(facts: &Facts<'_>) -> bool {
    let launch = facts.plan.launch;
    facts.today >= launch.checked_sub_days(Days::new(MAP_DUE_BEFORE_LAUNCH)).unwrap_or(launch)
}

fn those(plan: &Plan, test: impl Fn(&Stakeholder) -> bool) -> Vec<&Stakeholder> {
    plan.stakeholders.iter().filter(|who| test(who)).collect()
}

/// One hit for all of them by name, at the field of the first.
fn together(open: &[&Stakeholder], field: impl Fn(&Stakeholder) -> &'static str) -> Vec<Hit> {
    let names: Vec<&str> = open.iter().map(|who| who.name.trim()).filter(|name| !name.is_empty()).collect();
    let first = open.first().copied().map(|who| hit("stakeholders", row_control(field(who), &who.id)));
    let named = |hit: Hit| hit.with("n", open.len()).with("names", names.join(", "));
    first.map(named).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::check::align::testing::{fires, plan, times, today};
    use crate::id::Id;
    use crate::plan::Plan;
    use crate::plan::people::{Cadence, Influence, Stakeholder, Stance};

    fn known(id: &str) -> Stakeholder {
        Stakeholder {
            id: Id::new(id),
            name: id.to_uppercase(),
            influence: Some(Influence::High),
            stance: Some(Stance::Supportive),
            wanted: Some(Stance::Supportive),
            cadence: Some(Cadence::Monthly),
            responsibility: "Signs off".into(),
            owner: Id::new("ana"),
            ..Stakeholder::default()
        }
    }

    /// The rule fires once on a plan whose two stakeholders were both changed so, and not before.
    fn check(rule: &str, change: impl Fn(&mut Stakeholder)) {
        let mut plan = Plan { stakeholders: vec![known("it"), known("hr")], ..plan() };
        assert!(!fires(rule, &plan), "{rule}");
        plan.stakeholders.iter_mut().for_each(change);
        assert_eq!(times(rule, &plan), 1, "{rule}");
    }

    #[test]
    fn there_are_stakeholders() {
        assert!(fires("no-stakeholders", &plan()));
        assert!(!fires("no-stakeholders", &Plan { stakeholders: vec![known("it")], ..plan() }));
    }

    #[test]
    fn the_map_is_complete_before_launch() {
        check("stakeholder-unplaced", |who| who.stance = None);
        check("stakeholder-no-owner", |who| who.owner = Id::new("left"));
        check("stakeholder-no-cadence", |who| who.cadence = None);
        check("stakeholder-no-cadence", |who| who.responsibility.clear());
    }

    #[test]
    fn the_map_may_be_open_while_launch_is_far() {
        let mut plan = Plan { stakeholders: vec![Stakeholder::default()], ..plan() };
        assert!(fires("stakeholder-unplaced", &plan));
        plan.launch = today().checked_add_days(chrono::Days::new(57)).unwrap();
        assert!(!fires("stakeholder-unplaced", &plan) && !fires("stakeholder-no-owner", &plan));
    }

    #[test]
    fn a_mighty_doubter_needs_a_move_and_a_date() {
        check("blocker-no-move", |who| who.stance = Some(Stance::Doubtful));
        check("no-next-contact", |who| who.stance = Some(Stance::Neutral));
    }

    #[test]
    fn each_overdue_contact_is_told() {
        let mut plan = Plan { stakeholders: vec![known("it"), known("hr")], ..plan() };
        plan.stakeholders[0].next_contact = Some(today());
        assert!(!fires("overdue-contact", &plan));
        plan.stakeholders[0].next_contact = today().pred_opt();
        plan.stakeholders[1].next_contact = today().pred_opt();
        assert_eq!(times("overdue-contact", &plan), 2);
    }
}
