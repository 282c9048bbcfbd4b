//! The open plan: the only place that changes it, keeps its history and saves it.
//!
//! Views read slices ([`Store::slice`]) and change the plan through [`Store::edit`]; each edit is one undo step with a
//! label, and typing in one field is one step. Saving follows half a second after the last change and at once when
//! the page hides. A revision written by another tab is never overwritten: see [`Clash`].

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use uptake::exchange::envelope::Loaded;
use uptake::history::History;
use uptake::id::Id;
use uptake::plan::Plan;
use uptake::t;

use crate::notices::{Notices, use_notices};
use crate::platform::ids::RandomIds;
use crate::platform::kv::Durability;
use crate::platform::plans::{self, Saved};
use crate::platform::{clock, page};

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
    /// Another tab has saved changes that are not on this page.
    Clash,
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

/// How a clash between two tabs is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// This page's plan becomes a copy, the other tab's stays.
    KeepMineAsCopy,
    /// This page takes the other tab's plan; its own changes remain one undo away.
    TakeTheirs,
}

/// A handle on the open plan, cheap to copy.
#[derive(Clone, Copy)]
pub struct Store {
    plan: RwSignal<Arc<Plan>>,
    open: RwSignal<bool>,
    history: StoredValue<History>,
    steps: RwSignal<Steps>,
    seen: StoredValue<u64>,
    save_state: RwSignal<SaveState>,
    save_turn: StoredValue<u64>,
    parked: StoredValue<BTreeMap<Id, Parked>>,
    notices: Notices,
}

/// A plan that was left before it could be saved; it is held in memory until it is opened again.
#[derive(Clone)]
struct Parked {
    plan: Arc<Plan>,
    seen: u64,
    state: SaveState,
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
            seen: StoredValue::new(0),
            save_state: RwSignal::new(SaveState::Saved),
            save_turn: StoredValue::new(0),
            parked: StoredValue::new(BTreeMap::new()),
            notices,
        };
        page::on_hide(move || store.flush());
        page::on_storage(move |key| store.other_tab_wrote(&key));
        store
    }

    /// Opens a plan from storage.
    pub fn open(&self, id: &Id) -> Opened {
        if self.open.get_untracked() && self.plan.get_untracked().id == *id {
            return Opened::Ready;
        }
        self.leave();
        if let Some(parked) = self.parked.try_update_value(|held| held.remove(id)).flatten() {
            self.show(parked.plan, parked.seen);
            self.save_state.set(parked.state);
            return Opened::Ready;
        }
        match plans::read(id) {
            Some(Loaded::Ready { plan, rev, .. }) => {
                self.show(Arc::new(plan), rev);
                Opened::Ready
            }
            Some(Loaded::Newer { .. }) => self.closed_as(Opened::Newer),
            Some(Loaded::Damaged { reason }) => self.closed_as(Opened::Damaged(reason.to_string())),
            None => self.closed_as(Opened::Missing),
        }
    }

    fn closed_as(&self, opened: Opened) -> Opened {
        self.open.set(false);
        opened
    }

    /// Saves what waits to be saved, and holds on to what cannot be.
    fn leave(&self) {
        self.flush();
        let state = self.save_state.get_untracked();
        if self.open.get_untracked() && matches!(state, SaveState::Refused | SaveState::Clash) {
            let plan = self.plan.get_untracked();
            let parked = Parked { seen: self.seen.get_value(), state, plan: Arc::clone(&plan) };
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

    fn show(&self, plan: Arc<Plan>, rev: u64) {
        self.plan.set(plan);
        self.seen.set_value(rev);
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
        let saved = plans::save_now(&plan, 0);
        let rev = if let Saved::At(rev) = saved { rev } else { 0 };
        self.show(Arc::new(plan), rev);
        if rev == 0 {
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
        self.seen.get_value()
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
        self.plan.set(plan);
        let steps = self.history.with_value(|history| Steps {
            undo: history.undo_label().map(str::to_owned),
            redo: history.redo_label().map(str::to_owned),
        });
        self.steps.set(steps);
        self.schedule_save();
    }

    /// Takes the last step back and says which.
    pub fn undo(&self) {
        let now = self.plan.get_untracked();
        if let Some((plan, label)) = self.history.try_update_value(|history| history.undo(now)).flatten() {
            self.put(plan);
            self.notices.say(t!("store.undone", step = label));
        }
    }

    /// Does the last step taken back again and says which.
    pub fn redo(&self) {
        let now = self.plan.get_untracked();
        if let Some((plan, label)) = self.history.try_update_value(|history| history.redo(now)).flatten() {
            self.put(plan);
            self.notices.say(t!("store.redone", step = label));
        }
    }

    fn schedule_save(&self) {
        if self.save_state.get_untracked() == SaveState::Clash {
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
        let saved = plans::save(Arc::clone(&plan), self.seen.get_value()).await;
        self.settle(saved, self.save_turn.get_value() == turn);
    }

    /// Saves at once what waits to be saved.
    pub fn flush(&self) {
        let waiting = matches!(self.save_state.get_untracked(), SaveState::Pending | SaveState::Refused);
        if self.open.get_untracked() && waiting {
            let saved = plans::save_now(&self.plan.get_untracked(), self.seen.get_value());
            self.settle(saved, true);
        }
    }

    fn settle(&self, saved: Saved, is_latest: bool) {
        match saved {
            Saved::At(rev) => {
                self.seen.set_value(rev);
                if is_latest {
                    self.save_state.set(self.resting_state());
                }
            }
            Saved::Overtaken => self.save_state.set(SaveState::Clash),
            Saved::Refused => self.save_state.set(SaveState::Refused),
        }
    }

    fn other_tab_wrote(&self, key: &str) {
        let mine = self.plan.get_untracked();
        if !self.open.get_untracked() || plans::id_of_key(key).as_ref() != Some(&mine.id) {
            return;
        }
        if self.save_state.get_untracked() != SaveState::Saved {
            self.save_state.set(SaveState::Clash);
            return;
        }
        if let Some(Loaded::Ready { plan, rev, .. }) = plans::read(&mine.id)
            && rev > self.seen.get_value()
        {
            self.take(plan, rev);
        }
    }

    /// Takes a plan that another tab saved; what was here is one undo away.
    fn take(&self, plan: Plan, rev: u64) {
        let before = self.plan.get_untracked();
        self.history.update_value(|history| history.record(before, t!("store.from-other-tab"), None, clock::now_ms()));
        self.seen.set_value(rev);
        self.put(Arc::new(plan));
        self.save_turn.update_value(|turn| *turn += 1);
        self.save_state.set(SaveState::Saved);
        self.notices.say(t!("store.from-other-tab"));
    }

    /// Settles a clash with another tab.
    pub fn settle_clash(&self, how: Clash) {
        let mine = self.plan.get_untracked();
        match how {
            Clash::KeepMineAsCopy => {
                let mut copy = (*mine).clone();
                copy.id = uptake::id::IdSource::fresh(&mut self.ids());
                copy.name = t!("store.copy-name", name = copy.name);
                self.adopt_over(copy);
            }
            Clash::TakeTheirs => match plans::read(&mine.id) {
                Some(Loaded::Ready { plan, rev, .. }) => self.take(plan, rev),
                // Deleted or unreadable there: this page's plan is the only one left to keep.
                _ => self.settle_clash(Clash::KeepMineAsCopy),
            },
        }
    }

    fn adopt_over(&self, plan: Plan) {
        // The clash is settled by leaving the contested plan alone: nothing of it may be flushed.
        self.save_state.set(SaveState::Saved);
        let id = plan.id.clone();
        self.adopt(plan);
        page::go(&crate::route::Route::Plan(id.to_string(), crate::route::PlanRoute::Overview).href());
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
