//! What the page and the reader of workbooks say to each other, as JSON text.
//!
//! As with [`crate::ingest::protocol`], the page posts `{request: "<json>", file: File}`. The reader posts
//! `{response: "<json>"}`, and with [`Response::Done`] also `file`: the CSV, which the page hands on unread.

use serde::{Deserialize, Serialize};

use super::error::SheetsError;
pub use crate::ingest::protocol::REQUEST_FIELD;

/// Version of the messages; raised with every change to what they mean.
pub const PROTOCOL: u32 = 1;

/// The field of the posted object that holds the `File`.
pub const FILE_FIELD: &str = "file";

/// The field of the posted object that holds the JSON text of a [`Response`].
pub const RESPONSE_FIELD: &str = "response";

/// What the page asks: to turn one sheet into CSV.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The sheet; the fullest without it.
    pub sheet: Option<String>,
}

/// What the reader says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// It has started; nothing may be asked before.
    Ready {
        /// Its [`PROTOCOL`].
        protocol: u32,
    },
    /// It looks at a sheet.
    Reading {
        /// The number of the sheet, from 1.
        sheet: usize,
        /// How many sheets there are.
        sheets: usize,
    },
    /// The CSV goes along as a file.
    Done {
        /// The sheet it is of.
        sheet: String,
        /// The sheets that have filled cells, in the order of the workbook.
        sheets: Vec<String>,
    },
    /// The workbook cannot be read.
    Failed(SheetsError),
}

/// The name of the CSV made from a workbook: `report.xlsx` becomes `report.csv`.
pub fn csv_name(workbook: &str) -> String {
    let stem = match workbook.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => workbook,
    };
    format!("{stem}.csv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_survive_the_way() {
        let request = Request { sheet: Some("Wave “2”".to_owned()) };
        let text = serde_json::to_string(&request).expect("a message is JSON");
        assert_eq!(serde_json::from_str::<Request>(&text).expect("the same message"), request);
        let responses = [
            Response::Ready { protocol: PROTOCOL },
            Response::Reading { sheet: 2, sheets: 3 },
            Response::Done { sheet: "A".to_owned(), sheets: vec!["A".to_owned(), "B".to_owned()] },
            Response::Failed(SheetsError::Protected),
        ];
        for response in responses {
            let text = serde_json::to_string(&response).expect("a message is JSON");
            assert_eq!(serde_json::from_str::<Response>(&text).expect("the same message"), response);
        }
    }

    #[test]
    fn the_csv_is_named_like_the_workbook() {
        assert_eq!(csv_name("Wave 2.final.xlsx"), "Wave 2.final.csv");
        assert_eq!(csv_name("report"), "report.csv");
        assert_eq!(csv_name(".xlsx"), ".xlsx.csv");
    }
}
