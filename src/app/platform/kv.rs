//! Where plans are kept: the browser's own storage where it works, memory where it is blocked.

use gloo_storage::{LocalStorage, Storage};
use uptake::keep::keys::PREFIX;
use uptake::keep::{Kv, KvError, MemoryKv};

/// The browser's local storage.
struct BrowserKv;

impl Kv for BrowserKv {
    fn get(&self, key: &str) -> Option<String> {
        LocalStorage::raw().get_item(key).ok().flatten()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KvError> {
        LocalStorage::raw().set_item(key, text).map_err(|_| KvError::Refused)
    }

    fn remove(&self, key: &str) {
        LocalStorage::delete(key);
    }

    fn keys(&self) -> Vec<String> {
        let raw = LocalStorage::raw();
        (0..LocalStorage::length())
            .filter_map(|index| raw.key(index).ok().flatten())
            .filter(|key| key.starts_with(PREFIX))
            .collect()
    }
}

/// Whether what is kept outlives the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// It does.
    Kept,
    /// Storage is blocked: work lives in memory only.
    MemoryOnly,
}

/// The browser's storage, or memory when it is blocked.
///
/// gloo-storage panics where storage is denied, so it is asked for by web-sys first.
pub fn open() -> (Box<dyn Kv>, Durability) {
    let reachable = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let readable = reachable.is_some_and(|storage| storage.length().is_ok());
    if readable {
        (Box::new(BrowserKv), Durability::Kept)
    } else {
        (Box::<MemoryKv>::default(), Durability::MemoryOnly)
    }
}
