//! The plan check: rules that read a plan and say what is missing or risky (row M6).
//!
//! One rule, one function, one test. A rule's texts stand under `check.<rule>`: `title` says what is wrong, `why` why
//! it matters, `fix` what to do. Placeholders are filled from the finding.

pub mod align;
pub mod comms;
#[cfg(test)]
mod coverage;
pub mod diagnose;
pub mod enablement;
pub mod governance;
pub mod learning;
pub mod listening;
pub mod pilot;
pub mod stakeholders;

use chrono::NaiveDate;

use crate::choices;
use crate::plan::dismissed::dismissal_of;
use crate::plan::{Dismissal, Phase, Plan};
use crate::wizard::WizardId;

choices! {
    /// How much a finding weighs.
    pub enum Severity in "severity" {
        /// The rollout fails on this.
        Critical = "critical",
        /// Likely to cost adoption.
        Warning = "warning",
        /// Worth doing.
        Advice = "advice",
    }
}

/// Where in the plan something is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A step of a wizard, and the control in it (empty for the step as a whole).
    Step {
        /// The wizard.
        wizard: WizardId,
        /// The step's id.
        step: &'static str,
        /// The control's id.
        control: String,
    },
    /// The page of a phase.
    Phase(Phase),
    /// A part of a phase's page, and the control in it (empty for the part as a whole).
    Part {
        /// The phase.
        phase: Phase,
        /// The part's id.
        part: &'static str,
        /// The control's id.
        control: String,
    },
    /// The rollout checklist.
    Checklist,
    /// The plan's own settings: name, launch, calendar.
    Settings,
}

impl Place {
    /// A step of a wizard.
    pub fn step(wizard: WizardId, step: &'static str, control: impl Into<String>) -> Self {
        Self::Step { wizard, step, control: control.into() }
    }

    /// A part of a phase's page.
    pub fn part(phase: Phase, part: &'static str, control: impl Into<String>) -> Self {
        Self::Part { phase, part, control: control.into() }
    }
}

/// What a rule reads.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The day the check is made.
    pub today: NaiveDate,
}

/// What a rule found: where, and what fills the placeholders of its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it is put right.
    pub place: Place,
    /// Placeholders of the rule's texts.
    pub args: Vec<(&'static str, String)>,
}

impl Hit {
    /// A hit without placeholders.
    pub fn at(place: Place) -> Self {
        Self { place, args: Vec::new() }
    }

    /// The same hit with one more placeholder filled.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// A rule of the plan check.
pub struct Rule {
    /// Stable name, the middle part of its texts' keys.
    pub id: &'static str,
    /// The phase it speaks of.
    pub phase: Phase,
    /// How much it weighs.
    pub severity: Severity,
    /// Reads the plan.
    pub run: fn(&Facts<'_>) -> Vec<Hit>,
}

/// Something missing or risky, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static str,
    /// The phase it speaks of.
    pub phase: Phase,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is put right.
    pub place: Place,
    /// What is wrong.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub fix: String,
}

/// All rules, in the order of the phases.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        diagnose::RULES,
        align::RULES,
        stakeholders::RULES,
        pilot::RULES,
        comms::RULES,
        enablement::RULES,
        learning::RULES,
        governance::RULES,
        listening::RULES,
    ]
    .into_iter()
    .flatten()
}

/// Runs all rules over a plan; the gravest findings first, then in the order of the phases. What was dismissed is left
/// out.
pub fn check(plan: &Plan, today: NaiveDate) -> Vec<Finding> {
    let is_open = |finding: &Finding| dismissal_of(plan, finding).is_none();
    all_findings(plan, today).into_iter().filter(is_open).collect()
}

/// What was dismissed and would still be found, with the reasons.
pub fn dismissed(plan: &Plan, today: NaiveDate) -> Vec<(Finding, Dismissal)> {
    let away = |finding: Finding| dismissal_of(plan, &finding).cloned().map(|dismissal| (finding, dismissal));
    all_findings(plan, today).into_iter().filter_map(away).collect()
}

/// Whether a phase has a critical finding that was not dismissed; only its own rules are run.
pub fn has_critical(plan: &Plan, phase: Phase, today: NaiveDate) -> bool {
    let facts = Facts { plan, today };
    rules()
        .filter(|rule| rule.phase == phase && rule.severity == Severity::Critical)
        .flat_map(|rule| (rule.run)(&facts).into_iter().map(|hit| Finding::new(rule, hit)))
        .any(|finding| dismissal_of(plan, &finding).is_none())
}

fn all_findings(plan: &Plan, today: NaiveDate) -> Vec<Finding> {
    let facts = Facts { plan, today };
    let mut findings: Vec<Finding> =
        rules().flat_map(|rule| (rule.run)(&facts).into_iter().map(|hit| Finding::new(rule, hit))).collect();
    findings.sort_by_key(|finding| (finding.severity, finding.phase));
    findings
}

impl Finding {
    /// What was found and where, stable over edits elsewhere: the rule, and the control where it is put right.
    pub fn key(&self) -> String {
        match &self.place {
            Place::Step { control, .. } | Place::Part { control, .. } if !control.is_empty() => {
                format!("{}:{control}", self.rule)
            }
            _ => self.rule.to_owned(),
        }
    }

    fn new(rule: &Rule, hit: Hit) -> Self {
        // lang: check.*
        let text = |part: &str| crate::lang::text(&format!("check.{}.{part}", rule.id), &hit.args);
        Self {
            rule: rule.id,
            phase: rule.phase,
            severity: rule.severity,
            title: text("title"),
            why: text("why"),
            fix: text("fix"),
            place: hit.place,
        }
    }
}
