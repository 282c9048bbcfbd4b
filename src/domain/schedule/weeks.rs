//! Weeks counted from launch, and dates as people write them.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use crate::t;

/// The Monday of the ISO week that `day` lies in.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    let since_monday = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since_monday)).unwrap_or(day)
}

/// Days from `from` to `to`; negative when `to` is the earlier one.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// The ISO week of `day` counted from launch: 1 is the week of the launch, −1 the one before. There is no week 0.
pub fn week_from_launch(day: NaiveDate, launch: NaiveDate) -> i64 {
    let weeks = days_between(monday_of(launch), monday_of(day)) / 7;
    if weeks < 0 { weeks } else { weeks + 1 }
}

/// The Monday of a week counted from launch, the inverse of [`week_from_launch`]; week 0 is read as week 1.
pub fn monday_of_week(week: i64, launch: NaiveDate) -> NaiveDate {
    let weeks = if week > 0 { week - 1 } else { week };
    let first = monday_of(launch);
    TimeDelta::try_weeks(weeks).and_then(|span| first.checked_add_signed(span)).unwrap_or(first)
}

/// Whether the week of a Monday was over on the day `on`.
pub fn is_over(monday: NaiveDate, on: NaiveDate) -> bool {
    monday.checked_add_days(Days::new(7)).is_some_and(|end| end <= on)
}

/// The place of the last of some weeks, given by their Mondays in order, that was over on the day `on`; `None` when none
/// was.
pub fn last_over(
    mut mondays: impl DoubleEndedIterator<Item = NaiveDate> + ExactSizeIterator,
    on: NaiveDate,
) -> Option<usize> {
    mondays.rposition(|monday| is_over(monday, on))
}

/// A week counted from launch as people say it: `Week 1`, `Week −2`.
pub fn week_label(week: i64) -> String {
    // A true minus sign, which does not wrap and lines up with digits.
    let number = if week < 0 { format!("\u{2212}{}", week.unsigned_abs()) } else { week.to_string() };
    t!("date.week", week = number)
}

/// A date with its weekday and year: `Mon 7 Sep 2026`.
pub fn long_date(date: NaiveDate) -> String {
    t!(
        "date.long",
        weekday = weekday_name(date.weekday()),
        day = date.day(),
        month = month_name(date.month()),
        year = date.year()
    )
}

/// A date whose year is clear from what stands around it: `7 Sep`.
pub fn short_date(date: NaiveDate) -> String {
    t!("date.short", day = date.day(), month = month_name(date.month()))
}

/// The heading of a calendar month: `September 2026`.
pub fn month_title(first: NaiveDate) -> String {
    // lang: date.month_long.*
    let month = t!(format!("date.month_long.{}", first.month()));
    t!("date.month_title", month = month, year = first.year())
}

/// The short name of a weekday: `Mon`.
pub fn weekday_name(weekday: Weekday) -> String {
    // lang: date.weekday.*
    t!(format!("date.weekday.{}", weekday.number_from_monday()))
}

/// The short name of a month, 1 to 12: `Sep`.
pub fn month_name(month: u32) -> String {
    // lang: date.month.*
    t!(format!("date.month.{month}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn week(day: &str, expected: i64) {
        // The launch is a Wednesday, so that its own week has days before it.
        assert_eq!(week_from_launch(date(day), date("2026-09-09")), expected, "{day}");
    }

    #[test]
    fn the_week_of_the_launch_is_week_one_and_there_is_no_week_nought() {
        week("2026-09-06", -1);
        week("2026-09-07", 1);
        week("2026-09-13", 1);
        week("2026-09-14", 2);
        week("2026-08-30", -2);
        week("2027-01-04", 18);
    }

    #[test]
    fn a_week_counts_once_it_is_over() {
        let mondays = ["2026-09-07", "2026-09-14"].map(date);
        let check = |on: &str, expected| assert_eq!(last_over(mondays.into_iter(), date(on)), expected, "{on}");
        check("2026-09-13", None);
        check("2026-09-14", Some(0));
        check("2026-10-14", Some(1));
    }

    #[test]
    fn dates_are_written_for_people() {
        assert_eq!(long_date(date("2026-09-07")), "Mon 7 Sep 2026");
        assert_eq!(short_date(date("2027-01-31")), "31\u{a0}Jan");
        assert_eq!(month_title(date("2026-09-01")), "September 2026");
        assert_eq!(week_label(-2), "Week \u{2212}2");
    }

    proptest! {
        #[test]
        fn a_week_and_its_monday_are_each_others_inverse(launch in 0_i64..20_000, day in 0_i64..20_000) {
            let epoch = NaiveDate::default();
            let (launch, day) = (epoch + TimeDelta::days(launch), epoch + TimeDelta::days(day));
            let week = week_from_launch(day, launch);
            prop_assert_ne!(week, 0);
            prop_assert_eq!(monday_of_week(week, launch), monday_of(day));
        }
    }
}
