//! The learners' parts of the Enable page: courses and roles, engagement, help and access (rows F9–F11).
//!
//! The page itself stands in `screens`, which puts these parts beside those of the managers.

mod courses;
mod engagement;
mod help;
mod pathways;
mod schedule;

use leptos::prelude::*;
use uptake::t;

use crate::form::Issues;

/// Courses, competencies, roles and pathways.
const COURSES: &str = "courses";
/// Pillars, pieces, repetitions and cohorts.
const ENGAGEMENT: &str = "engagement";
/// Tiers of support, office hours and access.
const SUPPORT: &str = "support";

/// The parts, as ids and labels.
pub fn parts() -> Vec<(&'static str, String)> {
    vec![
        (COURSES, t!("learning.tab.courses")),
        (ENGAGEMENT, t!("learning.tab.engagement")),
        (SUPPORT, t!("learning.tab.support")),
    ]
}

/// Draws the part with this id; nothing for the part of somebody else.
pub fn panel(part: &str) -> Option<AnyView> {
    match part {
        COURSES => Some(view! { <courses::CoursesPart /> }.into_any()),
        ENGAGEMENT => Some(view! { <engagement::EngagementPart /> }.into_any()),
        SUPPORT => Some(view! { <help::SupportPart /> }.into_any()),
        _ => None,
    }
}

/// Nothing is wrong with an answer here by itself; what is risky, the plan check says.
fn no_issues() -> Issues {
    Signal::stored(Vec::new())
}

/// A text, or the mark of one that is missing.
fn or_open(text: &str) -> String {
    if text.trim().is_empty() { t!("learning.open") } else { text.trim().to_owned() }
}
