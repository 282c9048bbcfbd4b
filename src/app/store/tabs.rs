//! Several tabs on one plan: what another one saved is merged into what is here, and a person settles what both
//! changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use uptake::exchange::envelope::Loaded;
use uptake::exchange::merge::{Merged, merge};
use uptake::id::IdSource;
use uptake::keep::Stamp;
use uptake::keep::plans::Stored;
use uptake::plan::Plan;
use uptake::t;

use super::{SaveState, Store};
use crate::platform::{clock, page, plans};
use crate::route::{PlanRoute, Route};

/// The plan of this page and the one that another tab saved, merged as far as it goes.
#[derive(Clone)]
pub struct Contest {
    /// What comes of merging them.
    pub merged: Merged,
    ours: Arc<Plan>,
    theirs: Arc<Plan>,
    /// What both were made from.
    ancestor: Arc<Plan>,
    stamp: Stamp,
    line: BTreeSet<u64>,
}

impl Store {
    /// Another tab changed what stands under a storage key.
    pub(super) fn other_tab_wrote(&self, key: &str) {
        let id = self.plan.get_untracked().id.clone();
        if !self.open.get_untracked() || plans::id_of_key(key).as_ref() != Some(&id) {
            return;
        }
        let Some(newest) = plans::newest(&id) else { return };
        // Often it has only tidied up after a save that is here already.
        let is_known = self.known.with_value(|known| known.seen.contains(&newest));
        if !is_known || self.save_state.get_untracked().is_stopped() {
            self.reconcile();
        }
    }

    /// Merges what is stored into what is here, or stops saving and says why.
    pub(super) fn reconcile(&self) {
        match self.look() {
            Ok(contest) if contest.merged.conflicts.is_empty() => {
                let plan = contest.merged.plan.clone();
                self.join(contest, plan);
            }
            Ok(_) => self.save_state.set(SaveState::Clash),
            Err(state) => self.save_state.set(state),
        }
    }

    /// What there is to settle with the other tab; `None` when there is nothing to compare with any more.
    pub fn contest(&self) -> Option<Contest> {
        self.look().ok()
    }

    /// Goes on with the plan that came of settling a contest, as one step.
    pub fn settle_contest(&self, contest: Contest, plan: Plan) {
        if *self.plan.get_untracked() == *contest.ours {
            self.join(contest, plan);
        } else {
            // The other tab was at it again meanwhile.
            self.reconcile();
        }
    }

    /// Makes this page's plan one of its own beside the one that another tab saved, and shows it.
    pub fn keep_mine_as_copy(&self) {
        let mut copy = (*self.plan.get_untracked()).clone();
        copy.id = self.ids().fresh();
        copy.name = t!("store.copy-name", name = copy.name);
        // The contested plan is left alone: nothing of it may be flushed or held.
        self.save_state.set(SaveState::Saved);
        let id = copy.id.clone();
        self.adopt(copy);
        if !self.save_state.get_untracked().is_unsaved() {
            self.release_aside();
        }
        page::go(&Route::Plan(id.to_string(), PlanRoute::Overview).href());
    }

    /// Keeps aside what is on the page while saving has stopped: the page may be about to close.
    pub(super) fn hold_aside(&self) {
        let is_stopped = matches!(self.save_state.get_untracked(), SaveState::Clash | SaveState::Gone);
        let plan = self.plan.get_untracked();
        let is_saved = self.known.with_value(|known| known.base == plan);
        if !self.open.get_untracked() || !is_stopped || is_saved {
            return;
        }
        let Some(kept) = plans::set_aside(&plan, self.revision()) else { return };
        let earlier = self.aside.get_value().filter(|earlier| earlier.id == kept.id && earlier.key != kept.key);
        if let Some(earlier) = earlier {
            plans::delete_aside(&earlier);
        }
        self.aside.set_value(Some(kept));
    }

    /// Lets go of what was kept aside: it is settled now.
    fn release_aside(&self) {
        if let Some(aside) = self.aside.get_value() {
            plans::delete_aside(&aside);
            self.aside.set_value(None);
        }
    }

    fn look(&self) -> Result<Contest, SaveState> {
        let ours = self.plan.get_untracked();
        let Some(Stored { loaded, stamp, line, .. }) = plans::stored(&ours.id) else { return Err(SaveState::Gone) };
        let theirs = match loaded {
            Loaded::Ready { plan, .. } => Arc::new(plan),
            Loaded::Newer { .. } => return Err(SaveState::Newer),
            Loaded::Damaged { .. } => return Err(SaveState::Gone),
        };
        // Where theirs does not contain what was last seen here, the two go back to what that was made from.
        let ancestor = self.known.with_value(|known| {
            let contains_ours = known.seen.last().is_some_and(|stamp| line.contains(&stamp.sum));
            Arc::clone(if contains_ours { &known.base } else { &known.before })
        });
        let merged = merge(Some(&ancestor), &ours, &theirs);
        Ok(Contest { merged, ours, theirs, ancestor, stamp, line })
    }

    fn join(&self, contest: Contest, plan: Plan) {
        let Contest { ours, theirs, ancestor, stamp, line, .. } = contest;
        let (is_new, is_more) = (plan != *ours, plan != *theirs);
        self.known.update_value(|known| {
            known.seen.retain(|seen| !line.contains(&seen.sum));
            known.seen.push(stamp);
            known.before = ancestor;
            known.base = theirs;
        });
        self.release_aside();
        self.save_turn.update_value(|turn| *turn += 1);
        self.save_state.set(self.resting_state());
        if is_new {
            let step = t!("store.from-other-tab");
            self.history.update_value(|history| history.record(ours, step.clone(), None, clock::now_ms()));
            self.draw(Arc::new(plan));
            self.notices.say(step);
        }
        if is_more {
            self.schedule_save();
        }
    }
}
