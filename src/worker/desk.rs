//! Takes requests and answers them, one piece of work at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Date, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, File};

use uptake::ingest::protocol::{FILES_FIELD, REQUEST_FIELD, Request, Response};
use uptake::ingest::{HEAD, Import, IngestError, Run, Seen, Settings};

use crate::source::Source;

/// How long to wait between two reports of progress, in milliseconds: nobody reads more than ten a second.
const REPORT_MS: f64 = 100.0;

/// How often the first bytes of a file are imported for practice, see [`Desk::warm_up`].
const ROUNDS: usize = 12;

/// The worker's side of the conversation.
pub struct Desk {
    scope: DedicatedWorkerGlobalScope,
    /// Number of the work in hand; work that finds another number here has been stopped.
    turn: Cell<u64>,
    is_busy: Cell<bool>,
    /// The last preview: what is imported is nearly always the file that was looked at last.
    seen: RefCell<Option<Seen>>,
}

impl Desk {
    /// Opens the desk.
    pub fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self { scope, turn: Cell::new(0), is_busy: Cell::new(false), seen: RefCell::default() }
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
        let files = field(FILES_FIELD).and_then(|files| files.dyn_into::<Array>().ok()).unwrap_or_default();
        let files: Vec<File> = files.iter().filter_map(|file| file.dyn_into::<File>().ok()).collect();
        match (request, files.as_slice()) {
            (Some(Request::Cancel), _) => desk.cancel(),
            (Some(Request::Preview { settings }), [file]) => Self::preview(desk, file.clone(), settings),
            (Some(Request::Import { settings }), [_, ..]) if settings.len() == files.len() => {
                let turn = desk.next_turn();
                desk.is_busy.set(true);
                spawn_local(Self::import(Rc::clone(desk), turn, files, settings));
            }
            _ => desk.say(&Response::Failed { file: 0, error: IngestError::Protocol }),
        }
    }

    fn next_turn(&self) -> u64 {
        self.turn.set(self.turn.get() + 1);
        self.turn.get()
    }

    fn cancel(&self) {
        self.next_turn();
        if self.is_busy.replace(false) {
            self.say(&Response::Failed { file: 0, error: IngestError::Cancelled });
        }
    }

    /// A preview is short work: whatever was going on makes way for it.
    fn preview(desk: &Rc<Self>, file: File, settings: Settings) {
        let turn = desk.next_turn();
        desk.is_busy.set(false);
        let mut head = Vec::new();
        let found = Source::new(file).and_then(|source| {
            source.read_now(0, HEAD, &mut head)?;
            Seen::look(&head, source.total(), settings.clone())
        });
        match found {
            Ok(seen) => {
                let import = Import::new(&settings, &seen.preview);
                desk.say(&Response::Preview(seen.preview.clone()));
                desk.seen.replace(Some(seen));
                spawn_local(Self::warm_up(Rc::clone(desk), turn, head, import));
            }
            Err(error) => desk.say(&Response::Failed { file: 0, error }),
        }
    }

    /// Imports the first bytes over and over while a person looks at the preview, and forgets what came out.
    ///
    /// A browser compiles quickly first and well only what has run for a while. Without this the import itself
    /// would be what runs slowly at first.
    async fn warm_up(desk: Rc<Self>, turn: u64, head: Vec<u8>, mut import: Import) {
        for _ in 0..ROUNDS {
            TimeoutFuture::new(0).await;
            if desk.turn.get() != turn || import.feed(&head, false).is_err() {
                return;
            }
        }
        drop(import.finish());
    }

    async fn import(desk: Rc<Self>, turn: u64, files: Vec<File>, settings: Vec<Settings>) {
        let response = match files.into_iter().map(Source::new).collect::<Result<Vec<_>, _>>() {
            Ok(sources) => desk.run(turn, sources, settings).await,
            Err(error) => Some(Response::Failed { file: 0, error }),
        };
        if let Some(response) = response {
            desk.is_busy.set(false);
            desk.say(&response);
        }
    }

    /// Reads part by part; `None` when other work has taken over.
    async fn run(&self, turn: u64, mut sources: Vec<Source>, settings: Vec<Settings>) -> Option<Response> {
        let files = settings.into_iter().zip(sources.iter().map(Source::total));
        let mut run = Run::new(files).after(self.seen.borrow().clone());
        let total = run.total();
        let mut part = Vec::new();
        let mut reported = f64::NEG_INFINITY;
        loop {
            let wanted = run.wanted();
            // Only one file at a time is read ahead.
            sources
                .iter_mut()
                .enumerate()
                .filter(|(file, _)| *file != wanted.file)
                .for_each(|(_, source)| source.stop_reading_ahead());
            let read = match sources.get_mut(wanted.file) {
                Some(source) => source.read(wanted.offset, wanted.length, &mut part).await,
                None => Err(IngestError::Protocol),
            };
            if self.turn.get() != turn {
                return None;
            }
            match read.and_then(|()| run.step(&part)) {
                Ok(None) => {}
                Ok(Some(joined)) => return Some(Response::Done(Box::new(joined))),
                Err(error) => return Some(Response::Failed { file: wanted.file, error }),
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
