//! The weekly summary of the first eight weeks: what moved, what is stuck, which decisions are needed (row K2).
//!
//! Written from figures and plan. A week that is over is told as of its last day, the current one as of today; what the
//! plan says without a day, such as an answer that is missing, is told as it stands.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use super::parts::programme;
use super::said::pattern_name;
use super::{Block, Document, Edition};
use crate::adoption::series::SeriesWeek;
use crate::adoption::warnings::{WATCHED_WEEKS, Warning, Watched, watched};
use crate::check::{Severity, check};
use crate::choice::Choice;
use crate::lang::count;
use crate::number::{grouped, plain, score, with_minus, with_sign};
use crate::plan::Plan;
use crate::plan::checklist::{ChecklistItem, checklist};
use crate::plan::comms::ItemState;
use crate::plan::listening::{FeedbackState, patterns};
use crate::plan::measure::tracker::{TrackedFigure, WeekFigures, weekly_series};
use crate::plan::measure::{TargetState, target_standings};
use crate::schedule::weeks::{days_between, long_date, monday_of_week, short_date, week_from_launch, week_label};
use crate::t;

/// Entries of a list before the rest is only counted.
const LISTED: usize = 6;

/// Days ahead that the decisions look.
const AHEAD: i64 = 7;

/// Voices from which a pattern asks for a decision.
const LOUD: u64 = 3;

/// The weeks that have a summary.
fn weeks() -> RangeInclusive<i64> {
    1..=WATCHED_WEEKS
}

/// The summaries there are, one for each of the first eight weeks; the week of today is the one to begin with.
pub fn editions(plan: &Plan, today: NaiveDate) -> Vec<Edition> {
    let now = week_from_launch(today, plan.launch).clamp(1, WATCHED_WEEKS);
    let edition = |week: i64| Edition {
        key: week.to_string(),
        label: t!("weekly.edition", week = week_label(week), date = short_date(monday_of_week(week, plan.launch))),
        is_current: week == now,
    };
    weeks().map(edition).collect()
}

/// The summary of the week with this key.
pub fn build(plan: &Plan, today: NaiveDate, key: &str) -> Document {
    let week = key.parse::<i64>().ok().filter(|week| weeks().contains(week)).unwrap_or(1);
    weekly(plan, today, week)
}

/// The summary of a week, counted from launch.
pub fn weekly(plan: &Plan, today: NaiveDate, week: i64) -> Document {
    let span = Span::of(plan, today, week);
    let blocks = if today < span.monday {
        vec![Block::Missing(t!("weekly.not-yet", date = long_date(span.monday)))]
    } else {
        vec![
            Block::Lead(lead(plan, &span)),
            section("moved", moved(plan, &span)),
            section("stuck", stuck(plan, &span)),
            section("decisions", decisions(plan, &span)),
        ]
    };
    Document {
        kind: t!("weekly.kind"),
        title: t!("weekly.title", week = week_label(week), programme = programme(plan)),
        subtitle: t!("weekly.subtitle", from = long_date(span.monday), to = long_date(span.sunday)),
        blocks,
        foot: t!("weekly.foot", date = long_date(today), plan = plan.name),
    }
}

/// A week, and the day as of which it is told.
struct Span {
    monday: NaiveDate,
    sunday: NaiveDate,
    /// The week's last day, or today where it is not over.
    as_of: NaiveDate,
    /// The morning after, on which a week that is over is whole.
    after: NaiveDate,
}

impl Span {
    fn of(plan: &Plan, today: NaiveDate, week: i64) -> Self {
        let monday = monday_of_week(week, plan.launch);
        let day = |days: u64| monday.checked_add_days(Days::new(days)).unwrap_or(monday);
        Self { monday, sunday: day(6), as_of: today.min(day(6)), after: today.min(day(7)) }
    }

    fn holds(&self, day: NaiveDate) -> bool {
        self.monday <= day && day <= self.as_of
    }
}

fn section(part: &str, blocks: Vec<Block>) -> Block {
    // lang: weekly.section.*
    Block::Section(t!(format!("weekly.section.{part}")), blocks)
}

/// Points, or what is said where there are none; beyond [`LISTED`] they are counted in a line that closes the list.
fn points(part: &str, mut texts: Vec<String>) -> Vec<Block> {
    if texts.is_empty() {
        // lang: weekly.nothing.*
        return vec![Block::Text(t!(format!("weekly.nothing.{part}")))];
    }
    let more = texts.len().saturating_sub(LISTED);
    texts.truncate(LISTED);
    let mut blocks = vec![Block::Points(texts)];
    if more > 0 {
        blocks.push(Block::Text(count("report.more", more)));
    }
    blocks
}

/// What is to be done, so that more can follow it in the same sentence.
fn within(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}

/// Where the week stands in one sentence: the most telling figure, and how much waits.
fn lead(plan: &Plan, span: &Span) -> String {
    let (now, before) = series(plan, span);
    let active = now.as_ref().and_then(|week| week.active);
    let was = before.as_ref().and_then(|week| week.active);
    let late = late(plan, span).len();
    let waits = if late == 0 { t!("weekly.lead.nothing-late") } else { count("weekly.lead.late", late) };
    let figure = match (active, was) {
        (Some(active), Some(was)) => {
            let change = active as f64 - was as f64;
            t!("weekly.lead.active-change", active = grouped(active), change = signed(change))
        }
        (Some(active), None) => t!("weekly.lead.active", active = grouped(active)),
        (None, _) => t!("weekly.lead.no-figures"),
    };
    t!("weekly.lead.sentence", figure = figure, waits = waits)
}

/// The figures of the week, and of the week before.
fn series(plan: &Plan, span: &Span) -> (Option<SeriesWeek>, Option<SeriesWeek>) {
    let all = weekly_series(plan, span.after);
    let before = span.monday.checked_sub_days(Days::new(7)).unwrap_or(span.monday);
    let at = |monday: NaiveDate| all.iter().find(|week| week.monday == monday).copied();
    (at(span.monday), at(before))
}

fn moved(plan: &Plan, span: &Span) -> Vec<Block> {
    let mut blocks = Vec::new();
    let rows = figure_rows(plan, span);
    if rows.is_empty() {
        blocks.push(Block::Text(t!("weekly.no-figures")));
    } else {
        // lang: weekly.head.*
        let head = ["figure", "week", "before", "change"].map(|column| t!(format!("weekly.head.{column}"))).to_vec();
        blocks.push(Block::Table { head, rows, numeric: vec![1, 2, 3] });
    }
    blocks.extend(points("moved", happened(plan, span)));
    blocks
}

/// A row for each figure that this week tells.
fn figure_rows(plan: &Plan, span: &Span) -> Vec<Vec<String>> {
    let (now, before) = series(plan, span);
    let Some(now) = now else { return Vec::new() };
    let row = |figure: &TrackedFigure| {
        let value = figures(&now).get(*figure)?;
        let was = before.as_ref().and_then(|week| figures(week).get(*figure));
        let known = |value: Option<String>| value.unwrap_or_else(|| t!("weekly.unknown"));
        let (written, change): (fn(f64) -> String, f64) = match figure {
            TrackedFigure::Nps => (score, value.round() - was.unwrap_or_default().round()),
            _ => (size, value - was.unwrap_or_default()),
        };
        Some(vec![figure.label(), written(value), known(was.map(written)), known(was.map(|_| signed(change)))])
    };
    TrackedFigure::ALL.iter().filter_map(row).collect()
}

fn figures(week: &SeriesWeek) -> WeekFigures {
    WeekFigures {
        active: week.active,
        completions: week.completions,
        confirmed: week.confirmed,
        coaching: week.coaching,
        nps: week.nps,
    }
}

/// A figure as it is written, whole from a thousand on.
fn size(value: f64) -> String {
    with_minus(value, unsigned(value.abs()))
}

fn signed(change: f64) -> String {
    with_sign(change, unsigned(change.abs()))
}

fn unsigned(size: f64) -> String {
    // The cast saturates, and a figure is finite.
    if size >= 1000.0 { grouped(size.round() as u64) } else { plain((size * 10.0).round() / 10.0) }
}

/// What was done, reached, told and tried in the week.
fn happened(plan: &Plan, span: &Span) -> Vec<String> {
    let is_here = |day: &Option<NaiveDate>| day.is_some_and(|day| span.holds(day));
    let mut texts = Vec::new();
    let milestones = plan.recognition.milestones.iter().filter(|milestone| is_here(&milestone.reached_on));
    texts.extend(milestones.map(|milestone| t!("weekly.reached", what = milestone.name)));
    let told = plan.listening.feedback.iter();
    let told = told.filter(|entry| entry.state() == FeedbackState::Told && is_here(&entry.told_on));
    texts.extend(told.map(|entry| t!("weekly.told", said = entry.complaint, did = entry.response)));
    let tried = plan.measurement.interventions.iter().filter(|tried| is_here(&tried.on));
    texts.extend(tried.map(|tried| t!("weekly.tried", what = tried.what)));
    let pulses = plan.listening.pulses.iter().filter(|pulse| is_here(&pulse.on));
    texts.extend(pulses.map(|pulse| t!("weekly.pulse", what = pulse.label, people = grouped(pulse.figures.rows))));
    let sent = plan.comms.items.iter().filter(|item| item.state == ItemState::Sent && span.holds(plan.date(item.when)));
    let sent = sent.count();
    if sent > 0 {
        texts.push(count("weekly.sent", sent));
    }
    let done = checklist(plan, span.as_of).into_iter().filter(|item| is_here(&item.done) && !is_told(item));
    texts.extend(done.map(|item| t!("weekly.done", what = item.text)));
    texts
}

/// Whether an item of the checklist is told by its own kind already.
fn is_told(item: &ChecklistItem) -> bool {
    ["milestone:", "feedback:", "message:"].iter().any(|kind| item.key.starts_with(kind))
}

/// Items that were due by the end of the week and not done by then.
fn late(plan: &Plan, span: &Span) -> Vec<ChecklistItem> {
    let was_open = |item: &ChecklistItem| item.done.is_none_or(|day| day > span.as_of);
    let mut items = checklist(plan, span.as_of);
    items.retain(|item| item.due < span.as_of && was_open(item));
    items
}

fn stuck(plan: &Plan, span: &Span) -> Vec<Block> {
    let mut texts: Vec<String> = warnings(plan, span).iter().map(Warning::finding).collect();
    let unanswered = plan.listening.feedback.iter();
    let unanswered = unanswered.filter(|entry| entry.is_late(plan, span.as_of));
    texts.extend(unanswered.map(|entry| t!("weekly.unanswered", said = entry.complaint)));
    texts.extend(late(plan, span).iter().filter(|item| !is_told(item)).map(|item| {
        let owner = plan.person_name(&item.owner);
        let owner = if owner.is_empty() { t!("weekly.nobody") } else { owner.to_owned() };
        t!("weekly.late", what = within(&item.text), owner = owner, date = short_date(item.due))
    }));
    points("stuck", texts)
}

/// The early warnings as of the morning after the week.
fn warnings(plan: &Plan, span: &Span) -> Vec<Warning> {
    watched(plan, span.after).iter().flat_map(Watched::warnings).cloned().collect()
}

fn decisions(plan: &Plan, span: &Span) -> Vec<Block> {
    let mut texts = Vec::new();
    let loud = patterns(plan).into_iter().filter(|pattern| pattern.voices >= LOUD && pattern.answered == 0);
    texts.extend(loud.map(|pattern| {
        let voices = count("listening.voices", pattern.voices);
        t!("weekly.decide.pattern", pattern = pattern_name(&pattern), voices = voices)
    }));
    texts.extend(warnings(plan, span).iter().map(|warning| t!("weekly.decide.warning", what = warning.suggestion())));
    let missed = target_standings(plan, span.as_of).into_iter().filter(|target| target.state == TargetState::Missed);
    texts.extend(missed.map(|target| t!("weekly.decide.target", target = target.name)));
    let critical = check(plan, span.as_of).into_iter().filter(|finding| finding.severity == Severity::Critical);
    texts.extend(critical.map(|finding| t!("weekly.decide.finding", title = finding.title, fix = finding.fix)));
    let soon = |item: &ChecklistItem| {
        item.done.is_none() && item.owner.is_empty() && (0..=AHEAD).contains(&days_between(span.as_of, item.due))
    };
    let ownerless = checklist(plan, span.as_of).into_iter().filter(soon);
    texts.extend(
        ownerless.map(|item| t!("weekly.decide.owner", what = within(&item.text), date = short_date(item.due))),
    );
    // Two warnings may have one answer.
    let mut seen = std::collections::BTreeSet::new();
    texts.retain(|text| seen.insert(text.clone()));
    points("decisions", texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::listening::{Feedback, ResistancePattern};
    use crate::plan::measure::tracker::TrackerWeek;
    use crate::plan::recognition::Milestone;
    use crate::practice::sample::sample;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
        let week = |id: &str, monday: &str, active: u64| TrackerWeek {
            id: Id::new(id),
            monday: date(monday),
            figures: WeekFigures { active: Some(active), ..WeekFigures::default() },
            ..TrackerWeek::default()
        };
        plan.measurement.tracker = vec![week("a", "2026-09-07", 400), week("b", "2026-09-14", 340)];
        plan
    }

    fn text(plan: &Plan, today: &str, week: i64) -> String {
        weekly(plan, date(today), week).markdown()
    }

    #[test]
    fn there_is_one_for_each_of_eight_weeks_and_it_begins_with_the_current_one() {
        let check = |today: &str, expected: &str| {
            let all = editions(&plan(), date(today));
            let current: Vec<&str> = all.iter().filter(|one| one.is_current).map(|one| one.key.as_str()).collect();
            assert_eq!((all.len(), current), (8, vec![expected]), "{today}");
        };
        check("2026-07-01", "1");
        check("2026-09-20", "2");
        check("2027-01-01", "8");
    }

    #[test]
    fn a_week_that_is_over_shows_its_figures_beside_the_week_before() {
        let text = text(&plan(), "2026-09-23", 2);
        assert!(text.contains("| 340 | 400 | \u{2212}60 |"), "{text}");
        // The same whenever it is read again.
        assert!(self::text(&plan(), "2026-11-02", 2).contains("| 340 | 400 | \u{2212}60 |"));
    }

    #[test]
    fn what_is_too_much_for_a_list_is_counted_below_it_and_not_as_a_point() {
        let texts = |n: usize| (0..n).map(|n| n.to_string()).collect::<Vec<_>>();
        assert_eq!(points("moved", texts(LISTED)), [Block::Points(texts(LISTED))]);
        let cut = points("moved", texts(LISTED + 4));
        assert_eq!(cut, [Block::Points(texts(LISTED)), Block::Text(count("report.more", 4_usize))]);
        assert_eq!(within("Move the hour. "), "Move the hour");
    }

    #[test]
    fn a_week_to_come_says_so_and_nothing_else() {
        let document = weekly(&plan(), date("2026-09-09"), 2);
        assert!(matches!(document.blocks.as_slice(), [Block::Missing(_)]), "{:?}", document.blocks);
    }

    #[test]
    fn what_was_reached_and_told_in_the_week_has_moved_and_later_things_have_not() {
        let mut plan = plan();
        let milestone = |name: &str, on: &str| Milestone {
            id: Id::new(name),
            name: name.into(),
            reached_on: Some(date(on)),
            ..Milestone::default()
        };
        plan.recognition.milestones = vec![milestone("First call", "2026-09-16"), milestone("Half", "2026-09-22")];
        let text = text(&plan, "2026-09-30", 2);
        assert!(text.contains("First call") && !text.contains("Half"), "{text}");
    }

    #[test]
    fn a_loud_pattern_without_an_answer_asks_for_a_decision() {
        let mut plan = plan();
        plan.listening.feedback = vec![Feedback {
            id: Id::new("f"),
            complaint: "No hour free".into(),
            pattern: Some(ResistancePattern::NoTime),
            voices: Some(5),
            heard_on: Some(date("2026-09-08")),
            ..Feedback::default()
        }];
        let label = ResistancePattern::NoTime.label();
        assert!(text(&plan, "2026-09-20", 2).contains(&label));
        plan.listening.feedback[0].response = "An hour in the roster".into();
        assert!(!text(&plan, "2026-09-20", 2).contains(&label));
        // Answered and not told for longer than two weeks: stuck.
        let is_stuck = t!("weekly.unanswered", said = "No hour free");
        assert!(!text(&plan, "2026-09-20", 2).contains(&is_stuck));
        assert!(text(&plan, "2026-09-27", 3).contains(&is_stuck));
    }

    #[test]
    fn the_sample_has_something_to_say_in_each_part_of_its_current_week() {
        let today = date("2026-10-07");
        let plan = sample(Id::new("s"), today);
        let document = build(&plan, today, "5");
        let text = document.markdown();
        for part in ["moved", "stuck", "decisions"] {
            assert!(!text.contains(&t!(format!("weekly.nothing.{part}"))), "{part}: {text}");
        }
    }

    #[test]
    fn an_unknown_week_is_the_first() {
        assert_eq!(build(&plan(), date("2026-09-23"), "99"), weekly(&plan(), date("2026-09-23"), 1));
        assert_eq!(build(&plan(), date("2026-09-23"), ""), weekly(&plan(), date("2026-09-23"), 1));
    }
}
