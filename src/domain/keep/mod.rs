//! Keeping plans in a store of texts, so that no fault of browser, disk, tab or file loses what was saved.
//!
//! # The scheme
//! - Every save goes to a key of its own ([`keys`]) and is read back before it counts: nothing that was saved is ever
//!   written over, so a write that is refused, torn or lost harms nothing but itself ([`slots`]).
//! - Each text proves itself whole and names the saves it contains ([`seal`]): the newest whole one is the plan. Older
//!   ones that it contains are dropped, all but the last; they make room first when space is short.
//! - A save is made only by a page that has seen the newest. Two that did not see each other leave two texts, of which
//!   neither contains the other; both stay until one page has merged them.
//! - A text that is damaged, or that nobody merged, is kept aside byte for byte and only the person deletes it.
//! - Deleting marks a plan and touches none of its texts; they go when another plan is deleted ([`bin`]).
//! - What a newer version of the app wrote is never written over.
//!
//! [`plans`] puts plans on top of this; [`version`] and [`retention`] are about older states kept beside
//! them, [`space`] about the room they take, [`reminder`] about the exports that are due.

pub mod aside;
pub mod bin;
#[cfg(test)]
mod faults;
pub mod keys;
mod kv;
#[cfg(test)]
mod model;
pub mod plans;
pub mod reminder;
pub mod retention;
pub mod seal;
pub mod slots;
pub mod space;
pub mod version;

pub use self::kv::{Kv, KvError, MemoryKv};
pub use self::seal::Stamp;
