//! What managers and learners gave week by week, beside the messages: confirmations, coaching, minutes of learning.

use charming::Chart;
use charming::element::ItemStyle;
use charming::series::Bar;
use chrono::NaiveDate;
use uptake::adoption::findings_text::{coaching_finding, confirmations_finding, minutes_finding};
use uptake::adoption::{Confirmations, WeekCoaching, WeekSum};
use uptake::choice::Choice;
use uptake::metric::Metric;
use uptake::number::plain;
use uptake::t;

use super::over_weeks::{Beside, BesideOf, FOOT_WIDTHS, beside_cells, beside_heads, by_week, launch, week_cells};
use super::over_weeks::{week_heads, weeks as week_axis, with_foot, without_gaps};
use super::palette::Palette;
use super::spec::{ChartSpec, Table};
use super::style;

/// Bars over weeks: one or two values a week.
struct Bars {
    mondays: Vec<NaiveDate>,
    /// Name, place in the palette, values.
    kinds: Vec<(String, usize, Vec<Option<f64>>)>,
    beside: Beside,
}

/// The chart of managers or teams who confirmed, beside those asked.
pub fn confirmations(found: &Confirmations, as_of: NaiveDate, beside: BesideOf<'_>) -> ChartSpec {
    let mondays = without_gaps(found.weekly.iter().map(|week| week.monday));
    let asked = by_week(&mondays, &found.weekly, |week| (week.monday, week.asked as f64));
    let confirmed = by_week(&mondays, &found.weekly, |week| (week.monday, week.confirmed as f64));
    let bars = Bars {
        kinds: vec![(t!("charts.asked"), 5, asked), (t!("charts.confirmed"), 0, confirmed)],
        beside: beside(&mondays),
        mondays,
    };
    let metric = Metric::ManagerConfirmations;
    bars.spec(metric.key(), metric.label(), confirmations_finding(found, as_of))
}

/// The chart of coaching minutes.
pub fn coaching(weeks: &[WeekCoaching], as_of: NaiveDate, beside: BesideOf<'_>) -> ChartSpec {
    let mondays = without_gaps(weeks.iter().map(|week| week.monday));
    let minutes = by_week(&mondays, weeks, |week| (week.monday, week.minutes));
    // Here they are the figures; beside them only the messages stand.
    let beside = Beside { coaching: Vec::new(), ..beside(&mondays) };
    let bars = Bars { kinds: vec![(t!("charts.coaching-min"), 0, minutes)], beside, mondays };
    let metric = Metric::CoachingMinutes;
    bars.spec(metric.key(), metric.label(), coaching_finding(weeks, as_of))
}

/// The chart of minutes of learning.
pub fn minutes(weeks: &[WeekSum], as_of: NaiveDate, beside: BesideOf<'_>) -> ChartSpec {
    let mondays = without_gaps(weeks.iter().map(|week| week.monday));
    let sums = by_week(&mondays, weeks, |week| (week.monday, week.sum));
    let name = t!("charts.minutes");
    let bars = Bars { kinds: vec![(name.clone(), 0, sums)], beside: beside(&mondays), mondays };
    bars.spec("weekly-minutes", name, minutes_finding(weeks, as_of))
}

impl Bars {
    fn spec(&self, key: &str, title: String, finding: String) -> ChartSpec {
        ChartSpec::new(key, title, finding, |palette| self.chart(palette)).with_table(self.table())
    }

    fn chart(&self, palette: &Palette) -> Chart {
        let values = self.kinds.iter().flat_map(|kind| kind.2.iter().flatten().copied());
        let most = style::round_up(values.fold(0.0, f64::max));
        let frame = style::chart()
            .tooltip(style::tooltip())
            .legend(style::legend(palette))
            .grid(style::grid())
            .x_axis(week_axis(palette, &self.mondays))
            .y_axis(style::numbers(palette, Some(most)));
        let mut is_first = true;
        let add = |chart: Chart, (name, colour, values): &(String, usize, Vec<Option<f64>>)| {
            let colour = palette.data.get(*colour).copied().unwrap_or(palette.accent);
            let bars = Bar::new().name(name.clone()).item_style(ItemStyle::new().color(colour)).data(values.clone());
            let launch = launch(&self.beside.marks).filter(|_| is_first);
            is_first = false;
            chart.series(match launch {
                Some(launch) => bars.mark_line(style::lines(palette, vec![launch])),
                None => bars,
            })
        };
        with_foot(self.kinds.iter().fold(frame, add), palette, &self.beside, FOOT_WIDTHS.1)
    }

    fn table(&self) -> Table {
        let mut head = week_heads();
        head.extend(self.kinds.iter().map(|kind| kind.0.clone()));
        head.extend(beside_heads(&self.beside));
        let row = |(week, monday): (usize, &NaiveDate)| {
            let value = |kind: &(String, usize, Vec<Option<f64>>)| {
                kind.2.get(week).copied().flatten().map(plain).unwrap_or_default()
            };
            let mut cells = week_cells(*monday, &self.beside.marks);
            cells.extend(self.kinds.iter().map(value));
            cells.extend(beside_cells(&self.beside, week));
            cells
        };
        let numeric = (2..head.len()).collect();
        Table { rows: self.mondays.iter().enumerate().map(row).collect(), head, numeric }
    }
}
