//! The dated actions of the first ninety days as a list to be edited (row M2); their stretch follows from the date.

use super::{Kind, Layout, List, opts, people};
use crate::field;
use crate::plan::{Phase, PlanAction};
use crate::practice::align::day_of_plan;
use crate::t;
use crate::wizard::list::{no_preset, no_presets};

/// The list.
pub static PLAN_ACTIONS: List<PlanAction> = List {
    id: "plan_actions",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.actions,
    items_mut: |plan| &mut plan.actions,
    make: |plan, id| PlanAction { id, due: day_of_plan(plan, 30), ..PlanAction::default() },
    title: |_, action| if action.what.trim().is_empty() { t!("checklist.unnamed") } else { action.what.clone() },
    fields: &[
        field!("plan_actions.what", Kind::Text, |action| action.what),
        field!("plan_actions.phase", Kind::Pick(opts::<Phase>), |action| action.phase),
        field!("plan_actions.owner", Kind::Pick(people), |action| action.owner),
        field!("plan_actions.due", Kind::When, |action| action.due),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::plan::Plan;
    use crate::schedule::When;
    use crate::wizard::AnyList;

    #[test]
    fn a_new_action_is_due_on_day_thirty_and_follows_the_launch() {
        let mut plan = Plan { start: When::offset_days(-56), ..Plan::default() };
        PLAN_ACTIONS.add(&mut plan, &mut CountedIds::new("a"));
        assert_eq!(plan.actions[0].due, When::offset_days(-26));
    }

    #[test]
    fn every_question_has_a_text() {
        assert!(PLAN_ACTIONS.fields().iter().all(|field| !field.label().starts_with("field.")));
    }
}
