//! What is fuzzed: each target takes any bytes and panics when a promise of the domain is broken.
//!
//! The tests run the targets with a few thousand inputs, `cargo xtask fuzz` with as many as there is time for. A further
//! target is a function here with a line in [`ALL`], a program of its name in `fuzz/fuzz_targets`, and beside that
//! folder its seeds (a file or folder a line), its dictionary and its place in `Cargo.toml`.

mod ingest;
mod link;
mod merge;
mod plan_file;

pub use ingest::{CHOICES, ingest};
pub use link::link;
pub use merge::merge_plans;
pub use plan_file::plan_file;

/// What is done with an input; it panics when something is wrong.
pub type Target = fn(&[u8]);

/// Every target with its name.
pub const ALL: [(&str, Target); 4] =
    [("ingest", ingest), ("link", link), ("merge", merge_plans), ("plan_file", plan_file)];
