//! The plan as a file that people pass on: written always in the same order, read with suspicion.
//!
//! ```json
//! {"$schema": "…", "format": "uptake-plan", "version": 2, "app": "…", "plan_id": "…", "rev": 3,
//!  "exported_at": "2026-09-07T08:30:00Z", "ancestors": ["…"], "plan": { … }}
//! ```
//!
//! `ancestors` names states of the plan that were handed on before, so that two copies find what they have in common;
//! it is left out where there is none. A [`super::template`] carries `"template": true`.

use serde::Serialize;
use serde_json::Value;

use super::body::{Dangling, Opened, json, open, parse};
use super::{ImportError, migrate};
use crate::id::Id;
use crate::plan::Plan;
use crate::t;

pub use super::stored::{Loaded, load, save};

/// What the format is called in files.
pub const FORMAT: &str = "uptake-plan";

/// The JSON Schema that files of this version follow, relative to where the app is served.
pub const SCHEMA: &str = "schema/uptake-plan-2.json";

/// The largest file that is read, in bytes: more than the export of any plan that a browser's storage holds (some five
/// million characters), so that what was exported can be imported again.
pub const MAX_FILE: usize = 16 << 20;

/// The most ancestors that a file names: the newest.
pub const MOST_ANCESTORS: usize = 20;

/// The program that writes the file.
const APP: &str = concat!("Uptake ", env!("CARGO_PKG_VERSION"));

/// A plan read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The plan.
    pub plan: Plan,
    /// Its revision when it was exported.
    pub rev: u64,
    /// When it was exported, as the file says.
    pub exported_at: String,
    /// The version the file was in, if that was an older one.
    pub migrated_from: Option<u32>,
    /// Content hashes of the states in which the plan was handed on, newest last; [`MOST_ANCESTORS`] at most.
    pub ancestors: Vec<String>,
    /// Whether it is a template: to start a new plan from, not to be opened as it is.
    pub is_template: bool,
    /// References to things that are not in the plan.
    pub dangling: Vec<Dangling>,
}

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    format: &'a str,
    version: u32,
    app: &'a str,
    plan_id: &'a Id,
    rev: u64,
    exported_at: &'a str,
    #[serde(skip_serializing_if = "are_none")]
    ancestors: &'a [String],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    template: bool,
    plan: &'a Plan,
}

fn are_none(ancestors: &&[String]) -> bool {
    ancestors.is_empty()
}

/// The plan as the text of a file. `exported_at` is an RFC 3339 time in UTC, `ancestors` as in [`Imported`].
///
/// Exporting what was imported, with all that came with it, gives the same bytes again.
pub fn export(plan: &Plan, rev: u64, exported_at: &str, ancestors: &[String]) -> String {
    write(plan, rev, exported_at, ancestors, false)
}

/// A template as the text of a file; see [`super::template`].
pub fn export_template(plan: &Plan, exported_at: &str) -> String {
    write(plan, 0, exported_at, &[], true)
}

fn write(plan: &Plan, rev: u64, exported_at: &str, ancestors: &[String], template: bool) -> String {
    let file = File {
        schema: SCHEMA,
        format: FORMAT,
        version: migrate::CURRENT,
        app: APP,
        plan_id: &plan.id,
        rev,
        exported_at,
        ancestors: newest(ancestors),
        template,
        plan,
    };
    // By way of a tree, so that the code that writes a plan is there once and not once per style of writing.
    let tree: Value = serde_json::from_str(&json(&file)).expect("what was just written is JSON");
    let mut text = serde_json::to_string_pretty(&tree).expect("the keys of all maps are texts, so nothing can fail");
    text.push('\n');
    text
}

/// The newest of the ancestors.
fn newest(ancestors: &[String]) -> &[String] {
    &ancestors[ancestors.len().saturating_sub(MOST_ANCESTORS)..]
}

/// Reads a plan from the text of a file.
///
/// # Errors
/// When the text is too large, no JSON, no plan, of a newer version, or damaged; see [`ImportError`].
pub fn read(text: &str) -> Result<Imported, ImportError> {
    if text.len() > MAX_FILE {
        return Err(ImportError::TooLarge { bytes: text.len(), limit: MAX_FILE });
    }
    let mut file = parse(text, FORMAT)?;
    let Opened { plan, migrated_from, dangling } = open(&mut file, "plan")?;
    if file.get("plan_id").and_then(Value::as_str).is_some_and(|id| id != plan.id.as_str()) {
        return Err(ImportError::BadField { path: "plan_id".to_owned(), reason: t!("plan-file.other-plan") });
    }
    let rev = file.get("rev").and_then(Value::as_u64).unwrap_or_default();
    let exported_at = file.get("exported_at").and_then(Value::as_str).unwrap_or_default().to_owned();
    let named = file.get("ancestors").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    // A hash is short; anything else has no business among them.
    let is_hash = |text: &&str| text.len() <= 64;
    let named: Vec<String> = named.iter().filter_map(Value::as_str).filter(is_hash).map(str::to_owned).collect();
    let ancestors = newest(&named).to_vec();
    let is_template = file.get("template").and_then(Value::as_bool).unwrap_or_default();
    Ok(Imported { plan, rev, exported_at, migrated_from, ancestors, is_template, dangling })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::metric::Metric;
    use crate::plan::Person;
    use crate::plan::align::Kpi;
    use crate::plan::comms::CommsItem;
    use crate::schedule::When;

    /// Version 1, as written once by hand; it must open for ever.
    const GOLDEN: &str = include_str!("../../../tests/fixtures/plan-v1.json");

    fn plan() -> Plan {
        Plan {
            id: Id::new("p1"),
            name: "Service desk".into(),
            launch: "2026-09-07".parse().unwrap(),
            ..Plan::default()
        }
    }

    fn refused(text: &str) -> ImportError {
        read(text).expect_err("refused")
    }

    /// An exported plan with one part of the text replaced.
    fn broken(from: &str, to: &str) -> ImportError {
        let text = export(&plan(), 1, "2026-08-01T00:00:00Z", &[]);
        assert!(text.contains(from), "{from} is not in {text}");
        refused(&text.replacen(from, to, 1))
    }

    #[test]
    fn a_file_of_version_one_opens_as_it_was_written() {
        let imported = read(GOLDEN).unwrap();
        assert_eq!((imported.rev, imported.migrated_from), (7, Some(1)));
        assert_eq!(imported.exported_at, "2026-08-01T09:30:00Z");
        assert_eq!(imported.dangling, []);
        let plan = imported.plan;
        assert_eq!(plan.launch, "2026-09-07".parse().unwrap());
        assert_eq!(plan.person_name(&plan.sponsorship.sponsor), "Ines Albers");
        assert_eq!(plan.sponsorship.kpis[0].metric, Metric::CompletionRate);
        assert_eq!(plan.sponsorship.kpis[0].baseline, Some(31.5));
        assert_eq!(plan.sponsorship.town_hall, Some(When::offset_days(-7)));
        assert_eq!(plan.comms.items[0].when, When::pinned("2026-08-24".parse().unwrap()));
        assert!(plan.checklist.items["practice:managers-briefed"].done.is_some());
        let again = read(&export(&plan, 7, "2026-08-01T09:30:00Z", &[])).unwrap();
        assert_eq!(again.plan, plan);
    }

    /// Whether `whole` holds all that `part` holds; a list entry for entry.
    fn holds(whole: &Value, part: &Value) -> bool {
        match (whole, part) {
            (Value::Object(whole), Value::Object(part)) => {
                part.iter().all(|(key, part)| whole.get(key).is_some_and(|whole| holds(whole, part)))
            }
            (Value::Array(whole), Value::Array(part)) => {
                whole.len() == part.len() && whole.iter().zip(part).all(|(whole, part)| holds(whole, part))
            }
            (whole, part) => whole == part,
        }
    }

    /// The file is the sample plan as version 2 wrote it, made once with `UPTAKE_WRITE_GOLDEN=1` and never again.
    #[test]
    fn a_file_of_version_two_opens_with_all_that_is_in_it() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/plan-v2.json");
        if std::env::var_os("UPTAKE_WRITE_GOLDEN").is_some() && migrate::CURRENT == 2 {
            let sample = crate::practice::sample::sample(Id::new("golden"), "2026-09-01".parse().unwrap());
            std::fs::write(path, export(&sample, 12, "2026-09-01T09:30:00Z", &["0123456789abcdef".into()])).unwrap();
        }
        let text = std::fs::read_to_string(path).expect("the file is there; UPTAKE_WRITE_GOLDEN=1 makes it");
        let file: Value = serde_json::from_str(&text).unwrap();
        let imported = read(&text).unwrap();
        assert_eq!((file["version"].as_u64(), imported.rev, imported.dangling.len()), (Some(2), 12, 0));
        assert!(holds(&serde_json::to_value(&imported.plan).unwrap(), &file["plan"]), "something in it was dropped");
        for part in ["diagnosis", "enablement", "learning", "listening", "recognition", "governance", "reports"] {
            assert!(file["plan"][part].is_object(), "{part} is not in it");
        }
        let again = read(&export(&imported.plan, 12, &imported.exported_at, &imported.ancestors)).unwrap();
        assert_eq!(again.plan, imported.plan);
    }

    #[test]
    fn the_newest_ancestors_go_with_the_file_and_none_leave_no_trace() {
        let hashes: Vec<String> = (0..MOST_ANCESTORS + 5).map(|n| format!("{n:016x}")).collect();
        let imported = read(&export(&plan(), 3, "", &hashes)).unwrap();
        assert_eq!(imported.ancestors, hashes[5..]);
        assert!(!export(&plan(), 3, "", &[]).contains("ancestors"));
        assert!(!imported.is_template);
        assert!(read(&export_template(&plan(), "")).unwrap().is_template);
    }

    #[test]
    fn the_schema_is_that_of_the_version() {
        assert!(SCHEMA.ends_with(&format!("-{}.json", migrate::CURRENT)));
    }

    #[test]
    fn a_text_that_is_no_plan_is_refused_with_its_reason() {
        assert_eq!(refused(""), ImportError::Empty);
        assert_eq!(refused("\u{feff} \n"), ImportError::Empty);
        assert!(matches!(refused("{\n  \"format\": nope"), ImportError::NotJson { line: 2, .. }));
        assert!(matches!(refused("[1, 2]"), ImportError::Foreign { .. }));
        assert!(
            matches!(refused("{\"format\": \"board\"}"), ImportError::Foreign { found } if found.contains("board"))
        );
        assert_eq!(refused(&"[".repeat(100_000)), ImportError::TooDeep);
        let large = " ".repeat(MAX_FILE + 1);
        assert_eq!(refused(&large), ImportError::TooLarge { bytes: MAX_FILE + 1, limit: MAX_FILE });
    }

    #[test]
    fn a_damaged_plan_is_refused_with_the_place() {
        let field = |error| match error {
            ImportError::BadField { path, .. } => path,
            other => panic!("{other:?}"),
        };
        assert_eq!(broken("\"version\": 2", "\"version\": 0"), ImportError::NoVersion);
        assert_eq!(broken("\"version\": 2,", ""), ImportError::NoVersion);
        assert_eq!(broken("\"version\": 2", "\"version\": 3"), ImportError::Newer { version: 3 });
        assert_eq!(field(broken("\"plan\": {", "\"plan\": 3, \"x\": {")), "plan");
        assert_eq!(field(broken("\"plan_id\": \"p1\"", "\"plan_id\": \"p2\"")), "plan_id");
        assert_eq!(field(broken("\"2026-09-07\"", "\"7 September\"")), "launch");
        assert_eq!(field(broken("\"2026-09-07\"", "\"9999-09-07\"")), "launch");
        assert_eq!(field(broken("\"id\": \"p1\"", "\"id\": \"\"")), "id");
    }

    #[test]
    fn a_file_cut_off_anywhere_is_refused() {
        let text = export(&plan(), 1, "2026-08-01T00:00:00Z", &[]);
        for end in (0..text.trim_end().len()).filter(|end| text.is_char_boundary(*end)) {
            assert!(read(&text[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn two_entries_of_a_list_with_one_id_are_refused() {
        let mut plan = plan();
        let person = Person { id: Id::new("a"), ..Person::default() };
        plan.people = vec![person.clone(), person];
        let error = refused(&export(&plan, 1, "", &[]));
        assert_eq!(error, ImportError::DuplicateId { path: "people".into(), id: "a".into() });
    }

    #[test]
    fn a_reference_to_nothing_is_reported_and_the_plan_opens() {
        let mut plan = plan();
        plan.sponsorship.kpis = vec![Kpi { id: Id::new("k"), owner: Id::new("gone"), ..Kpi::default() }];
        plan.sponsorship.coalition = vec![Id::new("too")];
        let dangling = read(&export(&plan, 1, "", &[])).unwrap().dangling;
        let paths: Vec<_> = dangling.iter().map(|dangling| dangling.path.as_str()).collect();
        assert_eq!(paths, ["sponsorship.coalition", "sponsorship.kpis[0].owner"]);
    }

    #[test]
    fn the_largest_plan_that_storage_holds_loads_and_comes_back_from_its_export() {
        let item = CommsItem { title: "Ask the site leads first. ".repeat(100), ..CommsItem::default() };
        let mut plan = plan();
        plan.comms.items = (0..2_000).map(|n| CommsItem { id: Id::new(format!("i{n}")), ..item.clone() }).collect();
        let stored = save(&plan, 1, "");
        assert!(stored.len() > 5_000_000, "{}", stored.len());
        assert!(matches!(load(&stored), Loaded::Ready { .. }));
        assert_eq!(read(&export(&plan, 1, "", &[])).unwrap().plan, plan);
    }

    #[test]
    fn every_reason_has_a_text() {
        let errors = [
            ImportError::Empty,
            ImportError::TooLarge { bytes: 20 << 20, limit: MAX_FILE },
            ImportError::NotJson { line: 3, column: 4 },
            ImportError::TooDeep,
            ImportError::Foreign { found: "x".into() },
            ImportError::NoVersion,
            ImportError::Newer { version: 9 },
            ImportError::BadField { path: "a".into(), reason: "b".into() },
            ImportError::DuplicateId { path: "a".into(), id: "b".into() },
            ImportError::Damaged { reason: "a".into() },
        ];
        for error in errors {
            let text = error.to_string();
            assert!(!text.starts_with("plan-file.") && !text.contains("%{"), "{text}");
        }
    }

    proptest! {
        #[test]
        fn export_import_export_gives_the_same_bytes(
            names in prop::collection::vec(".{0,12}", 0..4),
            baseline in prop::num::f64::NORMAL,
            offsets in prop::collection::vec(-500_i32..500, 0..5),
            rev in 0_u64..1_000_000,
            ancestors in prop::collection::vec("[0-9a-f]{16}", 0..4),
        ) {
            let mut plan = plan();
            for (n, name) in names.into_iter().enumerate() {
                plan.people.push(Person { id: Id::new(n.to_string()), name, ..Person::default() });
            }
            plan.sponsorship.kpis = vec![Kpi { id: Id::new("k"), baseline: Some(baseline), ..Kpi::default() }];
            for (n, days) in offsets.into_iter().enumerate() {
                let when = When::offset_days(days);
                plan.comms.items.push(CommsItem { id: Id::new(n.to_string()), when, ..CommsItem::default() });
            }
            let text = export(&plan, rev, "2026-08-01T00:00:00Z", &ancestors);
            let imported = read(&text).unwrap();
            prop_assert_eq!(&imported.plan, &plan);
            prop_assert_eq!(export(&imported.plan, imported.rev, &imported.exported_at, &imported.ancestors), text);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,200}") {
            prop_assert!(read(&text).is_err());
        }
    }
}
