//! The pulse on paper: four questions and two lines, to be filled in during the last minute of a meeting (row K1).

use chrono::NaiveDate;

use super::parts::programme;
use super::{Block, Document};
use crate::choice::Choice;
use crate::plan::Plan;
use crate::plan::listening::pulse::PulseQuestion;
use crate::schedule::weeks::long_date;
use crate::t;

/// A box to tick.
const BOX: &str = "\u{2610}";

/// The sheet.
pub fn pulse_sheet(plan: &Plan, today: NaiveDate) -> Document {
    let rated: Vec<PulseQuestion> =
        PulseQuestion::ALL.iter().copied().filter(|question| *question != PulseQuestion::Recommend).collect();
    let asked = t!(
        "pulse.sheet.recommend-line",
        question = question_text(PulseQuestion::Recommend),
        ends = t!("pulse.sheet.recommend-ends")
    );
    let words = [t!("pulse.sheet.in-the-way"), t!("pulse.sheet.help")];
    let words = words.map(|line| Block::Signatures(vec![line])).to_vec();
    let group = vec![Block::Signatures(vec![t!("pulse.sheet.group-line")])];
    let blocks = vec![
        Block::Lead(t!("pulse.sheet.lead", programme = programme(plan))),
        Block::Text(t!("pulse.sheet.privacy")),
        Block::Section(t!("pulse.sheet.ratings"), vec![Block::Text(t!("pulse.sheet.rating-ends")), ratings(&rated)]),
        Block::Section(t!("pulse.sheet.recommend"), vec![Block::Text(asked), boxes(PulseQuestion::Recommend)]),
        Block::Columns(vec![
            vec![Block::Section(t!("pulse.sheet.words"), words)],
            vec![Block::Section(t!("pulse.sheet.group"), group)],
        ]),
    ];
    Document {
        kind: t!("pulse.sheet.kind"),
        title: t!("pulse.sheet.title", programme = programme(plan)),
        subtitle: t!("pulse.sheet.subtitle"),
        blocks,
        foot: t!("pulse.sheet.foot", date = long_date(today), plan = plan.name),
    }
}

/// The question as it is asked on paper.
pub fn question_text(question: PulseQuestion) -> String {
    // lang: pulse.question.*
    t!(format!("pulse.question.{}", question.key()))
}

/// Rated questions down, answers across.
fn ratings(questions: &[PulseQuestion]) -> Block {
    let answers = answers(questions.first().copied().unwrap_or_default());
    let mut head = vec![t!("pulse.sheet.head-question")];
    head.extend(answers.iter().cloned());
    let row = |question: &PulseQuestion| {
        let boxes = answers.iter().map(|_| BOX.to_owned());
        std::iter::once(question_text(*question)).chain(boxes).collect()
    };
    Block::Table { head, rows: questions.iter().map(row).collect(), numeric: Vec::new() }
}

/// One question's answers across, a box below each.
fn boxes(question: PulseQuestion) -> Block {
    let head = answers(question);
    let row = head.iter().map(|_| BOX.to_owned()).collect();
    Block::Table { head, rows: vec![row], numeric: Vec::new() }
}

/// The answers on a question's scale.
fn answers(question: PulseQuestion) -> Vec<String> {
    let (low, high) = question.scale();
    (low..=high).map(|answer| answer.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_stands_on_the_sheet_with_a_box_for_each_answer() {
        let text = pulse_sheet(&Plan::default(), NaiveDate::default()).markdown();
        let mut boxes = 0;
        for question in PulseQuestion::ALL {
            let asked = question_text(*question);
            assert!(text.contains(&asked) && !asked.starts_with("pulse."), "{asked}");
            let (low, high) = question.scale();
            boxes += usize::from(high - low) + 1;
        }
        assert_eq!(text.matches(BOX).count(), boxes);
    }
}
