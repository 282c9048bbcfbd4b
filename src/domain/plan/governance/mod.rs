//! The Govern phase: meetings, decision rights, the board, releases, content and waves (rows H1–H4).

mod choices;
pub mod content;
pub mod occasions;
pub mod series;
pub mod waves;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::Plan;
use crate::entities;
use crate::id::Id;
use crate::schedule::When;

pub use choices::{BoardFunction, ContentState, EntryCriterion, MeetingRhythm, RightKind, RitualKind};

/// All of the Govern phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Governance {
    /// Meetings that come back.
    pub rituals: Vec<Ritual>,
    /// What was written down about single meetings.
    pub meetings: Vec<Meeting>,
    /// What was agreed to be done in meetings.
    pub actions: Vec<MeetingAction>,
    /// Who decides what.
    pub rights: Vec<DecisionRight>,
    /// What is signed off by when.
    pub sign_offs: Vec<SignOff>,
    /// What was decided.
    pub decisions: Vec<LoggedDecision>,
    /// Who sits on the board.
    pub board: Vec<BoardSeat>,
    /// What comes out when.
    pub releases: Vec<Release>,
    /// Months without use after which content is due to go, 1 to 60; `None` for the usual number.
    pub retire_after: Option<u32>,
    /// The content that people are sent to.
    pub contents: Vec<ContentEntry>,
    /// Groups that follow the first one.
    pub waves: Vec<Wave>,
}

impl Governance {
    /// Whether nothing is entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A meeting that comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Ritual {
    /// Identifier.
    pub id: Id,
    /// Which one.
    pub kind: RitualKind,
    /// What it is called here; empty for the name of its kind.
    pub title: String,
    /// How often.
    pub rhythm: MeetingRhythm,
    /// The first meeting.
    pub first: When,
    /// No meeting after this; `None` for the end of the first quarter.
    pub last: Option<When>,
    /// The time of day where the sender is; `None` for all day.
    pub time: Option<NaiveTime>,
    /// How long it takes.
    pub minutes: u32,
    /// Who calls and leads it.
    pub owner: Id,
    /// Who else comes.
    pub attendees: Vec<Id>,
    /// The usual agenda, a point a line.
    pub agenda: String,
}

impl Default for Ritual {
    fn default() -> Self {
        Self {
            id: Id::default(),
            kind: RitualKind::Other,
            title: String::new(),
            rhythm: MeetingRhythm::default(),
            first: When::default(),
            last: None,
            time: None,
            minutes: 30,
            owner: Id::default(),
            attendees: Vec::new(),
            agenda: String::new(),
        }
    }
}

/// What was written down about one meeting of a series.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Meeting {
    /// Identifier.
    pub id: Id,
    /// The series it belongs to.
    pub ritual: Id,
    /// Which meeting of the series it is, from 0.
    pub occurrence: u32,
    /// The day it was held, where that is not the day of the series.
    pub held_on: Option<NaiveDate>,
    /// Who was there.
    pub present: Vec<Id>,
    /// The agenda of this meeting, a point a line; empty for the usual one.
    pub agenda: String,
    /// What was said.
    pub notes: String,
}

/// Something to be done that was agreed in a meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MeetingAction {
    /// Identifier.
    pub id: Id,
    /// The meeting.
    pub meeting: Id,
    /// What.
    pub what: String,
    /// Who.
    pub owner: Id,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
}

/// Who decides something.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct DecisionRight {
    /// Identifier.
    pub id: Id,
    /// What is decided.
    pub kind: RightKind,
    /// What exactly, and up to which limit.
    pub scope: String,
    /// The one person who decides.
    pub decides: Id,
    /// Who is asked before.
    pub consulted: Vec<Id>,
    /// Working days within which there is an answer.
    pub within_days: Option<u32>,
}

/// Something that is signed off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct SignOff {
    /// Identifier.
    pub id: Id,
    /// By which right.
    pub kind: RightKind,
    /// What is signed off.
    pub what: String,
    /// Who signs; empty for whoever has the right.
    pub signer: Id,
    /// By when.
    pub due: Option<When>,
    /// The day it was signed.
    pub signed_on: Option<NaiveDate>,
}

/// A decision that was taken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct LoggedDecision {
    /// Identifier.
    pub id: Id,
    /// The meeting it was taken in; empty for one taken elsewhere.
    pub meeting: Id,
    /// What was decided.
    pub what: String,
    /// Why, and what was turned down.
    pub why: String,
    /// Who decided.
    pub decided_by: Id,
    /// When.
    pub on: Option<NaiveDate>,
    /// When it is looked at again.
    pub revisit: Option<NaiveDate>,
}

/// A seat on the board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct BoardSeat {
    /// Identifier.
    pub id: Id,
    /// The function.
    pub function: BoardFunction,
    /// Who speaks for it.
    pub person: Id,
    /// What they bring to the table.
    pub brings: String,
}

/// Something that comes out on a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Release {
    /// Identifier.
    pub id: Id,
    /// What comes out.
    pub what: String,
    /// When.
    pub when: When,
    /// For whom.
    pub audience: Id,
    /// Who sees to it.
    pub owner: Id,
    /// The day it came out.
    pub released_on: Option<NaiveDate>,
}

/// A course or module that people are sent to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ContentEntry {
    /// Identifier.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Who answers for it.
    pub owner: Id,
    /// The day it was last used, as the LMS reports it.
    pub last_used: Option<NaiveDate>,
    /// The day by which it is gone over.
    pub review_by: Option<NaiveDate>,
    /// How it stands.
    pub state: ContentState,
}

/// A group that starts after the first one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Wave {
    /// Identifier.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// Who is in it.
    pub who: String,
    /// How many people.
    pub size: Option<u32>,
    /// When it launches.
    pub launch: When,
    /// Who answers for it.
    pub owner: Id,
    /// What must hold before it starts.
    pub entry: Vec<EntryCriterion>,
    /// What was found to hold, of the things that the plan cannot tell.
    pub met: Vec<EntryCriterion>,
    /// The day it was let in.
    pub entered_on: Option<NaiveDate>,
}

entities!(
    Ritual,
    Meeting,
    MeetingAction,
    DecisionRight,
    SignOff,
    LoggedDecision,
    BoardSeat,
    Release,
    ContentEntry,
    Wave
);

/// The rights that every rollout hands out and that nobody has in this plan.
pub fn open_rights(plan: &Plan) -> Vec<RightKind> {
    let has_holder = |kind: &RightKind| {
        plan.governance.rights.iter().any(|right| right.kind == *kind && plan.person(&right.decides).is_some())
    };
    RightKind::NEEDED.into_iter().filter(|kind| !has_holder(kind)).collect()
}

/// Who signs: the person named, or else the one who has the right.
pub fn signer<'a>(plan: &'a Plan, sign_off: &'a SignOff) -> &'a Id {
    if !sign_off.signer.is_empty() {
        return &sign_off.signer;
    }
    let right = plan.governance.rights.iter().find(|right| right.kind == sign_off.kind);
    right.map_or(&sign_off.signer, |right| &right.decides)
}

/// Whether the phase is complete: meetings, decision rights, a board and a next group are all there.
pub fn is_complete(plan: &Plan) -> bool {
    let governance = &plan.governance;
    let seated = governance.board.iter().any(|seat| plan.person(&seat.person).is_some());
    let waves_ready = !governance.waves.is_empty() && governance.waves.iter().all(|wave| !wave.entry.is_empty());
    !governance.rituals.is_empty() && open_rights(plan).is_empty() && seated && waves_ready
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Person;

    fn plan() -> Plan {
        let person = Person { id: Id::new("ana"), name: "Ana".into(), ..Person::default() };
        Plan { launch: "2026-09-07".parse().unwrap(), people: vec![person], ..Plan::default() }
    }

    fn right(kind: RightKind, decides: &str) -> DecisionRight {
        DecisionRight { id: Id::new(decides), kind, decides: Id::new(decides), ..DecisionRight::default() }
    }

    #[test]
    fn an_empty_part_writes_nothing() {
        let text = serde_json::to_string(&plan()).unwrap();
        assert!(!text.contains("governance"), "{text}");
    }

    #[test]
    fn a_right_is_open_until_someone_in_the_plan_has_it() {
        let mut plan = plan();
        assert_eq!(open_rights(&plan), RightKind::NEEDED);
        plan.governance.rights = vec![right(RightKind::ApproveContent, "ana"), right(RightKind::FundCampaigns, "gone")];
        assert_eq!(open_rights(&plan), [RightKind::FundCampaigns, RightKind::RetireModules]);
    }

    #[test]
    fn whoever_has_the_right_signs_unless_someone_else_is_named() {
        let mut plan = plan();
        plan.governance.rights = vec![right(RightKind::ApproveContent, "ana")];
        let mut sign_off = SignOff { kind: RightKind::ApproveContent, ..SignOff::default() };
        assert_eq!(signer(&plan, &sign_off).as_str(), "ana");
        sign_off.signer = Id::new("ben");
        assert_eq!(signer(&plan, &sign_off).as_str(), "ben");
        sign_off = SignOff { kind: RightKind::RetireModules, ..SignOff::default() };
        assert!(signer(&plan, &sign_off).is_empty());
    }

    #[test]
    fn the_phase_is_complete_when_all_its_parts_are_there() {
        let mut plan = plan();
        plan.governance.rituals = vec![Ritual::default()];
        plan.governance.rights = RightKind::NEEDED.map(|kind| right(kind, "ana")).to_vec();
        plan.governance.board = vec![BoardSeat { person: Id::new("ana"), ..BoardSeat::default() }];
        plan.governance.waves = vec![Wave { entry: vec![EntryCriterion::PilotGo], ..Wave::default() }];
        assert!(is_complete(&plan));
        plan.governance.waves[0].entry.clear();
        assert!(!is_complete(&plan));
    }
}
