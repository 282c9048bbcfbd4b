//! Versions in the database of a real browser: kept once, found again, named, and dropped.

use std::sync::Arc;

use uptake::exchange::envelope::Loaded;
use uptake::id::{Id, IdSource};
use uptake::keep::version::{Reason, Version, content_hash};
use uptake::plan::Plan;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::platform::{clock, ids, space, versions};

fn plan(name: &str) -> Plan {
    Plan { id: ids::RandomIds.fresh(), name: name.to_owned(), ..Plan::default() }
}

async fn kept(id: &Id) -> Vec<Version> {
    versions::list(id).await.expect("this browser has a database")
}

async fn name_at(version: &Version) -> Option<String> {
    match versions::read(version).await {
        Ok(Loaded::Ready { plan, .. }) => Some(plan.name),
        _ => None,
    }
}

#[wasm_bindgen_test]
async fn a_version_is_read_as_it_was_kept() {
    let first = plan("first");
    let second = Plan { name: "second".to_owned(), ..first.clone() };
    assert_eq!(versions::keep(Reason::BeforeImport, &first, 3).await, Ok(()));
    assert_eq!(versions::keep_named(&second, 4, "Agreed".to_owned()).await, Ok(()));
    let versions = kept(&first.id).await;
    assert_eq!(versions.len(), 2);
    let (named, before) = (&versions[0], &versions[1]);
    assert_eq!((named.reason, named.rev, named.name.as_str()), (Reason::Named, 4, "Agreed"));
    assert_eq!(before.hash, content_hash(&first));
    assert_eq!(name_at(named).await.as_deref(), Some("second"));
    assert_eq!(name_at(before).await.as_deref(), Some("first"));
}

#[wasm_bindgen_test]
async fn a_text_stays_for_as_long_as_a_version_needs_it() {
    let same = plan("same");
    for reason in [Reason::BeforeImport, Reason::BeforeRestore] {
        assert_eq!(versions::keep(reason, &same, 1).await, Ok(()));
    }
    let all = kept(&same.id).await;
    assert_eq!(all.len(), 2);
    assert_eq!(versions::drop_version(&all[0]).await, Ok(()));
    assert_eq!(name_at(&all[1]).await.as_deref(), Some("same"));
    assert_eq!(versions::drop_version(&all[1]).await, Ok(()));
    assert_eq!(name_at(&all[1]).await, None);
    assert_eq!(kept(&same.id).await, []);
}

#[wasm_bindgen_test]
async fn the_versions_of_one_plan_are_not_those_of_another() {
    let (mine, theirs) = (plan("mine"), plan("theirs"));
    assert_eq!(versions::keep(Reason::BeforeImport, &mine, 1).await, Ok(()));
    assert_eq!(versions::keep(Reason::BeforeImport, &theirs, 1).await, Ok(()));
    assert_eq!(kept(&mine.id).await.len(), 1);
    let gone = Version { plan_id: theirs.id.clone(), ..kept(&mine.id).await.remove(0) };
    assert_eq!(versions::read(&gone).await, Err(versions::Trouble::Gone));
}

#[wasm_bindgen_test]
async fn only_the_last_three_before_a_step_are_kept_and_a_name_keeps_more() {
    let base = plan("0");
    for n in 1..=3 {
        let now = Plan { name: n.to_string(), ..base.clone() };
        assert_eq!(versions::keep(Reason::BeforeRestore, &now, n).await, Ok(()));
    }
    let oldest = kept(&base.id).await.pop().expect("three are kept");
    assert_eq!(versions::name(&oldest, "Good".to_owned()).await, Ok(()));
    for n in 4..=6 {
        let now = Plan { name: n.to_string(), ..base.clone() };
        assert_eq!(versions::keep(Reason::BeforeRestore, &now, n).await, Ok(()));
    }
    let mut revs: Vec<u64> = kept(&base.id).await.iter().map(|version| version.rev).collect();
    revs.sort_unstable();
    assert_eq!(revs, [1, 4, 5, 6]);
}

#[wasm_bindgen_test]
async fn what_is_handed_on_names_the_states_before_it() {
    let first = plan("first");
    let second = Plan { name: "second".to_owned(), ..first.clone() };
    let hashes = [content_hash(&first), content_hash(&second)];
    assert_eq!(versions::handed_on(&first, 1).await, hashes[..1]);
    assert_eq!(versions::handed_on(&second, 2).await, hashes);
    assert_eq!(versions::handed_on(&second, 2).await, hashes);
    assert_eq!(kept(&first.id).await.len(), 2);
}

#[wasm_bindgen_test]
async fn the_first_save_is_kept_at_once() {
    let saved = plan("saved");
    versions::saved(Arc::new(saved.clone()), 1, clock::timestamp());
    for _ in 0..100 {
        if !kept(&saved.id).await.is_empty() {
            break;
        }
        gloo_timers::future::TimeoutFuture::new(20).await;
    }
    let all = kept(&saved.id).await;
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].reason, all[0].hash.clone()), (Reason::Save, content_hash(&saved)));
}

#[wasm_bindgen_test]
async fn the_browser_tells_what_room_there_is() {
    assert!(space::used().is_some());
    let estimate = space::estimate().await.expect("this browser tells");
    assert!(estimate.limit > estimate.used);
    assert_ne!(space::promise().await, space::Promise::Unknown);
}
