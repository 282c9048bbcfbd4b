//! Plan-check rules about listening: nobody speaks into a void (rows J1 and J2).

use super::{Facts, Hit, Rule, Severity};
use crate::choice::Choice;
use crate::lang::count;
use crate::plan::Phase;
use crate::plan::listening::{Feedback, FeedbackState, PatternCount, patterns};
use crate::plan::places;
use crate::practice::listening::measures;

/// Voices from which a pattern is no longer one person's view.
const LOUD: u64 = 3;

/// Characters of a complaint that is quoted.
const QUOTED: usize = 80;

/// The rules about listening.
pub static RULES: &[Rule] = &[
    rule("listening-pattern-unanswered", Severity::Warning, pattern_unanswered),
    rule("listening-untold", Severity::Warning, untold),
];

const fn rule(id: &'static str, severity: Severity, run: fn(&Facts<'_>) -> Vec<Hit>) -> Rule {
    Rule { id, phase: Phase::Celebrate, severity, run }
}

/// J1: the same is heard from several people, and nothing is done about it.
fn pattern_unanswered(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let hit = |found: &PatternCount| {
        let pattern = found.pattern.filter(|_| found.voices >= LOUD && found.answered == 0)?;
        let first = plan.listening.feedback.iter().find(|entry| entry.pattern == Some(pattern))?;
        let measure = measures(pattern).first().map_or_else(String::new, |measure| measure.title());
        let place = places::celebrate_row("feedback", "feedback.counter", &first.id);
        let hit = Hit::at(place).with("pattern", pattern.label()).with("measure", measure);
        Some(hit.with("voices", count("listening.voices", found.voices)))
    };
    patterns(plan).iter().filter_map(hit).collect()
}

/// J1: there is an answer, and those who spoke have not heard it in time. One finding for all of them.
fn untold(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let waits = |entry: &&Feedback| entry.state() == FeedbackState::Answered && entry.is_late(plan, facts.today);
    let mut waiting = plan.listening.feedback.iter().filter(waits);
    let Some(first) = waiting.next() else { return Vec::new() };
    let place = places::celebrate_row("feedback", "feedback.told-on", &first.id);
    let said: String = first.complaint.chars().take(QUOTED).collect();
    vec![Hit::at(place).with("said", said).with("entries", count("listening.entries", waiting.count() + 1))]
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::id::Id;
    use crate::plan::Plan;
    use crate::plan::listening::ResistancePattern;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn sound() -> Plan {
        let entry = |id: &str, voices: u32| Feedback {
            id: Id::new(id),
            complaint: "No hour free".into(),
            heard_on: Some(day("2026-09-10")),
            pattern: Some(ResistancePattern::NoTime),
            voices: Some(voices),
            response: "An hour in the roster".into(),
            told_on: Some(day("2026-09-18")),
            ..Feedback::default()
        };
        let mut plan = Plan { launch: day("2026-09-07"), ..Plan::default() };
        plan.listening.feedback = vec![entry("a", 2), entry("b", 1)];
        plan
    }

    #[track_caller]
    fn fires(id: &str, hits: usize, spoil: impl FnOnce(&mut Plan)) {
        let run = |plan: &Plan| {
            let rule = RULES.iter().find(|rule| rule.id == id).unwrap();
            (rule.run)(&Facts { plan, today: day("2026-10-01") }).len()
        };
        let mut plan = sound();
        assert_eq!(run(&plan), 0, "{id} on the sound plan");
        spoil(&mut plan);
        assert_eq!(run(&plan), hits, "{id} on the spoiled plan");
    }

    fn silence(plan: &mut Plan) {
        for entry in &mut plan.listening.feedback {
            entry.response.clear();
            entry.told_on = None;
        }
    }

    #[test]
    fn a_pattern_that_several_people_tell_of_is_answered() {
        fires("listening-pattern-unanswered", 1, silence);
        fires("listening-pattern-unanswered", 0, |plan| {
            silence(plan);
            plan.listening.feedback[0].voices = None;
        });
        fires("listening-pattern-unanswered", 0, |plan| {
            silence(plan);
            plan.listening.feedback[1].response = "Two hours instead".into();
        });
    }

    #[test]
    fn those_who_spoke_hear_what_became_of_it() {
        fires("listening-untold", 1, |plan| {
            plan.listening.feedback.iter_mut().for_each(|entry| entry.told_on = None);
        });
        fires("listening-untold", 0, |plan| {
            plan.listening.feedback[0].told_on = None;
            plan.listening.feedback[0].heard_on = Some(day("2026-09-28"));
        });
        fires("listening-untold", 0, silence);
    }

    #[test]
    fn every_rule_has_its_three_texts() {
        for rule in RULES {
            for part in ["title", "why", "fix"] {
                assert!(crate::lang::optional(&format!("check.{}.{part}", rule.id)).is_some(), "{} {part}", rule.id);
            }
        }
    }
}
