//! Any text as the data of a link, and as what a link is made of: refused with a reason, or the very plan of the file.

use uptake::exchange::envelope::{Imported, MAX_FILE, export, read};
use uptake::exchange::link::{LinkError, MAX_DATA, MAX_TEXT, decode, encode};

/// Opens a text as the data of a link, and makes a link of it as of a plan's file.
///
/// What opens goes into a link again and comes back as it was; what a link is made of opens from it as from the file.
pub fn link(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    match decode(text) {
        Ok(imported) => goes_round(&imported),
        Err(error) => assert!(!error.to_string().trim().is_empty(), "{error:?} has no words"),
    }
    if text.trim().len() > MAX_DATA {
        assert_eq!(decode(text), Err(LinkError::TooLong), "more than any link that is handed out");
    }
    let Ok(data) = encode(text) else { return };
    assert!(data.len() <= MAX_DATA, "{} characters are handed out", data.len());
    assert!(data.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{data} breaks an address");
    match (read(text), decode(&data)) {
        (Ok(imported), Ok(linked)) => {
            assert_eq!(linked, imported, "another plan comes out of the link");
            goes_round(&imported);
        }
        (Err(_), Err(LinkError::NoPlan(_))) => {}
        (_, linked) => assert!(
            text.len() > MAX_TEXT.min(MAX_FILE),
            "the link says {linked:?} of what is as a file {:?}",
            read(text).err()
        ),
    }
}

/// Asserts that a plan goes into a link, where it fits, and comes back whole.
fn goes_round(imported: &Imported) {
    let file = export(&imported.plan, imported.rev, &imported.exported_at, &imported.ancestors);
    let Ok(data) = encode(&file) else { return };
    let linked = decode(&data).unwrap_or_else(|error| panic!("the link to a plan does not open: {error}\n{file}"));
    assert_eq!(linked.plan, imported.plan, "another plan comes back");
    assert_eq!((linked.rev, &linked.exported_at), (imported.rev, &imported.exported_at));
    assert_eq!((linked.ancestors, linked.dangling), (imported.ancestors.clone(), imported.dangling.clone()));
}
