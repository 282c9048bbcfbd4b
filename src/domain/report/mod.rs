//! Artefacts as documents: blocks built once from a plan, drawn on screen and in print by the app, and as Markdown.
//!
//! [`artefacts`] lists them all; whatever is typed, [`Document::set`] cuts one to its page.

pub mod artefacts;
pub mod brief;
pub mod charter;
pub mod diagnosis;
pub mod impact;
mod markdown;
pub mod meeting;
mod paper;
mod parts;
pub mod pathway;
pub mod playbook;
pub mod pulse_sheet;
pub mod returns;
pub mod rollout_checklist;
pub mod said;
pub mod scorecard;
mod tables;
pub mod team_slide;
#[cfg(test)]
pub(crate) mod testing;
pub mod tried;
pub mod weekly;

pub use artefacts::{ARTEFACTS, Artefact, Edition, Make};
pub use paper::{Density, Paper, Setting};

/// A one-page document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What kind of document it is: `Sponsor charter`.
    pub kind: String,
    /// Its own title.
    pub title: String,
    /// A line below the title.
    pub subtitle: String,
    /// The content.
    pub blocks: Vec<Block>,
    /// A line at the foot: date and origin.
    pub foot: String,
}

/// A block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading with the blocks below it.
    Section(String, Vec<Block>),
    /// A paragraph.
    Text(String),
    /// A paragraph that carries the message of the page.
    Lead(String),
    /// Names and values.
    Facts(Vec<(String, String)>),
    /// Points.
    Points(Vec<String>),
    /// A table.
    Table {
        /// Column heads.
        head: Vec<String>,
        /// Rows of as many cells.
        rows: Vec<Vec<String>>,
        /// Columns (from 0) that hold numbers and line up at the right.
        numeric: Vec<usize>,
    },
    /// Blocks side by side.
    Columns(Vec<Vec<Block>>),
    /// Lines to sign on, one a name.
    Signatures(Vec<String>),
    /// What is missing here, in place of an empty block.
    Missing(String),
}

impl Document {
    /// The document as Markdown (CommonMark with tables).
    pub fn markdown(&self) -> String {
        markdown::render(self)
    }

    /// The tables of the document as one CSV file, each below a line with its heading; `None` where it has none.
    pub fn csv(&self) -> Option<String> {
        tables::csv(self)
    }

    /// The document as it goes on paper in this setting: the later the setting, the more is cut.
    pub fn set(&self, setting: Setting) -> Self {
        paper::set(self, setting)
    }
}
