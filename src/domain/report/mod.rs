//! Artefacts as documents: blocks built once from a plan, drawn on screen and in print by the app, and as Markdown.

pub mod brief;
pub mod charter;
mod length;
mod markdown;

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

    /// Roughly how many lines the blocks fill on paper where a line holds `width` characters.
    ///
    /// Good enough to choose between two densities of type; never a promise that a page holds it.
    pub fn lines(&self, width: usize) -> usize {
        length::of_blocks(&self.blocks, width)
    }
}
