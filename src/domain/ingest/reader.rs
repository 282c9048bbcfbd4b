//! Records to entries: what each row of the table says, by the roles of its columns.

use chrono::NaiveDate;

use super::date_column::DateColumn;
use super::dates::DateOrder;
use super::error::{Reason, SetAside};
use super::facts::Facts;
use super::records::Record;
use super::roles::{self, Role};
use super::settings::{Preview, Settings};
use super::status::{self, Standing};
use super::text;
use super::words::Words;
use crate::adoption::{Collector, Completion, Entry, Figures, Scope, Shape};

/// Rows set aside beyond this number are counted but not listed.
const MAX_LISTED: usize = 1_000;

/// Where the columns that are used stand.
#[derive(Debug)]
struct Places {
    learner: Option<usize>,
    description: Option<usize>,
    course_role: Option<usize>,
    step: Option<usize>,
    status: Option<usize>,
    event: Option<usize>,
    completed: Option<usize>,
    answer: Option<usize>,
    cohorts: Vec<usize>,
}

impl Places {
    fn of(preview: &Preview) -> Self {
        let facts = Facts::of(&preview.columns);
        let place = |role| facts.place(role);
        let is_log = preview.shape == Shape::EventLog;
        let cohorts = preview.columns.iter().filter(|column| column.role == Role::Cohort);
        Self {
            learner: place(Role::Learner).or(place(Role::Email)).or(place(Role::Name)),
            // Only the sentences of an event log name the acting learner.
            description: place(Role::Description).filter(|_| is_log),
            course_role: place(Role::CourseRole),
            step: place(Role::Step).filter(|_| preview.shape != Shape::LearnerCourse),
            status: place(Role::Status).filter(|_| !is_log),
            event: place(Role::Event).or(place(Role::Status)).filter(|_| is_log),
            completed: place(Role::Completed).filter(|_| !is_log),
            answer: place(Role::Answer),
            cohorts: cohorts.map(|column| column.index).collect(),
        }
    }

    fn names_learners(&self) -> bool {
        self.learner.is_some() || self.description.is_some()
    }

    /// The learner's key: the cell of the learner's column, else the acting user of the description.
    fn learner<'a>(&self, record: &Record<'a>) -> Option<&'a [u8]> {
        let named = self.learner.and_then(|place| record.value(place));
        named.or_else(|| self.description.and_then(|place| acting_user(record.cell(place))))
    }

    /// Whether a record sums others up: it begins with a word that says so, and not beside a learner.
    fn is_total(&self, record: &Record) -> bool {
        let Some(first) = (0..record.len()).find(|place| !record.cell(*place).is_empty()) else {
            return false;
        };
        let learner = self.learner.filter(|place| !record.cell(*place).is_empty());
        text::is_totals_word(record.cell(first)) && learner.is_none_or(|place| place == first)
    }
}

/// The id in "The user with id '1046' viewed …"; the system's own ids (0, -1) are nobody's.
fn acting_user(description: &[u8]) -> Option<&[u8]> {
    const BEFORE: &[u8] = b"user with id '";
    let start = description.windows(BEFORE.len()).position(|part| part == BEFORE)? + BEFORE.len();
    let rest = &description[start..];
    let id = &rest[..rest.iter().position(|byte| *byte == b'\'')?];
    (id.iter().all(u8::is_ascii_digit) && id.iter().any(|digit| *digit != b'0')).then_some(id)
}

/// Whether an activity of an event log is a person's page, so that its name is the person's.
fn names_a_person(step: &[u8]) -> bool {
    const PREFIXES: [&[u8]; 4] = [b"User:", b"Nutzer:", b"Utilisateur:", b"Usuario:"];
    PREFIXES.iter().any(|prefix| step.starts_with(prefix))
}

/// Rows that have a value in a column whose presence is the status, such as the date of leaving.
#[derive(Debug)]
struct Presence {
    place: usize,
    header: String,
    filled: u64,
    before_day_0: Option<u64>,
}

impl Presence {
    /// The columns to watch: none where a column gives the status itself, or nothing tells who left.
    fn columns(preview: &Preview) -> Vec<Self> {
        if preview.column(Role::Status).is_some() || preview.column(Role::Unenrolled).is_none() {
            return Vec::new();
        }
        [Role::Completed, Role::Unenrolled]
            .into_iter()
            .filter_map(|role| preview.column(role))
            .map(|column| Self {
                place: column.index,
                header: column.title(),
                filled: 0,
                before_day_0: column.offsets.then_some(0),
            })
            .collect()
    }

    fn watch(&mut self, record: &Record) {
        if let Some(value) = record.value(self.place) {
            self.filled += 1;
            if let Some(before) = &mut self.before_day_0 {
                *before += u64::from(value.starts_with(b"-"));
            }
        }
    }
}

/// Reads the records of one file into a collector, and sets aside what cannot be read.
pub struct Reader {
    header_row: u64,
    width: usize,
    shape: Shape,
    places: Places,
    at: Option<DateColumn>,
    started: Option<DateColumn>,
    completed: Option<DateColumn>,
    answer_title: String,
    standings: Words<(Standing, usize)>,
    learner_roles: Words<bool>,
    presences: Vec<Presence>,
    collector: Collector,
    set_aside: Vec<SetAside>,
}

impl Reader {
    /// Prepares for a file as its preview describes it.
    pub fn new(settings: &Settings, preview: &Preview) -> Self {
        let places = Places::of(preview);
        let facts = Facts::of(&preview.columns);
        let shape = preview.shape;
        let dates = |role| facts.dated(role).and_then(|place| DateColumn::new(&preview.columns[place], settings));
        let title = |place: usize| preview.columns[place].title();
        Self {
            header_row: preview.header_row,
            width: preview.columns.len(),
            shape,
            at: dates(Role::At),
            started: dates(Role::Started),
            completed: dates(Role::Completed),
            answer_title: places.answer.map(title).unwrap_or_default(),
            standings: Words::new(|word| {
                let (standing, kept) = status::read(word);
                (standing, kept.len())
            }),
            learner_roles: Words::new(roles::is_learner_role),
            presences: Presence::columns(preview),
            collector: Collector::new(Scope {
                shape,
                learners: places.names_learners(),
                activity: facts.activity(shape),
                completion: facts.completion(shape),
                completion_dates: facts.completion_dates(shape),
                cohorts: places.cohorts.iter().map(|place| title(*place)).collect(),
            }),
            places,
            set_aside: Vec::new(),
        }
    }

    /// Takes one record in.
    pub fn record(&mut self, record: &Record) {
        if record.line <= self.header_row || record.is_blank() {
            return;
        }
        if let Err(reason) = self.read(record) {
            self.collector.set_aside();
            if self.set_aside.len() < MAX_LISTED {
                self.set_aside.push(SetAside { line: record.line, reason });
            }
        }
    }

    /// Returns column and order of the first column whose dates prove another order than the one assumed.
    pub fn contradiction(&self) -> Option<(usize, DateOrder)> {
        [&self.at, &self.started, &self.completed].into_iter().flatten().find_map(DateColumn::contradiction)
    }

    /// Returns the figures and the rows set aside.
    pub fn finish(mut self) -> (Figures, Vec<SetAside>) {
        for presence in &self.presences {
            self.collector.add_status(presence.header.as_bytes(), presence.filled);
            if let Some(before) = presence.before_day_0 {
                self.collector.add_status(format!("{} < 0", presence.header).as_bytes(), before);
            }
        }
        (self.collector.finish(), self.set_aside)
    }

    fn read(&mut self, record: &Record) -> Result<(), Reason> {
        if self.places.is_total(record) {
            return Err(Reason::Totals);
        }
        if (self.width..record.len()).any(|place| !record.cell(place).is_empty()) {
            return Err(Reason::TooManyCells { expected: self.width, found: record.len() });
        }
        let learner = self.places.learner(record);
        // A survey may be answered without a name.
        if learner.is_none() && self.places.names_learners() && self.shape != Shape::Survey {
            return Err(Reason::NoLearner);
        }
        let course_role = self.places.course_role.and_then(|place| record.value(place));
        if course_role.is_some_and(|role| !self.learner_roles.meaning(role)) {
            self.collector.other_row();
            return Ok(());
        }
        let entry = self.entry(record, learner)?;
        for presence in &mut self.presences {
            presence.watch(record);
        }
        if let Some(learner) = self.collector.add(&entry) {
            for (column, place) in self.places.cohorts.iter().enumerate() {
                if self.collector.lacks_group(learner, column)
                    && let Some(group) = record.value(*place)
                {
                    self.collector.set_group(learner, column, group);
                }
            }
        }
        Ok(())
    }

    fn entry<'a>(&mut self, record: &Record<'a>, learner: Option<&'a [u8]>) -> Result<Entry<'a>, Reason> {
        let answer = self.answer(record)?;
        let at = read_date(&mut self.at, record)?;
        let step = self.places.step.and_then(|place| record.value(place));
        let entry = Entry { learner, step, answer, ..Entry::default() };
        match self.shape {
            Shape::EventLog => Ok(self.event(record, entry, at)),
            Shape::LearnerCourse | Shape::LearnerStep => self.progress(record, entry, at),
            Shape::Survey | Shape::Unknown => Ok(entry),
        }
    }

    fn answer(&self, record: &Record) -> Result<Option<f64>, Reason> {
        let Some(cell) = self.places.answer.and_then(|place| record.value(place)) else {
            return Ok(None);
        };
        match text::number(&String::from_utf8_lossy(cell)) {
            Some(answer) => Ok(Some(answer)),
            None => Err(Reason::BadAnswer { column: self.answer_title.clone() }),
        }
    }

    /// An event: being enrolled or taken off is nothing the learner did.
    fn event<'a>(&mut self, record: &Record<'a>, entry: Entry<'a>, at: Option<NaiveDate>) -> Entry<'a> {
        let event = self.places.event.and_then(|place| record.value(place));
        let standing = event.map_or(Standing::Other, |event| self.standings.meaning(event).0);
        let is_activity = !matches!(standing, Standing::NotStarted | Standing::Withdrawn);
        Entry {
            step: entry.step.filter(|step| !names_a_person(step)),
            active: [at.filter(|_| is_activity), None, None],
            started: is_activity,
            completion: if standing.is_done() { Completion::Done(at) } else { Completion::Open },
            ..entry
        }
    }

    /// A row per learner and course or step: a known status decides, then the date of completion.
    fn progress<'a>(
        &mut self,
        record: &Record<'a>,
        entry: Entry<'a>,
        at: Option<NaiveDate>,
    ) -> Result<Entry<'a>, Reason> {
        let started_on = read_date(&mut self.started, record)?;
        let completed_on = read_date(&mut self.completed, record)?;
        let status = self.places.status.and_then(|place| record.value(place));
        let (standing, kept) = status.map_or((Standing::Other, 0), |status| self.standings.meaning(status));
        let has_completed_on = self.places.completed.is_some_and(|place| record.value(place).is_some());
        let is_done = standing.is_done() || standing == Standing::Other && has_completed_on;
        let is_away = matches!(standing, Standing::NotStarted | Standing::Withdrawn);
        let at = at.filter(|_| !is_away);
        let tells = match (self.places.status, self.places.completed) {
            (Some(_), _) => status.is_some() || has_completed_on,
            (None, completed) => completed.is_some(),
        };
        let done_on = if self.completed.is_some() { completed_on } else { at };
        let says_nothing = self.places.status.is_none() && self.started.is_none() && self.at.is_none();
        Ok(Entry {
            status: status.map(|status| &status[..kept.min(status.len())]),
            active: [at, started_on, completed_on.filter(|_| is_done)],
            started: is_done || standing.is_started() || started_on.or(at).is_some() || says_nothing,
            completion: match (tells, is_done) {
                (false, _) => Completion::Untold,
                (true, false) => Completion::Open,
                (true, true) => Completion::Done(done_on),
            },
            ..entry
        })
    }
}

fn read_date(column: &mut Option<DateColumn>, record: &Record) -> Result<Option<NaiveDate>, Reason> {
    match column {
        Some(column) => column.read(record),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_acting_user_stands_in_the_description() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(acting_user(text.as_bytes()), expected.map(str::as_bytes), "{text:?}");
        };
        check("The user with id '1046' viewed the course with id '9'.", Some("1046"));
        check("The user with id '7' updated the completion state for the user with id '8'.", Some("7"));
        check("The user with id '-1' sent a message.", None);
        check("The user with id '0' failed to log in.", None);
        check("User viewed their submission inbox at course: 95", None);
        check("The user with id '12", None);
    }

    #[test]
    fn a_persons_page_is_no_step() {
        assert!(names_a_person(b"User: Ana Ruiz"));
        assert!(!names_a_person(b"Page: FAQ"));
    }
}
