//! The worker: moves bytes of a file in and figures out, off the main thread.
//!
//! It waits for messages of [`uptake::ingest::protocol`] and reads the posted files in slices, the next one while it
//! works on the last. In between it gives the event loop a turn, so that a wish to stop comes through at once.

mod desk;
mod source;

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use desk::Desk;
use uptake::ingest::protocol::{PROTOCOL, Response};

fn main() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        // Started as a page's own script by mistake: there is nobody to talk to.
        return;
    };
    let desk = Rc::new(Desk::new(scope.clone()));
    let listening = Rc::clone(&desk);
    EventListener::new(&scope, "message", move |event| {
        if let Some(message) = event.dyn_ref::<MessageEvent>() {
            Desk::receive(&listening, &message.data());
        }
    })
    .forget();
    desk.say(&Response::Ready { protocol: PROTOCOL });
}
