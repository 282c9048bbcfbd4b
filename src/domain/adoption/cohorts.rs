//! Groups with small ones hidden, so that nobody can be picked out.
//!
//! The rule, for everything that is told by group:
//!
//! 1. A group with fewer than [`MIN_GROUP`] learners is hidden, its name too.
//! 2. What is hidden in a column is at least two groups and at least [`MIN_GROUP`] learners together: otherwise taking
//!    the shown groups from the total would tell of the hidden one. The next smallest groups are hidden until it is.
//!    Learners of no group are one more group to this rule, since the total less the groups tells of them too.
//! 3. The same holds between columns (`across`): where the shown teams of a region lie wholly within it, the region
//!    less its teams must not leave one to four learners. The smallest of the teams is hidden until it does not. Nor
//!    must all learners less the shown regions and the shown teams of the others.
//! 4. What is hidden is hidden in every figure of the import: completion, weekly series and content have the same
//!    mask, and what a group's series and content count are the active among its learners, who are never fewer than
//!    [`MIN_GROUP`]. Weeks with fewer answers than that have no score of their own.
//!
//! Between two imports the rule cannot hold: a group that grew by one shows what that one did to whoever kept both
//! figures. Series over several imports therefore have no groups.

mod across;

pub use across::across;

use super::figures::{CohortGroup, CohortSplit, ContentGroup, WeeklyGroup};
use super::stats::Proportion;

/// Groups with fewer learners than this are hidden.
pub const MIN_GROUP: u64 = 5;

/// Returns which parts of a whole, given by their sizes, are hidden; empty parts do not count.
pub fn hide_small(sizes: &[u64]) -> Vec<bool> {
    let mut hidden: Vec<bool> = sizes.iter().map(|size| *size < MIN_GROUP).collect();
    complete(sizes, &mut hidden);
    hidden
}

/// Hides the next smallest parts until the hidden ones cannot be told from the rest.
pub(crate) fn complete(sizes: &[u64], hidden: &mut [bool]) {
    loop {
        let parts = || sizes.iter().zip(hidden.iter()).filter(|(size, is_hidden)| **is_hidden && **size > 0);
        let (groups, learners) = (parts().count(), parts().map(|(size, _)| size).sum::<u64>());
        if groups == 0 || groups > 1 && learners >= MIN_GROUP {
            return;
        }
        // Of equals the one that was met last.
        let shown = (0..sizes.len()).rev().filter(|part| !hidden[*part]);
        let Some(next) = shown.min_by_key(|part| sizes[*part]) else { return };
        hidden[next] = true;
    }
}

/// Leaves out what is hidden and orders the rest by completion share.
pub fn split(column: String, groups: Vec<CohortGroup>, hidden: &[bool]) -> CohortSplit {
    let is_hidden = |place: usize| hidden.get(place).copied().unwrap_or(true);
    let (mut shown, mut hidden_groups, mut hidden_learners) = (Vec::new(), 0, 0);
    for (place, group) in groups.into_iter().enumerate() {
        if is_hidden(place) {
            hidden_groups += 1;
            hidden_learners += group.learners;
        } else {
            shown.push(group);
        }
    }
    shown.sort_by(|a, b| b.share().total_cmp(&a.share()).then_with(|| a.name.cmp(&b.name)));
    CohortSplit { column, groups: shown, hidden_groups, hidden_learners }
}

impl CohortGroup {
    /// Returns how many completed, out of how many.
    pub fn proportion(&self) -> Proportion {
        Proportion { successes: self.completed, n: self.learners }
    }

    /// Returns the share that completed; 0 where there is nobody.
    pub fn share(&self) -> f64 {
        self.completed as f64 / self.learners.max(1) as f64
    }
}

impl CohortSplit {
    /// Returns how many completed in the groups shown, out of how many.
    pub fn shown(&self) -> Proportion {
        let sum = |count: fn(&CohortGroup) -> u64| self.groups.iter().map(count).sum();
        Proportion { successes: sum(|group| group.completed), n: sum(|group| group.learners) }
    }
}

impl ContentGroup {
    /// Returns the learners active at the step of this place; 0 at a step that there is not.
    pub fn active_at(&self, step: usize) -> u64 {
        self.active.get(step).copied().unwrap_or_default()
    }

    /// Returns the share of the group that was active at the step of this place.
    pub fn share_at(&self, step: usize) -> f64 {
        self.active_at(step) as f64 / self.learners.max(1) as f64
    }
}

impl WeeklyGroup {
    /// Returns the learners active in the week of this place; 0 in a week that there is not.
    pub fn active_in(&self, week: usize) -> u64 {
        self.active.get(week).copied().unwrap_or_default()
    }

    /// Returns the share of the group that was active in the week of this place.
    pub fn share_in(&self, week: usize) -> f64 {
        self.active_in(week) as f64 / self.learners.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection;
    use proptest::prelude::*;

    use super::*;

    fn check(groups: &[(&str, u64, u64)], shown: &[&str], hidden_groups: u64, hidden_learners: u64) {
        let sizes: Vec<u64> = groups.iter().map(|(_, learners, _)| *learners).collect();
        let groups = groups
            .iter()
            .map(|(name, learners, completed)| CohortGroup {
                name: (*name).to_owned(),
                learners: *learners,
                completed: *completed,
            })
            .collect();
        let split = split("Team".to_owned(), groups, &hide_small(&sizes));
        let names: Vec<&str> = split.groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(names, shown);
        assert_eq!(split.hidden_groups, hidden_groups);
        assert_eq!(split.hidden_learners, hidden_learners);
    }

    #[test]
    fn groups_are_ordered_by_completion_share() {
        check(&[("North", 10, 2), ("South", 5, 4), ("West", 20, 10)], &["South", "West", "North"], 0, 0);
    }

    #[test]
    fn small_groups_are_hidden_together() {
        check(&[("A", 4, 4), ("B", 3, 1), ("C", 9, 1)], &["C"], 2, 7);
    }

    #[test]
    fn a_single_small_group_takes_the_next_smallest_with_it() {
        check(&[("A", 4, 4), ("B", 6, 1), ("C", 9, 1)], &["C"], 2, 10);
    }

    #[test]
    fn two_tiny_groups_take_a_third_with_them() {
        check(&[("A", 1, 1), ("B", 1, 0), ("C", 9, 1), ("D", 7, 2)], &["C"], 3, 9);
    }

    proptest! {
        #[test]
        fn what_is_hidden_is_never_one_group_or_a_handful(sizes in collection::vec(1_u64..12, 1..20)) {
            let hidden = hide_small(&sizes);
            let parts: Vec<u64> = sizes.iter().zip(&hidden).filter(|(_, is)| **is).map(|(size, _)| *size).collect();
            let all = parts.len() == sizes.len();
            prop_assert!(parts.is_empty() || all || parts.len() > 1 && parts.iter().sum::<u64>() >= MIN_GROUP);
            prop_assert!(sizes.iter().zip(&hidden).all(|(size, is_hidden)| *is_hidden || *size >= MIN_GROUP));
        }
    }
}
