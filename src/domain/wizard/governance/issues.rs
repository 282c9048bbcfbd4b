//! What is missing or wrong on the Govern page, and the control where it is put right.

use super::super::{Issue, row_control};
use crate::choice::Choice;
use crate::id::Id;
use crate::plan::Plan;
use crate::plan::governance::series::meetings_of;
use crate::plan::governance::{ContentState, RightKind, open_rights};
use crate::t;

/// Notes an issue with a control of a row when `wrong`.
fn note(issues: &mut Vec<Issue>, wrong: bool, field: &str, row: &Id, text: impl FnOnce() -> String) {
    if wrong {
        issues.push(Issue::new(row_control(field, row), text()));
    }
}

/// Meetings without a leader, an agenda or a day.
pub fn meeting_issues(plan: &Plan) -> Vec<Issue> {
    let mut issues = Vec::new();
    for ritual in &plan.governance.rituals {
        let nobody = plan.person(&ritual.owner).is_none();
        note(&mut issues, nobody, "rituals.owner", &ritual.id, || t!("governance.issue.ritual-owner"));
        let bare = ritual.agenda.trim().is_empty();
        note(&mut issues, bare, "rituals.agenda", &ritual.id, || t!("governance.issue.ritual-agenda"));
        let never = meetings_of(plan, ritual).is_empty();
        note(&mut issues, never, "rituals.last", &ritual.id, || t!("governance.issue.ritual-last"));
    }
    for action in &plan.governance.actions {
        let unnamed = action.what.trim().is_empty();
        note(&mut issues, unnamed, "meeting_actions.what", &action.id, || t!("governance.issue.action-what"));
        let nobody = plan.person(&action.owner).is_none();
        note(&mut issues, nobody, "meeting_actions.owner", &action.id, || t!("governance.issue.action-owner"));
        note(&mut issues, action.due.is_none(), "meeting_actions.due", &action.id, || {
            t!("governance.issue.action-due")
        });
    }
    issues
}

/// Rights that nobody has, sign-offs without a date, decisions without one.
pub fn decision_issues(plan: &Plan) -> Vec<Issue> {
    let mut issues = Vec::new();
    let governance = &plan.governance;
    if !governance.rights.is_empty() {
        let missing = |kind: &RightKind| governance.rights.iter().all(|right| right.kind != *kind);
        let kinds: Vec<String> =
            open_rights(plan).iter().filter(|kind| missing(kind)).map(|kind| kind.label()).collect();
        if !kinds.is_empty() {
            issues.push(Issue::new("rights", t!("governance.issue.rights", what = kinds.join("; "))));
        }
    }
    for right in &governance.rights {
        let nobody = plan.person(&right.decides).is_none();
        note(&mut issues, nobody, "rights.decides", &right.id, || t!("governance.issue.right-decides"));
    }
    for sign_off in &governance.sign_offs {
        let unnamed = sign_off.what.trim().is_empty();
        note(&mut issues, unnamed, "sign_offs.what", &sign_off.id, || t!("governance.issue.sign-off-what"));
        let undated = sign_off.due.is_none() && sign_off.signed_on.is_none();
        note(&mut issues, undated, "sign_offs.due", &sign_off.id, || t!("governance.issue.sign-off-due"));
    }
    for decision in &governance.decisions {
        let unnamed = decision.what.trim().is_empty();
        note(&mut issues, unnamed, "decisions.what", &decision.id, || t!("governance.issue.decision-what"));
        note(&mut issues, decision.on.is_none(), "decisions.on", &decision.id, || t!("governance.issue.decision-on"));
    }
    issues
}

/// Seats that nobody sits on.
pub fn board_issues(plan: &Plan) -> Vec<Issue> {
    let mut issues = Vec::new();
    for seat in &plan.governance.board {
        let empty = plan.person(&seat.person).is_none();
        note(&mut issues, empty, "board.person", &seat.id, || t!("governance.issue.seat"));
    }
    issues
}

/// Releases and content without a name, content that nobody answers for.
pub fn content_issues(plan: &Plan) -> Vec<Issue> {
    let mut issues = Vec::new();
    for release in &plan.governance.releases {
        let unnamed = release.what.trim().is_empty();
        note(&mut issues, unnamed, "releases.what", &release.id, || t!("governance.issue.release-what"));
    }
    for entry in &plan.governance.contents {
        let unnamed = entry.title.trim().is_empty();
        note(&mut issues, unnamed, "contents.title", &entry.id, || t!("governance.issue.content-title"));
        let in_use = entry.state != ContentState::Retired;
        let nobody = in_use && plan.person(&entry.owner).is_none();
        note(&mut issues, nobody, "contents.owner", &entry.id, || t!("governance.issue.content-owner"));
    }
    issues
}

/// Waves without a name, or without anything that must hold.
pub fn wave_issues(plan: &Plan) -> Vec<Issue> {
    let mut issues = Vec::new();
    for wave in &plan.governance.waves {
        let unnamed = wave.name.trim().is_empty();
        note(&mut issues, unnamed, "waves.name", &wave.id, || t!("governance.issue.wave-name"));
        note(&mut issues, wave.entry.is_empty(), "waves.entry", &wave.id, || t!("governance.issue.wave-entry"));
    }
    issues
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::plan::Person;
    use crate::plan::governance::{EntryCriterion, SignOff};
    use crate::wizard::AnyList;
    use crate::wizard::governance::{BOARD, RIGHTS, RITUALS, WAVES};

    fn controls(issues: Vec<Issue>) -> Vec<String> {
        issues.into_iter().map(|issue| issue.control).collect()
    }

    #[test]
    fn an_empty_plan_has_nothing_wrong_with_it() {
        let plan = Plan::default();
        let all = [meeting_issues, decision_issues, board_issues, content_issues, wave_issues];
        assert!(all.iter().all(|issues| issues(&plan).is_empty()));
    }

    #[test]
    fn what_is_missing_is_said_at_its_control_until_it_is_there() {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("g"));
        RITUALS.add(&mut plan, &mut ids);
        assert_eq!(controls(meeting_issues(&plan)), ["rituals.owner.g-1", "rituals.agenda.g-1"]);
        plan.people = vec![Person { id: Id::new("ana"), name: "Ana".into(), ..Person::default() }];
        let ritual = &mut plan.governance.rituals[0];
        (ritual.owner, ritual.agenda) = (Id::new("ana"), "Blockers".into());
        assert_eq!(meeting_issues(&plan), []);
    }

    #[test]
    fn a_right_that_is_not_listed_is_named() {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("g"));
        RIGHTS.add_preset(&mut plan, "approve-content", &mut ids);
        let issues = decision_issues(&plan);
        assert_eq!(issues[0].control, "rights");
        assert!(issues[0].text.contains(&RightKind::RetireModules.label()));
        assert_eq!(issues[1].control, "rights.decides.g-1");
        plan.governance.sign_offs = vec![SignOff { id: Id::new("s"), what: "Modules".into(), ..SignOff::default() }];
        assert!(controls(decision_issues(&plan)).contains(&"sign_offs.due.s".to_owned()));
    }

    #[test]
    fn empty_seats_and_waves_without_a_door_are_told() {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("g"));
        BOARD.add_preset(&mut plan, "it", &mut ids);
        assert_eq!(controls(board_issues(&plan)), ["board.person.g-1"]);
        WAVES.add(&mut plan, &mut ids);
        let wave = &mut plan.governance.waves[0];
        (wave.name, wave.entry) = (String::new(), Vec::new());
        assert_eq!(controls(wave_issues(&plan)), ["waves.name.g-2", "waves.entry.g-2"]);
        plan.governance.waves[0].entry = vec![EntryCriterion::PilotGo];
        assert_eq!(controls(wave_issues(&plan)), ["waves.name.g-2"]);
    }
}
