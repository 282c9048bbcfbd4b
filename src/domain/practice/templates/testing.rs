//! What the tests of templates and of the sample plan share.

use crate::plan::Plan;

/// Every text of a plan, with the name of the field it stands in.
pub(in crate::practice) fn texts_of(plan: &Plan) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    collect(&serde_json::to_value(plan).unwrap(), "", &mut texts);
    texts
}

fn collect(value: &serde_json::Value, field: &str, texts: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) => texts.push((field.to_owned(), text.clone())),
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, field, texts)),
        serde_json::Value::Object(fields) => fields.iter().for_each(|(field, value)| collect(value, field, texts)),
        _ => {}
    }
}

/// Whether a text is a key of the language layer that nothing translated.
pub(in crate::practice) fn is_key(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    text.contains('.') && text.chars().all(plain)
}
