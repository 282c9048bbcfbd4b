//! Bytes of an export to figures: encoding, delimiter, header, columns, dates, rows.
//!
//! [`preview()`] looks at the first bytes of a file and says what was found; every finding is a choice in
//! [`Settings`]. [`Import`] then takes the whole file in slices, and [`Run`] drives one or several, beginning again
//! when a file contradicts its own beginning: a later row may prove the other order of day and month, another decimal
//! mark or another encoding. Several files are joined by their learners, see [`unjoined`] and [`Run`].
//! Nothing is dropped unseen: a row that cannot be read is set aside with its line and a [`Reason`].
//!
//! ```
//! use uptake::ingest::{Settings, import_bytes};
//!
//! let csv = b"Employee ID,Training,Outcome\n1001,Safety,Passed\n1002,Safety,Incomplete\n";
//! let outcome = import_bytes(csv, &Settings::default())?;
//! assert_eq!(outcome.figures.completion_rate, Some(0.5));
//! # Ok::<(), uptake::ingest::IngestError>(())
//! ```
//!
//! The stages, each a module that knows nothing of the later ones: `encoding` (bytes → text), `dialect` and `records`
//! (text → records), `header`, `roles`, `presets` and `columns` (what the columns are), `dates`, `numbers`, `status`
//! and `text` (what cells say), `reader` (records → entries for [`crate::adoption::Collector`]).

mod columns;
mod date_column;
mod dates;
mod dialect;
mod encoding;
mod error;
mod facts;
mod header;
mod import;
mod join;
mod mapping;
mod numbers;
mod presets;
mod preview;
pub mod protocol;
mod reader;
mod records;
mod roles;
mod run;
mod second;
mod settings;
mod status;
mod text;
mod words;

#[cfg(test)]
mod tests;

pub use dates::DateOrder;
pub use dialect::Delimiter;
pub use encoding::Encoding;
pub use error::{Binary, ColumnName, IngestError, Reason, SetAside};
pub use import::{FileRead, Import, Outcome, SLICE};
pub use join::unjoined;
pub use mapping::{Mapping, Mappings, signature};
pub use numbers::DecimalMark;
pub use presets::Preset;
pub use preview::{HEAD, preview};
pub use roles::Role;
pub use run::{Joined, Part, Run, Seen, import_all, import_bytes, join_all, join_bytes};
pub use settings::{Ability, Column, Dates, Decimals, Drawing, Lack, Preview, Settings, Warning};
