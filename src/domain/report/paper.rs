//! How much paper a document has, and how a document is cut to it: whatever is typed, it stays one page (row L2).
//!
//! The counts are estimates, the same for A4 and Letter, whichever holds less. What is cut off on paper still stands in
//! the plan and in the Markdown.

use super::{Block, Document};
use crate::lang::count;

/// The room of a page. Widths are characters in a line, room is lines; see [`Document::lines`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Whether it lies on its side.
    pub landscape: bool,
    /// Characters that a printed line holds.
    pub width: usize,
    /// Lines that a page holds in the usual type.
    pub room: usize,
    /// Lines that it holds in the small type: as measured in print, with some to spare.
    pub dense_room: usize,
}

impl Paper {
    /// Upright, in the usual type.
    pub const PORTRAIT: Self = Self { landscape: false, width: 105, room: 44, dense_room: 62 };

    /// On its side, in the usual type.
    pub const LANDSCAPE: Self = Self { landscape: true, width: 150, room: 30, dense_room: 45 };

    /// For names with values and short lists in columns, of which a page holds more than is counted here: so many lines
    /// as the sample's charter was measured to fit with.
    pub const PORTRAIT_CARDS: Self = Self { dense_room: 96, ..Self::PORTRAIT };

    /// The same on its side, as the sample's map was measured to fit.
    pub const LANDSCAPE_CARDS: Self = Self { dense_room: 60, ..Self::LANDSCAPE };

    /// The same page in the small type, of which an eighth more goes in a line.
    pub const fn dense(self) -> Self {
        Self { width: self.width * 9 / 8, room: self.dense_room, ..self }
    }

    /// Whether a document has to be set in the small type.
    pub fn is_dense(self, document: &Document) -> bool {
        document.lines(self.width) > self.room
    }
}

/// How much of a document is kept: characters of a paragraph, of a point, of a cell, and how many points and rows.
#[derive(Clone, Copy, Debug)]
struct Limit {
    text: usize,
    point: usize,
    cell: usize,
    entries: usize,
}

/// From hardly noticed to severe; the first that is enough is taken.
const LIMITS: [Limit; 12] = [
    Limit { text: 700, point: 300, cell: 160, entries: 60 },
    Limit { text: 500, point: 200, cell: 110, entries: 45 },
    Limit { text: 360, point: 150, cell: 80, entries: 34 },
    Limit { text: 300, point: 130, cell: 70, entries: 26 },
    Limit { text: 240, point: 110, cell: 60, entries: 20 },
    Limit { text: 200, point: 90, cell: 50, entries: 15 },
    Limit { text: 160, point: 75, cell: 42, entries: 12 },
    Limit { text: 130, point: 60, cell: 34, entries: 9 },
    Limit { text: 100, point: 48, cell: 26, entries: 7 },
    Limit { text: 80, point: 36, cell: 20, entries: 5 },
    Limit { text: 64, point: 28, cell: 14, entries: 3 },
    Limit { text: 50, point: 20, cell: 10, entries: 2 },
];

/// A title or a name that is longer says less, not more.
const TITLE: usize = 90;

/// A line below the title or at the foot.
const LINE: usize = 160;

/// So many facts and lines to sign on are always kept.
const FEWEST: usize = 6;

/// For so many characters of a text, one line break is kept.
const LINE_OF_TEXT: usize = 40;

/// The document, cut where it would not fit on one page in the small type.
pub(super) fn fitted(document: &Document, paper: Paper) -> Document {
    let dense = paper.dense();
    let mut cut = Document {
        kind: document.kind.clone(),
        title: clipped(&document.title, TITLE),
        subtitle: clipped(&document.subtitle, LINE),
        blocks: document.blocks.clone(),
        foot: clipped(&document.foot, LINE),
    };
    for limit in LIMITS {
        if cut.lines(dense.width) <= dense.room {
            break;
        }
        cut.blocks = document.blocks.iter().map(|block| limited(block, limit)).collect();
    }
    cut
}

fn limited(block: &Block, limit: Limit) -> Block {
    match block {
        Block::Section(title, inner) => Block::Section(clipped(title, TITLE), all(inner, limit)),
        Block::Columns(columns) => Block::Columns(columns.iter().map(|column| all(column, limit)).collect()),
        Block::Text(text) => Block::Text(clipped(text, limit.text)),
        Block::Lead(text) => Block::Lead(clipped(text, limit.text)),
        Block::Missing(text) => Block::Missing(clipped(text, limit.text)),
        Block::Facts(facts) => {
            let fact = |(name, value): &(String, String)| (clipped(name, limit.cell), clipped(value, limit.cell));
            Block::Facts(facts.iter().take(limit.entries.max(FEWEST)).map(fact).collect())
        }
        Block::Points(points) => {
            let mut kept: Vec<String> = points.iter().map(|point| clipped(point, limit.point)).collect();
            if let Some(more) = cut_entries(&mut kept, limit.entries) {
                kept.push(more);
            }
            Block::Points(kept)
        }
        Block::Table { head, rows, numeric } => {
            let row = |row: &Vec<String>| row.iter().map(|cell| clipped(cell, limit.cell)).collect();
            let mut kept: Vec<Vec<String>> = rows.iter().map(row).collect();
            if let Some(more) = cut_entries(&mut kept, limit.entries) {
                let mut last = vec![String::new(); head.len()];
                if let Some(first) = last.first_mut() {
                    *first = more;
                }
                kept.push(last);
            }
            Block::Table { head: head.clone(), rows: kept, numeric: numeric.clone() }
        }
        Block::Signatures(names) => {
            let mut kept: Vec<String> = names.iter().map(|name| clipped(name, limit.point)).collect();
            kept.truncate(limit.entries.max(FEWEST));
            Block::Signatures(kept)
        }
    }
}

fn all(blocks: &[Block], limit: Limit) -> Vec<Block> {
    blocks.iter().map(|block| limited(block, limit)).collect()
}

/// Keeps so many entries; says how many more there are.
fn cut_entries<T>(entries: &mut Vec<T>, most: usize) -> Option<String> {
    let more = entries.len().saturating_sub(most);
    entries.truncate(most);
    (more > 0).then(|| count("report.more", more))
}

/// The first `most` characters and the lines that such a text has at most, ended at a word where there is one near.
fn clipped(text: &str, most: usize) -> String {
    let lines = text.match_indices('\n').nth(most / LINE_OF_TEXT).map_or(text.len(), |(at, _)| at);
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at).min(lines);
    if end == text.len() {
        return text.to_owned();
    }
    let kept = &text[..end];
    let word = kept.rfind(char::is_whitespace).filter(|at| *at > end / 2).unwrap_or(end);
    format!("{}\u{a0}…", kept[..word].trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn document(blocks: Vec<Block>) -> Document {
        Document { title: "Title".into(), blocks, ..Document::default() }
    }

    #[test]
    fn what_fits_is_left_as_it_is() {
        let short = document(vec![Block::Text("A line.".into()), Block::Points(vec!["One".into(), "Two".into()])]);
        assert_eq!(fitted(&short, Paper::PORTRAIT), short);
        assert!(!Paper::PORTRAIT.is_dense(&short));
    }

    #[test]
    fn a_long_list_is_cut_and_says_how_many_are_left_out() {
        let rows = (0..200).map(|n| vec![n.to_string(), "what ".repeat(30)]).collect();
        let long = document(vec![Block::Table { head: vec!["N".into(), "What".into()], rows, numeric: vec![0] }]);
        let Block::Table { rows, .. } = &fitted(&long, Paper::PORTRAIT).blocks[0] else { panic!("a table") };
        let left_out = 200 - (rows.len() - 1);
        assert!(rows.len() < 40);
        assert!(rows.last().unwrap()[0].contains(&left_out.to_string()), "{:?}", rows.last());
    }

    #[test]
    fn a_text_is_cut_at_a_word() {
        assert_eq!(clipped("one two three", 9), "one two\u{a0}…");
        assert_eq!(clipped("one", 9), "one");
        assert_eq!(clipped("ääääää", 3), "äää\u{a0}…");
        assert_eq!(clipped("a\nb\nc", 50), "a\nb\u{a0}…");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn whatever_is_typed_a_document_of_usual_parts_fits(
            lead in ".{0,4000}",
            points in prop::collection::vec(".{0,600}", 0..60),
            cells in prop::collection::vec(prop::collection::vec(".{0,400}", 5), 0..80),
        ) {
            let head = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
            let long = document(vec![
                Block::Lead(lead.clone()),
                Block::Section("One".into(), vec![Block::Points(points.clone())]),
                Block::Section("Two".into(), vec![Block::Table { head, rows: cells, numeric: vec![] }]),
                Block::Columns(vec![
                    vec![Block::Section("Three".into(), vec![Block::Points(points)])],
                    vec![Block::Section("Four".into(), vec![Block::Text(lead)])],
                ]),
            ]);
            let dense = Paper::PORTRAIT.dense();
            prop_assert!(fitted(&long, Paper::PORTRAIT).lines(dense.width) <= dense.room);
        }
    }
}
