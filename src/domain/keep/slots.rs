//! The saved texts of one plan: which is the newest, what is contained in it, and a further save beside them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::keys::Key;
use super::kv::{Kv, put, remove_text};
use super::seal::{self, Seal, Stamp};
use super::{aside, bin};
use crate::exchange::stored::{self, Loaded};
use crate::id::Id;

/// What a text under a plan's keys turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// A save that is whole.
    Whole {
        /// Which save.
        stamp: Stamp,
        /// The checksums of the saves it was made from.
        parents: Vec<u64>,
    },
    /// Something of a newer version of the app.
    Newer {
        /// The version it is in.
        version: u64,
    },
    /// A damaged text.
    Broken,
}

/// One text under a plan's keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its key.
    pub key: Key,
    /// The whole text, byte for byte.
    pub text: String,
    /// What it turns out to be.
    pub state: State,
}

impl Slot {
    fn read(key: Key, text: String) -> Self {
        let state = if matches!(key, Key::Old(_)) { old_state(&text) } else { sealed_state(&text) };
        Self { key, text, state }
    }

    /// Which save this is, if it is a whole one.
    pub fn stamp(&self) -> Option<Stamp> {
        match self.state {
            State::Whole { stamp, .. } => Some(stamp),
            State::Newer { .. } | State::Broken => None,
        }
    }

    /// What was saved, without the seal.
    pub fn body(&self) -> &str {
        match seal::open(&self.text) {
            Seal::Whole { body, .. } => body,
            Seal::Newer { .. } | Seal::Broken => &self.text,
        }
    }
}

fn sealed_state(text: &str) -> State {
    match seal::open(text) {
        Seal::Whole { stamp, parents, .. } => State::Whole { stamp, parents },
        Seal::Newer { version } => State::Newer { version },
        Seal::Broken => State::Broken,
    }
}

/// The text of versions before the slots: no seal, but JSON that says its revision and cannot be cut off unnoticed.
fn old_state(text: &str) -> State {
    match stored::load(text) {
        Loaded::Ready { rev, .. } => {
            State::Whole { stamp: Stamp { rev, sum: seal::sum_of(text) }, parents: Vec::new() }
        }
        Loaded::Newer { version } => State::Newer { version },
        Loaded::Damaged { .. } => State::Broken,
    }
}

/// What came of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is kept, was read back, and is this.
    At(Stamp),
    /// Another page has saved what this one has not seen, or deleted the plan; nothing was changed.
    Overtaken,
    /// Storage refused; what was saved before is still there.
    Refused,
}

/// All texts under a plan's keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The whole ones, newest first; then the others, in the order of their keys.
    slots: Vec<Slot>,
}

impl Held {
    /// Reads all texts of a plan, also of one that is marked as deleted.
    pub fn look(kv: &dyn Kv, id: &Id) -> Self {
        let mut keys = kv.keys();
        keys.sort_unstable();
        let of_plan = keys.iter().filter_map(|key| Key::read(key)).filter(|key| key.is_text() && key.id() == id);
        let mut slots: Vec<Slot> =
            of_plan.filter_map(|key| kv.get(&key.to_string()).map(|text| Slot::read(key, text))).collect();
        slots.sort_by_key(|slot| Reverse(slot.stamp()));
        Self { slots }
    }

    /// The texts: the whole ones first, newest first.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The newest whole save.
    pub fn newest(&self) -> Option<&Slot> {
        self.slots.first().filter(|slot| slot.stamp().is_some())
    }

    /// The version of a text that a newer version of the app wrote.
    pub fn newer(&self) -> Option<u64> {
        self.slots.iter().find_map(|slot| match slot.state {
            State::Newer { version } => Some(version),
            State::Whole { .. } | State::Broken => None,
        })
    }

    /// The checksums of the newest save and of all saves that it is known to contain.
    pub fn line(&self) -> BTreeSet<u64> {
        let mut line = BTreeSet::new();
        let mut open: Vec<u64> = self.newest().and_then(Slot::stamp).map(|stamp| stamp.sum).into_iter().collect();
        while let Some(sum) = open.pop() {
            if line.insert(sum) {
                open.extend(self.parents(sum));
            }
        }
        line
    }

    fn parents(&self, of: u64) -> &[u64] {
        let of_slot = |slot: &&Slot| matches!(slot.state, State::Whole { stamp, .. } if stamp.sum == of);
        match self.slots.iter().find(of_slot).map(|slot| &slot.state) {
            Some(State::Whole { parents, .. }) => parents,
            _ => &[],
        }
    }

    /// Whether a page that has seen these saves may make the next one.
    fn may_follow(&self, seen: &[Stamp]) -> bool {
        let may = match self.newest().and_then(Slot::stamp) {
            Some(newest) => seen.contains(&newest),
            None => self.slots.is_empty() && seen.is_empty(),
        };
        may && self.newer().is_none()
    }

    /// The whole saves that the newest contains, newest first.
    fn contained(&self) -> impl Iterator<Item = &Slot> {
        let line = self.line();
        self.slots.iter().skip(1).filter(move |slot| slot.stamp().is_some_and(|stamp| line.contains(&stamp.sum)))
    }

    /// The texts that are neither the newest save nor contained in it, if there is a newest.
    fn loose(&self) -> Vec<&Slot> {
        if self.newest().is_none() || self.newer().is_some() {
            return Vec::new();
        }
        let line = self.line();
        let is_loose = |slot: &&Slot| !slot.stamp().is_some_and(|stamp| line.contains(&stamp.sum));
        self.slots.iter().filter(is_loose).collect()
    }
}

/// Saves a text of a plan under a fresh `name`, if the newest save is among those the page has `seen`: the ones that
/// this text contains. None seen makes a plan that is not there yet. `body` makes the text for a revision.
pub fn write(kv: &dyn Kv, id: &Id, seen: &[Stamp], name: &str, body: impl FnOnce(u64) -> String) -> Saved {
    if bin::is_deleted(kv, id) && !(seen.is_empty() && bin::bury(kv, id)) {
        return Saved::Overtaken;
    }
    if !Held::look(kv, id).may_follow(seen) {
        return Saved::Overtaken;
    }
    let rev = 1 + seen.iter().map(|stamp| stamp.rev).max().unwrap_or_default();
    let (stamp, text) = seal::seal(rev, seen, &body(rev));
    let key = Key::Slot { name: name.to_owned(), id: id.clone() }.to_string();
    if !put_with_room(kv, &key, &text) {
        // What a torn write left is this page's own, and the page still has it whole.
        kv.remove(&key);
        return Saved::Refused;
    }
    drop_contained(kv, &Held::look(kv, id), 1);
    Saved::At(stamp)
}

/// Keeps a text; where there is no room, older saves that newer ones contain go first.
pub(super) fn put_with_room(kv: &dyn Kv, key: &str, text: &str) -> bool {
    if put(kv, key, text) {
        return true;
    }
    kv.remove(key);
    for id in all_ids(kv) {
        drop_contained(kv, &Held::look(kv, &id), 0);
    }
    put(kv, key, text)
}

/// Removes what the newest save contains but the last `spared`, oldest first: what is left is always an unbroken line.
fn drop_contained(kv: &dyn Kv, held: &Held, spared: usize) {
    let dropped: Vec<&Slot> = held.contained().skip(spared).collect();
    for slot in dropped.into_iter().rev() {
        remove_text(kv, &slot.key.to_string(), &slot.text);
    }
}

/// Keeps aside what is damaged or was never merged, where the plan can be opened without it. Tells how many texts.
pub fn mend(kv: &dyn Kv, id: &Id) -> usize {
    let held = Held::look(kv, id);
    let mut moved = 0;
    for slot in held.loose() {
        if aside::keep(kv, id, &slot.text) {
            remove_text(kv, &slot.key.to_string(), &slot.text);
            moved += 1;
        }
    }
    moved
}

/// The plans under all keys, deleted ones too.
pub(super) fn all_ids(kv: &dyn Kv) -> BTreeSet<Id> {
    let keys = kv.keys();
    keys.iter().filter_map(|key| Key::read(key)).filter(Key::is_text).map(|key| key.id().clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keep::MemoryKv;
    use crate::plan::Plan;

    fn id() -> Id {
        Id::new("p1")
    }

    fn save(kv: &MemoryKv, seen: &[Stamp], name: &str, body: &str) -> Saved {
        write(kv, &id(), seen, name, |_| body.to_owned())
    }

    fn at(saved: Saved) -> Stamp {
        match saved {
            Saved::At(stamp) => stamp,
            other => panic!("{other:?}"),
        }
    }

    fn newest(kv: &MemoryKv) -> String {
        Held::look(kv, &id()).newest().map(|slot| slot.body().to_owned()).unwrap_or_default()
    }

    fn slot_key(name: &str) -> String {
        Key::Slot { name: name.into(), id: id() }.to_string()
    }

    #[test]
    fn the_newest_save_and_the_one_before_are_kept() {
        let kv = MemoryKv::default();
        let mut seen = Vec::new();
        for n in 1..=5_u64 {
            let stamp = at(save(&kv, &seen, &format!("n{n}"), &format!("text {n}")));
            assert_eq!(stamp.rev, n);
            seen = vec![stamp];
        }
        assert_eq!(newest(&kv), "text 5");
        assert_eq!(kv.keys(), [slot_key("n4"), slot_key("n5")]);
    }

    #[test]
    fn a_page_that_has_not_seen_the_newest_changes_nothing() {
        let kv = MemoryKv::default();
        let first = at(save(&kv, &[], "a", "one"));
        let _second = at(save(&kv, &[first], "b", "two"));
        let before = kv.keys();
        assert_eq!(save(&kv, &[first], "c", "late"), Saved::Overtaken);
        assert_eq!(save(&kv, &[], "d", "anew"), Saved::Overtaken);
        assert_eq!((kv.keys(), newest(&kv)), (before, "two".to_owned()));
    }

    #[test]
    fn two_saves_that_did_not_see_each_other_both_stay_until_merged() {
        let (kv, behind) = (MemoryKv::default(), MemoryKv::default());
        let first = at(save(&kv, &[], "a", "base"));
        at(save(&behind, &[], "a", "base"));
        let mine = at(save(&kv, &[first], "b", "mine"));
        let theirs = at(save(&behind, &[first], "c", "theirs"));
        kv.set(&slot_key("c"), &behind.get(&slot_key("c")).unwrap()).unwrap();
        let winner = mine.max(theirs);
        assert_eq!(Held::look(&kv, &id()).newest().unwrap().stamp(), Some(winner));
        // Saved over by a page that merged both, the two are contained and may go.
        let merged = at(save(&kv, &[mine, theirs], "d", "both"));
        at(save(&kv, &[merged], "e", "later"));
        assert_eq!(kv.keys(), [slot_key("d"), slot_key("e")]);
        assert_eq!(mend(&kv, &id()), 0);
    }

    #[test]
    fn what_nobody_merged_is_kept_aside_and_not_dropped() {
        let (kv, behind) = (MemoryKv::default(), MemoryKv::default());
        let first = at(save(&kv, &[], "a", "base"));
        at(save(&behind, &[], "a", "base"));
        at(save(&behind, &[first], "c", "theirs"));
        let lost = behind.get(&slot_key("c")).unwrap();
        let mine = at(save(&kv, &[first], "b", "mine"));
        let next = at(save(&kv, &[mine], "d", "mine too"));
        kv.set(&slot_key("c"), &lost).unwrap();
        at(save(&kv, &[next], "e", "and on"));
        assert_eq!(kv.get(&slot_key("c")).as_ref(), Some(&lost));
        assert_eq!(mend(&kv, &id()), 1);
        assert_eq!(aside::list(&kv)[0].text, lost);
        assert_eq!(newest(&kv), "and on");
    }

    #[test]
    fn a_damaged_text_falls_back_and_is_kept_aside_byte_for_byte() {
        let kv = MemoryKv::default();
        let first = at(save(&kv, &[], "a", "one"));
        at(save(&kv, &[first], "b", "two"));
        let damaged = kv.get(&slot_key("b")).unwrap().replace("two", "tw?");
        kv.set(&slot_key("b"), &damaged).unwrap();
        assert_eq!(newest(&kv), "one");
        assert_eq!((mend(&kv, &id()), mend(&kv, &id())), (1, 0));
        assert_eq!(aside::list(&kv)[0].text, damaged);
        assert_eq!(newest(&kv), "one");
        at(save(&kv, &[first], "c", "three"));
    }

    #[test]
    fn a_damaged_text_alone_stays_where_it_is() {
        let kv = MemoryKv::default();
        kv.set(&slot_key("a"), "uptake-slot 1 half").unwrap();
        assert_eq!(mend(&kv, &id()), 0);
        assert_eq!(save(&kv, &[], "b", "anew"), Saved::Overtaken);
        assert_eq!(kv.keys(), [slot_key("a")]);
    }

    #[test]
    fn nothing_is_saved_beside_a_newer_version() {
        let kv = MemoryKv::default();
        let first = at(save(&kv, &[], "a", "one"));
        kv.set(&slot_key("b"), "uptake-slot 2 what ever").unwrap();
        assert_eq!(Held::look(&kv, &id()).newer(), Some(2));
        assert_eq!(save(&kv, &[first], "c", "two"), Saved::Overtaken);
        assert_eq!(mend(&kv, &id()), 0);
        assert_eq!(kv.keys(), [slot_key("a"), slot_key("b")]);
    }

    #[test]
    fn the_old_layout_opens_and_is_moved_over() {
        let kv = MemoryKv::default();
        let plan = Plan { id: id(), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        let old = stored::save(&plan, 7, "2026-08-01T09:30:00Z");
        kv.set("uptake:plan:p1", &old).unwrap();
        let held = Held::look(&kv, &id());
        let newest = held.newest().unwrap();
        assert_eq!(newest.body(), old);
        let seven = newest.stamp().unwrap();
        let eight = at(save(&kv, &[seven], "a", "eight"));
        assert_eq!((seven.rev, eight.rev), (7, 8));
        assert_eq!(kv.get("uptake:plan:p1").as_ref(), Some(&old), "the old text stays as the one before");
        at(save(&kv, &[eight], "b", "nine"));
        assert_eq!(kv.keys(), [slot_key("a"), slot_key("b")]);
    }
}
