//! A meeting on one page: its agenda beforehand, what was decided and agreed afterwards (row H1).

use chrono::NaiveDate;

use super::artefacts::Edition;
use super::parts::{foot, name_or_open, none, open, pending, text_or_none};
use super::{Block, Document};
use crate::id::{Id, find};
use crate::plan::Plan;
use crate::plan::governance::series::{
    MeetingDate, agenda_of, all_meetings, meeting_at, meeting_control, meeting_named, open_before,
};
use crate::plan::governance::{LoggedDecision, Meeting, MeetingAction, Ritual};
use crate::schedule::weeks::{long_date, short_date};
use crate::t;

/// A page for each meeting, by date; the one to begin with is the next, or the last when none lies ahead.
pub fn editions(plan: &Plan, today: NaiveDate) -> Vec<Edition> {
    let all = all_meetings(plan);
    let next = all.iter().position(|meeting| meeting.date >= today).unwrap_or(all.len().saturating_sub(1));
    let edition = |(n, meeting): (usize, &MeetingDate)| Edition {
        key: meeting_control(&meeting.ritual, meeting.occurrence),
        label: t!("report.meeting.edition", date = long_date(meeting.date), meeting = name_of(plan, meeting)),
        is_current: n == next,
    };
    all.iter().enumerate().map(edition).collect()
}

fn name_of(plan: &Plan, meeting: &MeetingDate) -> String {
    find(&plan.governance.rituals, &meeting.ritual).map(Ritual::name).unwrap_or_default()
}

/// The page of the meeting that `edition` names; what to do where there is none.
pub fn meeting_page(plan: &Plan, today: NaiveDate, edition: &str) -> Document {
    let named = meeting_named(edition).and_then(|(ritual, occurrence)| {
        let date = all_meetings(plan).into_iter().find(|one| one.ritual == ritual && one.occurrence == occurrence)?;
        Some((find(&plan.governance.rituals, &ritual)?, date))
    });
    let kind = t!("report.meeting.kind");
    match named {
        Some((ritual, date)) => Document {
            title: ritual.name(),
            subtitle: when_line(ritual, &date),
            blocks: blocks(plan, ritual, &date),
            foot: foot(plan, today),
            kind,
        },
        None => Document {
            title: kind.clone(),
            subtitle: String::new(),
            blocks: vec![Block::Missing(t!("report.meeting.none"))],
            foot: foot(plan, today),
            kind,
        },
    }
}

fn when_line(ritual: &Ritual, meeting: &MeetingDate) -> String {
    let date = long_date(meeting.date);
    match ritual.time {
        Some(time) => {
            t!("report.meeting.subtitle-timed", date = date, time = time.format("%H:%M"), minutes = ritual.minutes)
        }
        None => t!("report.meeting.subtitle", date = date, minutes = ritual.minutes),
    }
}

fn blocks(plan: &Plan, ritual: &Ritual, date: &MeetingDate) -> Vec<Block> {
    let record = meeting_at(plan, &ritual.id, date.occurrence);
    let mut blocks =
        vec![Block::Columns(vec![vec![agenda(plan, ritual, date.occurrence)], vec![people(plan, ritual, record)]])];
    blocks.extend(carried(plan, ritual, date.occurrence));
    let notes = record.map_or("", |record| record.notes.trim());
    if !notes.is_empty() {
        blocks.push(Block::Section(t!("report.meeting.notes"), vec![Block::Text(notes.to_owned())]));
    }
    let id = record.map(|record| &record.id);
    blocks.push(decisions(plan, id));
    blocks.push(actions(plan, id));
    blocks
}

fn agenda(plan: &Plan, ritual: &Ritual, occurrence: u32) -> Block {
    let points = agenda_of(plan, ritual, occurrence);
    let block = if points.is_empty() { Block::Missing(t!("report.meeting.no-agenda")) } else { Block::Points(points) };
    Block::Section(t!("report.meeting.agenda"), vec![block])
}

fn people(plan: &Plan, ritual: &Ritual, record: Option<&Meeting>) -> Block {
    let names = |ids: &[Id], mark: fn() -> String| {
        let names: Vec<&str> = ids.iter().map(|id| plan.person_name(id)).filter(|name| !name.is_empty()).collect();
        if names.is_empty() { mark() } else { names.join(", ") }
    };
    let who = match record {
        Some(record) => (t!("report.meeting.present"), names(&record.present, none)),
        None => (t!("report.meeting.expected"), names(&ritual.attendees, open)),
    };
    let facts = vec![(t!("report.meeting.leads"), name_or_open(plan, &ritual.owner)), who];
    Block::Section(t!("report.meeting.people"), vec![Block::Facts(facts)])
}

fn carried(plan: &Plan, ritual: &Ritual, occurrence: u32) -> Option<Block> {
    let open = open_before(plan, &ritual.id, occurrence);
    let rows: Vec<Vec<String>> = open.into_iter().map(|action| action_row(plan, action)).collect();
    (!rows.is_empty()).then(|| Block::Section(t!("report.meeting.carried"), vec![action_table(rows)]))
}

fn decisions(plan: &Plan, meeting: Option<&Id>) -> Block {
    let taken = plan.governance.decisions.iter().filter(|decision| Some(&decision.meeting) == meeting);
    let row = |decision: &LoggedDecision| {
        let by = text_or_none(plan.person_name(&decision.decided_by));
        vec![decision.what.clone(), by, text_or_none(&decision.why)]
    };
    let rows: Vec<Vec<String>> = taken.map(row).collect();
    let block = if rows.is_empty() {
        Block::Missing(t!("report.meeting.no-decisions"))
    } else {
        let head = vec![t!("report.meeting.head-what"), t!("report.meeting.head-by"), t!("report.meeting.head-why")];
        Block::Table { head, rows, numeric: Vec::new() }
    };
    Block::Section(t!("report.meeting.decisions"), vec![block])
}

fn actions(plan: &Plan, meeting: Option<&Id>) -> Block {
    let agreed = plan.governance.actions.iter().filter(|action| Some(&action.meeting) == meeting);
    let rows: Vec<Vec<String>> = agreed.map(|action| action_row(plan, action)).collect();
    let block = if rows.is_empty() { Block::Missing(t!("report.meeting.no-actions")) } else { action_table(rows) };
    Block::Section(t!("report.meeting.actions"), vec![block])
}

fn action_table(rows: Vec<Vec<String>>) -> Block {
    let head = vec![
        t!("report.meeting.head-what"),
        t!("report.meeting.head-owner"),
        t!("report.meeting.head-due"),
        t!("report.meeting.head-done"),
    ];
    Block::Table { head, rows, numeric: Vec::new() }
}

fn action_row(plan: &Plan, action: &MeetingAction) -> Vec<String> {
    let day = |date: Option<NaiveDate>, mark: fn() -> String| date.map_or_else(mark, short_date);
    vec![action.what.clone(), name_or_open(plan, &action.owner), day(action.due, open), day(action.done, pending)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::plan::Person;
    use crate::plan::governance::series::begin_record;
    use crate::report::testing::plain_text;
    use crate::schedule::When;

    fn today() -> NaiveDate {
        "2026-09-16".parse().unwrap()
    }

    fn plan() -> Plan {
        let mut plan = Plan { name: "Rollout".into(), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.people = vec![Person { id: Id::new("ana"), name: "Ana".into(), ..Person::default() }];
        plan.governance.rituals = vec![Ritual {
            id: Id::new("r"),
            title: "Stand-up".into(),
            first: When::offset_days(1),
            last: Some(When::offset_days(15)),
            owner: Id::new("ana"),
            agenda: "Blockers\nQuick wins".into(),
            ..Ritual::default()
        }];
        plan
    }

    #[test]
    fn there_is_a_page_for_each_meeting_and_the_next_one_comes_first_to_hand() {
        let all = editions(&plan(), today());
        assert_eq!(all.len(), 3);
        let current: Vec<&str> = all.iter().filter(|one| one.is_current).map(|one| one.key.as_str()).collect();
        assert_eq!(current, ["meeting.2.r"]);
        let later = editions(&plan(), "2027-01-01".parse().unwrap());
        assert!(later[2].is_current);
        assert_eq!(editions(&Plan::default(), today()), []);
    }

    #[test]
    fn the_page_holds_the_agenda_before_and_the_outcome_after() {
        let (mut plan, mut ids) = (plan(), CountedIds::new("m"));
        let before = plain_text(&meeting_page(&plan, today(), "meeting.1.r"));
        assert!(before.contains(&"Quick wins".to_owned()) && before.contains(&"Ana".to_owned()));
        let meeting = begin_record(&mut plan, &Id::new("r"), 1, &mut ids).unwrap();
        plan.governance.actions = vec![MeetingAction {
            id: Id::new("a"),
            meeting: meeting.clone(),
            what: "Free two hours".into(),
            ..MeetingAction::default()
        }];
        plan.governance.decisions = vec![LoggedDecision {
            id: Id::new("d"),
            meeting,
            what: "Stop module 3".into(),
            ..LoggedDecision::default()
        }];
        let after = plain_text(&meeting_page(&plan, today(), "meeting.1.r"));
        assert!(after.contains(&"Free two hours".to_owned()) && after.contains(&"Stop module 3".to_owned()));
        let next = plain_text(&meeting_page(&plan, today(), "meeting.2.r"));
        assert!(next.contains(&"Free two hours".to_owned()), "what is open comes up again");
        assert!(!next.contains(&"Stop module 3".to_owned()));
    }

    #[test]
    fn an_action_that_is_not_done_is_open_and_a_decision_without_a_reason_has_none() {
        let mut plan = plan();
        plan.governance.actions =
            vec![MeetingAction { what: "Free two hours".into(), owner: Id::new("ana"), ..MeetingAction::default() }];
        assert_eq!(action_row(&plan, &plan.governance.actions[0]), ["Free two hours", "Ana", &open(), &pending()]);
        let meeting = Id::new("m");
        plan.governance.decisions = vec![LoggedDecision {
            meeting: meeting.clone(),
            what: "Stop module 3".into(),
            ..LoggedDecision::default()
        }];
        let Block::Section(_, blocks) = decisions(&plan, Some(&meeting)) else { panic!("a section") };
        let Block::Table { rows, .. } = &blocks[0] else { panic!("a table") };
        assert_eq!(rows[0], ["Stop module 3".to_owned(), none(), none()]);
    }

    #[test]
    fn a_meeting_that_is_not_there_says_what_to_do() {
        for edition in ["", "meeting.99.r", "meeting.0.gone"] {
            let document = meeting_page(&plan(), today(), edition);
            assert_eq!(document.blocks, [Block::Missing(t!("report.meeting.none"))], "{edition}");
        }
    }
}
