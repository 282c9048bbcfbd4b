//! The platform layer in a real browser: storage with its revisions, locks, time zones, the clock.
#![cfg(target_family = "wasm")]
#![allow(dead_code, reason = "the platform is compiled whole; the app uses the rest")]

#[path = "../../src/app/platform/mod.rs"]
mod platform;

use std::sync::Arc;

use platform::plans::{self, Saved};
use platform::{clock, ids, kv, locks, zones};
use uptake::exchange::envelope::Loaded;
use uptake::id::{Id, IdSource};
use uptake::plan::Plan;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn plan(name: &str) -> Plan {
    Plan { id: ids::RandomIds.fresh(), name: name.to_owned(), ..Plan::default() }
}

fn stored_name(id: &Id) -> Option<String> {
    match plans::read(id) {
        Some(Loaded::Ready { plan, .. }) => Some(plan.name),
        _ => None,
    }
}

#[wasm_bindgen_test]
fn what_is_kept_is_found_again_under_its_key() {
    let (store, durability) = kv::open();
    assert_eq!(durability, kv::Durability::Kept);
    let key = format!("{}test:{}", kv::PREFIX, ids::RandomIds.fresh());
    assert_eq!(store.set(&key, "text"), Ok(()));
    assert_eq!(store.get(&key).as_deref(), Some("text"));
    assert!(store.keys().contains(&key));
    store.remove(&key);
    assert_eq!(store.get(&key), None);
}

#[wasm_bindgen_test]
async fn a_save_over_a_revision_not_seen_changes_nothing() {
    let mine = plan("mine");
    let Saved::At(first) = plans::save(Arc::new(mine.clone()), 0).await else { panic!("the first save") };
    let theirs = Plan { name: "theirs".to_owned(), ..mine.clone() };
    assert_eq!(plans::save(Arc::new(theirs), first).await, Saved::At(first + 1));
    let late = Plan { name: "late".to_owned(), ..mine.clone() };
    assert_eq!(plans::save(Arc::new(late.clone()), first).await, Saved::Overtaken);
    assert_eq!(plans::save_now(&late, 0), Saved::Overtaken);
    assert_eq!(stored_name(&mine.id).as_deref(), Some("theirs"));
    assert!(plans::delete(&mine.id));
}

#[wasm_bindgen_test]
fn a_deleted_plan_comes_back_whole() {
    let kept = plan("kept");
    assert_eq!(plans::save_now(&kept, 0), Saved::At(1));
    let before = plans::raw(&kept.id);
    assert!(plans::delete(&kept.id));
    assert_eq!(plans::raw(&kept.id), None);
    assert_eq!(plans::undelete(), Some(kept.id.clone()));
    assert_eq!(plans::raw(&kept.id), before);
    assert!(plans::delete(&kept.id));
}

#[wasm_bindgen_test]
fn a_full_storage_refuses_the_save_and_keeps_the_older_plan() {
    let kept = plan("kept");
    assert_eq!(plans::save_now(&kept, 0), Saved::At(1));
    let (store, _) = kv::open();
    let filler = format!("{}filler", kv::PREFIX);
    // Fill up from large to small, so that not even a word more fits.
    let mut text = String::new();
    let mut piece = 1 << 20;
    while piece > 0 {
        text.push_str(&"x".repeat(piece));
        if store.set(&filler, &text).is_err() {
            text.truncate(text.len() - piece);
            piece /= 2;
        }
    }
    let longer = Plan { name: "n".repeat(4096), ..kept.clone() };
    assert_eq!(plans::save_now(&longer, 1), Saved::Refused);
    assert_eq!(stored_name(&kept.id).as_deref(), Some("kept"));
    store.remove(&filler);
    assert_eq!(plans::save_now(&longer, 1), Saved::At(2));
    assert!(plans::delete(&kept.id));
}

#[wasm_bindgen_test]
fn text_that_cannot_be_read_is_left_as_it_is() {
    let id = ids::RandomIds.fresh();
    let (store, _) = kv::open();
    assert_eq!(store.set(&plans::key(&id), "{ not a plan"), Ok(()));
    assert!(matches!(plans::read(&id), Some(Loaded::Damaged { .. })));
    let over = Plan { id: id.clone(), ..Plan::default() };
    assert_eq!(plans::save_now(&over, 0), Saved::Overtaken);
    assert_eq!(plans::raw(&id).as_deref(), Some("{ not a plan"));
    store.remove(&plans::key(&id));
}

#[wasm_bindgen_test]
async fn work_under_a_lock_is_done_once_and_its_result_comes_back() {
    let mut runs = 0;
    for _ in 0..3 {
        runs += locks::exclusive("test-lock", || 1).await;
    }
    assert_eq!(runs, 3);
}

#[wasm_bindgen_test]
fn zones_follow_daylight_saving() {
    let at = |text: &str| text.parse().ok().and_then(|utc| zones::offset_at_utc("Europe/Berlin", utc));
    assert_eq!(at("2026-07-01T12:00:00"), Some(7200));
    assert_eq!(at("2026-12-01T12:00:00"), Some(3600));
    assert_eq!(zones::offset_at_utc("No/Where", clock::now_utc()), None);
}

#[wasm_bindgen_test]
fn fresh_ids_differ() {
    let mut source = ids::RandomIds;
    let many: std::collections::BTreeSet<Id> = (0..1000).map(|_| source.fresh()).collect();
    assert_eq!(many.len(), 1000);
}
