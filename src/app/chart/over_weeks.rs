//! What charts over weeks share: the launch as a line, target and baseline as levels, messages as bars at the foot.

use charming::Chart;
use charming::component::Axis;
use charming::datatype::CompositeValue;
use charming::element::{AreaStyle, ItemStyle, LabelPosition, LineStyle, MarkLineData, Symbol};
use charming::series::{Bar, Line};
use chrono::NaiveDate;
use uptake::adoption::summary::Reference;
use uptake::choice::Choice;
use uptake::metric::Metric;
use uptake::plan::measure::WeekMarks;
use uptake::schedule::weeks::{long_date, short_date, week_from_launch, week_label};
use uptake::t;

use super::palette::Palette;
use super::spec::Table;
use super::style;

/// How much of the height the bars of messages may take: one part in so many.
const MESSAGES_PART: f64 = 7.0;

/// One value a week, and what it is held against.
pub struct OverWeeks<'a> {
    /// The Mondays.
    pub mondays: Vec<NaiveDate>,
    /// The values, in the metric's unit.
    pub values: Vec<f64>,
    /// The metric.
    pub metric: Metric,
    /// What happened in these weeks.
    pub marks: &'a WeekMarks,
    /// Baseline and target.
    pub reference: Reference,
}

impl OverWeeks<'_> {
    /// The chart, with the values on this axis.
    pub fn chart(&self, palette: &Palette, values: Axis) -> Chart {
        let weeks = self.mondays.iter().map(|monday| short_date(*monday)).collect();
        let chart = style::chart()
            .tooltip(style::tooltip())
            .grid(style::grid())
            .x_axis(style::names(palette, weeks))
            .y_axis(values)
            .series(self.line(palette));
        let most = self.marks.messages.iter().max().copied().unwrap_or_default();
        if most == 0 {
            return chart;
        }
        let messages = Bar::new()
            .name(t!("chart.messages"))
            .y_axis_index(1)
            .bar_width("40%")
            .item_style(ItemStyle::new().color(palette.edge).opacity(0.6))
            .data(self.marks.messages.iter().map(|count| *count as f64).collect());
        let at_the_foot = style::numbers(palette, Some(most as f64 * MESSAGES_PART)).show(false);
        chart.legend(style::legend(palette)).y_axis(at_the_foot).series(messages)
    }

    fn line(&self, palette: &Palette) -> Line {
        Line::new()
            .name(self.metric_name())
            .symbol(Symbol::Circle)
            .symbol_size(7.0)
            .item_style(ItemStyle::new().color(palette.accent))
            .line_style(LineStyle::new().color(palette.accent).width(2.5))
            .area_style(AreaStyle::new().color(palette.accent).opacity(0.1))
            .mark_line(style::lines(palette, self.lines(palette)))
            .data(self.values.clone())
    }

    /// The metric with its unit, since a tooltip shows bare numbers.
    fn metric_name(&self) -> String {
        let name = self.metric.label();
        if self.metric.is_share() { t!("chart.in-percent", name = name) } else { name }
    }

    fn lines(&self, palette: &Palette) -> Vec<MarkLineData> {
        let level = |key: &str, value: f64, position| {
            let name = t!(key, value = self.metric.format(value));
            style::level(palette, name, value, position)
        };
        let launch = self.marks.launch_week.map(|week| {
            // The week's place on the axis of names.
            MarkLineData::new().name(t!("chart.launch")).x_axis(CompositeValue::from(week as f64))
        });
        let target = self.reference.target.map(|value| level("chart.target", value, LabelPosition::InsideEndTop));
        let baseline =
            self.reference.baseline.map(|value| level("chart.baseline", value, LabelPosition::InsideStartTop));
        [launch, target, baseline].into_iter().flatten().collect()
    }

    /// The largest number that the axis must reach.
    pub fn most(&self) -> f64 {
        let levels = [self.reference.target, self.reference.baseline].into_iter().flatten();
        self.values.iter().copied().chain(levels).fold(0.0, f64::max)
    }

    /// The figures as a table; `shown` writes a value.
    pub fn table(&self, shown: impl Fn(f64) -> String) -> Table {
        let head =
            vec![t!("chart.column.week-of"), t!("chart.column.from-launch"), self.metric.label(), t!("chart.messages")];
        let row = |(index, monday): (usize, &NaiveDate)| {
            vec![
                long_date(*monday),
                week_label(week_from_launch(*monday, self.marks.launch)),
                self.values.get(index).copied().map(&shown).unwrap_or_default(),
                self.marks.messages.get(index).map(u64::to_string).unwrap_or_default(),
            ]
        };
        Table { head, rows: self.mondays.iter().enumerate().map(row).collect(), numeric: vec![2, 3] }
    }
}
