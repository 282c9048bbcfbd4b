//! Several cohort columns of the same learners: what one column shows must not tell what another one hides.

use std::collections::HashMap;

use super::{MIN_GROUP, complete, hide_small};

/// Learners by combination of groups: the group of each column by number, beyond the last one for no group.
type Combinations = [(Vec<u32>, u64)];

/// Learners in both of two groups, one of each column; `None` for no group or a hidden one.
type Overlaps = HashMap<(Option<usize>, Option<usize>), u64>;

/// Returns which groups of each column are hidden; `groups` is how many there are in each.
pub fn across(groups: &[usize], combinations: &Combinations) -> Vec<Vec<bool>> {
    let mut sizes: Vec<Vec<u64>> = groups.iter().map(|count| vec![0; *count]).collect();
    let mut without = vec![0; groups.len()];
    for (row, learners) in combinations {
        for ((sizes, without), group) in sizes.iter_mut().zip(&mut without).zip(row) {
            *sizes.get_mut(*group as usize).unwrap_or(without) += learners;
        }
    }
    let mut hidden: Vec<Vec<bool>> = sizes.iter().zip(without).map(|(sizes, without)| hide(sizes, without)).collect();
    let find = |hidden: &[Vec<bool>]| {
        find_leaks(&sizes, hidden, combinations).or_else(|| find_rest(&sizes, hidden, combinations))
    };
    while let Some((column, leaking)) = find(&hidden) {
        for group in leaking {
            hidden[column][group] = true;
        }
        complete(&sizes[column], &mut hidden[column]);
    }
    hidden
}

/// Which groups of one column are hidden; the learners of no group are one more of them.
fn hide(sizes: &[u64], without: u64) -> Vec<bool> {
    let mut hidden = hide_small(&[sizes, &[without]].concat());
    hidden.truncate(sizes.len());
    hidden
}

/// A column and the groups of it to hide next.
fn find_leaks(sizes: &[Vec<u64>], hidden: &[Vec<bool>], combinations: &Combinations) -> Option<(usize, Vec<usize>)> {
    let columns = || 0..sizes.len();
    let pairs = columns().flat_map(|inner| columns().map(move |outer| (inner, outer)));
    pairs.filter(|(inner, outer)| inner != outer).find_map(|(inner, outer)| {
        // Where every learner is in a shown group, there is nothing to find out.
        let is_shown = |row: &[u32], column: usize| shown(row, column, hidden).is_some();
        if combinations.iter().all(|(row, _)| is_shown(row, inner)) {
            return None;
        }
        let mut overlaps = Overlaps::new();
        for (row, learners) in combinations {
            *overlaps.entry((shown(row, inner, hidden), shown(row, outer, hidden))).or_default() += learners;
        }
        let leaking = leaks(&overlaps, &sizes[inner], sizes[outer].len());
        (!leaking.is_empty()).then_some((inner, leaking))
    })
}

/// A column and the group of it to hide next, where groups of two columns that share nobody leave a few of all
/// learners: the regions that are shown, and the teams of the others.
fn find_rest(sizes: &[Vec<u64>], hidden: &[Vec<bool>], combinations: &Combinations) -> Option<(usize, Vec<usize>)> {
    let columns = || 0..sizes.len();
    let pairs = columns().flat_map(|first| columns().map(move |second| (first, second)));
    pairs.filter(|(first, second)| first < second).find_map(|(first, second)| {
        let (own, others) = (sizes[first].len(), sizes[second].len());
        let places = |row: &[u32]| (shown(row, first, hidden), shown(row, second, hidden).map(|group| own + group));
        let mut sets = Sets((0..own + others).collect());
        for (row, _) in combinations {
            if let (Some(a), Some(b)) = places(row) {
                sets.join(a, b);
            }
        }
        // Learners of a set in its groups of either column; the column that tells of more is subtracted.
        let mut told = vec![[0_u64; 2]; own + others];
        for (row, learners) in combinations {
            let (a, b) = places(row);
            for (side, place) in [a, b].into_iter().enumerate() {
                if let Some(place) = place {
                    told[sets.of(place)][side] += learners;
                }
            }
        }
        let is_taken = |place: usize| {
            let [a, b] = told[sets.of(place)];
            (place < own) == (a >= b)
        };
        let is_left = |row: &[u32]| {
            let (a, b) = places(row);
            ![a, b].into_iter().flatten().any(is_taken)
        };
        let left: u64 = combinations.iter().filter(|(row, _)| is_left(row)).map(|(_, learners)| learners).sum();
        if !(1..MIN_GROUP).contains(&left) {
            return None;
        }
        let of = |column: usize, offset: usize| {
            let groups = (0..sizes[column].len()).filter(move |group| !hidden[column][*group]);
            groups.map(move |group| (sizes[column][group], column, group, offset + group))
        };
        let taken = of(first, 0).chain(of(second, own)).filter(|(size, .., place)| *size > 0 && is_taken(*place));
        taken.min().map(|(_, column, group, _)| (column, vec![group]))
    })
}

/// The learner's group of a column, when it is shown.
fn shown(row: &[u32], column: usize, hidden: &[Vec<bool>]) -> Option<usize> {
    let group = *row.get(column)? as usize;
    let is_hidden = *hidden.get(column)?.get(group)?;
    (!is_hidden).then_some(group)
}

/// The smallest inner group of each set that gives a few learners away.
///
/// Groups that share learners belong to one set. When the inner groups of a set lie wholly within its outer groups,
/// the outer ones less the inner ones are learners whose inner group is hidden: there must be none, or enough.
fn leaks(overlaps: &Overlaps, sizes: &[u64], outer: usize) -> Vec<usize> {
    let inner = sizes.len();
    let mut sets = Sets((0..inner + outer).collect());
    for (a, b) in overlaps.keys() {
        if let (Some(a), Some(b)) = (a, b) {
            sets.join(*a, inner + *b);
        }
    }
    // Learners of a set outside its inner groups, and outside its outer groups.
    let (mut without_inner, mut without_outer) = (vec![0_u64; inner + outer], vec![0_u64; inner + outer]);
    let mut smallest: Vec<Option<usize>> = vec![None; inner + outer];
    for ((a, b), learners) in overlaps {
        match (a, b) {
            (None, Some(b)) => without_inner[sets.of(inner + *b)] += *learners,
            (Some(a), None) => without_outer[sets.of(*a)] += *learners,
            _ => {}
        }
        if let Some(a) = a {
            let place = &mut smallest[sets.of(*a)];
            let rank = |group: usize| (sizes[group], group);
            *place = Some(place.map_or(*a, |other| if rank(*a) < rank(other) { *a } else { other }));
        }
    }
    let has_leak = |set: &usize| without_outer[*set] == 0 && (1..MIN_GROUP).contains(&without_inner[*set]);
    (0..inner + outer).filter(has_leak).filter_map(|set| smallest[set]).collect()
}

/// Sets that are joined; each number leads to another one of its set, and the first one to itself.
struct Sets(Vec<usize>);

impl Sets {
    fn of(&self, mut member: usize) -> usize {
        while self.0[member] != member {
            member = self.0[member];
        }
        member
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection;
    use proptest::prelude::*;

    use super::*;

    const NONE: u32 = u32::MAX;

    #[test]
    fn a_team_cannot_be_told_from_its_region() {
        // Region 0 has teams 0 (3 learners), 1 (20) and 2 (8); region 1 has teams 3 (4) and 4 (30).
        // Without the regions, teams 0 and 3 would be hidden, and region 0 less teams 1 and 2 would be team 0.
        let rows = [(vec![0, 0], 3), (vec![1, 0], 20), (vec![2, 0], 8), (vec![3, 1], 4), (vec![4, 1], 30)];
        assert_eq!(
            across(&[5], &rows.clone().map(|(row, n)| (row[..1].to_vec(), n))),
            [[true, false, false, true, false]]
        );
        let hidden = across(&[5, 2], &rows);
        assert_eq!(hidden[0], [true, false, true, true, true]);
        assert_eq!(hidden[1], [false, false]);
    }

    #[test]
    fn columns_that_cross_hide_nothing_more() {
        let rows: Vec<(Vec<u32>, u64)> =
            (0..4).flat_map(|team| (0..3).map(move |site| (vec![team, site], 5))).collect();
        assert!(across(&[4, 3], &rows).concat().iter().all(|is_hidden| !is_hidden));
    }

    #[test]
    fn a_few_learners_without_a_team_are_not_told_from_their_region() {
        let rows = [(vec![0, 0], 10), (vec![1, 0], 20), (vec![NONE, 0], 2), (vec![2, 1], 9)];
        let hidden = across(&[3, 2], &rows);
        assert!(hidden[0][0], "the smallest team of region 0 hides the two");
    }

    #[test]
    fn a_few_learners_of_no_group_take_the_smallest_with_them() {
        let hidden = |without: u64| across(&[2], &[(vec![0], 20), (vec![1], 9), (vec![NONE], without)]);
        assert_eq!(hidden(3), [[false, true]]);
        assert_eq!(hidden(5), [[false, false]]);
        assert_eq!(across(&[1], &[(vec![0], 20), (vec![NONE], 1)]), [[true]]);
    }

    #[test]
    fn a_few_learners_of_no_group_in_either_column_are_not_what_is_left() {
        let rows = [(vec![0, NONE], 10), (vec![NONE, 0], 12), (vec![NONE, NONE], 2)];
        assert_eq!(across(&[1, 1], &rows), [[true], [false]]);
    }

    #[test]
    fn all_less_a_region_and_the_teams_of_another_is_not_a_handful() {
        // Region 0 (34) hides its teams 0 and 1, region 1 is hidden with region 2 and shows its teams 2 and 3: all less
        // region 0 and those teams would be region 2.
        let rows = [(vec![0, 0], 4), (vec![1, 0], 30), (vec![2, 1], 6), (vec![3, 1], 20), (vec![4, 2], 3)];
        let hidden = across(&[5, 3], &rows);
        assert_eq!(hidden[1], [false, true, true]);
        assert_eq!(hidden[0], [true, true, true, false, true], "the smaller team is hidden");
    }

    proptest! {
        #[test]
        fn all_less_regions_and_teams_leaves_no_handful(
            rows in collection::vec((0_u32..6, 0_u32..3, 1_u64..9), 1..14),
        ) {
            // Some learners have no team.
            let team_of = |team: u32, region: u32| if team == 0 { NONE } else { team * 3 + region };
            let rows: Vec<(Vec<u32>, u64)> =
                rows.into_iter().map(|(team, region, n)| (vec![team_of(team, region), region], n)).collect();
            let hidden = across(&[18, 3], &rows);
            let is_shown = |team: u32| hidden[0].get(team as usize).is_some_and(|is_hidden| !is_hidden);
            // For each region either itself or its teams, whichever tells of more.
            let mut told = 0;
            for region in 0..3_u32 {
                let within = || rows.iter().filter(|(row, _)| row[1] == region);
                let teams: u64 = within().filter(|(row, _)| is_shown(row[0])).map(|(_, n)| n).sum();
                let whole: u64 = within().map(|(_, n)| n).sum();
                told += if hidden[1][region as usize] { teams } else { whole };
            }
            let all: u64 = rows.iter().map(|(_, n)| n).sum();
            // Where less than that are there, the total itself is of a handful.
            prop_assert!(told == 0 || all == told || all - told >= MIN_GROUP, "{all} less {told}");
        }

        #[test]
        fn no_region_less_its_teams_leaves_a_handful(
            rows in collection::vec((0_u32..8, 0_u32..3, 1_u64..9), 1..20),
        ) {
            // Teams lie within regions: their numbers tell which.
            let rows: Vec<(Vec<u32>, u64)> =
                rows.into_iter().map(|(team, region, n)| (vec![team * 3 + region, region], n)).collect();
            let hidden = across(&[24, 3], &rows);
            for region in (0..3).filter(|region| !hidden[1][*region as usize]) {
                let of = |shown: bool| -> u64 {
                    let within = rows.iter().filter(|(row, _)| row[1] == region);
                    within.filter(|(row, _)| hidden[0][row[0] as usize] != shown).map(|(_, n)| n).sum()
                };
                prop_assert!(of(true) == 0 || of(false) == 0 || of(false) >= MIN_GROUP);
            }
        }
    }
}
