//! Texts kept aside: damaged or never merged, byte for byte, until the person deletes them.
//!
//! A text stands under its own checksum: keeping it twice is keeping it once.

use super::keys::Key;
use super::kv::{Kv, put};
use super::seal::sum_of;
use crate::id::Id;

/// A text kept aside.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Aside {
    /// Its key.
    pub key: String,
    /// The plan it was found under.
    pub id: Id,
    /// The text.
    pub text: String,
}

/// Keeps a text of a plan aside; whether it is there.
pub fn keep(kv: &dyn Kv, id: &Id, text: &str) -> bool {
    let key = Key::Aside { sum: format!("{:016x}", sum_of(text)), id: id.clone() }.to_string();
    kv.get(&key).as_deref() == Some(text) || put(kv, &key, text)
}

/// All texts kept aside, in the order of their keys.
pub fn list(kv: &dyn Kv) -> Vec<Aside> {
    let mut keys = kv.keys();
    keys.sort_unstable();
    let read = |key: String| match Key::read(&key)? {
        Key::Aside { id, .. } => Some(Aside { text: kv.get(&key)?, id, key }),
        _ => None,
    };
    keys.into_iter().filter_map(read).collect()
}

/// Deletes a text kept aside, as the person wished.
pub fn delete(kv: &dyn Kv, aside: &Aside) {
    kv.remove(&aside.key);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keep::MemoryKv;

    #[test]
    fn a_text_is_kept_once_and_deleted_by_hand_alone() {
        let kv = MemoryKv::default();
        let id = Id::new("a:b");
        assert!(keep(&kv, &id, "half a plan") && keep(&kv, &id, "half a plan") && keep(&kv, &id, "another"));
        let all = list(&kv);
        assert_eq!(all.len(), 2);
        assert!(all.iter().all(|aside| aside.id == id));
        delete(&kv, &all[0]);
        assert_eq!(list(&kv), all[1..]);
    }
}
