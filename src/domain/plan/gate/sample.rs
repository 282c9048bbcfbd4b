//! How many learners the pilot takes, said so that a sponsor understands it (row D5).

use crate::adoption::stats::{
    ALPHA, Adequacy, POWER, PilotSize, adequacy, sample_size_one_proportion, sample_size_two_proportions,
};
use crate::id::Id;
use crate::number::{grouped, in_percent};
use crate::plan::Plan;
use crate::plan::pilot::{Comparison, Criterion};
use crate::{choices, t};

choices! {
    /// Whether the pilot is large enough to tell.
    pub enum SampleVerdict in "sample-verdict" {
        /// No criterion is a share, so there is nothing to reckon with.
        NoShare = "no-share",
        /// The baseline, the target or a group's size is missing, or target and baseline do not differ.
        Incomplete = "incomplete",
        /// Large enough.
        Enough = "enough",
        /// Too small.
        TooSmall = "too-small",
    }
}

/// What the size of the pilot allows to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleAdvice {
    /// The criterion it is judged by.
    pub criterion: Option<Id>,
    /// That criterion's name; empty for none.
    pub name: String,
    /// The verdict.
    pub verdict: SampleVerdict,
    /// The chance, 0..=1, of seeing the change if it is really there.
    pub power: Option<f64>,
    /// Learners the pilot needs for a chance of 80 %.
    pub needed: Option<u64>,
    /// People the comparison group needs then; `None` without one.
    pub needed_comparison: Option<u64>,
    /// The smallest change this group can show: the share, in per cent, that it must reach.
    pub smallest: Option<f64>,
    /// The verdict in one sentence.
    pub headline: String,
    /// What follows from it, one sentence each.
    pub details: Vec<String>,
}

/// Judges the size of a plan's pilot by the chosen criterion, or by the first that is a share.
///
/// Held against its own baseline, the pilot is one group beside a known share; held against a comparison group, it is
/// two measured groups, and the group it is held against is expected at the baseline.
pub fn sample_size_view(plan: &Plan) -> SampleAdvice {
    let pilot = &plan.pilot;
    let Some(criterion) = chosen(plan) else {
        return advice(None, SampleVerdict::NoShare, t!("pilot.sample.no-share"));
    };
    let (Some(baseline), Some(target)) = (criterion.baseline, criterion.target) else {
        return incomplete(criterion, t!("pilot.sample.no-numbers", name = criterion.name()));
    };
    let against_group = pilot.comparison == Comparison::Group;
    let learners = pilot.size.filter(|n| *n > 0).map(u64::from);
    let others = pilot.comparison_size.filter(|n| *n > 0).map(u64::from).filter(|_| against_group);
    let (baseline, target) = (baseline / 100.0, target / 100.0);
    let Some(even) = needed_even(baseline, target, against_group) else {
        return incomplete(criterion, t!("pilot.sample.no-change", name = criterion.name()));
    };
    let Some(learners) = learners.filter(|_| !against_group || others.is_some()) else {
        let mut open = incomplete(criterion, t!("pilot.sample.no-size"));
        open.needed = Some(even);
        open.needed_comparison = against_group.then_some(even);
        open.details = vec![needed_text(even, open.needed_comparison)];
        return open;
    };
    judge(criterion, PilotSize { baseline, target, learners, comparison: others })
}

fn judge(criterion: &Criterion, size: PilotSize) -> SampleAdvice {
    let (power, needed) = match adequacy(size) {
        Adequacy::Enough { power } => (power, None),
        Adequacy::TooSmall { power, needed } => (power, Some(needed)),
        Adequacy::CannotTell => return incomplete(criterion, t!("pilot.sample.no-change", name = criterion.name())),
    };
    // lang: pilot.sample.*
    let (verdict, key) = match needed {
        None => (SampleVerdict::Enough, "pilot.sample.enough"),
        Some(_) => (SampleVerdict::TooSmall, "pilot.sample.too-small"),
    };
    let written = |share: f64| criterion.metric.format(in_percent(share));
    let headline = t!(
        key,
        n = grouped(size.learners),
        name = criterion.name(),
        from = written(size.baseline),
        to = written(size.target),
        times = (power * 100.0).floor()
    );
    let mut out = advice(Some(criterion), verdict, headline);
    out.power = Some(power);
    let smallest = smallest_share(size);
    out.smallest = smallest.map(|share| share * 100.0);
    if let Some(needed) = needed {
        out.needed = Some(needed);
        out.needed_comparison = size.comparison.map(|others| in_proportion(needed, others, size.learners));
        out.details.push(needed_text(needed, out.needed_comparison));
    }
    out.details.push(match smallest {
        Some(share) => t!("pilot.sample.smallest", share = written(share)),
        None => t!("pilot.sample.nothing"),
    });
    out
}

/// The criterion a person chose, else the first that is a share.
pub(super) fn chosen(plan: &Plan) -> Option<&Criterion> {
    let shares = || plan.pilot.criteria.iter().filter(|criterion| criterion.metric.is_share());
    shares().find(|criterion| criterion.id == plan.pilot.sample_criterion).or_else(|| shares().next())
}

/// Learners it takes with groups of the same size; `None` where the shares are out of range or the same.
fn needed_even(baseline: f64, target: f64, against_group: bool) -> Option<u64> {
    if against_group {
        sample_size_two_proportions(target, baseline, ALPHA, POWER, 1.0).ok().map(|size| size.first)
    } else {
        sample_size_one_proportion(baseline, target, ALPHA, POWER).ok()
    }
}

/// The smallest change in the target's direction that a pilot of this size is likely to show, as the share to reach.
pub(super) fn smallest_share(size: PilotSize) -> Option<f64> {
    let shows = |target: f64| matches!(adequacy(PilotSize { target, ..size }), Adequacy::Enough { .. });
    let farthest = if size.target > size.baseline { 1.0 } else { 0.0 };
    if !shows(farthest) {
        return None;
    }
    // The power grows with the distance, so halving finds the one crossing; 40 halvings are finer than any display.
    let (mut hidden, mut shown) = (size.baseline, farthest);
    for _ in 0..40 {
        let middle = f64::midpoint(hidden, shown);
        if shows(middle) {
            shown = middle;
        } else {
            hidden = middle;
        }
    }
    Some(shown)
}

/// The size of a comparison group that grows with the pilot, rounded up.
pub(super) fn in_proportion(needed: u64, others: u64, learners: u64) -> u64 {
    (needed as f64 * others as f64 / learners as f64).ceil() as u64
}

fn needed_text(needed: u64, comparison: Option<u64>) -> String {
    match comparison {
        None => t!("pilot.sample.needed", n = grouped(needed)),
        Some(others) => t!("pilot.sample.needed-both", n = grouped(needed), others = grouped(others)),
    }
}

fn incomplete(criterion: &Criterion, headline: String) -> SampleAdvice {
    advice(Some(criterion), SampleVerdict::Incomplete, headline)
}

fn advice(criterion: Option<&Criterion>, verdict: SampleVerdict, headline: String) -> SampleAdvice {
    SampleAdvice {
        criterion: criterion.map(|criterion| criterion.id.clone()),
        name: criterion.map(Criterion::name).unwrap_or_default(),
        verdict,
        power: None,
        needed: None,
        needed_comparison: None,
        smallest: None,
        headline,
        details: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::Metric;

    fn plan(baseline: f64, target: f64, size: Option<u32>) -> Plan {
        let mut plan = Plan::default();
        plan.pilot.size = size;
        plan.pilot.criteria = vec![
            Criterion { id: Id::new("use"), metric: Metric::WeeklyActive, ..Criterion::default() },
            Criterion {
                id: Id::new("rate"),
                metric: Metric::CompletionRate,
                baseline: Some(baseline),
                target: Some(target),
                ..Criterion::default()
            },
        ];
        plan
    }

    #[test]
    fn thirty_learners_cannot_tell_forty_from_fifty_five_per_cent() {
        let view = sample_size_view(&plan(40.0, 55.0, Some(30)));
        assert_eq!(view.criterion, Some(Id::new("rate")));
        assert_eq!(view.verdict, SampleVerdict::TooSmall);
        assert_eq!((view.needed, view.needed_comparison), (Some(85), None));
        assert_eq!(view.details.len(), 2);
    }

    #[test]
    fn the_learners_asked_for_are_enough_and_the_smallest_change_is_within_the_target() {
        let view = sample_size_view(&plan(40.0, 55.0, Some(85)));
        assert_eq!((view.verdict, view.needed), (SampleVerdict::Enough, None));
        let smallest = view.smallest.unwrap();
        assert!(smallest > 54.0 && smallest <= 55.0, "{smallest}");
    }

    #[test]
    fn a_comparison_group_takes_more_learners_than_a_known_baseline() {
        let mut plan = plan(40.0, 55.0, Some(85));
        plan.pilot.comparison = Comparison::Group;
        plan.pilot.comparison_size = Some(170);
        let view = sample_size_view(&plan);
        assert_eq!(view.verdict, SampleVerdict::TooSmall);
        assert!(view.needed.unwrap() > 85);
        assert_eq!(view.needed_comparison, view.needed.map(|n| n * 2));
    }

    #[test]
    fn a_share_that_should_fall_is_judged_downwards() {
        let mut plan = plan(60.0, 30.0, Some(60));
        plan.pilot.criteria[1].metric = Metric::DropOff;
        let view = sample_size_view(&plan);
        assert_eq!(view.verdict, SampleVerdict::Enough);
        let smallest = view.smallest.unwrap();
        assert!(smallest > 30.0 && smallest < 60.0, "{smallest}");
    }

    #[test]
    fn a_handful_of_people_can_show_nothing() {
        let mut plan = plan(90.0, 95.0, Some(2));
        plan.pilot.comparison = Comparison::Group;
        plan.pilot.comparison_size = Some(2);
        let view = sample_size_view(&plan);
        assert_eq!((view.verdict, view.smallest), (SampleVerdict::TooSmall, None));
    }

    #[test]
    fn what_is_missing_is_said_and_the_number_needed_is_told_where_it_can_be() {
        assert_eq!(sample_size_view(&Plan::default()).verdict, SampleVerdict::NoShare);
        assert_eq!(sample_size_view(&plan(40.0, 40.0, Some(30))).verdict, SampleVerdict::Incomplete);
        assert_eq!(sample_size_view(&plan(40.0, 140.0, Some(30))).verdict, SampleVerdict::Incomplete);
        let open = sample_size_view(&plan(40.0, 55.0, None));
        assert_eq!((open.verdict, open.needed), (SampleVerdict::Incomplete, Some(85)));
    }

    #[test]
    fn the_chosen_criterion_comes_before_the_first() {
        let mut plan = plan(40.0, 55.0, Some(30));
        plan.pilot.criteria.push(Criterion {
            id: Id::new("first-use"),
            metric: Metric::FirstApplication,
            ..Criterion::default()
        });
        plan.pilot.sample_criterion = Id::new("first-use");
        assert_eq!(sample_size_view(&plan).criterion, Some(Id::new("first-use")));
    }
}
