//! The tables of a document as CSV, for spreadsheets (row L3).

use super::{Block, Document};
use crate::exchange::csv::table_csv;

/// All tables below each other, each under its heading, or `None` where there is no table.
pub(super) fn csv(document: &Document) -> Option<String> {
    let mut rows = Vec::new();
    collect(&document.blocks, &document.title, &mut rows);
    (!rows.is_empty()).then(|| table_csv(&[document.title.as_str()], &rows))
}

fn collect(blocks: &[Block], heading: &str, rows: &mut Vec<Vec<String>>) {
    for block in blocks {
        match block {
            Block::Section(title, inner) => collect(inner, title, rows),
            Block::Columns(columns) => columns.iter().for_each(|column| collect(column, heading, rows)),
            Block::Table { head, rows: own, .. } => {
                rows.push(Vec::new());
                rows.push(vec![heading.to_owned()]);
                rows.push(head.clone());
                rows.extend(own.iter().cloned());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_below_each_other_under_their_headings() {
        let table =
            |cell: &str| Block::Table { head: vec!["What".into()], rows: vec![vec![cell.into()]], numeric: vec![] };
        let document = Document {
            title: "Scorecard".into(),
            blocks: vec![Block::Section("Targets".into(), vec![table("=1+1")]), Block::Columns(vec![vec![table("b")]])],
            ..Document::default()
        };
        let text = document.csv().unwrap();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines, ["Scorecard", "\"\"", "Targets", "What", "'=1+1", "\"\"", "Scorecard", "What", "b"]);
        assert_eq!(Document::default().csv(), None);
    }
}
