//! What page and worker say to each other, as JSON text.
//!
//! The page posts `{request: "<json>", files: [File, …]}`; the files themselves go along with a preview (one) and an
//! import (as many as are joined), so that no byte is copied. The worker posts the JSON text of a [`Response`]. Worker files are not renamed when they
//! change, so a page may meet an older worker: [`Response::Ready`] names the version.

use serde::{Deserialize, Serialize};

use super::error::IngestError;
use super::run::Joined;
use super::settings::{Preview, Settings};

/// Version of the messages; raised with every change to what they mean.
pub const PROTOCOL: u32 = 6;

/// The field of the posted object that holds the JSON text of a [`Request`].
pub const REQUEST_FIELD: &str = "request";

/// The field of the posted object that holds the list of `File`s.
pub const FILES_FIELD: &str = "files";

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// Look at the beginning of the one file.
    Preview {
        /// The choices made so far.
        settings: Settings,
    },
    /// Read all files as one.
    Import {
        /// The choices made for each file.
        settings: Vec<Settings>,
    },
    /// Stop what is going on; answered with [`IngestError::Cancelled`] when something was.
    Cancel,
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// The worker has started; nothing may be asked before.
    Ready {
        /// Its [`PROTOCOL`].
        protocol: u32,
    },
    /// The beginning of the file.
    Preview(Preview),
    /// The import goes on.
    Progress {
        /// Bytes read.
        bytes: u64,
        /// Bytes of all files.
        total: u64,
    },
    /// The import is done.
    Done(Box<Joined>),
    /// What was asked came to nothing.
    Failed {
        /// The file it failed at, counted from 0.
        file: usize,
        /// Why.
        error: IngestError,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_survive_the_way() {
        let roles = [(1, crate::ingest::Role::Cohort)].into();
        let request =
            Request::Import { settings: vec![Settings { roles, ..Settings::default() }, Settings::default()] };
        let text = serde_json::to_string(&request).expect("a message is JSON");
        assert_eq!(serde_json::from_str::<Request>(&text).expect("the same message"), request);
        let response = Response::Failed { file: 1, error: IngestError::UnclosedQuote { line: 7 } };
        let text = serde_json::to_string(&response).expect("a message is JSON");
        assert_eq!(serde_json::from_str::<Response>(&text).expect("the same message"), response);
    }

    #[test]
    fn an_import_survives_the_way() {
        let csv = b"learner_id,Team,Course,Completed on\nu1,North,Safety,2026-09-07\nu2,North,Safety,\n";
        let settings = Settings::default();
        let preview = crate::ingest::preview(csv, csv.len() as u64, &settings).expect("readable");
        let joined = crate::ingest::join_bytes(&[(csv.as_slice(), settings)]).expect("readable");
        for response in [Response::Preview(preview), Response::Done(Box::new(joined))] {
            let text = serde_json::to_string(&response).expect("a message is JSON");
            assert_eq!(serde_json::from_str::<Response>(&text).expect("the same message"), response);
        }
    }
}
