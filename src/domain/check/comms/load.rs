//! Too much, too little, at the wrong time (row E5).

use super::{item_place, place};
use crate::check::{Facts, Hit};
use crate::comms::calendar::CalendarIndex;
use crate::comms::load::{Overload, blackout_hits, collisions, load, silences};
use crate::id::{Id, find};
use crate::lang::count;
use crate::schedule::weeks::{long_date, short_date};
use crate::wizard::row_control;

/// E5: weeks that ask an audience for more minutes than it can bear; one finding an audience, at its worst week.
pub(super) fn overload(facts: &Facts<'_>) -> Vec<Hit> {
    let weeks = load(facts.plan, &CalendarIndex::build(facts.plan)).overloads();
    let each = by_audience(facts, &weeks, |week: &Overload| &week.audience);
    let worst = |weeks: Vec<&Overload>| {
        let worst = weeks.iter().copied().max_by_key(|week| (week.minutes, std::cmp::Reverse(week.monday)))?;
        let hit = load_hit(facts, &worst.audience).with("weeks", count("comms.weeks", weeks.len()));
        let hit = hit.with("monday", short_date(worst.monday));
        Some(hit.with("minutes", worst.minutes).with("budget", worst.budget))
    };
    each.into_iter().filter_map(worst).collect()
}

/// E5: three weeks or more in which an audience hears nothing between two messages.
pub(super) fn silence(facts: &Facts<'_>) -> Vec<Hit> {
    let silences = silences(facts.plan, &CalendarIndex::build(facts.plan));
    let hit = |silence: &crate::comms::load::Silence| {
        let hit = load_hit(facts, &silence.audience).with("weeks", count("comms.weeks", silence.weeks));
        hit.with("from", long_date(silence.from)).with("to", long_date(silence.to))
    };
    silences.iter().map(hit).collect()
}

/// E5: two messages or more to one audience on one day; one finding an audience, at the first such day.
pub(super) fn collision(facts: &Facts<'_>) -> Vec<Hit> {
    let collisions = collisions(facts.plan, &CalendarIndex::build(facts.plan));
    let each = by_audience(facts, &collisions, |collision| &collision.audience);
    let first = |days: Vec<&crate::comms::load::Collision>| {
        let first = *days.first()?;
        let hit = load_hit(facts, &first.audience).with("days", count("comms.days", days.len()));
        Some(hit.with("date", long_date(first.date)).with("n", first.items.len()))
    };
    each.into_iter().filter_map(first).collect()
}

/// E5: items in a black-out period, which only a pinned date or the launch itself can bring about.
pub(super) fn blackout(facts: &Facts<'_>) -> Vec<Hit> {
    let hits = blackout_hits(facts.plan, &CalendarIndex::build(facts.plan));
    let hit = |hit: &crate::comms::load::BlackoutHit| {
        let item = find(&facts.plan.comms.items, &hit.item)?;
        let found = Hit::at(item_place(facts.plan, item, "when")).with("item", &item.title);
        Some(found.with("date", long_date(hit.date)).with("blackout", &hit.name))
    };
    hits.iter().filter_map(hit).collect()
}

fn load_hit(facts: &Facts<'_>, audience: &Id) -> Hit {
    let name = facts.plan.audience_name(audience);
    Hit::at(place("calendar", row_control("load", audience))).with("audience", name)
}

/// What was found, a group for each audience that has any, in the order of the plan.
fn by_audience<'a, T>(facts: &Facts<'_>, found: &'a [T], audience: impl Fn(&T) -> &Id) -> Vec<Vec<&'a T>> {
    let of = |id: &Id| found.iter().filter(|one| audience(one) == id).collect::<Vec<_>>();
    let groups = facts.plan.audiences.iter().map(|one| of(&one.id));
    groups.filter(|group| !group.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::comms::testing::{arg, fires};
    use crate::schedule::{Blackout, When};

    #[test]
    fn an_audience_with_too_little_time_is_found_once_at_its_worst_week() {
        let found = fires("comms-overload", |plan| plan.audiences[2].weekly_budget = 40);
        assert_eq!(found.len(), 1);
        assert_eq!((arg(&found[0], "minutes"), arg(&found[0], "budget")), ("55", "40"));
        assert_eq!(arg(&found[0], "monday"), "7\u{a0}Sep");
    }

    #[test]
    fn a_month_without_a_message_is_found() {
        let found = fires("comms-silence", |plan| {
            let managers = plan.audiences[1].id.clone();
            plan.comms.items.retain(|item| item.audience != managers || item.when != When::offset_days(-28));
        });
        assert_eq!(arg(&found[0], "from"), "Mon 20 Jul 2026");
    }

    #[test]
    fn two_messages_on_one_day_are_found() {
        let found = fires("comms-collision", |plan| {
            let twin = plan.comms.items.iter().find(|item| item.when == When::offset_days(0)).cloned();
            plan.comms.items.extend(twin);
        });
        assert_eq!((found.len(), arg(&found[0], "n")), (1, "2"));
    }

    #[test]
    fn a_pinned_item_in_a_black_out_is_found() {
        let found = fires("comms-blackout", |plan| {
            let day = plan.launch;
            plan.comms.items[0].when = When::pinned(day);
            plan.calendar.blackouts.push(Blackout {
                from: Some(day),
                to: Some(day),
                name: "Stock-taking".into(),
                ..Blackout::default()
            });
        });
        assert!(found.iter().all(|hit| arg(hit, "blackout") == "Stock-taking"));
    }
}
