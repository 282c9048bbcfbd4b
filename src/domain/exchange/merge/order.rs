//! In which order the entries of two lists stand when the lists become one.

use std::collections::{HashMap, HashSet};

/// Whose order a merged list follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    /// Ours: only we changed it, or nobody did.
    Ours,
    /// Theirs: only they changed it.
    Theirs,
    /// Both changed it, each in another way.
    Either,
}

/// Whose order to follow; no entry may be in a list twice. Without a base, two orders differ like any two answers.
///
/// Only what all the lists have tells an order: what was added or taken out moved nothing.
pub(super) fn follows(base: Option<&[&str]>, ours: &[&str], theirs: &[&str]) -> Follows {
    let common = common(base, ours, theirs);
    let row = |list: &[&str]| list.iter().filter_map(|entry| common.get(entry).copied()).collect::<Vec<usize>>();
    let (our_row, their_row) = (row(ours), row(theirs));
    if our_row == their_row {
        return Follows::Ours;
    }
    match base.map(row) {
        Some(base_row) if base_row == our_row => Follows::Theirs,
        Some(base_row) if base_row == their_row => Follows::Ours,
        _ => Follows::Either,
    }
}

/// What all the lists have, each with a number that stands for it.
fn common<'a>(base: Option<&[&'a str]>, ours: &[&'a str], theirs: &[&'a str]) -> HashMap<&'a str, usize> {
    let in_theirs: HashSet<&str> = theirs.iter().copied().collect();
    let in_base: Option<HashSet<&str>> = base.map(|base| base.iter().copied().collect());
    let is_common = |entry: &str| in_theirs.contains(entry) && in_base.as_ref().is_none_or(|base| base.contains(entry));
    ours.iter().copied().filter(|entry| is_common(entry)).enumerate().map(|(n, entry)| (entry, n)).collect()
}

/// The entries that are `kept`, in the order of `first`; what only `second` has stands behind what it follows there.
pub(super) fn woven<'a>(first: &[&'a str], second: &[&'a str], kept: impl Fn(&str) -> bool) -> Vec<&'a str> {
    let in_first: HashSet<&str> = first.iter().copied().filter(|entry| kept(entry)).collect();
    let mut behind: HashMap<Option<&str>, Vec<&'a str>> = HashMap::new();
    let mut last = None;
    for entry in second.iter().copied().filter(|entry| kept(entry)) {
        if in_first.contains(entry) {
            last = Some(entry);
        } else {
            behind.entry(last).or_default().push(entry);
        }
    }
    let mut woven = behind.remove(&None).unwrap_or_default();
    for entry in first.iter().copied().filter(|entry| in_first.contains(entry)) {
        woven.push(entry);
        woven.extend(behind.remove(&Some(entry)).unwrap_or_default());
    }
    woven
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    #[test]
    fn the_side_that_reordered_is_followed() {
        let check = |base: &str, ours: &str, theirs: &str, wanted| {
            assert_eq!(follows(Some(&list(base)), &list(ours), &list(theirs)), wanted, "{base} | {ours} | {theirs}");
        };
        check("a b c", "a b c", "a b c", Follows::Ours);
        check("a b c", "c a b", "a b c", Follows::Ours);
        check("a b c", "a b c", "c a b", Follows::Theirs);
        check("a b c", "b a c", "c a b", Follows::Either);
        check("a b c", "b a c", "b a c", Follows::Ours);
        // Adding and taking out is no reordering.
        check("a b c", "x a c", "b a c", Follows::Ours);
        check("a b c", "x a b c", "b a c", Follows::Theirs);
    }

    #[test]
    fn without_a_base_two_orders_differ() {
        assert_eq!(follows(None, &list("a b"), &list("b a")), Follows::Either);
        assert_eq!(follows(None, &list("a b"), &list("a x b")), Follows::Ours);
    }

    #[test]
    fn additions_stay_behind_what_they_follow() {
        let check = |first: &str, second: &str, gone: &str, wanted: &str| {
            assert_eq!(woven(&list(first), &list(second), |entry| !gone.contains(entry)), list(wanted));
        };
        check("a b", "a x y b", "", "a x y b");
        check("a b", "x a b y", "", "x a b y");
        check("a p b", "a x b", "", "a x p b");
        check("a b", "a x b", "a", "x b");
        check("", "x y", "", "x y");
    }
}
