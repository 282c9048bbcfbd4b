//! The headers of known systems and of sheets made by hand, in seven languages.

use super::Role;
use crate::ingest::text::lists;

/// What may stand behind the name of a date: its zone, or the form to write it in.
const SUFFIXES: [&str; 18] = [
    "pst pdt",
    "pst",
    "pdt",
    "est",
    "edt",
    "utc",
    "utc timezone",
    "utc time zone",
    "gmt",
    "cet",
    "cest",
    "mez",
    "dd mm yyyy",
    "mm dd yyyy",
    "yyyy mm dd",
    "jj mm aaaa",
    "tt mm jjjj",
    "dd mm aaaa",
];

/// Returns the role of a folded header, `None` for one that is not known.
pub fn known(header: &str) -> Option<Role> {
    let listed = |header: &str| {
        let entry = HEADERS.iter().find(|(_, names)| lists(names, header));
        entry.map(|(role, _)| *role)
    };
    let bare = SUFFIXES.iter().find_map(|suffix| header.strip_suffix(*suffix)?.strip_suffix(' '));
    listed(header).or_else(|| listed(bare?).filter(|role| role.is_date()))
}

/// Headers as they are written by known systems, folded, parted by a comma.
pub const HEADERS: &[(Role, &str)] = &[
    (
        Role::Learner,
        "id, learner id, learner, user id, userid, student id, studentid, id student, student number, employee \
         id, employeeid, employee number, employee no, staff id, staff number, person id, personnel number, \
         participant id, participant, trainee id, member id, worker id, unique user id, sis user id, user sis id, \
         username, user name login, user, login, login id, id user, emp id, learner key, benutzer, benutzername, \
         benutzer id, personalnummer, mitarbeiternummer, mitarbeiter id, teilnehmer, teilnehmer id, \
         matrikelnummer, utilisateur, identifiant, id utilisateur, matricule, apprenant, id apprenant, numero \
         employe, usuario, id usuario, id de usuario, alumno, id alumno, id empleado, participante, nombre de \
         usuario, respondent id, salesforce id, worker number, associate id, personal id, staff no, roll no, roll \
         number, rollno, registration no, registration number, reg no, student no, register number, register no, \
         id number, id nummer, numero de id, numero didentification, empid, orgdefinedid, org defined id, id \
         funcionario, id do usuario, id utente, matricola, matricula, funcionario id, id dipendente, \
         gebruikersnaam, medewerker id, personeelsnummer, uid, alumno id, usuario id, empleado id, estudiante id, \
         id estudiante, participante id, utilisateur id, apprenant id, teilnehmer nr, personal nr, personalnr, \
         matrikelnr",
    ),
    (
        Role::Email,
        "email, e mail, email address, e mail address, mail, user email, work email, learner email, e mail \
         adresse, mailadresse, adresse e mail, adresse mail, adresse de courriel, courriel, correo, correo \
         electronico, direccion de correo, direccion de correo electronico, recipient email, e mail work, user \
         mail, e mail adres, endereco de email, endereco de e mail, indirizzo email, indirizzo e mail, e mail id, \
         email id, attendee email, employee email, student email, participant email",
    ),
    (
        Role::Name,
        "name, full name, user full name, user name, learner name, student, student name, employee name, \
         employee, display name, participant name, vollstandiger name, vollstandiger name des nutzers, \
         mitarbeiter, nom complet, nom complet de lutilisateur, nombre completo, nombre completo del usuario, \
         empleado, name original name, player, player name, attendee, attendee name, user display name, trainee \
         name, nome completo, naam, volledige naam, nome e cognome, nome do funcionario, nome do aluno, nome do \
         colaborador, colaborador, dipendente, medewerker, nome completo do usuario, nome completo do utilizador, \
         nome completo dellutente, volledige naam gebruiker, volledige naam van gebruiker, vollstandiger name der \
         nutzer in",
    ),
    (
        Role::FirstName,
        "first name, firstname, first names, given name, given names, given name s, givenname, forename, \
         forenames, learner first name, student first name, employee first name, user first name, user user first \
         name, participant first name, vorname, vornamen, prenom, prenoms, prenom s, nombre de pila, voornaam",
    ),
    (
        Role::LastName,
        "last name, lastname, last names, surname, surnames, family name, family names, familyname, learner last \
         name, student last name, employee last name, user last name, user user last name, participant last name, \
         nachname, nachnamen, familienname, zuname, nom de famille, apellido, apellidos, apellido s, achternaam, \
         cognome, sobrenome, apelido",
    ),
    (
        Role::Course,
        "course, course name, course title, course id, training, training title, training name, training program \
         name, training programme, training program, training training title, programme, program, program name, \
         programme name, learning programme, code module, kurs, kursname, schulung, lehrgang, cours, nom du \
         cours, formation, curso, nombre del curso, formacion, course code, courseshortname, courseidnumber, \
         component id, componentid, content title, module code, course full name, course fullname, training \
         course, training topic, learning item, item title, training course name, nome do curso, treinamento, \
         corso, nome del corso, nome corso, cursus, opleiding, learning activity title, learning content",
    ),
    (
        Role::Step,
        "step, step name, module, module name, module title, activity, activity name, lesson, lesson name, unit, \
         unit name, section name, topic name, event context, chapter, content, content name, schritt, modul, \
         aktivitat, lektion, etape, activite, lecon, paso, modulo, actividad, leccion, contexto del evento, \
         kontext, contexte de levenement, atividade, attivita, activiteit, ereigniskontext, contexto do evento, \
         contesto dellevento, gebeurteniscontext",
    ),
    (
        Role::Event,
        "event, event name, event type, action, verb, ereignis, ereignisname, aktion, evenement, nom de \
         levenement, evento, nombre del evento, nombre evento, accion, user action, azione, acao, actie, nome do \
         evento, nome evento, nome dellevento, gebeurtenisnaam, gebeurtenis",
    ),
    (
        Role::Description,
        "description, event description, beschreibung, descripcion, descricao, descrizione, beschrijving, \
         omschrijving",
    ),
    (
        Role::At,
        "time, timestamp, date, datetime, date time, event time, event date, when, training date, survey date, \
         response date, submitted at, submission date, answered at, occurred at, last access, last access at, \
         last activity, last activity at, last accessed, last login, activity date, access date, zeit, datum, \
         zeitpunkt, letzter zugriff, heure, horodatage, dernier acces, fecha, hora, ultimo acceso, fecha y hora, \
         confirmed at, confirmed on, confirmed date, confirmation date, observed on, bestatigt am, confirme le, \
         confirmado el, recorded date, recordeddate, report date, snapshot date, day, tag, jour, dia, last \
         interacted, metric date, submit date, date submitted, submitted date, submitted on, submission time, \
         join time, first join, joined time, enter time, last accessed date, last access date, last accessed on, \
         last accessed at, last login date, last login at, last activity date, last activity time, last activity \
         on, last course activity time, course last access date, last viewed, last viewed at, last viewed on, \
         last viewed date, last seen, last visit, last visited at, date of last access, last date accessed, date \
         last accessed, date de derniere connexion, derniere connexion, letzter login, letzte anmeldung, zuletzt \
         online, letzte aktivitat, ultimo inicio de sesion, ultima conexion, ultima actividad, ultimo acesso, \
         data e hora, ultimo accesso, datum en tijd, laatste toegang, date accessed, attendance date, session \
         date, date of training, date of attendance, tijd, tijdstip, orario",
    ),
    (
        Role::Started,
        "started, started at, started on, start date, date started, first visited at, first visit, first access, \
         first accessed, first accessed at, begun at, begin date, training start date, start time, launched at, \
         startdatum, begonnen am, gestartet am, beginn, date de debut, commence le, debut, fecha de inicio, \
         inicio, iniciado el, learning start date, first viewed, access date first, started date, course start \
         date, course started on, course start, course started at, date de commencement, startzeit, data de \
         inicio, data inizio, data di inizio",
    ),
    (
        Role::Completed,
        "completed at, completed on, completion date, date completed, completed date, completiondate, last \
         completed at, fully participated at, finished at, finished on, finish date, time completed, completion \
         time, course complete, course completion date, passed at, transcript transcript completed date, \
         transcript completed date, abgeschlossen am, abschlussdatum, beendet am, date dachevement, date de fin, \
         termine le, acheve le, fecha de finalizacion, fecha de finalizacion de expediente, finalizado el, \
         completado el, course completed on, date of completion, certified on, completed date time, course \
         completed at, course completed date, completed time, completion datetime, date finished, finished date, \
         date de realisation, date de completion, date dachevement du cours, fecha de conclusion, fecha de \
         completado, data de conclusao, data conclusao, concluido em, data di completamento, data completamento, \
         voltooid op, datum voltooid, datum afgerond, date validation, date de validation, completion date time, \
         course finish date, completion timestamp",
    ),
    (
        Role::Enrolled,
        "enrolled at, enrolled on, enrolled, enrolment date, enrollment date, date enrolled, date registration, \
         registration date, registered at, registered on, assigned at, assigned on, assignment date, assigned \
         date, transcript registration date, transcript assigned date, einschreibedatum, eingeschrieben am, \
         anmeldedatum, date dinscription, inscrit le, fecha de inscripcion, fecha de matricula, enrollment time, \
         enrolment time, enroll date, enrol date, enrolled date, course enrollment date, course enrolment date, \
         course enroll date, enrolled time, enrollment started, enrolment started, subscription date, date of \
         enrolment, date of enrollment, date assigned, zugewiesen am, zuweisungsdatum, fecha inscripcion, fecha \
         de asignacion, data de inscricao, data inscricao, data de matricula, inscrito em, data di iscrizione, \
         data iscrizione, inschrijfdatum, datum inschrijving, date dassignation, date dattribution",
    ),
    (
        Role::Unenrolled,
        "unenrolled at, unenrolled on, unenrolment date, unenrollment date, date unregistration, withdrawal date, \
         withdrawn at, withdrawn on, date withdrawn, dropped at, left at, abgemeldet am, austrittsdatum, date de \
         desinscription, desinscrit le, fecha de baja",
    ),
    (
        Role::Status,
        "status, completion status, course status, training status, training outcome, outcome, result, final \
         result, state, enrollment state, enrolment status, enrollment status, transcript status, transcript \
         transcript status, progress status, lesson status, completionstatusdesc, completion, kursstatus, \
         abschlussstatus, ergebnis, statut, etat, resultat, etat dachevement, estado, resultado, estado de \
         finalizacion, training completion status, learning status, course completion status, module status, \
         activity status, assignment status, lernstatus, statut de la formation, statut dachevement, statut \
         dinscription, estado del curso, estado de la formacion, situacao, status do curso, stato, stato corso, \
         cursusstatus, etat davancement, attendance, attendance status, attended, present, presente, asistencia, \
         asistio, presence, anwesend, anwesenheit, teilnahme, teilgenommen, presenca, presenza, aanwezig",
    ),
    (
        Role::Score,
        "grade, final grade, final score, current score, mark, points, percent, percentage, note finale, note, \
         punkte, bewertung, calificacion, nota, puntuacion, score, rating, punteggio, voto, pontuacao, cijfer, \
         quiz score, test score, exam score, assessment score, score percent, score percentage, score pct, total \
         score",
    ),
    (
        Role::Answer,
        "nps, nps score, nps rating, net promoter score, likelihood to recommend, recommend, recommendation, \
         would recommend, weiterempfehlung, recommandation, recomendacion",
    ),
    (
        Role::Cohort,
        "team, team name, cohort, cohort name, group, group name, region, site, location, department, dept, \
         division, business unit, country, office, branch, area, function, job role, job title, job family, grade \
         level, organisation, organization, section, cost centre, cost center, entity, tenure, training type, \
         detected country, job location user, abteilung, bereich, standort, gruppe, land, niederlassung, equipe, \
         service, departement, pays, agence, groupe, equipo, grupo, departamento, sede, pais, oficina, zona, \
         squad, cohorte, district, store, branch name, plant, territory, shift, crew, location name, department \
         name, departamento area, setor, filial, unidade, reparto, sede di lavoro, afdeling, locatie, regione, \
         regiao, campus, line of business",
    ),
    (Role::CourseRole, "role, roles, course role, course roles, rolle, rol, role dans le cours"),
    (Role::Success, "success status, success, lesson success status"),
    (
        Role::Hired,
        "hire date, hired, hired on, hired at, date hired, date of hire, date of joining, joining date, join \
         date, joined on, employment start date, employment start, start of employment, eintrittsdatum, eintritt, \
         einstellungsdatum, date dembauche, date dentree, embauche le, fecha de contratacion, fecha de ingreso, \
         fecha de alta",
    ),
    (
        Role::Minutes,
        "minutes, minutes spent, minutes viewed, minutes watched, learning minutes, training minutes, total \
         minutes, time spent, time spent minutes, time spent min, time spent hours, time spent seconds, total \
         time, total time spent, time on task, active minutes, engagement minutes, duration minutes, duration \
         min, watch time, hours, hours viewed, hours spent, learning hours, training hours, total hours, session \
         time, lernminuten, lernzeit, minuten, stunden, lernstunden, minutes passees, temps passe, temps total, \
         heures, heures de formation, minutos, tiempo dedicado, tiempo total, horas, horas de formacion, \
         attendance duration, time in session, time in session minutes, attendance minutes, learning time, hours \
         completed, hours of training, video minutes consumed, num video consumed minutes, minutes consumed, \
         minutes video consumed, total learning time, total learning minutes, total learning hours, temps de \
         connexion, duree de connexion, tiempo de conexion, tempo total, tempo gasto",
    ),
    (
        Role::Count,
        "count, events, event count, number of events, activity count, activities, actions, interactions, logins, \
         login count, number of logins, sessions, visits, views, page views, pageviews, clicks, sum click, course \
         views, videos viewed, content views, posts, hits, anzahl ereignisse, anzahl aktivitaten, anmeldungen, \
         aufrufe, klicks, nombre devenements, connexions, nombre de connexions, visites, vues, clics, numero de \
         eventos, accesos, visitas, vistas",
    ),
    (
        Role::Manager,
        "manager, manager id, manager email, manager name, line manager, supervisor, supervisor id, team lead, \
         team leader, reports to, direct manager, vorgesetzter, vorgesetzte, fuhrungskraft, responsable, \
         superieur, gerente, jefe, supervisora",
    ),
    (
        Role::Confirmed,
        "confirmed, is confirmed, manager confirmed, manager confirmation, confirmed by manager, confirmation, \
         confirmed y n, protected time confirmed, application confirmed, protected time, observed at work, \
         bestatigt, bestatigung, confirme, confirmee, confirmado, confirmada",
    ),
    (
        Role::Coaching,
        "coaching minutes, coaching min, minutes of coaching, minutes coached, coaching time, coaching, coaching \
         hours, hours of coaching, coachingminuten, coachingzeit, minutes de coaching, minutos de coaching",
    ),
    (
        Role::Performance,
        "performance, performance score, performance rating, performance index, productivity, output, output per \
         hour, sales, sales amount, revenue, revenue per head, errors, error count, error rate, defects, defect \
         rate, rework, units, units per hour, tickets closed, tickets resolved, calls handled, cases closed, \
         csat, quota attainment, kpi, kpi value, quality score, leistung, produktivitat, umsatz, absatz, fehler, \
         fehlerquote, productivite, ventes, chiffre daffaires, erreurs, taux derreur, rendimiento, productividad, \
         ventas, ingresos, errores, tasa de errores",
    ),
    (
        Role::Week,
        "week, week of, week starting, week beginning, week commencing, week start, week ending, start day, start \
         day pst pdt, kw, woche, kalenderwoche, woche ab, semaine, semaine du, semana, semana del",
    ),
    (
        Role::LearnerCount,
        "learners, learners enrolled, enrolled learners, total learners, number of learners, headcount, people \
         enrolled, lernende, teilnehmende, apprenants, alumnos, participantes",
    ),
    (
        Role::ActiveCount,
        "active, active learners, active users, weekly active, weekly active users, weekly active learners, wau, \
         learners active, people active, people logged in, unique viewers, aktiv, aktive, aktive lernende, \
         actifs, apprenants actifs, utilisateurs actifs, activos, alumnos activos, usuarios activos",
    ),
    (
        Role::CompletedCount,
        "completions, completed learners, learners completed, course completions, number of completions, \
         completed this week, new completions, abschlusse, achevements, finalizaciones",
    ),
    (
        Role::AskedCount,
        "managers asked, managers, confirmations asked, confirmations due, confirmations expected, \
         fuhrungskrafte, managers interroges, gerentes",
    ),
    (
        Role::ConfirmedCount,
        "confirmations, managers confirmed, confirmations received, confirmations given, bestatigungen, \
         confirmations recues, confirmaciones",
    ),
    (Role::NpsScore, "weekly nps, nps this week, nps of the week"),
    (
        Role::Competent,
        "competent, competent on, competent at, competent since, date competent, competency date, competence date, \
         competency achieved, competency achieved on, competency confirmed, competency confirmed on, competency \
         reached, competency reached on, skill confirmed, skill confirmed on, skill shown on, signed off on, signed \
         off at, sign off date, proficient on, proficiency date, proficiency reached on, kompetent seit, kompetenz \
         erreicht am, kompetenz bestatigt am, competence acquise le, competence confirmee le, competencia alcanzada \
         el, competencia confirmada el, fecha de competencia",
    ),
    (
        Role::Applied,
        "first application, first application date, date of first application, first application on, first \
         application logged, first application logged on, first applied, first applied on, first applied at, applied \
         on, applied at, applied at work on, first use, first use at work, first used on, first used at work, erste \
         anwendung, erste anwendung am, erstmals angewendet am, angewendet am, premiere application, premiere \
         application le, date de premiere application, applique le, primera aplicacion, fecha de primera aplicacion, \
         aplicado el",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::text::fold;

    #[test]
    fn every_header_is_listed_once_and_folded() {
        let mut names: Vec<&str> = HEADERS.iter().flat_map(|(_, names)| names.split(", ")).collect();
        assert!(names.iter().all(|name| fold(name) == **name), "headers are listed folded");
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
