//! The import of one file: slices in, figures out, in one pass unless the file contradicts its own beginning.

use serde::{Deserialize, Serialize};

use super::dates::DateOrder;
use super::dialect::Delimiter;
use super::encoding::{self, Decoder, Encoding};
use super::error::{IngestError, SetAside};
use super::reader::Reader;
use super::records::Records;
use super::settings::{Preview, Settings};
use crate::adoption::{Collector, Figures};

/// How many bytes are read at a time: large enough for speed, small enough to stop at once.
///
/// A browser reads about as much of a file ahead while the slice before is worked on.
pub const SLICE: usize = 2 << 20;

/// Bytes of the longest character in UTF-8.
const LONGEST_CHARACTER: usize = 4;

/// What the import of one file gives; see [`Joined`](super::Joined) for several.
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

impl Outcome {
    /// What a file gave that was read alone.
    pub(super) fn of(figures: Figures, file: FileRead) -> Self {
        let FileRead { encoding, delimiter, header_row, date_order, set_aside, unreadable, .. } = file;
        Self { figures, encoding, delimiter, header_row, date_order, set_aside, unreadable }
    }
}

/// What became of one file of an import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileRead {
    /// The encoding the file was read in.
    pub encoding: Encoding,
    /// The character between cells.
    pub delimiter: Delimiter,
    /// The line the header begins on, counted from 1; 0 for a file without a header.
    pub header_row: u64,
    /// The order of the dates that matter, `None` for a file without dates.
    pub date_order: Option<DateOrder>,
    /// The first thousand rows put aside.
    pub set_aside: Vec<SetAside>,
    /// Characters that could not be read in this encoding.
    pub unreadable: u64,
    /// Rows read.
    pub rows: u64,
    /// Rows put aside, listed or not.
    pub rows_set_aside: u64,
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
    /// Rows read and put aside in the files before.
    before: (u64, u64),
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
        Self::after(Collector::default(), settings, preview)
    }

    /// Prepares to read a file into what was collected from others.
    pub(super) fn after(collector: Collector, settings: &Settings, preview: &Preview) -> Self {
        Self {
            settings: settings.clone(),
            encoding: preview.encoding,
            delimiter: preview.delimiter,
            header_row: preview.header_row,
            date_order: preview.date_order(),
            decoder: Decoder::new(preview.encoding),
            records: Records::new(preview.delimiter),
            before: collector.counted(),
            reader: Reader::new(settings, preview, collector),
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
        self.records.feed_batches(text, last, |batch| {
            reader.batch(batch);
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
    /// another encoding, another order of day and month in a column, or another decimal mark. Only the whole file tells
    /// the last two.
    ///
    /// What a person chose is never contradicted.
    pub fn restart(&self) -> Option<Settings> {
        let mut settings = self.settings.clone();
        if let Some(encoding) = self.other_encoding {
            settings.encoding = Some(encoding);
        } else if !self.is_read || !self.reader.contradict(&mut settings) {
            return None;
        }
        Some(settings)
    }

    /// Returns what the file gave.
    pub fn finish(self) -> Outcome {
        let (collector, file) = self.end();
        Outcome::of(collector.finish(), file)
    }

    /// Returns what is collected with this file, and what became of the file.
    pub(super) fn end(self) -> (Collector, FileRead) {
        let (collector, set_aside) = self.reader.finish();
        let (rows, rows_set_aside) = collector.counted();
        let file = FileRead {
            encoding: self.encoding,
            delimiter: self.delimiter,
            header_row: self.header_row,
            date_order: self.date_order,
            set_aside,
            unreadable: self.decoder.malformed(),
            rows: rows - self.before.0,
            rows_set_aside: rows_set_aside - self.before.1,
        };
        (collector, file)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::preview;

    const CSV: &[u8] = b"learner_id,Course,Status\nu1,Safety,Completed\nu2,Safety,Not started\n";

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
