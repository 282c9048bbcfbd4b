//! The communications calendar for spreadsheets, wikis and the clipboard (row E7).
//!
//! All of these read the calendar through its index, so a filter narrows them as it narrows the views.

use std::collections::HashMap;
use std::sync::Arc;

use super::csv::table_csv;
use crate::choice::Choice;
use crate::comms::calendar::{CalendarIndex, Entry, Filter, Week};
use crate::comms::merge::fill;
use crate::id::{Id, find};
use crate::lang::count;
use crate::plan::Plan;
use crate::plan::comms::CommsItem;
use crate::report::{Block, Document};
use crate::schedule::weeks::{long_date, short_date, week_from_launch, week_label};
use crate::t;

/// The columns of the CSV, by the key of their head.
const COLUMNS: &[&str] = &[
    "date", "week", "time", "title", "kind", "purpose", "audience", "channels", "sender", "minutes", "owner", "state",
    "subject", "text",
];

/// The calendar as CSV, a line per item in order of date; ISO dates and filled texts.
pub fn csv(plan: &Plan, index: &CalendarIndex, filter: &Filter) -> String {
    // lang: comms.head.*
    let head: Vec<String> = COLUMNS.iter().map(|column| t!(format!("comms.head.{column}"))).collect();
    let items: HashMap<&Id, &CommsItem> = plan.comms.items.iter().map(|item| (&item.id, item)).collect();
    let row = |entry: &Arc<Entry>| csv_row(plan, entry, items.get(&entry.id).copied());
    let rows: Vec<Vec<String>> = index.entries(filter).map(row).collect();
    table_csv(&head, &rows)
}

fn csv_row(plan: &Plan, entry: &Entry, item: Option<&CommsItem>) -> Vec<String> {
    let message = item.and_then(|item| find(&plan.comms.messages, &item.message));
    let filled = |text: Option<&str>| text.map_or_else(String::new, |text| fill(plan, text).text);
    vec![
        entry.date.to_string(),
        week_from_launch(entry.date, plan.launch).to_string(),
        time(entry),
        entry.name(),
        entry.kind.label(),
        entry.purpose.label(),
        entry.audience_name.clone(),
        entry.channel_names(),
        entry.sender.label(),
        entry.minutes.to_string(),
        item.map_or("", |item| plan.person_name(&item.owner)).to_owned(),
        entry.state.label(),
        filled(message.map(|message| message.subject.as_str())),
        filled(message.map(|message| message.body.as_str())),
    ]
}

/// The calendar as a document, a table per week: for Markdown, screen and print.
pub fn document(plan: &Plan, index: &CalendarIndex, filter: &Filter) -> Document {
    let weeks = index.weeks(filter);
    let items: usize = weeks.iter().map(|week| week.entries.len()).sum();
    let subtitle = t!("comms.export.subtitle", items = count("comms.items", items), launch = long_date(plan.launch));
    let mut blocks: Vec<Block> = weeks.iter().map(week_section).collect();
    if blocks.is_empty() {
        blocks.push(Block::Missing(t!("comms.export.nothing")));
    }
    Document { kind: t!("comms.export.kind"), title: plan.name.clone(), subtitle, blocks, foot: String::new() }
}

fn week_section(week: &Week) -> Block {
    let head = ["date", "time", "title", "audience", "channels", "sender", "minutes"];
    let row = |entry: &Entry| {
        vec![
            long_date(entry.date),
            time(entry),
            entry.name(),
            entry.audience_name.clone(),
            entry.channel_names(),
            entry.sender.label(),
            entry.minutes.to_string(),
        ]
    };
    let table = Block::Table {
        // lang: comms.head.*
        head: head.iter().map(|column| t!(format!("comms.head.{column}"))).collect(),
        rows: week.entries.iter().map(|entry| row(entry)).collect(),
        numeric: vec![head.len() - 1],
    };
    Block::Section(week_title(week), vec![table])
}

/// The calendar as Markdown, a table per week.
pub fn markdown(plan: &Plan, index: &CalendarIndex, filter: &Filter) -> String {
    document(plan, index, filter).markdown()
}

/// The calendar as plain text for a mail or a chat: a line per item below the name of its week.
pub fn plain_text(plan: &Plan, index: &CalendarIndex, filter: &Filter) -> String {
    let mut lines = vec![plan.name.clone()];
    for week in index.weeks(filter) {
        lines.push(String::new());
        lines.push(week_title(&week));
        lines.extend(week.entries.iter().map(|entry| plain_line(entry)));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn plain_line(entry: &Entry) -> String {
    let parts = [time(entry), entry.name(), entry.audience_name.clone(), entry.channel_names(), entry.sender.label()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).map(one_line).collect();
    t!("comms.export.line", date = long_date(entry.date), what = parts.join(" · "))
}

/// A message ready to be pasted: the subject, an empty line, the text; filled as far as the plan can.
pub fn message_text(plan: &Plan, subject: &str, body: &str) -> String {
    let (subject, body) = (fill(plan, subject).text, fill(plan, body).text);
    if subject.trim().is_empty() { body } else { format!("{}\n\n{body}", one_line(subject)) }
}

fn week_title(week: &Week) -> String {
    t!("comms.export.week", week = week_label(week.number), monday = short_date(week.monday))
}

fn time(entry: &Entry) -> String {
    entry.time.map_or_else(String::new, |time| time.format("%H:%M").to_string())
}

fn one_line(text: String) -> String {
    text.split(['\r', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;
    use crate::plan::Audience;
    use crate::plan::comms::{Channel, Message, Sender};
    use crate::schedule::When;

    fn plan() -> Plan {
        let mut plan = Plan { name: "Rollout".into(), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.audiences.push(Audience { id: Id::new("a"), name: "Agents".into(), ..Audience::default() });
        plan.comms.messages.push(Message {
            id: Id::new("m"),
            subject: "See you on {launch date}".into(),
            body: "Hello {first name}".into(),
            ..Message::default()
        });
        let item = |id: &str, title: &str, days: i32| CommsItem {
            id: Id::new(id),
            title: title.into(),
            audience: Id::new("a"),
            message: Id::new("m"),
            channels: vec![Channel::Email, Channel::Lms],
            sender: Sender::Sponsor,
            when: When::offset_days(days),
            time: NaiveTime::from_hms_opt(9, 5, 0),
            ..CommsItem::default()
        };
        plan.comms.items = vec![item("i2", "=cmd|'/c calc'!A0", 8), item("i1", "Welcome\nall", 0)];
        plan
    }

    #[test]
    fn the_csv_has_iso_dates_filled_texts_and_no_formula() {
        let plan = plan();
        let text = csv(&plan, &CalendarIndex::build(&plan), &Filter::default());
        let mut reader = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|row| row.len() == COLUMNS.len()));
        assert_eq!((&rows[0][0], &rows[0][1], &rows[0][2]), ("2026-09-07", "1", "09:05"));
        assert_eq!((&rows[0][12], &rows[0][13]), ("See you on Mon 7 Sep 2026", "Hello {first name}"));
        assert_eq!(&rows[1][3], "'=cmd|'/c calc'!A0");
    }

    #[test]
    fn the_markdown_has_a_table_per_week() {
        let plan = plan();
        let text = markdown(&plan, &CalendarIndex::build(&plan), &Filter::default());
        assert_eq!(text.matches("\n## ").count(), 2);
        assert!(text.contains("| Mon 7 Sep 2026 | 09:05 | Welcome all | Agents |"), "{text}");
    }

    #[test]
    fn the_plain_text_has_a_line_per_item_whatever_stands_in_its_title() {
        let plan = plan();
        let text = plain_text(&plan, &CalendarIndex::build(&plan), &Filter::default());
        assert_eq!(text.lines().filter(|line| line.contains("Agents")).count(), 2);
        assert!(text.contains("09:05 · Welcome all · Agents"), "{text}");
    }

    #[test]
    fn a_filter_narrows_every_export() {
        let plan = plan();
        let filter = Filter { text: "welcome".into(), ..Filter::default() };
        let index = CalendarIndex::build(&plan);
        assert_eq!(document(&plan, &index, &filter).blocks.len(), 1);
        let nothing = Filter { text: "nowhere".into(), ..Filter::default() };
        assert!(matches!(document(&plan, &index, &nothing).blocks[0], Block::Missing(_)));
    }
}
