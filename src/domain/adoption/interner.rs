//! Text to small number and back: every repeated text of a file is stored once, in one block of memory.

/// Hands out ids `0, 1, 2, …` for distinct byte strings.
///
/// Open addressing over one arena: no allocation per text, and a cheap hash, because the texts are ids and names
/// from a person's own file and not an attacker's.
#[derive(Debug, Default)]
pub struct Interner {
    arena: Vec<u8>,
    /// Where each text ends in the arena.
    ends: Vec<usize>,
    /// `(upper half of the hash, id + 1)`; an id of 0 marks a free slot. The length is a power of two.
    slots: Vec<(u32, u32)>,
}

impl Interner {
    /// Returns how many distinct texts were seen.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns whether nothing was seen yet.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the text behind an id; empty for an id this interner never gave out.
    pub fn text(&self, id: u32) -> &[u8] {
        let id = id as usize;
        let start = match id {
            0 => 0,
            _ => self.ends.get(id - 1).copied().unwrap_or_default(),
        };
        let end = self.ends.get(id).copied().unwrap_or(start);
        &self.arena[start..end]
    }

    /// Returns the text behind an id as a string, unreadable bytes replaced.
    pub fn string(&self, id: u32) -> String {
        String::from_utf8_lossy(self.text(id)).into_owned()
    }

    /// Returns the id of a text, a new one when the text is new.
    pub fn intern(&mut self, text: &[u8]) -> u32 {
        if self.slots.len() < (self.ends.len() + 1) * 2 {
            self.grow();
        }
        let hash = hash(text);
        let tag = (hash >> 32) as u32;
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (slot_tag, id_plus_one) = self.slots[at];
            if id_plus_one == 0 {
                let id = self.ends.len() as u32;
                self.arena.extend_from_slice(text);
                self.ends.push(self.arena.len());
                self.slots[at] = (tag, id + 1);
                return id;
            }
            if slot_tag == tag && self.text(id_plus_one - 1) == text {
                return id_plus_one - 1;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        let mut slots = vec![(0, 0); size];
        for id in 0..self.ends.len() as u32 {
            let hash = hash(self.text(id));
            let mut at = hash as usize & (size - 1);
            while slots[at].1 != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = ((hash >> 32) as u32, id + 1);
        }
        self.slots = slots;
    }
}

/// Multiply-and-fold over eight bytes at a time; the length is mixed in so that trailing zeros count.
fn hash(text: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |state: u64, word: [u8; 8]| {
        let product = (state ^ u64::from_le_bytes(word)).wrapping_mul(K);
        product ^ (product >> 29)
    };
    let (words, rest) = text.as_chunks::<8>();
    let state = words.iter().fold((text.len() as u64).wrapping_mul(K), |state, word| mix(state, *word));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let state = mix(state, last);
    state ^ (state >> 32)
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
}
