//! Two plans that grew from one become one again: by entity and field, automatic where one side changed.
//!
//! ```
//! use uptake::exchange::merge::{Side, merge};
//! use uptake::plan::Plan;
//!
//! let base = Plan { name: "Service desk".into(), ..Plan::default() };
//! let ours = Plan { name: "Service desks".into(), ..base.clone() };
//! let theirs = Plan { name: "Help desk".into(), programme: "First time right".into(), ..base.clone() };
//! let merged = merge(Some(&base), &ours, &theirs);
//! assert_eq!((merged.plan.name.as_str(), merged.plan.programme.as_str()), ("Service desks", "First time right"));
//! assert_eq!(merged.conflicts.len(), 1);
//! assert_eq!(merged.with(&[Side::Theirs]).name, "Help desk");
//! ```
//!
//! What either side added is in, what either took out is out. It is a conflict when both gave one field different
//! answers, when one side changed what the other took out, when one took out what the other began to name elsewhere,
//! and when both put a list into different orders. Long texts are one answer. Nothing else is left to chance, and
//! nothing that either side did is dropped unsaid, but for an entity that was moved by one side and taken out by the
//! other: it is out.

mod named;
mod order;
mod tree;
mod twins;

use std::collections::BTreeSet;

use serde_json::Value;

use self::tree::{About, Found, Trees};
use super::compare::path::{Step, pattern, text};
use super::compare::words::{Scope, place};
use super::compare::{Change, changes_at, compare, tree as tree_of};
use crate::plan::Plan;
use crate::t;

/// One of the two plans of a merge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Side {
    /// The plan that is here.
    #[default]
    Ours,
    /// The plan that comes in.
    Theirs,
}

/// A place where both plans changed, each in another way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Conflict {
    /// Where, as no other conflict of the merge.
    pub path: String,
    /// Where in words, from the part of the plan to the field. Never empty.
    pub place: Vec<String>,
    /// What it was when both were one, in words; `None` where that is not known or there was nothing.
    pub before: Option<String>,
    /// What it is here, in words.
    pub ours: String,
    /// What it is in the plan that comes in, in words.
    pub theirs: String,
    /// Why it takes a person to decide, where the two values do not say so.
    pub note: Option<String>,
}

/// What comes of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The merged plan, with our answer in every conflict.
    pub plan: Plan,
    /// What a person has to decide.
    pub conflicts: Vec<Conflict>,
    /// What comes in from the other plan by itself.
    pub taken: Vec<Change>,
    trees: Trees,
    contested: BTreeSet<String>,
}

/// Merges `theirs` into `ours`; `base` is the plan that both come from.
///
/// Without a base every field that differs is a conflict, and what only one of the two has is kept, as it may be new.
/// The id of the plan is ours. Merging is the same from both ends: with the sides of all choices swapped, either end
/// comes to the same plan, but for the order in which additions of both stand and the ids of those that are one.
pub fn merge(base: Option<&Plan>, ours: &Plan, theirs: &Plan) -> Merged {
    let theirs = &twins::aligned(base, ours, theirs.clone());
    let trees = Trees { base: base.map(tree_of), ours: tree_of(ours), theirs: tree_of(theirs) };
    let contested = named::contested(&trees);
    let (merged, found) = trees.merged(&contested, |_| Side::Ours);
    let plan = typed(merged, ours);
    let conflicts = {
        let blank = Plan::default();
        let base_tree = trees.base.clone().unwrap_or_default();
        let words = Words {
            base: Scope::new(base.unwrap_or(&blank), &base_tree),
            ours: Scope::new(ours, &trees.ours),
            theirs: Scope::new(theirs, &trees.theirs),
        };
        found.iter().map(|found| words.conflict(found)).collect()
    };
    let taken = compare(ours, &plan);
    Merged { plan, conflicts, taken, trees, contested }
}

impl Merged {
    /// The merged plan with each conflict settled by the choice at its place; ours where there is none.
    pub fn with(&self, choices: &[Side]) -> Plan {
        let choice = |n: usize| choices.get(n).copied().unwrap_or_default();
        typed(self.trees.merged(&self.contested, choice).0, &self.plan)
    }

    /// Whether the other plan brings nothing that is not here already.
    pub fn is_settled(&self) -> bool {
        self.conflicts.is_empty() && self.taken.is_empty()
    }
}

/// The version to merge from: the newest of `ancestors` (newest last) that is among those `kept` here.
pub fn common<'a>(ancestors: &'a [String], kept: &[String]) -> Option<&'a str> {
    ancestors.iter().rev().find(|hash| kept.contains(hash)).map(String::as_str)
}

/// A merged tree as a plan. All its values come from plans, each at its own place, so it always is one.
fn typed(tree: Value, instead: &Plan) -> Plan {
    serde_json::from_value(tree).unwrap_or_else(|_| instead.clone())
}

/// The three plans of a merge, to say its conflicts in words.
struct Words<'a> {
    base: Scope<'a>,
    ours: Scope<'a>,
    theirs: Scope<'a>,
}

impl Words<'_> {
    fn conflict(&self, found: &Found) -> Conflict {
        let mut place = place(&found.path, &[&self.ours, &self.theirs, &self.base]);
        let say = |scope: &Scope<'_>, value: &Option<Value>| self.value(found, scope, value.as_ref());
        let (ours, theirs) = (say(&self.ours, &found.ours), say(&self.theirs, &found.theirs));
        let is_entry = matches!(found.path.last(), Some(Step::Entry(_)));
        let before = match &found.base {
            Some(base) if !is_entry => Some(self.value(found, &self.base, Some(base))),
            _ => None,
        };
        if found.about == About::Order {
            place.push(t!("merge.order"));
        }
        let note = (found.about == About::Named).then(|| t!("merge.note-named"));
        Conflict { path: text(&found.path), place, before, ours, theirs, note }
    }

    fn value(&self, found: &Found, scope: &Scope<'_>, value: Option<&Value>) -> String {
        let own = pattern(&found.path);
        let is_entry = matches!(found.path.last(), Some(Step::Entry(_)));
        match (found.about, value) {
            (_, None) => t!("merge.value.removed"),
            (About::Order, Some(ids)) => scope.words_of_order(&found.path, ids),
            (About::Value, Some(value)) if !is_entry => scope.words(&own, value),
            (_, Some(value)) => self.kept(found, scope, value),
        }
    }

    /// What is said of an entity that the other side took out: what was changed in it, else what it is.
    fn kept(&self, found: &Found, scope: &Scope<'_>, value: &Value) -> String {
        let list = pattern(&found.path[..found.path.len().saturating_sub(1)]);
        let changes = changes_at(found.path.clone(), &self.base, found.base.as_ref(), scope, Some(value));
        let fact = |change: &Change| {
            let label = change.place.last().map_or("", String::as_str);
            t!("merge.fact", label = label, value = change.after)
        };
        let changed: Vec<String> = changes.iter().map(fact).collect();
        match (changed.is_empty(), scope.summary(&list, value)) {
            (false, _) => t!("merge.value.changed", changes = changed.join("; ")),
            (true, summary) if summary.is_empty() => t!("merge.value.kept"),
            (true, summary) => summary,
        }
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod random;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::Person;
    use crate::plan::align::Kpi;
    use crate::plan::comms::CommsItem;
    use crate::schedule::When;

    fn item(id: &str) -> CommsItem {
        CommsItem { id: Id::new(id), title: format!("Item {id}"), ..CommsItem::default() }
    }

    fn base() -> Plan {
        let mut plan = Plan { id: Id::new("p"), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.comms.items = ["a", "b", "c"].map(item).to_vec();
        plan.people = vec![Person { id: Id::new("ana"), name: "Ana Ruiz".into(), ..Person::default() }];
        plan.sponsorship.kpis = vec![Kpi { id: Id::new("k"), ..Kpi::default() }];
        plan
    }

    fn edited(edit: impl FnOnce(&mut Plan)) -> Plan {
        let mut plan = base();
        edit(&mut plan);
        plan
    }

    fn merged(ours: &Plan, theirs: &Plan) -> Merged {
        merge(Some(&base()), ours, theirs)
    }

    fn places(merged: &Merged) -> Vec<String> {
        merged.conflicts.iter().map(|conflict| conflict.place.join(" › ")).collect()
    }

    #[test]
    fn different_fields_of_one_entity_come_together() {
        let ours = edited(|plan| plan.comms.items[0].title = "Welcome".into());
        let theirs = edited(|plan| plan.comms.items[0].when = When::offset_days(-7));
        let merged = merged(&ours, &theirs);
        assert_eq!(merged.conflicts, []);
        let item = &merged.plan.comms.items[0];
        assert_eq!((item.title.as_str(), item.when), ("Welcome", When::offset_days(-7)));
        assert_eq!(merged.taken.len(), 1);
        assert_eq!(merged.taken[0].place, ["Calendar items", "Welcome", "Date"]);
    }

    #[test]
    fn two_answers_to_one_question_are_a_conflict_in_words() {
        let ours = edited(|plan| plan.comms.items[0].when = When::offset_days(-7));
        let theirs = edited(|plan| plan.comms.items[0].when = When::pinned("2026-08-24".parse().unwrap()));
        let merged = merged(&ours, &theirs);
        assert_eq!(places(&merged), ["Calendar items › Item a › Date"]);
        let conflict = &merged.conflicts[0];
        assert_eq!(conflict.before.as_deref(), Some("Mon 7 Sep 2026 (launch day)"));
        assert_eq!(conflict.ours, "Mon 31 Aug 2026 (7 days before launch)");
        assert_eq!(conflict.theirs, "Mon 24 Aug 2026 (pinned)");
        assert_eq!(merged.plan, ours);
        assert_eq!(merged.with(&[Side::Theirs]), theirs);
    }

    #[test]
    fn what_one_took_out_is_out_unless_the_other_changed_it() {
        let ours = edited(|plan| drop(plan.comms.items.drain(..2)));
        let theirs = edited(|plan| plan.comms.items[1].minutes = 30);
        let merged = merged(&ours, &theirs);
        assert_eq!(places(&merged), ["Calendar items › Item b"]);
        let conflict = &merged.conflicts[0];
        assert_eq!(conflict.ours, "Removed");
        assert_eq!(conflict.theirs, "Kept, with Time it takes each person: 30");
        let ids = |plan: Plan| plan.comms.items.into_iter().map(|item| item.id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(merged.plan.clone()), ["c"]);
        assert_eq!(ids(merged.with(&[Side::Theirs])), ["b", "c"]);
    }

    #[test]
    fn a_person_taken_out_here_and_named_there_is_a_conflict() {
        let ours = edited(|plan| plan.people.clear());
        let theirs = edited(|plan| plan.sponsorship.kpis[0].owner = Id::new("ana"));
        let merged = merged(&ours, &theirs);
        assert_eq!(places(&merged), ["People › Ana Ruiz"]);
        assert!(merged.conflicts[0].note.is_some());
        let kept = merged.with(&[Side::Theirs]);
        assert_eq!(kept.person_name(&kept.sponsorship.kpis[0].owner), "Ana Ruiz");
        // Nobody names anybody anew: taking out is taking out.
        assert_eq!(merge(Some(&base()), &ours, &base()).conflicts, []);
    }

    #[test]
    fn additions_of_both_stay_and_two_orders_are_a_conflict() {
        let ours = edited(|plan| plan.comms.items.insert(1, item("x")));
        let theirs = edited(|plan| plan.comms.items.insert(1, item("y")));
        let ids = |plan: &Plan| plan.comms.items.iter().map(|item| item.id.to_string()).collect::<Vec<_>>();
        let both = merged(&ours, &theirs);
        assert_eq!((both.conflicts.len(), ids(&both.plan)), (0, ["a", "y", "x", "b", "c"].map(str::to_owned).to_vec()));

        let ours = edited(|plan| plan.comms.items.rotate_left(1));
        let theirs = edited(|plan| plan.comms.items.swap(0, 1));
        let order = merged(&ours, &theirs);
        assert_eq!(places(&order), ["Calendar items › Order of the list"]);
        assert_eq!(order.conflicts[0].theirs, "Item b; Item a; Item c");
        assert_eq!(order.with(&[Side::Theirs]), theirs);
    }

    #[test]
    fn without_a_base_whatever_differs_is_asked_and_what_one_has_is_kept() {
        let ours = edited(|plan| plan.name = "Wave 1".into());
        let theirs = edited(|plan| plan.comms.items.push(item("d")));
        let merged = merge(None, &ours, &theirs);
        assert_eq!(places(&merged), ["The plan › Plan name"]);
        assert_eq!(merged.conflicts[0].before, None);
        assert_eq!(merged.plan.comms.items.len(), 4);
    }

    #[test]
    fn the_newest_version_that_both_know_is_the_base() {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let ancestors = texts(&["one", "two", "three"]);
        assert_eq!(common(&ancestors, &texts(&["two", "one", "other"])), Some("two"));
        assert_eq!(common(&ancestors, &texts(&["other"])), None);
        assert_eq!(common(&[], &texts(&["one"])), None);
    }
}
