//! Columns whose presence is the status, such as the date of leaving.

use crate::adoption::Collector;
use crate::ingest::records::Record;
use crate::ingest::roles::Role;
use crate::ingest::settings::Preview;

/// Rows that have a value in a column whose presence is the status.
#[derive(Debug)]
pub struct Presence {
    place: usize,
    header: String,
    filled: u64,
    before_day_0: Option<u64>,
}

impl Presence {
    /// The columns to watch: none where a column gives the status itself, or nothing tells who left.
    pub fn columns(preview: &Preview) -> Vec<Self> {
        if preview.column(Role::Status).is_some() || preview.column(Role::Unenrolled).is_none() {
            return Vec::new();
        }
        [Role::Completed, Role::Unenrolled]
            .into_iter()
            .filter_map(|role| preview.column(role))
            .map(|column| Self {
                place: column.index,
                header: column.header.clone(),
                filled: 0,
                before_day_0: column.offsets.then_some(0),
            })
            .collect()
    }

    /// Takes a row into account.
    pub fn watch(&mut self, record: &Record) {
        if let Some(value) = record.value(self.place) {
            self.filled += 1;
            if let Some(before) = &mut self.before_day_0 {
                *before += u64::from(value.starts_with(b"-"));
            }
        }
    }

    /// Tells the rows counted.
    pub fn tell(&self, collector: &mut Collector) {
        collector.add_status(self.header.as_bytes(), self.filled);
        if let Some(before) = self.before_day_0 {
            collector.add_status(format!("{} < 0", self.header).as_bytes(), before);
        }
    }
}
