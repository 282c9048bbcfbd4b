//! `cargo xtask build`: Trunk with its tools at hand. Trunk's hooks call `vendor` before and `seal` after.

use crate::{run, setup, tools};
use anyhow::Result;

/// Writes the release app to `dist/`.
///
/// All files are asked for relative to the page, so that any sub-path of any host will do, unless `public_url` says
/// otherwise.
///
/// # Errors
/// When a tool cannot be had or the build fails.
pub fn run(public_url: Option<&str>) -> Result<()> {
    let ready = setup::for_build()?;
    clear_snippets()?;
    run::step("build the release app into dist/", || {
        let mut trunk = run::command(&ready.trunk);
        trunk.args(["build", "--release"]).env("PATH", tools::path_with(&ready.folders));
        // Trunk reads NO_COLOR as its own yes-or-no flag and stops at the usual `1`.
        trunk.env_remove("NO_COLOR");
        if let Some(url) = public_url {
            trunk.args(["--public-url", url]);
        }
        run::show(&mut trunk)
    })
}

/// Takes away the JavaScript snippets of earlier builds: wasm-bindgen adds to them, and Trunk publishes all it finds.
fn clear_snippets() -> Result<()> {
    match std::fs::remove_dir_all(run::target().join("wasm-bindgen/release/snippets")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
