//! The plan inside an envelope: from JSON text to a checked [`Plan`], and what is wrong where it cannot be one.

use std::collections::BTreeSet;

use chrono::Datelike;
use serde::Serialize;
use serde_json::Value;

use super::ImportError;
use super::migrate::upgrade;
use crate::plan::Plan;
use crate::t;

/// Years in which a launch can lie.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Names of fields that hold the id of something else in the plan, or a list of such.
pub(super) const REFERENCES: [&str; 24] = [
    "accountable",
    "attendees",
    "audience",
    "builds",
    "coalition",
    "confirmed",
    "consulted",
    "decided_by",
    "decides",
    "gate_owner",
    "informed",
    "leader",
    "meeting",
    "message",
    "needs",
    "next_role",
    "owner",
    "person",
    "present",
    "responsible",
    "ritual",
    "signer",
    "site",
    "sponsor",
];

/// A reference to something that is not in the plan. Such a plan opens: the choice shows as not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// Which field: `sponsorship.kpis[0].owner`.
    pub path: String,
    /// The id it names.
    pub id: String,
}

impl std::fmt::Display for Dangling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&t!("plan-file.dangling", path = self.path, id = self.id))
    }
}

/// A plan taken out of its envelope.
pub(super) struct Opened {
    pub plan: Plan,
    pub migrated_from: Option<u32>,
    pub dangling: Vec<Dangling>,
}

/// The JSON of `value`.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("the keys of all maps are texts, so nothing can fail")
}

/// The envelope in `text`, if it is one of this format.
pub(super) fn parse(text: &str, format: &str) -> Result<Value, ImportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        if error.to_string().starts_with("recursion limit exceeded") {
            ImportError::TooDeep
        } else {
            ImportError::NotJson { line: error.line(), column: error.column() }
        }
    })?;
    match value.get("format").and_then(Value::as_str) {
        Some(found) if found == format => Ok(value),
        _ => Err(ImportError::Foreign { found: describe(&value) }),
    }
}

/// Takes the plan out of the field `field` of an envelope, brought to the current version and checked.
pub(super) fn open(envelope: &mut Value, field: &str) -> Result<Opened, ImportError> {
    let version = envelope.get("version").and_then(Value::as_u64).ok_or(ImportError::NoVersion)?;
    let mut plan = envelope.get_mut(field).map(Value::take).unwrap_or_default();
    let migrated_from = upgrade(&mut plan, version)?;
    if !plan.is_object() {
        return Err(bad(field, t!("plan-file.no-plan")));
    }
    // Before the plan is made, which takes its time: a hostile file is refused at once.
    collect_ids(&plan, "", &mut BTreeSet::new())?;
    let plan = typed(&json(&plan))?;
    let canonical = json(&plan);
    if plan.id.is_empty() {
        return Err(bad("id", t!("plan-file.no-id")));
    }
    if !YEARS.contains(&plan.launch.year()) {
        return Err(bad("launch", t!("plan-file.launch-year")));
    }
    // Parsing what was just written cannot fail; if it did, there would be no ids to check.
    let tree: Value = serde_json::from_str(&canonical).unwrap_or_default();
    let mut ids = BTreeSet::new();
    collect_ids(&tree, "", &mut ids)?;
    let mut dangling = Vec::new();
    collect_dangling(&tree, "", &ids, &mut dangling);
    Ok(Opened { plan, migrated_from, dangling })
}

fn bad(path: &str, reason: String) -> ImportError {
    ImportError::BadField { path: path.to_owned(), reason }
}

/// Reads compact JSON as a plan; an error names the field it was met in.
fn typed(text: &str) -> Result<Plan, ImportError> {
    serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        let reason = message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason);
        bad(&path_at(text, error.column()), reason.to_owned())
    })
}

/// What a JSON document is, where it is not the one that was expected.
fn describe(value: &Value) -> String {
    match value {
        Value::Object(fields) => match fields.get("format").and_then(Value::as_str) {
            Some(format) => t!("plan-file.found.format", format = format.chars().take(40).collect::<String>()),
            None => t!("plan-file.found.object"),
        },
        Value::Array(_) => t!("plan-file.found.list"),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => t!("plan-file.found.value"),
    }
}

/// The path of the value at byte `end` of compact JSON text, such as `comms.items[3].when`.
fn path_at(text: &str, end: usize) -> String {
    enum Inside<'a> {
        Object(&'a str),
        Array(usize),
    }
    let bytes = text.as_bytes();
    let mut around: Vec<Inside<'_>> = Vec::new();
    let mut at = 0;
    while at < end.min(bytes.len()) {
        match (bytes[at], around.last_mut()) {
            (b'{', _) => around.push(Inside::Object("")),
            (b'[', _) => around.push(Inside::Array(0)),
            (b'}' | b']', _) => {
                around.pop();
            }
            (b',', Some(Inside::Object(key))) => *key = "",
            (b',', Some(Inside::Array(index))) => *index += 1,
            (b'"', inside) => {
                let start = at + 1;
                at = string_end(bytes, start);
                if let Some(Inside::Object(key)) = inside
                    && key.is_empty()
                {
                    *key = text.get(start..at).unwrap_or_default();
                }
            }
            _ => {}
        }
        at += 1;
    }
    let mut path = String::new();
    for inside in around {
        match inside {
            Inside::Object(key) => path = joined(&path, key),
            Inside::Array(index) => path = format!("{path}[{index}]"),
        }
    }
    path
}

/// The index of the quote that ends the string whose text begins at `start`.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at
}

fn joined(path: &str, key: &str) -> String {
    match (path.is_empty(), key.is_empty()) {
        (true, _) => key.to_owned(),
        (_, true) => path.to_owned(),
        (false, false) => format!("{path}.{key}"),
    }
}

/// Collects all ids; those of one list must be there and differ.
fn collect_ids<'a>(value: &'a Value, path: &str, ids: &mut BTreeSet<&'a str>) -> Result<(), ImportError> {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                collect_ids(inner, &joined(path, key), ids)?;
            }
        }
        Value::Array(entries) => {
            let mut here = BTreeSet::new();
            for (n, entry) in entries.iter().enumerate() {
                match entry.get("id").and_then(Value::as_str) {
                    Some("") => return Err(bad(&format!("{path}[{n}].id"), t!("plan-file.no-id"))),
                    Some(id) if !here.insert(id) => {
                        return Err(ImportError::DuplicateId { path: path.to_owned(), id: id.to_owned() });
                    }
                    _ => {}
                }
                collect_ids(entry, &format!("{path}[{n}]"), ids)?;
            }
            ids.extend(here);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    Ok(())
}

fn collect_dangling(value: &Value, path: &str, ids: &BTreeSet<&str>, found: &mut Vec<Dangling>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let path = joined(path, key);
                if REFERENCES.contains(&key.as_str()) {
                    let named = inner.as_array().map_or(std::slice::from_ref(inner), Vec::as_slice);
                    let lost = named.iter().filter_map(Value::as_str).filter(|id| !id.is_empty() && !ids.contains(id));
                    found.extend(lost.map(|id| Dangling { path: path.clone(), id: id.to_owned() }));
                }
                collect_dangling(inner, &path, ids, found);
            }
        }
        Value::Array(entries) => {
            for (n, entry) in entries.iter().enumerate() {
                collect_dangling(entry, &format!("{path}[{n}]"), ids, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str, mark: &str) -> String {
        path_at(text, text.find(mark).unwrap() + mark.len())
    }

    #[test]
    fn a_place_in_the_text_is_told_as_a_path() {
        let text =
            r#"{"name":"a, \"b\" {","comms":{"items":[{"id":"x"},{"id":"y","when":{"kind":7}}]},"people":[1,2]}"#;
        assert_eq!(path(text, r#"\"b\" {""#), "name");
        assert_eq!(path(text, r#""y""#), "comms.items[1].id");
        assert_eq!(path(text, "7"), "comms.items[1].when.kind");
        assert_eq!(path(text, "7}"), "comms.items[1].when");
        assert_eq!(path(text, "[1,2"), "people[1]");
        assert_eq!(path_at(text, 0), "");
    }

    #[test]
    fn a_field_of_the_wrong_type_is_named() {
        let error = typed(r#"{"id":"p","pilot":{"criteria":[{"id":"c","target":"sixty"}]}}"#).unwrap_err();
        let ImportError::BadField { path, reason } = error else { panic!("{error:?}") };
        assert_eq!(path, "pilot.criteria[0].target");
        assert!(reason.contains("sixty") && !reason.contains("line"), "{reason}");
    }
}
