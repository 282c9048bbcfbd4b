//! What figures say: the value of a metric, and the finding over each chart in a sentence or two.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::figures::{CohortGroup, CohortSplit, Figures, FunnelStep, Nps, TimeTo, WeekCoaching, WeekCount, WeekShare};
use super::stats::{CONFIDENCE, Interval, wilson};
use crate::lang::count;
use crate::metric::Metric;
use crate::number::{grouped, in_percent, percent, plain};
use crate::schedule::short_date;
use crate::schedule::weeks::{is_over, last_over};
use crate::t;

/// Answers below which a score is called shaky.
const FEW_ANSWERS: u64 = 30;

/// What a metric is held against, in the metric's unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reference {
    /// Where it stood before.
    pub baseline: Option<f64>,
    /// Where it shall stand.
    pub target: Option<f64>,
}

/// The value of a metric in the metric's unit; `None` where these figures cannot tell it.
///
/// Weekly active learners and coaching minutes by manager: the last whole week before `as_of`. Drop-off: the step that
/// loses most. Times: the median, where half are done. Correlation: Pearson's, of the first performance measure.
pub fn value(figures: &Figures, metric: Metric, as_of: NaiveDate) -> Option<f64> {
    match metric {
        Metric::WeeklyActive => {
            let weeks = figures.weekly_active.as_deref()?;
            weeks.get(last_whole_week(weeks, as_of)?).map(|week| week.count as f64)
        }
        Metric::CompletionRate => figures.completion_rate.map(in_percent),
        Metric::DropOff => worst_step(figures.funnel.as_deref()?).and_then(drop_off).map(in_percent),
        Metric::Nps => {
            let newest = || figures.weekly_nps.as_deref()?.last().map(|week| week.score);
            figures.nps.as_ref().map(|nps| nps.score).or_else(newest)
        }
        Metric::TimeToCompletion => figures.time_to_completion.as_ref().and_then(median_days),
        Metric::TimeToFirstCompletion => figures.time_to_first_completion.as_ref().and_then(median_days),
        Metric::TimeToCompetency => figures.time_to_competency.as_ref().and_then(median_days),
        Metric::FirstApplication => figures.first_application.and_then(|found| found.share()).map(in_percent),
        Metric::ManagerConfirmations => {
            let found = figures.confirmations.as_ref().filter(|found| found.asked > 0)?;
            Some(in_percent(found.confirmed as f64 / found.asked as f64))
        }
        Metric::CoachingMinutes => {
            let was_whole = |week: &&WeekCoaching| is_over(week.monday, as_of);
            let week = figures.weekly_coaching.as_deref()?.iter().rev().find(was_whole)?;
            Some(week.minutes / week.managers.filter(|managers| *managers > 0)? as f64)
        }
        Metric::LearningPerformance => {
            figures.performance.first().and_then(|found| found.association.pearson).map(|r| r.coefficient)
        }
        _ => None,
    }
}

/// The index of the last week that was over on the day `as_of`; `None` when none was.
fn last_whole_week(weeks: &[WeekCount], as_of: NaiveDate) -> Option<usize> {
    last_over(weeks.iter().map(|week| week.monday), as_of)
}

/// The days after which half were done.
fn median_days(time: &TimeTo) -> Option<f64> {
    time.curve()?.median.map(|median| f64::from(median.day))
}

/// The likely range of a group's completion share; 95 %, see [`wilson`].
pub fn group_interval(group: &CohortGroup) -> Option<Interval> {
    wilson(group.completed, group.learners, CONFIDENCE)
}

/// The share of learners who started a step and did not finish it; `None` where nobody started.
pub fn drop_off(step: &FunnelStep) -> Option<f64> {
    (step.started > 0).then(|| lost(step) as f64 / step.started as f64)
}

fn lost(step: &FunnelStep) -> u64 {
    step.started.saturating_sub(step.completed)
}

/// The step that most learners started and did not finish, the earlier of equals; `None` where nobody was lost.
pub fn worst_step(steps: &[FunnelStep]) -> Option<&FunnelStep> {
    steps.iter().min_by_key(|step| Reverse(lost(step))).filter(|step| lost(step) > 0)
}

/// What the weekly counts say.
pub fn weekly_active_finding(weeks: &[WeekCount], as_of: NaiveDate, reference: Reference) -> String {
    let Some((at, last)) = last_whole_week(weeks, as_of).and_then(|at| weeks.get(at).map(|week| (at, week))) else {
        return t!("measure.finding.no-whole-week");
    };
    let (count, week) = (grouped(last.count), short_date(last.monday));
    let before = at.checked_sub(1).and_then(|before| weeks.get(before)).map(|week| week.count);
    let mut words = vec![match before {
        None => t!("measure.finding.active", count = count, week = week),
        Some(before) if before == last.count => t!("measure.finding.active-same", count = count, week = week),
        Some(before) => {
            let change = grouped(last.count.abs_diff(before));
            if last.count > before {
                t!("measure.finding.active-up", count = count, week = week, change = change)
            } else {
                t!("measure.finding.active-down", count = count, week = week, change = change)
            }
        }
    }];
    let peak = weeks[..at].iter().max_by_key(|week| week.count).filter(|week| week.count > last.count);
    if let Some(peak) = peak {
        words.push(t!("measure.finding.peak", count = grouped(peak.count), week = short_date(peak.monday)));
    }
    words.extend(held_against(Metric::WeeklyActive, last.count as f64, reference));
    words.join(" ")
}

/// What the growing completion rate says; `weeks` are not empty.
pub fn completion_finding(weeks: &[WeekShare], reference: Reference) -> String {
    let Some(last) = weeks.last() else { return String::new() };
    let (share, week) = (percent(last.share), short_date(last.monday));
    let mut words = vec![match weeks.len().checked_sub(5).and_then(|before| weeks.get(before)) {
        Some(before) => {
            let points = plain(in_percent(last.share) - in_percent(before.share));
            t!("measure.finding.completion-four-weeks", share = share, week = week, points = points)
        }
        None => t!("measure.finding.completion", share = share, week = week),
    }];
    words.extend(held_against(Metric::CompletionRate, in_percent(last.share), reference));
    words.join(" ")
}

/// What the split by one column says.
pub fn cohort_finding(split: &CohortSplit) -> String {
    let share = |group: &CohortGroup| percent(group.share());
    let mut words = match split.groups.as_slice() {
        [] => vec![t!("measure.finding.cohorts-hidden")],
        [only] => vec![t!("measure.finding.cohort-single", group = only.name, share = share(only))],
        [highest, .., lowest] => {
            let apart = group_interval(highest).zip(group_interval(lowest)).is_some_and(|(a, b)| a.low > b.high);
            vec![
                t!(
                    "measure.finding.cohorts",
                    highest = highest.name,
                    high = share(highest),
                    lowest = lowest.name,
                    low = share(lowest)
                ),
                if apart { t!("measure.finding.cohorts-apart") } else { t!("measure.finding.cohorts-overlap") },
            ]
        }
    };
    if split.hidden_groups > 0 {
        words.push(count("measure.finding.hidden-groups", split.hidden_groups));
    }
    words.join(" ")
}

/// What the steps say.
pub fn funnel_finding(steps: &[FunnelStep]) -> String {
    match worst_step(steps) {
        Some(worst) => t!(
            "measure.finding.drop-off",
            step = worst.step,
            lost = grouped(lost(worst)),
            started = grouped(worst.started),
            share = percent(drop_off(worst).unwrap_or_default())
        ),
        None => t!("measure.finding.no-drop-off"),
    }
}

/// What the answers say.
pub fn nps_finding(nps: &Nps, reference: Reference) -> String {
    let answers = nps.answers();
    let mut words = vec![t!("measure.finding.nps", score = Metric::Nps.format(nps.score), answers = grouped(answers))];
    if answers < FEW_ANSWERS {
        words.push(t!("measure.finding.nps-few"));
    }
    if nps.out_of_range > 0 {
        words.push(count("measure.finding.nps-out", nps.out_of_range));
    }
    words.extend(held_against(Metric::Nps, nps.score, reference));
    words.join(" ")
}

/// A value against target and baseline, a sentence for each that is set.
fn held_against(metric: Metric, value: f64, reference: Reference) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(target) = reference.target {
        let gap = plain(metric.rounded(target) - metric.rounded(value));
        let target_words = metric.format(target);
        words.push(if value >= target {
            t!("measure.finding.target-reached", target = target_words)
        } else if metric.is_share() {
            t!("measure.finding.target-points", target = target_words, gap = gap)
        } else {
            t!("measure.finding.target-gap", target = target_words, gap = gap)
        });
    }
    if let Some(baseline) = reference.baseline {
        words.push(t!("measure.finding.baseline", baseline = metric.format(baseline)));
    }
    words
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;
    use crate::adoption::figures::{Confirmations, DayExits, FirstApplication};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn weeks(counts: &[u64]) -> Vec<WeekCount> {
        let monday = |week: usize| date("2026-09-07") + Days::new(7 * week as u64);
        counts.iter().enumerate().map(|(week, count)| WeekCount { monday: monday(week), count: *count }).collect()
    }

    fn step(step: &str, started: u64, completed: u64) -> FunnelStep {
        FunnelStep { step: step.to_owned(), started, completed }
    }

    fn group(name: &str, learners: u64, completed: u64) -> CohortGroup {
        CohortGroup { name: name.to_owned(), learners, completed }
    }

    #[test]
    fn a_week_counts_once_its_sunday_is_over() {
        let weeks = weeks(&[5, 8, 2]);
        let check = |day: &str, expected| assert_eq!(last_whole_week(&weeks, date(day)), expected, "{day}");
        check("2026-09-13", None);
        check("2026-09-14", Some(0));
        check("2026-09-27", Some(1));
        check("2027-01-01", Some(2));
    }

    #[test]
    fn a_week_is_told_with_its_change_its_peak_and_its_target() {
        let reference = Reference { baseline: Some(3.0), target: Some(10.0) };
        let text = weekly_active_finding(&weeks(&[9, 6, 8, 1]), date("2026-10-01"), reference);
        assert_eq!(
            text,
            "Active learners in the week of 21\u{a0}Sep: 8, 2 more than in the week before. Most so far: 9, in the week of \
             7\u{a0}Sep. The target is 10: 2 to go. The baseline was 3."
        );
    }

    #[test]
    fn a_rate_is_told_with_the_points_of_four_weeks() {
        let share = |week: WeekCount| WeekShare { monday: week.monday, share: week.count as f64 / 100.0 };
        let weeks: Vec<_> = weeks(&[5, 10, 20, 30, 40]).into_iter().map(share).collect();
        let reference = Reference { target: Some(40.0), ..Reference::default() };
        let text = completion_finding(&weeks, reference);
        assert!(text.contains("40\u{a0}%") && text.contains("35 points"), "{text}");
        assert!(text.ends_with("The target of 40\u{a0}% is reached."), "{text}");
    }

    #[test]
    fn cohorts_are_told_apart_only_where_their_intervals_are() {
        let split = |groups| CohortSplit { column: "Team".into(), groups, ..CohortSplit::default() };
        let apart = cohort_finding(&split(vec![group("North", 100, 80), group("South", 100, 20)]));
        assert!(apart.contains("unlikely to be chance"), "{apart}");
        let close = cohort_finding(&split(vec![group("North", 10, 6), group("South", 10, 4)]));
        assert!(close.contains("could be chance"), "{close}");
        let hidden = CohortSplit { hidden_groups: 3, hidden_learners: 9, ..split(Vec::new()) };
        assert!(!cohort_finding(&hidden).contains('9'), "hidden groups stay hidden");
    }

    #[test]
    fn the_worst_step_loses_most_learners() {
        let steps = [step("1", 50, 50), step("2", 50, 30), step("3", 4, 0)];
        assert_eq!(worst_step(&steps).map(|step| step.step.as_str()), Some("2"));
        assert_eq!(drop_off(&steps[1]), Some(0.4));
        assert_eq!(worst_step(&steps[..1]), None);
        assert!(funnel_finding(&steps).contains("20 of 50"));
    }

    #[test]
    fn a_score_is_told_with_its_sign_and_its_answers() {
        let nps = Nps { promoters: 1, passives: 1, detractors: 2, out_of_range: 1, score: -25.0 };
        let text = nps_finding(&nps, Reference::default());
        assert!(text.contains("\u{2212}25") && text.contains('4'), "{text}");
        let score = |score: f64| nps_finding(&Nps { score, ..nps.clone() }, Reference::default());
        assert!(score(12.5).contains("+13"), "{}", score(12.5));
        assert!(score(0.0).contains(" 0 ") && !score(0.0).contains("+0"), "{}", score(0.0));
    }

    #[test]
    fn a_metric_has_a_value_only_where_the_figures_tell_it() {
        let figures = Figures {
            weekly_active: Some(weeks(&[5, 8])),
            completion_rate: Some(0.502_97),
            funnel: Some(vec![step("1", 40, 30)]),
            ..Figures::default()
        };
        let check = |metric, expected| assert_eq!(value(&figures, metric, date("2026-09-21")), expected, "{metric:?}");
        check(Metric::WeeklyActive, Some(8.0));
        check(Metric::CompletionRate, Some(50.3));
        check(Metric::DropOff, Some(25.0));
        check(Metric::Nps, None);
        check(Metric::Retention, None);
    }

    #[test]
    fn times_confirmations_and_coaching_have_values_too() {
        let exits = vec![DayExits { day: 6, events: 3, censored: 0 }, DayExits { day: 20, events: 0, censored: 2 }];
        let coaching = |monday: &str, minutes| WeekCoaching { monday: date(monday), minutes, managers: Some(4) };
        let figures = Figures {
            time_to_competency: Some(TimeTo { exits: exits.clone(), ..TimeTo::default() }),
            first_application: Some(FirstApplication { applied: 7, followed: 10, waiting: 3, left_out: 1 }),
            time_to_completion: Some(TimeTo { exits, ..TimeTo::default() }),
            confirmations: Some(Confirmations { asked: 8, confirmed: 6, ..Confirmations::default() }),
            weekly_coaching: Some(vec![coaching("2026-09-07", 120.0), coaching("2026-09-14", 10.0)]),
            ..Figures::default()
        };
        let check = |metric, expected| assert_eq!(value(&figures, metric, date("2026-09-16")), expected, "{metric:?}");
        check(Metric::TimeToCompletion, Some(6.0));
        check(Metric::TimeToFirstCompletion, None);
        check(Metric::TimeToCompetency, Some(6.0));
        check(Metric::FirstApplication, Some(70.0));
        check(Metric::ManagerConfirmations, Some(75.0));
        check(Metric::CoachingMinutes, Some(30.0));
        check(Metric::LearningPerformance, None);
    }
}
