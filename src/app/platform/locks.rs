//! Web Locks: one tab at a time does a thing. Where a browser has none, the thing is done at once.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

#[wasm_bindgen(inline_js = "export async function with_lock(name, work) {
    if (navigator.locks) { await navigator.locks.request(name, () => { work(); }); } else { work(); }
}")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn with_lock(name: &str, work: &JsValue) -> Result<JsValue, JsValue>;
}

/// Runs `work` while holding the lock `name` against other tabs of this app.
///
/// The work is synchronous, so the lock is held for a moment only. Where the browser refuses the lock, the work is
/// done without it.
pub async fn exclusive<R: 'static>(name: &str, work: impl FnOnce() -> R + 'static) -> R {
    let waiting = Rc::new(RefCell::new(Some(work)));
    let done = Rc::new(RefCell::new(None));
    let turn = {
        let (waiting, done) = (Rc::clone(&waiting), Rc::clone(&done));
        Closure::<dyn FnMut()>::new(move || {
            if let Some(work) = waiting.borrow_mut().take() {
                *done.borrow_mut() = Some(work());
            }
        })
    };
    // A refusal leaves the work waiting; it is done below.
    let _ = with_lock(name, turn.as_ref()).await;
    let undone = waiting.borrow_mut().take();
    let result = done.borrow_mut().take();
    match (result, undone) {
        (Some(result), _) => result,
        (None, Some(work)) => work(),
        (None, None) => unreachable!("the work either waits or is done"),
    }
}
