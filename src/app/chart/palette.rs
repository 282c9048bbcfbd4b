//! The colours charts are drawn in: a drawing cannot read the page's style sheet, so they stand here once more.

/// Colours for one ground, the same as the tokens of that name in `style/tokens.css`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Text.
    pub ink: &'static str,
    /// Labels of axes.
    pub muted: &'static str,
    /// Grid lines.
    pub line: &'static str,
    /// Axes.
    pub edge: &'static str,
    /// What tooltips stand on.
    pub surface: &'static str,
    /// The accent of the page, for the one series that matters.
    pub accent: &'static str,
    /// Cells of a heat map, from next to nothing to the most.
    pub heat: [&'static str; 2],
    /// Ink that reads on the first cells and on the last: black and white, since nothing less reads on those between.
    pub heat_ink: [&'static str; 2],
    /// The part of the most, `0..=1`, from which on the second ink reads better.
    pub heat_turn: f64,
    /// Okabe and Ito's set, in the order of `--data-0` to `--data-5`.
    pub data: [&'static str; 6],
}

/// Okabe and Ito, *Color Universal Design* (2008).
const DATA: [&str; 6] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

impl Palette {
    /// On paper.
    pub const LIGHT: Self = Self {
        ink: "#1a2224",
        muted: "#525d61",
        line: "#dcd8cb",
        edge: "#7b8284",
        surface: "#ffffff",
        accent: "#0072b2",
        heat: ["#e4eff6", "#004a73"],
        heat_ink: ["#000000", "#ffffff"],
        heat_turn: 0.7,
        data: DATA,
    };

    /// On slate.
    pub const DARK: Self = Self {
        ink: "#e8ebe8",
        muted: "#a9b4b6",
        line: "#2e3a3f",
        edge: "#76858a",
        surface: "#202a2e",
        // The set's blue is too dark here; its sky blue takes the lead.
        accent: "#56b4e9",
        heat: ["#22343d", "#8fd0f5"],
        heat_ink: ["#ffffff", "#000000"],
        heat_turn: 0.46,
        data: DATA,
    };
}
