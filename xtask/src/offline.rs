//! Writes into the service worker which files make up the app, as the last part of `seal`.
//!
//! The version is a hash of every name and content, so that it changes with the smallest change. The page gets it too,
//! in `<meta name="version">`, and tells the worker which version it is.

use crate::{npm, seal};
use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The service worker, copied from `public/`.
pub const WORKER: &str = "sw.js";

/// Stand in the service worker where the version and the list of files go.
const MARKS: [&str; 2] = ["{version}", "/* files */"];

/// Stands in `index.html` where the version goes.
const PAGE_MARK: &str = r#"<meta name="version" content="unsealed">"#;

/// The page itself, which is asked for by its folder: some hosts lead away from `index.html`.
const PAGE: [&str; 2] = ["index.html", "./"];

/// What a page never asks for: the browser fetches the worker by itself, and the headers are for the host.
const LEFT_OUT: [&str; 2] = [WORKER, "_headers"];

/// Fills in the version and the files of the app in `folder`, whose every other file is finished.
///
/// # Errors
/// When a file cannot be read, a mark is missing, or a name would not survive the way through an address.
pub fn run(folder: &Path) -> Result<()> {
    let worker_path = folder.join(WORKER);
    let worker = fs::read_to_string(&worker_path).with_context(|| format!("there is no {WORKER}"))?;
    let names = names(folder)?;
    let version = version(folder, &names, &worker)?;
    let page_path = folder.join(PAGE[0]);
    let page = seal::replace_once(
        &fs::read_to_string(&page_path)?,
        PAGE_MARK,
        &format!(r#"<meta name="version" content="{version}">"#),
    )?;
    fs::write(&page_path, page)?;
    let mut list = String::new();
    for name in &names {
        let hash = STANDARD.encode(Sha256::digest(fs::read(folder.join(name))?));
        let address = if name == PAGE[0] { PAGE[1] } else { name.as_str() };
        list.push_str(&format!("\n  [\"{address}\", \"sha256-{hash}\"],"));
    }
    list.push('\n');
    let worker = seal::replace_once(&worker, MARKS[0], &version)?;
    fs::write(&worker_path, seal::replace_once(&worker, MARKS[1], &list)?)?;
    Ok(())
}

/// The files that the app is made of, by their paths inside `folder` with `/` between folders.
fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for file in seal::files_under(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        if LEFT_OUT.contains(&name.as_str()) {
            continue;
        }
        if !name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_./".contains(letter)) {
            bail!("`{name}` has letters that mean something in an address; rename it");
        }
        names.push(name);
    }
    Ok(names)
}

fn version(folder: &Path, names: &[String], worker: &str) -> Result<String> {
    let mut all = worker.as_bytes().to_vec();
    for name in names {
        all.extend(name.as_bytes());
        all.extend(Sha256::digest(fs::read(folder.join(name))?));
    }
    Ok(npm::short_hash(&all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run;

    /// A small app in a folder of its own, sealed; returns its page and its worker.
    fn sealed(called: &str, style: &str) -> (String, String) {
        let folder = run::target().join("offline-tests").join(called);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("icons")).unwrap();
        let worker = fs::read_to_string(run::root().join("public").join(WORKER)).unwrap();
        let files = [
            ("index.html", PAGE_MARK),
            ("app-1.css", style),
            ("icons/a.svg", "<svg/>"),
            ("_headers", ""),
            (WORKER, worker.as_str()),
        ];
        for (name, content) in files {
            fs::write(folder.join(name), content).unwrap();
        }
        super::run(&folder).unwrap();
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        (read("index.html"), read(WORKER))
    }

    fn version_of(page: &str) -> String {
        page.split('"').nth(3).unwrap().to_owned()
    }

    #[test]
    fn the_worker_lists_what_a_page_asks_for_with_its_hash() {
        let (page, worker) = sealed("listed", "a{}");
        // printf 'a{}' | openssl dgst -sha256 -binary | base64
        assert!(
            worker.contains(r#"["app-1.css", "sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk="],"#),
            "{worker}"
        );
        let hash = STANDARD.encode(Sha256::digest(page.as_bytes()));
        assert!(worker.contains(&format!(r#"["./", "sha256-{hash}"],"#)), "the page as it is published");
        assert!(worker.contains(r#"["icons/a.svg", "#));
        assert!(!worker.contains(r#"["_headers""#) && !worker.contains(r#"["sw.js""#));
        assert!(worker.contains(&format!(r#"const VERSION = "{}";"#, version_of(&page))));
    }

    #[test]
    fn every_change_is_another_version() {
        let (page, worker) = sealed("first", "a{}");
        assert_eq!((page.clone(), worker), sealed("again", "a{}"));
        assert_ne!(version_of(&page), version_of(&sealed("second", "b{}").0));
    }

    #[test]
    fn a_name_with_a_meaning_in_addresses_is_an_error() {
        let folder = run::target().join("offline-tests/named");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a b.css"), "").unwrap();
        assert!(names(&folder).is_err());
    }
}
