//! The end of the app by an error of its own: a screen that says so, and storage left as it is.
//!
//! The screen is plain DOM, drawn by what still works when the app does not. After a panic nothing may be stored, as what
//! is in memory may be half changed: the browser's own ways to write are closed on this page, whoever goes them.

use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};

use uptake::t;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = "export function show_recovery(words, details) {
    close_storage();
    const [title, what, safe, reload, rescue, again, about, hint, copy, copied] = words;
    const make = (name, given, ...inside) => {
        const element = Object.assign(document.createElement(name), given);
        element.append(...inside);
        return element;
    };
    const heading = make('h1', { tabIndex: -1 }, title);
    const load = make('button', { type: 'button', className: 'button', onclick: () => location.reload() }, reload);
    load.dataset.tone = 'primary';
    const link = make('a', { className: 'button', href: 'rescue.html' }, rescue);
    const place = make('ul', {}, ...details.split('\\n').map((line) => make('li', {}, make('code', {}, line))));
    const copier = make('button', { type: 'button', className: 'button' }, copy);
    copier.onclick = async () => {
        try {
            await navigator.clipboard.writeText(details);
            copier.textContent = copied;
        } catch { getSelection().selectAllChildren(place); }
    };
    const lede = make('p', { className: 'lede', role: 'alert' }, what);
    const page = make('div', { className: 'page' },
        make('header', { className: 'page-head' }, heading, lede),
        make('p', {}, safe),
        make('p', { className: 'cluster' }, load, link),
        make('p', {}, again),
        make('details', {}, make('summary', {}, about), make('p', {}, hint), place, copier));
    document.title = title;
    document.body.removeAttribute('data-print');
    document.body.replaceChildren(make('main', { id: 'stopped' }, page));
    heading.focus();
}
function close_storage() {
    const refuse = () => { throw new DOMException('Uptake has stopped', 'InvalidStateError'); };
    for (const name of ['setItem', 'removeItem', 'clear']) Storage.prototype[name] = refuse;
    for (const name of ['put', 'add', 'delete', 'clear']) IDBObjectStore.prototype[name] = refuse;
}
export function watch_traps(stopped) {
    const look = (reason) => { if (reason instanceof WebAssembly.RuntimeError) stopped(); };
    addEventListener('error', (event) => look(event.error));
    addEventListener('unhandledrejection', (event) => look(event.reason));
}
export function build_and_browser() {
    const build = document.querySelector('meta[name=\"version\"]')?.content ?? '';
    return `${build}\\n${navigator.userAgent}`;
}")]
extern "C" {
    fn show_recovery(words: Vec<String>, details: &str);
    fn watch_traps(stopped: &Closure<dyn FnMut()>);
    fn build_and_browser() -> String;
}

/// Whether the screen is there.
static HAPPENED: AtomicBool = AtomicBool::new(false);

/// Shows the screen of [`stopped`] when the app panics, or WebAssembly stops it, from now on. The message of a panic
/// also goes to the browser's console.
pub fn watch() {
    // Looked up beforehand: the lookup itself may be what stops.
    let words = words();
    let shown = words.clone();
    panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        stopped(&shown, &place(info));
    }));
    let trapped: Closure<dyn FnMut()> = Closure::new(move || stopped(&words, "WebAssembly.RuntimeError"));
    watch_traps(&trapped);
    trapped.forget();
}

/// The texts of the screen, in the order that its script takes them.
fn words() -> Vec<String> {
    vec![
        t!("stopped.title"),
        t!("stopped.what"),
        t!("stopped.safe"),
        t!("stopped.reload"),
        t!("stopped.rescue"),
        t!("stopped.again"),
        t!("stopped.details"),
        t!("stopped.details-hint"),
        t!("stopped.copy"),
        t!("stopped.copied"),
    ]
}

/// Draws the screen, the first time: what goes wrong afterwards is no news.
fn stopped(words: &[String], place: &str) {
    if !HAPPENED.swap(true, Ordering::Relaxed) {
        let details = format!("Uptake {}\n{place}\n{}", env!("CARGO_PKG_VERSION"), build_and_browser());
        show_recovery(words.to_vec(), &details);
    }
}

/// Where it happened, and the message if it is a constant of the program: one that was put together may quote a plan.
fn place(info: &PanicHookInfo<'_>) -> String {
    let message = info.payload().downcast_ref::<&'static str>().copied().unwrap_or_default();
    let Some(location) = info.location() else { return message.to_owned() };
    // The last parts of the path name the file; those before are the machine it was built on.
    let parts: Vec<&str> = location.file().rsplit(['/', '\\']).take(4).collect();
    let file: Vec<&str> = parts.into_iter().rev().collect();
    format!("{}:{}:{} {message}", file.join("/"), location.line(), location.column())
}
