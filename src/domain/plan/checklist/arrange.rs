//! The checklist arranged for reading: which items, in which groups, and how many there are.

use chrono::{Datelike, NaiveDate};

use super::{ACTION, ChecklistItem, checklist};
use crate::choice::Choice;
use crate::choices;
use crate::plan::{ActionWindow, Phase, Plan};
use crate::practice::align::window_of;
use crate::schedule::weeks::month_title;

choices! {
    /// Which items of the checklist are shown.
    pub enum Shown in "checklist-shown" {
        /// Those not done yet.
        Open = "open",
        /// Those not done and due before today.
        Overdue = "overdue",
        /// Those done.
        Done = "done",
        /// All of them.
        All = "all",
    }

    /// What the items are grouped by.
    pub enum Grouping in "checklist-grouping" {
        /// The phase they belong to.
        Phase = "phase",
        /// The month they are due in.
        Month = "month",
    }
}

/// Items that stand under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading: a phase or a month.
    pub title: String,
    /// The keys of the items, in the order of the checklist.
    pub keys: Vec<String>,
}

/// How many items there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All items.
    pub all: usize,
    /// Those done.
    pub done: usize,
    /// Those overdue.
    pub overdue: usize,
}

impl Shown {
    fn holds(self, item: &ChecklistItem) -> bool {
        match self {
            Self::Open => item.done.is_none(),
            Self::Overdue => item.overdue,
            Self::Done => item.done.is_some(),
            Self::All => true,
        }
    }
}

impl Tally {
    /// Counts the items.
    pub fn of(items: &[ChecklistItem]) -> Self {
        Self {
            all: items.len(),
            done: items.iter().filter(|item| item.done.is_some()).count(),
            overdue: items.iter().filter(|item| item.overdue).count(),
        }
    }

    /// The share of items done, `0..=1`; nought where there are none.
    pub fn share(self) -> f64 {
        if self.all == 0 { 0.0 } else { self.done as f64 / self.all as f64 }
    }
}

/// Groups the items to be shown; groups without items are left out. The items come sorted, as from [`checklist`].
pub fn arrange(items: &[ChecklistItem], shown: Shown, by: Grouping) -> Vec<Group> {
    let kept: Vec<&ChecklistItem> = items.iter().filter(|item| shown.holds(item)).collect();
    let month = |item: &ChecklistItem| (item.due.year(), item.due.month());
    match by {
        Grouping::Month => kept
            .chunk_by(|a, b| month(a) == month(b))
            .filter_map(|chunk| Some(group(month_title(chunk.first()?.due), chunk)))
            .collect(),
        Grouping::Phase => Phase::ALL
            .iter()
            .map(|phase| (phase, kept.iter().copied().filter(|item| item.phase == *phase).collect::<Vec<_>>()))
            .filter(|(_, own)| !own.is_empty())
            .map(|(phase, own)| group(phase.label(), &own))
            .collect(),
    }
}

fn group(title: String, items: &[&ChecklistItem]) -> Group {
    Group { title, keys: items.iter().map(|item| item.key.clone()).collect() }
}

/// The plan's dated actions in the three stretches of its first ninety days (row M2).
///
/// The due date decides, since it can be moved: what lies before the plan's start counts to the first stretch, what
/// lies after day 90 to the last.
pub fn first_ninety_days(plan: &Plan, today: NaiveDate) -> Vec<(ActionWindow, Vec<ChecklistItem>)> {
    let is_action = |item: &ChecklistItem| item.key.split_once(':').is_some_and(|(kind, _)| kind == ACTION);
    let actions: Vec<ChecklistItem> = checklist(plan, today).into_iter().filter(is_action).collect();
    let of =
        |window: &ActionWindow| actions.iter().filter(|item| stretch(plan, item.due) == *window).cloned().collect();
    ActionWindow::ALL.iter().map(|window| (*window, of(window))).collect()
}

fn stretch(plan: &Plan, due: NaiveDate) -> ActionWindow {
    let before_start = due < plan.start.nominal(plan.launch);
    let outside = if before_start { ActionWindow::First30 } else { ActionWindow::To90 };
    window_of(plan, due).unwrap_or(outside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::PlanAction;
    use crate::plan::checklist::set_done;
    use crate::schedule::When;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn plan() -> Plan {
        let action =
            |id: &str, days| PlanAction { id: Id::new(id), due: When::offset_days(days), ..Default::default() };
        Plan {
            launch: date("2026-09-07"),
            start: When::offset_days(-56),
            actions: vec![action("early", -70), action("first", -50), action("second", -7), action("late", 200)],
            ..Plan::default()
        }
    }

    fn keys(groups: &[Group]) -> usize {
        groups.iter().map(|group| group.keys.len()).sum()
    }

    #[test]
    fn both_groupings_hold_every_item_once() {
        let items = checklist(&plan(), date("2026-08-03"));
        for by in Grouping::ALL {
            assert_eq!(keys(&arrange(&items, Shown::All, *by)), items.len(), "{by:?}");
        }
    }

    #[test]
    fn open_and_done_items_are_apart_and_the_tally_counts_them() {
        let (mut plan, today) = (plan(), date("2026-08-03"));
        set_done(&mut plan, "practice:managers-briefed", Some(today));
        let items = checklist(&plan, today);
        let tally = Tally::of(&items);
        assert_eq!((tally.all, tally.done), (items.len(), 1));
        assert_eq!(keys(&arrange(&items, Shown::Done, Grouping::Phase)), 1);
        assert_eq!(keys(&arrange(&items, Shown::Open, Grouping::Month)), items.len() - 1);
        assert_eq!(keys(&arrange(&items, Shown::Overdue, Grouping::Phase)), tally.overdue);
        assert_eq!(Tally::default().share(), 0.0);
    }

    #[test]
    fn months_come_in_order_and_once_each() {
        let groups = arrange(&checklist(&plan(), date("2026-08-03")), Shown::All, Grouping::Month);
        let mut titles: Vec<&str> = groups.iter().map(|group| group.title.as_str()).collect();
        assert_eq!(titles.first(), Some(&"June 2026"));
        let all = titles.len();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), all);
    }

    #[test]
    fn every_action_stands_in_one_of_the_three_stretches() {
        let windows = first_ninety_days(&plan(), date("2026-08-03"));
        let counts: Vec<usize> = windows.iter().map(|(_, items)| items.len()).collect();
        assert_eq!(counts, [2, 1, 1]);
    }
}
