//! An import of one file or several, taken slice by slice and begun again where a file asks for it.

use serde::{Deserialize, Serialize};

use super::error::IngestError;
use super::import::{FileRead, Import, Outcome, SLICE};
use super::join::{self, Common};
use super::mapping::signature;
use super::preview::{HEAD, preview};
use super::settings::{Preview, Settings};
use crate::adoption::{Collector, Figures};

/// What one import of several files gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Joined {
    /// The figures of all files together.
    pub figures: Figures,
    /// What became of each file, in the order they were given.
    pub files: Vec<FileRead>,
    /// Rows that stood in more than one file and were counted once.
    pub repeated: u64,
    /// Rows about the same learner and course as a row of another file that tells them completed or open, or completed
    /// on another day; they count once, as far as any file tells.
    #[serde(default)]
    pub changed: u64,
    /// Places of the files of whose learners none stands in another file, unless it is a list of the same form.
    #[serde(default)]
    pub apart: Vec<usize>,
}

/// A part of a file to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which of the files, counted from 0.
    pub file: usize,
    /// Where it begins, in bytes.
    pub offset: u64,
    /// How long it is, in bytes; shorter only at the end of the file.
    pub length: usize,
}

/// What a look at the first bytes of a file showed, so that an import with the same settings need not look again.
#[derive(Clone, Debug)]
pub struct Seen {
    settings: Settings,
    total: u64,
    mark: u64,
    /// What it showed.
    pub preview: Preview,
}

impl Seen {
    /// Looks at the first bytes of a file of `total` bytes, see [`preview`].
    ///
    /// # Errors
    /// Any [`IngestError`] that can be told from the first bytes.
    pub fn look(head: &[u8], total: u64, settings: Settings) -> Result<Self, IngestError> {
        let preview = preview(head, total, &settings)?;
        Ok(Self { settings, total, mark: join::mark(head), preview })
    }
}

/// One file of a run.
struct Member {
    settings: Settings,
    total: u64,
    /// What its first bytes showed, and a mark of them.
    seen: Option<(Preview, u64)>,
    read: Option<FileRead>,
}

/// An import on its way.
///
/// Whoever drives it reads the part that is [`wanted`](Run::wanted), into a buffer used again and again, and decides
/// what happens between two parts: the worker lets a wish to stop come through.
///
/// All files are looked at first, and then read in an order of its own, so that the figures do not depend on the order
/// they are given in. When a file contradicts its beginning, those before it are read again as well: what they
/// told cannot be parted any more.
pub struct Run {
    members: Vec<Member>,
    /// A look that was taken before.
    before: Option<Seen>,
    /// The files in the order they are read, once all are looked at; with what they are read as.
    order: Vec<(usize, Preview)>,
    /// How many of them are read.
    done: usize,
    offset: u64,
    import: Option<Import>,
}

impl Run {
    /// Prepares to read files, each with its settings and its size in bytes.
    pub fn new(files: impl IntoIterator<Item = (Settings, u64)>) -> Self {
        let member = |(settings, total)| Member { settings, total, seen: None, read: None };
        let members = files.into_iter().map(member).collect();
        Self { members, before: None, order: Vec::new(), done: 0, offset: 0, import: None }
    }

    /// Gives a run what was seen before it; where that is none of its files, it makes no difference.
    #[must_use]
    pub fn after(self, before: Option<Seen>) -> Self {
        Self { before, ..self }
    }

    /// Returns how many bytes there are in all files.
    pub fn total(&self) -> u64 {
        self.members.iter().map(|member| member.total).sum()
    }

    /// Returns how many of them are read.
    pub fn bytes(&self) -> u64 {
        let done = self.members.iter().filter(|member| member.read.is_some());
        done.map(|member| member.total).sum::<u64>() + self.offset
    }

    /// Returns the part that the next [`step`](Run::step) is to be given.
    pub fn wanted(&self) -> Part {
        if let Some(file) = self.unseen() {
            return Part { file, offset: 0, length: HEAD };
        }
        let file = self.order.get(self.done).map_or(0, |(file, _)| *file);
        Part { file, offset: self.offset, length: SLICE }
    }

    /// Takes the part that was wanted, shorter only at the end of its file, and returns what the files gave after the
    /// last one.
    ///
    /// # Errors
    /// Any [`IngestError`] that stops the import; it is about the file that was wanted.
    pub fn step(&mut self, part: &[u8]) -> Result<Option<Joined>, IngestError> {
        match self.unseen() {
            Some(file) => self.look(file, part).map(|()| None),
            None => self.read(part),
        }
    }

    fn unseen(&self) -> Option<usize> {
        self.members.iter().position(|member| member.seen.is_none())
    }

    /// Looks at the first bytes of a file; after the last one, reading begins.
    fn look(&mut self, file: usize, head: &[u8]) -> Result<(), IngestError> {
        let Some(member) = self.members.get_mut(file) else { return Err(IngestError::Protocol) };
        let mark = join::mark(head);
        let is_it = |seen: &Seen| (seen.mark, seen.total, &seen.settings) == (mark, member.total, &member.settings);
        let preview = match self.before.take_if(|seen| is_it(seen)) {
            Some(seen) => seen.preview,
            None => preview(head, member.total, &member.settings)?,
        };
        member.seen = Some((preview, mark));
        if self.unseen().is_none() {
            self.arrange();
        }
        Ok(())
    }

    /// Settles what the files have in common, and opens the first of them.
    fn arrange(&mut self) {
        let (previews, marks): (Vec<Preview>, Vec<u64>) =
            self.members.iter().filter_map(|member| member.seen.clone()).unzip();
        let common = Common::of(&previews);
        let mut spellings = Vec::new();
        let is_alone = previews.len() < 2;
        let settle =
            |(place, preview)| (place, if is_alone { preview } else { common.settle(preview, &mut spellings) });
        let order = join::reading_order(&previews, &marks);
        let ordered = order.into_iter().filter_map(|place| Some((place, previews.get(place)?.clone())));
        self.order = ordered.map(settle).collect();
        self.done = 0;
        self.members.iter_mut().for_each(|member| member.read = None);
        self.open(if is_alone { Collector::default() } else { Collector::joining(common.start) });
    }

    /// Opens the next file.
    fn open(&mut self, collector: Collector) {
        self.offset = 0;
        let next = self.order.get(self.done);
        let next = next.and_then(|(file, preview)| Some((self.members.get(*file)?, preview)));
        self.import = next.map(|(member, preview)| Import::after(collector, &member.settings, preview));
    }

    fn read(&mut self, part: &[u8]) -> Result<Option<Joined>, IngestError> {
        let file = self.wanted().file;
        let (Some(member), Some(import)) = (self.members.get_mut(file), &mut self.import) else {
            return Err(IngestError::Protocol);
        };
        if part.is_empty() && self.offset < member.total {
            return Err(IngestError::Unreadable);
        }
        self.offset += part.len() as u64;
        let last = self.offset >= member.total;
        import.feed(part, last)?;
        if let Some(settings) = import.restart() {
            member.settings = settings;
            member.seen = None;
            self.offset = 0;
            self.import = None;
            return Ok(None);
        }
        if !last {
            return Ok(None);
        }
        let Some((collector, read)) = self.import.take().map(Import::end) else { return Ok(None) };
        member.read = Some(read);
        self.done += 1;
        if self.done == self.order.len() {
            return Ok(Some(self.finish(collector)));
        }
        self.open(collector);
        Ok(None)
    }

    fn finish(&mut self, mut collector: Collector) -> Joined {
        collector.settle();
        let (repeated, changed, apart) = (collector.repeated(), collector.changed(), self.apart(&collector));
        self.offset = 0;
        let files = self.members.iter_mut().filter_map(|member| member.read.take()).collect();
        Joined { figures: collector.finish(), files, repeated, changed, apart }
    }

    /// The files that look joined and share no learner: their ids are those of another system, or written in another
    /// way. Lists with the same header may well name other people each.
    fn apart(&self, collector: &Collector) -> Vec<usize> {
        let signatures: Vec<String> = self.order.iter().map(|(_, preview)| signature(&preview.columns)).collect();
        let is_alone = |place: &usize| {
            let own = signatures.get(*place);
            signatures.iter().filter(|other| Some(*other) == own).count() == 1
        };
        let apart = collector.apart().into_iter().filter(is_alone);
        let mut files: Vec<usize> = apart.filter_map(|place| self.order.get(place)).map(|(file, _)| *file).collect();
        files.sort_unstable();
        // Where no two are joined, the first is the one that the others would have to be joined to.
        if files.len() == self.order.len() && !files.is_empty() {
            files.remove(0);
        }
        files
    }
}

/// Imports whole files as one.
///
/// `read` is given a file, an offset and a length, and returns that part of the file, shorter only at the end.
///
/// # Errors
/// Any [`IngestError`] that stops the import, those of `read` among them, with the file it is about.
pub fn join_all<Bytes: AsRef<[u8]>>(
    files: impl IntoIterator<Item = (Settings, u64)>,
    mut read: impl FnMut(Part) -> Result<Bytes, IngestError>,
) -> Result<Joined, (usize, IngestError)> {
    let mut run = Run::new(files);
    loop {
        let wanted = run.wanted();
        let step = read(wanted).and_then(|part| run.step(part.as_ref()));
        if let Some(joined) = step.map_err(|error| (wanted.file, error))? {
            return Ok(joined);
        }
    }
}

/// Imports a whole file.
///
/// `read` is given an offset and a length and returns that part of the file, shorter only at the end.
///
/// # Errors
/// Any [`IngestError`] that stops the import, those of `read` among them.
pub fn import_all<Bytes: AsRef<[u8]>>(
    total: u64,
    settings: &Settings,
    mut read: impl FnMut(u64, usize) -> Result<Bytes, IngestError>,
) -> Result<Outcome, IngestError> {
    let joined = join_all([(settings.clone(), total)], |part| read(part.offset, part.length));
    let Joined { figures, files, .. } = joined.map_err(|(_, error)| error)?;
    // A run of one file gives one.
    files.into_iter().next().map(|file| Outcome::of(figures, file)).ok_or(IngestError::Protocol)
}

/// Imports a file that is in memory.
///
/// # Errors
/// Any [`IngestError`] that stops the import.
pub fn import_bytes(bytes: &[u8], settings: &Settings) -> Result<Outcome, IngestError> {
    import_all(bytes.len() as u64, settings, |offset, length| Ok(cut(bytes, offset, length)))
}

/// Imports files that are in memory as one.
///
/// # Errors
/// Any [`IngestError`] that stops the import, with the file it is about.
pub fn join_bytes(files: &[(&[u8], Settings)]) -> Result<Joined, (usize, IngestError)> {
    let sizes = files.iter().map(|(bytes, settings)| (settings.clone(), bytes.len() as u64));
    join_all(sizes, |Part { file, offset, length }| {
        files.get(file).map(|(bytes, _)| cut(bytes, offset, length)).ok_or(IngestError::Unreadable)
    })
}

/// A part of what is in memory, shorter at its end.
fn cut(bytes: &[u8], offset: u64, length: usize) -> &[u8] {
    let rest = usize::try_from(offset).ok().and_then(|offset| bytes.get(offset..)).unwrap_or_default();
    &rest[..rest.len().min(length)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: &[u8] = b"learner_id,Course,Status\nu1,Safety,Completed\nu2,Safety,Not started\n";

    fn one() -> Run {
        Run::new([(Settings::default(), CSV.len() as u64)])
    }

    #[test]
    fn a_run_wants_the_head_first_and_then_slices_in_order() {
        let mut run = one();
        assert_eq!(run.wanted(), Part { file: 0, offset: 0, length: HEAD });
        assert_eq!(run.step(CSV), Ok(None));
        assert_eq!(run.wanted(), Part { file: 0, offset: 0, length: SLICE });
        assert_eq!(run.step(&CSV[..30]), Ok(None));
        assert_eq!((run.wanted().offset, run.bytes(), run.total()), (30, 30, CSV.len() as u64));
        let joined = run.step(&CSV[30..]).expect("readable").expect("that was the last slice");
        assert_eq!((joined.figures.rows, joined.files[0].rows, joined.repeated), (2, 2, 0));
    }

    #[test]
    fn a_file_shorter_than_it_said_is_unreadable() {
        let mut run = Run::new([(Settings::default(), CSV.len() as u64 + 1)]);
        assert_eq!(run.step(CSV), Ok(None));
        assert_eq!(run.step(CSV), Ok(None));
        assert_eq!(run.step(&[]), Err(IngestError::Unreadable));
    }

    #[test]
    fn several_files_are_looked_at_before_any_is_read() {
        let roster = b"learner_id,Team\nu1,North\nu2,South\n".as_slice();
        let mut run = Run::new([CSV, roster].map(|file| (Settings::default(), file.len() as u64)));
        assert_eq!((run.wanted().file, run.step(CSV)), (0, Ok(None)));
        assert_eq!((run.wanted().file, run.step(roster)), (1, Ok(None)));
        assert_eq!(run.wanted(), Part { file: 1, offset: 0, length: SLICE }, "the roster tells nothing of completion");
        assert_eq!(run.step(roster), Ok(None));
        assert_eq!((run.wanted().file, run.bytes()), (0, roster.len() as u64));
        let joined = run.step(CSV).expect("readable").expect("that was the last file");
        assert_eq!(joined.files.iter().map(|file| file.rows).collect::<Vec<_>>(), [2, 2]);
    }

    #[test]
    fn what_was_seen_before_is_taken_for_the_same_file_and_settings_alone() {
        let total = CSV.len() as u64;
        let mut seen = Seen::look(CSV, total, Settings::default()).expect("readable");
        seen.preview.header_row = 2;
        let rows = |file: &[u8], settings: Settings| {
            let mut run = Run::new([(settings, total)]).after(Some(seen.clone()));
            assert_eq!(run.step(file), Ok(None));
            run.step(file).expect("readable").expect("that was the only slice").figures.rows
        };
        assert_eq!(rows(CSV, Settings::default()), 1, "as it was seen");
        assert_eq!(rows(CSV, Settings { header_row: Some(1), ..Settings::default() }), 2);
        let other: Vec<u8> = CSV.iter().map(|byte| if *byte == b',' { b';' } else { *byte }).collect();
        assert_eq!(rows(&other, Settings::default()), 2);
    }

    #[test]
    fn no_files_give_nothing() {
        assert_eq!(join_bytes(&[]), Err((0, IngestError::Unreadable)));
    }
}
