//! Any text as a link, and as what one is made of; see [`uptake_fuzz::link`].
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| uptake_fuzz::link(input));
