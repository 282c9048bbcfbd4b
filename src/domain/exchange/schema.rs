//! The JSON Schema of plan files, made from the types that read them, so that it cannot drift from what is accepted.
//!
//! It is published with the app under the name in [`super::envelope::SCHEMA`]; the test below writes it anew where
//! `UPTAKE_WRITE_SCHEMA` is set, and else fails when the published one is another.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::envelope::{FORMAT, MOST_ANCESTORS};
use super::migrate::CURRENT;
use crate::plan::Plan;

/// The schema (JSON Schema, draft 2020-12) of the files of the current version.
pub fn plan_schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let plan = generator.subschema_for::<Plan>().to_value();
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Uptake plan",
        "description": "A rollout plan as a file. A field that is left out has its default; one that is not named \
                        here is ignored.",
        "type": "object",
        "required": ["format", "version", "plan"],
        "properties": {
            "$schema": { "type": "string", "description": "Where this schema is, relative to the app." },
            "format": { "const": FORMAT, "description": "Says that the file is a plan." },
            "version": { "const": CURRENT, "description": "The version of the format. Older ones open too." },
            "app": { "type": "string", "description": "The program that wrote the file." },
            "plan_id": { "type": "string", "description": "The plan's identifier, the same as `plan.id`." },
            "rev": { "type": "integer", "minimum": 0, "description": "The plan's revision when it was exported." },
            "exported_at": { "type": "string", "description": "When it was exported: RFC 3339, in UTC." },
            "ancestors": {
                "type": "array",
                "items": { "type": "string" },
                "maxItems": MOST_ANCESTORS,
                "description": "Content hashes of the states in which the plan was handed on, newest last.",
            },
            "template": { "type": "boolean", "description": "Whether it is a template to start new plans from." },
            "plan": plan,
        },
        "$defs": generator.take_definitions(true),
    });
    for_readers(&mut schema);
    schema
}

/// The schema as the text that is published.
pub fn plan_schema_text() -> String {
    // The keys of all maps are texts, so nothing can fail.
    let mut text = serde_json::to_string_pretty(&plan_schema()).unwrap_or_default();
    text.push('\n');
    text
}

/// Descriptions are the comments of the code; what only means something there is taken out.
fn for_readers(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                match inner {
                    Value::String(text) if key == "description" => *text = readable(text),
                    inner => for_readers(inner),
                }
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(for_readers),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A comment without references to requirements `(rows B1–B11)` and without the marks of links to code.
fn readable(comment: &str) -> String {
    let mut text = comment.to_owned();
    for start in [" (row ", " (rows "] {
        while let Some(from) = text.find(start) {
            let Some(to) = text[from..].find(')') else { break };
            text.replace_range(from..=from + to, "");
        }
    }
    text.replace("[`", "`").replace("`]", "`")
}

#[cfg(test)]
mod tests {
    use super::super::{envelope, template};
    use super::*;
    use crate::id::Id;
    use crate::practice::sample::sample;

    fn published() -> std::path::PathBuf {
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(envelope::SCHEMA)
    }

    /// What the schema has to say against a file.
    fn objections(text: &str) -> Vec<String> {
        let file: Value = serde_json::from_str(text).unwrap();
        let validator = jsonschema::validator_for(&plan_schema()).expect("the schema is one");
        validator.iter_errors(&file).map(|error| error.to_string()).collect()
    }

    fn filled() -> Plan {
        sample(Id::new("s1"), "2026-09-01".parse().unwrap())
    }

    #[test]
    fn the_published_schema_is_that_of_the_types() {
        if std::env::var_os("UPTAKE_WRITE_SCHEMA").is_some() {
            std::fs::create_dir_all(published().parent().unwrap()).unwrap();
            std::fs::write(published(), plan_schema_text()).unwrap();
        }
        let published = std::fs::read_to_string(published()).unwrap_or_default();
        let is_same = published == plan_schema_text();
        assert!(is_same, "the types have changed: run this test with UPTAKE_WRITE_SCHEMA=1, and look at what it wrote");
    }

    #[test]
    fn every_file_of_this_version_follows_the_schema() {
        let first = envelope::read(include_str!("../../../tests/fixtures/plan-v1.json")).unwrap();
        let files = [
            envelope::export(&first.plan, first.rev, &first.exported_at, &first.ancestors),
            envelope::export(&filled(), 3, "2026-09-01T08:00:00Z", &["0123456789abcdef".to_owned()]),
            envelope::export(&Plan::default(), 0, "", &[]),
            envelope::export_template(&template::template(&filled()), "2026-09-01T08:00:00Z"),
        ];
        for file in files {
            assert_eq!(objections(&file), Vec::<String>::new());
        }
    }

    #[test]
    fn what_the_reader_refuses_the_schema_refuses() {
        let text = envelope::export(&filled(), 3, "", &[]);
        let changes = [
            ("\"version\": 2", "\"version\": 3"),
            ("\"format\": \"uptake-plan\"", "\"format\": \"board\""),
            ("\"kind\": \"offset\"", "\"kind\": \"someday\""),
            ("\"influence\": \"high\"", "\"influence\": \"immense\""),
        ];
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            let broken = text.replacen(from, to, 1);
            assert_ne!(objections(&broken), Vec::<String>::new(), "{to}");
            assert!(envelope::read(&broken).is_err(), "{to}");
        }
    }

    #[test]
    fn every_field_of_a_file_is_in_the_schema() {
        let text = envelope::export(&filled(), 3, "", &["0123456789abcdef".to_owned()]);
        let file: Value = serde_json::from_str(&text).unwrap();
        let schema = plan_schema();
        for field in file.as_object().unwrap().keys() {
            assert!(schema["properties"][field].is_object(), "{field}");
        }
    }

    #[test]
    fn descriptions_are_for_readers() {
        assert_eq!(readable("All of it (rows E1–E7). See [`crate::x`]."), "All of it. See `crate::x`.");
        assert_eq!(readable("A sponsor (row B1"), "A sponsor (row B1");
    }
}
