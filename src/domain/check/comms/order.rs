//! Managers first: they hear before their teams, they invite, and they stand behind it (row E6).

use chrono::Days;

use super::{item_place, learner_messages, messages_to, place, together, when};
use crate::check::{Facts, Hit};
use crate::plan::comms::{CommsItem, ItemState, Purpose, Sender};
use crate::plan::people::AudienceKind;
use crate::schedule::weeks::long_date;

/// Days before an invitation by which the managers stand behind it.
const ENDORSED_BEFORE: u64 = 14;

/// E6: learners are told things and their managers nothing.
pub(super) fn managers_unbriefed(facts: &Facts<'_>) -> Vec<Hit> {
    let told = !learner_messages(facts.plan).is_empty();
    let briefed = !messages_to(facts.plan, AudienceKind::Managers).is_empty();
    when(told && !briefed, || Hit::at(place("rhythm", "matrix")))
}

/// E6: the first message to learners goes out before, or on the day of, the first one to their managers.
pub(super) fn managers_late(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let first = |messages: Vec<(chrono::NaiveDate, &CommsItem)>| messages.iter().map(|(date, _)| *date).min();
    let managers = messages_to(plan, AudienceKind::Managers);
    let Some(briefed) = first(managers) else { return Vec::new() };
    let learners = learner_messages(plan);
    let Some((told, item)) = learners.into_iter().min_by_key(|(date, _)| *date) else { return Vec::new() };
    when(told <= briefed, || {
        let hit = Hit::at(item_place(plan, item, "when")).with("item", &item.title);
        hit.with("learners", long_date(told)).with("managers", long_date(briefed))
    })
}

/// E6: learners are told things, and no invitation is among them.
pub(super) fn no_invite(facts: &Facts<'_>) -> Vec<Hit> {
    let told = learner_messages(facts.plan);
    let invited = told.iter().any(|(_, item)| item.purpose == Purpose::ManagerInvite);
    when(!told.is_empty() && !invited, || Hit::at(place("rhythm", "matrix")))
}

/// E6: invitations that come from someone other than the manager; one finding for all, at the first.
pub(super) fn invite_sender(facts: &Facts<'_>) -> Vec<Hit> {
    let foreign: Vec<&CommsItem> = invites(facts).filter(|item| item.sender != Sender::Manager).collect();
    together(&foreign, |first| {
        let hit = Hit::at(item_place(facts.plan, first, "sender")).with("item", &first.title);
        hit.with("sender", crate::choice::Choice::label(first.sender))
    })
}

/// E6: an invitation is two weeks away or less and managers have not endorsed it.
pub(super) fn invite_unendorsed(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let soon = facts.today.checked_add_days(Days::new(ENDORSED_BEFORE)).unwrap_or(facts.today);
    let due = |item: &&CommsItem| item.state != ItemState::Sent && !item.endorsed && plan.date(item.when) <= soon;
    let open: Vec<&CommsItem> = invites(facts).filter(due).collect();
    together(&open, |first| {
        let hit = Hit::at(item_place(plan, first, "endorsed")).with("item", &first.title);
        hit.with("date", long_date(plan.date(first.when)))
    })
}

fn invites<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a CommsItem> {
    facts.plan.comms.items.iter().filter(|item| item.purpose == Purpose::ManagerInvite)
}

#[cfg(test)]
mod tests {
    use crate::check::comms::testing::{arg, fires, hits, ready};
    use crate::plan::Plan;
    use crate::plan::comms::{Purpose, Sender};
    use crate::schedule::When;

    fn forget_managers(plan: &mut Plan) {
        let managers = plan.audiences[1].id.clone();
        plan.comms.items.retain(|item| item.audience != managers);
    }

    #[test]
    fn managers_who_hear_nothing_are_found() {
        fires("comms-managers-unbriefed", forget_managers);
    }

    #[test]
    fn learners_who_hear_first_are_found_with_both_dates() {
        let found = fires("comms-managers-late", |plan| {
            let announcement = plan.comms.items.iter_mut().find(|item| item.purpose == Purpose::Announcement);
            announcement.unwrap().when = When::offset_days(-70);
        });
        assert_eq!((arg(&found[0], "learners"), arg(&found[0], "managers")), ("Mon 29 Jun 2026", "Mon 20 Jul 2026"));
    }

    #[test]
    fn a_calendar_without_an_invitation_is_found() {
        fires("comms-no-invite", |plan| plan.comms.items.retain(|item| item.purpose != Purpose::ManagerInvite));
    }

    #[test]
    fn an_invitation_from_elsewhere_is_found() {
        let found = fires("comms-invite-sender", |plan| {
            for item in &mut plan.comms.items {
                item.sender = Sender::LearningDevelopment;
            }
        });
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn an_invitation_has_to_be_endorsed_two_weeks_before_it_goes_out() {
        let mut plan = ready();
        assert_eq!(hits("comms-invite-unendorsed", &plan, -28).len(), 0);
        assert_eq!(hits("comms-invite-unendorsed", &plan, -26).len(), 1);
        for item in &mut plan.comms.items {
            item.endorsed = true;
        }
        assert_eq!(hits("comms-invite-unendorsed", &plan, -26).len(), 0);
    }
}
