//! The Communicate phase: messages, channels, rhythm and the calendar (rows E1–E7).

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::schedule::When;
use crate::{choices, entities};

choices! {
    /// How something reaches people.
    pub enum Channel in "channel" {
        /// E-mail.
        Email = "email",
        /// A meeting.
        Meeting = "meeting",
        /// A town hall.
        TownHall = "town-hall",
        /// A notice in the LMS.
        Lms = "lms",
        /// A notice in the app people work in.
        InApp = "in-app",
        /// A chat channel.
        Chat = "chat",
        /// A message or talk by the line manager.
        Manager = "manager",
        /// The intranet.
        Intranet = "intranet",
        /// A poster or screen.
        Poster = "poster",
    }

    /// Who a message comes from.
    pub enum Sender in "sender" {
        /// The accountable sponsor.
        Sponsor = "sponsor",
        /// The line manager.
        Manager = "manager",
        /// L&D.
        LearningDevelopment = "learning-development",
        /// HR.
        Hr = "hr",
        /// A champion.
        Champion = "champion",
    }

    /// What a calendar item asks of people.
    pub enum ItemKind in "item-kind" {
        /// To read or hear something.
        Message = "message",
        /// To learn or practise something.
        Training = "training",
    }

    /// What a message is for; each has a text to start from (row E3).
    pub enum Purpose in "purpose" {
        /// The sponsor opens the programme.
        TownHall = "town-hall",
        /// The announcement by e-mail.
        Announcement = "announcement",
        /// What managers tell their teams.
        ManagerCascade = "manager-cascade",
        /// Sponsors agree on goals and on what is expected of them.
        SponsorBriefing = "sponsor-briefing",
        /// Managers hear first and are asked to endorse.
        ManagerBriefing = "manager-briefing",
        /// The invitation that comes from one's own manager.
        ManagerInvite = "manager-invite",
        /// Welcome, access and the first hour.
        Welcome = "welcome",
        /// A short reminder.
        Reminder = "reminder",
        /// Progress so far and the next step.
        ProgressNudge = "progress-nudge",
        /// Thanks by name of team.
        Recognition = "recognition",
        /// News of what changed because people spoke up.
        YouSaidWeDid = "you-said-we-did",
        /// Results and what comes next.
        Results = "results",
        /// Something else.
        Other = "other",
    }

    /// How far an item is.
    pub enum ItemState in "item-state" {
        /// To be written.
        Planned = "planned",
        /// Written and agreed.
        Ready = "ready",
        /// Out.
        Sent = "sent",
    }

    /// How often a message is repeated to an audience.
    pub enum Rhythm in "rhythm" {
        /// Once.
        Once = "once",
        /// Each week.
        Weekly = "weekly",
        /// Every two weeks.
        Fortnightly = "fortnightly",
        /// Each month.
        Monthly = "monthly",
    }
}

/// All of the Communicate phase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Comms {
    /// Channels that the team can really use.
    pub channels: Vec<Channel>,
    /// Message texts.
    pub messages: Vec<Message>,
    /// Wording shared by all texts, held once and used as `{name}`.
    pub wording: Vec<Wording>,
    /// Who gets what how often by which channel.
    pub matrix: Vec<MatrixRow>,
    /// What happens when.
    pub items: Vec<CommsItem>,
}

/// A message text with merge fields such as `{first name}`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Message {
    /// Identifier.
    pub id: Id,
    /// What it is called in lists.
    pub title: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Subject line.
    pub subject: String,
    /// The text.
    pub body: String,
    /// The day the text was last gone over.
    pub reviewed_on: Option<NaiveDate>,
    /// What functions made of it.
    pub versions: Vec<MessageVersion>,
}

/// A function's own version of a message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MessageVersion {
    /// Identifier.
    pub id: Id,
    /// Which function.
    pub function: String,
    /// Its text.
    pub body: String,
}

/// A piece of wording used by several messages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Wording {
    /// Identifier.
    pub id: Id,
    /// The merge field, without braces.
    pub name: String,
    /// What it stands for.
    pub text: String,
}

/// A row of the matrix audience × message × frequency × channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct MatrixRow {
    /// Identifier.
    pub id: Id,
    /// What the calendar calls it; empty for the message's own title.
    pub title: String,
    /// To read or to learn.
    pub kind: ItemKind,
    /// Who is told.
    pub audience: Id,
    /// What.
    pub message: Id,
    /// How often.
    pub rhythm: Rhythm,
    /// By which channel first of all.
    pub channel: Channel,
    /// Further channels that carry the same.
    pub also: Vec<Channel>,
    /// From whom.
    pub sender: Sender,
    /// First time.
    pub first: When,
    /// Local time at the audience's site; `None` for all day.
    pub time: Option<NaiveTime>,
    /// How many times in all, 1 to 52; 1 for `once`.
    pub times: u32,
    /// Minutes it asks of each person; `None` for what its purpose usually takes.
    pub minutes: Option<u32>,
    /// Repetitions, from 0, that were taken out of the calendar by hand.
    pub skipped: Vec<u32>,
}

impl Default for MatrixRow {
    fn default() -> Self {
        Self {
            id: Id::default(),
            title: String::new(),
            kind: ItemKind::default(),
            audience: Id::default(),
            message: Id::default(),
            rhythm: Rhythm::default(),
            channel: Channel::default(),
            also: Vec::new(),
            sender: Sender::LearningDevelopment,
            first: When::default(),
            time: None,
            times: 1,
            minutes: None,
            skipped: Vec::new(),
        }
    }
}

/// An entry of the calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct CommsItem {
    /// Identifier.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// To read or to learn.
    pub kind: ItemKind,
    /// What it is for.
    pub purpose: Purpose,
    /// For whom.
    pub audience: Id,
    /// The text it carries; empty for none.
    pub message: Id,
    /// Channels it goes out by.
    pub channels: Vec<Channel>,
    /// From whom.
    pub sender: Sender,
    /// When.
    pub when: When,
    /// Local time at the audience's site; `None` for all day.
    pub time: Option<NaiveTime>,
    /// Minutes it asks of each person.
    pub minutes: u32,
    /// Who sees to it.
    pub owner: Id,
    /// How far it is.
    pub state: ItemState,
    /// Managers have endorsed it before learners hear (row E6).
    pub endorsed: bool,
    /// The matrix row it was laid out from; empty for one made by hand.
    pub from_row: Id,
    /// Which repetition of that row it is, from 0.
    pub occurrence: u32,
    /// Checksum of the item as it was laid out, which a change by hand breaks; see [`crate::comms::layout`].
    pub laid_out: u32,
}

impl Default for CommsItem {
    fn default() -> Self {
        Self {
            id: Id::default(),
            title: String::new(),
            kind: ItemKind::default(),
            purpose: Purpose::Other,
            audience: Id::default(),
            message: Id::default(),
            channels: Vec::new(),
            sender: Sender::LearningDevelopment,
            when: When::default(),
            time: None,
            minutes: 5,
            owner: Id::default(),
            state: ItemState::default(),
            endorsed: false,
            from_row: Id::default(),
            occurrence: 0,
            laid_out: 0,
        }
    }
}

entities!(Message, MessageVersion, Wording, MatrixRow, CommsItem);
