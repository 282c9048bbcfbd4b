//! What only a real browser shows: storage with its revisions, versions, locks, time zones, the clock, the import.
#![cfg(target_family = "wasm")]
#![allow(dead_code, reason = "the platform is compiled whole; the app uses the rest")]

mod import;
#[path = "../../src/app/platform/mod.rs"]
mod platform;
mod versions;

use std::sync::Arc;

use platform::plans::{self, Saved};
use platform::{clock, ids, kv, locks, zones};
use uptake::exchange::envelope::Loaded;
use uptake::id::{Id, IdSource};
use uptake::keep::Stamp;
use uptake::keep::keys::{Key, PREFIX};
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

fn at(saved: Saved) -> Stamp {
    match saved {
        Saved::At(stamp) => stamp,
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
fn what_is_kept_is_found_again_under_its_key() {
    let (store, durability) = kv::open();
    assert_eq!(durability, kv::Durability::Kept);
    let key = format!("{PREFIX}test:{}", ids::RandomIds.fresh());
    assert_eq!(store.set(&key, "text"), Ok(()));
    assert_eq!(store.get(&key).as_deref(), Some("text"));
    assert!(store.keys().contains(&key));
    store.remove(&key);
    assert_eq!(store.get(&key), None);
}

#[wasm_bindgen_test]
async fn a_save_over_one_not_seen_changes_nothing() {
    let mine = plan("mine");
    let first = at(plans::save(Arc::new(mine.clone()), Vec::new()).await);
    let theirs = Plan { name: "theirs".to_owned(), ..mine.clone() };
    let second = at(plans::save(Arc::new(theirs), vec![first]).await);
    assert_eq!((first.rev, second.rev), (1, 2));
    let late = Arc::new(Plan { name: "late".to_owned(), ..mine.clone() });
    assert_eq!(plans::save(Arc::clone(&late), vec![first]).await, Saved::Overtaken);
    assert_eq!(plans::save_now(&late, &[]), Saved::Overtaken);
    assert_eq!(plans::newest(&mine.id), Some(second));
    assert_eq!(stored_name(&mine.id).as_deref(), Some("theirs"));
    assert!(plans::delete(&mine.id));
}

#[wasm_bindgen_test]
fn a_deleted_plan_comes_back_whole() {
    let kept = plan("kept");
    assert!(plans::add(&kept));
    let before = plans::texts(&kept.id);
    assert!(plans::delete(&kept.id));
    assert!(!plans::has(&kept.id) && plans::read(&kept.id).is_none());
    assert_eq!(plans::undelete(), Some(kept.id.clone()));
    assert_eq!(plans::texts(&kept.id), before);
    assert!(plans::delete(&kept.id));
}

#[wasm_bindgen_test]
fn a_full_storage_refuses_the_save_and_keeps_the_older_plan() {
    let kept = plan("kept");
    let first = at(plans::save_now(&Arc::new(kept.clone()), &[]));
    let (store, _) = kv::open();
    let filler = format!("{PREFIX}filler");
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
    let longer = Arc::new(Plan { name: "n".repeat(1 << 16), ..kept.clone() });
    assert_eq!(plans::save_now(&longer, &[first]), Saved::Refused);
    assert_eq!(stored_name(&kept.id).as_deref(), Some("kept"));
    store.remove(&filler);
    assert_eq!(at(plans::save_now(&longer, &[first])).rev, 2);
    assert!(plans::delete(&kept.id));
}

#[wasm_bindgen_test]
fn text_that_cannot_be_read_is_left_as_it_is() {
    let id = ids::RandomIds.fresh();
    let (store, _) = kv::open();
    let key = Key::Old(id.clone()).to_string();
    assert_eq!(store.set(&key, "{ not a plan"), Ok(()));
    assert!(matches!(plans::read(&id), Some(Loaded::Damaged { .. })));
    let over = Arc::new(Plan { id: id.clone(), ..Plan::default() });
    assert_eq!(plans::save_now(&over, &[]), Saved::Overtaken);
    assert_eq!(plans::texts(&id), ["{ not a plan"]);
    store.remove(&key);
}

#[wasm_bindgen_test]
fn a_damaged_save_falls_back_to_the_one_before_and_is_kept_aside() {
    let mine = plan("one");
    let first = at(plans::save_now(&Arc::new(mine.clone()), &[]));
    let two = Plan { name: "Second state".to_owned(), ..mine.clone() };
    at(plans::save_now(&Arc::new(two), &[first]));
    let (store, _) = kv::open();
    let is_second =
        |key: &String| key.ends_with(mine.id.as_str()) && store.get(key).is_some_and(|it| it.contains("Second state"));
    let key = store.keys().into_iter().find(is_second).unwrap_or_default();
    let half: String = store.get(&key).unwrap_or_default().chars().take(200).collect();
    assert_eq!(store.set(&key, &half), Ok(()));
    assert_eq!(stored_name(&mine.id).as_deref(), Some("one"));
    assert_eq!(plans::mend(&mine.id), 1);
    let asides: Vec<_> = plans::asides().into_iter().filter(|aside| aside.id == mine.id).collect();
    assert_eq!(asides.iter().map(|aside| aside.text.as_str()).collect::<Vec<_>>(), [half.as_str()]);
    asides.iter().for_each(plans::delete_aside);
    assert!(plans::delete(&mine.id));
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
