//! Identifiers of plans and of the things in them.

use serde::{Deserialize, Serialize};

/// An opaque identifier, unique within a plan and kept when the plan is copied, shared or merged.
///
/// The domain never makes one out of nothing: callers hand in fresh ids, see [`IdSource`].
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// Wraps a text as an identifier.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this identifier points nowhere, as in a choice not yet made.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A supply of fresh identifiers: random in the app, counted in tests and in the sample plan.
pub trait IdSource {
    /// The next identifier, different from all before.
    fn fresh(&mut self) -> Id;
}

/// Counted identifiers `prefix-1`, `prefix-2`, …: for templates, the sample plan and tests.
#[derive(Clone, Debug)]
pub struct CountedIds {
    prefix: &'static str,
    next: u32,
}

impl CountedIds {
    /// Starts a count under `prefix`.
    pub fn new(prefix: &'static str) -> Self {
        Self { prefix, next: 1 }
    }
}

impl IdSource for CountedIds {
    fn fresh(&mut self) -> Id {
        let id = Id(format!("{}-{}", self.prefix, self.next));
        self.next += 1;
        id
    }
}

/// Something in a list that is found by its identifier.
pub trait Entity {
    /// The identifier of this thing.
    fn id(&self) -> &Id;
}

/// Finds the thing with this identifier.
pub fn find<'a, T: Entity>(list: &'a [T], id: &Id) -> Option<&'a T> {
    list.iter().find(|item| item.id() == id)
}

/// Finds the thing with this identifier, to change it.
pub fn find_mut<'a, T: Entity>(list: &'a mut [T], id: &Id) -> Option<&'a mut T> {
    list.iter_mut().find(|item| item.id() == id)
}

/// Implements [`Entity`] for structs with a field `id`.
#[macro_export]
macro_rules! entities {
    ($($name:ident),+ $(,)?) => {$(
        impl $crate::id::Entity for $name {
            fn id(&self) -> &$crate::id::Id {
                &self.id
            }
        }
    )+};
}
