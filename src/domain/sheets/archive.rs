//! What is in a workbook's archive, and whether it stays within bounds, before anything of it is read.
//!
//! A small file can inflate to more than any memory holds. So the directory at the end of the ZIP is read first (PKWARE
//! APPNOTE 6.3.10, sections 4.3.12 to 4.3.16): the sizes it gives must be within bounds, and then each part is inflated
//! once without being kept, and not a byte further than the directory says.

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::{MOST_BYTES, SheetsError};

/// A workbook of a hundred sheets has a few hundred parts.
const MOST_PARTS: u64 = 10_000;

/// How much a part may grow when it is inflated. Sheets grow up to a hundredfold; DEFLATE can do 1,032.
const MOST_RATIO: u64 = 500;

/// Parts that inflate to less than this may be packed as tightly as they like, in bytes.
const RATIO_FROM: u64 = 1_000_000;

/// The start of a compound file: the format of old workbooks, and the envelope of protected ones.
const COMPOUND: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

const END_OF_DIRECTORY: &[u8] = b"PK\x05\x06";
const WIDE_LOCATOR: &[u8] = b"PK\x06\x07";
const WIDE_END: &[u8] = b"PK\x06\x06";
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";
const LOCAL_HEADER: &[u8] = b"PK\x03\x04";

const STORED: u64 = 0;
const DEFLATED: u64 = 8;

/// A file inside the archive, as the directory tells of it.
#[derive(Debug)]
struct Part {
    /// In lower case.
    name: String,
    is_encrypted: bool,
    method: u64,
    /// Bytes in the archive.
    packed: u64,
    /// Bytes once inflated.
    size: u64,
    /// Where its local header begins.
    start: u64,
}

/// Makes sure that a file is a workbook that can be opened without harm.
///
/// # Errors
/// Why it cannot: another kind of file, protected, too large, or not what its directory says.
pub fn check(bytes: &[u8]) -> Result<(), SheetsError> {
    if bytes.starts_with(&COMPOUND) {
        return Err(compound(bytes));
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Err(SheetsError::TooLarge);
    }
    let parts = parts(bytes)?;
    check_kind(&parts)?;
    check_sizes(bytes.len() as u64, &parts)?;
    let mut buffer = vec![0_u8; 1 << 16];
    parts.iter().try_for_each(|part| inflate(bytes, part, &mut buffer))
}

/// A compound file is an old workbook, unless it holds an encrypted package ([MS-OFFCRYPTO] 2.3).
fn compound(bytes: &[u8]) -> SheetsError {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|part| part == name) { SheetsError::Protected } else { SheetsError::Legacy }
}

/// Tells a workbook from the other things that are archives.
fn check_kind(parts: &[Part]) -> Result<(), SheetsError> {
    let has = |name: &str| parts.iter().any(|part| part.name == name);
    let is_workbook = has("[content_types].xml") && parts.iter().any(|part| part.name.starts_with("xl/"));
    if parts.iter().any(|part| part.is_encrypted) {
        Err(SheetsError::Protected)
    } else if has("xl/workbook.bin") {
        Err(SheetsError::BinaryFormat)
    } else if is_workbook {
        Ok(())
    } else if has("mimetype") && has("content.xml") {
        Err(SheetsError::OpenDocument)
    } else {
        Err(SheetsError::NoWorkbook)
    }
}

fn check_sizes(length: u64, parts: &[Part]) -> Result<(), SheetsError> {
    let sum = |of: fn(&Part) -> u64| parts.iter().fold(0_u64, |sum, part| sum.saturating_add(of(part)));
    if sum(|part| part.size) > MOST_BYTES {
        return Err(SheetsError::TooLarge);
    }
    // Parts that lie over each other are a way to say much with few bytes.
    let is_overlapping = sum(|part| part.packed) > length;
    let is_tight = |part: &Part| part.size > RATIO_FROM && part.size / MOST_RATIO > part.packed;
    if is_overlapping || parts.iter().any(is_tight) { Err(SheetsError::Suspicious) } else { Ok(()) }
}

/// Inflates a part into nothing, to see that it is as large as it should be.
fn inflate(bytes: &[u8], part: &Part, buffer: &mut [u8]) -> Result<(), SheetsError> {
    let packed = packed(bytes, part).ok_or(SheetsError::Damaged)?;
    match part.method {
        STORED if part.packed == part.size => return Ok(()),
        STORED => return Err(SheetsError::Suspicious),
        DEFLATED => {}
        _ => return Err(SheetsError::Damaged),
    }
    let mut decoder = DeflateDecoder::new(packed);
    let mut inflated = 0_u64;
    loop {
        match decoder.read(buffer) {
            Ok(0) => return Ok(()),
            Ok(length) => inflated += length as u64,
            Err(_) => return Err(SheetsError::Damaged),
        }
        if inflated > part.size {
            return Err(SheetsError::Suspicious);
        }
    }
}

/// The bytes of a part as they lie in the archive.
fn packed<'a>(bytes: &'a [u8], part: &Part) -> Option<&'a [u8]> {
    let start = usize::try_from(part.start).ok()?;
    let header = bytes.get(start..).filter(|rest| rest.starts_with(LOCAL_HEADER))?;
    let begin = 30 + place(header, 26, 2)? + place(header, 28, 2)?;
    let end = begin.checked_add(usize::try_from(part.packed).ok()?)?;
    header.get(begin..end)
}

/// Reads the directory.
fn parts(bytes: &[u8]) -> Result<Vec<Part>, SheetsError> {
    let (start, count) = directory(bytes).ok_or(SheetsError::Damaged)?;
    if count > MOST_PARTS {
        return Err(SheetsError::Suspicious);
    }
    let mut rest = bytes.get(start..).unwrap_or_default();
    let mut parts = Vec::new();
    for _ in 0..count {
        let (part, length) = entry(rest).ok_or(SheetsError::Damaged)?;
        rest = rest.get(length..).unwrap_or_default();
        parts.push(part);
    }
    Ok(parts)
}

/// Where the directory begins, and how many parts it lists.
fn directory(bytes: &[u8]) -> Option<(usize, u64)> {
    // The record at the end is 22 bytes and a comment of at most 65,535.
    let tail = bytes.len().saturating_sub(22 + 65_535);
    let found = bytes.get(tail..)?.windows(4).rposition(|part| part == END_OF_DIRECTORY)?;
    let end = tail + found;
    let record = bytes.get(end..)?;
    let (count, start) = (number(record, 10, 2)?, number(record, 16, 4)?);
    if count < 0xFFFF && start < 0xFFFF_FFFF {
        return Some((usize::try_from(start).ok()?, count));
    }
    let locator = bytes.get(end.checked_sub(20)?..)?.strip_prefix(WIDE_LOCATOR)?;
    let wide = bytes.get(place(locator, 4, 8)?..)?;
    if !wide.starts_with(WIDE_END) {
        return None;
    }
    Some((place(wide, 48, 8)?, number(wide, 32, 8)?))
}

/// Reads an entry of the directory, and how many bytes it takes.
fn entry(bytes: &[u8]) -> Option<(Part, usize)> {
    if !bytes.starts_with(DIRECTORY_ENTRY) {
        return None;
    }
    let (name, extra, comment) = (place(bytes, 28, 2)?, place(bytes, 30, 2)?, place(bytes, 32, 2)?);
    let extra_from = 46 + name;
    let mut wide = wide_numbers(bytes.get(extra_from..extra_from + extra)?);
    // What does not fit into four bytes stands in the extra field, in this order.
    let mut narrow_or_wide = |narrow: u64| if narrow == 0xFFFF_FFFF { wide.next() } else { Some(narrow) };
    let size = narrow_or_wide(number(bytes, 24, 4)?)?;
    let packed = narrow_or_wide(number(bytes, 20, 4)?)?;
    let start = narrow_or_wide(number(bytes, 42, 4)?)?;
    let part = Part {
        name: String::from_utf8_lossy(bytes.get(46..extra_from)?).replace('\\', "/").to_lowercase(),
        is_encrypted: number(bytes, 8, 2)? & 1 == 1,
        method: number(bytes, 10, 2)?,
        packed,
        size,
        start,
    };
    Some((part, extra_from + extra + comment))
}

/// The eight-byte numbers of an entry's extra field (section 4.5.3), none where it has none.
fn wide_numbers(extra: &[u8]) -> impl Iterator<Item = u64> {
    let mut rest = extra;
    let mut field: &[u8] = &[];
    while let (Some(kind), Some(length)) = (number(rest, 0, 2), place(rest, 2, 2)) {
        let Some(content) = rest.get(4..4 + length) else { break };
        if kind == 1 {
            field = content;
            break;
        }
        rest = rest.get(4 + length..).unwrap_or_default();
    }
    field.chunks_exact(8).filter_map(|bytes| number(bytes, 0, 8))
}

/// A number of up to eight bytes, the low one first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(length)?)?;
    Some(part.iter().rev().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)))
}

/// A number that says where something is, or how long.
fn place(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    number(bytes, at, length).and_then(|number| usize::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKBOOK: &[u8] = include_bytes!("../../../tests/fixtures/workbooks/adoption.xlsx");

    /// The workbook with one field of a part's directory entry overwritten.
    fn forged(part: &str, field: usize, value: u32) -> Vec<u8> {
        let mut bytes = WORKBOOK.to_vec();
        let at = |bytes: &[u8]| {
            let is_entry = |at: &usize| {
                let entry = &bytes[*at..];
                entry.starts_with(DIRECTORY_ENTRY) && entry[46..].starts_with(part.as_bytes())
            };
            (0..bytes.len()).find(is_entry).expect("the part is listed")
        };
        let from = at(&bytes) + field;
        bytes[from..from + 4].copy_from_slice(&value.to_le_bytes());
        bytes
    }

    const SIZE: usize = 24;
    const SHEET: &str = "xl/worksheets/sheet2.xml";

    /// A directory of parts with these names, sizes and packed sizes, and nothing before it.
    fn directory_of(parts: &[(&str, u32, u32)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (name, size, packed) in parts {
            let mut entry = [0; 46];
            entry[..4].copy_from_slice(DIRECTORY_ENTRY);
            entry[10] = 8;
            entry[20..24].copy_from_slice(&packed.to_le_bytes());
            entry[24..28].copy_from_slice(&size.to_le_bytes());
            entry[28..30].copy_from_slice(&(name.len() as u16).to_le_bytes());
            bytes.extend_from_slice(&entry);
            bytes.extend_from_slice(name.as_bytes());
        }
        let mut end = [0; 22];
        end[..4].copy_from_slice(END_OF_DIRECTORY);
        end[10..12].copy_from_slice(&(parts.len() as u16).to_le_bytes());
        bytes.extend_from_slice(&end);
        bytes
    }

    #[test]
    fn a_workbook_is_let_through() {
        assert_eq!(check(WORKBOOK), Ok(()));
    }

    #[test]
    fn a_bomb_is_refused_by_what_its_directory_says() {
        assert_eq!(check(&forged(SHEET, SIZE, 400_000_000)), Err(SheetsError::TooLarge));
        assert_eq!(check(&forged(SHEET, SIZE, 250_000_000)), Err(SheetsError::Suspicious), "a thousandfold");
    }

    #[test]
    fn a_part_that_inflates_further_than_it_says_is_refused() {
        assert_eq!(check(&forged(SHEET, SIZE, 100)), Err(SheetsError::Suspicious));
    }

    #[test]
    fn sizes_that_add_up_to_more_than_the_bound_are_too_large() {
        let sheet = ("xl/worksheets/sheet1.xml", 200_000_000, 1_000_000);
        let bytes = directory_of(&[("[Content_Types].xml", 100, 50), sheet, sheet]);
        assert_eq!(check(&bytes), Err(SheetsError::TooLarge));
    }

    #[test]
    fn parts_that_lie_over_each_other_are_suspicious() {
        let bytes = directory_of(&[("[Content_Types].xml", 100, 50), ("xl/workbook.xml", 900_000, 900_000)]);
        assert_eq!(check(&bytes), Err(SheetsError::Suspicious));
    }

    #[test]
    fn an_archive_of_thousands_of_parts_is_suspicious() {
        let parts = vec![("xl/workbook.xml", 1, 1); 20_000];
        assert_eq!(check(&directory_of(&parts)), Err(SheetsError::Suspicious));
    }

    #[test]
    fn other_archives_are_told_apart() {
        let refused = |names: &[&str], reason| {
            let parts: Vec<_> = names.iter().map(|name| (*name, 1, 1)).collect();
            assert_eq!(check(&directory_of(&parts)), Err(reason), "{names:?}");
        };
        refused(&["[Content_Types].xml", "xl/workbook.bin"], SheetsError::BinaryFormat);
        refused(&["mimetype", "content.xml", "styles.xml"], SheetsError::OpenDocument);
        refused(&["[Content_Types].xml", "word/document.xml"], SheetsError::NoWorkbook);
        refused(&["export.csv"], SheetsError::NoWorkbook);
    }

    #[test]
    fn protected_and_old_workbooks_are_told_apart() {
        let mut old = COMPOUND.to_vec();
        old.extend([0; 600]);
        assert_eq!(check(&old), Err(SheetsError::Legacy));
        old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(check(&old), Err(SheetsError::Protected));
    }

    #[test]
    fn a_file_that_breaks_off_is_damaged() {
        for length in [0, 4, 100, WORKBOOK.len() / 2, WORKBOOK.len() - 23] {
            assert_eq!(check(&WORKBOOK[..length]), Err(SheetsError::Damaged), "{length} bytes");
        }
    }

    #[test]
    fn sizes_in_eight_bytes_are_read_too() {
        let mut extra = vec![9, 9, 2, 0, 7, 7, 1, 0, 16, 0];
        extra.extend(5_000_000_000_u64.to_le_bytes());
        extra.extend(6_u64.to_le_bytes());
        assert_eq!(wide_numbers(&extra).collect::<Vec<_>>(), [5_000_000_000, 6]);
        assert_eq!(wide_numbers(&[9, 9, 50, 0]).count(), 0);
    }
}
