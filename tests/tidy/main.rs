//! Tidiness is a test: rules of the house that no compiler checks, each with its reason.
//!
//! `code` holds those of Rust files (headers, sizes, who may know whom), `styles` those of style sheets, `language`
//! those of the texts, `bench` those of the measurement. A rule collects everything it finds before it fails, so that
//! one run tells all.

mod bench;
mod code;
mod language;
mod source;
mod styles;

/// Fails with every finding on its own line.
fn none(findings: &[String], rule: &str) {
    assert!(findings.is_empty(), "{rule}\n  {}\n", findings.join("\n  "));
}
