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
pub const SLICE: usize = 8 << 20;

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
        let readable = std::str::from_utf8(slice).map_or_else(|error| error.valid_up_to(), str::len);
        if !slice[..readable].is_ascii() {
            self.is_proven = true;
        } else if self.decoder.malformed() > malformed_before {
            self.other_encoding = Some(encoding::legacy(slice));
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

/// An import taken slice by slice, begun again where the file asks for it.
///
/// Whoever drives it decides what happens between two slices: the worker lets a wish to stop come through.
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

    /// Reads on by one slice, and returns what the file gave after the last one.
    ///
    /// `read` is given an offset and a length and returns that part of the file, shorter only at the end.
    ///
    /// # Errors
    /// Any [`IngestError`] that stops the import, those of `read` among them.
    pub fn step(
        &mut self,
        read: impl FnOnce(u64, usize) -> Result<Vec<u8>, IngestError>,
    ) -> Result<Option<Outcome>, IngestError> {
        let Some(import) = &mut self.import else {
            let head = read(0, HEAD)?;
            let preview = preview(&head, self.total, &self.settings)?;
            self.import = Some(Import::new(&self.settings, &preview));
            return Ok(None);
        };
        let slice = read(self.offset, SLICE)?;
        if slice.is_empty() && self.offset < self.total {
            return Err(IngestError::Unreadable);
        }
        self.offset += slice.len() as u64;
        let last = self.offset >= self.total;
        import.feed(&slice, last)?;
        if let Some(settings) = import.restart() {
            self.settings = settings;
            self.offset = 0;
            self.import = None;
            return Ok(None);
        }
        Ok(if last { self.import.take().map(Import::finish) } else { None })
    }
}

/// Imports a whole file; see [`Run::step`] for `read`.
///
/// # Errors
/// Any [`IngestError`] that stops the import.
pub fn import_all(
    total: u64,
    settings: &Settings,
    mut read: impl FnMut(u64, usize) -> Result<Vec<u8>, IngestError>,
) -> Result<Outcome, IngestError> {
    let mut run = Run::new(settings.clone(), total);
    loop {
        if let Some(outcome) = run.step(&mut read)? {
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
        Ok(rest[..rest.len().min(length)].to_vec())
    })
}
