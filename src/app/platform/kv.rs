//! A small key–value store: the browser's own where it works, memory where it is blocked.
//!
//! The trait is also the seam where tests inject faults.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_storage::{LocalStorage, Storage};

/// Keys of this app begin with this: other pages on the same host share the storage.
pub const PREFIX: &str = "uptake:";

/// Why something was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KvError {
    /// The storage refused the write; browsers name the reason differently, a full one is the usual cause.
    Refused,
}

/// A store of texts by key.
pub trait Kv {
    /// The text under `key`.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps `text` under `key`.
    ///
    /// # Errors
    /// When the text was not kept; what stood there before is still there.
    fn set(&self, key: &str, text: &str) -> Result<(), KvError>;
    /// Removes `key`.
    fn remove(&self, key: &str);
    /// All keys of this app.
    fn keys(&self) -> Vec<String>;
}

/// The browser's local storage.
pub struct BrowserKv;

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

/// Memory: forgets everything when the page closes.
#[derive(Default)]
pub struct MemoryKv {
    texts: RefCell<BTreeMap<String, String>>,
}

impl Kv for MemoryKv {
    fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), KvError> {
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
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
