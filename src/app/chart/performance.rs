//! Learning against performance: learners counted in a grid, never one of them alone.

use uptake::adoption::findings_text::association_finding;
use uptake::adoption::{LearningMeasure, LearningPerformance, ScatterAxis, ScatterCell};
use uptake::choice::Choice;
use uptake::lang::count;
use uptake::metric::Metric;
use uptake::number::{grouped, signed};
use uptake::t;

use super::heat::{Cell, Grid, ROW};
use super::palette::Palette;
use super::spec::{ChartSpec, Table};

/// Cells along an axis at most; a file cannot ask for more.
const MOST_CELLS: u32 = 60;

/// The chart of one performance measure, the `index`th of its import.
pub fn performance(found: &LearningPerformance, index: usize) -> ChartSpec {
    let (scatter, scale) = (&found.scatter, scale(found.learning));
    let learning = learning_name(found.learning);
    let cell = |cell: &ScatterCell| Cell { x: cell.x as usize, y: cell.y as usize, count: cell.learners };
    let grid = Grid {
        name: t!("chart.column.learners"),
        x: ranges(&scatter.x, scale),
        y: ranges(&scatter.y, 1.0),
        is_upward: true,
        names: Some((learning.clone(), found.column.clone())),
        cells: scatter.cells.iter().map(cell).collect(),
    };
    let key = format!("{}-{index}", Metric::LearningPerformance.key());
    let title = t!("charts.performance", learning = learning, column = found.column);
    let draw = |palette: &Palette| grid.option(palette);
    let spec = ChartSpec::of_option(key, title, association_finding(found), draw)
        .with_bars(grid.y.len().max(4), ROW)
        .with_table(table(found, &grid))
        .with_note(t!("charts.performance-note"));
    if scatter.hidden > 0 { spec.with_note(count("charts.performance-hidden", scatter.hidden)) } else { spec }
}

fn learning_name(learning: LearningMeasure) -> String {
    match learning {
        LearningMeasure::CompletedShare => t!("charts.learning.completed-share"),
        LearningMeasure::Minutes => t!("charts.learning.minutes"),
        LearningMeasure::Score => t!("charts.learning.score"),
    }
}

/// What a value is multiplied with to be read: shares are read in per cent.
fn scale(learning: LearningMeasure) -> f64 {
    match learning {
        LearningMeasure::CompletedShare => 100.0,
        LearningMeasure::Minutes | LearningMeasure::Score => 1.0,
    }
}

/// The cells of an axis by the values they hold.
fn ranges(axis: &ScatterAxis, scale: f64) -> Vec<String> {
    let edge = |cell: u32| signed((axis.low + f64::from(cell) * axis.step) * scale);
    (0..axis.cells.min(MOST_CELLS)).map(|cell| format!("{}–{}", edge(cell), edge(cell + 1))).collect()
}

fn table(found: &LearningPerformance, grid: &Grid) -> Table {
    let name = |names: &[String], at: u32| names.get(at as usize).cloned().unwrap_or_default();
    let row = |cell: &ScatterCell| vec![name(&grid.x, cell.x), name(&grid.y, cell.y), grouped(cell.learners)];
    Table {
        head: vec![learning_name(found.learning), found.column.clone(), t!("chart.column.learners")],
        rows: found.scatter.cells.iter().map(row).collect(),
        numeric: vec![0, 1, 2],
    }
}
