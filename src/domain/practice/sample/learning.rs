//! How the sample's agents learn: three roles, the eight modules, three pillars, two cohorts, and who helps.

use super::{named, say};
use crate::choice::Choice;
use crate::id::{CountedIds, Id};
use crate::plan::Plan;
use crate::plan::comms::Rhythm;
use crate::plan::learning::{AccessKind, Competency, Course, JobRole, LearningCohort, OfficeHours, TierKind};
use crate::practice::learning::{access_check, add_pillar_action, cohort_agreement, pillar_presets, tier};
use crate::schedule::When;

/// What agents are to be able to do.
const COMPETENCIES: [&str; 4] = ["hear", "solve", "promise", "coach"];

/// A role with the competencies that it takes and the role that comes next.
const ROLES: [(&str, &[&str], &str); 3] = [
    ("agent", &["hear", "solve", "promise"], "senior"),
    ("senior", &["hear", "solve", "promise", "coach"], "lead"),
    ("lead", &["promise", "coach"], ""),
];

/// A module as the export calls it: key, minutes, competencies, needed at launch, days from launch on which it opens:
/// in the week in which the export has more people in it than those who got in early.
const COURSES: [(&str, u32, &[&str], bool, i32); 8] = [
    ("welcome", 15, &["hear"], true, 0),
    ("listen", 20, &["hear"], true, 1),
    ("questions", 30, &["hear"], false, 4),
    ("dispatch", 25, &["solve"], false, 8),
    ("offers", 45, &["solve"], false, 10),
    ("promise", 20, &["promise"], false, 15),
    ("upset", 30, &["hear", "promise"], false, 22),
    ("own", 30, &["coach"], false, 24),
];

/// Days between the pieces of a module: two fit a week of shifts.
const GAP_DAYS: u32 = 3;

/// A tier of support and who answers for it.
const TIERS: [(TierKind, &str); 3] =
    [(TierKind::SelfHelp, "learning"), (TierKind::Champions, "shift"), (TierKind::Specialists, "platforms")];

pub(super) fn fill(plan: &mut Plan) {
    let ids = |kind: &str, keys: &[&str]| keys.iter().map(|key| named(kind, key)).collect::<Vec<Id>>();
    let learning = &mut plan.learning;
    learning.competencies = COMPETENCIES
        .iter()
        .map(|key| Competency {
            id: named("competency", key),
            name: say(&format!("competency.{key}.name")),
            evidence: say(&format!("competency.{key}.evidence")),
        })
        .collect();
    learning.roles = ROLES
        .iter()
        .map(|(key, needs, next)| JobRole {
            id: named("role", key),
            name: say(&format!("role.{key}")),
            needs: ids("competency", needs),
            next_role: if next.is_empty() { Id::default() } else { named("role", next) },
        })
        .collect();
    learning.courses = COURSES
        .iter()
        .map(|(key, minutes, builds, at_launch, opens)| Course {
            id: named("course", key),
            name: say(&format!("measure.step.{key}")),
            minutes: Some(*minutes),
            builds: ids("competency", builds),
            at_launch: *at_launch,
            opens: Some(When::offset_days(*opens)),
            gap_days: Some(GAP_DAYS),
            completed: None,
        })
        .collect();
    learning.daily_minutes = Some(crate::learning::DAILY_MINUTES);
    learning.cohorts = ["leeds", "cebu"].map(cohort).to_vec();
    support(plan);
    pillars(plan);
}

fn cohort(key: &str) -> LearningCohort {
    LearningCohort {
        id: named("learning-cohort", key),
        name: say(&format!("learning-cohort.{key}.name")),
        audience: named("audience", key),
        size: Some(if key == "leeds" { 24 } else { 18 }),
        start: When::offset_days(7),
        weeks: 6,
        owner: named("person", if key == "leeds" { "shift" } else { "cebu" }),
        agreement: cohort_agreement(),
        reviewed_work: say(&format!("learning-cohort.{key}.work")),
        review_on: Some(When::offset_days(36)),
        peers: Some(3),
    }
}

fn support(plan: &mut Plan) {
    let learning = &mut plan.learning;
    learning.tiers = TIERS
        .iter()
        .map(|(kind, owner)| {
            let mut tier = tier(*kind, named("support-tier", kind.key()));
            tier.owner = named("person", owner);
            tier
        })
        .collect();
    let hours = |key: &str, first: i32, owner: &str| OfficeHours {
        id: named("office-hours", key),
        title: say(&format!("office-hours.{key}.title")),
        owner: named("person", owner),
        held_at: say(&format!("office-hours.{key}.place")),
        first: When::offset_days(first),
        time: chrono::NaiveTime::from_hms_opt(14, 0, 0),
        minutes: Some(30),
        rhythm: Rhythm::Weekly,
        times: 8,
    };
    learning.office_hours = vec![hours("floor", 2, "shift"), hours("managers", 10, "learning")];
    let tried = AccessKind::ALL.iter().filter(|kind| **kind != AccessKind::Other);
    learning.access = tried
        .map(|kind| {
            let mut check = access_check(*kind, named("access", kind.key()));
            check.owner = named("person", "platforms");
            check
        })
        .collect();
}

/// The ready-made actions, each with an owner.
fn pillars(plan: &mut Plan) {
    let mut ids = CountedIds::new("pillar");
    for preset in pillar_presets(plan) {
        add_pillar_action(plan, &preset.key, &mut ids);
    }
    for action in &mut plan.learning.pillars {
        action.owner = named("person", "learning");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::launch::launch_content;
    use crate::learning::pathway::pathway;
    use crate::learning::progress::{imported_share, progress};
    use crate::practice::sample::sample;
    use crate::schedule::weeks::monday_of;

    fn plan() -> Plan {
        sample(Id::new("p"), "2026-10-07".parse().unwrap())
    }

    #[test]
    fn every_role_has_a_way_without_gaps_and_two_lead_on() {
        let plan = plan();
        for role in &plan.learning.roles {
            let path = pathway(&plan, role);
            assert_eq!(path.gaps, [""; 0], "{}", role.name);
            assert!(!path.steps.is_empty(), "{}", role.name);
        }
        assert_eq!(plan.learning.roles.iter().filter_map(|role| progress(&plan, role)).count(), 2);
    }

    #[test]
    fn before_a_module_opens_nobody_is_in_it_but_those_who_got_access_early() {
        let plan = plan();
        let figures = &plan.measurement.imports[0].figures;
        let early = figures.weekly_active.iter().flatten().filter(|week| week.monday < plan.launch);
        let most = early.map(|week| week.count).max().unwrap();
        let heat = figures.heat.as_ref().unwrap();
        for (course, row) in plan.learning.courses.iter().zip(&heat.rows) {
            assert_eq!(course.name, row.step);
            let opens = plan.date(course.opens.unwrap());
            let week = monday_of(opens);
            let mut before = heat.weeks.iter().zip(&row.active).filter(|(monday, _)| **monday < week);
            assert!(before.all(|(_, active)| *active <= most), "{} opens on {opens}", course.name);
            assert!(opens < super::super::day(&plan, 35), "{} is open when the sample is", course.name);
        }
    }

    #[test]
    fn the_import_knows_every_module_and_the_launch_asks_for_little() {
        let plan = plan();
        assert!(plan.learning.courses.iter().all(|course| imported_share(&plan, &course.name).is_some()));
        assert!(!launch_content(&plan).is_too_much());
        assert_eq!(launch_content(&plan).courses, 2);
    }
}
