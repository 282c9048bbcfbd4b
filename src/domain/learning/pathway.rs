//! From a role to the next: the competencies it takes, the courses that build them, and in which order (row F9).

use crate::id::{Id, find};
use crate::plan::Plan;
use crate::plan::learning::{Course, JobRole};

/// A course on a pathway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    /// The course.
    pub course: Id,
    /// What it is called.
    pub name: String,
    /// How long it takes in minutes.
    pub minutes: Option<u32>,
    /// The names of the wanted competencies that it builds.
    pub builds: Vec<String>,
    /// It is needed on the day of the launch.
    pub at_launch: bool,
}

/// The suggested way into a role, and on to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pathway {
    /// The role's name.
    pub role: String,
    /// The competencies that it takes, by name.
    pub needs: Vec<String>,
    /// Courses for the role itself, in the order in which they are suggested.
    pub steps: Vec<PathStep>,
    /// The name of the next role; empty for none.
    pub next: String,
    /// The role and all that follow it, by name.
    pub ladder: Vec<String>,
    /// What the next role takes beyond this one, by name.
    pub next_needs: Vec<String>,
    /// Courses for that, beyond [`Self::steps`].
    pub next_steps: Vec<PathStep>,
    /// Competencies of either role that no course builds, by name.
    pub gaps: Vec<String>,
}

/// The suggested pathway of a role.
///
/// Courses needed at launch come first, then those that build most of what is wanted, the shorter before the longer.
pub fn pathway(plan: &Plan, role: &JobRole) -> Pathway {
    let next = next_role(plan, role);
    let beyond: Vec<Id> = next.map_or_else(Vec::new, |next| added(role, next));
    let steps = steps(plan, &role.needs, &[]);
    let next_steps = self::steps(plan, &beyond, &steps);
    let is_built = |id: &&Id| plan.learning.courses.iter().any(|course| course.builds.contains(id));
    let gaps: Vec<Id> = role.needs.iter().chain(&beyond).filter(|id| !is_built(id)).cloned().collect();
    Pathway {
        role: role.name.clone(),
        needs: names(plan, &role.needs),
        next: next.map(|next| next.name.clone()).unwrap_or_default(),
        ladder: ladder(plan, role).into_iter().map(|rung| rung.name.clone()).collect(),
        next_needs: names(plan, &beyond),
        gaps: names(plan, &gaps),
        steps,
        next_steps,
    }
}

/// The role that comes next, where one is chosen and still in the plan; a role does not follow itself.
pub fn next_role<'a>(plan: &'a Plan, role: &JobRole) -> Option<&'a JobRole> {
    find(&plan.learning.roles, &role.next_role).filter(|next| next.id != role.id)
}

/// A role and those that follow it one after the other; a circle ends where it would begin again.
fn ladder<'a>(plan: &'a Plan, role: &'a JobRole) -> Vec<&'a JobRole> {
    let mut rungs = vec![role];
    let mut at = role;
    while let Some(next) = next_role(plan, at).filter(|next| rungs.iter().all(|rung| rung.id != next.id)) {
        rungs.push(next);
        at = next;
    }
    rungs
}

/// What the next role takes beyond this one.
fn added(role: &JobRole, next: &JobRole) -> Vec<Id> {
    next.needs.iter().filter(|id| !role.needs.contains(id)).cloned().collect()
}

/// The courses that build any of `wanted` and are not among `taken`, in the suggested order.
fn steps(plan: &Plan, wanted: &[Id], taken: &[PathStep]) -> Vec<PathStep> {
    let is_taken = |course: &Course| taken.iter().any(|step| step.course == course.id);
    let builds = |course: &Course| wanted.iter().filter(|id| course.builds.contains(id)).cloned().collect::<Vec<Id>>();
    let courses = plan.learning.courses.iter().filter(|course| !is_taken(course));
    let mut found: Vec<PathStep> = courses
        .map(|course| (course, builds(course)))
        .filter(|(_, builds)| !builds.is_empty())
        .map(|(course, builds)| PathStep {
            course: course.id.clone(),
            name: course.name.clone(),
            minutes: course.minutes,
            builds: names(plan, &builds),
            at_launch: course.at_launch,
        })
        .collect();
    // The sort is stable: what is alike stays in the order of the plan.
    found.sort_by_key(|step| (!step.at_launch, std::cmp::Reverse(step.builds.len()), step.minutes.unwrap_or(u32::MAX)));
    found
}

/// The names of competencies that are still in the plan.
fn names(plan: &Plan, ids: &[Id]) -> Vec<String> {
    ids.iter().filter_map(|id| find(&plan.learning.competencies, id)).map(|one| one.name.clone()).collect()
}

/// Minutes of some steps, and whether a length is missing among them.
pub fn minutes_of(steps: &[PathStep]) -> (u32, bool) {
    let known = steps.iter().filter_map(|step| step.minutes);
    (known.fold(0, u32::saturating_add), steps.iter().any(|step| step.minutes.is_none()))
}

/// Where one person stands on a pathway, as seen in a career talk. Kept nowhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Courses behind them.
    pub done: usize,
    /// Courses on the way.
    pub of: usize,
    /// The part of the way behind them, 0 to 1: of minutes where all are known, else of courses.
    pub share: f64,
    /// The name of the course to take next; `None` at the end of the way.
    pub next: Option<String>,
}

impl Pathway {
    /// All courses of the way, in order.
    pub fn all_steps(&self) -> impl Iterator<Item = &PathStep> {
        self.steps.iter().chain(&self.next_steps)
    }

    /// Where somebody stands who completed these courses; `None` for a way without courses.
    pub fn standing(&self, done: &[Id]) -> Option<Standing> {
        let is_done = |step: &&PathStep| done.contains(&step.course);
        let of = self.all_steps().count();
        let by_minutes = self.all_steps().all(|step| step.minutes.is_some_and(|minutes| minutes > 0));
        let weight = |step: &PathStep| if by_minutes { f64::from(step.minutes.unwrap_or(1)) } else { 1.0 };
        let whole: f64 = self.all_steps().map(weight).sum();
        let behind: f64 = self.all_steps().filter(is_done).map(weight).sum();
        let next = self.all_steps().find(|step| !is_done(step)).map(|step| step.name.clone());
        (of > 0).then(|| Standing { done: self.all_steps().filter(is_done).count(), of, share: behind / whole, next })
    }
}

#[cfg(test)]
pub(crate) mod testing {
    //! A small plan with two roles.

    use super::*;
    use crate::plan::learning::Competency;

    /// An agent needs to listen and to log; a senior agent to coach as well.
    pub fn plan() -> Plan {
        let ids = |list: &[&str]| list.iter().map(|id| Id::new(*id)).collect::<Vec<_>>();
        let competency = |id: &str| Competency { id: Id::new(id), name: id.to_uppercase(), ..Competency::default() };
        let course = |id: &str, minutes: u32, builds: &[&str], at_launch: bool| Course {
            id: Id::new(id),
            name: format!("Course {id}"),
            minutes: Some(minutes),
            builds: ids(builds),
            at_launch,
            ..Course::default()
        };
        let role = |id: &str, needs: &[&str], next: &str| JobRole {
            id: Id::new(id),
            name: format!("Role {id}"),
            needs: ids(needs),
            next_role: Id::new(next),
        };
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.learning.competencies = ["listen", "log", "coach", "plan"].map(competency).to_vec();
        plan.learning.courses = vec![
            course("long", 60, &["listen"], false),
            course("short", 15, &["listen"], false),
            course("both", 90, &["listen", "log"], false),
            course("first", 30, &["log"], true),
            course("coaching", 45, &["coach", "listen"], false),
            course("unused", 45, &[], false),
        ];
        plan.learning.roles =
            vec![role("agent", &["listen", "log"], "senior"), role("senior", &["listen", "coach", "plan"], "agent")];
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::testing::plan;
    use super::*;

    fn ids(steps: &[PathStep]) -> Vec<&str> {
        steps.iter().map(|step| step.course.as_str()).collect()
    }

    #[test]
    fn launch_comes_first_then_what_builds_most_then_what_is_short() {
        let plan = plan();
        let path = pathway(&plan, &plan.learning.roles[0]);
        assert_eq!(ids(&path.steps), ["first", "both", "short", "coaching", "long"]);
        assert_eq!(path.steps[1].builds, ["LISTEN", "LOG"]);
        assert_eq!(minutes_of(&path.steps), (240, false));
    }

    #[test]
    fn the_next_role_asks_only_for_what_is_new() {
        let mut plan = plan();
        plan.learning.courses[4].builds = vec![Id::new("coach")];
        let path = pathway(&plan, &plan.learning.roles[0]);
        assert_eq!(path.next, "Role senior");
        assert_eq!(path.next_needs, ["COACH", "PLAN"]);
        assert_eq!(ids(&path.next_steps), ["coaching"]);
        assert_eq!(path.gaps, ["PLAN"]);
    }

    #[test]
    fn a_person_stands_where_the_minutes_behind_them_reach() {
        let plan = plan();
        let path = pathway(&plan, &plan.learning.roles[0]);
        let standing = path.standing(&[Id::new("first"), Id::new("both"), Id::new("elsewhere")]).unwrap();
        assert_eq!(standing, Standing { done: 2, of: 5, share: 0.5, next: Some("Course short".into()) });
        let all: Vec<Id> = path.all_steps().map(|step| step.course.clone()).collect();
        assert_eq!(path.standing(&all).unwrap().next, None);
        assert_eq!(Pathway::default().standing(&[]), None);
    }

    #[test]
    fn a_circle_of_roles_ends() {
        let plan = plan();
        let names: Vec<&str> = ladder(&plan, &plan.learning.roles[0]).iter().map(|role| role.id.as_str()).collect();
        assert_eq!(names, ["agent", "senior"]);
    }

    #[test]
    fn a_role_that_names_itself_or_one_that_is_gone_has_no_next() {
        let mut plan = plan();
        plan.learning.roles[0].next_role = Id::new("agent");
        plan.learning.roles[1].next_role = Id::new("gone");
        for role in &plan.learning.roles {
            assert_eq!(next_role(&plan, role), None);
            assert_eq!(pathway(&plan, role).next_steps, []);
        }
    }
}
