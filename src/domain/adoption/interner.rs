//! Text to small number and back: every repeated text of a file is stored once, in one block of memory.

use std::hint::black_box;

/// Hands out ids `0, 1, 2, …` for distinct byte strings.
///
/// Open addressing over one arena: no allocation per text, and a cheap hash, because the texts are ids and names
/// from a person's own file and not an attacker's.
#[derive(Debug, Default)]
pub struct Interner {
    arena: Vec<u8>,
    /// Where each text is, by id.
    spans: Vec<Span>,
    /// At most half of them are taken; their number is a power of two.
    slots: Vec<Slot>,
}

/// Where a text is in the arena.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: usize,
    end: usize,
}

/// A place of the table; an `id_plus_one` of 0 marks a free one.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// See [`tag`].
    tag: u64,
    id_plus_one: u32,
    /// Where the text is; here too, so that finding one costs no look at another table.
    span: Span,
}

impl Slot {
    fn new(id: u32, tag: u64, span: Span) -> Self {
        Self { tag, id_plus_one: id + 1, span }
    }
}

impl Interner {
    /// Returns how many distinct texts were seen.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Returns whether nothing was seen yet.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Returns the text behind an id; empty for an id this interner never gave out.
    pub fn text(&self, id: u32) -> &[u8] {
        self.spans.get(id as usize).map_or(&[], |span| self.at(*span))
    }

    fn at(&self, span: Span) -> &[u8] {
        self.arena.get(span.start..span.end).unwrap_or_default()
    }

    /// Returns the text behind an id as a string, unreadable bytes replaced.
    pub fn string(&self, id: u32) -> String {
        String::from_utf8_lossy(self.text(id)).into_owned()
    }

    /// Returns the id of a text, a new one when the text is new.
    pub fn intern(&mut self, text: &[u8]) -> u32 {
        let hash = hash(text);
        match self.find(text, hash) {
            Ok(id) => id,
            Err(free) => self.insert(text, tag(text, hash), free),
        }
    }

    /// Returns the ids of texts that were seen before.
    ///
    /// The places of all are looked at before any text is told apart, so that the waits for memory overlap.
    pub fn find_all<'t>(&self, texts: impl Iterator<Item = Option<&'t [u8]>> + Clone) -> Vec<Option<u32>> {
        let mask = self.slots.len().wrapping_sub(1);
        let hashes: Vec<u64> = texts.clone().map(|text| text.map_or(0, hash)).collect();
        let tags = hashes.iter().filter_map(|hash| self.slots.get(*hash as usize & mask)).map(|slot| slot.tag);
        black_box(tags.fold(0, |all, tag| all ^ tag));
        let find = |(text, hash): (Option<&[u8]>, u64)| text.and_then(|text| self.find(text, hash).ok());
        texts.zip(hashes).map(find).collect()
    }

    /// Finds the id of a text, or else the free slot that would be its own.
    #[inline]
    fn find(&self, text: &[u8], hash: u64) -> Result<u32, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        let tag = tag(text, hash);
        while let Some(slot) = self.slots.get(at) {
            if slot.id_plus_one == 0 {
                break;
            }
            let is_long = text.len() > SHORT;
            let has_length = slot.span.end - slot.span.start == text.len();
            if slot.tag == tag && has_length && (!is_long || is_same(self.at(slot.span), text)) {
                return Ok(slot.id_plus_one - 1);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    #[cold]
    fn insert(&mut self, text: &[u8], tag: u64, free: usize) -> u32 {
        let id = self.spans.len() as u32;
        let start = self.arena.len();
        self.arena.extend_from_slice(text);
        let span = Span { start, end: self.arena.len() };
        self.spans.push(span);
        if self.slots.len() < self.spans.len() * 2 {
            self.grow();
        } else {
            self.slots[free] = Slot::new(id, tag, span);
        }
        id
    }

    /// Doubles the table and gives every text its place in it.
    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        let mut slots = vec![Slot::default(); size];
        for (id, span) in (0..).zip(&self.spans) {
            let text = self.at(*span);
            let hash = hash(text);
            let mut at = hash as usize & (size - 1);
            while slots[at].id_plus_one != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = Slot::new(id, tag(text, hash), *span);
        }
        self.slots = slots;
    }
}

/// Texts of at most so many bytes are told apart by tag and length alone.
const SHORT: usize = 8;

/// A short text itself, and the hash of a longer one, so that most other texts are told apart without a look at the
/// arena.
#[inline]
fn tag(text: &[u8], hash: u64) -> u64 {
    if text.len() > SHORT { hash } else { word(text) }
}

/// A text of at most eight bytes as a number; texts of one length have numbers of their own.
#[inline]
fn word(text: &[u8]) -> u64 {
    match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        _ => text.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

/// Multiply-and-fold over eight bytes at a time, the last of them anew where a text is no multiple of eight long, so
/// that no byte is looked at alone; the length is mixed in so that trailing zeros count.
#[inline]
fn hash(text: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |state: u64, word: u64| {
        let product = (state ^ word).wrapping_mul(K);
        product ^ (product >> 29)
    };
    let length = (text.len() as u64).wrapping_mul(K);
    let state = match text.last_chunk::<8>() {
        Some(last) if text.len() > SHORT => {
            let (words, _) = text.as_chunks::<8>();
            let state = words.iter().fold(length, |state, word| mix(state, u64::from_le_bytes(*word)));
            mix(state, u64::from_le_bytes(*last))
        }
        _ => mix(length, word(text)),
    };
    mix(state, 0)
}

/// Whether two texts are the same, eight bytes at a time and the last eight anew: in wasm the standard library compares
/// one by one.
#[inline]
fn is_same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let word = |word: &[u8; 8]| u64::from_le_bytes(*word);
    let Some((last_a, last_b)) = a.last_chunk::<8>().zip(b.last_chunk::<8>()) else { return a == b };
    let ((words_a, _), (words_b, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    word(last_a) == word(last_b) && words_a.iter().zip(words_b).all(|(a, b)| word(a) == word(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_the_same_id() {
        let mut interner = Interner::default();
        assert_eq!(interner.intern(b"1.1"), 0);
        assert_eq!(interner.intern(b"1.10"), 1);
        assert_eq!(interner.intern(b""), 2);
        assert_eq!(interner.intern(b"1.1"), 0);
        assert_eq!(interner.len(), 3);
        assert_eq!(interner.text(1), b"1.10");
        assert_eq!(interner.text(2), b"");
    }

    #[test]
    fn many_texts_survive_growing() {
        let mut interner = Interner::default();
        for n in 0..5_000u32 {
            assert_eq!(interner.intern(format!("learner-{n}").as_bytes()), n);
        }
        for n in 0..5_000u32 {
            assert_eq!(interner.intern(format!("learner-{n}").as_bytes()), n);
            assert_eq!(interner.string(n), format!("learner-{n}"));
        }
    }

    #[test]
    fn texts_looked_up_together_have_the_ids_they_were_given() {
        let mut interner = Interner::default();
        assert_eq!(interner.find_all([Some(b"a".as_slice()), None].into_iter()), [None, None], "nothing is known yet");
        let texts: Vec<String> = (0..300).map(|n| format!("learner-{n}")).collect();
        texts.iter().for_each(|text| _ = interner.intern(text.as_bytes()));
        let asked = texts.iter().rev().map(|text| Some(text.as_bytes())).chain([None, Some(b"another".as_slice())]);
        let expected: Vec<Option<u32>> = (0..300).rev().map(Some).chain([None, None]).collect();
        assert_eq!(interner.find_all(asked), expected);
    }

    #[test]
    fn texts_of_every_length_are_told_apart() {
        let mut interner = Interner::default();
        let text: Vec<u8> = (0..64).map(|n| b'a' + n % 3).collect();
        // All beginnings, then all with one byte changed: in each place of words and rests.
        let mut texts: Vec<Vec<u8>> = (0..=text.len()).map(|length| text[..length].to_vec()).collect();
        for length in 1..=text.len() {
            for place in 0..length {
                let mut changed = text[..length].to_vec();
                changed[place] = 0;
                texts.push(changed);
            }
        }
        for (id, text) in (0..).zip(&texts) {
            assert_eq!(interner.intern(text), id, "{text:?} is new");
        }
        for (id, text) in (0..).zip(&texts) {
            assert_eq!(interner.intern(text), id, "{text:?} is known");
        }
    }

    #[test]
    fn an_id_never_given_out_has_no_text() {
        assert_eq!(Interner::default().text(0), b"");
    }
}
