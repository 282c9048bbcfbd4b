//! How long a document is on paper: a rough count of lines, by which the page chooses how densely it is set.

use super::Block;

/// Characters that one name with its value, or one line to sign on, takes across the page.
const PAIR: usize = 26;

/// Lines that a row of signatures takes, with the room to sign.
const SIGNING: usize = 3;

/// The lines of blocks below each other, with one between each two.
pub(super) fn of_blocks(blocks: &[Block], width: usize) -> usize {
    let between = blocks.len().saturating_sub(1);
    blocks.iter().map(|block| of_block(block, width)).sum::<usize>() + between
}

fn of_block(block: &Block, width: usize) -> usize {
    match block {
        Block::Section(_, inner) => 2 + of_blocks(inner, width),
        Block::Text(text) | Block::Missing(text) => wrapped(text, width),
        // The message of the page is set larger.
        Block::Lead(text) => wrapped(text, width * 3 / 4) + 1,
        Block::Facts(facts) => of_facts(facts, width),
        Block::Points(points) => points.iter().map(|point| wrapped(point, width)).sum(),
        Block::Table { head, rows, .. } => of_table(head.len(), rows, width),
        Block::Columns(columns) => {
            let share = width / columns.len().max(1);
            columns.iter().map(|column| of_blocks(column, share)).max().unwrap_or_default()
        }
        Block::Signatures(names) => names.len().div_ceil((width / PAIR).max(1)) * SIGNING,
    }
}

/// Names with their values below them, as many beside each other as there is room for, and a gap below each row.
fn of_facts(facts: &[(String, String)], width: usize) -> usize {
    let beside = (width / PAIR).max(1);
    let of_row = |row: &[(String, String)]| row.iter().map(|(_, value)| wrapped(value, width / beside)).max();
    facts.chunks(beside).map(|row| 2 + of_row(row).unwrap_or_default()).sum()
}

/// A head, and for each row its longest cell in an even share of the width; two rows' edges make a line.
fn of_table(columns: usize, rows: &[Vec<String>], width: usize) -> usize {
    let share = width / columns.max(1);
    let of_row = |row: &Vec<String>| row.iter().map(|cell| wrapped(cell, share)).max().unwrap_or_default();
    1 + rows.iter().map(of_row).sum::<usize>() + rows.len() / 2
}

/// The lines of a text, its own line breaks kept; an empty one takes a line all the same.
fn wrapped(text: &str, width: usize) -> usize {
    // Letters from Hangul Jamo on, Chinese and Japanese among them, are twice as wide.
    let room = |letter: char| if letter >= '\u{1100}' { 2 } else { 1 };
    let of_line = |line: &str| line.chars().map(room).sum::<usize>().div_ceil(width.max(1)).max(1);
    text.lines().map(of_line).sum::<usize>().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Document;

    fn check(block: Block, expected: usize) {
        let document = Document { blocks: vec![block], ..Document::default() };
        assert_eq!(document.lines(100), expected);
    }

    #[test]
    fn text_is_counted_as_it_wraps() {
        check(Block::Text("a".repeat(100)), 1);
        check(Block::Text("a".repeat(101)), 2);
        check(Block::Text("one\ntwo".into()), 2);
        check(Block::Text(String::new()), 1);
        check(Block::Text("\u{5b66}".repeat(51)), 2);
    }

    #[test]
    fn a_table_counts_its_tallest_cells() {
        let row = |text: &str| vec![text.to_owned(), "b".to_owned()];
        let rows = vec![row("short"), row(&"long ".repeat(12))];
        check(Block::Table { head: row("head"), rows, numeric: Vec::new() }, 5);
    }

    #[test]
    fn facts_stand_beside_each_other_and_their_values_wrap() {
        let fact = |value: &str| ("Name".to_owned(), value.to_owned());
        check(Block::Facts(vec![fact("short"), fact("short"), fact("short")]), 3);
        check(Block::Facts(vec![fact("short"), fact(&"a".repeat(60)), fact("short"), fact("short")]), 7);
    }

    #[test]
    fn columns_are_as_long_as_the_longest() {
        let points = |n: usize| vec![Block::Points(vec!["point".into(); n])];
        check(Block::Columns(vec![points(2), points(7)]), 7);
    }

    #[test]
    fn a_document_without_content_has_no_lines_and_no_width_is_no_fault() {
        assert_eq!(Document::default().lines(100), 0);
        let document = Document { blocks: vec![Block::Columns(Vec::new())], ..Document::default() };
        assert_eq!(document.lines(0), 0);
    }
}
