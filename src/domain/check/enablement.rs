//! Rules of the plan check about managers: briefed in time, few numbers, no new burden (rows F1, F7, F8).

use chrono::NaiveDate;

use super::{Facts, Hit, Place, Rule, Severity};
use crate::lang::count;
use crate::plan::comms::Purpose;
use crate::plan::enablement::{AdminTask, Manager, Touchpoint, TouchpointKind};
use crate::plan::{Phase, Plan, places};
use crate::practice::enablement::{BRIEFING, BRIEFING_MINUTES, INCENTIVE_DAYS, MOST_KPIS};
use crate::schedule::When;
use crate::schedule::weeks::{days_between, long_date};
use crate::wizard::row_control;

/// Days before launch from which managers have to be planned for: eight weeks (row F1).
const DUE: i64 = -(BRIEFING.0 as i64);

/// Days before launch that a briefing keeps at the least: six weeks (row F1).
const LEAD: i64 = -(BRIEFING.1 as i64);

/// Days ahead in which a protected slot has to be confirmed.
const SOON: i64 = 7;

/// Managers in a hundred who have to have confirmed a slot by then.
const CONFIRMED: usize = 80;

/// The rules, gravest first.
pub static RULES: &[Rule] = &[
    rule("managers-not-engaged", Severity::Critical, not_engaged),
    rule("managers-briefed-late", Severity::Warning, briefed_late),
    rule("manager-kpis-many", Severity::Warning, many_kpis),
    rule("manager-kpis-none", Severity::Warning, no_kpis),
    rule("manager-admin-work", Severity::Warning, admin_work),
    rule("manager-overloaded", Severity::Warning, overloaded),
    rule("slot-unconfirmed", Severity::Warning, slot_unconfirmed),
    rule("manager-briefing-length", Severity::Advice, briefing_length),
    rule("incentive-not-tied", Severity::Advice, incentive_not_tied),
];

const fn rule(id: &'static str, severity: Severity, run: fn(&Facts<'_>) -> Vec<Hit>) -> Rule {
    Rule { id, phase: Phase::Enable, severity, run }
}

/// Whether managers are planned for, or launch is so near that they should be, and the first quarter is not over.
fn is_due(facts: &Facts<'_>) -> bool {
    let plan = facts.plan;
    let to_launch = days_between(facts.today, plan.launch);
    !plan.enablement.is_empty() || (-i64::from(INCENTIVE_DAYS)..=DUE).contains(&to_launch)
}

fn hit_if(wrong: bool, hit: impl FnOnce() -> Hit) -> Vec<Hit> {
    if wrong { vec![hit()] } else { Vec::new() }
}

fn control(part: &'static str, control: impl Into<String>) -> Place {
    Place::part(Phase::Enable, part, control)
}

/// The first day on which managers are briefed: by a touchpoint or by a briefing of the calendar; with the touchpoint.
fn first_briefing(plan: &Plan) -> Option<(NaiveDate, Option<&Touchpoint>)> {
    let points = plan.enablement.touchpoints.iter().filter(|point| point.kind == TouchpointKind::Briefing);
    let points = points.map(|point| (plan.date(point.when), Some(point)));
    let items = plan.comms.items.iter().filter(|item| item.purpose == Purpose::ManagerBriefing);
    let items = items.map(|item| (plan.date(item.when), None));
    points.chain(items).min_by_key(|(date, _)| *date)
}

/// F1: nobody briefs the managers.
fn not_engaged(facts: &Facts<'_>) -> Vec<Hit> {
    let missing = is_due(facts) && first_briefing(facts.plan).is_none();
    hit_if(missing, || Hit::at(places::enable("touchpoints")))
}

/// F1: managers are first briefed less than six weeks before launch.
fn briefed_late(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let Some((date, point)) = first_briefing(plan) else { return Vec::new() };
    let place = || match point {
        Some(point) => places::enable_row("touchpoints", "touchpoints.when", &point.id),
        None => places::comms("calendar"),
    };
    let latest = plan.date(When::offset_days(BRIEFING.1));
    hit_if(days_between(date, plan.launch) < LEAD, || {
        Hit::at(place()).with("date", long_date(date)).with("latest", long_date(latest))
    })
}

/// F1: a briefing that is too short for goals, timeline and responsibilities, or too long to be listened to.
fn briefing_length(facts: &Facts<'_>) -> Vec<Hit> {
    let (least, most) = BRIEFING_MINUTES;
    let is_off = |point: &&Touchpoint| {
        point.kind == TouchpointKind::Briefing && point.minutes > 0 && !(least..=most).contains(&point.minutes)
    };
    let hit = |point: &Touchpoint| {
        let place = places::enable_row("touchpoints", "touchpoints.minutes", &point.id);
        Hit::at(place).with("minutes", point.minutes)
    };
    facts.plan.enablement.touchpoints.iter().filter(is_off).map(hit).collect()
}

/// F7: more numbers than a manager can look at.
fn many_kpis(facts: &Facts<'_>) -> Vec<Hit> {
    let kpis = facts.plan.enablement.kpis.len();
    hit_if(kpis > MOST_KPIS, || Hit::at(control("results", "manager_kpis")).with("n", kpis))
}

/// F7: managers are planned for, and answer for no number.
fn no_kpis(facts: &Facts<'_>) -> Vec<Hit> {
    let missing = is_due(facts) && facts.plan.enablement.kpis.is_empty();
    hit_if(missing, || Hit::at(control("results", "manager_kpis")))
}

/// F8: new administrative work for managers, and nothing falls away for it; one finding each.
fn admin_work(facts: &Facts<'_>) -> Vec<Hit> {
    let is_bare = |task: &&AdminTask| task.relief.trim().is_empty();
    let hit = |task: &AdminTask| {
        let place = control("results", row_control("admin_work.relief", &task.id));
        let what = if task.what.trim().is_empty() { crate::t!("wizard.unnamed") } else { task.what.clone() };
        Hit::at(place).with("what", what)
    };
    facts.plan.enablement.admin_work.iter().filter(is_bare).map(hit).collect()
}

/// F8: overloaded managers who are told no single action; one finding for all.
fn overloaded(facts: &Facts<'_>) -> Vec<Hit> {
    let is_open = |manager: &&Manager| manager.overloaded && manager.single_action.trim().is_empty();
    let open: Vec<&Manager> = facts.plan.enablement.managers.iter().filter(is_open).collect();
    let Some(first) = open.first() else { return Vec::new() };
    let place = control("managers", row_control("managers.single_action", &first.id));
    vec![Hit::at(place).with("who", first.title()).with("managers", count("enable.managers", open.len()))]
}

/// F4: a protected slot is a week away or less, and managers have not confirmed it.
fn slot_unconfirmed(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let hit = |point: &Touchpoint| {
        let date = plan.date(point.when);
        let is_soon = (0..=SOON).contains(&days_between(facts.today, date));
        if point.kind != TouchpointKind::ProtectedSlot || !is_soon {
            return None;
        }
        let asked: Vec<&Manager> = plan.enablement.managers.iter().filter(|manager| manager.is_asked(point)).collect();
        let confirmed = asked.iter().filter(|manager| point.confirmed.contains(&manager.id)).count();
        let hit = || {
            let hit = Hit::at(places::enable("managers")).with("what", point.name()).with("date", long_date(date));
            hit.with("confirmed", confirmed).with("asked", asked.len())
        };
        (confirmed * 100 < asked.len() * CONFIRMED).then(hit)
    };
    plan.enablement.touchpoints.iter().filter_map(hit).collect()
}

/// F8: an incentive that rewards something else than application of the team, or ends before day 90.
fn incentive_not_tied(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let incentive = &plan.enablement.incentive;
    let is_short = incentive.until.is_none_or(|until| {
        days_between(until.nominal(plan.launch), When::offset_days(INCENTIVE_DAYS).nominal(plan.launch)) > 0
    });
    let wrong = !incentive.what.trim().is_empty() && (!incentive.by_application || is_short);
    let at = if incentive.by_application { "enable.incentive.until" } else { "enable.incentive.by_application" };
    hit_if(wrong, || Hit::at(control("results", at)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::id::{CountedIds, Id};
    use crate::practice::enablement::fill_starter;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A plan that is sound for managers.
    fn sound() -> Plan {
        let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
        fill_starter(&mut plan, &mut CountedIds::new("t"));
        plan.enablement.managers =
            vec![Manager { id: Id::new("m"), name: "Ana".into(), team: "Desk 1".into(), ..Manager::default() }];
        plan
    }

    fn hits(rule: &str, plan: &Plan, today: &str) -> Vec<super::super::Finding> {
        assert!(RULES.iter().any(|known| known.id == rule), "no rule is called {rule}");
        check(plan, date(today)).into_iter().filter(|finding| finding.rule == rule).collect()
    }

    fn fires(rule: &str, change: impl FnOnce(&mut Plan)) {
        let mut plan = sound();
        assert!(hits(rule, &plan, "2026-07-20").is_empty(), "{rule} on a sound plan");
        change(&mut plan);
        let found = hits(rule, &plan, "2026-07-20");
        assert_eq!(found.len(), 1, "{rule}");
        for text in [&found[0].title, &found[0].why, &found[0].fix] {
            assert!(!text.contains("check.") && !text.contains("%{"), "{text}");
        }
    }

    #[test]
    fn managers_whom_nobody_briefs_are_found() {
        fires("managers-not-engaged", |plan| {
            plan.enablement.touchpoints.retain(|point| point.kind != TouchpointKind::Briefing);
        });
    }

    #[test]
    fn a_briefing_on_the_calendar_counts_as_well() {
        let mut plan = sound();
        plan.enablement.touchpoints.clear();
        plan.comms.items.push(crate::plan::comms::CommsItem {
            id: Id::new("i"),
            purpose: Purpose::ManagerBriefing,
            when: When::offset_days(-45),
            ..Default::default()
        });
        assert!(hits("managers-not-engaged", &plan, "2026-07-20").is_empty());
        assert!(hits("managers-briefed-late", &plan, "2026-07-20").is_empty());
    }

    #[test]
    fn a_briefing_less_than_six_weeks_before_launch_is_late() {
        fires("managers-briefed-late", |plan| plan.enablement.touchpoints[0].when = When::offset_days(-35));
        let mut plan = sound();
        plan.enablement.touchpoints[0].when = When::offset_days(-42);
        assert!(hits("managers-briefed-late", &plan, "2026-07-20").is_empty());
    }

    #[test]
    fn a_briefing_lasts_thirty_to_forty_five_minutes() {
        fires("manager-briefing-length", |plan| plan.enablement.touchpoints[0].minutes = 90);
    }

    #[test]
    fn one_to_three_numbers_are_enough() {
        fires("manager-kpis-none", |plan| plan.enablement.kpis.clear());
        fires("manager-kpis-many", |plan| {
            let more = crate::plan::enablement::ManagerKpi { id: Id::new("k4"), ..plan.enablement.kpis[0].clone() };
            plan.enablement.kpis.push(more);
        });
    }

    #[test]
    fn new_admin_work_needs_something_that_falls_away() {
        fires("manager-admin-work", |plan| {
            plan.enablement.admin_work =
                vec![AdminTask { id: Id::new("a"), what: "Weekly sheet".into(), ..AdminTask::default() }];
        });
        let mut plan = sound();
        plan.enablement.admin_work =
            vec![AdminTask { id: Id::new("a"), relief: "The old report goes".into(), ..AdminTask::default() }];
        assert!(hits("manager-admin-work", &plan, "2026-07-20").is_empty());
    }

    #[test]
    fn an_overloaded_manager_is_told_one_action() {
        fires("manager-overloaded", |plan| plan.enablement.managers[0].overloaded = true);
    }

    #[test]
    fn a_slot_has_to_be_confirmed_a_week_before() {
        let mut plan = sound();
        assert!(hits("slot-unconfirmed", &plan, "2026-08-28").is_empty());
        assert_eq!(hits("slot-unconfirmed", &plan, "2026-09-04").len(), 1);
        let slot = plan.enablement.touchpoints.iter_mut().find(|point| point.from == "slot-1").unwrap();
        slot.set_confirmed(&Id::new("m"), true);
        assert!(hits("slot-unconfirmed", &plan, "2026-09-04").is_empty());
    }

    #[test]
    fn an_incentive_rewards_application_for_ninety_days() {
        fires("incentive-not-tied", |plan| plan.enablement.incentive.what = "A team lunch".into());
        let mut plan = sound();
        let incentive = &mut plan.enablement.incentive;
        (incentive.what, incentive.by_application) = ("A team lunch".into(), true);
        incentive.until = Some(When::offset_days(90));
        assert!(hits("incentive-not-tied", &plan, "2026-07-20").is_empty());
    }

    #[test]
    fn an_untouched_plan_far_from_launch_hears_nothing_of_managers() {
        let plan = Plan { launch: date("2027-06-01"), ..Plan::default() };
        let facts = Facts { plan: &plan, today: date("2026-07-20") };
        assert!(RULES.iter().all(|rule| (rule.run)(&facts).is_empty()));
    }
}
