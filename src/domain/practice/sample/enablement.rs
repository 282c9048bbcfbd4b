//! The sample's managers: touchpoints laid out from the launch, what they confirmed, and how their teams stand.

use super::{day, named, say};
use crate::id::IdSource;
use crate::plan::Plan;
use crate::plan::enablement::{AdminTask, Incentive, Manager};
use crate::practice::enablement::{INCENTIVE_DAYS, fill_starter};
use crate::schedule::When;

/// A manager: key, team (as the export calls it), learners, applied it in two weeks, coaching minutes a week, change of
/// behaviour in per cent, weeks of the pledge kept.
struct Led {
    key: &'static str,
    team: &'static str,
    size: u32,
    applied: u32,
    coaching: f64,
    behaviour: f64,
    pledge: &'static [u32],
}

#[rustfmt::skip]
static MANAGERS: [Led; 8] = [
    led("leeds-parcel", "measure.team.leeds-parcel", 96, 76, 38.0, 12.0, &[1, 2, 3, 4, 5]),
    led("leeds-freight", "measure.team.leeds-freight", 118, 79, 27.0, 6.0, &[1, 2, 4, 5]),
    led("rotterdam-parcel", "measure.team.rotterdam-parcel", 104, 81, 34.0, 9.0, &[1, 2, 3, 5]),
    led("rotterdam-freight", "measure.team.rotterdam-freight", 91, 58, 25.0, 5.0, &[1, 3, 4]),
    led("rotterdam-dispatch", "measure.team.rotterdam-dispatch", 62, 33, 18.0, 2.0, &[1, 2]),
    led("cebu-voice", "measure.team.cebu-voice", 84, 63, 36.0, 11.0, &[1, 2, 3, 4, 5]),
    led("cebu-chat", "measure.team.cebu-chat", 73, 44, 22.0, 4.0, &[1, 3, 5]),
    led("leeds-night", "manager.leeds-night.team", 4, 3, 20.0, 8.0, &[2, 4]),
];

const fn led(
    key: &'static str,
    team: &'static str,
    size: u32,
    applied: u32,
    coaching: f64,
    behaviour: f64,
    pledge: &'static [u32],
) -> Led {
    Led { key, team, size, applied, coaching, behaviour, pledge }
}

/// The managers who have no time for the whole programme.
const OVERLOADED: [&str; 2] = ["rotterdam-dispatch", "leeds-night"];

/// Who helps, in the order of the ready-made steps.
const HELPERS: [&str; 4] = ["platforms", "rosters", "learning", "service"];

/// Days from launch on which the milestones were shared.
const SHARED: [i32; 3] = [8, 16, 30];

/// New work for managers: key, minutes a week.
const ADMIN: [(&str, u32); 2] = [("tally", 5), ("slots", 10)];

/// The last day of the sample on which something was confirmed.
const UNTIL: i32 = 34;

pub(super) fn fill(plan: &mut Plan, ids: &mut dyn IdSource) {
    fill_starter(plan, ids);
    plan.enablement.managers = MANAGERS.iter().map(|led| manager(plan, led)).collect();
    confirm(plan);
    let shared: Vec<_> = SHARED.iter().map(|days| day(plan, *days)).collect();
    for (milestone, shared) in plan.enablement.milestones.iter_mut().zip(shared) {
        milestone.shared_on = Some(shared);
    }
    let enablement = &mut plan.enablement;
    enablement.goals = say("enablement.goals");
    enablement.red_flags = say("enablement.red-flags");
    for (step, helper) in enablement.escalation.iter_mut().zip(HELPERS) {
        step.owner = named("person", helper);
    }
    // The last of the ready-made numbers is the behaviour of one's own.
    if let Some(kpi) = enablement.kpis.last_mut() {
        kpi.detail = say("enablement.behaviour");
    }
    let task = |&(key, minutes): &(&str, u32)| AdminTask {
        id: named("admin", key),
        what: say(&format!("admin.{key}.what")),
        minutes: Some(minutes),
        relief: say(&format!("admin.{key}.relief")),
    };
    enablement.admin_work = ADMIN.iter().map(task).collect();
    enablement.incentive = Incentive {
        what: say("enablement.incentive"),
        by_application: true,
        until: Some(When::offset_days(INCENTIVE_DAYS)),
        owner: named("person", "service"),
    };
}

fn manager(plan: &Plan, led: &Led) -> Manager {
    let overloaded = OVERLOADED.contains(&led.key);
    Manager {
        id: named("manager", led.key),
        name: say(&format!("manager.{}.name", led.key)),
        team: say(led.team),
        team_size: Some(led.size),
        overloaded,
        single_action: if overloaded { say(&format!("manager.{}.action", led.key)) } else { String::new() },
        pledged_on: Some(day(plan, -48)),
        pledge_weeks: led.pledge.to_vec(),
        applied: Some(led.applied),
        coaching: Some(led.coaching),
        behaviour: Some(led.behaviour),
    }
}

/// Every manager confirmed what was asked of them, but for one in five, who let a later talk fall out.
fn confirm(plan: &mut Plan) {
    let until = day(plan, UNTIL);
    let launch = plan.launch;
    let managers = plan.enablement.managers.clone();
    for (n, point) in plan.enablement.touchpoints.iter_mut().enumerate() {
        let date = point.when.nominal(launch);
        if date > until {
            continue;
        }
        for (m, manager) in managers.iter().enumerate() {
            let fell_out = date > launch && (n + m).is_multiple_of(5);
            if manager.is_asked(point) && !fell_out {
                point.set_confirmed(&manager.id, true);
            }
        }
    }
}
