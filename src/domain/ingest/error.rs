//! Why a file cannot be read, and why a row was set aside: what, where and what to do, as values.

use serde::{Deserialize, Serialize};

use crate::t;

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum IngestError {
    /// The file has no text in it.
    Empty,
    /// The file is no text file.
    Binary {
        /// What it is instead.
        found: Binary,
    },
    /// One row is longer than any table's row.
    RecordTooLong {
        /// The line the row begins on.
        line: u64,
    },
    /// One row has more cells than any table's row.
    TooManyColumns {
        /// The line the row begins on.
        line: u64,
    },
    /// A quote is opened and never closed, so that the rest of the file would be one cell.
    UnclosedQuote {
        /// The line the row with the quote begins on.
        line: u64,
    },
    /// There are no columns to be found.
    NoTable,
    /// There is nothing below the header.
    NoRows,
    /// The line chosen as the header does not begin a row near the top of the file.
    NoHeaderThere {
        /// The line chosen.
        line: u64,
    },
    /// The file could not be read from disk; it was moved, or changed meanwhile.
    Unreadable,
    /// The person stopped the import.
    Cancelled,
    /// The worker speaks another version of the protocol, or sent something that is none.
    Protocol,
}

/// What a file that is no text is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Binary {
    /// An Excel or LibreOffice workbook.
    Workbook,
    /// A ZIP or another archive.
    Archive,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
    /// A web page.
    WebPage,
    /// Something else.
    Other,
}

impl Binary {
    const fn key(self) -> &'static str {
        match self {
            Self::Workbook => "workbook",
            Self::Archive => "archive",
            Self::Pdf => "pdf",
            Self::Image => "image",
            Self::WebPage => "web-page",
            Self::Other => "other",
        }
    }
}

impl IngestError {
    /// Returns the reason and what to do about it, for a person.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => t!("ingest.error.empty"),
            // lang: ingest.error.binary.*
            Self::Binary { found } => t!(format!("ingest.error.binary.{}", found.key())),
            Self::RecordTooLong { line } => t!("ingest.error.record-too-long", line = line),
            Self::TooManyColumns { line } => t!("ingest.error.too-many-columns", line = line),
            Self::UnclosedQuote { line } => t!("ingest.error.unclosed-quote", line = line),
            Self::NoTable => t!("ingest.error.no-table"),
            Self::NoRows => t!("ingest.error.no-rows"),
            Self::NoHeaderThere { line } => t!("ingest.error.no-header-there", line = line),
            Self::Unreadable => t!("ingest.error.unreadable"),
            Self::Cancelled => t!("ingest.error.cancelled"),
            Self::Protocol => t!("ingest.error.protocol"),
        }
    }
}

/// A row that was read and put aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The line of the file the row begins on, counted from 1.
    pub line: u64,
    /// Why.
    pub reason: Reason,
}

/// Why a row was put aside. Columns are named by their header; the row's own text is never kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// The row sums others up.
    Totals,
    /// The row names no learner.
    NoLearner,
    /// The row has filled cells beyond the last column.
    TooManyCells {
        /// Columns of the table.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A date cannot be, or cannot be read.
    BadDate {
        /// The column's header.
        column: String,
    },
    /// An answer is no number.
    BadAnswer {
        /// The column's header.
        column: String,
    },
}

impl Reason {
    /// Returns the reason for a person.
    pub fn text(&self) -> String {
        match self {
            Self::Totals => t!("ingest.reason.totals"),
            Self::NoLearner => t!("ingest.reason.no-learner"),
            Self::TooManyCells { expected, found } => {
                t!("ingest.reason.too-many-cells", expected = expected, found = found)
            }
            Self::BadDate { column } => t!("ingest.reason.bad-date", column = column),
            Self::BadAnswer { column } => t!("ingest.reason.bad-answer", column = column),
        }
    }
}
