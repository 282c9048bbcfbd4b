//! Findings of the plan check that people decided to live with, each with the reason why (row M6).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Plan;
use crate::check::Finding;
use crate::entities;
use crate::id::{Id, find};

/// A finding that is not shown any more, though the plan has not changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Dismissal {
    /// What was found and where: the rule's name and that of the control.
    pub id: Id,
    /// Why it is left as it is.
    pub note: String,
    /// The day this was decided.
    pub on: NaiveDate,
}

entities!(Dismissal);

/// Dismisses a finding with a note; a second time replaces the note. Without a note nothing is dismissed.
pub fn dismiss(plan: &mut Plan, finding: &Finding, note: &str, on: NaiveDate) {
    let note = note.trim();
    if note.is_empty() {
        return;
    }
    let id = Id::new(finding.key());
    plan.dismissed.retain(|dismissal| dismissal.id != id);
    plan.dismissed.push(Dismissal { id, note: note.to_owned(), on });
}

/// Has a finding shown again.
pub fn bring_back(plan: &mut Plan, finding: &Finding) {
    let id = Id::new(finding.key());
    plan.dismissed.retain(|dismissal| dismissal.id != id);
}

/// How a finding was dismissed, if it was.
pub fn dismissal_of<'a>(plan: &'a Plan, finding: &Finding) -> Option<&'a Dismissal> {
    find(&plan.dismissed, &Id::new(finding.key()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{check, dismissed};

    fn day() -> NaiveDate {
        "2026-08-03".parse().unwrap()
    }

    fn plan() -> Plan {
        Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() }
    }

    #[test]
    fn a_dismissed_finding_stays_away_while_the_plan_is_edited_and_keeps_its_note() {
        let mut plan = plan();
        let found = check(&plan, day());
        dismiss(&mut plan, &found[0], " The board decides in May. ", day());
        plan.name = "Another name".into();
        let rest = check(&plan, day());
        assert_eq!(rest.len(), found.len() - 1);
        assert!(!rest.contains(&found[0]));
        let away = dismissed(&plan, day());
        assert_eq!(away, [(found[0].clone(), plan.dismissed[0].clone())]);
        assert_eq!(away[0].1.note, "The board decides in May.");
    }

    #[test]
    fn what_is_brought_back_is_found_again() {
        let mut plan = plan();
        let found = check(&plan, day());
        dismiss(&mut plan, &found[0], "Not now.", day());
        bring_back(&mut plan, &found[0]);
        assert_eq!((check(&plan, day()), plan.dismissed.len()), (found, 0));
    }

    #[test]
    fn nothing_is_dismissed_without_a_reason_and_nothing_twice() {
        let mut plan = plan();
        let found = check(&plan, day());
        dismiss(&mut plan, &found[0], "  ", day());
        assert!(plan.dismissed.is_empty());
        dismiss(&mut plan, &found[0], "One.", day());
        dismiss(&mut plan, &found[0], "Two.", day());
        assert_eq!(plan.dismissed.len(), 1);
        assert_eq!(dismissal_of(&plan, &found[0]).map(|dismissal| dismissal.note.as_str()), Some("Two."));
    }
}
