//! “You said, we did”: what people held against the rollout and what became of it, on one page (row J1).

use chrono::NaiveDate;

use super::parts::programme;
use super::{Block, Document};
use crate::choice::Choice;
use crate::plan::Plan;
use crate::plan::listening::{Feedback, FeedbackState, PatternCount, patterns, said_and_done};
use crate::schedule::weeks::{long_date, short_date};
use crate::t;

/// The page.
pub fn said(plan: &Plan, today: NaiveDate) -> Document {
    let entries = said_and_done(plan);
    let blocks = if entries.is_empty() {
        vec![Block::Missing(t!("listening.said.none"))]
    } else {
        let row = |entry: &&Feedback| vec![entry.complaint.clone(), entry.response.clone(), told(plan, entry)];
        let table = Block::Table {
            head: vec![t!("listening.said.head-said"), t!("listening.said.head-did"), t!("listening.said.head-told")],
            rows: entries.iter().map(row).collect(),
            numeric: Vec::new(),
        };
        let heard: Vec<String> = patterns(plan).iter().map(pattern_line).collect();
        vec![
            Block::Lead(t!("listening.said.lead")),
            Block::Section(t!("listening.said.answers"), vec![table]),
            Block::Section(t!("listening.said.heard"), vec![Block::Points(heard)]),
        ]
    };
    Document {
        kind: t!("listening.said.kind"),
        title: t!("listening.said.title", programme = programme(plan)),
        subtitle: t!("listening.said.subtitle", date = long_date(today)),
        blocks,
        foot: t!("listening.said.foot", date = long_date(today), plan = plan.name),
    }
}

/// When those who spoke were told, or by when they will be.
fn told(plan: &Plan, entry: &Feedback) -> String {
    match (entry.state(), entry.told_on, entry.tell_day(plan)) {
        (FeedbackState::Told, Some(day), _) => short_date(day),
        (_, _, Some(day)) => t!("listening.said.by", date = short_date(day)),
        _ => t!("listening.said.open"),
    }
}

/// A pattern with its numbers, in a sentence.
pub fn pattern_line(count: &PatternCount) -> String {
    t!("listening.pattern-line", pattern = pattern_name(count), counts = pattern_counts(count))
}

/// A pattern's numbers, for where its name stands above them.
pub fn pattern_counts(count: &PatternCount) -> String {
    let voices = crate::lang::count("listening.voices", count.voices);
    t!("listening.pattern-counts", voices = voices, told = count.told, entries = count.entries)
}

/// What a pattern is called; entries without one are things of their own.
pub fn pattern_name(count: &PatternCount) -> String {
    count.pattern.map_or_else(|| t!("listening.no-pattern"), |pattern| pattern.label())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::listening::ResistancePattern;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn entry(complaint: &str, response: &str, told: Option<&str>) -> Feedback {
        Feedback {
            complaint: complaint.into(),
            response: response.into(),
            told_on: told.map(date),
            heard_on: Some(date("2026-09-14")),
            pattern: Some(ResistancePattern::NoTime),
            ..Feedback::default()
        }
    }

    fn text(feedback: Vec<Feedback>) -> String {
        let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
        plan.listening.feedback = feedback;
        said(&plan, date("2026-09-21")).markdown()
    }

    #[test]
    fn what_was_answered_stands_beside_what_was_said() {
        let text = text(vec![
            entry("No hour free", "The hour is in the roster", Some("2026-09-18")),
            entry("Wrong examples", "New ones from your desk", None),
            entry("Still open", "", None),
        ]);
        assert!(text.contains("No hour free") && text.contains("The hour is in the roster"), "{text}");
        assert!(text.contains("18\u{a0}Sep") && text.contains("28\u{a0}Sep"), "{text}");
        assert!(!text.contains("Still open"), "{text}");
        assert!(text.contains(&ResistancePattern::NoTime.label()), "{text}");
    }

    #[test]
    fn the_counts_of_a_pattern_stand_without_its_name() {
        let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
        plan.listening.feedback = vec![entry("No hour free", "", None)];
        let count = &patterns(&plan)[0];
        let (line, counts) = (pattern_line(count), pattern_counts(count));
        assert!(line.ends_with(&counts) && line.contains(&pattern_name(count)), "{line}");
        assert!(!counts.contains(&pattern_name(count)), "{counts}");
    }

    #[test]
    fn a_page_without_answers_says_so() {
        let nothing = text(vec![entry("Still open", "", None)]);
        assert!(nothing.contains(&t!("listening.said.none")), "{nothing}");
    }
}
