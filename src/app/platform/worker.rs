//! The page's side of the conversation with the worker that reads exports; see [`uptake::ingest::protocol`].
//!
//! The worker is started by the first request and waits for no longer than it lives: stopping work takes it down,
//! which is at once whatever it was doing, and the next request starts a new one.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use js_sys::{Object, Reflect};
use uptake::ingest::IngestError;
use uptake::ingest::protocol::{FILE_FIELD, PROTOCOL, REQUEST_FIELD, Request, Response};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use super::files::File;

/// What comes back from the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// What it says; never [`Response::Ready`].
    Said(Response),
    /// It could not be started, or died of what it was given.
    Broke,
}

/// A worker that reads one export at a time. It is taken down when this is dropped.
pub struct ImportWorker {
    desk: Rc<Desk>,
}

struct Desk {
    heard: Box<dyn Fn(Answer)>,
    line: RefCell<Option<Line>>,
}

/// An open line to a running worker.
struct Line {
    worker: Worker,
    is_ready: bool,
    /// What was asked before the worker was ready; only the last request counts.
    waiting: Option<JsValue>,
    _listeners: [EventListener; 2],
}

impl Drop for Line {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl ImportWorker {
    /// Prepares to ask; `heard` runs with every answer.
    pub fn new(heard: impl Fn(Answer) + 'static) -> Self {
        Self { desk: Rc::new(Desk { heard: Box::new(heard), line: RefCell::new(None) }) }
    }

    /// Asks the worker something about a file, which it reads itself: no byte goes through the page.
    pub fn ask(&self, request: &Request, file: &File) {
        let Some(message) = message(request, file) else { return };
        if self.desk.line.borrow().is_none() {
            *self.desk.line.borrow_mut() = Line::open(&self.desk);
        }
        let is_asked = match self.desk.line.borrow_mut().as_mut() {
            Some(line) if line.is_ready => line.worker.post_message(&message).is_ok(),
            Some(line) => {
                line.waiting = Some(message);
                true
            }
            None => false,
        };
        if !is_asked {
            (self.desk.heard)(Answer::Broke);
        }
    }

    /// Stops whatever is going on; nothing more is heard of it.
    pub fn stop(&self) {
        self.desk.hang_up();
    }
}

/// The object that is posted; `None` for a request that is no JSON, which none is.
fn message(request: &Request, file: &File) -> Option<JsValue> {
    let text = serde_json::to_string(request).ok()?;
    let message = Object::new();
    Reflect::set(&message, &JsValue::from_str(REQUEST_FIELD), &JsValue::from_str(&text)).ok()?;
    Reflect::set(&message, &JsValue::from_str(FILE_FIELD), file).ok()?;
    Some(message.into())
}

/// The address of the worker's script, which the page's head names.
fn script() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let name = document.query_selector("meta[name='worker']").ok()??.get_attribute("content")?;
    let base = document.base_uri().ok()??;
    Url::new_with_base(&name, &base).ok().map(|url| url.href())
}

impl Line {
    fn open(desk: &Rc<Desk>) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&script()?, &options).ok()?;
        let listeners = [listen(&worker, "message", desk, Desk::receive), listen(&worker, "error", desk, Desk::fail)];
        Some(Self { worker, is_ready: false, waiting: None, _listeners: listeners })
    }
}

/// Hands an event of the worker to the desk, as long as there is one.
fn listen(worker: &Worker, name: &'static str, desk: &Rc<Desk>, work: fn(&Desk, &Event)) -> EventListener {
    let desk: Weak<Desk> = Rc::downgrade(desk);
    EventListener::new(worker, name, move |event| {
        if let Some(desk) = desk.upgrade() {
            work(&desk, event);
        }
    })
}

impl Desk {
    fn receive(&self, event: &Event) {
        let text = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
        let response = text.and_then(|text| serde_json::from_str::<Response>(&text).ok());
        match response {
            Some(Response::Ready { protocol }) if protocol == PROTOCOL => self.start_work(),
            // A worker kept from another version, or one that says what no worker says.
            Some(Response::Ready { .. }) | None => {
                self.hang_up();
                (self.heard)(Answer::Said(Response::Failed(IngestError::Protocol)));
            }
            Some(response) => (self.heard)(Answer::Said(response)),
        }
    }

    fn start_work(&self) {
        if let Some(line) = self.line.borrow_mut().as_mut() {
            line.is_ready = true;
            if let Some(message) = line.waiting.take() {
                // A message that was built here can always be posted.
                let _ = line.worker.post_message(&message);
            }
        }
    }

    fn fail(&self, _: &Event) {
        self.hang_up();
        (self.heard)(Answer::Broke);
    }

    fn hang_up(&self) {
        // Taken out first: ending the line must not meet it borrowed.
        let line = self.line.borrow_mut().take();
        drop(line);
    }
}
