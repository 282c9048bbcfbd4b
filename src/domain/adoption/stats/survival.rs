//! How long it takes: the Kaplan–Meier curve of time to completion, with those who have not finished counted rightly.
//!
//! A mean of those who finished would flatter: the slow are still missing from it. Here every learner counts for as
//! long as they were seen, and leaves the count unfinished (censored) on the last day the file tells of them. What
//! goes in is counts by day, so that memory grows with days and never with learners.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::normal::critical;
use super::{CONFIDENCE, Interval};

/// Half of the learners; the hair above it absorbs rounding of a product of fractions.
const HALF: f64 = 0.5 + 1e-12;

/// Learners who leave the count on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exits {
    /// Finished on this day.
    pub events: u64,
    /// Last seen on this day, unfinished; they still counted as at risk on it.
    pub censored: u64,
}

/// The share of learners who have not finished yet, day by day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Survival {
    /// A step of the curve for each day on which somebody finished, by day. Before the first the share is 1.
    pub points: Vec<SurvivalPoint>,
    /// The median time; `None` where fewer than half are known to have finished.
    pub median: Option<MedianTime>,
    /// Learners at the start.
    pub n: u64,
    /// Learners who finished.
    pub events: u64,
    /// The last day on which anybody was seen, in days since their start; the curve says nothing beyond it.
    pub last_day: u32,
}

/// One step of the curve.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SurvivalPoint {
    /// Days since the learner's start.
    pub day: u32,
    /// Learners still counted and unfinished just before this day's completions.
    pub at_risk: u64,
    /// Learners who finished on this day.
    pub events: u64,
    /// The share still unfinished after this day, `0..=1`.
    pub share: f64,
    /// The 95 % interval of the share; `None` once all have finished.
    pub interval: Option<Interval>,
}

/// The first day by which half of the learners had finished, with its 95 % interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MedianTime {
    /// Days since the start.
    pub day: u32,
    /// The lower end, in days.
    pub low: Option<u32>,
    /// The upper end, in days; `None` where the data do not reach that far.
    pub high: Option<u32>,
}

/// The share of learners who finished by some day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompletedBy {
    /// `0..=1`.
    pub share: f64,
    /// The 95 % interval; `None` where nobody or everybody had finished.
    pub interval: Option<Interval>,
}

/// The product-limit estimate from the learners who leave on each day since their start.
///
/// Kaplan & Meier, "Nonparametric estimation from incomplete observations", *Journal of the American Statistical
/// Association* 53 (1958), 457–481, with Greenwood's variance. The intervals are symmetric on the log(−log) scale:
/// Kalbfleisch & Prentice, *The Statistical Analysis of Failure Time Data*, 2nd ed. (2002), section 1.4; their ends
/// never leave 0..=1. The interval of the median is where the curve's own interval crosses one half: Brookmeyer &
/// Crowley, *Biometrics* 38 (1982), 29–41.
///
/// `None` without any learner.
pub fn kaplan_meier(exits: &BTreeMap<u32, Exits>) -> Option<Survival> {
    let z = critical(1.0 - CONFIDENCE)?;
    let leaving = |day: &Exits| day.events.saturating_add(day.censored);
    let n = exits.values().fold(0_u64, |sum, day| sum.saturating_add(leaving(day)));
    let last_day = exits.iter().rev().find(|(_, day)| leaving(day) > 0).map(|(day, _)| *day)?;
    let (mut at_risk, mut share, mut greenwood) = (n, 1.0_f64, 0.0_f64);
    let mut points = Vec::new();
    for (day, exit) in exits {
        if exit.events > 0 && at_risk > 0 {
            let (risk, events) = (at_risk as f64, exit.events.min(at_risk) as f64);
            share *= (risk - events) / risk;
            greenwood += events / (risk * (risk - events));
            let interval = log_log(share, greenwood, z);
            points.push(SurvivalPoint { day: *day, at_risk, events: exit.events, share, interval });
        }
        at_risk = at_risk.saturating_sub(leaving(exit));
    }
    let events = points.iter().fold(0_u64, |sum, point| sum.saturating_add(point.events));
    Some(Survival { median: median(&points), points, n, events, last_day })
}

/// The interval `share ^ exp(±z · se)`, where se is the standard error of log(−log share).
fn log_log(share: f64, greenwood: f64, z: f64) -> Option<Interval> {
    if share <= 0.0 || share >= 1.0 {
        return None;
    }
    let spread = z * greenwood.sqrt() / -share.ln();
    Some(Interval { low: share.powf(spread.exp()), high: share.powf((-spread).exp()) })
}

fn median(points: &[SurvivalPoint]) -> Option<MedianTime> {
    let first = |is_half: &dyn Fn(&SurvivalPoint) -> bool| points.iter().find(|p| is_half(p)).map(|p| p.day);
    Some(MedianTime {
        day: first(&|point| point.share <= HALF)?,
        low: first(&|point| point.interval.is_some_and(|interval| interval.low <= HALF)),
        high: first(&|point| point.interval.is_some_and(|interval| interval.high <= HALF)),
    })
}

impl Survival {
    /// The share that finished within `day` days of their start; `None` beyond the last day anybody was seen, unless
    /// everybody had finished by then.
    pub fn completed_by(&self, day: u32) -> Option<CompletedBy> {
        let reached = self.points.partition_point(|point| point.day <= day);
        let last = reached.checked_sub(1).and_then(|at| self.points.get(at));
        let unfinished = last.map_or(1.0, |point| point.share);
        if self.n == 0 || (day > self.last_day && unfinished > 0.0) {
            return None;
        }
        let interval = last.and_then(|point| point.interval);
        let interval = interval.map(|around| Interval { low: 1.0 - around.high, high: 1.0 - around.low });
        Some(CompletedBy { share: 1.0 - unfinished, interval })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::adoption::stats::assert_close;

    fn exits(days: &[(u32, u64, u64)]) -> BTreeMap<u32, Exits> {
        days.iter().map(|(day, events, censored)| (*day, Exits { events: *events, censored: *censored })).collect()
    }

    /// Weeks of remission under 6-mercaptopurine: Freireich et al., "The effect of 6-mercaptopurine on the duration of
    /// steroid-induced remissions in acute leukemia", *Blood* 21 (1963), 699–716.
    fn remissions() -> BTreeMap<u32, Exits> {
        exits(&[
            (6, 3, 1),
            (7, 1, 0),
            (9, 0, 1),
            (10, 1, 1),
            (11, 0, 1),
            (13, 1, 0),
            (16, 1, 0),
            (17, 0, 1),
            (19, 0, 1),
            (20, 0, 1),
            (22, 1, 0),
            (23, 1, 0),
            (25, 0, 1),
            (32, 0, 2),
            (34, 0, 1),
            (35, 0, 1),
        ])
    }

    /// The curve as Kalbfleisch & Prentice 2002 and most textbooks print it; the intervals as R's
    /// `survfit(conf.type = "log-log")` and Stata's `sts list` do.
    #[test]
    fn the_curve_of_freireichs_remissions_agrees_with_the_published_one() {
        let curve = kaplan_meier(&remissions()).unwrap();
        let published = [
            (6, 21, 0.8571, 0.6197, 0.9516),
            (7, 17, 0.8067, 0.5631, 0.9228),
            (10, 15, 0.7529, 0.5032, 0.8894),
            (13, 12, 0.6902, 0.4316, 0.8491),
            (16, 11, 0.6275, 0.3675, 0.8049),
            (22, 7, 0.5378, 0.2678, 0.7468),
            (23, 6, 0.4482, 0.1881, 0.6801),
        ];
        assert_eq!(curve.points.len(), published.len());
        for (point, (day, at_risk, share, low, high)) in curve.points.iter().zip(published) {
            assert_eq!((point.day, point.at_risk), (day, at_risk));
            assert_close(point.share, share, 0.000_05);
            assert_close(point.interval.unwrap().low, low, 0.000_05);
            assert_close(point.interval.unwrap().high, high, 0.000_05);
        }
        assert_eq!((curve.n, curve.events, curve.last_day), (21, 9, 35));
        assert_eq!(curve.median, Some(MedianTime { day: 23, low: Some(13), high: None }));
    }

    #[test]
    fn the_share_that_finished_is_known_up_to_the_last_day_seen() {
        let curve = kaplan_meier(&remissions()).unwrap();
        assert_eq!(curve.completed_by(5), Some(CompletedBy { share: 0.0, interval: None }));
        let by = curve.completed_by(12).unwrap();
        assert_close(by.share, 1.0 - 0.7529, 0.000_05);
        assert_close(by.interval.unwrap().low, 1.0 - 0.8894, 0.000_05);
        assert_close(by.interval.unwrap().high, 1.0 - 0.5032, 0.000_05);
        assert_eq!(curve.completed_by(35).map(|by| by.share), curve.completed_by(23).map(|by| by.share));
        assert_eq!(curve.completed_by(36), None);
    }

    #[test]
    fn once_all_have_finished_it_stays_so() {
        let curve = kaplan_meier(&exits(&[(2, 1, 0), (5, 3, 0)])).unwrap();
        assert_eq!(curve.completed_by(900), Some(CompletedBy { share: 1.0, interval: None }));
        assert_eq!(curve.median.map(|median| median.day), Some(5));
    }

    #[test]
    fn nobody_makes_no_curve_and_nobody_finished_makes_a_flat_one() {
        assert_eq!(kaplan_meier(&BTreeMap::new()), None);
        assert_eq!(kaplan_meier(&exits(&[(3, 0, 0)])), None);
        let flat = kaplan_meier(&exits(&[(3, 0, 4), (9, 0, 0)])).unwrap();
        assert_eq!(flat, Survival { n: 4, last_day: 3, ..Survival::default() });
        assert_eq!(flat.completed_by(3).map(|by| by.share), Some(0.0));
        assert_eq!(Survival::default().completed_by(0), None);
    }

    #[test]
    fn the_median_is_the_first_day_with_half_of_them() {
        let curve = kaplan_meier(&exits(&[(1, 1, 0), (2, 1, 0), (3, 1, 0), (4, 1, 0)])).unwrap();
        assert_eq!(curve.median.map(|median| median.day), Some(2));
    }

    #[test]
    fn counts_beyond_all_measure_do_not_overflow() {
        let curve = kaplan_meier(&exits(&[(1, u64::MAX, 5), (2, u64::MAX, u64::MAX)])).unwrap();
        assert!(curve.points.iter().all(|point| (0.0..=1.0).contains(&point.share)));
    }

    fn any_exits() -> impl Strategy<Value = BTreeMap<u32, Exits>> {
        let exit = (0_u64..6, 0_u64..6).prop_map(|(events, censored)| Exits { events, censored });
        prop::collection::btree_map(1_u32..400, exit, 1..40)
    }

    proptest! {
        #[test]
        fn the_curve_only_falls_and_stays_inside_its_interval(days in any_exits()) {
            let points = kaplan_meier(&days).unwrap_or_default().points;
            let mut before = 1.0;
            for point in points {
                prop_assert!(point.share < before && point.share >= 0.0);
                if let Some(interval) = point.interval {
                    prop_assert!(interval.contains(point.share) && interval.low >= 0.0 && interval.high <= 1.0);
                }
                before = point.share;
            }
        }

        #[test]
        fn without_censoring_the_curve_is_the_plain_share(days in any_exits()) {
            let seen: BTreeMap<u32, Exits> =
                days.into_iter().map(|(day, exit)| (day, Exits { censored: 0, ..exit })).collect();
            let curve = kaplan_meier(&seen).unwrap_or_default();
            for day in 0..400 {
                let done: u64 = seen.range(..=day).map(|(_, exit)| exit.events).sum();
                if let Some(by) = curve.completed_by(day) {
                    prop_assert!((by.share - done as f64 / curve.n as f64).abs() < 1e-12);
                }
            }
        }

        #[test]
        fn those_who_leave_before_anybody_finishes_do_not_bend_the_curve(days in any_exits(), more in 1_u64..50) {
            let mut with_more = days.clone();
            with_more.insert(0, Exits { events: 0, censored: more });
            let (there, here) = (kaplan_meier(&days).unwrap_or_default(), kaplan_meier(&with_more).unwrap_or_default());
            prop_assert_eq!(there.points, here.points);
            prop_assert_eq!(there.n + more, here.n);
        }

        #[test]
        fn multiplying_every_count_keeps_the_curve_and_narrows_it(days in any_exits()) {
            let tenfold: BTreeMap<u32, Exits> = days
                .iter()
                .map(|(day, exit)| (*day, Exits { events: exit.events * 10, censored: exit.censored * 10 }))
                .collect();
            let (small, large) = (kaplan_meier(&days).unwrap_or_default(), kaplan_meier(&tenfold).unwrap_or_default());
            for (a, b) in small.points.iter().zip(&large.points) {
                prop_assert!((a.share - b.share).abs() < 1e-12);
                if let (Some(wide), Some(narrow)) = (a.interval, b.interval) {
                    prop_assert!(narrow.width() < wide.width());
                }
            }
        }
    }
}
