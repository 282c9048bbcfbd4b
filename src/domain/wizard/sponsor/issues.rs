//! What is missing or wrong with the answers of each step; an issue never keeps anyone from going on.

use crate::choice::Choice;
use crate::id::Id;
use crate::plan::Plan;
use crate::plan::align::{AlignmentKind, Behaviour, LeaderAction, RunBy, Window};
use crate::practice::align as practice;
use crate::t;
use crate::wizard::{Issue, StepState, row_control};

/// How many characters of the reason fit on the one page of the charter.
const REASON_FITS: usize = 400;

/// Issues as they are collected for one step.
#[derive(Default)]
struct Issues(Vec<Issue>);

impl Issues {
    /// Notes `text` against the control when `wrong`.
    fn when(&mut self, wrong: bool, control: &str, text: impl FnOnce() -> String) {
        if wrong {
            self.0.push(Issue::new(control, text()));
        }
    }

    /// Notes `text` against a field of a row when `wrong`.
    fn in_row(&mut self, wrong: bool, field: &str, row: &Id, text: impl FnOnce() -> String) {
        if wrong {
            self.0.push(Issue::new(row_control(field, row), text()));
        }
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

pub(super) fn why(plan: &Plan) -> Vec<Issue> {
    let align = &plan.sponsorship;
    let mut issues = Issues::default();
    issues.when(blank(&align.reason), "sponsor.reason", || t!("align.issue.reason"));
    let length = align.reason.trim().chars().count();
    issues.when(length > REASON_FITS, "sponsor.reason", || {
        t!("align.issue.reason-long", most = REASON_FITS, length = length)
    });
    issues.when(blank(&align.business_outcome), "sponsor.outcome", || t!("align.issue.outcome"));
    let undecided = matches!(align.run_by, None | Some(RunBy::Undecided));
    issues.when(undecided, "sponsor.run_by", || t!("align.issue.run-by"));
    issues.0
}

pub(super) fn sponsor(plan: &Plan) -> Vec<Issue> {
    let align = &plan.sponsorship;
    let mut issues = Issues::default();
    for person in &plan.people {
        issues.in_row(blank(&person.name), "people.name", &person.id, || t!("align.issue.person-name"));
    }
    issues.when(practice::sponsor(plan).is_none(), "sponsor.sponsor", || t!("align.issue.sponsor"));
    issues.when(practice::coalition(plan).is_empty(), "sponsor.coalition", || t!("align.issue.coalition"));
    issues.when(align.duties.is_empty(), "sponsor.duties", || t!("align.issue.duties"));
    issues.0
}

pub(super) fn targets(plan: &Plan) -> Vec<Issue> {
    let kpis = &plan.sponsorship.kpis;
    let mut issues = Issues::default();
    issues.when(kpis.len() < 3, "kpis", || t!("align.issue.few-kpis", n = kpis.len()));
    issues.when(kpis.len() > 5, "kpis", || t!("align.issue.many-kpis", n = kpis.len()));
    issues.when(practice::completion_only(plan), "kpis", || t!("align.issue.completion-only"));
    for kpi in kpis {
        for gap in practice::smart_gaps(plan, kpi) {
            // lang: align.smart.*
            issues.in_row(true, gap.field(), &kpi.id, || t!(format!("align.smart.{}", gap.key())));
        }
    }
    issues.0
}

pub(super) fn roles(plan: &Plan) -> Vec<Issue> {
    let mut issues = Issues::default();
    for stream in practice::missing_streams(plan) {
        issues.when(true, "raci", || t!("align.issue.stream", stream = stream.label()));
    }
    for row in &plan.sponsorship.raci {
        for gap in practice::raci_gaps(plan, row) {
            // lang: align.raci.*
            issues.in_row(true, gap.field(), &row.id, || t!(format!("align.raci.{}", gap.key())));
        }
    }
    issues.0
}

pub(super) fn leader_plan(plan: &Plan) -> Vec<Issue> {
    let actions = &plan.sponsorship.leader_actions;
    let mut issues = Issues::default();
    for window in Window::ALL {
        let none = !actions.iter().any(|action| action.window == *window);
        issues.when(none, "leader_actions", || t!("align.issue.window", window = window.label()));
    }
    for action in actions {
        let id = &action.id;
        issues.in_row(blank(&action.what), "leader_actions.what", id, || t!("align.issue.action-what"));
        let nobody = plan.person(&action.leader).is_none();
        issues.in_row(nobody, "leader_actions.leader", id, || t!("align.issue.action-leader"));
        issues.in_row(action.due.is_none(), "leader_actions.due", id, || t!("align.issue.action-due"));
        issues.in_row(outside_window(plan, action), "leader_actions.due", id, || {
            t!("align.issue.action-window", window = action.window.label())
        });
    }
    issues.0
}

/// Whether the date lies in another stretch than the one chosen.
fn outside_window(plan: &Plan, action: &LeaderAction) -> bool {
    // The nominal date: one moved off a weekend may leave its stretch, which is nobody's mistake.
    action.due.is_some_and(|due| practice::window_of(plan, due.nominal(plan.launch)) != Some(action.window))
}

pub(super) fn commitments(plan: &Plan) -> Vec<Issue> {
    let align = &plan.sponsorship;
    let mut issues = Issues::default();
    issues.when(align.commitments.is_empty(), "commitments", || t!("align.issue.pledges"));
    for pledge in &align.commitments {
        let id = &pledge.id;
        issues.in_row(blank(&pledge.text), "commitments.text", id, || t!("align.issue.pledge-text"));
        let nobody = plan.person(&pledge.leader).is_none();
        issues.in_row(nobody, "commitments.leader", id, || t!("align.issue.pledge-leader"));
    }
    for entry in &align.role_modelling {
        let id = &entry.id;
        let nobody = plan.person(&entry.leader).is_none();
        issues.in_row(nobody, "role_modelling.leader", id, || t!("align.issue.act-leader"));
        issues.in_row(entry.on.is_none(), "role_modelling.on", id, || t!("align.issue.act-date"));
    }
    issues.0
}

pub(super) fn events(plan: &Plan) -> Vec<Issue> {
    let align = &plan.sponsorship;
    let mut issues = Issues::default();
    issues.when(align.town_hall.is_none(), "sponsor.town_hall", || t!("align.issue.town-hall"));
    let late = practice::town_hall_is_late(plan);
    issues.when(late, "sponsor.town_hall", || t!("align.issue.town-hall-late"));
    issues.when(!align.town_hall_public, "sponsor.town_hall_public", || t!("align.issue.town-hall-public"));
    issues.when(align.first_review.is_none(), "sponsor.first_review", || t!("align.issue.review"));
    let late = practice::first_review_is_late(plan);
    issues.when(late, "sponsor.first_review", || t!("align.issue.review-late", most = practice::REVIEW_WITHIN));
    for pain in &align.pains {
        let id = &pain.id;
        issues.in_row(blank(&pain.counter), "pains.counter", id, || t!("align.issue.counter"));
        let nobody = plan.person(&pain.owner).is_none();
        issues.in_row(nobody, "pains.owner", id, || t!("align.issue.counter-owner"));
    }
    issues.when(align.pains.is_empty(), "pains", || t!("align.issue.pains"));
    issues.when(blank(&align.video_brief), "sponsor.video_brief", || t!("align.issue.video"));
    issues.0
}

pub(super) fn assessment(plan: &Plan) -> Vec<Issue> {
    let ratings = &plan.sponsorship.assessments;
    let mut issues = Issues::default();
    for behaviour in Behaviour::ALL {
        let none = !ratings.iter().any(|rating| rating.behaviour == *behaviour);
        issues.when(none, "assessments", || t!("align.issue.behaviour", behaviour = behaviour.label()));
    }
    for rating in ratings {
        let id = &rating.id;
        let nobody = plan.person(&rating.leader).is_none();
        issues.in_row(nobody, "assessments.leader", id, || t!("align.issue.rated-leader"));
        issues.in_row(rating.own.is_none(), "assessments.own", id, || t!("align.issue.rating-own"));
        issues.in_row(rating.team.is_none(), "assessments.team", id, || t!("align.issue.rating-team"));
    }
    issues.0
}

pub(super) fn stakeholders(plan: &Plan) -> Vec<Issue> {
    let mut issues = Issues::default();
    issues.when(plan.stakeholders.is_empty(), "stakeholders", || t!("align.issue.stakeholders"));
    for who in &plan.stakeholders {
        let id = &who.id;
        issues.in_row(blank(&who.name), "stakeholders.name", id, || t!("align.issue.stakeholder-name"));
        issues.in_row(who.influence.is_none(), "stakeholders.influence", id, || t!("align.issue.influence"));
        issues.in_row(who.stance.is_none(), "stakeholders.stance", id, || t!("align.issue.stance"));
        let idle = practice::is_high_blocker(who) && blank(&who.planned_move);
        issues.in_row(idle, "stakeholders.planned_move", id, || t!("align.issue.move"));
        let nobody = plan.person(&who.owner).is_none();
        issues.in_row(nobody, "stakeholders.owner", id, || t!("align.issue.stakeholder-owner"));
        let silent = who.cadence.is_none();
        issues.in_row(silent, "stakeholders.cadence", id, || t!("align.issue.cadence"));
        let vague = blank(&who.responsibility);
        issues.in_row(vague, "stakeholders.responsibility", id, || t!("align.issue.responsibility"));
    }
    issues.0
}

pub(super) fn alignment(plan: &Plan) -> Vec<Issue> {
    let rows = &plan.sponsorship.alignment;
    let mut issues = Issues::default();
    for kind in AlignmentKind::ALL {
        let none = !rows.iter().any(|row| row.kind == *kind);
        issues.when(none, "alignment", || t!("align.issue.alignment", kind = kind.label()));
    }
    for row in rows {
        issues.in_row(blank(&row.from), "alignment.from", &row.id, || t!("align.issue.alignment-from"));
        issues.in_row(blank(&row.to), "alignment.to", &row.id, || t!("align.issue.alignment-to"));
    }
    issues.0
}

/// The steps whose answers stand on the charter.
const ON_THE_CHARTER: &[&str] = &["why", "sponsor", "targets", "leader-plan", "commitments", "events"];

pub(super) fn charter(plan: &Plan) -> Vec<Issue> {
    let on_it = super::STEPS.iter().filter(|step| ON_THE_CHARTER.contains(&step.id));
    let open = on_it.filter(|step| step.state(plan) != StepState::Done);
    // lang: step.*
    let titles: Vec<String> = open.map(|step| t!(format!("step.sponsor.{}.title", step.id))).collect();
    let mut issues = Issues::default();
    issues.when(!titles.is_empty(), "charter", || t!("align.issue.charter", steps = titles.join(", ")));
    issues.0
}
