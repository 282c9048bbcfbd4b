//! The retirement rule: which content nobody uses, or nobody has gone over in time (row H3).

use chrono::{Months, NaiveDate};

use super::{ContentEntry, ContentState};
use crate::id::Id;
use crate::plan::Plan;

/// Months without use after which content is due to go, where the plan says nothing else.
const USUAL_MONTHS: u32 = 6;

/// Why a piece of content is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueFor {
    /// Last used on this day, which is too long ago.
    Unused(NaiveDate),
    /// It should have been gone over by this day.
    Review(NaiveDate),
}

/// A piece of content that is due to be gone over or to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueContent {
    /// The content.
    pub id: Id,
    /// Every reason there is.
    pub reasons: Vec<DueFor>,
}

/// Months without use after which content is due in this plan.
pub fn months_without_use(plan: &Plan) -> u32 {
    plan.governance.retire_after.unwrap_or(USUAL_MONTHS).clamp(1, 60)
}

/// The content that is due on `today`, longest overdue first. What is retired is left alone; content being gone over is
/// due only for lack of use.
pub fn due(plan: &Plan, today: NaiveDate) -> Vec<DueContent> {
    let months = months_without_use(plan);
    let oldest = today.checked_sub_months(Months::new(months)).unwrap_or(today);
    let of_entry = |entry: &ContentEntry| {
        let unused = entry.last_used.filter(|day| *day <= oldest);
        let review = entry.review_by.filter(|day| *day < today && entry.state == ContentState::Live);
        let reasons: Vec<DueFor> = unused.map(DueFor::Unused).into_iter().chain(review.map(DueFor::Review)).collect();
        let since = unused.into_iter().chain(review).min()?;
        Some((since, DueContent { id: entry.id.clone(), reasons }))
    };
    let kept = plan.governance.contents.iter().filter(|entry| entry.state != ContentState::Retired);
    let mut found: Vec<(NaiveDate, DueContent)> = kept.filter_map(of_entry).collect();
    found.sort_by_key(|(since, _)| *since);
    found.into_iter().map(|(_, content)| content).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn entry(id: &str, last_used: Option<&str>, review_by: Option<&str>) -> ContentEntry {
        let (last_used, review_by) = (last_used.map(date), review_by.map(date));
        ContentEntry { id: Id::new(id), last_used, review_by, ..ContentEntry::default() }
    }

    fn ids(plan: &Plan) -> Vec<String> {
        due(plan, date("2026-09-07")).into_iter().map(|content| content.id.to_string()).collect()
    }

    #[test]
    fn content_is_due_when_it_lies_unused_or_its_review_has_passed() {
        let mut plan = Plan::default();
        plan.governance.contents = vec![
            entry("used", Some("2026-08-20"), Some("2026-12-01")),
            entry("overdue", Some("2026-08-20"), Some("2026-09-06")),
            entry("unused", Some("2026-03-07"), None),
            entry("fresh", None, None),
        ];
        assert_eq!(ids(&plan), ["unused", "overdue"]);
        let reasons = due(&plan, date("2026-09-07")).swap_remove(0).reasons;
        assert_eq!(reasons, [DueFor::Unused(date("2026-03-07"))]);
    }

    #[test]
    fn the_months_are_the_plans_own() {
        let mut plan = Plan::default();
        plan.governance.contents = vec![entry("a", Some("2026-05-07"), None)];
        assert_eq!(ids(&plan), [""; 0]);
        plan.governance.retire_after = Some(4);
        assert_eq!(ids(&plan), ["a"]);
        plan.governance.retire_after = Some(0);
        assert_eq!(months_without_use(&plan), 1);
    }

    #[test]
    fn what_is_retired_or_under_review_is_left_alone() {
        let mut plan = Plan::default();
        plan.governance.contents = vec![entry("a", Some("2026-01-01"), Some("2026-01-01"))];
        plan.governance.contents[0].state = ContentState::Retired;
        assert_eq!(ids(&plan), [""; 0]);
        plan.governance.contents[0].state = ContentState::Review;
        assert_eq!(due(&plan, date("2026-09-07"))[0].reasons, [DueFor::Unused(date("2026-01-01"))]);
    }
}
