//! Learners active in each week, against the plan's target and baseline.

use chrono::NaiveDate;
use uptake::adoption::WeekCount;
use uptake::adoption::summary::{Reference, weekly_active_finding};
use uptake::choice::Choice;
use uptake::metric::Metric;
use uptake::number;

use super::over_weeks::{BesideOf, OverWeeks};
use super::palette::Palette;
use super::spec::ChartSpec;
use super::style;

/// The chart of weekly active learners; the finding speaks of the last week that was over on `as_of`.
pub fn weekly_active(weeks: &[WeekCount], as_of: NaiveDate, reference: Reference, beside: BesideOf<'_>) -> ChartSpec {
    let metric = Metric::WeeklyActive;
    let mondays: Vec<NaiveDate> = weeks.iter().map(|week| week.monday).collect();
    let data = OverWeeks {
        values: weeks.iter().map(|week| Some(week.count as f64)).collect(),
        metric,
        beside: beside(&mondays),
        mondays,
        reference,
    };
    let finding = weekly_active_finding(weeks, as_of, reference);
    let draw = |palette: &Palette| data.chart(palette, style::numbers(palette, Some(style::round_up(data.most()))));
    ChartSpec::new(metric.key(), metric.label(), finding, draw).with_table(data.table(number::plain))
}
