//! Answers from 0 to 10, together and by week.

use chrono::NaiveDate;

use super::weekly::PerWeek;
use crate::adoption::cohorts;
use crate::adoption::figures::{Nps, WeekScore};

/// The answers so far.
#[derive(Debug, Default)]
pub struct Answers {
    all: Nps,
    weeks: PerWeek<Nps>,
}

impl Answers {
    /// Takes an answer in.
    pub fn add(&mut self, answer: f64, on: Option<NaiveDate>) {
        self.all.add(answer);
        if let Some(date) = on {
            self.weeks.at(date).add(answer);
        }
    }

    /// Returns the counts with their score.
    pub fn score(&self) -> Option<Nps> {
        self.all.clone().scored()
    }

    /// Returns the score of each week, where enough answered; weeks are hidden like groups, see [`cohorts`].
    pub fn weekly(&self) -> Option<Vec<WeekScore>> {
        let weeks: Vec<(NaiveDate, Nps)> =
            self.weeks.iter().filter_map(|(monday, nps)| Some((monday, nps.clone().scored()?))).collect();
        let sizes: Vec<u64> = weeks.iter().map(|(_, nps)| nps.answers()).collect();
        let hidden = cohorts::hide_small(&sizes);
        let shown: Vec<WeekScore> = weeks
            .iter()
            .zip(hidden)
            .filter(|(_, is_hidden)| !is_hidden)
            .map(|((monday, nps), _)| WeekScore { monday: *monday, score: nps.score, answers: Some(nps.answers()) })
            .collect();
        (!shown.is_empty()).then_some(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_with_few_answers_is_hidden_and_so_is_the_next_smallest() {
        let mut answers = Answers::default();
        for (day, n) in [("2026-09-07", 20), ("2026-09-14", 3), ("2026-09-21", 9)] {
            for _ in 0..n {
                answers.add(10.0, day.parse().ok());
            }
        }
        let weeks = answers.weekly().expect("one week");
        assert_eq!(weeks.iter().map(|week| week.answers).collect::<Vec<_>>(), [Some(20)]);
        assert_eq!(answers.score().expect("answers").promoters, 32);
    }
}
