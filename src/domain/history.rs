//! Undo and redo over shared snapshots: a step is the plan as it was, so undoing is right by construction.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::plan::Plan;

/// How many steps can be undone.
pub const MOST_STEPS: usize = 200;

/// Edits with the same key within so many milliseconds of each other are one step.
pub const TYPING_PAUSE_MS: u64 = 2_000;

/// What can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Earlier plans, each with the label of the edit that ended it; the latest last.
    past: VecDeque<Step>,
    /// Undone plans, each with the label of the edit that leads to it; the next to redo last.
    future: Vec<Step>,
    /// The key and time of the last edit, while further ones may join it.
    typing: Option<(String, u64)>,
}

#[derive(Clone, Debug)]
struct Step {
    plan: Arc<Plan>,
    label: String,
}

impl History {
    /// Nothing to undo, nothing to redo.
    pub fn new() -> Self {
        Self::default()
    }

    /// Remembers that the plan `before` was edited at `at_ms` (milliseconds of any one clock).
    ///
    /// An edit with the key of the edit right before it joins that step, as the letters typed into one field do, when
    /// no longer a pause than [`TYPING_PAUSE_MS`] lies between them. Whatever was undone can no longer be redone.
    pub fn record(&mut self, before: Arc<Plan>, label: String, coalesce: Option<String>, at_ms: u64) {
        self.future.clear();
        let joins = match (&coalesce, &self.typing) {
            (Some(key), Some((last, at))) => key == last && at_ms.saturating_sub(*at) <= TYPING_PAUSE_MS,
            _ => false,
        };
        self.typing = coalesce.map(|key| (key, at_ms));
        if joins {
            return;
        }
        if self.past.len() == MOST_STEPS {
            self.past.pop_front();
        }
        self.past.push_back(Step { plan: before, label });
    }

    /// Takes back the latest step: the plan before it, and the step's label. `current` is kept to be redone.
    pub fn undo(&mut self, current: Arc<Plan>) -> Option<(Arc<Plan>, String)> {
        let Step { plan, label } = self.past.pop_back()?;
        self.typing = None;
        self.future.push(Step { plan: current, label: label.clone() });
        Some((plan, label))
    }

    /// Does the step undone last again: the plan after it, and the step's label.
    pub fn redo(&mut self, current: Arc<Plan>) -> Option<(Arc<Plan>, String)> {
        let Step { plan, label } = self.future.pop()?;
        self.typing = None;
        self.past.push_back(Step { plan: current, label: label.clone() });
        Some((plan, label))
    }

    /// The label of the step that would be undone.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.back().map(|step| step.label.as_str())
    }

    /// The label of the step that would be redone.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn named(name: &str) -> Arc<Plan> {
        Arc::new(Plan { name: name.into(), ..Plan::default() })
    }

    /// Records an edit of `current` that renames the plan.
    fn rename(history: &mut History, current: &mut Arc<Plan>, name: &str, key: Option<&str>, at_ms: u64) {
        history.record(Arc::clone(current), format!("rename to {name}"), key.map(Into::into), at_ms);
        *current = named(name);
    }

    #[test]
    fn letters_typed_into_one_field_are_one_step() {
        let (mut history, mut plan) = (History::new(), named(""));
        rename(&mut history, &mut plan, "A", Some("name"), 0);
        rename(&mut history, &mut plan, "Ac", Some("name"), 1_900);
        rename(&mut history, &mut plan, "Acm", Some("name"), 3_800);
        let (undone, label) = history.undo(plan).unwrap();
        assert_eq!((undone.name.as_str(), label.as_str()), ("", "rename to A"));
        assert_eq!(history.undo_label(), None);
    }

    #[test]
    fn a_pause_another_field_or_an_undo_ends_a_step() {
        let (mut history, mut plan) = (History::new(), named(""));
        rename(&mut history, &mut plan, "a", Some("name"), 0);
        rename(&mut history, &mut plan, "b", Some("name"), 2_001);
        rename(&mut history, &mut plan, "c", Some("other"), 2_002);
        rename(&mut history, &mut plan, "d", None, 2_003);
        assert_eq!(history.past.len(), 4);
        plan = history.undo(plan).unwrap().0;
        rename(&mut history, &mut plan, "e", Some("other"), 2_004);
        assert_eq!(history.past.len(), 4);
    }

    #[test]
    fn steps_beyond_the_limit_are_forgotten_oldest_first() {
        let (mut history, mut plan) = (History::new(), named("0"));
        for n in 1..=MOST_STEPS + 5 {
            rename(&mut history, &mut plan, &n.to_string(), None, 0);
        }
        while let Some((before, _)) = history.undo(Arc::clone(&plan)) {
            plan = before;
        }
        assert_eq!(plan.name, "5");
    }

    #[test]
    fn labels_say_what_would_be_undone_and_redone() {
        let (mut history, mut plan) = (History::new(), named(""));
        rename(&mut history, &mut plan, "a", None, 0);
        assert_eq!((history.undo_label(), history.redo_label()), (Some("rename to a"), None));
        history.undo(plan);
        assert_eq!((history.undo_label(), history.redo_label()), (None, Some("rename to a")));
    }

    proptest! {
        #[test]
        fn undoing_all_leads_to_the_first_plan_and_redoing_all_to_the_last(
            edits in prop::collection::vec((0_u8..3, 0_u64..5_000), 0..60),
        ) {
            let (mut history, mut plan) = (History::new(), named("first"));
            let first = Arc::clone(&plan);
            let mut clock = 0;
            for (n, (key, pause)) in edits.into_iter().enumerate() {
                clock += pause;
                let key = (key > 0).then(|| format!("field {key}"));
                rename(&mut history, &mut plan, &n.to_string(), key.as_deref(), clock);
            }
            let last = Arc::clone(&plan);
            while let Some((before, _)) = history.undo(Arc::clone(&plan)) {
                plan = before;
            }
            prop_assert_eq!(&plan, &first);
            while let Some((after, _)) = history.redo(Arc::clone(&plan)) {
                plan = after;
            }
            prop_assert_eq!(&plan, &last);
        }

        #[test]
        fn an_edit_after_an_undo_leaves_nothing_to_redo(undone in 1_usize..10) {
            let (mut history, mut plan) = (History::new(), named("first"));
            for n in 0..10 {
                rename(&mut history, &mut plan, &n.to_string(), None, 0);
            }
            for _ in 0..undone {
                plan = history.undo(plan).unwrap().0;
            }
            rename(&mut history, &mut plan, "new", None, 0);
            prop_assert_eq!(history.redo_label(), None);
            prop_assert_eq!(history.past.len(), 11 - undone);
        }
    }
}
