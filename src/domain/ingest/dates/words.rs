//! The words of written-out dates in English, German, French, Spanish, Italian, Portuguese and Dutch.
//!
//! Portuguese "out" is no October here: "8 out of 10" is no date.

/// Number of a month's name or short form.
pub fn month(word: &[u8]) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &[
            "jan", "january", "januar", "janner", "jaenner", "janv", "janvier", "ene", "enero", "gen", "gennaio",
            "janeiro", "januari",
        ],
        &["feb", "february", "februar", "fev", "fevr", "fevrier", "febrero", "febbraio", "fevereiro", "februari"],
        &["mar", "march", "maerz", "marz", "mrz", "mars", "marzo", "marco", "mrt", "maart"],
        &["apr", "april", "avr", "avril", "abr", "abril", "aprile"],
        &["may", "mai", "mayo", "mag", "maggio", "maio", "mei"],
        &["jun", "june", "juni", "juin", "junio", "giu", "giugno", "junho"],
        &["jul", "july", "juli", "juil", "juillet", "julio", "lug", "luglio", "julho"],
        &["aug", "august", "aout", "ago", "agosto", "augustus"],
        &["sep", "sept", "september", "septembre", "septiembre", "set", "setiembre", "settembre", "setembro"],
        &["oct", "october", "okt", "oktober", "octobre", "octubre", "ott", "ottobre", "outubro"],
        &["nov", "november", "novembre", "noviembre", "novembro"],
        &["dec", "december", "dez", "dezember", "decembre", "dic", "diciembre", "dicembre", "dezembro"],
    ];
    if word.len() < 3 {
        return None;
    }
    let word = Plain::of(word)?;
    (1..).zip(NAMES).find_map(|(number, names)| names.contains(&word.text()).then_some(number))
}

/// Whether a word names a day of the week.
pub fn is_weekday(word: &[u8]) -> bool {
    const NAMES: &str = "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday \
        sun sunday mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag lun \
        lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche lunes martes mie miercoles jue \
        jueves vie viernes sab sabado dom domingo lunedi martedi mercoledi gio giovedi venerdi sabato domenica \
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag segunda terca quarta quinta sexta";
    Plain::of(word).is_some_and(|word| NAMES.split_ascii_whitespace().any(|name| name == word.text()))
}

/// Whether a word is the second half of a day of the week: "segunda-feira".
pub fn ends_weekday(word: &[u8]) -> bool {
    word.eq_ignore_ascii_case(b"feira")
}

/// Whether a word only joins the parts of a date: "5 de marzo", "March 5th", "1er mars".
pub fn is_joining(word: &[u8]) -> bool {
    const WORDS: [&[u8]; 8] = [b"de", b"del", b"of", b"er", b"st", b"nd", b"rd", b"th"];
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// A short word in lower case without accents.
struct Plain {
    letters: [u8; Self::MOST],
    length: usize,
}

impl Plain {
    const MOST: usize = 12;

    /// `None` for a longer word, and for letters that no name of a month or day has.
    fn of(word: &[u8]) -> Option<Self> {
        let mut plain = Self { letters: [0; Self::MOST], length: 0 };
        for c in std::str::from_utf8(word).ok()?.chars() {
            *plain.letters.get_mut(plain.length)? = match c {
                'é' | 'É' | 'è' => b'e',
                'á' | 'Á' | 'ä' | 'Ä' => b'a',
                'û' | 'Û' => b'u',
                'ç' | 'Ç' => b'c',
                'ì' | 'Ì' => b'i',
                c if c.is_ascii() => c.to_ascii_lowercase() as u8,
                _ => return None,
            };
            plain.length += 1;
        }
        Some(plain)
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.letters[..self.length]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_with_and_without_accents() {
        let check = |word: &str, expected: Option<u32>| assert_eq!(month(word.as_bytes()), expected, "{word:?}");
        check("Sept", Some(9));
        check("DÉC", Some(12));
        check("août", Some(8));
        check("Mai", Some(5));
        check("março", Some(3));
        check("Maggio", Some(5));
        check("mrt", Some(3));
        check("out", None);
        check("ma", None);
        check("marathon", None);
        check("a very long word", None);
    }

    #[test]
    fn days_of_the_week_are_whole_words() {
        for word in ["Tuesday", "Do", "sábado", "mar", "lunedì", "vrijdag"] {
            assert!(is_weekday(word.as_bytes()), "{word:?}");
        }
        for word in ["", "Module", "Quiz", "Sunderland"] {
            assert!(!is_weekday(word.as_bytes()), "{word:?}");
        }
    }
}
