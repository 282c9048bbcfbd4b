//! Plans and tables on their way out of and into the app: files, storage, copies.
//!
//! [`envelope`] is the file that people pass on, [`link`] the same inside an address, [`stored`] what the browser keeps;
//! all go through [`migrate`]. The schema of the file is published. [`copy`] makes a further plan of one, [`template`]
//! one to start from; [`compare`] tells two plans apart, [`merge`] makes one of them. [`csv`], [`comms_export`] and
//! [`ics`] write for other programs; [`pulse`] reads answers back.

pub mod backup;
mod body;
pub mod comms_export;
pub mod compare;
pub mod copy;
pub mod csv;
pub mod envelope;
mod error;
pub mod ics;
pub mod link;
pub mod merge;
pub mod migrate;
pub mod pulse;
#[cfg(not(target_family = "wasm"))]
pub mod schema;
pub mod stored;
pub mod template;

pub use body::Dangling;
pub use error::ImportError;
