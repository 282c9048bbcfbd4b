//! Versions of plans, kept in IndexedDB: beside the plans, where there is far more room.
//!
//! One store lists the versions, another holds their texts by what they hold, so that a list loads no text and no text
//! is there twice. Nothing here stands in the way of saving a plan: where a browser has no database, versions are what
//! is missing, and [`list`] says so.

mod database;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use idb::{ObjectStore, TransactionMode};
use uptake::exchange::envelope::{self, Loaded};
use uptake::fnv;
use uptake::id::{Id, IdSource};
use uptake::keep::retention::to_drop;
use uptake::keep::version::{Reason, Version, content_hash, sort_newest_first};
use uptake::plan::{Plan, Template};
use wasm_bindgen::JsValue;

use self::database::{TEXTS, VERSIONS, committed, database, key, of_plan};
use super::ids::RandomIds;
use super::{clock, page, plans, space};

/// Milliseconds between two versions of a plan that is being worked on.
const PAUSE: u64 = 60_000;

/// Milliseconds that a timer may be early.
const EARLY: u32 = 1_000;

/// The setting that says that the browser has been asked for its promise.
const ASKED: &str = "promise-asked";

/// Why a version was not kept or found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser has no database for this page, or it is full.
    NoDatabase,
    /// There is no such version any more.
    Gone,
}

/// A saved plan that waits to be kept as a version.
struct Waiting {
    plan: Arc<Plan>,
    rev: u64,
    saved_at: String,
}

/// What is kept in memory between two versions.
#[derive(Default)]
struct Desk {
    waiting: Option<Waiting>,
    /// The plan of which a version was kept last, and when, in milliseconds since 1970.
    last: Option<(Id, u64)>,
    is_watching: bool,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk::default());
}

fn with_desk<R>(work: impl FnOnce(&mut Desk) -> R) -> R {
    DESK.with_borrow_mut(work)
}

/// Takes note of a plan that was just saved. A version of it is kept at once, or within a minute of the one before;
/// what waits when the page hides is kept then.
pub fn saved(plan: Arc<Plan>, rev: u64, saved_at: String) {
    if plan.template != Template::Sample {
        ask_for_promise();
    }
    let id = plan.id.clone();
    let (displaced, is_first) = with_desk(|desk| {
        let before = desk.waiting.replace(Waiting { plan, rev, saved_at });
        let is_first = !std::mem::replace(&mut desk.is_watching, true);
        (before.filter(|before| before.plan.id != id), is_first)
    });
    if is_first {
        page::on_hide(keep_waiting);
    }
    if let Some(other) = displaced {
        keep_save(other);
    }
    match left_to_wait(&id) {
        0 => keep_waiting(),
        millis => page::after(millis, keep_waiting_in_turn),
    }
}

/// Milliseconds until the next version of this plan is due.
fn left_to_wait(id: &Id) -> u32 {
    let since = with_desk(|desk| desk.last.as_ref().filter(|(last, _)| last == id).map(|(_, at)| *at));
    let left = since.map_or(0, |at| PAUSE.saturating_sub(clock::now_ms().saturating_sub(at)));
    u32::try_from(left).unwrap_or_default()
}

/// Keeps what waits if it is due: each save sets a timer, and the first of them does the work of all.
fn keep_waiting_in_turn() {
    let waits_for = with_desk(|desk| desk.waiting.as_ref().map(|waiting| waiting.plan.id.clone()));
    if waits_for.is_some_and(|id| left_to_wait(&id) < EARLY) {
        keep_waiting();
    }
}

/// Keeps the last save as a version if it still waits to be one.
pub fn keep_waiting() {
    let waiting = with_desk(|desk| {
        let waiting = desk.waiting.take()?;
        desk.last = Some((waiting.plan.id.clone(), clock::now_ms()));
        Some(waiting)
    });
    if let Some(waiting) = waiting {
        keep_save(waiting);
    }
}

fn keep_save(Waiting { plan, rev, saved_at }: Waiting) {
    page::spawn(async move {
        // The plan itself is saved; that no version of it could be kept is said where versions are listed.
        let _ = add(&plan, rev, saved_at, Reason::Save, String::new()).await;
    });
}

/// Once there is work worth keeping, the browser is asked to keep it; once, since some ask the person in turn.
fn ask_for_promise() {
    if plans::setting(ASKED).is_none() {
        plans::set_setting(ASKED, "yes");
        page::spawn(async {
            space::ask().await;
        });
    }
}

/// Keeps a version of a plan as it stands now, for any reason but a save.
///
/// # Errors
/// When the browser has no database or no room in it.
pub async fn keep(reason: Reason, plan: &Plan, rev: u64) -> Result<(), Trouble> {
    add(plan, rev, clock::timestamp(), reason, String::new()).await
}

/// Keeps a version under a name until the person drops it.
///
/// # Errors
/// When the browser has no database or no room in it.
pub async fn keep_named(plan: &Plan, rev: u64, name: String) -> Result<(), Trouble> {
    add(plan, rev, clock::timestamp(), Reason::Named, name).await
}

/// Keeps the state in which a plan is handed on, and tells its [`ancestors`].
pub async fn handed_on(plan: &Plan, rev: u64) -> Vec<String> {
    // Without a database the file still names the state that it holds.
    let _ = keep(Reason::Shared, plan, rev).await;
    ancestors(plan).await
}

/// The hashes of the last states in which a plan was handed on and of the one it is in, the newest last: what a file
/// names as its ancestors.
pub async fn ancestors(plan: &Plan) -> Vec<String> {
    let hash = content_hash(plan);
    let kept = list(&plan.id).await.unwrap_or_default();
    let before = kept.into_iter().rev().filter(|version| version.reason == Reason::Shared && version.hash != hash);
    before.map(|version| version.hash).chain([hash.clone()]).collect()
}

/// Keeps the stored text of a plan in an older form, byte for byte, before it is saved in the form of today.
pub fn before_migration(plan_id: Id, rev: u64, text: String) {
    page::spawn(async move {
        let hash = fnv::hex(&text);
        let version = new_version(plan_id, rev, clock::timestamp(), Reason::BeforeMigration, hash, text.len());
        // Opening a plan does not fail for want of a version; the list of versions says that there are none.
        let _ = put(version, &text).await;
    });
}

async fn add(plan: &Plan, rev: u64, saved_at: String, reason: Reason, name: String) -> Result<(), Trouble> {
    let text = envelope::save(plan, rev, &saved_at);
    let mut version = new_version(plan.id.clone(), rev, saved_at, reason, content_hash(plan), text.len());
    version.name = name;
    put(version, &text).await
}

fn new_version(plan_id: Id, rev: u64, saved_at: String, reason: Reason, hash: String, size: usize) -> Version {
    Version { id: RandomIds.fresh(), plan_id, rev, saved_at, reason, name: String::new(), hash, size }
}

/// The versions of a plan, the newest first.
///
/// # Errors
/// When the browser has no database for this page.
pub async fn list(plan_id: &Id) -> Result<Vec<Version>, Trouble> {
    let database = database().await?;
    let rows = database.transaction(&[VERSIONS], TransactionMode::ReadOnly)?.object_store(VERSIONS)?;
    versions_in(&rows, plan_id).await
}

/// Reads a version. One that was kept in an older form comes in the form of today.
///
/// # Errors
/// When the browser has no database, or the version is gone.
pub async fn read(version: &Version) -> Result<Loaded, Trouble> {
    let database = database().await?;
    let texts = database.transaction(&[TEXTS], TransactionMode::ReadOnly)?.object_store(TEXTS)?;
    let text = texts.get(key(&version.plan_id, &version.hash))?.await?;
    let text = text.and_then(|text| text.as_string()).ok_or(Trouble::Gone)?;
    Ok(envelope::load(&text))
}

/// Gives a version a name, which keeps it for good; an empty one takes its name away.
///
/// # Errors
/// When the browser has no database, or the version is gone.
pub async fn name(version: &Version, name: String) -> Result<(), Trouble> {
    let database = database().await?;
    let transaction = database.transaction(&[VERSIONS], TransactionMode::ReadWrite)?;
    let rows = transaction.object_store(VERSIONS)?;
    let key = key(&version.plan_id, version.id.as_str());
    let row = rows.get(key.clone())?.await?.and_then(|row| row.as_string());
    let mut named = row.and_then(|row| Version::read(&row)).ok_or(Trouble::Gone)?;
    named.name = name;
    rows.put(&JsValue::from_str(&named.text()), Some(&key))?.await?;
    committed(transaction).await
}

/// Drops a version.
///
/// # Errors
/// When the browser has no database.
pub async fn drop_version(version: &Version) -> Result<(), Trouble> {
    let database = database().await?;
    let transaction = database.transaction(&[VERSIONS, TEXTS], TransactionMode::ReadWrite)?;
    let (rows, texts) = (transaction.object_store(VERSIONS)?, transaction.object_store(TEXTS)?);
    let all = versions_in(&rows, &version.plan_id).await?;
    discard(&rows, &texts, &all, &BTreeSet::from([version.id.clone()])).await?;
    committed(transaction).await
}

/// Drops all versions of a plan that is gone for good.
pub fn forget(plan_id: Id) {
    page::spawn(async move {
        // Where there is no database there is nothing to drop.
        let _ = discard_all(&plan_id).await;
    });
}

async fn discard_all(plan_id: &Id) -> Result<(), Trouble> {
    let database = database().await?;
    let transaction = database.transaction(&[VERSIONS, TEXTS], TransactionMode::ReadWrite)?;
    for store in [VERSIONS, TEXTS] {
        transaction.object_store(store)?.delete(of_plan(plan_id)?)?.await?;
    }
    committed(transaction).await
}

/// Adds a version, and drops those that need not be kept any longer, all or nothing.
async fn put(version: Version, text: &str) -> Result<(), Trouble> {
    let database = database().await?;
    let transaction = database.transaction(&[VERSIONS, TEXTS], TransactionMode::ReadWrite)?;
    let (rows, texts) = (transaction.object_store(VERSIONS)?, transaction.object_store(TEXTS)?);
    let mut all = versions_in(&rows, &version.plan_id).await?;
    if is_told_already(&all, &version) {
        return Ok(());
    }
    if all.iter().all(|other| other.hash != version.hash) {
        texts.put(&JsValue::from_str(text), Some(&key(&version.plan_id, &version.hash)))?.await?;
    }
    let row_key = key(&version.plan_id, version.id.as_str());
    rows.put(&JsValue::from_str(&version.text()), Some(&row_key))?.await?;
    all.push(version);
    let dropped: BTreeSet<Id> = to_drop(&all, day_of).into_iter().collect();
    discard(&rows, &texts, &all, &dropped).await?;
    committed(transaction).await
}

/// Whether a further version would say nothing new: the same saved or handed on once more, or brought to a newer form.
fn is_told_already(all: &[Version], version: &Version) -> bool {
    let mut alike = all.iter().filter(|other| other.reason == version.reason);
    match version.reason {
        // What was saved before the last save is a step of its own.
        Reason::Save => alike.next().is_some_and(|newest| newest.hash == version.hash),
        Reason::Shared | Reason::BeforeMigration => alike.any(|other| other.hash == version.hash),
        Reason::BeforeImport | Reason::BeforeRestore | Reason::Named => false,
    }
}

/// The civil day of a version on this machine's own clock.
fn day_of(version: &Version) -> NaiveDate {
    clock::local_time(&version.saved_at).map(|moment| moment.date()).unwrap_or_default()
}

/// Takes versions out, and the texts that no version needs any more.
async fn discard(
    rows: &ObjectStore,
    texts: &ObjectStore,
    all: &[Version],
    dropped: &BTreeSet<Id>,
) -> Result<(), Trouble> {
    let (out, kept): (Vec<&Version>, Vec<&Version>) = all.iter().partition(|version| dropped.contains(&version.id));
    for version in out {
        rows.delete(key(&version.plan_id, version.id.as_str()))?.await?;
        if kept.iter().all(|other| other.hash != version.hash) {
            texts.delete(key(&version.plan_id, &version.hash))?.await?;
        }
    }
    Ok(())
}

async fn versions_in(rows: &ObjectStore, plan_id: &Id) -> Result<Vec<Version>, Trouble> {
    let found = rows.get_all(Some(of_plan(plan_id)?.into()), None)?.await?;
    let read = |row: JsValue| row.as_string().and_then(|row| Version::read(&row));
    let mut versions: Vec<Version> =
        found.into_iter().filter_map(read).filter(|version| version.plan_id == *plan_id).collect();
    sort_newest_first(&mut versions);
    Ok(versions)
}
