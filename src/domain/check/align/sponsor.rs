//! Rules about who sponsors the programme (rows B2 and B11).

use super::{hit, hit_if, is_due};
use crate::check::{Facts, Hit};
use crate::practice::align as practice;

/// B2: no accountable sponsor is chosen.
pub(super) fn no_sponsor(facts: &Facts<'_>) -> Vec<Hit> {
    hit_if(practice::sponsor(facts.plan).is_none(), "sponsor", "sponsor.sponsor")
}

/// B2: a sponsor is chosen who has no name, such as "the board".
pub(super) fn unnamed(facts: &Facts<'_>) -> Vec<Hit> {
    let unnamed = practice::sponsor(facts.plan).filter(|person| person.name.trim().is_empty());
    unnamed.map(|person| hit("sponsor", crate::wizard::row_control("people.name", &person.id))).into_iter().collect()
}

/// B2: the sponsor comes from HR or L&D and so cannot answer for a business result.
pub(super) fn from_hr(facts: &Facts<'_>) -> Vec<Hit> {
    let from_hr = practice::named_sponsor(facts.plan).filter(|person| practice::is_hr(person));
    from_hr.map(|person| hit("sponsor", "sponsor.sponsor").with("sponsor", &person.name)).into_iter().collect()
}

/// B2: nobody stands beside the sponsor.
pub(super) fn no_coalition(facts: &Facts<'_>) -> Vec<Hit> {
    hit_if(is_due(facts) && practice::coalition(facts.plan).is_empty(), "sponsor", "sponsor.coalition")
}

/// B2: sponsor and coalition all come from one function.
pub(super) fn one_function(facts: &Facts<'_>) -> Vec<Hit> {
    let coalition = practice::coalition(facts.plan);
    let Some(sponsor) = practice::sponsor(facts.plan).filter(|_| !coalition.is_empty()) else { return Vec::new() };
    let function = |text: &str| text.trim().to_lowercase();
    let own = function(&sponsor.function);
    // Where a function is not given, nothing can be said.
    let same = !own.is_empty() && coalition.iter().all(|person| function(&person.function) == own);
    if same { vec![hit("sponsor", "sponsor.coalition").with("function", sponsor.function.trim())] } else { Vec::new() }
}

/// B2: there is a sponsor and no duty is agreed.
pub(super) fn no_duties(facts: &Facts<'_>) -> Vec<Hit> {
    let none = practice::sponsor(facts.plan).is_some() && facts.plan.sponsorship.duties.is_empty();
    hit_if(none, "sponsor", "sponsor.duties")
}

/// B11: two or more signs of the way most rollouts die.
pub(super) fn failure_pattern(facts: &Facts<'_>) -> Vec<Hit> {
    let signs = practice::failure_pattern(facts.plan, facts.today);
    let Some(signs) = signs.filter(|signs| signs.is_pattern()) else { return Vec::new() };
    let (step, control) = if signs.no_visible_sponsor {
        ("sponsor", "sponsor.sponsor")
    } else if signs.handed_to_hr {
        ("why", "sponsor.run_by")
    } else {
        ("targets", "kpis")
    };
    vec![hit(step, control).with("signs", signs.labels().join(", "))]
}

#[cfg(test)]
mod tests {
    use crate::check::align::testing::{fires, plan};
    use crate::id::Id;
    use crate::plan::Plan;
    use crate::plan::align::{Duty, RunBy};

    fn sponsored(by: &str) -> Plan {
        let mut plan = plan();
        plan.sponsorship.sponsor = Id::new(by);
        plan
    }

    #[test]
    fn a_plan_needs_a_sponsor_who_is_in_it() {
        assert!(fires("no-sponsor", &plan()));
        assert!(fires("no-sponsor", &sponsored("left the company")));
        assert!(!fires("no-sponsor", &sponsored("ana")));
    }

    #[test]
    fn a_sponsor_needs_a_name() {
        let mut plan = sponsored("ana");
        assert!(!fires("sponsor-unnamed", &plan));
        plan.people[0].name.clear();
        assert!(fires("sponsor-unnamed", &plan));
    }

    #[test]
    fn a_sponsor_from_hr_is_questioned() {
        assert!(fires("sponsor-from-hr", &sponsored("cem")));
        assert!(!fires("sponsor-from-hr", &sponsored("ana")));
    }

    #[test]
    fn a_sponsor_needs_a_coalition() {
        let mut plan = sponsored("ana");
        assert!(fires("no-coalition", &plan));
        plan.sponsorship.coalition = vec![Id::new("ben")];
        assert!(!fires("no-coalition", &plan));
    }

    #[test]
    fn a_coalition_spans_functions() {
        let mut plan = sponsored("ana");
        plan.sponsorship.coalition = vec![Id::new("ben")];
        assert!(!fires("one-function-coalition", &plan));
        plan.people[1].function = " operations".into();
        assert!(fires("one-function-coalition", &plan));
        plan.people[1].function.clear();
        assert!(!fires("one-function-coalition", &plan), "an unknown function proves nothing");
    }

    #[test]
    fn a_sponsor_agrees_to_duties() {
        let mut plan = sponsored("ana");
        assert!(fires("no-duties", &plan));
        plan.sponsorship.duties = vec![Duty::FreeLearnerTime];
        assert!(!fires("no-duties", &plan));
    }

    #[test]
    fn the_failure_pattern_is_seen_and_cured() {
        let mut plan = plan();
        plan.sponsorship.run_by = Some(RunBy::Hr);
        assert!(fires("failure-pattern", &plan));
        plan.sponsorship.run_by = Some(RunBy::Business);
        assert!(!fires("failure-pattern", &plan));
    }
}
