//! The net promoter score's counts.

use super::figures::Nps;

impl Nps {
    /// Counts one answer; anything but a whole number from 0 to 10 is out of range.
    pub(crate) fn add(&mut self, answer: f64) {
        if answer.fract() != 0.0 || !(0.0..=10.0).contains(&answer) {
            self.out_of_range += 1;
        } else if answer >= 9.0 {
            self.promoters += 1;
        } else if answer >= 7.0 {
            self.passives += 1;
        } else {
            self.detractors += 1;
        }
    }

    /// Returns how many answers are in range.
    pub fn answers(&self) -> u64 {
        self.promoters + self.passives + self.detractors
    }

    /// Returns the counts with their score, or `None` when no answer was in range.
    pub(crate) fn scored(mut self) -> Option<Self> {
        let answers = self.answers();
        if answers == 0 {
            return None;
        }
        let share = (self.promoters as f64 - self.detractors as f64) / answers as f64;
        self.score = (share * 10_000.0).round() / 100.0;
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_fall_into_three_groups_or_out_of_range() {
        let mut nps = Nps::default();
        for answer in [10.0, 9.0, 8.0, 7.0, 6.0, 0.0, 11.0, -1.0, 7.5] {
            nps.add(answer);
        }
        let nps = nps.scored().expect("six answers");
        assert_eq!((nps.promoters, nps.passives, nps.detractors), (2, 2, 2));
        assert_eq!(nps.out_of_range, 3);
        assert_eq!(nps.score, 0.0);
    }

    #[test]
    fn the_score_has_two_decimals() {
        let nps = Nps { promoters: 1, passives: 1, detractors: 2, ..Nps::default() };
        assert_eq!(nps.scored().expect("four answers").score, -25.0);
        let nps = Nps { promoters: 2, detractors: 1, ..Nps::default() };
        assert_eq!(nps.scored().expect("three answers").score, 33.33);
    }

    #[test]
    fn no_answer_gives_no_score() {
        let mut nps = Nps::default();
        nps.add(42.0);
        assert_eq!(nps.scored(), None);
    }
}
