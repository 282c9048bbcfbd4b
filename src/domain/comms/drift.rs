//! Drift: how far a function's version of a message has moved from the shared text (row E3).

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// The share of changed words from which a version tells another story.
const DRIFTED: f64 = 0.25;

/// What became of a piece of text on the way from the shared text to a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same,
    /// In the version only.
    Added,
    /// In the shared text only.
    Removed,
}

/// A run of words with the same fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its fate.
    pub change: Change,
    /// The words, with the spaces behind them.
    pub text: String,
}

/// The difference between the shared text of a message and a function's version.
#[derive(Clone, Debug, PartialEq)]
pub struct Drift {
    /// The version with what was added and removed, in reading order.
    pub pieces: Vec<Piece>,
    /// The share of words that differ: 0 for the same text, 1 for no word in common.
    pub score: f64,
    /// Facts of the shared text that the version no longer states: numbers, dates, times, addresses, merge fields.
    pub lost: Vec<String>,
    /// Facts that only the version states.
    pub new: Vec<String>,
}

impl Drift {
    /// Whether the version says something else: a fact differs, or a quarter of the words.
    pub fn is_drift(&self) -> bool {
        self.facts_differ() || self.score >= DRIFTED
    }

    /// Whether a number, date, time, address or merge field differs.
    pub fn facts_differ(&self) -> bool {
        !self.lost.is_empty() || !self.new.is_empty()
    }
}

/// A word and the white space behind it.
struct Token<'a> {
    word: &'a str,
    whole: &'a str,
}

/// Compares a version with the shared text, word by word; differences in white space do not count.
pub fn drift(shared: &str, version: &str) -> Drift {
    let (old, new) = (tokens(shared), tokens(version));
    let (old_words, new_words) = (words(&old), words(&new));
    let mut pieces = Vec::new();
    let mut same = 0;
    for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
        let (tag, from, to) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            same += count(&new_words[to.clone()]);
            push(&mut pieces, Change::Same, &new[to]);
        } else {
            push(&mut pieces, Change::Removed, &old[from]);
            push(&mut pieces, Change::Added, &new[to]);
        }
    }
    let all = count(&old_words) + count(&new_words);
    let score = if all == 0 { 0.0 } else { 1.0 - 2.0 * same as f64 / all as f64 };
    let (mut lost, mut gained) = (facts(&old), facts(&new));
    let kept = lost.clone();
    lost.retain(|fact| !gained.contains(fact));
    gained.retain(|fact| !kept.contains(fact));
    Drift { pieces, score, lost, new: gained }
}

fn words<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    tokens.iter().map(|token| token.word).collect()
}

/// How many words there are; white space at the start of a text makes a token without one.
fn count(words: &[&str]) -> usize {
    words.iter().filter(|word| !word.is_empty()).count()
}

fn push(pieces: &mut Vec<Piece>, change: Change, tokens: &[Token<'_>]) {
    let text: String = tokens.iter().map(|token| token.whole).collect();
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.change == change => last.text.push_str(&text),
        _ => pieces.push(Piece { change, text }),
    }
}

/// Splits a text at white space; a merge field stays in one token, so `{launch date}` is one word.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word = word_len(rest);
        let space = rest[word..].find(|c: char| !c.is_whitespace()).unwrap_or(rest.len() - word);
        found.push(Token { word: &rest[..word], whole: &rest[..word + space] });
        rest = &rest[word + space..];
    }
    found
}

/// The length in bytes of the word that `text` starts with: to the first white space outside braces on one line.
fn word_len(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            return at;
        }
        let field = if c == '{' { text[at..].find(['}', '\n']) } else { None };
        at += match field {
            Some(end) if text[at + end..].starts_with('}') => end + 1,
            _ => c.len_utf8(),
        };
    }
    at
}

/// The words that state something checkable, without the punctuation around them, each once.
fn facts(tokens: &[Token<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for token in tokens {
        let bare = token.word.trim_matches(|c: char| ".,;:!?()[]\"'“”‘’–—".contains(c));
        let fact = bare.chars().any(|c| c.is_numeric()) || bare.contains(['{', '@']) || bare.contains("://");
        if fact && !found.iter().any(|known| known == bare) {
            found.push(bare.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_text_laid_out_otherwise_is_no_drift() {
        let drift = drift("We start on Monday.\nOne hour a week.", "We start  on Monday. One hour a week.");
        assert_eq!(drift.score, 0.0);
        assert!(!drift.is_drift());
        assert!(drift.pieces.iter().all(|piece| piece.change == Change::Same));
    }

    #[test]
    fn a_changed_number_is_drift_however_small() {
        let drift =
            drift("Keep 60 minutes free each week for the course.", "Keep 30 minutes free each week for the course.");
        assert!(drift.score < DRIFTED);
        assert_eq!((drift.lost.as_slice(), drift.new.as_slice()), (&["60".to_owned()][..], &["30".to_owned()][..]));
        assert!(drift.is_drift());
    }

    #[test]
    fn a_dropped_merge_field_is_a_changed_fact() {
        assert_eq!(drift("Start: {launch date}.", "Start: soon.").lost, ["{launch date}"]);
    }

    #[test]
    fn a_reworded_text_drifts_by_its_share_of_words() {
        let drift = drift("a b c d", "a b x y");
        assert!((drift.score - 0.5).abs() < 1e-12);
        let shown: Vec<_> = drift.pieces.iter().map(|piece| (piece.change, piece.text.trim())).collect();
        assert_eq!(shown, [(Change::Same, "a b"), (Change::Removed, "c d"), (Change::Added, "x y")]);
    }

    #[test]
    fn nothing_against_something_is_all_drift() {
        assert_eq!(drift("", "").score, 0.0);
        assert_eq!(drift("", "new words").score, 1.0);
    }

    proptest! {
        #[test]
        fn what_is_same_or_added_is_the_version(a in "[ab1{} \n]{0,40}", b in "[ab1{} \n]{0,40}") {
            let drift = drift(&a, &b);
            let kept = drift.pieces.iter().filter(|piece| piece.change != Change::Removed);
            prop_assert_eq!(kept.map(|piece| piece.text.as_str()).collect::<String>(), b);
            prop_assert!((0.0..=1.0).contains(&drift.score));
        }
    }
}
