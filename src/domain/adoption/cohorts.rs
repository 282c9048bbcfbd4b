//! Completion by group, with small groups hidden so that nobody can be picked out.

use super::figures::{CohortGroup, CohortSplit};

/// Groups with fewer learners than this are hidden.
pub const MIN_GROUP: u64 = 5;

/// Hides small groups and orders the rest by completion share.
///
/// When exactly one group is too small, the next smallest is hidden with it: a single hidden group could be
/// recovered by taking the shown ones from the total.
pub fn split(column: String, mut groups: Vec<CohortGroup>) -> CohortSplit {
    groups.sort_by(|a, b| a.learners.cmp(&b.learners).then_with(|| b.name.cmp(&a.name)));
    let small = groups.iter().take_while(|group| group.learners < MIN_GROUP).count();
    let hidden = if small == 1 { 2.min(groups.len()) } else { small };
    let hidden_learners = groups.drain(..hidden).map(|group| group.learners).sum();
    groups.sort_by(|a, b| share(b).total_cmp(&share(a)).then_with(|| a.name.cmp(&b.name)));
    CohortSplit { column, groups, hidden_groups: hidden as u64, hidden_learners }
}

fn share(group: &CohortGroup) -> f64 {
    group.completed as f64 / group.learners.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(groups: &[(&str, u64, u64)], shown: &[&str], hidden_groups: u64, hidden_learners: u64) {
        let groups = groups
            .iter()
            .map(|(name, learners, completed)| CohortGroup {
                name: (*name).to_owned(),
                learners: *learners,
                completed: *completed,
            })
            .collect();
        let split = split("Team".to_owned(), groups);
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
}
