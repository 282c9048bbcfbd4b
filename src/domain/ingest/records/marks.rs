//! Where in 64 bytes of text something may begin or end: quotes, line ends, delimiters.
//!
//! In the browser sixteen bytes are looked at together (simd128), elsewhere eight.

#[cfg(target_family = "wasm")]
mod lanes;
#[cfg(not(target_family = "wasm"))]
mod words;

#[cfg(target_family = "wasm")]
use lanes::Wanted;
#[cfg(not(target_family = "wasm"))]
use words::Wanted;

/// How many bytes are looked at together.
pub const BLOCK: usize = 64;

/// The bytes to look for.
pub struct Marks(Wanted);

impl Marks {
    /// Looks for a delimiter, quotes and line ends.
    pub fn new(delimiter: u8) -> Self {
        Self(Wanted::new([delimiter, b'"', b'\r', b'\n']))
    }

    /// Returns a bit for each byte of a block that is one of those looked for, the first byte's the lowest.
    #[inline]
    #[cfg_attr(target_family = "wasm", target_feature(enable = "simd128"))]
    pub fn of(&self, block: &[u8; BLOCK]) -> u64 {
        self.0.of(block)
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
