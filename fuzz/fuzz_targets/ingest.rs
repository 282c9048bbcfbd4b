//! Any bytes and any choices to the import; see [`uptake_fuzz::ingest`].
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| uptake_fuzz::ingest(input));
