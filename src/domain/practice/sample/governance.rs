//! The sample's Govern phase: meetings with their minutes, rights, board, releases, content, the next waves.

use super::{day, named, say};
use crate::choice::Choice;
use crate::id::Id;
use crate::plan::Plan;
use crate::plan::governance::{
    BoardFunction, BoardSeat, ContentEntry, ContentState, DecisionRight, EntryCriterion, LoggedDecision, Meeting,
    MeetingAction, Release, RightKind, Ritual, RitualKind, Wave,
};
use crate::practice::governance as practice;
use crate::schedule::When;

/// A right: what, who decides, who is asked.
static RIGHTS: &[(RightKind, &str, &[&str])] = &[
    (RightKind::ApproveContent, "service", &["quality", "shift"]),
    (RightKind::FundCampaigns, "finance", &["coo"]),
    (RightKind::RetireModules, "learning", &["service"]),
    (RightKind::OpenWave, "coo", &["service", "finance"]),
];

static BOARD: &[(BoardFunction, &str)] = &[
    (BoardFunction::Business, "coo"),
    (BoardFunction::LearningDevelopment, "learning"),
    (BoardFunction::Finance, "finance"),
    (BoardFunction::It, "platforms"),
    (BoardFunction::Hr, "hr"),
    (BoardFunction::Managers, "shift"),
];

/// A recorded meeting: key, series, number in it, who was there.
static MEETINGS: &[(&str, &str, u32, &[&str])] = &[
    ("stand-up-3", "stand-up", 3, &["learning", "shift", "service"]),
    ("stand-up-4", "stand-up", 4, &["learning", "shift", "comms"]),
    ("review-2", "executive-review", 2, &["coo", "finance", "service", "learning"]),
];

/// An action: key, meeting, who, due and done in days from launch.
static ACTIONS: &[(&str, &str, &str, i32, Option<i32>)] = &[
    ("headsets", "stand-up-3", "platforms", 28, Some(25)),
    ("night-shift", "stand-up-3", "rosters", 43, None),
    ("story", "stand-up-4", "comms", 44, None),
    ("budget", "review-2", "finance", 46, None),
];

/// A decision: key, meeting, who decided, day from launch, day on which it is looked at again.
static DECISIONS: &[(&str, &str, &str, i32, Option<i32>)] = &[
    ("protect-hour", "review-2", "coo", 15, Some(71)),
    ("no-points", "review-2", "service", 15, None),
    ("split-module", "stand-up-4", "learning", 29, None),
];

/// A release: key, day from launch, audience, who sees to it, the day it came out.
static RELEASES: &[(&str, i32, &str, &str, Option<i32>)] = &[
    ("claims", 15, "leeds", "learning", Some(15)),
    ("escalation", 43, "rotterdam", "learning", None),
    ("new-portal", 78, "cebu", "platforms", None),
];

/// Content: key, owner, last used and to be gone over by in days from launch.
static CONTENTS: &[(&str, &str, i32, i32)] = &[
    ("first-call", "learning", 34, 120),
    ("listening", "learning", 34, 120),
    ("claims", "quality", 33, 150),
    ("coaching", "hr", 31, 110),
    // Due on purpose: the retirement rule has something to name.
    ("old-script", "quality", -200, 100),
];

/// A wave: key, launch in days, how many people, who answers for it, what was found to hold.
static WAVES: &[(&str, i32, u32, &str, &[EntryCriterion])] =
    &[("hamburg", 92, 140, "service", &[EntryCriterion::AccessTried]), ("partners", 183, 210, "cebu", &[])];

/// Fills the phase.
pub fn fill(plan: &mut Plan) {
    let kinds = [RitualKind::StandUp, RitualKind::ExecutiveReview, RitualKind::StrategySync];
    plan.governance.rituals = kinds.map(|kind| ritual(plan, kind)).to_vec();
    plan.governance.meetings = MEETINGS.iter().map(meeting).collect();
    decided(plan);
    plan.governance.rights = RIGHTS.iter().map(right).collect();
    plan.governance.board = BOARD.iter().map(|(function, who)| seat(*function, who)).collect();
    plan.governance.sign_offs =
        practice::READY_SIGN_OFFS.iter().map(|ready| ready.sign_off(named("sign-off", ready.key))).collect();
    plan.governance.releases = RELEASES.iter().map(|row| release(plan, row)).collect();
    plan.governance.contents = CONTENTS.iter().map(|row| content(plan, row)).collect();
    plan.governance.waves = WAVES.iter().map(|row| wave(plan, row)).collect();
}

fn person(key: &str) -> Id {
    named("person", key)
}

fn people(keys: &[&str]) -> Vec<Id> {
    keys.iter().map(|key| person(key)).collect()
}

fn ritual(plan: &Plan, kind: RitualKind) -> Ritual {
    let (owner, attendees): (&str, &[&str]) = match kind {
        RitualKind::StandUp => ("learning", &["shift", "service", "comms"]),
        RitualKind::ExecutiveReview => ("coo", &["finance", "service", "learning"]),
        RitualKind::StrategySync | RitualKind::Other => ("coo", &["finance", "service", "leeds", "cebu", "learning"]),
    };
    let ready = practice::ritual(plan, kind, named("ritual", kind.key()));
    Ritual { owner: person(owner), attendees: people(attendees), ..ready }
}

fn meeting((key, series, occurrence, present): &(&str, &str, u32, &[&str])) -> Meeting {
    Meeting {
        id: named("meeting", key),
        ritual: named("ritual", series),
        occurrence: *occurrence,
        present: people(present),
        notes: say(&format!("meeting.{key}")),
        ..Meeting::default()
    }
}

fn decided(plan: &mut Plan) {
    let date = |days: &i32| Some(day(plan, *days));
    let actions: Vec<MeetingAction> = ACTIONS
        .iter()
        .map(|(key, meeting, who, due, done)| MeetingAction {
            id: named("agreed", key),
            meeting: named("meeting", meeting),
            what: say(&format!("agreed.{key}")),
            owner: person(who),
            due: date(due),
            done: done.as_ref().and_then(date),
        })
        .collect();
    let decisions: Vec<LoggedDecision> = DECISIONS
        .iter()
        .map(|(key, meeting, who, on, revisit)| LoggedDecision {
            id: named("decided", key),
            meeting: named("meeting", meeting),
            what: say(&format!("decided.{key}.what")),
            why: say(&format!("decided.{key}.why")),
            decided_by: person(who),
            on: date(on),
            revisit: revisit.as_ref().and_then(date),
        })
        .collect();
    plan.governance.actions = actions;
    plan.governance.decisions = decisions;
}

fn right((kind, who, asked): &(RightKind, &str, &[&str])) -> DecisionRight {
    let ready = practice::right(*kind, named("right", kind.key()));
    DecisionRight { decides: person(who), consulted: people(asked), ..ready }
}

fn seat(function: BoardFunction, who: &str) -> BoardSeat {
    let mut seat = practice::seat(function, named("seat", function.key()));
    seat.person = person(who);
    seat
}

fn release(plan: &Plan, (key, days, audience, who, out): &(&str, i32, &str, &str, Option<i32>)) -> Release {
    Release {
        id: named("release", key),
        what: say(&format!("release.{key}")),
        when: When::offset_days(*days),
        audience: named("audience", audience),
        owner: person(who),
        released_on: out.map(|days| day(plan, days)),
    }
}

fn content(plan: &Plan, (key, who, used, review): &(&str, &str, i32, i32)) -> ContentEntry {
    ContentEntry {
        id: named("content", key),
        title: say(&format!("content.{key}")),
        owner: person(who),
        last_used: Some(day(plan, *used)),
        review_by: Some(day(plan, *review)),
        state: ContentState::Live,
    }
}

fn wave(plan: &Plan, (key, days, size, who, met): &(&str, i32, u32, &str, &[EntryCriterion])) -> Wave {
    let id = named("wave", key);
    Wave {
        name: say(&format!("wave.{key}.name")),
        who: say(&format!("wave.{key}.who")),
        size: Some(*size),
        launch: When::offset_days(*days),
        owner: person(who),
        met: met.to_vec(),
        ..practice::wave(plan, id)
    }
}
