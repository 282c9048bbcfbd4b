//! How a document is brought onto one page: whatever is typed, it is set tighter and then cut until it fits (row L2).
//!
//! Whether it fits, only a browser knows, which measures one [`Setting`] after the other. What is cut off on paper
//! still stands in the plan, on the screen and in the Markdown.

use super::{Block, Document};
use crate::lang::count;
use crate::t;

/// How the page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Upright.
    Portrait,
    /// On its side.
    Landscape,
}

/// How close a document is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Density {
    /// As it reads best.
    Usual,
    /// A little smaller and closer, hardly noticed.
    Snug,
    /// As small as one may hand over.
    Compact,
}

/// How a document is set on its page, from whole in the usual type to the shortest texts in the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Setting(usize);

impl Setting {
    /// So many there are.
    pub const COUNT: usize = WHOLE + LIMITS.len();

    /// The one with this number, counted from 0, the loosest; beyond the last, the last.
    pub fn new(number: usize) -> Self {
        Self(number.min(Self::COUNT - 1))
    }

    /// How close it is set.
    pub fn density(self) -> Density {
        match self.0 {
            0 => Density::Usual,
            1 => Density::Snug,
            _ => Density::Compact,
        }
    }

    fn limit(self) -> Option<Limit> {
        LIMITS.get(self.0.checked_sub(WHOLE)?).copied()
    }
}

/// So many settings leave the document whole: one of each density.
const WHOLE: usize = 3;

/// How much of a document is kept: characters of a paragraph, of a point, of a cell, and how many points and rows.
#[derive(Clone, Copy, Debug)]
struct Limit {
    text: usize,
    point: usize,
    cell: usize,
    entries: usize,
}

/// From hardly noticed to severe.
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

/// The document in this setting; where anything is left out, the foot says so.
pub(super) fn set(document: &Document, setting: Setting) -> Document {
    let Some(limit) = setting.limit() else { return document.clone() };
    let mut cut = Document {
        kind: document.kind.clone(),
        title: clipped(&document.title, TITLE),
        subtitle: clipped(&document.subtitle, LINE),
        blocks: all(&document.blocks, limit),
        foot: clipped(&document.foot, LINE),
    };
    if cut != *document {
        cut.foot = t!("report.shortened", foot = cut.foot);
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
    use crate::report::testing::plain_text;

    fn document(blocks: Vec<Block>) -> Document {
        Document { title: "Title".into(), blocks, ..Document::default() }
    }

    fn last() -> Setting {
        Setting::new(usize::MAX)
    }

    #[test]
    fn the_first_settings_leave_a_document_whole_and_differ_in_density() {
        let long = document(vec![Block::Text("A line. ".repeat(900)), Block::Points(vec!["One".into(); 90])]);
        let densities = [Density::Usual, Density::Snug, Density::Compact];
        for (number, wanted) in densities.into_iter().enumerate() {
            let setting = Setting::new(number);
            assert_eq!((long.set(setting), setting.density()), (long.clone(), wanted));
        }
        assert_ne!(long.set(Setting::new(densities.len())), long);
        assert_eq!(last().density(), Density::Compact);
    }

    #[test]
    fn what_is_short_is_left_whole_and_says_nothing_of_it() {
        let short = document(vec![Block::Text("A line.".into()), Block::Points(vec!["One".into(), "Two".into()])]);
        assert_eq!(short.set(last()), short);
    }

    #[test]
    fn a_long_list_is_cut_and_says_how_many_are_left_out() {
        let rows = (0..200).map(|n| vec![n.to_string(), "what ".repeat(30)]).collect();
        let long = document(vec![Block::Table { head: vec!["N".into(), "What".into()], rows, numeric: vec![0] }]);
        let cut = long.set(last());
        let Block::Table { rows, .. } = &cut.blocks[0] else { panic!("a table") };
        let left_out = 200 - (rows.len() - 1);
        assert!(rows.len() < 10);
        assert!(rows.last().unwrap()[0].contains(&left_out.to_string()), "{:?}", rows.last());
        assert!(cut.foot.contains("hortened"), "{}", cut.foot);
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
        fn each_setting_holds_no_more_than_the_one_before(
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
            let entries: Vec<usize> =
                (0..Setting::COUNT).map(|number| plain_text(&long.set(Setting::new(number))).len()).collect();
            prop_assert!(entries.is_sorted_by(|before, after| before >= after), "{entries:?}");
            let letters: usize = plain_text(&long.set(last())).iter().map(|text| text.chars().count()).sum();
            prop_assert!(letters < 1_000, "{letters}");
        }
    }
}
