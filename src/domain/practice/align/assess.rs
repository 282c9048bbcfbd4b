//! Sponsor assessment: own rating against the team's, and what to do about the gap (row B10).

use crate::choice::Choice;
use crate::id::IdSource;
use crate::plan::Plan;
use crate::plan::align::{Assessment, Behaviour};
use crate::wizard::Opt;

/// Own rating less the team's, −4 to 4; `None` while one of them is missing.
///
/// Above nought the leader sees more of the behaviour than the team does; below it the team sees more.
pub fn assessment_gap(assessment: &Assessment) -> Option<i8> {
    let rating = |value: Option<u8>| value.and_then(|value| i8::try_from(value).ok());
    Some(rating(assessment.own)? - rating(assessment.team)?)
}

/// What to do about a gap in a behaviour, most useful first.
pub fn tips(behaviour: Behaviour, gap: i8) -> Vec<String> {
    let (side, numbers) = match gap {
        2.. => ("over", 1..=3),
        1 => ("over", 2..=3),
        0 => ("even", 1..=1),
        _ => ("under", 1..=2),
    };
    // lang: align.tip.*
    numbers.map(|n| crate::t!(format!("align.tip.{}.{side}.{n}", behaviour.key()))).collect()
}

/// The behaviours on which the sponsor is not yet rated.
pub fn assessment_presets(plan: &Plan) -> Vec<Opt> {
    let rated = |behaviour: &Behaviour| {
        let sponsor = &plan.sponsorship.sponsor;
        plan.sponsorship.assessments.iter().any(|row| row.behaviour == *behaviour && row.leader == *sponsor)
    };
    let open: Vec<Behaviour> = Behaviour::ALL.iter().copied().filter(|behaviour| !rated(behaviour)).collect();
    crate::wizard::opts_of(&open)
}

/// Adds a rating of the sponsor on the behaviour with this key.
pub fn add_assessment(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if let Some(behaviour) = Behaviour::from_key(key) {
        let leader = super::acting(plan);
        plan.sponsorship.assessments.push(Assessment { id: ids.fresh(), leader, behaviour, ..Assessment::default() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gap_is_own_less_team() {
        let rated = |own, team| assessment_gap(&Assessment { own, team, ..Assessment::default() });
        assert_eq!(rated(Some(5), Some(2)), Some(3));
        assert_eq!(rated(Some(1), Some(5)), Some(-4));
        assert_eq!(rated(Some(3), None), None);
        assert_eq!(rated(None, Some(3)), None);
    }

    #[test]
    fn every_behaviour_has_tips_for_every_gap() {
        for behaviour in Behaviour::ALL {
            for gap in -4..=4 {
                let tips = tips(*behaviour, gap);
                assert!(!tips.is_empty() && tips.iter().all(|tip| !tip.starts_with("align.")), "{behaviour:?} {gap}");
            }
        }
    }

    #[test]
    fn a_wide_gap_gets_more_than_a_narrow_one() {
        let of = |gap| tips(Behaviour::Sponsorship, gap).len();
        assert!(of(3) > of(1));
    }
}
