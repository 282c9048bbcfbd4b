//! The plan on one line: key dates, months and expectation bands with their positions, ready to be drawn (row M4).

use chrono::{Datelike, Months, NaiveDate};

use super::When;
use super::weeks::{days_between, long_date, month_name};
use crate::check::Place;
use crate::choice::Choice;
use crate::choices;
use crate::plan::comms::Purpose;
use crate::plan::enablement::TouchpointKind;
use crate::plan::{Plan, gate, places, state};
use crate::t;

/// Months after launch within which quick wins show (row M4).
const QUICK_WINS: u32 = 3;
/// Months after launch between which lasting change of culture shows (row M4).
const CULTURE: (u32, u32) = (6, 18);
/// How far the line reaches before and after launch at the most, in months; what lies beyond stands at its ends.
const REACH: (u32, u32) = (36, 60);
/// Width of a label as a share of the line, generous for a line of 1,000 px.
const LABEL: f64 = 0.15;

choices! {
    /// What a key date is.
    pub enum KeyKind in "key-date" {
        /// Work on the plan begins.
        Start = "start",
        /// The pilot begins.
        PilotStart = "pilot-start",
        /// The pilot's go/no-go gate.
        Gate = "gate",
        /// Managers have been briefed.
        ManagersBriefed = "managers-briefed",
        /// The launch town hall.
        TownHall = "town-hall",
        /// The launch.
        Launch = "launch",
        /// The first executive review.
        FirstReview = "first-review",
        /// A target is due.
        TargetDue = "target-due",
        /// Something comes out.
        Release = "release",
        /// A further group starts.
        Wave = "wave",
    }

    /// What may be expected in a stretch of time.
    pub enum Expectation in "expectation" {
        /// Quick wins: launch to three months after.
        QuickWins = "quick-wins",
        /// Lasting change of culture: six to eighteen months after launch.
        Culture = "culture",
    }
}

/// A date that the overview shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyDate {
    /// What it is.
    pub kind: KeyKind,
    /// What it is called.
    pub label: String,
    /// The date.
    pub date: NaiveDate,
    /// Where it is changed.
    pub place: Place,
}

/// A key date with its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// The date.
    pub key: KeyDate,
    /// Position on the line, `0..=1`.
    pub at: f64,
    /// Row for the label, from 0, so that no two labels in a row overlap.
    pub lane: usize,
}

/// A stretch in which something may be expected.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What may be expected.
    pub kind: Expectation,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Position of the first day, `0..=1`.
    pub start: f64,
    /// Position of the last day, `0..=1`.
    pub end: f64,
}

/// The first day of a quarter, to read the line by.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// What stands there: `Oct 2026`.
    pub label: String,
    /// Position on the line, `0..=1`.
    pub at: f64,
}

/// The plan on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// First day of the line.
    pub from: NaiveDate,
    /// Last day of the line.
    pub to: NaiveDate,
    /// What may be expected when.
    pub bands: Vec<Band>,
    /// Key dates, earliest first.
    pub dates: Vec<Dot>,
    /// Quarters.
    pub ticks: Vec<Tick>,
    /// Position of today, where it lies on the line.
    pub today: Option<f64>,
}

/// The key dates of a plan, earliest first.
pub fn key_dates(plan: &Plan) -> Vec<KeyDate> {
    let sponsorship = &plan.sponsorship;
    let mut dates = vec![
        named(KeyKind::Start, plan.date(plan.start), Place::Settings),
        named(KeyKind::Launch, plan.launch, Place::Settings),
    ];
    if state::has_pilot(plan) {
        dates.push(named(KeyKind::PilotStart, plan.date(plan.pilot.start), places::pilot_start()));
        dates.push(named(KeyKind::Gate, gate::gate_date(plan), places::pilot("gate")));
    }
    if let Some((date, place)) = managers_briefed(plan) {
        dates.push(named(KeyKind::ManagersBriefed, date, place));
    }
    if let Some(when) = sponsorship.town_hall {
        dates.push(named(KeyKind::TownHall, plan.date(when), places::town_hall()));
    }
    if let Some(when) = sponsorship.first_review {
        dates.push(named(KeyKind::FirstReview, plan.date(when), places::first_review()));
    }
    for kpi in &sponsorship.kpis {
        if let Some(when) = kpi.due {
            let label = t!("timeline.target", metric = kpi.metric.label());
            let named = named(KeyKind::TargetDue, plan.date(when), places::kpi_due(&kpi.id));
            dates.push(KeyDate { label, ..named });
        }
    }
    govern(plan, &mut dates);
    dates.sort_by_key(|key| (key.date, key.kind));
    // Targets due on one day share a dot, or five labels would say the same.
    dates.dedup_by(|later, first| {
        let targets = later.kind == KeyKind::TargetDue && first.kind == KeyKind::TargetDue;
        let shared = targets && later.date == first.date;
        if shared {
            first.label = KeyKind::TargetDue.label();
        }
        shared
    });
    dates
}

/// Releases and waves by name; of a wave that was let in, the day stays.
fn govern(plan: &Plan, dates: &mut Vec<KeyDate>) {
    let called = |name: &str, kind: KeyKind| if name.trim().is_empty() { kind.label() } else { name.to_owned() };
    for release in &plan.governance.releases {
        let place = places::govern_row("content", "releases.when", &release.id);
        let label = called(&release.what, KeyKind::Release);
        dates.push(KeyDate { kind: KeyKind::Release, label, date: plan.date(release.when), place });
    }
    for wave in &plan.governance.waves {
        let place = places::govern_row("waves", "waves.launch", &wave.id);
        let label = called(&wave.name, KeyKind::Wave);
        dates.push(KeyDate { kind: KeyKind::Wave, label, date: plan.date(wave.launch), place });
    }
}

/// The plan on one line, from its first date to the end of the last expectation band or date.
pub fn timeline(plan: &Plan, today: NaiveDate) -> Timeline {
    let months = |n| plan.launch.checked_add_months(Months::new(n)).unwrap_or(plan.launch);
    let earliest = plan.launch.checked_sub_months(Months::new(REACH.0)).unwrap_or(plan.launch);
    let key_dates = key_dates(plan);
    let first = key_dates.first().map_or(plan.launch, |key| key.date).max(earliest).min(plan.launch);
    let last = key_dates.last().map_or(plan.launch, |key| key.date).min(months(REACH.1)).max(months(CULTURE.1));
    let line = Line { from: first, to: last };
    let band = |kind, from, to| Band { kind, from, to, start: line.at(from), end: line.at(to) };
    Timeline {
        from: first,
        to: last,
        bands: vec![
            band(Expectation::QuickWins, plan.launch, months(QUICK_WINS)),
            band(Expectation::Culture, months(CULTURE.0), months(CULTURE.1)),
        ],
        dates: in_lanes(key_dates, &line),
        ticks: quarters(&line),
        today: (first <= today && today <= last).then(|| line.at(today)),
    }
}

impl Timeline {
    /// What the line shows in one sentence a date, for those who do not see it.
    pub fn summary(&self) -> Vec<String> {
        let dates = self.dates.iter().map(|dot| &dot.key);
        let dates = dates.map(|key| t!("timeline.date", what = key.label, date = long_date(key.date)));
        let bands = self.bands.iter().map(|band| {
            t!("timeline.band", what = band.kind.label(), from = long_date(band.from), to = long_date(band.to))
        });
        dates.chain(bands).collect()
    }
}

/// The days a line spans.
struct Line {
    from: NaiveDate,
    to: NaiveDate,
}

impl Line {
    /// The position of a day, `0..=1`.
    fn at(&self, day: NaiveDate) -> f64 {
        let length = days_between(self.from, self.to).max(1) as f64;
        (days_between(self.from, day) as f64 / length).clamp(0.0, 1.0)
    }
}

fn named(kind: KeyKind, date: NaiveDate, place: Place) -> KeyDate {
    KeyDate { kind, label: kind.label(), date, place }
}

/// When the last line manager has been briefed, and where that is changed: the last briefing before launch, on the
/// calendar or among the touchpoints.
fn managers_briefed(plan: &Plan) -> Option<(NaiveDate, Place)> {
    let before = |when: When| Some(plan.date(when)).filter(|date| *date < plan.launch);
    let items = plan.comms.items.iter().filter(|item| item.purpose == Purpose::ManagerBriefing);
    let items = items.filter_map(|item| Some((before(item.when)?, places::comms("calendar"))));
    let points = plan.enablement.touchpoints.iter().filter(|point| point.kind == TouchpointKind::Briefing);
    let points = points.filter_map(|point| Some((before(point.when)?, places::enable("touchpoints"))));
    items.chain(points).max_by_key(|(date, _)| *date)
}

/// Gives each date the first lane whose last label ends before its own begins.
fn in_lanes(dates: Vec<KeyDate>, line: &Line) -> Vec<Dot> {
    let mut ends: Vec<f64> = Vec::new();
    let mut placed = Vec::with_capacity(dates.len());
    for key in dates {
        let at = line.at(key.date);
        let lane = ends.iter().position(|end| *end <= at).unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(at + LABEL);
        } else {
            ends[lane] = at + LABEL;
        }
        placed.push(Dot { key, at, lane });
    }
    placed
}

/// The first days of the quarters on the line.
fn quarters(line: &Line) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut month = line.from.with_day(1);
    while let Some(first) = month.filter(|first| *first <= line.to) {
        if first >= line.from && first.month0().is_multiple_of(3) {
            let label = t!("date.month_title", month = month_name(first.month()), year = first.year());
            ticks.push(Tick { label, at: line.at(first) });
        }
        month = first.checked_add_months(Months::new(1));
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::align::Kpi;
    use crate::plan::comms::CommsItem;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        let mut plan = Plan { launch: date("2026-09-07"), start: When::offset_weeks(-8), ..Plan::default() };
        plan.sponsorship.town_hall = Some(When::offset_days(-7));
        let kpi = |id: &str| Kpi { id: Id::new(id), due: Some(When::offset_days(90)), ..Kpi::default() };
        plan.sponsorship.kpis = vec![kpi("a"), kpi("b")];
        let briefing = |id: &str, days| CommsItem {
            id: Id::new(id),
            purpose: Purpose::ManagerBriefing,
            when: When::offset_days(days),
            ..CommsItem::default()
        };
        plan.comms.items = vec![briefing("x", -49), briefing("y", -42), briefing("z", 7)];
        plan
    }

    #[test]
    fn the_bands_are_those_one_may_promise() {
        let line = timeline(&plan(), date("2026-08-01"));
        let bands: Vec<_> = line.bands.iter().map(|band| (band.kind, band.from, band.to)).collect();
        assert_eq!(
            bands,
            [
                (Expectation::QuickWins, date("2026-09-07"), date("2026-12-07")),
                (Expectation::Culture, date("2027-03-07"), date("2028-03-07")),
            ]
        );
    }

    #[test]
    fn key_dates_come_in_order_and_like_ones_share_a_dot() {
        let kinds: Vec<_> = key_dates(&plan()).into_iter().map(|key| (key.kind, key.date)).collect();
        assert_eq!(
            kinds,
            [
                (KeyKind::Start, date("2026-07-13")),
                (KeyKind::ManagersBriefed, date("2026-07-27")),
                (KeyKind::TownHall, date("2026-08-31")),
                (KeyKind::Launch, date("2026-09-07")),
                (KeyKind::TargetDue, date("2026-12-07")),
            ]
        );
    }

    #[test]
    fn positions_lie_on_the_line_and_labels_do_not_overlap() {
        let line = timeline(&plan(), date("2026-08-01"));
        assert!(line.dates.iter().all(|dot| (0.0..=1.0).contains(&dot.at)));
        for (n, a) in line.dates.iter().enumerate() {
            for b in &line.dates[n + 1..] {
                assert!(a.lane != b.lane || b.at >= a.at + LABEL, "{} and {}", a.key.label, b.key.label);
            }
        }
        assert_eq!(line.ticks[0].label, "Oct 2026");
    }

    #[test]
    fn today_is_shown_only_where_it_lies_on_the_line() {
        assert!(timeline(&plan(), date("2026-08-01")).today.is_some());
        assert!(timeline(&plan(), date("2026-01-01")).today.is_none());
        assert!(timeline(&plan(), date("2031-01-01")).today.is_none());
    }

    #[test]
    fn the_line_can_be_read_aloud() {
        let summary = timeline(&plan(), date("2026-08-01")).summary();
        assert_eq!(summary.len(), 7);
        assert!(summary.iter().all(|sentence| !sentence.contains("timeline.") && !sentence.contains("choice.")));
    }
}
