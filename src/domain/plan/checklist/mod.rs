//! The rollout checklist (row M5): derived from the whole plan whenever it is shown, never stored.
//!
//! Where an item stands for something the plan holds, such as a leader's action or a pledge, its state is that
//! thing's own. What people do with the other items is kept in [`super::Checklist`] under the item's key, so that it
//! outlives every edit, and even the item's vanishing and coming back.

mod arrange;
mod derived;
mod practice;

use chrono::NaiveDate;

use super::comms::{CommsItem, ItemState};
use super::{Phase, Plan};
use crate::check::Place;
use crate::id::{Id, find_mut};
use crate::schedule::When;
use crate::schedule::reflow::reschedule;

pub use arrange::{Group, Grouping, Shown, Tally, arrange, first_ninety_days};
pub(crate) use practice::PRACTICES;

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistItem {
    /// Stable over edits of the plan: a fixed name, or a kind and the id of an entity.
    pub key: String,
    /// The phase it belongs to.
    pub phase: Phase,
    /// What is done.
    pub text: String,
    /// Who does it; empty for nobody yet.
    pub owner: Id,
    /// By when.
    pub due: NaiveDate,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// Where one goes to do it.
    pub place: Place,
    /// Not done, and due before today.
    pub overdue: bool,
}

/// An item before the marks of people are laid over it.
struct Draft {
    key: String,
    phase: Phase,
    text: String,
    owner: Id,
    due: NaiveDate,
    done: Option<NaiveDate>,
    place: Place,
}

impl Draft {
    fn new(key: &str, phase: Phase, text: String, due: NaiveDate, place: Place) -> Self {
        Self { key: key.to_owned(), phase, text, owner: Id::default(), due, done: None, place }
    }

    fn of(kind: &str, id: &Id, phase: Phase, text: String, due: NaiveDate, place: Place) -> Self {
        Self::new(&format!("{kind}:{id}"), phase, text, due, place)
    }

    fn marked(self, plan: &Plan, today: NaiveDate) -> ChecklistItem {
        let mark = plan.checklist.items.get(&self.key);
        let keeps_own_state = kept_by_entity(&self.key);
        let done = self.done.or(mark.and_then(|mark| mark.done).filter(|_| !keeps_own_state));
        let due = mark.and_then(|mark| mark.due).unwrap_or(self.due);
        let owner = mark.map(|mark| &mark.owner).filter(|owner| !owner.is_empty()).unwrap_or(&self.owner).clone();
        ChecklistItem {
            overdue: done.is_none() && due < today,
            key: self.key,
            phase: self.phase,
            text: self.text,
            owner,
            due,
            done,
            place: self.place,
        }
    }
}

/// The checklist of a plan, by due date and then by phase.
pub fn checklist(plan: &Plan, today: NaiveDate) -> Vec<ChecklistItem> {
    let fixed = PRACTICES.iter().map(|practice| {
        let due = plan.date(practice.when(plan));
        Draft::new(&practice.key(), practice.phase, practice.text(), due, (practice.place)())
    });
    let mut items: Vec<ChecklistItem> =
        fixed.chain(derived::drafts(plan)).map(|draft| draft.marked(plan, today)).collect();
    items.sort_by(|a, b| (a.due, a.phase, &a.key).cmp(&(b.due, b.phase, &b.key)));
    items
}

/// Ticks the item with this key on a day, or unticks it with `None`.
pub fn set_done(plan: &mut Plan, key: &str, done: Option<NaiveDate>) {
    if let Some(slot) = entity(plan, key) {
        *slot.done = done;
        return;
    }
    if let Some(item) = message(plan, key) {
        // The item says whether it is out, the mark only on which day.
        match (done, item.state) {
            (Some(_), _) => item.state = ItemState::Sent,
            (None, ItemState::Sent) => item.state = ItemState::Ready,
            (None, _) => {}
        }
    }
    mark(plan, key, |mark| mark.done = done);
}

/// Gives the item with this key an owner; an empty id takes the choice back.
pub fn set_owner(plan: &mut Plan, key: &str, owner: Id) {
    if let Some(slot) = entity(plan, key) {
        *slot.owner = owner;
    } else if let Some(item) = message(plan, key) {
        item.owner = owner;
    } else {
        mark(plan, key, |mark| mark.owner = owner);
    }
}

/// Gives the item with this key a due date; `None` goes back to the date that follows from the plan.
///
/// A date that the plan holds itself, such as a leader action's, is changed there and goes on following the launch
/// when it did so before.
pub fn set_due(plan: &mut Plan, key: &str, due: Option<NaiveDate>) {
    let launch = plan.launch;
    let when = match entity(plan, key).map(|slot| slot.due) {
        Some(Due::Optional(when)) => {
            *when = due.map(|date| reschedule(when.unwrap_or_default(), date, launch));
            return;
        }
        Some(Due::Civil(date)) => {
            *date = due;
            return;
        }
        Some(Due::Required(when)) => Some(when),
        Some(Due::Marked) => None,
        None => message(plan, key).map(|item| &mut item.when),
    };
    match (when, due) {
        (Some(when), Some(date)) => *when = reschedule(*when, date, launch),
        (Some(_), None) => {}
        (None, due) => mark(plan, key, |mark| mark.due = due),
    }
}

/// The fields of an entity that hold the state of its item.
struct Slot<'a> {
    owner: &'a mut Id,
    done: &'a mut Option<NaiveDate>,
    due: Due<'a>,
}

/// Where the due date of an entity's item is kept.
enum Due<'a> {
    /// In the entity.
    Required(&'a mut When),
    /// In the entity, if it has one.
    Optional(&'a mut Option<When>),
    /// In the entity, as a date that does not follow the launch, if it has one.
    Civil(&'a mut Option<NaiveDate>),
    /// Among the marks.
    Marked,
}

const LEADER_ACTION: &str = "leader-action";
const PLEDGE: &str = "pledge";
const BLOCKER: &str = "blocker";
const ACTION: &str = "action";
const FRICTION: &str = "friction";
const MEETING_ACTION: &str = "meeting-action";
const SIGN_OFF: &str = "sign-off";
const RELEASE: &str = "release";
const WAVE: &str = "wave";
const MILESTONE: &str = "milestone";
const FEEDBACK: &str = "feedback";
const ACCESS: &str = "access";
const MESSAGE: &str = "message";

/// Whether an entity, not a mark, says if the item with this key is done.
fn kept_by_entity(key: &str) -> bool {
    key.split_once(':').is_some_and(|(kind, _)| {
        [
            LEADER_ACTION,
            ACCESS,
            PLEDGE,
            BLOCKER,
            ACTION,
            FRICTION,
            MESSAGE,
            MEETING_ACTION,
            SIGN_OFF,
            RELEASE,
            WAVE,
            MILESTONE,
            FEEDBACK,
        ]
        .contains(&kind)
    })
}

fn entity<'a>(plan: &'a mut Plan, key: &str) -> Option<Slot<'a>> {
    let (kind, id) = key.split_once(':')?;
    let id = Id::new(id);
    match kind {
        LEADER_ACTION => {
            let action = find_mut(&mut plan.sponsorship.leader_actions, &id)?;
            Some(Slot { owner: &mut action.leader, done: &mut action.done, due: Due::Optional(&mut action.due) })
        }
        PLEDGE => {
            let pledge = find_mut(&mut plan.sponsorship.commitments, &id)?;
            Some(Slot { owner: &mut pledge.leader, done: &mut pledge.signed_on, due: Due::Marked })
        }
        BLOCKER => {
            let blocker = find_mut(&mut plan.pilot.blockers, &id)?;
            Some(Slot { owner: &mut blocker.owner, done: &mut blocker.cleared, due: Due::Marked })
        }
        FRICTION => {
            let friction = find_mut(&mut plan.diagnosis.frictions, &id)?;
            let (owner, done) = (&mut friction.owner, &mut friction.fixed);
            Some(Slot { owner, done, due: Due::Optional(&mut friction.due) })
        }
        ACCESS => {
            let check = find_mut(&mut plan.learning.access, &id)?;
            Some(Slot { owner: &mut check.owner, done: &mut check.passed_on, due: Due::Optional(&mut check.due) })
        }
        ACTION => {
            let action = find_mut(&mut plan.actions, &id)?;
            Some(Slot { owner: &mut action.owner, done: &mut action.done, due: Due::Required(&mut action.due) })
        }
        MEETING_ACTION => {
            let action = find_mut(&mut plan.governance.actions, &id)?;
            Some(Slot { owner: &mut action.owner, done: &mut action.done, due: Due::Civil(&mut action.due) })
        }
        SIGN_OFF => {
            let sign_off = find_mut(&mut plan.governance.sign_offs, &id)?;
            let (owner, done) = (&mut sign_off.signer, &mut sign_off.signed_on);
            Some(Slot { owner, done, due: Due::Optional(&mut sign_off.due) })
        }
        RELEASE => {
            let release = find_mut(&mut plan.governance.releases, &id)?;
            let (owner, done) = (&mut release.owner, &mut release.released_on);
            Some(Slot { owner, done, due: Due::Required(&mut release.when) })
        }
        WAVE => {
            let wave = find_mut(&mut plan.governance.waves, &id)?;
            Some(Slot { owner: &mut wave.owner, done: &mut wave.entered_on, due: Due::Required(&mut wave.launch) })
        }
        MILESTONE => {
            let milestone = find_mut(&mut plan.recognition.milestones, &id)?;
            let (owner, done) = (&mut milestone.owner, &mut milestone.reached_on);
            Some(Slot { owner, done, due: Due::Required(&mut milestone.when) })
        }
        FEEDBACK => {
            let entry = find_mut(&mut plan.listening.feedback, &id)?;
            let (owner, done) = (&mut entry.owner, &mut entry.told_on);
            Some(Slot { owner, done, due: Due::Optional(&mut entry.tell_by) })
        }
        _ => None,
    }
}

fn message<'a>(plan: &'a mut Plan, key: &str) -> Option<&'a mut CommsItem> {
    let (kind, id) = key.split_once(':')?;
    if kind == MESSAGE { find_mut(&mut plan.comms.items, &Id::new(id)) } else { None }
}

/// Changes the mark of an item, and drops marks that say nothing.
fn mark(plan: &mut Plan, key: &str, change: impl FnOnce(&mut super::actions::ChecklistMark)) {
    let mark = plan.checklist.items.entry(key.to_owned()).or_default();
    change(mark);
    if *mark == super::actions::ChecklistMark::default() {
        plan.checklist.items.remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use crate::plan::PlanAction;
    use crate::plan::align::{Commitment, LeaderAction};
    use crate::plan::comms::Purpose;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        date("2026-08-03")
    }

    fn plan() -> Plan {
        let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
        plan.sponsorship.leader_actions = vec![LeaderAction {
            id: Id::new("a"),
            what: "Open the kick-off".into(),
            due: Some(When::offset_days(3)),
            ..LeaderAction::default()
        }];
        plan.sponsorship.commitments = vec![Commitment { id: Id::new("p"), ..Commitment::default() }];
        plan.actions = vec![PlanAction { id: Id::new("x"), what: "Book rooms".into(), ..PlanAction::default() }];
        plan.comms.items = vec![
            CommsItem {
                id: Id::new("m1"),
                purpose: Purpose::Welcome,
                when: When::offset_days(7),
                ..CommsItem::default()
            },
            CommsItem {
                id: Id::new("m2"),
                purpose: Purpose::Welcome,
                when: When::offset_days(1),
                ..CommsItem::default()
            },
        ];
        plan
    }

    fn item(plan: &Plan, key: &str) -> ChecklistItem {
        let found = checklist(plan, today()).into_iter().find(|item| item.key == key);
        found.unwrap_or_else(|| panic!("no item {key}"))
    }

    #[test]
    fn every_phase_has_something_to_do_even_in_an_empty_plan() {
        let items = checklist(&Plan { launch: date("2026-09-07"), ..Plan::default() }, today());
        for phase in Phase::ALL {
            assert!(items.iter().any(|item| item.phase == *phase), "{phase:?}");
        }
    }

    #[test]
    fn keys_are_unique_and_texts_are_there() {
        let items = checklist(&plan(), today());
        let mut keys: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), items.len());
        assert!(items.iter().all(|item| !item.text.starts_with("checklist.")));
    }

    #[test]
    fn an_item_stays_done_while_the_plan_is_edited_around_it() {
        let mut plan = plan();
        for key in ["practice:managers-briefed", "week:2", "leader-action:a", "pledge:p", "action:x", "message:m2"] {
            set_done(&mut plan, key, Some(date("2026-08-01")));
            plan.launch = date("2026-11-02");
            plan.sponsorship.leader_actions[0].what = "Say why".into();
            assert_eq!(item(&plan, key).done, Some(date("2026-08-01")), "{key}");
            set_done(&mut plan, key, None);
            assert_eq!(item(&plan, key).done, None, "{key}");
        }
        assert!(plan.checklist.items.is_empty(), "marks that say nothing are dropped");
    }

    #[test]
    fn a_tick_on_an_action_is_the_actions_own() {
        let mut plan = plan();
        set_done(&mut plan, "leader-action:a", Some(today()));
        assert_eq!(plan.sponsorship.leader_actions[0].done, Some(today()));
        set_done(&mut plan, "message:m2", Some(today()));
        assert_eq!(plan.comms.items[1].state, ItemState::Sent);
    }

    #[test]
    fn the_mark_of_a_vanished_item_is_kept_and_not_shown() {
        let mut plan = plan();
        plan.sponsorship.town_hall = Some(When::offset_days(-7));
        set_done(&mut plan, "town-hall", Some(today()));
        plan.sponsorship.town_hall = None;
        assert!(checklist(&plan, today()).iter().all(|item| item.key != "town-hall"));
        plan.sponsorship.town_hall = Some(When::offset_days(-5));
        assert_eq!(item(&plan, "town-hall").done, Some(today()));
    }

    #[test]
    fn only_the_first_of_several_like_messages_is_listed() {
        let items = checklist(&plan(), today());
        let messages: Vec<&str> =
            items.iter().filter(|item| item.key.starts_with("message:")).map(|item| item.key.as_str()).collect();
        assert_eq!(messages, ["message:m2"]);
    }

    #[test]
    fn a_due_date_moved_in_the_list_goes_on_following_the_launch() {
        let mut plan = plan();
        set_due(&mut plan, "leader-action:a", Some(date("2026-09-15")));
        assert_eq!(plan.sponsorship.leader_actions[0].due, Some(When::offset_days(8)));
        set_due(&mut plan, "practice:access-tried", Some(date("2026-09-01")));
        assert_eq!(item(&plan, "practice:access-tried").due, date("2026-09-01"));
        set_due(&mut plan, "practice:access-tried", None);
        assert_eq!(item(&plan, "practice:access-tried").due, date("2026-08-31"));
    }

    #[test]
    fn what_is_due_before_today_and_not_done_is_overdue() {
        let mut plan = plan();
        assert!(item(&plan, "practice:managers-briefed").overdue);
        assert!(!item(&plan, "practice:access-tried").overdue);
        set_done(&mut plan, "practice:managers-briefed", Some(today()));
        assert!(!item(&plan, "practice:managers-briefed").overdue);
    }

    #[test]
    fn an_owner_is_kept_where_the_plan_keeps_it() {
        let mut plan = plan();
        let mara = Id::new("mara");
        for key in ["practice:help-named", "leader-action:a", "message:m2"] {
            set_owner(&mut plan, key, mara.clone());
            assert_eq!(item(&plan, key).owner, mara, "{key}");
        }
        assert_eq!(plan.sponsorship.leader_actions[0].leader, mara);
    }
}
