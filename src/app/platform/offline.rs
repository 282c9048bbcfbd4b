//! The service worker from the page's side: it keeps the app for offline use, and its news of a newer version.
//!
//! `public/sw.js` is the worker. It is registered once the first screen is drawn, so that it slows nothing down, and
//! nowhere else than on http and https. The page is loaded anew by a person's wish only.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = "const BETWEEN_LOOKS_MS = 3600000;
let registration;
let is_wished = false;
export function keep_offline(tell) {
    const host = navigator.serviceWorker;
    if (!host || !location.protocol.startsWith('http')) return;
    const version = document.querySelector('meta[name=\"version\"]').content;
    host.addEventListener('message', ({ data, ports }) => {
        if (data === 'version?') ports[0].postMessage(version);
    });
    host.startMessages();
    let has_worker = host.controller !== null;
    host.addEventListener('controllerchange', () => {
        if (is_wished) location.reload();
        else if (has_worker) tell('replaced');
        has_worker = true;
    });
    const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 1000));
    const start = () => idle(() => register(host, tell));
    if (document.readyState === 'complete') start(); else addEventListener('load', start, { once: true });
}
async function register(host, tell) {
    try {
        registration = await host.register(new URL('sw.js', document.baseURI), { updateViaCache: 'none' });
    } catch {
        return;
    }
    if (!registration) return;
    let is_told = false;
    const look = (worker) => {
        const is_ready = worker?.state === 'installed' && host.controller !== null;
        if (is_ready && !is_told) { is_told = true; tell('ready'); }
    };
    const follow = (worker) => worker?.addEventListener('statechange', () => look(worker));
    look(registration.waiting);
    follow(registration.installing);
    registration.addEventListener('updatefound', () => follow(registration.installing));
    host.controller?.postMessage('tidy');
    let looked = Date.now();
    document.addEventListener('visibilitychange', () => {
        if (document.visibilityState !== 'visible' || Date.now() - looked < BETWEEN_LOOKS_MS) return;
        looked = Date.now();
        registration.update().catch(() => {});
    });
}
export function take_over() {
    is_wished = true;
    const waiting = registration?.waiting;
    if (waiting) waiting.postMessage('take over'); else location.reload();
}")]
extern "C" {
    fn keep_offline(tell: &Closure<dyn FnMut(String)>);
    fn take_over();
}

thread_local! {
    // Asked before the page is loaded anew: each says whether what it holds is safe.
    static GUARDS: RefCell<Vec<Box<dyn Fn() -> bool>>> = const { RefCell::new(Vec::new()) };
}

/// What there is to say about versions of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A newer version has been fetched and waits; [`switch`] goes over to it.
    Ready,
    /// Another tab has gone over to a newer version; this page stays as it is until it is loaded anew.
    Replaced,
}

/// Keeps the app for offline use where the browser can, for the life of the page; `tell` runs with the news.
pub fn keep(mut tell: impl FnMut(News) + 'static) {
    let heard: Closure<dyn FnMut(String)> = Closure::new(move |news: String| match news.as_str() {
        "ready" => tell(News::Ready),
        _ => tell(News::Replaced),
    });
    keep_offline(&heard);
    heard.forget();
}

/// Has `is_safe` asked before the page is loaded anew for another version: it saves what waits to be saved and says
/// whether all of it is.
pub fn guard(is_safe: impl Fn() -> bool + 'static) {
    GUARDS.with_borrow_mut(|guards| guards.push(Box::new(is_safe)));
}

/// Goes over to the newest version there is, which loads the page anew. Returns false, and does nothing, while there is
/// work that could not be saved.
pub fn switch() -> bool {
    let is_safe = GUARDS.with_borrow(|guards| guards.iter().all(|is_safe| is_safe()));
    if is_safe {
        take_over();
    }
    is_safe
}
