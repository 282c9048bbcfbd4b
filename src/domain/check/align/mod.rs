//! Plan-check rules of the Align phase: sponsor, targets, roles, moments and the failure pattern (rows B2–B11).

mod moments;
mod roles;
mod sponsor;
mod targets;

use chrono::Days;

use super::{Facts, Hit, Place, Rule, Severity};
use crate::plan::Phase;
use crate::plan::align::Sponsorship;
use crate::wizard::WizardId;

/// Days before launch from which a plan is expected to have its sponsors aligned: twelve weeks.
const DUE_BEFORE_LAUNCH: u64 = 84;

/// The rules of the Align phase.
pub static RULES: &[Rule] = &[
    rule("no-sponsor", Severity::Critical, sponsor::no_sponsor),
    rule("sponsor-unnamed", Severity::Critical, sponsor::unnamed),
    rule("sponsor-from-hr", Severity::Warning, sponsor::from_hr),
    rule("no-coalition", Severity::Warning, sponsor::no_coalition),
    rule("one-function-coalition", Severity::Warning, sponsor::one_function),
    rule("no-duties", Severity::Warning, sponsor::no_duties),
    rule("failure-pattern", Severity::Critical, sponsor::failure_pattern),
    rule("few-kpis", Severity::Warning, targets::few),
    rule("many-kpis", Severity::Warning, targets::many),
    rule("completion-only", Severity::Warning, targets::completion_only),
    rule("kpi-not-smart", Severity::Warning, targets::not_smart),
    rule("kpi-no-outcome", Severity::Warning, targets::no_outcome),
    rule("roles-missing", Severity::Warning, roles::missing),
    rule("no-accountable", Severity::Warning, roles::no_accountable),
    rule("double-accountability", Severity::Warning, roles::double_accountability),
    rule("nobody-responsible", Severity::Warning, roles::nobody_responsible),
    rule("town-hall-undated", Severity::Warning, moments::town_hall_undated),
    rule("town-hall-not-public", Severity::Warning, moments::town_hall_not_public),
    rule("town-hall-late", Severity::Warning, moments::town_hall_late),
    rule("review-undated", Severity::Warning, moments::review_undated),
    rule("review-late", Severity::Warning, moments::review_late),
];

const fn rule(id: &'static str, severity: Severity, run: fn(&Facts<'_>) -> Vec<Hit>) -> Rule {
    Rule { id, phase: Phase::Align, severity, run }
}

/// Whether the Align phase is under way, or has to be: something is entered, or launch is twelve weeks off at most.
pub(super) fn is_due(facts: &Facts<'_>) -> bool {
    let plan = facts.plan;
    let due = plan.launch.checked_sub_days(Days::new(DUE_BEFORE_LAUNCH)).unwrap_or(plan.launch);
    plan.sponsorship != Sponsorship::default() || facts.today >= due
}

/// One hit at a control of the sponsor wizard when `found`.
pub(super) fn hit_if(found: bool, step: &'static str, control: &str) -> Vec<Hit> {
    if found { vec![hit(step, control)] } else { Vec::new() }
}

/// A hit at a control of the sponsor wizard.
pub(super) fn hit(step: &'static str, control: impl Into<String>) -> Hit {
    Hit::at(Place::step(WizardId::Sponsor, step, control))
}

/// What the tests of this phase's rules share.
#[cfg(test)]
pub(super) mod testing {
    use chrono::NaiveDate;

    use crate::check::check;
    use crate::id::Id;
    use crate::plan::{Person, Plan};
    use crate::schedule::When;

    /// The day on which the tests check: eight weeks before the launch of [`plan`].
    pub fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, 13).unwrap()
    }

    /// A plan with three people and nothing else.
    pub fn plan() -> Plan {
        let person = |(id, function): (&str, &str)| Person {
            id: Id::new(id),
            name: id.to_uppercase(),
            role: "Director".into(),
            function: function.into(),
        };
        Plan {
            launch: NaiveDate::from_ymd_opt(2026, 9, 7).unwrap(),
            start: When::offset_weeks(-8),
            people: [("ana", "Operations"), ("ben", "Sales"), ("cem", "HR")].map(person).to_vec(),
            ..Plan::default()
        }
    }

    /// How often a rule fires on a plan.
    pub fn times(rule: &str, plan: &Plan) -> usize {
        assert!(crate::check::rules().any(|known| known.id == rule), "no rule is called {rule}");
        check(plan, today()).iter().filter(|finding| finding.rule == rule).count()
    }

    /// Whether a rule fires on a plan.
    pub fn fires(rule: &str, plan: &Plan) -> bool {
        times(rule, plan) > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Plan;

    #[test]
    fn every_rule_has_its_three_texts() {
        for rule in RULES.iter().chain(super::super::stakeholders::RULES) {
            for part in ["title", "why", "fix"] {
                let key = format!("check.{}.{part}", rule.id);
                assert!(crate::lang::optional(&key).is_some(), "{key}");
            }
        }
    }

    #[test]
    fn an_untouched_plan_far_from_launch_hears_of_its_sponsor_only() {
        let launch = testing::today().checked_add_days(Days::new(200)).unwrap();
        let plan = Plan { launch, ..Plan::default() };
        let facts = Facts { plan: &plan, today: testing::today() };
        let fired: Vec<_> = RULES.iter().filter(|rule| !(rule.run)(&facts).is_empty()).map(|rule| rule.id).collect();
        assert_eq!(fired, ["no-sponsor"]);
    }
}
