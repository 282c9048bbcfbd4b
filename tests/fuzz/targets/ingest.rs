//! Any bytes and any choices to the import: no panic, figures that agree with themselves and with the file, and the
//! same ones however the file is cut into slices.

use uptake::adoption::{CohortSplit, ContentSplit, Figures, MIN_GROUP, Shape, WeekCount, WeeklySplit};
use uptake::ingest::{
    DateOrder, DecimalMark, Delimiter, Encoding, FileRead, HEAD, IngestError, Joined, Preview, Role, SLICE, Settings,
    join_all, join_bytes, preview,
};

/// What parts an input: the file before it, the choices behind it. Without it there are no choices.
pub const CHOICES: &[u8] = b"\x00\xff\x00\xff";

/// How many bytes a slice has where the input does not say.
const USUAL_SLICE: usize = 509;

/// Rows set aside beyond this number are counted but not listed.
const MOST_LISTED: usize = 1_000;

/// Looks at a file and imports it, at once and in small slices.
pub fn ingest(input: &[u8]) {
    let cut = input.windows(CHOICES.len()).rposition(|part| part == CHOICES);
    let (file, choices) = cut.map_or((input, &[][..]), |at| (&input[..at], &input[at + CHOICES.len()..]));
    let (settings, slice) = Choices(choices).settle();
    let found = preview(&file[..file.len().min(HEAD)], file.len() as u64, &settings);
    match &found {
        Ok(found) => agree_in_preview(found, file),
        Err(error) => assert!(!error.text().trim().is_empty(), "{error:?} has no words"),
    }
    let whole = join_bytes(&[(file, settings.clone())]);
    assert!(found.is_ok() || whole.is_err(), "imported without a preview");
    let read_as = match (&whole, &found) {
        (Ok(joined), _) => joined.files.first().map(|read| read.encoding),
        (Err(_), Ok(found)) => Some(found.encoding),
        (Err(_), Err(_)) => return,
    };
    if let Ok(joined) = &whole {
        agree(joined, file);
    }
    // Which bytes tell the encoding is a matter of slices; what they mean in a known one is not.
    let known = Settings { encoding: read_as, ..settings };
    let at_once = if whole.is_ok() { whole } else { join_bytes(&[(file, known.clone())]) };
    assert_eq!(in_slices(file, &known, slice), at_once, "other figures in slices of {slice} bytes");
}

/// Imports a file in slices of `size` bytes.
fn in_slices(file: &[u8], settings: &Settings, size: usize) -> Result<Joined, (usize, IngestError)> {
    join_all([(settings.clone(), file.len() as u64)], |part| {
        let length = if part.length == SLICE { size } else { part.length };
        let rest = usize::try_from(part.offset).ok().and_then(|offset| file.get(offset..)).unwrap_or_default();
        Ok(&rest[..rest.len().min(length)])
    })
}

/// Choices out of bytes; a byte of 0 and one that is missing leave the choice open.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn next(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let at = self.next().checked_sub(1)?;
        all.get(at % all.len()).copied()
    }

    /// Returns the settings and the size of a slice in bytes.
    fn settle(mut self) -> (Settings, usize) {
        let slice = self.next();
        let mut settings = Settings {
            encoding: self.one_of(&Encoding::ALL),
            delimiter: self.one_of(&Delimiter::ALL),
            header_row: self.next().checked_sub(1).map(|row| row as u64),
            shape: self.one_of(&Shape::ALL),
            ..Settings::default()
        };
        while !self.0.is_empty() {
            let column = self.next() % 32;
            if let Some(role) = self.one_of(&Role::ALL) {
                settings.roles.insert(column, role);
            }
            if let Some(order) = self.one_of(&DateOrder::ALL) {
                settings.date_orders.insert(column, order);
            }
            if let Some(mark) = self.one_of(&DecimalMark::ALL) {
                settings.decimals.insert(column, mark);
            }
        }
        (settings, if slice == 0 { USUAL_SLICE } else { slice })
    }
}

fn agree_in_preview(found: &Preview, file: &[u8]) {
    assert_eq!(found.total, file.len() as u64);
    assert!(found.rows.len() <= Preview::ROWS);
    assert!(found.columns.iter().map(|column| column.index).eq(0..found.columns.len()), "columns are out of order");
    for text in found.warnings.iter().map(|warning| warning.text()).chain(found.drawings.iter().map(|it| it.text())) {
        assert!(!text.trim().is_empty(), "something to tell has no words");
    }
}

/// Holds what an import gave against itself and against its file.
fn agree(joined: &Joined, file: &[u8]) {
    let figures = &joined.figures;
    let [read] = joined.files.as_slice() else { panic!("one file was read as {}", joined.files.len()) };
    assert_eq!((read.rows, read.rows_set_aside, joined.repeated), (figures.rows, figures.set_aside, 0));
    // A record is a line or more.
    let line_ends = file.iter().filter(|byte| matches!(byte, b'\r' | b'\n')).count() as u64;
    let records = figures.rows + figures.set_aside + u64::from(read.header_row > 0);
    assert!(records <= line_ends + 1, "{records} records of {line_ends} line ends");
    agree_in_set_aside(read);
    // What a person counted in a tracker need not agree.
    if figures.shape != Shape::WeeklyTracker {
        agree_in_counts(figures);
    }
    let text = serde_json::to_string(joined).unwrap_or_else(|error| panic!("figures are no JSON: {error}"));
    let back: Joined = serde_json::from_str(&text).unwrap_or_else(|error| panic!("figures do not come back: {error}"));
    assert_eq!(&back, joined, "other figures come back from their JSON");
}

fn agree_in_set_aside(read: &FileRead) {
    let listed = read.set_aside.len();
    let counted = usize::try_from(read.rows_set_aside).unwrap_or(usize::MAX);
    assert_eq!(listed, counted.min(MOST_LISTED), "rows set aside are listed or counted wrongly");
    let lines: Vec<u64> = read.set_aside.iter().map(|row| row.line).collect();
    assert!(lines.is_sorted_by(|a, b| a < b), "rows set aside are out of order: {lines:?}");
    assert!(lines.first().is_none_or(|line| *line > read.header_row), "the header or a line above it is set aside");
}

fn agree_in_counts(figures: &Figures) {
    let learners = figures.learners.unwrap_or_default();
    for weeks in [&figures.weekly_active, &figures.weekly_completions, &figures.last_seen].into_iter().flatten() {
        follow_each_other(weeks);
    }
    for week in [&figures.weekly_active, &figures.last_seen].into_iter().flatten().flatten() {
        assert!(week.count <= learners, "{week:?} of {learners} learners");
    }
    let shares = figures.weekly_rate.iter().flatten().map(|week| week.share);
    let shares: Vec<f64> = shares.chain(figures.completion_rate).collect();
    assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)), "no shares: {shares:?}");
    for step in figures.funnel.iter().flatten() {
        assert!(step.completed <= step.started && step.started <= learners, "{step:?} of {learners} learners");
    }
    for split in &figures.cohorts {
        agree_in_cohorts(split, learners);
    }
    for split in &figures.weekly_cohorts {
        agree_in_weekly_cohorts(split);
    }
    for split in &figures.content_cohorts {
        agree_in_content_cohorts(split);
    }
    for row in figures.heat.iter().flat_map(|heat| &heat.rows) {
        assert!(row.active.iter().all(|active| *active <= learners), "{row:?} of {learners} learners");
    }
    if let Some(nps) = &figures.nps {
        let score = 100.0 * (nps.promoters as f64 - nps.detractors as f64) / nps.answers() as f64;
        assert!((score - nps.score).abs() < 0.01, "{nps:?}, but the score is {score}");
    }
}

fn follow_each_other(weeks: &[WeekCount]) {
    let apart = |pair: &[WeekCount]| pair[1].monday.signed_duration_since(pair[0].monday).num_days();
    assert!(weeks.windows(2).all(|pair| apart(pair) == 7), "weeks are missing or out of order: {weeks:?}");
}

fn agree_in_cohorts(split: &CohortSplit, learners: u64) {
    let shown: u64 = split.groups.iter().map(|group| group.learners).sum();
    assert!(shown + split.hidden_learners <= learners, "{split:?} of {learners} learners");
    let left = learners.saturating_sub(shown);
    assert!(shown == 0 || left == 0 || left >= MIN_GROUP, "{split:?} leave {left} of {learners} learners");
    for group in &split.groups {
        assert!(group.learners >= MIN_GROUP, "a small group is shown: {group:?}");
        assert!(group.completed <= group.learners, "{group:?}");
    }
}

fn agree_in_content_cohorts(split: &ContentSplit) {
    for group in &split.groups {
        assert!(group.learners >= MIN_GROUP, "a small group is shown: {group:?}");
        assert_eq!(group.active.len(), split.steps.len(), "{group:?}");
        assert!(group.active.iter().all(|active| *active <= group.learners), "{group:?}");
    }
}

fn agree_in_weekly_cohorts(split: &WeeklySplit) {
    for group in &split.groups {
        assert!(group.learners >= MIN_GROUP, "a small group is shown: {group:?}");
        assert_eq!(group.active.len(), split.weeks.len(), "{group:?}");
        assert!(group.active.iter().all(|active| *active <= group.learners), "{group:?}");
    }
}
