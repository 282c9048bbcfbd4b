//! What changed from one plan to another, field by field and in plain words.

pub(super) mod fields;
mod moved;
pub(super) mod path;
pub(super) mod words;

use serde_json::{Map, Value};

use self::fields::{Kind, kind_of};
use self::path::{Path, Step, ids, index, pattern, text};
use self::words::{Scope, is_nothing, place};
use crate::plan::Plan;
use crate::t;

/// What happened to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// It stands in another place of its list.
    Moved,
}

/// One difference between two plans.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// Where, as no other value of the plan is reached: `comms.items[welcome].when`.
    pub path: String,
    /// Where in words, from the part of the plan to the field: `Calendar items`, `Welcome`, `Date`. Never empty.
    pub place: Vec<String>,
    /// What it was, in words; blank for what is new.
    pub before: String,
    /// What it is now, in words; blank for what is gone.
    pub after: String,
}

impl Change {
    /// The part of the plan, for a heading over several changes.
    pub fn part(&self) -> &str {
        self.place.first().map_or("", String::as_str)
    }

    /// Where in that part, in one line.
    pub fn what(&self) -> String {
        self.place.get(1..).unwrap_or_default().join(" › ")
    }
}

/// All that differs from `before` to `after`, in the order of the plan.
///
/// What is the app's own (ids, checksums) is left out. Figures of an import are one value.
pub fn compare(before: &Plan, after: &Plan) -> Vec<Change> {
    if before == after {
        return Vec::new();
    }
    let trees = [tree(before), tree(after)];
    changes(&Scope::new(before, &trees[0]), &Scope::new(after, &trees[1]))
}

/// A plan as a tree, as it is written to files.
pub(super) fn tree(plan: &Plan) -> Value {
    // The keys of all maps are texts, so nothing can fail.
    serde_json::to_value(plan).unwrap_or_default()
}

/// All that differs between two plans whose trees are there already.
pub(super) fn changes(before: &Scope<'_>, after: &Scope<'_>) -> Vec<Change> {
    changes_at(Path::new(), before, Some(before.tree()), after, Some(after.tree()))
}

/// All that differs between two values at the same place of two plans.
pub(super) fn changes_at(
    path: Path,
    before: &Scope<'_>,
    old: Option<&Value>,
    after: &Scope<'_>,
    new: Option<&Value>,
) -> Vec<Change> {
    let mut walk = Walk { before, after, path, found: Vec::new() };
    walk.value(old, new);
    walk.found
}

struct Walk<'a> {
    before: &'a Scope<'a>,
    after: &'a Scope<'a>,
    path: Path,
    found: Vec<Change>,
}

/// Whether a value only holds others.
fn is_part(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Group | Kind::Through))
}

impl Walk<'_> {
    fn value(&mut self, before: Option<&Value>, after: Option<&Value>) {
        let kind = kind_of(&pattern(&self.path));
        if before == after || kind == Some(Kind::Hidden) {
            return;
        }
        let is_whole = kind.is_some_and(Kind::is_whole);
        match (before, after) {
            (Some(Value::Object(before)), Some(Value::Object(after))) if !is_whole => self.object(before, after, kind),
            (Some(Value::Array(old)), Some(Value::Array(new))) if ids(old).is_some() && ids(new).is_some() => {
                self.list(old, new);
            }
            // A part of the plan in which nothing is entered is not written; it is told by what came into it.
            (None, Some(Value::Object(new))) if is_part(kind) => self.object(&Map::new(), new, kind),
            (Some(Value::Object(old)), None) if is_part(kind) => self.object(old, &Map::new(), kind),
            (None, Some(Value::Array(new))) if ids(new).is_some() => self.list(&[], new),
            (Some(Value::Array(old)), None) if ids(old).is_some() => self.list(old, &[]),
            (None, Some(nothing)) | (Some(nothing), None) if is_nothing(nothing) => {}
            (Some(before), Some(after)) => self.changed(before, after),
            (None, Some(new)) => self.came_or_went(ChangeKind::Added, new),
            (Some(old), None) => self.came_or_went(ChangeKind::Removed, old),
            (None, None) => {}
        }
    }

    fn object(&mut self, before: &Map<String, Value>, after: &Map<String, Value>, kind: Option<Kind>) {
        let added = after.keys().filter(|key| !before.contains_key(*key));
        for key in before.keys().chain(added) {
            let step = if kind == Some(Kind::Marks) { Step::Entry(key.clone()) } else { Step::Field(key.clone()) };
            self.path.push(step);
            self.value(before.get(key), after.get(key));
            self.path.pop();
        }
    }

    fn list(&mut self, before: &[Value], after: &[Value]) {
        let (old, new) = (ids(before).unwrap_or_default(), ids(after).unwrap_or_default());
        let is_moved = moved::moved(&old, &new);
        let (old_index, new_index) = (index(before), index(after));
        let added = new.iter().filter(|id| !old_index.contains_key(**id));
        for id in old.iter().chain(added) {
            let (from, to) = (old_index.get(*id), new_index.get(*id));
            self.path.push(Step::Entry((*id).to_owned()));
            if let (Some((from, _)), Some((to, _)), true) = (from, to, is_moved.contains(id)) {
                let place = |at: &usize| t!("merge.value.place", n = at + 1);
                self.note(ChangeKind::Moved, place(from), place(to));
            }
            self.value(from.map(|(_, value)| *value), to.map(|(_, value)| *value));
            self.path.pop();
        }
    }

    fn changed(&mut self, old: &Value, new: &Value) {
        let pattern = pattern(&self.path);
        self.note(ChangeKind::Changed, self.before.words(&pattern, old), self.after.words(&pattern, new));
    }

    fn came_or_went(&mut self, kind: ChangeKind, value: &Value) {
        let list = pattern(&self.path[..self.path.len().saturating_sub(1)]);
        let is_entry = matches!(self.path.last(), Some(Step::Entry(_)));
        let scope = if kind == ChangeKind::Added { self.after } else { self.before };
        let words = if is_entry { scope.summary(&list, value) } else { scope.words(&pattern(&self.path), value) };
        match kind {
            ChangeKind::Added => self.note(kind, String::new(), words),
            _ => self.note(kind, words, String::new()),
        }
    }

    fn note(&mut self, kind: ChangeKind, before: String, after: String) {
        let place = place(&self.path, &[self.after, self.before]);
        self.found.push(Change { kind, path: text(&self.path), place, before, after });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::checklist::set_done;
    use crate::plan::comms::{Channel, CommsItem};
    use crate::plan::learning::Course;
    use crate::practice::sample::sample;
    use crate::schedule::When;

    fn item(id: &str) -> CommsItem {
        CommsItem { id: Id::new(id), title: format!("Item {id}"), ..CommsItem::default() }
    }

    fn plan() -> Plan {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.comms.items = ["a", "b", "c"].map(item).to_vec();
        plan
    }

    fn told(after: &Plan) -> Vec<(ChangeKind, String, String, String)> {
        let told = |change: Change| (change.kind, change.place.join(" › "), change.before, change.after);
        compare(&plan(), after).into_iter().map(told).collect()
    }

    fn one(kind: ChangeKind, place: &str, before: &str, after: &str) -> (ChangeKind, String, String, String) {
        (kind, place.into(), before.into(), after.into())
    }

    #[test]
    fn a_part_that_was_empty_is_told_by_what_came_into_it_and_went() {
        let (bare, mut filled) = (plan(), plan());
        filled.learning.courses = vec![Course { id: Id::new("c"), name: "First calls".into(), ..Course::default() }];
        let told = |before: &Plan, after: &Plan| {
            compare(before, after).into_iter().map(|change| (change.kind, change.path)).collect::<Vec<_>>()
        };
        assert_eq!(told(&bare, &filled), [(ChangeKind::Added, "learning.courses[c]".to_owned())]);
        assert_eq!(told(&filled, &bare), [(ChangeKind::Removed, "learning.courses[c]".to_owned())]);
    }

    #[test]
    fn a_plan_does_not_differ_from_itself() {
        let plan = sample(Id::new("p"), "2026-10-07".parse().unwrap());
        assert_eq!(compare(&plan, &plan.clone()), []);
    }

    #[test]
    fn a_changed_field_says_what_it_was_and_is() {
        let mut after = plan();
        after.comms.items[1].when = When::offset_days(-7);
        after.comms.items[1].channels = vec![Channel::Email, Channel::Chat];
        let place = "Calendar items › Item b › ";
        assert_eq!(
            told(&after),
            [
                one(ChangeKind::Changed, &format!("{place}Channels"), "empty", "E-mail, Chat channel"),
                one(
                    ChangeKind::Changed,
                    &format!("{place}Date"),
                    "Mon 7 Sep 2026 (launch day)",
                    "Mon 31 Aug 2026 (7 days before launch)"
                ),
            ]
        );
        assert_eq!(compare(&plan(), &after)[0].path, "comms.items[b].channels");
    }

    #[test]
    fn what_is_new_gone_or_moved_is_told_as_one_thing() {
        let mut after = plan();
        after.comms.items.remove(0);
        after.comms.items.push(CommsItem { title: "Welcome".into(), minutes: 10, ..item("d") });
        let found = told(&after);
        let kinds: Vec<_> = found.iter().map(|(kind, place, ..)| (*kind, place.as_str())).collect();
        assert_eq!(
            kinds,
            [(ChangeKind::Removed, "Calendar items › Item a"), (ChangeKind::Added, "Calendar items › Welcome")]
        );
        assert!(found[1].3.contains("Time it takes each person: 10"), "{}", found[1].3);

        let mut moved = plan();
        moved.comms.items.rotate_left(1);
        assert_eq!(told(&moved), [one(ChangeKind::Moved, "Calendar items › Item a", "place 1", "place 3")]);
    }

    #[test]
    fn a_tick_is_told_by_the_words_of_its_item() {
        let mut after = plan();
        set_done(&mut after, "practice:managers-briefed", Some("2026-08-03".parse().unwrap()));
        let found = compare(&plan(), &after);
        assert_eq!((found.len(), found[0].kind), (1, ChangeKind::Added));
        assert!(found[0].what().starts_with("Brief every line manager"), "{:?}", found[0].place);
        assert_eq!(found[0].after, "Done on: Mon 3 Aug 2026");
    }

    #[test]
    fn bookkeeping_is_not_told() {
        let mut after = plan();
        after.comms.items[0].laid_out = 7;
        assert_eq!(told(&after), []);
    }
}
