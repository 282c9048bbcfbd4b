//! A small growing set of indices: the weeks a learner was active in, the steps they started.

/// Set of indices from 0 up; the first 64 need no allocation.
#[derive(Clone, Debug, Default)]
pub struct Bits {
    first: u64,
    /// A slice and not a vector, so that a set without it is as small as can be.
    rest: Box<[u64]>,
}

impl Bits {
    /// Adds an index and returns whether it is new.
    #[inline]
    pub fn insert(&mut self, index: usize) -> bool {
        let word = match index / 64 {
            0 => &mut self.first,
            n => {
                if self.rest.len() < n {
                    self.grow(n);
                }
                &mut self.rest[n - 1]
            }
        };
        let bit = 1 << (index % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    #[cold]
    fn grow(&mut self, words: usize) {
        let mut rest = std::mem::take(&mut self.rest).into_vec();
        rest.resize(words, 0);
        self.rest = rest.into_boxed_slice();
    }

    /// Looks at the set, for nothing but to have it at hand.
    #[inline]
    pub fn glance(&self) -> u64 {
        self.first
    }

    /// Returns how many indices are in the set.
    pub fn len(&self) -> usize {
        let ones = |word: &u64| word.count_ones() as usize;
        ones(&self.first) + self.rest.iter().map(ones).sum::<usize>()
    }

    /// Returns the indices of the set in order.
    pub fn indices(&self) -> impl Iterator<Item = usize> {
        let words = std::iter::once(&self.first).chain(&*self.rest).enumerate();
        words.flat_map(|(place, word)| ones(*word).map(move |bit| place * 64 + bit))
    }
}

/// Returns the places of the bits that are set, in order.
pub fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (word != 0).then(|| word.trailing_zeros() as usize)?;
        word &= word - 1;
        Some(place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_new_once() {
        let mut bits = Bits::default();
        for index in [0, 63, 64, 65, 200] {
            assert!(bits.insert(index), "{index} is new");
            assert!(!bits.insert(index), "{index} is known");
        }
        assert_eq!(bits.len(), 5);
        assert_eq!(bits.indices().collect::<Vec<_>>(), [0, 63, 64, 65, 200]);
    }
}
