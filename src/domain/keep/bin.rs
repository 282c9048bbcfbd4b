//! Deleted plans: marked, with all their texts where they were, until another one is deleted.

use super::aside;
use super::keys::{Key, PREFIX};
use super::kv::{Kv, put, remove_text};
use super::seal::{self, Seal};
use super::slots::{Held, Slot, all_ids, put_with_room};
use crate::id::Id;

/// Where versions before the marks held the last deleted plan: its id, a line break, its text.
fn old_bin() -> String {
    format!("{PREFIX}deleted")
}

/// When a plan was deleted, if its mark is whole.
fn deleted_at(kv: &dyn Kv, id: &Id) -> Option<String> {
    let text = kv.get(&Key::Bin(id.clone()).to_string())?;
    match seal::open(&text) {
        Seal::Whole { body, .. } => Some(body.to_owned()),
        Seal::Newer { .. } | Seal::Broken => None,
    }
}

/// Whether a plan is marked as deleted.
pub fn is_deleted(kv: &dyn Kv, id: &Id) -> bool {
    deleted_at(kv, id).is_some()
}

/// The plans marked as deleted, the last one last.
fn marked(kv: &dyn Kv) -> Vec<Id> {
    let of_mark = |key: &String| match Key::read(key)? {
        Key::Bin(id) => deleted_at(kv, &id).map(|at| (at, id)),
        _ => None,
    };
    let mut all: Vec<(String, Id)> = kv.keys().iter().filter_map(of_mark).collect();
    all.sort_unstable();
    all.into_iter().map(|(_, id)| id).collect()
}

/// The plans that are there: neither deleted nor without a text.
pub fn ids(kv: &dyn Kv) -> Vec<Id> {
    all_ids(kv).into_iter().filter(|id| !is_deleted(kv, id)).collect()
}

/// Deletes a plan at a time given as RFC 3339 text; [`undelete`] brings the last one back, also after a reload.
///
/// Returns whether it is gone; when storage cannot hold even the mark, nothing is deleted.
pub fn delete(kv: &dyn Kv, id: &Id, at: &str) -> bool {
    if !all_ids(kv).contains(id) {
        return true;
    }
    let key = Key::Bin(id.clone()).to_string();
    let (_, mark) = seal::seal(0, &[], at);
    if !put_with_room(kv, &key, &mark) {
        kv.remove(&key);
        return false;
    }
    for other in marked(kv) {
        if other != *id {
            purge(kv, &other, &Held::look(kv, &other));
        }
    }
    kv.remove(&old_bin());
    true
}

/// Removes a deleted plan for good, with these of its texts. The mark goes last, so that a plan half removed stays
/// hidden; the newest text last but one, so that no older one can pass for it.
fn purge(kv: &dyn Kv, id: &Id, held: &Held) {
    for slot in held.slots().iter().rev() {
        remove_text(kv, &slot.key.to_string(), &slot.text);
    }
    kv.remove(&Key::Bin(id.clone()).to_string());
}

/// Makes way for a new plan with the id of a deleted one, whose texts are kept aside; whether that worked.
pub(super) fn bury(kv: &dyn Kv, id: &Id) -> bool {
    let held = Held::look(kv, id);
    let all_kept = held.slots().iter().all(|slot| aside::keep(kv, id, &slot.text));
    if all_kept {
        // No others: another page may have begun the new plan meanwhile.
        purge(kv, id, &held);
    }
    all_kept
}

/// The plan that [`undelete`] would bring back.
pub fn deleted(kv: &dyn Kv) -> Option<Id> {
    let there = all_ids(kv);
    let marked = marked(kv).into_iter().rfind(|id| there.contains(id));
    marked.or_else(|| kv.get(&old_bin())?.split_once('\n').map(|(id, _)| Id::new(id)))
}

/// Brings the last deleted plan back and tells its id.
pub fn undelete(kv: &dyn Kv) -> Option<Id> {
    let id = deleted(kv)?;
    if !is_deleted(kv, &id) {
        return undelete_old(kv);
    }
    kv.remove(&Key::Bin(id.clone()).to_string());
    (!is_deleted(kv, &id)).then_some(id)
}

/// Brings back what a version before the marks deleted. Beside a plan with the same id it is kept aside.
fn undelete_old(kv: &dyn Kv) -> Option<Id> {
    let held = kv.get(&old_bin())?;
    let (id, text) = held.split_once('\n')?;
    let id = Id::new(id);
    let is_free = Held::look(kv, &id).slots().iter().all(|slot: &Slot| slot.text == text);
    let is_kept = if is_free { put(kv, &Key::Old(id.clone()).to_string(), text) } else { aside::keep(kv, &id, text) };
    if !is_kept {
        return None;
    }
    kv.remove(&old_bin());
    Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::stored;
    use crate::keep::MemoryKv;
    use crate::keep::slots::{Saved, write};
    use crate::plan::Plan;

    fn keep(kv: &MemoryKv, id: &str, body: &str) -> Saved {
        write(kv, &Id::new(id), &[], body, |_| body.to_owned())
    }

    fn names(kv: &MemoryKv) -> Vec<String> {
        ids(kv).iter().map(Id::to_string).collect()
    }

    #[test]
    fn the_last_deleted_plan_comes_back_as_it_was_and_the_one_before_is_gone() {
        let kv = MemoryKv::default();
        for id in ["a", "b", "c"] {
            assert!(matches!(keep(&kv, id, id), Saved::At(_)));
        }
        let before = Held::look(&kv, &Id::new("b"));
        assert!(delete(&kv, &Id::new("a"), "2026-09-07T08:30:00Z"));
        assert!(delete(&kv, &Id::new("b"), "2026-09-07T08:31:00Z"));
        assert_eq!((names(&kv), deleted(&kv)), (vec!["c".to_owned()], Some(Id::new("b"))));
        assert_eq!(undelete(&kv), Some(Id::new("b")));
        assert_eq!(Held::look(&kv, &Id::new("b")), before);
        assert_eq!(undelete(&kv), None);
        assert_eq!(names(&kv), ["b", "c"]);
    }

    #[test]
    fn a_page_that_still_has_a_deleted_plan_open_does_not_bring_it_back() {
        let kv = MemoryKv::default();
        let Saved::At(stamp) = keep(&kv, "a", "one") else { panic!("saved") };
        assert!(delete(&kv, &Id::new("a"), "2026-09-07T08:30:00Z"));
        assert_eq!(write(&kv, &Id::new("a"), &[stamp], "late", |_| "late".to_owned()), Saved::Overtaken);
        assert_eq!(names(&kv), [""; 0]);
    }

    #[test]
    fn a_new_plan_with_the_id_of_a_deleted_one_keeps_that_aside() {
        let kv = MemoryKv::default();
        keep(&kv, "a", "one");
        delete(&kv, &Id::new("a"), "2026-09-07T08:30:00Z");
        assert!(matches!(keep(&kv, "a", "anew"), Saved::At(_)));
        assert_eq!(names(&kv), ["a"]);
        assert!(aside::list(&kv)[0].text.ends_with("\none"));
        assert_eq!(deleted(&kv), None);
    }

    #[test]
    fn what_an_older_version_deleted_comes_back() {
        let kv = MemoryKv::default();
        let plan = Plan { id: Id::new("a"), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        let text = stored::save(&plan, 3, "");
        kv.set(&old_bin(), &format!("a\n{text}")).unwrap();
        assert_eq!(deleted(&kv), Some(Id::new("a")));
        assert_eq!(undelete(&kv), Some(Id::new("a")));
        assert_eq!(Held::look(&kv, &Id::new("a")).newest().map(Slot::body), Some(text.as_str()));
        assert_eq!(kv.keys(), ["uptake:plan:a"]);
    }
}
