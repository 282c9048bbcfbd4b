//! Which files of an import have learners in common: ids of two systems look alike and name nobody twice.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Files that are told apart; those beyond are not watched.
const MOST: u32 = 64;

/// Who stands in which of the files.
#[derive(Debug, Default)]
pub struct Met {
    /// Files begun.
    files: u32,
    /// A mark of each learner, with a bit for each file.
    learners: HashMap<u64, u64>,
}

impl Met {
    /// Goes on with the next file.
    pub fn next_file(&mut self) {
        self.files = self.files.saturating_add(1);
    }

    /// Takes in that a learner stands in the file.
    pub fn add(&mut self, learner: &[u8]) {
        let Some(file) = self.files.checked_sub(1).filter(|file| *file < MOST) else { return };
        let mut hasher = DefaultHasher::new();
        learner.hash(&mut hasher);
        *self.learners.entry(hasher.finish()).or_default() |= 1 << file;
    }

    /// Returns the files, in the order they came, of whose learners none stands in another one.
    pub fn apart(&self) -> Vec<usize> {
        let all = |files: u64, other: &u64| files | other;
        let naming = self.learners.values().fold(0, all);
        let shared = self.learners.values().filter(|files| files.count_ones() > 1).fold(0, all);
        let apart = if naming.count_ones() > 1 { naming & !shared } else { 0 };
        (0..MOST).filter(|file| (apart >> file) & 1 == 1).map(|file| file as usize).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(files: &[&[&str]]) -> Vec<usize> {
        let mut met = Met::default();
        for file in files {
            met.next_file();
            file.iter().for_each(|learner| met.add(learner.as_bytes()));
        }
        met.apart()
    }

    #[test]
    fn one_learner_in_common_is_enough() {
        assert_eq!(apart(&[&["u1", "u2"], &["u2", "u3"]]), [0; 0]);
        assert_eq!(apart(&[&["u1"], &["e7"]]), [0, 1]);
        assert_eq!(apart(&[&["u1"], &["e7"], &["u1", "u9"]]), [1]);
    }

    #[test]
    fn a_file_that_names_nobody_is_not_apart() {
        assert_eq!(apart(&[&["u1"], &[]]), [0; 0]);
        assert_eq!(apart(&[&["u1"]]), [0; 0]);
    }
}
