//! Calendars for Google, Outlook and Apple: RFC 5545 text written so that every import agrees (row E7).
//!
//! Lines end with CRLF and are folded at 75 octets between characters. An all-day item is a date with the day after as
//! its end. A timed item is an instant in UTC with the local time in its text, so that no importer needs our time
//! zones. Each item keeps its UID for good; its SEQUENCE grows with the plan, so that a later import replaces an earlier
//! one.

use std::fmt::Write;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta};

use crate::choice::Choice;
use crate::comms::merge::fill;
use crate::comms::send_time::{SendTime, send_times};
use crate::id::Id;
use crate::plan::Plan;
use crate::plan::comms::CommsItem;
use crate::schedule::agenda::{Occasion, occasions};
use crate::schedule::diary;
use crate::schedule::zones::{Zones, to_utc};
use crate::t;

/// The longest line in octets, without its end (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;

/// The beginning of 2020 in seconds since 1970. A SEQUENCE has 31 bits, which last until 2088.
const START_OF_2020: i64 = 1_577_836_800;

/// What an export needs to know beyond the plan.
#[derive(Clone, Copy)]
pub struct IcsContext<'a> {
    /// The moment of the export, in UTC.
    pub stamp: NaiveDateTime,
    /// See [`sequence`]; importers take the item with the higher one.
    pub sequence: u64,
    /// The time-zone rules.
    pub zones: &'a dyn Zones,
    /// The sender's own IANA zone, for audiences without a site.
    pub home: &'a str,
}

/// The SEQUENCE of the calendars of a plan that was saved at this moment, an RFC 3339 time: seconds since 2020.
///
/// The revision would begin anew where the plan goes to another browser, and calendars would not take what comes then.
/// It stands in where there is no time.
pub fn sequence(saved_at: &str, rev: u64) -> u64 {
    let seconds = DateTime::parse_from_rfc3339(saved_at).map_or(0, |moment| moment.timestamp() - START_OF_2020);
    u64::try_from(seconds).unwrap_or_default().max(rev)
}

/// The calendar of one audience, ready to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudienceCalendar {
    /// The audience.
    pub audience: Id,
    /// Its name.
    pub name: String,
    /// The calendar as text.
    pub ics: String,
}

/// The whole calendar of a plan: messages, and what else has a date ([`crate::schedule::agenda`] and
/// [`crate::schedule::diary`]).
pub fn plan_calendar(plan: &Plan, context: IcsContext<'_>) -> String {
    let agenda = occasions(plan);
    let diary = diary::entries(plan, &agenda);
    calendar(plan, context, &plan.name, |_| true, &[agenda, diary].concat())
}

/// A calendar for each audience that has items, in the order of the plan.
pub fn audience_calendars(plan: &Plan, context: IcsContext<'_>) -> Vec<AudienceCalendar> {
    let has_items = |id: &Id| plan.comms.items.iter().any(|item| item.audience == *id);
    plan.audiences
        .iter()
        .filter(|audience| has_items(&audience.id))
        .map(|audience| {
            let name = t!("comms.export.calendar_name", plan = plan.name, audience = audience.name);
            let ics = calendar(plan, context, &name, |item| item.audience == audience.id, &[]);
            AudienceCalendar { audience: audience.id.clone(), name: audience.name.clone(), ics }
        })
        .collect()
}

fn calendar(
    plan: &Plan,
    context: IcsContext<'_>,
    name: &str,
    wanted: impl Fn(&CommsItem) -> bool,
    beside: &[Occasion],
) -> String {
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Uptake//Communications calendar//EN");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    out.text("X-WR-CALNAME", name);
    for item in plan.comms.items.iter().filter(|item| wanted(item)) {
        let sent = send_times(plan, item, context.zones, context.home);
        if sent.is_empty() {
            event(&mut out, plan, context, item, None);
        }
        for time in &sent {
            event(&mut out, plan, context, item, Some(time));
        }
    }
    for occasion in beside {
        occasion_event(&mut out, plan, context, occasion);
    }
    out.line("END:VCALENDAR");
    out.0
}

fn event(out: &mut Lines, plan: &Plan, context: IcsContext<'_>, item: &CommsItem, sent: Option<&SendTime>) {
    out.line("BEGIN:VEVENT");
    out.line(&format!("UID:{}", uid(plan, item, sent)));
    out.line(&format!("DTSTAMP:{}", utc(context.stamp)));
    out.line(&format!("SEQUENCE:{}", context.sequence));
    when(out, plan, item, sent);
    out.text("SUMMARY", &summary(item, sent));
    out.text("DESCRIPTION", &description(plan, item, sent));
    let audience = plan.audience_name(&item.audience);
    if !audience.trim().is_empty() {
        out.text("CATEGORIES", audience);
    }
    // The calendar tells people what is coming; it does not block their day.
    out.line("TRANSP:TRANSPARENT");
    out.line("END:VEVENT");
}

/// A dated thing that is no message; its time is that of the sender's own zone.
fn occasion_event(out: &mut Lines, plan: &Plan, context: IcsContext<'_>, occasion: &Occasion) {
    let day = plan.date(occasion.when);
    out.line("BEGIN:VEVENT");
    out.line(&format!("UID:{}@{}.uptake", uid_part(&Id::new(occasion.key.as_str())), uid_part(&plan.id)));
    out.line(&format!("DTSTAMP:{}", utc(context.stamp)));
    out.line(&format!("SEQUENCE:{}", context.sequence));
    match occasion.time.map(|time| day.and_time(time)) {
        None => all_day(out, day),
        Some(local) => timed(out, local, to_utc(context.zones, context.home, local).ok().as_ref(), occasion.minutes),
    }
    out.text("SUMMARY", &occasion.title);
    let owner = plan.person_name(&occasion.owner);
    let owner = (!owner.is_empty()).then(|| t!("comms.export.fact", name = t!("comms.head.owner"), value = owner));
    let note = Some(occasion.note.clone()).filter(|note| !note.trim().is_empty());
    let about: Vec<String> = note.into_iter().chain(owner).collect();
    if !about.is_empty() {
        out.text("DESCRIPTION", &about.join("\n"));
    }
    out.text("CATEGORIES", &occasion.phase.label());
    out.line("TRANSP:TRANSPARENT");
    out.line("END:VEVENT");
}

fn when(out: &mut Lines, plan: &Plan, item: &CommsItem, sent: Option<&SendTime>) {
    match sent {
        None => all_day(out, plan.date(item.when)),
        Some(sent) => timed(out, sent.local, sent.utc.as_ref().ok(), item.minutes),
    }
}

fn all_day(out: &mut Lines, day: NaiveDate) {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    out.line(&format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
    out.line(&format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
}

fn timed(out: &mut Lines, local: NaiveDateTime, utc: Option<&NaiveDateTime>, minutes: u32) {
    // Without a known zone the time floats: the clock on the wall of whoever imports it.
    let (start, zulu) = utc.map_or((local, ""), |utc| (*utc, "Z"));
    let length = TimeDelta::minutes(i64::from(minutes.max(1)));
    let end = start.checked_add_signed(length).unwrap_or(start);
    out.line(&format!("DTSTART:{}{zulu}", start.format("%Y%m%dT%H%M%S")));
    out.line(&format!("DTEND:{}{zulu}", end.format("%Y%m%dT%H%M%S")));
}

fn utc(moment: NaiveDateTime) -> String {
    format!("{}Z", moment.format("%Y%m%dT%H%M%S"))
}

/// `item@plan.uptake`, or `item.site@plan.uptake` for one of the sites that an item goes out to.
fn uid(plan: &Plan, item: &CommsItem, sent: Option<&SendTime>) -> String {
    let own_site = plan.audience(&item.audience).is_some_and(|audience| Some(&audience.site) == sent.map(|s| &s.site));
    let site = sent.filter(|sent| !sent.site.is_empty() && !own_site);
    let site = site.map_or_else(String::new, |sent| format!(".{}", uid_part(&sent.site)));
    format!("{}{site}@{}.uptake", uid_part(&item.id), uid_part(&plan.id))
}

/// An id in letters, digits and hyphens; anything else, such as the colons of an occasion's key, as `_` and two hex
/// digits.
fn uid_part(id: &Id) -> String {
    let mut out = String::new();
    for byte in id.as_str().bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "_{byte:02x}");
        }
    }
    out
}

fn summary(item: &CommsItem, sent: Option<&SendTime>) -> String {
    let title = match item.title.trim() {
        "" => item.purpose.label(),
        title => title.to_owned(),
    };
    match sent.map(|sent| sent.name.trim()) {
        None | Some("") => title,
        Some(site) => t!("comms.export.title_at_site", title = title, site = site),
    }
}

fn description(plan: &Plan, item: &CommsItem, sent: Option<&SendTime>) -> String {
    let mut lines = Vec::new();
    if let Some(sent) = sent {
        let key = if sent.utc.is_ok() { "comms.export.local_time" } else { "comms.export.local_time_unknown" };
        // lang: comms.export.*
        lines.push(t!(key, time = sent.local.format("%Y-%m-%d %H:%M"), zone = sent.zone));
    }
    let channels: Vec<String> = item.channels.iter().map(|channel| channel.label()).collect();
    // lang: comms.head.*
    let fact = |key: &str, value: &str| t!("comms.export.fact", name = t!(key), value = value);
    lines.push(fact("comms.head.audience", plan.audience_name(&item.audience)));
    lines.push(fact("comms.head.channels", &channels.join(", ")));
    lines.push(fact("comms.head.sender", &item.sender.label()));
    lines.push(fact("comms.head.minutes", &item.minutes.to_string()));
    if let Some(message) = crate::id::find(&plan.comms.messages, &item.message) {
        lines.push(String::new());
        lines.push(fill(plan, &message.subject).text);
        lines.push(String::new());
        lines.push(fill(plan, &message.body).text);
    }
    lines.join("\n")
}

/// Content lines, folded and ended as the format asks.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property whose value is text from a person.
    fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    /// A content line that is already escaped.
    fn line(&mut self, line: &str) {
        fold_into(&mut self.0, line);
    }
}

/// A text value: `\ ; ,` and line ends escaped, other control characters dropped (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\r' => {
                let _ = chars.next_if_eq(&'\n');
                out.push_str("\\n");
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Writes a line in pieces of at most 75 octets, each but the first led by a space, none cutting a character.
fn fold_into(out: &mut String, line: &str) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;
    use proptest::prelude::*;

    use super::*;
    use crate::comms::send_time::tests::World;
    use crate::plan::comms::{Channel, Message, Rhythm};
    use crate::plan::learning::OfficeHours;
    use crate::plan::{Audience, Site};
    use crate::schedule::When;

    /// The launch, in the calendar of every plan.
    const FRAME: usize = 1;

    fn context() -> IcsContext<'static> {
        let stamp = "2026-08-01T12:00:00".parse().unwrap();
        IcsContext { stamp, sequence: 7, zones: &World, home: "Europe/Berlin" }
    }

    #[test]
    fn the_sequence_grows_with_each_save_also_in_another_browser() {
        let at_home = sequence("2026-09-07T08:30:00Z", 300);
        assert_eq!(at_home, sequence("2026-09-07T08:30:00Z", 300));
        assert!(sequence("2026-09-07T08:30:01Z", 301) > at_home);
        assert!(sequence("2026-09-08T07:00:00Z", 1) > at_home, "the revision begins anew in another browser");
        assert!(sequence("2087-12-31T23:59:59Z", 1) < 1 << 31);
        assert_eq!((sequence("", 12), sequence("1999-01-01T00:00:00Z", 12)), (12, 12));
    }

    fn plan() -> Plan {
        let mut plan = Plan {
            id: Id::new("plan-1"),
            name: "Rollout".into(),
            launch: "2026-09-07".parse().unwrap(),
            ..Plan::default()
        };
        plan.audiences.push(Audience { id: Id::new("a"), name: "Agents, north".into(), ..Audience::default() });
        plan.comms.items.push(CommsItem {
            id: Id::new("i1"),
            title: "Welcome".into(),
            audience: Id::new("a"),
            channels: vec![Channel::Email],
            ..CommsItem::default()
        });
        plan
    }

    /// The content lines with their folds undone.
    fn unfolded(ics: &str) -> Vec<String> {
        ics.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    fn lines(plan: &Plan) -> Vec<String> {
        unfolded(&plan_calendar(plan, context()))
    }

    fn has(plan: &Plan, line: &str) {
        let lines = lines(plan);
        assert!(lines.iter().any(|known| known == line), "{line} is not in {lines:#?}");
    }

    #[test]
    fn an_all_day_item_ends_the_day_after() {
        let plan = plan();
        has(&plan, "DTSTART;VALUE=DATE:20260907");
        has(&plan, "DTEND;VALUE=DATE:20260908");
        has(&plan, "UID:i1@plan-1.uptake");
        has(&plan, "SEQUENCE:7");
        has(&plan, "DTSTAMP:20260801T120000Z");
        has(&plan, "SUMMARY:Welcome");
        has(&plan, "CATEGORIES:Agents\\, north");
        has(&plan, "X-WR-CALNAME:Rollout");
    }

    #[test]
    fn a_timed_item_is_an_instant_with_the_local_time_in_its_text() {
        let mut plan = plan();
        plan.comms.items[0].time = NaiveTime::from_hms_opt(9, 30, 0);
        plan.comms.items[0].minutes = 45;
        has(&plan, "DTSTART:20260907T073000Z");
        has(&plan, "DTEND:20260907T081500Z");
        assert!(plan_calendar(&plan, context()).contains("2026-09-07 09:30"));
    }

    #[test]
    fn an_audience_at_every_site_gets_one_event_per_site() {
        let mut plan = plan();
        plan.comms.items[0].time = NaiveTime::from_hms_opt(9, 0, 0);
        let site = |id: &str, zone: &str| Site { id: Id::new(id), zone: zone.into(), ..Site::default() };
        plan.sites = vec![site("ber", "Europe/Berlin"), site("nyc", "America/New_York")];
        has(&plan, "UID:i1.ber@plan-1.uptake");
        has(&plan, "DTSTART:20260907T070000Z");
        has(&plan, "UID:i1.nyc@plan-1.uptake");
        has(&plan, "DTSTART:20260907T130000Z");
        plan.audiences[0].site = Id::new("nyc");
        has(&plan, "UID:i1@plan-1.uptake");
    }

    #[test]
    fn a_time_in_an_unknown_zone_floats() {
        let mut plan = plan();
        plan.comms.items[0].time = NaiveTime::from_hms_opt(9, 0, 0);
        plan.sites = vec![Site { id: Id::new("x"), zone: "Mars/Base".into(), ..Site::default() }];
        has(&plan, "DTSTART:20260907T090000");
    }

    #[test]
    fn nothing_a_person_writes_starts_a_line_of_its_own() {
        let evil = "x\r\nEND:VEVENT\rBEGIN:VALARM\n\u{85}\u{2028}A;B,C\\D\u{0}\u{1b}";
        let mut plan = plan();
        plan.name = evil.into();
        plan.id = Id::new(evil);
        plan.audiences[0].name = evil.into();
        plan.comms.messages.push(Message {
            id: Id::new("m"),
            subject: evil.into(),
            body: evil.into(),
            ..Message::default()
        });
        let item = &mut plan.comms.items[0];
        (item.id, item.title, item.message) = (Id::new(evil), evil.into(), Id::new("m"));
        let lines = lines(&plan);
        assert_eq!(lines.iter().filter(|line| line.starts_with("END:VEVENT")).count(), 1 + FRAME);
        assert!(!lines.iter().any(|line| line.starts_with("BEGIN:VALARM")));
        let odd = |c: char| c.is_control() || c == '\u{2028}';
        assert!(!lines.iter().any(|line| line.contains(odd)));
        let escape = "SUMMARY:x\\nEND:VEVENT\\nBEGIN:VALARM\\n\\n\\nA\\;B\\,C\\\\D";
        assert!(lines.iter().any(|line| line == escape), "{lines:#?}");
    }

    #[test]
    fn office_hours_go_out_with_the_plan_and_not_with_an_audience() {
        let mut plan = plan();
        plan.learning.office_hours.push(OfficeHours {
            id: Id::new("o"),
            title: "Open desk".into(),
            first: When::offset_days(1),
            time: NaiveTime::from_hms_opt(12, 0, 0),
            minutes: Some(30),
            rhythm: Rhythm::Weekly,
            times: 2,
            ..OfficeHours::default()
        });
        has(&plan, "UID:office-hours_3ao_3a0@plan-1.uptake");
        has(&plan, "DTSTART:20260908T100000Z");
        has(&plan, "DTEND:20260908T103000Z");
        has(&plan, "DTSTART:20260915T100000Z");
        assert_eq!(audience_calendars(&plan, context())[0].ics.matches("BEGIN:VEVENT").count(), 1);
    }

    #[test]
    fn each_audience_has_its_own_calendar() {
        let mut plan = plan();
        plan.audiences.push(Audience { id: Id::new("b"), name: "Unheard".into(), ..Audience::default() });
        let calendars = audience_calendars(&plan, context());
        assert_eq!(calendars.len(), 1);
        assert_eq!(calendars[0].ics.matches("BEGIN:VEVENT").count(), 1);
    }

    /// Undoes [`escaped`].
    fn unescaped(text: &str) -> String {
        let mut out = String::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => out.extend(chars.next().map(|c| if c == 'n' { '\n' } else { c })),
                c => out.push(c),
            }
        }
        out
    }

    proptest! {
        #[test]
        fn folding_is_undone_by_unfolding(text in "[ -~\u{e9}\u{4e2d}\u{1f600}]{0,400}") {
            let mut folded = String::new();
            fold_into(&mut folded, &text);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
            prop_assert_eq!(folded.replace("\r\n ", ""), format!("{text}\r\n"));
        }

        #[test]
        fn escaping_is_undone_by_unescaping(text in "[ -~\n\u{e9}\u{4e2d}]{0,200}") {
            let safe = escaped(&text);
            prop_assert!(!safe.contains(['\n', '\r']));
            prop_assert_eq!(unescaped(&safe), text);
        }

        #[test]
        fn any_title_gives_lines_that_fit(title in "\\PC{0,200}") {
            let mut plan = plan();
            plan.comms.items[0].title = title;
            let ics = plan_calendar(&plan, context());
            prop_assert!(ics.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
            prop_assert!(!ics.replace("\r\n", "").contains(['\r', '\n']));
        }
    }
}
