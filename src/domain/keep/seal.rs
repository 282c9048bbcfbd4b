//! A text that proves itself whole: a head line with its revision, the saves it contains, its length and a checksum.
//!
//! ```text
//! uptake-slot 1 12 1f00aa…,83c1… 4711 09d5…
//! { … }
//! ```
//!
//! Checked are the length and the FNV-1a hash of 64 bits over all of it: this finds what was cut off or changed by
//! accident, and is no defence against anyone who means to.

use crate::fnv::Fnv;

/// The first word of a sealed text.
const WORD: &str = "uptake-slot";

/// The version of the head line.
const VERSION: u64 = 1;

/// What stands for no parents.
const NONE: &str = "-";

/// Which save this is: a revision that grows by one with each, and the checksum of what was saved.
///
/// Two pages that did not see each other may save the same revision; the checksum tells them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// The revision, from 1.
    pub rev: u64,
    /// The checksum.
    pub sum: u64,
}

/// What a text turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seal<'a> {
    /// It is whole.
    Whole {
        /// Which save it is.
        stamp: Stamp,
        /// The checksums of the saves that it was made from.
        parents: Vec<u64>,
        /// The text itself.
        body: &'a str,
    },
    /// A newer version of the app sealed it.
    Newer {
        /// The version of its head line.
        version: u64,
    },
    /// It is damaged or something else.
    Broken,
}

/// Seals a text, and tells its stamp.
pub fn seal(rev: u64, parents: &[Stamp], body: &str) -> (Stamp, String) {
    let named: Vec<String> = parents.iter().map(|parent| format!("{:016x}", parent.sum)).collect();
    let parents = if named.is_empty() { NONE.to_owned() } else { named.join(",") };
    let sum = checksum(rev, &parents, body);
    let text = format!("{WORD} {VERSION} {rev} {parents} {} {sum:016x}\n{body}", body.len());
    (Stamp { rev, sum }, text)
}

/// Looks at a text that may be sealed.
pub fn open(text: &str) -> Seal<'_> {
    let (head, body) = text.split_once('\n').map_or((text, None), |(head, body)| (head, Some(body)));
    let words: Vec<&str> = head.split(' ').collect();
    match words.as_slice() {
        [WORD, version, facts @ ..] => match version.parse::<u64>() {
            Ok(VERSION) => body.and_then(|body| whole(facts, body)).unwrap_or(Seal::Broken),
            Ok(version) if version > VERSION => Seal::Newer { version },
            _ => Seal::Broken,
        },
        _ => Seal::Broken,
    }
}

fn whole<'a>(facts: &[&str], body: &'a str) -> Option<Seal<'a>> {
    let [rev, parents, length, sum] = facts else { return None };
    let rev = rev.parse().ok()?;
    let sum = u64::from_str_radix(sum, 16).ok()?;
    let is_whole = length.parse::<usize>().ok() == Some(body.len()) && sum == checksum(rev, parents, body);
    let names = parents.split(',').filter(|name| *name != NONE);
    let parents = names.map(|name| u64::from_str_radix(name, 16)).collect::<Result<Vec<u64>, _>>().ok()?;
    is_whole.then_some(Seal::Whole { stamp: Stamp { rev, sum }, parents, body })
}

fn checksum(rev: u64, parents: &str, body: &str) -> u64 {
    let mut hash = Fnv::default();
    hash.number(rev);
    hash.text(parents);
    hash.text(body);
    hash.value()
}

/// The checksum of a text that is not sealed.
pub(super) fn sum_of(text: &str) -> u64 {
    let mut hash = Fnv::default();
    hash.text(text);
    hash.value()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_sealed_text_is_whole_with_all_that_it_says() {
        let (first, text) = seal(1, &[], "one\ntwo");
        assert_eq!(open(&text), Seal::Whole { stamp: first, parents: vec![], body: "one\ntwo" });
        let (second, text) = seal(2, &[first, Stamp { rev: 1, sum: 5 }], "");
        assert_eq!(open(&text), Seal::Whole { stamp: second, parents: vec![first.sum, 5], body: "" });
        assert!(second > first);
    }

    #[test]
    fn a_newer_seal_is_told_from_a_broken_one() {
        assert_eq!(open("uptake-slot 2 what ever\n{}"), Seal::Newer { version: 2 });
        for broken in
            ["", "\n", "{}", "uptake-slot", "uptake-slot 0 1 - 0 0\n", "uptake-slot 1 1 - 0\n", "x 1 1 - 0 0\n"]
        {
            assert_eq!(open(broken), Seal::Broken, "{broken}");
        }
    }

    proptest! {
        #[test]
        fn no_beginning_of_a_sealed_text_is_whole(rev in 1_u64..2_000, body in ".{0,60}") {
            let (_, text) = seal(rev, &[Stamp { rev: rev - 1, sum: rev }], &body);
            for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
                prop_assert_eq!(open(&text[..end]), Seal::Broken);
            }
        }

        #[test]
        fn a_changed_letter_is_found(body in "[a-z]{1,40}", at in 0_usize..40) {
            let (_, text) = seal(3, &[], &body);
            let at = text.len() - 1 - at.min(body.len() - 1);
            let changed = format!("{}{}{}", &text[..at], '#', &text[at + 1..]);
            prop_assert_eq!(open(&changed), Seal::Broken);
        }

        #[test]
        fn no_text_makes_it_panic(text in "(uptake-slot 1 )?.{0,80}\n?.{0,20}") {
            let _ = open(&text);
        }
    }
}
