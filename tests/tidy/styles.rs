//! Rules of style sheets: every rule is in a layer, so that order of files never decides what wins.

use crate::none;
use crate::source::files;

/// What may stand outside a layer: it orders layers, imports, or cannot be in one.
const OUTSIDE: [&str; 7] = ["@layer", "@import", "@charset", "@page", "@property", "@font-face", "@view-transition"];

#[test]
fn every_rule_is_in_a_layer() {
    let mut findings = Vec::new();
    for source in files("style", "css") {
        for start in top_level(&without_comments(&source.text)) {
            if !OUTSIDE.iter().any(|allowed| start.starts_with(allowed)) {
                findings.push(format!("{}: {start}", source.path));
            }
        }
    }
    none(&findings, "wrap it in the file's `@layer`:");
}

#[test]
fn every_style_sheet_is_imported() {
    let sheets = files("style", "css");
    let all: String = sheets.iter().map(|sheet| without_comments(&sheet.text)).collect();
    let mut findings = Vec::new();
    for path in sheets.into_iter().map(|sheet| sheet.path).filter(|path| path != "style/main.css") {
        let imported = format!("{}\"", path.trim_start_matches("style/"));
        if !all.contains(&imported) {
            findings.push(path);
        }
    }
    none(&findings, "name it in style/main.css, or it is on no page:");
}

/// Returns the first words of every statement and block that stands in no other.
fn top_level(css: &str) -> Vec<String> {
    let (mut depth, mut start, mut found) = (0_usize, 0, Vec::new());
    for (at, letter) in css.char_indices() {
        match letter {
            '{' => {
                if depth == 0 {
                    found.push(css[start..at].trim().to_owned());
                }
                depth += 1;
            }
            '}' => {
                depth = depth.saturating_sub(1);
                start = at + 1;
            }
            ';' if depth == 0 => {
                found.push(css[start..at].trim().to_owned());
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or("").to_owned();
    parts.filter_map(|part| part.split_once("*/")).fold(first, |text, (_, rest)| text + rest)
}

#[test]
fn a_rule_beside_its_layer_is_found() {
    let css = without_comments("/* x { */ @layer a, b; @layer a { p { color: red } } h1 { margin: 0 }");
    assert_eq!(top_level(&css), ["@layer a, b", "@layer a", "h1"]);
}
