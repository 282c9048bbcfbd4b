//! What the keys in storage are called, and what a key holds.
//!
//! Ids come from files, so they may hold anything, colons too: they stand last in every key.

use crate::id::Id;

/// Keys of this app begin with this: other pages on the same host share the storage.
pub const PREFIX: &str = "uptake:";

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// One saved text of a plan, under a name that no other save has.
    Slot {
        /// The name of the save.
        name: String,
        /// The plan.
        id: Id,
    },
    /// The text of a plan as versions before the slots kept it: one key a plan.
    Old(Id),
    /// The mark of a deleted plan.
    Bin(Id),
    /// A text kept aside.
    Aside {
        /// The checksum of the text, as sixteen hexadecimal digits.
        sum: String,
        /// The plan it was found under.
        id: Id,
    },
}

impl Key {
    /// Reads a key; `None` when it holds nothing of a plan.
    pub fn read(key: &str) -> Option<Self> {
        let (kind, rest) = key.strip_prefix(PREFIX)?.split_once(':')?;
        let named = || rest.split_once(':').map(|(name, id)| (name.to_owned(), Id::new(id)));
        match kind {
            "slot" => named().map(|(name, id)| Self::Slot { name, id }),
            "plan" => Some(Self::Old(Id::new(rest))),
            "bin" => Some(Self::Bin(Id::new(rest))),
            "aside" => named().map(|(sum, id)| Self::Aside { sum, id }),
            _ => None,
        }
    }

    /// The plan.
    pub fn id(&self) -> &Id {
        match self {
            Self::Slot { id, .. } | Self::Old(id) | Self::Bin(id) | Self::Aside { id, .. } => id,
        }
    }

    /// Whether a text of a plan stands here that may be opened.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Slot { .. } | Self::Old(_))
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Slot { name, id } => write!(f, "{PREFIX}slot:{name}:{id}"),
            Self::Old(id) => write!(f, "{PREFIX}plan:{id}"),
            Self::Bin(id) => write!(f, "{PREFIX}bin:{id}"),
            Self::Aside { sum, id } => write!(f, "{PREFIX}aside:{sum}:{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written_whatever_the_id() {
        for id in ["p1", "a:b", "slot:x:p", "", "ü ü"] {
            let id = Id::new(id);
            let keys = [
                Key::Slot { name: "n1".into(), id: id.clone() },
                Key::Old(id.clone()),
                Key::Bin(id.clone()),
                Key::Aside { sum: "00ff".into(), id: id.clone() },
            ];
            for key in keys {
                assert_eq!(Key::read(&key.to_string()), Some(key.clone()));
                assert_eq!(key.id(), &id);
            }
        }
    }

    #[test]
    fn other_keys_hold_nothing_of_a_plan() {
        for key in ["uptake:setting:theme", "uptake:deleted", "plan:p1", "uptake:", "", "other:plan:p1"] {
            assert_eq!(Key::read(key), None, "{key}");
        }
    }
}
