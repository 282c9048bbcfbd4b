//! Why a plan could not be read: what, where, and what to do.

use crate::t;

/// Why a text is not taken as a plan. Nothing has been changed when one of these comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// There is nothing in it.
    Empty,
    /// It is larger than any plan.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The largest size that is read, in bytes.
        limit: usize,
    },
    /// It is not JSON, or was cut off.
    NotJson {
        /// Where reading stopped, from 1.
        line: usize,
        /// Where in the line reading stopped, from 1.
        column: usize,
    },
    /// It is nested deeper than any plan.
    TooDeep,
    /// It is JSON of another program.
    Foreign {
        /// What was found instead.
        found: String,
    },
    /// It does not say which version of the format it is in.
    NoVersion,
    /// It comes from a newer version of the app.
    Newer {
        /// The version of its format.
        version: u64,
    },
    /// A field holds what it cannot hold.
    BadField {
        /// Where: `comms.items[3].when`.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Two entries of one list have the same identifier.
    DuplicateId {
        /// Which list.
        path: String,
        /// The identifier.
        id: String,
    },
    /// It could not be brought to the current version.
    Damaged {
        /// Why not.
        reason: String,
    },
}

impl std::fmt::Display for ImportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let megabytes = |bytes: usize| crate::number::plain(bytes as f64 / f64::from(1 << 20));
        let text = match self {
            Self::Empty => t!("plan-file.empty"),
            Self::TooLarge { bytes, limit } => {
                t!("plan-file.too-large", size = megabytes(*bytes), limit = megabytes(*limit))
            }
            Self::NotJson { line, column } => t!("plan-file.not-json", line = line, column = column),
            Self::TooDeep => t!("plan-file.too-deep"),
            Self::Foreign { found } => t!("plan-file.foreign", found = found),
            Self::NoVersion => t!("plan-file.no-version"),
            Self::Newer { version } => {
                t!("plan-file.newer", version = version, current = super::migrate::CURRENT)
            }
            Self::BadField { path, reason } => t!("plan-file.bad-field", path = path, reason = reason),
            Self::DuplicateId { path, id } => t!("plan-file.duplicate-id", path = path, id = id),
            Self::Damaged { reason } => t!("plan-file.damaged", reason = reason),
        };
        f.write_str(&text)
    }
}

impl std::error::Error for ImportError {}
