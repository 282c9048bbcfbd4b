//! What comes from npm, installed from lock files into the tools' cache and never into the checkout.

use crate::{run, tools};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::path::PathBuf;
use std::process::Command;

/// A set of npm packages that a `package.json` and its lock file describe.
pub struct Packages {
    name: &'static str,
    /// Folder of the two files, from the root of the checkout.
    folder: &'static str,
}

/// ECharts, esbuild and wasm-opt.
pub const BUILD: Packages = Packages { name: "build", folder: "xtask/npm" };

/// The browser driver and the accessibility checker of the journeys.
pub const E2E: Packages = Packages { name: "e2e", folder: "tests/e2e" };

/// The readers that the import is measured against.
pub const BENCH: Packages = Packages { name: "bench", folder: "benches/browser" };

impl Packages {
    /// Returns the `node_modules` folder, after installing into it when the lock file changed.
    ///
    /// # Errors
    /// When Node is missing or too old, or npm fails.
    pub fn ensure(&self) -> Result<PathBuf> {
        let source = run::root().join(self.folder);
        let lock = std::fs::read(source.join("package-lock.json"))
            .with_context(|| format!("could not read {}/package-lock.json", self.folder))?;
        let home = tools::cache().join(format!("npm-{}-{}", self.name, short_hash(&lock)));
        let modules = home.join("node_modules");
        if modules.is_dir() {
            return Ok(modules);
        }
        require_node()?;
        // Filled beside its place and moved there when complete, so that a broken install is never mistaken for one.
        let partial = home.with_extension("partial");
        if partial.exists() {
            std::fs::remove_dir_all(&partial)?;
        }
        std::fs::create_dir_all(&partial).with_context(|| format!("could not create {}", partial.display()))?;
        for file in ["package.json", "package-lock.json"] {
            std::fs::copy(source.join(file), partial.join(file))?;
        }
        run::step(&format!("install the npm packages of {} into {}", self.folder, home.display()), || {
            let mut install = run::command(npm());
            install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&partial);
            run::quiet(&format!("npm-{}", self.name), &mut install, "Is the npm registry within reach?")
        })?;
        if home.exists() {
            std::fs::remove_dir_all(&home)?;
        }
        std::fs::rename(&partial, &home)?;
        Ok(modules)
    }
}

/// Returns Node, ready to run esbuild with `modules` in reach of its imports.
pub fn esbuild(modules: &std::path::Path) -> Command {
    let mut command = run::command("node");
    command.arg(modules.join("esbuild/bin/esbuild")).env("NODE_PATH", modules).arg("--log-level=warning");
    command
}

/// Returns wasm-opt, of Binaryen.
pub fn wasm_opt(modules: &std::path::Path) -> Command {
    let mut command = run::command("node");
    command.arg(modules.join("binaryen/bin/wasm-opt"));
    command
}

/// Returns the first 16 hexadecimal digits of the SHA-256 of `bytes`.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn require_node() -> Result<()> {
    let wanted = tools::NODE_MAJOR;
    let Some(version) = run::output(run::command("node").arg("--version")) else {
        bail!("Node {wanted} or newer is needed and `node` was not found; it is at https://nodejs.org");
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < wanted) {
        bail!("Node {wanted} or newer is needed; `node --version` says {version}");
    }
    Ok(())
}
