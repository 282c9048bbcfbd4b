//! Who the sample plan is about: people, sites, audiences and the stakeholder map.

use super::{day, named, say};
use crate::id::Id;
use crate::plan::people::{AudienceKind, Cadence, Influence, StakeholderKind, Stance, WorkMode};
use crate::plan::{Audience, Person, Plan, Site, Stakeholder};

static PEOPLE: &[&str] = &[
    "coo",
    "finance",
    "service",
    "leeds",
    "cebu",
    "learning",
    "hr",
    "platforms",
    "quality",
    "shift",
    "comms",
    "rosters",
];

/// A site: key, time zone, head-count, ease with technology, way of working.
static SITES: &[(&str, &str, u32, u8, WorkMode)] = &[
    ("leeds", "Europe/London", 258, 4, WorkMode::OnSite),
    ("rotterdam", "Europe/Amsterdam", 304, 3, WorkMode::Hybrid),
    ("cebu", "Asia/Manila", 182, 4, WorkMode::OnSite),
];

/// An audience: key, kind, size, minutes a week, site (empty for the sender's own).
static AUDIENCES: &[(&str, AudienceKind, u32, u32, &str)] = &[
    ("leeds", AudienceKind::Learners, 220, 90, "leeds"),
    ("rotterdam", AudienceKind::Learners, 260, 90, "rotterdam"),
    ("cebu", AudienceKind::Learners, 160, 90, "cebu"),
    ("managers", AudienceKind::Managers, 38, 90, ""),
    ("leaders", AudienceKind::Sponsors, 7, 90, ""),
    ("champions", AudienceKind::Champions, 24, 90, ""),
    ("pilot", AudienceKind::PilotGroup, 96, 90, "leeds"),
    ("functions", AudienceKind::Functions, 9, 60, ""),
];

/// A stakeholder on the map and the way from where they stand to where they need to stand.
struct Placed {
    key: &'static str,
    kind: StakeholderKind,
    influence: Influence,
    /// Where they stand today and where they need to stand.
    way: (Stance, Stance),
    cadence: Cadence,
    owner: &'static str,
    /// The next contact in days from launch.
    contact: i32,
}

#[rustfmt::skip]
static STAKEHOLDERS: [Placed; 14] = {
    use Cadence::{AtMilestones, Fortnightly, Monthly, Weekly};
    use Influence::{High, Low, Medium, VeryHigh};
    use StakeholderKind::{
        BusinessSponsor, Champions, Compliance, FrontlineManagers, Hr, It, Learners, LearningDevelopment, Other,
        PilotGroup,
    };
    use Stance::{Doubtful, Leading, Neutral, Supportive};
    [
        placed("coo", BusinessSponsor, VeryHigh, (Leading, Leading), Weekly, "learning", 46),
        placed("finance", Other, High, (Supportive, Supportive), Monthly, "service", 52),
        placed("leeds", Other, High, (Leading, Leading), Fortnightly, "service", 50),
        placed("cebu", Other, High, (Neutral, Supportive), Weekly, "service", 45),
        placed("shifts", FrontlineManagers, VeryHigh, (Supportive, Leading), Weekly, "learning", 44),
        // Overdue on purpose: the sample's plan check finds it.
        placed("rosters", Other, High, (Doubtful, Supportive), Weekly, "service", 31),
        placed("hr", Hr, Medium, (Neutral, Supportive), Fortnightly, "learning", 51),
        placed("council", Compliance, High, (Neutral, Supportive), AtMilestones, "hr", 57),
        placed("platforms", It, Medium, (Supportive, Supportive), Fortnightly, "learning", 49),
        placed("learning", LearningDevelopment, Medium, (Leading, Leading), Weekly, "service", 44),
        placed("agents", Learners, Medium, (Supportive, Supportive), Weekly, "shift", 44),
        placed("dispatch", Other, Medium, (Doubtful, Supportive), Weekly, "quality", 45),
        placed("pilot", PilotGroup, Low, (Leading, Leading), Fortnightly, "shift", 53),
        placed("champions", Champions, Medium, (Leading, Leading), Weekly, "learning", 46),
    ]
};

const fn placed(
    key: &'static str,
    kind: StakeholderKind,
    influence: Influence,
    way: (Stance, Stance),
    cadence: Cadence,
    owner: &'static str,
    contact: i32,
) -> Placed {
    Placed { key, kind, influence, way, cadence, owner, contact }
}

pub(super) fn fill(plan: &mut Plan) {
    plan.people = PEOPLE.iter().map(|key| person(key)).collect();
    plan.sites = SITES
        .iter()
        .map(|&(key, zone, headcount, comfort, mode)| Site {
            id: named("site", key),
            name: say(&format!("site.{key}.name")),
            zone: zone.to_owned(),
            headcount: Some(headcount),
            language: say(&format!("site.{key}.language")),
            tech_comfort: Some(comfort),
            mode,
        })
        .collect();
    plan.audiences = AUDIENCES
        .iter()
        .map(|&(key, kind, size, weekly_budget, site)| {
            let text = |part: &str| say(&format!("audience.{key}.{part}"));
            Audience {
                id: named("audience", key),
                name: text("name"),
                kind,
                size: Some(size),
                benefit: text("benefit"),
                obstacles: text("obstacles"),
                yesterday: text("yesterday"),
                tomorrow: text("tomorrow"),
                weekly_budget,
                site: if site.is_empty() { Id::default() } else { named("site", site) },
            }
        })
        .collect();
    plan.stakeholders = STAKEHOLDERS.iter().map(|placed| stakeholder(plan, placed)).collect();
}

fn person(key: &str) -> Person {
    let text = |part: &str| say(&format!("person.{key}.{part}"));
    Person { id: named("person", key), name: text("name"), role: text("role"), function: text("function") }
}

fn stakeholder(plan: &Plan, placed: &Placed) -> Stakeholder {
    let text = |part: &str| say(&format!("stakeholder.{}.{part}", placed.key));
    Stakeholder {
        id: named("stakeholder", placed.key),
        name: text("name"),
        kind: placed.kind,
        influence: Some(placed.influence),
        stance: Some(placed.way.0),
        wanted: Some(placed.way.1),
        responsibility: text("responsibility"),
        cadence: Some(placed.cadence),
        planned_move: text("move"),
        owner: named("person", placed.owner),
        next_contact: Some(day(plan, placed.contact)),
    }
}
