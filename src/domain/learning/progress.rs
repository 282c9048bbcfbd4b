//! How far the learners are on the way to their next role: shares of courses completed, never a person's own (row F9).

use super::pathway::{PathStep, next_role, pathway};
use crate::id::find;
use crate::plan::Plan;
use crate::plan::learning::{Course, JobRole};

/// How far a role's learners are towards the next one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The part of the way that lies behind them, 0 to 1.
    pub share: f64,
    /// Courses on the way of which it is known how many completed them.
    pub known: usize,
    /// Courses on the way.
    pub of: usize,
}

/// The share of learners who completed a course, 0 to 1: by the newest import with a step of that name, else by hand.
pub fn course_share(plan: &Plan, course: &Course) -> Option<f64> {
    imported_share(plan, &course.name).or_else(|| course.completed.map(|percent| (percent / 100.0).clamp(0.0, 1.0)))
}

/// What the newest import says that knows a step of this name.
pub fn imported_share(plan: &Plan, name: &str) -> Option<f64> {
    let wanted = name.trim().to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    plan.measurement.imports.iter().rev().find_map(|import| {
        let learners = import.figures.learners.filter(|learners| *learners > 0)?;
        let steps = import.figures.funnel.as_ref()?;
        let step = steps.iter().find(|step| step.step.trim().to_lowercase() == wanted)?;
        Some((step.completed as f64 / learners as f64).clamp(0.0, 1.0))
    })
}

/// How far the learners in a role are towards the next one; `None` without a next role, or where nothing is known.
///
/// Each course on the way counts by its minutes, or all alike where a length is missing. Courses of which nothing is
/// known are left out, and counted in [`Progress::of`].
pub fn progress(plan: &Plan, role: &JobRole) -> Option<Progress> {
    next_role(plan, role)?;
    let path = pathway(plan, role);
    let steps: Vec<&PathStep> = path.steps.iter().chain(&path.next_steps).collect();
    let by_minutes = steps.iter().all(|step| step.minutes.is_some_and(|minutes| minutes > 0));
    let weight = |step: &PathStep| if by_minutes { f64::from(step.minutes.unwrap_or(1)) } else { 1.0 };
    let share = |step: &&PathStep| {
        let course = find(&plan.learning.courses, &step.course)?;
        Some((weight(step), course_share(plan, course)?))
    };
    let known: Vec<(f64, f64)> = steps.iter().filter_map(share).collect();
    let whole: f64 = known.iter().map(|(weight, _)| weight).sum();
    let done: f64 = known.iter().map(|(weight, share)| weight * share).sum();
    (whole > 0.0).then(|| Progress { share: done / whole, known: known.len(), of: steps.len() })
}

#[cfg(test)]
mod tests {
    use super::super::pathway::testing::plan;
    use super::*;
    use crate::adoption::{Figures, FunnelStep};
    use crate::plan::measure::ImportedFigures;

    fn import(steps: &[(&str, u64)], learners: u64) -> ImportedFigures {
        let step = |(name, completed): &(&str, u64)| FunnelStep {
            step: (*name).to_owned(),
            started: *completed,
            completed: *completed,
        };
        let figures =
            Figures { learners: Some(learners), funnel: Some(steps.iter().map(step).collect()), ..Figures::default() };
        ImportedFigures { figures, ..ImportedFigures::default() }
    }

    #[test]
    fn an_import_tells_before_the_hand_and_the_newest_first() {
        let mut plan = plan();
        plan.learning.courses[0].completed = Some(80.0);
        assert_eq!(course_share(&plan, &plan.learning.courses[0]), Some(0.8));
        plan.measurement.imports = vec![import(&[("course LONG ", 20)], 40), import(&[("Course first", 40)], 40)];
        assert_eq!(course_share(&plan, &plan.learning.courses[0]), Some(0.5));
        plan.measurement.imports.push(import(&[("Course long", 10)], 40));
        assert_eq!(course_share(&plan, &plan.learning.courses[0]), Some(0.25));
    }

    #[test]
    fn long_courses_are_more_of_the_way_and_unknown_ones_are_left_out() {
        let mut plan = plan();
        assert_eq!(progress(&plan, &plan.learning.roles[0]), None);
        // 60 minutes done by all, 15 by nobody.
        plan.learning.courses[0].completed = Some(100.0);
        plan.learning.courses[1].completed = Some(0.0);
        let known = progress(&plan, &plan.learning.roles[0]).unwrap();
        assert_eq!(known, Progress { share: 0.8, known: 2, of: 5 });
    }

    #[test]
    fn an_import_without_learners_and_a_course_without_a_name_tell_nothing() {
        let mut plan = plan();
        plan.learning.courses[0].name = " ".into();
        plan.measurement.imports = vec![import(&[(" ", 20), ("Course first", 3)], 0)];
        assert!(plan.learning.courses.iter().all(|course| course_share(&plan, course).is_none()));
    }
}
