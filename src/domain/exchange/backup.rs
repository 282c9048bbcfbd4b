//! All plans in one file, for a new computer or a rainy day.
//!
//! ```json
//! {"format": "uptake-backup", "version": 1, "exported_at": "2026-09-07T08:30:00Z", "plans": [ … ]}
//! ```
//!
//! Each of `plans` is what [`envelope::export`] writes, so that a plan can be cut out of the file by hand.

use serde_json::{Value, json};

use super::body::parse;
use super::envelope::{self, Imported};
use super::{ImportError, body};

/// What the format is called in files.
pub const FORMAT: &str = "uptake-backup";

/// The largest file that is read, in bytes: twice what is read of one plan, since all of a browser's plans share the
/// room that one may fill.
pub const MAX_FILE: usize = 2 * envelope::MAX_FILE;

/// The version of the format that this build writes; that of the plans in it is their own.
const VERSION: u64 = 1;

/// Plans read from one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// When it was made, as the file says.
    pub exported_at: String,
    /// The plans that open, in the order of the file.
    pub plans: Vec<Imported>,
    /// The plans that do not, each by its place in the file, counted from 1, and the reason.
    pub refused: Vec<(usize, ImportError)>,
}

/// Puts plans into one file, each the text that [`envelope::export`] made. `exported_at` is an RFC 3339 time in UTC.
pub fn export(plans: &[String], exported_at: &str) -> String {
    // A plan's text was written here and is JSON; were it not, the rest would still be worth having.
    let plans: Vec<Value> = plans.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    let file = json!({ "format": FORMAT, "version": VERSION, "exported_at": exported_at, "plans": plans });
    let mut text = body::json(&file);
    text.push('\n');
    text
}

/// Whether the text of a file is, or was meant to be, one of several plans. Reads no further than it must.
pub fn is_backup(text: &str) -> bool {
    let head: String = text.chars().take(200).filter(|c| !c.is_whitespace()).collect();
    head.contains(&format!("\"format\":\"{FORMAT}\""))
}

/// Reads the plans from the text of a file.
///
/// One plan that does not open does not keep the others from opening: it is among [`Backup::refused`].
///
/// # Errors
/// When the text is too large, no JSON, no backup, or of a newer version; see [`ImportError`].
pub fn read(text: &str) -> Result<Backup, ImportError> {
    if text.len() > MAX_FILE {
        return Err(ImportError::TooLarge { bytes: text.len(), limit: MAX_FILE });
    }
    let mut file = parse(text, FORMAT)?;
    match file.get("version").and_then(Value::as_u64) {
        None | Some(0) => return Err(ImportError::NoVersion),
        Some(VERSION) => {}
        Some(version) => return Err(ImportError::Newer { version }),
    }
    let exported_at = file.get("exported_at").and_then(Value::as_str).unwrap_or_default().to_owned();
    let Some(Value::Array(entries)) = file.get_mut("plans").map(Value::take) else {
        return Err(ImportError::BadField { path: "plans".to_owned(), reason: crate::t!("plan-file.no-plans") });
    };
    let mut backup = Backup { exported_at, plans: Vec::new(), refused: Vec::new() };
    for (n, entry) in entries.into_iter().enumerate() {
        match envelope::read(&body::json(&entry)) {
            Ok(plan) => backup.plans.push(plan),
            Err(reason) => backup.refused.push((n + 1, reason)),
        }
    }
    Ok(backup)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::Plan;

    const MADE: &str = "2026-09-07T08:30:00Z";

    fn plan(id: &str, name: &str) -> Plan {
        let launch = "2026-09-07".parse().unwrap();
        Plan { id: Id::new(id), name: name.into(), launch, ..Plan::default() }
    }

    fn file(plan: &Plan) -> String {
        envelope::export(plan, 3, "2026-09-01T00:00:00Z", &[])
    }

    #[test]
    fn every_plan_comes_back_as_it_was() {
        let plans = [plan("p1", "Wave 1"), plan("p2", "Wave 2 – Zürich")];
        let text = export(&plans.clone().map(|plan| file(&plan)), MADE);
        assert!(is_backup(&text));
        let backup = read(&text).unwrap();
        assert_eq!(backup.exported_at, MADE);
        assert!(backup.refused.is_empty());
        let read: Vec<Plan> = backup.plans.iter().map(|imported| imported.plan.clone()).collect();
        assert_eq!(read, plans);
        let again: Vec<String> = backup
            .plans
            .iter()
            .map(|imported| envelope::export(&imported.plan, imported.rev, &imported.exported_at, &imported.ancestors))
            .collect();
        assert_eq!(export(&again, &backup.exported_at), text);
    }

    #[test]
    fn a_plan_that_does_not_open_keeps_no_other_from_opening() {
        let whole = file(&plan("p1", "Whole"));
        let broken = whole.replace("\"2026-09-07\"", "\"soon\"");
        let newer = whole.replace("\"version\": 2", "\"version\": 99");
        let backup = read(&export(&[broken, whole, newer], MADE)).unwrap();
        assert_eq!(backup.plans.len(), 1);
        assert_eq!(backup.plans[0].plan.name, "Whole");
        let refused: Vec<usize> = backup.refused.iter().map(|(n, _)| *n).collect();
        assert_eq!(refused, [1, 3]);
        assert_eq!(backup.refused[1].1, ImportError::Newer { version: 99 });
    }

    #[test]
    fn what_is_no_backup_is_refused_with_its_reason() {
        let text = export(&[file(&plan("p1", "Whole"))], MADE);
        assert!(matches!(read(&file(&plan("p1", ""))), Err(ImportError::Foreign { .. })));
        assert!(!is_backup(&file(&plan("p1", "uptake-backup"))));
        assert_eq!(read(&text.replacen("\"version\":1", "\"version\":0", 1)), Err(ImportError::NoVersion));
        let newer = text.replacen("\"version\":1", "\"version\":2", 1);
        assert_eq!(read(&newer), Err(ImportError::Newer { version: 2 }));
        let no_list = r#"{"format":"uptake-backup","version":1,"plans":{}}"#;
        assert!(matches!(read(no_list), Err(ImportError::BadField { path, .. }) if path == "plans"));
        assert!(read(&text[..text.len() / 2]).is_err());
        let large = " ".repeat(MAX_FILE + 1);
        assert_eq!(read(&large), Err(ImportError::TooLarge { bytes: MAX_FILE + 1, limit: MAX_FILE }));
    }
}
