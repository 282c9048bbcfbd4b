//! Touchpoints and milestones of managers on the one timeline (rows F2 and F4).

use super::{Milestone, Touchpoint};
use crate::choice::Choice;
use crate::id::Id;
use crate::plan::{Phase, Plan, places};
use crate::schedule::agenda::Occasion;
use crate::t;

/// Everything dated that managers have before them.
pub fn occasions(plan: &Plan) -> Vec<Occasion> {
    let points = plan.enablement.touchpoints.iter().map(touchpoint);
    points.chain(plan.enablement.milestones.iter().filter_map(milestone)).collect()
}

fn touchpoint(point: &Touchpoint) -> Occasion {
    Occasion {
        key: format!("touchpoint:{}", point.id),
        phase: Phase::Enable,
        title: t!("enable.occasion.touchpoint", what = point.name()),
        note: point.about.clone(),
        when: point.when,
        time: None,
        minutes: point.minutes,
        owner: Id::default(),
        place: places::enable_row("touchpoints", "touchpoints.when", &point.id),
    }
}

fn milestone(milestone: &Milestone) -> Option<Occasion> {
    Some(Occasion {
        key: format!("milestone:{}", milestone.id),
        phase: Phase::Enable,
        title: t!("enable.occasion.milestone", what = milestone.kind.label()),
        note: milestone.sharing.clone(),
        when: milestone.when?,
        time: None,
        minutes: 0,
        owner: Id::default(),
        place: places::enable_row("touchpoints", "team_milestones.when", &milestone.id),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::practice::enablement::lay_out;
    use crate::schedule::reflow::preview_move;

    #[test]
    fn what_is_laid_out_stands_on_the_timeline_and_moves_with_the_launch() {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        lay_out(&mut plan, &mut CountedIds::new("t"));
        let all = occasions(&plan);
        assert_eq!(all.len(), plan.enablement.touchpoints.len() + plan.enablement.milestones.len());
        assert!(all.iter().all(|it| !it.title.contains("enable.")));
        let moves = preview_move(&plan, "2026-10-05".parse().unwrap());
        let briefing = moves.iter().find(|change| change.what == all[0].title).unwrap();
        assert_eq!((briefing.from.to_string(), briefing.to.to_string()), ("2026-07-20".into(), "2026-08-17".into()));
    }
}
