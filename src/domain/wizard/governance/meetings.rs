//! Meetings that come back, and what is written down about each: minutes, actions, decisions (rows H1, H2).

use crate::choice::Choice;
use crate::field;
use crate::id::{Id, IdSource};
use crate::plan::Plan;
use crate::plan::governance::series::date_of;
use crate::plan::governance::{LoggedDecision, Meeting, MeetingAction, MeetingRhythm, Ritual, RitualKind};
use crate::practice::governance as practice;
use crate::schedule::short_date;
use crate::t;
use crate::wizard::list::{no_preset, no_presets};
use crate::wizard::{Kind, Layout, List, Opt, opts, opts_of, people};

/// Meetings that come back.
pub static RITUALS: List<Ritual> = List {
    id: "rituals",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.governance.rituals,
    items_mut: |plan| &mut plan.governance.rituals,
    make: |_, id| Ritual { id, ..Ritual::default() },
    title: |_, ritual| ritual.name(),
    fields: &[
        field!("rituals.kind", Kind::Pick(opts::<RitualKind>), |ritual| ritual.kind),
        field!("rituals.title", Kind::Text, |ritual| ritual.title),
        field!("rituals.rhythm", Kind::Pick(opts::<MeetingRhythm>), |ritual| ritual.rhythm),
        field!("rituals.first", Kind::When, |ritual| ritual.first),
        field!("rituals.last", Kind::When, |ritual| ritual.last),
        field!("rituals.time", Kind::Time, |ritual| ritual.time),
        field!("rituals.minutes", Kind::Number(5.0, 480.0, 5.0), |ritual| ritual.minutes, unit = minutes),
        field!("rituals.owner", Kind::Pick(people), |ritual| ritual.owner),
        field!("rituals.attendees", Kind::Many(people), |ritual| ritual.attendees),
        field!("rituals.agenda", Kind::LongText, |ritual| ritual.agenda),
    ],
    presets: |plan| {
        let is_open = |kind: &RitualKind| {
            *kind != RitualKind::Other && plan.governance.rituals.iter().all(|ritual| ritual.kind != *kind)
        };
        let offered: Vec<RitualKind> = RitualKind::ALL.iter().copied().filter(is_open).collect();
        opts_of(&offered)
    },
    add_preset: |plan, key, ids| {
        if let Some(kind) = RitualKind::from_key(key) {
            let ritual = practice::ritual(plan, kind, ids.fresh());
            plan.governance.rituals.push(ritual);
        }
    },
};

fn minutes(_: &Ritual) -> String {
    t!("governance.minutes")
}

/// What was written down about single meetings. Rows are begun by the page of a meeting, never by hand.
pub static MEETINGS: List<Meeting> = List {
    id: "meetings",
    layout: Layout::Cards,
    fixed: true,
    items: |plan| &plan.governance.meetings,
    items_mut: |plan| &mut plan.governance.meetings,
    make: |_, id| Meeting { id, ..Meeting::default() },
    title: meeting_title,
    fields: &[
        field!("meetings.agenda", Kind::LongText, |meeting| meeting.agenda),
        field!("meetings.held_on", Kind::Date, |meeting| meeting.held_on),
        field!("meetings.present", Kind::Many(people), |meeting| meeting.present),
        field!("meetings.notes", Kind::LongText, |meeting| meeting.notes),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// What a meeting is called: its series and its day.
fn meeting_title(plan: &Plan, meeting: &Meeting) -> String {
    let ritual = crate::id::find(&plan.governance.rituals, &meeting.ritual);
    let name = ritual.map_or_else(|| t!("governance.gone-series"), Ritual::name);
    match date_of(plan, meeting) {
        Some(date) => t!("governance.meeting-on", meeting = name, date = short_date(date)),
        None => name,
    }
}

/// What was agreed to be done.
pub static MEETING_ACTIONS: List<MeetingAction> = List {
    id: "meeting_actions",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.governance.actions,
    items_mut: |plan| &mut plan.governance.actions,
    make: |_, id| MeetingAction { id, ..MeetingAction::default() },
    title: |_, action| action.what.clone(),
    fields: &[
        field!("meeting_actions.what", Kind::Text, |action| action.what),
        field!("meeting_actions.owner", Kind::Pick(people), |action| action.owner),
        field!("meeting_actions.due", Kind::Date, |action| action.due),
        field!("meeting_actions.done", Kind::Date, |action| action.done),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// What was decided, in meetings and elsewhere.
pub static DECISIONS: List<LoggedDecision> = List {
    id: "decisions",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.governance.decisions,
    items_mut: |plan| &mut plan.governance.decisions,
    make: |_, id| LoggedDecision { id, ..LoggedDecision::default() },
    title: |_, decision| decision.what.clone(),
    fields: &[
        field!("decisions.what", Kind::Text, |decision| decision.what),
        field!("decisions.why", Kind::LongText, |decision| decision.why),
        field!("decisions.decided_by", Kind::Pick(people), |decision| decision.decided_by),
        field!("decisions.on", Kind::Date, |decision| decision.on),
        field!("decisions.revisit", Kind::Date, |decision| decision.revisit),
        field!("decisions.meeting", Kind::Pick(meetings), |decision| decision.meeting),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

fn meetings(plan: &Plan) -> Vec<Opt> {
    let opt = |meeting: &Meeting| Opt { key: meeting.id.to_string(), label: meeting_title(plan, meeting) };
    plan.governance.meetings.iter().map(opt).collect()
}

/// Adds an action to a meeting, and tells its id.
pub fn add_action(plan: &mut Plan, meeting: &Id, ids: &mut dyn IdSource) -> Id {
    let id = ids.fresh();
    plan.governance.actions.push(MeetingAction {
        id: id.clone(),
        meeting: meeting.clone(),
        ..MeetingAction::default()
    });
    id
}

/// Adds a decision to a meeting, taken on its day, and tells its id.
pub fn add_decision(plan: &mut Plan, meeting: &Id, ids: &mut dyn IdSource) -> Id {
    let id = ids.fresh();
    let on = crate::id::find(&plan.governance.meetings, meeting).and_then(|meeting| date_of(plan, meeting));
    let decision = LoggedDecision { id: id.clone(), meeting: meeting.clone(), on, ..LoggedDecision::default() };
    plan.governance.decisions.push(decision);
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::plan::governance::series::begin_record;
    use crate::wizard::AnyList;

    #[test]
    fn what_is_added_in_a_meeting_belongs_to_it() {
        let (mut plan, mut ids) =
            (Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() }, CountedIds::new("g"));
        let series = RITUALS.add(&mut plan, &mut ids);
        plan.governance.rituals[0].title = "Stand-up".into();
        let meeting = begin_record(&mut plan, &series, 1, &mut ids).unwrap();
        add_action(&mut plan, &meeting, &mut ids);
        add_decision(&mut plan, &meeting, &mut ids);
        assert_eq!(plan.governance.actions[0].meeting, meeting);
        assert_eq!(plan.governance.decisions[0].on, Some("2026-09-14".parse().unwrap()));
        assert_eq!(meetings(&plan)[0].label, "Stand-up, 14\u{a0}Sep");
        plan.governance.rituals.clear();
        assert_eq!(MEETINGS.rows(&plan)[0].title, t!("governance.gone-series"));
    }
}
