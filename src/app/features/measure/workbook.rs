//! The workbook behind an import: which of its sheets is read, and how far that has come.

use leptos::prelude::*;
use uptake::sheets::protocol::Request;
use uptake::t;

use crate::platform::files::File;
use crate::platform::sheets::{Said, SheetsWorker};
use crate::platform::worker::Answer;
use crate::ui::{Choice, SelectField};

/// The workbook in hand, if there is one; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Workbook {
    is_open: RwSignal<bool>,
    sheets: RwSignal<Vec<String>>,
    sheet: RwSignal<String>,
    /// The sheet being looked at and how many there are, while the workbook is read; zeros before it is known.
    reading: RwSignal<Option<(usize, usize)>>,
    file: StoredValue<Option<File>, LocalStorage>,
    worker: StoredValue<Option<SheetsWorker>, LocalStorage>,
}

impl Workbook {
    /// No workbook yet. The worker lives no longer than the owner it is made under.
    pub fn none() -> Self {
        Self {
            is_open: RwSignal::new(false),
            sheets: RwSignal::new(Vec::new()),
            sheet: RwSignal::new(String::new()),
            reading: RwSignal::new(None),
            file: StoredValue::new_local(None),
            worker: StoredValue::new_local(None),
        }
    }

    /// Says what runs with the CSV of a sheet, or with the reason why there is none, in words.
    pub fn on_made(self, made: impl Fn(Result<File, String>) + 'static) {
        let worker = SheetsWorker::new(move |answer| {
            if let Some(result) = self.hear(answer) {
                made(result);
            }
        });
        self.worker.set_value(Some(worker));
    }

    /// Opens a workbook and reads its fullest sheet.
    pub fn open(self, file: File) {
        self.is_open.set(true);
        self.file.set_value(Some(file));
        self.ask(Request { sheet: None });
    }

    /// Reads another sheet.
    pub fn choose(self, sheet: String) {
        self.ask(Request { sheet: Some(sheet) });
    }

    /// Puts the workbook away, whatever is going on.
    pub fn close(self) {
        self.stop();
        self.is_open.set(false);
        self.file.set_value(None);
        self.sheets.set(Vec::new());
        self.sheet.set(String::new());
    }

    /// Whether what is imported comes from a workbook.
    pub fn is_open(self) -> bool {
        self.is_open.get()
    }

    /// Whether what is imported comes from a workbook, without following changes.
    pub fn is_open_untracked(self) -> bool {
        self.is_open.get_untracked()
    }

    /// Whether it has several sheets to choose from.
    pub fn has_choice(self) -> bool {
        self.sheets.with(|sheets| sheets.len() > 1)
    }

    /// Whether a sheet is being read.
    pub fn is_reading(self) -> bool {
        self.reading.with(Option::is_some)
    }

    /// How far reading has come, in words; nothing while nothing is read.
    pub fn progress(self) -> Option<String> {
        self.reading.get().map(|(sheet, sheets)| {
            if sheets > 1 { t!("sheets.reading-sheet", n = sheet, all = sheets) } else { t!("sheets.reading") }
        })
    }

    fn ask(self, request: Request) {
        // A copy of the handle: a worker that cannot start answers at once, and then the workbook is put away.
        let Some(file) = self.file.get_value() else { return };
        self.reading.set(Some((0, 0)));
        self.worker.with_value(|worker| {
            if let Some(worker) = worker {
                worker.ask(&request, std::slice::from_ref(&file));
            }
        });
    }

    /// Takes the worker down, and with it the memory that the workbook took there.
    fn stop(self) {
        self.reading.set(None);
        self.worker.with_value(|worker| {
            if let Some(worker) = worker {
                worker.stop();
            }
        });
    }

    fn hear(self, answer: Answer<Said>) -> Option<Result<File, String>> {
        if let Answer::Said(Said::Reading { sheet, sheets }) = answer {
            self.reading.set(Some((sheet, sheets)));
            return None;
        }
        self.stop();
        Some(match answer {
            Answer::Said(Said::Done { csv, sheet, sheets }) => {
                self.sheets.set(sheets);
                self.sheet.set(sheet);
                Ok(csv)
            }
            Answer::Said(Said::Failed(error)) => Err(error.text()),
            Answer::Said(Said::Reading { .. }) | Answer::Broke => Err(t!("sheets.stopped")),
        })
    }
}

/// The choice between the sheets of a workbook that has several.
#[component]
pub fn SheetField(
    /// The workbook.
    workbook: Workbook,
    /// Runs with the sheet chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let sheets = move || {
        let names = workbook.sheets.get();
        names.into_iter().map(|name| Choice::new(name.clone(), name)).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || workbook.has_choice()>
            <SelectField id="import-sheet" label=t!("sheets.sheet") value=workbook.sheet
                options=Signal::derive(sheets) on_input=on_choose />
            <p role="status" class="muted">{move || workbook.progress()}</p>
        </Show>
    }
}
