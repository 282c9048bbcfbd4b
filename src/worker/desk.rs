//! Takes requests and answers them, one piece of work at a time.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, File};

use uptake::ingest::protocol::{FILE_FIELD, REQUEST_FIELD, Request, Response};
use uptake::ingest::{HEAD, IngestError, Run, Settings, preview};

use crate::source::Source;

/// How long to wait between two reports of progress, in milliseconds: nobody reads more than ten a second.
const REPORT_MS: f64 = 100.0;

/// The worker's side of the conversation.
pub struct Desk {
    scope: DedicatedWorkerGlobalScope,
    /// Number of the work in hand; work that finds another number here has been stopped.
    turn: Cell<u64>,
    is_busy: Cell<bool>,
}

impl Desk {
    /// Opens the desk.
    pub fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self { scope, turn: Cell::new(0), is_busy: Cell::new(false) }
    }

    /// Posts a response to the page.
    pub fn say(&self, response: &Response) {
        if let Ok(text) = serde_json::to_string(response) {
            // Posting a string fails only when the page is gone, and then nobody waits for it.
            let _ = self.scope.post_message(&JsValue::from_str(&text));
        }
    }

    /// Takes one message of the page.
    pub fn receive(desk: &Rc<Self>, message: &JsValue) {
        let field = |name: &str| Reflect::get(message, &JsValue::from_str(name)).ok();
        let request = field(REQUEST_FIELD)
            .and_then(|text| text.as_string())
            .and_then(|text| serde_json::from_str::<Request>(&text).ok());
        let file = field(FILE_FIELD).and_then(|file| file.dyn_into::<File>().ok());
        match (request, file) {
            (Some(Request::Cancel), _) => desk.cancel(),
            (Some(Request::Preview { settings }), Some(file)) => desk.preview(file, &settings),
            (Some(Request::Import { settings }), Some(file)) => {
                let turn = desk.next_turn();
                desk.is_busy.set(true);
                spawn_local(Self::import(Rc::clone(desk), turn, file, settings));
            }
            _ => desk.say(&Response::Failed(IngestError::Protocol)),
        }
    }

    fn next_turn(&self) -> u64 {
        self.turn.set(self.turn.get() + 1);
        self.turn.get()
    }

    fn cancel(&self) {
        self.next_turn();
        if self.is_busy.replace(false) {
            self.say(&Response::Failed(IngestError::Cancelled));
        }
    }

    /// A preview is short work: whatever was going on makes way for it.
    fn preview(&self, file: File, settings: &Settings) {
        self.next_turn();
        self.is_busy.set(false);
        let found = Source::new(file).and_then(|source| {
            let mut head = Vec::new();
            source.read_now(0, HEAD, &mut head)?;
            preview(&head, source.total(), settings)
        });
        self.say(&found.map_or_else(Response::Failed, Response::Preview));
    }

    async fn import(desk: Rc<Self>, turn: u64, file: File, settings: Settings) {
        let response = match Source::new(file) {
            Ok(source) => desk.run(turn, source, settings).await,
            Err(error) => Some(Response::Failed(error)),
        };
        if let Some(response) = response {
            desk.is_busy.set(false);
            desk.say(&response);
        }
    }

    /// Reads part by part; `None` when other work has taken over.
    async fn run(&self, turn: u64, mut source: Source, settings: Settings) -> Option<Response> {
        let total = source.total();
        let mut run = Run::new(settings, total);
        let mut part = Vec::new();
        let mut reported = f64::NEG_INFINITY;
        loop {
            let (offset, length) = run.wanted();
            let read = source.read(offset, length, &mut part).await;
            if self.turn.get() != turn {
                return None;
            }
            match read.and_then(|()| run.step(&part)) {
                Ok(None) => {}
                Ok(Some(outcome)) => return Some(Response::Done(Box::new(outcome))),
                Err(error) => return Some(Response::Failed(error)),
            }
            if Date::now() - reported >= REPORT_MS {
                self.say(&Response::Progress { bytes: run.bytes(), total });
                // What was read ahead comes without a wait, and then no message would come through in between.
                TimeoutFuture::new(0).await;
                reported = Date::now();
            }
        }
    }
}
