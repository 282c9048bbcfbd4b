//! `cargo xtask setup`: everything the other commands need, fetched or compiled once and kept outside the checkout.

use crate::{npm, run, tools, vendor};
use anyhow::{Context, Result};
use std::path::PathBuf;

const TARGET: &str = "wasm32-unknown-unknown";

/// Where the build finds its programs.
pub struct Tools {
    /// Trunk itself.
    pub trunk: PathBuf,
    /// Folders to put in front of the PATH, where Trunk looks for wasm-bindgen and wasm-opt.
    pub folders: Vec<PathBuf>,
}

/// Sets up all that building, serving and testing need, except the browser.
///
/// # Errors
/// When a tool cannot be had; the message says which and what to do.
pub fn run() -> Result<()> {
    for_build()?;
    tools::CARGO_DENY.ensure()?;
    npm::E2E.ensure()?;
    vendor::run()
}

/// Sets up what `build` needs and returns where it is.
///
/// # Errors
/// When a tool cannot be had.
pub fn for_build() -> Result<Tools> {
    wasm_target()?;
    let modules = npm::BUILD.ensure()?;
    tools::WASM_SPLIT.ensure()?;
    let trunk = tools::TRUNK.ensure()?.join("trunk");
    Ok(Tools { trunk, folders: vec![tools::WASM_BINDGEN.ensure()?, modules.join(".bin")] })
}

/// Adds the wasm target to the toolchain when it is not there.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub fn wasm_target() -> Result<()> {
    let mut rustc = run::command("rustc");
    let folder = run::output(rustc.args(["--print", "target-libdir", "--target", TARGET]));
    if folder.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    run::step(&format!("add the {TARGET} target"), || {
        let mut add = run::command("rustup");
        run::quiet("rustup", add.args(["target", "add", TARGET]), "Install Rust through rustup: https://rustup.rs")
    })
    .context("the app is compiled to WebAssembly, and the toolchain cannot do that yet")
}
