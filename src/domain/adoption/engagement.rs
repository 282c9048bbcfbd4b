//! Under-engaged cohorts: groups that complete clearly less than the others.

use super::figures::{CohortGroup, CohortSplit};
use super::stats::{ALPHA, Interval, Proportion, newcombe};

/// A group whose completion share lies below that of the rest, beyond what chance explains.
#[derive(Clone, Debug, PartialEq)]
pub struct UnderEngaged {
    /// Header of the cohort column.
    pub column: String,
    /// The group.
    pub group: CohortGroup,
    /// The other shown groups of the column together.
    pub rest: Proportion,
    /// The group's share minus that of the rest, `-1..=1`; all of it is below 0.
    pub difference: Interval,
}

/// Returns the groups whose completion share lies below the rest, largest gap first.
///
/// A group is held against all other shown groups of its column, by Newcombe's interval for the difference of two
/// shares ([`newcombe`]). Many groups make it likely that one is low by chance: the 5 % risk is shared among the
/// groups of a column (Bonferroni), so that at most one column in twenty names a group that is not behind.
pub fn under_engaged(splits: &[CohortSplit]) -> Vec<UnderEngaged> {
    let mut found: Vec<UnderEngaged> = splits.iter().flat_map(of_split).collect();
    found.sort_by(|a, b| a.difference.high.total_cmp(&b.difference.high).then_with(|| a.group.name.cmp(&b.group.name)));
    found
}

fn of_split(split: &CohortSplit) -> impl Iterator<Item = UnderEngaged> {
    let shown = split.shown();
    let confidence = 1.0 - ALPHA / split.groups.len().max(1) as f64;
    split.groups.iter().filter_map(move |group| {
        let own = group.proportion();
        let rest = shown.without(own);
        let difference = newcombe(own, rest, confidence)?;
        let is_below = difference.high < 0.0;
        is_below.then(|| UnderEngaged { column: split.column.clone(), group: group.clone(), rest, difference })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(groups: &[(&str, u64, u64)]) -> Vec<String> {
        let group = |(name, learners, completed): &(&str, u64, u64)| CohortGroup {
            name: (*name).to_owned(),
            learners: *learners,
            completed: *completed,
        };
        let split = CohortSplit { groups: groups.iter().map(group).collect(), ..CohortSplit::default() };
        under_engaged(&[split]).into_iter().map(|found| found.group.name).collect()
    }

    #[test]
    fn a_group_clearly_below_the_rest_is_named() {
        assert_eq!(names(&[("North", 40, 30), ("South", 40, 8), ("West", 40, 28)]), ["South"]);
    }

    #[test]
    fn a_gap_that_chance_explains_is_not() {
        assert!(names(&[("North", 10, 6), ("South", 10, 4)]).is_empty());
        assert!(names(&[("North", 40, 30)]).is_empty(), "there is no rest");
    }

    #[test]
    fn among_many_groups_one_must_be_further_behind() {
        let two = [("Low", 30, 9), ("High", 300, 165)];
        assert_eq!(names(&two), ["Low"]);
        let high: Vec<String> = (0..30).map(|n| format!("High {n}")).collect();
        let mut many: Vec<(&str, u64, u64)> = high.iter().map(|name| (name.as_str(), 10, 5)).collect();
        many.push(("Low", 30, 9));
        assert!(names(&many).is_empty());
    }
}
