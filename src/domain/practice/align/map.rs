//! Moves on the stakeholder map: one cell at a time by keyboard, to any cell by hand (row C1).

use crate::choice::Choice;
use crate::choices;
use crate::id::{Id, find_mut};
use crate::plan::Plan;
use crate::plan::people::{Influence, Stance};

choices! {
    /// What a stakeholder's place on the map asks for.
    pub enum Quadrant in "quadrant" {
        /// Much influence, behind it: work side by side.
        Engage = "engage",
        /// Much influence, not behind it: win them.
        Satisfy = "satisfy",
        /// Little influence, behind it: let them help.
        Inform = "inform",
        /// Little influence, not behind it: keep an eye on them.
        Monitor = "monitor",
    }
}

/// One step on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapStep {
    /// More influence.
    Up,
    /// Less influence.
    Down,
    /// Less support.
    Left,
    /// More support.
    Right,
}

/// The quadrant of a cell: influence counts as much from high on, support from supportive on.
pub fn quadrant(influence: Influence, stance: Stance) -> Quadrant {
    match (influence >= Influence::High, stance >= Stance::Supportive) {
        (true, true) => Quadrant::Engage,
        (true, false) => Quadrant::Satisfy,
        (false, true) => Quadrant::Inform,
        (false, false) => Quadrant::Monitor,
    }
}

/// Puts a stakeholder on a cell of the map.
pub fn place_on_map(plan: &mut Plan, who: &Id, influence: Influence, stance: Stance) {
    if let Some(stakeholder) = find_mut(&mut plan.stakeholders, who) {
        (stakeholder.influence, stakeholder.stance) = (Some(influence), Some(stance));
    }
}

/// Moves a stakeholder by one cell, as far as the map goes.
///
/// Someone without a place gets one first: what is known of them stays, what is not becomes the middle.
pub fn step_on_map(plan: &mut Plan, who: &Id, step: MapStep) {
    let Some(stakeholder) = find_mut(&mut plan.stakeholders, who) else { return };
    let (Some(influence), Some(stance)) = (stakeholder.influence, stakeholder.stance) else {
        stakeholder.influence.get_or_insert(Influence::Medium);
        stakeholder.stance.get_or_insert(Stance::Neutral);
        return;
    };
    match step {
        MapStep::Up => stakeholder.influence = Some(neighbour(influence, 1)),
        MapStep::Down => stakeholder.influence = Some(neighbour(influence, -1)),
        MapStep::Left => stakeholder.stance = Some(neighbour(stance, -1)),
        MapStep::Right => stakeholder.stance = Some(neighbour(stance, 1)),
    }
}

/// Takes a stakeholder off the map: where they stand is open again, how much they can move is still known.
pub fn take_off_map(plan: &mut Plan, who: &Id) {
    if let Some(stakeholder) = find_mut(&mut plan.stakeholders, who) {
        stakeholder.stance = None;
    }
}

/// The choice so many places on, or the last one that way.
fn neighbour<C: Choice>(choice: C, by: isize) -> C {
    let at = C::ALL.iter().position(|other| *other == choice).unwrap_or_default();
    let to = at.saturating_add_signed(by).min(C::ALL.len() - 1);
    C::ALL[to]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Stakeholder;
    use crate::practice::align::unplaced;

    fn plan(influence: Option<Influence>, stance: Option<Stance>) -> Plan {
        let who = Stakeholder { id: Id::new("it"), influence, stance, ..Stakeholder::default() };
        Plan { stakeholders: vec![who], ..Plan::default() }
    }

    fn place(plan: &Plan) -> (Option<Influence>, Option<Stance>) {
        (plan.stakeholders[0].influence, plan.stakeholders[0].stance)
    }

    #[test]
    fn arrows_move_one_cell_and_stop_at_the_edge() {
        let check = |step, influence, stance| {
            let mut plan = plan(Some(Influence::High), Some(Stance::Blocking));
            step_on_map(&mut plan, &Id::new("it"), step);
            assert_eq!(place(&plan), (Some(influence), Some(stance)), "{step:?}");
        };
        check(MapStep::Up, Influence::VeryHigh, Stance::Blocking);
        check(MapStep::Down, Influence::Medium, Stance::Blocking);
        check(MapStep::Right, Influence::High, Stance::Doubtful);
        check(MapStep::Left, Influence::High, Stance::Blocking);
    }

    #[test]
    fn the_first_arrow_brings_someone_onto_the_map() {
        let mut plan = plan(Some(Influence::VeryHigh), None);
        step_on_map(&mut plan, &Id::new("it"), MapStep::Left);
        assert_eq!(place(&plan), (Some(Influence::VeryHigh), Some(Stance::Neutral)));
    }

    #[test]
    fn someone_taken_off_the_map_keeps_their_influence() {
        let mut plan = plan(None, None);
        place_on_map(&mut plan, &Id::new("it"), Influence::Low, Stance::Leading);
        assert!(unplaced(&plan).is_empty());
        take_off_map(&mut plan, &Id::new("it"));
        assert_eq!(place(&plan), (Some(Influence::Low), None));
    }

    #[test]
    fn a_stranger_moves_nobody() {
        let mut plan = plan(None, None);
        let before = plan.clone();
        step_on_map(&mut plan, &Id::new("hr"), MapStep::Up);
        place_on_map(&mut plan, &Id::new("hr"), Influence::Low, Stance::Leading);
        take_off_map(&mut plan, &Id::new("hr"));
        assert_eq!(plan, before);
    }

    #[test]
    fn each_corner_lies_in_its_own_quadrant() {
        assert_eq!(quadrant(Influence::VeryHigh, Stance::Leading), Quadrant::Engage);
        assert_eq!(quadrant(Influence::High, Stance::Neutral), Quadrant::Satisfy);
        assert_eq!(quadrant(Influence::Medium, Stance::Supportive), Quadrant::Inform);
        assert_eq!(quadrant(Influence::VeryLow, Stance::Blocking), Quadrant::Monitor);
    }
}
