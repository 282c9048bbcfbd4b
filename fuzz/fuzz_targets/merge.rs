//! Any plan and any edits by two people to the merge; see [`uptake_fuzz::merge_plans`].
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| uptake_fuzz::merge_plans(input));
