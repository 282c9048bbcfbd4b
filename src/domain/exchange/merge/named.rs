//! What the sides of a merge remove and name: an entity that one side took out while the other began to name it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Side;
use super::tree::Trees;
use crate::exchange::body::REFERENCES;
use crate::exchange::compare::path::id_of;

/// References to nothing: where each stands, and the id it names.
type Lost = BTreeSet<(String, String)>;

/// The entities whose removal must be settled by a person, because without them a choice would be lost in the merge
/// that is made on either side.
pub(super) fn contested(trees: &Trees) -> BTreeSet<String> {
    let mut contested = BTreeSet::new();
    let Trees { base, ours, theirs } = trees;
    if base.as_ref().is_none_or(|base| base == ours || base == theirs) || ours == theirs {
        // Nothing is known to be removed, or nothing was done on the other side.
        return contested;
    }
    let known: Lost = [lost(ours), lost(theirs)].into_iter().flatten().collect();
    loop {
        let before = contested.len();
        for side in [Side::Ours, Side::Theirs] {
            let (merged, _) = trees.merged(&contested, |_| side);
            contested.extend(lost(&merged).into_iter().filter(|one| !known.contains(one)).map(|(_, id)| id));
        }
        if contested.len() == before {
            return contested;
        }
    }
}

/// All references of a tree that name nothing in it.
fn lost(tree: &Value) -> Lost {
    let mut seen = Seen::default();
    seen.collect(tree);
    let Seen { ids, named, .. } = seen;
    let is_lost = |id: &str| !id.is_empty() && !ids.contains(id);
    named.into_iter().filter(|(_, id)| is_lost(id)).map(|(place, id)| (place, id.to_owned())).collect()
}

/// What a tree holds and names.
#[derive(Default)]
struct Seen<'a> {
    ids: BTreeSet<&'a str>,
    named: Vec<(String, &'a str)>,
    path: Vec<&'a str>,
}

impl<'a> Seen<'a> {
    fn collect(&mut self, value: &'a Value) {
        match value {
            Value::Object(fields) => {
                for (name, inner) in fields {
                    self.path.push(name);
                    if REFERENCES.contains(&name.as_str()) {
                        let place = self.path.join(".");
                        let texts = inner.as_array().map_or(std::slice::from_ref(inner), Vec::as_slice);
                        self.named.extend(texts.iter().filter_map(Value::as_str).map(|id| (place.clone(), id)));
                    }
                    self.collect(inner);
                    self.path.pop();
                }
            }
            Value::Array(entries) => {
                for entry in entries {
                    if let Some(id) = id_of(entry) {
                        self.ids.insert(id);
                        self.path.push(id);
                        self.collect(entry);
                        self.path.pop();
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}
