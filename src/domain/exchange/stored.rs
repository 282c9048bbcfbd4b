//! The plan as the browser keeps it: compact, with the revision that tells tabs apart.
//!
//! ```json
//! {"format": "uptake-stored-plan", "version": 2, "rev": 3, "saved_at": "2026-09-07T08:30:00Z", "body": { … }}
//! ```

use serde::Serialize;
use serde_json::Value;

use super::body::{json, open, parse};
use super::{ImportError, migrate};
use crate::plan::Plan;

/// What the format is called in storage; a stored text is no file to pass on.
const FORMAT: &str = "uptake-stored-plan";

/// What a stored text turns out to be. Only [`Loaded::Ready`] may ever be saved over.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one value at a time, taken apart where it is made")]
pub enum Loaded {
    /// A plan.
    Ready {
        /// The plan.
        plan: Plan,
        /// Its revision: grows by one with each save.
        rev: u64,
        /// When it was saved, as an RFC 3339 time in UTC.
        saved_at: String,
    },
    /// A plan of a newer version of the app.
    Newer {
        /// The version of its format.
        version: u64,
    },
    /// Nothing that can be read; the text is worth keeping aside.
    Damaged {
        /// Why, in words.
        reason: String,
    },
}

#[derive(Serialize)]
struct Stored<'a> {
    format: &'a str,
    version: u32,
    rev: u64,
    saved_at: &'a str,
    body: &'a Plan,
}

/// The text to store for a plan. `saved_at` is an RFC 3339 time in UTC.
pub fn save(plan: &Plan, rev: u64, saved_at: &str) -> String {
    json(&Stored { format: FORMAT, version: migrate::CURRENT, rev, saved_at, body: plan })
}

/// Reads a stored text.
pub fn load(text: &str) -> Loaded {
    read(text).unwrap_or_else(|error| match error {
        ImportError::Newer { version } => Loaded::Newer { version },
        other => Loaded::Damaged { reason: other.to_string() },
    })
}

fn read(text: &str) -> Result<Loaded, ImportError> {
    let mut stored = parse(text, FORMAT)?;
    let plan = open(&mut stored, "body")?.plan;
    // Without its revision a text could be saved over by an older tab, so it counts as damaged.
    let rev = stored
        .get("rev")
        .and_then(Value::as_u64)
        .ok_or_else(|| ImportError::BadField { path: "rev".to_owned(), reason: crate::t!("plan-file.no-rev") })?;
    let saved_at = stored.get("saved_at").and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(Loaded::Ready { plan, rev, saved_at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn plan() -> Plan {
        Plan { id: Id::new("p1"), launch: "2026-09-07".parse().unwrap(), ..Plan::default() }
    }

    #[test]
    fn a_saved_plan_loads_as_it_was() {
        let saved_at = "2026-08-01T09:30:00Z".to_owned();
        let loaded = load(&save(&plan(), 12, &saved_at));
        assert_eq!(loaded, Loaded::Ready { plan: plan(), rev: 12, saved_at });
    }

    #[test]
    fn a_newer_text_is_told_from_a_damaged_one() {
        let text = save(&plan(), 1, "");
        assert_eq!(load(&text.replace("\"version\":2", "\"version\":9")), Loaded::Newer { version: 9 });
        for damaged in ["", "{}", &text[..text.len() / 2], &text.replace("\"rev\":1,", "")] {
            assert!(matches!(load(damaged), Loaded::Damaged { .. }), "{damaged}");
        }
    }

    #[test]
    fn an_exported_file_is_not_taken_for_a_stored_plan() {
        let file = super::super::envelope::export(&plan(), 1, "", &[]);
        assert!(matches!(load(&file), Loaded::Damaged { .. }));
    }
}
