//! One file of an import: how it is read, what was found in it, and the workbook it may come from.

use chrono::NaiveDate;
use leptos::prelude::*;
use uptake::ingest::{Delimiter, Encoding, Mapping, Mappings, Preview, Settings};

use super::workbook::Workbook;
use crate::platform::files::File;
use crate::platform::plans;

/// The setting that holds the mappings remembered.
const MAPPINGS: &str = "mappings";

/// Returns the mappings remembered.
pub fn mappings() -> Mappings {
    plans::setting(MAPPINGS).map(|text| Mappings::from_text(&text)).unwrap_or_default()
}

/// Changes the mappings remembered.
pub fn change_mappings(change: impl FnOnce(&mut Mappings)) {
    let mut all = mappings();
    change(&mut all);
    plans::set_setting(MAPPINGS, &all.to_text());
}

/// What a look at a file came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is read like an earlier file with its header, and has to be looked at once more.
    Again,
    /// What was found is there for the first time.
    First,
    /// What was found follows the choices.
    Changed,
}

/// A file in hand; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Source {
    /// By this it is known while others come and go.
    pub id: u32,
    name: StoredValue<String>,
    /// What is read: the file chosen, or the CSV of a sheet when that is a workbook.
    file: StoredValue<Option<File>, LocalStorage>,
    /// What is known of it before it is looked at.
    known: StoredValue<Settings>,
    /// What was found before anything was chosen.
    found: StoredValue<Option<Preview>>,
    /// The choices.
    pub settings: RwSignal<Settings>,
    /// What was found in its beginning, with the choices.
    pub preview: RwSignal<Option<Preview>>,
    /// The mapping it is read by, if its header was recognised.
    pub mapping: RwSignal<Option<Mapping>>,
    /// Why it cannot be read with the choices made, in words.
    pub problem: RwSignal<Option<String>>,
    /// The workbook it comes from, if it was one.
    pub workbook: Workbook,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Source {
    /// Takes a file in hand, for as long as the owner it is made under lives.
    pub fn new(id: u32, file: File) -> Self {
        Self {
            id,
            name: StoredValue::new(file.name()),
            file: StoredValue::new_local(Some(file)),
            known: StoredValue::new(Settings::default()),
            found: StoredValue::new(None),
            settings: RwSignal::new(Settings::default()),
            preview: RwSignal::new(None),
            mapping: RwSignal::new(None),
            problem: RwSignal::new(None),
            workbook: Workbook::none(),
        }
    }

    /// What the person knows it by; it is kept nowhere.
    pub fn name(self) -> String {
        self.name.get_value()
    }

    /// What is read.
    pub fn file(self) -> Option<File> {
        self.file.get_value()
    }

    /// Whether it can be imported as its preview stands.
    pub fn is_ready(self) -> bool {
        self.preview.with(Option::is_some) && self.problem.with(Option::is_none) && !self.workbook.is_reading()
    }

    /// Goes on with the CSV of a sheet as with any export, but for what is known of it.
    pub fn take_sheet(self, csv: File) {
        let (encoding, delimiter) = (Some(Encoding::Utf8), Some(Delimiter::Comma));
        let known = Settings { encoding, delimiter, ..Settings::default() };
        self.file.set_value(Some(csv));
        self.found.set_value(None);
        self.mapping.set(None);
        self.settings.set(known.clone());
        self.known.set_value(known);
    }

    /// Takes in what was found.
    pub fn see(self, preview: Preview) -> Seen {
        if self.found.with_value(Option::is_none) {
            self.found.set_value(Some(preview.clone()));
            if let Some(mapping) = mappings().find(&preview.columns) {
                self.settings.set(self.known.with_value(|known| mapping.apply(known)));
                self.mapping.set(Some(mapping.clone()));
                return Seen::Again;
            }
        }
        self.problem.set(None);
        let is_first = self.preview.with_untracked(Option::is_none);
        self.preview.set(Some(preview));
        if is_first { Seen::First } else { Seen::Changed }
    }

    /// Goes back to what was found.
    pub fn follow_findings(self) {
        self.settings.set(self.known.get_value());
        self.mapping.set(None);
    }

    /// Goes back to what was found when it is the choices for an earlier file that make this one unreadable; tells
    /// whether that is so.
    pub fn gives_mapping_up(self) -> bool {
        let is_first = self.preview.with_untracked(Option::is_none);
        let is_mapped = self.mapping.with_untracked(Option::is_some);
        if is_first && is_mapped {
            self.follow_findings();
        }
        is_first && is_mapped
    }

    /// Returns what to remember of the choices, if they are others than what was found.
    pub fn to_remember(self, today: NaiveDate) -> Option<Mapping> {
        let settings = self.settings.get_untracked();
        self.found.with_value(|found| Mapping::new(found.as_ref()?, &settings, today))
    }

    /// Whether it looks like the same file as another: the same size, columns and first rows.
    pub fn is_like(self, other: Self) -> bool {
        let found = |source: Self| source.found.get_value();
        found(self).is_some() && found(self) == found(other)
    }

    /// Puts the file away, whatever is going on with it.
    pub fn close(self) {
        self.workbook.close();
        self.file.set_value(None);
    }
}
