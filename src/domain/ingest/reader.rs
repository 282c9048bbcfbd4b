//! Records to entries: what each row of the table says, by the roles of its columns.

mod below;
mod late;
mod measure;
mod places;
mod presence;
mod repeated;
#[cfg(test)]
mod tests;
mod tracker;
mod wide;

use std::borrow::Cow;

use chrono::NaiveDate;

use super::date_column::DateColumn;
use super::error::{Reason, SetAside};
use super::facts::Facts;
use super::records::{Batch, Record};
use super::roles::{self, Role};
use super::settings::{Preview, Settings};
use super::status::{self, Standing};
use super::words::Words;
use crate::adoption::{Collector, Completion, Confirmation, Entry, LearnerId, Measures, Scope, Shape, Start};
use below::Below;
use late::LateDates;
use measure::MeasureColumn;
use places::Places;
use presence::Presence;
use repeated::RepeatedHeader;
use tracker::Tracker;
use wide::Wide;

/// Rows set aside beyond this number are counted but not listed.
const MAX_LISTED: usize = 1_000;

/// Whether an activity of an event log is a person's page, so that its name is the person's.
fn names_a_person(step: &[u8]) -> bool {
    const PREFIXES: [&[u8]; 4] = [b"User:", b"Nutzer:", b"Utilisateur:", b"Usuario:"];
    PREFIXES.iter().any(|prefix| step.starts_with(prefix))
}

/// The learner of a record.
#[derive(Clone, Copy)]
struct Named<'a> {
    key: Option<&'a [u8]>,
    /// Their number, where they were met before.
    known: Option<LearnerId>,
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
    /// The date of enrolment or hire that time to completion counts from.
    enrolled: Option<DateColumn>,
    competent: Option<DateColumn>,
    applied: Option<DateColumn>,
    late: Vec<LateDates>,
    below: Below,
    header: RepeatedHeader,
    answer: Option<MeasureColumn>,
    minutes: Vec<MeasureColumn>,
    counts: Vec<MeasureColumn>,
    completions: Option<MeasureColumn>,
    score: Option<MeasureColumn>,
    performance: Option<MeasureColumn>,
    coaching: Option<MeasureColumn>,
    standings: Words<(Standing, usize)>,
    learner_roles: Words<bool>,
    answers_yes: Words<Option<bool>>,
    presences: Vec<Presence>,
    wide: Wide,
    tracker: Tracker,
    collector: Collector,
    set_aside: Vec<SetAside>,
}

impl Reader {
    /// Prepares for a file as its preview describes it; what it says goes to those that `collector` has read before.
    pub fn new(settings: &Settings, preview: &Preview, mut collector: Collector) -> Self {
        collector.next_file(scope(preview));
        let places = Places::of(preview);
        let facts = Facts::of(&preview.columns);
        let shape = preview.shape;
        let dates_of = |place: Option<usize>| {
            place.and_then(|place| preview.columns.get(place)).and_then(|column| DateColumn::new(column, settings))
        };
        let dates = |role| dates_of(facts.dated(role));
        let measures = |role| {
            let columns = preview.columns.iter().filter(move |column| column.role == role);
            columns.map(move |column| MeasureColumn::new(column, settings))
        };
        Self {
            header_row: preview.header_row,
            width: preview.columns.len(),
            shape,
            at: dates_of(match shape {
                Shape::DailyEngagement | Shape::Confirmations | Shape::WeeklyTracker => facts.row_date(),
                _ => facts.dated(Role::At),
            }),
            started: dates(Role::Started),
            completed: dates(Role::Completed),
            enrolled: match facts.start(shape) {
                Some((Start::Enrolled | Start::Hired, place)) => dates_of(place),
                _ => None,
            },
            competent: dates(Role::Competent),
            applied: dates(Role::Applied),
            late: LateDates::columns(preview),
            below: Below::new(preview),
            header: RepeatedHeader::new(&preview.columns),
            answer: measures(Role::Answer).next(),
            minutes: measures(Role::Minutes).collect(),
            counts: measures(Role::Count).collect(),
            completions: measures(Role::CompletedCount).next().filter(|_| shape == Shape::LearnerCourse),
            score: measures(Role::Score).next(),
            performance: measures(Role::Performance).next(),
            coaching: measures(Role::Coaching).next(),
            standings: Words::new(status::reading(preview.column(Role::Status).is_some_and(|column| column.letters))),
            learner_roles: Words::new(roles::is_learner_role),
            answers_yes: Words::new(measure::is_yes),
            presences: Presence::columns(preview),
            wide: Wide::new(settings, preview, &mut collector),
            tracker: Tracker::new(settings, preview),
            collector,
            places,
            set_aside: Vec::new(),
        }
    }

    /// Takes records in. Their learners are looked up together first.
    pub fn batch(&mut self, batch: &Batch) {
        let keys: Vec<Option<Cow<[u8]>>> = batch.records().map(|record| self.places.learner(&record)).collect();
        let known = self.collector.find_learners(keys.iter().map(Option::as_deref));
        for ((record, key), known) in batch.records().zip(&keys).zip(known) {
            self.record(&record, Named { key: key.as_deref(), known });
        }
    }

    fn record(&mut self, record: &Record, learner: Named) {
        if record.line <= self.header_row {
            return;
        }
        if record.is_blank() {
            return self.below.blank(record);
        }
        if let Err(reason) = self.read(record, learner) {
            self.collector.set_aside();
            if self.set_aside.len() < MAX_LISTED {
                self.set_aside.push(SetAside { line: record.line, reason });
            }
        }
    }

    /// Writes into the settings what the rows prove against the preview: another order of dates in a column, dates in
    /// one that began empty, another decimal mark. Returns whether there was anything.
    pub fn contradict(&self, settings: &mut Settings) -> bool {
        let dates = [&self.at, &self.started, &self.completed, &self.enrolled, &self.competent, &self.applied];
        let dates = dates.into_iter().flatten().chain(self.wide.dates());
        let late = self.late.iter().filter_map(LateDates::found);
        let orders: Vec<_> = dates.filter_map(DateColumn::contradiction).chain(late).collect();
        let single = [&self.answer, &self.completions, &self.score, &self.performance, &self.coaching];
        let numbers = self.minutes.iter().chain(&self.counts).chain(single.into_iter().flatten());
        let numbers = numbers.chain(self.tracker.columns());
        let marks: Vec<_> = numbers.filter_map(MeasureColumn::contradiction).collect();
        let is_any = !orders.is_empty() || !marks.is_empty();
        settings.date_orders.extend(orders);
        settings.decimals.extend(marks);
        is_any
    }

    /// Returns what was collected and the rows set aside.
    pub fn finish(mut self) -> (Collector, Vec<SetAside>) {
        for presence in &self.presences {
            presence.tell(&mut self.collector);
        }
        (self.collector, self.set_aside)
    }

    fn read(&mut self, record: &Record, learner: Named) -> Result<(), Reason> {
        let is_note = self.below.is_note(record)?;
        if self.places.is_total(record) {
            return Err(Reason::Totals);
        }
        if self.header.is(record) {
            return Err(Reason::RepeatedHeader);
        }
        if is_note {
            return Err(Reason::Note);
        }
        self.below.row(record)?;
        for column in &mut self.late {
            column.watch(record);
        }
        if (self.width..record.len()).any(|place| !record.cell(place).is_empty()) {
            return Err(Reason::TooManyCells { expected: self.width, found: record.len() });
        }
        match self.shape {
            Shape::Confirmations => return self.confirmation(record, learner),
            Shape::WeeklyTracker => {
                let on = read_date(&mut self.at, record)?;
                let week = self.tracker.read(record, on)?;
                self.collector.add_week(&week);
                return Ok(());
            }
            _ => {}
        }
        // A survey may be answered without a name.
        if learner.key.is_none() && self.places.names_learners() && self.shape != Shape::Survey {
            return Err(Reason::NoLearner);
        }
        if learner.key.is_some_and(places::is_lost_id) {
            return Err(Reason::LostId);
        }
        let course_role = self.places.course_role.and_then(|place| record.value(place));
        if course_role.is_some_and(|role| !self.learner_roles.meaning(role)) {
            self.collector.other_row();
            return Ok(());
        }
        let mut entry = Entry::default();
        self.tell(record, learner, &mut entry)?;
        for presence in &mut self.presences {
            presence.watch(record, &entry, &mut self.collector);
        }
        if let Some(learner) = self.collector.add(&entry) {
            if self.shape == Shape::WideSteps {
                self.wide.tell(learner, &mut self.collector);
            }
            if self.collector.lacks_groups(learner) {
                self.set_groups(learner, record);
            }
        }
        Ok(())
    }

    fn set_groups(&mut self, learner: LearnerId, record: &Record) {
        for (column, place) in self.places.cohorts.iter().enumerate() {
            if self.collector.lacks_group(learner, column)
                && let Some(group) = record.value(*place)
            {
                self.collector.set_group(learner, column, group);
            }
        }
    }

    /// Writes what a record says into an entry, in place: it is asked of every row.
    fn tell<'a>(&mut self, record: &Record<'a>, learner: Named<'a>, entry: &mut Entry<'a>) -> Result<(), Reason> {
        entry.answer = read_number(&mut self.answer, record)?;
        entry.on = read_date(&mut self.at, record)?;
        entry.course = self.places.course.and_then(|place| record.value(place));
        entry.step = self.places.step.and_then(|place| record.value(place));
        // An enrolment that cannot be read leaves its row out of the time to completion, and of nothing else.
        entry.begun = read_date(&mut self.enrolled, record).unwrap_or_default();
        entry.reached.competent = read_date(&mut self.competent, record)?;
        entry.reached.applied = read_date(&mut self.applied, record)?;
        entry.measures = self.measures(record)?;
        (entry.learner, entry.known) = (learner.key, learner.known);
        match self.shape {
            Shape::EventLog => {
                let is_active = self.is_active(record, entry)?;
                self.event(record, is_active, entry);
            }
            Shape::LearnerCourse | Shape::LearnerStep => self.progress(record, entry)?,
            Shape::WideSteps => {
                self.wide.read(record)?;
                self.progress(record, entry)?;
            }
            Shape::DailyEngagement => {
                entry.started = self.is_active(record, entry)?;
                entry.active[0] = entry.on.filter(|_| entry.started);
            }
            _ => {}
        }
        Ok(())
    }

    /// What is measured of the learner. Where the numbers are what the row is there for, one that cannot be read sets
    /// the row aside; beside a status it is left out.
    fn measures(&mut self, record: &Record) -> Result<Measures, Reason> {
        let is_strict = matches!(self.shape, Shape::DailyEngagement | Shape::Performance);
        let lenient = |value: Result<Option<f64>, Reason>| match value {
            Err(reason) if is_strict => Err(reason),
            value => Ok(value.unwrap_or_default()),
        };
        let mut minutes = None;
        for column in &mut self.minutes {
            if let Some(value) = lenient(column.read(record))?.filter(|value| *value >= 0.0) {
                minutes = Some(minutes.unwrap_or_default() + value);
            }
        }
        let score = lenient(read_number(&mut self.score, record))?;
        let performance = lenient(read_number(&mut self.performance, record))?;
        Ok(Measures { minutes, score, performance })
    }

    /// Whether a row of minutes and counts tells of any activity; a row of zeros does not.
    fn is_active(&mut self, record: &Record, entry: &Entry) -> Result<bool, Reason> {
        if self.minutes.is_empty() && self.counts.is_empty() {
            return Ok(true);
        }
        let mut is_active = entry.measures.minutes.is_some_and(|minutes| minutes > 0.0);
        for column in &mut self.counts {
            is_active |= column.read(record)?.is_some_and(|count| count > 0.0);
        }
        Ok(is_active)
    }

    /// An event: being enrolled or taken off is nothing the learner did.
    fn event(&mut self, record: &Record, is_active: bool, entry: &mut Entry) {
        let event = self.places.event.and_then(|place| record.value(place));
        let standing = event.map_or(Standing::Other, |event| self.standings.meaning(event).0);
        let at = entry.on.filter(|_| is_active);
        entry.started = !matches!(standing, Standing::NotStarted | Standing::Withdrawn);
        entry.step = entry.step.filter(|step| !names_a_person(step));
        entry.active[0] = at.filter(|_| entry.started);
        entry.completion = if standing.is_done() { Completion::Done(at) } else { Completion::Open };
    }

    /// A row per learner and course or step: a known status decides, then the date of completion.
    fn progress<'a>(&mut self, record: &Record<'a>, entry: &mut Entry<'a>) -> Result<(), Reason> {
        let started_on = read_date(&mut self.started, record)?;
        let completed_on = read_date(&mut self.completed, record)?;
        let status = self.places.status.and_then(|place| record.value(place));
        let (standing, kept) = status.map_or((Standing::Other, 0), |status| self.standings.meaning(status));
        let standing = standing.with(self.success(record));
        // Where the column holds no dates that can be read, that it is filled tells who completed.
        let has_completed_on = match &self.completed {
            Some(_) => completed_on.is_some(),
            None => self.places.has_completion(record),
        };
        let has_count = read_number(&mut self.completions, record)?.map(|count| count > 0.0);
        let is_counted = has_completed_on || has_count == Some(true);
        let is_done = standing.is_done() || standing == Standing::Other && is_counted;
        let is_away = matches!(standing, Standing::NotStarted | Standing::Withdrawn);
        let at = entry.on.filter(|_| !is_away);
        let tells = match (self.places.status.or(self.places.success), self.places.completed) {
            (Some(_), _) => status.is_some() || standing != Standing::Other || is_counted,
            (None, completed) => completed.is_some() || has_count.is_some(),
        };
        let done_on = if self.completed.is_some() { completed_on } else { at };
        let says_nothing = self.places.status.is_none() && self.started.is_none() && self.at.is_none();
        entry.status = status.map(|status| &status[..kept.min(status.len())]);
        entry.active = [at, started_on, completed_on.filter(|_| is_done)];
        if self.enrolled.is_none() {
            entry.begun = started_on;
        }
        entry.started = is_done || standing.is_started() || started_on.or(at).is_some() || says_nothing;
        entry.completion = match (tells, is_done) {
            (false, _) => Completion::Untold,
            (true, false) => Completion::Open,
            (true, true) => Completion::Done(done_on),
        };
        Ok(())
    }

    fn success(&mut self, record: &Record) -> Standing {
        let success = self.places.success.and_then(|place| record.value(place));
        success.map_or(Standing::Other, |success| self.standings.meaning(success).0)
    }

    /// A row per manager or team.
    fn confirmation(&mut self, record: &Record, learner: Named) -> Result<(), Reason> {
        let on = read_date(&mut self.at, record)?;
        let manager = match self.places.manager {
            Some(place) => record.value(place),
            None => learner.key,
        };
        let manager = manager.ok_or(Reason::NoLearner)?;
        let coaching = read_number(&mut self.coaching, record)?;
        let confirmed = self.places.confirmed.map(|place| {
            // No answer is no confirmation.
            let answer = record.value(place).and_then(|answer| self.answers_yes.meaning(answer));
            answer.unwrap_or_default()
        });
        let coaching = coaching.filter(|minutes| *minutes >= 0.0);
        self.collector.other_row();
        self.collector.add_confirmation(&Confirmation { manager, confirmed, on, coaching });
        Ok(())
    }
}

/// What a file can tell the collector.
fn scope(preview: &Preview) -> Scope {
    let facts = Facts::of(&preview.columns);
    let shape = preview.shape;
    let header = |role: Role| preview.column(role).map(|column| column.header.clone());
    let cohorts = preview.columns.iter().filter(|column| column.role == Role::Cohort);
    Scope {
        shape,
        learners: facts.learner() && !matches!(shape, Shape::Confirmations | Shape::WeeklyTracker),
        activity: facts.activity(shape),
        completion: facts.completion(shape),
        completion_dates: facts.completion_dates(shape),
        whole: shape == Shape::WideSteps && facts.place(Role::Completed).is_some(),
        start: facts.start(shape).map(|(start, _)| start),
        performance: header(Role::Performance),
        competency: facts.dated(Role::Competent).is_some(),
        application: facts.dated(Role::Applied).is_some(),
        cohorts: cohorts.map(|column| column.header.clone()).collect(),
    }
}

fn read_date(column: &mut Option<DateColumn>, record: &Record) -> Result<Option<NaiveDate>, Reason> {
    match column {
        Some(column) => column.read(record),
        None => Ok(None),
    }
}

fn read_number(column: &mut Option<MeasureColumn>, record: &Record) -> Result<Option<f64>, Reason> {
    match column {
        Some(column) => column.read(record),
        None => Ok(None),
    }
}
