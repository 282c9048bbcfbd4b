//! Plan-check rules about communications (rows E3, E5 and E6).

mod load;
mod order;
mod texts;

use chrono::{Days, NaiveDate};

use super::{Facts, Hit, Place, Rule, Severity};
use crate::comms::layout::is_edited;
use crate::id::{Id, find};
use crate::plan::comms::{CommsItem, ItemKind, Sender};
use crate::plan::people::AudienceKind;
use crate::plan::{Phase, Plan};
use crate::wizard::{WizardId, row_control};

/// Days before launch from which a plan without a calendar is late: managers hear six to eight weeks before.
const CALENDAR_DUE: u64 = 56;

/// Days that the launch week has.
const LAUNCH_WEEK: u64 = 7;

/// The rules about communications.
pub static RULES: &[Rule] = &[
    rule("comms-none", Severity::Critical, none),
    rule("comms-launch-silent", Severity::Critical, launch_silent),
    rule("comms-managers-unbriefed", Severity::Critical, order::managers_unbriefed),
    rule("comms-managers-late", Severity::Critical, order::managers_late),
    rule("comms-no-sponsor", Severity::Warning, no_sponsor),
    rule("comms-unheard", Severity::Warning, unheard),
    rule("comms-nobody", Severity::Warning, nobody),
    rule("comms-no-invite", Severity::Warning, order::no_invite),
    rule("comms-invite-sender", Severity::Warning, order::invite_sender),
    rule("comms-invite-unendorsed", Severity::Warning, order::invite_unendorsed),
    rule("comms-overload", Severity::Warning, load::overload),
    rule("comms-silence", Severity::Warning, load::silence),
    rule("comms-blackout", Severity::Warning, load::blackout),
    rule("comms-collision", Severity::Advice, load::collision),
    rule("comms-drift", Severity::Warning, texts::drift),
    rule("comms-unknown-field", Severity::Warning, texts::unknown_field),
    rule("comms-unreviewed", Severity::Advice, texts::unreviewed),
];

const fn rule(id: &'static str, severity: Severity, run: fn(&Facts<'_>) -> Vec<Hit>) -> Rule {
    Rule { id, phase: Phase::Communicate, severity, run }
}

/// Launch is eight weeks away or less and the calendar is empty.
fn none(facts: &Facts<'_>) -> Vec<Hit> {
    let launch = facts.plan.launch;
    let due = facts.today >= launch.checked_sub_days(Days::new(CALENDAR_DUE)).unwrap_or(launch);
    when(facts.plan.comms.items.is_empty() && due, || Hit::at(place("calendar", "lay-out-calendar")))
}

/// E5: the calendar has nothing for learners in the seven days from launch.
fn launch_silent(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let end = plan.launch.checked_add_days(Days::new(LAUNCH_WEEK)).unwrap_or(plan.launch);
    let heard = learner_messages(plan).into_iter().any(|(date, _)| plan.launch <= date && date < end);
    when(!plan.comms.items.is_empty() && !heard, || Hit::at(place("calendar", "calendar")))
}

/// No item of the calendar comes from the sponsor.
fn no_sponsor(facts: &Facts<'_>) -> Vec<Hit> {
    let items = &facts.plan.comms.items;
    let speaks = items.iter().any(|item| item.sender == Sender::Sponsor);
    when(!items.is_empty() && !speaks, || Hit::at(place("senders", "senders")))
}

/// Audiences that nothing in the calendar is meant for, one finding each.
fn unheard(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let heard = |id: &Id| plan.comms.items.iter().any(|item| item.audience == *id);
    let unheard = plan.audiences.iter().filter(|audience| !plan.comms.items.is_empty() && !heard(&audience.id));
    unheard.map(|audience| Hit::at(place("rhythm", "matrix")).with("audience", &audience.name)).collect()
}

/// Items that are meant for nobody, as when their audience was removed: one finding for all, at the first.
fn nobody(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let lost: Vec<&CommsItem> =
        plan.comms.items.iter().filter(|item| plan.audience(&item.audience).is_none()).collect();
    together(&lost, |first| {
        Hit::at(item_place(plan, first, "audience")).with("n", lost.len()).with("item", &first.title)
    })
}

/// A step of the communications wizard and a control in it.
fn place(step: &'static str, control: impl Into<String>) -> Place {
    Place::step(WizardId::Comms, step, control)
}

/// Where a field of an item is put right: in the matrix for items that follow it, else at the item itself.
fn item_place(plan: &Plan, item: &CommsItem, field: &str) -> Place {
    let follows = !is_edited(item) && find(&plan.comms.matrix, &item.from_row).is_some();
    match field {
        "sender" if follows => place("senders", row_control("senders.sender", &item.from_row)),
        "audience" if follows => place("rhythm", row_control("matrix.audience", &item.from_row)),
        _ => place("calendar", row_control(&format!("items.{field}"), &item.id)),
    }
}

/// One hit when `fires`.
fn when(fires: bool, hit: impl FnOnce() -> Hit) -> Vec<Hit> {
    if fires { vec![hit()] } else { Vec::new() }
}

/// One hit for all of `found`, made from the first.
fn together<T>(found: &[T], hit: impl FnOnce(&T) -> Hit) -> Vec<Hit> {
    found.first().map(hit).into_iter().collect()
}

/// Messages to audiences of one kind with their dates, in no order.
fn messages_to(plan: &Plan, kind: AudienceKind) -> Vec<(NaiveDate, &CommsItem)> {
    let meant = |item: &&CommsItem| plan.audience(&item.audience).is_some_and(|audience| audience.kind == kind);
    let messages = plan.comms.items.iter().filter(|item| item.kind == ItemKind::Message).filter(meant);
    messages.map(|item| (plan.date(item.when), item)).collect()
}

/// Messages to those who learn in the rollout; the pilot group hears earlier and is left out.
fn learner_messages(plan: &Plan) -> Vec<(NaiveDate, &CommsItem)> {
    messages_to(plan, AudienceKind::Learners)
}

#[cfg(test)]
mod testing {
    //! What the tests of these rules share.

    use super::*;
    use crate::id::CountedIds;
    use crate::practice::comms::fill_ready_calendar;

    /// The ready calendar, which no rule finds fault with so early.
    pub(super) fn ready() -> Plan {
        let mut plan = Plan { launch: launch(), ..Plan::default() };
        fill_ready_calendar(&mut plan, &mut CountedIds::new("c"));
        plan
    }

    /// A Monday.
    pub(super) fn launch() -> NaiveDate {
        "2026-09-07".parse().unwrap()
    }

    /// What a rule finds in a plan so many days from launch, each at a step that exists.
    pub(super) fn hits(rule: &str, plan: &Plan, days_from_launch: i64) -> Vec<Hit> {
        let rule = RULES.iter().find(|known| known.id == rule).unwrap();
        let facts = Facts { plan, today: launch() + chrono::TimeDelta::days(days_from_launch) };
        let hits = (rule.run)(&facts);
        for hit in &hits {
            let Place::Step { wizard, step, control } = &hit.place else { panic!("{:?}", hit.place) };
            assert!(crate::wizard::wizard(*wizard).step(step).is_some(), "{step}");
            assert!(!control.is_empty());
        }
        hits
    }

    /// Asserts that a rule is silent on the ready calendar twelve weeks before launch and fires once it is changed.
    pub(super) fn fires(rule: &str, change: impl FnOnce(&mut Plan)) -> Vec<Hit> {
        let mut plan = ready();
        assert_eq!(hits(rule, &plan, -84).len(), 0, "{rule} on the ready calendar");
        change(&mut plan);
        let found = hits(rule, &plan, -84);
        assert!(!found.is_empty(), "{rule} stays silent");
        found
    }

    /// The value of a placeholder.
    pub(super) fn arg<'a>(hit: &'a Hit, name: &str) -> &'a str {
        hit.args.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{arg, fires, hits, ready};
    use super::*;
    use crate::plan::Audience;

    #[test]
    fn an_empty_calendar_is_found_eight_weeks_before_launch() {
        let plan = Plan { launch: testing::launch(), ..Plan::default() };
        assert_eq!(hits("comms-none", &plan, -57).len(), 0);
        assert_eq!(hits("comms-none", &plan, -56).len(), 1);
        assert_eq!(hits("comms-none", &ready(), 0).len(), 0);
    }

    #[test]
    fn a_launch_week_without_a_word_to_learners_is_found() {
        fires("comms-launch-silent", |plan| {
            let launch = plan.launch;
            let week = |date: NaiveDate| launch <= date && date < launch + Days::new(LAUNCH_WEEK);
            let dates: Vec<NaiveDate> = plan.comms.items.iter().map(|item| plan.date(item.when)).collect();
            let mut dates = dates.into_iter();
            plan.comms.items.retain(|_| !dates.next().is_some_and(week));
        });
    }

    #[test]
    fn a_sponsor_who_says_nothing_is_found() {
        fires("comms-no-sponsor", |plan| plan.comms.items.retain(|item| item.sender != Sender::Sponsor));
    }

    #[test]
    fn an_audience_that_gets_nothing_is_named() {
        let found = fires("comms-unheard", |plan| {
            plan.audiences.push(Audience { id: Id::new("x"), name: "Night shift".into(), ..Audience::default() });
        });
        assert_eq!(arg(&found[0], "audience"), "Night shift");
    }

    #[test]
    fn items_of_a_removed_audience_are_found_together() {
        let found = fires("comms-nobody", |plan| {
            plan.audiences.remove(0);
        });
        assert_eq!((found.len(), arg(&found[0], "n")), (1, "12"));
    }

    #[test]
    fn every_rule_has_its_texts() {
        for rule in RULES {
            for part in ["title", "why", "fix"] {
                let key = format!("check.{}.{part}", rule.id);
                assert!(crate::lang::optional(&key).is_some(), "{key}");
            }
        }
    }
}
