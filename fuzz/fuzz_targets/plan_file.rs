//! Any text as a plan's file; see [`uptake_fuzz::plan_file`].
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| uptake_fuzz::plan_file(input));
