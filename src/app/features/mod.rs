//! A folder per phase or page. Features never import each other; [`crate::app`] puts them together.

pub mod align;
pub mod checklist;
pub mod comms;
pub mod documents;
pub mod home;
pub mod measure;
pub mod overview;
pub mod phases;
pub mod pilot;
pub mod settings;
pub mod shelf;
pub mod shell;
pub mod versions;
pub mod wizard;
