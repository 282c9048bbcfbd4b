//! Where a value stands in the tree of a plan: by field, and by the id of an entity, so that order does not matter.

use std::collections::HashMap;

use serde_json::Value;

/// A step from a value into what it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::exchange) enum Step {
    /// Into a field.
    Field(String),
    /// Into the entity of a list with this id, or the entry of a map with this key.
    Entry(String),
}

/// The steps from the plan to a value.
pub(in crate::exchange) type Path = Vec<Step>;

/// The path with a star for each entry, as [`super::fields`] knows it: `comms.items.*.when`.
pub(in crate::exchange) fn pattern(path: &[Step]) -> String {
    let part = |step: &Step| match step {
        Step::Field(name) => name.clone(),
        Step::Entry(_) => "*".to_owned(),
    };
    path.iter().map(part).collect::<Vec<_>>().join(".")
}

/// The path as text, which no two values of one plan share: `comms.items[welcome].when`.
pub(in crate::exchange) fn text(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Field(name) if text.is_empty() => text.push_str(name),
            Step::Field(name) => text.extend([".", name]),
            Step::Entry(id) => text.extend(["[", id, "]"]),
        }
    }
    text
}

/// The value at the end of a path.
pub(in crate::exchange) fn find<'a>(tree: &'a Value, path: &[Step]) -> Option<&'a Value> {
    path.iter().try_fold(tree, |value, step| match (value, step) {
        (Value::Object(fields), Step::Field(name) | Step::Entry(name)) => fields.get(name),
        (Value::Array(entries), Step::Entry(id)) => entries.iter().find(|entry| id_of(entry) == Some(id)),
        _ => None,
    })
}

/// The id of an entity; `None` for anything else.
pub(in crate::exchange) fn id_of(value: &Value) -> Option<&str> {
    value.get("id").and_then(Value::as_str).filter(|id| !id.is_empty())
}

/// The ids of a list of entities in order; `None` for any other list. An empty list may be either.
pub(in crate::exchange) fn ids(entries: &[Value]) -> Option<Vec<&str>> {
    let ids: Vec<&str> = entries.iter().map(id_of).collect::<Option<_>>()?;
    let mut sorted = ids.clone();
    sorted.sort_unstable();
    // Where two share an id, the id does not tell which is meant.
    sorted.windows(2).all(|pair| pair[0] != pair[1]).then_some(ids)
}

/// The place and the entity of each id in a list of entities.
pub(in crate::exchange) fn index(entries: &[Value]) -> HashMap<&str, (usize, &Value)> {
    entries.iter().enumerate().filter_map(|(at, entry)| Some((id_of(entry)?, (at, entry)))).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_leads_to_a_value_and_is_told_as_text() {
        let tree = json!({"comms": {"items": [{"id": "a", "when": 1}, {"id": "b", "when": 2}]}});
        let field = |name: &str| Step::Field(name.into());
        let path = [field("comms"), field("items"), Step::Entry("b".into()), field("when")];
        assert_eq!(find(&tree, &path), Some(&json!(2)));
        assert_eq!(text(&path), "comms.items[b].when");
        assert_eq!(pattern(&path), "comms.items.*.when");
        assert_eq!(find(&tree, &[field("comms"), Step::Entry("c".into())]), None);
    }

    #[test]
    fn a_list_in_which_two_share_an_id_is_no_list_of_entities() {
        let list = |ids: &[&str]| ids.iter().map(|id| json!({"id": id})).collect::<Vec<_>>();
        assert_eq!(ids(&list(&["a", "b"])), Some(vec!["a", "b"]));
        assert_eq!(ids(&list(&["a", "a"])), None);
        assert_eq!(ids(&list(&[""])), None);
        assert_eq!(ids(&[json!("a")]), None);
        assert_eq!(ids(&[]), Some(vec![]));
    }
}
