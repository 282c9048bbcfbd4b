//! The way into a role and on to the next, on one page for the talk between learner and manager (rows F9, L2).

use chrono::NaiveDate;

use super::parts::{foot, none, subtitle};
use super::{Block, Document, Edition};
use crate::id::{Id, find};
use crate::lang::count;
use crate::learning::days_of_habit;
use crate::learning::pathway::{PathStep, Pathway, minutes_of, pathway};
use crate::plan::Plan;
use crate::plan::learning::JobRole;
use crate::t;

/// A page for each role, in the order of the plan.
pub fn editions(plan: &Plan, _: NaiveDate) -> Vec<Edition> {
    let one = |role: &JobRole| Edition { key: role.id.to_string(), label: named(&role.name), is_current: false };
    plan.learning.roles.iter().map(one).collect()
}

/// The page of the role with this id as of a day; without that role, what is missing.
pub fn pathway_page(plan: &Plan, today: NaiveDate, edition: &str) -> Document {
    let (title, blocks) = match find(&plan.learning.roles, &Id::new(edition)) {
        Some(role) => {
            let path = pathway(plan, role);
            (title(&path), blocks(plan, &path))
        }
        None => (t!("learning.pathway.kind"), vec![Block::Missing(t!("learning.pathway.no-roles"))]),
    };
    Document { kind: t!("learning.pathway.kind"), title, subtitle: subtitle(plan), blocks, foot: foot(plan, today) }
}

/// What a pathway is called: the role, and the one it leads to.
pub fn title(path: &Pathway) -> String {
    let role = named(&path.role);
    match path.next.trim() {
        "" => t!("learning.pathway.to", role = role),
        next => t!("learning.pathway.from-to", role = role, next = next),
    }
}

/// The heads of the table of steps.
pub fn heads() -> Vec<String> {
    ["step", "course", "minutes", "builds", "launch"]
        .map(|column| {
            // lang: learning.pathway.column.*
            t!(format!("learning.pathway.column.{column}"))
        })
        .to_vec()
}

/// The steps as rows under [`heads`], counted on from `first`; the third column holds numbers.
pub fn rows(steps: &[PathStep], first: usize) -> Vec<Vec<String>> {
    let row = |(n, step): (usize, &PathStep)| {
        vec![
            (first + n).to_string(),
            named(&step.name),
            step.minutes.map_or_else(none, |minutes| minutes.to_string()),
            step.builds.join(", "),
            if step.at_launch { t!("learning.pathway.at-launch") } else { t!("learning.pathway.later") },
        ]
    };
    steps.iter().enumerate().map(row).collect()
}

/// How long some steps take, in minutes and in days of the habit.
pub fn length(plan: &Plan, steps: &[PathStep]) -> String {
    let (minutes, is_open) = minutes_of(steps);
    let days = count("learning.days-of-habit", days_of_habit(plan, minutes));
    let said = t!("learning.pathway.length", minutes = minutes, days = days);
    if is_open { t!("learning.pathway.at-least", length = said) } else { said }
}

fn blocks(plan: &Plan, path: &Pathway) -> Vec<Block> {
    let list = |names: &[String]| if names.is_empty() { none() } else { names.join(", ") };
    let mut blocks = vec![Block::Facts(vec![
        (t!("learning.pathway.takes"), list(&path.needs)),
        (t!("learning.pathway.courses"), path.steps.len().to_string()),
        (t!("learning.pathway.time"), length(plan, &path.steps)),
    ])];
    blocks.push(Block::Section(t!("learning.pathway.now"), vec![table(&path.steps, 1)]));
    if !path.next.trim().is_empty() {
        let mut facts = vec![(t!("learning.pathway.takes-more"), list(&path.next_needs))];
        // Without a course there is no time to tell: nought minutes would say that it takes none.
        if !path.next_steps.is_empty() {
            facts.push((t!("learning.pathway.time"), length(plan, &path.next_steps)));
        }
        let steps = vec![Block::Facts(facts), table(&path.next_steps, path.steps.len() + 1)];
        blocks.push(Block::Section(t!("learning.pathway.then", next = path.next), steps));
    }
    if !path.gaps.is_empty() {
        blocks.push(Block::Text(t!("learning.pathway.gaps", gaps = path.gaps.join(", "))));
    }
    let talk = vec![Block::Points(vec![
        t!("learning.pathway.talk.done"),
        t!("learning.pathway.talk.used"),
        t!("learning.pathway.talk.next"),
    ])];
    blocks.push(Block::Section(t!("learning.pathway.talk.title"), talk));
    blocks.push(Block::Signatures(vec![t!("learning.pathway.learner"), t!("learning.pathway.manager")]));
    blocks
}

fn table(steps: &[PathStep], first: usize) -> Block {
    if steps.is_empty() {
        return Block::Missing(t!("learning.pathway.no-courses"));
    }
    Block::Table { head: heads(), rows: rows(steps, first), numeric: vec![2] }
}

fn named(name: &str) -> String {
    if name.trim().is_empty() { t!("learning.unnamed") } else { name.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::pathway::testing::plan;

    fn page(plan: &Plan, edition: &str) -> String {
        pathway_page(plan, "2026-08-01".parse().unwrap(), edition).markdown()
    }

    #[test]
    fn a_page_leads_from_the_role_to_the_next() {
        let text = page(&plan(), "agent");
        assert!(text.starts_with("# From Role agent to Role senior"), "{text}");
        assert!(text.contains("| 1 | Course first | 30 | LOG |"), "{text}");
        assert!(text.contains("PLAN"), "what nothing builds is named: {text}");
    }

    #[test]
    fn where_no_course_leads_on_no_time_is_told() {
        let mut plan = plan();
        plan.learning.courses.clear();
        let path = pathway(&plan, &plan.learning.roles[0]);
        let then = t!("learning.pathway.then", next = path.next);
        let all = blocks(&plan, &path);
        let found = all.iter().find_map(|block| match block {
            Block::Section(title, inner) if *title == then => inner.first(),
            _ => None,
        });
        assert!(matches!(found, Some(Block::Facts(facts)) if facts.len() == 1), "{all:?}");
    }

    #[test]
    fn a_role_that_is_gone_says_what_is_missing() {
        assert!(page(&plan(), "gone").contains(&t!("learning.pathway.no-roles")));
        let today = "2026-08-01".parse().unwrap();
        assert_eq!(editions(&plan(), today).len(), 2);
        assert_eq!(editions(&Plan::default(), today).len(), 0);
    }

    #[test]
    fn a_length_that_is_not_all_known_says_so() {
        let mut plan = plan();
        let path = |plan: &Plan| pathway(plan, &plan.learning.roles[0]);
        let known = length(&plan, &path(&plan).steps);
        assert!(known.contains("240") && known.contains("16"), "{known}");
        plan.learning.courses[0].minutes = None;
        assert_eq!(length(&plan, &path(&plan).steps).matches("180").count(), 1);
        assert_ne!(length(&plan, &path(&plan).steps), length(&plan, &[]));
    }
}
