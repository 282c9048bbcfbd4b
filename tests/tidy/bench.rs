//! Rules of the measurement against other readers: all readers get the practice that Uptake's worker gives itself.

use crate::source::files;

/// What is read for practice, and how often: where the worker has it, and its name.
const PRACTICE: [(&str, &str); 2] = [("src/domain/ingest/preview.rs", "HEAD"), ("src/worker/desk.rs", "ROUNDS")];

#[test]
fn other_readers_practise_as_much_as_the_worker_does() {
    let page = text_of("benches/browser/page.js");
    for (path, name) in PRACTICE {
        let own = constant(&text_of(path), name).unwrap_or_else(|| panic!("{path} has no {name}"));
        assert_eq!(constant(&page, name), Some(own), "{name} of benches/browser/page.js, beside that of {path}");
    }
}

fn text_of(path: &str) -> String {
    let (folder, file) = path.rsplit_once('/').expect("the path names a folder");
    let (_, end) = file.rsplit_once('.').expect("the file has an ending");
    let found = files(folder, end).into_iter().find(|source| source.path == path);
    found.unwrap_or_else(|| panic!("{path} is not there")).text
}

/// What a constant is set to, in Rust (`const A: usize = 1;`) and in JavaScript (`const A = 1;`).
fn constant(text: &str, name: &str) -> Option<String> {
    let declared = |line: &str| {
        let rest = line.trim_start_matches("pub ").strip_prefix("const ")?.strip_prefix(name)?;
        let (before, value) = rest.split_once('=')?;
        let is_whole_name = before.starts_with([':', ' ']);
        is_whole_name.then(|| value.trim().trim_end_matches(';').to_owned())
    };
    text.lines().find_map(declared)
}

#[test]
fn a_constant_is_read_in_both_languages() {
    assert_eq!(constant("let a = 1;\npub const HEAD: usize = 1 << 20;\n", "HEAD").as_deref(), Some("1 << 20"));
    assert_eq!(constant("const HEADER = 2;\nconst HEAD = 3;\n", "HEAD").as_deref(), Some("3"));
    assert_eq!(constant("const HEADER = 2;\n", "HEAD"), None);
}
