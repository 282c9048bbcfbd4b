//! Older names for the same work, and the phases they stand for (row M1): shown as a help table.

use super::Phase;
use crate::choice::Choice;
use crate::t;

/// A vocabulary that some people know the phases by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// What the vocabulary is called.
    pub name: String,
    /// Its words in order, each with the phases it stands for.
    pub words: Vec<(String, Vec<Phase>)>,
}

/// Words by key, with the phases each stands for.
type Words = &'static [(&'static str, &'static [Phase])];

/// Vocabularies by key; their texts stand under `vocabulary.<key>`.
const VOCABULARIES: &[(&str, Words)] = &[
    (
        "plan",
        &[
            ("pilot", &[Phase::Align, Phase::Pilot]),
            ("listen", &[Phase::Diagnose, Phase::Measure]),
            ("adapt", &[Phase::Communicate, Phase::Enable]),
            ("normalise", &[Phase::Celebrate, Phase::Govern]),
        ],
    ),
    (
        "design",
        &[
            ("diagnose", &[Phase::Diagnose]),
            ("design", &[Phase::Align, Phase::Communicate, Phase::Enable]),
            ("pilot", &[Phase::Pilot, Phase::Measure]),
            ("govern", &[Phase::Celebrate, Phase::Govern]),
        ],
    ),
    (
        "launch",
        &[
            ("before", &[Phase::Diagnose, Phase::Align, Phase::Pilot, Phase::Communicate]),
            ("during", &[Phase::Enable, Phase::Measure]),
            ("after", &[Phase::Celebrate, Phase::Govern]),
        ],
    ),
];

/// The older vocabularies, in the order in which they are shown.
pub fn older_vocabularies() -> Vec<Vocabulary> {
    // lang: vocabulary.*
    let vocabulary = |(key, words): &(&str, Words)| Vocabulary {
        name: t!(format!("vocabulary.{key}.name")),
        words: words.iter().map(|(word, phases)| (t!(format!("vocabulary.{key}.{word}")), phases.to_vec())).collect(),
    };
    VOCABULARIES.iter().map(vocabulary).collect()
}

impl Vocabulary {
    /// The rows of the help table: a word, and the names of its phases.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let names = |phases: &[Phase]| phases.iter().map(|phase| phase.label()).collect::<Vec<_>>().join(", ");
        self.words.iter().map(|(word, phases)| vec![word.clone(), names(phases)]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vocabulary_covers_every_phase_once() {
        for vocabulary in older_vocabularies() {
            let mut phases: Vec<Phase> = vocabulary.words.iter().flat_map(|(_, phases)| phases.clone()).collect();
            phases.sort();
            assert_eq!(phases, Phase::ALL, "{}", vocabulary.name);
        }
    }

    #[test]
    fn every_word_has_a_text() {
        for vocabulary in older_vocabularies() {
            assert!(!vocabulary.name.contains("vocabulary."));
            assert!(vocabulary.rows().iter().flatten().all(|cell| !cell.contains("vocabulary.")));
        }
    }
}
