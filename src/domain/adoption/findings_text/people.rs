//! What curves, grids and managers' figures say: how long it takes, where people are, what goes with what.

use chrono::NaiveDate;

use crate::adoption::figures::{Confirmations, HeatMap, LearningPerformance, WeekCoaching, WeekScore, WeekSum};
use crate::adoption::stats::{Correlation, MedianTime, Survival};
use crate::lang::count;
use crate::metric::Metric;
use crate::number::{grouped, percent, plain, signed};
use crate::schedule::short_date;
use crate::schedule::weeks::last_over;
use crate::t;

/// How long it takes: the median with its interval, or how far it came where fewer than half are done.
pub fn time_finding(curve: &Survival) -> String {
    let first = match curve.median {
        Some(median) => median_text(median),
        None => {
            let share = curve.completed_by(curve.last_day).map_or(0.0, |by| by.share);
            t!("charts.finding.time-open", share = percent(share), days = count("charts.days", curve.last_day))
        }
    };
    let counted = t!("charts.finding.time-counted", done = grouped(curve.events), all = grouped(curve.n));
    format!("{first} {counted}")
}

fn median_text(median: MedianTime) -> String {
    let days = count("charts.days", median.day);
    match (median.low, median.high) {
        (Some(low), Some(high)) => t!("charts.finding.time", days = days, low = low, high = high),
        (Some(low), None) => t!("charts.finding.time-from", days = days, low = low),
        (None, _) => t!("charts.finding.time-bare", days = days),
    }
}

/// Where learners are: the busiest step and week of all, and the busiest step of the last week with activity.
pub fn heat_finding(map: &HeatMap) -> String {
    let busiest = |of: &dyn Fn(NaiveDate) -> bool| {
        // Of equals the first one: in step order, then in time.
        cells(map).filter(|cell| of(cell.1)).min_by_key(|cell| std::cmp::Reverse(cell.0))
    };
    let Some((most, week, step)) = busiest(&|_| true) else { return t!("charts.finding.heat-none") };
    let peak = t!("charts.finding.heat", step = step, week = short_date(week), count = grouped(most));
    let last = cells(map).map(|cell| cell.1).max();
    match last.filter(|last| *last != week).and_then(|last| busiest(&|monday| monday == last)) {
        Some((active, last, step)) => {
            let now = t!("charts.finding.heat-last", week = short_date(last), step = step, count = grouped(active));
            format!("{peak} {now}")
        }
        None => peak,
    }
}

/// The cells in which anybody was active: how many, the week, the step.
fn cells(map: &HeatMap) -> impl Iterator<Item = (u64, NaiveDate, &str)> {
    map.rows.iter().flat_map(move |row| {
        let cells = row.active.iter().zip(&map.weeks).filter(|(active, _)| **active > 0);
        cells.map(move |(active, monday)| (*active, *monday, row.step.as_str()))
    })
}

/// What goes with what: both coefficients with their intervals, what they mean, and that they prove no cause.
pub fn association_finding(found: &LearningPerformance) -> String {
    let (pearson, spearman) = (found.association.pearson, found.association.spearman);
    let Some(leading) = spearman.or(pearson) else {
        return t!("charts.finding.association-none", n = grouped(found.learners));
    };
    let mut words = Vec::new();
    words.extend(pearson.map(|r| t!("charts.finding.pearson", value = coefficient(&r))));
    words.extend(spearman.map(|rho| t!("charts.finding.spearman", value = coefficient(&rho))));
    words.push(t!("charts.finding.association-n", n = grouped(leading.n)));
    let column = &found.column;
    words.push(if leading.interval.contains(0.0) {
        t!("charts.finding.association-chance")
    } else if leading.coefficient > 0.0 {
        t!("charts.finding.association-up", column = column)
    } else {
        t!("charts.finding.association-down", column = column)
    });
    words.push(t!("charts.finding.association-cause"));
    words.join(" ")
}

/// A coefficient with its interval: `0.42 (95 % range 0.31 to 0.52)`.
pub fn coefficient(found: &Correlation) -> String {
    t!(
        "charts.finding.coefficient",
        value = signed(found.coefficient),
        low = signed(found.interval.low),
        high = signed(found.interval.high)
    )
}

/// How many managers or teams confirmed: in all, and in the last week that was over on `as_of`.
pub fn confirmations_finding(found: &Confirmations, as_of: NaiveDate) -> String {
    let share = found.confirmed as f64 / found.asked.max(1) as f64;
    let (confirmed, asked) = (grouped(found.confirmed), grouped(found.asked));
    let all = t!("charts.finding.confirmed", confirmed = confirmed, asked = asked, share = percent(share));
    let last = last_over(found.weekly.iter().map(|week| week.monday), as_of);
    match last.and_then(|at| found.weekly.get(at)) {
        Some(week) => {
            let last = t!(
                "charts.finding.confirmed-week",
                week = short_date(week.monday),
                confirmed = grouped(week.confirmed),
                asked = grouped(week.asked)
            );
            format!("{all} {last}")
        }
        None => all,
    }
}

/// How much coaching there was in the last week that was over on `as_of`, by manager where they are known.
pub fn coaching_finding(weeks: &[WeekCoaching], as_of: NaiveDate) -> String {
    let Some(at) = last_over(weeks.iter().map(|week| week.monday), as_of) else {
        return t!("measure.finding.no-whole-week");
    };
    let (week, mean) = (&weeks[at], mean(weeks[..=at].iter().map(|week| week.minutes)));
    let all = t!(
        "charts.finding.coaching",
        minutes = whole(week.minutes),
        week = short_date(week.monday),
        mean = whole(mean)
    );
    match week.managers.filter(|managers| *managers > 0) {
        Some(managers) => {
            let each = plain((week.minutes / managers as f64 * 10.0).round() / 10.0);
            format!("{all} {}", t!("charts.finding.coaching-each", each = each, managers = grouped(managers)))
        }
        None => all,
    }
}

/// How much was learned in the last week that was over on `as_of`.
pub fn minutes_finding(weeks: &[WeekSum], as_of: NaiveDate) -> String {
    let Some(at) = last_over(weeks.iter().map(|week| week.monday), as_of) else {
        return t!("measure.finding.no-whole-week");
    };
    let (week, mean) = (&weeks[at], mean(weeks[..=at].iter().map(|week| week.sum)));
    t!("charts.finding.minutes", minutes = whole(week.sum), week = short_date(week.monday), mean = whole(mean))
}

/// What the newest weekly score says.
pub fn score_finding(weeks: &[WeekScore]) -> String {
    let Some(last) = weeks.last() else { return t!("measure.finding.no-whole-week") };
    let (score, week) = (Metric::Nps.format(last.score), short_date(last.monday));
    match last.answers {
        Some(answers) => t!("charts.finding.score-answers", score = score, week = week, answers = grouped(answers)),
        None => t!("charts.finding.score", score = score, week = week),
    }
}

/// The mean of some numbers; of none it is 0.
fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = values.len().max(1) as f64;
    values.sum::<f64>() / n
}

/// A sum without its decimals, in groups of three.
fn whole(sum: f64) -> String {
    // Sums of minutes are never negative; the cast stops at the ends.
    grouped(sum.round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::figures::{DayExits, HeatRow, Start, TimeTo, WeekConfirmations};
    use crate::adoption::stats::{Association, associate};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn curve(exits: &[(u32, u64, u64)]) -> Survival {
        let exits =
            exits.iter().map(|(day, events, censored)| DayExits { day: *day, events: *events, censored: *censored });
        TimeTo { from: Start::Enrolled, exits: exits.collect(), left_out: 0 }.curve().unwrap()
    }

    #[test]
    fn the_median_is_told_with_its_range_and_the_unfinished_are_counted() {
        let text = time_finding(&curve(&[(5, 20, 0), (9, 30, 0), (14, 30, 0), (30, 0, 20)]));
        assert!(text.starts_with("Half were done within 9 days (95\u{a0}% range 9 to 14)."), "{text}");
        assert!(text.contains("80 of 100"), "{text}");
    }

    #[test]
    fn where_fewer_than_half_are_done_no_median_is_made_up() {
        let text = time_finding(&curve(&[(1, 1, 0), (30, 0, 3)]));
        assert!(text.starts_with("Fewer than half are done so far: 25\u{a0}% within 30 days."), "{text}");
    }

    #[test]
    fn the_busiest_cell_and_the_newest_week_are_told() {
        let row = |step: &str, active: &[u64]| HeatRow { step: step.to_owned(), active: active.to_vec() };
        let map = HeatMap {
            weeks: vec![day("2026-09-07"), day("2026-09-14"), day("2026-09-21")],
            rows: vec![row("1.1", &[9, 2, 0]), row("1.2", &[1, 5, 0])],
            other_steps: 0,
        };
        assert_eq!(
            heat_finding(&map),
            "Busiest was “1.1” in the week of 7\u{a0}Sep, with 9 active learners. In the last week with activity, that of \
             14\u{a0}Sep, it was “1.2” with 5."
        );
        assert_eq!(heat_finding(&HeatMap::default()), "No activity is dated.");
    }

    fn found(pairs: &[(f64, f64)]) -> LearningPerformance {
        LearningPerformance {
            column: "Sales".to_owned(),
            learners: pairs.len() as u64,
            association: associate(pairs),
            ..LearningPerformance::default()
        }
    }

    #[test]
    fn an_association_is_never_told_without_its_caution() {
        let rising: Vec<(f64, f64)> = (0..30).map(|n| (f64::from(n), f64::from(n + n % 3))).collect();
        let up = association_finding(&found(&rising));
        assert!(up.contains("More learning goes with more “Sales”"), "{up}");
        let falling: Vec<(f64, f64)> = rising.iter().map(|(x, y)| (*x, -y)).collect();
        let down = association_finding(&found(&falling));
        assert!(down.contains("goes with less “Sales”") && down.contains('\u{2212}'), "{down}");
        let mixed: Vec<(f64, f64)> = (0..12).map(|n| (f64::from(n), f64::from(n * 5 % 12))).collect();
        let chance = association_finding(&found(&mixed));
        assert!(chance.contains("Chance alone may explain"), "{chance}");
        for text in [up, down, chance] {
            assert!(text.contains("not proof of cause") && text.contains("learners"), "{text}");
        }
    }

    #[test]
    fn without_differences_there_is_no_coefficient() {
        let none = LearningPerformance { learners: 8, association: Association::default(), ..found(&[]) };
        assert!(association_finding(&none).contains("8 learners"));
    }

    #[test]
    fn confirmations_and_coaching_are_told_for_the_last_whole_week() {
        let week = |monday: &str, asked, confirmed| WeekConfirmations { monday: day(monday), asked, confirmed };
        let found =
            Confirmations { asked: 8, confirmed: 6, weekly: vec![week("2026-09-07", 8, 4), week("2026-09-14", 5, 1)] };
        assert_eq!(
            confirmations_finding(&found, day("2026-09-16")),
            "6 of 8 managers or teams have confirmed (75\u{a0}%). In the week of 7\u{a0}Sep: 4 of 8."
        );
        let weeks = [("2026-09-07", 90.0), ("2026-09-14", 1500.0)].map(|(monday, minutes)| WeekCoaching {
            monday: day(monday),
            minutes,
            managers: Some(6),
        });
        assert_eq!(
            coaching_finding(&weeks, day("2026-09-21")),
            "1,500 minutes of coaching in the week of 14\u{a0}Sep; the mean of the weeks so far is 795. That is 250 for \
             each of 6 managers or teams."
        );
        assert_eq!(coaching_finding(&weeks, day("2026-09-07")), "No week is over yet. Come back after Sunday.");
    }

    #[test]
    fn the_newest_score_is_told_with_its_answers_where_they_are_known() {
        let week = |monday: &str, score, answers| WeekScore { monday: day(monday), score, answers };
        let known = [week("2026-09-07", 20.0, Some(40)), week("2026-09-14", -5.0, Some(31))];
        assert_eq!(score_finding(&known), "In the week of 14\u{a0}Sep the score was \u{2212}5, from 31 answers.");
        assert_eq!(score_finding(&[week("2026-09-07", 20.0, None)]), "In the week of 7\u{a0}Sep the score was +20.");
    }

    #[test]
    fn minutes_of_learning_are_told_with_their_mean() {
        let weeks =
            [("2026-09-07", 100.4), ("2026-09-14", 300.0)].map(|(monday, sum)| WeekSum { monday: day(monday), sum });
        let text = minutes_finding(&weeks, day("2026-10-01"));
        assert_eq!(text, "300 minutes of learning in the week of 14\u{a0}Sep; the mean of the weeks so far is 200.");
    }
}
