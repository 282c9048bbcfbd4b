//! The page's side of the conversation with its workers.
//!
//! A worker is started by the first request and waits for no longer than it lives: stopping work takes it down, which
//! is at once whatever it was doing, and the next request starts a new one. [`ImportWorker`] reads exports
//! ([`uptake::ingest::protocol`]); `super::sheets` has the one for workbooks.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use uptake::ingest::IngestError;
use uptake::ingest::protocol::{FILES_FIELD, PROTOCOL, REQUEST_FIELD, Request, Response};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use super::files::File;

/// A kind of worker: where its script is, what it is asked and what it says.
pub trait Kind: 'static {
    /// The `<meta>` of the page's head that names its script.
    const SCRIPT: &'static str;
    /// What it is asked about a file.
    type Request: Serialize;
    /// What it says.
    type Said: 'static;
    /// Puts the files that a request is about beside it; `None` where the browser refuses.
    fn attach(message: &Object, files: &[File]) -> Option<()>;
    /// Reads one of its messages.
    fn read(message: &JsValue) -> Heard<Self::Said>;
    /// What is told when it is of another version, or says what no worker says.
    fn other_version() -> Self::Said;
}

/// A message of a worker.
pub enum Heard<T> {
    /// It has started, and speaks the page's version.
    Ready,
    /// It says something.
    Said(T),
    /// It is of another version, or says what no worker says.
    Nonsense,
}

/// What comes back from a worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer<T> {
    /// What it says.
    Said(T),
    /// It could not be started, or died of what it was given.
    Broke,
}

/// A worker that does one thing at a time. It is taken down when this is dropped.
pub struct FileWorker<K: Kind> {
    desk: Rc<Desk<K>>,
}

/// The worker that reads exports.
pub type ImportWorker = FileWorker<Import>;

/// The kind of [`ImportWorker`]. It never says [`Response::Ready`] to the page above.
pub struct Import;

impl Kind for Import {
    const SCRIPT: &'static str = "worker";
    type Request = Request;
    type Said = Response;

    fn attach(message: &Object, files: &[File]) -> Option<()> {
        let list: Array = files.iter().collect();
        Reflect::set(message, &JsValue::from_str(FILES_FIELD), &list).ok().map(|_| ())
    }

    fn read(message: &JsValue) -> Heard<Response> {
        match message.as_string().and_then(|text| serde_json::from_str::<Response>(&text).ok()) {
            Some(Response::Ready { protocol }) if protocol == PROTOCOL => Heard::Ready,
            Some(Response::Ready { .. }) | None => Heard::Nonsense,
            Some(response) => Heard::Said(response),
        }
    }

    fn other_version() -> Response {
        Response::Failed { file: 0, error: IngestError::Protocol }
    }
}

struct Desk<K: Kind> {
    heard: Box<dyn Fn(Answer<K::Said>)>,
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

impl<K: Kind> FileWorker<K> {
    /// Prepares to ask; `heard` runs with every answer.
    pub fn new(heard: impl Fn(Answer<K::Said>) + 'static) -> Self {
        Self { desk: Rc::new(Desk { heard: Box::new(heard), line: RefCell::new(None) }) }
    }

    /// Asks the worker something about files, which it reads itself: no byte goes through the page.
    pub fn ask(&self, request: &K::Request, files: &[File]) {
        let Some(message) = message::<K>(request, files) else { return };
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
fn message<K: Kind>(request: &K::Request, files: &[File]) -> Option<JsValue> {
    let text = serde_json::to_string(request).ok()?;
    let message = Object::new();
    Reflect::set(&message, &JsValue::from_str(REQUEST_FIELD), &JsValue::from_str(&text)).ok()?;
    K::attach(&message, files)?;
    Some(message.into())
}

/// The address of a worker's script, which the page's head names.
fn script(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let meta = document.query_selector(&format!("meta[name='{name}']")).ok()??;
    let base = document.base_uri().ok()??;
    Url::new_with_base(&meta.get_attribute("content")?, &base).ok().map(|url| url.href())
}

impl Line {
    fn open<K: Kind>(desk: &Rc<Desk<K>>) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&script(K::SCRIPT)?, &options).ok()?;
        let listeners = [listen(&worker, "message", desk, Desk::receive), listen(&worker, "error", desk, Desk::fail)];
        Some(Self { worker, is_ready: false, waiting: None, _listeners: listeners })
    }
}

/// Hands an event of the worker to the desk, as long as there is one.
fn listen<K: Kind>(
    worker: &Worker,
    name: &'static str,
    desk: &Rc<Desk<K>>,
    work: fn(&Desk<K>, &Event),
) -> EventListener {
    let desk: Weak<Desk<K>> = Rc::downgrade(desk);
    EventListener::new(worker, name, move |event| {
        if let Some(desk) = desk.upgrade() {
            work(&desk, event);
        }
    })
}

impl<K: Kind> Desk<K> {
    fn receive(&self, event: &Event) {
        let heard = event.dyn_ref::<MessageEvent>().map_or(Heard::Nonsense, |message| K::read(&message.data()));
        match heard {
            Heard::Ready => self.start_work(),
            Heard::Said(said) => (self.heard)(Answer::Said(said)),
            // A worker kept from another version, or one that says what no worker says.
            Heard::Nonsense => {
                self.hang_up();
                (self.heard)(Answer::Said(K::other_version()));
            }
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
