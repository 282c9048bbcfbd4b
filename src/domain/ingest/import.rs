//! The import of one file: slices in, figures out, in one pass unless the file contradicts its own beginning.

use serde::{Deserialize, Serialize};

use super::dates::DateOrder;
use super::dialect::Delimiter;
use super::encoding::{self, Decoder, Encoding};
use super::error::{IngestError, SetAside};
use super::preview::{HEAD, preview};
use super::reader::Reader;
use super::records::Records;
use super::settings::{Preview, Settings};
use crate::adoption::Figures;

/// How many bytes are read at a time: large enough for speed, small enough to stop at once.
///
/// A browser reads about as much of a file ahead while the slice before is worked on.
pub const SLICE: usize = 2 << 20;

/// Bytes of the longest character in UTF-8.
const LONGEST_CHARACTER: usize = 4;

/// What one import gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The figures.
    pub figures: Figures,
    /// The encoding the file was read in.
    pub encoding: Encoding,
    /// The character between cells.
    pub delimiter: Delimiter,
    /// The line the header begins on, counted from 1; 0 for a file without a header.
    pub header_row: u64,
    /// The order of the dates that matter, `None` for a file without dates.
    pub date_order: Option<DateOrder>,
    /// The first thousand rows put aside; [`Figures::set_aside`] counts them all.
    pub set_aside: Vec<SetAside>,
    /// Characters that could not be read in this encoding.
    pub unreadable: u64,
}

/// One pass over a file.
pub struct Import {
    settings: Settings,
    encoding: Encoding,
    delimiter: Delimiter,
    header_row: u64,
    date_order: Option<DateOrder>,
    decoder: Decoder,
    records: Records,
    reader: Reader,
    /// Whether characters beyond ASCII were read well, which no other encoding does by chance.
    is_proven: bool,
    /// The encoding to begin again with.
    other_encoding: Option<Encoding>,
    /// Whether the last slice was taken in.
    is_read: bool,
}

impl Import {
    /// Prepares to read a file as its preview describes it.
    pub fn new(settings: &Settings, preview: &Preview) -> Self {
        Self {
            settings: settings.clone(),
            encoding: preview.encoding,
            delimiter: preview.delimiter,
            header_row: preview.header_row,
            date_order: preview.date_order(),
            decoder: Decoder::new(preview.encoding),
            records: Records::new(preview.delimiter),
            reader: Reader::new(settings, preview),
            is_proven: false,
            other_encoding: None,
            is_read: false,
        }
    }

    /// Takes the next slice of the file in; the last one closes the last record.
    ///
    /// # Errors
    /// Any [`IngestError`] that stops the import; rows that cannot be read are set aside instead.
    pub fn feed(&mut self, slice: &[u8], last: bool) -> Result<(), IngestError> {
        let before = self.decoder.malformed();
        let text = self.decoder.decode(slice, last);
        let reader = &mut self.reader;
        self.records.feed(text, last, |record| {
            reader.record(&record);
            Ok(())
        })?;
        self.doubt_encoding(slice, before);
        self.is_read = last;
        Ok(())
    }

    /// A file that began in ASCII and then breaks UTF-8 never was UTF-8; one that read well beyond ASCII is UTF-8
    /// with a few bytes damaged.
    fn doubt_encoding(&mut self, slice: &[u8], malformed_before: u64) {
        let is_assumed = self.settings.encoding.is_none() && self.encoding == Encoding::Utf8;
        if !is_assumed || self.is_proven || self.other_encoding.is_some() {
            return;
        }
        if self.decoder.malformed() == malformed_before {
            // A character that the end of the slice cuts proves nothing yet.
            let whole = slice.len().saturating_sub(LONGEST_CHARACTER - 1);
            self.is_proven = !is_ascii(&slice[..whole]);
            return;
        }
        let readable = std::str::from_utf8(slice).map_or_else(|error| error.valid_up_to(), str::len);
        if is_ascii(&slice[..readable]) {
            self.other_encoding = Some(encoding::legacy(slice));
        } else {
            self.is_proven = true;
        }
    }

    /// Returns the settings to begin again with, when the file so far contradicts what its first bytes suggested:
    /// another encoding, or another order of day and month in a column. Only the whole file tells the order.
    ///
    /// What a person chose is never contradicted.
    pub fn restart(&self) -> Option<Settings> {
        let mut settings = self.settings.clone();
        if let Some(encoding) = self.other_encoding {
            settings.encoding = Some(encoding);
        } else if !self.is_read {
            return None;
        } else {
            let (column, order) = self.reader.contradiction()?;
            settings.date_orders.insert(column, order);
        }
        Some(settings)
    }

    /// Returns what the file gave.
    pub fn finish(self) -> Outcome {
        let (figures, set_aside) = self.reader.finish();
        Outcome {
            figures,
            encoding: self.encoding,
            delimiter: self.delimiter,
            header_row: self.header_row,
            date_order: self.date_order,
            set_aside,
            unreadable: self.decoder.malformed(),
        }
    }
}

/// The stages of [`Import::feed`] on their own, so that a slow one is seen when they are measured.
impl Import {
    /// Only decodes a slice, and returns the length of its text in bytes.
    pub fn only_decode(&mut self, slice: &[u8], last: bool) -> usize {
        self.decoder.decode(slice, last).len()
    }

    /// Only decodes a slice and parts it into records, and returns how many cells those have.
    ///
    /// # Errors
    /// Any [`IngestError`] about the form of a record.
    pub fn only_scan(&mut self, slice: &[u8], last: bool) -> Result<usize, IngestError> {
        let text = self.decoder.decode(slice, last);
        let mut cells = 0;
        self.records.feed(text, last, |record| {
            cells += record.len();
            Ok(())
        })?;
        Ok(cells)
    }
}

/// Whether there are only ASCII characters, told eight bytes at a time (in wasm the standard library takes four).
fn is_ascii(text: &[u8]) -> bool {
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    let (words, rest) = text.as_chunks::<8>();
    words.iter().all(|word| u64::from_le_bytes(*word) & HIGHEST == 0) && rest.is_ascii()
}

/// An import taken slice by slice, begun again where the file asks for it.
///
/// Whoever drives it reads the part that is [`wanted`](Run::wanted), into a buffer used again and again, and decides
/// what happens between two parts: the worker lets a wish to stop come through.
pub struct Run {
    settings: Settings,
    total: u64,
    offset: u64,
    import: Option<Import>,
}

impl Run {
    /// Prepares to read a file of `total` bytes.
    pub fn new(settings: Settings, total: u64) -> Self {
        Self { settings, total, offset: 0, import: None }
    }

    /// Returns how many bytes of the file are read.
    pub fn bytes(&self) -> u64 {
        self.offset
    }

    /// Returns offset and length of the part of the file that the next [`step`](Run::step) is to be given.
    pub fn wanted(&self) -> (u64, usize) {
        (self.offset, if self.import.is_some() { SLICE } else { HEAD })
    }

    /// Takes the part of the file that was wanted, shorter only at the end of the file, and returns what the file gave
    /// after the last one.
    ///
    /// # Errors
    /// Any [`IngestError`] that stops the import.
    pub fn step(&mut self, part: &[u8]) -> Result<Option<Outcome>, IngestError> {
        let Some(import) = &mut self.import else {
            let preview = preview(part, self.total, &self.settings)?;
            self.import = Some(Import::new(&self.settings, &preview));
            return Ok(None);
        };
        if part.is_empty() && self.offset < self.total {
            return Err(IngestError::Unreadable);
        }
        self.offset += part.len() as u64;
        let last = self.offset >= self.total;
        import.feed(part, last)?;
        if let Some(settings) = import.restart() {
            self.settings = settings;
            self.offset = 0;
            self.import = None;
            return Ok(None);
        }
        Ok(if last { self.import.take().map(Import::finish) } else { None })
    }
}

/// Imports a whole file.
///
/// `read` is given an offset and a length and returns that part of the file, shorter only at the end.
///
/// # Errors
/// Any [`IngestError`] that stops the import, those of `read` among them.
pub fn import_all<Part: AsRef<[u8]>>(
    total: u64,
    settings: &Settings,
    mut read: impl FnMut(u64, usize) -> Result<Part, IngestError>,
) -> Result<Outcome, IngestError> {
    let mut run = Run::new(settings.clone(), total);
    loop {
        let (offset, length) = run.wanted();
        if let Some(outcome) = run.step(read(offset, length)?.as_ref())? {
            return Ok(outcome);
        }
    }
}

/// Imports a file that is in memory.
///
/// # Errors
/// Any [`IngestError`] that stops the import.
pub fn import_bytes(bytes: &[u8], settings: &Settings) -> Result<Outcome, IngestError> {
    import_all(bytes.len() as u64, settings, |offset, length| {
        let rest = usize::try_from(offset).ok().and_then(|offset| bytes.get(offset..)).unwrap_or_default();
        Ok(&rest[..rest.len().min(length)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: &[u8] = b"learner_id,Course,Status\nu1,Safety,Completed\nu2,Safety,Not started\n";

    #[test]
    fn a_run_wants_the_head_first_and_then_slices_in_order() {
        let mut run = Run::new(Settings::default(), CSV.len() as u64);
        assert_eq!(run.wanted(), (0, HEAD));
        assert_eq!(run.step(CSV), Ok(None));
        assert_eq!(run.wanted(), (0, SLICE));
        assert_eq!(run.step(&CSV[..30]), Ok(None));
        assert_eq!(run.wanted(), (30, SLICE));
        let outcome = run.step(&CSV[30..]).expect("readable").expect("that was the last slice");
        assert_eq!(outcome.figures.rows, 2);
    }

    #[test]
    fn a_file_shorter_than_it_said_is_unreadable() {
        let mut run = Run::new(Settings::default(), CSV.len() as u64 + 1);
        assert_eq!(run.step(CSV), Ok(None));
        assert_eq!(run.step(CSV), Ok(None));
        assert_eq!(run.step(&[]), Err(IngestError::Unreadable));
    }

    #[test]
    fn a_character_cut_by_the_end_of_a_slice_proves_no_encoding() {
        let settings = Settings::default();
        let found = preview(CSV, CSV.len() as u64 + 100, &settings).expect("readable");
        assert_eq!(found.encoding, Encoding::Utf8);
        let mut import = Import::new(&settings, &found);
        import.feed(&[CSV, b"u3,Orl\xE9"].concat(), false).expect("readable");
        assert_eq!(import.restart(), None);
        import.feed(b"ans,Completed\n", true).expect("readable");
        let other = import.restart().and_then(|settings| settings.encoding);
        assert!(other.is_some_and(|encoding| encoding != Encoding::Utf8), "{other:?}");
    }

    #[test]
    fn a_letter_beyond_ascii_is_seen_in_any_place() {
        assert!(is_ascii(&[b'a'; 20]));
        for place in 0..20 {
            let mut text = [b'a'; 20];
            text[place] = 0x80;
            assert!(!is_ascii(&text), "at {place}");
        }
    }
}
