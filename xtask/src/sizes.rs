//! `cargo xtask sizes`: what the page weighs on the wire, against a budget that fails the build when broken.

use crate::{offline, run, seal};
use anyhow::{Result, bail};
use std::io::Write as _;
use std::path::Path;

/// A share of `dist/` that is fetched together.
struct Share {
    name: &'static str,
    /// Whether a file belongs here, by its path inside `dist/` with `/` between folders.
    holds: fn(&str) -> bool,
    /// What it may weigh at most, in kilobytes (1,000 bytes) of brotli; the build fails above it.
    limit: Option<u64>,
}

/// A file belongs to the first share that holds it.
const SHARES: [Share; 8] = [
    Share { name: "worker", holds: |path| path.starts_with("worker"), limit: Some(222) },
    Share { name: "workbooks", holds: |path| path.starts_with("sheets"), limit: None },
    Share { name: "charts", holds: |path| path.starts_with("charts-"), limit: Some(215) },
    Share { name: "screens", holds: |path| path.starts_with("part-"), limit: None },
    Share { name: "offline and rescue", holds: is_beside, limit: None },
    Share { name: "first load", holds: is_first_load, limit: Some(250) },
    Share { name: "samples", holds: |path| path.contains("sample"), limit: None },
    Share { name: "rest", holds: |_| true, limit: None },
];

/// The service worker, which is fetched once the page stands, and the page that needs no app.
fn is_beside(path: &str) -> bool {
    path == offline::WORKER || path.starts_with("rescue.")
}

/// Page, start code and style: all that is needed before a person can act.
fn is_first_load(path: &str) -> bool {
    path == "index.html" || (!path.contains('/') && [".js", ".css", ".wasm"].iter().any(|end| path.ends_with(end)))
}

/// Prints the weight of every part of `dist/` and checks it against the budget.
///
/// # Errors
/// When there is no `dist/`, or a share is over its limit.
pub fn check() -> Result<()> {
    let dist = run::root().join("dist");
    let mut totals = [(0_u64, 0_u64); SHARES.len()];
    println!("{:>10} {:>10}  file", "raw", "brotli");
    for file in seal::files_under(&dist)? {
        let path = name_in(&dist, &file);
        let content = std::fs::read(&file)?;
        let (raw, packed) = (content.len() as u64, brotli(&content)?);
        if let Some(at) = SHARES.iter().position(|share| (share.holds)(&path)) {
            totals[at] = (totals[at].0 + raw, totals[at].1 + packed);
            println!("{raw:>10} {packed:>10}  {path}");
        }
    }
    println!();
    let mut broken = Vec::new();
    for (share, (raw, packed)) in SHARES.iter().zip(totals) {
        let limit = share.limit.map(|limit| format!("  (limit {limit} kB)")).unwrap_or_default();
        println!("{:>7} kB {:>7} kB  {}{limit}", kilobytes(raw), kilobytes(packed), share.name);
        if share.limit.is_some_and(|limit| packed > limit * 1000) {
            broken.push(share.name);
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!(
        "over the size budget: {}. Make it lighter, or argue for another limit in xtask/src/sizes.rs",
        broken.join(", ")
    )
}

/// Returns the size of `content` in brotli at its highest quality, as good static hosts send it.
fn brotli(content: &[u8]) -> Result<u64> {
    let mut writer = brotli::CompressorWriter::new(Vec::<u8>::new(), 1 << 16, 11, 22);
    writer.write_all(content)?;
    Ok(writer.into_inner().len() as u64)
}

fn name_in(dist: &Path, file: &Path) -> String {
    file.strip_prefix(dist).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(path: &str) -> &'static str {
        SHARES.iter().find(|share| (share.holds)(path)).map_or("", |share| share.name)
    }

    #[test]
    fn each_file_is_counted_where_it_is_fetched() {
        assert_eq!(share("index.html"), "first load");
        assert_eq!(share("app-1f2e_bg.wasm"), "first load");
        assert_eq!(share("charts-1f2e.js"), "charts");
        assert_eq!(share("worker-1f2e/worker_bg.wasm"), "worker");
        assert_eq!(share("sheets-1f2e/sheets_bg.wasm"), "workbooks");
        assert_eq!(share("sw.js"), "offline and rescue");
        assert_eq!(share("icons/icon.svg"), "rest");
    }

    #[test]
    fn repetition_packs_well() {
        assert!(brotli(&[b'a'; 10_000]).unwrap() < 100);
    }
}
