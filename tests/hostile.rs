//! Input made to do harm, natively: whatever a file or a link holds, the answer is a value, and it comes soon.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use uptake::exchange::{backup, envelope, link, stored};
use uptake::ingest::{Settings, preview};

/// What an answer may take. Debug builds are some twenty times slower than what people run, which has a second.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs `work` and fails when it takes longer than [`PATIENCE`].
fn soon<R>(what: &str, work: impl FnOnce() -> R) -> R {
    let start = Instant::now();
    let result = work();
    assert!(start.elapsed() < PATIENCE, "{what} took {:?}", start.elapsed());
    result
}

/// Every reader of texts that come from outside.
fn read_everywhere(text: &str) -> [bool; 3] {
    let is_stored = matches!(stored::load(text), stored::Loaded::Ready { .. });
    [envelope::read(text).is_ok(), backup::read(text).is_ok(), is_stored]
}

#[test]
fn depth_is_refused_wherever_it_stands() {
    let plan = include_str!("fixtures/plan-v1.json");
    for depth in [1_000, 100_000, 2_000_000] {
        let lists = "[".repeat(depth);
        let objects = format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
        let inside = plan.replacen(r#""rev""#, &format!(r#""x": {objects}, "rev""#), 1);
        for text in [&lists, &objects, &inside] {
            assert_eq!(soon("depth", || read_everywhere(text)), [false; 3], "{depth} levels");
        }
    }
}

#[test]
fn crowds_of_entries_are_read_or_refused_soon() {
    let plan = include_str!("fixtures/plan-v1.json");
    let people = |id: fn(usize) -> String| {
        let entries: Vec<String> = (0..20_000)
            .map(|n| format!(r#"{{ "id": "{}", "name": "A", "role": "", "function": "" }}"#, id(n)))
            .collect();
        let mut tree: serde_json::Value = serde_json::from_str(plan).unwrap();
        tree["plan"]["people"] = serde_json::from_str(&format!("[{}]", entries.join(","))).unwrap();
        tree.to_string()
    };
    let same = people(|_| "same".to_owned());
    assert!(soon("the same id", || envelope::read(&same)).is_err());
    let different = people(|n| format!("person-{n}"));
    assert!(soon("twenty thousand people", || envelope::read(&different)).is_ok());
}

#[test]
fn references_in_a_circle_do_no_harm() {
    let mut tree: serde_json::Value = serde_json::from_str(include_str!("fixtures/plan-v1.json")).unwrap();
    let kpi = tree["plan"]["sponsorship"]["kpis"][0]["id"].clone();
    tree["plan"]["sponsorship"]["kpis"][0]["owner"] = kpi;
    let item = tree["plan"]["comms"]["items"][0]["id"].clone();
    tree["plan"]["comms"]["items"][0]["message"] = item;
    assert!(soon("a circle", || envelope::read(&tree.to_string())).is_ok());
}

#[test]
fn a_link_that_unfolds_to_far_more_is_refused_soon() {
    let bomb = |megabytes: usize| {
        use std::io::Write as _;
        let mut deflater = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        deflater.write_all(&vec![b' '; megabytes << 20]).unwrap();
        base64_url(&deflater.finish().unwrap())
    };
    for megabytes in [5, 20] {
        let data = bomb(megabytes);
        assert!(data.len() <= link::MAX_DATA, "{} characters would be refused for their number", data.len());
        assert_eq!(soon("a bomb", || link::decode(&data)), Err(link::LinkError::TooLong));
    }
}

/// Base64 for addresses (RFC 4648, section 5), without padding, spelled out so that the reader's own crate is checked.
fn base64_url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|at| three.get(at).copied().map_or(0, u32::from));
        let bits = (a << 16) | (b << 8) | c;
        for at in 0..=three.len() {
            text.push(char::from(LETTERS[((bits >> (18 - 6 * at)) & 63) as usize]));
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,200}") {
        read_everywhere(&text);
        let _ = link::decode(&text);
    }

    #[test]
    fn no_change_of_a_plan_makes_a_reader_panic(at in 0_usize..3_000, with in "\\PC{0,6}", cut in 0_usize..20) {
        let plan = include_str!("fixtures/plan-v1.json");
        let mut letters: Vec<char> = plan.chars().collect();
        let at = at.min(letters.len());
        let end = (at + cut).min(letters.len());
        letters.splice(at..end, with.chars());
        read_everywhere(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn no_bytes_make_the_preview_of_a_table_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = preview(&bytes, bytes.len() as u64, &Settings::default());
    }

    #[test]
    fn no_table_of_odd_cells_makes_the_preview_panic(text in "([=@\"',;|\\t\\r\\n0-9a-z/:. -]{0,400})") {
        let _ = preview(text.as_bytes(), text.len() as u64, &Settings::default());
    }
}
