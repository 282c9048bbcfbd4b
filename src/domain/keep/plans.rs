//! Plans in a store of texts: opened, saved beside what was saved before, and told apart from what cannot be opened.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::bin;
use super::keys::Key;
use super::kv::Kv;
use super::seal::Stamp;
use super::slots::{self, Held, Saved};
use crate::exchange::migrate::CURRENT;
use crate::exchange::stored::{self, Loaded};
use crate::id::Id;
use crate::plan::Plan;

/// A stored plan, or why it does not open.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// What the newest text holds.
    pub loaded: Loaded,
    /// Which save it is; the default where nothing is whole.
    pub stamp: Stamp,
    /// The checksums of the saves that it is known to contain, its own too.
    pub line: BTreeSet<u64>,
    /// The text as it stands, where it is in an older version of the format.
    pub older: Option<String>,
}

/// The part of a stored text that says in which version of the format it is.
#[derive(Deserialize)]
struct Head {
    version: u32,
}

/// The text, if it opens and is in an older version of the format.
fn older(body: &str, loaded: &Loaded) -> Option<String> {
    let head: Head = serde_json::from_str(body).ok()?;
    let is_older = matches!(loaded, Loaded::Ready { .. }) && head.version < CURRENT;
    is_older.then(|| body.to_owned())
}

/// The stored plan with this id; `None` when there is none, or when it was deleted.
pub fn load(kv: &dyn Kv, id: &Id) -> Option<Stored> {
    if bin::is_deleted(kv, id) {
        return None;
    }
    let held = Held::look(kv, id);
    let first = held.slots().first()?;
    let loaded = match (held.newer(), held.newest()) {
        (Some(version), _) => Loaded::Newer { version },
        (None, Some(newest)) => stored::load(newest.body()),
        (None, None) if matches!(first.key, Key::Old(_)) => stored::load(&first.text),
        (None, None) => Loaded::Damaged { reason: crate::t!("keep.damaged") },
    };
    let stamp = held.newest().and_then(slots::Slot::stamp).unwrap_or_default();
    let older = older(first.body(), &loaded);
    Some(Stored { loaded, stamp, line: held.line(), older })
}

/// Which save the newest text of a plan is; `None` when nothing of it is whole, or when it was deleted.
pub fn newest(kv: &dyn Kv, id: &Id) -> Option<Stamp> {
    if bin::is_deleted(kv, id) {
        return None;
    }
    Held::look(kv, id).newest().and_then(slots::Slot::stamp)
}

/// The stored texts of a plan byte for byte, as someone who wants to rescue it needs them: what was saved without its
/// seal, what is damaged or newer as it stands.
pub fn texts(kv: &dyn Kv, id: &Id) -> Vec<String> {
    Held::look(kv, id).slots().iter().map(|slot| slot.body().to_owned()).collect()
}

/// Saves a plan under a fresh `name`, if the newest save is among those it contains; see [`slots::write`].
/// `saved_at` is an RFC 3339 time in UTC.
pub fn save(kv: &dyn Kv, plan: &Plan, seen: &[Stamp], name: &str, saved_at: &str) -> Saved {
    slots::write(kv, &plan.id, seen, name, |rev| stored::save(plan, rev, saved_at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keep::MemoryKv;

    fn plan(name: &str) -> Plan {
        Plan { id: Id::new("p1"), name: name.into(), launch: "2026-09-07".parse().unwrap(), ..Plan::default() }
    }

    fn name_of(kv: &MemoryKv) -> Option<String> {
        match load(kv, &Id::new("p1"))?.loaded {
            Loaded::Ready { plan, .. } => Some(plan.name),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_saved_plan_opens_with_its_revision_and_what_it_contains() {
        let kv = MemoryKv::default();
        let Saved::At(one) = save(&kv, &plan("one"), &[], "a", "2026-09-07T08:30:00Z") else { panic!("saved") };
        let Saved::At(two) = save(&kv, &plan("two"), &[one], "b", "2026-09-07T08:31:00Z") else { panic!("saved") };
        let stored = load(&kv, &Id::new("p1")).unwrap();
        let saved_at = "2026-09-07T08:31:00Z".to_owned();
        assert_eq!(stored.loaded, Loaded::Ready { plan: plan("two"), rev: 2, saved_at });
        assert_eq!((stored.stamp, stored.older), (two, None));
        assert_eq!(stored.line, BTreeSet::from([one.sum, two.sum]));
        assert_eq!(newest(&kv, &Id::new("p1")), Some(two));
    }

    #[test]
    fn a_plan_of_a_newer_version_is_not_saved_over() {
        let kv = MemoryKv::default();
        let Saved::At(one) = save(&kv, &plan("one"), &[], "a", "") else { panic!("saved") };
        let newer = stored::save(&plan("newer"), 2, "").replace("\"version\":2", "\"version\":99");
        let Saved::At(two) = slots::write(&kv, &Id::new("p1"), &[one], "b", |_| newer) else { panic!("saved") };
        assert_eq!(load(&kv, &Id::new("p1")).unwrap().loaded, Loaded::Newer { version: 99 });
        assert_eq!(save(&kv, &plan("old page"), &[one], "c", ""), Saved::Overtaken);
        assert_eq!(newest(&kv, &Id::new("p1")), Some(two));
    }

    #[test]
    fn a_damaged_plan_says_so_and_gives_its_text_away() {
        let kv = MemoryKv::default();
        save(&kv, &plan("one"), &[], "a", "");
        let key = kv.keys().remove(0);
        let half: String = kv.get(&key).unwrap().chars().take(70).collect();
        kv.set(&key, &half).unwrap();
        let Loaded::Damaged { reason } = load(&kv, &Id::new("p1")).unwrap().loaded else { panic!("damaged") };
        assert!(!reason.starts_with("keep."), "{reason}");
        assert_eq!(texts(&kv, &Id::new("p1")), [half]);
    }

    #[test]
    fn a_deleted_plan_is_not_there_until_it_is_brought_back() {
        let kv = MemoryKv::default();
        save(&kv, &plan("one"), &[], "a", "");
        assert!(bin::delete(&kv, &Id::new("p1"), "2026-09-07T08:30:00Z"));
        assert_eq!(name_of(&kv), None);
        assert_eq!(bin::undelete(&kv), Some(Id::new("p1")));
        assert_eq!(name_of(&kv).as_deref(), Some("one"));
    }
}
