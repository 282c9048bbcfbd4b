//! Learning worked out from a plan: pathways from role to role, courses cut into pieces, dates, launch content.
//!
//! Courses are content; who has completed what is known in shares only, see [`progress`].

pub mod dates;
pub mod launch;
pub mod pathway;
pub mod progress;
pub mod split;

use crate::choice::Choice;
use crate::plan::Plan;
use crate::plan::learning::Pillar;

/// Minutes of learning a day that become a habit, where the plan names no other (row F10).
pub const DAILY_MINUTES: u32 = 15;

/// Days from one piece of a course to the next, where the course names no other: a week leaves time to apply it.
pub const PIECE_GAP: u32 = 7;

/// People who look at each other's work, where a cohort names no other number.
pub const PEERS: u32 = 3;

/// Minutes a day in this plan, at least 1.
pub fn daily_minutes(plan: &Plan) -> u32 {
    plan.learning.daily_minutes.unwrap_or(DAILY_MINUTES).max(1)
}

/// Working days that so many minutes take at the plan's minutes a day; 0 for none.
pub fn days_of_habit(plan: &Plan, minutes: u32) -> u32 {
    minutes.div_ceil(daily_minutes(plan))
}

/// Whether learners have all they need: roles with courses for them, something for each pillar, help with an owner, and
/// a launch whose content is marked.
pub fn is_complete(plan: &Plan) -> bool {
    let learning = &plan.learning;
    let has_roles = learning.roles.iter().any(|role| !role.needs.is_empty());
    let has_launch = learning.courses.iter().any(|course| course.at_launch);
    let has_pillar = |pillar: &Pillar| learning.pillars.iter().any(|action| action.pillar == *pillar);
    let has_help = !learning.tiers.is_empty() && learning.tiers.iter().all(|tier| !tier.owner.is_empty());
    has_roles && has_launch && has_help && Pillar::ALL.iter().all(has_pillar)
}
