//! A posted file as something that can be read at an offset.

use js_sys::Uint8Array;
use web_sys::{File, FileReaderSync};

use uptake::ingest::IngestError;

/// A file and its reader, which reads at once because a worker may wait.
pub struct Source {
    file: File,
    reader: FileReaderSync,
}

impl Source {
    /// Opens a file.
    ///
    /// # Errors
    /// [`IngestError::Unreadable`] where the browser gives no reader.
    pub fn new(file: File) -> Result<Self, IngestError> {
        let reader = FileReaderSync::new().map_err(|_| IngestError::Unreadable)?;
        Ok(Self { file, reader })
    }

    /// Returns the size of the file in bytes.
    pub fn total(&self) -> u64 {
        self.file.size() as u64
    }

    /// Reads a part of the file, shorter at its end.
    ///
    /// # Errors
    /// [`IngestError::Unreadable`] when the file was moved or changed meanwhile.
    pub fn read(&self, offset: u64, length: usize) -> Result<Vec<u8>, IngestError> {
        let start = offset as f64;
        let part = self.file.slice_with_f64_and_f64(start, start + length as f64);
        let buffer = part.and_then(|part| self.reader.read_as_array_buffer(&part));
        buffer.map(|buffer| Uint8Array::new(&buffer).to_vec()).map_err(|_| IngestError::Unreadable)
    }
}
