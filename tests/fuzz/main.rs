//! The fuzz targets on a few thousand inputs that are the same in every run; `cargo xtask fuzz` looks on from there.
//!
//! Each input is a seed, changed a few times with the words of the target's dictionary and parts of other seeds. An
//! input that breaks a promise becomes a test beside the code that broke it.

mod mutate;
mod targets;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mutate::{Mutator, words};
use targets::{ALL, CHOICES, Target};

/// Inputs for each target.
const INPUTS: u32 = 1_500;

/// Inputs where each is a handful of merges of a whole plan.
const MERGES: u32 = 60;

/// Seeds are cut to this many bytes: more would take longer and reach no further.
const LONGEST_SEED: usize = 1_500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the files below `folder`, in the order of their names, or the one file that it is.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return vec![folder.to_owned()] };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}

/// The seeds of a target. A plan is JSON, which is none any more when it is cut.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let listed = text(&format!("fuzz/{target}.seeds"));
    let paths = listed.lines().flat_map(|line| files(&root().join(line)));
    let read = |path: PathBuf| {
        let mut seed = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if path.extension().is_none_or(|end| end != "json") {
            seed.truncate(LONGEST_SEED);
        }
        seed
    };
    paths.map(read).collect()
}

/// Runs one target on seeds and what is made of them.
fn check(name: &str, run: Target, inputs: u32) {
    let seeds = seeds(name);
    assert!(!seeds.is_empty(), "{name} has no seeds");
    let mut mutator = Mutator::new(seeds.clone(), words(&text(&format!("fuzz/{name}.dict"))), CHOICES);
    let made = (0..inputs).map(|_| mutator.next_input());
    for (number, input) in seeds.into_iter().chain(made).enumerate() {
        let result = std::panic::catch_unwind(|| run(&input));
        assert!(result.is_ok(), "{name} is broken by input {number}: b\"{}\"", input.escape_ascii());
    }
}

#[test]
fn no_bytes_and_no_choices_break_the_import() {
    check("ingest", targets::ingest, INPUTS);
}

#[test]
fn no_text_breaks_the_reading_of_plans() {
    check("plan_file", targets::plan_file, INPUTS);
}

#[test]
fn no_text_breaks_the_opening_and_making_of_links() {
    check("link", targets::link, INPUTS);
}

#[test]
fn no_edits_by_two_people_break_the_merge() {
    check("merge", targets::merge_plans, MERGES);
}

#[test]
fn every_target_is_a_program_with_seeds_and_words() {
    let stem = |path: PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let programs: BTreeSet<String> = files(&root().join("fuzz/fuzz_targets")).into_iter().map(stem).collect();
    let named: BTreeSet<String> = ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(programs, named);
    for (name, _) in ALL {
        assert!(text("fuzz/Cargo.toml").contains(&format!("name = \"{name}\"")), "{name} is not in fuzz/Cargo.toml");
        assert!(!words(&text(&format!("fuzz/{name}.dict"))).is_empty(), "{name} has no words");
    }
}

#[test]
fn an_accepted_seed_is_there_for_each_target() {
    let tables = seeds("ingest");
    let settings = uptake::ingest::Settings::default();
    let read = tables.iter().filter(|table| uptake::ingest::import_bytes(table, &settings).is_ok()).count();
    assert!(read * 2 > tables.len(), "{read} of {} tables are read", tables.len());
    let is_plan = |seed: &Vec<u8>| uptake::exchange::envelope::read(&String::from_utf8_lossy(seed)).is_ok();
    for target in ["plan_file", "merge", "link"] {
        assert!(seeds(target).iter().any(is_plan), "no seed of {target} is a plan");
    }
    let is_link = |seed: &Vec<u8>| uptake::exchange::link::decode(&String::from_utf8_lossy(seed)).is_ok();
    assert!(seeds("link").iter().any(is_link), "no seed is a link that opens");
}
