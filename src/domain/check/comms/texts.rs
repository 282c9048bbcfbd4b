//! What the texts say: versions that drift, fields that nothing fills, texts nobody has gone over (row E3).

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{place, together};
use crate::check::{Facts, Hit};
use crate::comms::drift::{self, Drift};
use crate::comms::merge::unknown_fields;
use crate::id::Id;
use crate::number::percent;
use crate::plan::comms::{ItemState, Message};
use crate::t;
use crate::wizard::row_control;

/// Days before a text first goes out by which someone has gone over it.
const REVIEWED_BEFORE: u64 = 14;

/// E3: a function's version tells another story than the shared text.
pub(super) fn drift(facts: &Facts<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for message in &facts.plan.comms.messages {
        for version in message.versions.iter().filter(|version| !version.body.trim().is_empty()) {
            let drift = drift::drift(&message.body, &version.body);
            if drift.is_drift() {
                let hit = Hit::at(place("senders", row_control("drift", &version.id)));
                let hit = hit.with("message", &message.title).with("function", &version.function);
                hits.push(hit.with("difference", difference(&drift)));
            }
        }
    }
    hits
}

/// The facts that only one of the two states, or the share of words that differ where no fact does.
fn difference(drift: &Drift) -> String {
    let lost = (!drift.lost.is_empty()).then(|| t!("comms.drift.lost", facts = drift.lost.join(", ")));
    let new = (!drift.new.is_empty()).then(|| t!("comms.drift.new", facts = drift.new.join(", ")));
    match (lost, new) {
        (None, None) => t!("comms.drift.words", share = percent(drift.score)),
        (lost, new) => lost.into_iter().chain(new).collect::<Vec<_>>().join(" "),
    }
}

/// E3: a text or one of its versions has a merge field that nothing fills.
pub(super) fn unknown_field(facts: &Facts<'_>) -> Vec<Hit> {
    let hit = |message: &Message| {
        let own = [message.subject.as_str(), message.body.as_str()];
        let versions = message.versions.iter().map(|version| version.body.as_str());
        let unknown = unknown_fields(facts.plan, own.into_iter().chain(versions));
        let names: Vec<String> = unknown.iter().map(|name| format!("{{{name}}}")).collect();
        let hit = || {
            let hit = Hit::at(place("messages", row_control("messages.body", &message.id)));
            hit.with("message", &message.title).with("fields", names.join(", "))
        };
        (!names.is_empty()).then(hit)
    };
    facts.plan.comms.messages.iter().filter_map(hit).collect()
}

/// E3: texts that go out within two weeks and were never gone over; one finding for all, at the first to go out.
pub(super) fn unreviewed(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let soon = facts.today.checked_add_days(Days::new(REVIEWED_BEFORE)).unwrap_or(facts.today);
    let mut first_use: BTreeMap<&Id, NaiveDate> = BTreeMap::new();
    for item in plan.comms.items.iter().filter(|item| item.state != ItemState::Sent) {
        let date = plan.date(item.when);
        let first = first_use.entry(&item.message).or_insert(date);
        *first = date.min(*first);
    }
    let due = |message: &Message| first_use.get(&message.id).copied().filter(|date| *date <= soon);
    let unread = plan.comms.messages.iter().filter(|message| message.reviewed_on.is_none());
    let mut open: Vec<(NaiveDate, &Message)> = unread.filter_map(|message| Some((due(message)?, message))).collect();
    open.sort_by_key(|(date, _)| *date);
    together(&open, |(_, first)| {
        let hit = Hit::at(place("messages", row_control("messages.reviewed_on", &first.id)));
        hit.with("message", &first.title).with("n", open.len())
    })
}

#[cfg(test)]
mod tests {
    use crate::check::comms::testing::{arg, fires, hits, launch, ready};
    use crate::id::Id;
    use crate::plan::comms::MessageVersion;

    fn version(body: &str) -> MessageVersion {
        MessageVersion { id: Id::new("v"), function: "Finance".into(), body: body.into() }
    }

    #[test]
    fn a_version_that_tells_another_story_is_found() {
        let found = fires("comms-drift", |plan| {
            plan.comms.messages[0].versions.push(version("Come if you like, it takes 5 hours."));
        });
        assert_eq!(arg(&found[0], "function"), "Finance");
        assert!(arg(&found[0], "difference").contains('5'));
    }

    #[test]
    fn the_same_words_and_an_empty_version_are_no_drift() {
        let mut plan = ready();
        let same = plan.comms.messages[0].body.clone();
        plan.comms.messages[0].versions = vec![version(&same), version(" ")];
        assert_eq!(hits("comms-drift", &plan, 0).len(), 0);
    }

    #[test]
    fn a_merge_field_that_nothing_fills_is_named() {
        let found = fires("comms-unknown-field", |plan| plan.comms.messages[1].body.push_str(" {fist name}"));
        assert_eq!(arg(&found[0], "fields"), "{fist name}");
    }

    #[test]
    fn a_text_has_to_be_gone_over_two_weeks_before_it_goes_out() {
        let mut plan = ready();
        assert_eq!(hits("comms-unreviewed", &plan, -71).len(), 0);
        let found = hits("comms-unreviewed", &plan, -70);
        assert_eq!((found.len(), arg(&found[0], "n")), (1, "1"));
        for message in &mut plan.comms.messages {
            message.reviewed_on = Some(launch());
        }
        assert_eq!(hits("comms-unreviewed", &plan, -70).len(), 0);
    }
}
