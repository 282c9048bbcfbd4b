//! Exports as others read them: Python's `csv` and, where it is installed, `icalendar`. Without Python it says so.

use std::io::Write;
use std::process::{Command, Stdio};

use chrono::{NaiveDateTime, NaiveTime, Offset, TimeZone};
use chrono_tz::Tz;
use serde_json::{Value, json};
use uptake::comms::calendar::{CalendarIndex, Filter};
use uptake::exchange::comms_export;
use uptake::exchange::ics::{IcsContext, plan_calendar};
use uptake::id::Id;
use uptake::plan::comms::{CommsItem, Message};
use uptake::plan::{Audience, Plan, Site};
use uptake::schedule::When;
use uptake::schedule::zones::{LocalOffset, Zones, local_offset};

/// Reads what is given to it and prints what it holds.
const READER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exports/read.py");

/// Ends a line, a value and an event, opens another, runs as a formula.
const EVIL: &str = "=1+1,\"x\";\\n\r\nEND:VEVENT\rBEGIN:VALARM\nATTENDEE:mailto:x@example.org\u{2028} ünï 統合";

/// The rules of `chrono-tz`.
struct World;

impl Zones for World {
    fn offset_seconds(&self, zone: &str, local: NaiveDateTime) -> LocalOffset {
        let Ok(tz) = zone.parse::<Tz>() else { return LocalOffset::UnknownZone };
        local_offset(|utc| Some(tz.offset_from_utc_datetime(&utc).fix().local_minus_utc()), local)
    }
}

/// An all-day item, and one at half past two in the night in which the clocks are set back.
fn hostile() -> Plan {
    let item = |id: &str, date: &str, time: Option<NaiveTime>| CommsItem {
        id: Id::new(id),
        title: EVIL.to_owned(),
        audience: Id::new("a"),
        message: Id::new("m"),
        when: When::pinned(date.parse().unwrap()),
        time,
        ..CommsItem::default()
    };
    let mut plan =
        Plan { id: Id::new("p"), name: EVIL.into(), launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
    plan.sites = vec![Site { id: Id::new("b"), name: EVIL.into(), zone: "Europe/Berlin".into(), ..Site::default() }];
    plan.audiences = vec![Audience { id: Id::new("a"), name: EVIL.into(), ..Audience::default() }];
    plan.comms.messages =
        vec![Message { id: Id::new("m"), subject: EVIL.into(), body: EVIL.repeat(20), ..Message::default() }];
    plan.comms.items =
        vec![item("day", "2026-09-07", None), item("night", "2026-10-25", NaiveTime::from_hms_opt(2, 30, 0))];
    plan
}

/// What Python makes of the exports of a plan; `None` without Python.
fn read_by_python(plan: &Plan) -> Option<Value> {
    let stamp = "2026-08-01T12:00:00".parse().unwrap();
    let context = IcsContext { stamp, sequence: 7, zones: &World, home: "UTC" };
    let csv = comms_export::csv(plan, &CalendarIndex::build(plan), &Filter::default());
    let given = json!({ "csv": csv, "ics": plan_calendar(plan, context) }).to_string();
    let mut command = Command::new("python3");
    command.arg(READER).stdin(Stdio::piped()).stdout(Stdio::piped()).env("PYTHONIOENCODING", "utf-8");
    let mut python = command.spawn().ok()?;
    python.stdin.take().unwrap().write_all(given.as_bytes()).unwrap();
    let output = python.wait_with_output().unwrap();
    // A placeholder for Python answers nothing and fails; Python itself says what went wrong.
    if !output.status.success() && Command::new("python3").arg("--version").output().is_ok_and(|o| o.status.success()) {
        panic!("Python could not read the exports");
    }
    serde_json::from_slice(&output.stdout).ok()
}

#[test]
fn python_reads_the_exports_as_they_were_meant() {
    let Some(read) = read_by_python(&hostile()) else {
        println!("skipped: there is no python3");
        return;
    };
    let rows = read["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 3, "a head and two items");
    for row in rows {
        assert_eq!(row.as_array().unwrap().len(), rows[0].as_array().unwrap().len());
        for cell in row.as_array().unwrap().iter().filter_map(Value::as_str) {
            assert!(!cell.starts_with(['=', '+', '@', '\t', '\r', '\n']), "{cell:?} runs as a formula");
        }
    }
    let Some(events) = read["events"].as_array() else {
        println!("skipped in part: python3 has no module `icalendar`");
        return;
    };
    let uid = |event: &Value| event["uid"].as_str().unwrap().to_owned();
    let (frame, events): (Vec<Value>, Vec<Value>) =
        events.iter().cloned().partition(|event| uid(event) == "launch@p.uptake");
    assert_eq!(frame.len(), 1, "the launch, on which work begins");
    let starts: Vec<_> = events.iter().map(|event| event["start"].as_str().unwrap()).collect();
    assert_eq!(starts, ["2026-09-07", "2026-10-25T00:30:00+00:00"]);
    assert_eq!(events[0]["end"], "2026-09-08");
    let uids: Vec<_> = events.iter().map(uid).collect();
    assert_eq!(uids, ["day@p.uptake", "night.b@p.uptake"]);
    for event in events {
        assert_eq!(event["sequence"], 7);
        assert!(event["summary"].as_str().unwrap().contains("END:VEVENT"), "the text is whole");
    }
}
