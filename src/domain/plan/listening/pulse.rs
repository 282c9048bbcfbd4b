//! The pulse: four questions asked in a minute, and what the answers of a round came to (row K1).
//!
//! Aggregates only. Who answered what is never kept, and groups under five are hidden; see
//! [`crate::exchange::pulse`], which reads the answers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::metric::Metric;
use crate::{choices, entities};

choices! {
    /// A question of the pulse.
    pub enum PulseQuestion in "pulse-question" {
        /// How sure people are that they can do it, 1 to 5.
        Confidence = "confidence",
        /// Whether they would recommend it, 0 to 10: the net promoter score.
        Recommend = "recommend",
        /// Whether it meets their work, 1 to 5.
        Relevance = "relevance",
        /// Whether their manager makes room and asks about it, 1 to 5.
        ManagerSupport = "manager-support",
    }
}

impl PulseQuestion {
    /// The lowest and the highest answer.
    pub fn scale(self) -> (u8, u8) {
        match self {
            Self::Recommend => (0, 10),
            Self::Confidence | Self::Relevance | Self::ManagerSupport => (1, 5),
        }
    }

    /// From this answer on it speaks for the programme; up to the second it speaks against it.
    pub fn sides(self) -> (u8, u8) {
        match self {
            // Promoters and detractors (Reichheld, 2003).
            Self::Recommend => (9, 6),
            Self::Confidence | Self::Relevance | Self::ManagerSupport => (4, 2),
        }
    }
}

/// What the answers to one question came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Score {
    /// How many answered.
    pub answers: u64,
    /// The mean, 1 to 5 to two decimals; for the recommendation the net promoter score, −100 to 100.
    pub value: f64,
    /// Answers that speak for it: 4 and 5, or 9 and 10.
    pub favourable: u64,
    /// Answers that speak against it: 1 and 2, or 0 to 6.
    pub unfavourable: u64,
}

/// The scores of everyone, or of a group; `None` where too few answered to be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PulseScores {
    /// How sure people are.
    pub confidence: Option<Score>,
    /// Whether they would recommend it.
    pub recommend: Option<Score>,
    /// Whether it meets their work.
    pub relevance: Option<Score>,
    /// Whether their manager supports it.
    pub manager_support: Option<Score>,
}

/// The scores of a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PulseGroup {
    /// The group's name.
    pub name: String,
    /// People in it who answered, never fewer than five.
    pub people: u64,
    /// What they answered.
    pub scores: PulseScores,
}

/// What the answers of a round came to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PulseFigures {
    /// Rows with at least one answer: people.
    pub rows: u64,
    /// Rows without any answer that could be read.
    pub set_aside: u64,
    /// Answers off the scale or not a number, in rows that count.
    pub unreadable: u64,
    /// Everyone together.
    pub scores: PulseScores,
    /// The groups that are large enough, in the order of their names.
    pub groups: Vec<PulseGroup>,
    /// Groups that are hidden.
    pub hidden_groups: u64,
}

/// A round of the pulse.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Pulse {
    /// Identifier.
    pub id: Id,
    /// What the round is called.
    pub label: String,
    /// The day it was asked.
    pub on: Option<NaiveDate>,
    /// How many people were asked.
    pub invited: Option<u32>,
    /// What they answered.
    pub figures: PulseFigures,
}

entities!(Pulse);

impl PulseScores {
    /// The score of a question.
    pub fn get(&self, question: PulseQuestion) -> Option<Score> {
        match question {
            PulseQuestion::Confidence => self.confidence,
            PulseQuestion::Recommend => self.recommend,
            PulseQuestion::Relevance => self.relevance,
            PulseQuestion::ManagerSupport => self.manager_support,
        }
    }

    /// Sets the score of a question.
    pub fn set(&mut self, question: PulseQuestion, score: Option<Score>) {
        match question {
            PulseQuestion::Confidence => self.confidence = score,
            PulseQuestion::Recommend => self.recommend = score,
            PulseQuestion::Relevance => self.relevance = score,
            PulseQuestion::ManagerSupport => self.manager_support = score,
        }
    }
}

impl Pulse {
    /// The share of those asked who answered, `0..=1`; `None` where nobody says how many were asked, or fewer than
    /// answered.
    pub fn response_rate(&self) -> Option<f64> {
        let invited = u64::from(self.invited?);
        (invited > 0 && invited >= self.figures.rows).then(|| self.figures.rows as f64 / invited as f64)
    }
}

/// The newest round by its day, the later of equals; rounds without a day come before all others.
pub fn newest(pulses: &[Pulse]) -> Option<&Pulse> {
    pulses.iter().max_by_key(|pulse| pulse.on)
}

/// What the newest round that tells a metric says of it, in the metric's unit, and what that round is called.
pub fn told(pulses: &[Pulse], metric: Metric) -> Option<(f64, String)> {
    let question = match metric {
        Metric::Confidence => PulseQuestion::Confidence,
        Metric::Nps => PulseQuestion::Recommend,
        _ => return None,
    };
    let score = |pulse: &Pulse| pulse.figures.scores.get(question);
    let round = pulses.iter().filter(|pulse| score(pulse).is_some()).max_by_key(|pulse| pulse.on)?;
    score(round).map(|score| (score.value, round.label.clone()))
}

/// The round before this one by its day, to hold it against.
pub fn previous<'a>(pulses: &'a [Pulse], pulse: &Pulse) -> Option<&'a Pulse> {
    let day = pulse.on?;
    pulses.iter().filter(|other| other.on.is_some_and(|on| on < day)).max_by_key(|other| other.on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(id: &str, on: Option<&str>, rows: u64, invited: Option<u32>) -> Pulse {
        Pulse {
            id: Id::new(id),
            on: on.map(|day| day.parse().unwrap()),
            invited,
            figures: PulseFigures { rows, ..PulseFigures::default() },
            ..Pulse::default()
        }
    }

    #[test]
    fn every_score_that_is_set_is_got_back() {
        use crate::choice::Choice;
        for question in PulseQuestion::ALL {
            let mut scores = PulseScores::default();
            let score = Some(Score { answers: 7, ..Score::default() });
            scores.set(*question, score);
            for other in PulseQuestion::ALL {
                assert_eq!(scores.get(*other), score.filter(|_| other == question), "{question:?} {other:?}");
            }
        }
    }

    #[test]
    fn the_sides_of_a_question_lie_on_its_scale_and_apart() {
        use crate::choice::Choice;
        for question in PulseQuestion::ALL {
            let ((low, high), (from, up_to)) = (question.scale(), question.sides());
            assert!(low <= up_to && up_to < from && from <= high, "{question:?}");
        }
    }

    #[test]
    fn a_response_rate_needs_to_know_how_many_were_asked() {
        assert_eq!(round("a", None, 20, Some(80)).response_rate(), Some(0.25));
        assert_eq!(round("a", None, 20, None).response_rate(), None);
        assert_eq!(round("a", None, 20, Some(19)).response_rate(), None);
        assert_eq!(round("a", None, 0, Some(0)).response_rate(), None);
    }

    #[test]
    fn the_newest_round_tells_confidence_and_the_net_promoter_score() {
        let told_by = |id: &str, on: &str, value: f64| {
            let mut round = round(id, Some(on), 9, None);
            round.label = id.to_owned();
            round.figures.scores.confidence = Some(Score { answers: 9, value, ..Score::default() });
            round
        };
        let rounds = [told_by("b", "2026-10-05", 3.9), told_by("a", "2026-09-21", 3.4)];
        assert_eq!(told(&rounds, Metric::Confidence), Some((3.9, "b".to_owned())));
        assert_eq!((told(&rounds, Metric::Nps), told(&rounds, Metric::Retention)), (None, None));
    }

    #[test]
    fn rounds_are_held_against_the_one_before() {
        let rounds = [
            round("b", Some("2026-10-05"), 1, None),
            round("a", Some("2026-09-21"), 1, None),
            round("c", None, 1, None),
        ];
        let newest = newest(&rounds).unwrap();
        assert_eq!(newest.id, Id::new("b"));
        assert_eq!(previous(&rounds, newest).map(|pulse| pulse.id.as_str()), Some("a"));
        assert_eq!(previous(&rounds, &rounds[1]), None);
        assert_eq!(previous(&rounds, &rounds[2]), None);
    }
}
