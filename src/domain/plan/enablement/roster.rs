//! The list of managers: many at once from pasted lines, and one taken out with all that they confirmed.

use std::collections::BTreeSet;

use super::Manager;
use crate::id::{Id, IdSource};
use crate::plan::Plan;

/// Takes a manager out, and all that they confirmed.
pub fn remove_manager(plan: &mut Plan, id: &Id) {
    plan.enablement.managers.retain(|manager| manager.id != *id);
    for point in &mut plan.enablement.touchpoints {
        point.confirmed.retain(|known| known != id);
    }
}

/// Adds a manager for each line of a text, `name; team; learners` with semicolons or tabs between, as pasted from a
/// sheet, or commas where a line has neither. Blank lines, and managers who are there already, are passed over.
/// Returns how many were added.
pub fn add_managers(plan: &mut Plan, lines: &str, ids: &mut dyn IdSource) -> usize {
    let mut known: BTreeSet<(String, String)> = plan.enablement.managers.iter().map(identity).collect();
    let mut added = 0;
    for line in lines.lines() {
        let marks: &[char] = if line.contains(['\t', ';']) { &['\t', ';'] } else { &[','] };
        let mut cells = line.split(marks).map(|cell| cell.trim().trim_matches('"').trim().to_owned());
        let (name, team) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let team_size = cells.next().and_then(|cell| cell.parse().ok());
        let manager = Manager { name, team, team_size, ..Manager::default() };
        if manager.title().is_empty() || !known.insert(identity(&manager)) {
            continue;
        }
        plan.enablement.managers.push(Manager { id: ids.fresh(), ..manager });
        added += 1;
    }
    added
}

/// Name and team, by which a manager is known.
fn identity(manager: &Manager) -> (String, String) {
    (manager.name.trim().to_lowercase(), manager.team.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::CountedIds;
    use crate::plan::enablement::Touchpoint;

    fn plan() -> Plan {
        Plan { launch: "2026-09-09".parse().unwrap(), ..Plan::default() }
    }

    #[test]
    fn what_is_confirmed_twice_stands_once_and_goes_with_its_manager() {
        let mut plan = plan();
        let mut talk = Touchpoint { id: Id::new("talk"), ..Touchpoint::default() };
        talk.set_confirmed(&Id::new("m"), true);
        talk.set_confirmed(&Id::new("m"), true);
        assert_eq!(talk.confirmed, [Id::new("m")]);
        plan.enablement.touchpoints = vec![talk];
        plan.enablement.managers = vec![Manager { id: Id::new("m"), ..Manager::default() }];
        remove_manager(&mut plan, &Id::new("m"));
        assert!(plan.enablement.managers.is_empty() && plan.enablement.touchpoints[0].confirmed.is_empty());
    }

    #[test]
    fn managers_are_taken_from_pasted_lines_each_once() {
        let mut plan = plan();
        let lines = "Ana Ruiz; Desk 1; 12\n\n \"Ben Okoro\"\tDesk 2\tmany\nana ruiz, desk 1\n; Desk 3; 4";
        assert_eq!(add_managers(&mut plan, lines, &mut CountedIds::new("m")), 3);
        let told: Vec<_> = plan.enablement.managers.iter().map(|m| (m.title(), m.team_size)).collect();
        assert_eq!(told, [("Ana Ruiz", Some(12)), ("Ben Okoro", None), ("Desk 3", Some(4))]);
        assert_eq!(add_managers(&mut plan, lines, &mut CountedIds::new("n")), 0);
    }

    proptest! {
        #[test]
        fn whatever_is_pasted_every_manager_has_a_name_or_a_team_and_an_id(lines in "[\\PC\n\t]{0,300}") {
            let mut plan = plan();
            let added = add_managers(&mut plan, &lines, &mut CountedIds::new("m"));
            prop_assert_eq!(added, plan.enablement.managers.len());
            prop_assert!(plan.enablement.managers.iter().all(|it| !it.title().is_empty() && !it.id.is_empty()));
        }
    }
}
