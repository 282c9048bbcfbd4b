//! Status words of learning systems, in English, German, French and Spanish.

use super::text::fold;

/// What a status word means for completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Finished.
    Completed,
    /// Finished with success.
    Passed,
    /// Finished without success.
    Failed,
    /// Begun and open.
    InProgress,
    /// Not begun, as far as the word tells.
    NotStarted,
    /// Left, or taken off.
    Withdrawn,
    /// A word that is not known.
    Other,
}

impl Standing {
    /// Returns whether the status counts as a completion.
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Completed | Self::Passed)
    }

    /// Returns whether the learner has begun.
    pub const fn is_started(self) -> bool {
        matches!(self, Self::Completed | Self::Passed | Self::Failed | Self::InProgress)
    }
}

const COMPLETED: &str = "completed, complete, course completed, course module completed, module completed, completion, done, finished, \
    attended, certified, fully participated, complete via rpl, completed self asserted, equivalency, abgeschlossen, \
    beendet, erledigt, fertig, teilgenommen, termine, terminee, acheve, achevee, completee, completado, completada, \
    finalizado, finalizada, terminado, terminada";
const PASSED: &str = "passed, pass, distinction, merit, credit, completed passed, satisfactory, completed achieved pass grade, \
    bestanden, reussi, reussie, admis, valide, validee, aprobado, aprobada, superado, superada, apto";
const FAILED: &str = "failed, fail, failed not passed, not passed, unsatisfactory, completed did not achieve pass grade, nicht \
    bestanden, durchgefallen, echoue, echouee, echec, non reussi, suspenso, suspendido, reprobado, no superado, no \
    aprobado, no apto";
const IN_PROGRESS: &str = "in progress, incomplete, started, ongoing, in process, in progress pending, pending, browsed, viewed, accessed, \
    active, overdue, past due, progress, in bearbeitung, begonnen, laufend, gestartet, unvollstandig, en cours, \
    commence, commencee, en curso, en progreso, iniciado, iniciada, incompleto";
const NOT_STARTED: &str = "not started, not yet started, not attempted, not completed, not complete, enrolled, registered, assigned, \
    subscribed, invited, waitlisted, no show, absent, planned, nicht begonnen, nicht gestartet, nicht abgeschlossen, \
    offen, eingeschrieben, zugewiesen, angemeldet, non commence, non commencee, non termine, pas commence, a faire, \
    inscrit, inscrite, no iniciado, no iniciada, no completado, sin empezar, sin iniciar, inscrito, inscrita, \
    pendiente, asignado";
const WITHDRAWN: &str = "withdrawn, withdrew, unenrolled, unregistered, cancelled, canceled, dropped, dropped out, deleted, inactive, \
    abgebrochen, abgemeldet, ausgetreten, abandonne, abandon, desinscrit, annule, retirado, baja, abandonado, \
    cancelado";

/// Returns what a status text means; [`Standing::Other`] for a text that is not known.
pub fn standing(text: &str) -> Standing {
    read(text).0
}

/// Returns what a status text means and the part of it that says so.
///
/// "Completed (set by Ana Ruiz)": what stands in brackets is a note unless the whole is known, and a note may name
/// people, so it is no part of the status.
pub fn read(text: &str) -> (Standing, &str) {
    if let Some(standing) = lookup(&fold(text)) {
        return (standing, text);
    }
    let status = text.split('(').next().unwrap_or_default().trim();
    match lookup(&fold(status)) {
        Some(standing) => (standing, status),
        None => (Standing::Other, text),
    }
}

fn lookup(word: &str) -> Option<Standing> {
    [
        (COMPLETED, Standing::Completed),
        (PASSED, Standing::Passed),
        (FAILED, Standing::Failed),
        (IN_PROGRESS, Standing::InProgress),
        (NOT_STARTED, Standing::NotStarted),
        (WITHDRAWN, Standing::Withdrawn),
    ]
    .into_iter()
    .find_map(|(words, standing)| words.split(", ").any(|known| known == word).then_some(standing))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Standing) {
        assert_eq!(standing(text), expected, "{text:?}");
    }

    #[test]
    fn words_of_learning_systems_are_known() {
        check("Completed", Standing::Completed);
        check("Distinction", Standing::Passed);
        check("Completed/Passed", Standing::Passed);
        check("Failed/Not passed", Standing::Failed);
        check("Incomplete", Standing::InProgress);
        check("Not yet started", Standing::NotStarted);
        check("Withdrawn", Standing::Withdrawn);
        check("Purple", Standing::Other);
    }

    #[test]
    fn notes_in_brackets_count_only_where_they_are_known() {
        check("Completed (set by Ana Ruiz)", Standing::Completed);
        check("Completed (did not achieve pass grade)", Standing::Failed);
        check("Not completed (set by Ana Ruiz)", Standing::NotStarted);
    }

    #[test]
    fn a_note_is_no_part_of_a_status() {
        assert_eq!(read("Completed (set by Ana Ruiz)").1, "Completed");
        assert_eq!(read("Completed (achieved pass grade)").1, "Completed (achieved pass grade)");
        assert_eq!(read("Purple (light)").1, "Purple (light)");
    }

    #[test]
    fn other_languages_are_known() {
        check("Terminé", Standing::Completed);
        check("Nicht bestanden", Standing::Failed);
        check("En curso", Standing::InProgress);
        check("Désinscrit", Standing::Withdrawn);
    }

    #[test]
    fn no_word_has_two_meanings() {
        let lists = [COMPLETED, PASSED, FAILED, IN_PROGRESS, NOT_STARTED, WITHDRAWN];
        let mut words: Vec<&str> = lists.iter().flat_map(|words| words.split(", ")).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
        assert!(words.iter().all(|word| fold(word) == **word), "words are listed folded");
    }
}
