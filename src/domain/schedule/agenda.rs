//! Dated things that are no messages: what the phases lay out on the one timeline beside the calendar (row M3).
//!
//! They are worked out from the plan and stored nowhere twice. Whatever stands here is listed when the launch moves
//! ([`super::reflow::dated`]) and goes out with the plan's calendar file ([`crate::exchange::ics`]).

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::When;
use crate::check::Place;
use crate::id::Id;
use crate::learning;
use crate::plan::{Phase, Plan, diagnosis, enablement, governance, recognition};

/// Something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// Stable over edits and launches: a kind, the id of an entity, and which of a series, as `office-hours:a1:3`.
    pub key: String,
    /// The phase it belongs to.
    pub phase: Phase,
    /// What it is.
    pub title: String,
    /// More about it, in lines; may be empty.
    pub note: String,
    /// When.
    pub when: When,
    /// Local time where the plan is run; `None` for all day.
    pub time: Option<NaiveTime>,
    /// How long it takes; 0 where it has no length.
    pub minutes: u32,
    /// Who sees to it; empty for nobody yet.
    pub owner: Id,
    /// Where its date is changed.
    pub place: Place,
}

/// What lays out dated things, in the order of the plan, so that a move of the launch can be told thing by thing.
type Source = fn(&Plan) -> Vec<Occasion>;

/// The sources, in the order of the phases.
const SOURCES: &[Source] = &[
    diagnosis::dates::occasions,
    enablement::dates::occasions,
    learning::dates::occasions,
    recognition::dates::occasions,
    governance::occasions::occasions,
];

/// All of them, in the order of the sources.
pub fn occasions(plan: &Plan) -> Vec<Occasion> {
    SOURCES.iter().flat_map(|source| source(plan)).collect()
}

/// Those from the day `from` on, earliest first, with their dates.
pub fn upcoming(plan: &Plan, from: NaiveDate) -> Vec<(NaiveDate, Occasion)> {
    let dated = occasions(plan).into_iter().map(|occasion| (plan.date(occasion.when), occasion));
    let mut ahead: Vec<(NaiveDate, Occasion)> = dated.filter(|(date, _)| *date >= from).collect();
    ahead.sort_by(|(date, a), (other, b)| (date, a.time, &a.key).cmp(&(other, b.time, &b.key)));
    ahead
}

/// All of them by their day, in the order of their times.
pub fn by_day(plan: &Plan) -> BTreeMap<NaiveDate, Vec<Occasion>> {
    let mut days: BTreeMap<NaiveDate, Vec<Occasion>> = BTreeMap::new();
    for occasion in occasions(plan) {
        days.entry(plan.date(occasion.when)).or_default().push(occasion);
    }
    days.values_mut().for_each(|day| day.sort_by(|a, b| (a.time, &a.key).cmp(&(b.time, &b.key))));
    days
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::practice::sample::sample;

    fn plan() -> Plan {
        sample(Id::new("p"), "2026-10-07".parse().unwrap())
    }

    #[test]
    fn every_occasion_of_the_sample_has_a_key_of_its_own_and_a_title() {
        let all = occasions(&plan());
        let keys: BTreeSet<&str> = all.iter().map(|occasion| occasion.key.as_str()).collect();
        assert!(!all.is_empty());
        assert_eq!(keys.len(), all.len());
        assert!(all.iter().all(|occasion| !occasion.title.trim().is_empty()));
    }

    #[test]
    fn as_many_are_there_whenever_the_launch_is() {
        let mut later = plan();
        later.launch = "2027-01-13".parse().unwrap();
        // Two meetings of a series that a day off brings together are one, see `governance::series`.
        let is_fixed = |key: &String| !key.starts_with("meeting:");
        let keys = |plan: &Plan| -> Vec<String> {
            occasions(plan).into_iter().map(|occasion| occasion.key).filter(is_fixed).collect()
        };
        assert_eq!(keys(&plan()), keys(&later));
    }

    #[test]
    fn by_day_none_is_lost_and_times_are_in_order() {
        let plan = plan();
        let days = by_day(&plan);
        assert_eq!(days.values().map(Vec::len).sum::<usize>(), occasions(&plan).len());
        assert!(days.values().all(|day| day.is_sorted_by_key(|occasion| occasion.time)));
        assert!(days.iter().all(|(date, day)| day.iter().all(|occasion| plan.date(occasion.when) == *date)));
    }

    #[test]
    fn what_is_ahead_comes_in_order_and_leaves_out_what_is_past() {
        let (plan, today) = (plan(), "2026-10-07".parse().unwrap());
        let ahead = upcoming(&plan, today);
        assert!(!ahead.is_empty() && ahead.iter().all(|(date, _)| *date >= today));
        assert!(ahead.is_sorted_by_key(|(date, _)| *date));
        assert!(ahead.len() < occasions(&plan).len());
    }
}
