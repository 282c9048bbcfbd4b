//! Files that people drop by mistake, known by their first bytes.

use crate::ingest::error::Binary;

/// The first bytes of files that are no text.
const STARTS: [(&[u8], Binary); 16] = [
    (b"%PDF", Binary::Pdf),
    (b"\x89PNG", Binary::Image),
    (b"GIF8", Binary::Image),
    (b"\xFF\xD8\xFF", Binary::Image),
    (b"\x1F\x8B", Binary::Archive),
    (b"7z\xBC\xAF", Binary::Archive),
    (b"Rar!", Binary::Archive),
    (b"\x28\xB5\x2F\xFD", Binary::Archive),
    (b"\xFD7zXZ", Binary::Archive),
    (b"BZh", Binary::Archive),
    (b"SQLite format 3", Binary::Other),
    (b"PAR1", Binary::Other),
    (b"\x7FELF", Binary::Other),
    (b"\0asm", Binary::Other),
    // UTF-32, which no export uses; its mark begins like that of UTF-16.
    (b"\xFF\xFE\0\0", Binary::Other),
    (b"\0\0\xFE\xFF", Binary::Other),
];

/// What begins a page or data that is text and yet no table. No header of a table begins with `<` or `{`.
const MARKUP: [(&[u8], Binary); 7] = [
    (b"<!doctype html", Binary::WebPage),
    (b"<html", Binary::WebPage),
    (b"<table", Binary::WebPage),
    (b"<?xml", Binary::Markup),
    (b"{\"", Binary::Markup),
    (b"[{", Binary::Markup),
    (b"[\n", Binary::Markup),
];

/// Says what a file is when its first bytes tell that it is no table.
pub fn known(head: &[u8]) -> Option<Binary> {
    if [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|start| head.starts_with(*start)) {
        return Some(zip(head));
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0") {
        return Some(compound(head));
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |name: &[u8]| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let markup = MARKUP.into_iter().find_map(|(start, kind)| begins(start).then_some(kind));
    markup.or_else(|| STARTS.into_iter().find_map(|(start, kind)| head.starts_with(start).then_some(kind)))
}

fn contains(head: &[u8], name: &[u8]) -> bool {
    head.windows(name.len()).any(|part| part == name)
}

/// Workbooks and documents are ZIP archives with telling names inside.
fn zip(head: &[u8]) -> Binary {
    const NEAR: usize = 64 * 1024;
    let head = &head[..head.len().min(NEAR)];
    if contains(head, b"xl/") || contains(head, b"opendocument.spreadsheet") {
        Binary::Workbook
    } else if contains(head, b"word/") || contains(head, b"ppt/") || contains(head, b"opendocument.") {
        Binary::Document
    } else if contains(head, b"[Content_Types].xml") {
        Binary::Workbook
    } else {
        Binary::Archive
    }
}

/// Office wrote compound files before 2007, and wraps files with a password in them to this day; names inside are
/// UTF-16.
fn compound(head: &[u8]) -> Binary {
    let named = |name: &str| contains(head, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    if named("EncryptedPackage") {
        Binary::LockedWorkbook
    } else if named("WordDocument") || named("PowerPoint Document") {
        Binary::Document
    } else {
        Binary::OldWorkbook
    }
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
        let with = |name: &str| {
            let mut head = CFB.to_vec();
            head.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            head
        };
        check(&with("Workbook"), Binary::OldWorkbook);
        check(&with("EncryptedPackage"), Binary::LockedWorkbook);
        check(&with("WordDocument"), Binary::Document);
        check(CFB, Binary::OldWorkbook);
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
