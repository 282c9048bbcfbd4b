//! The rows of the ready calendar: who gets what, when, from whom.
//!
//! Weeks are counted from launch, week 1 being days 0 to 6. Messages to one audience stand three days apart or more,
//! so that no weekend pushes two of them on to one day, and at most three weeks, so that no audience falls silent.

use crate::plan::comms::{Channel, ItemKind, Rhythm, Sender};
use crate::plan::people::AudienceKind;

/// A row of the ready calendar.
pub(super) struct Ready {
    /// Names its title, `comms.ready.<key>`.
    pub(super) key: &'static str,
    /// The key of its text in [`super::TEXTS`].
    pub(super) text: &'static str,
    /// To read or to learn.
    pub(super) kind: ItemKind,
    /// For whom.
    pub(super) audience: AudienceKind,
    /// Days from launch.
    pub(super) first: i32,
    /// How often.
    pub(super) rhythm: Rhythm,
    /// How many times in all.
    pub(super) times: u32,
    /// By which channel first of all.
    pub(super) channel: Channel,
    /// Further channels.
    pub(super) also: &'static [Channel],
    /// From whom.
    pub(super) sender: Sender,
    /// The full hour, local time; `None` for all day.
    pub(super) hour: Option<u32>,
    /// Minutes it asks of each person.
    pub(super) minutes: u32,
}

/// A message that goes out once, to be varied with `..`.
const ONCE: Ready = Ready {
    key: "",
    text: "",
    kind: ItemKind::Message,
    audience: AudienceKind::Learners,
    first: 0,
    rhythm: Rhythm::Once,
    times: 1,
    channel: Channel::Email,
    also: &[],
    sender: Sender::LearningDevelopment,
    hour: Some(9),
    minutes: 3,
};

/// What sponsors get: agreement first, then five lines every two weeks, then the quarter's results.
const FOR_SPONSORS: &[Ready] = &[
    Ready {
        key: "sponsor-briefing",
        text: "sponsor-briefing",
        audience: AudienceKind::Sponsors,
        first: -56,
        channel: Channel::Meeting,
        also: &[Channel::Email],
        hour: Some(10),
        minutes: 45,
        ..ONCE
    },
    Ready {
        key: "sponsor-update",
        text: "sponsor-update",
        audience: AudienceKind::Sponsors,
        first: -42,
        rhythm: Rhythm::Fortnightly,
        times: 10,
        hour: Some(8),
        minutes: 2,
        ..ONCE
    },
    Ready {
        key: "sponsor-quarter",
        text: "quarter-results",
        audience: AudienceKind::Sponsors,
        first: 91,
        channel: Channel::Meeting,
        also: &[Channel::Email],
        hour: Some(10),
        minutes: 30,
        ..ONCE
    },
];

/// What managers get: they hear four weeks before their teams, and every two weeks who needs a word.
const FOR_MANAGERS: &[Ready] = &[
    Ready {
        key: "manager-briefing",
        text: "manager-briefing",
        audience: AudienceKind::Managers,
        first: -49,
        channel: Channel::Meeting,
        also: &[Channel::Email],
        sender: Sender::Sponsor,
        hour: Some(10),
        minutes: 45,
        ..ONCE
    },
    Ready {
        key: "manager-preview",
        text: "manager-preview",
        audience: AudienceKind::Managers,
        first: -28,
        minutes: 15,
        ..ONCE
    },
    Ready {
        key: "manager-cascade",
        text: "manager-cascade",
        audience: AudienceKind::Managers,
        first: -14,
        also: &[Channel::Chat],
        minutes: 10,
        ..ONCE
    },
    Ready {
        key: "manager-launch",
        text: "manager-launch",
        audience: AudienceKind::Managers,
        first: 1,
        also: &[Channel::Chat],
        hour: Some(8),
        ..ONCE
    },
    Ready {
        key: "manager-follow-up",
        text: "manager-follow-up",
        audience: AudienceKind::Managers,
        first: 9,
        rhythm: Rhythm::Fortnightly,
        times: 4,
        hour: Some(8),
        minutes: 5,
        ..ONCE
    },
    Ready {
        key: "manager-habit",
        text: "manager-habit",
        audience: AudienceKind::Managers,
        first: 72,
        minutes: 5,
        ..ONCE
    },
    Ready {
        key: "manager-quarter",
        text: "quarter-results",
        audience: AudienceKind::Managers,
        first: 91,
        sender: Sender::Sponsor,
        minutes: 5,
        ..ONCE
    },
];

/// What learners get up to the day they start.
const FOR_LEARNERS_BEFORE: &[Ready] = &[
    Ready {
        key: "announcement",
        text: "announcement",
        first: -21,
        also: &[Channel::Intranet],
        sender: Sender::Sponsor,
        ..ONCE
    },
    Ready {
        key: "manager-invite",
        text: "manager-invite",
        first: -12,
        channel: Channel::Manager,
        also: &[Channel::Email],
        sender: Sender::Manager,
        minutes: 5,
        ..ONCE
    },
    Ready {
        key: "town-hall",
        text: "town-hall",
        first: -7,
        channel: Channel::TownHall,
        sender: Sender::Sponsor,
        hour: Some(10),
        minutes: 30,
        ..ONCE
    },
    Ready { key: "welcome", text: "welcome", also: &[Channel::Lms], minutes: 5, ..ONCE },
    Ready {
        key: "first-session",
        text: "first-session",
        kind: ItemKind::Training,
        first: 1,
        channel: Channel::Lms,
        sender: Sender::Manager,
        hour: Some(10),
        minutes: 50,
        ..ONCE
    },
];

/// What learners get from the second week to the end of the quarter.
const FOR_LEARNERS_AFTER: &[Ready] = &[
    Ready {
        key: "learning-slot",
        text: "learning-slot",
        kind: ItemKind::Training,
        first: 8,
        rhythm: Rhythm::Weekly,
        times: 7,
        channel: Channel::Lms,
        sender: Sender::Manager,
        hour: Some(10),
        minutes: 45,
        ..ONCE
    },
    Ready {
        key: "progress-nudge",
        text: "progress-nudge",
        first: 9,
        rhythm: Rhythm::Monthly,
        times: 2,
        channel: Channel::InApp,
        also: &[Channel::Manager],
        sender: Sender::Manager,
        ..ONCE
    },
    Ready {
        key: "reminder",
        text: "reminder",
        first: 16,
        rhythm: Rhythm::Monthly,
        times: 2,
        also: &[Channel::Lms],
        minutes: 2,
        ..ONCE
    },
    Ready { key: "you-said-we-did", text: "you-said-we-did", first: 23, also: &[Channel::Intranet], ..ONCE },
    Ready {
        key: "recognition",
        text: "recognition",
        first: 30,
        channel: Channel::Chat,
        also: &[Channel::Intranet],
        sender: Sender::Sponsor,
        ..ONCE
    },
    Ready {
        key: "eight-weeks",
        text: "eight-weeks",
        first: 51,
        also: &[Channel::Intranet],
        sender: Sender::Sponsor,
        minutes: 5,
        ..ONCE
    },
    Ready { key: "you-said-again", text: "you-said-we-did", first: 72, also: &[Channel::Intranet], ..ONCE },
    Ready {
        key: "quarter-results",
        text: "quarter-results",
        first: 91,
        also: &[Channel::TownHall],
        sender: Sender::Sponsor,
        minutes: 5,
        ..ONCE
    },
];

/// All rows, audience by audience.
pub(super) fn rows() -> impl Iterator<Item = &'static Ready> {
    [FOR_SPONSORS, FOR_MANAGERS, FOR_LEARNERS_BEFORE, FOR_LEARNERS_AFTER].into_iter().flatten()
}
