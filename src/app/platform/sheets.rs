//! The page's side of the conversation with the reader of workbooks; see [`uptake::sheets::protocol`].

use js_sys::{Object, Reflect};
use uptake::sheets::SheetsError;
use uptake::sheets::protocol::{FILE_FIELD, PROTOCOL, RESPONSE_FIELD, Request, Response};
use wasm_bindgen::{JsCast, JsValue};

use super::files::File;
use super::worker::{FileWorker, Heard, Kind};

/// The worker that turns a sheet of a workbook into CSV. Its script is fetched with the first workbook.
pub type SheetsWorker = FileWorker<Sheets>;

/// The kind of [`SheetsWorker`].
pub struct Sheets;

/// What the reader of workbooks says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It looks at the sheet of this number, of so many.
    Reading {
        /// From 1.
        sheet: usize,
        /// How many there are.
        sheets: usize,
    },
    /// The CSV of a sheet.
    Done {
        /// The CSV.
        csv: File,
        /// The sheet it is of.
        sheet: String,
        /// The sheets that have filled cells.
        sheets: Vec<String>,
    },
    /// The workbook cannot be read.
    Failed(SheetsError),
}

impl Kind for Sheets {
    const SCRIPT: &'static str = "sheets";
    type Request = Request;
    type Said = Said;

    fn attach(message: &Object, files: &[File]) -> Option<()> {
        Reflect::set(message, &JsValue::from_str(FILE_FIELD), files.first()?).ok().map(|_| ())
    }

    fn read(message: &JsValue) -> Heard<Said> {
        let field = |name: &str| Reflect::get(message, &JsValue::from_str(name)).ok();
        let text = field(RESPONSE_FIELD).and_then(|text| text.as_string());
        match text.and_then(|text| serde_json::from_str::<Response>(&text).ok()) {
            Some(Response::Ready { protocol }) if protocol == PROTOCOL => Heard::Ready,
            Some(Response::Ready { .. }) | None => Heard::Nonsense,
            Some(Response::Reading { sheet, sheets }) => Heard::Said(Said::Reading { sheet, sheets }),
            Some(Response::Failed(error)) => Heard::Said(Said::Failed(error)),
            Some(Response::Done { sheet, sheets }) => {
                match field(FILE_FIELD).and_then(|file| file.dyn_into::<File>().ok()) {
                    Some(csv) => Heard::Said(Said::Done { csv, sheet, sheets }),
                    None => Heard::Nonsense,
                }
            }
        }
    }

    fn other_version() -> Said {
        Said::Failed(SheetsError::Protocol)
    }
}
