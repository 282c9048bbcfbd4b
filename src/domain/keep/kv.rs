//! A small store of texts by key: what plans are kept in, and the seam where tests inject faults.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Why something was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KvError {
    /// The storage refused the write; browsers name the reason differently, a full one is the usual cause.
    Refused,
}

/// A store of texts by key. Nothing in it is taken at its word: what matters is read back.
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

/// Memory: forgets everything when the page closes.
#[derive(Clone, Debug, Default)]
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

/// Keeps a text and reads it back: whether it is there. The answer of the storage is not asked.
pub(super) fn put(kv: &dyn Kv, key: &str, text: &str) -> bool {
    let _ = kv.set(key, text);
    kv.get(key).as_deref() == Some(text)
}

/// Removes a key unless something else stands there by now.
pub(super) fn remove_text(kv: &dyn Kv, key: &str, text: &str) {
    if kv.get(key).as_deref() == Some(text) {
        kv.remove(key);
    }
}
