//! `cargo xtask seal`: the last touch on Trunk's output, as its post-build hook.
//!
//! Bundles the JavaScript, gives charts and worker names that change with their content (so that an old one is
//! never taken from a cache), and writes the page policy with the hashes of the page's own inline scripts, so that no
//! other can run. Last, the service worker is told what it keeps for offline use.

use crate::{npm, offline, run, split, vendor};
use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Stands in `index.html` where the policy goes.
const POLICY_MARK: &str = r#"<meta name="page-policy">"#;

/// Stands in `public/_headers` where the policy goes.
const HEADER_MARK: &str = "{page-policy}";

/// The files of a worker as Trunk names them, here of the one that is called `worker`.
const WORKER_FILES: [&str; 3] = ["worker_loader.js", "worker.js", "worker_bg.wasm"];

/// The workers: that of the import, and the one that reads workbooks.
const WORKERS: [&str; 2] = ["worker", "sheets"];

/// Where wasm-bindgen puts the JavaScript that is written inside Rust.
const SNIPPETS: &str = "snippets";

/// Finishes the folder Trunk is about to publish, named by its `TRUNK_STAGING_DIR`.
///
/// # Errors
/// When it is not called by Trunk, or the output is not as expected.
pub fn run() -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").context("`seal` is called by Trunk, as Trunk.toml says")?;
    let folder = PathBuf::from(folder);
    run::step("seal dist/", || {
        let app = split::run(&folder)?;
        bundle(&folder, &app)?;
        let page = folder.join("index.html");
        let mut html = std::fs::read_to_string(&page).context("Trunk left no index.html")?;
        html = without_snippets(&html);
        html = fingerprint_charts(&folder, &html)?;
        for worker in WORKERS {
            html = fingerprint_worker(&folder, &html, worker)?;
        }
        let policy = policy(&html);
        html = replace_once(
            &html,
            POLICY_MARK,
            &format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#),
        )?;
        std::fs::write(&page, html)?;
        let headers = std::fs::read_to_string(run::root().join("public/_headers"))?;
        std::fs::write(folder.join("_headers"), headers_with(&headers, &policy)?)?;
        offline::run(&folder)
    })
}

/// Puts the JavaScript of the app, in a dozen small files, into the one that the page starts, and minifies it and that
/// of the workers: a file that imports others costs a journey to the host each. (Trunk's own minifier trails the language.)
fn bundle(folder: &Path, app: &str) -> Result<()> {
    let mut bundle = npm::esbuild(&npm::BUILD.ensure()?);
    bundle
        .args(["--bundle", "--format=esm", "--target=es2022", "--allow-overwrite", "--minify"])
        .arg(format!("--outdir={}", folder.display()))
        .args([app, WORKERS[0], WORKERS[1]].map(|name| folder.join(format!("{name}.js"))));
    run::quiet("bundle", &mut bundle, "The files are what wasm-bindgen wrote.")?;
    std::fs::remove_file(folder.join(split::LINK_SCRIPT))?;
    let snippets = folder.join(SNIPPETS);
    if snippets.exists() {
        std::fs::remove_dir_all(snippets)?;
    }
    Ok(())
}

/// Takes out the links that ask for the snippets ahead of time; they are in the app's script now.
fn without_snippets(html: &str) -> String {
    let (start, mark) = (r#"<link rel="modulepreload""#, format!("/{SNIPPETS}/"));
    let mut parts = html.split(start);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('>') {
            Some((link, rest)) if link.contains(&mark) => kept.push_str(rest),
            _ => kept.extend([start, part]),
        }
    }
    kept
}

/// Puts the charts under a name with their hash and tells the page, which keeps it in `<meta name="charts">`.
fn fingerprint_charts(folder: &Path, html: &str) -> Result<String> {
    let source = run::root().join(vendor::FOLDER);
    let charts = std::fs::read(source.join("charts.js")).context("the charts are not bundled; `vendor` does it")?;
    let name = format!("charts-{}.js", npm::short_hash(&charts));
    std::fs::write(folder.join(&name), charts)?;
    std::fs::copy(source.join("charts.js.LEGAL.txt"), folder.join("charts.js.LEGAL.txt"))?;
    replace_once(html, r#"content="charts.js""#, &format!(r#"content="{name}""#))
}

/// Moves a worker into a folder named by its hash and tells the page, which keeps it in a `<meta>` of its name.
///
/// Its files find each other by relative names, so the folder is all that has to change.
fn fingerprint_worker(folder: &Path, html: &str, worker: &str) -> Result<String> {
    let [loader, script, wasm] = WORKER_FILES.map(|name| folder.join(name.replacen("worker", worker, 1)));
    let mut content = std::fs::read(&script).context("Trunk left no worker.js")?;
    content.extend(std::fs::read(&wasm).context("Trunk left no worker_bg.wasm")?);
    let name = format!("{worker}-{}", npm::short_hash(&content));
    let home = folder.join(&name);
    std::fs::create_dir_all(&home)?;
    for file in [&loader, &script, &wasm] {
        std::fs::rename(file, home.join(file.file_name().unwrap_or_default()))
            .with_context(|| format!("Trunk left no {}", file.display()))?;
    }
    let asked = format!("{worker}_loader.js");
    replace_once(html, &format!(r#"content="{asked}""#), &format!(r#"content="{name}/{asked}""#))
}

/// Returns the policy of a page whose only inline scripts are those already in `html`.
///
/// Style attributes are allowed because chart tooltips and measured positions need them; style sheets are not.
fn policy(html: &str) -> String {
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    for script in inline_scripts(html) {
        scripts.push_str(&format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script.as_bytes()))));
    }
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; style-src-attr 'unsafe-inline'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         base-uri 'self'; form-action 'none'"
    )
}

/// Returns the text of every inline script of a page.
fn inline_scripts(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once("<script") {
        let Some((attributes, body)) = after.split_once('>') else { break };
        let Some((text, next)) = body.split_once("</script>") else { break };
        if !attributes.contains("src=") {
            found.push(text);
        }
        rest = next;
    }
    found
}

/// The file that some hosts read response headers from, with the policy of the page.
///
/// Framing can be forbidden in a header only; in a page's own policy it is ignored with a warning.
fn headers_with(source: &str, policy: &str) -> Result<String> {
    replace_once(source, HEADER_MARK, &format!("{policy}; frame-ancestors 'none'"))
}

/// Puts `with` in the place of a mark that stands in `text` exactly once.
///
/// # Errors
/// When it stands there more or less often.
pub fn replace_once(text: &str, mark: &str, with: &str) -> Result<String> {
    match text.matches(mark).count() {
        1 => Ok(text.replacen(mark, with, 1)),
        count => bail!("`{mark}` must stand in the page once, and is there {count} times"),
    }
}

/// Returns every file below `folder`, in a stable order.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).with_context(|| format!("could not read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_inline_scripts_are_hashed() {
        let html = r#"<script src="a.js"></script><p><script type="module">go()</script>"#;
        assert_eq!(inline_scripts(html), ["go()"]);
    }

    #[test]
    fn the_policy_names_the_hash_of_the_start_script() {
        // printf 'go()' | openssl dgst -sha256 -binary | base64
        assert!(policy("<script>go()</script>").contains("'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"));
    }

    #[test]
    fn only_snippets_are_no_longer_asked_for_ahead() {
        let app = r#"<link rel="modulepreload" href="./app-1.js">"#;
        let html = format!(r#"<b>{app}<link rel="modulepreload" href="./snippets/a/inline0.js"></b>"#);
        assert_eq!(without_snippets(&html), format!("<b>{app}</b>"));
    }

    #[test]
    fn the_headers_carry_the_policy_of_the_page_and_what_only_they_can() {
        let source = std::fs::read_to_string(run::root().join("public/_headers")).unwrap();
        let policy = policy("<script>go()</script>");
        let headers = headers_with(&source, &policy).unwrap();
        for line in [
            format!("  Content-Security-Policy: {policy}; frame-ancestors 'none'\n"),
            "  X-Content-Type-Options: nosniff\n".to_owned(),
            "  Referrer-Policy: no-referrer\n".to_owned(),
            "  Cross-Origin-Opener-Policy: same-origin\n".to_owned(),
        ] {
            assert!(headers.contains(&line), "{line} is not in\n{headers}");
        }
    }

    #[test]
    fn a_mark_that_is_missing_is_an_error() {
        assert!(replace_once("<p>", POLICY_MARK, "x").is_err());
    }
}
