//! The completion rate as it grows week by week, against the plan's target and baseline.

use uptake::adoption::WeekShare;
use uptake::adoption::summary::{Reference, completion_finding};
use uptake::metric::{Definition, Metric};
use uptake::plan::measure::WeekMarks;
use uptake::t;

use super::over_weeks::OverWeeks;
use super::palette::Palette;
use super::spec::ChartSpec;
use super::style;

/// The chart of the completion rate over time.
pub fn completion_over_time(weeks: &[WeekShare], reference: Reference, marks: &WeekMarks) -> ChartSpec {
    let metric = Metric::CompletionRate;
    let data = OverWeeks {
        mondays: weeks.iter().map(|week| week.monday).collect(),
        values: weeks.iter().map(|week| (week.share * 1000.0).round() / 10.0).collect(),
        metric,
        marks,
        reference,
    };
    let finding = completion_finding(weeks, reference);
    let draw = |palette: &Palette| data.chart(palette, style::percents(palette));
    ChartSpec::new("completion-over-time", t!("chart.completion-over-time"), finding, draw)
        .with_table(data.table(|value| metric.format(value)))
        .with_note(metric.definition(Definition::Caveat))
}
