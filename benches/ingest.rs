//! How fast an export of 10 MB becomes figures, stage by stage: each stage holds those above it in the list.
//!
//! Against other readers, in a browser: `cargo xtask bench`.

/// The browser build has no benchmarks; Cargo compiles this file for it all the same.
fn main() {
    #[cfg(not(target_family = "wasm"))]
    divan::main();
}

#[cfg(not(target_family = "wasm"))]
mod native {
    use std::fmt::Write as _;

    use divan::Bencher;
    use divan::counter::BytesCount;
    use uptake::ingest::{HEAD, Import, SLICE, Settings, import_bytes, preview};

    const BYTES: usize = 10_000_000;
    const LEARNERS: u32 = 5_000;

    /// An event log in the order of time: letters beyond ASCII, quoted commas and doubled quotes, as exports have them.
    fn event_log() -> Vec<u8> {
        const TEAMS: [&str; 4] = ["\"Sales, North\"", "R&D", "\"Ops \"\"Blue\"\"\"", "Kundenservice Süd"];
        const MODULES: [&str; 4] = ["01 Welcome", "02 Why we change", "05 Übung", "08 Wrap-up"];
        const EVENTS: [&str; 4] = ["started", "progress", "progress", "completed"];
        let mut log = String::from("user_id,email,team,course,module,event,timestamp,status,score\n");
        let mut seed = 42_u32;
        let mut below = |limit: u32| {
            // The generator of Numerical Recipes: the same rows in every run.
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % limit
        };
        while log.len() < BYTES {
            // Twelve weeks from Monday, 5 January 2026.
            let day = 84 * log.len() / BYTES;
            let (month, day) = [(1, day + 5), (2, day.wrapping_sub(26)), (3, day.wrapping_sub(54))]
                [usize::from(day > 26) + usize::from(day > 54)];
            let learner = below(LEARNERS);
            let team = TEAMS[(learner % 4) as usize];
            let module = MODULES[below(4) as usize];
            let event = EVENTS[below(4) as usize];
            let (hour, minute) = (below(24), below(60));
            let row = writeln!(
                log,
                "u{learner:06},u{learner}@example.com,{team},\"Copilot, basics\",{module},{event},\
                 2026-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z,,{}",
                below(101)
            );
            assert!(row.is_ok(), "writing into memory does not fail");
        }
        log.into_bytes()
    }

    /// Measures what `stage` does with the slices of the file, each time on a fresh import.
    fn measure(bencher: Bencher<'_, '_>, stage: impl Fn(&mut Import, &[u8], bool) -> bool) {
        let file = event_log();
        let settings = Settings::default();
        let found = preview(&file[..file.len().min(HEAD)], file.len() as u64, &settings);
        let found = found.unwrap_or_else(|error| panic!("the log is no table: {error:?}"));
        bencher.counter(BytesCount::of_slice(&file)).with_inputs(|| Import::new(&settings, &found)).bench_local_refs(
            |import| {
                let mut slices = file.chunks(SLICE).peekable();
                while let Some(slice) = slices.next() {
                    assert!(stage(import, slice, slices.peek().is_none()), "the log is readable");
                }
            },
        );
    }

    #[divan::bench]
    fn a_decode(bencher: Bencher<'_, '_>) {
        measure(bencher, |import, slice, last| import.only_decode(slice, last) > 0);
    }

    #[divan::bench]
    fn b_decode_and_scan(bencher: Bencher<'_, '_>) {
        measure(bencher, |import, slice, last| import.only_scan(slice, last).is_ok());
    }

    #[divan::bench]
    fn c_decode_scan_and_read(bencher: Bencher<'_, '_>) {
        measure(bencher, |import, slice, last| import.feed(slice, last).is_ok());
    }

    #[divan::bench]
    fn d_whole_import(bencher: Bencher<'_, '_>) {
        let file = event_log();
        bencher.counter(BytesCount::of_slice(&file)).bench_local(|| import_bytes(&file, &Settings::default()));
    }
}
