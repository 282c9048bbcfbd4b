//! What the sample's exports say: aggregates that fit each other, as an import would make them.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{day, named, say};
use crate::adoption::{
    CohortGroup, CohortSplit, ContentGroup, ContentSplit, Figures, FunnelStep, HeatMap, HeatRow, Nps, Shape, WeekCount,
    WeekShare,
};
use crate::plan::Plan;
use crate::plan::measure::ImportedFigures;

/// Learners of the three sites.
const LEARNERS: u64 = 640;

/// A row per learner and step.
const ROWS: u64 = LEARNERS * STEPS.len() as u64;

/// The export's first week in days from launch: champions and managers got access two weeks early.
const FIRST_WEEK: i32 = -14;

/// Distinct learners active in each week from [`FIRST_WEEK`] on.
const ACTIVE: [u64; 7] = [38, 64, 402, 436, 371, 348, 389];

/// Steps completed in each of those weeks.
const COMPLETIONS: [u64; 7] = [52, 118, 702, 661, 482, 379, 462];

/// The steps in order, with learners who started and who completed each; the fifth loses people.
const STEPS: [(&str, u64, u64); 8] = [
    ("welcome", 548, 531),
    ("listen", 522, 498),
    ("questions", 480, 452),
    ("dispatch", 431, 398),
    ("offers", 372, 288),
    ("promise", 279, 262),
    ("upset", 248, 231),
    ("own", 214, 196),
];

/// Learners active at each step in each of the weeks.
const HEAT: [[u64; 7]; 8] = [
    [30, 40, 320, 150, 30, 12, 8],
    [16, 34, 250, 190, 60, 20, 12],
    [4, 18, 110, 220, 130, 45, 22],
    [0, 9, 40, 150, 170, 90, 48],
    [0, 4, 12, 70, 140, 130, 96],
    [0, 0, 5, 30, 70, 110, 120],
    [0, 0, 2, 14, 46, 90, 140],
    [0, 0, 0, 8, 30, 72, 150],
];

/// Learners of each site, and those of them who were active at each step.
const CONTENT: [(&str, u64, [u64; 8]); 3] = [
    ("site.rotterdam.name", 260, [222, 210, 194, 176, 150, 108, 93, 80]),
    ("site.leeds.name", 220, [200, 195, 184, 171, 155, 128, 115, 96]),
    ("site.cebu.name", 160, [126, 117, 102, 84, 67, 43, 40, 38]),
];

/// Learners, and those who completed every step, by site and by team. Teams under five are hidden.
const SITES: [(&str, u64, u64); 3] =
    [("site.leeds.name", 220, 88), ("site.rotterdam.name", 260, 74), ("site.cebu.name", 160, 34)];
const TEAMS: [(&str, u64, u64); 7] = [
    ("measure.team.leeds-parcel", 96, 51),
    ("measure.team.rotterdam-parcel", 104, 38),
    ("measure.team.leeds-freight", 118, 36),
    ("measure.team.cebu-voice", 84, 23),
    ("measure.team.rotterdam-freight", 91, 24),
    ("measure.team.rotterdam-dispatch", 62, 12),
    ("measure.team.cebu-chat", 73, 10),
];
const HIDDEN_TEAMS: u64 = 4;

pub(super) fn fill(plan: &mut Plan) {
    plan.measurement.imports = vec![
        ImportedFigures {
            id: named("import", "launch"),
            label: say("measure.launch"),
            imported_on: day(plan, 35),
            figures: export(day(plan, FIRST_WEEK)),
        },
        ImportedFigures {
            id: named("import", "pulse"),
            label: say("measure.pulse"),
            imported_on: day(plan, 35),
            figures: pulse(),
        },
    ];
}

fn export(first: NaiveDate) -> Figures {
    let completed: u64 = COMPLETIONS.iter().sum();
    Figures {
        shape: Shape::LearnerStep,
        rows: ROWS,
        set_aside: 3,
        learners: Some(LEARNERS),
        steps: Some(STEPS.len() as u64),
        weekly_active: Some(by_week(first, &ACTIVE)),
        weekly_completions: Some(by_week(first, &COMPLETIONS)),
        completed: Some(completed),
        completion_rate: Some(share(completed)),
        weekly_rate: Some(running_rate(first)),
        statuses: Some(statuses()),
        funnel: Some(funnel()),
        heat: Some(heat(first)),
        content_cohorts: vec![content()],
        cohorts: vec![split("measure.site-column", &SITES, 0), split("measure.team-column", &TEAMS, HIDDEN_TEAMS)],
        ..Figures::default()
    }
}

/// A share of all rows.
fn share(rows: u64) -> f64 {
    rows as f64 / ROWS as f64
}

fn monday(first: NaiveDate, week: usize) -> NaiveDate {
    first.checked_add_days(Days::new(7 * week as u64)).unwrap_or(first)
}

fn by_week(first: NaiveDate, counts: &[u64]) -> Vec<WeekCount> {
    counts.iter().enumerate().map(|(week, count)| WeekCount { monday: monday(first, week), count: *count }).collect()
}

fn running_rate(first: NaiveDate) -> Vec<WeekShare> {
    let sums = COMPLETIONS.iter().scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    });
    sums.enumerate().map(|(week, sum)| WeekShare { monday: monday(first, week), share: share(sum) }).collect()
}

fn statuses() -> BTreeMap<String, u64> {
    let started: u64 = STEPS.iter().map(|(_, started, _)| started).sum();
    let completed: u64 = STEPS.iter().map(|(_, _, completed)| completed).sum();
    let rows = [("done", completed), ("begun", started - completed), ("open", ROWS - started)];
    rows.into_iter().map(|(key, rows)| (say(&format!("measure.status.{key}")), rows)).collect()
}

fn funnel() -> Vec<FunnelStep> {
    STEPS.iter().map(|&(key, started, completed)| FunnelStep { step: step_name(key), started, completed }).collect()
}

fn step_name(key: &str) -> String {
    say(&format!("measure.step.{key}"))
}

fn heat(first: NaiveDate) -> HeatMap {
    let row =
        |((key, ..), active): (&(&str, u64, u64), [u64; 7])| HeatRow { step: step_name(key), active: active.to_vec() };
    HeatMap {
        weeks: (0..ACTIVE.len()).map(|week| monday(first, week)).collect(),
        rows: STEPS.iter().zip(HEAT).map(row).collect(),
        other_steps: 0,
    }
}

fn content() -> ContentSplit {
    let group = |(name, learners, active): (&str, u64, [u64; 8])| ContentGroup {
        name: say(name),
        learners,
        active: active.to_vec(),
    };
    ContentSplit {
        column: say("measure.site-column"),
        steps: STEPS.iter().map(|(key, ..)| step_name(key)).collect(),
        groups: CONTENT.into_iter().map(group).collect(),
        other_groups: 0,
    }
}

fn split(column: &str, groups: &[(&str, u64, u64)], hidden_groups: u64) -> CohortSplit {
    let shown: u64 = groups.iter().map(|(_, learners, _)| learners).sum();
    CohortSplit {
        column: say(column),
        groups: groups
            .iter()
            .map(|&(name, learners, completed)| CohortGroup { name: say(name), learners, completed })
            .collect(),
        hidden_groups,
        hidden_learners: LEARNERS - shown,
    }
}

fn pulse() -> Figures {
    let counts = Nps { promoters: 96, passives: 78, detractors: 38, out_of_range: 2, score: 0.0 };
    let rows = counts.answers() + counts.out_of_range;
    Figures { shape: Shape::Survey, rows, nps: counts.scored(), ..Figures::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures() -> Figures {
        export("2026-08-24".parse().unwrap())
    }

    #[test]
    fn the_weeks_the_steps_and_the_statuses_count_the_same_rows() {
        let figures = figures();
        let completed = figures.completed.unwrap();
        let in_steps: u64 = figures.funnel.unwrap().iter().map(|step| step.completed).sum();
        assert_eq!(completed, in_steps);
        let statuses = figures.statuses.unwrap();
        assert_eq!(statuses.values().sum::<u64>(), figures.rows);
        assert_eq!(statuses.len(), 3);
        assert_eq!(figures.weekly_rate.unwrap().last().unwrap().share, figures.completion_rate.unwrap());
    }

    #[test]
    fn every_learner_is_in_one_site_and_one_team() {
        for split in figures().cohorts {
            let shown: u64 = split.groups.iter().map(|group| group.learners).sum();
            assert_eq!(shown + split.hidden_learners, LEARNERS);
            let shares: Vec<f64> = split.groups.iter().map(|g| g.completed as f64 / g.learners as f64).collect();
            assert!(shares.is_sorted_by(|a, b| a >= b), "{shares:?}");
            assert!(split.groups.iter().all(|group| group.learners >= crate::adoption::MIN_GROUP));
        }
    }

    #[test]
    fn whoever_started_a_step_was_active_at_it_in_a_week_and_in_a_site() {
        let figures = figures();
        let (funnel, heat, content) = (figures.funnel.unwrap(), figures.heat.unwrap(), &figures.content_cohorts[0]);
        let weekly: Vec<u64> = figures.weekly_active.unwrap().iter().map(|week| week.count).collect();
        for (place, (step, row)) in funnel.iter().zip(&heat.rows).enumerate() {
            assert_eq!((&step.step, &step.step), (&row.step, &content.steps[place]));
            assert!(row.active.iter().sum::<u64>() >= step.started, "{}", step.step);
            assert!(
                row.active.iter().zip(&weekly).all(|(active, all)| *active <= step.started.min(*all)),
                "{}",
                step.step
            );
            let by_site: u64 = content.groups.iter().map(|group| group.active_at(place)).sum();
            assert_eq!(by_site, step.started, "{}", step.step);
        }
        for (group, (name, learners, completed)) in content.groups.iter().zip([SITES[1], SITES[0], SITES[2]]) {
            assert_eq!((&group.name, group.learners), (&say(name), learners));
            assert!(group.active.iter().all(|active| (completed..=learners).contains(active)), "{name}");
        }
    }

    #[test]
    fn nobody_completes_more_than_was_started_and_no_week_has_more_learners_than_there_are() {
        let figures = figures();
        let funnel = figures.funnel.unwrap();
        assert!(funnel.iter().all(|step| step.completed <= step.started && step.started <= LEARNERS));
        assert!(funnel.is_sorted_by(|a, b| a.started >= b.started));
        assert!(figures.weekly_active.unwrap().iter().all(|week| week.count <= LEARNERS));
        let complete: u64 = figures.cohorts[0].groups.iter().map(|group| group.completed).sum();
        assert_eq!(complete, funnel.last().unwrap().completed);
    }
}
