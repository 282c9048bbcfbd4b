//! What a header asks for, where its role alone does not tell.

use crate::ingest::text::{fold, has_word};

/// Returns whether a folded header asks for a result, or how often someone was there, so that a percentage below it
/// tells nothing about how far they are.
pub fn is_result(header: &str) -> bool {
    const WORDS: &str = "result outcome score grade ergebnis resultat resultado attendance presence anwesenheit \
        teilnahme asistencia presenca presenza";
    has_word(header, WORDS)
}

/// Returns whether numbers from 0 to 10 below a header may be answers: a score or a rating may, a grade or a mark is
/// given for work.
pub fn may_be_answer(header: &str) -> bool {
    ["score", "rating", "note", "bewertung", "puntuacion"].contains(&fold(header).as_str())
}

/// Returns whether a header may be the name of a training, above the days on which it was done: it names neither a
/// date nor what else is dated of a person.
pub fn may_be_training(header: &str) -> bool {
    const OTHERS: &str = "date datum fecha timestamp started last letzter letzte zuletzt dernier derniere ultimo ultima next \
        naechste nachste prochain prochaine proximo created modified changed submitted joined leaving left contract \
        probation promotion review appraisal interview vertrag vertragsende probezeit contrat contrato start end \
        beginn ende debut fin inicio dbs visa passport licence license";
    let folded = fold(header);
    !folded.is_empty() && !is_other_date(header) && !has_word(&folded, OTHERS) && !has_datum(&folded)
}

/// Returns whether a header speaks of a date that tells nothing about learning.
pub fn is_other_date(header: &str) -> bool {
    const WORDS: &str = "birth naissance geburt nacimiento hire hired embauche eintritt contratacion due deadline \
        expiry expires downloaded purchased birthday dob expiration expire expiring renewal recertification valid \
        updated exported generated retirement termination fallig falligkeit falligkeitsdatum ablauf ablaufdatum \
        gultig echeance vencimiento caducidad scadenza vervaldatum";
    // Being enrolled or given a course is nothing the learner did.
    const BEGIN: [&str; 9] =
        ["geburt", "enrol", "regist", "assign", "inscri", "subscri", "einschreib", "zuweis", "zugewies"];
    let header = fold(header);
    has_word(&header, WORDS) || has_beginning(&header, &BEGIN)
}

/// Returns whether a date below a header is that of a completion, of a whole course and not of its parts.
pub fn tells_completion(header: &str) -> bool {
    const BEGIN: [&str; 6] = ["complet", "finish", "abschluss", "abgeschlossen", "finaliz", "conclu"];
    const OTHERS: &str = "step steps lesson module chapter unit quiz survey profile form expected estimated projected \
        target planned due first previous next";
    let header = fold(header);
    has_beginning(&header, &BEGIN) && !has_word(&header, OTHERS)
}

/// Returns whether a header asks for a day or a time.
pub fn asks_when(header: &str) -> bool {
    const WORDS: &str = "date time day at on when timestamp last started submitted finished heure datum zeit am letzte \
        letzter zuletzt le derniere dernier fecha hora ultima ultimo data";
    let header = fold(header);
    has_word(&header, WORDS) || has_datum(&header)
}

/// Returns whether a header asks who was there.
pub fn asks_presence(header: &str) -> bool {
    const WORDS: &str = "attendance attended present presence anwesend anwesenheit teilnahme teilgenommen presente \
        asistencia asistio presenca presenza aanwezig";
    has_word(&fold(header), WORDS)
}

/// Returns whether a header asks how much of a course is done.
pub fn tells_progress(header: &str) -> bool {
    const WORDS: &str = "progress complete completed completion fortschritt lernfortschritt abgeschlossen \
        progression avancement progreso avance progresso avanzamento voortgang";
    let header = fold(header);
    !is_result(&header) && has_word(&header, WORDS)
}

/// Whether a word begins in one of these ways.
fn has_beginning(header: &str, beginnings: &[&str]) -> bool {
    header.split(' ').any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
}

/// Whether a word is a German or Dutch date of something, such as "Prüfdatum".
fn has_datum(header: &str) -> bool {
    header.split(' ').any(|word| word.ends_with("datum"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_a_life_are_no_dates_of_learning() {
        assert!(is_other_date("Date de naissance"));
        assert!(is_other_date("Hire date"));
        assert!(is_other_date("Certificate expiration") && is_other_date("Fällig am"));
        assert!(is_other_date("Enrolment day (local)") && is_other_date("Zugewiesen bis"));
        assert!(!is_other_date("Last login"));
    }

    #[test]
    fn the_completion_of_a_part_is_none_of_the_course() {
        assert!(tells_completion("Date training completed") && tells_completion("Abschluss am (MEZ)"));
        for header in ["Last completed step at", "Expected completion", "Started"] {
            assert!(!tells_completion(header), "{header:?}");
        }
    }

    #[test]
    fn a_grade_is_no_answer() {
        assert!(may_be_answer("Score") && may_be_answer("Rating"));
        for header in ["Grade", "Nota", "Punkte", "Quiz score"] {
            assert!(!may_be_answer(header), "{header:?}");
        }
    }

    #[test]
    fn a_date_is_asked_for_by_its_header() {
        assert!(asks_when("Meldedatum") && asks_when("Last modified (submission)"));
        assert!(!asks_when("Fire safety") && !asks_when("First aid"));
    }

    #[test]
    fn a_training_is_named_by_what_is_trained() {
        for header in ["Fire Safety", "First aid at work", "Data protection", "Brandschutz"] {
            assert!(may_be_training(header), "{header:?}");
        }
        for header in ["", "Contract end", "Date of birth", "Last review", "Fire Safety (expires)", "Prüfdatum"] {
            assert!(!may_be_training(header), "{header:?}");
        }
    }

    #[test]
    fn presence_is_told_by_its_header() {
        assert!(asks_presence("Attendance status") && asks_presence("Présence"));
        assert!(!asks_presence("Status") && !asks_presence("Presenter"));
    }

    #[test]
    fn progress_is_told_by_its_header() {
        assert!(tells_progress("Percent Completed") && tells_progress("Fortschritt"));
        assert!(!tells_progress("Completion score") && !tells_progress("Attendance"));
    }
}
