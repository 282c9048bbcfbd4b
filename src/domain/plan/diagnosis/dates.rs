//! What the Diagnose phase puts on the timeline: the days by which frictions are fixed (row A4).

use crate::plan::{Phase, Plan, places};
use crate::schedule::agenda::Occasion;
use crate::t;

/// The frictions that are still to be fixed, by the day that is due.
pub fn occasions(plan: &Plan) -> Vec<Occasion> {
    let open = plan.diagnosis.frictions.iter().filter(|friction| !friction.is_settled());
    let dated = open.filter_map(|friction| friction.due.map(|due| (friction, due)));
    let occasion = |(friction, due): (&super::Friction, _)| Occasion {
        key: format!("friction:{}", friction.id),
        phase: Phase::Diagnose,
        title: t!("dated.friction", friction = friction.name()),
        note: friction.fix.clone(),
        when: due,
        time: None,
        minutes: 0,
        owner: friction.owner.clone(),
        place: places::friction(&friction.id),
    };
    dated.map(occasion).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::diagnosis::{Friction, FrictionStatus};
    use crate::schedule::When;

    #[test]
    fn only_what_is_open_and_dated_is_on_the_timeline() {
        let friction = |id: &str, due, status| Friction { id: Id::new(id), due, status, ..Friction::default() };
        let due = Some(When::offset_days(-10));
        let mut plan = Plan::default();
        plan.diagnosis.frictions = vec![
            friction("a", due, FrictionStatus::UnderWay),
            friction("b", None, FrictionStatus::Open),
            friction("c", due, FrictionStatus::Accepted),
            Friction { fixed: Some("2026-07-01".parse().unwrap()), ..friction("d", due, FrictionStatus::Open) },
        ];
        let keys: Vec<String> = occasions(&plan).into_iter().map(|occasion| occasion.key).collect();
        assert_eq!(keys, ["friction:a"]);
    }
}
