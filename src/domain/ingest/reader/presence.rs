//! Columns whose presence is the status, such as the date of leaving.

use crate::adoption::{Collector, Entry};
use crate::ingest::dates::is_no_date;
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

    /// Takes a row into account, once where files that are joined have it in common.
    pub fn watch(&mut self, record: &Record, entry: &Entry, collector: &mut Collector) {
        let is_told = |value: &&[u8]| self.before_day_0.is_some() || !is_no_date(value);
        let Some(value) = record.value(self.place).filter(is_told) else { return };
        if entry.learner.is_some_and(|learner| collector.has_presence(learner, entry.course, &self.header)) {
            return;
        }
        self.filled += 1;
        if let Some(before) = &mut self.before_day_0 {
            *before += u64::from(value.starts_with(b"-"));
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
