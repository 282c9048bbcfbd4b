//! One import from file to figures: what the person chose, what the worker said, and what is on screen for it.

use leptos::prelude::*;
use uptake::id::{Id, IdSource};
use uptake::ingest::protocol::{Request, Response};
use uptake::ingest::{Binary, Delimiter, Encoding, IngestError, Outcome, Preview, Settings};
use uptake::plan::measure::{ImportedFigures, default_label};
use uptake::t;

use super::workbook::Workbook;
use crate::platform::files::File;
use crate::platform::worker::{Answer, ImportWorker};
use crate::platform::{clock, page};
use crate::store::Store;

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No file is chosen.
    Choosing,
    /// A file is chosen, and its beginning is being read.
    Looking,
    /// What was found is on screen, to be changed or accepted.
    Previewing,
    /// The whole file is being read.
    Importing,
    /// The figures are in the plan.
    Done,
}

/// The import in hand; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    store: Store,
    stage: RwSignal<Stage>,
    settings: RwSignal<Settings>,
    preview: RwSignal<Option<Preview>>,
    progress: RwSignal<(u64, u64)>,
    outcome: RwSignal<Option<Outcome>>,
    problem: RwSignal<Option<String>>,
    is_busy: RwSignal<bool>,
    /// The label typed; the default one without it.
    typed: RwSignal<Option<String>>,
    /// The import shown below, which a new one becomes.
    shown: RwSignal<Option<Id>>,
    /// What is read: the file chosen, or the CSV of a sheet when that is a workbook.
    file: StoredValue<Option<File>, LocalStorage>,
    workbook: Workbook,
    worker: StoredValue<Option<ImportWorker>, LocalStorage>,
}

impl Session {
    /// A session without a file. The worker lives no longer than the calling component.
    pub fn new(store: Store, shown: RwSignal<Option<Id>>) -> Self {
        let session = Self {
            store,
            stage: RwSignal::new(Stage::Choosing),
            settings: RwSignal::new(Settings::default()),
            preview: RwSignal::new(None),
            progress: RwSignal::new((0, 0)),
            outcome: RwSignal::new(None),
            problem: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            typed: RwSignal::new(None),
            shown,
            file: StoredValue::new_local(None),
            workbook: Workbook::none(),
            worker: StoredValue::new_local(None),
        };
        session.worker.set_value(Some(ImportWorker::new(move |answer| session.hear(answer))));
        session.workbook.on_made(move |made| session.take_sheet(made));
        session
    }

    /// How far it has come.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// What was found in the file's beginning.
    pub fn preview(self) -> RwSignal<Option<Preview>> {
        self.preview
    }

    /// Bytes read, and bytes there are.
    pub fn progress(self) -> (u64, u64) {
        self.progress.get()
    }

    /// What came out.
    pub fn outcome(self) -> RwSignal<Option<Outcome>> {
        self.outcome
    }

    /// What went wrong last, in words.
    pub fn problem(self) -> Option<String> {
        self.problem.get()
    }

    /// Whether the figures can be taken as the preview stands.
    pub fn is_ready(self) -> bool {
        !self.is_busy.get() && self.problem.with(Option::is_none)
    }

    /// What the figures will be called.
    pub fn label(self) -> String {
        self.typed.get().unwrap_or_else(|| self.default_label())
    }

    /// Calls the figures something else.
    pub fn set_label(self, label: String) {
        self.typed.set(Some(label));
    }

    fn default_label(self) -> String {
        let shape = self.preview.with(|preview| preview.as_ref().map(|preview| preview.shape)).unwrap_or_default();
        default_label(shape, clock::today())
    }

    /// Begins with a file, in place of any before.
    pub fn take(self, file: File) {
        self.reset();
        self.file.set_value(Some(file));
        self.stage.set(Stage::Looking);
        self.look();
    }

    /// The workbook that the file was, if it was one.
    pub fn workbook(self) -> Workbook {
        self.workbook
    }

    /// Reads another sheet of the workbook, in place of the one before.
    pub fn choose_sheet(self, sheet: String) {
        self.problem.set(None);
        self.is_busy.set(true);
        if self.stage.get_untracked() == Stage::Choosing {
            self.stage.set(Stage::Looking);
        }
        self.workbook.choose(sheet);
    }

    /// Finds the sheet in a workbook; it comes back as CSV.
    fn open_workbook(self) {
        if let Some(file) = self.file.get_value() {
            self.workbook.open(file);
        }
    }

    /// Goes on with the CSV of a sheet as with any export, but for what is known of it.
    fn take_sheet(self, made: Result<File, String>) {
        match made {
            Ok(csv) => {
                self.file.set_value(Some(csv));
                let (encoding, delimiter) = (Some(Encoding::Utf8), Some(Delimiter::Comma));
                self.settings.set(Settings { encoding, delimiter, ..Settings::default() });
                self.look();
            }
            Err(problem) => {
                // In a preview another sheet can still be chosen.
                if self.stage.get_untracked() == Stage::Looking {
                    self.workbook.close();
                }
                self.refuse(problem);
            }
        }
    }

    /// Says that a file could not be fetched.
    pub fn fail(self, problem: String) {
        self.problem.set(Some(problem));
    }

    /// Changes how the file is read, and looks again.
    pub fn change(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.look();
    }

    fn look(self) {
        self.is_busy.set(true);
        self.ask(Request::Preview { settings: self.settings.get_untracked() });
    }

    /// Reads the whole file.
    pub fn import(self) {
        let total = self.preview.with_untracked(|preview| preview.as_ref().map_or(0, |preview| preview.total));
        self.progress.set((0, total));
        self.problem.set(None);
        self.stage.set(Stage::Importing);
        focus_soon("import-progress");
        self.ask(Request::Import { settings: self.settings.get_untracked() });
    }

    fn ask(self, request: Request) {
        self.file.with_value(|file| {
            if let Some(file) = file {
                self.worker.with_value(|worker| {
                    if let Some(worker) = worker {
                        worker.ask(&request, file);
                    }
                });
            }
        });
    }

    /// Stops reading at once; the preview is there again.
    pub fn cancel(self) {
        self.stop();
        self.stage.set(Stage::Previewing);
        self.store.notices().say(t!("measure.import.cancelled"));
        focus_soon("import-preview");
    }

    /// Puts everything away, ready for another file.
    pub fn close(self) {
        self.reset();
        focus_soon("adoption-file");
    }

    fn stop(self) {
        self.worker.with_value(|worker| {
            if let Some(worker) = worker {
                worker.stop();
            }
        });
        self.is_busy.set(false);
    }

    fn reset(self) {
        self.stop();
        self.workbook.close();
        self.file.set_value(None);
        self.settings.set(Settings::default());
        self.problem.set(None);
        self.typed.set(None);
        self.stage.set(Stage::Choosing);
        self.preview.set(None);
        self.outcome.set(None);
    }

    fn hear(self, answer: Answer<Response>) {
        match answer {
            Answer::Said(Response::Preview(preview)) => self.show(preview),
            Answer::Said(Response::Progress { bytes, total }) => self.progress.set((bytes, total)),
            Answer::Said(Response::Done(outcome)) => self.keep(*outcome),
            // An old workbook may turn out to be one with a password, which only the whole file tells.
            Answer::Said(Response::Failed(IngestError::Binary { found: Binary::Workbook | Binary::OldWorkbook })) => {
                self.open_workbook();
            }
            Answer::Said(Response::Failed(error)) => self.refuse(error.text()),
            Answer::Said(Response::Ready { .. }) => {}
            Answer::Broke => self.refuse(t!("measure.problem.worker")),
        }
    }

    fn show(self, preview: Preview) {
        self.is_busy.set(false);
        self.problem.set(None);
        self.preview.set(Some(preview));
        if self.stage.get_untracked() == Stage::Looking {
            self.stage.set(Stage::Previewing);
            focus_soon("import-preview");
        }
    }

    /// What was asked came to nothing: back to where the person can change something.
    fn refuse(self, problem: String) {
        self.is_busy.set(false);
        self.problem.set(Some(problem));
        match self.stage.get_untracked() {
            Stage::Looking => self.stage.set(Stage::Choosing),
            Stage::Importing => {
                self.stage.set(Stage::Previewing);
                focus_soon("import-preview");
            }
            Stage::Choosing | Stage::Previewing | Stage::Done => {}
        }
    }

    /// Adds the figures to the plan as one step. The file itself is forgotten.
    fn keep(self, outcome: Outcome) {
        let typed = self.typed.get_untracked().map(|label| label.trim().to_owned()).filter(|label| !label.is_empty());
        let label = typed.unwrap_or_else(|| untrack(|| self.default_label()));
        let id = self.store.ids().fresh();
        let import = ImportedFigures {
            id: id.clone(),
            label: label.clone(),
            imported_on: clock::today(),
            figures: outcome.figures.clone(),
        };
        self.store.edit(t!("measure.step.import", label = label), |plan| plan.measurement.imports.push(import));
        self.store.notices().say(t!("measure.result.added", label = label));
        self.shown.set(Some(id));
        self.workbook.close();
        self.file.set_value(None);
        self.outcome.set(Some(outcome));
        self.stage.set(Stage::Done);
        focus_soon("import-result");
    }
}

/// Moves the focus once what shall have it is on the page.
fn focus_soon(id: &'static str) {
    page::after(0, move || {
        page::focus(id);
    });
}
