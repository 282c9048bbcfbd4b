//! How much content is asked for at launch: the fifth that carries most of the use, the rest later (row F10).
//!
//! The rule is the Pareto rule of thumb: about 20 % of the content serves about 80 % of what people need in their first
//! weeks. It is counted in minutes where every course has its length, and in courses otherwise. One course is never too
//! much: a launch needs something to open.

use crate::plan::Plan;

/// The share of the content that a launch needs at the most.
pub const MOST: f64 = 0.2;

/// Launch content against all content.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LaunchContent {
    /// Courses needed at launch.
    pub courses: usize,
    /// All courses.
    pub all: usize,
    /// Minutes needed at launch and in all; `None` unless every course has its length.
    pub minutes: Option<(u32, u32)>,
}

impl LaunchContent {
    /// The share at launch, 0 to 1: of minutes where they are known, else of courses; `None` without courses.
    pub fn share(&self) -> Option<f64> {
        match self.minutes {
            Some((launch, all)) if all > 0 => Some(f64::from(launch) / f64::from(all)),
            // Numbers of courses are small.
            _ if self.all > 0 => Some(self.courses as f64 / self.all as f64),
            _ => None,
        }
    }

    /// Whether more is asked for at launch than [`MOST`] of it; one course alone never is.
    pub fn is_too_much(&self) -> bool {
        self.courses > 1 && self.share().is_some_and(|share| share > MOST)
    }
}

/// The launch content of a plan.
pub fn launch_content(plan: &Plan) -> LaunchContent {
    let courses = &plan.learning.courses;
    let minutes = |only_launch: bool| {
        let wanted = courses.iter().filter(|course| course.at_launch || !only_launch);
        wanted
            .map(|course| course.minutes.filter(|minutes| *minutes > 0))
            .try_fold(0_u32, |sum, minutes| minutes.map(|minutes| sum.saturating_add(minutes)))
    };
    let all = minutes(false).filter(|all| *all > 0);
    LaunchContent {
        courses: courses.iter().filter(|course| course.at_launch).count(),
        all: courses.len(),
        minutes: minutes(true).zip(all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::learning::Course;

    fn plan(courses: &[(Option<u32>, bool)]) -> Plan {
        let course = |&(minutes, at_launch): &(Option<u32>, bool)| Course { minutes, at_launch, ..Course::default() };
        let mut plan = Plan::default();
        plan.learning.courses = courses.iter().map(course).collect();
        plan
    }

    fn check(courses: &[(Option<u32>, bool)], share: Option<f64>, too_much: bool) {
        let content = launch_content(&plan(courses));
        assert_eq!((content.share(), content.is_too_much()), (share, too_much), "{courses:?}");
    }

    #[test]
    fn minutes_count_where_all_are_known() {
        check(&[(Some(10), true), (Some(10), true), (Some(80), false)], Some(0.2), false);
        check(&[(Some(15), true), (Some(10), true), (Some(75), false)], Some(0.25), true);
    }

    #[test]
    fn courses_count_where_a_length_is_missing() {
        check(&[(None, true), (Some(10), true), (Some(500), false), (Some(500), false)], Some(0.5), true);
        check(&[(Some(0), true), (None, false)], Some(0.5), false);
    }

    #[test]
    fn one_course_is_never_too_much_and_none_has_no_share() {
        check(&[(Some(90), true), (Some(10), false)], Some(0.9), false);
        check(&[], None, false);
    }
}
