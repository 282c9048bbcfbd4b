//! The lists of the communications wizard and the questions asked of their rows.

use crate::choice::Choice;
use crate::comms::layout::MOST_TIMES;
use crate::comms::merge::same_name;
use crate::field;
use crate::id::Id;
use crate::plan::comms::{
    Channel, CommsItem, ItemKind, ItemState, MatrixRow, Message, Purpose, Rhythm, Sender, Wording,
};
use crate::plan::people::{AudienceKind, WorkMode};
use crate::plan::{Audience, Plan, Site};
use crate::practice::comms as practice;
use crate::t;
use crate::wizard::field::audiences;
use crate::wizard::list::{no_preset, no_presets};
use crate::wizard::{Field, Kind, Layout, List, Opt, opts, opts_of, people};

/// The most people a group or place can be said to have.
const MOST_PEOPLE: f64 = 1_000_000.0;

/// The most minutes a week that are worth planning: a working week.
const MOST_MINUTES: f64 = 2_400.0;

pub(super) static AUDIENCES: List<Audience> = List {
    id: "audiences",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.audiences,
    items_mut: |plan| &mut plan.audiences,
    make: |_, id| Audience { id, ..Audience::default() },
    title: |_, audience| named(&audience.name),
    fields: AUDIENCE_FIELDS,
    presets: |plan| {
        let there = |kind: &AudienceKind| plan.audiences.iter().any(|audience| audience.kind == *kind);
        let missing = practice::audience_kinds().filter(|kind| !there(kind));
        missing.map(|kind| Opt { key: kind.key().to_owned(), label: practice::audience_name(kind) }).collect()
    },
    add_preset: |plan, key, ids| {
        let audience = AudienceKind::from_key(key).and_then(|kind| practice::audience(kind, ids.fresh()));
        plan.audiences.extend(audience);
    },
};

static AUDIENCE_FIELDS: &[Field<Audience>] = &[
    field!("audiences.name", Kind::Text, |row| row.name),
    field!("audiences.kind", Kind::Pick(opts::<AudienceKind>), |row| row.kind),
    field!("audiences.size", Kind::Number(0.0, MOST_PEOPLE, 1.0), |row| row.size),
    field!("audiences.benefit", Kind::LongText, |row| row.benefit),
    field!("audiences.obstacles", Kind::LongText, |row| row.obstacles),
    field!("audiences.yesterday", Kind::LongText, |row| row.yesterday),
    field!("audiences.tomorrow", Kind::LongText, |row| row.tomorrow),
    field!(
        "audiences.weekly_budget",
        Kind::Number(0.0, MOST_MINUTES, 5.0),
        |row| row.weekly_budget,
        unit = |_| minutes()
    ),
    field!("audiences.site", Kind::Pick(sites), |row| row.site),
];

pub(super) static SITES: List<Site> = List {
    id: "sites",
    layout: Layout::Table,
    fixed: false,
    items: |plan| &plan.sites,
    items_mut: |plan| &mut plan.sites,
    make: |_, id| Site { id, ..Site::default() },
    title: |_, site| named(&site.name),
    fields: SITE_FIELDS,
    presets: no_presets,
    add_preset: no_preset,
};

static SITE_FIELDS: &[Field<Site>] = &[
    field!("sites.name", Kind::Text, |row| row.name),
    field!("sites.zone", Kind::Text, |row| row.zone),
    field!("sites.headcount", Kind::Number(0.0, MOST_PEOPLE, 1.0), |row| row.headcount),
    field!("sites.language", Kind::Text, |row| row.language),
    field!("sites.tech_comfort", Kind::Rating, |row| row.tech_comfort),
    field!("sites.mode", Kind::Pick(opts::<WorkMode>), |row| row.mode),
];

pub(super) static MESSAGES: List<Message> = List {
    id: "messages",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.comms.messages,
    items_mut: |plan| &mut plan.comms.messages,
    make: |_, id| Message { id, purpose: Purpose::Other, ..Message::default() },
    title: |_, message| named(&message.title),
    fields: MESSAGE_FIELDS,
    presets: |plan| {
        let there = |title: &str| plan.comms.messages.iter().any(|message| message.title == title);
        let texts = practice::text_keys().map(|key| Opt { key: key.to_owned(), label: practice::text_title(key) });
        texts.filter(|text| !there(&text.label)).collect()
    },
    add_preset: |plan, key, ids| plan.comms.messages.extend(practice::message(key, ids.fresh())),
};

static MESSAGE_FIELDS: &[Field<Message>] = &[
    field!("messages.title", Kind::Text, |row| row.title),
    field!("messages.purpose", Kind::Pick(opts::<Purpose>), |row| row.purpose),
    field!("messages.subject", Kind::Text, |row| row.subject),
    field!("messages.body", Kind::LongText, |row| row.body),
    field!("messages.reviewed_on", Kind::Date, |row| row.reviewed_on),
];

pub(super) static WORDING: List<Wording> = List {
    id: "wording",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.comms.wording,
    items_mut: |plan| &mut plan.comms.wording,
    make: |_, id| Wording { id, ..Wording::default() },
    title: |_, wording| named(&wording.name),
    fields: WORDING_FIELDS,
    presets: |plan| {
        let there = |name: &str| plan.comms.wording.iter().any(|wording| same_name(&wording.name, name));
        let all = practice::wording_keys().map(|key| Opt { key: key.to_owned(), label: practice::wording_name(key) });
        all.filter(|wording| !there(&wording.label)).collect()
    },
    add_preset: |plan, key, ids| plan.comms.wording.extend(practice::wording(key, ids.fresh())),
};

static WORDING_FIELDS: &[Field<Wording>] =
    &[field!("wording.name", Kind::Text, |row| row.name), field!("wording.text", Kind::LongText, |row| row.text)];

pub(super) static MATRIX: List<MatrixRow> = List {
    id: "matrix",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.comms.matrix,
    items_mut: |plan| &mut plan.comms.matrix,
    make: |plan, id| MatrixRow {
        id,
        channel: plan.comms.channels.first().copied().unwrap_or_default(),
        times: 4,
        ..MatrixRow::default()
    },
    title: row_title,
    fields: MATRIX_FIELDS,
    presets: no_presets,
    add_preset: no_preset,
};

static MATRIX_FIELDS: &[Field<MatrixRow>] = &[
    field!("matrix.audience", Kind::Pick(audiences), |row| row.audience),
    field!("matrix.message", Kind::Pick(messages), |row| row.message),
    field!("matrix.title", Kind::Text, |row| row.title),
    field!("matrix.kind", Kind::Pick(opts::<ItemKind>), |row| row.kind),
    field!("matrix.channel", Kind::Pick(channels), |row| row.channel),
    field!("matrix.also", Kind::Many(channels), |row| row.also),
    field!("matrix.first", Kind::When, |row| row.first),
    field!("matrix.time", Kind::Time, |row| row.time),
    field!("matrix.rhythm", Kind::Pick(opts::<Rhythm>), |row| row.rhythm),
    field!(
        "matrix.times",
        Kind::Number(1.0, MOST_TIMES as f64, 1.0),
        |row| row.times,
        shown = |_, row| row.rhythm != Rhythm::Once
    ),
    field!("matrix.minutes", Kind::Number(0.0, MOST_MINUTES, 1.0), |row| row.minutes, unit = |_| minutes()),
];

/// The rows of the matrix once more, to say who speaks.
pub(super) static SENDERS: List<MatrixRow> = List {
    id: "senders",
    layout: Layout::Table,
    fixed: true,
    items: |plan| &plan.comms.matrix,
    items_mut: |plan| &mut plan.comms.matrix,
    make: |_, id| MatrixRow { id, ..MatrixRow::default() },
    title: row_title,
    fields: SENDER_FIELDS,
    presets: no_presets,
    add_preset: no_preset,
};

static SENDER_FIELDS: &[Field<MatrixRow>] = &[field!("senders.sender", Kind::Pick(opts::<Sender>), |row| row.sender)];

/// The items of the calendar; not part of a step, which would draw thousands of cards, but of the calendar's dialog.
pub static ITEMS: List<CommsItem> = List {
    id: "items",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.comms.items,
    items_mut: |plan| &mut plan.comms.items,
    make: |_, id| CommsItem { id, ..CommsItem::default() },
    title: |_, item| if item.title.trim().is_empty() { item.purpose.label() } else { item.title.clone() },
    fields: ITEM_FIELDS,
    presets: no_presets,
    add_preset: no_preset,
};

static ITEM_FIELDS: &[Field<CommsItem>] = &[
    field!("items.title", Kind::Text, |row| row.title),
    field!("items.when", Kind::When, |row| row.when),
    field!("items.time", Kind::Time, |row| row.time),
    field!("items.audience", Kind::Pick(audiences), |row| row.audience),
    field!("items.message", Kind::Pick(messages), |row| row.message),
    field!("items.kind", Kind::Pick(opts::<ItemKind>), |row| row.kind),
    field!("items.purpose", Kind::Pick(opts::<Purpose>), |row| row.purpose),
    field!("items.channels", Kind::Many(channels), |row| row.channels),
    field!("items.sender", Kind::Pick(opts::<Sender>), |row| row.sender),
    field!("items.minutes", Kind::Number(0.0, MOST_MINUTES, 1.0), |row| row.minutes, unit = |_| minutes()),
    field!("items.owner", Kind::Pick(people), |row| row.owner),
    field!("items.state", Kind::Pick(opts::<ItemState>), |row| row.state),
    field!("items.endorsed", Kind::Flag, |row| row.endorsed, shown = |_, row| row.purpose == Purpose::ManagerInvite),
];

fn named(name: &str) -> String {
    if name.trim().is_empty() { t!("wizard.unnamed") } else { name.to_owned() }
}

fn minutes() -> String {
    t!("comms.unit.minutes")
}

/// What a row of the matrix is called: its title or its message, and for whom.
fn row_title(plan: &Plan, row: &MatrixRow) -> String {
    let message = || crate::id::find(&plan.comms.messages, &row.message).map_or("", |message| message.title.as_str());
    let what = if row.title.trim().is_empty() { message() } else { row.title.as_str() };
    t!("comms.row_title", what = named(what), audience = named(plan.audience_name(&row.audience)))
}

fn sites(plan: &Plan) -> Vec<Opt> {
    plan.sites.iter().map(|site| option(&site.id, &site.name)).collect()
}

fn messages(plan: &Plan) -> Vec<Opt> {
    plan.comms.messages.iter().map(|message| option(&message.id, &message.title)).collect()
}

/// The channels that the team said it can use; all of them before it said so.
fn channels(plan: &Plan) -> Vec<Opt> {
    if plan.comms.channels.is_empty() { opts::<Channel>(plan) } else { opts_of(&plan.comms.channels) }
}

fn option(id: &Id, name: &str) -> Opt {
    Opt { key: id.to_string(), label: named(name) }
}
