//! Any plan and any edits by two people to the merge: nothing that either did is dropped unsaid, and a plan comes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::{Value, json};
use uptake::exchange::envelope::{export, read};
use uptake::exchange::merge::{Merged, Side, merge};
use uptake::id::Id;
use uptake::plan::Plan;
use uptake::practice::sample::sample;

use super::CHOICES;

/// Entries that each list of the sample is cut to, so that many merges are made in a second.
const ENTRIES: usize = 1;

/// Edits beyond so many are left out: they would take longer and reach no further.
const MOST_EDITS: usize = 8;

/// Bytes that say one edit.
const EDIT: usize = 4;

/// Lists of which a plan has one entry of a kind: what both added there stands once, under our id.
const ONE_OF_A_KIND: [&str; 10] = [
    "enablement.kpis",
    "enablement.milestones",
    "enablement.touchpoints",
    "measurement.tracker",
    "pilot.momentum",
    "pilot.pitfalls",
    "pilot.sprint",
    "sponsorship.assessments",
    "sponsorship.pains",
    "sponsorship.raci",
];

/// What a field is set to that says nothing yet.
const VALUES: [fn() -> Value; 6] = [
    || json!("agreed"),
    || json!("2026-10-05"),
    || json!({ "kind": "offset", "days": 7 }),
    || json!(3),
    || json!(0.5),
    || json!(true),
];

/// The sample with short lists, for inputs that begin with no plan.
static SAMPLE: LazyLock<Plan> = LazyLock::new(|| {
    let mut plan = sample(Id::new("p"), "2026-10-07".parse().expect("a date"));
    // One value of thousands of numbers.
    plan.measurement.imports.iter_mut().for_each(|import| import.figures = Default::default());
    let mut tree = tree(&plan);
    shorten(&mut tree);
    serde_json::from_value(tree).expect("a plan with shorter lists is one")
});

/// Makes two plans of one by edits, and merges them. The edits are the choices; an input that begins with no plan is
/// all edits, of the sample.
///
/// A merge with oneself and with what did not change is no merge; whatever is chosen is a plan that can be exported; and
/// each answer of either side is in the merged plan or in a conflict that a person sees.
pub fn merge_plans(input: &[u8]) {
    let cut = input.windows(CHOICES.len()).rposition(|part| part == CHOICES);
    let (file, edits) = cut.map_or((input, &[][..]), |at| (&input[..at], &input[at + CHOICES.len()..]));
    let own = std::str::from_utf8(file).ok().and_then(|text| read(text).ok());
    let (base, edits) = own.map_or_else(|| (SAMPLE.clone(), input), |imported| (imported.plan, edits));
    let mut sides = [(tree(&base), "ours"), (tree(&base), "theirs")];
    for (count, edit) in edits.chunks(EDIT).take(MOST_EDITS).enumerate() {
        let [whose, what, place, with] = [0, 1, 2, 3].map(|at| usize::from(edit.get(at).copied().unwrap_or_default()));
        // The rest of the first byte tells places apart where there are more than one byte can.
        let place = place + (whose / 3) * 256;
        for (side, (plan, name)) in sides.iter_mut().enumerate() {
            // One of the two, or both at the same place, each in a way of their own.
            if whose % 3 == 1 - side {
                continue;
            }
            let mut edited = plan.clone();
            change(&mut edited, what, place, with + side, &format!("{name}-{count}"));
            // What is no plan any more nobody could have entered.
            if let Ok(entered) = serde_json::from_value::<Plan>(edited) {
                *plan = tree(&entered);
            }
        }
    }
    let [ours, theirs] = sides.map(|(plan, _)| serde_json::from_value::<Plan>(plan).expect("edits leave a plan"));

    if ours == base && theirs == base {
        return;
    }
    let alone = |merged: Merged, plan: &Plan, who: &str| {
        assert_eq!((merged.plan == *plan, &merged.conflicts[..]), (true, &[][..]), "{who}");
    };
    alone(merge(Some(&base), &ours, &base), &ours, "only we changed");
    alone(merge(Some(&base), &base, &theirs), &theirs, "only they changed");
    alone(merge(None, &ours, &ours), &ours, "the same twice");

    let both = merge(Some(&base), &ours, &theirs);
    kept(&tree(&base), [&ours, &theirs], &both);
    let back = merge(Some(&base), &theirs, &ours);
    assert_eq!(both.conflicts.len(), back.conflicts.len(), "other conflicts from the other end");
    kept(&json!({}), [&ours, &theirs], &merge(None, &ours, &theirs));

    let chosen = [Side::Theirs, Side::Ours, Side::Theirs].repeat(both.conflicts.len());
    for plan in [&both.plan, &both.with(&chosen)] {
        let file = export(plan, 1, "", &[]);
        match read(&file) {
            Ok(again) => assert_eq!(again.plan, *plan, "another plan comes back from its file"),
            Err(error) => panic!("what was merged is refused: {error}\n{file}"),
        }
    }
}

fn tree(plan: &Plan) -> Value {
    serde_json::to_value(plan).expect("the keys of all maps are texts")
}

/// Cuts all lists.
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

/// Makes one edit at the place with this number, counted round.
fn change(plan: &mut Value, what: usize, place: usize, with: usize, name: &str) {
    let mut places = Vec::new();
    collect(plan, "", &mut places);
    let wanted = |list: &bool| *list == (what % 4 < 3);
    let fitting: Vec<&String> = places.iter().filter(|(_, is_list)| wanted(is_list)).map(|(place, _)| place).collect();
    let Some(pointer) = fitting.get(place % fitting.len().max(1)).map(|place| (*place).clone()) else { return };
    let other = fitting[with % fitting.len()].clone();
    let copied = plan.pointer(&other).cloned();
    match plan.pointer_mut(&pointer) {
        Some(Value::Array(entries)) if !entries.is_empty() => {
            let at = with % entries.len();
            match what % 4 {
                0 => drop(entries.remove(at)),
                1 => {
                    let mut added = entries[at].clone();
                    if let Some(id) = added.get_mut("id") {
                        *id = json!(name);
                    }
                    entries.push(added);
                }
                _ => entries.rotate_left(at),
            }
        }
        Some(leaf) if what % 8 == 7 => *leaf = copied.unwrap_or_default(),
        Some(leaf) => *leaf = answer(leaf, with),
        None => {}
    }
}

/// Another answer of the same kind.
fn answer(now: &Value, with: usize) -> Value {
    let is_date = |text: &str| text.len() == 10 && text.split('-').count() == 3;
    match now {
        Value::String(text) if is_date(text) => json!(format!("2026-10-{:02}", with % 28 + 1)),
        Value::String(_) => json!(["", "agreed", "open", "for Ana Ruiz"][with % 4]),
        Value::Number(_) => json!(with),
        Value::Bool(yes) => json!(!yes),
        Value::Null => VALUES[with % VALUES.len()](),
        Value::Array(_) | Value::Object(_) => Value::Null,
    }
}

/// All places of a plan as JSON pointers, and whether each is a list; ids are not for people to change.
fn collect(value: &Value, pointer: &str, found: &mut Vec<(String, bool)>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields.iter().filter(|(key, _)| *key != "id") {
                collect(inner, &format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(entries) => {
            found.push((pointer.to_owned(), true));
            for (at, entry) in entries.iter().enumerate() {
                collect(entry, &format!("{pointer}/{at}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => found.push((pointer.to_owned(), false)),
    }
}

/// Asserts that whatever either side answered in another way than `base` is in the merged plan or in a conflict.
fn kept(base: &Value, sides: [&Plan; 2], merged: &Merged) {
    let conflicts: BTreeSet<&str> = merged.conflicts.iter().map(|conflict| conflict.path.as_str()).collect();
    for conflict in &merged.conflicts {
        assert!(!conflict.place.is_empty() && conflict.place.iter().all(|word| !word.is_empty()), "{}", conflict.path);
    }
    let (base, merged) = (answers(base), answers(&tree(&merged.plan)));
    let has_base = !base.is_empty();
    for side in sides.map(|side| answers(&tree(side))) {
        for path in base.keys().chain(side.keys()) {
            let is_dropped = base.get(path) != side.get(path) && merged.get(path) != side.get(path);
            let is_bookkeeping = path.ends_with(".laid_out") || path.ends_with(".from");
            if is_dropped && !is_bookkeeping && !may_be_twin(path, has_base) {
                assert!(is_contested(path, &conflicts), "{path} was dropped without a word");
            }
        }
    }
}

/// Whether a path is in what they added where a plan has one of a kind; without a base anything may have been added.
fn may_be_twin(path: &str, has_base: bool) -> bool {
    let added = if has_base { "[theirs-" } else { "[" };
    ONE_OF_A_KIND.iter().any(|list| path.strip_prefix(list).is_some_and(|rest| rest.starts_with(added)))
}

/// Whether a path is that of a conflict, or inside of one.
fn is_contested(path: &str, conflicts: &BTreeSet<&str>) -> bool {
    let inside = |rest: &str| rest.is_empty() || rest.starts_with(['.', '[', '{']);
    conflicts.iter().any(|at| path.strip_prefix(at).is_some_and(inside))
}

/// Every single answer of a plan by its path, written as those of conflicts; an entry of a set is an answer of its own.
fn answers(plan: &Value) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    walk(plan, "", &mut found);
    found
}

fn walk(value: &Value, path: &str, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                let path = match path {
                    "" => key.clone(),
                    // What is ticked stands by its key, as entities by their ids.
                    "checklist.items" => format!("{path}[{key}]"),
                    _ => format!("{path}.{key}"),
                };
                walk(inner, &path, found);
            }
        }
        Value::Array(entries) => {
            for entry in entries {
                match entry.get("id").and_then(Value::as_str) {
                    Some(id) => walk(entry, &format!("{path}[{id}]"), found),
                    None => drop(found.insert(format!("{path}{{{entry}}}"), json!("in"))),
                }
            }
        }
        leaf => drop(found.insert(path.to_owned(), leaf.clone())),
    }
}
