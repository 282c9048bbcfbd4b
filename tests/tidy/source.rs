//! Reading the tree: files, code without comments and tests, the paths that code names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A text file of the checkout.
#[derive(Clone)]
pub struct Source {
    /// From the root of the checkout, with `/` between folders.
    pub path: String,
    /// All of its text.
    pub text: String,
}

/// Returns the files below `folder` whose name ends in `.{end}`, in the order of their paths.
pub fn files(folder: &str, end: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(&root.join(folder), end, &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let path = path.strip_prefix(root).expect("the file is in the checkout").to_string_lossy().replace('\\', "/");
        Source { path, text }
    };
    found.into_iter().map(read).collect()
}

fn collect(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "node_modules") {
                collect(&path, end, found);
            }
        } else if path.extension().is_some_and(|extension| extension == end) {
            found.push(path);
        }
    }
}

impl Source {
    /// The code: what stands before the tests, which end a file here, without comment lines.
    ///
    /// A comment line becomes an empty one, so that line numbers hold.
    pub fn code(&self) -> String {
        let tests = self.text.find("#[cfg(test)]\nmod ").unwrap_or(self.text.len());
        let code = |line: &str| if line.trim_start().starts_with("//") { String::new() } else { line.to_owned() };
        self.text[..tests].lines().map(code).collect::<Vec<_>>().join("\n")
    }

    /// Every path that the code names, imports written out in full: `crate::store::Store`, `leptos::html`.
    pub fn paths(&self) -> BTreeSet<String> {
        let code = self.code();
        let mut paths = BTreeSet::new();
        for statement in code.split("use ").skip(1) {
            if let Some((tree, _)) = statement.split_once(';') {
                expand("", &tree.split_whitespace().collect::<String>(), &mut paths);
            }
        }
        let is_path = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
        paths.extend(code.split(|letter| !is_path(letter)).filter(|word| word.contains("::")).map(str::to_owned));
        paths
    }
}

/// Writes an import tree out: `a::{b, c::{d, e}}` is `a::b`, `a::c::d` and `a::c::e`.
fn expand(before: &str, tree: &str, paths: &mut BTreeSet<String>) {
    let Some((head, inner)) = tree.split_once('{') else {
        paths.insert(format!("{before}{tree}"));
        return;
    };
    let before = format!("{before}{head}");
    let inner = inner.strip_suffix('}').unwrap_or(inner);
    for branch in split_top(inner, ',') {
        expand(&before, branch, paths);
    }
}

/// Splits at `mark` wherever it stands outside brackets and string literals; empty parts are left out.
pub fn split_top(text: &str, mark: char) -> Vec<&str> {
    let (mut depth, mut quoted, mut escaped) = (0_i32, false, false);
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ if letter == mark && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}

/// Returns the text up to the bracket that closes one opened just before it.
pub fn until_closed(text: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (1_i32, false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

#[test]
fn imports_are_written_out() {
    let text =
        "//! Doc.\nuse crate::{store::Store, ui::{self, field::*}};\n// crate::no\nfn f() { leptos::html::div() }\n";
    let source = Source { path: "x.rs".to_owned(), text: text.to_owned() };
    let wanted = ["crate::store::Store", "crate::ui::field::*", "crate::ui::self", "leptos::html::div"];
    for path in wanted {
        assert!(source.paths().contains(path), "{path} is not in {:?}", source.paths());
    }
    assert!(!source.paths().contains("crate::no"));
}

#[test]
fn splitting_heeds_brackets_and_strings() {
    assert_eq!(split_top(r#"a = f(1, 2), b = "x, \" y""#, ','), ["a = f(1, 2)", r#" b = "x, \" y""#]);
    assert_eq!(until_closed(r#""a)", (b)) rest"#), r#""a)", (b)"#);
}
