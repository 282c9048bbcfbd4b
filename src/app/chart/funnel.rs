//! How many learners started and finished each step: where people are lost.

use charming::element::ItemStyle;
use charming::series::Bar;
use uptake::adoption::FunnelStep;
use uptake::adoption::summary::{drop_off, funnel_finding};
use uptake::choice::Choice;
use uptake::metric::Metric;
use uptake::number::{grouped, percent};
use uptake::t;

use super::palette::Palette;
use super::spec::{ChartSpec, Table};
use super::style;

/// Steps drawn before the person asks for the rest; the table has them all.
const FIRST: usize = 20;

/// Steps drawn at most: a picture of more would be too large for a canvas.
const MOST: usize = 160;

/// The chart of drop-off by step; its bars are of the first steps, or of all.
pub fn funnel(steps: &[FunnelStep], shows_all: bool) -> ChartSpec {
    let most = if shows_all { MOST } else { FIRST };
    let drawn = &steps[..steps.len().min(most)];
    let draw = |palette: &Palette| {
        let bar = |name: String, colour: &str, count: fn(&FunnelStep) -> u64| {
            Bar::new()
                .name(name)
                .bar_gap("10%")
                .item_style(ItemStyle::new().color(colour))
                .data(drawn.iter().map(|step| count(step) as f64).collect())
        };
        style::chart()
            .tooltip(style::tooltip())
            .legend(style::legend(palette))
            .grid(style::grid())
            .x_axis(style::numbers(palette, None))
            .y_axis(style::names(palette, drawn.iter().map(|step| step.step.clone()).collect()).inverse(true))
            .series(bar(t!("chart.started"), palette.data[5], |step| step.started))
            .series(bar(t!("chart.completed"), palette.data[0], |step| step.completed))
    };
    let metric = Metric::DropOff;
    let mut spec = ChartSpec::new(metric.key(), metric.label(), funnel_finding(steps), draw)
        .with_bars(drawn.len(), 48)
        .with_table(table(steps));
    if drawn.len() < steps.len() {
        spec = spec.with_note(t!("chart.first-only", n = drawn.len(), all = steps.len()));
    }
    if steps.len() > FIRST { spec.with_more(steps.len().min(MOST), shows_all) } else { spec }
}

fn table(steps: &[FunnelStep]) -> Table {
    let head = vec![
        t!("chart.column.step"),
        t!("chart.started"),
        t!("chart.completed"),
        t!("chart.column.lost"),
        Metric::DropOff.label(),
    ];
    let row = |step: &FunnelStep| {
        vec![
            step.step.clone(),
            grouped(step.started),
            grouped(step.completed),
            grouped(step.started.saturating_sub(step.completed)),
            drop_off(step).map(percent).unwrap_or_default(),
        ]
    };
    Table { head, rows: steps.iter().map(row).collect(), numeric: vec![1, 2, 3, 4] }
}
