//! Rules of Rust files: headers, sizes, and the direction in which modules may know each other.

use crate::none;
use crate::source::{Source, files};

/// More lines than this are a sign that a file holds a second idea.
const MOST_LINES: usize = 500;

/// Files that may be longer, each with the reason why it is one idea all the same.
const LONG_FILES: [(&str, &str); 0] = [];

/// Where browser crates may be named outside `src/app/platform`, with the reason.
const BROWSER_EXCEPTIONS: [(&str, &str, &str); 1] =
    [("src/app/ui/file_drop.rs", "leptos::web_sys::", "a file input hands over a `File`, and its type needs a name")];

/// Crates that reach the browser.
const BROWSER: [&str; 4] = ["web_sys", "js_sys", "wasm_bindgen", "gloo_"];

/// What the library never touches, so that it is the same everywhere and every test of it is exact.
const NOT_IN_DOMAIN: [&str; 12] = [
    "leptos::",
    "web_sys::",
    "js_sys::",
    "wasm_bindgen::",
    "gloo_",
    "charming::",
    "Utc::now",
    "Local::now",
    "SystemTime::now",
    "Instant::now",
    "rand::",
    "getrandom::",
];

fn all() -> Vec<Source> {
    ["src", "tests", "benches", "examples", "fuzz/fuzz_targets", "xtask/src"]
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        .collect()
}

#[test]
fn every_file_says_in_its_first_line_what_it_is_for() {
    let bare = |source: &Source| !source.text.starts_with("//! ");
    let findings: Vec<_> = all().into_iter().filter(bare).map(|source| source.path).collect();
    none(&findings, "every Rust file opens with a `//!` line that names its one idea:");
}

#[test]
fn no_file_is_longer_than_an_idea() {
    let allowed = |path: &str| LONG_FILES.iter().any(|(file, _)| *file == path);
    let mut findings = Vec::new();
    for source in all() {
        let lines = source.text.lines().count();
        if lines > MOST_LINES && !allowed(&source.path) {
            findings.push(format!("{}: {lines} lines", source.path));
        }
    }
    none(&findings, &format!("more than {MOST_LINES} lines; look for the second idea:"));
}

#[test]
fn the_domain_knows_neither_browser_nor_clock_nor_chance() {
    let findings = naming(&files("src/domain", "rs"), &NOT_IN_DOMAIN, &[]);
    none(&findings, "`today` and new ids are arguments, and the browser is the app's business:");
}

#[test]
fn only_the_platform_layer_knows_the_browser() {
    let outside = |source: &Source| !source.path.starts_with("src/app/platform");
    let app: Vec<_> = files("src/app", "rs").into_iter().filter(outside).collect();
    let findings = naming(&app, &BROWSER, &BROWSER_EXCEPTIONS);
    none(&findings, "browser crates stand in src/app/platform alone, behind functions of ours:");
}

#[test]
fn the_kit_and_the_charts_take_data_and_callbacks_only() {
    let ui = naming(&files("src/app/ui", "rs"), &["crate::store", "crate::features", "uptake::plan"], &[]);
    let chart = naming(&files("src/app/chart", "rs"), &["crate::store", "crate::features"], &[]);
    none(&[ui, chart].concat(), "`ui` knows neither plan nor store, `chart` draws what it is given:");
}

#[test]
fn the_platform_layer_knows_nothing_above_it() {
    let above = ["crate::store", "crate::features", "crate::ui", "crate::chart", "crate::route"];
    let findings = naming(&files("src/app/platform", "rs"), &above, &[]);
    none(&findings, "arrows run from features to store to platform, never back:");
}

#[test]
fn features_do_not_know_each_other() {
    let mut findings = Vec::new();
    for source in files("src/app/features", "rs") {
        let home = feature_of(&source.path);
        for path in source.paths() {
            let other = path.split_once("features::").and_then(|(_, rest)| rest.split("::").next());
            if home.is_some() && other.is_some() && other != home {
                findings.push(format!("{}: {path}", source.path));
            }
        }
    }
    none(&findings, "what two features share belongs into `ui`, `store` or the domain:");
}

/// The feature a file belongs to: the folder or file below `features`; `mod.rs` there gathers all and is none.
fn feature_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/app/features/")?;
    let name = inside.split('/').next()?.trim_end_matches(".rs");
    (name != "mod").then_some(name)
}

#[test]
fn what_a_person_touches_does_not_panic() {
    let mut findings = Vec::new();
    for source in [files("src/app", "rs"), files("src/worker", "rs"), files("src/sheets", "rs")].concat() {
        for (number, line) in source.code().lines().enumerate() {
            if line.contains(".unwrap()") || line.contains(".expect(") {
                findings.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    none(&findings, "say what happened instead of stopping the page:");
}

/// Lists where `sources` name a path with one of `parts` at the start of a segment, except where it is allowed.
fn naming(sources: &[Source], parts: &[&str], exceptions: &[(&str, &str, &str)]) -> Vec<String> {
    let mut findings = Vec::new();
    for source in sources {
        for path in source.paths() {
            let named = parts.iter().any(|part| path.starts_with(part) || path.contains(&format!("::{part}")));
            let allowed = exceptions.iter().any(|(file, start, _)| *file == source.path && path.starts_with(start));
            if named && !allowed {
                findings.push(format!("{}: {path}", source.path));
            }
        }
    }
    findings
}

#[test]
fn a_grouped_import_does_not_hide_what_it_names() {
    let text = "use crate::{store::Store, ui};\nuse leptos::web_sys::File;\n".to_owned();
    let source = [Source { path: "src/app/ui/field.rs".to_owned(), text }];
    assert_eq!(naming(&source, &["crate::store"], &[]).len(), 1);
    assert_eq!(naming(&source, &BROWSER, &[]).len(), 1);
    let allowed = [("src/app/ui/field.rs", "leptos::web_sys::", "")];
    assert!(naming(&source, &BROWSER, &allowed).is_empty());
}
