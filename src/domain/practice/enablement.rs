//! What managers start from: touchpoints laid out from the launch, milestones, talks, numbers, scripts (rows F1–F8).
//!
//! Laying out adds what is not there yet and leaves what is: a touchpoint that was moved, renamed or filled in stays
//! as people made it. Texts stand under `enable.touchpoint.<id>` and beside it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::choice::Choice;
use crate::id::{CountedIds, IdSource};
use crate::plan::Plan;
use crate::plan::enablement::{
    CadenceTalk, Escalation, ManagerKpi, ManagerKpiKind, Milestone, MilestoneKind, Touchpoint, TouchpointKind,
};
use crate::plan::people::Cadence;
use crate::schedule::When;
use crate::{choices, t};

/// Days before launch between which managers are briefed: six to eight weeks (row F1).
pub const BRIEFING: (i32, i32) = (-56, -42);

/// Minutes that a briefing takes (row F1).
pub const BRIEFING_MINUTES: (u32, u32) = (30, 45);

/// The most numbers that managers answer for (row F7).
pub const MOST_KPIS: usize = 3;

/// Days after launch at which the quarter ends: thirteen weeks.
pub const QUARTER_END: i32 = 91;

/// Days after launch for which the incentive runs (row F8).
pub const INCENTIVE_DAYS: i32 = 90;

/// Days after launch within which a first application is logged (row F7).
const FIRST_APPLICATION_DAYS: i32 = 14;

choices! {
    /// The coaching scripts by their length (row F6).
    pub enum Script in "coaching-script" {
        /// Five minutes at the desk.
        CheckIn = "check-in",
        /// Fifteen minutes of coaching.
        Coaching = "coaching",
        /// Thirty minutes of planning someone's development.
        Development = "development",
    }
}

/// A ready-made touchpoint; its texts stand under `enable.touchpoint.<id>`.
struct Ready {
    id: &'static str,
    kind: TouchpointKind,
    /// Days from launch.
    days: i32,
    minutes: u32,
    /// The key of its texts, where several share one.
    texts: &'static str,
}

const fn ready(id: &'static str, kind: TouchpointKind, days: i32, minutes: u32, texts: &'static str) -> Ready {
    Ready { id, kind, days, minutes, texts }
}

/// The touchpoints in the order of their days (row F4): a briefing seven weeks before launch, check-ins in weeks 1 and
/// 3, two role-plays after the first module, micro-coaching in weeks 3 to 8, protected slots, the quarter's end.
static READY: &[Ready] = {
    use TouchpointKind::{
        Briefing, Calibration, CheckIn, MicroAssignment, MicroCoaching, PerformanceTalk, ProtectedSlot, RolePlay,
    };
    &[
        ready("briefing", Briefing, -49, 45, "briefing"),
        ready("slot-1", ProtectedSlot, 1, 60, "slot"),
        ready("check-in-1", CheckIn, 3, 30, "check-in-1"),
        ready("assignment-1", MicroAssignment, 4, 10, "assignment-1"),
        ready("slot-2", ProtectedSlot, 8, 60, "slot"),
        ready("role-play-1", RolePlay, 9, 15, "role-play-1"),
        ready("role-play-2", RolePlay, 11, 15, "role-play-2"),
        ready("coaching-3", MicroCoaching, 15, 15, "coaching"),
        ready("check-in-3", CheckIn, 17, 30, "check-in-3"),
        ready("assignment-2", MicroAssignment, 18, 10, "assignment-2"),
        ready("coaching-4", MicroCoaching, 22, 15, "coaching"),
        ready("slot-3", ProtectedSlot, 23, 60, "slot"),
        ready("talk-1", PerformanceTalk, 28, 30, "talk"),
        ready("coaching-5", MicroCoaching, 29, 15, "coaching"),
        ready("coaching-6", MicroCoaching, 36, 15, "coaching"),
        ready("coaching-7", MicroCoaching, 43, 15, "coaching"),
        ready("coaching-8", MicroCoaching, 50, 15, "coaching"),
        ready("talk-2", PerformanceTalk, 56, 30, "talk"),
        ready("calibration", Calibration, QUARTER_END, 60, "calibration"),
    ]
};

/// The milestones with their days from launch (row F2).
static MILESTONES: &[(MilestoneKind, i32)] =
    &[(MilestoneKind::FirstAssignment, 7), (MilestoneKind::FirstUse, 14), (MilestoneKind::FirstFeedback, 28)];

/// The talks that go on (row F5): key, rhythm, minutes.
static CADENCE: &[(&str, Cadence, u32)] = &[
    ("micro-coaching", Cadence::Weekly, 15),
    ("performance", Cadence::Monthly, 30),
    ("calibration", Cadence::Quarterly, 60),
];

/// The steps of the escalation path.
static ESCALATION: &[&str] = &["access", "time", "content", "stalled"];

/// How many ready-made red flags there are, and how many items the manager's LMS checklist has (row F6).
const RED_FLAGS: usize = 5;
const LMS_CHECKLIST: usize = 6;

/// What laying out would add, in the order of the dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Name, date and minutes of each touchpoint.
    pub touchpoints: Vec<(String, NaiveDate, u32)>,
    /// Names of the milestones.
    pub milestones: Vec<String>,
}

/// Adds the touchpoints and milestones that are not there yet, dated from the launch.
pub fn lay_out(plan: &mut Plan, ids: &mut dyn IdSource) {
    let there: BTreeSet<String> = plan.enablement.touchpoints.iter().map(|point| point.from.clone()).collect();
    for ready in READY.iter().filter(|ready| !there.contains(ready.id)) {
        plan.enablement.touchpoints.push(touchpoint(ready, ids));
    }
    for (kind, days) in MILESTONES {
        if plan.enablement.milestones.iter().all(|milestone| milestone.kind != *kind) {
            plan.enablement.milestones.push(milestone(*kind, *days, ids));
        }
    }
    if plan.enablement.pledge.trim().is_empty() {
        plan.enablement.pledge = t!("enable.pledge");
    }
}

/// What [`lay_out`] would add now.
pub fn preview(plan: &Plan) -> Preview {
    let mut trial = plan.clone();
    lay_out(&mut trial, &mut CountedIds::new("preview"));
    let old = plan.enablement.touchpoints.len();
    let mut touchpoints: Vec<_> = trial.enablement.touchpoints[old..]
        .iter()
        .map(|point| (point.name(), trial.date(point.when), point.minutes))
        .collect();
    touchpoints.sort_by_key(|(_, date, _)| *date);
    let old = plan.enablement.milestones.len();
    let milestones = trial.enablement.milestones[old..].iter().map(|milestone| milestone.kind.label()).collect();
    Preview { touchpoints, milestones }
}

fn touchpoint(ready: &Ready, ids: &mut dyn IdSource) -> Touchpoint {
    // lang: enable.touchpoint.*
    let text = |part: &str| t!(format!("enable.touchpoint.{}.{part}", ready.texts));
    Touchpoint {
        id: ids.fresh(),
        from: ready.id.to_owned(),
        kind: ready.kind,
        title: text("title"),
        when: When::offset_days(ready.days),
        minutes: ready.minutes,
        about: text("about"),
        confirmed: Vec::new(),
    }
}

/// A milestone with its usual day and sharing moment.
fn milestone(kind: MilestoneKind, days: i32, ids: &mut dyn IdSource) -> Milestone {
    // lang: enable.milestone.*
    let sharing = t!(format!("enable.milestone.{}", kind.key()));
    Milestone { id: ids.fresh(), kind, when: Some(When::offset_days(days)), sharing, shared_on: None }
}

/// Adds the milestone of this kind.
pub fn add_milestone(plan: &mut Plan, kind: MilestoneKind, ids: &mut dyn IdSource) {
    if let Some((kind, days)) = MILESTONES.iter().find(|(known, _)| *known == kind) {
        plan.enablement.milestones.push(milestone(*kind, *days, ids));
    }
}

/// The ready-made talks: key and name.
pub fn talks() -> impl Iterator<Item = (&'static str, String)> {
    // lang: enable.cadence.*
    CADENCE.iter().map(|(key, ..)| (*key, t!(format!("enable.cadence.{key}.what"))))
}

/// Adds the ready-made talk with this key.
pub fn add_talk(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if let Some((key, rhythm, minutes)) = CADENCE.iter().find(|(known, ..)| *known == key) {
        // lang: enable.cadence.*
        let text = |part: &str| t!(format!("enable.cadence.{key}.{part}"));
        let talk = CadenceTalk {
            id: ids.fresh(),
            what: text("what"),
            rhythm: *rhythm,
            minutes: Some(*minutes),
            with: text("with"),
        };
        plan.enablement.cadence.push(talk);
    }
}

/// The ready-made steps of the escalation path: key and what happened.
pub fn escalations() -> impl Iterator<Item = (&'static str, String)> {
    // lang: enable.escalation.*
    ESCALATION.iter().map(|key| (*key, t!(format!("enable.escalation.{key}.trigger"))))
}

/// Adds the ready-made step of the escalation path with this key.
pub fn add_escalation(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if ESCALATION.contains(&key) {
        // lang: enable.escalation.*
        let text = |part: &str| t!(format!("enable.escalation.{key}.{part}"));
        let (trigger, response) = (text("trigger"), text("response"));
        plan.enablement.escalation.push(Escalation { id: ids.fresh(), trigger, response, ..Escalation::default() });
    }
}

/// Adds one of the managers' numbers with the practice's target (row F7): 70 % of the team within two weeks, 30 minutes
/// of coaching a week, 10 % more of the key behaviour at the quarter's end.
pub fn add_kpi(plan: &mut Plan, kind: ManagerKpiKind, ids: &mut dyn IdSource) {
    let (target, days) = match kind {
        ManagerKpiKind::FirstApplication => (70.0, FIRST_APPLICATION_DAYS),
        ManagerKpiKind::CoachingMinutes => (30.0, QUARTER_END),
        ManagerKpiKind::Behaviour => (10.0, QUARTER_END),
    };
    let due = Some(When::offset_days(days));
    plan.enablement.kpis.push(ManagerKpi { id: ids.fresh(), kind, target: Some(target), due, ..ManagerKpi::default() });
}

/// Fills what managers start from into a plan: touchpoints, milestones, talks, numbers, escalation.
pub fn fill_starter(plan: &mut Plan, ids: &mut dyn IdSource) {
    lay_out(plan, ids);
    for (key, ..) in CADENCE {
        add_talk(plan, key, ids);
    }
    for kind in ManagerKpiKind::ALL {
        add_kpi(plan, *kind, ids);
    }
    for key in ESCALATION {
        add_escalation(plan, key, ids);
    }
}

/// The two questions of every talk (row F5): what was tried, what changed.
pub fn questions() -> [String; 2] {
    [t!("enable.question.tried"), t!("enable.question.changed")]
}

/// Ready-made red flags, and what to do about each.
pub fn red_flags() -> Vec<String> {
    // lang: enable.red-flag.*
    (1..=RED_FLAGS).map(|n| t!(format!("enable.red-flag.{n}"))).collect()
}

/// What a manager sees to in the LMS.
pub fn lms_checklist() -> Vec<String> {
    // lang: enable.lms.*
    (1..=LMS_CHECKLIST).map(|n| t!(format!("enable.lms.{n}"))).collect()
}

/// A part of a coaching script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptPart {
    /// Minutes it takes.
    pub minutes: u32,
    /// What it is for.
    pub title: String,
    /// What to say.
    pub say: String,
}

impl Script {
    /// How long the talk is, in minutes.
    pub fn minutes(self) -> u32 {
        self.lengths().iter().sum()
    }

    /// The minutes of its parts.
    fn lengths(self) -> &'static [u32] {
        match self {
            Self::CheckIn => &[1, 3, 1],
            Self::Coaching => &[2, 5, 6, 2],
            Self::Development => &[5, 8, 10, 7],
        }
    }

    /// What the talk is for.
    pub fn purpose(self) -> String {
        // lang: enable.script.*
        t!(format!("enable.script.{}.purpose", self.key()))
    }

    /// The talk in one line, as it stands on the playbook.
    pub fn short(self) -> String {
        // lang: enable.script.*
        t!(format!("enable.script.{}.short", self.key()))
    }

    /// The parts of the talk.
    pub fn parts(self) -> Vec<ScriptPart> {
        let part = |(n, minutes): (usize, &u32)| {
            // lang: enable.script.*
            let text = |what: &str| t!(format!("enable.script.{}.{}-{what}", self.key(), n + 1));
            ScriptPart { minutes: *minutes, title: text("title"), say: text("say") }
        };
        self.lengths().iter().enumerate().map(part).collect()
    }

    /// The whole script as text, to be pasted into an invitation.
    pub fn text(self) -> String {
        let head = t!("enable.script.head", name = self.label(), minutes = self.minutes());
        let mut lines = vec![head, self.purpose()];
        for part in self.parts() {
            lines.push(String::new());
            lines.push(t!("enable.script.part", title = part.title, minutes = part.minutes));
            lines.push(part.say);
        }
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::enablement::Moment;

    fn plan() -> Plan {
        // A Monday.
        Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() }
    }

    fn laid_out() -> Plan {
        let mut plan = plan();
        lay_out(&mut plan, &mut CountedIds::new("t"));
        plan
    }

    fn weeks_of(kind: TouchpointKind) -> Vec<i64> {
        let plan = laid_out();
        let points = plan.enablement.touchpoints.iter().filter(|point| point.kind == kind);
        points.map(|point| crate::schedule::weeks::week_from_launch(plan.date(point.when), plan.launch)).collect()
    }

    #[test]
    fn touchpoints_stand_in_the_weeks_that_the_practice_names() {
        assert_eq!(weeks_of(TouchpointKind::Briefing), [-7]);
        assert_eq!(weeks_of(TouchpointKind::CheckIn), [1, 3]);
        assert_eq!(weeks_of(TouchpointKind::MicroCoaching), [3, 4, 5, 6, 7, 8]);
        assert_eq!(weeks_of(TouchpointKind::RolePlay), [2, 2]);
        assert_eq!(weeks_of(TouchpointKind::Calibration), [14]);
    }

    #[test]
    fn lengths_are_those_of_the_practice() {
        for point in laid_out().enablement.touchpoints {
            let fits = match point.kind {
                TouchpointKind::Briefing => (BRIEFING_MINUTES.0..=BRIEFING_MINUTES.1).contains(&point.minutes),
                TouchpointKind::CheckIn | TouchpointKind::PerformanceTalk => point.minutes == 30,
                TouchpointKind::RolePlay => point.minutes == 15,
                TouchpointKind::MicroCoaching => (10..=15).contains(&point.minutes),
                TouchpointKind::ProtectedSlot | TouchpointKind::Calibration => point.minutes == 60,
                TouchpointKind::MicroAssignment | TouchpointKind::Other => point.minutes <= 10,
            };
            assert!(fits, "{}: {}", point.from, point.minutes);
        }
    }

    #[test]
    fn all_three_moments_have_something() {
        let plan = laid_out();
        for moment in Moment::ALL {
            assert!(plan.enablement.touchpoints.iter().any(|point| point.moment(&plan) == *moment), "{moment:?}");
        }
    }

    #[test]
    fn laying_out_again_adds_only_what_is_gone_and_leaves_what_was_changed() {
        let mut plan = laid_out();
        plan.enablement.touchpoints[2].title = "Coffee with the team".into();
        plan.enablement.touchpoints.remove(0);
        let before = preview(&plan);
        assert_eq!((before.touchpoints.len(), before.milestones.len()), (1, 0));
        lay_out(&mut plan, &mut CountedIds::new("u"));
        assert_eq!(plan.enablement.touchpoints.len(), READY.len());
        assert!(plan.enablement.touchpoints.iter().any(|point| point.title == "Coffee with the team"));
        assert_eq!(preview(&plan), Preview::default());
    }

    #[test]
    fn the_preview_is_what_laying_out_does() {
        let said = preview(&plan());
        let plan = laid_out();
        let done: Vec<_> =
            plan.enablement.in_order(&plan).into_iter().map(|(date, it)| (it.name(), date, it.minutes)).collect();
        assert_eq!(said.touchpoints, done);
    }

    #[test]
    fn the_numbers_of_managers_have_the_targets_of_the_practice() {
        let mut plan = plan();
        fill_starter(&mut plan, &mut CountedIds::new("t"));
        let targets: Vec<_> = plan.enablement.kpis.iter().map(|kpi| kpi.target).collect();
        assert_eq!(targets, [Some(70.0), Some(30.0), Some(10.0)]);
        assert!(plan.enablement.kpis.len() <= MOST_KPIS);
    }

    #[test]
    fn scripts_last_five_fifteen_and_thirty_minutes_and_have_all_their_texts() {
        let lengths: Vec<u32> = Script::ALL.iter().map(|script| script.minutes()).collect();
        assert_eq!(lengths, [5, 15, 30]);
        for script in Script::ALL {
            let text = format!("{} {} {}", script.text(), script.short(), script.label());
            assert!(!text.contains("enable.") && !text.contains("choice.") && !text.contains("%{"), "{text}");
        }
    }

    #[test]
    fn no_ready_text_is_missing() {
        let mut plan = plan();
        fill_starter(&mut plan, &mut CountedIds::new("t"));
        let all = [red_flags(), lms_checklist(), questions().to_vec(), vec![format!("{:?}", plan.enablement)]].concat();
        for text in all {
            assert!(!text.contains("enable.") && !text.contains("choice."), "{text}");
        }
        let offered: Vec<String> = talks().chain(escalations()).map(|(_, name)| name).collect();
        assert!(offered.iter().all(|name| !name.starts_with("enable.")));
    }
}
