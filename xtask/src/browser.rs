//! The browser that tests run in: found where it usually is, or installed when apt can do it.

use crate::{run, tools};
use anyhow::{Result, bail};
use std::path::PathBuf;

const BROWSERS: [&str; 7] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"];

/// Where installers put a browser that is on no PATH.
const USUAL_PLACES: [&str; 6] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// What keeps the browser to itself: no sandbox (it runs as root in containers), no updates, no calls home.
const FLAGS: [&str; 8] = [
    "headless",
    "no-sandbox",
    "disable-gpu",
    "disable-quic",
    "no-first-run",
    "disable-background-networking",
    "disable-component-update",
    "disable-sync",
];

/// Returns a Chromium-like browser, installing one when there is none and that is possible.
///
/// # Errors
/// When there is none; the message says how to get one.
pub fn ensure() -> Result<PathBuf> {
    if let Some(path) = find() {
        return Ok(path);
    }
    install()?;
    match find() {
        Some(path) => Ok(path),
        None => bail!(
            "no Chromium, Chrome or Edge was found. Install one, or name it: CHROME=/path/to/browser. On Debian and \
             Ubuntu: apt-get install chromium chromium-driver"
        ),
    }
}

/// Returns the program that drives the browser for tests compiled to wasm.
///
/// # Errors
/// When there is none; the message says how to get one.
pub fn ensure_driver() -> Result<PathBuf> {
    if let Some(path) = find_driver() {
        return Ok(path);
    }
    install()?;
    match find_driver() {
        Some(path) => Ok(path),
        None => bail!(
            "no chromedriver was found. Install the one of your browser's version \
             (https://developer.chrome.com/docs/chromedriver), or name it: CHROMEDRIVER=/path/to/chromedriver"
        ),
    }
}

/// Returns the settings that the wasm test runner starts the browser with.
pub fn webdriver_settings(browser: &std::path::Path) -> String {
    let text = |word: &str| format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""));
    let flags = FLAGS.map(text).join(", ");
    let binary = text(&browser.to_string_lossy());
    format!("{{ \"goog:chromeOptions\": {{ \"binary\": {binary}, \"args\": [{flags}] }} }}\n")
}

fn find() -> Option<PathBuf> {
    named("CHROME")
        .or_else(|| BROWSERS.iter().find_map(|name| program(name)))
        .or_else(|| USUAL_PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn find_driver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| program("chromedriver"))
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn program(name: &str) -> Option<PathBuf> {
    let folder = tools::on_path(name)?;
    Some(folder.join(name).with_extension(std::env::consts::EXE_EXTENSION))
}

/// Installs browser and driver with apt where that needs no password; elsewhere does nothing.
fn install() -> Result<()> {
    if tools::on_path("apt-get").is_none() {
        return Ok(());
    }
    let root = run::output(run::command("id").arg("-u")).as_deref() == Some("0");
    let sudo = !root && run::output(run::command("sudo").args(["-n", "true"])).is_some();
    if !root && !sudo {
        return Ok(());
    }
    run::step("install Chromium and its driver with apt", || {
        let apt = |arguments: &[&str]| {
            let mut command = if root {
                run::command("apt-get")
            } else {
                let mut command = run::command("sudo");
                command.args(["-n", "apt-get"]);
                command
            };
            command.args(["-y", "-q"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        run::quiet("apt-update", &mut apt(&["update"]), "Are apt's sources within reach?")?;
        let packages = ["install", "--no-install-recommends", "chromium", "chromium-driver", "fonts-dejavu-core"];
        run::quiet("apt-install", &mut apt(&packages), "Install a Chromium and its chromedriver by hand.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_a_path_with_backslashes() {
        let settings = webdriver_settings(std::path::Path::new(r"C:\a b\chrome.exe"));
        assert!(settings.contains(r#""C:\\a b\\chrome.exe""#), "{settings}");
    }
}
