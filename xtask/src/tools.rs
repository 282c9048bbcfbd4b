//! The tools the build needs and their versions, pinned here and nowhere else.
//!
//! `wasm-bindgen` is the exception that proves it: its version must be that of the crate, so it is read from
//! `Cargo.lock`. What comes from npm is pinned by the lock files that [`crate::npm`] installs from.

use crate::run;
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program that Cargo can build.
pub struct Tool {
    /// The package, as on crates.io.
    package: &'static str,
    /// The program that shows whether the package is there, and in which version.
    program: &'static str,
    version: Version,
    /// Further arguments for `cargo install`.
    arguments: &'static [&'static str],
}

enum Version {
    Pinned(&'static str),
    /// The version of this crate in `Cargo.lock`.
    Locked(&'static str),
}

/// Builds the page; 0.22 needs a newer compiler than this project does.
pub const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: Version::Pinned("0.21.14"),
    arguments: &["--no-default-features", "--features", "rustls"],
};

/// Writes the JavaScript side of the wasm files, and runs the browser tests.
pub const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: Version::Locked("wasm-bindgen"),
    arguments: &[],
};

/// Cuts the app into what every screen needs and what single screens need.
pub const WASM_SPLIT: Tool = Tool {
    package: "wasm_split_cli_support",
    program: "wasm-split-cli",
    version: Version::Pinned("0.2.4"),
    arguments: &["--features", "build-binary"],
};

/// Checks licences, sources and advisories of all dependencies.
pub const CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    program: "cargo-deny",
    version: Version::Pinned("0.19.0"),
    arguments: &["--no-default-features"],
};

/// The oldest Node that the build scripts and the journeys run on.
pub const NODE_MAJOR: u32 = 20;

impl Tool {
    /// Returns the folder the program is in, after fetching or compiling it when it is nowhere.
    ///
    /// Looks on the PATH, then in the cache; then asks `cargo binstall`, and compiles last.
    ///
    /// # Errors
    /// When it can neither be fetched nor compiled.
    pub fn ensure(&self) -> Result<PathBuf> {
        let version = self.version.read()?;
        if let Some(folder) = on_path(self.program)
            && self.is_version(&folder.join(self.program), &version)
        {
            return Ok(folder);
        }
        let home = cache().join(format!("{}-{version}", self.package));
        let folder = home.join("bin");
        let program = folder.join(self.program).with_extension(std::env::consts::EXE_EXTENSION);
        if program.is_file() {
            return Ok(folder);
        }
        std::fs::create_dir_all(&home).with_context(|| format!("could not create {}", home.display()))?;
        let name = format!("{} {version}", self.package);
        if self.binstall(&home, &version) && program.is_file() {
            println!("✓ fetched {name}");
            return Ok(folder);
        }
        run::step(&format!("compile {name} (once; it is kept in {})", home.display()), || {
            // A mirror of the registry may lack a version that the tool's own lock file names; then Cargo chooses.
            let locked = run::quiet(self.package, &mut self.install(&home, &version, &["--locked"]), "");
            locked.or_else(|_| {
                println!("  its locked dependencies are not all to be had; trying with compatible ones");
                let mut install = self.install(&home, &version, &[]);
                run::quiet(self.package, &mut install, "Is the crates registry within reach?")
            })
        })?;
        Ok(folder)
    }

    fn is_version(&self, program: &Path, wanted: &str) -> bool {
        let printed = run::output(run::command(program).arg("--version")).unwrap_or_default();
        printed.split_whitespace().nth(1) == Some(wanted)
    }

    fn binstall(&self, home: &Path, version: &str) -> bool {
        if run::output(run::cargo().args(["binstall", "-V"])).is_none() {
            return false;
        }
        let mut fetch = run::cargo();
        fetch
            .args(["binstall", "--no-confirm", "--disable-telemetry", "--disable-strategies", "compile", "--root"])
            .arg(home)
            .arg(format!("{}@{version}", self.package));
        run::output(&mut fetch).is_some()
    }

    /// Builds for a short wait rather than for speed: the tools' own release profiles take many times as long.
    fn install(&self, home: &Path, version: &str, lock: &[&str]) -> Command {
        let mut install = run::cargo();
        install
            .arg("install")
            .args(lock)
            .args(["--version", version, "--root"])
            .arg(home)
            .args(self.arguments)
            .arg(self.package)
            // Away from the checkout, whose Cargo settings are not the tool's.
            .current_dir(home)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        install
    }
}

impl Version {
    fn read(&self) -> Result<String> {
        match self {
            Self::Pinned(version) => Ok((*version).to_owned()),
            Self::Locked(package) => {
                let lock =
                    std::fs::read_to_string(run::root().join("Cargo.lock")).context("could not read Cargo.lock")?;
                locked_version(&lock, package)
                    .with_context(|| format!("Cargo.lock names no `{package}`; run `cargo metadata` to refresh it"))
            }
        }
    }
}

/// Returns the version of `package` in the text of a `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

/// Returns the folder that keeps tools between clones: `$UPTAKE_CACHE`, or the user's cache folder.
pub fn cache() -> PathBuf {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = variable("UPTAKE_CACHE") {
        return folder;
    }
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    base.unwrap_or_else(run::target).join("uptake")
}

/// Returns the folder on the PATH that holds `program`.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = Path::new(program).with_extension(std::env::consts::EXE_EXTENSION);
    std::env::split_paths(&path).find(|folder| folder.join(&name).is_file())
}

/// Returns the PATH with `folders` in front.
pub fn path_with(folders: &[PathBuf]) -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&path));
    std::env::join_paths(all).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_package_named_exactly() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
