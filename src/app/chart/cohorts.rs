//! Completion by group, each share with the range it could lie in by chance. Small groups never come this far.

use charming::datatype::CompositeValue;
use charming::element::{ItemStyle, Label, LineStyle, LineStyleType, MarkLine, MarkLineData, MarkLineVariant, Symbol};
use charming::series::Bar;
use uptake::adoption::summary::{cohort_finding, group_interval};
use uptake::adoption::{CohortGroup, CohortSplit};
use uptake::number::{grouped, percent};
use uptake::t;

use super::palette::Palette;
use super::spec::{ChartSpec, Table};
use super::style;

/// Groups drawn at most, half of them from either end; the table has them all.
const MOST: usize = 40;

/// The chart of one cohort column, the `index`th of its import.
pub fn cohorts(split: &CohortSplit, index: usize) -> ChartSpec {
    let title = t!("chart.cohorts", column = split.column);
    let drawn = drawn(&split.groups);
    let draw = |palette: &Palette| {
        let label = |group: &&CohortGroup| t!("chart.group", name = group.name, n = grouped(group.learners));
        let bars = Bar::new()
            .name(t!("chart.in-percent", name = t!("chart.completed")))
            .bar_width("55%")
            .item_style(ItemStyle::new().color(palette.data[0]).opacity(0.85))
            .mark_line(intervals(palette, &drawn))
            .data(drawn.iter().map(|group| tenths(share(group))).collect());
        style::chart()
            .tooltip(style::tooltip())
            .grid(style::grid().top(12.0))
            .x_axis(style::percents(palette))
            .y_axis(style::names(palette, drawn.iter().map(label).collect()).inverse(true))
            .series(bars)
    };
    let spec = ChartSpec::new(format!("cohorts-{index}"), title, cohort_finding(split), draw)
        .with_bars(drawn.len(), 40)
        .with_table(table(split))
        .with_note(t!("chart.interval-note"));
    if drawn.len() < split.groups.len() {
        spec.with_note(t!("chart.ends-only", n = MOST, all = split.groups.len()))
    } else {
        spec
    }
}

/// The groups that are drawn: all, or the best and the weakest where there are too many.
fn drawn(groups: &[CohortGroup]) -> Vec<&CohortGroup> {
    let half = MOST / 2;
    if groups.len() <= MOST {
        groups.iter().collect()
    } else {
        groups[..half].iter().chain(&groups[groups.len() - half..]).collect()
    }
}

fn share(group: &CohortGroup) -> f64 {
    group.completed as f64 / group.learners.max(1) as f64
}

/// A share in per cent, with one decimal.
fn tenths(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}

/// A line over each bar, from end to end of its interval.
fn intervals(palette: &Palette, groups: &[&CohortGroup]) -> MarkLine {
    let line = |(row, group): (usize, &&CohortGroup)| {
        let interval = group_interval(group)?;
        let end = |share: f64| {
            let place = vec![CompositeValue::from(tenths(share)), CompositeValue::from(row as f64)];
            MarkLineData::new().coord(CompositeValue::from(place))
        };
        Some(MarkLineVariant::StartToEnd(end(interval.low), end(interval.high)))
    };
    MarkLine::new()
        .silent(true)
        .symbol(vec![Symbol::Circle, Symbol::Circle])
        .label(Label::new().show(false))
        .line_style(LineStyle::new().color(palette.ink).width(2.0).type_(LineStyleType::Solid))
        .data(groups.iter().enumerate().filter_map(line).collect())
}

fn table(split: &CohortSplit) -> Table {
    let head = vec![
        split.column.clone(),
        t!("chart.column.learners"),
        t!("chart.completed"),
        t!("chart.column.share"),
        t!("chart.column.interval"),
    ];
    let row = |group: &CohortGroup| {
        let interval = group_interval(group);
        vec![
            group.name.clone(),
            grouped(group.learners),
            grouped(group.completed),
            percent(share(group)),
            interval.map(|i| t!("chart.from-to", low = percent(i.low), high = percent(i.high))).unwrap_or_default(),
        ]
    };
    Table { head, rows: split.groups.iter().map(row).collect(), numeric: vec![1, 2, 3, 4] }
}
