//! `cargo xtask test`: every check and test, each a named step, with a closing table.

use crate::{browser, build, npm, run, setup, sizes, tools};
use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// How long fetching the list of known weaknesses may take before it is left out.
const ADVISORIES_PATIENCE: Duration = Duration::from_secs(60);

/// Which steps to run.
pub struct Choice {
    /// These alone, or all.
    pub only: Option<Vec<String>>,
    /// All but these.
    pub skip: Vec<String>,
    /// Print the steps and run none.
    pub list: bool,
}

/// One check, or one kind of test.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result<Outcome>,
}

/// How a step ended when it did not fail.
enum Outcome {
    Passed,
    /// Something was left out, and why.
    Partly(&'static str),
}

/// Cheap checks first, so that a slip is known early.
const STEPS: [Step; 10] = [
    Step { name: "fmt", about: "the code is formatted", run: fmt },
    Step { name: "clippy", about: "no lint speaks up in library, tests and xtask", run: clippy },
    Step { name: "clippy-wasm", about: "nor in what is compiled for the browser", run: clippy_wasm },
    Step { name: "doc", about: "documentation builds and its links hold", run: doc },
    Step { name: "deny", about: "licences, sources and advisories of dependencies", run: deny },
    Step { name: "native", about: "tests of the domain, the tidiness of the tree and xtask", run: native },
    Step { name: "browser", about: "tests of the platform layer in a browser", run: in_browser },
    Step { name: "build", about: "the release app", run: release },
    Step { name: "sizes", about: "the size budget", run: size_budget },
    Step { name: "e2e", about: "journeys through the built app in a browser", run: journeys },
];

/// Runs the chosen steps, all of them even when one fails, and prints how each ended.
///
/// # Errors
/// When a step fails, or a name is not that of a step.
pub fn run(choice: &Choice) -> Result<()> {
    let named = choice.only.iter().flatten().chain(&choice.skip);
    for name in named {
        if !STEPS.iter().any(|step| step.name == name) {
            bail!("`{name}` is not a step; `cargo xtask test --list` names them");
        }
    }
    if choice.list {
        for step in &STEPS {
            println!("  {:<12} {}", step.name, step.about);
        }
        return Ok(());
    }
    let chosen = |step: &&Step| {
        let wanted = choice.only.as_ref().is_none_or(|only| only.iter().any(|name| name == step.name));
        wanted && !choice.skip.iter().any(|name| name == step.name)
    };
    let mut table = Vec::new();
    let mut failed = Vec::new();
    for step in STEPS.iter().filter(chosen) {
        if failed.contains(&"build") && matches!(step.name, "sizes" | "e2e") {
            table.push((step.name, Duration::ZERO, "not run: there is no new build".to_owned()));
            continue;
        }
        println!("\n━━ {}: {}", step.name, step.about);
        let start = Instant::now();
        let verdict = match (step.run)() {
            Ok(Outcome::Passed) => "passed".to_owned(),
            Ok(Outcome::Partly(why)) => format!("passed, {why}"),
            Err(error) => {
                eprintln!("error: {error:#}");
                failed.push(step.name);
                "FAILED".to_owned()
            }
        };
        table.push((step.name, start.elapsed(), verdict));
    }
    println!();
    for (name, time, verdict) in &table {
        println!("  {name:<12} {:>12}  {verdict}", run::seconds(*time));
    }
    if failed.is_empty() {
        return Ok(());
    }
    let names = failed.join(",");
    bail!("failed: {}. Again, alone: cargo xtask test --only {names}", failed.join(", "))
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = run::cargo();
    command.args(arguments);
    command
}

fn fmt() -> Result<Outcome> {
    run::show(&mut cargo(&["fmt", "--all", "--check"])).context("`cargo fmt --all` puts it right")?;
    Ok(Outcome::Passed)
}

fn clippy() -> Result<Outcome> {
    run::show(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

fn clippy_wasm() -> Result<Outcome> {
    setup::wasm_target()?;
    let mut command = cargo(&["clippy", "--lib", "--bins", "--test", "browser", "--features", "app,worker,sheets"]);
    run::show(command.args(WASM).args(["--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

fn doc() -> Result<Outcome> {
    let mut library = cargo(&["doc", "--no-deps", "--workspace", "--document-private-items"]);
    run::show(library.env("RUSTDOCFLAGS", "-D warnings"))?;
    setup::wasm_target()?;
    let mut app = cargo(&["doc", "--no-deps", "--bins", "--document-private-items", "--features", "app,worker,sheets"]);
    run::show(app.args(WASM).env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Outcome::Passed)
}

fn deny() -> Result<Outcome> {
    let program = tools::CARGO_DENY.ensure()?.join("cargo-deny");
    let deny = |arguments: &[&str]| {
        let mut command = run::command(&program);
        command.args(arguments);
        command
    };
    run::show(&mut deny(&["check", "licenses", "bans", "sources"]))?;
    if !succeeds_within(&mut deny(&["fetch", "db"]), ADVISORIES_PATIENCE) {
        return Ok(Outcome::Partly("without advisories: their database is out of reach"));
    }
    run::show(&mut deny(&["check", "--disable-fetch", "advisories"]))?;
    Ok(Outcome::Passed)
}

/// Runs a command out of sight and gives it up after `patience`.
fn succeeds_within(command: &mut Command, patience: Duration) -> bool {
    let start = Instant::now();
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        return false;
    };
    while start.elapsed() < patience {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(Duration::from_millis(200)),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}

fn native() -> Result<Outcome> {
    run::show(&mut cargo(&["test", "--workspace"]))?;
    Ok(Outcome::Passed)
}

fn in_browser() -> Result<Outcome> {
    setup::wasm_target()?;
    let runner = tools::WASM_BINDGEN.ensure()?.join("wasm-bindgen-test-runner");
    let driver = browser::ensure_driver()?;
    let settings = run::target().join("webdriver.json");
    std::fs::create_dir_all(run::target())?;
    std::fs::write(&settings, browser::webdriver_settings(&browser::ensure()?))?;
    let mut test = cargo(&["test", "--test", "browser", "--features", "app"]);
    test.args(WASM)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    run::show(&mut test)?;
    Ok(Outcome::Passed)
}

fn release() -> Result<Outcome> {
    build::run(None)?;
    Ok(Outcome::Passed)
}

fn size_budget() -> Result<Outcome> {
    sizes::check()?;
    Ok(Outcome::Passed)
}

fn journeys() -> Result<Outcome> {
    let dist = run::root().join("dist");
    if !dist.join("index.html").is_file() {
        bail!("there is no dist/ to travel through; the step `build` writes it");
    }
    let folder = run::root().join("tests/e2e");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    let mut node = run::command("node");
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .args(files)
        .env("UPTAKE_DIST", dist)
        .env("UPTAKE_E2E_MODULES", npm::E2E.ensure()?)
        .env("UPTAKE_CHROMIUM", browser::ensure()?);
    run::show(&mut node)?;
    Ok(Outcome::Passed)
}
