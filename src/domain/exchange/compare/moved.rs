//! Which entries of a list changed their place: the fewest whose move explains the new order.

use std::collections::{HashMap, HashSet};

/// The ids that stand elsewhere among those that both lists have.
///
/// All others are a longest rising row of old places in the new order, so that one entry dragged to another place is
/// one move. No id may be in a list twice.
pub(super) fn moved<'a>(before: &[&'a str], after: &[&'a str]) -> HashSet<&'a str> {
    let old: HashMap<&str, usize> = before.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let kept: Vec<(&'a str, usize)> = after.iter().filter_map(|id| Some((*id, *old.get(id)?))).collect();
    let places: Vec<usize> = kept.iter().map(|(_, at)| *at).collect();
    let staying = longest_rising(&places);
    let stays = |n: &usize| staying.binary_search(n).is_ok();
    kept.iter().enumerate().filter(|(n, _)| !stays(n)).map(|(_, (id, _))| *id).collect()
}

/// The indexes of a longest rising row in `numbers`, in order.
fn longest_rising(numbers: &[usize]) -> Vec<usize> {
    // For each length the index at which a row of that length ends lowest, and for each index the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        previous.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut row = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        row.push(at);
        next = previous[at];
    }
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str, wanted: &str) {
        let old: Vec<&str> = before.split_whitespace().collect();
        let new: Vec<&str> = after.split_whitespace().collect();
        let mut found: Vec<&str> = moved(&old, &new).into_iter().collect();
        found.sort_unstable();
        assert_eq!(found.join(" "), wanted, "{before} → {after}");
    }

    #[test]
    fn the_fewest_entries_are_said_to_have_moved() {
        check("a b c d", "a b c d", "");
        check("a b c d", "b c d a", "a");
        check("a b c d", "d a b c", "d");
        check("a b c d", "a c b d", "c");
        check("", "a", "");
    }

    #[test]
    fn what_came_and_went_moved_nothing() {
        check("a b c d", "x b y d", "");
        check("a b c d", "d x b", "d");
    }
}
