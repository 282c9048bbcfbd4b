//! `cargo xtask serve`: builds the release app and serves it, as a plain static host would.

use crate::{build, offline, run};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The port that is tried first.
pub const DEFAULT_PORT: u16 = 8080;

/// How many ports after the first are tried when it is taken.
const PORTS_TRIED: u16 = 20;

/// How to serve.
pub struct Options {
    /// The port that is tried first.
    pub port: u16,
    /// The path the app is under, such as `/` or `/some/path/`.
    pub prefix: String,
    /// Whether to build first.
    pub build: bool,
    /// Whether the app may keep itself for offline use, as on any host.
    pub offline: bool,
}

/// Given in the place of the app's service worker when it is not wanted: it takes away the one of an earlier visit with
/// all that was kept, so that every reload shows the last build.
const NO_WORKER: &str = "\
self.addEventListener(\"install\", () => self.skipWaiting());
self.addEventListener(\"activate\", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(`uptake ${self.registration.scope} `)) await caches.delete(name);
  }
  await self.registration.unregister();
})()));
";

/// Builds when asked to, then serves until it is stopped.
///
/// # Errors
/// When the build fails, there is nothing to serve, or no port is free.
pub fn run(options: &Options) -> Result<()> {
    if options.build {
        build::run(None)?;
    }
    let site = Arc::new(Site::new(run::root().join("dist"), options)?);
    let (listener, port) = listen(options.port)?;
    println!("\n  Uptake is at http://localhost:{port}{}\n  Ctrl+C stops it.\n", site.prefix.trim_end_matches('/'));
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        std::thread::spawn(move || {
            // A browser that went away in mid-answer is no concern of the server's.
            let _ = site.answer(stream);
        });
    }
    Ok(())
}

fn listen(first: u16) -> Result<(TcpListener, u16)> {
    for port in first..=first.saturating_add(PORTS_TRIED) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok((listener, port)),
            Err(_) => println!("Port {port} is taken; trying the next."),
        }
    }
    bail!("no free port from {first} on; choose one with --port")
}

/// A folder served under a path.
struct Site {
    folder: PathBuf,
    /// Begins and ends with a slash.
    prefix: String,
    offline: bool,
}

/// What a request comes to.
#[derive(Debug, PartialEq)]
enum Answer {
    File(PathBuf),
    Redirect(String),
    NotFound,
}

impl Site {
    fn new(folder: PathBuf, options: &Options) -> Result<Self> {
        if !folder.join("index.html").is_file() {
            bail!("there is no dist/index.html; `cargo xtask build` writes it");
        }
        Ok(Self { folder, prefix: slashed(&options.prefix), offline: options.offline })
    }

    fn answer(&self, mut stream: TcpStream) -> Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        // 16 KiB are plenty for a request's head, and bound what a stray client can send.
        let mut reader = BufReader::new(stream.try_clone()?.take(16 << 10));
        let mut first = String::new();
        reader.read_line(&mut first)?;
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        let mut words = first.split_whitespace();
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
        if !matches!(method, "GET" | "HEAD") {
            return respond(&mut stream, "405 Method Not Allowed", "Allow: GET, HEAD\r\n", b"", true);
        }
        let body = method == "GET";
        match self.find(target) {
            Answer::File(path) => {
                let content = self.read(&path).with_context(|| path.display().to_string())?;
                let head = format!("Content-Type: {}\r\nCache-Control: no-cache\r\n", media_type(&path));
                respond(&mut stream, "200 OK", &head, &content, body)
            }
            Answer::Redirect(to) => {
                respond(&mut stream, "308 Permanent Redirect", &format!("Location: {to}\r\n"), b"", body)
            }
            Answer::NotFound => {
                let head = "Content-Type: text/plain; charset=utf-8\r\n";
                respond(&mut stream, "404 Not Found", head, b"There is nothing here.\n", body)
            }
        }
    }

    fn read(&self, path: &Path) -> std::io::Result<Vec<u8>> {
        let is_worker = path == self.folder.join(offline::WORKER);
        if is_worker && !self.offline { Ok(NO_WORKER.into()) } else { fs::read(path) }
    }

    /// Finds the file a request means, never one outside the folder.
    fn find(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or(target);
        let Some(inside) = path.strip_prefix(self.prefix.as_str()) else {
            let bare = self.prefix.trim_end_matches('/');
            return if path == bare { Answer::Redirect(self.prefix.clone()) } else { Answer::NotFound };
        };
        let Some(inside) = decode(inside) else { return Answer::NotFound };
        let relative = Path::new(&inside);
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return Answer::NotFound;
        }
        let file = self.folder.join(relative);
        let file = if file.is_dir() { file.join("index.html") } else { file };
        if file.is_file() { Answer::File(file) } else { Answer::NotFound }
    }
}

fn respond(stream: &mut TcpStream, status: &str, head: &str, content: &[u8], body: bool) -> Result<()> {
    let length = content.len();
    write!(stream, "HTTP/1.1 {status}\r\n{head}Content-Length: {length}\r\nConnection: close\r\n\r\n")?;
    if body {
        stream.write_all(content)?;
    }
    stream.flush()?;
    Ok(())
}

fn slashed(prefix: &str) -> String {
    match prefix.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

/// Undoes percent-encoding; `None` when it is broken or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(prefix: &str) -> Site {
        Site { folder: run::root().join("xtask"), prefix: slashed(prefix), offline: true }
    }

    #[test]
    fn a_file_is_found_below_the_prefix_only() {
        let served = site("a/b");
        assert_eq!(served.find("/a/b/Cargo.toml?x=1"), Answer::File(run::root().join("xtask/Cargo.toml")));
        assert_eq!(served.find("/Cargo.toml"), Answer::NotFound);
        assert_eq!(served.find("/a/b"), Answer::Redirect("/a/b/".to_owned()));
    }

    #[test]
    fn no_request_leaves_the_folder() {
        for target in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/src/../../Cargo.toml", "//etc/hosts", "/%2Fetc/hosts"]
        {
            assert_eq!(site("/").find(target), Answer::NotFound, "{target}");
        }
    }

    #[test]
    fn where_it_is_not_wanted_the_service_worker_takes_itself_away() {
        let folder = run::root().join("public");
        let path = folder.join(offline::WORKER);
        let mut site = Site { folder, prefix: "/".to_owned(), offline: false };
        assert_eq!(site.read(&path).unwrap(), NO_WORKER.as_bytes());
        site.offline = true;
        assert_eq!(site.read(&path).unwrap(), fs::read(&path).unwrap());
    }

    #[test]
    fn broken_percent_encoding_is_refused() {
        assert_eq!(decode("a%20b").as_deref(), Some("a b"));
        assert_eq!(decode("a%2"), None);
        assert_eq!(decode("%ff"), None);
    }
}
