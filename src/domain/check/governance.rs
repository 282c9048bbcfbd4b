//! Rules of the plan check about governing and scaling: decision rights, sign-offs, content, waves (rows H2–H4).

use super::{Facts, Hit, Place, Rule, Severity};
use crate::choice::Choice;
use crate::plan::governance::content;
use crate::plan::governance::waves::{EntryLine, EntryVerdict, entry_check};
use crate::plan::governance::{SignOff, Wave, open_rights, signer};
use crate::plan::{Phase, Plan, places};
use crate::schedule::long_date;
use crate::schedule::weeks::days_between;

/// Decision rights are settled when the launch is this near, in days: four weeks.
const NEAR: i64 = 28;

/// A wave is held against its criteria when it is this near, in days: two weeks.
const AT_THE_DOOR: i64 = 14;

/// The rules of the Govern phase.
pub static RULES: &[Rule] = &[
    rule("rights-open", Severity::Warning, rights_open),
    rule("sign-off-overdue", Severity::Warning, sign_off_overdue),
    rule("wave-unproven", Severity::Warning, wave_unproven),
    rule("wave-no-criteria", Severity::Warning, wave_no_criteria),
    rule("content-due", Severity::Advice, content_due),
];

const fn rule(id: &'static str, severity: Severity, run: fn(&Facts<'_>) -> Vec<Hit>) -> Rule {
    Rule { id, phase: Phase::Govern, severity, run }
}

/// H2: nobody has a right that every rollout hands out, though launch is near or rights are being shared out.
fn rights_open(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let open = open_rights(plan);
    let due = !plan.governance.rights.is_empty() || days_between(facts.today, plan.launch) <= NEAR;
    if open.is_empty() || !due || plan.people.is_empty() {
        return Vec::new();
    }
    let what: Vec<String> = open.iter().map(|kind| kind.label()).collect();
    vec![Hit::at(Place::part(Phase::Govern, "decisions", "rights")).with("what", what.join("; "))]
}

/// H2: a sign-off whose day has passed.
fn sign_off_overdue(facts: &Facts<'_>) -> Vec<Hit> {
    let hit = |sign_off: &SignOff| {
        let due = facts.plan.date(sign_off.due?);
        let late = sign_off.signed_on.is_none() && due < facts.today;
        late.then(|| {
            let what = if sign_off.what.trim().is_empty() { sign_off.kind.label() } else { sign_off.what.clone() };
            let place = places::govern_row("decisions", "sign_offs.signed_on", &sign_off.id);
            Hit::at(place).with("what", what).with("due", long_date(due)).with("who", who(facts.plan, sign_off))
        })
    };
    facts.plan.governance.sign_offs.iter().filter_map(hit).collect()
}

fn who(plan: &Plan, sign_off: &SignOff) -> String {
    let name = plan.person_name(signer(plan, sign_off));
    if name.is_empty() { crate::t!("governance.nobody-yet") } else { name.to_owned() }
}

/// H4: a wave at the door, or let in, while the pilot did not prove it or something else does not hold.
fn wave_unproven(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let hit = |wave: &Wave| {
        let check = entry_check(plan, wave);
        let near = days_between(facts.today, plan.date(wave.launch)) <= AT_THE_DOOR;
        // Once a wave runs, ticks nobody set are past; what the plan itself can tell is not.
        let entered = check.verdict == EntryVerdict::Entered;
        let counts = |line: &&EntryLine| !line.holds && (!entered || line.criterion.is_computed());
        let open: Vec<String> = check.lines.iter().filter(counts).map(|line| line.criterion.label()).collect();
        ((near || entered) && !open.is_empty()).then(|| {
            let place = places::govern_row("waves", "waves.entry", &wave.id);
            Hit::at(place).with("wave", called(wave)).with("open", open.join("; "))
        })
    };
    plan.governance.waves.iter().filter_map(hit).collect()
}

/// H4: a wave that nothing is asked of.
fn wave_no_criteria(facts: &Facts<'_>) -> Vec<Hit> {
    let bare = facts.plan.governance.waves.iter().filter(|wave| wave.entry.is_empty());
    bare.map(|wave| Hit::at(places::govern_row("waves", "waves.entry", &wave.id)).with("wave", called(wave))).collect()
}

fn called(wave: &Wave) -> String {
    if wave.name.trim().is_empty() { crate::t!("known.a_wave") } else { wave.name.clone() }
}

/// H3: content that nobody uses, or that was not gone over in time.
fn content_due(facts: &Facts<'_>) -> Vec<Hit> {
    let due = content::due(facts.plan, facts.today).len();
    if due == 0 {
        return Vec::new();
    }
    vec![Hit::at(places::govern("content")).with("what", crate::lang::count("governance.pieces", due))]
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::check::align::testing::{fires, plan, today};
    use crate::id::Id;
    use crate::plan::governance::{ContentEntry, DecisionRight, EntryCriterion, RightKind};
    use crate::plan::pilot::Decision;
    use crate::schedule::When;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_rule_has_its_three_texts() {
        for rule in RULES {
            for part in ["title", "why", "fix"] {
                let key = format!("check.{}.{part}", rule.id);
                assert!(crate::lang::optional(&key).is_some(), "{key}");
            }
        }
    }

    #[test]
    fn rights_are_asked_for_near_launch_and_once_they_are_shared_out() {
        let mut plan = plan();
        assert!(!fires("rights-open", &plan), "eight weeks are far");
        plan.launch = date("2026-08-03");
        assert!(fires("rights-open", &plan));
        let right = |kind: RightKind| DecisionRight {
            id: Id::new(kind.key()),
            kind,
            decides: Id::new("ana"),
            ..DecisionRight::default()
        };
        plan.governance.rights = RightKind::NEEDED.map(right).to_vec();
        assert!(!fires("rights-open", &plan));
        plan.launch = date("2026-12-07");
        plan.governance.rights[1].decides = Id::default();
        assert!(fires("rights-open", &plan));
    }

    #[test]
    fn a_sign_off_is_overdue_the_day_after_it_is_due() {
        let mut plan = plan();
        let due = Some(When::pinned(today()));
        plan.governance.sign_offs = vec![SignOff { id: Id::new("s"), due, ..SignOff::default() }];
        assert!(!fires("sign-off-overdue", &plan));
        plan.governance.sign_offs[0].due = Some(When::pinned(date("2026-07-10")));
        assert!(fires("sign-off-overdue", &plan));
        plan.governance.sign_offs[0].signed_on = Some(today());
        assert!(!fires("sign-off-overdue", &plan));
    }

    #[test]
    fn a_wave_at_the_door_needs_what_the_pilot_proved() {
        let mut plan = plan();
        let entry = vec![EntryCriterion::PilotGo, EntryCriterion::AccessTried];
        plan.governance.waves = vec![Wave { id: Id::new("w"), entry, ..Wave::default() }];
        assert!(!fires("wave-unproven", &plan), "eight weeks are far");
        plan.governance.waves[0].launch = When::pinned(date("2026-07-20"));
        assert!(fires("wave-unproven", &plan));
        plan.pilot.change = "Short lessons".into();
        plan.pilot.gate_override = Some(Decision::Go);
        assert!(fires("wave-unproven", &plan), "nobody tried the access");
        plan.governance.waves[0].entered_on = Some(today());
        assert!(!fires("wave-unproven", &plan));
        plan.pilot.gate_override = Some(Decision::Stop);
        assert!(fires("wave-unproven", &plan), "let in against the gate");
    }

    #[test]
    fn a_wave_without_criteria_is_told() {
        let mut plan = plan();
        plan.governance.waves = vec![Wave { id: Id::new("w"), ..Wave::default() }];
        assert!(fires("wave-no-criteria", &plan));
        plan.governance.waves[0].entry = vec![EntryCriterion::OwnerNamed];
        assert!(!fires("wave-no-criteria", &plan));
    }

    #[test]
    fn content_that_is_due_is_counted() {
        let mut plan = plan();
        let review_by = Some(date("2026-07-12"));
        plan.governance.contents = vec![ContentEntry { id: Id::new("c"), review_by, ..ContentEntry::default() }];
        assert!(fires("content-due", &plan));
        plan.governance.contents[0].review_by = Some(date("2026-07-14"));
        assert!(!fires("content-due", &plan));
    }
}
