//! Moving calendar items by pointer and by keyboard, without cutting them loose from the launch (row E4).

use chrono::{Days, NaiveDate};

use crate::id::{Id, find, find_mut};
use crate::plan::Plan;
use crate::schedule::When;
use crate::schedule::weeks::days_between;

/// Moves an item to a day and tells where it landed; `None` when the item is gone.
///
/// A pinned item is pinned to the new day. One that follows the launch goes on following it, so on a day without work
/// it lands on the nearest working day on its side of the launch.
pub fn move_item(plan: &mut Plan, item: &Id, to: NaiveDate) -> Option<NaiveDate> {
    let launch = plan.launch;
    let item = find_mut(&mut plan.comms.items, item)?;
    item.when = match item.when {
        When::Pinned { .. } => When::pinned(to),
        When::Offset { .. } => {
            let days = i32::try_from(days_between(launch, to)).ok()?;
            When::offset_days(days)
        }
    };
    let when = item.when;
    Some(plan.date(when))
}

/// Moves an item by so many days, for the keyboard: past days without work in the direction of the move.
pub fn shift_item(plan: &mut Plan, item: &Id, days: i32) -> Option<NaiveDate> {
    let from = plan.date(find(&plan.comms.items, item)?.when);
    let span = Days::new(u64::from(days.unsigned_abs()));
    let to = if days < 0 {
        plan.calendar.working_day_before(from.checked_sub_days(span)?)
    } else {
        plan.calendar.working_day_after(from.checked_add_days(span)?)
    };
    move_item(plan, item, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::comms::CommsItem;

    /// Launched on Wednesday 9 September 2026, with the item `i` so many days from launch.
    fn plan(days: i32) -> Plan {
        let mut plan = Plan { launch: "2026-09-09".parse().unwrap(), ..Plan::default() };
        plan.comms.items = vec![CommsItem { id: id(), when: When::offset_days(days), ..CommsItem::default() }];
        plan
    }

    fn id() -> Id {
        Id::new("i")
    }

    #[test]
    fn a_moved_item_goes_on_following_the_launch() {
        let mut plan = plan(0);
        let saturday = "2026-09-19".parse().unwrap();
        let landed = move_item(&mut plan, &id(), saturday).unwrap();
        assert_eq!(landed.to_string(), "2026-09-21");
        plan.launch = "2026-09-10".parse().unwrap();
        assert_eq!(plan.date(plan.comms.items[0].when).to_string(), "2026-09-21");
        assert_eq!(move_item(&mut plan, &Id::new("no"), saturday), None);
    }

    #[test]
    fn a_pinned_item_stays_where_it_is_put() {
        let mut plan = plan(0);
        plan.comms.items[0].when = When::pinned(plan.launch);
        let saturday = "2026-09-19".parse().unwrap();
        assert_eq!(move_item(&mut plan, &id(), saturday), Some(saturday));
    }

    #[test]
    fn the_keyboard_steps_over_the_weekend_and_back() {
        let mut plan = plan(2);
        assert_eq!(shift_item(&mut plan, &id(), 1).unwrap().to_string(), "2026-09-14");
        assert_eq!(shift_item(&mut plan, &id(), -1).unwrap().to_string(), "2026-09-11");
    }
}
