//! Where a rollout will stand: the share of completions week by week up to a date, with the range it is likely in.
//!
//! The weeks ahead start from the last share seen and follow the curve that suits the weeks so far best. The range is
//! meant to hold four times in five; [`backtest`] tells how often it would have held on the same rollout so far.

mod curve;
mod fit;
mod matrix;
mod project;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use self::project::{Outlook, project};
use super::is_share;
use crate::adoption::figures::WeekShare;
use crate::schedule::weeks::{days_between, is_over};

/// Fewer whole weeks than this make no forecast.
pub const FEWEST_WEEKS: usize = 4;

/// How often the range is meant to hold.
pub const RANGE: f64 = 0.80;

/// Weeks looked back upon: what happened over a year ago says little of the weeks ahead.
const MOST_WEEKS: usize = 52;

/// Weeks looked ahead: beyond two years a forecast is a guess.
const MOST_AHEAD: usize = 104;

/// Shares closer than this are the same.
const ROUNDING: f64 = 1e-9;

/// What shall be reached, and when.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aim {
    /// The share to reach, `0..=1`.
    pub share: f64,
    /// The day by which; the end of its week counts.
    pub by: NaiveDate,
}

/// The kind of curve that suits the weeks so far best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Curve {
    /// Slow, fast, slow, the same before and after its steepest week.
    Logistic,
    /// An early rush that fades slowly.
    Gompertz,
    /// On at the recent pace, a little less each week: what is left where the weeks are few or show no curve.
    #[default]
    DampedTrend,
}

/// Whether the aim will be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The whole range lies at the target or above, or the target is reached already.
    OnTrack,
    /// The range holds the target.
    Uncertain,
    /// The whole range lies below the target.
    WillMiss,
}

/// What is expected at the end of one week ahead; `low <= expected <= high`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForecastWeek {
    /// The week's Monday.
    pub monday: NaiveDate,
    /// The expected share, `0..=1`.
    pub expected: f64,
    /// The lower end of the range.
    pub low: f64,
    /// The upper end of the range.
    pub high: f64,
}

/// The weeks ahead and what they mean for the aim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// The curve the expected shares follow.
    pub curve: Curve,
    /// The weeks after the last whole week seen, up to the week of the aim; empty where that is over.
    pub weeks: Vec<ForecastWeek>,
    /// The Monday of the first week whose share reaches the target: one that was seen, or the first one expected to,
    /// also after the aim's date; `None` where that is further off than two years.
    pub week_reached: Option<NaiveDate>,
    /// Whether the aim will be met.
    pub verdict: Verdict,
}

/// How often the range held on the rollout so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Backtest {
    /// Later weeks compared with a forecast from an earlier one; each earlier week with enough before it makes a
    /// forecast of all weeks after it.
    pub n: u64,
    /// Those whose share lay inside the range.
    pub inside: u64,
}

/// Forecasts the cumulative share from its weeks so far, in order of time; weeks left out stand still.
///
/// `as_of` is the day the data were exported: a week that was not over by then is left out, and weeks that were over
/// but are missing at the end count as standing still. It is not today, unless the export is from today.
///
/// The rises from week to week are fitted, each with the curve that suits (see [`Curve`]), and the forecast goes on
/// from the last share seen. The range is made of what is not known of the curve's parameters (delta method), of the
/// kind of curve, and of how much weeks vary, more so where neighbouring weeks resemble each other. It lies between the
/// last share seen and 1 and never falls.
///
/// `None` for fewer than [`FEWEST_WEEKS`] whole weeks, a target that is no share, or a date over two years ahead.
pub fn forecast(history: &[WeekShare], as_of: NaiveDate, aim: Aim) -> Option<Forecast> {
    let seen = Seen::of(history, as_of).filter(|_| is_share(aim.share))?;
    let ahead = aim.by.signed_duration_since(seen.last_monday).num_days().div_euclid(7);
    if ahead > MOST_AHEAD as i64 {
        return None;
    }
    let (curve, outlooks) = project(&seen.shares, MOST_AHEAD)?;
    let meets = |share: f64| share >= aim.share - ROUNDING;
    let reached_before = seen.shares.iter().position(|share| meets(*share));
    let reached_ahead = || outlooks.iter().position(|week| meets(week.expected)).map(|at| at + seen.shares.len());
    let verdict = match usize::try_from(ahead) {
        Ok(0) | Err(_) => seen.judge(ahead, meets),
        Ok(_) if reached_before.is_some() => Verdict::OnTrack,
        Ok(ahead) => judge(outlooks.get(ahead - 1)?, meets),
    };
    let weeks = (seen.shares.len()..).zip(&outlooks).take(usize::try_from(ahead).unwrap_or(0));
    Some(Forecast {
        curve,
        weeks: weeks.filter_map(|(at, outlook)| Some(outlook.in_week(seen.monday(at)?))).collect(),
        week_reached: reached_before.or_else(reached_ahead).and_then(|at| seen.monday(at)),
        verdict,
    })
}

/// Forecasts again from each earlier week and counts how often the range held what came later; see [`forecast`] for the
/// arguments. `None` for fewer than five whole weeks.
pub fn backtest(history: &[WeekShare], as_of: NaiveDate) -> Option<Backtest> {
    let shares = Seen::of(history, as_of)?.shares;
    let mut found = Backtest::default();
    for now in FEWEST_WEEKS..shares.len() {
        let (before, after) = shares.split_at(now);
        let (_, outlooks) = project(before, after.len())?;
        for (outlook, share) in outlooks.iter().zip(after) {
            found.n += 1;
            found.inside += u64::from(outlook.holds(*share));
        }
    }
    (found.n > 0).then_some(found)
}

fn judge(week: &Outlook, meets: impl Fn(f64) -> bool) -> Verdict {
    if meets(week.low) {
        Verdict::OnTrack
    } else if meets(week.high) {
        Verdict::Uncertain
    } else {
        Verdict::WillMiss
    }
}

impl Outlook {
    fn in_week(self, monday: NaiveDate) -> ForecastWeek {
        ForecastWeek { monday, expected: self.expected, low: self.low, high: self.high }
    }

    fn holds(self, share: f64) -> bool {
        (self.low - ROUNDING..=self.high + ROUNDING).contains(&share)
    }
}

/// The shares at the end of each whole week, without gaps.
struct Seen {
    shares: Vec<f64>,
    last_monday: NaiveDate,
}

impl Seen {
    /// The last [`MOST_WEEKS`] whole weeks; `None` where no week is over.
    fn of(history: &[WeekShare], as_of: NaiveDate) -> Option<Self> {
        let (mut shares, mut last): (Vec<f64>, Option<&WeekShare>) = (Vec::new(), None);
        for week in history.iter().filter(|week| week.share.is_finite() && is_over(week.monday, as_of)) {
            let gap = last.map_or(1, |last| days_between(last.monday, week.monday).div_euclid(7));
            // A week told again or out of order changes nothing.
            if gap >= 1 {
                stand_still(&mut shares, gap - 1);
                shares.push(week.share.clamp(0.0, 1.0));
                last = Some(week);
            }
        }
        let last = last?;
        let still = days_between(last.monday, as_of).div_euclid(7) - 1;
        stand_still(&mut shares, still);
        let last_monday = last.monday.checked_add_days(Days::new(7 * u64::try_from(still).ok()?))?;
        shares.drain(..shares.len().saturating_sub(MOST_WEEKS));
        Some(Self { shares, last_monday })
    }

    /// The Monday of a week counted from the first one seen.
    fn monday(&self, at: usize) -> Option<NaiveDate> {
        let back = self.shares.len().checked_sub(1)?;
        let first = self.last_monday.checked_sub_days(Days::new(7 * back as u64))?;
        first.checked_add_days(Days::new(7 * at as u64))
    }

    /// Whether an aim whose week is over was met; `ahead` is 0 for the last week seen, and falls before it.
    fn judge(&self, ahead: i64, meets: impl Fn(f64) -> bool) -> Verdict {
        let back = usize::try_from(-ahead).ok();
        let share = back.and_then(|back| self.shares.iter().rev().nth(back));
        if share.is_some_and(|share| meets(*share)) { Verdict::OnTrack } else { Verdict::WillMiss }
    }
}

/// Adds weeks in which nothing happened; more than are looked at need not be told.
fn stand_still(shares: &mut Vec<f64>, weeks: i64) {
    if let (Some(last), Ok(weeks)) = (shares.last().copied(), usize::try_from(weeks)) {
        shares.extend(std::iter::repeat_n(last, weeks.min(MOST_WEEKS)));
    }
}
