//! The files of an import: which there are, which one is shown, and which are still to be looked at.

use std::collections::VecDeque;

use leptos::prelude::*;
use uptake::adoption::Shape;
use uptake::ingest::{Mapping, Preview, unjoined};

use super::source::{Source, change_mappings};
use crate::platform::clock;
use crate::platform::files::File;

/// The files in hand; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Sources {
    list: RwSignal<Vec<Source>>,
    /// The file whose preview is shown.
    current: RwSignal<Option<u32>>,
    preview: Memo<Option<Preview>>,
    last_id: StoredValue<u32>,
    /// The file being looked at; one at a time, since an answer does not say which file it is about.
    asked: RwSignal<Option<u32>>,
    /// The files to look at next.
    waiting: StoredValue<VecDeque<u32>>,
    /// Files live as long as this: what takes one in may be gone when its preview is shown.
    owner: StoredValue<Owner>,
}

impl Sources {
    /// No files.
    pub fn none() -> Self {
        let list = RwSignal::new(Vec::new());
        let current = RwSignal::new(None);
        Self {
            list,
            current,
            preview: Memo::new(move |_| current_of(list, current).and_then(|source| source.preview.get())),
            last_id: StoredValue::new(0),
            asked: RwSignal::new(None),
            waiting: StoredValue::new(VecDeque::new()),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// All files, in the order they were chosen.
    pub fn all(self) -> Vec<Source> {
        self.list.get()
    }

    /// All files, without following changes.
    pub fn all_untracked(self) -> Vec<Source> {
        self.list.get_untracked()
    }

    /// Whether there are several.
    pub fn are_several(self) -> bool {
        self.list.with(|list| list.len() > 1)
    }

    /// The file whose preview is shown.
    pub fn current(self) -> Option<Source> {
        current_of(self.list, self.current)
    }

    /// What was found in the beginning of the file that is shown.
    pub fn preview(self) -> Memo<Option<Preview>> {
        self.preview
    }

    /// What a row of the first file stands for.
    pub fn shape(self) -> Shape {
        let first = self.list.with(|list| list.first().copied());
        let shape = first.and_then(|source| source.preview.with(|found| found.as_ref().map(|found| found.shape)));
        shape.unwrap_or_default()
    }

    /// Whether all can be imported as their previews stand.
    pub fn are_ready(self) -> bool {
        self.asked.with(Option::is_none) && self.list.get().into_iter().all(Source::is_ready)
    }

    /// The names of the files that nothing joins to the others.
    pub fn unjoined(self) -> Vec<String> {
        let list = self.list.get();
        let Some(previews) = list.iter().map(|source| source.preview.get()).collect::<Option<Vec<_>>>() else {
            return Vec::new();
        };
        unjoined(&previews).into_iter().filter_map(|place| list.get(place)).map(|source| source.name()).collect()
    }

    /// The bytes of all files together.
    pub fn total(self) -> u64 {
        let size = |source: Source| source.preview.with_untracked(|found| found.as_ref().map(|found| found.total));
        self.list.get_untracked().into_iter().filter_map(size).sum()
    }

    /// Takes a file in.
    pub fn add(self, file: File) -> Source {
        let id = self.last_id.get_value() + 1;
        self.last_id.set_value(id);
        let source = self.owner.with_value(|owner| owner.with(|| Source::new(id, file)));
        self.list.update(|list| list.push(source));
        if self.current.with_untracked(Option::is_none) {
            self.current.set(Some(id));
        }
        source
    }

    /// Shows the preview of a file.
    pub fn show(self, source: Source) {
        self.current.set(Some(source.id));
    }

    /// Takes a file out.
    pub fn remove(self, source: Source) {
        source.close();
        self.waiting.update_value(|waiting| waiting.retain(|id| *id != source.id));
        self.list.update(|list| list.retain(|other| *other != source));
        if self.current.get_untracked() == Some(source.id) {
            self.current.set(self.list.with_untracked(|list| list.first().map(|first| first.id)));
        }
    }

    /// Takes all files out.
    pub fn clear(self) {
        self.stop();
        self.list.get_untracked().into_iter().for_each(Source::close);
        self.current.set(None);
        self.list.set(Vec::new());
    }

    /// Puts a file last among those to look at.
    pub fn queue(self, source: Source) {
        self.waiting.update_value(|waiting| {
            if !waiting.contains(&source.id) {
                waiting.push_back(source.id);
            }
        });
    }

    /// The next file to look at, unless one is being looked at; from now on that is this one.
    pub fn take_next(self) -> Option<(Source, File)> {
        if self.asked.with_untracked(Option::is_some) {
            return None;
        }
        while let Some(id) = self.waiting.try_update_value(VecDeque::pop_front).flatten() {
            if let Some((source, file)) = self.find(id).and_then(|source| Some((source, source.file()?))) {
                self.asked.set(Some(id));
                return Some((source, file));
            }
        }
        None
    }

    /// Whether a file is being looked at.
    pub fn is_looking(self) -> bool {
        self.asked.with_untracked(Option::is_some)
    }

    /// The file that was looked at, now that there is an answer; it may have been taken out meanwhile.
    pub fn answered(self) -> Option<Source> {
        let id = self.asked.get_untracked();
        self.asked.set(None);
        self.find(id?)
    }

    /// Looks at nothing any more.
    pub fn stop(self) {
        self.waiting.update_value(VecDeque::clear);
        self.asked.set(None);
    }

    fn find(self, id: u32) -> Option<Source> {
        self.list.with_untracked(|list| list.iter().find(|source| source.id == id).copied())
    }

    /// Remembers the choices that are others than what was found, for the next files with these headers.
    pub fn remember(self) {
        let list = self.list.get_untracked().into_iter();
        let kept: Vec<Mapping> = list.filter_map(|source| source.to_remember(clock::today())).collect();
        if !kept.is_empty() {
            change_mappings(|all| kept.into_iter().for_each(|mapping| all.remember(mapping)));
        }
    }
}

fn current_of(list: RwSignal<Vec<Source>>, current: RwSignal<Option<u32>>) -> Option<Source> {
    let id = current.get()?;
    list.with(|list| list.iter().find(|source| source.id == id).copied())
}
