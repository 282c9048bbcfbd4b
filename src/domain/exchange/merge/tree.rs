//! Two trees that grew from one become one again: by entity and field, on the JSON that plans are written as.
//!
//! Lists of entities are merged by id, other lists as sets, maps by key; everything else is one value. A value that
//! both changed is settled by the side chosen for it, ours where none is.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::Side;
use super::order::{Follows, follows, woven};
use crate::exchange::compare::fields::{Kind, kind_of};
use crate::exchange::compare::path::{Path, Step, ids, index, pattern};

/// What a conflict is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// The value at the path; `None` where that side removed it.
    Value,
    /// Whether the entity at the path stays: one side removed it, the other began to name it elsewhere.
    Named,
    /// The order of the list at the path.
    Order,
}

/// A conflict, with what each side has at the path.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub path: Path,
    pub about: About,
    pub base: Option<Value>,
    pub ours: Option<Value>,
    pub theirs: Option<Value>,
}

/// The plan that both sides come from, where it is known, and the two.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Trees {
    pub base: Option<Value>,
    pub ours: Value,
    pub theirs: Value,
}

impl Trees {
    /// The merged tree and its conflicts in a fixed order, each settled by the choice at its place.
    ///
    /// `contested` names entities whose removal is a conflict though the other side did not change them.
    pub(super) fn merged(&self, contested: &BTreeSet<String>, choice: impl Fn(usize) -> Side) -> (Value, Vec<Found>) {
        let mut merge = Merge { contested, choice, path: Path::new(), found: Vec::new() };
        let merged = merge.value(self.base.as_ref(), Some(&self.ours), Some(&self.theirs));
        (merged.unwrap_or_default(), merge.found)
    }
}

struct Merge<'a, C> {
    contested: &'a BTreeSet<String>,
    choice: C,
    path: Path,
    found: Vec<Found>,
}

impl<C: Fn(usize) -> Side> Merge<'_, C> {
    fn value(&mut self, base: Option<&Value>, ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
        if ours == theirs {
            return ours.cloned();
        }
        let kind = kind_of(&pattern(&self.path));
        // Below, one side alone may have removed what is contested.
        let is_plain = self.contested.is_empty() || !ours.is_some_and(is_container);
        if base.is_some() && is_plain {
            if base == ours {
                return theirs.cloned();
            }
            if base == theirs {
                return ours.cloned();
            }
        }
        let is_whole = kind.is_some_and(Kind::is_whole);
        match (ours, theirs) {
            (Some(Value::Object(ours)), Some(Value::Object(theirs))) if !is_whole => {
                Some(Value::Object(self.object(base.and_then(Value::as_object), ours, theirs, kind)))
            }
            (Some(Value::Array(mine)), Some(Value::Array(other))) => {
                let list = base.and_then(Value::as_array).map(Vec::as_slice);
                if let Some(merged) = self.list(list, mine, other) {
                    return Some(Value::Array(merged));
                }
                self.one_sided(base, ours, theirs)
            }
            _ => self.one_sided(base, ours, theirs),
        }
    }

    /// A value that is not taken apart.
    fn one_sided(&mut self, base: Option<&Value>, ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
        match (base, ours, theirs) {
            (Some(base), Some(ours), _) if base == ours => theirs.cloned(),
            (Some(base), _, Some(theirs)) if base == theirs => ours.cloned(),
            // One side has it and there is no telling that the other removed it: it may be new.
            (None, Some(only), None) | (None, None, Some(only)) => Some(only.clone()),
            _ if kind_of(&pattern(&self.path)) == Some(Kind::Hidden) => greater(ours, theirs),
            _ => self.settle(About::Value, base, ours, theirs),
        }
    }

    fn object(
        &mut self,
        base: Option<&Map<String, Value>>,
        ours: &Map<String, Value>,
        theirs: &Map<String, Value>,
        kind: Option<Kind>,
    ) -> Map<String, Value> {
        let mut merged = Map::new();
        for key in ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key))) {
            let step = if kind == Some(Kind::Marks) { Step::Entry(key.clone()) } else { Step::Field(key.clone()) };
            self.path.push(step);
            let value = self.value(base.and_then(|base| base.get(key)), ours.get(key), theirs.get(key));
            self.path.pop();
            if let Some(value) = value {
                merged.insert(key.clone(), value);
            }
        }
        merged
    }

    /// The merged list; `None` for a list that is one value.
    fn list(&mut self, base: Option<&[Value]>, ours: &[Value], theirs: &[Value]) -> Option<Vec<Value>> {
        let base_ids = base.map(ids);
        match (base_ids, ids(ours), ids(theirs)) {
            (None, Some(_), Some(_)) => Some(self.entities(&[], None, ours, theirs)),
            (Some(Some(in_base)), Some(_), Some(_)) => {
                Some(self.entities(base.unwrap_or_default(), Some(&in_base), ours, theirs))
            }
            _ => set(base, ours, theirs),
        }
    }

    fn entities(&mut self, base: &[Value], base_ids: Option<&[&str]>, ours: &[Value], theirs: &[Value]) -> Vec<Value> {
        let (our_ids, their_ids) = (ids(ours).unwrap_or_default(), ids(theirs).unwrap_or_default());
        let (in_base, in_ours, in_theirs) = (index(base), index(ours), index(theirs));
        let mut merged: HashMap<&str, Value> = HashMap::new();
        for id in our_ids.iter().chain(their_ids.iter().filter(|id| !in_ours.contains_key(**id))) {
            let [base, ours, theirs] = [&in_base, &in_ours, &in_theirs].map(|index| index.get(*id).map(|(_, it)| *it));
            self.path.push(Step::Entry((*id).to_owned()));
            let is_contested = self.contested.contains(*id) && base.is_some() && ours.is_some() != theirs.is_some();
            let unchanged = base == ours || base == theirs;
            let value = if is_contested && unchanged {
                self.settle(About::Named, base, ours, theirs)
            } else {
                self.value(base, ours, theirs)
            };
            self.path.pop();
            if let Some(value) = value {
                merged.insert(*id, value);
            }
        }
        let side = match follows(base_ids, &our_ids, &their_ids) {
            Follows::Ours => Side::Ours,
            Follows::Theirs => Side::Theirs,
            Follows::Either => self.settle_order(base_ids, &our_ids, &their_ids),
        };
        let (first, second) = if side == Side::Ours { (&our_ids, &their_ids) } else { (&their_ids, &our_ids) };
        let order = woven(first, second, |id| merged.contains_key(id));
        order.into_iter().filter_map(|id| merged.remove(id)).collect()
    }

    fn settle_order(&mut self, base: Option<&[&str]>, ours: &[&str], theirs: &[&str]) -> Side {
        let side = (self.choice)(self.found.len());
        let list = |ids: &[&str]| Some(Value::from(ids.to_vec()));
        let base = base.and_then(list);
        self.found.push(Found {
            path: self.path.clone(),
            about: About::Order,
            base,
            ours: list(ours),
            theirs: list(theirs),
        });
        side
    }

    fn settle(
        &mut self,
        about: About,
        base: Option<&Value>,
        ours: Option<&Value>,
        theirs: Option<&Value>,
    ) -> Option<Value> {
        let side = (self.choice)(self.found.len());
        let [base, ours, theirs] = [base, ours, theirs].map(Option::<&Value>::cloned);
        let chosen = if side == Side::Ours { ours.clone() } else { theirs.clone() };
        self.found.push(Found { path: self.path.clone(), about, base, ours, theirs });
        chosen
    }
}

fn is_container(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

/// A checksum breaks with every change by hand, and only the one that fits what is merged must stand: both sides keep
/// the same, so that the merge does not depend on who does it. The id of the plan is ours.
fn greater(ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let number = |value: Option<&Value>| value.and_then(Value::as_u64);
    if number(theirs) > number(ours) { theirs.cloned() } else { ours.cloned() }
}

/// Both lists as one set: what either added is in, what either took out is not. `None` where the entries are not plain.
fn set(base: Option<&[Value]>, ours: &[Value], theirs: &[Value]) -> Option<Vec<Value>> {
    let lists = [base.unwrap_or_default(), ours, theirs];
    if lists.into_iter().flatten().any(is_container) {
        return None;
    }
    let keys = lists.map(|list| list.iter().map(Value::to_string).collect::<Vec<_>>());
    let [in_base, in_ours, in_theirs] = keys.each_ref().map(|keys| unique(keys));
    let is_kept = |key: &str| {
        let [base, ours, theirs] = [&in_base, &in_ours, &in_theirs].map(|list| list.contains(&key));
        if base { ours && theirs } else { ours || theirs }
    };
    let order = match follows(base.map(|_| in_base.as_slice()), &in_ours, &in_theirs) {
        Follows::Theirs => woven(&in_theirs, &in_ours, is_kept),
        Follows::Ours | Follows::Either => woven(&in_ours, &in_theirs, is_kept),
    };
    order.into_iter().map(|key| serde_json::from_str(key).ok()).collect()
}

/// Each text once, where it stands first.
fn unique(keys: &[String]) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    keys.iter().map(String::as_str).filter(|key| seen.insert(*key)).collect()
}
