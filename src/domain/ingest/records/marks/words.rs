//! Eight bytes at a time, on any machine.

use super::BLOCK;

/// A byte in every place of a word.
const EVERY: u64 = 0x0101_0101_0101_0101;

/// All bits but the highest of each byte.
const LOWER: u64 = 0x7F * EVERY;

/// The bytes to look for, each in every place of a word.
pub struct Wanted([u64; 4]);

impl Wanted {
    /// Looks for four bytes.
    pub fn new(bytes: [u8; 4]) -> Self {
        Self(bytes.map(|byte| u64::from(byte) * EVERY))
    }

    /// Returns a bit for each byte that is one of them.
    #[inline]
    pub fn of(&self, block: &[u8; BLOCK]) -> u64 {
        let (words, _) = block.as_chunks::<8>();
        let mut marks = 0;
        for (place, word) in words.iter().enumerate() {
            marks |= self.of_word(u64::from_le_bytes(*word)) << (place * 8);
        }
        marks
    }

    /// A bit for each of eight bytes.
    #[inline]
    fn of_word(&self, word: u64) -> u64 {
        // The highest bit of a byte is set where it differs from all that are looked for; no sum carries over, because
        // 0x7F + 0x7F stays within a byte.
        let differs = self.0.iter().fold(u64::MAX, |all, wanted| {
            let difference = word ^ wanted;
            all & (((difference & LOWER) + LOWER) | difference)
        });
        // The product gathers the lowest bits of the eight bytes in its highest byte.
        ((!differs >> 7) & EVERY).wrapping_mul(0x0102_0408_1020_4080) >> 56
    }
}
