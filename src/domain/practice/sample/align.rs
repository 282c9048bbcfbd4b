//! The sample's Align phase: sponsor, targets, roles, leader actions, pledges, ratings.

use super::{day, named, say};
use crate::choice::Choice;
use crate::id::Id;
use crate::metric::Metric;
use crate::plan::align::{
    AlignmentKind, AlignmentRow, Assessment, Behaviour, Commitment, Duty, Frequency, Kpi, LeaderAction, Pain,
    PainPoint, PledgeState, RaciRow, RoleModelAct, RoleModelEntry, RunBy, WorkStream,
};
use crate::plan::{Plan, Sponsorship};
use crate::practice::align::window_of;
use crate::schedule::When;

/// A target: key, metric, baseline, target, due in days from launch, owner.
static KPIS: &[(&str, Metric, f64, f64, i32, &str)] = &[
    ("first-time", Metric::CustomerResult, 61.0, 70.0, 91, "coo"),
    ("active", Metric::WeeklyActive, 90.0, 420.0, 56, "service"),
    ("application", Metric::FirstApplication, 22.0, 70.0, 56, "service"),
    ("completion", Metric::CompletionRate, 34.0, 75.0, 70, "learning"),
];

/// What the business reported since, where no import tells it: key, value, day from launch.
static LATEST: &[(&str, f64, i32)] = &[("first-time", 64.5, 21)];

/// What a leader did in the open: key, leader, act, days from launch.
static ROLE_MODELLING: &[(&str, &str, RoleModelAct, i32)] = &[
    ("coo-module", "coo", RoleModelAct::CompletedModule, -10),
    ("coo-meeting", "coo", RoleModelAct::ReferredInMeeting, 9),
    ("service-reward", "service", RoleModelAct::RewardedLearners, 18),
    ("leeds-meeting", "leeds", RoleModelAct::Other, 24),
];

/// Roles in a work stream: who does it, who answers for it, who is asked, who is told.
struct Roles {
    stream: WorkStream,
    responsible: &'static [&'static str],
    accountable: &'static str,
    consulted: &'static [&'static str],
    informed: &'static [&'static str],
}

const fn roles(
    stream: WorkStream,
    responsible: &'static [&'static str],
    accountable: &'static str,
    consulted: &'static [&'static str],
    informed: &'static [&'static str],
) -> Roles {
    Roles { stream, responsible, accountable, consulted, informed }
}

static ROLES: &[Roles] = &[
    roles(WorkStream::Sponsor, &["coo"], "coo", &["finance"], &["service", "leeds", "cebu"]),
    roles(WorkStream::Operate, &["learning"], "service", &["leeds", "cebu", "rosters"], &["coo"]),
    roles(WorkStream::MeasureImpact, &["quality"], "finance", &["learning"], &["coo"]),
    roles(WorkStream::Communicate, &["comms"], "learning", &["hr"], &["leeds", "cebu"]),
    roles(WorkStream::EnableManagers, &["learning", "hr"], "service", &["shift"], &["coo"]),
    roles(WorkStream::Content, &["learning"], "service", &["quality", "shift"], &["platforms"]),
    roles(WorkStream::Platform, &["platforms"], "platforms", &["learning"], &["service"]),
];

/// A leader action: key, leader, due and done in days from launch; the last two slipped.
static LEADER_ACTIONS: &[(&str, &str, i32, Option<i32>)] = &[
    ("finance-cost", "finance", -54, Some(-53)),
    ("coo-managers", "coo", -52, Some(-52)),
    ("leeds-rosters", "leeds", -45, Some(-45)),
    ("coo-review", "coo", -41, Some(-41)),
    ("service-standup", "service", -32, Some(-28)),
    ("leeds-roleplay", "leeds", -26, Some(-26)),
    ("coo-module", "coo", -10, Some(-10)),
    ("coo-town-hall", "coo", -7, Some(-7)),
    ("coo-floor", "coo", 1, Some(1)),
    ("cebu-module", "cebu", 9, Some(11)),
    ("cebu-thanks", "cebu", 15, Some(16)),
    ("service-chat", "service", 16, None),
    ("service-retire", "service", 18, None),
];

/// A pledge: leader, frequency, signed in days from launch, what became of it, visible, consistent, measurable.
static PLEDGES: &[(&str, Frequency, i32, PledgeState, [u8; 3])] = &[
    ("coo", Frequency::Weekly, -48, PledgeState::Open, [5, 4, 4]),
    ("leeds", Frequency::Weekly, -45, PledgeState::Kept, [4, 5, 4]),
    ("cebu", Frequency::Fortnightly, -47, PledgeState::Missed, [3, 2, 4]),
    ("finance", Frequency::Monthly, -48, PledgeState::Open, [3, 5, 5]),
];

/// A leader's ratings by themselves and by the team, in the order of the behaviours.
static RATINGS: &[(&str, [(u8, u8); 3])] =
    &[("coo", [(4, 4), (4, 3), (5, 4)]), ("leeds", [(4, 4), (3, 4), (4, 4)]), ("cebu", [(4, 2), (3, 2), (3, 3)])];

/// A pain point: key of its answer, which, owner.
static PAINS: &[(&str, PainPoint, &str)] = &[
    ("priorities", PainPoint::CompetingPriorities, "service"),
    ("visible", PainPoint::NoVisibleSponsorship, "coo"),
    ("messages", PainPoint::InconsistentMessages, "comms"),
];

static ALIGNMENT: &[(&str, AlignmentKind)] = &[
    ("content-calls", AlignmentKind::ContentToOutcome),
    ("content-offers", AlignmentKind::ContentToOutcome),
    ("manager-shift", AlignmentKind::ManagerToCoaching),
    ("manager-dispatch", AlignmentKind::ManagerToCoaching),
    ("metric-active", AlignmentKind::MetricToImpact),
    ("metric-application", AlignmentKind::MetricToImpact),
];

fn person(key: &str) -> Id {
    named("person", key)
}

fn persons(keys: &[&str]) -> Vec<Id> {
    keys.iter().map(|key| person(key)).collect()
}

pub(super) fn fill(plan: &mut Plan) {
    plan.sponsorship = Sponsorship {
        reason: say("align.reason"),
        business_outcome: say("align.outcome"),
        sponsor: person("coo"),
        coalition: persons(&["finance", "service", "leeds", "cebu"]),
        duties: Duty::ALL.to_vec(),
        run_by: Some(RunBy::Business),
        kpis: kpis(plan),
        role_modelling: role_modelling(plan),
        raci: raci(),
        leader_actions: leader_actions(plan),
        commitments: commitments(plan),
        goals_in_reviews: true,
        goals_in_corporate_kpis: true,
        town_hall: Some(When::offset_days(-7)),
        town_hall_public: true,
        first_review: Some(When::offset_days(-41)),
        pains: pains(),
        assessments: assessments(),
        video_brief: say("align.video"),
        alignment: alignment(),
    };
}

fn kpis(plan: &Plan) -> Vec<Kpi> {
    KPIS.iter()
        .map(|&(key, metric, baseline, target, due, owner)| Kpi {
            id: named("kpi", key),
            metric,
            detail: say(&format!("kpi.{key}.detail")),
            baseline: Some(baseline),
            target: Some(target),
            due: Some(When::offset_days(due)),
            owner: person(owner),
            outcome: say(&format!("kpi.{key}.outcome")),
            latest: LATEST.iter().find(|(of, ..)| *of == key).map(|(_, value, _)| *value),
            latest_on: LATEST.iter().find(|(of, ..)| *of == key).map(|(.., on)| day(plan, *on)),
        })
        .collect()
}

fn role_modelling(plan: &Plan) -> Vec<RoleModelEntry> {
    ROLE_MODELLING
        .iter()
        .map(|&(key, leader, act, on)| RoleModelEntry {
            id: named("role-model", key),
            leader: person(leader),
            act,
            on: Some(day(plan, on)),
            note: say(&format!("role-model.{key}")),
        })
        .collect()
}

fn raci() -> Vec<RaciRow> {
    ROLES
        .iter()
        .map(|roles| RaciRow {
            id: named("raci", roles.stream.key()),
            stream: roles.stream,
            responsible: persons(roles.responsible),
            accountable: vec![person(roles.accountable)],
            consulted: persons(roles.consulted),
            informed: persons(roles.informed),
        })
        .collect()
}

fn leader_actions(plan: &Plan) -> Vec<LeaderAction> {
    LEADER_ACTIONS
        .iter()
        .map(|&(key, leader, due, done)| LeaderAction {
            id: named("leader-action", key),
            leader: person(leader),
            window: window_of(plan, day(plan, due)).unwrap_or_default(),
            what: say(&format!("leader-action.{key}")),
            due: Some(When::offset_days(due)),
            done: done.map(|days| day(plan, days)),
        })
        .collect()
}

fn commitments(plan: &Plan) -> Vec<Commitment> {
    PLEDGES
        .iter()
        .map(|&(leader, frequency, signed, state, [visible, consistent, measurable])| Commitment {
            id: named("pledge", leader),
            leader: person(leader),
            text: say(&format!("pledge.{leader}")),
            frequency,
            signed_on: Some(day(plan, signed)),
            state,
            visible: Some(visible),
            consistent: Some(consistent),
            measurable: Some(measurable),
        })
        .collect()
}

fn assessments() -> Vec<Assessment> {
    let of_leader = |&(leader, ratings): &(&str, [(u8, u8); 3])| {
        let rated = Behaviour::ALL.iter().zip(ratings);
        rated
            .map(|(behaviour, (own, team))| Assessment {
                id: named("rating", &format!("{leader}-{}", behaviour.key())),
                leader: person(leader),
                behaviour: *behaviour,
                own: Some(own),
                team: Some(team),
            })
            .collect::<Vec<_>>()
    };
    RATINGS.iter().flat_map(of_leader).collect()
}

fn pains() -> Vec<Pain> {
    PAINS
        .iter()
        .map(|&(key, kind, owner)| Pain {
            id: named("pain", key),
            kind,
            counter: say(&format!("pain.{key}")),
            owner: person(owner),
        })
        .collect()
}

fn alignment() -> Vec<AlignmentRow> {
    ALIGNMENT
        .iter()
        .map(|&(key, kind)| AlignmentRow {
            id: named("alignment", key),
            kind,
            from: say(&format!("alignment.{key}-from")),
            to: say(&format!("alignment.{key}-to")),
        })
        .collect()
}
