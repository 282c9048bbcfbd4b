//! The FNV-1a hash of 64 bits (Fowler, Noll & Vo): no secret, but the same in every version.

/// A hash in the making.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Takes one byte in.
    pub fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    /// Takes a text in, and where it ends.
    pub fn text(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.byte(byte));
        self.byte(0xff);
    }

    /// Takes a number in.
    pub fn number(&mut self, number: u64) {
        number.to_le_bytes().into_iter().for_each(|byte| self.byte(byte));
    }

    /// The hash of all that was taken in.
    pub fn value(self) -> u64 {
        self.0
    }
}

/// The hash of a text as sixteen hexadecimal digits.
pub fn hex(text: &str) -> String {
    let mut hash = Fnv::default();
    text.bytes().for_each(|byte| hash.byte(byte));
    format!("{:016x}", hash.value())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published test vectors of the hash: <http://www.isthe.com/chongo/tech/comp/fnv/>.
    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(hex(""), "cbf29ce484222325");
        assert_eq!(hex("a"), "af63dc4c8601ec8c");
        assert_eq!(hex("foobar"), "85944171f73967e8");
    }

    #[test]
    fn where_a_text_ends_is_part_of_the_hash() {
        let of = |texts: &[&str]| {
            let mut hash = Fnv::default();
            texts.iter().for_each(|text| hash.text(text));
            hash.value()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
    }
}
