//! Bytes to UTF-8, slice by slice: characters may be split between slices, and a byte-order mark is dropped.

use std::ops::Range;
use std::str::from_utf8;

use super::Encoding;
use super::tables::{self, Table};

/// What an unreadable sequence of bytes becomes: U+FFFD.
const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();

/// The byte-order mark in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Decodes a file slice by slice.
///
/// Malformed input is read as the Encoding Standard says, so that two programs see the same text.
pub struct Decoder {
    engine: Engine,
    output: Output,
}

enum Engine {
    Utf8(Utf8),
    Utf16(Utf16),
    Bytes(Box<Table>),
}

/// The text of a slice where it is not the slice itself.
#[derive(Default)]
struct Output {
    text: Vec<u8>,
    malformed: u64,
}

impl Output {
    fn replace(&mut self) {
        self.text.extend_from_slice(REPLACEMENT);
        self.malformed += 1;
    }

    fn push(&mut self, character: char) {
        self.text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

impl Decoder {
    /// Starts at the first byte of a file.
    pub fn new(encoding: Encoding) -> Self {
        let bytes = |characters| Engine::Bytes(Box::new(tables::table(characters)));
        let engine = match encoding {
            Encoding::Utf8 => Engine::Utf8(Utf8::default()),
            Encoding::Utf16Le => Engine::Utf16(Utf16::new(u16::from_le_bytes)),
            Encoding::Utf16Be => Engine::Utf16(Utf16::new(u16::from_be_bytes)),
            Encoding::Windows1252 => bytes(tables::WINDOWS_1252),
            Encoding::Windows1250 => bytes(tables::WINDOWS_1250),
            Encoding::Windows1251 => bytes(tables::WINDOWS_1251),
            Encoding::MacRoman => bytes(tables::MAC_ROMAN),
        };
        Self { engine, output: Output::default() }
    }

    /// Returns the UTF-8 text of the next slice; unreadable bytes become U+FFFD and are counted.
    ///
    /// A slice that is the text already, as in a file of plain ASCII or UTF-8, comes back without being copied.
    pub fn decode<'a>(&'a mut self, slice: &'a [u8], last: bool) -> &'a [u8] {
        self.output.text.clear();
        let as_it_stands = match &mut self.engine {
            Engine::Utf8(utf8) => utf8.read(slice, last, &mut self.output),
            Engine::Utf16(utf16) => {
                utf16.read(slice, last, &mut self.output);
                None
            }
            Engine::Bytes(table) => read_bytes(table, slice, &mut self.output),
        };
        match as_it_stands {
            Some(part) => &slice[part],
            None => &self.output.text,
        }
    }

    /// Returns how many unreadable byte sequences were met so far.
    pub fn malformed(&self) -> u64 {
        self.output.malformed
    }
}

/// UTF-8, with the bytes of a character that the last slice cut.
#[derive(Default)]
struct Utf8 {
    carry: Vec<u8>,
    /// Whether it is known that no byte-order mark is still to come.
    is_begun: bool,
}

impl Utf8 {
    /// Returns which part of the slice is its text, or writes the text out where no part is.
    fn read(&mut self, slice: &[u8], last: bool, output: &mut Output) -> Option<Range<usize>> {
        if !self.carry.is_empty() {
            self.read_joined(slice, last, output);
            return None;
        }
        let start = self.begin(slice, last)?;
        match from_utf8(&slice[start..]) {
            Ok(_) => Some(start..slice.len()),
            Err(error) if error.error_len().is_none() && !last => {
                let end = start + error.valid_up_to();
                self.carry.extend_from_slice(&slice[end..]);
                Some(start..end)
            }
            Err(_) => {
                self.repair(&slice[start..], last, output);
                None
            }
        }
    }

    /// Returns where the text begins: behind a byte-order mark, if there is one. `None` while that is not yet known;
    /// what there is of the mark is kept then.
    fn begin(&mut self, text: &[u8], last: bool) -> Option<usize> {
        if !self.is_begun && !last && text.len() < MARK.len() && MARK.starts_with(text) {
            self.carry.extend_from_slice(text);
            return None;
        }
        let has_mark = !self.is_begun && text.starts_with(MARK);
        self.is_begun = true;
        Some(if has_mark { MARK.len() } else { 0 })
    }

    /// Reads on where the last slice cut a character: the only case in which well-formed text is copied.
    fn read_joined(&mut self, slice: &[u8], last: bool, output: &mut Output) {
        let mut joined = std::mem::take(&mut output.text);
        joined.append(&mut self.carry);
        joined.extend_from_slice(slice);
        let Some(start) = self.begin(&joined, last) else {
            return;
        };
        joined.drain(..start);
        let valid = match from_utf8(&joined) {
            Ok(_) => joined.len(),
            Err(error) if error.error_len().is_none() && !last => error.valid_up_to(),
            Err(_) => return self.repair(&joined, last, output),
        };
        self.carry.extend_from_slice(&joined[valid..]);
        joined.truncate(valid);
        output.text = joined;
    }

    /// Writes a text out with its unreadable bytes replaced.
    fn repair(&mut self, mut text: &[u8], last: bool, output: &mut Output) {
        while let Err(error) = from_utf8(text) {
            let (valid, rest) = text.split_at(error.valid_up_to());
            output.text.extend_from_slice(valid);
            match error.error_len() {
                None if !last => {
                    self.carry.extend_from_slice(rest);
                    return;
                }
                length => {
                    output.replace();
                    text = &rest[length.unwrap_or(rest.len())..];
                }
            }
        }
        output.text.extend_from_slice(text);
    }
}

/// UTF-16 in one order of bytes, with what the last slice cut.
struct Utf16 {
    order: fn([u8; 2]) -> u16,
    /// The first byte of a unit.
    byte: Option<u8>,
    /// The first unit of a pair.
    high: Option<u16>,
    is_begun: bool,
}

impl Utf16 {
    fn new(order: fn([u8; 2]) -> u16) -> Self {
        Self { order, byte: None, high: None, is_begun: false }
    }

    fn read(&mut self, mut slice: &[u8], last: bool, output: &mut Output) {
        output.text.reserve(slice.len() / 2);
        if let (Some(first), [second, rest @ ..]) = (self.byte, slice) {
            self.byte = None;
            slice = rest;
            self.unit((self.order)([first, *second]), output);
        }
        let mut units = slice.chunks_exact(2);
        for unit in units.by_ref() {
            self.unit((self.order)([unit[0], unit[1]]), output);
        }
        if let [byte] = units.remainder() {
            self.byte = Some(*byte);
        }
        if last && (self.byte.take().is_some() | self.high.take().is_some()) {
            output.replace();
        }
    }

    fn unit(&mut self, unit: u16, output: &mut Output) {
        const HIGH: Range<u16> = 0xD800..0xDC00;
        const LOW: Range<u16> = 0xDC00..0xE000;
        let is_mark = !self.is_begun && unit == 0xFEFF;
        self.is_begun = true;
        if is_mark {
            return;
        }
        if let Some(high) = self.high.take() {
            if LOW.contains(&unit) {
                let pair = (u32::from(high - HIGH.start) << 10) + u32::from(unit - LOW.start);
                return output.push(char::from_u32(0x1_0000 + pair).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            output.replace();
        }
        if HIGH.contains(&unit) {
            self.high = Some(unit);
        } else if let Some(character) = char::from_u32(u32::from(unit)) {
            output.push(character);
        } else {
            output.replace();
        }
    }
}

/// Reads an encoding of one byte a character; returns the slice where it is ASCII and so its own text.
fn read_bytes(table: &Table, slice: &[u8], output: &mut Output) -> Option<Range<usize>> {
    if slice.is_ascii() {
        return Some(0..slice.len());
    }
    let mut rest = slice;
    while let Some(at) = rest.iter().position(|byte| !byte.is_ascii()) {
        output.text.extend_from_slice(&rest[..at]);
        output.push(table[usize::from(rest[at] & 0x7F)]);
        rest = &rest[at + 1..];
    }
    output.text.extend_from_slice(rest);
    None
}

#[cfg(test)]
mod tests {
    use encoding_rs::DecoderResult;
    use proptest::prelude::*;
    use proptest::{collection, sample};

    use super::*;

    /// What another implementation of the Encoding Standard makes of the bytes.
    fn reference(bytes: &[u8], encoding: Encoding) -> (Vec<u8>, u64) {
        let standard = match encoding {
            Encoding::Utf8 => encoding_rs::UTF_8,
            Encoding::Utf16Le => encoding_rs::UTF_16LE,
            Encoding::Utf16Be => encoding_rs::UTF_16BE,
            Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
            Encoding::Windows1250 => encoding_rs::WINDOWS_1250,
            Encoding::Windows1251 => encoding_rs::WINDOWS_1251,
            Encoding::MacRoman => encoding_rs::MACINTOSH,
        };
        let mut engine = standard.new_decoder_with_bom_removal();
        let (mut text, mut malformed, mut rest) = (Vec::new(), 0, bytes);
        loop {
            let mut room = vec![0; rest.len() * 3 + 64];
            let (result, read, written) = engine.decode_to_utf8_without_replacement(rest, &mut room, true);
            text.extend_from_slice(&room[..written]);
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => return (text, malformed),
                DecoderResult::OutputFull => panic!("there is room for all of it"),
                DecoderResult::Malformed(..) => {
                    malformed += 1;
                    text.extend_from_slice(REPLACEMENT);
                }
            }
        }
    }

    /// Reads bytes in slices of these sizes, over and over.
    fn decode(bytes: &[u8], encoding: Encoding, sizes: &[usize]) -> (Vec<u8>, u64) {
        let mut decoder = Decoder::new(encoding);
        let (mut text, mut rest) = (Vec::new(), bytes);
        for size in sizes.iter().cycle() {
            let (slice, after) = rest.split_at(rest.len().min(*size));
            rest = after;
            text.extend_from_slice(decoder.decode(slice, rest.is_empty()));
            if rest.is_empty() {
                break;
            }
        }
        (text, decoder.malformed())
    }

    #[test]
    fn text_that_is_utf8_already_is_not_copied() {
        let text = "id;Site\n1;Orléans\n".as_bytes();
        let mut decoder = Decoder::new(Encoding::Utf8);
        assert_eq!(decoder.decode(text, false).as_ptr(), text.as_ptr());
        let cut = "Orlé".as_bytes();
        let decoded = decoder.decode(&cut[..4], false);
        assert_eq!((decoded, decoded.as_ptr()), (b"Orl".as_slice(), cut.as_ptr()));
        assert_eq!(decoder.decode(&cut[4..], true), "é".as_bytes());
        let mut decoder = Decoder::new(Encoding::MacRoman);
        assert_eq!(decoder.decode(b"plain", true), b"plain");
    }

    #[test]
    fn unreadable_bytes_are_replaced_and_counted() {
        let mut decoder = Decoder::new(Encoding::Utf8);
        assert_eq!(decoder.decode(b"a\xE9,b\xE9", true), "a\u{FFFD},b\u{FFFD}".as_bytes());
        assert_eq!(decoder.malformed(), 2);
    }

    #[test]
    fn a_mark_is_dropped_at_the_beginning_only() {
        let bytes = "\u{feff}a\u{feff}".as_bytes();
        assert_eq!(decode(bytes, Encoding::Utf8, &[1]), ("a\u{feff}".as_bytes().to_vec(), 0));
        assert_eq!(decode(bytes, Encoding::Windows1252, &[1]), ("ï»¿aï»¿".as_bytes().to_vec(), 0));
    }

    #[test]
    fn half_a_pair_is_unreadable() {
        let bytes = [0x3C, 0xD8, b'a', 0, 0x89, 0xDF, 0x3C, 0xD8];
        let expected = "\u{FFFD}a\u{FFFD}\u{FFFD}".as_bytes().to_vec();
        assert_eq!(decode(&bytes, Encoding::Utf16Le, &[1]), (expected, 3));
    }

    /// Bytes of which many belong to characters of several bytes, whole or broken.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let telling = vec![
            0x00, 0x41, 0x0A, 0x80, 0x82, 0x89, 0x8E, 0x9F, 0xA0, 0xAC, 0xBB, 0xBF, 0xC3, 0xD8, 0xDC, 0xE2, 0xED, 0xEF,
            0xF0, 0xF4, 0xFE, 0xFF,
        ];
        prop_oneof![collection::vec(any::<u8>(), 0..60), collection::vec(sample::select(telling), 0..60)]
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_slices_are_read_as_another_implementation_reads_them(
            bytes in bytes(),
            encoding in sample::select(Encoding::ALL.to_vec()),
            sizes in collection::vec(1usize..8, 1..6),
        ) {
            prop_assert_eq!(decode(&bytes, encoding, &sizes), reference(&bytes, encoding));
        }

        #[test]
        fn text_in_any_slices_is_read_whole(
            letters in collection::vec(any::<char>(), 0..40),
            sizes in collection::vec(1usize..8, 1..6),
        ) {
            let text: String = letters.into_iter().collect();
            prop_assume!(!text.starts_with('\u{feff}'));
            let expected = (text.as_bytes().to_vec(), 0);
            prop_assert_eq!(&decode(text.as_bytes(), Encoding::Utf8, &sizes), &expected);
            let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            prop_assert_eq!(decode(&utf16, Encoding::Utf16Be, &sizes), expected);
        }
    }
}
