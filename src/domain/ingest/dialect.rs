//! Which character parts the cells: tried on many rows, quotes honoured.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::records::Records;

/// The character between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// The tab character.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// Every delimiter, in the order to offer them.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The character itself.
    pub const fn symbol(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Pipe => '|',
        }
    }

    /// The character as the byte it is in UTF-8.
    pub const fn byte(self) -> u8 {
        self.symbol() as u8
    }

    /// The stable name used in language keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Pipe => "pipe",
        }
    }
}

/// How much text is tried.
const SAMPLE: usize = 128 * 1024;

/// Finds the delimiter of a text, `None` when no character makes columns.
///
/// What counts is that rows agree on their width, not how many cells there are: a decimal comma or a comma in a
/// title parts some rows, the delimiter parts all of them alike.
pub fn detect(text: &[u8]) -> Option<Delimiter> {
    if let Some(delimiter) = hint(text) {
        return Some(delimiter);
    }
    let text = &text[..text.len().min(SAMPLE)];
    Delimiter::ALL
        .into_iter()
        .map(|delimiter| (delimiter, score(text, delimiter)))
        .filter(|(_, score)| *score > 0.0)
        // The earlier of equals: `max_by` would take the later.
        .rev()
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(delimiter, _)| delimiter)
}

/// The first line may tell a spreadsheet the delimiter: `sep=;`.
fn hint(text: &[u8]) -> Option<Delimiter> {
    let [byte, rest @ ..] = text.trim_ascii_start().strip_prefix(b"sep=")? else {
        return None;
    };
    let is_line = rest.first().is_none_or(|byte| matches!(byte, b'\r' | b'\n'));
    Delimiter::ALL.into_iter().find(|delimiter| delimiter.byte() == *byte && is_line)
}

/// How many rows of one width make a table below a longer preamble.
const RUN: u32 = 5;

/// How the rows of a text part at a delimiter.
#[derive(Default)]
struct Parting {
    /// Rows by width.
    widths: HashMap<usize, u32>,
    /// Width of the last row and how many rows in succession had it.
    run: (usize, u32),
    /// The longest run of rows with several cells.
    longest: (usize, u32),
    cells: u32,
    led_by_blank: u32,
}

impl Parting {
    fn add(&mut self, width: usize) {
        *self.widths.entry(width).or_default() += 1;
        self.run = if self.run.0 == width { (width, self.run.1 + 1) } else { (width, 1) };
        if width > 1 && self.run.1 > self.longest.1 {
            self.longest = self.run;
        }
    }

    /// The width of the table, and how many rows have it.
    fn table(&self) -> Option<(usize, u32)> {
        let most = self.widths.iter().max_by_key(|(width, rows)| (**rows, **width));
        let (width, rows) = most.map(|(width, rows)| (*width, *rows))?;
        if width > 1 {
            return Some((width, rows));
        }
        // A preamble may have more lines than the table has rows; the table's stand together.
        Some(self.longest).filter(|(_, rows)| *rows >= RUN)
    }
}

fn score(text: &[u8], delimiter: Delimiter) -> f64 {
    let mut parting = Parting::default();
    let mut records = Records::new(delimiter);
    let read = records.feed(text, text.len() < SAMPLE, |record| {
        parting.add(record.len());
        for index in 1..record.len() {
            parting.cells += 1;
            parting.led_by_blank += u32::from(record.raw(index).starts_with(b" "));
        }
        Ok(())
    });
    let Some((width, agreeing)) = parting.table() else {
        return 0.0;
    };
    let rows: u32 = parting.widths.values().sum();
    let agreement = f64::from(agreeing) / f64::from(rows);
    let columns = 1.0 - 1.0 / width as f64;
    // A comma with a blank behind it belongs to a sentence.
    let prose = if parting.led_by_blank * 2 > parting.cells { 0.5 } else { 1.0 };
    // A quote that swallows the rest is a sign of the wrong reading.
    let whole = if read.is_ok() { 1.0 } else { 0.5 };
    agreement * agreement * columns.sqrt() * prose * whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<Delimiter>) {
        assert_eq!(detect(text.as_bytes()), expected, "{text:?}");
    }

    #[test]
    fn each_delimiter_is_found() {
        for delimiter in Delimiter::ALL {
            let text = "id,team,score\n1,North,3\n2,South,4\n".replace(',', &delimiter.symbol().to_string());
            check(&text, Some(delimiter));
        }
    }

    #[test]
    fn decimal_commas_do_not_make_a_comma_file() {
        check("Nom;Note\nana;1,5\nbo;2,5\ncy;3,5\n", Some(Delimiter::Semicolon));
        check("Nom;Note;Taux\nana;1,5;26,3 %\nbo;2,5;30,1 %\n", Some(Delimiter::Semicolon));
    }

    #[test]
    fn thousands_commas_do_not_beat_tabs() {
        check("name\tviews\tclicks\na\t1,000\t2,000\nb\t3,000\t4,000\n", Some(Delimiter::Tab));
    }

    #[test]
    fn delimiters_inside_quotes_do_not_count() {
        check("name;note\n\"Ruiz, Ana, Dr\";3\n\"Lee; Bo\";4\n", Some(Delimiter::Semicolon));
        check("Student,ID\n\"Ruiz; Ana\",1\n\"Lee; Bo\",2\n", Some(Delimiter::Comma));
    }

    #[test]
    fn names_written_last_name_first_do_not_make_a_comma_file() {
        check("Name, first;Score\nRuiz, Ana;1\nLee, Bo;2\n", Some(Delimiter::Semicolon));
    }

    #[test]
    fn a_ragged_header_or_a_preamble_does_not_flip_the_guess() {
        check("id,team\n1,North,3\n2,South,4\n3,West,5\n", Some(Delimiter::Comma));
        check("Report; made on 1 May\n\nid,team,score\n1,North,3\n2,South,4\n3,West,5\n", Some(Delimiter::Comma));
    }

    #[test]
    fn blank_lines_and_quoted_line_ends_do_not_flip_the_guess() {
        check("id;note\n1;\"a, b\nc, d\"\n2;\"e, f\"\n\n\n", Some(Delimiter::Semicolon));
        check("id\tnote\r\n1\ta;b\r\n2\tc\r\n\r\n", Some(Delimiter::Tab));
    }

    #[test]
    fn a_table_below_a_longer_preamble_is_found() {
        let mut text = "A line of the report's head\n".repeat(34);
        text.push_str("id,team,score\n");
        (0..9).for_each(|row| text.push_str(&format!("{row},North,3\n")));
        check(&text, Some(Delimiter::Comma));
    }

    #[test]
    fn a_hint_for_the_spreadsheet_decides() {
        check("sep=;\nName;Note\nRuiz, Ana;1,5\nLee, Bo;2,5\n", Some(Delimiter::Semicolon));
        check("sep=|\r\na,b|c\r\n", Some(Delimiter::Pipe));
        check("sep=x\na,b\nc,d\n", Some(Delimiter::Comma));
    }

    #[test]
    fn one_column_has_no_delimiter() {
        check("nps\n9\n10\n", None);
    }
}
