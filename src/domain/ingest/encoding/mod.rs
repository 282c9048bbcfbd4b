//! Which encoding a file has, told from its bytes.

mod decoder;
mod guess;
mod magic;
mod tables;

use serde::{Deserialize, Serialize};

use super::error::{Binary, IngestError};

pub use decoder::Decoder;
pub use guess::legacy;

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
}

/// Finds the encoding of a file from its first bytes.
///
/// # Errors
/// [`IngestError::Empty`] and [`IngestError::Binary`].
pub fn detect(head: &[u8]) -> Result<Encoding, IngestError> {
    if head.is_empty() {
        return Err(IngestError::Empty);
    }
    if let Some(found) = magic::known(head) {
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
///
/// Line ends, delimiters and digits are zeros in every script; without this question UTF-16 passes as UTF-8 full of
/// control characters.
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
        check(b"id;Site\n1;Orl\x8Eans", Ok(Encoding::MacRoman));
        let text = "id\tname\n1\tZoë\n";
        check(&utf16(text, u16::to_le_bytes, true), Ok(Encoding::Utf16Le));
        check(&utf16(text, u16::to_be_bytes, true), Ok(Encoding::Utf16Be));
        check(&utf16(text, u16::to_le_bytes, false), Ok(Encoding::Utf16Le));
        check(&utf16(text, u16::to_be_bytes, false), Ok(Encoding::Utf16Be));
    }

    #[test]
    fn utf16_in_another_script_is_told_by_its_commas_and_digits() {
        let text = "номер,имя,состояние\n1,Анна,Да\n2,Иван,Нет\n";
        check(&utf16(text, u16::to_le_bytes, false), Ok(Encoding::Utf16Le));
        check(&utf16(text, u16::to_be_bytes, false), Ok(Encoding::Utf16Be));
    }

    #[test]
    fn an_accent_far_down_the_head_counts_like_one_on_the_first_line() {
        let mut bytes = b"id,site\n".repeat(5_000);
        bytes.extend_from_slice(b"7,Orl\xE9ans\n");
        check(&bytes, Ok(Encoding::Windows1252));
    }

    #[test]
    fn a_dash_of_windows_between_years_is_no_letter_of_the_mac() {
        check(b"id,years\n1,2019\x962020\n", Ok(Encoding::Windows1252));
    }

    #[test]
    fn a_character_cut_at_the_end_of_the_head_is_no_reason_to_doubt_utf8() {
        let text = "Orléan".as_bytes();
        check(&text[..4], Ok(Encoding::Utf8));
    }

    #[test]
    fn files_that_are_no_text_are_refused_by_kind() {
        check(b"", Err(IngestError::Empty));
        refused(b"PK\x03\x04\x14\0\0\0notes.txt", Binary::Archive);
        refused(b"%PDF-1.7\n", Binary::Pdf);
        refused(b"\x89PNG\r\n\x1a\n", Binary::Image);
        refused(b"\xFF\xFE\0\0i\0\0\0", Binary::Other);
        refused(b"\x01\x02\0\0\x03\0\0\0\0ab\0\0", Binary::Other);
        refused(&[7, 8, 1, 2, 3, b'a', b'b'], Binary::Other);
    }
}
