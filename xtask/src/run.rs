//! Starting programs: every long step says what it does and how long it took, and a failure brings its log.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Lines of a failed step's log that are shown; the rest is in the file named beside them.
const LOG_TAIL: usize = 60;

/// Returns the folder of the checkout.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// Returns the folder Cargo builds into, which is also where generated files go.
pub fn target() -> PathBuf {
    root().join("target")
}

/// Returns a command that runs in the checkout and neither phones home nor asks for updates.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(root())
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("BINSTALL_DISABLE_TELEMETRY", "true")
        .env("NPM_CONFIG_UPDATE_NOTIFIER", "false")
        .env("NPM_CONFIG_FUND", "false")
        .env("NPM_CONFIG_AUDIT", "false");
    command
}

/// Returns the Cargo that started this program, ready to run in the checkout.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Does `work`, saying beforehand what it is and afterwards how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▸ {what} …");
    let start = Instant::now();
    let result = work().with_context(|| what.to_owned())?;
    println!("✓ {what}: {}", seconds(start.elapsed()));
    Ok(result)
}

/// Runs a command with its output shown as it comes.
///
/// # Errors
/// When it cannot be started or ends badly.
pub fn show(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("could not start `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status}); its output is above", line(command));
    }
    Ok(())
}

/// Runs a command with its output kept in a log, and shows the end of the log only when it fails.
///
/// # Errors
/// When it cannot be started or ends badly; the message ends with `advice`.
pub fn quiet(name: &str, command: &mut Command, advice: &str) -> Result<()> {
    let folder = target().join("xtask-logs");
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.log"));
    let log = File::create(&path)?;
    let status = command
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .status()
        .with_context(|| format!("could not start `{}`. {advice}", line(command)))?;
    if !status.success() {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        for text in &lines[lines.len().saturating_sub(LOG_TAIL)..] {
            eprintln!("  │ {text}");
        }
        bail!("`{}` failed ({status}). {advice} The whole log: {}", line(command), path.display());
    }
    Ok(())
}

/// Runs a command and returns what it printed, or `None` when it is absent or ends badly.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Returns the command as one would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Writes a duration for a reader: `0.4 s`, `12.3 s`, `3 min 05 s`.
pub fn seconds(time: Duration) -> String {
    if time.as_secs() < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(430)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }
}
