//! Bytes to UTF-8: which encoding a file has, and a decoder that takes it slice by slice.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder as Engine, DecoderResult};
use serde::{Deserialize, Serialize};

use super::error::{Binary, IngestError};

/// The encodings an export can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Western European Windows.
    Windows1252,
    /// Central European Windows.
    Windows1250,
    /// Cyrillic Windows.
    Windows1251,
    /// Western European of older Macs.
    MacRoman,
}

impl Encoding {
    /// Every encoding, in the order to offer them.
    pub const ALL: [Self; 7] = [
        Self::Utf8,
        Self::Windows1252,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::MacRoman,
        Self::Windows1250,
        Self::Windows1251,
    ];

    /// The encoding's usual name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Windows1250 => "windows-1250",
            Self::Windows1251 => "windows-1251",
            Self::MacRoman => "macintosh",
        }
    }

    fn engine(self) -> Engine {
        let encoding = match self {
            Self::Utf8 => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Windows1250 => encoding_rs::WINDOWS_1250,
            Self::Windows1251 => encoding_rs::WINDOWS_1251,
            Self::MacRoman => encoding_rs::MACINTOSH,
        };
        encoding.new_decoder_with_bom_removal()
    }
}

/// Finds the encoding of a file from its first bytes.
///
/// # Errors
/// [`IngestError::Empty`] and [`IngestError::Binary`].
pub fn detect(head: &[u8]) -> Result<Encoding, IngestError> {
    if head.is_empty() {
        return Err(IngestError::Empty);
    }
    if let Some(found) = magic(head) {
        return Err(IngestError::Binary { found });
    }
    if head.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return Ok(Encoding::Utf8);
    }
    if head.starts_with(&[0xFF, 0xFE]) {
        return Ok(Encoding::Utf16Le);
    }
    if head.starts_with(&[0xFE, 0xFF]) {
        return Ok(Encoding::Utf16Be);
    }
    if head.contains(&0) {
        return utf16_without_mark(head).ok_or(IngestError::Binary { found: Binary::Other });
    }
    let controls = head.iter().filter(|byte| matches!(byte, 0x01..=0x08 | 0x0E..=0x1F)).count();
    if controls * 50 > head.len() {
        return Err(IngestError::Binary { found: Binary::Other });
    }
    match std::str::from_utf8(head) {
        Ok(_) => Ok(Encoding::Utf8),
        // The head may end in the middle of a character.
        Err(error) if error.error_len().is_none() => Ok(Encoding::Utf8),
        Err(_) => Ok(legacy(head)),
    }
}

/// The half of the bytes that is zero tells the byte order of Latin text in UTF-16.
fn utf16_without_mark(head: &[u8]) -> Option<Encoding> {
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = head.len() / 2;
    if odd > even * 10 && odd * 10 > pairs {
        Some(Encoding::Utf16Le)
    } else if even > odd * 10 && even * 10 > pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Guesses the encoding of a text that is no UTF-8.
///
/// A handful of accents is too little for a detector: Windows-1252 is by far the most likely then.
pub fn legacy(text: &[u8]) -> Encoding {
    const ENOUGH: usize = 24;
    if text.iter().filter(|byte| !byte.is_ascii()).take(ENOUGH).count() < ENOUGH {
        return Encoding::Windows1252;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(text, true);
    match detector.guess(None, Utf8Detection::Deny).name() {
        "windows-1250" | "ISO-8859-2" => Encoding::Windows1250,
        "windows-1251" => Encoding::Windows1251,
        _ => Encoding::Windows1252,
    }
}

/// Knows the first bytes of files that people drop by mistake.
fn magic(head: &[u8]) -> Option<Binary> {
    const STARTS: [(&[u8], Binary); 13] = [
        (b"%PDF", Binary::Pdf),
        (b"\x89PNG", Binary::Image),
        (b"GIF8", Binary::Image),
        (b"\xFF\xD8\xFF", Binary::Image),
        (b"\xD0\xCF\x11\xE0", Binary::Workbook),
        (b"\x1F\x8B", Binary::Archive),
        (b"7z\xBC\xAF", Binary::Archive),
        (b"Rar!", Binary::Archive),
        (b"\x28\xB5\x2F\xFD", Binary::Archive),
        (b"BZh", Binary::Archive),
        (b"SQLite format 3", Binary::Other),
        (b"\x7FELF", Binary::Other),
        (b"\0asm", Binary::Other),
    ];
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let within = |name: &[u8]| head[..head.len().min(8192)].windows(name.len()).any(|part| part == name);
        let is_workbook = within(b"[Content_Types].xml") || within(b"xl/") || within(b"opendocument.spreadsheet");
        return Some(if is_workbook { Binary::Workbook } else { Binary::Archive });
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let tag = |name: &[u8]| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    if tag(b"<!doctype html") || tag(b"<html") || tag(b"<table") {
        return Some(Binary::WebPage);
    }
    STARTS.into_iter().find_map(|(start, kind)| head.starts_with(start).then_some(kind))
}

/// Decodes a file slice by slice; characters may be split between slices, and a byte-order mark is dropped.
pub struct Decoder {
    engine: Engine,
    text: Vec<u8>,
    malformed: u64,
}

impl Decoder {
    /// Starts at the first byte of a file.
    pub fn new(encoding: Encoding) -> Self {
        Self { engine: encoding.engine(), text: Vec::new(), malformed: 0 }
    }

    /// Returns the UTF-8 text of the next slice; unreadable bytes become U+FFFD and are counted.
    pub fn decode(&mut self, mut slice: &[u8], last: bool) -> &[u8] {
        const ROOM: usize = 64;
        const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();
        let wanted = self.engine.max_utf8_buffer_length_without_replacement(slice.len()).unwrap_or(slice.len());
        if self.text.len() < wanted + ROOM {
            self.text.resize(wanted + ROOM, 0);
        }
        let mut length = 0;
        loop {
            let (result, read, written) =
                self.engine.decode_to_utf8_without_replacement(slice, &mut self.text[length..], last);
            slice = &slice[read..];
            length += written;
            match result {
                DecoderResult::InputEmpty => return &self.text[..length],
                DecoderResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                DecoderResult::Malformed(..) => {
                    self.malformed += 1;
                    let end = length + REPLACEMENT.len();
                    if self.text.len() < end + ROOM {
                        self.text.resize(end * 2 + ROOM, 0);
                    }
                    self.text[length..end].copy_from_slice(REPLACEMENT);
                    length = end;
                }
            }
        }
    }

    /// Returns how many unreadable byte sequences were met so far.
    pub fn malformed(&self) -> u64 {
        self.malformed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, order: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
    }

    fn check(bytes: &[u8], expected: Result<Encoding, IngestError>) {
        assert_eq!(detect(bytes), expected);
    }

    fn refused(bytes: &[u8], found: Binary) {
        check(bytes, Err(IngestError::Binary { found }));
    }

    #[test]
    fn encodings_are_told_by_mark_or_by_content() {
        check("id;Site\n1;Orléans".as_bytes(), Ok(Encoding::Utf8));
        check(b"\xEF\xBB\xBFid;Site", Ok(Encoding::Utf8));
        check(b"id;Site\n1;Orl\xE9ans", Ok(Encoding::Windows1252));
        let text = "id\tname\n1\tZoë\n";
        check(&utf16(text, u16::to_le_bytes, true), Ok(Encoding::Utf16Le));
        check(&utf16(text, u16::to_be_bytes, true), Ok(Encoding::Utf16Be));
        check(&utf16(text, u16::to_le_bytes, false), Ok(Encoding::Utf16Le));
        check(&utf16(text, u16::to_be_bytes, false), Ok(Encoding::Utf16Be));
    }

    #[test]
    fn a_character_cut_at_the_end_of_the_head_is_no_reason_to_doubt_utf8() {
        let text = "Orléan".as_bytes();
        check(&text[..4], Ok(Encoding::Utf8));
    }

    #[test]
    fn files_that_are_no_text_are_refused_by_kind() {
        check(b"", Err(IngestError::Empty));
        refused(b"PK\x03\x04\x14\0\0\0[Content_Types].xml", Binary::Workbook);
        refused(b"PK\x03\x04\x14\0\0\0notes.txt", Binary::Archive);
        refused(b"%PDF-1.7\n", Binary::Pdf);
        refused(b"\x89PNG\r\n\x1a\n", Binary::Image);
        refused(b"<!DOCTYPE html><title>Log in</title>", Binary::WebPage);
        refused(b"\x01\x02\0\0\x03\0\0\0\0ab\0\0", Binary::Other);
        refused(&[7, 8, 1, 2, 3, b'a', b'b'], Binary::Other);
    }

    #[test]
    fn slices_may_cut_a_character_or_the_mark() {
        let text = "id;Naïve\n1;Zoë 🎉\n";
        for (encoding, bytes) in [
            (Encoding::Utf16Le, utf16(text, u16::to_le_bytes, true)),
            (Encoding::Utf16Be, utf16(text, u16::to_be_bytes, false)),
            (Encoding::Utf8, format!("\u{feff}{text}").into_bytes()),
        ] {
            let mut decoder = Decoder::new(encoding);
            let mut decoded = Vec::new();
            for byte in &bytes {
                decoded.extend_from_slice(decoder.decode(&[*byte], false));
            }
            decoded.extend_from_slice(decoder.decode(&[], true));
            assert_eq!(String::from_utf8_lossy(&decoded), text, "{encoding:?}");
            assert_eq!(decoder.malformed(), 0);
        }
    }

    #[test]
    fn unreadable_bytes_are_replaced_and_counted() {
        let mut decoder = Decoder::new(Encoding::Utf8);
        assert_eq!(decoder.decode(b"a\xE9,b\xE9", true), "a\u{FFFD},b\u{FFFD}".as_bytes());
        assert_eq!(decoder.malformed(), 2);
    }
}
