//! Plan-check rules about learners: a launch that asks for little, content with a role, help with an owner (rows
//! F9–F11).

use super::{Facts, Hit, Place, Rule, Severity};
use crate::choice::Choice;
use crate::id::Id;
use crate::lang::count;
use crate::learning::launch::{MOST, launch_content};
use crate::learning::pathway::pathway;
use crate::number::percent;
use crate::plan::learning::{Course, JobRole};
use crate::plan::{Phase, places};
use crate::schedule::weeks::days_between;
use crate::wizard::row_control;

/// Days before launch from which it has to be clear what is needed at launch: six weeks, in time to cut content.
const CONTENT_DUE: i64 = 42;

/// Days before launch from which help needs an owner: two weeks, in time to tell people whom to ask.
const HELP_DUE: i64 = 14;

/// The rules, gravest first.
pub static RULES: &[Rule] = &[
    rule("launch-content-much", Severity::Warning, launch_content_much),
    rule("launch-content-open", Severity::Warning, launch_content_open),
    rule("support-unowned", Severity::Warning, support_unowned),
    rule("competency-unbuilt", Severity::Advice, competency_unbuilt),
];

const fn rule(id: &'static str, severity: Severity, run: fn(&Facts<'_>) -> Vec<Hit>) -> Rule {
    Rule { id, phase: Phase::Enable, severity, run }
}

/// Whether launch is so many days off at the most, or over.
fn is_within(facts: &Facts<'_>, days: i64) -> bool {
    days_between(facts.today, facts.plan.launch) <= days
}

/// F10: more than the fifth of the content that serves most of the use is asked for at launch.
fn launch_content_much(facts: &Facts<'_>) -> Vec<Hit> {
    let content = launch_content(facts.plan);
    let Some(share) = content.share().filter(|_| content.is_too_much()) else { return Vec::new() };
    let hit = Hit::at(Place::part(Phase::Enable, "courses", "launch-content"));
    let hit = hit.with("courses", count("learning.courses", content.courses)).with("all", content.all);
    vec![hit.with("share", percent(share)).with("most", percent(MOST))]
}

/// F10: launch is near, and of all courses none is marked as needed on its day.
fn launch_content_open(facts: &Facts<'_>) -> Vec<Hit> {
    let content = launch_content(facts.plan);
    let is_open = content.all > 0 && content.courses == 0 && is_within(facts, CONTENT_DUE);
    let first = facts.plan.learning.courses.first().filter(|_| is_open);
    let hit = |course: &Course| {
        let place = places::enable_row("courses", "courses.at_launch", &course.id);
        Hit::at(place).with("all", count("learning.courses", content.all))
    };
    first.map(hit).into_iter().collect()
}

/// F11: launch is near, and a tier of support has nobody who answers for it; told together.
fn support_unowned(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let open: Vec<_> = plan.learning.tiers.iter().filter(|tier| plan.person_name(&tier.owner).is_empty()).collect();
    let first = open.first().filter(|_| is_within(facts, HELP_DUE));
    let labels: Vec<String> = open.iter().map(|tier| tier.kind.label()).collect();
    let hit = first.map(|tier| {
        let control = row_control("support_tiers.owner", &tier.id);
        Hit::at(Place::part(Phase::Enable, "support", control)).with("tiers", labels.join(", "))
    });
    hit.into_iter().collect()
}

/// F9: a role takes something that no course builds; one finding a role.
fn competency_unbuilt(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    // Without courses there is nothing yet to be missing from.
    let roles = plan.learning.roles.iter().filter(|_| !plan.learning.courses.is_empty());
    let hit = |role: &JobRole| {
        let own = JobRole { next_role: Id::default(), ..role.clone() };
        let gaps = pathway(plan, &own).gaps;
        let place = places::enable_row("courses", "job_roles.needs", &role.id);
        (!gaps.is_empty()).then(|| Hit::at(place).with("role", &role.name).with("gaps", gaps.join(", ")))
    };
    roles.filter_map(hit).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::learning::pathway::testing;
    use crate::plan::learning::SupportTier;
    use crate::plan::{Person, Plan};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Roles, competencies and courses that no rule finds fault with; launch is on 7 September 2026.
    fn plan() -> Plan {
        let mut plan = testing::plan();
        plan.learning.courses[5].builds = vec![Id::new("plan")];
        plan.people = vec![Person { id: Id::new("ana"), name: "Ana".into(), ..Person::default() }];
        let tier = SupportTier { id: Id::new("t"), owner: Id::new("ana"), ..SupportTier::default() };
        plan.learning.tiers = vec![tier];
        plan
    }

    fn hits(rule: &str, plan: &Plan, today: &str) -> Vec<Hit> {
        let rule = RULES.iter().find(|known| known.id == rule).unwrap();
        (rule.run)(&Facts { plan, today: date(today) })
    }

    #[test]
    fn a_sound_plan_and_an_empty_one_pass_every_rule() {
        for rule in RULES {
            assert_eq!(hits(rule.id, &plan(), "2026-09-07"), [], "{}", rule.id);
            assert_eq!(hits(rule.id, &Plan::default(), "2026-09-07"), [], "{}", rule.id);
        }
    }

    #[test]
    fn a_launch_that_asks_for_more_than_a_fifth_is_found() {
        let mut plan = plan();
        plan.learning.courses[0].at_launch = true;
        let found = hits("launch-content-much", &plan, "2026-06-01");
        assert_eq!(found.len(), 1);
        assert!(found[0].args.contains(&("share", percent(90.0 / 285.0))), "{:?}", found[0].args);
    }

    #[test]
    fn six_weeks_before_launch_it_has_to_be_clear_what_is_needed() {
        let mut plan = plan();
        plan.learning.courses.iter_mut().for_each(|course: &mut Course| course.at_launch = false);
        assert_eq!(hits("launch-content-open", &plan, "2026-07-26").len(), 0);
        assert_eq!(hits("launch-content-open", &plan, "2026-07-27").len(), 1);
    }

    #[test]
    fn help_without_an_owner_is_found_two_weeks_before_launch() {
        let mut plan = plan();
        plan.learning.tiers[0].owner = Id::new("gone");
        assert_eq!(hits("support-unowned", &plan, "2026-08-23").len(), 0);
        assert_eq!(hits("support-unowned", &plan, "2026-08-24").len(), 1);
    }

    #[test]
    fn a_role_that_takes_what_nothing_builds_is_named() {
        let mut plan = plan();
        plan.learning.courses[5].builds.clear();
        let found = hits("competency-unbuilt", &plan, "2026-06-01");
        assert_eq!(found.len(), 1);
        assert!(found[0].args.contains(&("gaps", "PLAN".to_owned())), "{:?}", found[0].args);
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
