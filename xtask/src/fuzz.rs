//! `cargo xtask fuzz`: the targets of `fuzz/` under libFuzzer, which looks for inputs that reach new code.
//!
//! What it has found so far is kept in the tools' cache and grows from run to run. The compiler counts the branches
//! taken, which stable Rust can do; no other tool is needed but a C++ compiler.

use crate::{run, tools};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Minutes for each target unless otherwise asked for.
pub const MINUTES: u32 = 10;

/// Inputs do not grow beyond this many bytes.
const LONGEST: u32 = 8_192;

/// An input that takes longer has hung.
const PATIENCE_SECONDS: u32 = 20;

/// What an input may make the program need, in megabytes.
const MEMORY: u32 = 2_048;

/// Counts branches and shows libFuzzer what is compared; see the sanitizer coverage of LLVM.
const INSTRUMENTS: [&str; 6] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// What to run.
pub struct Choice {
    /// This target alone, or all.
    pub target: Option<String>,
    /// For how long each.
    pub minutes: u32,
    /// Only this input, instead of looking for others.
    pub input: Option<String>,
}

/// Runs targets, and fails at the first input that breaks one.
///
/// # Errors
/// When there is no such target, it does not compile, or an input breaks it.
pub fn run(choice: &Choice) -> Result<()> {
    let all = targets()?;
    let chosen: Vec<&String> =
        all.iter().filter(|name| choice.target.as_ref().is_none_or(|wanted| wanted == *name)).collect();
    if chosen.is_empty() {
        bail!("there is no such target; these are: {}", all.join(", "));
    }
    if let Some(input) = &choice.input {
        let [target] = chosen.as_slice() else { bail!("say which target the input is for: {}", all.join(", ")) };
        let mut program = program(target)?;
        return run::show(program.arg(input)).context("the input breaks the target");
    }
    chosen.into_iter().try_for_each(|target| look(target, choice.minutes))
}

/// Returns the names of all targets, each a file of that name.
fn targets() -> Result<Vec<String>> {
    let folder = run::root().join("fuzz/fuzz_targets");
    let mut names: Vec<String> =
        files(&folder)?.iter().filter_map(|file| Some(file.file_stem()?.to_string_lossy().into_owned())).collect();
    names.sort();
    Ok(names)
}

/// Looks for inputs that break a target.
fn look(target: &str, minutes: u32) -> Result<()> {
    let home = tools::cache().join("fuzz").join(target);
    let (corpus, broken) = (home.join("corpus"), home.join("broken"));
    for folder in [&corpus, &broken] {
        std::fs::create_dir_all(folder).with_context(|| format!("could not create {}", folder.display()))?;
    }
    let before = files(&broken)?;
    let mut program = program(target)?;
    program
        .arg(&corpus)
        .arg(format!("-seed_inputs={}", seeds(target)?))
        .arg(format!("-dict={}", run::root().join(format!("fuzz/{target}.dict")).display()))
        // libFuzzer puts the name of the file directly behind it.
        .arg(format!("-artifact_prefix={}{}", broken.display(), std::path::MAIN_SEPARATOR))
        .arg(format!("-max_total_time={}", u64::from(minutes) * 60))
        .arg(format!("-max_len={LONGEST}"))
        .arg(format!("-timeout={PATIENCE_SECONDS}"))
        .arg(format!("-rss_limit_mb={MEMORY}"))
        .arg("-print_final_stats=1");
    println!("▸ look for inputs that break `{target}`, {minutes} min; all found so far are in {} …", corpus.display());
    if program.status().with_context(|| format!("could not start `{}`", run::line(&program)))?.success() {
        println!("✓ nothing breaks `{target}`");
        return Ok(());
    }
    let found: Vec<PathBuf> = files(&broken)?.into_iter().filter(|file| !before.contains(file)).collect();
    for file in &found {
        eprintln!("\nThis input breaks it: {}", file.display());
        eprintln!("Once more:            cargo xtask fuzz {target} --input {}", file.display());
    }
    bail!("`{target}` is broken by {} input(s). Make each a test beside the code that broke", found.len())
}

/// Compiles a target and returns its program.
fn program(target: &str) -> Result<Command> {
    let host = run::output(run::command("rustc").arg("-vV"));
    let host = host.as_deref().and_then(|text| text.lines().find_map(|line| line.strip_prefix("host: ")));
    // With a target named, build scripts and macros are compiled without the instruments, which they cannot link.
    let host = host.context("`rustc -vV` does not name its host")?;
    let folder = run::target().join("fuzz");
    run::step(&format!("compile the fuzz target `{target}`"), || {
        let mut build = run::cargo();
        build
            .args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--target", host, "--bin", target])
            .arg("--target-dir")
            .arg(&folder)
            .env("CARGO_ENCODED_RUSTFLAGS", INSTRUMENTS.join("\u{1f}"));
        run::quiet(&format!("fuzz-{target}"), &mut build, "libFuzzer itself needs a C++ compiler.")
    })?;
    let program = folder.join(host).join("release").join(target);
    Ok(run::command(program.with_extension(std::env::consts::EXE_EXTENSION)))
}

/// Returns the seeds of a target as libFuzzer wants them: files with commas between. `fuzz/TARGET.seeds` names them or
/// their folders.
fn seeds(target: &str) -> Result<String> {
    let list = run::root().join(format!("fuzz/{target}.seeds"));
    let text = std::fs::read_to_string(&list).with_context(|| format!("could not read {}", list.display()))?;
    let mut seeds = Vec::new();
    for line in text.lines() {
        let path = run::root().join(line);
        if path.is_dir() { seeds.extend(files(&path)?) } else { seeds.push(path) }
    }
    Ok(seeds.iter().map(|seed| seed.display().to_string()).collect::<Vec<_>>().join(","))
}

/// Returns the files in a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("could not read {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_seeds_that_are_there() {
        let names = targets().unwrap();
        assert!(names.len() >= 2, "{names:?}");
        for name in names {
            let seeds = seeds(&name).unwrap();
            assert!(seeds.split(',').all(|seed| Path::new(seed).is_file()), "{name}: {seeds}");
        }
    }
}
