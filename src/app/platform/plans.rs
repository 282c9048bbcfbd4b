//! Plans in this browser: [`uptake::keep`] on its storage, with its clock, its locks and its chance.

use std::cell::OnceCell;
use std::sync::Arc;

use uptake::exchange::envelope::{self, Loaded};
use uptake::id::{Id, IdSource};
use uptake::keep::aside::{self, Aside};
use uptake::keep::keys::{Key, PREFIX};
use uptake::keep::plans::Stored;
use uptake::keep::{Kv, Stamp, bin, plans, slots};
use uptake::plan::Plan;

use super::ids::RandomIds;
use super::kv::{self, Durability};
use super::{clock, locks, versions};

pub use uptake::keep::slots::Saved;

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

/// A stored plan that could be read, or why not.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The plan's id, from its keys.
    pub id: Id,
    /// What its newest text holds.
    pub loaded: Loaded,
}

/// Whether anything is stored as a plan, readable or not.
pub fn any() -> bool {
    with_kv(|kv, _| !bin::ids(kv).is_empty())
}

/// Whether something is stored under this id, readable or not.
pub fn has(id: &Id) -> bool {
    with_kv(|kv, _| bin::ids(kv).contains(id))
}

/// Everything stored, readable or not.
pub fn list() -> Vec<Entry> {
    with_kv(|kv, _| {
        let entry = |id: Id| Some(Entry { loaded: plans::load(kv, &id)?.loaded, id });
        bin::ids(kv).into_iter().filter_map(entry).collect()
    })
}

/// The stored plan with this id; `None` when there is none.
pub fn read(id: &Id) -> Option<Loaded> {
    stored(id).map(|stored| stored.loaded)
}

/// The stored plan with this id, with which save it is and what that contains.
pub fn stored(id: &Id) -> Option<Stored> {
    with_kv(|kv, _| plans::load(kv, id))
}

/// Which save the newest text of a plan is; `None` when there is none that is whole.
pub fn newest(id: &Id) -> Option<Stamp> {
    with_kv(|kv, _| plans::newest(kv, id))
}

/// The stored texts of a plan byte for byte, to rescue it by hand.
pub fn texts(id: &Id) -> Vec<String> {
    with_kv(|kv, _| plans::texts(kv, id))
}

/// Keeps aside what is damaged or was never merged, where the plan opens without it. Tells how many texts.
pub fn mend(id: &Id) -> usize {
    with_kv(|kv, _| slots::mend(kv, id))
}

/// The texts kept aside.
pub fn asides() -> Vec<Aside> {
    with_kv(|kv, _| aside::list(kv))
}

/// Keeps a plan aside as it is on the page, where it cannot be saved; `None` when there is no room.
pub fn set_aside(plan: &Plan, rev: u64) -> Option<Aside> {
    // Without a time: the same plan is the same text, however often it is kept.
    let text = envelope::save(plan, rev, "");
    with_kv(|kv, _| {
        let is_kept = aside::keep(kv, &plan.id, &text);
        let found = || aside::list(kv).into_iter().find(|aside| aside.id == plan.id && aside.text == text);
        if is_kept { found() } else { None }
    })
}

/// Deletes a text kept aside.
pub fn delete_aside(aside: &Aside) {
    with_kv(|kv, _| aside::delete(kv, aside));
}

/// Saves a plan under the plan's lock, so that pages rarely save past each other. `seen` are the saves that the plan
/// contains; none makes a new plan.
pub async fn save(plan: Arc<Plan>, seen: Vec<Stamp>) -> Saved {
    let name = format!("{PREFIX}plan:{}", plan.id);
    locks::exclusive(&name, move || save_now(&plan, &seen)).await
}

/// Saves at once, without waiting for the lock: for a page that is being closed. Where another page saves in the same
/// moment, both texts are there.
pub fn save_now(plan: &Arc<Plan>, seen: &[Stamp]) -> Saved {
    let saved_at = clock::timestamp();
    let name = RandomIds.fresh();
    let saved = with_kv(|kv, _| plans::save(kv, plan, seen, name.as_str(), &saved_at));
    if let Saved::At(stamp) = saved {
        versions::saved(Arc::clone(plan), stamp.rev, saved_at);
    }
    saved
}

/// Stores a plan whose id is not in use; whether there was room for it.
pub fn add(plan: &Plan) -> bool {
    matches!(save_now(&Arc::new(plan.clone()), &[]), Saved::At(_))
}

/// Deletes a plan; [`undelete`] brings the last one back, also after a reload.
///
/// Returns whether it is gone; when storage cannot hold even the mark, nothing is deleted.
pub fn delete(id: &Id) -> bool {
    let before = deleted();
    let is_gone = with_kv(|kv, _| bin::delete(kv, id, &clock::timestamp()));
    // The plan deleted before this one is gone for good now, and so are its versions.
    if let Some(other) = before.filter(|other| deleted().as_ref() != Some(other) && !has(other)) {
        versions::forget(other);
    }
    is_gone
}

/// Brings the last deleted plan back and tells its id.
pub fn undelete() -> Option<Id> {
    with_kv(|kv, _| bin::undelete(kv))
}

/// The plan that [`undelete`] would bring back.
pub fn deleted() -> Option<Id> {
    with_kv(|kv, _| bin::deleted(kv))
}

/// The plan whose texts or mark stand under this storage key.
pub fn id_of_key(key: &str) -> Option<Id> {
    match Key::read(key)? {
        Key::Slot { id, .. } | Key::Old(id) | Key::Bin(id) => Some(id),
        Key::Aside { .. } => None,
    }
}

/// Keeps a small setting of the app; lost without notice when storage is blocked or full.
pub fn set_setting(name: &str, value: &str) {
    let _ = with_kv(|kv, _| kv.set(&format!("{PREFIX}setting:{name}"), value));
}

/// A small setting of the app.
pub fn setting(name: &str) -> Option<String> {
    with_kv(|kv, _| kv.get(&format!("{PREFIX}setting:{name}")))
}
