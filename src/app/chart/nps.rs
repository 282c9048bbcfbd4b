//! The answers behind a net promoter score, in one bar.

use charming::element::{ItemStyle, Label, LabelPosition};
use charming::series::Bar;
use uptake::adoption::Nps;
use uptake::adoption::summary::{Reference, nps_finding};
use uptake::choice::Choice;
use uptake::metric::Metric;
use uptake::number::{grouped, percent};
use uptake::t;

use super::palette::Palette;
use super::spec::{ChartSpec, Table};
use super::style;

/// One of the three kinds of answers.
struct Part {
    name: String,
    answers: u64,
    colour: usize,
    /// Ink that reads on the colour.
    ink: &'static str,
}

/// The chart of the net promoter score.
pub fn nps(nps: &Nps, reference: Reference) -> ChartSpec {
    let parts = [
        Part { name: t!("chart.detractors"), answers: nps.detractors, colour: 1, ink: "#000000" },
        Part { name: t!("chart.passives"), answers: nps.passives, colour: 4, ink: "#000000" },
        Part { name: t!("chart.promoters"), answers: nps.promoters, colour: 0, ink: "#ffffff" },
    ];
    let all = nps.answers();
    let draw = |palette: &Palette| {
        let bar = |part: &Part| {
            Bar::new()
                .name(part.name.clone())
                .stack("answers")
                .bar_width("60%")
                .item_style(ItemStyle::new().color(palette.data[part.colour]))
                .label(Label::new().show(part.answers > 0).position(LabelPosition::Inside).color(part.ink))
                .data(vec![part.answers as f64])
        };
        let frame = style::chart()
            .tooltip(style::tooltip())
            .legend(style::legend(palette))
            .grid(style::grid())
            .x_axis(style::numbers(palette, Some(all as f64)))
            .y_axis(style::names(palette, vec![t!("chart.answers")]));
        parts.iter().fold(frame, |chart, part| chart.series(bar(part)))
    };
    let metric = Metric::Nps;
    ChartSpec::new(metric.key(), metric.label(), nps_finding(nps, reference), draw)
        .with_bars(1, 88)
        .with_table(table(&parts, all))
}

fn table(parts: &[Part], all: u64) -> Table {
    let share = |answers: u64| percent(answers as f64 / all.max(1) as f64);
    let row = |part: &Part| vec![part.name.clone(), grouped(part.answers), share(part.answers)];
    let head = vec![t!("chart.column.kind"), t!("chart.answers"), t!("chart.column.share")];
    Table { head, rows: parts.iter().map(row).collect(), numeric: vec![1, 2] }
}
