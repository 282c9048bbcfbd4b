//! What a column holds: guessed from its header, then from its values.

mod asks;
mod headers;
mod names;
mod steps;
mod unit;
mod week;

use serde::{Deserialize, Serialize};

use super::text::{fold, lists};
pub use asks::{
    asks_presence, asks_when, is_other_date, is_result, may_be_answer, may_be_training, tells_completion,
    tells_progress,
};
pub use names::name_beside;
pub use steps::{StepColumn, before_grade, step_column, step_name};
pub use unit::{minutes_in, tells_clock};
pub use week::week_of;

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
    /// The learner's first name; tells the learner only together with the last.
    FirstName,
    /// The learner's last name; tells the learner only together with the first.
    LastName,
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
    /// Passed or failed, beside a status that says completed or not (SCORM 2004, xAPI).
    Success,
    /// When the learner was hired; no activity.
    Hired,
    /// Minutes of learning; hours and seconds where the header says so.
    Minutes,
    /// How often something was done; nothing was where it is 0.
    Count,
    /// The status at the step that the header names, or the day it was completed.
    StepStatus,
    /// When the step of the column before was completed.
    StepDate,
    /// The mark at the step that the header names.
    StepScore,
    /// The manager; counted and never kept.
    Manager,
    /// Whether the manager or team confirmed.
    Confirmed,
    /// Minutes of coaching.
    Coaching,
    /// A performance measure: productivity, sales, errors.
    Performance,
    /// The week of a tracker.
    Week,
    /// A tracker's learners enrolled.
    LearnerCount,
    /// A tracker's learners active in the week.
    ActiveCount,
    /// Completions: of a tracker's week, or of a learner.
    CompletedCount,
    /// A tracker's managers asked.
    AskedCount,
    /// A tracker's managers who confirmed.
    ConfirmedCount,
    /// A tracker's net promoter score.
    NpsScore,
    /// When the manager confirmed that the skill is shown at work.
    Competent,
    /// When the learner first applied it to a real task.
    Applied,
    /// Nothing that is used.
    #[default]
    Ignore,
}

impl Role {
    /// Every role, in the order to offer them.
    pub const ALL: [Self; 40] = [
        Self::Learner,
        Self::Email,
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Manager,
        Self::Cohort,
        Self::Course,
        Self::Step,
        Self::Status,
        Self::Success,
        Self::At,
        Self::Started,
        Self::Completed,
        Self::Enrolled,
        Self::Hired,
        Self::Unenrolled,
        Self::Competent,
        Self::Applied,
        Self::Event,
        Self::Description,
        Self::Minutes,
        Self::Count,
        Self::Score,
        Self::Performance,
        Self::Answer,
        Self::StepStatus,
        Self::StepDate,
        Self::StepScore,
        Self::Confirmed,
        Self::Coaching,
        Self::Week,
        Self::LearnerCount,
        Self::ActiveCount,
        Self::CompletedCount,
        Self::AskedCount,
        Self::ConfirmedCount,
        Self::NpsScore,
        Self::CourseRole,
        Self::Ignore,
    ];

    /// The stable name used in language keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Email => "email",
            Self::Name => "name",
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::Manager => "manager",
            Self::Cohort => "cohort",
            Self::Course => "course",
            Self::Step => "step",
            Self::Status => "status",
            Self::Success => "success",
            Self::At => "at",
            Self::Started => "started",
            Self::Completed => "completed",
            Self::Enrolled => "enrolled",
            Self::Hired => "hired",
            Self::Unenrolled => "unenrolled",
            Self::Event => "event",
            Self::Description => "description",
            Self::Minutes => "minutes",
            Self::Count => "count",
            Self::Score => "score",
            Self::Performance => "performance",
            Self::Answer => "answer",
            Self::StepStatus => "step-status",
            Self::StepDate => "step-date",
            Self::StepScore => "step-score",
            Self::Confirmed => "confirmed",
            Self::Coaching => "coaching",
            Self::Week => "week",
            Self::LearnerCount => "learner-count",
            Self::ActiveCount => "active-count",
            Self::CompletedCount => "completed-count",
            Self::AskedCount => "asked-count",
            Self::ConfirmedCount => "confirmed-count",
            Self::NpsScore => "nps-score",
            Self::Competent => "competent",
            Self::Applied => "applied",
            Self::CourseRole => "course-role",
            Self::Ignore => "ignore",
        }
    }

    /// Returns whether the column holds dates when it has this role.
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Self::At
                | Self::Started
                | Self::Completed
                | Self::Enrolled
                | Self::Unenrolled
                | Self::Hired
                | Self::StepDate
                | Self::Week
                | Self::Competent
                | Self::Applied
        )
    }

    /// Returns whether cells of the column are read as numbers when it has this role.
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Minutes
                | Self::Count
                | Self::Score
                | Self::Answer
                | Self::Performance
                | Self::Coaching
                | Self::LearnerCount
                | Self::ActiveCount
                | Self::CompletedCount
                | Self::AskedCount
                | Self::ConfirmedCount
                | Self::NpsScore
        )
    }

    /// Returns whether the column holds half of the learner's name.
    pub const fn is_half_name(self) -> bool {
        matches!(self, Self::FirstName | Self::LastName)
    }

    /// Returns whether texts of the column end up in the figures.
    pub const fn keeps_text(self) -> bool {
        matches!(self, Self::Step | Self::Status | Self::Cohort)
    }

    /// Returns whether the column stands for a step that its header names.
    pub const fn is_step(self) -> bool {
        matches!(self, Self::StepStatus | Self::StepScore)
    }

    /// Returns whether several columns can have this role.
    pub const fn is_shared(self) -> bool {
        matches!(
            self,
            Self::Cohort
                | Self::Score
                | Self::Minutes
                | Self::Count
                | Self::StepStatus
                | Self::StepDate
                | Self::StepScore
                | Self::Ignore
        )
    }
}

/// Returns the role a header tells, [`Role::Ignore`] for a header that is not known.
pub fn from_header(header: &str) -> Role {
    let spaced = spaced(header);
    let header = fold(header);
    if let Some(role) = headers::known(&header).or_else(|| headers::known(&fold(spaced.as_deref()?))) {
        return role;
    }
    // A question on a survey sheet is a whole sentence.
    let asks = ["likely", "recommend", "weiterempfehlen", "recommander", "recomendar"];
    if header.split(' ').count() > 3 && asks.iter().any(|word| header.contains(word)) {
        return Role::Answer;
    }
    Role::Ignore
}

/// `CompletionDate` in two words, `None` for a header that has nothing to part.
fn spaced(header: &str) -> Option<String> {
    let mut spaced = String::with_capacity(header.len());
    for c in header.chars() {
        if c.is_uppercase() && spaced.ends_with(char::is_lowercase) {
            spaced.push(' ');
        }
        spaced.push(c);
    }
    (spaced.len() > header.len()).then_some(spaced)
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

/// Returns whether a role is one in a course, be it a learner's or that of someone who runs it; "Manager" and "Analyst"
/// are roles at work.
pub fn is_course_role(role: &str) -> bool {
    const OTHERS: &str = "teacher, non editing teacher, instructor, lead instructor, educator, lead educator, \
        organisation admin, organization admin, admin, administrator, host, mentor, facilitator, moderator, teaching \
        assistant, ta, course creator, guest, observer, tutor, trainer, organizer, organiser, presenter, lehrer, \
        lehrerin, dozent, dozentin, kursleiter, trainerin, gast, enseignant, enseignante, formateur, formatrice, \
        tuteur, profesor, profesora, docente, formador, formadora";
    let folded = fold(role);
    is_learner_role(role) || lists(OTHERS, &folded)
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
        check("Competency date", Role::Competent);
        check("First application", Role::Applied);
        check("Given name(s)", Role::FirstName);
        check("LastName", Role::LastName);
        check("Completed At (PST/PDT)", Role::Completed);
        check("Start date (DD/MM/YYYY)", Role::Started);
        check("Status (UTC)", Role::Ignore);
        check("CompletionDate", Role::Completed);
        check("EmpID", Role::Learner);
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
        check("Prénom", Role::FirstName);
        check("Familienname", Role::LastName);
        check("Apellido(s)", Role::LastName);
        check("Data de conclusão", Role::Completed);
        check("Data di iscrizione", Role::Enrolled);
        check("Voornaam", Role::FirstName);
    }

    #[test]
    fn names_of_anything_else_are_no_names_of_learners() {
        check("Course name", Role::Course);
        check("Nom du cours", Role::Course);
        check("Nombre del curso", Role::Course);
        check("Nombre de connexions", Role::Count);
        for header in ["Nom", "Nombre", "Nombre de cours", "Nom du groupe", "Manager first name", "Last name initial"] {
            check(header, Role::Ignore);
        }
    }

    #[test]
    fn only_learners_count_as_learners() {
        assert!(is_learner_role("learner"));
        assert!(!is_learner_role("organisation_admin"));
        assert!(is_course_role("organisation_admin") && is_course_role("Student"));
        assert!(!is_course_role("Manager") && !is_course_role("Analyst"));
    }
}
