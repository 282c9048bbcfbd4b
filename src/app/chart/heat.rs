//! Counts in a grid, coloured the stronger the more: the drawing, and the charts of content by week and by group.

use charming::element::{Tooltip, Trigger};
use serde_json::{Value, json};
use uptake::adoption::findings_text::{content_split_finding, heat_finding};
use uptake::adoption::{ContentGroup, ContentSplit, HeatMap, HeatRow};
use uptake::lang::count;
use uptake::number::{grouped, percent};
use uptake::schedule::short_date;
use uptake::t;

use super::palette::Palette;
use super::spec::{ChartSpec, Table};
use super::style;

/// Columns beyond which a cell is too narrow for its number.
const MOST_NUMBERED: usize = 18;

/// The height of a row, in pixels.
pub const ROW: u32 = 28;

/// A grid of counts.
pub struct Grid {
    /// What the counts are of.
    pub name: String,
    /// The columns, from left to right.
    pub x: Vec<String>,
    /// The rows; from above, or from below where `is_upward`.
    pub y: Vec<String>,
    /// Whether the first row is the lowest.
    pub is_upward: bool,
    /// What the columns and the rows are, where their names do not say it.
    pub names: Option<(String, String)>,
    /// The cells with a count.
    pub cells: Vec<Cell>,
}

/// One cell.
pub struct Cell {
    /// Its column, counted from 0.
    pub x: usize,
    /// Its row, counted from 0.
    pub y: usize,
    /// Its count.
    pub count: u64,
}

impl Grid {
    /// The drawing. A cell's number stands in it where there is room, and in its tooltip always.
    pub fn option(&self, palette: &Palette) -> Value {
        let most = self.cells.iter().map(|cell| cell.count).max().unwrap_or_default().max(1);
        let (mut x, mut y) = (style::names(palette, self.x.clone()), style::names(palette, self.y.clone()));
        let mut grid = style::grid().top(44.0);
        if let Some((below, beside)) = &self.names {
            // As far from the axis as its longest label needs.
            let widest = self.y.iter().map(|name| name.chars().count()).max().unwrap_or_default();
            x = style::named(x, palette, below.clone(), 28.0);
            y = style::named(y, palette, beside.clone(), widest as f64 * 7.5 + 18.0);
            grid = grid.left(28.0).bottom(32.0);
        }
        let frame = style::chart()
            .tooltip(Tooltip::new().trigger(Trigger::Item))
            .grid(grid)
            .x_axis(x)
            .y_axis(y.inverse(!self.is_upward));
        let mut option = style::option(&frame);
        option["visualMap"] = json!({
            "type": "continuous", "min": 0, "max": most, "orient": "horizontal", "left": 0, "top": 0,
            "itemWidth": 14, "itemHeight": 140, "text": [most.to_string(), "0"],
            "textStyle": { "color": palette.muted }, "inRange": { "color": palette.heat },
        });
        let is_numbered = self.x.len() <= MOST_NUMBERED;
        option["series"] = json!([{
            "type": "heatmap",
            "name": self.name,
            "label": { "show": is_numbered, "fontSize": 12 },
            "itemStyle": { "borderColor": palette.surface, "borderWidth": 1 },
            "data": self.cells.iter().map(|cell| self.cell(cell, palette, most)).collect::<Vec<_>>(),
        }]);
        option
    }

    fn cell(&self, cell: &Cell, palette: &Palette, most: u64) -> Value {
        let is_dark = cell.count as f64 >= palette.heat_turn * most as f64;
        let name = |names: &[String], at: usize| names.get(at).cloned().unwrap_or_default();
        json!({
            "name": format!("{} · {}", name(&self.y, cell.y), name(&self.x, cell.x)),
            "value": [cell.x, cell.y, cell.count],
            "label": { "color": palette.heat_ink[usize::from(is_dark)] },
        })
    }
}

/// The chart of active learners by step and week.
pub fn content_weeks(map: &HeatMap) -> ChartSpec {
    let active = |(y, row): (usize, &HeatRow)| {
        let cells = row.active.iter().enumerate().filter(|(_, active)| **active > 0);
        cells.map(|(x, active)| Cell { x, y, count: *active }).collect::<Vec<_>>()
    };
    let grid = Grid {
        name: t!("charts.active"),
        x: map.weeks.iter().map(|monday| short_date(*monday)).collect(),
        y: map.rows.iter().map(|row| row.step.clone()).collect(),
        is_upward: false,
        names: None,
        cells: map.rows.iter().enumerate().flat_map(active).collect(),
    };
    let draw = |palette: &Palette| grid.option(palette);
    let spec = ChartSpec::of_option("content-weeks", t!("charts.content-weeks"), heat_finding(map), draw)
        .with_bars(map.rows.len(), ROW)
        .with_table(table(map))
        .with_note(t!("charts.content-weeks-note"))
        .wide();
    if map.other_steps > 0 { spec.with_note(count("charts.other-steps", map.other_steps)) } else { spec }
}

/// The chart of the share of each group that was active at each step, for the `index`th cohort column of its import.
pub fn content_groups(split: &ContentSplit, index: usize) -> ChartSpec {
    let shares = |(x, group): (usize, &ContentGroup)| {
        let steps = (0..split.steps.len()).filter(|step| group.active_at(*step) > 0);
        steps.map(|y| Cell { x, y, count: (group.share_at(y) * 100.0).round() as u64 }).collect::<Vec<_>>()
    };
    let name = |group: &ContentGroup| t!("chart.group", name = group.name, n = grouped(group.learners));
    let grid = Grid {
        name: t!("charts.content-share"),
        x: split.groups.iter().map(name).collect(),
        y: split.steps.clone(),
        is_upward: false,
        names: None,
        cells: split.groups.iter().enumerate().flat_map(shares).collect(),
    };
    let draw = |palette: &Palette| {
        let mut option = grid.option(palette);
        // Unlike a week among weeks, a group without its name says nothing.
        style::each(&mut option, "xAxis", |axis| axis["axisLabel"]["interval"] = json!(0));
        option
    };
    let title = t!("charts.content-groups", column = split.column);
    let spec = ChartSpec::of_option(format!("content-groups-{index}"), title, content_split_finding(split), draw)
        .with_bars(split.steps.len(), ROW)
        .with_table(groups_table(split))
        .with_note(t!("charts.content-groups-note"))
        .wide();
    if split.other_groups > 0 { spec.with_note(count("charts.other-groups", split.other_groups)) } else { spec }
}

fn groups_table(split: &ContentSplit) -> Table {
    let share = |group: &ContentGroup, at: usize| percent(group.share_at(at));
    let row = |(at, step): (usize, &String)| {
        std::iter::once(step.clone()).chain(split.groups.iter().map(|group| share(group, at))).collect()
    };
    let names = split.groups.iter().map(|group| group.name.clone());
    Table {
        head: std::iter::once(t!("chart.column.step")).chain(names).collect(),
        rows: split.steps.iter().enumerate().map(row).collect(),
        numeric: (1..=split.groups.len()).collect(),
    }
}

fn table(map: &HeatMap) -> Table {
    let weeks = map.weeks.iter().map(|monday| short_date(*monday));
    let row = |row: &HeatRow| std::iter::once(row.step.clone()).chain(row.active.iter().map(u64::to_string)).collect();
    Table {
        head: std::iter::once(t!("chart.column.step")).chain(weeks).collect(),
        rows: map.rows.iter().map(row).collect(),
        numeric: (1..=map.weeks.len()).collect(),
    }
}
