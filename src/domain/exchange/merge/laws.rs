//! The laws of merging, over thousands of random edits of the sample plan.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::named::contested;
use super::random::{Editor, unordered};
use super::tree::{About, Found, Trees};
use super::*;
use crate::exchange::compare::path::{Path, id_of, ids};
use crate::exchange::envelope;
use crate::exchange::merge;
use crate::id::Id;
use crate::practice::sample::sample;

/// Pairs of edited plans.
const CASES: u64 = 80;
/// Edits that each of the two makes at most.
const EDITS: usize = 180;
/// Entries that each list of the sample is cut to, so that thousands of merges stay quick.
const ENTRIES: usize = 4;

fn base() -> Plan {
    let mut plan = sample(Id::new("p"), "2026-10-07".parse().unwrap());
    for import in &mut plan.measurement.imports {
        import.figures = Default::default();
    }
    let mut tree = tree_of(&plan);
    shorten(&mut tree);
    serde_json::from_value(tree).unwrap()
}

fn shorten(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(shorten),
        Value::Array(entries) => {
            entries.truncate(ENTRIES);
            entries.iter_mut().for_each(shorten);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn people(plan: &Plan) -> Vec<String> {
    plan.people.iter().map(|person| person.id.to_string()).collect()
}

/// The plan after up to so many edits, and how many of them changed anything.
fn edited(base: &Value, editor: &mut Editor<'_>, most: usize) -> (Value, usize) {
    let mut plan = base.clone();
    let edits = editor.chance.below(most + 1);
    let made = (0..edits).filter(|_| editor.edit(&mut plan)).count();
    (plan, made)
}

fn run(base: Option<&Value>, ours: &Value, theirs: &Value, side: Side) -> (Value, Vec<Found>) {
    let trees = Trees { base: base.cloned(), ours: ours.clone(), theirs: theirs.clone() };
    trees.merged(&contested(&trees), |_| side)
}

/// Every single answer of a plan by its path; an entry of a set is an answer of its own.
fn answers(value: &Value, path: &str, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, inner)| answers(inner, &format!("{path}.{name}"), found));
        }
        Value::Array(entries) => {
            for entry in entries {
                match id_of(entry) {
                    Some(id) => answers(entry, &format!("{path}.{id}"), found),
                    None => drop(found.insert(format!("{path}.{{{entry}}}"), json!("in"))),
                }
            }
        }
        leaf => drop(found.insert(path.to_owned(), leaf.clone())),
    }
}

fn all_answers(plan: &Value) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    answers(plan, "", &mut found);
    found
}

/// The path of a conflict as [`answers`] writes it.
fn written(path: &Path) -> String {
    let name = |step: &Step| match step {
        Step::Field(name) | Step::Entry(name) => format!(".{name}"),
    };
    path.iter().map(name).collect()
}

/// Whether a path is that of a conflict, or inside of one. A value that is one answer may be told by a part of it.
fn is_contested(path: &str, conflicts: &[String]) -> bool {
    conflicts
        .iter()
        .any(|at| path.strip_prefix(at.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
}

/// Asserts that what one side did is in the merged plan or in a conflict.
fn assert_kept(base: &Value, side: &Value, merged: &Value, found: &[Found], case: u64) {
    let conflicts: Vec<String> =
        found.iter().filter(|found| found.about != About::Order).map(|found| written(&found.path)).collect();
    let (base, side, merged) = (all_answers(base), all_answers(side), all_answers(merged));
    for path in base.keys().chain(side.keys()).collect::<BTreeSet<_>>() {
        let is_bookkeeping = path.ends_with(".laid_out");
        let was_changed = base.get(path) != side.get(path);
        if was_changed && !is_bookkeeping && merged.get(path) != side.get(path) {
            assert!(is_contested(path, &conflicts), "case {case}: {path} was dropped without a word");
        }
    }
}

/// Every list of entities by its path, as the row of its ids.
fn rows(value: &Value, path: &str, found: &mut BTreeMap<String, Vec<String>>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, inner)| rows(inner, &format!("{path}.{name}"), found));
        }
        Value::Array(entries) => {
            if let Some(ids) = ids(entries) {
                found.insert(path.to_owned(), ids.into_iter().map(str::to_owned).collect());
            }
            for entry in entries {
                rows(entry, &format!("{path}.{}", id_of(entry).unwrap_or_default()), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Asserts that the order that one side gave a list is that of the merged plan, or a conflict.
///
/// Only what is in all of the plans tells an order: the rest came, went, or is a conflict of its own.
fn assert_order_kept(base: &Value, sides: [&Value; 2], merged: &Value, found: &[Found], case: u64) {
    let [base, side, other, merged] = [base, sides[0], sides[1], merged].map(|plan| {
        let mut found = BTreeMap::new();
        rows(plan, "", &mut found);
        found
    });
    let conflicts: Vec<String> = found.iter().map(|found| written(&found.path)).collect();
    for (path, before) in &base {
        let all = [&side, &other, &merged].map(|rows| rows.get(path).map(Vec::as_slice).unwrap_or_default());
        let common = |row: &[String]| -> Vec<String> {
            let is_common = |id: &&String| before.contains(id) && all.iter().all(|row| row.contains(id));
            row.iter().filter(is_common).cloned().collect()
        };
        if common(all[0]) != common(before) && common(all[0]) != common(all[2]) {
            assert!(is_contested(path, &conflicts), "case {case}: the order of {path} was dropped without a word");
        }
    }
}

/// The conflicts as the other end of the merge has them.
fn mirrored(found: Vec<Found>) -> Vec<Found> {
    found.into_iter().map(|it| Found { ours: it.theirs, theirs: it.ours, ..it }).collect()
}

fn sorted(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|one, other| (&one.path, one.about).cmp(&(&other.path, other.about)));
    found
}

#[test]
fn the_laws_hold_over_ten_thousand_edits() {
    let plan = base();
    let (base, people) = (tree_of(&plan), people(&plan));
    let (mut edits, mut conflicts) = (0, 0);
    for case in 0..CASES {
        let (ours, by_us) = edited(&base, &mut Editor::new(2 * case, "ours", &people), EDITS);
        let (theirs, by_them) = edited(&base, &mut Editor::new(2 * case + 1, "theirs", &people), EDITS);
        edits += by_us + by_them;

        assert_eq!(run(Some(&base), &ours, &base, Side::Ours), (ours.clone(), vec![]), "case {case}: only we changed");
        assert_eq!(
            run(Some(&base), &base, &theirs, Side::Ours),
            (theirs.clone(), vec![]),
            "case {case}: only they did"
        );
        assert_eq!(run(Some(&base), &ours, &ours, Side::Ours), (ours.clone(), vec![]), "case {case}: the same twice");

        let (merged, found) = run(Some(&base), &ours, &theirs, Side::Ours);
        conflicts += found.len();
        for sides in [[&ours, &theirs], [&theirs, &ours]] {
            assert_kept(&base, sides[0], &merged, &found, case);
            assert_order_kept(&base, sides, &merged, &found, case);
        }
        let (mut from_there, seen_there) = run(Some(&base), &theirs, &ours, Side::Theirs);
        let mut from_here = merged.clone();
        unordered(&mut from_here);
        unordered(&mut from_there);
        assert_eq!(from_here, from_there, "case {case}: the same plan from both ends");
        assert_eq!(sorted(found), sorted(mirrored(seen_there)), "case {case}: the same conflicts from both ends");
    }
    println!("{edits} edits merged in {CASES} pairs of plans, {conflicts} conflicts");
    assert!(edits >= 10_000, "{edits}");
    assert!(conflicts > 100, "{conflicts}");
}

#[test]
fn without_a_base_all_that_differs_is_kept_or_a_conflict() {
    let plan = base();
    let (base, people) = (tree_of(&plan), people(&plan));
    let nothing = json!({});
    for case in 0..16 {
        let (ours, _) = edited(&base, &mut Editor::new(1_000 + case, "ours", &people), EDITS);
        let (theirs, _) = edited(&base, &mut Editor::new(2_000 + case, "theirs", &people), EDITS);
        assert_eq!(run(None, &ours, &ours, Side::Ours), (ours.clone(), vec![]));
        let (merged, found) = run(None, &ours, &theirs, Side::Ours);
        for side in [&ours, &theirs] {
            assert_kept(&nothing, side, &merged, &found, case);
        }
    }
}

#[test]
fn whatever_is_merged_and_chosen_can_be_stored_and_read_again() {
    let base = base();
    let people = people(&base);
    let edited = |seed, name| {
        let (tree, _) = edited(&tree_of(&base), &mut Editor::new(seed, name, &people), EDITS);
        serde_json::from_value::<Plan>(tree).expect("an edited plan is a plan")
    };
    for case in 0..8 {
        let (ours, theirs) = (edited(3_000 + case, "ours"), edited(4_000 + case, "theirs"));
        let merged = merge::merge(Some(&base), &ours, &theirs);
        let choices = [Side::Theirs, Side::Ours, Side::Theirs].repeat(merged.conflicts.len());
        for plan in [merged.plan.clone(), merged.with(&choices)] {
            let file = envelope::export(&plan, 1, "", &[]);
            assert_eq!(envelope::read(&file).map(|read| read.plan), Ok(plan));
        }
        assert_eq!(merged.with(&[]), merged.plan, "ours where nothing is chosen");
        let places: BTreeSet<&str> = merged.conflicts.iter().map(|conflict| conflict.path.as_str()).collect();
        assert!(places.len() <= merged.conflicts.len());
        for conflict in &merged.conflicts {
            assert_ne!(conflict.place, [""; 0], "{}", conflict.path);
        }
    }
}
