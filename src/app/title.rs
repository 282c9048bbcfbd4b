//! The title of the browser's tab: what is on screen, and in which plan.

use uptake::t;

use crate::platform::page;

/// Titles a screen outside any plan.
pub fn set(heading: &str) {
    page::set_title(&t!("shell.title", page = heading));
}

/// Titles a screen of a plan.
pub fn set_in_plan(heading: &str, plan: &str) {
    page::set_title(&t!("shell.plan-title", page = heading, plan = plan));
}
