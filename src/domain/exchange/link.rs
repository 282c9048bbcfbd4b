//! A plan inside an address: the file deflated (zlib, RFC 1950, whose checksum tells a damaged link) and written in
//! the letters that an address may hold (base64url, RFC 4648, without padding).
//!
//! The part after `#` stays in the browser: opening a link sends the plan to nobody.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use serde_json::Value;

use super::ImportError;
use super::envelope::{self, Imported};
use crate::t;

/// The most characters that the data of a link may have: room for a plan with every part filled in. Safari takes
/// addresses of some 80,000 characters, the other browsers far longer ones.
pub const MAX_DATA: usize = 64_000;

/// From so many characters on some mail programs cut a link.
pub const LONG: usize = 2_000;

/// The largest file that a link may unfold to, in bytes: many times what a real plan of [`MAX_DATA`] holds, and little
/// enough to be refused at once.
pub const MAX_TEXT: usize = 4 << 20;

/// By how much the room for what is deflated grows.
const CHUNK: usize = 64 << 10;

/// The plan does not fit into a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// The characters it would take.
    pub data: usize,
}

/// Why a link does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is longer than any that is handed out, or unfolds to more.
    TooLong,
    /// A part of it is missing or was changed on the way.
    Damaged,
    /// It is whole, and what is in it is no plan.
    NoPlan(ImportError),
}

impl std::fmt::Display for LinkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLong => f.write_str(&t!("share.link.refused-long")),
            Self::Damaged => f.write_str(&t!("share.link.refused-damaged")),
            Self::NoPlan(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for LinkError {}

/// The data of a link to the plan in `file`, the text of a plan file.
///
/// # Errors
/// When it would be longer than [`MAX_DATA`].
pub fn encode(file: &str) -> Result<String, TooLong> {
    let data = URL_SAFE_NO_PAD.encode(deflated(compact(file).as_bytes()));
    if data.len() > MAX_DATA { Err(TooLong { data: data.len() }) } else { Ok(data) }
}

/// Reads the plan in the data of a link.
///
/// # Errors
/// When the link is too long, damaged, or holds no plan; see [`LinkError`].
pub fn decode(data: &str) -> Result<Imported, LinkError> {
    let data = data.trim();
    if data.len() > MAX_DATA {
        return Err(LinkError::TooLong);
    }
    let bytes = URL_SAFE_NO_PAD.decode(data).map_err(|_| LinkError::Damaged)?;
    let text = String::from_utf8(inflated(&bytes)?).map_err(|_| LinkError::Damaged)?;
    envelope::read(&text).map_err(LinkError::NoPlan)
}

/// The file without its line breaks and indents.
fn compact(file: &str) -> String {
    serde_json::from_str::<Value>(file).map_or_else(|_| file.to_owned(), |tree| tree.to_string())
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut deflater = Compress::new(Compression::best(), true);
    let mut out = Vec::new();
    loop {
        // The input fits into memory, so its length fits into a usize.
        let read = deflater.total_in() as usize;
        out.reserve(CHUNK);
        match deflater.compress_vec(bytes.get(read..).unwrap_or_default(), &mut out, FlushCompress::Finish) {
            Ok(Status::Ok | Status::BufError) => {}
            // Deflating into memory cannot fail; if it did, the link would be refused as damaged.
            Ok(Status::StreamEnd) | Err(_) => return out,
        }
    }
}

/// What `bytes` unfold to, if they are whole, followed by nothing, and unfold to no more than [`MAX_TEXT`].
fn inflated(bytes: &[u8]) -> Result<Vec<u8>, LinkError> {
    let mut inflater = Decompress::new(true);
    let mut out = Vec::with_capacity(MAX_TEXT + 1);
    loop {
        let (read, written) = (inflater.total_in(), inflater.total_out());
        if out.len() > MAX_TEXT {
            return Err(LinkError::TooLong);
        }
        // The input fits into memory, so its length fits into a usize.
        let rest = bytes.get(read as usize..).unwrap_or_default();
        let status = inflater.decompress_vec(rest, &mut out, FlushDecompress::None);
        match status.map_err(|_| LinkError::Damaged)? {
            Status::StreamEnd if inflater.total_in() as usize == bytes.len() => return Ok(out),
            Status::StreamEnd => return Err(LinkError::Damaged),
            // There was room and nothing happened: the end is missing.
            Status::Ok | Status::BufError if (inflater.total_in(), inflater.total_out()) == (read, written) => {
                return Err(LinkError::Damaged);
            }
            Status::Ok | Status::BufError => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::Id;
    use crate::plan::{Person, Plan};
    use crate::practice::sample::sample;

    fn filled() -> Plan {
        sample(Id::new("s1"), "2026-09-01".parse().unwrap())
    }

    /// A plan whose link is short, for what is tried many times.
    fn small() -> Plan {
        Plan { id: Id::new("p"), launch: "2026-09-07".parse().unwrap(), ..Plan::default() }
    }

    fn file(plan: &Plan) -> String {
        envelope::export(plan, 4, "2026-09-01T08:00:00Z", &["0123456789abcdef".to_owned()])
    }

    fn linked(text: &str) -> String {
        URL_SAFE_NO_PAD.encode(deflated(text.as_bytes()))
    }

    #[test]
    fn a_link_opens_as_the_file_does() {
        for plan in [filled(), small()] {
            let data = encode(&file(&plan)).unwrap();
            println!("{} characters in the file, {} in the link", file(&plan).len(), data.len());
            assert!(data.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
            assert_eq!(decode(&data).unwrap(), envelope::read(&file(&plan)).unwrap());
        }
    }

    #[test]
    fn a_plan_that_does_not_fit_says_by_how_much() {
        let mut plan = filled();
        // Digits of a square root do not repeat, so that nothing can be gained by deflating them.
        plan.comms.messages[0].body = (0..20_000_u32).map(|n| f64::from(n).sqrt().to_string()).collect();
        let too_long = encode(&file(&plan)).unwrap_err();
        assert!(too_long.data > MAX_DATA);
    }

    #[test]
    fn a_link_cut_off_anywhere_is_refused() {
        let data = encode(&file(&small())).unwrap();
        for end in 0..data.len() {
            assert!(decode(&data[..end]).is_err(), "cut at {end}");
        }
        assert_eq!(decode(&format!("{data}AAAA")), Err(LinkError::Damaged));
    }

    #[test]
    fn hostile_links_are_refused_with_their_reason() {
        assert_eq!(decode(""), Err(LinkError::Damaged));
        assert_eq!(decode("not a link!"), Err(LinkError::Damaged));
        assert_eq!(decode(&"A".repeat(MAX_DATA + 1)), Err(LinkError::TooLong));
        let bomb = linked(&" ".repeat(16 << 20));
        assert!(bomb.len() < MAX_DATA, "{}", bomb.len());
        assert_eq!(decode(&bomb), Err(LinkError::TooLong));
        assert_eq!(decode(&linked(&"[".repeat(100_000))), Err(LinkError::NoPlan(ImportError::TooDeep)));
        assert_eq!(decode(&linked("")), Err(LinkError::NoPlan(ImportError::Empty)));
        let newer = file(&small()).replace("\"version\": 2", "\"version\": 9");
        assert_eq!(decode(&linked(&newer)), Err(LinkError::NoPlan(ImportError::Newer { version: 9 })));
        let not_text = URL_SAFE_NO_PAD.encode(deflated(&[0xff, 0xfe, 0x00]));
        assert_eq!(decode(&not_text), Err(LinkError::Damaged));
    }

    #[test]
    fn every_reason_has_a_text() {
        for error in [LinkError::TooLong, LinkError::Damaged, LinkError::NoPlan(ImportError::Empty)] {
            assert!(!error.to_string().starts_with("share."), "{error}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_plan_comes_back_from_its_link(name in "\\PC{0,40}", texts in prop::collection::vec("(?s).{0,60}", 0..6)) {
            let people = texts.into_iter().enumerate();
            let people = people.map(|(n, name)| Person { id: Id::new(n.to_string()), name, ..Person::default() });
            let plan = Plan { name, people: people.collect(), ..small() };
            let data = encode(&file(&plan)).unwrap();
            prop_assert_eq!(decode(&data).unwrap().plan, plan);
        }

        #[test]
        fn a_changed_letter_never_opens_as_another_plan(at in 0.0_f64..1.0, letter in "[A-Za-z0-9_-]") {
            let data = encode(&file(&small())).unwrap();
            let at = (at * data.len() as f64) as usize;
            let changed = format!("{}{letter}{}", &data[..at], &data[at + 1..]);
            // A few bits between the text and its checksum mean nothing.
            if let Ok(imported) = decode(&changed) {
                prop_assert_eq!(imported.plan, small());
            }
        }

        #[test]
        fn no_text_makes_it_panic(data in "(?s).{0,200}", letters in "[A-Za-z0-9_-]{0,200}") {
            prop_assert!(decode(&data).is_err());
            prop_assert!(decode(&letters).is_err());
            let link = format!("eNr{letters}");
            prop_assert!(decode(&link).is_err());
        }
    }
}
