//! The room this browser gives the page, and whether it promises to keep what is there.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = "export function characters() {
    try {
        let sum = 0;
        for (let n = 0; n < localStorage.length; n += 1) {
            const key = localStorage.key(n);
            sum += key.length + (localStorage.getItem(key) ?? '').length;
        }
        return sum;
    } catch { return NaN; }
}
export async function estimated() {
    const { usage, quota } = await navigator.storage.estimate();
    return `${usage} ${quota}`;
}
export async function is_persisted() { return await navigator.storage.persisted(); }
export async function persist() { return await navigator.storage.persist(); }")]
extern "C" {
    fn characters() -> f64;
    #[wasm_bindgen(catch)]
    async fn estimated() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn is_persisted() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn persist() -> Result<JsValue, JsValue>;
}

/// The characters in local storage, where plans are; `None` where it is blocked.
pub fn used() -> Option<u64> {
    let sum = characters();
    // A count of characters in memory fits.
    sum.is_finite().then_some(sum as u64)
}

/// What a browser says of its databases and caches for this site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Bytes in use, roughly.
    pub used: u64,
    /// Bytes there may be at most, roughly.
    pub limit: u64,
}

/// The room for databases and caches; `None` where the browser does not tell.
pub async fn estimate() -> Option<Estimate> {
    let answer = estimated().await.ok()?.as_string()?;
    let (used, limit) = answer.split_once(' ')?;
    // Browsers tell whole numbers; one that does not is taken at its word without its fraction.
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number as u64);
    Some(Estimate { used: number(used)?, limit: number(limit)? })
}

/// Whether the browser promises to keep what is stored when its disk gets full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// It does.
    Given,
    /// It may clear the storage of sites not visited for long.
    NotGiven,
    /// It does not say.
    Unknown,
}

/// What the browser has promised.
pub async fn promise() -> Promise {
    told(is_persisted().await)
}

/// Asks the browser for its promise; some ask the person in turn.
pub async fn ask() -> Promise {
    told(persist().await)
}

fn told(answer: Result<JsValue, JsValue>) -> Promise {
    match answer.ok().and_then(|answer| answer.as_bool()) {
        Some(true) => Promise::Given,
        Some(false) => Promise::NotGiven,
        None => Promise::Unknown,
    }
}
