//! What groups say: one against the rest with the interval of the difference, and which is active week by week.

use chrono::NaiveDate;

use crate::adoption::figures::{CohortSplit, ContentGroup, ContentSplit, WeeklyGroup, WeeklySplit};
use crate::adoption::stats::{CONFIDENCE, newcombe};
use crate::number::{grouped, in_percent, percent, signed};
use crate::schedule::short_date;
use crate::schedule::weeks::last_over;
use crate::t;

/// What sets one group of a column apart from its other shown groups, such as a pilot from its comparison group;
/// `None` where the column has no such group.
///
/// The interval of the difference is [`newcombe`]'s, at 95 %.
pub fn group_finding(split: &CohortSplit, name: &str) -> Option<String> {
    let group = split.groups.iter().find(|group| group.name == name)?;
    let own = group.proportion();
    let rest = split.shown().without(own);
    let share = percent(own.share()?);
    let (completed, learners) = (grouped(own.successes), grouped(own.n));
    let stands = t!("charts.finding.group", group = name, completed = completed, learners = learners, share = share);
    let Some((difference, interval)) =
        own.share().zip(rest.share()).map(|(a, b)| a - b).zip(newcombe(own, rest, CONFIDENCE))
    else {
        return Some(format!("{stands} {}", t!("charts.finding.group-alone")));
    };
    let points = |share: f64| signed(in_percent(share));
    let against = t!(
        "charts.finding.group-rest",
        share = percent(rest.share()?),
        n = grouped(rest.n),
        points = points(difference),
        low = points(interval.low),
        high = points(interval.high)
    );
    let meaning =
        if interval.contains(0.0) { t!("charts.finding.group-chance") } else { t!("charts.finding.group-apart") };
    Some([stands, against, meaning].join(" "))
}

/// Where the groups use the content most differently: the step at which most and least of them are furthest apart.
pub fn content_split_finding(split: &ContentSplit) -> String {
    let ends = |at: usize| {
        let share = |group: &&ContentGroup| group.share_at(at);
        let high = split.groups.iter().max_by(|a, b| share(a).total_cmp(&share(b)))?;
        let low = split.groups.iter().min_by(|a, b| share(a).total_cmp(&share(b)))?;
        Some((high, low))
    };
    let gap = |at: usize| ends(at).map_or(0.0, |(high, low)| high.share_at(at) - low.share_at(at));
    // Of equals the first one: the last from behind.
    let widest = (0..split.steps.len()).rev().max_by(|a, b| gap(*a).total_cmp(&gap(*b)));
    let told = widest.filter(|at| gap(*at) > 0.0).and_then(|at| Some((at, split.steps.get(at)?, ends(at)?)));
    let Some((at, step, (high, low))) = told else { return t!("charts.finding.content-alike") };
    t!(
        "charts.finding.content-groups",
        step = step,
        most = percent(high.share_at(at)),
        high = high.name,
        least = percent(low.share_at(at)),
        low = low.name
    )
}

/// What the weekly active learners of the groups say of the last week that was over on `as_of`: the chosen group
/// against its week before, or the most and the least active group.
pub fn weekly_split_finding(split: &WeeklySplit, as_of: NaiveDate, chosen: Option<&str>) -> String {
    let last = last_over(split.weeks.iter().copied(), as_of);
    let Some((at, monday)) = last.and_then(|at| Some((at, split.weeks.get(at)?))) else {
        return t!("measure.finding.no-whole-week");
    };
    let week = short_date(*monday);
    let group = chosen.and_then(|name| split.groups.iter().find(|group| group.name == name));
    if let Some(group) = group {
        return one_group(group, at, &week);
    }
    let share = |group: &&WeeklyGroup| group.share_in(at);
    let most = split.groups.iter().max_by(|a, b| share(a).total_cmp(&share(b)));
    let least = split.groups.iter().min_by(|a, b| share(a).total_cmp(&share(b)));
    match most.zip(least) {
        Some((most, least)) if share(&most) > share(&least) => t!(
            "charts.finding.weekly-groups",
            week = week,
            most = most.name,
            high = percent(share(&most)),
            least = least.name,
            low = percent(share(&least))
        ),
        Some((most, _)) => t!("charts.finding.weekly-same", week = week, share = percent(share(&most))),
        None => t!("measure.finding.cohorts-hidden"),
    }
}

fn one_group(group: &WeeklyGroup, at: usize, week: &str) -> String {
    let (now, learners) = (grouped(group.active_in(at)), grouped(group.learners));
    match at.checked_sub(1) {
        Some(before) => t!(
            "charts.finding.weekly-group",
            group = group.name,
            active = now,
            learners = learners,
            week = week,
            before = grouped(group.active_in(before))
        ),
        None => {
            t!("charts.finding.weekly-group-first", group = group.name, active = now, learners = learners, week = week)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::CohortGroup;

    fn split(groups: &[(&str, u64, u64)]) -> CohortSplit {
        let group = |(name, learners, completed): &(&str, u64, u64)| CohortGroup {
            name: (*name).to_owned(),
            learners: *learners,
            completed: *completed,
        };
        CohortSplit { column: "Team".to_owned(), groups: groups.iter().map(group).collect(), ..CohortSplit::default() }
    }

    #[test]
    fn the_step_at_which_groups_are_furthest_apart_is_named() {
        let group =
            |name: &str, active: &[u64]| ContentGroup { name: name.to_owned(), learners: 10, active: active.to_vec() };
        let steps = vec!["1.1".to_owned(), "1.2".to_owned()];
        let mut split = ContentSplit { steps, ..ContentSplit::default() };
        split.groups = vec![group("North", &[9, 8]), group("South", &[7, 2])];
        assert_eq!(
            content_split_finding(&split),
            "The groups differ most at “1.2”: 80\u{a0}% of “North” were active there, and 20\u{a0}% of “South”."
        );
        split.groups.pop();
        assert_eq!(content_split_finding(&split), "No step is used more by one group than by another.");
        assert_eq!(content_split_finding(&ContentSplit::default()), content_split_finding(&split));
    }

    /// The difference and its interval are the first row of Newcombe's table II (1998), method 10.
    #[test]
    fn a_pilot_is_held_against_its_comparison_group() {
        let text = group_finding(&split(&[("Pilot", 70, 56), ("Others", 80, 48)]), "Pilot");
        assert_eq!(
            text.as_deref(),
            Some(
                "“Pilot”: 56 of 70 have completed (80\u{a0}%). The other groups shown stand at 60\u{a0}% of 80. The \
                 difference is 20 points, 95\u{a0}% range 5.2 to 33.4. That is more than chance explains."
            )
        );
    }

    #[test]
    fn a_gap_that_chance_explains_is_called_so() {
        let text = group_finding(&split(&[("North", 10, 4), ("South", 10, 6)]), "North").unwrap();
        assert!(text.contains("\u{2212}20 points") && text.ends_with("Chance alone may explain it."), "{text}");
        let alone = group_finding(&split(&[("North", 10, 4)]), "North").unwrap();
        assert!(alone.contains("no other group"), "{alone}");
        assert_eq!(group_finding(&split(&[("North", 10, 4)]), "East"), None);
    }

    fn weekly() -> WeeklySplit {
        let group = |name: &str, learners, active: &[u64]| WeeklyGroup {
            name: name.to_owned(),
            learners,
            active: active.to_vec(),
        };
        WeeklySplit {
            column: "Team".to_owned(),
            weeks: ["2026-09-07", "2026-09-14", "2026-09-21"].map(|day| day.parse().unwrap()).to_vec(),
            groups: vec![group("North", 40, &[8, 10, 0]), group("South", 10, &[5, 6, 0])],
            other_groups: 0,
        }
    }

    #[test]
    fn groups_are_compared_by_the_share_of_their_learners() {
        let text = weekly_split_finding(&weekly(), "2026-09-23".parse().unwrap(), None);
        assert_eq!(
            text,
            "In the week of 14\u{a0}Sep “South” was the most active, with 60\u{a0}% of its learners, and “North” the \
             least, with 25\u{a0}%."
        );
    }

    #[test]
    fn a_chosen_group_is_held_against_its_week_before() {
        let text = weekly_split_finding(&weekly(), "2026-09-23".parse().unwrap(), Some("North"));
        assert_eq!(
            text,
            "“North”: 10 of 40 learners were active in the week of 14\u{a0}Sep, after 8 in the week before."
        );
        let none = weekly_split_finding(&weekly(), "2026-09-08".parse().unwrap(), Some("North"));
        assert!(none.starts_with("No week is over"), "{none}");
    }
}
