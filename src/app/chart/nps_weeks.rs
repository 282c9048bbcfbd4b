//! The net promoter score week by week, against the plan's target and baseline.

use uptake::adoption::WeekScore;
use uptake::adoption::findings_text::score_finding;
use uptake::adoption::summary::Reference;
use uptake::metric::Metric;
use uptake::number;
use uptake::t;

use super::over_weeks::{BesideOf, OverWeeks, by_week, without_gaps};
use super::palette::Palette;
use super::spec::ChartSpec;
use super::style;

/// The chart of the weekly score.
pub fn nps_over_time(weeks: &[WeekScore], reference: Reference, beside: BesideOf<'_>) -> ChartSpec {
    let mondays = without_gaps(weeks.iter().map(|week| week.monday));
    let data = OverWeeks {
        values: by_week(&mondays, weeks, |week| (week.monday, week.score)),
        metric: Metric::Nps,
        beside: beside(&mondays),
        mondays,
        reference,
    };
    let draw = |palette: &Palette| data.chart(palette, style::numbers(palette, Some(100.0)).min(-100.0));
    ChartSpec::new("nps-over-time", t!("charts.nps-over-time"), score_finding(weeks), draw)
        .with_table(data.table(number::score))
}
