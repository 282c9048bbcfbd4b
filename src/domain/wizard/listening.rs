//! What is entered of what people say: the log of feedback and resistance, and the rounds of the pulse (rows J1, K1).

use super::list::{no_preset, no_presets};
use super::{Answer, Field, Issue, Kind, Layout, List, Opt, Value, always, opts, people, row_control};
use crate::choice::Choice;
use crate::field;
use crate::id::Id;
use crate::plan::Plan;
use crate::plan::listening::pulse::Pulse;
use crate::plan::listening::{Feedback, FeedbackSource, FeedbackState, ResistancePattern};
use crate::practice::listening::{answer_of, answers, heard, need_of};
use crate::t;
use crate::wizard::field::{audiences, no_unit};

/// A number of people.
const PEOPLE: Kind = Kind::Number(1.0, 1e7, 1.0);

/// The log of feedback and resistance.
pub static FEEDBACK: List<Feedback> = List {
    id: "feedback",
    layout: Layout::Cards,
    fixed: false,
    items: |plan| &plan.listening.feedback,
    items_mut: |plan| &mut plan.listening.feedback,
    make: |_, id| Feedback { id, ..Feedback::default() },
    title: |_, entry| entry.complaint.clone(),
    fields: FEEDBACK_FIELDS,
    presets: |plan| {
        let told = |pattern: &ResistancePattern| plan.listening.feedback.iter().any(|e| e.pattern == Some(*pattern));
        let open = ResistancePattern::ALL.iter().filter(|pattern| !told(pattern));
        open.map(|pattern| Opt { key: pattern.key().to_owned(), label: pattern.label() }).collect()
    },
    add_preset: |plan, key, ids| {
        if let Some(pattern) = ResistancePattern::from_key(key) {
            plan.listening.feedback.push(heard(pattern, ids.fresh()));
        }
    },
};

static FEEDBACK_FIELDS: &[Field<Feedback>] = &[
    field!("feedback.complaint", Kind::LongText, |entry| entry.complaint),
    field!("feedback.source", Kind::Pick(opts::<FeedbackSource>), |entry| entry.source),
    field!("feedback.audience", Kind::Pick(audiences), |entry| entry.audience),
    field!("feedback.voices", PEOPLE, |entry| entry.voices),
    field!("feedback.heard-on", Kind::Date, |entry| entry.heard_on),
    // Not by the macro: a pattern brings the need that usually lies behind it.
    Field {
        id: "feedback.pattern",
        kind: Kind::Pick(opts::<ResistancePattern>),
        get: |entry| entry.pattern.answer(),
        set: choose_pattern,
        shown: always,
        unit: no_unit,
    },
    field!("feedback.need", Kind::LongText, |entry| entry.need),
    // Not by the macro: a counter-measure brings its text, which is then the plan's own.
    Field {
        id: "feedback.counter",
        kind: Kind::Pick(answers),
        get: counter_answer,
        set: choose_counter,
        shown: always,
        unit: no_unit,
    },
    field!("feedback.response", Kind::LongText, |entry| entry.response),
    field!("feedback.owner", Kind::Pick(people), |entry| entry.owner),
    field!("feedback.tell-by", Kind::When, |entry| entry.tell_by),
    field!("feedback.told-on", Kind::Date, |entry| entry.told_on),
];

fn counter_answer(entry: &Feedback) -> Answer {
    Answer::Pick(entry.counter.clone())
}

/// Takes the pattern over, and the need that usually lies behind it unless a person has written one.
fn choose_pattern(entry: &mut Feedback, answer: Answer) {
    let before = entry.pattern;
    let untouched = entry.need.trim().is_empty() || before.is_some_and(|pattern| entry.need == need_of(pattern));
    entry.pattern.accept(answer);
    if untouched {
        entry.need = entry.pattern.map_or_else(String::new, need_of);
    }
}

/// Takes the counter-measure over, and its text as the answer unless a person has written one.
fn choose_counter(entry: &mut Feedback, answer: Answer) {
    let Answer::Pick(key) = answer else { return };
    let before = answer_of(&entry.counter);
    let untouched = entry.response.trim().is_empty() || before.is_some_and(|text| entry.response == text);
    if untouched {
        entry.response = answer_of(&key).unwrap_or_default();
    }
    entry.counter = key;
}

/// What is missing in the log: words, and an answer where people were told one.
pub fn feedback_issues(plan: &Plan) -> Vec<Issue> {
    let issues = |entry: &Feedback| {
        let silent = entry.complaint.trim().is_empty();
        let silent =
            silent.then(|| Issue::new(row_control("feedback.complaint", &entry.id), t!("listening.issue.complaint")));
        let hollow = entry.told_on.is_some() && entry.state() == FeedbackState::Open;
        let hollow =
            hollow.then(|| Issue::new(row_control("feedback.response", &entry.id), t!("listening.issue.response")));
        silent.into_iter().chain(hollow).collect::<Vec<_>>()
    };
    plan.listening.feedback.iter().flat_map(issues).collect()
}

/// The rounds of the pulse: what they are called and when they were; answers come from a file.
pub static PULSES: List<Pulse> = List {
    id: "pulses",
    layout: Layout::Table,
    fixed: true,
    items: |plan| &plan.listening.pulses,
    items_mut: |plan| &mut plan.listening.pulses,
    make: |_, id| Pulse { id, ..Pulse::default() },
    title: |_, pulse| pulse.label.clone(),
    fields: &[
        field!("pulses.label", Kind::Text, |pulse| pulse.label),
        field!("pulses.on", Kind::Date, |pulse| pulse.on),
        field!("pulses.invited", PEOPLE, |pulse| pulse.invited),
    ],
    presets: no_presets,
    add_preset: no_preset,
};

/// The control of the first question about an entry of the log.
pub fn feedback_control(id: &Id) -> String {
    row_control("feedback.complaint", id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;
    use crate::wizard::AnyList;

    fn pick(key: &str) -> Answer {
        Answer::Pick(key.to_owned())
    }

    #[test]
    fn every_pattern_is_offered_until_it_is_there_and_brings_its_need() {
        let mut plan = Plan::default();
        FEEDBACK.add_preset(&mut plan, "no-time", &mut CountedIds::new("f"));
        assert_eq!(FEEDBACK.presets(&plan).len(), ResistancePattern::ALL.len() - 1);
        assert_eq!(plan.listening.feedback[0].need, need_of(ResistancePattern::NoTime));
    }

    #[test]
    fn a_pattern_brings_a_need_but_never_over_a_persons_own_words() {
        let mut entry = Feedback::default();
        choose_pattern(&mut entry, pick("no-time"));
        choose_pattern(&mut entry, pick("no-career"));
        assert_eq!(entry.need, need_of(ResistancePattern::NoCareer));
        entry.need = "A quiet room".into();
        choose_pattern(&mut entry, pick("hard-to-get-in"));
        assert_eq!(entry.need, "A quiet room");
    }

    #[test]
    fn a_counter_measure_brings_its_text_but_never_over_a_persons_own_words() {
        let mut entry = Feedback::default();
        let offered = answers(&Plan::default());
        choose_counter(&mut entry, pick(&offered[0].key));
        assert_eq!(Some(entry.response.clone()), answer_of(&offered[0].key));
        choose_counter(&mut entry, pick(&offered[1].key));
        assert_eq!(Some(entry.response.clone()), answer_of(&offered[1].key));
        entry.response = "We moved the stand-up".into();
        choose_counter(&mut entry, pick(""));
        assert_eq!((entry.counter.as_str(), entry.response.as_str()), ("", "We moved the stand-up"));
    }

    #[test]
    fn an_entry_has_words_and_nobody_is_told_nothing() {
        let mut plan = Plan::default();
        let id = FEEDBACK.add(&mut plan, &mut CountedIds::new("f"));
        plan.listening.feedback[0].told_on = Some(chrono::NaiveDate::default());
        let controls: Vec<String> = feedback_issues(&plan).into_iter().map(|issue| issue.control).collect();
        assert_eq!(controls, [feedback_control(&id), row_control("feedback.response", &id)]);
        plan.listening.feedback[0].complaint = "No time".into();
        plan.listening.feedback[0].response = "An hour in the roster".into();
        assert_eq!(feedback_issues(&plan), []);
    }

    #[test]
    fn every_question_has_a_text() {
        let lists: [&dyn AnyList; 2] = [&FEEDBACK, &PULSES];
        assert!(lists.into_iter().flat_map(|list| list.fields()).all(|field| !field.label().starts_with("field.")));
    }
}
