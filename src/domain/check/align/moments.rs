//! Rules about the launch town hall and the first executive review (row B8).

use super::{hit_if, is_due};
use crate::check::{Facts, Hit};
use crate::practice::align as practice;

/// B8: the launch town hall has no date.
pub(super) fn town_hall_undated(facts: &Facts<'_>) -> Vec<Hit> {
    let undated = facts.plan.sponsorship.town_hall.is_none();
    hit_if(undated && is_due(facts), "events", "sponsor.town_hall")
}

/// B8: the launch town hall is dated and not open to everyone concerned.
pub(super) fn town_hall_not_public(facts: &Facts<'_>) -> Vec<Hit> {
    let align = &facts.plan.sponsorship;
    hit_if(align.town_hall.is_some() && !align.town_hall_public, "events", "sponsor.town_hall_public")
}

/// B8: the launch town hall is held after the launch.
pub(super) fn town_hall_late(facts: &Facts<'_>) -> Vec<Hit> {
    hit_if(practice::town_hall_is_late(facts.plan), "events", "sponsor.town_hall")
}

/// B8: the first executive review has no date.
pub(super) fn review_undated(facts: &Facts<'_>) -> Vec<Hit> {
    let undated = facts.plan.sponsorship.first_review.is_none();
    hit_if(undated && is_due(facts), "events", "sponsor.first_review")
}

/// B8: the first executive review is later than thirty days after the plan's start.
pub(super) fn review_late(facts: &Facts<'_>) -> Vec<Hit> {
    let days = practice::days_to_first_review(facts.plan).unwrap_or_default();
    let hits = hit_if(practice::first_review_is_late(facts.plan), "events", "sponsor.first_review");
    hits.into_iter().map(|hit| hit.with("days", days)).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::align::testing::{fires, plan};
    use crate::schedule::When;

    #[test]
    fn the_town_hall_is_dated() {
        let mut plan = plan();
        assert!(fires("town-hall-undated", &plan));
        plan.sponsorship.town_hall = Some(When::offset_weeks(-1));
        assert!(!fires("town-hall-undated", &plan));
    }

    #[test]
    fn the_town_hall_is_public() {
        let mut plan = plan();
        assert!(!fires("town-hall-not-public", &plan), "without a date there is nothing to open");
        plan.sponsorship.town_hall = Some(When::offset_weeks(-1));
        assert!(fires("town-hall-not-public", &plan));
        plan.sponsorship.town_hall_public = true;
        assert!(!fires("town-hall-not-public", &plan));
    }

    #[test]
    fn the_town_hall_is_not_after_launch() {
        let mut plan = plan();
        plan.sponsorship.town_hall = Some(When::offset_days(1));
        assert!(fires("town-hall-late", &plan));
        plan.sponsorship.town_hall = Some(When::offset_days(0));
        assert!(!fires("town-hall-late", &plan));
    }

    #[test]
    fn the_first_review_is_dated_within_thirty_days_of_the_start() {
        let mut plan = plan();
        assert!(fires("review-undated", &plan) && !fires("review-late", &plan));
        plan.sponsorship.first_review = Some(When::offset_days(-56 + 40));
        assert!(fires("review-late", &plan) && !fires("review-undated", &plan));
        plan.sponsorship.first_review = Some(When::offset_days(-56 + 21));
        assert!(!fires("review-late", &plan));
    }
}
