//! The sample's Communicate phase: the ready calendar with own texts, a row for every audience, and two functions'
//! versions of which one has drifted.

use super::{day, named, say};
use crate::comms::layout::lay_out;
use crate::id::{Id, IdSource};
use crate::plan::Plan;
use crate::plan::comms::{
    Channel, CommsItem, ItemState, MatrixRow, Message, MessageVersion, Purpose, Rhythm, Sender, Wording,
};
use crate::plan::people::AudienceKind;
use crate::practice::comms::{fill_ready_calendar, text_title, wording_keys, wording_name};
use crate::schedule::When;

/// A text of the ready calendar told in the company's own words: its key, purpose, and the function with a version.
static OWN_TEXTS: &[(&str, Purpose, &str)] = &[
    // Drifted on purpose: the sample's plan check finds it.
    ("announcement", Purpose::Announcement, "hr"),
    ("manager-invite", Purpose::ManagerInvite, "cebu"),
    ("progress-nudge", Purpose::ProgressNudge, ""),
];

/// A message for an audience that the ready calendar does not know.
struct Extra {
    /// The audience, and the key of the message's words.
    key: &'static str,
    purpose: Purpose,
    /// Days from launch; then every two weeks.
    first: i32,
    times: u32,
    channel: Channel,
    sender: Sender,
}

static EXTRAS: &[Extra] = &[
    Extra {
        key: "champions",
        purpose: Purpose::Other,
        first: 2,
        times: 4,
        channel: Channel::Chat,
        sender: Sender::LearningDevelopment,
    },
    Extra {
        key: "pilot",
        purpose: Purpose::YouSaidWeDid,
        first: -11,
        times: 3,
        channel: Channel::Manager,
        sender: Sender::Sponsor,
    },
    Extra {
        key: "functions",
        purpose: Purpose::Other,
        first: -42,
        times: 8,
        channel: Channel::Email,
        sender: Sender::LearningDevelopment,
    },
];

/// Days from launch on which the texts were last gone over.
const REVIEWED: i32 = -12;

pub(super) fn fill(plan: &mut Plan, ids: &mut dyn IdSource) {
    plan.comms.wording = wording_keys()
        .map(|key| Wording { id: named("wording", key), name: wording_name(key), text: say(&format!("wording.{key}")) })
        .collect();
    plan.comms.messages = OWN_TEXTS.iter().map(own_text).collect();
    for extra in EXTRAS {
        add_extra(plan, extra);
    }
    // The ready calendar has rows for one audience of each kind; the other sites get the same rows.
    fill_ready_calendar(plan, ids);
    copy_to_other_sites(plan, ids);
    lay_out(plan, ids);
    let reviewed = day(plan, REVIEWED);
    for message in &mut plan.comms.messages {
        message.reviewed_on = Some(reviewed);
    }
    send_what_is_past(plan);
}

fn own_text(&(key, purpose, function): &(&str, Purpose, &str)) -> Message {
    let version = (!function.is_empty()).then(|| MessageVersion {
        id: named("version", function),
        function: say(&format!("function.{function}")),
        body: body(key, function),
    });
    Message {
        id: named("message", key),
        title: text_title(key),
        purpose,
        subject: say(&format!("message.{key}.subject")),
        body: body(key, "body"),
        reviewed_on: None,
        versions: version.into_iter().collect(),
    }
}

/// A message text; shared wording stands in it under the name that the ready calendar gives it.
fn body(key: &str, part: &str) -> String {
    let field = |wording: &str| format!("{{{}}}", wording_name(wording));
    let key = format!("sample.message.{key}.{part}");
    // lang: sample.*
    let text = crate::t!(key, promise = field("promise"), time = field("time"), help = field("help"));
    text.trim_end().to_owned()
}

fn add_extra(plan: &mut Plan, extra: &Extra) {
    let message = Message {
        id: named("message", extra.key),
        title: say(&format!("message.{}.title", extra.key)),
        purpose: extra.purpose,
        subject: say(&format!("message.{}.subject", extra.key)),
        body: body(extra.key, "body"),
        ..Message::default()
    };
    plan.comms.matrix.push(MatrixRow {
        id: named("row", extra.key),
        title: message.title.clone(),
        audience: named("audience", extra.key),
        message: message.id.clone(),
        rhythm: Rhythm::Fortnightly,
        channel: extra.channel,
        sender: extra.sender,
        first: When::offset_days(extra.first),
        time: chrono::NaiveTime::from_hms_opt(11, 0, 0),
        times: extra.times,
        minutes: Some(5),
        ..MatrixRow::default()
    });
    plan.comms.messages.push(message);
}

/// Gives the learners of every other site the rows that the ready calendar laid out for the first.
fn copy_to_other_sites(plan: &mut Plan, ids: &mut dyn IdSource) {
    let learners = plan.audiences.iter().filter(|audience| audience.kind == AudienceKind::Learners);
    let sites: Vec<Id> = learners.map(|audience| audience.id.clone()).collect();
    let Some((first, others)) = sites.split_first() else { return };
    let rows: Vec<MatrixRow> = plan.comms.matrix.iter().filter(|row| row.audience == *first).cloned().collect();
    for audience in others {
        plan.comms.matrix.extend(rows.iter().map(|row| MatrixRow {
            id: ids.fresh(),
            audience: audience.clone(),
            ..row.clone()
        }));
    }
}

/// What is past is sent, what comes up in two weeks is ready, and managers have endorsed it before learners heard.
fn send_what_is_past(plan: &mut Plan) {
    let (past, soon) = (day(plan, 35), day(plan, 49));
    let dates: Vec<_> = plan.comms.items.iter().map(|item| plan.date(item.when)).collect();
    for (item, date) in plan.comms.items.iter_mut().zip(dates) {
        item.state = match date {
            date if date < past => ItemState::Sent,
            date if date < soon => ItemState::Ready,
            _ => ItemState::Planned,
        };
        item.endorsed = item.state != ItemState::Planned;
        item.owner = owner(item);
    }
}

fn owner(item: &CommsItem) -> Id {
    let key = match item.sender {
        Sender::Sponsor | Sender::Hr => "comms",
        Sender::Manager | Sender::Champion => "shift",
        Sender::LearningDevelopment => "learning",
    };
    named("person", key)
}
