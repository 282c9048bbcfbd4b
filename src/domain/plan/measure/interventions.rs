//! The intervention log: what was tried, and what was seen before and after it (row I8). No claim of cause.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::ImportedFigures;
use super::tracker::{managers, weekly_series};
use crate::adoption::series::SeriesWeek;
use crate::adoption::stats::{CONFIDENCE, Interval, Proportion, newcombe};
use crate::adoption::{WeeklyGroup, WeeklySplit};
use crate::id::Id;
use crate::plan::Plan;
use crate::schedule::weeks::{is_over, monday_of};
use crate::{choices, entities};

choices! {
    /// What is measured week by week, before and after.
    pub enum WeekMeasure in "week-measure" {
        /// Weekly active learners.
        Active = "active",
        /// Steps or courses completed in the week.
        Completions = "completions",
        /// Minutes of learning in the week.
        Minutes = "minutes",
        /// Minutes of coaching in the week.
        Coaching = "coaching",
        /// Managers who confirmed in the week.
        Confirmed = "confirmed",
        /// Net promoter score of the week.
        Nps = "nps",
    }

    /// What the person makes of an intervention.
    pub enum InterventionVerdict in "intervention-verdict" {
        /// Too early to say.
        Open = "open",
        /// It stays.
        Keep = "keep",
        /// It goes on in another form.
        Change = "change",
        /// It is dropped.
        Drop = "drop",
    }
}

/// The fewest and the most whole weeks that are compared on each side.
pub const WINDOW: (u32, u32) = (2, 4);

/// A group of a cohort column; blank for everyone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct CohortRef {
    /// The column's header.
    pub column: String,
    /// The group's name.
    pub name: String,
}

/// Something that was tried.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Intervention {
    /// Identifier.
    pub id: Id,
    /// What was done.
    pub what: String,
    /// For whom.
    pub cohort: CohortRef,
    /// When it began.
    pub on: Option<NaiveDate>,
    /// What shall move.
    pub measure: WeekMeasure,
    /// Whole weeks compared on each side, see [`WINDOW`].
    pub weeks: Option<u32>,
    /// Who answers for it.
    pub owner: Id,
    /// What the person makes of it.
    pub verdict: InterventionVerdict,
    /// Why.
    pub note: String,
}

entities!(Intervention);

/// What is known of the weeks before and after an intervention.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effect {
    /// It has no date.
    Undated,
    /// No import and no row of the tracker tells the measure, for the group asked.
    Untold,
    /// Fewer than two whole weeks before it are known: so many.
    NoBefore(u32),
    /// Fewer than two whole weeks after it are known: so many.
    NoAfter(u32),
    /// Both sides are known.
    Known(BeforeAfter),
}

/// The weeks before and after, side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeforeAfter {
    /// The weeks before.
    pub before: Side,
    /// The weeks after.
    pub after: Side,
    /// The same as shares, where the measure counts people of a known whole.
    pub share: Option<ShareChange>,
}

/// The weeks on one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    /// How many whole weeks are known.
    pub weeks: u32,
    /// Their mean, in the measure's unit.
    pub mean: f64,
}

/// A mean share before and after.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareChange {
    /// How many people there are.
    pub of: u64,
    /// Mean share before, `0..=1`.
    pub before: f64,
    /// Mean share after, `0..=1`.
    pub after: f64,
    /// After minus before, `-1..=1`; 95 %, see [`newcombe`].
    ///
    /// The mean numbers of people are held against each other as if the sides were two groups. They are mostly the
    /// same people, so that the interval is rather too wide than too narrow.
    pub difference: Interval,
}

impl BeforeAfter {
    /// After minus before, in the measure's unit.
    pub fn change(&self) -> f64 {
        self.after.mean - self.before.mean
    }
}

impl CohortRef {
    /// Whether everyone is meant.
    pub fn is_everyone(&self) -> bool {
        self.name.is_empty()
    }
}

impl Intervention {
    /// How many whole weeks are compared on each side.
    pub fn window(&self) -> u32 {
        self.weeks.unwrap_or(WINDOW.0).clamp(WINDOW.0, WINDOW.1)
    }
}

/// A measure week by week, and the number of people it counts among.
struct Measured {
    weeks: Vec<(NaiveDate, f64)>,
    of: Option<u64>,
}

/// Compares the whole weeks before an intervention with those after it.
///
/// The week in which it began belongs to neither side. Weeks without a figure are left out; at least two are needed
/// on each side.
pub fn effect(plan: &Plan, intervention: &Intervention, today: NaiveDate) -> Effect {
    let Some(on) = intervention.on else { return Effect::Undated };
    let measured = if intervention.cohort.is_everyone() {
        of_everyone(plan, intervention.measure, today)
    } else {
        of_group(plan, intervention)
    };
    if measured.weeks.is_empty() {
        return Effect::Untold;
    }
    let (monday, days) = (monday_of(on), Days::new(7 * u64::from(intervention.window())));
    let from = monday.checked_sub_days(days).unwrap_or(monday);
    let until = monday.checked_add_days(days).unwrap_or(monday);
    let before = side(&measured, |week| week >= from && week < monday);
    let after = side(&measured, |week| week > monday && week <= until);
    if before.weeks < WINDOW.0 {
        return Effect::NoBefore(before.weeks);
    }
    if after.weeks < WINDOW.0 {
        return Effect::NoAfter(after.weeks);
    }
    let share = measured.of.and_then(|of| share_change(before.mean, after.mean, of));
    Effect::Known(BeforeAfter { before, after, share })
}

fn side(measured: &Measured, is_in: impl Fn(NaiveDate) -> bool) -> Side {
    let values = measured.weeks.iter().filter(|(monday, _)| is_in(*monday)).map(|(_, value)| *value);
    let (weeks, sum) = values.fold((0_u32, 0.0), |(weeks, sum), value| (weeks + 1, sum + value));
    Side { weeks, mean: if weeks == 0 { 0.0 } else { sum / f64::from(weeks) } }
}

fn share_change(before: f64, after: f64, of: u64) -> Option<ShareChange> {
    // Means of counts: not negative, and the cast saturates.
    let people = |mean: f64| Proportion { successes: mean.round() as u64, n: of };
    let difference = newcombe(people(after), people(before), CONFIDENCE)?;
    Some(ShareChange { of, before: before / of as f64, after: after / of as f64, difference })
}

fn of_everyone(plan: &Plan, measure: WeekMeasure, today: NaiveDate) -> Measured {
    let series = weekly_series(plan, today);
    let count = |count: Option<u64>| count.map(|count| count as f64);
    let value = |week: &SeriesWeek| match measure {
        WeekMeasure::Active => count(week.active),
        WeekMeasure::Completions => count(week.completions),
        WeekMeasure::Minutes => week.minutes,
        WeekMeasure::Coaching => week.coaching,
        WeekMeasure::Confirmed => count(week.confirmed),
        WeekMeasure::Nps => week.nps,
    };
    let weeks = series.iter().filter_map(|week| Some((week.monday, value(week)?))).collect();
    let of = match measure {
        WeekMeasure::Active => learners(plan),
        WeekMeasure::Confirmed => managers(plan),
        WeekMeasure::Completions | WeekMeasure::Minutes | WeekMeasure::Coaching | WeekMeasure::Nps => None,
    };
    Measured { weeks, of }
}

/// Learners of the newest import that tells who is active.
fn learners(plan: &Plan) -> Option<u64> {
    let told = plan.measurement.imports.iter().rev().find(|import| import.figures.weekly_active.is_some());
    told.and_then(|import| import.figures.learners)
}

/// A group week by week, from the newest import that has it. One import only: several would tell of single people.
fn of_group(plan: &Plan, intervention: &Intervention) -> Measured {
    let none = Measured { weeks: Vec::new(), of: None };
    if intervention.measure != WeekMeasure::Active {
        return none;
    }
    let found = plan.measurement.imports.iter().rev().find_map(|import| {
        let (split, group) = group_of(import, &intervention.cohort)?;
        Some((import.imported_on, split, group))
    });
    let Some((imported_on, split, group)) = found else { return none };
    let weeks = split.weeks.iter().zip(&group.active).filter(|(monday, _)| is_over(**monday, imported_on));
    Measured { weeks: weeks.map(|(monday, active)| (*monday, *active as f64)).collect(), of: Some(group.learners) }
}

fn group_of<'a>(import: &'a ImportedFigures, cohort: &CohortRef) -> Option<(&'a WeeklySplit, &'a WeeklyGroup)> {
    let mut splits = import.figures.weekly_cohorts.iter().filter(|split| split.column == cohort.column);
    splits.find_map(|split| Some((split, split.groups.iter().find(|group| group.name == cohort.name)?)))
}

/// The groups that an intervention can be meant for: those of all imports that may be shown, and those already named.
pub fn known_cohorts(plan: &Plan) -> Vec<CohortRef> {
    let of_import = |import: &ImportedFigures| {
        let groups = import.figures.cohorts.iter().flat_map(|split| {
            split.groups.iter().map(|group| CohortRef { column: split.column.clone(), name: group.name.clone() })
        });
        groups.collect::<Vec<_>>()
    };
    let named = plan.measurement.interventions.iter().map(|item| item.cohort.clone());
    let mut all: Vec<CohortRef> = plan.measurement.imports.iter().flat_map(of_import).chain(named).collect();
    all.retain(|cohort| !cohort.is_everyone());
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adoption::{CohortGroup, CohortSplit, Figures, WeekCount};
    use crate::plan::measure::tracker::TrackerWeek;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn monday(week: usize) -> NaiveDate {
        date("2026-09-07") + Days::new(7 * week as u64)
    }

    /// A plan whose one import of 19 October tells these weekly active learners of 200, from 7 September on.
    fn plan(counts: &[u64]) -> Plan {
        let weeks = counts.iter().enumerate();
        let weeks = weeks.map(|(week, count)| WeekCount { monday: monday(week), count: *count }).collect();
        let figures = Figures { weekly_active: Some(weeks), learners: Some(200), ..Figures::default() };
        let mut plan = Plan { launch: date("2026-09-07"), ..Plan::default() };
        plan.measurement.imports =
            vec![ImportedFigures { imported_on: date("2026-10-19"), figures, ..ImportedFigures::default() }];
        plan
    }

    fn on(day: &str) -> Intervention {
        Intervention { on: Some(date(day)), ..Intervention::default() }
    }

    fn seen(plan: &Plan, intervention: &Intervention) -> Effect {
        effect(plan, intervention, date("2026-10-19"))
    }

    #[test]
    fn two_weeks_before_are_held_against_two_weeks_after() {
        // Began in the third week, which is on neither side.
        let Effect::Known(known) = seen(&plan(&[80, 100, 999, 120, 140]), &on("2026-09-23")) else {
            panic!("both sides are there")
        };
        assert_eq!((known.before, known.after), (Side { weeks: 2, mean: 90.0 }, Side { weeks: 2, mean: 130.0 }));
        assert_eq!(known.change(), 40.0);
    }

    /// The same counts as in the table of Newcombe 1998, "Interval estimation for the difference between independent
    /// proportions", *Statistics in Medicine* 17, 873–890, table II, method 10: 9 of 10 against 3 of 10.
    #[test]
    fn a_share_has_the_published_interval() {
        let change = share_change(3.0, 9.0, 10).unwrap();
        assert!((change.difference.low - 0.1705).abs() < 5e-5 && (change.difference.high - 0.8090).abs() < 5e-5);
        assert_eq!((change.before, change.after), (0.3, 0.9));
        assert_eq!(share_change(3.0, 11.0, 10), None, "more than there are make no share");
    }

    #[test]
    fn a_wider_window_takes_what_is_there_of_it() {
        let wide = Intervention { weeks: Some(4), ..on("2026-09-23") };
        let Effect::Known(known) = seen(&plan(&[80, 100, 0, 120, 140, 160]), &wide) else { panic!("known") };
        assert_eq!((known.before.weeks, known.after.weeks, known.after.mean), (2, 3, 140.0));
        assert_eq!(Intervention { weeks: Some(9), ..Intervention::default() }.window(), 4);
    }

    #[test]
    fn what_cannot_be_compared_says_why() {
        let told = plan(&[80, 100, 0, 120, 140]);
        assert_eq!(seen(&told, &Intervention::default()), Effect::Undated);
        assert_eq!(seen(&plan(&[]), &on("2026-09-23")), Effect::Untold);
        assert_eq!(seen(&told, &on("2026-09-14")), Effect::NoBefore(1));
        assert_eq!(seen(&told, &on("2026-09-30")), Effect::NoAfter(1));
        let coaching = Intervention { measure: WeekMeasure::Coaching, ..on("2026-09-23") };
        assert_eq!(seen(&told, &coaching), Effect::Untold);
    }

    #[test]
    fn the_tracker_by_hand_is_enough() {
        let mut plan = plan(&[]);
        let row = |week: usize, minutes: f64| {
            let mut row = TrackerWeek { monday: monday(week), ..TrackerWeek::default() };
            row.figures.coaching = Some(minutes);
            row
        };
        plan.measurement.tracker = vec![row(0, 100.0), row(1, 200.0), row(3, 300.0), row(4, 500.0)];
        let coaching = Intervention { measure: WeekMeasure::Coaching, ..on("2026-09-21") };
        let Effect::Known(known) = seen(&plan, &coaching) else { panic!("known") };
        assert_eq!((known.before.mean, known.after.mean, known.share), (150.0, 400.0, None));
    }

    #[test]
    fn a_group_is_read_from_one_import_alone() {
        let mut plan = plan(&[80, 100, 0, 120, 140]);
        let group = WeeklyGroup { name: "North".into(), learners: 20, active: vec![4, 6, 0, 12, 14] };
        let weeks = (0..5).map(monday).collect();
        let split = WeeklySplit { column: "Team".into(), weeks, groups: vec![group], other_groups: 0 };
        plan.measurement.imports[0].figures.weekly_cohorts = vec![split];
        let cohort = CohortRef { column: "Team".into(), name: "North".into() };
        let north = Intervention { cohort: cohort.clone(), ..on("2026-09-23") };
        let Effect::Known(known) = seen(&plan, &north) else { panic!("known") };
        assert_eq!((known.before.mean, known.after.mean), (5.0, 13.0));
        assert!(known.share.is_some_and(|share| share.of == 20 && share.difference.low > 0.0));
        let other = CohortRef { name: "South".into(), ..cohort.clone() };
        assert_eq!(seen(&plan, &Intervention { cohort: other, ..north.clone() }), Effect::Untold);
        assert_eq!(seen(&plan, &Intervention { measure: WeekMeasure::Nps, ..north }), Effect::Untold);
    }

    #[test]
    fn cohorts_to_choose_from_are_those_shown_and_those_named() {
        let mut plan = plan(&[]);
        let group = CohortGroup { name: "North".into(), learners: 20, completed: 3 };
        plan.measurement.imports[0].figures.cohorts =
            vec![CohortSplit { column: "Team".into(), groups: vec![group], ..CohortSplit::default() }];
        let old = CohortRef { column: "Site".into(), name: "Lyon".into() };
        plan.measurement.interventions =
            vec![Intervention { cohort: old, ..Intervention::default() }, Intervention::default()];
        let names: Vec<String> = known_cohorts(&plan).into_iter().map(|cohort| cohort.name).collect();
        assert_eq!(names, ["Lyon", "North"]);
    }
}
