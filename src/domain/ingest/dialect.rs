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

fn score(text: &[u8], delimiter: Delimiter) -> f64 {
    let mut widths: HashMap<usize, u32> = HashMap::new();
    let (mut cells, mut led_by_blank) = (0u32, 0u32);
    let mut records = Records::new(delimiter);
    let read = records.feed(text, text.len() < SAMPLE, |record| {
        *widths.entry(record.len()).or_default() += 1;
        for index in 1..record.len() {
            cells += 1;
            led_by_blank += u32::from(record.raw(index).starts_with(b" "));
        }
        Ok(())
    });
    let rows: u32 = widths.values().sum();
    let Some((&width, &agreeing)) = widths.iter().max_by_key(|(width, rows)| (**rows, **width)) else {
        return 0.0;
    };
    if width < 2 {
        return 0.0;
    }
    let agreement = f64::from(agreeing) / f64::from(rows);
    let columns = 1.0 - 1.0 / width as f64;
    // A comma with a blank behind it belongs to a sentence.
    let prose = if led_by_blank * 2 > cells { 0.5 } else { 1.0 };
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
    fn one_column_has_no_delimiter() {
        check("nps\n9\n10\n", None);
    }
}
