//! The two moments leaders are seen at: the launch town hall and the first executive review (row B8).

use crate::plan::Plan;

/// How many days after the plan's start the first executive review may be.
pub const REVIEW_WITHIN: i64 = 30;

/// Whether the launch town hall is dated after the launch.
pub fn town_hall_is_late(plan: &Plan) -> bool {
    plan.sponsorship.town_hall.is_some_and(|when| plan.date(when) > plan.launch)
}

/// Days from the plan's start to the first executive review; `None` while it has no date.
pub fn days_to_first_review(plan: &Plan) -> Option<i64> {
    let start = plan.date(plan.start);
    plan.sponsorship.first_review.map(|when| plan.date(when).signed_duration_since(start).num_days())
}

/// Whether the first executive review is later than [`REVIEW_WITHIN`] days after the plan's start.
pub fn first_review_is_late(plan: &Plan) -> bool {
    days_to_first_review(plan).is_some_and(|days| days > REVIEW_WITHIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::When;

    #[test]
    fn the_thirtieth_day_is_in_time_and_the_thirty_first_is_late() {
        let day = |text: &str| When::pinned(text.parse().unwrap());
        let mut plan = Plan { start: day("2026-06-01"), ..Plan::default() };
        assert!(!first_review_is_late(&plan), "no date is a different matter");
        plan.sponsorship.first_review = Some(day("2026-07-01"));
        assert!(!first_review_is_late(&plan));
        plan.sponsorship.first_review = Some(day("2026-07-02"));
        assert!(first_review_is_late(&plan));
    }
}
