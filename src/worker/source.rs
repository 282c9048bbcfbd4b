//! A posted file as something that can be read at an offset, and read ahead while the part before is worked on.

use gloo_timers::future::TimeoutFuture;
use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileReaderSync, ReadableStreamByobReader};

use uptake::ingest::{IngestError, SLICE};

/// A file and its reader, which reads at once because a worker may wait.
pub struct Source {
    file: File,
    reader: FileReaderSync,
    stream: Option<Stream>,
}

impl Source {
    /// Opens a file.
    ///
    /// # Errors
    /// [`IngestError::Unreadable`] where the browser gives no reader.
    pub fn new(file: File) -> Result<Self, IngestError> {
        let reader = FileReaderSync::new().map_err(|_| IngestError::Unreadable)?;
        Ok(Self { file, reader, stream: None })
    }

    /// Returns the size of the file in bytes.
    pub fn total(&self) -> u64 {
        self.file.size() as u64
    }

    /// Stops reading ahead.
    pub fn stop_reading_ahead(&mut self) {
        self.stream = None;
    }

    /// Reads a part of the file at once, shorter at its end; what was in `part` is gone.
    ///
    /// # Errors
    /// [`IngestError::Unreadable`] when the file was moved or changed meanwhile.
    pub fn read_now(&self, offset: u64, length: usize, part: &mut Vec<u8>) -> Result<(), IngestError> {
        let start = offset as f64;
        let slice = self.file.slice_with_f64_and_f64(start, start + length as f64);
        let bytes = slice.and_then(|slice| self.reader.read_as_array_buffer(&slice));
        let bytes = bytes.map_err(|_| IngestError::Unreadable)?;
        part.clear();
        append(part, &Uint8Array::new(&bytes));
        Ok(())
    }

    /// Reads a part of the file, shorter at its end; what was in `part` is gone. Parts that follow each other are read
    /// ahead, where the browser can do that.
    ///
    /// # Errors
    /// [`IngestError::Unreadable`] when the file was moved or changed meanwhile.
    pub async fn read(&mut self, offset: u64, length: usize, part: &mut Vec<u8>) -> Result<(), IngestError> {
        if self.stream.as_ref().is_none_or(|stream| stream.offset != offset) {
            self.stream = Stream::open(&self.file, offset);
        }
        match &mut self.stream {
            Some(stream) => stream.read(length, part).await,
            None => {
                TimeoutFuture::new(0).await;
                self.read_now(offset, length, part)
            }
        }
    }
}

/// The rest of a file, which the browser reads ahead by a few megabytes on a thread of its own.
///
/// It writes into a buffer of ours that wanders back and forth, so that no garbage piles up.
struct Stream {
    reader: ReadableStreamByobReader,
    /// Where in the file it has come to.
    offset: u64,
    /// The buffer, while it is on our side.
    room: ArrayBuffer,
}

impl Stream {
    /// Opens a stream; `None` in a browser whose files cannot be read into a buffer of ours.
    fn open(file: &File, offset: u64) -> Option<Self> {
        let rest = file.slice_with_f64(offset as f64).ok()?;
        let reader = ReadableStreamByobReader::new(&rest.stream()).ok()?;
        Some(Self { reader, offset, room: Uint8Array::new_with_length(SLICE as u32).buffer() })
    }

    async fn read(&mut self, length: usize, part: &mut Vec<u8>) -> Result<(), IngestError> {
        part.clear();
        while part.len() < length {
            let wanted = (length - part.len()).min(SLICE) as u32;
            let view = Uint8Array::new_with_byte_offset_and_length(&self.room, 0, wanted);
            let answer = JsFuture::from(self.reader.read_with_array_buffer_view(&view)).await;
            let answer = answer.map_err(|_| IngestError::Unreadable)?;
            let field = |name: &str| Reflect::get(&answer, &JsValue::from_str(name)).ok();
            let bytes = field("value").and_then(|value| value.dyn_into::<Uint8Array>().ok());
            let bytes = bytes.ok_or(IngestError::Unreadable)?;
            self.room = bytes.buffer();
            if field("done").and_then(|is_done| is_done.as_bool()) != Some(false) {
                break;
            }
            append(part, &bytes);
        }
        self.offset += part.len() as u64;
        Ok(())
    }
}

fn append(part: &mut Vec<u8>, bytes: &Uint8Array) {
    let start = part.len();
    part.resize(start + bytes.length() as usize, 0);
    bytes.copy_to(&mut part[start..]);
}
