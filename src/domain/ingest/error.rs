//! Why a file cannot be read, and why a row was set aside: what, where and what to do, as values.
//!
//! The worker makes these values and holds no texts; the page words them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::roles::Role;
use crate::t;

/// A column as a person finds it: by its header, or by its number where it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ColumnName {
    /// The header in one line; may be blank.
    pub header: String,
    /// The column's place, counted from 0.
    pub index: usize,
}

impl ColumnName {
    /// Names a column.
    pub fn new(header: impl Into<String>, index: usize) -> Self {
        Self { header: header.into(), index }
    }
}

/// The name as the page shows it.
impl fmt::Display for ColumnName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.header.is_empty() {
            formatter.write_str(&t!("ingest.column", number = self.index + 1))
        } else {
            formatter.write_str(&self.header)
        }
    }
}

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum IngestError {
    /// The file has no text in it.
    Empty,
    /// The file is no table written as text.
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

/// What a file that is no table written as text is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Binary {
    /// An Excel or LibreOffice workbook.
    Workbook,
    /// A workbook in the form Excel had before 2007.
    OldWorkbook,
    /// A workbook that a password encrypts.
    LockedWorkbook,
    /// A document or slides.
    Document,
    /// A ZIP or another archive.
    Archive,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
    /// A web page.
    WebPage,
    /// Data as JSON or XML.
    Markup,
    /// Something else.
    Other,
}

impl Binary {
    const fn key(self) -> &'static str {
        match self {
            Self::Workbook => "workbook",
            Self::OldWorkbook => "old-workbook",
            Self::LockedWorkbook => "locked-workbook",
            Self::Document => "document",
            Self::Archive => "archive",
            Self::Pdf => "pdf",
            Self::Image => "image",
            Self::WebPage => "web-page",
            Self::Markup => "markup",
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
    /// The row sums others up, or describes the columns.
    Totals,
    /// The row names no learner.
    NoLearner,
    /// A spreadsheet shortened the learner's number, `1.2E+05`, so that it may be that of many.
    LostId,
    /// A line of one cell below the table, such as when the report was made.
    Note,
    /// The row has filled cells beyond the last column.
    TooManyCells {
        /// Columns of the table.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A date cannot be read.
    BadDate {
        /// The column it stands in.
        column: ColumnName,
    },
    /// A date is written well and is on no calendar, such as 29 February 2018.
    ImpossibleDate {
        /// The column it stands in.
        column: ColumnName,
    },
    /// A spreadsheet left minutes and seconds of a time, `40:58.0`, and no date.
    LostDate {
        /// The column it stands in.
        column: ColumnName,
    },
    /// A number cannot be read, or has another decimal mark than its column.
    BadNumber {
        /// What it should say.
        role: Role,
        /// The column it stands in.
        column: ColumnName,
    },
    /// The row is the header once more, where files were put one below the other.
    RepeatedHeader,
    /// The row begins a second table below the first, or stands in it.
    SecondTable,
}

impl Reason {
    /// Returns the reason for a person.
    pub fn text(&self) -> String {
        match self {
            Self::Totals => t!("ingest.reason.totals"),
            Self::NoLearner => t!("ingest.reason.no-learner"),
            Self::LostId => t!("ingest.reason.lost-id"),
            Self::Note => t!("ingest.reason.note"),
            Self::TooManyCells { expected, found } => {
                t!("ingest.reason.too-many-cells", expected = expected, found = found)
            }
            Self::BadDate { column } => t!("ingest.reason.bad-date", column = column),
            Self::ImpossibleDate { column } => t!("ingest.reason.impossible-date", column = column),
            Self::LostDate { column } => t!("ingest.reason.lost-date", column = column),
            // lang: ingest.reason.bad-number.*
            Self::BadNumber { role, column } => {
                t!(format!("ingest.reason.bad-number.{}", role.key()), column = column)
            }
            Self::RepeatedHeader => t!("ingest.reason.repeated-header"),
            Self::SecondTable => t!("ingest.reason.second-table"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_without_a_header_is_named_by_its_number() {
        assert_eq!(ColumnName::new("Status", 4).to_string(), "Status");
        assert_eq!(ColumnName::new("", 4).to_string(), "Column 5");
    }

    #[test]
    fn every_kind_of_file_has_its_own_words() {
        let kinds = [
            Binary::Workbook,
            Binary::OldWorkbook,
            Binary::LockedWorkbook,
            Binary::Document,
            Binary::Archive,
            Binary::Pdf,
            Binary::Image,
            Binary::WebPage,
            Binary::Markup,
            Binary::Other,
        ];
        let mut texts: Vec<String> = kinds.map(|found| IngestError::Binary { found }.text()).to_vec();
        assert!(texts.iter().all(|text| !text.starts_with("ingest.")), "{texts:?}");
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), kinds.len());
    }

    #[test]
    fn a_reason_names_the_column() {
        let column = || ColumnName::new("Completed on", 2);
        for reason in [
            Reason::BadDate { column: column() },
            Reason::ImpossibleDate { column: column() },
            Reason::LostDate { column: column() },
        ] {
            assert!(reason.text().contains("Completed on"), "{reason:?}");
        }
    }

    #[test]
    fn every_kind_of_number_has_its_own_words() {
        let reason = |role: &Role| Reason::BadNumber { role: *role, column: ColumnName::new("Completed on", 2) };
        let roles = Role::ALL.iter().filter(|role| role.is_number());
        let mut texts: Vec<String> = roles.map(|role| reason(role).text()).collect();
        assert!(texts.iter().all(|text| text.contains("Completed on") && !text.contains("ingest.")), "{texts:?}");
        let all = texts.len();
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), all);
    }
}
