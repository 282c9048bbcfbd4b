//! What a column holds: guessed from its header, then from its values.

use serde::{Deserialize, Serialize};

use super::text::fold;

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The learner's id.
    Learner,
    /// The learner's e-mail address.
    Email,
    /// The learner's name.
    Name,
    /// The course or programme.
    Course,
    /// The step, module or activity.
    Step,
    /// What happened, in an event log.
    Event,
    /// The sentence that describes an event; names the acting learner where no other column does.
    Description,
    /// When something happened.
    At,
    /// When the learner began.
    Started,
    /// When the learner completed.
    Completed,
    /// When the learner was enrolled; no activity.
    Enrolled,
    /// When the learner left the course.
    Unenrolled,
    /// How far the learner came, as a word.
    Status,
    /// A mark.
    Score,
    /// The answer on the 0–10 question.
    Answer,
    /// A group the learner belongs to.
    Cohort,
    /// The person's role in the course; only learners count as learners.
    CourseRole,
    /// Nothing that is used.
    #[default]
    Ignore,
}

impl Role {
    /// Every role, in the order to offer them.
    pub const ALL: [Self; 18] = [
        Self::Learner,
        Self::Email,
        Self::Name,
        Self::Cohort,
        Self::Course,
        Self::Step,
        Self::Status,
        Self::At,
        Self::Started,
        Self::Completed,
        Self::Enrolled,
        Self::Unenrolled,
        Self::Event,
        Self::Description,
        Self::Score,
        Self::Answer,
        Self::CourseRole,
        Self::Ignore,
    ];

    /// The stable name used in language keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Email => "email",
            Self::Name => "name",
            Self::Course => "course",
            Self::Step => "step",
            Self::Event => "event",
            Self::Description => "description",
            Self::At => "at",
            Self::Started => "started",
            Self::Completed => "completed",
            Self::Enrolled => "enrolled",
            Self::Unenrolled => "unenrolled",
            Self::Status => "status",
            Self::Score => "score",
            Self::Answer => "answer",
            Self::Cohort => "cohort",
            Self::CourseRole => "course-role",
            Self::Ignore => "ignore",
        }
    }

    /// Returns whether the column holds dates when it has this role.
    pub const fn is_date(self) -> bool {
        matches!(self, Self::At | Self::Started | Self::Completed | Self::Enrolled | Self::Unenrolled)
    }

    /// Returns whether texts of the column end up in the figures.
    pub const fn keeps_text(self) -> bool {
        matches!(self, Self::Step | Self::Status | Self::Cohort)
    }

    /// Returns whether several columns can have this role.
    pub const fn is_shared(self) -> bool {
        matches!(self, Self::Cohort | Self::Score | Self::Ignore)
    }
}

/// Headers as they are written by known systems, folded, parted by a comma.
const HEADERS: &[(Role, &str)] = &[
    (
        Role::Learner,
        "id, learner id, learner, user id, userid, student id, studentid, id student, student number, employee id, \
         employeeid, employee number, employee no, staff id, staff number, person id, personnel number, participant \
         id, participant, trainee id, member id, worker id, unique user id, sis user id, user sis id, username, user \
         name login, user, login, login id, id user, emp id, learner key, benutzer, benutzername, benutzer id, \
         personalnummer, mitarbeiternummer, mitarbeiter id, teilnehmer, teilnehmer id, matrikelnummer, utilisateur, \
         identifiant, id utilisateur, matricule, apprenant, id apprenant, numero employe, usuario, id usuario, id de \
         usuario, alumno, id alumno, id empleado, participante, nombre de usuario",
    ),
    (
        Role::Email,
        "email, e mail, email address, e mail address, mail, user email, work email, learner email, e mail adresse, \
         mailadresse, adresse e mail, adresse mail, adresse de courriel, courriel, correo, correo electronico, \
         direccion de correo, direccion de correo electronico",
    ),
    (
        Role::Name,
        "name, full name, user full name, user name, learner name, student, student name, employee name, employee, \
         display name, participant name, vollstandiger name, vollstandiger name des nutzers, mitarbeiter, nom \
         complet, nom complet de lutilisateur, nombre completo, nombre completo del usuario, empleado",
    ),
    (
        Role::Course,
        "course, course name, course title, course id, training, training title, training name, training program \
         name, training programme, training program, training training title, programme, program, program name, \
         programme name, learning programme, code module, kurs, kursname, schulung, lehrgang, cours, nom du cours, \
         formation, curso, nombre del curso, formacion",
    ),
    (
        Role::Step,
        "step, step name, module, module name, module title, activity, activity name, lesson, lesson name, unit, \
         unit name, section name, topic name, event context, chapter, content, content name, schritt, modul, \
         aktivitat, lektion, etape, activite, lecon, paso, modulo, actividad, leccion, contexto del evento, kontext, \
         contexte de levenement",
    ),
    (
        Role::Event,
        "event, event name, event type, action, verb, ereignis, ereignisname, aktion, evenement, nom de levenement, \
         evento, nombre del evento, nombre evento, accion",
    ),
    (Role::Description, "description, event description, beschreibung, descripcion"),
    (
        Role::At,
        "time, timestamp, date, datetime, date time, event time, event date, when, training date, survey date, \
         response date, submitted at, submission date, answered at, occurred at, last access, last access at, last \
         activity, last activity at, last accessed, last login, activity date, access date, zeit, datum, zeitpunkt, \
         letzter zugriff, heure, horodatage, dernier acces, fecha, hora, ultimo acceso, fecha y hora",
    ),
    (
        Role::Started,
        "started, started at, started on, start date, date started, first visited at, first visit, first access, \
         first accessed, first accessed at, begun at, begin date, training start date, start time, launched at, \
         startdatum, begonnen am, gestartet am, beginn, date de debut, commence le, debut, fecha de inicio, inicio, \
         iniciado el",
    ),
    (
        Role::Completed,
        "completed at, completed on, completion date, date completed, completed date, completiondate, last completed \
         at, fully participated at, finished at, finished on, finish date, time completed, completion time, course \
         complete, course completion date, passed at, transcript transcript completed date, transcript completed \
         date, abgeschlossen am, abschlussdatum, beendet am, date dachevement, date de fin, termine le, acheve le, \
         fecha de finalizacion, fecha de finalizacion de expediente, finalizado el, completado el",
    ),
    (
        Role::Enrolled,
        "enrolled at, enrolled on, enrolled, enrolment date, enrollment date, date enrolled, date registration, \
         registration date, registered at, registered on, assigned at, assigned on, assignment date, assigned date, \
         transcript registration date, transcript assigned date, einschreibedatum, eingeschrieben am, anmeldedatum, \
         date dinscription, inscrit le, fecha de inscripcion, fecha de matricula",
    ),
    (
        Role::Unenrolled,
        "unenrolled at, unenrolled on, unenrolment date, unenrollment date, date unregistration, withdrawal date, \
         withdrawn at, withdrawn on, date withdrawn, dropped at, left at, abgemeldet am, austrittsdatum, date de \
         desinscription, desinscrit le, fecha de baja",
    ),
    (
        Role::Status,
        "status, completion status, course status, training status, training outcome, outcome, result, final result, \
         state, enrollment state, enrolment status, enrollment status, transcript status, transcript transcript \
         status, progress status, lesson status, completionstatusdesc, completion, kursstatus, abschlussstatus, \
         ergebnis, statut, etat, resultat, etat dachevement, estado, resultado, estado de finalizacion",
    ),
    (
        Role::Score,
        "grade, final grade, final score, current score, mark, points, percent, percentage, note finale, note, \
         punkte, bewertung, calificacion, nota, puntuacion, score, rating",
    ),
    (
        Role::Answer,
        "nps, nps score, nps rating, net promoter score, likelihood to recommend, recommend, recommendation, would \
         recommend, weiterempfehlung, recommandation, recomendacion",
    ),
    (
        Role::Cohort,
        "team, team name, cohort, cohort name, group, group name, region, site, location, department, dept, \
         division, business unit, country, office, branch, area, function, job role, job title, job family, grade \
         level, organisation, organization, section, cost centre, cost center, entity, tenure, training type, \
         detected country, job location user, abteilung, bereich, standort, gruppe, land, niederlassung, equipe, \
         service, departement, pays, agence, groupe, equipo, grupo, departamento, sede, pais, oficina, zona",
    ),
    (Role::CourseRole, "role, course role, rolle, rol, role dans le cours"),
];

/// Returns the role a header tells, [`Role::Ignore`] for a header that is not known.
pub fn from_header(header: &str) -> Role {
    let header = fold(header);
    let known = HEADERS.iter().find(|(_, names)| names.split(", ").any(|name| name == header));
    if let Some((role, _)) = known {
        return *role;
    }
    // A question on a survey sheet is a whole sentence.
    let asks = ["likely", "recommend", "weiterempfehlen", "recommander", "recomendar"];
    if header.split(' ').count() > 3 && asks.iter().any(|word| header.contains(word)) {
        return Role::Answer;
    }
    Role::Ignore
}

/// Returns whether a folded header speaks of a date that tells nothing about learning.
pub fn is_other_date(header: &str) -> bool {
    const WORDS: [&str; 15] = [
        "birth",
        "naissance",
        "geburt",
        "nacimiento",
        "hire",
        "hired",
        "embauche",
        "eintritt",
        "contratacion",
        "due",
        "deadline",
        "expiry",
        "expires",
        "downloaded",
        "purchased",
    ];
    fold(header).split(' ').any(|word| WORDS.contains(&word) || word.starts_with("geburt"))
}

/// Returns whether a person with this role in the course counts as a learner.
pub fn is_learner_role(role: &str) -> bool {
    const LEARNERS: [&str; 13] = [
        "learner",
        "student",
        "participant",
        "trainee",
        "employee",
        "teilnehmer",
        "lernende",
        "teilnehmerin",
        "apprenant",
        "etudiant",
        "participante",
        "estudiante",
        "alumno",
    ];
    LEARNERS.contains(&fold(role).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expected: Role) {
        assert_eq!(from_header(header), expected, "{header:?}");
    }

    #[test]
    fn headers_of_known_systems_have_their_role() {
        check("learner_id", Role::Learner);
        check("Employee ID", Role::Learner);
        check("E-mail", Role::Email);
        check("User full name", Role::Name);
        check("Event context", Role::Step);
        check("last_completed_at", Role::Completed);
        check("date_unregistration", Role::Unenrolled);
        check("Training\nOutcome", Role::Status);
        check("Transcript - Transcript Completed Date", Role::Completed);
        check("How likely are you to recommend this course?", Role::Answer);
        check("Trainer", Role::Ignore);
        check("", Role::Ignore);
    }

    #[test]
    fn headers_in_other_languages_have_their_role() {
        check("Utilisateur", Role::Learner);
        check("Abgeschlossen am", Role::Completed);
        check("Estado de finalización", Role::Status);
        check("Date d’inscription", Role::Enrolled);
        check("Équipe", Role::Cohort);
    }

    #[test]
    fn every_header_is_listed_once_and_folded() {
        let mut names: Vec<&str> = HEADERS.iter().flat_map(|(_, names)| names.split(", ")).collect();
        assert!(names.iter().all(|name| fold(name) == **name), "headers are listed folded");
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn dates_of_a_life_are_no_dates_of_learning() {
        assert!(is_other_date("Date de naissance"));
        assert!(is_other_date("Hire date"));
        assert!(!is_other_date("Last login"));
    }

    #[test]
    fn only_learners_count_as_learners() {
        assert!(is_learner_role("learner"));
        assert!(!is_learner_role("organisation_admin"));
    }
}
