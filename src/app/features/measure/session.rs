//! One import from files to figures: what the person chose, what the worker said, and what is on screen for it.

use leptos::prelude::*;
use uptake::id::{Id, IdSource};
use uptake::ingest::protocol::{Request, Response};
use uptake::ingest::{Binary, IngestError, Joined, Preview, Settings};
use uptake::plan::measure::{ImportedFigures, default_label};
use uptake::t;

use super::source::{Seen, Source, change_mappings};
use super::sources::Sources;
use crate::platform::files::File;
use crate::platform::worker::{Answer, ImportWorker};
use crate::platform::{clock, page};
use crate::store::Store;

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No file is chosen.
    Choosing,
    /// The first files are chosen, and their beginnings are being read.
    Looking,
    /// What was found is on screen, to be changed or accepted.
    Previewing,
    /// The whole files are being read.
    Importing,
    /// The figures are in the plan.
    Done,
}

/// What came out of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The figures, and what became of each file.
    pub joined: Joined,
    /// What the person knows the files by, in the same order.
    pub names: Vec<String>,
}

/// The import in hand; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    store: Store,
    stage: RwSignal<Stage>,
    sources: Sources,
    progress: RwSignal<(u64, u64)>,
    outcome: RwSignal<Option<Imported>>,
    problem: RwSignal<Option<String>>,
    /// The label typed; the default one without it.
    typed: RwSignal<Option<String>>,
    /// The import shown below, which a new one becomes.
    shown: RwSignal<Option<Id>>,
    /// The file added last to others, which is shown once it is looked at.
    added: StoredValue<Option<u32>>,
    worker: StoredValue<Option<ImportWorker>, LocalStorage>,
}

impl Session {
    /// A session without a file. The worker lives no longer than the calling component.
    pub fn new(store: Store, shown: RwSignal<Option<Id>>) -> Self {
        let session = Self {
            store,
            stage: RwSignal::new(Stage::Choosing),
            sources: Sources::none(),
            progress: RwSignal::new((0, 0)),
            outcome: RwSignal::new(None),
            problem: RwSignal::new(None),
            typed: RwSignal::new(None),
            shown,
            added: StoredValue::new(None),
            worker: StoredValue::new_local(None),
        };
        session.worker.set_value(Some(ImportWorker::new(move |answer| session.hear(answer))));
        session
    }

    /// How far it has come.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// The files in hand.
    pub fn sources(self) -> Sources {
        self.sources
    }

    /// What was found in the beginning of the file that is shown.
    pub fn preview(self) -> Memo<Option<Preview>> {
        self.sources.preview()
    }

    /// Bytes read, and bytes there are.
    pub fn progress(self) -> (u64, u64) {
        self.progress.get()
    }

    /// What came out.
    pub fn outcome(self) -> RwSignal<Option<Imported>> {
        self.outcome
    }

    /// What went wrong last, in words: with the import, else with the file that is shown.
    pub fn problem(self) -> Option<String> {
        self.problem.get().or_else(|| self.sources.current()?.problem.get())
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
        default_label(self.sources.shape(), clock::today())
    }

    /// Begins with files, in place of any before.
    pub fn take(self, files: Vec<File>) {
        self.reset();
        self.stage.set(Stage::Looking);
        self.add(files);
    }

    /// Takes further files in.
    pub fn add(self, files: Vec<File>) {
        self.problem.set(None);
        for file in files {
            let source = self.sources.add(file);
            source.workbook.on_made(move |made| self.take_sheet(source, made));
            if self.stage.get_untracked() == Stage::Previewing {
                self.added.set_value(Some(source.id));
            }
            self.look(source);
        }
    }

    /// Takes a file out again. With the last one the import is over.
    pub fn take_out(self, source: Source) {
        self.problem.set(None);
        self.sources.remove(source);
        if self.sources.all_untracked().is_empty() {
            self.close();
        } else {
            focus_soon("import-preview");
        }
    }

    /// Reads another sheet of the workbook, in place of the one before.
    pub fn choose_sheet(self, source: Source, sheet: String) {
        self.problem.set(None);
        source.problem.set(None);
        if self.stage.get_untracked() == Stage::Choosing {
            self.stage.set(Stage::Looking);
        }
        source.workbook.choose(sheet);
    }

    fn take_sheet(self, source: Source, made: Result<File, String>) {
        match made {
            Ok(csv) => {
                source.take_sheet(csv);
                self.look(source);
            }
            // In a preview another sheet can still be chosen.
            Err(problem) if source.preview.with_untracked(Option::is_some) => source.problem.set(Some(problem)),
            Err(problem) => {
                source.workbook.close();
                self.refuse(source, problem);
            }
        }
    }

    /// Says that a file could not be fetched.
    pub fn fail(self, problem: String) {
        self.problem.set(Some(problem));
    }

    /// Changes how the file that is shown is read, and looks again.
    pub fn change(self, change: impl FnOnce(&mut Settings)) {
        let Some(source) = untrack(|| self.sources.current()) else { return };
        self.problem.set(None);
        source.settings.update(change);
        self.look(source);
    }

    /// Reads a file as it was found, and not like an earlier one.
    pub fn follow_findings(self, source: Source) {
        source.follow_findings();
        self.look(source);
        focus_soon("import-preview");
    }

    /// Forgets the mapping that a file is read by, and reads it as it was found.
    pub fn forget(self, source: Source) {
        if let Some(mapping) = source.mapping.get_untracked() {
            change_mappings(|all| all.forget(&mapping.signature));
            self.store.notices().say(t!("measure.mapping.forgotten"));
        }
        self.follow_findings(source);
    }

    /// Looks at the beginning of a file as soon as the worker is free.
    fn look(self, source: Source) {
        self.sources.queue(source);
        self.look_on();
    }

    fn look_on(self) {
        if let Some((source, file)) = self.sources.take_next() {
            self.ask(&Request::Preview { settings: source.settings.get_untracked() }, &[file]);
        }
    }

    /// Reads all files.
    pub fn import(self) {
        let sources = self.sources.all_untracked();
        let files: Vec<File> = sources.iter().filter_map(|source| source.file()).collect();
        self.progress.set((0, self.sources.total()));
        self.problem.set(None);
        self.stage.set(Stage::Importing);
        focus_soon("import-progress");
        let settings = sources.iter().map(|source| source.settings.get_untracked()).collect();
        self.ask(&Request::Import { settings }, &files);
    }

    fn ask(self, request: &Request, files: &[File]) {
        self.worker.with_value(|worker| {
            if let Some(worker) = worker {
                worker.ask(request, files);
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

    /// Puts everything away, ready for other files.
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
        self.sources.stop();
    }

    fn reset(self) {
        self.stop();
        self.sources.clear();
        self.problem.set(None);
        self.typed.set(None);
        self.stage.set(Stage::Choosing);
        self.outcome.set(None);
    }

    fn hear(self, answer: Answer<Response>) {
        match answer {
            Answer::Said(Response::Progress { bytes, total }) => self.progress.set((bytes, total)),
            Answer::Said(Response::Done(joined)) => self.keep(*joined),
            Answer::Said(Response::Ready { .. }) => {}
            Answer::Said(Response::Preview(preview)) => self.hear_of_look(Ok(preview)),
            Answer::Said(Response::Failed { error, .. }) if self.sources.is_looking() => self.hear_of_look(Err(error)),
            Answer::Said(Response::Failed { file, error }) => self.stop_import(Some(file), error.text()),
            Answer::Broke if self.sources.is_looking() => {
                if let Some(source) = self.sources.answered() {
                    self.refuse(source, t!("measure.problem.worker"));
                }
                self.look_on();
            }
            Answer::Broke => self.stop_import(None, t!("measure.problem.worker")),
        }
    }

    /// What came of the look at a file.
    fn hear_of_look(self, found: Result<Preview, IngestError>) {
        if let Some(source) = self.sources.answered() {
            match found {
                Ok(preview) => self.see(source, preview),
                // An old workbook may turn out to be one with a password, which only the whole file tells.
                Err(IngestError::Binary { found: Binary::Workbook | Binary::OldWorkbook }) => {
                    if let Some(file) = source.file() {
                        source.workbook.open(file);
                    }
                }
                Err(_) if source.gives_mapping_up() => self.look(source),
                Err(error) => self.refuse(source, error.text()),
            }
        }
        self.look_on();
    }

    fn see(self, source: Source, preview: Preview) {
        match source.see(preview) {
            Seen::Again => self.look(source),
            Seen::Changed => {}
            Seen::First => {
                let others = self.sources.all_untracked();
                if others.into_iter().any(|other| other != source && other.is_like(source)) {
                    self.sources.remove(source);
                    self.problem.set(Some(t!("measure.files.twice", file = source.name())));
                    return;
                }
                let is_begin = self.stage.get_untracked() == Stage::Looking;
                if is_begin || self.added.get_value() == Some(source.id) {
                    self.stage.set(Stage::Previewing);
                    self.sources.show(source);
                    focus_soon("import-preview");
                }
            }
        }
    }

    /// A file that cannot be read: back to where the person can change something.
    fn refuse(self, source: Source, problem: String) {
        let problem = self.of_file(source, problem);
        if source.preview.with_untracked(Option::is_some) {
            source.problem.set(Some(problem));
            return;
        }
        self.problem.set(Some(problem));
        let is_only = !untrack(|| self.sources.are_several());
        // Of a workbook alone, another sheet can still be chosen.
        if !is_only || !source.workbook.is_open_untracked() {
            self.sources.remove(source);
        }
        if is_only && self.stage.get_untracked() == Stage::Looking {
            self.stage.set(Stage::Choosing);
        }
    }

    /// The import came to nothing; the previews are there again.
    fn stop_import(self, file: Option<usize>, problem: String) {
        if self.stage.get_untracked() != Stage::Importing {
            return;
        }
        let source = file.and_then(|file| self.sources.all_untracked().get(file).copied());
        self.problem.set(Some(match source {
            Some(source) => self.of_file(source, problem),
            None => problem,
        }));
        if let Some(source) = source {
            self.sources.show(source);
        }
        self.stage.set(Stage::Previewing);
        focus_soon("import-preview");
    }

    /// A problem with the name of its file, where there are several.
    fn of_file(self, source: Source, problem: String) -> String {
        if untrack(|| self.sources.are_several()) {
            return t!("measure.files.of", file = source.name(), problem = problem);
        }
        problem
    }

    /// Adds the figures to the plan as one step. The files themselves are forgotten.
    fn keep(self, joined: Joined) {
        let typed = self.typed.get_untracked().map(|label| label.trim().to_owned()).filter(|label| !label.is_empty());
        let label = typed.unwrap_or_else(|| untrack(|| self.default_label()));
        let id = self.store.ids().fresh();
        let import = ImportedFigures {
            id: id.clone(),
            label: label.clone(),
            imported_on: clock::today(),
            figures: joined.figures.clone(),
        };
        self.store.edit(t!("measure.step.import", label = label), |plan| plan.measurement.imports.push(import));
        self.store.notices().say(t!("measure.result.added", label = label));
        self.shown.set(Some(id));
        self.sources.remember();
        let names = self.sources.all_untracked().into_iter().map(Source::name).collect();
        self.outcome.set(Some(Imported { joined, names }));
        self.stage.set(Stage::Done);
        self.sources.clear();
        focus_soon("import-result");
    }
}

/// Moves the focus once what shall have it is on the page.
fn focus_soon(id: &'static str) {
    page::after(0, move || {
        page::focus(id);
    });
}
