//! Forecasts held against rollouts made up by rule: whether the range holds, the verdict is right, the dates fit.

use proptest::prelude::*;

use super::*;
use crate::adoption::stats::assert_close;

const FIRST: &str = "2026-01-05";

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The Monday so many weeks after the first.
fn monday(week: usize) -> NaiveDate {
    date(FIRST) + Days::new(7 * week as u64)
}

fn weeks(shares: &[f64]) -> Vec<WeekShare> {
    shares.iter().enumerate().map(|(week, share)| WeekShare { monday: monday(week), share: *share }).collect()
}

/// A forecast on the day after the last week's Sunday.
fn ahead_of(shares: &[f64], share: f64, week: usize) -> Option<Forecast> {
    forecast(&weeks(shares), monday(shares.len()), Aim { share, by: monday(week) })
}

/// A logistic rollout of 0.8 of the learners, steepest in its sixth week.
fn logistic(weeks: u32) -> Vec<f64> {
    (0..weeks).map(|week| 0.8 / (1.0 + (-0.6 * (f64::from(week) - 5.0)).exp())).collect()
}

/// Chance by rule: the 64-bit linear congruential generator of Knuth's MMIX.
struct Chance(u64);

impl Chance {
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + (high - low) * (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// About normal, with standard deviation 1: the sum of twelve.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.between(-0.5, 0.5)).sum()
    }
}

/// The cumulative shares of a made-up rollout of one of four kinds: logistic, Gompertz, steady, or fading from the
/// start.
///
/// Weeks go better or worse by 10 to 45 %, good ones often follow good ones, and learners are counted one by one.
fn rollout(kind: usize, chance: &mut Chance) -> Vec<f64> {
    let length = chance.between(10.0, 27.0).floor();
    let (ceiling, pace) = (chance.between(0.35, 0.97), chance.between(0.25, 1.0));
    let steepest = chance.between(1.0, 0.6 * length);
    let (learners, noise) = (chance.between(40.0, 1500.0).round(), chance.between(0.1, 0.45));
    let likeness = chance.between(0.0, 0.4);
    let curve = |week: f64| match kind {
        0 => ceiling / (1.0 + (-pace * (week - steepest)).exp()),
        1 => ceiling * (-(-pace * (week - steepest)).exp()).exp(),
        2 => ceiling * week / length,
        _ => ceiling * (1.0 - (-0.5 * pace * week).exp()),
    };
    let (mut done, mut mood) = ((curve(0.0) * learners).round(), 0.0);
    let mut shares = Vec::new();
    for week in 1..=length as u32 {
        let rise = learners * (curve(f64::from(week)) - curve(f64::from(week) - 1.0));
        mood = likeness * mood + (1.0 - likeness * likeness).sqrt() * noise * chance.normal();
        let mean = rise * f64::max(1.0 + mood, 0.0);
        let counted = (mean + mean.sqrt() * chance.normal()).round().max(0.0);
        done = f64::min(done + counted, learners);
        shares.push(done / learners);
    }
    shares
}

/// How many of so many forecasts hold: each of another rollout, made in any of its weeks for any of the ten after it.
fn forecasts_that_hold(kind: usize, of: u32) -> u32 {
    let mut chance = Chance(1_000 + kind as u64);
    let mut held = 0;
    for _ in 0..of {
        let shares = rollout(kind, &mut chance);
        let now = chance.between(FEWEST_WEEKS as f64, shares.len() as f64).floor() as usize;
        let ahead = chance.between(1.0, 11.0).floor().min((shares.len() - now) as f64) as usize;
        let (_, outlooks) = project(&shares[..now], ahead).unwrap();
        held += u32::from(outlooks[ahead - 1].holds(shares[now + ahead - 1]));
    }
    held
}

#[test]
fn the_range_holds_about_as_often_as_it_says() {
    let held = [0, 1, 2, 3].map(|kind| f64::from(forecasts_that_hold(kind, 150)) / 150.0);
    assert!(held.iter().all(|share| *share >= 0.70), "no kind of rollout is left out: {held:?}");
    let all = held.iter().sum::<f64>() / 4.0;
    assert!((0.70..=0.95).contains(&all), "{held:?}");
}

#[test]
fn under_four_weeks_nothing_is_said() {
    assert_eq!(ahead_of(&[0.1, 0.2, 0.3], 0.8, 9), None);
    assert_eq!(ahead_of(&[], 0.8, 9), None);
    assert!(ahead_of(&[0.1, 0.2, 0.3, 0.4], 0.8, 9).is_some());
    assert_eq!(ahead_of(&[0.1, 0.2, 0.3, 0.4], 80.0, 9), None, "80 is no share");
    assert_eq!(ahead_of(&[0.1, 0.2, 0.3, 0.4], 0.8, 120), None, "over two years ahead");
}

#[test]
fn a_clean_curve_is_followed_to_its_ceiling() {
    let made = ahead_of(&logistic(10), 0.75, 20).unwrap();
    assert_eq!(made.curve, Curve::Logistic);
    assert_eq!(made.weeks.len(), 11);
    assert_eq!(made.weeks[0].monday, monday(10));
    assert_close(made.weeks[10].expected, logistic(21)[20], 0.01);
    assert!(made.weeks[10].low < 0.8 && made.weeks[10].high > 0.79);
}

#[test]
fn few_weeks_go_on_at_their_pace() {
    let made = ahead_of(&[0.10, 0.14, 0.18, 0.22], 0.5, 5).unwrap();
    assert_eq!(made.curve, Curve::DampedTrend);
    // 4 points a week, nine tenths of it kept from week to week.
    assert_close(made.weeks[0].expected, 0.22 + 0.04 * 0.9, 1e-9);
    assert_close(made.weeks[1].expected, 0.22 + 0.04 * (0.9 + 0.81), 1e-9);
}

#[test]
fn the_verdict_follows_the_range() {
    let seen = logistic(10);
    let check = |share, expected| {
        let made = ahead_of(&seen, share, 20).unwrap();
        assert_eq!(made.verdict, expected, "{share}: {:?}", made.weeks.last());
    };
    check(0.5, Verdict::OnTrack);
    check(0.76, Verdict::OnTrack);
    check(0.8, Verdict::Uncertain);
    check(0.97, Verdict::WillMiss);
}

#[test]
fn the_week_that_reaches_the_target_is_named() {
    let seen = logistic(10);
    let reached = |share| ahead_of(&seen, share, 11).unwrap().week_reached;
    assert_eq!(reached(0.5), Some(monday(6)), "in a week seen");
    assert_eq!(reached(0.77), Some(monday(11)), "in a week ahead");
    assert_eq!(reached(0.99), None);
    let late = ahead_of(&seen, 0.789, 11).unwrap();
    assert!(late.week_reached > Some(monday(11)), "after the date of the aim: {late:?}");
}

#[test]
fn a_date_that_is_over_is_judged_by_what_was_seen() {
    let seen = logistic(10);
    let check = |share, week, expected| {
        let made = ahead_of(&seen, share, week).unwrap();
        assert!(made.weeks.is_empty());
        assert_eq!(made.verdict, expected, "{share} in week {week}");
    };
    check(0.39, 5, Verdict::OnTrack);
    check(0.41, 5, Verdict::WillMiss);
    check(0.7, 9, Verdict::OnTrack);
    let before = Aim { share: 0.1, by: date("2025-06-01") };
    assert_eq!(forecast(&weeks(&seen), monday(10), before).map(|made| made.verdict), Some(Verdict::WillMiss));
}

#[test]
fn a_week_that_is_not_over_is_left_out() {
    let aim = Aim { share: 0.9, by: monday(14) };
    let (whole, begun) = (logistic(8), [logistic(8), vec![0.701]].concat());
    let sunday = monday(9) - Days::new(1);
    assert_eq!(forecast(&weeks(&begun), sunday, aim), forecast(&weeks(&whole), sunday, aim));
}

#[test]
fn weeks_without_a_line_stand_still() {
    let aim = Aim { share: 0.9, by: monday(14) };
    let all = weeks(&[0.1, 0.2, 0.2, 0.3, 0.4, 0.4, 0.4]);
    let told: Vec<_> = [0, 1, 3, 4].map(|week| all[week].clone()).into();
    assert_eq!(forecast(&told, monday(7), aim), forecast(&all, monday(7), aim));
    let twice = [all.clone(), all.clone()].concat();
    assert_eq!(forecast(&twice, monday(7), aim), forecast(&all, monday(7), aim));
}

#[test]
fn a_rollout_that_stopped_is_expected_to_stay() {
    let made = ahead_of(&[0.1, 0.4, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], 0.8, 15).unwrap();
    assert!(made.weeks.iter().all(|week| week.expected < 0.52), "{:?}", made.weeks);
    assert_eq!(made.verdict, Verdict::WillMiss);
    let still = ahead_of(&[0.3; 8], 0.8, 12).unwrap();
    assert!(still.weeks.iter().all(|week| week.expected == 0.3 && week.high < 0.32), "{:?}", still.weeks);
}

#[test]
fn the_backtest_counts_every_later_week_once_for_each_earlier_one() {
    let seen = weeks(&logistic(10));
    // From weeks 4 to 9 there are 6, 5, … 1 later weeks.
    let found = backtest(&seen, monday(10)).unwrap();
    assert_eq!(found.n, 21);
    assert!(found.inside <= found.n);
    assert_eq!(backtest(&seen, monday(4)), None, "no later week yet");
    assert_eq!(backtest(&seen[..5], monday(5)).map(|found| found.n), Some(1));
}

#[test]
fn the_backtest_shows_where_the_range_did_not_hold() {
    // Ten calm weeks, and then everybody at once.
    let jump = [vec![0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.10], vec![0.95]].concat();
    let calm = weeks(&jump[..10]);
    let calm = backtest(&calm, monday(10)).unwrap();
    assert_eq!(calm.inside, calm.n);
    let found = backtest(&weeks(&jump), monday(11)).unwrap();
    assert_eq!(found.n, calm.n + 7);
    assert!(found.inside < calm.n + 7, "{found:?}");
}

#[test]
fn strange_histories_do_not_panic() {
    let strange: [&[f64]; 7] = [
        &[0.0; 12],
        &[1.0; 12],
        &[0.9, 0.5, 0.7, 0.2, 0.8, 0.1, 0.4],
        &[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
        &[f64::NAN, 0.1, f64::INFINITY, 0.2, 0.3, 0.4],
        &[-5.0, 7.0, 0.5, 0.5, 0.5],
        &[1e-300, 2e-300, 3e-300, 4e-300, 5e-300, 6e-300, 7e-300],
    ];
    for shares in strange {
        let made = ahead_of(shares, 0.5, 30).unwrap();
        assert!(made.weeks.iter().all(|week| 0.0 <= week.low && week.high <= 1.0), "{shares:?}: {made:?}");
    }
    let ends = [NaiveDate::MIN, NaiveDate::MAX].map(|monday| WeekShare { monday, share: 0.5 });
    let aim = Aim { share: 0.6, by: NaiveDate::MAX };
    assert_eq!(forecast(&ends, NaiveDate::MAX, aim).map(|made| made.verdict), Some(Verdict::WillMiss));
}

proptest! {
    #[test]
    fn the_range_never_falls_and_stays_between_the_last_share_and_everybody(
        rises in prop::collection::vec(0.0..0.12_f64, 4..30),
        target in 0.0..=1.0_f64,
    ) {
        let total: f64 = rises.iter().sum::<f64>().max(1.0);
        let shares: Vec<f64> = rises
            .iter()
            .scan(0.0, |sum, rise| {
                *sum += rise / total;
                Some(f64::min(*sum, 1.0))
            })
            .collect();
        let made = ahead_of(&shares, target, shares.len() + 30).unwrap();
        let last = shares[shares.len() - 1];
        let mut before = (last, last, last);
        for week in made.weeks {
            prop_assert!(week.low <= week.expected && week.expected <= week.high && week.high <= 1.0);
            prop_assert!(week.low >= before.0 && week.expected >= before.1 && week.high >= before.2);
            before = (week.low, week.expected, week.high);
        }
    }
}
