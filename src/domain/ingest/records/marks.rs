//! Where in 64 bytes of text something may begin or end: quotes, line ends, delimiters, found eight bytes at a time.

/// How many bytes are looked at together.
pub const BLOCK: usize = 64;

/// A byte in every place of a word.
const EVERY: u64 = 0x0101_0101_0101_0101;

/// All bits but the highest of each byte.
const LOWER: u64 = 0x7F * EVERY;

/// The bytes to look for, each in every place of a word.
pub struct Marks {
    wanted: [u64; 4],
}

impl Marks {
    /// Looks for a delimiter, quotes and line ends.
    pub fn new(delimiter: u8) -> Self {
        Self { wanted: [delimiter, b'"', b'\r', b'\n'].map(|byte| u64::from(byte) * EVERY) }
    }

    /// Returns a bit for each byte of a block that is one of those looked for, the first byte's the lowest.
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
        let differs = self.wanted.iter().fold(u64::MAX, |all, wanted| {
            let difference = word ^ wanted;
            all & (((difference & LOWER) + LOWER) | difference)
        });
        // The product gathers the lowest bits of the eight bytes in its highest byte.
        ((!differs >> 7) & EVERY).wrapping_mul(0x0102_0408_1020_4080) >> 56
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_in_every_place_is_told_apart() {
        let marks = Marks::new(b';');
        for byte in 0..=u8::MAX {
            for around in [0, b'a', b';', 0xFF] {
                let is_mark = |byte: u8| matches!(byte, b';' | b'"' | b'\r' | b'\n');
                for place in 0..BLOCK {
                    let mut block = [around; BLOCK];
                    block[place] = byte;
                    let expected = (0..BLOCK).fold(0, |bits, place| bits | u64::from(is_mark(block[place])) << place);
                    assert_eq!(marks.of(&block), expected, "{byte} at {place} among {around}");
                }
            }
        }
    }
}
