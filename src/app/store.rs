//! The open plan: the only place that changes it, keeps its history and saves it.
//!
//! Views read slices ([`Store::slice`]) and change the plan through [`Store::edit`]; each edit is one undo step with a
//! label, and typing in one field is one step. Saving follows half a second after the last change and at once when
//! the page hides. What another tab saved is never written over: [`tabs`] merges it.

mod tabs;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use uptake::exchange::envelope::Loaded;
use uptake::history::History;
use uptake::id::Id;
use uptake::keep::Stamp;
use uptake::keep::aside::Aside;
use uptake::keep::plans::Stored;
use uptake::plan::Plan;
use uptake::t;

use crate::notices::{Notices, use_notices};
use crate::platform::ids::RandomIds;
use crate::platform::kv::Durability;
use crate::platform::plans::{self, Saved};
use crate::platform::{clock, offline, page, versions};
use crate::route::Route;

/// Milliseconds between the last change and the save.
const SAVE_DELAY: u32 = 500;

/// Whether the open plan is in storage as it is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is.
    Saved,
    /// Changes wait for the save.
    Pending,
    /// Storage is blocked: the plan lives in memory only.
    MemoryOnly,
    /// Storage refused the last save.
    Refused,
    /// Another tab and this page changed the same thing, each in another way.
    Clash,
    /// Another tab deleted the plan, or what stands in its place cannot be read.
    Gone,
    /// A newer version of the app saved the plan: it can only be read here.
    Newer,
}

impl SaveState {
    /// Whether the page may hold changes that are not in storage and will not get there by themselves.
    pub fn is_unsaved(self) -> bool {
        self == Self::Refused || self.is_stopped()
    }

    /// Whether saving has stopped, because it would write over what is not on the page.
    fn is_stopped(self) -> bool {
        matches!(self, Self::Clash | Self::Gone | Self::Newer)
    }
}

/// What opening a plan came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is open.
    Ready,
    /// There is no such plan here.
    Missing,
    /// It was written by a newer version of the app.
    Newer,
    /// Its text cannot be read; it is left as it is.
    Damaged(String),
}

/// A handle on the open plan, cheap to copy.
#[derive(Clone, Copy)]
pub struct Store {
    plan: RwSignal<Arc<Plan>>,
    open: RwSignal<bool>,
    history: StoredValue<History>,
    steps: RwSignal<Steps>,
    known: StoredValue<Known>,
    save_state: RwSignal<SaveState>,
    save_turn: StoredValue<u64>,
    parked: StoredValue<BTreeMap<Id, Parked>>,
    /// What was kept aside of this page while saving had stopped.
    aside: StoredValue<Option<Aside>>,
    notices: Notices,
}

/// A plan that was left before it could be saved; it is held in memory until it is opened again.
#[derive(Clone)]
struct Parked {
    plan: Arc<Plan>,
    known: Known,
    state: SaveState,
}

/// What this page knows of the stored plan.
#[derive(Clone, Default)]
struct Known {
    /// The saves that the open plan contains, that of `base` last; none for a plan never stored.
    seen: Vec<Stamp>,
    /// The plan as it was last saved, or taken from another tab.
    base: Arc<Plan>,
    /// What `base` was made from.
    before: Arc<Plan>,
}

impl Known {
    fn new(plan: &Arc<Plan>, seen: Vec<Stamp>) -> Self {
        Self { seen, base: Arc::clone(plan), before: Arc::clone(plan) }
    }
}

/// The labels of the steps that undo and redo would take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// What undo takes back.
    pub undo: Option<String>,
    /// What redo does again.
    pub redo: Option<String>,
}

impl Store {
    /// A store with no plan open; watches the page and other tabs from now on.
    fn new(notices: Notices) -> Self {
        let store = Self {
            plan: RwSignal::new(Arc::new(Plan::default())),
            open: RwSignal::new(false),
            history: StoredValue::new(History::default()),
            steps: RwSignal::new(Steps::default()),
            known: StoredValue::new(Known::default()),
            save_state: RwSignal::new(SaveState::Saved),
            save_turn: StoredValue::new(0),
            parked: StoredValue::new(BTreeMap::new()),
            aside: StoredValue::new(None),
            notices,
        };
        page::on_hide(move || store.flush());
        page::on_storage(move |key| store.other_tab_wrote(&key));
        offline::guard(move || store.is_safe());
        store
    }

    /// Opens a plan from storage.
    pub fn open(&self, id: &Id) -> Opened {
        if self.open.get_untracked() && self.plan.get_untracked().id == *id {
            return Opened::Ready;
        }
        self.leave();
        if let Some(parked) = self.parked.try_update_value(|held| held.remove(id)).flatten() {
            self.show(parked.plan, Vec::new());
            self.known.set_value(parked.known);
            self.save_state.set(parked.state);
            return Opened::Ready;
        }
        let Some(Stored { loaded, stamp, older, .. }) = plans::stored(id) else {
            return self.closed_as(Opened::Missing);
        };
        match loaded {
            Loaded::Ready { plan, rev, .. } => {
                if let Some(text) = older {
                    versions::before_migration(id.clone(), rev, text);
                }
                self.show(Arc::new(plan), vec![stamp]);
                if plans::mend(id) > 0 {
                    let to_list = || page::go(&Route::Home.href());
                    self.notices.hold(t!("keep.mended"), t!("shell.all-plans"), to_list);
                }
                Opened::Ready
            }
            Loaded::Newer { .. } => self.closed_as(Opened::Newer),
            Loaded::Damaged { reason } => self.closed_as(Opened::Damaged(reason)),
        }
    }

    fn closed_as(&self, opened: Opened) -> Opened {
        self.open.set(false);
        opened
    }

    /// Saves what waits to be saved, and holds on to what cannot be.
    fn leave(&self) {
        self.flush();
        let (state, plan, known) = (self.save_state.get_untracked(), self.plan.get_untracked(), self.known.get_value());
        let is_changed = state == SaveState::Refused || (state.is_stopped() && plan != known.base);
        if self.open.get_untracked() && is_changed {
            let parked = Parked { known, state, plan: Arc::clone(&plan) };
            self.parked.update_value(|held| {
                held.insert(plan.id.clone(), parked);
            });
        }
    }

    /// Lets go of a plan that is being deleted: nothing of it is saved or held any more.
    pub fn forget(&self, id: &Id) {
        self.parked.update_value(|held| {
            held.remove(id);
        });
        if self.open.get_untracked() && self.plan.get_untracked().id == *id {
            self.save_state.set(SaveState::Saved);
            self.open.set(false);
        }
    }

    fn show(&self, plan: Arc<Plan>, seen: Vec<Stamp>) {
        self.known.set_value(Known::new(&plan, seen));
        self.plan.set(plan);
        self.history.set_value(History::default());
        self.steps.set(Steps::default());
        self.open.set(true);
        self.save_state.set(self.resting_state());
    }

    fn resting_state(&self) -> SaveState {
        match plans::durability() {
            Durability::Kept => SaveState::Saved,
            Durability::MemoryOnly => SaveState::MemoryOnly,
        }
    }

    /// Puts a new plan into storage and opens it. A plan that storage refuses is open all the same, in memory.
    pub fn adopt(&self, plan: Plan) {
        self.leave();
        let plan = Arc::new(plan);
        if let Saved::At(stamp) = plans::save_now(&plan, &[]) {
            self.show(plan, vec![stamp]);
        } else {
            self.show(plan, Vec::new());
            self.save_state.set(SaveState::Refused);
        }
    }

    /// The open plan.
    pub fn plan(&self) -> Arc<Plan> {
        self.plan.get()
    }

    /// The open plan, without following its changes.
    pub fn plan_untracked(&self) -> Arc<Plan> {
        self.plan.get_untracked()
    }

    /// A part of the open plan, or something computed from it, that only changes when its value does.
    pub fn slice<T>(&self, read: impl Fn(&Plan) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let plan = self.plan;
        Memo::new(move |_| read(&plan.get()))
    }

    /// How saving stands.
    pub fn save_state(&self) -> SaveState {
        self.save_state.get()
    }

    /// The revision that the open plan was last saved under; 0 for never.
    pub fn revision(&self) -> u64 {
        self.known.with_value(|known| known.seen.iter().map(|stamp| stamp.rev).max().unwrap_or_default())
    }

    /// What undo and redo would do.
    pub fn steps(&self) -> Steps {
        self.steps.get()
    }

    /// Changes the plan as one undo step called `label`.
    pub fn edit(&self, label: impl Into<String>, change: impl FnOnce(&mut Plan)) {
        self.apply(label.into(), None, change);
    }

    /// Changes one field; changes of the same field that follow closely are one undo step.
    pub fn edit_field(&self, label: impl Into<String>, field: &str, change: impl FnOnce(&mut Plan)) {
        self.apply(label.into(), Some(field.to_owned()), change);
    }

    /// The notices of what was done.
    pub fn notices(&self) -> Notices {
        self.notices
    }

    /// The supply of fresh ids for edits.
    pub fn ids(&self) -> RandomIds {
        RandomIds
    }

    fn apply(&self, label: String, field: Option<String>, change: impl FnOnce(&mut Plan)) {
        if self.is_read_only() {
            return;
        }
        let before = self.plan.get_untracked();
        let mut after = (*before).clone();
        change(&mut after);
        if after == *before {
            return;
        }
        self.history.update_value(|history| history.record(before, label, field, clock::now_ms()));
        self.put(Arc::new(after));
    }

    fn put(&self, plan: Arc<Plan>) {
        self.draw(plan);
        self.schedule_save();
    }

    fn draw(&self, plan: Arc<Plan>) {
        self.plan.set(plan);
        let steps = self.history.with_value(|history| Steps {
            undo: history.undo_label().map(str::to_owned),
            redo: history.redo_label().map(str::to_owned),
        });
        self.steps.set(steps);
    }

    /// Whether the plan can only be read here; if so, says why nothing is changed.
    fn is_read_only(&self) -> bool {
        let is_read_only = self.save_state.get_untracked() == SaveState::Newer;
        if is_read_only {
            self.notices.say(t!("keep.read-only"));
        }
        is_read_only
    }

    /// Takes the last step back and says which.
    pub fn undo(&self) {
        if self.is_read_only() {
            return;
        }
        let now = self.plan.get_untracked();
        if let Some((plan, label)) = self.history.try_update_value(|history| history.undo(now)).flatten() {
            self.put(plan);
            self.notices.say(t!("store.undone", step = label));
        }
    }

    /// Does the last step taken back again and says which.
    pub fn redo(&self) {
        if self.is_read_only() {
            return;
        }
        let now = self.plan.get_untracked();
        if let Some((plan, label)) = self.history.try_update_value(|history| history.redo(now)).flatten() {
            self.put(plan);
            self.notices.say(t!("store.redone", step = label));
        }
    }

    fn schedule_save(&self) {
        if self.save_state.get_untracked().is_stopped() {
            return;
        }
        self.save_state.set(SaveState::Pending);
        let turn = self.save_turn.get_value() + 1;
        self.save_turn.set_value(turn);
        let store = *self;
        page::after(SAVE_DELAY, move || {
            // A later change has its own turn.
            if store.save_turn.get_value() == turn {
                page::spawn(async move { store.save().await });
            }
        });
    }

    async fn save(&self) {
        if self.save_state.get_untracked() != SaveState::Pending {
            return;
        }
        let plan = self.plan.get_untracked();
        let turn = self.save_turn.get_value();
        let seen = self.known.with_value(|known| known.seen.clone());
        let saved = plans::save(Arc::clone(&plan), seen.clone()).await;
        if !self.open.get_untracked() || self.plan.get_untracked().id != plan.id {
            // It was saved or held when it was left.
            return;
        }
        if self.known.with_value(|known| known.seen == seen) {
            self.settle(saved, plan, self.save_turn.get_value() == turn);
        } else if let Saved::At(stamp) = saved {
            // The page saved or merged while this save waited for its turn: it contains this one as well.
            self.known.update_value(|known| known.seen.insert(0, stamp));
        }
    }

    /// Saves at once what waits to be saved; there may be no other moment.
    pub fn flush(&self) {
        // Twice, because what another tab saved may have to be merged first.
        for _ in 0..2 {
            let waiting = matches!(self.save_state.get_untracked(), SaveState::Pending | SaveState::Refused);
            if self.open.get_untracked() && waiting {
                let plan = self.plan.get_untracked();
                let seen = self.known.with_value(|known| known.seen.clone());
                let saved = plans::save_now(&plan, &seen);
                self.settle(saved, plan, true);
            }
        }
        self.hold_aside();
    }

    /// Saves what waits to be saved, and tells whether all that this page holds is in storage.
    fn is_safe(&self) -> bool {
        self.flush();
        let is_saved = !self.open.get_untracked() || self.save_state.get_untracked() == SaveState::Saved;
        is_saved && self.parked.with_value(BTreeMap::is_empty)
    }

    fn settle(&self, saved: Saved, plan: Arc<Plan>, is_latest: bool) {
        match saved {
            Saved::At(stamp) => {
                self.known.update_value(|known| {
                    known.before = std::mem::replace(&mut known.base, plan);
                    known.seen = vec![stamp];
                });
                if is_latest {
                    self.save_state.set(self.resting_state());
                }
            }
            Saved::Overtaken => self.reconcile(),
            Saved::Refused => self.save_state.set(SaveState::Refused),
        }
    }

    /// Shows a notice of the step just made, called `label`, with a button to take it back.
    pub fn offer_undo(&self, label: String) {
        let store = *self;
        let step = label.clone();
        let take_back = move || {
            // The button stands for this step; a later one is not its to take back.
            if store.steps.with_untracked(|steps| steps.undo.as_ref() == Some(&step)) {
                store.undo();
            } else {
                store.notices.say(t!("store.changed-since"));
            }
        };
        self.notices.offer(label, t!("form.undo"), take_back);
    }
}

/// Where the page keeps its store. The start page does without one, and so without the code that it takes.
#[derive(Clone, Copy)]
pub struct StorePlace {
    store: StoredValue<Option<Store>>,
    /// Lives as long as the page, and so does the store, whichever screen needs it first.
    page: StoredValue<Owner>,
}

impl StorePlace {
    /// An empty place; to be made by the root of the page.
    pub fn new() -> Self {
        Self { store: StoredValue::new(None), page: StoredValue::new(Owner::current().unwrap_or_default()) }
    }

    /// Whether a plan has been worked on since the page was loaded.
    pub fn is_taken(&self) -> bool {
        self.store.with_value(Option::is_some)
    }

    /// The store, made when it is first asked for.
    pub fn store(&self) -> Store {
        if let Some(store) = self.store.get_value() {
            return store;
        }
        let store = self.page.with_value(|page| page.with(|| Store::new(use_notices())));
        self.store.set_value(Some(store));
        store
    }
}

/// The place of the store, from the context that [`crate::app`] sets.
pub fn use_store_place() -> StorePlace {
    expect_context::<StorePlace>()
}

/// The store.
pub fn use_store() -> Store {
    use_store_place().store()
}
