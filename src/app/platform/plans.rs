//! Plans in storage: one key a plan, a revision that only grows, and no write over a revision not seen.
//!
//! The list of plans is read from the keys themselves, so no index can disagree with what is there.

use std::cell::OnceCell;
use std::sync::Arc;

use uptake::exchange::envelope::{self, Loaded};
use uptake::id::Id;
use uptake::plan::Plan;

use super::kv::{self, Durability, Kv, PREFIX};
use super::{clock, locks};

thread_local! {
    // One page, one thread, one store: opened at first use.
    static STORE: OnceCell<(Box<dyn Kv>, Durability)> = const { OnceCell::new() };
}

fn with_kv<R>(work: impl FnOnce(&dyn Kv, Durability) -> R) -> R {
    STORE.with(|store| {
        let (kv, durability) = store.get_or_init(kv::open);
        work(kv.as_ref(), *durability)
    })
}

/// Whether plans outlive the page.
pub fn durability() -> Durability {
    with_kv(|_, durability| durability)
}

/// The storage key of a plan.
pub fn key(id: &Id) -> String {
    format!("{PREFIX}plan:{id}")
}

/// The key under which the deleted plan is held until another one is deleted.
fn bin_key() -> String {
    format!("{PREFIX}deleted")
}

/// A stored plan that could be read, or why not.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The plan's id, from its key.
    pub id: Id,
    /// What the key holds.
    pub loaded: Loaded,
}

/// Whether anything is stored as a plan, readable or not.
pub fn any() -> bool {
    with_kv(|kv, _| kv.keys().iter().any(|key| id_of_key(key).is_some()))
}

/// Everything stored, readable or not.
pub fn list() -> Vec<Entry> {
    with_kv(|kv, _| {
        let ids = kv.keys().into_iter().filter_map(|key| id_of_key(&key));
        ids.filter_map(|id| kv.get(&key(&id)).map(|text| Entry { loaded: envelope::load(&text), id })).collect()
    })
}

/// The stored plan with this id; `None` when there is none.
pub fn read(id: &Id) -> Option<Loaded> {
    raw(id).map(|text| envelope::load(&text))
}

/// The stored text of a plan, byte for byte.
pub fn raw(id: &Id) -> Option<String> {
    with_kv(|kv, _| kv.get(&key(id)))
}

/// What came of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Kept under this revision.
    At(u64),
    /// Another tab has written a revision not seen here; nothing was changed.
    Overtaken,
    /// Storage refused; the older text is still there.
    Refused,
}

/// Writes a plan if the stored revision is still `seen` (0 for a plan never stored).
fn write(plan: &Plan, seen: u64) -> Saved {
    with_kv(|kv, _| {
        let key = key(&plan.id);
        let stored = match kv.get(&key).map(|text| envelope::load(&text)) {
            None => 0,
            Some(Loaded::Ready { rev, .. }) => rev,
            Some(_) => return Saved::Overtaken,
        };
        if stored != seen {
            return Saved::Overtaken;
        }
        let rev = seen + 1;
        match kv.set(&key, &envelope::save(plan, rev, &clock::timestamp())) {
            Ok(()) => Saved::At(rev),
            Err(_) => Saved::Refused,
        }
    })
}

/// Saves a plan under the plan's lock, so that no other tab writes between the look and the write.
pub async fn save(plan: Arc<Plan>, seen: u64) -> Saved {
    let name = key(&plan.id);
    locks::exclusive(&name, move || write(&plan, seen)).await
}

/// Saves at once, without waiting for the lock: for a page that is being closed.
pub fn save_now(plan: &Plan, seen: u64) -> Saved {
    write(plan, seen)
}

/// Deletes a plan; [`undelete`] brings the last one back, also after a reload.
///
/// Returns whether it is gone; when storage cannot hold the way back, nothing is deleted.
pub fn delete(id: &Id) -> bool {
    with_kv(|kv, _| {
        let Some(text) = kv.get(&key(id)) else { return true };
        kv.remove(&key(id));
        if kv.set(&bin_key(), &format!("{id}\n{text}")).is_err() {
            return kv.set(&key(id), &text).is_err();
        }
        true
    })
}

/// Brings the last deleted plan back and tells its id.
pub fn undelete() -> Option<Id> {
    with_kv(|kv, _| {
        let held = kv.get(&bin_key())?;
        let (id, text) = held.split_once('\n')?;
        let id = Id::new(id);
        kv.set(&key(&id), text).ok()?;
        kv.remove(&bin_key());
        Some(id)
    })
}

/// The plan that [`undelete`] would bring back.
pub fn deleted() -> Option<Id> {
    with_kv(|kv, _| kv.get(&bin_key())?.split_once('\n').map(|(id, _)| Id::new(id)))
}

/// The plan whose storage key this is.
pub fn id_of_key(key: &str) -> Option<Id> {
    key.strip_prefix(PREFIX)?.strip_prefix("plan:").map(Id::new)
}

/// Keeps a small setting of the app; lost without notice when storage is blocked or full.
pub fn set_setting(name: &str, value: &str) {
    let _ = with_kv(|kv, _| kv.set(&format!("{PREFIX}setting:{name}"), value));
}

/// A small setting of the app.
pub fn setting(name: &str) -> Option<String> {
    with_kv(|kv, _| kv.get(&format!("{PREFIX}setting:{name}")))
}
