//! Workbooks to CSV: one sheet of an `.xlsx` becomes the bytes that [`crate::ingest`] reads.
//!
//! The page and the reader of workbooks both know [`protocol`] and [`SheetsError`]; what opens the file is compiled
//! for that reader alone (feature `sheets`) and for tests, so that neither page nor import worker carries it. Its
//! stages: `archive` (is it a workbook, and does it stay within bounds once inflated), `book` (cells of a sheet, and
//! which sheet), `table` (cells → CSV).

#[cfg(any(feature = "sheets", test))]
mod archive;
#[cfg(any(feature = "sheets", test))]
mod book;
mod error;
pub mod protocol;
#[cfg(any(feature = "sheets", test))]
mod table;

#[cfg(any(feature = "sheets", test))]
pub use book::{Converted, to_csv};
pub use error::SheetsError;

/// No workbook may be larger than this, packed, inflated or written as CSV, in bytes.
pub const MOST_BYTES: u64 = 300_000_000;
