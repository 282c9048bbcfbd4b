//! A version of a plan: what it held at one moment, kept beside the plan so that it can be gone back to.

use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::plan::Plan;
use crate::{choices, fnv};

choices! {
    /// Why a version was kept.
    pub enum Reason in "version-reason" {
        /// It was saved.
        Save = "save",
        /// A file was about to be taken into the plan.
        BeforeImport = "before-import",
        /// The plan was about to be brought to a newer form.
        BeforeMigration = "before-migration",
        /// An older version was about to be gone back to.
        BeforeRestore = "before-restore",
        /// It was exported or passed on by link.
        Shared = "shared",
        /// The person asked for it.
        Named = "named",
    }
}

/// What is known of a version without its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Version {
    /// Its own identifier.
    pub id: Id,
    /// The plan it is a version of.
    pub plan_id: Id,
    /// The revision of the plan at that time.
    pub rev: u64,
    /// When it was saved or kept, as an RFC 3339 time in UTC.
    pub saved_at: String,
    /// Why it was kept.
    pub reason: Reason,
    /// What the person calls it; empty for most.
    pub name: String,
    /// Says of two versions whether they hold the same; see [`content_hash`].
    pub hash: String,
    /// The length of its text in bytes.
    pub size: usize,
}

impl Version {
    /// Whether the person wants it kept until they say otherwise.
    pub fn is_named(&self) -> bool {
        self.reason == Reason::Named || !self.name.is_empty()
    }

    /// The version as the text to store.
    pub fn text(&self) -> String {
        // Numbers and texts alone: nothing in it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Version::text`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let version: Self = serde_json::from_str(text).ok()?;
        let is_whole = !version.id.is_empty() && !version.plan_id.is_empty() && !version.hash.is_empty();
        is_whole.then_some(version)
    }
}

/// Puts the newest version first.
///
/// Times of one form and zone are in the order of their texts; within a second the revision decides.
pub fn sort_newest_first(versions: &mut [Version]) {
    versions.sort_by(|one, other| order(other).cmp(&order(one)));
}

/// What puts versions in the order in which they came about.
pub(super) fn order(version: &Version) -> (&str, u64, &Id) {
    (&version.saved_at, version.rev, &version.id)
}

/// A text of sixteen hexadecimal digits that is equal for equal plans: the FNV-1a hash of the plan's JSON. Neither
/// revision nor time is in it.
pub fn content_hash(plan: &Plan) -> String {
    // The keys of all maps in a plan are texts: nothing in it can fail to be written.
    fnv::hex(&serde_json::to_string(plan).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::envelope;

    fn version() -> Version {
        Version {
            id: Id::new("v1"),
            plan_id: Id::new("p1"),
            rev: 7,
            saved_at: "2026-09-07T08:30:00Z".into(),
            reason: Reason::BeforeRestore,
            name: "Before the “steering group”".into(),
            hash: "00ff".into(),
            size: 12,
        }
    }

    #[test]
    fn a_version_is_read_as_it_was_written() {
        assert_eq!(Version::read(&version().text()), Some(version()));
        for damaged in ["", "{}", "[]", r#"{"id":"v","plan_id":"p"}"#, r#"{"id":"v","plan_id":"p","rev":"x"}"#] {
            assert_eq!(Version::read(damaged), None, "{damaged}");
        }
    }

    #[test]
    fn the_newest_comes_first_and_within_a_second_the_higher_revision() {
        let at = |id: &str, saved_at: &str, rev| Version {
            id: Id::new(id),
            saved_at: saved_at.into(),
            rev,
            ..Version::default()
        };
        let mut versions = [at("a", "2026-09-07T08:30:00Z", 1), at("b", "2026-09-08T08:30:00Z", 2)];
        sort_newest_first(&mut versions);
        assert_eq!(versions[0].id, Id::new("b"));
        let mut same = [at("a", "2026-09-07T08:30:00Z", 1), at("b", "2026-09-07T08:30:00Z", 2)];
        sort_newest_first(&mut same);
        assert_eq!(same[0].id, Id::new("b"));
    }

    #[test]
    fn equal_plans_have_equal_hashes_whatever_way_they_came() {
        let plan = Plan {
            id: Id::new("p1"),
            name: "Service desk".into(),
            launch: "2026-09-07".parse().unwrap(),
            ..Plan::default()
        };
        let hash = content_hash(&plan);
        assert_eq!(hash.len(), 16);
        let envelope::Loaded::Ready { plan: loaded, .. } =
            envelope::load(&envelope::save(&plan, 9, "2026-09-07T08:30:00Z"))
        else {
            panic!("what was saved loads")
        };
        assert_eq!(content_hash(&loaded), hash);
        assert_ne!(content_hash(&Plan { name: "Service desks".into(), ..plan }), hash);
    }
}
