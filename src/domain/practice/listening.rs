//! What lies behind resistance: for each pattern the need that is usually not met, and what helps (rows J1 and J2).

use crate::choice::Choice;
use crate::id::Id;
use crate::plan::Plan;
use crate::plan::diagnosis::Barrier;
use crate::plan::listening::{Feedback, ResistancePattern};
use crate::practice::countermeasures::{COUNTER_MEASURES, CounterMeasure, against, by_key};
use crate::t;
use crate::wizard::Opt;

/// The barrier that a pattern tells of.
pub fn barrier(pattern: ResistancePattern) -> Barrier {
    match pattern {
        ResistancePattern::NoTime => Barrier::LackOfTime,
        ResistancePattern::NotRelevant => Barrier::Relevance,
        ResistancePattern::HardToGetIn => Barrier::PoorUx,
        ResistancePattern::NoCareer => Barrier::NoCareerEffect,
        ResistancePattern::RewardsElsewhere => Barrier::MisalignedRewards,
    }
}

/// The counter-measures against a pattern.
pub fn measures(pattern: ResistancePattern) -> Vec<&'static CounterMeasure> {
    against(barrier(pattern)).collect()
}

/// The need that usually lies behind a pattern.
pub fn need_of(pattern: ResistancePattern) -> String {
    // lang: listening.need.*
    t!(format!("listening.need.{}", pattern.key()))
}

/// An entry of the log with a pattern and its need; the words are still to be written down.
pub fn heard(pattern: ResistancePattern, id: Id) -> Feedback {
    Feedback { id, pattern: Some(pattern), need: need_of(pattern), ..Feedback::default() }
}

/// The counter-measures of the library, as options.
pub fn answers(_: &Plan) -> Vec<Opt> {
    let label =
        |measure: &CounterMeasure| t!("listening.counter", barrier = measure.against.label(), what = measure.title());
    COUNTER_MEASURES.iter().map(|measure| Opt { key: measure.key.to_owned(), label: label(measure) }).collect()
}

/// The text of the counter-measure with this key, if there is one.
pub fn answer_of(key: &str) -> Option<String> {
    by_key(key).map(CounterMeasure::title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_has_a_need_and_counter_measures() {
        for pattern in ResistancePattern::ALL {
            assert!(need_of(*pattern).contains(' ') && !measures(*pattern).is_empty(), "{pattern:?}");
            assert_eq!(heard(*pattern, Id::new("f")).need, need_of(*pattern));
        }
    }

    #[test]
    fn every_option_has_an_answer() {
        for option in answers(&Plan::default()) {
            assert!(answer_of(&option.key).is_some_and(|text| option.label.contains(&text)), "{}", option.key);
        }
        assert_eq!(answer_of(""), None);
    }
}
