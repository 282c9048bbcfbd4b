//! Small questions about the text of a cell.

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
pub fn is_missing(cell: &[u8]) -> bool {
    const MARKS: [&[u8]; 9] = [b"?", b"-", b"--", b"null", b"n/a", b"na", b"#n/a", b"none", b"(none)"];
    cell.is_empty()
        || cell.len() <= 6 && MARKS.iter().any(|mark| cell.eq_ignore_ascii_case(mark))
        || cell == "–".as_bytes()
        || cell == "—".as_bytes()
}

/// Returns a cell without the blanks around it, no-break spaces among them.
pub fn trim(cell: &[u8]) -> &[u8] {
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

/// Reads a number in either decimal style, `None` for anything else.
///
/// A single comma or point is the decimal mark; blanks group thousands; a per cent sign is read over.
pub fn number(cell: &str) -> Option<f64> {
    let plain: String =
        cell.chars().filter(|c| !c.is_whitespace() && *c != '%').map(|c| if c == ',' { '.' } else { c }).collect();
    let known = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    if plain.is_empty() || !plain.chars().all(known) {
        return None;
    }
    plain.parse().ok()
}

/// Returns whether a cell looks like an e-mail address.
pub fn is_email(cell: &str) -> bool {
    cell.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !cell.contains(char::is_whitespace))
}

/// Returns whether a row's first filled cell says that the row sums others up.
pub fn is_totals_word(cell: &[u8]) -> bool {
    const WORDS: [&[u8]; 24] = [
        b"total",
        b"totals",
        b"grand total",
        b"subtotal",
        b"sub-total",
        b"sum",
        b"average",
        b"averages",
        b"mean",
        b"median",
        b"overall average",
        b"summe",
        b"gesamt",
        b"gesamtsumme",
        b"durchschnitt",
        b"mittelwert",
        b"moyenne",
        b"somme",
        b"media",
        b"promedio",
        b"suma",
        b"total general",
        b"ensemble",
        b"insgesamt",
    ];
    let cell = cell.trim_ascii_end();
    let cell = cell.strip_suffix(b":").unwrap_or(cell).trim_ascii_end();
    cell.len() <= 16
        && (WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word))
            || cell == "Total général".as_bytes()
            || cell == "Médiane".as_bytes())
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
        for mark in ["", "?", "-", "NULL", "N/A", "n/a", "—"] {
            assert!(is_missing(mark.as_bytes()), "{mark:?}");
        }
        for value in ["0", "Nadia", "no", "-1"] {
            assert!(!is_missing(value.as_bytes()), "{value:?}");
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
        for word in ["Total", "Totals:", "Moyenne", "SUMME", "Average :"] {
            assert!(is_totals_word(word.as_bytes()), "{word:?}");
        }
        for word in ["Totally", "6eba3ff82", "Ana", "Mean Green"] {
            assert!(!is_totals_word(word.as_bytes()), "{word:?}");
        }
    }

    #[test]
    fn an_address_has_a_name_and_a_host() {
        assert!(is_email("ana@example.com"));
        assert!(!is_email("meet @ noon.today"));
        assert!(!is_email("@example.com"));
    }
}
