//! Plans that someone worked on: random edits of every kind, the same for the same seed.

use serde_json::{Value, json};

use crate::exchange::compare::fields::{Kind, kind_of};
use crate::exchange::compare::path::{id_of, ids};

/// Numbers that look like chance: Knuth's linear congruential generator.
pub(super) struct Chance(pub u64);

impl Chance {
    /// A number below `end`, which is not nought.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Someone who edits a plan.
pub(super) struct Editor<'a> {
    pub chance: Chance,
    /// Stands in all texts and ids that come from here.
    pub name: &'static str,
    /// People that can be named.
    pub people: &'a [String],
    count: usize,
}

impl<'a> Editor<'a> {
    pub(super) fn new(seed: u64, name: &'static str, people: &'a [String]) -> Self {
        Self { chance: Chance(seed), name, people, count: 0 }
    }

    /// Makes one edit and tells whether it changed anything.
    pub(super) fn edit(&mut self, plan: &mut Value) -> bool {
        self.count += 1;
        self.value(plan, "")
    }

    fn value(&mut self, value: &mut Value, pattern: &str) -> bool {
        let kind = kind_of(pattern);
        match value {
            Value::Array(entries) if matches!(kind, Some(Kind::List(_))) => self.list(entries, pattern),
            Value::Array(entries) => self.set(entries, kind),
            Value::Object(_) if kind.is_some_and(Kind::is_whole) => self.whole(value, kind),
            Value::Object(_) if kind == Some(Kind::Marks) => self.marks(value, pattern),
            Value::Object(fields) => {
                let names: Vec<String> = fields.keys().cloned().collect();
                let name = self.chance.one_of(&names).clone();
                let inside = if pattern.is_empty() { name.clone() } else { format!("{pattern}.{name}") };
                self.value(&mut fields[&name], &inside)
            }
            leaf => self.leaf(leaf, kind),
        }
    }

    fn list(&mut self, entries: &mut Vec<Value>, pattern: &str) -> bool {
        if entries.is_empty() {
            return false;
        }
        let at = self.chance.below(entries.len());
        match self.chance.below(8) {
            0 => {
                entries.remove(at);
                true
            }
            1 => {
                let mut added = entries[at].clone();
                added["id"] = json!(format!("{}-{}", self.name, self.count));
                entries.insert(self.chance.below(entries.len() + 1), added);
                true
            }
            2 => {
                let moved = entries.remove(at);
                let to = self.chance.below(entries.len() + 1);
                entries.insert(to, moved);
                to != at
            }
            _ => self.value(&mut entries[at], &format!("{pattern}.*")),
        }
    }

    fn set(&mut self, entries: &mut Vec<Value>, kind: Option<Kind>) -> bool {
        if !entries.is_empty() && self.chance.below(3) == 0 {
            entries.remove(self.chance.below(entries.len()));
            return true;
        }
        let added = match kind {
            Some(Kind::Ref) => json!(self.chance.one_of(self.people)),
            Some(Kind::Choice("channel")) => json!(self.chance.one_of(&["email", "chat", "lms", "meeting", "poster"])),
            Some(Kind::Choice("duty")) => json!(self.chance.one_of(&["remove-barriers", "unlock-budget"])),
            Some(Kind::Weekday) => json!(self.chance.one_of(&["Mon", "Fri", "Sat", "Sun"])),
            Some(Kind::Number) => json!(self.chance.below(40)),
            _ => return false,
        };
        let is_new = !entries.contains(&added);
        if is_new {
            entries.push(added);
        }
        is_new
    }

    fn whole(&mut self, value: &mut Value, kind: Option<Kind>) -> bool {
        let before = value.clone();
        match kind {
            Some(Kind::When) if self.chance.below(3) == 0 => *value = json!({"kind": "pinned", "date": self.date()}),
            Some(Kind::When) => *value = json!({"kind": "offset", "days": self.chance.below(90)}),
            Some(Kind::Cohort) => value["name"] = json!(self.text()),
            _ => value["rows"] = json!(self.chance.below(9_000)),
        }
        *value != before
    }

    fn marks(&mut self, value: &mut Value, pattern: &str) -> bool {
        let Value::Object(marks) = value else { return false };
        let keys: Vec<String> = marks.keys().cloned().collect();
        match self.chance.below(4) {
            0 if !keys.is_empty() => marks.remove(self.chance.one_of(&keys)).is_some(),
            1 => {
                let mark = json!({"done": self.date(), "owner": "", "due": null});
                let before = marks.insert(format!("practice:{}", self.chance.below(40)), mark.clone());
                before != Some(mark)
            }
            _ if !keys.is_empty() => {
                let key = self.chance.one_of(&keys).clone();
                self.value(&mut marks[&key], &format!("{pattern}.*"))
            }
            _ => false,
        }
    }

    fn leaf(&mut self, leaf: &mut Value, kind: Option<Kind>) -> bool {
        let changed = match kind {
            Some(Kind::Text) => json!(self.text()),
            Some(Kind::Number | Kind::Week) if leaf.is_f64() => json!(self.chance.below(500) as f64 / 2.0),
            Some(Kind::Number | Kind::Week) => json!(self.chance.below(5) + 1),
            Some(Kind::Date) => json!(self.date()),
            Some(Kind::Time) => json!(format!("{:02}:30:00", self.chance.below(24))),
            Some(Kind::Flag) => json!(leaf.as_bool() == Some(false)),
            Some(Kind::Ref) => json!(self.chance.one_of(self.people)),
            Some(Kind::When) => json!({"kind": "offset", "days": self.chance.below(90)}),
            Some(Kind::Choice("metric")) => json!(self.chance.one_of(&["nps", "errors", "retention"])),
            Some(Kind::Choice("stance")) => json!(self.chance.one_of(&["doubtful", "neutral", "leading"])),
            Some(Kind::Choice("item-state")) => json!(self.chance.one_of(&["planned", "ready", "sent"])),
            Some(Kind::Choice("sender")) => json!(self.chance.one_of(&["hr", "champion", "manager"])),
            _ => return false,
        };
        std::mem::replace(leaf, changed) != *leaf
    }

    fn text(&mut self) -> String {
        // Few different texts, so that two editors write the same now and then.
        match self.chance.below(4) {
            0 => "agreed".to_owned(),
            _ => format!("{} {}", self.name, self.count),
        }
    }

    fn date(&mut self) -> String {
        format!("2026-{:02}-{:02}", self.chance.below(12) + 1, self.chance.below(28) + 1)
    }
}

/// Sorts all that stands in an order of its own, so that two plans can be compared but for it.
pub(super) fn unordered(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(unordered);
            fields.sort_keys();
        }
        Value::Array(entries) => {
            entries.iter_mut().for_each(unordered);
            if ids(entries).is_some() {
                entries.sort_by_cached_key(|entry| id_of(entry).map(str::to_owned));
            } else {
                entries.sort_by_cached_key(Value::to_string);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
