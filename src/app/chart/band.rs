//! A range around a line: both of its ends as thin lines, and what lies between them shaded.

use charming::Chart;
use charming::element::{AreaStyle, ItemStyle, LineStyle, LineStyleType, Step, Symbol};
use charming::series::Line;
use uptake::t;

use super::palette::Palette;

/// The ends of a range, from left to right; `None` where there is none.
pub struct Band {
    /// The lower end.
    pub low: Vec<Option<f64>>,
    /// The upper end.
    pub high: Vec<Option<f64>>,
    /// Whether the ends change in steps.
    pub is_step: bool,
}

impl Band {
    /// The chart with this range drawn into it.
    pub fn add(&self, chart: Chart, palette: &Palette) -> Chart {
        let between = |(low, high): (&Option<f64>, &Option<f64>)| Some((*high)? - (*low)?);
        let width: Vec<Option<f64>> = self.low.iter().zip(&self.high).map(between).collect();
        // Two lines that nobody sees, one upon the other, and the upper one shaded down to the lower.
        let floor = self.line(palette, &self.low).silent(true).stack("range").line_style(LineStyle::new().opacity(0.0));
        let shade = self
            .line(palette, &width)
            .silent(true)
            .stack("range")
            .line_style(LineStyle::new().opacity(0.0))
            .area_style(AreaStyle::new().color(palette.accent).opacity(0.18));
        let end = |name: String, values: &[Option<f64>]| {
            let thin = LineStyle::new().color(palette.accent).width(1.0).type_(LineStyleType::Dashed);
            self.line(palette, values).name(name).line_style(thin)
        };
        chart
            .series(floor)
            .series(shade)
            .series(end(t!("charts.range-low"), &self.low))
            .series(end(t!("charts.range-high"), &self.high))
    }

    fn line(&self, palette: &Palette, values: &[Option<f64>]) -> Line {
        let line =
            Line::new().symbol(Symbol::None).item_style(ItemStyle::new().color(palette.accent)).data(values.to_vec());
        if self.is_step { line.step(Step::End) } else { line }
    }
}
