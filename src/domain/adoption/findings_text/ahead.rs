//! What a forecast says: on track or not, when the target is reached, and how far such forecasts held so far.

use super::share_range;
use crate::adoption::stats::{Aim, Backtest, Forecast, ForecastWeek, Verdict};
use crate::number::percent;
use crate::schedule::{long_date, short_date};
use crate::t;

/// What a forecast says of its aim, with how often such a range held on the same rollout.
pub fn forecast_finding(made: &Forecast, aim: Aim, held: Option<Backtest>) -> String {
    let mut words = match made.weeks.last() {
        Some(last) => ahead(made, aim, last),
        None => vec![over(made.verdict, aim)],
    };
    if let (Some(held), false) = (held, made.weeks.is_empty()) {
        words.push(t!("charts.forecast.held", inside = held.inside, n = held.n));
    }
    words.join(" ")
}

/// The date of the aim is over.
fn over(verdict: Verdict, aim: Aim) -> String {
    let (target, date) = (percent(aim.share), long_date(aim.by));
    match verdict {
        Verdict::OnTrack => t!("charts.forecast.was-reached", target = target, date = date),
        Verdict::Uncertain | Verdict::WillMiss => t!("charts.forecast.was-missed", target = target, date = date),
    }
}

fn ahead(made: &Forecast, aim: Aim, last: &ForecastWeek) -> Vec<String> {
    let first = made.weeks.first().map(|week| week.monday);
    if made.week_reached.is_some_and(|week| first.is_some_and(|first| week < first)) {
        return vec![t!("charts.forecast.reached", target = percent(aim.share))];
    }
    let (target, date) = (percent(aim.share), long_date(aim.by));
    let (expected, range) = (percent(last.expected), share_range(last.low, last.high));
    let verdict = match made.verdict {
        Verdict::OnTrack => {
            t!("charts.forecast.on-track", expected = expected, range = range, date = date, target = target)
        }
        Verdict::Uncertain => {
            t!("charts.forecast.uncertain", expected = expected, range = range, date = date, target = target)
        }
        Verdict::WillMiss => {
            t!("charts.forecast.will-miss", expected = expected, range = range, date = date, target = target)
        }
    };
    let reached = match made.week_reached {
        Some(week) => t!("charts.forecast.in-week", week = short_date(week)),
        None => t!("charts.forecast.never"),
    };
    vec![verdict, reached]
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::adoption::stats::Curve;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn made(verdict: Verdict, week_reached: Option<&str>) -> Forecast {
        let week = |monday: &str, expected| ForecastWeek {
            monday: day(monday),
            expected,
            low: expected - 0.05,
            high: expected + 0.05,
        };
        Forecast {
            curve: Curve::Logistic,
            weeks: vec![week("2026-10-05", 0.6), week("2026-10-12", 0.7)],
            week_reached: week_reached.map(day),
            verdict,
        }
    }

    const AIM: &str = "2026-10-16";

    fn said(made: &Forecast, held: Option<Backtest>) -> String {
        forecast_finding(made, Aim { share: 0.8, by: day(AIM) }, held)
    }

    #[test]
    fn a_miss_is_told_with_its_range_and_the_week_that_reaches_the_target() {
        let held = Backtest { n: 21, inside: 18 };
        assert_eq!(
            said(&made(Verdict::WillMiss, Some("2026-11-02")), Some(held)),
            "Will miss: 70\u{a0}% is expected by Fri 16 Oct 2026, most likely 65\u{a0}% to 75\u{a0}%, and the target \
             is 80\u{a0}%. It is expected to be reached in the week of 2\u{a0}Nov. Held against the past, the range was \
             right in 18 of 21 earlier weeks."
        );
    }

    #[test]
    fn each_verdict_has_its_own_words() {
        assert!(said(&made(Verdict::OnTrack, Some("2026-10-12")), None).starts_with("On track: "));
        assert!(said(&made(Verdict::Uncertain, Some("2026-10-12")), None).starts_with("Uncertain: "));
        let never = said(&made(Verdict::WillMiss, None), None);
        assert!(never.contains("not reached within two years"), "{never}");
    }

    #[test]
    fn a_target_reached_in_a_week_seen_needs_no_forecast() {
        let text = said(&made(Verdict::OnTrack, Some("2026-09-28")), None);
        assert_eq!(text, "The target of 80\u{a0}% is reached already.");
    }

    #[test]
    fn a_date_that_is_over_was_met_or_missed() {
        let over = |verdict| Forecast { weeks: Vec::new(), ..made(verdict, None) };
        let held = Some(Backtest { n: 21, inside: 18 });
        assert_eq!(
            said(&over(Verdict::WillMiss), held),
            "The target of 80\u{a0}% was to be reached by Fri 16 Oct 2026, and was not."
        );
        assert!(said(&over(Verdict::OnTrack), held).contains("was reached by"));
    }
}
