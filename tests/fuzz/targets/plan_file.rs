//! Any text as a plan's file: refused with a reason, or a plan that comes back whole from its own export.

use uptake::exchange::envelope::{Loaded, export, load, read, save};

/// Reads a text as a plan's file. What is accepted exports to a file that reads as the same plan and exports to the
/// same bytes, and it comes back from the browser's storage.
pub fn plan_file(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let imported = match read(text) {
        Ok(imported) => imported,
        Err(error) => {
            assert!(!error.to_string().trim().is_empty(), "{error:?} has no words");
            return;
        }
    };
    let exported = export(&imported.plan, imported.rev, &imported.exported_at, &imported.ancestors);
    let again = read(&exported).unwrap_or_else(|error| panic!("the export of a plan is refused: {error}\n{exported}"));
    assert_eq!(again.plan, imported.plan, "another plan comes back");
    assert_eq!((again.rev, &again.exported_at), (imported.rev, &imported.exported_at));
    assert_eq!((again.migrated_from, again.dangling), (None, imported.dangling));
    assert_eq!(
        export(&again.plan, again.rev, &again.exported_at, &again.ancestors),
        exported,
        "another file is written"
    );
    match load(&save(&imported.plan, imported.rev, &imported.exported_at)) {
        Loaded::Ready { plan, rev, .. } => assert_eq!((plan, rev), (imported.plan, imported.rev)),
        other => panic!("a saved plan does not load: {other:?}"),
    }
}
