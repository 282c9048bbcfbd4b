//! What is missing or wrong with the answers of each step of the pilot wizard.

use crate::choice::Choice;
use crate::plan::Plan;
use crate::plan::gate::{better, gate_date, observed_value};
use crate::plan::pilot::{Comparison, Criterion, PilotLength, Pitfall};
use crate::practice::pilot::sprint_fits;
use crate::t;
use crate::wizard::{Issue, row_control};

pub(super) fn hypothesis(plan: &Plan) -> Vec<Issue> {
    let pilot = &plan.pilot;
    let mut issues = Vec::new();
    need(&mut issues, !blank(&pilot.change), "pilot.change", || t!("pilot.issue.change"));
    need(&mut issues, !blank(&pilot.effect), "pilot.effect", || t!("pilot.issue.effect"));
    need(&mut issues, !blank(&pilot.because), "pilot.because", || t!("pilot.issue.because"));
    issues
}

pub(super) fn cohort(plan: &Plan) -> Vec<Issue> {
    let pilot = &plan.pilot;
    let mut issues = Vec::new();
    need(&mut issues, pilot.cohort_kind.is_some(), "pilot.cohort-kind", || t!("pilot.issue.cohort-kind"));
    need(&mut issues, !blank(&pilot.cohort), "pilot.cohort", || t!("pilot.issue.cohort"));
    need(&mut issues, !blank(&pilot.cohort_reason), "pilot.cohort-reason", || t!("pilot.issue.cohort-reason"));
    need(&mut issues, pilot.size.is_some_and(|n| n > 0), "pilot.size", || t!("pilot.issue.size"));
    need(&mut issues, pilot.managers.is_some_and(|n| n > 0), "pilot.managers", || t!("pilot.issue.managers"));
    let outnumbered = pilot.size.zip(pilot.managers).is_none_or(|(size, managers)| size == 0 || managers <= size);
    need(&mut issues, outnumbered, "pilot.managers", || t!("pilot.issue.too-many-managers"));
    issues
}

pub(super) fn length(plan: &Plan) -> Vec<Issue> {
    let pilot = &plan.pilot;
    let mut issues = Vec::new();
    let weeks = match pilot.length {
        PilotLength::ThirtyToSixtyDays => 5..=9,
        PilotLength::Custom => 1..=52,
        _ => 0..=u32::MAX,
    };
    need(&mut issues, weeks.contains(&pilot.weeks), "pilot.weeks", || {
        t!("pilot.issue.weeks", from = weeks.start(), to = weeks.end())
    });
    need(&mut issues, gate_date(plan) < plan.launch, "pilot.start", || t!("pilot.issue.past-launch"));
    need(&mut issues, sprint_fits(plan), "sprint", || crate::lang::count("pilot.issue.sprint", pilot.duration_weeks()));
    issues
}

pub(super) fn criteria(plan: &Plan) -> Vec<Issue> {
    let criteria = &plan.pilot.criteria;
    let mut issues = Vec::new();
    need(&mut issues, !criteria.is_empty(), "criteria", || t!("pilot.issue.no-criteria"));
    for (i, criterion) in criteria.iter().enumerate() {
        let same =
            |other: &Criterion| other.metric == criterion.metric && other.detail.trim() == criterion.detail.trim();
        let unique = !criteria[..i].iter().any(same);
        need(&mut issues, unique, row_control("criterion.detail", &criterion.id), || {
            t!("pilot.issue.twice", name = criterion.name())
        });
        numbers(&mut issues, criterion);
    }
    issues
}

/// Baseline, minimum and target: there, within the metric's range, and in the right order.
fn numbers(issues: &mut Vec<Issue>, criterion: &Criterion) {
    let Criterion { metric, baseline, minimum, target, .. } = *criterion;
    let (low, high) = metric.range();
    let name = criterion.name();
    let fields = [("criterion.baseline", baseline), ("criterion.minimum", minimum), ("criterion.target", target)];
    for (field, value) in fields {
        let control = row_control(field, &criterion.id);
        match value {
            None => issues.push(Issue::new(control, t!("pilot.issue.number-missing", name = name))),
            Some(value) if !(low..=high).contains(&value) => {
                issues.push(Issue::new(control, t!("pilot.issue.out-of-range", name = name, range = range(low, high))));
            }
            Some(_) => {}
        }
    }
    let in_range = |value: Option<f64>| value.filter(|value| (low..=high).contains(value));
    let above_baseline = in_range(target).zip(in_range(baseline)).is_none_or(|(t, b)| better(metric, t, b));
    need(issues, above_baseline, row_control("criterion.target", &criterion.id), || {
        t!("pilot.issue.target-not-better", name = name)
    });
    let within_target = in_range(minimum).zip(in_range(target)).is_none_or(|(m, t)| !better(metric, m, t));
    need(issues, within_target || !above_baseline, row_control("criterion.minimum", &criterion.id), || {
        t!("pilot.issue.minimum-beyond-target", name = name)
    });
}

/// A range in words; an end without limit is left out.
fn range(low: f64, high: f64) -> String {
    let signed = crate::number::signed;
    if high.is_finite() {
        t!("pilot.issue.range", low = signed(low), high = signed(high))
    } else {
        t!("pilot.issue.range-from", low = signed(low))
    }
}

pub(super) fn sample(plan: &Plan) -> Vec<Issue> {
    let pilot = &plan.pilot;
    let mut issues = Vec::new();
    if pilot.comparison == Comparison::Group {
        let sized = pilot.comparison_size.is_some_and(|n| n > 0);
        need(&mut issues, !blank(&pilot.comparison_name), "pilot.comparison-name", || {
            t!("pilot.issue.comparison-name")
        });
        need(&mut issues, sized, "pilot.comparison-size", || t!("pilot.issue.comparison-size"));
    }
    issues
}

pub(super) fn learning(plan: &Plan) -> Vec<Issue> {
    let pilot = &plan.pilot;
    let mut issues = Vec::new();
    for item in &pilot.assumptions {
        need(&mut issues, !blank(&item.belief), row_control("assumption.belief", &item.id), || {
            t!("pilot.issue.belief")
        });
        need(&mut issues, !blank(&item.test), row_control("assumption.test", &item.id), || t!("pilot.issue.test"));
    }
    for item in &pilot.experiments {
        let whole = !blank(&item.change) && !blank(&item.expected);
        let control = if blank(&item.change) { "experiment.change" } else { "experiment.expected" };
        need(&mut issues, whole, row_control(control, &item.id), || t!("pilot.issue.experiment"));
    }
    for item in &pilot.testimonials {
        let usable = blank(&item.quote) || item.consent;
        need(&mut issues, usable, row_control("testimonial.consent", &item.id), || t!("pilot.issue.consent"));
    }
    for item in &pilot.blockers {
        let owned = item.cleared.is_some() || plan.person(&item.owner).is_some();
        need(&mut issues, owned, row_control("blocker.owner", &item.id), || t!("pilot.issue.blocker-owner"));
    }
    issues
}

pub(super) fn pitfalls(plan: &Plan) -> Vec<Issue> {
    let answers = &plan.pilot.pitfalls;
    let mut issues = Vec::new();
    for kind in Pitfall::ALL {
        let answered = answers.iter().any(|answer| answer.kind == *kind);
        need(&mut issues, answered, "pitfalls", || t!("pilot.issue.pitfall", pitfall = kind.label()));
    }
    for answer in answers {
        let name = answer.kind.label();
        if blank(&answer.counter) {
            let control = row_control("pitfall.counter", &answer.id);
            issues.push(Issue::new(control, t!("pilot.issue.counter", pitfall = name)));
        } else if !answer.tested {
            let control = row_control("pitfall.tested", &answer.id);
            issues.push(Issue::new(control, t!("pilot.issue.untested", pitfall = name)));
        }
    }
    issues
}

pub(super) fn gate(plan: &Plan) -> Vec<Issue> {
    let pilot = &plan.pilot;
    let mut issues = Vec::new();
    for check in &pilot.momentum {
        let fits = |part: Option<u32>, whole: Option<u32>| part.zip(whole).is_none_or(|(part, whole)| part <= whole);
        let active = fits(check.active, pilot.size);
        let managers = fits(check.managers_confirmed, pilot.managers);
        need(&mut issues, active, row_control("momentum.active", &check.id), || t!("pilot.issue.momentum-active"));
        need(&mut issues, managers, row_control("momentum.managers", &check.id), || {
            t!("pilot.issue.momentum-managers")
        });
    }
    for criterion in &pilot.criteria {
        observed(&mut issues, criterion, pilot.comparison);
    }
    let owned = plan.person(&pilot.gate_owner).is_some();
    need(&mut issues, owned, "pilot.gate-owner", || t!("pilot.issue.gate-owner"));
    let explained = pilot.gate_override.is_none() || !blank(&pilot.gate_note);
    need(&mut issues, explained, "pilot.gate-note", || t!("pilot.issue.gate-note"));
    issues
}

/// What was seen must be possible. It may be missing: the pilot may not have run yet.
fn observed(issues: &mut Vec<Issue>, criterion: &Criterion, comparison: Comparison) {
    let seen = &criterion.observed;
    let control = |field: &str| row_control(field, &criterion.id);
    if criterion.metric.is_share() {
        let own = [("observed.reached", seen.reached), ("observed.counted", seen.counted)];
        let others = [
            ("observed.comparison-reached", seen.comparison_reached),
            ("observed.comparison-counted", seen.comparison_counted),
        ];
        let asked = if comparison == Comparison::Group { vec![own, others] } else { vec![own] };
        for [(reached_field, reached), (counted_field, counted)] in asked {
            let whole = reached.is_some() == counted.is_some();
            let open = if reached.is_none() { reached_field } else { counted_field };
            need(issues, whole, control(open), || t!("pilot.issue.half-counted", name = criterion.name()));
            let possible = reached.zip(counted).is_none_or(|(reached, counted)| reached <= counted && counted > 0);
            need(issues, possible, control(reached_field), || t!("pilot.issue.more-than-all", name = criterion.name()));
        }
    }
    let (low, high) = criterion.metric.range();
    let possible = observed_value(criterion.metric, seen).is_none_or(|value| (low..=high).contains(&value));
    need(issues, possible, control("observed.value"), || {
        t!("pilot.issue.out-of-range", name = criterion.name(), range = range(low, high))
    });
}

/// The brief is done when its parts are; the issue names the step to go back to.
pub(super) fn brief(plan: &Plan) -> Vec<Issue> {
    let open = super::STEPS.iter().filter(|step| step.id != "brief" && !(step.issues)(plan).is_empty());
    // lang: step.pilot.*
    let titles: Vec<String> = open.map(|step| t!(format!("step.pilot.{}.title", step.id))).collect();
    let mut issues = Vec::new();
    need(&mut issues, titles.is_empty(), "brief", || t!("pilot.issue.brief", steps = titles.join(", ")));
    issues
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Notes an issue with `control` unless `met`.
fn need(issues: &mut Vec<Issue>, met: bool, control: impl Into<String>, text: impl FnOnce() -> String) {
    if !met {
        issues.push(Issue::new(control, text()));
    }
}
