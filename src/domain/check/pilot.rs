//! Rules of the plan check about the pilot (rows D1–D8).

use chrono::NaiveDate;

use super::{Facts, Hit, Place, Rule, Severity};
use crate::choice::Choice;
use crate::metric::MetricKind;
use crate::number::percent;
use crate::plan::gate::{Pace, SampleVerdict, better, gate, gate_date, momentum, pilot_start, sample_size_view};
use crate::plan::pilot::{Comparison, Criterion, Pitfall};
use crate::plan::{Phase, Pilot, Plan};
use crate::practice::pilot::{pitfall_counter, pitfall_sign};
use crate::schedule::weeks::{days_between, long_date};
use crate::wizard::{WizardId, row_control};

/// A pilot is due when the launch is this near, in days: twelve weeks.
const NEAR: i64 = 84;

/// The least days between gate and launch in which a decision can still change anything.
const TIME_TO_ACT: i64 = 14;

/// The rules, gravest first.
pub static RULES: &[Rule] = &[
    rule("pilot-no-criteria", Severity::Critical, no_criteria),
    rule("pilot-no-reference", Severity::Critical, no_reference),
    rule("pilot-past-launch", Severity::Critical, past_launch),
    rule("pilot-no-hypothesis", Severity::Warning, no_hypothesis),
    rule("pilot-no-cohort", Severity::Warning, no_cohort),
    rule("pilot-no-leading-use", Severity::Warning, no_leading_use),
    rule("pilot-no-outcome", Severity::Warning, no_outcome),
    rule("pilot-criterion-incomplete", Severity::Warning, criterion_incomplete),
    rule("pilot-criterion-order", Severity::Warning, criterion_order),
    rule("pilot-too-small", Severity::Warning, too_small),
    rule("pilot-pitfall-untested", Severity::Warning, pitfall_untested),
    rule("pilot-late-gate", Severity::Warning, late_gate),
    rule("pilot-no-gate-owner", Severity::Warning, no_gate_owner),
    rule("pilot-momentum-stalled", Severity::Warning, momentum_stalled),
    rule("pilot-gate-overdue", Severity::Warning, gate_overdue),
    rule("pilot-override-unexplained", Severity::Warning, override_unexplained),
];

const fn rule(id: &'static str, severity: Severity, run: fn(&Facts<'_>) -> Vec<Hit>) -> Rule {
    Rule { id, phase: Phase::Pilot, severity, run }
}

/// Whether anyone has worked on the pilot.
fn begun(plan: &Plan) -> bool {
    plan.pilot != Pilot::default()
}

/// Whether the pilot is worked on, or the launch is so near that it should be.
fn due(facts: &Facts<'_>) -> bool {
    begun(facts.plan) || (0..=NEAR).contains(&days_between(facts.today, facts.plan.launch))
}

fn place(step: &'static str, control: impl Into<String>) -> Place {
    Place::step(WizardId::Pilot, step, control)
}

/// One hit at `place` if `wrong`.
fn hit_if(wrong: bool, hit: impl FnOnce() -> Hit) -> Vec<Hit> {
    if wrong { vec![hit()] } else { Vec::new() }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn no_hypothesis(facts: &Facts<'_>) -> Vec<Hit> {
    let pilot = &facts.plan.pilot;
    let control = if blank(&pilot.change) { "pilot.change" } else { "pilot.effect" };
    let missing = blank(&pilot.change) || blank(&pilot.effect);
    hit_if(due(facts) && missing, || Hit::at(place("hypothesis", control)))
}

fn no_cohort(facts: &Facts<'_>) -> Vec<Hit> {
    let pilot = &facts.plan.pilot;
    let (unnamed, uncounted) = (blank(&pilot.cohort), pilot.size.is_none_or(|n| n == 0));
    let control = if unnamed { "pilot.cohort" } else { "pilot.size" };
    hit_if(due(facts) && (unnamed || uncounted), || Hit::at(place("cohort", control)))
}

fn no_criteria(facts: &Facts<'_>) -> Vec<Hit> {
    hit_if(due(facts) && facts.plan.pilot.criteria.is_empty(), || Hit::at(place("criteria", "criteria")))
}

fn no_leading_use(facts: &Facts<'_>) -> Vec<Hit> {
    lacks_kind(facts.plan, MetricKind::LeadingUse)
}

fn no_outcome(facts: &Facts<'_>) -> Vec<Hit> {
    lacks_kind(facts.plan, MetricKind::Outcome)
}

/// A plan without any criteria has a finding of its own.
fn lacks_kind(plan: &Plan, kind: MetricKind) -> Vec<Hit> {
    let criteria = &plan.pilot.criteria;
    let lacking = !criteria.is_empty() && criteria.iter().all(|criterion| criterion.metric.kind() != kind);
    hit_if(lacking, || Hit::at(place("criteria", "criteria")))
}

fn criterion_incomplete(facts: &Facts<'_>) -> Vec<Hit> {
    // lang: field.*
    let label = |field: &str| crate::t!(format!("field.{field}.label"));
    let hit = |criterion: &Criterion| {
        let numbers = [
            ("criterion.baseline", criterion.baseline),
            ("criterion.minimum", criterion.minimum),
            ("criterion.target", criterion.target),
        ];
        let open: Vec<&str> = numbers.iter().filter(|(_, value)| value.is_none()).map(|(field, _)| *field).collect();
        let first = open.first()?;
        let names: Vec<String> = open.iter().map(|field| label(field)).collect();
        let hit = Hit::at(place("criteria", row_control(first, &criterion.id)));
        Some(hit.with("name", criterion.name()).with("missing", names.join(", ")))
    };
    facts.plan.pilot.criteria.iter().filter_map(hit).collect()
}

fn criterion_order(facts: &Facts<'_>) -> Vec<Hit> {
    let hit = |criterion: &Criterion| {
        let Criterion { metric, baseline, minimum, target, .. } = *criterion;
        let not_better = target.zip(baseline).is_some_and(|(target, baseline)| !better(metric, target, baseline));
        let beyond = minimum.zip(target).is_some_and(|(minimum, target)| better(metric, minimum, target));
        let control = if not_better { "criterion.target" } else { "criterion.minimum" };
        let hit = || Hit::at(place("criteria", row_control(control, &criterion.id))).with("name", criterion.name());
        (not_better || beyond).then(hit)
    };
    facts.plan.pilot.criteria.iter().filter_map(hit).collect()
}

/// Nothing to hold the pilot against: no baseline anywhere, and no comparison group of any size.
fn no_reference(facts: &Facts<'_>) -> Vec<Hit> {
    let pilot = &facts.plan.pilot;
    let baseline = pilot.criteria.iter().any(|criterion| criterion.baseline.is_some());
    let group = pilot.comparison == Comparison::Group && pilot.comparison_size.is_some_and(|n| n > 0);
    let Some(first) = pilot.criteria.first() else { return Vec::new() };
    hit_if(!baseline && !group, || Hit::at(place("criteria", row_control("criterion.baseline", &first.id))))
}

fn too_small(facts: &Facts<'_>) -> Vec<Hit> {
    let view = sample_size_view(facts.plan);
    let (Some(power), Some(needed)) = (view.power, view.needed) else { return Vec::new() };
    hit_if(view.verdict == SampleVerdict::TooSmall, || {
        Hit::at(place("sample", "pilot.size"))
            .with("name", &view.name)
            .with("power", percent((power * 100.0).floor() / 100.0))
            .with("needed", crate::number::grouped(needed))
    })
}

/// One finding a pitfall without a counter-measure that the pilot tests.
fn pitfall_untested(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    if !begun(plan) {
        return Vec::new();
    }
    let hit = |pitfall: &Pitfall| {
        let answer = plan.pilot.pitfalls.iter().find(|answer| answer.kind == *pitfall);
        if answer.is_some_and(|answer| answer.tested && !blank(&answer.counter)) {
            return None;
        }
        let control = answer.map_or_else(|| "pitfalls".to_owned(), |answer| row_control("pitfall.tested", &answer.id));
        let hit = Hit::at(place("pitfalls", control)).with("pitfall", pitfall.label());
        Some(hit.with("sign", pitfall_sign(*pitfall)).with("counter", pitfall_counter(*pitfall)))
    };
    Pitfall::ALL.iter().filter_map(hit).collect()
}

fn past_launch(facts: &Facts<'_>) -> Vec<Hit> {
    let (plan, gate) = (facts.plan, gate_date(facts.plan));
    hit_if(due(facts) && gate >= plan.launch, || dated(gate, plan).with("start", long_date(pilot_start(plan))))
}

fn late_gate(facts: &Facts<'_>) -> Vec<Hit> {
    let (plan, gate) = (facts.plan, gate_date(facts.plan));
    let left = days_between(gate, plan.launch);
    hit_if(due(facts) && (1..TIME_TO_ACT).contains(&left), || {
        dated(gate, plan).with("left", crate::lang::count("pilot.days", left))
    })
}

fn dated(gate: NaiveDate, plan: &Plan) -> Hit {
    Hit::at(place("length", "pilot.start")).with("gate", long_date(gate)).with("launch", long_date(plan.launch))
}

fn no_gate_owner(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let owned = plan.person(&plan.pilot.gate_owner).is_some();
    hit_if(begun(plan) && !owned, || {
        Hit::at(place("gate", "pilot.gate-owner")).with("gate", long_date(gate_date(plan)))
    })
}

/// Speaks of the latest check only, and only until the gate.
fn momentum_stalled(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let judged = momentum(plan).into_iter().rfind(|check| check.pace != Pace::NoData);
    let Some(check) = judged.filter(|_| facts.today <= gate_date(plan)) else { return Vec::new() };
    hit_if(check.pace == Pace::Stalled, || {
        let hit = Hit::at(place("gate", row_control("momentum.active", &check.id)));
        hit.with("week", check.week).with("advice", &check.advice)
    })
}

fn gate_overdue(facts: &Facts<'_>) -> Vec<Hit> {
    let plan = facts.plan;
    let held = gate_date(plan);
    hit_if(begun(plan) && held < facts.today && gate(plan).effective.is_none(), || {
        let first = plan.pilot.criteria.first();
        let control = first.map_or_else(String::new, |first| row_control("observed.value", &first.id));
        Hit::at(place("gate", control)).with("gate", long_date(held))
    })
}

fn override_unexplained(facts: &Facts<'_>) -> Vec<Hit> {
    let pilot = &facts.plan.pilot;
    let Some(decision) = pilot.gate_override else { return Vec::new() };
    hit_if(blank(&pilot.gate_note), || Hit::at(place("gate", "pilot.gate-note")).with("decision", decision.label()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{CountedIds, Id};
    use crate::metric::Metric;
    use crate::plan::Person;
    use crate::plan::pilot::{Decision, PilotLength};
    use crate::practice::pilot::fill_starter;
    use crate::schedule::When;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A day ten weeks before the launch of [`sound`], two weeks before its pilot.
    fn today() -> NaiveDate {
        day("2026-06-29")
    }

    /// A pilot that no rule has anything to say about.
    fn sound() -> Plan {
        let mut plan = Plan { launch: day("2026-09-07"), ..Plan::default() };
        plan.people = vec![Person { id: Id::new("ana"), name: "Ana".into(), ..Person::default() }];
        let pilot = &mut plan.pilot;
        pilot.change = "Short lessons".into();
        pilot.effect = "more solved calls".into();
        pilot.cohort = "Service desk".into();
        pilot.size = Some(120);
        pilot.managers = Some(10);
        pilot.gate_owner = Id::new("ana");
        fill_starter(&mut plan, &mut CountedIds::new("p"));
        for criterion in &mut plan.pilot.criteria {
            (criterion.baseline, criterion.minimum, criterion.target) = (Some(0.3), Some(0.5), Some(0.7));
            if criterion.metric.is_share() {
                (criterion.baseline, criterion.minimum, criterion.target) = (Some(40.0), Some(50.0), Some(60.0));
            }
        }
        for pitfall in &mut plan.pilot.pitfalls {
            pitfall.tested = true;
        }
        plan
    }

    fn hits(id: &str, plan: &Plan, today: NaiveDate) -> usize {
        let rule = RULES.iter().find(|rule| rule.id == id).unwrap();
        (rule.run)(&Facts { plan, today }).len()
    }

    /// The rule stays silent on the sound plan and has `count` findings after `spoil`.
    #[track_caller]
    fn fires(id: &str, count: usize, spoil: impl FnOnce(&mut Plan)) {
        let mut plan = sound();
        assert_eq!(hits(id, &plan, today()), 0, "{id} on the sound plan");
        spoil(&mut plan);
        assert_eq!(hits(id, &plan, today()), count, "{id} on the spoiled plan");
    }

    #[test]
    fn a_sound_pilot_has_no_findings() {
        let plan = sound();
        for rule in RULES {
            assert_eq!(hits(rule.id, &plan, today()), 0, "{}", rule.id);
        }
    }

    #[test]
    fn a_pilot_far_off_and_untouched_is_left_alone() {
        let plan = Plan { launch: day("2027-09-06"), ..Plan::default() };
        for rule in RULES {
            assert_eq!(hits(rule.id, &plan, today()), 0, "{}", rule.id);
        }
    }

    #[test]
    fn a_near_launch_asks_for_a_pilot() {
        let plan = Plan { launch: day("2026-09-07"), ..Plan::default() };
        assert_eq!(hits("pilot-no-hypothesis", &plan, today()), 1);
        assert_eq!(hits("pilot-no-criteria", &plan, today()), 1);
        assert_eq!(hits("pilot-pitfall-untested", &plan, today()), 0);
    }

    #[test]
    fn a_hypothesis_names_a_change_and_an_effect() {
        fires("pilot-no-hypothesis", 1, |plan| plan.pilot.effect = " ".into());
    }

    #[test]
    fn a_cohort_has_a_name_and_a_size() {
        fires("pilot-no-cohort", 1, |plan| plan.pilot.cohort.clear());
        fires("pilot-no-cohort", 1, |plan| plan.pilot.size = None);
    }

    #[test]
    fn at_least_one_criterion_is_set() {
        fires("pilot-no-criteria", 1, |plan| plan.pilot.criteria.clear());
    }

    #[test]
    fn one_criterion_tells_about_early_use() {
        fires("pilot-no-leading-use", 1, |plan| plan.pilot.criteria.retain(|c| c.metric != Metric::WeeklyActive));
        fires("pilot-no-leading-use", 0, |plan| plan.pilot.criteria.clear());
    }

    #[test]
    fn one_criterion_tells_about_performance() {
        fires("pilot-no-outcome", 1, |plan| plan.pilot.criteria.retain(|c| c.metric.kind() != MetricKind::Outcome));
    }

    #[test]
    fn a_criterion_has_a_baseline_a_minimum_and_a_target() {
        fires("pilot-criterion-incomplete", 2, |plan| {
            plan.pilot.criteria[0].target = None;
            plan.pilot.criteria[1].minimum = None;
        });
    }

    #[test]
    fn the_numbers_of_a_criterion_stand_in_order() {
        fires("pilot-criterion-order", 1, |plan| plan.pilot.criteria[1].target = Some(35.0));
        fires("pilot-criterion-order", 1, |plan| plan.pilot.criteria[1].minimum = Some(65.0));
    }

    #[test]
    fn a_pilot_is_held_against_something() {
        let forget = |plan: &mut Plan| plan.pilot.criteria.iter_mut().for_each(|c| c.baseline = None);
        fires("pilot-no-reference", 1, forget);
        fires("pilot-no-reference", 0, |plan| {
            forget(plan);
            plan.pilot.comparison = Comparison::Group;
            plan.pilot.comparison_size = Some(100);
        });
    }

    #[test]
    fn a_pilot_too_small_to_tell_is_named_as_such() {
        fires("pilot-too-small", 1, |plan| plan.pilot.size = Some(12));
    }

    #[test]
    fn each_pitfall_wants_a_tested_counter_measure() {
        fires("pilot-pitfall-untested", 3, |plan| plan.pilot.pitfalls.clear());
        fires("pilot-pitfall-untested", 1, |plan| plan.pilot.pitfalls[0].tested = false);
        fires("pilot-pitfall-untested", 1, |plan| plan.pilot.pitfalls[1].counter.clear());
    }

    #[test]
    fn the_gate_comes_before_the_launch() {
        fires("pilot-past-launch", 1, |plan| plan.pilot.length = PilotLength::TwelveWeeks);
    }

    #[test]
    fn the_gate_leaves_time_to_act_on_it() {
        fires("pilot-late-gate", 1, |plan| plan.pilot.length = PilotLength::EightWeeks);
        fires("pilot-late-gate", 0, |plan| plan.pilot.length = PilotLength::TwelveWeeks);
    }

    #[test]
    fn someone_decides_at_the_gate() {
        fires("pilot-no-gate-owner", 1, |plan| plan.people.clear());
    }

    #[test]
    fn a_stalled_first_week_is_spoken_of_until_the_second_is_better() {
        fires("pilot-momentum-stalled", 1, |plan| plan.pilot.momentum[0].active = Some(10));
        fires("pilot-momentum-stalled", 0, |plan| {
            plan.pilot.momentum[0].active = Some(10);
            plan.pilot.momentum[1].active = Some(90);
        });
    }

    #[test]
    fn a_gate_in_the_past_without_values_is_overdue() {
        let after = day("2026-08-25");
        assert_eq!(hits("pilot-gate-overdue", &sound(), after), 1);
        let mut plan = sound();
        plan.pilot.gate_override = Some(Decision::Iterate);
        assert_eq!(hits("pilot-gate-overdue", &plan, after), 0);
        plan = sound();
        plan.pilot.start = When::offset_weeks(-7);
        assert_eq!(hits("pilot-gate-overdue", &plan, after), 0);
    }

    #[test]
    fn an_override_is_explained() {
        fires("pilot-override-unexplained", 1, |plan| plan.pilot.gate_override = Some(Decision::Go));
        fires("pilot-override-unexplained", 0, |plan| {
            plan.pilot.gate_override = Some(Decision::Go);
            plan.pilot.gate_note = "The comparison team left early.".into();
        });
    }

    #[test]
    fn every_rule_has_its_three_texts() {
        for rule in RULES {
            for part in ["title", "why", "fix"] {
                assert!(crate::lang::optional(&format!("check.{}.{part}", rule.id)).is_some(), "{} {part}", rule.id);
            }
        }
    }
}
