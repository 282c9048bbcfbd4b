//! Which rule answers for which of the practice's own warnings (row M6), and what all rules have in common.

use super::{Place, check, rules};
use crate::id::Id;
use crate::plan::Plan;
use crate::practice::sample::sample;

/// What has to be flagged at least, by row, and the rules that do it.
const FLAGGED: &[(&str, &str, &[&str])] = &[
    ("A1", "diagnosis was skipped", &["diagnosis-skipped"]),
    ("B2", "one accountable sponsor, by name", &["no-sponsor", "sponsor-unnamed", "no-coalition", "no-duties"]),
    ("B4", "three to five targets", &["few-kpis", "many-kpis"]),
    ("B4", "SMART, tied to a business outcome", &["kpi-not-smart", "kpi-no-outcome"]),
    ("B4", "completion only", &["completion-only"]),
    ("B5", "gaps in the roles", &["roles-missing", "no-accountable", "nobody-responsible"]),
    ("B5", "double accountability", &["double-accountability"]),
    ("B8", "town hall dated and public", &["town-hall-undated", "town-hall-not-public", "town-hall-late"]),
    ("B8", "first executive review within thirty days", &["review-undated", "review-late"]),
    ("B11", "the failure pattern", &["failure-pattern"]),
    ("C1", "stakeholder map complete before launch", &["no-stakeholders", "stakeholder-unplaced"]),
    ("C1", "responsibility and cadence", &["stakeholder-no-owner", "stakeholder-no-cadence"]),
    ("C2", "overdue contacts", &["overdue-contact"]),
    ("D4", "a leading use metric and a performance outcome", &["pilot-no-leading-use", "pilot-no-outcome"]),
    ("D8", "pitfalls with a counter-measure that is tested", &["pilot-pitfall-untested"]),
    ("E3", "drift between versions of a message", &["comms-drift"]),
    ("E5", "overload", &["comms-overload"]),
    ("E5", "silence", &["comms-silence", "comms-launch-silent"]),
    ("E5", "collisions and black-outs", &["comms-collision", "comms-blackout"]),
    ("E6", "invitations come from managers", &["comms-no-invite", "comms-invite-sender"]),
    ("E6", "managers endorse before learners hear", &["comms-invite-unendorsed", "comms-managers-late"]),
    ("F1", "managers engaged six to eight weeks before", &["managers-not-engaged", "managers-briefed-late"]),
    ("F7", "one to three manager targets", &["manager-kpis-none", "manager-kpis-many"]),
    ("F8", "new admin work for managers", &["manager-admin-work"]),
    ("F10", "launch content limited to what drives most", &["launch-content-much", "launch-content-open"]),
    ("H2", "decision rights, sign-offs dated", &["rights-open", "sign-off-overdue"]),
];

#[test]
fn every_flag_of_the_practice_has_its_rule() {
    let mut missing = Vec::new();
    for (row, what, ids) in FLAGGED {
        for id in *ids {
            if !rules().any(|rule| rule.id == *id) {
                missing.push(format!("{row} ({what}): {id}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_rule_has_a_name_of_its_own_and_says_what_why_and_how() {
    let mut ids: Vec<&str> = rules().map(|rule| rule.id).collect();
    for id in &ids {
        for part in ["title", "why", "fix"] {
            assert!(crate::lang::optional(&format!("check.{id}.{part}")).is_some(), "check.{id}.{part}");
        }
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn no_finding_shows_a_placeholder_and_each_leads_to_a_place() {
    let today = "2026-09-14".parse().unwrap();
    let launch = "2026-09-01".parse().unwrap();
    for plan in [Plan { launch, ..Plan::default() }, sample(Id::new("s"), launch)] {
        for finding in check(&plan, today) {
            for text in [&finding.title, &finding.why, &finding.fix] {
                assert!(!text.contains("%{") && !text.starts_with("check."), "{}: {text}", finding.rule);
            }
            let leads = match &finding.place {
                Place::Step { step, .. } => !step.is_empty(),
                Place::Part { part, .. } => !part.is_empty(),
                Place::Phase(_) | Place::Checklist | Place::Settings => true,
            };
            assert!(leads, "{}", finding.rule);
        }
    }
}
