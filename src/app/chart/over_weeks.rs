//! What charts over weeks share: the launch as a line, target and baseline as levels, messages and coaching as bars at
//! the foot.

use charming::Chart;
use charming::component::Axis;
use charming::datatype::CompositeValue;
use charming::element::{AreaStyle, ItemStyle, LabelPosition, LineStyle, MarkLineData, Symbol};
use charming::series::{Bar, Line};
use chrono::{Days, NaiveDate};
use uptake::adoption::summary::Reference;
use uptake::choice::Choice;
use uptake::metric::Metric;
use uptake::number::plain;
use uptake::plan::measure::WeekMarks;
use uptake::schedule::weeks::{long_date, short_date, week_from_launch, week_label};
use uptake::t;

use super::palette::Palette;
use super::spec::Table;
use super::style;

/// How much of the height the bars at the foot may take: one part in so many.
const FOOT_PART: f64 = 7.0;

/// The width of the bars at the foot of lines, as a part of a week, and that beside other bars.
pub const FOOT_WIDTHS: (&str, &str) = ("30%", "12%");

/// Where the plot begins without a legend, in pixels.
const NO_LEGEND_TOP: f64 = 28.0;

/// Weeks beyond which a line has no dots: they would run into each other.
const MOST_DOTS: usize = 60;

/// Weeks drawn at most, about ten years: a mistyped year must not make a chart of centuries.
const MOST_WEEKS: usize = 530;

/// What happened in the weeks of a chart beside its figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// Launch and messages.
    pub marks: WeekMarks,
    /// Minutes of coaching in each week; empty where they are not known, or are the figures themselves.
    pub coaching: Vec<f64>,
}

/// Finds what happened in the weeks of these Mondays.
pub type BesideOf<'a> = &'a dyn Fn(&[NaiveDate]) -> Beside;

/// One value a week, and what it is held against.
pub struct OverWeeks {
    /// The Mondays, without gaps.
    pub mondays: Vec<NaiveDate>,
    /// The values, in the metric's unit; `None` where a week has none.
    pub values: Vec<Option<f64>>,
    /// The metric.
    pub metric: Metric,
    /// What happened in these weeks.
    pub beside: Beside,
    /// Baseline and target.
    pub reference: Reference,
}

/// The Mondays from the first to the last of those given, without gaps.
pub fn without_gaps(mondays: impl Iterator<Item = NaiveDate> + Clone) -> Vec<NaiveDate> {
    let Some((first, last)) = mondays.clone().min().zip(mondays.max()) else { return Vec::new() };
    let next = |monday: &NaiveDate| monday.checked_add_days(Days::new(7));
    std::iter::successors(Some(first), next).take_while(|monday| *monday <= last).take(MOST_WEEKS).collect()
}

/// The value that `of` tells for each Monday.
pub fn by_week<T>(mondays: &[NaiveDate], weeks: &[T], of: impl Fn(&T) -> (NaiveDate, f64)) -> Vec<Option<f64>> {
    let value = |monday: &NaiveDate| weeks.iter().map(&of).find(|week| week.0 == *monday).map(|week| week.1);
    mondays.iter().map(value).collect()
}

/// An axis of weeks.
pub fn weeks(palette: &Palette, mondays: &[NaiveDate]) -> Axis {
    style::names(palette, mondays.iter().map(|monday| short_date(*monday)).collect())
}

/// The week of the launch as a line.
pub fn launch(marks: &WeekMarks) -> Option<MarkLineData> {
    let week = marks.launch_week?;
    // The week's place on the axis of names.
    Some(MarkLineData::new().name(t!("chart.launch")).x_axis(CompositeValue::from(week as f64)))
}

/// The same chart with messages and coaching as bars at its foot, of this width and each on an axis of its own.
pub fn with_foot(chart: Chart, palette: &Palette, beside: &Beside, width: &str) -> Chart {
    let messages: Vec<f64> = beside.marks.messages.iter().map(|count| *count as f64).collect();
    let kinds = [
        (t!("chart.messages"), &messages, palette.edge),
        (t!("charts.coaching-min"), &beside.coaching, palette.data[4]),
    ];
    let mut axis = 0.0;
    let add = |chart: Chart, (name, values, colour): (String, &Vec<f64>, &str)| {
        let most = values.iter().copied().fold(0.0, f64::max);
        if most <= 0.0 {
            return chart;
        }
        axis += 1.0;
        let bars = Bar::new()
            .name(name)
            .y_axis_index(axis)
            .bar_width(width)
            .item_style(ItemStyle::new().color(colour).opacity(0.6))
            .data(values.clone());
        chart.y_axis(style::numbers(palette, Some(most * FOOT_PART)).show(false)).series(bars)
    };
    kinds.into_iter().fold(chart, add)
}

/// The names of the bars at the foot, of those that are drawn.
pub fn foot_names(beside: &Beside) -> Vec<String> {
    let messages = beside.marks.messages.iter().any(|count| *count > 0).then(|| t!("chart.messages"));
    let coaching = beside.coaching.iter().any(|minutes| *minutes > 0.0).then(|| t!("charts.coaching-min"));
    messages.into_iter().chain(coaching).collect()
}

/// The cells that open each row of a table over weeks: the week's date and its number from launch.
pub fn week_cells(monday: NaiveDate, marks: &WeekMarks) -> Vec<String> {
    vec![long_date(monday), week_label(week_from_launch(monday, marks.launch))]
}

/// The heads of those cells.
pub fn week_heads() -> Vec<String> {
    vec![t!("chart.column.week-of"), t!("chart.column.from-launch")]
}

/// The heads of what is beside the figures.
pub fn beside_heads(beside: &Beside) -> Vec<String> {
    let coaching = (!beside.coaching.is_empty()).then(|| t!("charts.coaching-min"));
    std::iter::once(t!("chart.messages")).chain(coaching).collect()
}

/// What is beside the figures of one week.
pub fn beside_cells(beside: &Beside, week: usize) -> Vec<String> {
    let messages = beside.marks.messages.get(week).map(u64::to_string).unwrap_or_default();
    std::iter::once(messages).chain(beside.coaching.get(week).copied().map(plain)).collect()
}

impl OverWeeks {
    /// The chart, with the values on this axis.
    pub fn chart(&self, palette: &Palette, values: Axis) -> Chart {
        let is_bare = foot_names(&self.beside).is_empty();
        let grid = if is_bare { style::grid().top(NO_LEGEND_TOP) } else { style::grid() };
        let chart = style::chart()
            .tooltip(style::tooltip())
            .grid(grid)
            .x_axis(weeks(palette, &self.mondays))
            .y_axis(values)
            .series(self.line(palette));
        let chart = if is_bare { chart } else { chart.legend(style::legend(palette)) };
        with_foot(chart, palette, &self.beside, FOOT_WIDTHS.0)
    }

    fn line(&self, palette: &Palette) -> Line {
        let symbol = if self.mondays.len() > MOST_DOTS { Symbol::None } else { Symbol::Circle };
        Line::new()
            .name(self.metric_name())
            .symbol(symbol)
            .symbol_size(7.0)
            .item_style(ItemStyle::new().color(palette.accent))
            .line_style(LineStyle::new().color(palette.accent).width(2.5))
            .area_style(AreaStyle::new().color(palette.accent).opacity(0.1))
            .mark_line(style::lines(palette, self.lines(palette)))
            .data(self.values.clone())
    }

    /// The metric with its unit, since a tooltip shows bare numbers.
    pub fn metric_name(&self) -> String {
        let name = self.metric.label();
        if self.metric.is_share() { t!("chart.in-percent", name = name) } else { name }
    }

    fn lines(&self, palette: &Palette) -> Vec<MarkLineData> {
        let level = |key: &str, value: f64, position| {
            let name = t!(key, value = self.metric.format(value));
            style::level(palette, name, value, position)
        };
        let target = self.reference.target.map(|value| level("chart.target", value, LabelPosition::InsideEndTop));
        let baseline =
            self.reference.baseline.map(|value| level("chart.baseline", value, LabelPosition::InsideStartTop));
        [launch(&self.beside.marks), target, baseline].into_iter().flatten().collect()
    }

    /// The largest number that the axis must reach.
    pub fn most(&self) -> f64 {
        let levels = [self.reference.target, self.reference.baseline].into_iter().flatten();
        self.values.iter().flatten().copied().chain(levels).fold(0.0, f64::max)
    }

    /// The figures as a table; `shown` writes a value.
    pub fn table(&self, shown: impl Fn(f64) -> String) -> Table {
        let mut head = week_heads();
        head.push(self.metric.label());
        head.extend(beside_heads(&self.beside));
        let row = |(week, monday): (usize, &NaiveDate)| {
            let mut cells = week_cells(*monday, &self.beside.marks);
            cells.push(self.values.get(week).copied().flatten().map(&shown).unwrap_or_default());
            cells.extend(beside_cells(&self.beside, week));
            cells
        };
        let numeric = (2..head.len()).collect();
        Table { rows: self.mondays.iter().enumerate().map(row).collect(), head, numeric }
    }
}
