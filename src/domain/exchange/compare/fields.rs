//! What every field of a plan is called, and how its value is said: the questions' own labels where there are any.

mod frame;
mod planned;
mod running;

/// How a value is said in words, and how far it is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Kind {
    /// As it is written.
    Text,
    /// A number, or several.
    Number,
    /// A civil date.
    Date,
    /// A local time.
    Time,
    /// A date tied to the launch, or pinned.
    When,
    /// A day of the week, or several.
    Weekday,
    /// A week by its number.
    Week,
    /// Yes or no.
    Flag,
    /// One key of this set of choices, or several.
    Choice(&'static str),
    /// The id of something else in the plan, or several.
    Ref,
    /// The figures of an import.
    Figures,
    /// A group of learners, as an import names it.
    Cohort,
    /// A part of the plan, named where one of its own fields is meant.
    Group,
    /// A part that is not named.
    Through,
    /// A list of entities; each is called by these fields, `|` standing between one and what stands in for it.
    List(&'static [&'static str]),
    /// What was ticked on the checklist, by the key of the item.
    Marks,
    /// Nothing a person entered: the app's own bookkeeping.
    Hidden,
}

use Kind::{Cohort, Figures, Hidden, When};

impl Kind {
    /// Whether the value is one answer, though it is written as an object.
    pub(in crate::exchange) fn is_whole(self) -> bool {
        matches!(self, When | Figures | Cohort)
    }
}

/// A field: its pattern (see [`super::path::pattern`]), the key of its label, the kind of its value.
type Field = (&'static str, &'static str, Kind);

/// All fields, each table in the order of its patterns.
const TABLES: [&[Field]; 3] = [frame::FIELDS, planned::FIELDS, running::FIELDS];

/// The key of a field's label and the kind of its value; `None` for a field that is not known.
pub(in crate::exchange) fn known(pattern: &str) -> Option<(&'static str, Kind)> {
    if pattern == "id" || pattern.ends_with(".id") {
        return Some(("", Hidden));
    }
    TABLES.iter().find_map(|table| {
        let at = table.binary_search_by(|(known, _, _)| (*known).cmp(pattern)).ok()?;
        table.get(at).map(|(_, label, kind)| (*label, *kind))
    })
}

/// The kind of a field's value; `None` for a field that is not known.
pub(in crate::exchange) fn kind_of(pattern: &str) -> Option<Kind> {
    known(pattern).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::Kind::{List, Marks, Through};
    use super::*;
    use crate::id::Id;
    use crate::lang::optional;
    use crate::practice::sample::sample;

    /// Collects the patterns below a value that are not known.
    fn collect_unknown(value: &Value, pattern: &str, found: &mut Vec<String>) {
        let kind = kind_of(pattern);
        if !pattern.is_empty() && !pattern.ends_with('*') && kind.is_none() {
            found.push(pattern.to_owned());
        }
        if kind.is_some_and(Kind::is_whole) {
            return;
        }
        let inside = |name: &str| if pattern.is_empty() { name.to_owned() } else { format!("{pattern}.{name}") };
        match value {
            Value::Object(fields) => {
                let name = |key: &String| if kind == Some(Marks) { "*".to_owned() } else { key.clone() };
                fields.iter().for_each(|(key, inner)| collect_unknown(inner, &inside(&name(key)), found));
            }
            Value::Array(entries) => {
                let objects = entries.iter().filter(|entry| entry.is_object());
                objects.for_each(|entry| collect_unknown(entry, &inside("*"), found));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn every_field_of_the_sample_plan_is_known() {
        let plan = sample(Id::new("p"), "2026-10-07".parse().unwrap());
        let tree = serde_json::to_value(&plan).unwrap();
        assert!(!plan.checklist.items.is_empty() && !plan.measurement.imports.is_empty(), "the sample is full");
        let mut found = Vec::new();
        collect_unknown(&tree, "", &mut found);
        found.dedup();
        assert_eq!(found, [""; 0]);
    }

    /// Collects the patterns of a schema that are not known.
    fn collect_unknown_in_schema(schema: &Value, named: &Value, pattern: &str, found: &mut Vec<String>) {
        if let Some(name) = schema["$ref"].as_str().and_then(|place| place.rsplit('/').next()) {
            return collect_unknown_in_schema(&named[name], named, pattern, found);
        }
        let kind = kind_of(pattern);
        if !pattern.is_empty() && !pattern.ends_with('*') && kind.is_none() {
            found.push(pattern.to_owned());
        }
        if kind.is_some_and(Kind::is_whole) {
            return;
        }
        let choices = ["anyOf", "oneOf", "allOf"].into_iter().filter_map(|key| schema[key].as_array());
        for choice in choices.flatten() {
            collect_unknown_in_schema(choice, named, pattern, found);
        }
        for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
            let inside = if pattern.is_empty() { name.clone() } else { format!("{pattern}.{name}") };
            collect_unknown_in_schema(inner, named, &inside, found);
        }
        for entries in ["items", "additionalProperties"].into_iter().map(|key| &schema[key]) {
            if entries.is_object() {
                collect_unknown_in_schema(entries, named, &format!("{pattern}.*"), found);
            }
        }
    }

    #[test]
    fn every_field_of_the_published_format_is_known() {
        let schema = include_str!("../../../../public/schema/uptake-plan-2.json");
        let schema: Value = serde_json::from_str(schema).unwrap();
        let mut found = Vec::new();
        collect_unknown_in_schema(&schema["properties"]["plan"], &schema["$defs"], "", &mut found);
        assert_eq!(found, [""; 0]);
        collect_unknown_in_schema(&schema["properties"]["rev"], &schema["$defs"], "no.field", &mut found);
        assert_eq!(found, ["no.field"]);
    }

    #[test]
    fn the_fields_are_in_order_each_once() {
        for pair in TABLES.iter().flat_map(|table| table.windows(2)) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
    }

    #[test]
    fn every_field_that_is_shown_has_a_label() {
        for (pattern, label, kind) in TABLES.into_iter().flatten() {
            let silent = matches!(kind, Through | Hidden);
            assert_eq!(optional(label).is_none(), silent, "{pattern}: {label}");
        }
    }

    #[test]
    fn every_list_is_called_by_fields_that_are_there() {
        for (pattern, _, kind) in TABLES.into_iter().flatten() {
            let List(parts) = kind else { continue };
            for field in parts.iter().flat_map(|part| part.split('|')) {
                assert!(kind_of(&format!("{pattern}.*.{field}")).is_some(), "{pattern}: {field}");
            }
        }
    }
}
