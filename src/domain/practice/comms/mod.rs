//! The ready calendar: audiences, shared wording, message texts and a rhythm from eight weeks before launch to the end
//! of the quarter (rows E2 and E3).
//!
//! Keys stand here, rows in `ready`, words under `comms.*` in the language layer. The rows are laid out like any other row
//! of the matrix, so that a team changes the ready calendar in the same place as its own.

mod ready;

use chrono::NaiveTime;

use crate::choice::Choice;
use crate::comms::layout::{LaidOut, lay_out};
use crate::comms::merge::same_name;
use crate::id::{Id, IdSource};
use crate::plan::comms::{Channel, MatrixRow, Message, Purpose, Wording};
use crate::plan::people::AudienceKind;
use crate::plan::{Audience, Plan};
use crate::schedule::When;
use crate::t;

/// The audiences of the ready calendar, with the minutes a week that they can bear.
const AUDIENCES: &[(AudienceKind, u32)] =
    &[(AudienceKind::Sponsors, 60), (AudienceKind::Managers, 90), (AudienceKind::Learners, 100)];

/// Keys of the wording that the texts share.
const WORDING: &[&str] = &["promise", "time", "access", "help"];

/// The message texts, each with its purpose; every purpose has at least one.
const TEXTS: &[(&str, Purpose)] = &[
    ("sponsor-briefing", Purpose::SponsorBriefing),
    ("sponsor-update", Purpose::Results),
    ("manager-briefing", Purpose::ManagerBriefing),
    ("manager-preview", Purpose::ManagerCascade),
    ("manager-cascade", Purpose::ManagerCascade),
    ("manager-launch", Purpose::ManagerCascade),
    ("manager-follow-up", Purpose::ProgressNudge),
    ("manager-habit", Purpose::YouSaidWeDid),
    ("announcement", Purpose::Announcement),
    ("manager-invite", Purpose::ManagerInvite),
    ("town-hall", Purpose::TownHall),
    ("welcome", Purpose::Welcome),
    ("first-session", Purpose::Welcome),
    ("learning-slot", Purpose::Other),
    ("progress-nudge", Purpose::ProgressNudge),
    ("reminder", Purpose::Reminder),
    ("you-said-we-did", Purpose::YouSaidWeDid),
    ("recognition", Purpose::Recognition),
    ("eight-weeks", Purpose::Results),
    ("quarter-results", Purpose::Results),
];

/// Minutes that a message of this purpose usually asks of each person.
pub fn usual_minutes(purpose: Purpose) -> u32 {
    match purpose {
        Purpose::SponsorBriefing | Purpose::ManagerBriefing => 45,
        Purpose::TownHall => 30,
        Purpose::ManagerCascade => 10,
        Purpose::ManagerInvite | Purpose::Welcome | Purpose::Results | Purpose::Other => 5,
        Purpose::Announcement | Purpose::ProgressNudge | Purpose::Recognition | Purpose::YouSaidWeDid => 3,
        Purpose::Reminder => 2,
    }
}

/// When a channel serves, and when it does not.
pub fn channel_advice(channel: Channel) -> String {
    // lang: comms.channel.*
    t!(format!("comms.channel.{}", channel.key()))
}

/// Keys of the message texts, in the order of the rollout.
pub fn text_keys() -> impl Iterator<Item = &'static str> {
    TEXTS.iter().map(|(key, _)| *key)
}

/// The title of the message text `key`.
pub fn text_title(key: &str) -> String {
    // lang: comms.text.*
    t!(format!("comms.text.{key}.title"))
}

/// The message text `key` as a message of its own; `None` for a key that is not among [`text_keys`].
pub fn message(key: &str, id: Id) -> Option<Message> {
    let (key, purpose) = TEXTS.iter().copied().find(|(known, _)| *known == key)?;
    Some(Message {
        id,
        title: text_title(key),
        purpose,
        subject: t!(format!("comms.text.{key}.subject")),
        body: t!(format!("comms.text.{key}.body")).trim_end().to_owned(),
        ..Message::default()
    })
}

/// Keys of the shared wording that the texts use.
pub fn wording_keys() -> impl Iterator<Item = &'static str> {
    WORDING.iter().copied()
}

/// The name of the shared wording `key`, as it stands between braces.
pub fn wording_name(key: &str) -> String {
    // lang: comms.wording.*
    t!(format!("comms.wording.{key}.name"))
}

/// The shared wording `key`; `None` for a key that is not among [`wording_keys`].
pub fn wording(key: &str, id: Id) -> Option<Wording> {
    let key = WORDING.iter().find(|known| **known == key)?;
    Some(Wording { id, name: wording_name(key), text: t!(format!("comms.wording.{key}.text")) })
}

/// The kinds of audience that come ready-made.
pub fn audience_kinds() -> impl Iterator<Item = AudienceKind> {
    AUDIENCES.iter().map(|(kind, _)| *kind)
}

/// The name of the ready-made audience of this kind.
pub fn audience_name(kind: AudienceKind) -> String {
    // lang: comms.audience.*
    t!(format!("comms.audience.{}.name", kind.key()))
}

/// A ready-made audience; `None` for a kind that is not among [`audience_kinds`].
pub fn audience(kind: AudienceKind, id: Id) -> Option<Audience> {
    let (_, weekly_budget) = AUDIENCES.iter().copied().find(|(known, _)| *known == kind)?;
    let text = |part: &str| t!(format!("comms.audience.{}.{part}", kind.key()));
    Some(Audience {
        id,
        name: audience_name(kind),
        kind,
        benefit: text("benefit"),
        obstacles: text("obstacles"),
        yesterday: text("yesterday"),
        tomorrow: text("tomorrow"),
        weekly_budget,
        ..Audience::default()
    })
}

/// Adds what the ready calendar needs and the plan does not have yet, and lays the calendar out.
///
/// What is there is used and never changed: an audience of the same kind, wording of the same name, a message of the
/// same title, a row with the same title for the same audience. Filling twice adds nothing the second time.
pub fn fill_ready_calendar(plan: &mut Plan, ids: &mut dyn IdSource) -> LaidOut {
    for kind in audience_kinds() {
        if audience_of(plan, kind).is_none() {
            plan.audiences.extend(audience(kind, ids.fresh()));
        }
    }
    for key in wording_keys() {
        if !plan.comms.wording.iter().any(|wording| same_name(&wording.name, &wording_name(key))) {
            plan.comms.wording.extend(wording(key, ids.fresh()));
        }
    }
    for key in text_keys() {
        if message_titled(plan, &text_title(key)).is_none() {
            plan.comms.messages.extend(message(key, ids.fresh()));
        }
    }
    for row in ready::rows() {
        for channel in [row.channel].iter().chain(row.also) {
            if !plan.comms.channels.contains(channel) {
                plan.comms.channels.push(*channel);
            }
        }
        add_row(plan, row, ids);
    }
    lay_out(plan, ids)
}

fn add_row(plan: &mut Plan, ready: &ready::Ready, ids: &mut dyn IdSource) {
    // lang: comms.ready.*
    let title = t!(format!("comms.ready.{}", ready.key));
    let audience = audience_of(plan, ready.audience).unwrap_or_default();
    let message = message_titled(plan, &text_title(ready.text)).unwrap_or_default();
    if plan.comms.matrix.iter().any(|row| row.audience == audience && row.title == title) {
        return;
    }
    // The town hall has one date in the whole plan: the one that the sponsor agreed to, where there is one.
    let agreed = plan.sponsorship.town_hall.filter(|_| ready.key == "town-hall");
    plan.comms.matrix.push(MatrixRow {
        id: ids.fresh(),
        title,
        kind: ready.kind,
        audience,
        message,
        rhythm: ready.rhythm,
        channel: ready.channel,
        also: ready.also.to_vec(),
        sender: ready.sender,
        first: agreed.unwrap_or(When::offset_days(ready.first)),
        time: ready.hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0)),
        times: ready.times,
        minutes: Some(ready.minutes),
        skipped: Vec::new(),
    });
}

fn audience_of(plan: &Plan, kind: AudienceKind) -> Option<Id> {
    plan.audiences.iter().find(|audience| audience.kind == kind).map(|audience| audience.id.clone())
}

fn message_titled(plan: &Plan, title: &str) -> Option<Id> {
    plan.comms.messages.iter().find(|message| message.title == title).map(|message| message.id.clone())
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};

    use super::*;
    use crate::check::{Facts, comms};
    use crate::comms::merge::unknown_fields;
    use crate::id::CountedIds;

    fn filled(launch: &str) -> Plan {
        let mut plan = Plan { launch: launch.parse().unwrap(), ..Plan::default() };
        fill_ready_calendar(&mut plan, &mut CountedIds::new("c"));
        plan
    }

    #[test]
    fn filling_twice_adds_nothing() {
        let (mut plan, mut ids) = (Plan::default(), CountedIds::new("c"));
        assert!(fill_ready_calendar(&mut plan, &mut ids).added > 30);
        let before = plan.clone();
        assert_eq!(fill_ready_calendar(&mut plan, &mut ids), LaidOut::default());
        assert_eq!(plan, before);
    }

    #[test]
    fn every_purpose_has_a_text_and_every_text_is_whole() {
        let plan = filled("2026-09-07");
        for purpose in Purpose::ALL {
            assert!(plan.comms.messages.iter().any(|message| message.purpose == *purpose), "{purpose:?}");
        }
        for message in &plan.comms.messages {
            for text in [&message.title, &message.subject, &message.body] {
                assert!(!text.is_empty() && !text.contains("comms."), "{text}");
            }
            let texts = [message.subject.as_str(), message.body.as_str()];
            assert_eq!(unknown_fields(&plan, texts), Vec::<String>::new(), "{}", message.title);
        }
    }

    #[test]
    fn the_calendar_runs_from_eight_weeks_before_launch_to_the_end_of_the_quarter() {
        let plan = filled("2026-09-07");
        let dates: Vec<NaiveDate> = plan.comms.items.iter().map(|item| plan.date(item.when)).collect();
        assert_eq!(dates.iter().min().unwrap().to_string(), "2026-07-13");
        assert_eq!(dates.iter().max().unwrap().to_string(), "2026-12-07");
    }

    #[test]
    fn the_ready_calendar_passes_its_own_checks_on_every_weekday_of_launch() {
        for weekday in 0..7 {
            let launch = NaiveDate::from_ymd_opt(2026, 9, 7).unwrap() + Days::new(weekday);
            let plan = filled(&launch.to_string());
            let facts = Facts { plan: &plan, today: launch - Days::new(90) };
            for rule in comms::RULES {
                let hits = (rule.run)(&facts);
                assert!(hits.is_empty(), "{} with launch on {launch}: {hits:?}", rule.id);
            }
        }
    }

    #[test]
    fn what_the_team_already_has_is_used() {
        let mut plan = Plan::default();
        plan.audiences.push(Audience { id: Id::new("own"), kind: AudienceKind::Managers, ..Audience::default() });
        plan.sponsorship.town_hall = Some(When::offset_days(-3));
        fill_ready_calendar(&mut plan, &mut CountedIds::new("c"));
        assert_eq!(plan.audiences.len(), 3);
        assert!(plan.comms.matrix.iter().any(|row| row.audience == Id::new("own")));
        let town_hall = plan.comms.items.iter().find(|item| item.purpose == Purpose::TownHall).unwrap();
        assert_eq!(town_hall.when, When::offset_days(-3));
    }
}
