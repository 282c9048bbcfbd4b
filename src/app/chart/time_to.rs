//! How long it takes: the share that is done by each day since the start, in steps, with its range and its median.

use charming::datatype::CompositeValue;
use charming::element::{ItemStyle, LabelPosition, LineStyle, MarkLineData, Step, Symbol};
use charming::series::Line;
use uptake::adoption::findings_text::time_finding;
use uptake::adoption::stats::{Interval, Survival, SurvivalPoint};
use uptake::adoption::{Start, TimeTo};
use uptake::choice::Choice;
use uptake::lang::count;
use uptake::metric::Metric;
use uptake::number::{grouped, in_percent, percent};
use uptake::t;

use super::band::Band;
use super::palette::Palette;
use super::spec::{ChartSpec, Table};
use super::style;

/// Beyond so many days the axis counts in weeks.
const MOST_DAYS: u32 = 366;

/// What the axis counts in.
struct Scale {
    days: u32,
    places: u32,
}

/// The chart of the time until `metric` is reached; `None` where nobody was followed.
pub fn time_to(metric: Metric, time: &TimeTo) -> Option<ChartSpec> {
    let curve = time.curve()?;
    let days = if curve.last_day > MOST_DAYS { 7 } else { 1 };
    let scale = Scale { days, places: curve.last_day.div_ceil(days) };
    let draw = |palette: &Palette| {
        let at = |place: u32| curve.completed_by((place * scale.days).min(curve.last_day));
        let places = || 0..=scale.places;
        let end = |of: fn(&Interval) -> f64| -> Vec<Option<f64>> {
            places().map(|place| at(place)?.interval.map(|interval| in_percent(of(&interval)))).collect()
        };
        let shares: Vec<Option<f64>> = places().map(|place| at(place).map(|by| in_percent(by.share))).collect();
        let line = Line::new()
            .name(t!("charts.done-percent"))
            .step(Step::End)
            .symbol(Symbol::None)
            .item_style(ItemStyle::new().color(palette.accent))
            .line_style(LineStyle::new().color(palette.accent).width(2.5))
            .mark_line(style::lines(palette, median(palette, &curve, &scale)))
            .data(shares);
        let band = Band { low: end(|interval| interval.low), high: end(|interval| interval.high), is_step: true };
        let names = places().map(|place| (place * scale.days).to_string()).collect();
        let x = style::named(style::names(palette, names), palette, since(time.from), 28.0);
        let chart = style::chart()
            .tooltip(style::tooltip())
            .grid(style::grid().top(20.0).bottom(32.0))
            .x_axis(x)
            .y_axis(style::percents(palette));
        band.add(chart, palette).series(line)
    };
    let spec = ChartSpec::new(metric.key(), metric.label(), time_finding(&curve), draw)
        .with_table(table(&curve))
        .with_note(t!("charts.time-note"));
    Some(if time.left_out > 0 { spec.with_note(count("charts.time-left-out", time.left_out)) } else { spec })
}

/// What the days count from.
fn since(start: Start) -> String {
    match start {
        Start::Enrolled => t!("charts.days-since.enrolled"),
        Start::Hired => t!("charts.days-since.hired"),
        Start::Started => t!("charts.days-since.started"),
        Start::FirstActivity => t!("charts.days-since.first-activity"),
    }
}

/// Half of them, and the day by which they were done.
fn median(palette: &Palette, curve: &Survival, scale: &Scale) -> Vec<MarkLineData> {
    let half = style::level(palette, t!("charts.half"), 50.0, LabelPosition::InsideEndTop);
    let day = curve.median.map(|median| {
        let name = count("charts.days", median.day);
        MarkLineData::new().name(name).x_axis(CompositeValue::from(f64::from(median.day / scale.days)))
    });
    std::iter::once(half).chain(day).collect()
}

fn table(curve: &Survival) -> Table {
    let head = vec![
        t!("charts.column.day"),
        t!("charts.column.waiting"),
        t!("charts.column.done"),
        t!("charts.column.done-share"),
        t!("chart.column.interval"),
    ];
    let row = |point: &SurvivalPoint| {
        let range = |low: f64, high: f64| t!("chart.from-to", low = percent(low), high = percent(high));
        vec![
            point.day.to_string(),
            grouped(point.at_risk),
            grouped(point.events),
            percent(1.0 - point.share),
            point.interval.map(|open| range(1.0 - open.high, 1.0 - open.low)).unwrap_or_default(),
        ]
    };
    Table { head, rows: curve.points.iter().map(row).collect(), numeric: vec![0, 1, 2, 3, 4] }
}
