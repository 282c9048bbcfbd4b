//! The import as the browser runs it: its marks are found by other instructions there than on the developer's machine.

use uptake::ingest::{Settings, import_bytes};
use wasm_bindgen_test::wasm_bindgen_test;

/// Ids of all lengths move every mark of the row over each place of a block.
#[wasm_bindgen_test]
fn quotes_delimiters_and_line_ends_are_found_in_any_place() {
    const LENGTHS: std::ops::Range<usize> = 1..140;
    for end in ["\n", "\r\n", "\r"] {
        let row = |length: usize| {
            let status = if length.is_multiple_of(2) { "Completed" } else { "\"In progress\"" };
            format!("{},\"Safety \"\"first\"\", again\",{status}{end}", "u".repeat(length))
        };
        let text = format!("learner_id,Course,Status{end}{}", LENGTHS.map(row).collect::<String>());
        let figures = import_bytes(text.as_bytes(), &Settings::default()).expect("readable").figures;
        let expected = LENGTHS.len() as u64;
        assert_eq!((figures.rows, figures.learners, figures.set_aside), (expected, Some(expected), 0), "{end:?}");
        assert_eq!(figures.completed, Some(expected / 2), "{end:?}");
    }
}
