//! The part of the rollout checklist that comes from what people entered: leader actions, pledges, the pilot, key
//! messages, targets and plan actions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Draft;
use crate::choice::Choice;
use crate::id::Id;
use crate::plan::align::Window;
use crate::plan::comms::{CommsItem, ItemState, Purpose};
use crate::plan::diagnosis::{Friction, FrictionStatus};
use crate::plan::governance::series::QUARTER_END;
use crate::plan::governance::signer;
use crate::plan::listening::FeedbackState;
use crate::plan::{Phase, Plan, gate, places, state};
use crate::schedule::When;
use crate::t;

/// Weeks after launch in which the numbers are looked at each week.
const WATCHED_WEEKS: i32 = 8;

/// Messages that the rollout cannot do without. The town hall has an item of its own.
const KEY_MESSAGES: [Purpose; 6] = [
    Purpose::ManagerBriefing,
    Purpose::Announcement,
    Purpose::ManagerCascade,
    Purpose::ManagerInvite,
    Purpose::Welcome,
    Purpose::Results,
];

/// Days before launch by which pledges are signed.
const PLEDGES_SIGNED: When = When::offset_days(-28);

/// Days before launch by which what gets in people's way is fixed, where no day is set.
const FRICTIONS_FIXED: When = When::offset_days(-14);

/// Days before launch by which access is tried, where no day is set.
const ACCESS_TRIED: When = When::offset_days(-7);

pub(super) fn drafts(plan: &Plan) -> Vec<Draft> {
    let mut drafts = Vec::new();
    diagnose(plan, &mut drafts);
    align(plan, &mut drafts);
    pilot(plan, &mut drafts);
    messages(plan, &mut drafts);
    access(plan, &mut drafts);
    weeks(plan, &mut drafts);
    celebrate(plan, &mut drafts);
    govern(plan, &mut drafts);
    actions(plan, &mut drafts);
    drafts
}

fn align(plan: &Plan, drafts: &mut Vec<Draft>) {
    let sponsorship = &plan.sponsorship;
    if let Some(when) = sponsorship.town_hall {
        drafts.push(Draft {
            owner: sponsorship.sponsor.clone(),
            ..Draft::new("town-hall", Phase::Align, t!("checklist.town_hall"), plan.date(when), places::town_hall())
        });
    }
    if let Some(when) = sponsorship.first_review {
        let text = t!("checklist.first_review");
        drafts.push(Draft {
            owner: sponsorship.sponsor.clone(),
            ..Draft::new("first-review", Phase::Govern, text, plan.date(when), places::first_review())
        });
    }
    for action in &sponsorship.leader_actions {
        let due = action.due.unwrap_or(end_of(action.window));
        drafts.push(Draft {
            owner: action.leader.clone(),
            done: action.done,
            ..Draft::of(
                "leader-action",
                &action.id,
                Phase::Align,
                named(&action.what),
                plan.date(due),
                places::leader_action(&action.id),
            )
        });
    }
    for pledge in &sponsorship.commitments {
        let text = t!("checklist.pledge", pledge = named(&pledge.text));
        let due = plan.date(PLEDGES_SIGNED);
        drafts.push(Draft {
            owner: pledge.leader.clone(),
            done: pledge.signed_on,
            ..Draft::of("pledge", &pledge.id, Phase::Align, text, due, places::pledge(&pledge.id))
        });
    }
    for kpi in &sponsorship.kpis {
        let Some(due) = kpi.due else { continue };
        let text = t!("checklist.kpi", metric = kpi.metric.label());
        drafts.push(Draft {
            owner: kpi.owner.clone(),
            ..Draft::of("kpi", &kpi.id, Phase::Measure, text, plan.date(due), places::kpi_due(&kpi.id))
        });
    }
}

/// What gets in people's way, by the day it is to be fixed; what is lived with is no item.
fn diagnose(plan: &Plan, drafts: &mut Vec<Draft>) {
    let listed = |friction: &&Friction| friction.status != FrictionStatus::Accepted || friction.fixed.is_some();
    for friction in plan.diagnosis.frictions.iter().filter(listed) {
        let text = t!("checklist.friction", friction = friction.name());
        let due = plan.date(friction.due.unwrap_or(FRICTIONS_FIXED));
        let draft = Draft::of("friction", &friction.id, Phase::Diagnose, text, due, places::friction(&friction.id));
        drafts.push(Draft { owner: friction.owner.clone(), done: friction.fixed, ..draft });
    }
}

fn pilot(plan: &Plan, drafts: &mut Vec<Draft>) {
    if !state::has_pilot(plan) {
        let due = plan.date(When::offset_weeks(-10));
        let text = t!("checklist.pilot_chosen");
        drafts.push(Draft::new("pilot-chosen", Phase::Pilot, text, due, places::pilot("hypothesis")));
        return;
    }
    let owner = &plan.pilot.gate_owner;
    let start = plan.date(plan.pilot.start);
    let mut push = |key: String, text: String, due: NaiveDate, step: &'static str| {
        let draft = Draft::new(&key, Phase::Pilot, text, due, places::pilot(step));
        drafts.push(Draft { owner: owner.clone(), ..draft });
    };
    push("pilot-criteria".to_owned(), t!("checklist.pilot_criteria"), start, "criteria");
    for (week, day) in gate::review_dates(plan) {
        push(format!("pilot-review:{week}"), t!("checklist.pilot_review", week = week), day, "learning");
    }
    let gate_day = gate::gate_date(plan);
    push("pilot-gate".to_owned(), t!("checklist.pilot_gate"), gate_day, "gate");
    for blocker in &plan.pilot.blockers {
        let text = t!("checklist.blocker", blocker = named(&blocker.what));
        drafts.push(Draft {
            owner: blocker.owner.clone(),
            done: blocker.cleared,
            ..Draft::of("blocker", &blocker.id, Phase::Pilot, text, gate_day, places::blocker(&blocker.id))
        });
    }
}

/// The first message of each key purpose to each audience: a reminder every week is no checklist item.
fn messages(plan: &Plan, drafts: &mut Vec<Draft>) {
    let mut first: BTreeMap<(Purpose, &Id), (NaiveDate, &CommsItem)> = BTreeMap::new();
    for item in plan.comms.items.iter().filter(|item| KEY_MESSAGES.contains(&item.purpose)) {
        let date = plan.date(item.when);
        let earliest = first.entry((item.purpose, &item.audience)).or_insert((date, item));
        if date < earliest.0 {
            *earliest = (date, item);
        }
    }
    for (date, item) in first.into_values() {
        let title = if item.title.is_empty() { item.purpose.label() } else { item.title.clone() };
        // The same message goes to several audiences, on the same day by the same hand.
        let text = match plan.audience_name(&item.audience).trim() {
            "" => t!("checklist.message", message = title),
            audience => t!("checklist.message-to", audience = audience, message = title),
        };
        let draft = Draft::of("message", &item.id, Phase::Communicate, text, date, places::message(&item.id));
        let marked = plan.checklist.items.get(&draft.key).and_then(|mark| mark.done);
        let done = (item.state == ItemState::Sent).then(|| marked.unwrap_or(date));
        drafts.push(Draft { owner: item.owner.clone(), done, ..draft });
    }
}

/// What is tried so that everyone gets in; what has no day of its own a week before launch.
fn access(plan: &Plan, drafts: &mut Vec<Draft>) {
    for check in &plan.learning.access {
        let text = t!("checklist.access", what = check.kind.label());
        let due = plan.date(check.due.unwrap_or(ACCESS_TRIED));
        let place = places::enable_row("support", "access_checks.passed_on", &check.id);
        let draft = Draft::of("access", &check.id, Phase::Enable, text, due, place);
        drafts.push(Draft { owner: check.owner.clone(), done: check.passed_on, ..draft });
    }
}

fn weeks(plan: &Plan, drafts: &mut Vec<Draft>) {
    for week in 1..=WATCHED_WEEKS {
        let due = plan.date(When::offset_weeks(week));
        let text = t!("checklist.week", week = week);
        let place = crate::check::Place::Phase(Phase::Measure);
        drafts.push(Draft::new(&format!("week:{week}"), Phase::Measure, text, due, place));
    }
}

/// What meetings agreed on, what is signed off, what comes out, and the door of each wave.
fn govern(plan: &Plan, drafts: &mut Vec<Draft>) {
    let governance = &plan.governance;
    let quarter_end = plan.date(QUARTER_END);
    for action in &governance.actions {
        let place = places::meeting(plan, &action.meeting);
        let due = action.due.unwrap_or(quarter_end);
        let draft = Draft::of("meeting-action", &action.id, Phase::Govern, named(&action.what), due, place);
        drafts.push(Draft { owner: action.owner.clone(), done: action.done, ..draft });
    }
    for sign_off in &governance.sign_offs {
        let text = t!("checklist.sign_off", what = named(&sign_off.what));
        let due = sign_off.due.map_or(plan.launch, |due| plan.date(due));
        let place = places::govern_row("decisions", "sign_offs.signed_on", &sign_off.id);
        let draft = Draft::of("sign-off", &sign_off.id, Phase::Govern, text, due, place);
        drafts.push(Draft { owner: signer(plan, sign_off).clone(), done: sign_off.signed_on, ..draft });
    }
    for release in &governance.releases {
        let text = t!("checklist.release", what = named(&release.what));
        let place = places::govern_row("content", "releases.released_on", &release.id);
        let draft = Draft::of("release", &release.id, Phase::Govern, text, plan.date(release.when), place);
        drafts.push(Draft { owner: release.owner.clone(), done: release.released_on, ..draft });
    }
    for wave in &governance.waves {
        let text = t!("checklist.wave", wave = named(&wave.name));
        let place = places::govern_row("waves", "waves.met", &wave.id);
        let draft = Draft::of("wave", &wave.id, Phase::Govern, text, plan.date(wave.launch), place);
        drafts.push(Draft { owner: wave.owner.clone(), done: wave.entered_on, ..draft });
    }
}

/// Answers that are owed, once there is one to give, and milestones.
fn celebrate(plan: &Plan, drafts: &mut Vec<Draft>) {
    for entry in plan.listening.feedback.iter().filter(|entry| entry.state() != FeedbackState::Open) {
        let Some(due) = entry.tell_day(plan) else { continue };
        let text = t!("checklist.tell", said = named(&entry.complaint));
        let place = places::celebrate_row("feedback", "feedback.told-on", &entry.id);
        let draft = Draft::of("feedback", &entry.id, Phase::Celebrate, text, due, place);
        drafts.push(Draft { owner: entry.owner.clone(), done: entry.told_on, ..draft });
    }
    for milestone in &plan.recognition.milestones {
        let text = t!("checklist.milestone", what = named(&milestone.name));
        let place = places::celebrate_row("recognition", "milestones.reached-on", &milestone.id);
        let due = plan.date(milestone.when);
        let draft = Draft::of("milestone", &milestone.id, Phase::Celebrate, text, due, place);
        drafts.push(Draft { owner: milestone.owner.clone(), done: milestone.reached_on, ..draft });
    }
}

fn actions(plan: &Plan, drafts: &mut Vec<Draft>) {
    for action in &plan.actions {
        let phase = action.phase.unwrap_or(Phase::Align);
        drafts.push(Draft {
            owner: action.owner.clone(),
            done: action.done,
            ..Draft::of(
                "action",
                &action.id,
                phase,
                named(&action.what),
                plan.date(action.due),
                places::action(action.phase),
            )
        });
    }
}

/// The last day of a stretch of the first ninety days.
fn end_of(window: Window) -> When {
    When::offset_days(match window {
        Window::First30 => 30,
        Window::To60 => 60,
        Window::To90 => 90,
    })
}

fn named(text: &str) -> String {
    if text.trim().is_empty() { t!("checklist.unnamed") } else { text.to_owned() }
}
