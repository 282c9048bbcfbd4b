//! Completion by group, each share with the range it could lie in by chance. Small groups never come this far.

use charming::datatype::{CompositeValue, DataPoint, DataPointItem};
use charming::element::{ItemStyle, Label, LineStyle, LineStyleType, MarkLine, MarkLineData, MarkLineVariant, Symbol};
use charming::series::Bar;
use uptake::adoption::findings_text::group_finding;
use uptake::adoption::summary::{cohort_finding, group_interval};
use uptake::adoption::{CohortGroup, CohortSplit};
use uptake::number::{grouped, in_percent, percent};
use uptake::t;

use super::palette::Palette;
use super::spec::{ChartSpec, Shown, Table};
use super::style;

/// Groups drawn before the person asks for the rest, half of them from either end; the table has them all.
const FIRST: usize = 20;

/// Groups drawn at most: a picture of more would be too large for a canvas.
const MOST: usize = 300;

/// The height of a bar, in pixels, among few and among many.
const HEIGHTS: (u32, u32) = (40, 24);

/// The chart of one cohort column, the `index`th of its import.
pub fn cohorts(split: &CohortSplit, index: usize, shown: Shown<'_>) -> ChartSpec {
    let title = t!("chart.cohorts", column = split.column);
    let drawn = drawn(&split.groups, shown);
    let draw = |palette: &Palette| {
        let label = |group: &&CohortGroup| t!("chart.group", name = group.name, n = grouped(group.learners));
        let bars = Bar::new()
            .name(t!("chart.in-percent", name = t!("chart.completed")))
            .bar_width("55%")
            .item_style(ItemStyle::new().color(palette.data[0]).opacity(0.85))
            .mark_line(intervals(palette, &drawn))
            .data(drawn.iter().map(|group| bar(palette, group, shown.chosen)).collect());
        style::chart()
            .tooltip(style::tooltip())
            .grid(style::grid().top(12.0))
            .x_axis(style::percents(palette))
            .y_axis(style::names(palette, drawn.iter().map(label).collect()).inverse(true))
            .series(bars)
    };
    let apart = shown.chosen.and_then(|name| group_finding(split, name));
    let finding = std::iter::once(cohort_finding(split)).chain(apart).collect::<Vec<_>>().join(" ");
    let height = if drawn.len() > FIRST + 1 { HEIGHTS.1 } else { HEIGHTS.0 };
    let spec = ChartSpec::new(format!("cohorts-{index}"), title, finding, draw)
        .with_bars(drawn.len(), height)
        .with_table(table(split))
        .with_note(t!("chart.interval-note"));
    let all = split.groups.len();
    let spec = if drawn.len() < all {
        spec.with_note(t!("chart.ends-only", n = drawn.len(), all = grouped(all as u64)))
    } else {
        spec
    };
    if all > FIRST { spec.with_more(all.min(MOST), shown.all) } else { spec }
}

/// A group's bar; the others step back where one is chosen.
fn bar(palette: &Palette, group: &CohortGroup, chosen: Option<&str>) -> DataPoint {
    let value = in_percent(group.share());
    match chosen {
        Some(name) if name != group.name => {
            let back = ItemStyle::new().color(palette.edge).opacity(0.45);
            DataPoint::from(DataPointItem::new(value).item_style(back))
        }
        _ => DataPoint::from(value),
    }
}

/// The groups that are drawn: all, or the best and the weakest where there are too many, and the chosen one always.
fn drawn<'a>(groups: &'a [CohortGroup], shown: Shown<'_>) -> Vec<&'a CohortGroup> {
    let most = if shown.all { MOST } else { FIRST };
    let is_end = |place: usize| groups.len() <= most || place < most / 2 || place >= groups.len() - most / 2;
    let is_chosen = |group: &CohortGroup| shown.chosen == Some(group.name.as_str());
    let places = groups.iter().enumerate();
    places.filter(|(place, group)| is_end(*place) || is_chosen(group)).map(|(_, group)| group).collect()
}

/// A line over each bar, from end to end of its interval.
fn intervals(palette: &Palette, groups: &[&CohortGroup]) -> MarkLine {
    let line = |(row, group): (usize, &&CohortGroup)| {
        let interval = group_interval(group)?;
        let end = |share: f64| {
            let place = vec![CompositeValue::from(in_percent(share)), CompositeValue::from(row as f64)];
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
            percent(group.share()),
            interval.map(|i| t!("chart.from-to", low = percent(i.low), high = percent(i.high))).unwrap_or_default(),
        ]
    };
    Table { head, rows: split.groups.iter().map(row).collect(), numeric: vec![1, 2, 3, 4] }
}
