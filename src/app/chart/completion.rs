//! The completion rate as it grows week by week, against the plan's target and baseline, and where it is heading.

use charming::Chart;
use charming::element::{ItemStyle, LineStyle, LineStyleType, Symbol};
use charming::series::Line;
use chrono::{Days, NaiveDate};
use uptake::adoption::WeekShare;
use uptake::adoption::findings_text::forecast_finding;
use uptake::adoption::stats::{Aim, Backtest, Forecast, ForecastWeek};
use uptake::adoption::summary::{Reference, completion_finding};
use uptake::metric::Metric;
use uptake::number::{in_percent, percent};
use uptake::t;

use super::band::Band;
use super::over_weeks::{BesideOf, OverWeeks, by_week, foot_names, without_gaps};
use super::palette::Palette;
use super::spec::{ChartSpec, Table};
use super::style;

/// Where the completion rate is heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The weeks ahead.
    pub made: Forecast,
    /// What shall be reached, and when.
    pub aim: Aim,
    /// How often such a range held so far.
    pub held: Option<Backtest>,
}

/// The chart of the completion rate over time, with the weeks ahead where there is an outlook.
pub fn completion_over_time(
    weeks: &[WeekShare],
    reference: Reference,
    outlook: Option<&Outlook>,
    beside: BesideOf<'_>,
) -> ChartSpec {
    let metric = Metric::CompletionRate;
    let ahead: &[ForecastWeek] = outlook.map(|outlook| outlook.made.weeks.as_slice()).unwrap_or_default();
    let mondays = without_gaps(weeks.iter().map(|week| week.monday).chain(ahead.iter().map(|week| week.monday)));
    let data = OverWeeks {
        values: by_week(&mondays, weeks, |week| (week.monday, in_percent(week.share))),
        metric,
        beside: beside(&mondays),
        mondays,
        reference,
    };
    let mut finding = completion_finding(weeks, reference);
    if let Some(outlook) = outlook {
        finding.push(' ');
        finding.push_str(&forecast_finding(&outlook.made, outlook.aim, outlook.held));
    }
    let draw = |palette: &Palette| {
        let chart = data.chart(palette, style::percents(palette));
        if ahead.is_empty() { chart } else { with_ahead(chart, palette, &data, weeks, ahead) }
    };
    let table = data.table(|value| metric.format(value));
    let spec = ChartSpec::new("completion-over-time", t!("chart.completion-over-time"), finding, draw);
    if ahead.is_empty() {
        spec.with_table(table)
    } else {
        spec.with_table(table_ahead(table, &data.mondays, ahead)).with_note(t!("charts.forecast.note")).wide()
    }
}

/// The expected line, dotted, and its range; both begin at the last share seen.
fn with_ahead(chart: Chart, palette: &Palette, data: &OverWeeks, weeks: &[WeekShare], ahead: &[ForecastWeek]) -> Chart {
    let before = ahead.first().and_then(|first| first.monday.checked_sub_days(Days::new(7)));
    let seen = before.and_then(|before| {
        let last = weeks.iter().rev().find(|week| week.monday <= before)?;
        Some(ForecastWeek { monday: before, expected: last.share, low: last.share, high: last.share })
    });
    let all: Vec<ForecastWeek> = seen.into_iter().chain(ahead.iter().copied()).collect();
    let line = |of: fn(&ForecastWeek) -> f64| {
        by_week(&data.mondays, &all, |week: &ForecastWeek| (week.monday, in_percent(of(week))))
    };
    let dotted = LineStyle::new().color(palette.ink).width(2.5).type_(LineStyleType::Dotted);
    let expected = Line::new()
        .name(t!("charts.expected"))
        .symbol(Symbol::None)
        .item_style(ItemStyle::new().color(palette.ink))
        .line_style(dotted)
        .data(line(|week| week.expected));
    let band = Band { low: line(|week| week.low), high: line(|week| week.high), is_step: false };
    // The ends of the range explain themselves; the legend names what is left.
    let mut names = vec![data.metric_name(), t!("charts.expected")];
    names.extend(foot_names(&data.beside));
    band.add(chart, palette).series(expected).legend(style::legend(palette).data(names))
}

/// The table with what is expected in the weeks ahead.
fn table_ahead(mut table: Table, mondays: &[NaiveDate], ahead: &[ForecastWeek]) -> Table {
    table.head.extend([t!("charts.expected"), t!("charts.column.range")]);
    table.numeric.extend([table.head.len() - 2, table.head.len() - 1]);
    for (row, monday) in table.rows.iter_mut().zip(mondays) {
        let week = ahead.iter().find(|week| week.monday == *monday);
        row.push(week.map(|week| percent(week.expected)).unwrap_or_default());
        let range = |week: &ForecastWeek| t!("chart.from-to", low = percent(week.low), high = percent(week.high));
        row.push(week.map(range).unwrap_or_default());
    }
    table
}
