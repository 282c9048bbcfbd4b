//! Documents as Markdown, for wikis, mails and tickets.

use std::fmt::Write;

use super::{Block, Document};

pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", line(&document.title));
    if !document.subtitle.is_empty() {
        let _ = writeln!(out, "*{}*\n", line(&document.subtitle));
    }
    blocks(&mut out, &document.blocks, 2);
    if !document.foot.is_empty() {
        let _ = writeln!(out, "---\n\n{}", line(&document.foot));
    }
    out
}

fn blocks(out: &mut String, list: &[Block], level: usize) {
    for block in list {
        one(out, block, level);
    }
}

fn one(out: &mut String, block: &Block, level: usize) {
    // Writing to a String cannot fail.
    let _ = match block {
        Block::Section(title, inner) => {
            let _ = writeln!(out, "{} {}\n", "#".repeat(level.min(6)), line(title));
            blocks(out, inner, level + 1);
            Ok(())
        }
        Block::Text(text) => writeln!(out, "{}\n", paragraph(text)),
        Block::Lead(text) => writeln!(out, "**{}**\n", line(text)),
        Block::Facts(facts) => {
            for (name, value) in facts {
                let _ = writeln!(out, "- **{}:** {}", line(name), line(value));
            }
            writeln!(out)
        }
        Block::Points(points) => {
            for point in points {
                let _ = writeln!(out, "- {}", line(point));
            }
            writeln!(out)
        }
        Block::Table { head, rows, numeric } => table(out, head, rows, numeric),
        Block::Columns(columns) => {
            for column in columns {
                blocks(out, column, level);
            }
            Ok(())
        }
        Block::Signatures(names) => {
            for name in names {
                let _ = writeln!(out, "- {}: ______________________", line(name));
            }
            writeln!(out)
        }
        Block::Missing(text) => writeln!(out, "_{}_\n", line(text)),
    };
}

fn table(out: &mut String, head: &[String], rows: &[Vec<String>], numeric: &[usize]) -> std::fmt::Result {
    let _ = writeln!(out, "| {} |", head.iter().map(|cell| line(cell)).collect::<Vec<_>>().join(" | "));
    let rule = |i: usize| if numeric.contains(&i) { "---:" } else { "---" };
    let _ = writeln!(out, "| {} |", (0..head.len()).map(rule).collect::<Vec<_>>().join(" | "));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.iter().map(|cell| line(cell)).collect::<Vec<_>>().join(" | "));
    }
    writeln!(out)
}

/// Text on one line with the characters escaped that Markdown would read as marks.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Text whose line breaks are kept.
fn paragraph(text: &str) -> String {
    text.lines().map(line).collect::<Vec<_>>().join("  \n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_reads_as_markdown() {
        let document = Document {
            title: "Charter | draft".into(),
            blocks: vec![Block::Section(
                "Targets".into(),
                vec![Block::Table {
                    head: vec!["What".into(), "Target".into()],
                    rows: vec![vec!["Use*".into(), "70".into()]],
                    numeric: vec![1],
                }],
            )],
            ..Document::default()
        };
        assert_eq!(
            document.markdown(),
            "# Charter \\| draft\n\n## Targets\n\n| What | Target |\n| --- | ---: |\n| Use\\* | 70 |\n\n"
        );
    }
}
