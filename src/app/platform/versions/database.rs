//! The database of the versions: two stores, opened when they are first needed, and the keys in them.

use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use gloo_timers::future::TimeoutFuture;
use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Transaction};
use uptake::id::Id;
use wasm_bindgen::JsValue;

use super::Trouble;

/// Its name.
const DATABASE: &str = "uptake-versions";
/// The store of what is known of each version: JSON, by plan and version.
pub(super) const VERSIONS: &str = "versions";
/// The store of texts: stored plans, by plan and content.
pub(super) const TEXTS: &str = "texts";

/// Milliseconds after which a database that does not open counts as not there.
const PATIENCE: u32 = 5_000;

/// What is known of the database on this page.
#[derive(Default)]
struct Held {
    database: Option<Rc<Database>>,
    /// It did not answer once: nobody waits for it again.
    is_silent: bool,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::new(Held::default());
}

fn with_held<R>(work: impl FnOnce(&mut Held) -> R) -> R {
    HELD.with_borrow_mut(work)
}

impl From<idb::Error> for Trouble {
    fn from(_: idb::Error) -> Self {
        Self::NoDatabase
    }
}

/// The key of something of a plan.
pub(super) fn key(plan_id: &Id, tail: &str) -> JsValue {
    JsValue::from_str(&format!("{plan_id}\n{tail}"))
}

/// The keys of all that is of a plan.
pub(super) fn of_plan(plan_id: &Id) -> Result<KeyRange, Trouble> {
    Ok(KeyRange::bound(&key(plan_id, ""), &key(plan_id, "\u{ffff}"), None, None)?)
}

/// Waits until all of a transaction is on its way to the disk.
pub(super) async fn committed(transaction: Transaction) -> Result<(), Trouble> {
    // A full disk shows here and not at the single writes.
    if transaction.await?.is_committed() { Ok(()) } else { Err(Trouble::NoDatabase) }
}

/// The database, opened when it is first needed.
pub(super) async fn database() -> Result<Rc<Database>, Trouble> {
    if let Some(open) = with_held(|held| held.database.clone()) {
        return Ok(open);
    }
    if with_held(|held| held.is_silent) {
        return Err(Trouble::NoDatabase);
    }
    // Some browsers neither open nor refuse where a profile is damaged or storage is blocked.
    let Some(opened) = within(PATIENCE, open()?).await else {
        with_held(|held| held.is_silent = true);
        return Err(Trouble::NoDatabase);
    };
    let mut opened = opened?;
    // Two may have asked at once: one connection is enough.
    if let Some(other) = with_held(|held| held.database.clone()) {
        opened.close();
        return Ok(other);
    }
    let let_go = || {
        if let Some(database) = with_held(|held| held.database.take()) {
            database.close();
        }
    };
    // A newer version of the app, or the person clearing the site's data, must not wait for this page.
    opened.on_version_change(move |_| let_go());
    opened.on_close(move |_| let_go());
    let opened = Rc::new(opened);
    with_held(|held| held.database = Some(Rc::clone(&opened)));
    Ok(opened)
}

fn open() -> Result<impl Future<Output = Result<Database, idb::Error>>, Trouble> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for store in [VERSIONS, TEXTS] {
                // Fails where it is there already; where it is missing later, every use of it says so.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    Ok(request.into_future())
}

/// What `work` comes to, if that takes no longer than `millis` milliseconds.
async fn within<T>(millis: u32, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    let mut patience = pin!(TimeoutFuture::new(millis));
    std::future::poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => patience.as_mut().poll(cx).map(|()| None),
    })
    .await
}
