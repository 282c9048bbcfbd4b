//! `cargo xtask bench`: the import worker of `dist/` and other readers over the same file, in a real browser.
//!
//! The scripts are in `benches/browser/`: `generate.mjs` makes the file up, `page.js` starts the readers, `drive.mjs`
//! runs them and prints the table. Everything they make is in `target/bench/`. `charts.mjs` stands on its own.

use crate::{browser, build, npm, run};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// Rows of the file unless other are asked for; about 150 MB.
pub const ROWS: u32 = 1_000_000;

/// What a row takes in the file, about.
const ROW_BYTES: u64 = 150;

/// Learners in the file unless other are asked for.
pub const LEARNERS: u32 = 50_000;

/// How often each reader reads the file unless otherwise asked for.
pub const REPETITIONS: u32 = 5;

const SCRIPTS: &str = "benches/browser";

/// The page, and the readers that are workers of their own.
const BUNDLED: [&str; 5] =
    ["page.js", "readers/floor.js", "readers/stream.js", "readers/papaparse.js", "readers/udsv.js"];

/// What DuckDB fetches when it starts.
const DUCKDB_FILES: [&str; 2] = ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"];

/// How much to measure.
pub struct Size {
    /// Rows of the file.
    pub rows: u32,
    /// Learners in it.
    pub learners: u32,
    /// How often each reader reads it.
    pub repetitions: u32,
}

/// Returns how many rows a file of so many megabytes has.
///
/// # Errors
/// When they are too many to be counted.
pub fn rows_of(megabytes: u32) -> Result<u32> {
    let rows = u64::from(megabytes) * 1_000_000 / ROW_BYTES;
    u32::try_from(rows).with_context(|| format!("a file of {megabytes} MB is too large"))
}

/// Measures how charts are drawn and prints it; see `charts.mjs`.
///
/// # Errors
/// When something it needs cannot be had, or a chart is not drawn.
pub fn charts() -> Result<()> {
    let dist = dist()?;
    let mut charts = run::command("node");
    charts
        .arg(format!("{SCRIPTS}/charts.mjs"))
        .env("UPTAKE_DIST", dist)
        .env("UPTAKE_E2E_MODULES", npm::E2E.ensure()?)
        .env("UPTAKE_CHROMIUM", browser::ensure()?);
    run::show(&mut charts)
}

/// Returns the folder of the built app, after building it when there is none.
fn dist() -> Result<PathBuf> {
    let dist = run::root().join("dist");
    if !dist.join("index.html").is_file() {
        build::run(None)?;
    }
    Ok(dist)
}

/// Measures and prints the comparison, as Markdown.
///
/// # Errors
/// When something it needs cannot be had, a reader fails, or two readers disagree about a figure.
pub fn run(size: &Size) -> Result<()> {
    let dist = dist()?;
    let folder = run::target().join("bench");
    let site = bundle(&folder)?;
    let file = generate(&folder, size)?;
    let mut drive = run::command("node");
    drive
        .arg(format!("{SCRIPTS}/drive.mjs"))
        .args([&site, &dist, &file])
        .arg(size.repetitions.to_string())
        .env("UPTAKE_E2E_MODULES", npm::E2E.ensure()?)
        .env("UPTAKE_CHROMIUM", browser::ensure()?);
    run::show(&mut drive)
}

/// Bundles page and readers, puts beside them what they fetch, and returns the folder to serve.
fn bundle(folder: &Path) -> Result<PathBuf> {
    let modules = npm::BENCH.ensure()?;
    let site = folder.join("site");
    let duckdb = site.join("duckdb");
    std::fs::create_dir_all(&duckdb).with_context(|| format!("could not create {}", duckdb.display()))?;
    for file in DUCKDB_FILES {
        let source = modules.join("@duckdb/duckdb-wasm/dist").join(file);
        std::fs::copy(&source, duckdb.join(file)).with_context(|| format!("could not copy {}", source.display()))?;
    }
    run::step("bundle the readers", || {
        let mut esbuild = npm::esbuild(&npm::BUILD.ensure()?);
        esbuild
            .env("NODE_PATH", &modules)
            .args(["--bundle", "--minify", "--format=esm", "--target=es2022"])
            .arg(format!("--outbase={SCRIPTS}"))
            .arg(format!("--outdir={}", site.display()))
            .args(BUNDLED.map(|file| format!("{SCRIPTS}/{file}")));
        run::quiet("bench-readers", &mut esbuild, "See benches/browser.")
    })?;
    Ok(site)
}

/// Makes the file up unless it is there, and returns where it is. Its name changes with what makes it.
fn generate(folder: &Path, size: &Size) -> Result<PathBuf> {
    let script = run::root().join(SCRIPTS).join("generate.mjs");
    let text = std::fs::read(&script).with_context(|| format!("could not read {}", script.display()))?;
    let Size { rows, learners, .. } = size;
    let file = folder.join(format!("events-{rows}-{learners}-{}.csv", npm::short_hash(&text)));
    if file.is_file() {
        return Ok(file);
    }
    run::step(&format!("make up a file of {rows} rows"), || {
        let mut node = run::command("node");
        node.arg(&script).args([rows.to_string(), learners.to_string()]).arg(&file);
        run::quiet("bench-file", &mut node, "See benches/browser/generate.mjs.")
    })?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_megabyte_has_some_thousand_rows() {
        assert_eq!(rows_of(150).unwrap(), ROWS);
        assert!(rows_of(u32::MAX).is_err());
    }
}
