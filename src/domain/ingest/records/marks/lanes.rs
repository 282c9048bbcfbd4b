//! Sixteen bytes at a time, in a browser.

use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128, v128_or};

use super::BLOCK;

/// The bytes to look for, each in every place of a lane.
pub struct Wanted([v128; 4]);

impl Wanted {
    /// Looks for four bytes.
    pub fn new(bytes: [u8; 4]) -> Self {
        Self(bytes.map(|byte| u8x16_splat(byte)))
    }

    /// Returns a bit for each byte that is one of them.
    #[inline]
    #[target_feature(enable = "simd128")]
    pub fn of(&self, block: &[u8; BLOCK]) -> u64 {
        let Self([a, b, c, d]) = *self;
        let (words, _) = block.as_chunks::<8>();
        let (pairs, _) = words.as_chunks::<2>();
        let mut marks = 0;
        for (place, [low, high]) in pairs.iter().enumerate() {
            let lane = u64x2(u64::from_le_bytes(*low), u64::from_le_bytes(*high));
            let ab = v128_or(u8x16_eq(lane, a), u8x16_eq(lane, b));
            let cd = v128_or(u8x16_eq(lane, c), u8x16_eq(lane, d));
            marks |= u64::from(u8x16_bitmask(v128_or(ab, cd))) << (place * 16);
        }
        marks
    }
}
