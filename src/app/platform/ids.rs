//! Fresh identifiers from the browser's random source.

use uptake::id::{Id, IdSource};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = "export function fresh_id() {
    const bytes = crypto.getRandomValues(new Uint8Array(10));
    return Array.from(bytes, (byte) => (byte & 31).toString(32)).join('') + Date.now().toString(32);
}")]
extern "C" {
    fn fresh_id() -> String;
}

/// Random identifiers: fifty random bits and the time in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct RandomIds;

impl IdSource for RandomIds {
    fn fresh(&mut self) -> Id {
        Id::new(fresh_id())
    }
}
