//! Small questions about the text of a cell.

use super::numbers;

/// Returns a text in lower case, accents and punctuation gone, runs of anything else as one space.
///
/// The form in which headers, status words and totals words are compared.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(plain) => folded.push_str(plain),
            None if c.is_alphanumeric() => folded.push(c),
            // An apostrophe joins (`d'inscription`), and so does what is left of a decomposed accent.
            None if matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}') => {}
            None if !folded.ends_with(' ') => folded.push(' '),
            None => {}
        }
    }
    folded.trim().to_owned()
}

/// The plain letters for a letter with an accent, in the languages whose headers are known.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ÿ' => "y",
        'ß' => "ss",
        'œ' => "oe",
        'æ' => "ae",
        _ => return None,
    })
}

/// Returns whether a trimmed cell says "no value".
///
/// `EX` is Canvas's mark for excused, `#N/A` and its like are the errors of a spreadsheet's formula.
pub fn is_missing(cell: &[u8]) -> bool {
    const MARKS: [&[u8]; 21] = [
        b"?", b"-", b"--", b"---", b".", b"null", b"(null)", b"n/a", b"n.a.", b"na", b"n/d", b"none", b"(none)",
        b"(blank)", b"(empty)", b"k.a.", b"k. a.", b"#n/a", b"#nv", b"n. a.", b"n.d.",
    ];
    // Most are told by their first letter, see also [`PLAIN`]. Nan and Ex are also names.
    match cell.first() {
        None => true,
        Some(b'?' | b'-' | b'.' | b'(' | b'n' | b'N' | b'k' | b'K' | b'#') => {
            cell.len() <= 7 && MARKS.iter().any(|mark| cell.eq_ignore_ascii_case(mark))
                || matches!(
                    cell,
                    b"NaN"
                        | b"nan"
                        | b"#VALUE!"
                        | b"#REF!"
                        | b"#DIV/0!"
                        | b"#NAME?"
                        | b"#WERT!"
                        | b"#NUM!"
                        | b"#NULL!"
                        | b"#BEZUG!"
                )
        }
        Some(b'E') => cell == b"EX",
        // "sans objet", "sin objeto".
        Some(b's' | b'S') => cell.eq_ignore_ascii_case(b"s/o"),
        Some(0xE2) => cell == "–".as_bytes() || cell == "—".as_bytes(),
        Some(_) => false,
    }
}

/// Bytes with which neither a blank nor, at the beginning, a mark of "no value" is written.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        let begins_mark =
            matches!(byte, b'?' | b'-' | b'.' | b'(' | b'n' | b'N' | b'k' | b'K' | b'#' | b'E' | b's' | b'S');
        plain[byte as usize] = !begins_mark;
        byte += 1;
    }
    plain
};

/// Returns a cell without the blanks around it, unless it says "no value".
///
/// Asked of every cell that is read; the first and the last byte of most tell that it stands as it is.
#[inline]
pub fn value(cell: &[u8]) -> Option<&[u8]> {
    let [first, .., last] = cell else { return value_of_any(cell) };
    if PLAIN[usize::from(*first)] && last.is_ascii_graphic() { Some(cell) } else { value_of_any(cell) }
}

fn value_of_any(cell: &[u8]) -> Option<&[u8]> {
    let cell = trim(cell);
    (!is_missing(cell)).then_some(cell)
}

/// Returns a cell without the blanks around it, no-break spaces among them.
#[inline]
pub fn trim(cell: &[u8]) -> &[u8] {
    // Asked of every cell that is read, and nearly none has anything around it.
    let stands = |byte: &u8| byte.is_ascii_graphic();
    if cell.first().is_some_and(stands) && cell.last().is_some_and(stands) { cell } else { trim_slowly(cell) }
}

fn trim_slowly(cell: &[u8]) -> &[u8] {
    const NO_BREAK: &[u8] = "\u{a0}".as_bytes();
    let mut cell = cell.trim_ascii();
    while let Some(rest) = cell.strip_prefix(NO_BREAK) {
        cell = rest.trim_ascii_start();
    }
    while let Some(rest) = cell.strip_suffix(NO_BREAK) {
        cell = rest.trim_ascii_end();
    }
    cell
}

/// Reads a number by itself, in either decimal style; see [`numbers::number`] for a column of them.
pub fn number(cell: &str) -> Option<f64> {
    numbers::number(cell, None)
}

/// Returns whether a list of texts, parted by commas, has this one.
pub fn lists(list: &str, text: &str) -> bool {
    list.split(", ").any(|known| known == text)
}

/// Returns whether any word of a folded text is one of `words`, which blanks part.
pub fn has_word(text: &str, words: &str) -> bool {
    text.split(' ').any(|word| words.split_ascii_whitespace().any(|known| known == word))
}

/// Returns whether a cell looks like an e-mail address.
pub fn is_email(cell: &str) -> bool {
    cell.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !cell.contains(char::is_whitespace))
}

/// Words that begin a row which sums others up, in English, German, French and Spanish.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sub total",
    "subtotal",
    "subtotals",
    "sum",
    "overall",
    "overall total",
    "average",
    "averages",
    "avg",
    "mean",
    "median",
    "overall average",
    "class average",
    "count",
    "maximum",
    "minimum",
    "standard deviation",
    "std dev",
    "summe",
    "summen",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "zwischensumme",
    "insgesamt",
    "durchschnitt",
    "gesamtdurchschnitt",
    "mittelwert",
    "mittel",
    "anzahl",
    "maximalwert",
    "moyenne",
    "moyenne generale",
    "somme",
    "total general",
    "sous total",
    "ensemble",
    "mediane",
    "ecart type",
    "nombre",
    "media",
    "promedio",
    "promedio general",
    "suma",
    "mediana",
    "desviacion estandar",
    "recuento",
    "gesamtzahl",
    "totale",
    "totaal",
    "gemiddelde",
    "gemiddeld",
    "somma",
    "soma",
];

/// Words that begin a row which describes the columns above the learners: points to reach, how grades are posted, the
/// second row of a survey's header.
const NOTES: &[&str] = &[
    "points possible",
    "possible",
    "points",
    "max points",
    "maximum points",
    "max score",
    "out of",
    "read only",
    "manual posting",
    "muted",
    "due date",
    "date",
    "response",
    "open ended response",
    "test student",
    "student test",
    "punkte moglich",
    "points possibles",
    "puntos posibles",
];

/// Returns whether a row's first filled cell is the name of the learner that Canvas makes up for trying a course out.
///
/// It has an id like all others, so that the name alone tells.
pub fn is_test_learner(cell: &[u8]) -> bool {
    [b"Student, Test".as_slice(), b"Test Student"].into_iter().any(|name| cell.eq_ignore_ascii_case(name))
}

/// Returns whether a row's first filled cell says that the row sums others up, or describes the columns.
#[inline]
pub fn is_totals_word(cell: &[u8]) -> bool {
    may_begin_a_total(cell) && is_known_total(cell)
}

fn is_known_total(cell: &[u8]) -> bool {
    const LONGEST: usize = 32;
    // How Qualtrics begins the third row of a header.
    if cell.starts_with(b"{\"ImportId\"") {
        return true;
    }
    if cell.len() > LONGEST {
        return false;
    }
    let Ok(text) = std::str::from_utf8(cell) else {
        return false;
    };
    let text = fold(text);
    TOTALS.contains(&text.as_str()) || NOTES.contains(&text.as_str())
}

/// The first letters tell most learners from all of those words.
fn may_begin_a_total(cell: &[u8]) -> bool {
    let [first, second, ..] = cell else {
        return false;
    };
    match (first.to_ascii_lowercase(), second.to_ascii_lowercase()) {
        (b'(' | b'{' | 0xC3, _) => true,
        (b'a', second) => matches!(second, b'v' | b'n'),
        (b'c', second) => matches!(second, b'o' | b'l'),
        (b'd', second) => matches!(second, b'u' | b'a' | b'e'),
        (b'e', second) => matches!(second, b'n' | b'c'),
        (b'g', second) => matches!(second, b'r' | b'e'),
        (b'i' | b'n', second) => matches!(second, b'n' | b'o'),
        (b'm', second) => matches!(second, b'e' | b'a' | b'i' | b'o' | b'u' | 0xC3),
        (b'o', second) => matches!(second, b'v' | b'u' | b'p'),
        (b'p', second) => matches!(second, b'o' | b'r' | b'u'),
        (b'r', second) => second == b'e',
        (b's', second) => matches!(second, b'u' | b't' | b'o'),
        (b't', second) => matches!(second, b'o' | b'e'),
        (b'z', second) => second == b'w',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_accents_and_punctuation() {
        let check = |text: &str, expected: &str| assert_eq!(fold(text), expected, "{text:?}");
        check("Date d’inscription", "date dinscription");
        check("  Completed / Passed ", "completed passed");
        check("Région", "region");
        check("first_visited_at", "first visited at");
        check("Training\nOutcome", "training outcome");
        check("Straße", "strasse");
    }

    #[test]
    fn marks_for_no_value_are_missing() {
        for mark in [
            "", "?", "-", "NULL", "N/A", "n/a", "—", "EX", "#N/A", "#NV", "#DIV/0!", "NaN", "(blank)", "k. A.", "s/o",
            "#NUM!",
        ] {
            assert!(is_missing(mark.as_bytes()) && value(mark.as_bytes()).is_none(), "{mark:?}");
            assert!(value(format!(" {mark}\u{a0}").as_bytes()).is_none(), "{mark:?}");
        }
        for text in ["0", "Nadia", "no", "-1", "Not completed", "0.0", "Ex", "Nan", "Nil"] {
            assert_eq!(value(text.as_bytes()), Some(text.as_bytes()));
            assert_eq!(value(format!(" {text}\u{a0}").as_bytes()), Some(text.as_bytes()));
        }
    }

    #[test]
    fn a_cell_that_looks_plain_has_neither_blanks_nor_a_mark() {
        for first in 0..=u8::MAX {
            for rest in [b"".as_slice(), b"/o", b"/a", b"a", b"ULL", b"X", b"-", b".a.", b"\x80\x93", b"\x80\x94", b" "]
            {
                let cell = [&[first], rest].concat();
                assert_eq!(value(&cell), value_of_any(&cell), "{cell:?}");
            }
        }
    }

    #[test]
    fn numbers_are_read_in_both_styles() {
        let check = |text: &str, expected: Option<f64>| assert_eq!(number(text), expected, "{text:?}");
        check("7", Some(7.0));
        check("2,63", Some(2.63));
        check("26,3 %", Some(26.3));
        check("1\u{202f}617", Some(1617.0));
        check("-12", Some(-12.0));
        check("ten", None);
        check("inf", None);
        check("", None);
    }

    #[test]
    fn blanks_around_a_cell_are_no_part_of_it() {
        assert_eq!(trim("\u{a0} Ana Ruiz \u{a0}".as_bytes()), b"Ana Ruiz");
    }

    #[test]
    fn a_totals_row_is_known_by_its_first_word() {
        for word in
            ["Total", "Totals:", "Moyenne", "SUMME", "Average :", "Médiane", "Total général", "Promedio general"]
        {
            assert!(is_totals_word(word.as_bytes()), "{word:?}");
        }
        for word in ["Totally", "6eba3ff82", "Ana", "Mean Green", "1001", "", "Total Quality Management"] {
            assert!(!is_totals_word(word.as_bytes()), "{word:?}");
        }
    }

    #[test]
    fn rows_that_describe_the_columns_are_no_learners() {
        for word in ["Points Possible", "(read only)", "Manual Posting", "Open-Ended Response", "Student, Test"] {
            assert!(is_totals_word(word.as_bytes()), "{word:?}");
        }
        assert!(TOTALS.iter().chain(NOTES).all(|word| is_totals_word(word.as_bytes())), "each word is let through");
        assert!(is_totals_word(b"{\"ImportId\":\"QID1\"}"));
        assert!(!is_totals_word(b"Possible, Ana"));
    }

    #[test]
    fn an_address_has_a_name_and_a_host() {
        assert!(is_email("ana@example.com"));
        assert!(!is_email("meet @ noon.today"));
        assert!(!is_email("@example.com"));
    }
}
