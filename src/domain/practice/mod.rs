//! Ready-made content of the practice: what a plan can be started from, in our own words.
//!
//! Code holds structure only (keys, offsets, defaults); the words stand in the language files. Whatever is put into
//! a plan from here becomes the plan's own text and is never changed behind a person's back.

pub mod align;
pub mod comms;
pub mod countermeasures;
pub mod diagnose;
pub mod enablement;
pub mod evidence;
pub mod governance;
pub mod learning;
pub mod listening;
pub mod pilot;
pub mod recognition;
pub mod sample;
pub mod templates;
