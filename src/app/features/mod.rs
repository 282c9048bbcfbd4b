//! A folder per phase or page. Features never import each other; [`crate::app`] puts them together.

pub mod align;
pub mod celebrate;
pub mod checklist;
pub mod comms;
pub mod diagnose;
pub mod documents;
pub mod enable;
pub mod govern;
pub mod home;
pub mod learning;
pub mod measure;
pub mod overview;
pub mod pilot;
pub mod settings;
pub mod shelf;
pub mod shell;
pub mod versions;
pub mod wizard;
