//! When each plan was exported last, and since when its reminder counts: small settings beside the plans.

use uptake::id::Id;
use uptake::keep::reminder::{Exported, is_due};

use super::{clock, plans};

fn export_setting(id: &Id) -> String {
    format!("exported:{id}")
}

fn reminder_setting(id: &Id) -> String {
    format!("reminder:{id}")
}

/// Takes note that a plan was exported at revision `rev`.
pub fn note(id: &Id, rev: u64) {
    plans::set_setting(&export_setting(id), &format!("{rev} {}", clock::today()));
}

/// The last export of a plan from this browser.
pub fn last(id: &Id) -> Option<Exported> {
    let kept = plans::setting(&export_setting(id))?;
    let (rev, on) = kept.split_once(' ')?;
    Some(Exported { rev: rev.parse().ok()?, on: on.parse().ok()? })
}

/// Whether to remind of exporting a plan that stands at revision `rev`. The first look at a plan starts its count.
pub fn is_reminder_due(id: &Id, rev: u64) -> bool {
    let since = plans::setting(&reminder_setting(id)).and_then(|day| day.parse().ok());
    match since {
        Some(since) => is_due(last(id), rev, since, clock::today()),
        None => {
            put_off(id);
            false
        }
    }
}

/// Puts the reminder of a plan off: it counts from today.
pub fn put_off(id: &Id) {
    plans::set_setting(&reminder_setting(id), &clock::today().to_string());
}
