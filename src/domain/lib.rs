//! Uptake's domain: plans, dates, wizards, checks, ingest and figures, in pure Rust.
//!
//! # Map
//! - [`plan`]: the plan as data. [`metric`]: the one vocabulary of metrics.
//! - [`schedule`]: civil dates that follow the launch. [`practice`]: ready-made content.
//! - [`wizard`]: typed descriptions of what is asked. [`check`]: what is missing or risky.
//! - [`learning`]: pathways, pieces, dates and launch content worked out from courses and roles.
//! - [`comms`]: the communications calendar worked out: merge fields, drift, layout, views, load, send times.
//! - [`sheets`]: a sheet of a workbook to CSV. [`ingest`]: bytes of an export to records. [`adoption`]: records to
//!   figures, and statistics.
//! - [`keep`]: what outlives the page: plans in storage, versions and their retention, reminders, space.
//! - [`report`]: artefacts. [`exchange`]: files in and out. [`history`]: undo and redo.
//! - [`lang`]: every text a person reads.
//!
//! # Invariants
//! No browser, no clock, no randomness: today's date and fresh ids are arguments. Nothing here panics on data that a
//! person or a file supplies. Figures kept with a plan are aggregates, never names or ids of learners.

pub mod adoption;
pub mod check;
pub mod choice;
pub mod comms;
pub mod exchange;
pub mod fnv;
pub mod history;
pub mod id;
pub mod ingest;
pub mod keep;
pub mod lang;
pub mod learning;
pub mod metric;
pub mod number;
pub mod plan;
pub mod practice;
pub mod report;
pub mod schedule;
pub mod sheets;
pub mod wizard;
