//! The stakeholder map: ready-made stakeholders, the grid, and who should have been spoken to (rows C1, C2).

use chrono::NaiveDate;

use crate::choice::Choice;
use crate::id::{Id, IdSource};
use crate::plan::Plan;
use crate::plan::people::{Cadence, Influence, Stakeholder, StakeholderKind, Stance};
use crate::wizard::Opt;

/// The 5 × 5 map: rows from very high to very low influence, columns from blocking to leading.
pub type MapCells = [[Vec<Id>; 5]; 5];

/// The stakeholders in each cell of the map; those not yet placed are in none, see [`unplaced`].
pub fn map_cells(plan: &Plan) -> MapCells {
    let mut cells = MapCells::default();
    for stakeholder in &plan.stakeholders {
        if let (Some(influence), Some(stance)) = (stakeholder.influence, stakeholder.stance) {
            // Both sets are declared from low to high and have five variants.
            cells[4 - influence as usize][stance as usize].push(stakeholder.id.clone());
        }
    }
    cells
}

/// Stakeholders who lack influence or stance and so have no place on the map.
pub fn unplaced(plan: &Plan) -> Vec<&Stakeholder> {
    plan.stakeholders.iter().filter(|s| s.influence.is_none() || s.stance.is_none()).collect()
}

/// Whether someone who can move the outcome doubts it or works against it.
pub fn is_high_blocker(stakeholder: &Stakeholder) -> bool {
    stakeholder.influence.is_some_and(|influence| influence >= Influence::High)
        && stakeholder.stance.is_some_and(|stance| stance <= Stance::Doubtful)
}

/// A stakeholder who should have been spoken to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverdueContact<'a> {
    /// Who.
    pub stakeholder: &'a Stakeholder,
    /// For how many days, at least 1.
    pub days: i64,
}

/// Stakeholders whose next contact lies before `today`, longest overdue first.
pub fn overdue_contacts(plan: &Plan, today: NaiveDate) -> Vec<OverdueContact<'_>> {
    let mut contacts: Vec<_> = plan.stakeholders.iter().filter_map(|s| overdue_contact(s, today)).collect();
    contacts.sort_by_key(|contact| std::cmp::Reverse(contact.days));
    contacts
}

fn overdue_contact(stakeholder: &Stakeholder, today: NaiveDate) -> Option<OverdueContact<'_>> {
    let days = today.signed_duration_since(stakeholder.next_contact?).num_days();
    (days > 0).then_some(OverdueContact { stakeholder, days })
}

/// What is usual for a kind of stakeholder: influence, where they should stand at launch, and how often they hear.
///
/// Where they stand today is never assumed: that is what the map is for.
fn usual(kind: StakeholderKind) -> (Influence, Stance, Cadence) {
    use StakeholderKind as Kind;
    match kind {
        Kind::BusinessSponsor => (Influence::VeryHigh, Stance::Leading, Cadence::Weekly),
        Kind::FrontlineManagers => (Influence::VeryHigh, Stance::Leading, Cadence::Weekly),
        Kind::Hr => (Influence::Medium, Stance::Supportive, Cadence::Fortnightly),
        Kind::Compliance => (Influence::High, Stance::Supportive, Cadence::Monthly),
        Kind::It => (Influence::High, Stance::Supportive, Cadence::Fortnightly),
        Kind::LearningDevelopment => (Influence::Medium, Stance::Leading, Cadence::Weekly),
        Kind::Learners => (Influence::Medium, Stance::Supportive, Cadence::Weekly),
        Kind::PilotGroup => (Influence::Medium, Stance::Leading, Cadence::Weekly),
        Kind::Champions => (Influence::Medium, Stance::Leading, Cadence::Weekly),
        Kind::Other => (Influence::Medium, Stance::Supportive, Cadence::AtMilestones),
    }
}

/// Ready-made stakeholders that are not on the list.
pub fn stakeholder_presets(plan: &Plan) -> Vec<Opt> {
    let open: Vec<StakeholderKind> = ready_made().filter(|kind| !has(plan, *kind)).collect();
    crate::wizard::opts_of(&open)
}

/// Adds the ready-made stakeholder with this key.
pub fn add_stakeholder(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if let Some(kind) = StakeholderKind::from_key(key) {
        let stakeholder = ready(kind, ids.fresh());
        plan.stakeholders.push(stakeholder);
    }
}

pub(super) fn fill(plan: &mut Plan, ids: &mut dyn IdSource) {
    plan.stakeholders.extend(ready_made().map(|kind| ready(kind, ids.fresh())));
}

fn ready_made() -> impl Iterator<Item = StakeholderKind> {
    StakeholderKind::ALL.iter().copied().filter(|kind| *kind != StakeholderKind::Other)
}

fn has(plan: &Plan, kind: StakeholderKind) -> bool {
    plan.stakeholders.iter().any(|stakeholder| stakeholder.kind == kind)
}

fn ready(kind: StakeholderKind, id: Id) -> Stakeholder {
    let (influence, wanted, cadence) = usual(kind);
    // lang: align.responsibility.*
    let responsibility = crate::t!(format!("align.responsibility.{}", kind.key()));
    Stakeholder {
        id,
        name: kind.label(),
        kind,
        influence: Some(influence),
        wanted: Some(wanted),
        cadence: Some(cadence),
        responsibility,
        ..Stakeholder::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;

    fn at(id: &str, influence: Influence, stance: Stance) -> Stakeholder {
        Stakeholder { id: Id::new(id), influence: Some(influence), stance: Some(stance), ..Stakeholder::default() }
    }

    #[test]
    fn the_map_has_the_mighty_at_the_top_and_friends_at_the_right() {
        let plan = Plan {
            stakeholders: vec![
                at("top-right", Influence::VeryHigh, Stance::Leading),
                at("bottom-left", Influence::VeryLow, Stance::Blocking),
                at("middle", Influence::Medium, Stance::Neutral),
                Stakeholder { id: Id::new("nowhere"), ..Stakeholder::default() },
            ],
            ..Plan::default()
        };
        let cells = map_cells(&plan);
        assert_eq!(cells[0][4], [Id::new("top-right")]);
        assert_eq!(cells[4][0], [Id::new("bottom-left")]);
        assert_eq!(cells[2][2], [Id::new("middle")]);
        assert_eq!(cells.iter().flatten().map(Vec::len).sum::<usize>(), 3);
        assert_eq!(unplaced(&plan).len(), 1);
    }

    #[test]
    fn contacts_are_overdue_from_the_day_after() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut plan = Plan { stakeholders: vec![Stakeholder::default(); 3], ..Plan::default() };
        plan.stakeholders[0].next_contact = Some(day("2026-09-06"));
        plan.stakeholders[1].next_contact = Some(day("2026-09-01"));
        plan.stakeholders[2].next_contact = Some(day("2026-09-07"));
        let days: Vec<i64> = overdue_contacts(&plan, day("2026-09-07")).iter().map(|contact| contact.days).collect();
        assert_eq!(days, [6, 1]);
    }

    #[test]
    fn ready_made_stakeholders_are_offered_once_and_come_without_a_stance() {
        let mut plan = Plan::default();
        assert_eq!(stakeholder_presets(&plan).len(), 9);
        add_stakeholder(&mut plan, "it", &mut CountedIds::new("s"));
        assert_eq!(stakeholder_presets(&plan).len(), 8);
        let it = &plan.stakeholders[0];
        assert!(it.influence.is_some() && it.cadence.is_some() && !it.responsibility.is_empty());
        assert_eq!(it.stance, None);
    }

    #[test]
    fn only_influence_with_doubt_makes_a_high_blocker() {
        assert!(is_high_blocker(&at("a", Influence::High, Stance::Doubtful)));
        assert!(!is_high_blocker(&at("a", Influence::High, Stance::Neutral)));
        assert!(!is_high_blocker(&at("a", Influence::Medium, Stance::Blocking)));
    }
}
