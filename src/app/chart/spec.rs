//! One chart ready to be shown: its option for either ground, its finding, its table.

use charming::Chart;
use serde_json::{Value, json};
use uptake::t;

use super::palette::Palette;
use super::style;

/// What the title of a saved picture takes with what is around it, and each line of the finding below; in pixels.
const PICTURE_TITLE: (usize, usize) = (48, 18);

/// The letters of a finding that surely fit on a line of a saved picture.
const PICTURE_LINE: usize = 115;

/// The height of most charts, in pixels.
const HEIGHT: u32 = 320;

/// A chart, what it says, and the same in figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartSpec {
    /// Tells it from the other charts of a page; stable over changes of its data.
    pub key: String,
    /// What it shows.
    pub title: String,
    /// What it says, in a sentence or two.
    pub finding: String,
    /// What to beware of.
    pub notes: Vec<String>,
    /// How its metric is counted: terms, each with what it means here.
    pub counted: Vec<(String, String)>,
    /// The label of the button that draws the rest, or folds it again; blank where all is drawn.
    pub more: String,
    /// Whether it takes the whole width of the page.
    pub is_wide: bool,
    /// Its height in pixels.
    pub height: u32,
    /// The figures it draws.
    pub table: Table,
    light: Value,
    dark: Value,
}

/// What is shown of many groups or steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The one group that is looked at.
    pub chosen: Option<&'a str>,
    /// Whether all are drawn, and not only the first or the ends.
    pub all: bool,
}

/// Figures as rows of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The column heads.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
    /// The columns that hold numbers, counted from 0.
    pub numeric: Vec<usize>,
}

impl ChartSpec {
    /// A chart that `draw` builds for a palette.
    pub fn new(key: impl Into<String>, title: String, finding: String, draw: impl Fn(&Palette) -> Chart) -> Self {
        Self::of_option(key, title, finding, |palette| style::option(&draw(palette)))
    }

    /// A chart that `draw` builds for a palette as an option, where charming has no words for it.
    pub fn of_option(key: impl Into<String>, title: String, finding: String, draw: impl Fn(&Palette) -> Value) -> Self {
        let option = |palette: &Palette| style::finish(draw(palette), palette, &title);
        let (light, dark) = (option(&Palette::LIGHT), option(&Palette::DARK));
        Self { key: key.into(), title, finding, height: HEIGHT, light, dark, ..Self::default() }
    }

    /// The same with a table.
    #[must_use]
    pub fn with_table(self, table: Table) -> Self {
        Self { table, ..self }
    }

    /// The same with a note.
    #[must_use]
    pub fn with_note(mut self, note: String) -> Self {
        self.notes.push(note);
        self
    }

    /// The same with how its metric is counted.
    #[must_use]
    pub fn with_counted(self, counted: Vec<(String, String)>) -> Self {
        Self { counted, ..self }
    }

    /// The same with a button that draws `all` there is, or folds it again where that is drawn.
    #[must_use]
    pub fn with_more(self, all: usize, is_unfolded: bool) -> Self {
        Self { more: if is_unfolded { t!("charts.fewer") } else { t!("charts.all", n = all) }, ..self }
    }

    /// The same over the whole width.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { is_wide: true, ..self }
    }

    /// The same with so many rows of bars below each other, each as high as it needs.
    #[must_use]
    pub fn with_bars(self, bars: usize, each: u32) -> Self {
        // A chart never has more than some dozens of bars.
        let bars = u32::try_from(bars).unwrap_or(u32::MAX);
        Self { height: bars.saturating_mul(each).saturating_add(96), ..self }
    }

    /// The option for the page, as JSON.
    pub fn option(&self, dark: bool) -> String {
        if dark { self.dark.to_string() } else { self.light.to_string() }
    }

    /// The option for a picture that stands alone: on white, with title and finding.
    pub fn picture(&self) -> String {
        let mut option = self.light.clone();
        option["title"] = json!({
            "text": self.title,
            "subtext": self.finding,
            "left": 16,
            "top": 12,
            "textStyle": { "color": Palette::LIGHT.ink, "fontSize": 18 },
            "subtextStyle": {
                "color": Palette::LIGHT.muted, "fontSize": 13, "lineHeight": 18, "width": 920, "overflow": "break",
            },
        });
        // A picture has one width: that of the widest rule, which stands in the option itself.
        option["media"] = Value::Null;
        let below = f64::from(self.picture_title());
        for part in ["grid", "legend", "visualMap"] {
            style::each(&mut option, part, |part| {
                let top = part["top"].as_f64().unwrap_or_default();
                part["top"] = json!(top + below);
            });
        }
        option.to_string()
    }

    /// The height of that picture, in pixels.
    pub fn picture_height(&self) -> u32 {
        self.height.saturating_add(self.picture_title())
    }

    /// How much title and finding take from the top of that picture, in pixels.
    fn picture_title(&self) -> u32 {
        let lines = self.finding.chars().count().div_ceil(PICTURE_LINE);
        // A finding has some lines, never thousands.
        u32::try_from(PICTURE_TITLE.0 + PICTURE_TITLE.1 * lines).unwrap_or_default()
    }
}
