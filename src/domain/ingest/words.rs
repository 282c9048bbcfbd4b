//! What the repeated words of a column mean, looked up once per word.

use crate::adoption::Interner;

/// A memory of words and their meanings.
pub struct Words<T> {
    words: Interner,
    meanings: Vec<T>,
    meaning: fn(&str) -> T,
}

impl<T: Copy> Words<T> {
    /// Starts with no word known.
    pub fn new(meaning: fn(&str) -> T) -> Self {
        Self { words: Interner::default(), meanings: Vec::new(), meaning }
    }

    /// Returns the meaning of a word.
    pub fn meaning(&mut self, word: &[u8]) -> T {
        let id = self.words.intern(word) as usize;
        if id == self.meanings.len() {
            self.meanings.push((self.meaning)(&String::from_utf8_lossy(word)));
        }
        self.meanings[id]
    }
}
