//! Splits the app's wasm into what every screen needs and what single screens need, as part of `seal`.
//!
//! Trunk cannot split: it builds the app whole. This takes the module that Cargo linked, with its relocations, cuts it at
//! the functions marked `wasm_split` in `src/app/screens.rs`, and puts the pieces in the place of Trunk's one file.

use crate::{npm, run, tools};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// What Cargo linked for the app.
const LINKED: &str = "wasm32-unknown-unknown/release/app.wasm";

/// The script that fetches the pieces, as the splitter names it; the app imports it.
pub const LINK_SCRIPT: &str = "__wasm_split.js";

/// The features of WebAssembly that Rust's output uses; more of them make a module that browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Puts the split app in the place of the whole one in Trunk's output, and returns the app's name.
///
/// # Errors
/// When a tool fails, or Trunk's output is not as expected.
pub fn run(folder: &Path) -> Result<String> {
    let name = app_name(folder)?;
    let work = run::target().join("split");
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    let pieces = work.join("pieces");
    std::fs::create_dir_all(&pieces)?;
    let mut cut = run::command(tools::WASM_SPLIT.ensure()?.join("wasm-split-cli"));
    cut.args(["--target", "web", "--out-name", &name]).arg(run::target().join(LINKED)).arg(&pieces);
    run::quiet("split", &mut cut, "See the functions marked `wasm_split`.")?;
    let bound = work.join("bound");
    let mut bind = run::command(tools::WASM_BINDGEN.ensure()?.join("wasm-bindgen"));
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", &name, "--out-dir"])
        .arg(&bound)
        .arg(pieces.join(format!("{name}.wasm")));
    run::quiet("bind", &mut bind, "")?;
    let main = format!("{name}_bg.wasm");
    optimise(&bound.join(&main), &folder.join(&main))?;
    std::fs::copy(bound.join(format!("{name}.js")), folder.join(format!("{name}.js")))?;
    place_pieces(&pieces, folder, &name)?;
    Ok(name)
}

/// The name that Trunk gave the app, with its hash: `app-0123456789abcdef`.
fn app_name(folder: &Path) -> Result<String> {
    let names = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let stems = names.filter_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
    let apps: Vec<String> = stems.filter(|stem| stem.starts_with("app-")).collect();
    match apps.as_slice() {
        [one] => Ok(one.clone()),
        _ => bail!("Trunk was to leave one app, and left {apps:?}"),
    }
}

/// Optimises the pieces and gives them names that change with their content, as all else that is cached.
fn place_pieces(pieces: &Path, folder: &Path, name: &str) -> Result<()> {
    let mut script = std::fs::read_to_string(pieces.join(LINK_SCRIPT)).context("the splitter left no script")?;
    let mut files: Vec<PathBuf> = std::fs::read_dir(pieces)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    for piece in files {
        let file = piece.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(stem) = file.strip_suffix(".wasm").filter(|stem| *stem != name) else { continue };
        let small = pieces.join(format!("{stem}.small"));
        optimise(&piece, &small)?;
        let content = std::fs::read(&small)?;
        let fingerprinted = format!("part-{}.wasm", npm::short_hash(&content));
        std::fs::write(folder.join(&fingerprinted), content)?;
        let mark = format!("/{file}");
        if !script.contains(&mark) {
            bail!("the splitter's script does not name {file}");
        }
        script = script.replace(&mark, &format!("/{fingerprinted}"));
    }
    std::fs::write(folder.join(LINK_SCRIPT), script)?;
    Ok(())
}

fn optimise(from: &Path, to: &Path) -> Result<()> {
    let mut shrink = npm::wasm_opt(&npm::BUILD.ensure()?);
    shrink.arg("-Oz").args(FEATURES).arg(from).arg("-o").arg(to);
    run::quiet("wasm-opt", &mut shrink, "")
}
