//! The group of each learner in each cohort column.

use std::collections::HashMap;

use crate::adoption::interner::Interner;

/// No group, in a learner's row of groups.
pub const NO_GROUP: u32 = u32::MAX;

/// The cohort columns of all files read so far.
#[derive(Debug, Default)]
pub struct Groups {
    headers: Vec<String>,
    names: Vec<Interner>,
    /// Group of each learner in each cohort column, learners × columns.
    of: Vec<u32>,
    /// The place here of each cohort column of the file being read.
    places: Vec<usize>,
}

impl Groups {
    /// Takes the cohort columns of the next file in; those of a known header go on.
    pub fn next_file(&mut self, headers: &[String], learners: usize) {
        let before = self.headers.len();
        self.places.clear();
        for header in headers {
            // Within one file, two columns of the same header are two.
            let known = (0..before).find(|place| self.headers[*place] == *header && !self.places.contains(place));
            let place = known.unwrap_or(self.headers.len());
            if known.is_none() {
                self.headers.push(header.clone());
                self.names.push(Interner::default());
            }
            self.places.push(place);
        }
        let width = self.headers.len();
        if width != before && learners > 0 {
            let mut of = vec![NO_GROUP; learners * width];
            for (learner, row) in of.chunks_mut(width).enumerate() {
                let known = self.of.get(learner * before..(learner + 1) * before).unwrap_or_default();
                for (group, known) in row.iter_mut().zip(known) {
                    *group = *known;
                }
            }
            self.of = of;
        }
    }

    /// Makes room for learners.
    pub fn grow(&mut self, learners: usize) {
        self.of.resize(learners * self.headers.len(), NO_GROUP);
    }

    /// Returns whether any of a learner's groups is still unknown.
    #[inline]
    pub fn lacks_any(&self, learner: u32) -> bool {
        let width = self.headers.len();
        let start = learner as usize * width;
        self.of.get(start..start + width).is_some_and(|row| row.contains(&NO_GROUP))
    }

    /// Returns whether a learner's group in a column of the file being read is still unknown.
    pub fn lacks(&self, learner: u32, column: usize) -> bool {
        self.slot(learner, column).is_some_and(|slot| self.of[slot] == NO_GROUP)
    }

    /// Puts a learner into a group of a column of the file being read.
    pub fn set(&mut self, learner: u32, column: usize, group: &[u8]) {
        if let (Some(slot), Some(place)) = (self.slot(learner, column), self.places.get(column)) {
            self.of[slot] = self.names[*place].intern(group);
        }
    }

    fn slot(&self, learner: u32, column: usize) -> Option<usize> {
        let slot = learner as usize * self.headers.len() + self.places.get(column)?;
        (slot < self.of.len()).then_some(slot)
    }

    /// Returns the header and the names of the groups of each column.
    pub fn columns(&self) -> impl Iterator<Item = (&String, &Interner)> {
        self.headers.iter().zip(&self.names)
    }

    /// Returns the groups of each learner, by column; nothing where there is no column.
    pub fn rows(&self) -> impl Iterator<Item = &[u32]> {
        self.of.chunks(self.headers.len().max(1))
    }

    /// Returns how many learners there are of each combination of groups.
    pub fn combinations(&self) -> Vec<(Vec<u32>, u64)> {
        let mut counts: HashMap<&[u32], u64> = HashMap::new();
        for row in self.rows() {
            *counts.entry(row).or_default() += 1;
        }
        counts.into_iter().map(|(row, learners)| (row.to_vec(), learners)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_file_adds_columns_and_goes_on_with_known_ones() {
        let mut groups = Groups::default();
        groups.next_file(&["Team".to_owned()], 0);
        groups.grow(2);
        groups.set(0, 0, b"North");
        groups.next_file(&["Region".to_owned(), "Team".to_owned()], 2);
        assert!(groups.lacks(0, 0) && !groups.lacks(0, 1) && groups.lacks(1, 1));
        groups.set(1, 1, b"North");
        groups.set(1, 0, b"EMEA");
        let rows: Vec<&[u32]> = groups.rows().collect();
        assert_eq!(rows, [[0, NO_GROUP], [0, 0]]);
        assert!(!groups.lacks(0, 7), "a column that is none lacks nothing");
    }
}
