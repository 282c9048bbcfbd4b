//! Files that people drop by mistake, known by their first bytes.

use crate::ingest::error::Binary;

/// A kind of file and how such files begin, or what is in them.
type Signs = (Binary, &'static [&'static [u8]]);

/// The first bytes of files that are no text.
const STARTS: &[Signs] = &[
    (Binary::Pdf, &[b"%PDF"]),
    (Binary::Image, &[b"\x89PNG", b"GIF8", b"\xFF\xD8\xFF"]),
    (Binary::Archive, &[b"\x1F\x8B", b"7z\xBC\xAF", b"Rar!", b"\x28\xB5\x2F\xFD", b"\xFD7zXZ", b"BZh"]),
    // The last two are UTF-32, which no export uses; its mark begins like that of UTF-16.
    (Binary::Other, &[b"SQLite format 3", b"PAR1", b"\x7FELF", b"\0asm", b"\xFF\xFE\0\0", b"\0\0\xFE\xFF"]),
];

/// What begins a page or data that is text and yet no table. No header of a table begins with `<` or `{`.
const MARKUP: &[Signs] = &[
    (Binary::WebPage, &[b"<!doctype html", b"<html", b"<table"]),
    (Binary::Markup, &[b"<?xml", b"{\"", b"[{", b"[\n"]),
];

/// Workbooks and documents are ZIP archives with telling names inside.
const IN_ZIP: &[Signs] = &[
    (Binary::Workbook, &[b"xl/", b"opendocument.spreadsheet"]),
    (Binary::Document, &[b"word/", b"ppt/", b"opendocument."]),
    (Binary::Workbook, &[b"[Content_Types].xml"]),
];

/// Office wrote compound files before 2007, and wraps files with a password in them to this day; names inside are
/// UTF-16.
const IN_COMPOUND: &[Signs] = &[
    (Binary::LockedWorkbook, &[b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"]),
    (Binary::Document, &[b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", b"P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0"]),
];

/// How far into an archive the names are looked for.
const NEAR: usize = 64 * 1024;

/// Says what a file is when its first bytes tell that it is no table.
pub fn known(head: &[u8]) -> Option<Binary> {
    let begins = |sign: &[u8]| head.starts_with(sign);
    if [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|sign| begins(*sign)) {
        let near = &head[..head.len().min(NEAR)];
        return Some(find(IN_ZIP, |name| contains(near, name)).unwrap_or(Binary::Archive));
    }
    if begins(b"\xD0\xCF\x11\xE0") {
        return Some(find(IN_COMPOUND, |name| contains(head, name)).unwrap_or(Binary::OldWorkbook));
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let is_markup = |sign: &[u8]| text.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
    find(MARKUP, is_markup).or_else(|| find(STARTS, begins))
}

/// The first kind of which a sign holds.
fn find(kinds: &[Signs], holds: impl Fn(&[u8]) -> bool) -> Option<Binary> {
    kinds.iter().find(|(_, signs)| signs.iter().any(|sign| holds(sign))).map(|(kind, _)| *kind)
}

fn contains(head: &[u8], name: &[u8]) -> bool {
    head.windows(name.len()).any(|part| part == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &[u8], expected: Binary) {
        assert_eq!(known(head), Some(expected), "{:?}", String::from_utf8_lossy(head));
    }

    #[test]
    fn archives_are_told_by_what_is_inside() {
        check(b"PK\x03\x04\x14\0\0\0[Content_Types].xml", Binary::Workbook);
        check(b"PK\x03\x04\x14\0\0\0[Content_Types].xml PK\x03\x04xl/workbook.xml", Binary::Workbook);
        check(b"PK\x03\x04\x14\0\0\0[Content_Types].xml PK\x03\x04word/document.xml", Binary::Document);
        check(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Binary::Workbook);
        check(b"PK\x03\x04\x14\0\0\0notes.txt", Binary::Archive);
        check(b"\x1F\x8B\x08\0", Binary::Archive);
    }

    #[test]
    fn workbooks_of_the_old_kind_and_those_with_a_password_are_told_apart() {
        const CFB: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        for (name, expected) in [
            ("", Binary::OldWorkbook),
            ("Workbook", Binary::OldWorkbook),
            ("EncryptedPackage", Binary::LockedWorkbook),
            ("WordDocument", Binary::Document),
            ("PowerPoint Document", Binary::Document),
        ] {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            check(&[CFB, &name].concat(), expected);
        }
    }

    #[test]
    fn pages_and_data_are_no_tables() {
        check(b"<!DOCTYPE html><title>Log in</title>", Binary::WebPage);
        check(b"\xEF\xBB\xBF\n<TABLE><tr>", Binary::WebPage);
        check(b"<?xml version=\"1.0\"?><rows/>", Binary::Markup);
        check(b"{\"statements\": []}", Binary::Markup);
        check(b"[{\"actor\": {}}]", Binary::Markup);
    }

    #[test]
    fn tables_are_none_of_these() {
        for head in [b"id,name\n1,Ana\n".as_slice(), b"[Group],Name\n", b"\xFF\xFEi\0d\0", b""] {
            assert_eq!(known(head), None, "{:?}", String::from_utf8_lossy(head));
        }
    }
}
