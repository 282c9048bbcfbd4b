//! The gap between what people intend and what they do, in points and in words (row A2).

use super::{Diagnosis, Intention};
use crate::number::plain;
use crate::t;

/// Points from which intent and behaviour are told apart.
const APART: f64 = 10.0;

/// Below this share of people who intend to, in per cent, wanting is the trouble and not doing.
const FEW: f64 = 50.0;

/// What the gap says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Many intend to and fewer do: something is in the way.
    InTheWay,
    /// Few intend to: they do not see why.
    NotWanted,
    /// About as many do as intend to.
    Close,
    /// More do than intend to: the question or the count is off.
    Odd,
}

/// The gap in points: those who intend to, less those who do. `None` while one of the two is not known.
pub fn points(intention: &Intention) -> Option<f64> {
    intention.intends.zip(intention.does).map(|(intends, does)| intends - does)
}

/// What the gap says; `None` while one of the two shares is not known.
pub fn reading(intention: &Intention) -> Option<Reading> {
    let gap = points(intention)?;
    Some(if gap <= -APART {
        Reading::Odd
    } else if intention.intends.is_some_and(|share| share < FEW) {
        Reading::NotWanted
    } else if gap >= APART {
        Reading::InTheWay
    } else {
        Reading::Close
    })
}

/// The gap in a sentence or two; `None` while one of the two shares is not known.
pub fn words(intention: &Intention) -> Option<String> {
    let (intends, does) = intention.intends.zip(intention.does)?;
    let meaning = match reading(intention)? {
        Reading::InTheWay => t!("diagnose.gap.in-the-way"),
        Reading::NotWanted => t!("diagnose.gap.not-wanted"),
        Reading::Close => t!("diagnose.gap.close"),
        Reading::Odd => t!("diagnose.gap.odd"),
    };
    let apart = plain((intends - does).abs());
    let shares = t!("diagnose.gap.shares", intends = plain(intends), does = plain(does), points = apart);
    Some(format!("{shares} {meaning}"))
}

/// The widest gap among those where more intend to than do.
pub fn widest(diagnosis: &Diagnosis) -> Option<&Intention> {
    let gap = |intention: &Intention| points(intention).unwrap_or_default();
    let open = diagnosis.intentions.iter().filter(|intention| gap(intention) >= APART);
    open.max_by(|one, other| gap(one).total_cmp(&gap(other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn intention(intends: f64, does: f64) -> Intention {
        Intention { intends: Some(intends), does: Some(does), ..Intention::default() }
    }

    #[test]
    fn the_gap_is_read_by_its_size_and_by_how_many_want_it() {
        let check = |intends, does, expected| assert_eq!(reading(&intention(intends, does)), Some(expected));
        check(82.0, 35.0, Reading::InTheWay);
        check(40.0, 12.0, Reading::NotWanted);
        check(40.0, 38.0, Reading::NotWanted);
        check(60.0, 55.0, Reading::Close);
        check(30.0, 60.0, Reading::Odd);
    }

    #[test]
    fn the_gap_is_said_in_points() {
        let said = words(&intention(82.0, 35.0)).unwrap_or_default();
        assert!(said.contains("82") && said.contains("35") && said.contains("47"), "{said}");
    }

    #[test]
    fn half_a_pair_says_nothing() {
        let half = Intention { intends: Some(80.0), ..Intention::default() };
        assert_eq!((points(&half), reading(&half), words(&half)), (None, None, None));
    }

    #[test]
    fn the_widest_gap_is_found_and_an_odd_one_is_none() {
        let intentions = vec![intention(60.0, 40.0), intention(80.0, 30.0), intention(10.0, 90.0)];
        let diagnosis = Diagnosis { intentions, ..Diagnosis::default() };
        assert_eq!(widest(&diagnosis), Some(&intention(80.0, 30.0)));
        let odd = Diagnosis { intentions: vec![intention(10.0, 90.0)], ..Diagnosis::default() };
        assert_eq!(widest(&odd), None);
    }

    proptest! {
        #[test]
        fn every_pair_of_shares_has_words(intends in 0.0..=100.0_f64, does in 0.0..=100.0_f64) {
            let said = words(&intention(intends, does)).unwrap_or_default();
            prop_assert!(!said.is_empty() && !said.contains("diagnose."), "{}", said);
        }
    }
}
