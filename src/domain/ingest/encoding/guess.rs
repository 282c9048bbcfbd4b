//! Which encoding of one byte a character a text has: the one in which its letters make words.
//!
//! Every encoding gives every byte some character, so a wrong one is known by what it makes of words: `Orl€ans`,
//! `fran‡ais`, `Mnchen` with a control character. Each byte beyond ASCII is judged with its neighbours: does a letter
//! stand in a word, in fitting case, and in the alphabet of one language; does a sign stand where signs stand.

use super::Encoding;
use super::tables::{self, Table};

/// Fewer bytes beyond ASCII than this are too little to tell the rarer encodings by.
const ENOUGH: i64 = 24;

/// What an encoding is for: the letters of the languages that are written in it, in lower case.
struct Candidate {
    encoding: Encoding,
    characters: &'static str,
    alphabets: &'static [&'static str],
}

/// French, German, Spanish, Portuguese, Italian, Dutch, Nordic.
const WESTERN: &[&str] = &["àâæçèéêëîïôùûüÿœ", "äöüß", "áéíñóúü", "áâãàçéêíóôõú", "àèéìíòóùú", "éëèïöüó", "åäöæøéðþ"];

/// Polish, Czech and Slovak, Hungarian, Romanian, Croatian and Slovenian.
const CENTRAL: &[&str] = &["ąćęłńóśźż", "áäčďéěíľňóôřšťúůýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"];

/// All of Cyrillic; the languages need not be told apart.
const CYRILLIC: &[&str] = &["абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґђјљњћџўѓќѕ"];

const CANDIDATES: [Candidate; 4] = [
    Candidate { encoding: Encoding::Windows1252, characters: tables::WINDOWS_1252, alphabets: WESTERN },
    Candidate { encoding: Encoding::MacRoman, characters: tables::MAC_ROMAN, alphabets: WESTERN },
    Candidate { encoding: Encoding::Windows1250, characters: tables::WINDOWS_1250, alphabets: CENTRAL },
    Candidate { encoding: Encoding::Windows1251, characters: tables::WINDOWS_1251, alphabets: CYRILLIC },
];

/// What stands beside a byte beyond ASCII.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// A blank, a sign, or an end of the text.
    Other,
    /// A small letter of ASCII.
    Small,
    /// A capital of ASCII.
    Capital,
    Digit,
    /// Another byte beyond ASCII.
    High,
}

impl Beside {
    const ALL: [Self; 5] = [Self::Other, Self::Small, Self::Capital, Self::Digit, Self::High];

    fn of(byte: Option<&u8>) -> Self {
        match byte {
            Some(b'a'..=b'z') => Self::Small,
            Some(b'A'..=b'Z') => Self::Capital,
            Some(b'0'..=b'9') => Self::Digit,
            Some(0x80..) => Self::High,
            _ => Self::Other,
        }
    }

    const fn is_latin(self) -> bool {
        matches!(self, Self::Small | Self::Capital)
    }
}

/// A byte beyond ASCII between its neighbours, and how often it stands so.
struct Finding {
    before: Beside,
    byte: u8,
    after: Beside,
    times: i64,
}

impl Finding {
    /// Whether it stands by itself, as signs do and few letters.
    fn is_alone(&self) -> bool {
        self.before == Beside::Other && self.after == Beside::Other
    }
}

/// Guesses the encoding of a text that is not well-formed UTF-8, from all of it.
///
/// A text in which well-formed characters by far outnumber the unreadable ones is UTF-8 with some bytes damaged.
/// Otherwise Windows-1252 is the one to beat; the rarer Windows encodings are told only by many letters.
pub fn legacy(text: &[u8]) -> Encoding {
    if is_damaged_utf8(text) {
        return Encoding::Utf8;
    }
    let findings = findings(text);
    let total: i64 = findings.iter().map(|finding| finding.times).sum();
    let mut best = (Encoding::Windows1252, i64::MIN);
    for candidate in CANDIDATES {
        let score = score(&candidate, &findings);
        let ahead = match candidate.encoding {
            Encoding::Windows1252 | Encoding::MacRoman => 0,
            _ if total < ENOUGH => continue,
            // Their alphabets share half of the Western letters: chance must not decide.
            _ => total / 4,
        };
        if best.1 == i64::MIN || score > best.1 + ahead {
            best = (candidate.encoding, score);
        }
    }
    best.0
}

fn is_damaged_utf8(text: &[u8]) -> bool {
    let (mut characters, mut broken) = (0, 0);
    for chunk in text.utf8_chunks() {
        // Bytes that begin a character; all others of the valid part are ASCII or go on.
        characters += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    characters > broken * 4
}

fn findings(text: &[u8]) -> Vec<Finding> {
    let kinds = Beside::ALL.len();
    let mut counts = vec![0i64; kinds * kinds * 128];
    for (at, byte) in text.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()) {
        let before = Beside::of(at.checked_sub(1).and_then(|at| text.get(at))) as usize;
        let after = Beside::of(text.get(at + 1)) as usize;
        counts[(before * kinds + after) * 128 + usize::from(byte & 0x7F)] += 1;
    }
    let found = counts.into_iter().enumerate().filter(|(_, times)| *times > 0);
    found
        .map(|(at, times)| Finding {
            before: Beside::ALL[at / 128 / kinds],
            after: Beside::ALL[at / 128 % kinds],
            byte: (at % 128) as u8,
            times,
        })
        .collect()
}

/// How well the text reads in an encoding: letters of one language count double.
fn score(candidate: &Candidate, findings: &[Finding]) -> i64 {
    let table = tables::table(candidate.characters);
    let is_cyrillic = candidate.encoding == Encoding::Windows1251;
    let sense: i64 =
        findings.iter().map(|finding| finding.times * points(finding, &table, is_cyrillic, candidate)).sum();
    let fits = candidate.alphabets.iter().map(|alphabet| {
        let in_alphabet = |finding: &&Finding| !finding.is_alone() && alphabet.contains(small(letter(finding, &table)));
        findings.iter().filter(in_alphabet).map(|finding| finding.times).sum::<i64>()
    });
    sense + fits.max().unwrap_or_default()
}

fn letter(finding: &Finding, table: &Table) -> char {
    table[usize::from(finding.byte & 0x7F)]
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// What one character in its place says for an encoding.
fn points(finding: &Finding, table: &Table, is_cyrillic: bool, candidate: &Candidate) -> i64 {
    const WRONG: i64 = -4;
    let Finding { before, after, .. } = *finding;
    let c = letter(finding, table);
    if candidate.alphabets.iter().any(|alphabet| alphabet.contains(small(c))) {
        let is_capital = c.is_uppercase();
        let breaks_case = if is_capital { before == Beside::Small } else { c != 'ß' && after == Beside::Capital };
        let mixes = is_cyrillic && (before.is_latin() || after.is_latin());
        let numbers = before == Beside::Digit || after == Beside::Digit;
        return if breaks_case || mixes || numbers { WRONG } else { i64::from(!finding.is_alone()) };
    }
    let within_word = before.is_latin() && after.is_latin();
    match c {
        '’' | '‘' => 1,
        // Letters of other alphabets are seldom, and possible.
        _ if c.is_alphabetic() && !is_sign(c) => 0,
        '\u{a0}' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '–' | '—' | '•' | '·' | '…' | '™' | '©' | '®' | '°'
        | 'º' | 'ª' | '€' | '£' | '§' | '²' | '³' | '½' | '¼' | '¾' | '×' | '±' | 'µ' | '¿' | '¡' | '№'
            if !within_word =>
        {
            1
        }
        _ => WRONG,
    }
}

/// Signs that count as letters in Unicode.
fn is_sign(c: char) -> bool {
    matches!(c, 'ª' | 'º' | 'µ' | 'ƒ' | 'ˆ' | 'ˇ' | 'π' | 'Ω' | 'ﬁ' | 'ﬂ')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a text in an encoding; it must have all of its characters.
    fn encode(text: &str, characters: &str) -> Vec<u8> {
        let table = tables::table(characters);
        let byte = |c: char| match u8::try_from(c) {
            Ok(byte) if byte.is_ascii() => byte,
            _ => 0x80 + table.iter().position(|known| *known == c).expect("a character of the encoding") as u8,
        };
        text.chars().map(byte).collect()
    }

    fn check(text: &str, characters: &str, expected: Encoding) {
        assert_eq!(legacy(&encode(text, characters)), expected, "{text:?}");
    }

    const FRENCH: &str = "Utilisateur;Équipe;Réussite\nZoé;Île-de-France;terminé à l’été\nFrançois;Orléans;échoué\n";
    const GERMAN: &str = "Teilnehmer;Standort\nJörg Müller;Köln\nUte Groß;München – Süd\nÖmer;Übersee\n";
    const SPANISH: &str = "Alumno;Estado\nNúñez, José;Sí\nMaría;¿Aprobó? Según él, sí\nMARTÍNEZ;NIÑO\n";

    #[test]
    fn western_texts_of_windows_and_of_the_mac_are_told_apart() {
        for text in [FRENCH, GERMAN, SPANISH, "Zoë", "à", "Orléans", "ORLÉANS", "2019–2020", "“Safety” … 5 €"]
        {
            check(text, tables::WINDOWS_1252, Encoding::Windows1252);
        }
        for text in [FRENCH, GERMAN, SPANISH, "Zoë", "Orléans", "ORLÉANS", "Größe: 5 €"] {
            check(text, tables::MAC_ROMAN, Encoding::MacRoman);
        }
    }

    #[test]
    fn many_letters_tell_the_rarer_encodings() {
        let polish = "Uczeń;Postęp\nŁukasz Żółć;ukończył\nŚwiętosława;w toku, będzie później\n".repeat(3);
        check(&polish, tables::WINDOWS_1250, Encoding::Windows1250);
        let czech = "Žák;Stav\nJiří Dvořák;dokončeno úspěšně\nKateřina Něměcová;přihlášena, nezačala\n".repeat(3);
        check(&czech, tables::WINDOWS_1250, Encoding::Windows1250);
        check("Имя;Состояние\nАнна;Завершено\nИван;Не начато\n", tables::WINDOWS_1251, Encoding::Windows1251);
    }

    #[test]
    fn names_of_many_countries_stay_western() {
        let names = "José Núñez;Jürgen Groß;François Lefèvre;Søren Ærø;Åsa Öberg;João Magalhães;Nicolò Però;Zoë\n";
        check(&names.repeat(3), tables::WINDOWS_1252, Encoding::Windows1252);
        check(&names.repeat(3), tables::MAC_ROMAN, Encoding::MacRoman);
    }

    #[test]
    fn many_characters_outweigh_a_damaged_one() {
        let mut text = "Zoé;Orléans;terminé;été;à;où\n".repeat(2).into_bytes();
        text.extend_from_slice(b"Bj\xF6rn\n");
        assert_eq!(legacy(&text), Encoding::Utf8);
    }
}
