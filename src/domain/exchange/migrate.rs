//! From older versions of the plan format to the current one, step by step, on plain JSON.
//!
//! A migration is written once and never changed: it turns what version `n` wrote into what version `n + 1` reads.
//! Fields that are only added need no change, because missing fields are filled with their defaults. They need a version
//! all the same where losing them would lose work: an older build drops what it does not know, so that it has to refuse
//! the file.

use serde_json::Value;

use super::ImportError;

/// Turns the JSON of a plan of one version into that of the next, or says what is wrong with it.
pub type Migration = fn(&mut Value) -> Result<(), String>;

/// All migrations: the one at index `n` leads from version `n + 1` to version `n + 2`.
pub const MIGRATIONS: &[Migration] = &[whole_practice];

/// Version 2 has parts for diagnosis, enablement, learning, listening, recognition, governance and reports. A plan of
/// version 1 has none of them, which is what their defaults say.
fn whole_practice(_: &mut Value) -> Result<(), String> {
    Ok(())
}

/// The version of the format that this build writes.
pub const CURRENT: u32 = MIGRATIONS.len() as u32 + 1;

/// Brings the JSON of a plan to the current version; the version it came from, if that was an older one.
///
/// # Errors
/// When the version is 0 or newer than [`CURRENT`], or when a migration finds the plan damaged.
pub fn upgrade(plan: &mut Value, version: u64) -> Result<Option<u32>, ImportError> {
    run(MIGRATIONS, plan, version)
}

fn run(migrations: &[Migration], plan: &mut Value, version: u64) -> Result<Option<u32>, ImportError> {
    let newer = || ImportError::Newer { version };
    let from = usize::try_from(version).map_err(|_| newer())?;
    let steps = from.checked_sub(1).ok_or(ImportError::NoVersion)?;
    for migrate in migrations.get(steps..).ok_or_else(newer)? {
        migrate(plan).map_err(|reason| ImportError::Damaged { reason })?;
    }
    Ok((steps < migrations.len()).then_some(steps as u32 + 1))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TWO: &[Migration] = &[
        |plan| {
            plan["title"] = plan["name"].take();
            Ok(())
        },
        |plan| match plan["title"].as_str() {
            Some(title) => {
                plan["title"] = json!(title.to_uppercase());
                Ok(())
            }
            None => Err("the title is missing".into()),
        },
    ];

    #[test]
    fn the_current_version_needs_no_step() {
        assert_eq!(upgrade(&mut json!({}), u64::from(CURRENT)), Ok(None));
    }

    #[test]
    fn an_older_version_takes_every_step_from_its_own() {
        let mut first = json!({"name": "a"});
        assert_eq!(run(TWO, &mut first, 1), Ok(Some(1)));
        assert_eq!(first["title"], "A");
        let mut second = json!({"title": "b"});
        assert_eq!(run(TWO, &mut second, 2), Ok(Some(2)));
        assert_eq!(second["title"], "B");
        assert_eq!(run(TWO, &mut json!({"title": "c"}), 3), Ok(None));
    }

    #[test]
    fn the_step_to_version_two_changes_nothing() {
        let before = json!({"id": "a", "comms": {"items": []}});
        let mut plan = before.clone();
        assert_eq!(upgrade(&mut plan, 1), Ok(Some(1)));
        assert_eq!(plan, before);
    }

    #[test]
    fn no_version_a_newer_one_and_a_damaged_plan_are_refused() {
        assert_eq!(run(TWO, &mut json!({}), 0), Err(ImportError::NoVersion));
        assert_eq!(run(TWO, &mut json!({}), 4), Err(ImportError::Newer { version: 4 }));
        assert_eq!(run(TWO, &mut json!({}), u64::MAX), Err(ImportError::Newer { version: u64::MAX }));
        let damaged = ImportError::Damaged { reason: "the title is missing".into() };
        assert_eq!(run(TWO, &mut json!({"title": 1}), 2), Err(damaged));
    }
}
