//! Plans and tables on their way out of and into the app: files, storage, copies.
//!
//! [`envelope`] is the file that people pass on, [`stored`] what the browser keeps; both go through [`migrate`].
//! [`copy`] makes a further plan of one. [`csv`], [`comms_export`] and [`ics`] write for other programs.

mod body;
pub mod comms_export;
pub mod copy;
pub mod csv;
pub mod envelope;
mod error;
pub mod ics;
pub mod migrate;
pub mod stored;

pub use body::Dangling;
pub use error::ImportError;
