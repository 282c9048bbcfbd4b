//! The weekly tracker: what each week came to, typed by hand or taken from the imports (row I6).
//!
//! A row remembers beside each figure what was last taken from an import. A figure that differs from it was typed by
//! hand, and is never overwritten; a figure that is emptied is taken again.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::ImportedFigures;
use crate::adoption::Figures;
use crate::adoption::series::{self, Seen, SeriesWeek};
use crate::choice::Choice;
use crate::id::{Id, IdSource};
use crate::plan::Plan;
use crate::plan::people::AudienceKind;
use crate::schedule::weeks::{is_over, monday_of, monday_of_week};
use crate::{choices, entities};

choices! {
    /// A figure of a week in the tracker.
    pub enum TrackedFigure in "tracked-figure" {
        /// Weekly active learners.
        Active = "active",
        /// Steps or courses completed in the week.
        Completions = "completions",
        /// Managers who confirmed in the week.
        Confirmed = "confirmed",
        /// Minutes of coaching, all managers together.
        Coaching = "coaching",
        /// Net promoter score.
        Nps = "nps",
    }

    /// Where a figure of the tracker comes from.
    pub enum Origin in "figure-origin" {
        /// There is none.
        Blank = "blank",
        /// Typed by hand.
        Hand = "hand",
        /// Taken from an import.
        Import = "import",
    }
}

/// Weeks that are laid out at first: those in which a rollout is watched.
const FIRST_WEEKS: i64 = 8;

/// The most weeks taken from imports: the last half year.
const MOST_WEEKS: usize = 26;

/// The figures of one week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct WeekFigures {
    /// Weekly active learners.
    pub active: Option<u64>,
    /// Steps or courses completed in the week.
    pub completions: Option<u64>,
    /// Managers who confirmed in the week.
    pub confirmed: Option<u64>,
    /// Minutes of coaching, all managers together.
    pub coaching: Option<f64>,
    /// Net promoter score, `-100..=100`.
    pub nps: Option<f64>,
}

/// One week of the tracker.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct TrackerWeek {
    /// Identifier.
    pub id: Id,
    /// The week's Monday.
    pub monday: NaiveDate,
    /// What the week came to.
    pub figures: WeekFigures,
    /// What was last taken from an import.
    pub taken: WeekFigures,
    /// What happened, in a few words.
    pub note: String,
}

entities!(TrackerWeek);

/// What taking figures from the imports did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Figures that are new or changed.
    pub filled: usize,
    /// Figures typed by hand that stayed, though the imports say something else.
    pub kept: usize,
}

impl WeekFigures {
    /// A figure as a number.
    pub fn get(&self, figure: TrackedFigure) -> Option<f64> {
        let number = |count: Option<u64>| count.map(|count| count as f64);
        match figure {
            TrackedFigure::Active => number(self.active),
            TrackedFigure::Completions => number(self.completions),
            TrackedFigure::Confirmed => number(self.confirmed),
            TrackedFigure::Coaching => self.coaching,
            TrackedFigure::Nps => self.nps,
        }
    }

    fn of(week: &SeriesWeek) -> Self {
        Self {
            active: week.active,
            completions: week.completions,
            confirmed: week.confirmed,
            coaching: week.coaching,
            nps: week.nps,
        }
    }
}

impl TrackerWeek {
    /// Where a figure of this week comes from.
    pub fn origin(&self, figure: TrackedFigure) -> Origin {
        match self.figures.get(figure) {
            None => Origin::Blank,
            now if now == self.taken.get(figure) => Origin::Import,
            Some(_) => Origin::Hand,
        }
    }

    fn take(&mut self, week: &SeriesWeek) -> Taken {
        let (fresh, mut done) = (WeekFigures::of(week), Taken::default());
        let (now, taken) = (&mut self.figures, &mut self.taken);
        take(&mut now.active, &mut taken.active, fresh.active, &mut done);
        take(&mut now.completions, &mut taken.completions, fresh.completions, &mut done);
        take(&mut now.confirmed, &mut taken.confirmed, fresh.confirmed, &mut done);
        take(&mut now.coaching, &mut taken.coaching, fresh.coaching, &mut done);
        take(&mut now.nps, &mut taken.nps, fresh.nps, &mut done);
        done
    }
}

/// Takes one figure over, unless it was typed by hand or the imports do not tell it.
fn take<T: Copy + PartialEq>(now: &mut Option<T>, taken: &mut Option<T>, fresh: Option<T>, done: &mut Taken) {
    if fresh.is_none() || *now == fresh {
        // What was typed and what is imported agree: from now on the import leads.
        *taken = fresh.or(*taken);
    } else if now.is_some() && *now != *taken {
        done.kept += 1;
    } else {
        (*now, *taken) = (fresh, fresh);
        done.filled += 1;
    }
}

/// Fills the tracker from the imports: the last 26 whole weeks that they tell of.
pub fn take_from_imports(plan: &mut Plan, ids: &mut dyn IdSource) -> Taken {
    let weeks = imported_weeks(&plan.measurement.imports);
    let tracker = &mut plan.measurement.tracker;
    let mut done = Taken::default();
    for week in weeks.iter().skip(weeks.len().saturating_sub(MOST_WEEKS)) {
        if WeekFigures::of(week) == WeekFigures::default() {
            continue;
        }
        let at = place_of(tracker, week.monday, ids);
        if let Some(row) = tracker.get_mut(at) {
            let Taken { filled, kept } = row.take(week);
            done.filled += filled;
            done.kept += kept;
        }
    }
    done
}

/// Adds the first eight weeks from launch where they are not there yet.
pub fn lay_out(plan: &mut Plan, ids: &mut dyn IdSource) {
    for week in 1..=FIRST_WEEKS {
        place_of(&mut plan.measurement.tracker, monday_of_week(week, plan.launch), ids);
    }
}

/// The place of a week's row, which is made where there is none; rows stay in the order of their weeks.
fn place_of(tracker: &mut Vec<TrackerWeek>, monday: NaiveDate, ids: &mut dyn IdSource) -> usize {
    if let Some(at) = tracker.iter().position(|row| row.monday == monday) {
        return at;
    }
    let at = tracker.iter().position(|row| row.monday > monday).unwrap_or(tracker.len());
    tracker.insert(at, TrackerWeek { id: ids.fresh(), monday, ..TrackerWeek::default() });
    at
}

/// The Monday of the week that comes after all in the tracker; the week of the launch in an empty one.
pub fn next_monday(plan: &Plan) -> NaiveDate {
    let last = plan.measurement.tracker.iter().map(|row| row.monday).max();
    let after = last.and_then(|last| monday_of(last).checked_add_days(Days::new(7)));
    after.unwrap_or_else(|| monday_of(plan.launch))
}

/// The Monday of the week that comes before all in the tracker; the one before the launch in an empty one.
pub fn previous_monday(plan: &Plan) -> NaiveDate {
    let first = plan.measurement.tracker.iter().map(|row| row.monday).min().unwrap_or(plan.launch);
    monday_of(first).checked_sub_days(Days::new(7)).unwrap_or(first)
}

/// The weeks of all imports as one series, without figures of weeks that were not over when they were imported.
///
/// A later import wins in each week it tells, and the same file imported again changes nothing; see
/// [`series::merge`].
pub fn imported_weeks(imports: &[ImportedFigures]) -> Vec<SeriesWeek> {
    // A file imported again says no more about its last week than it did at first.
    let mut seen = Seen::default();
    let firsts: Vec<&ImportedFigures> = imports.iter().filter(|import| seen.is_first(&import.figures)).collect();
    let until = |tells: fn(&Figures) -> bool| {
        firsts.iter().filter(|import| tells(&import.figures)).map(|import| import.imported_on).max()
    };
    let active = until(|figures| figures.weekly_active.is_some());
    let completions = until(|figures| figures.weekly_completions.is_some());
    let rate = until(|figures| figures.weekly_rate.is_some());
    let minutes = until(|figures| figures.weekly_minutes.is_some());
    let coaching = until(|figures| figures.weekly_coaching.is_some());
    let confirmations = until(|figures| figures.confirmations.is_some());
    let nps = until(|figures| figures.weekly_nps.is_some());
    let mut weeks = series::merge(imports.iter().map(|import| &import.figures)).weeks;
    for week in &mut weeks {
        let monday = week.monday;
        let is_whole = |until: Option<NaiveDate>| until.is_some_and(|day| is_over(monday, day));
        week.active = week.active.filter(|_| is_whole(active));
        week.completions = week.completions.filter(|_| is_whole(completions));
        week.rate = week.rate.filter(|_| is_whole(rate));
        week.minutes = week.minutes.filter(|_| is_whole(minutes));
        week.coaching = week.coaching.filter(|_| is_whole(coaching));
        week.asked = week.asked.filter(|_| is_whole(confirmations));
        week.confirmed = week.confirmed.filter(|_| is_whole(confirmations));
        week.nps = week.nps.filter(|_| is_whole(nps));
    }
    weeks.retain(|week| *week != SeriesWeek { monday: week.monday, ..SeriesWeek::default() });
    weeks
}

/// All that is known week by week of the weeks over today: the imports, with what the tracker says by hand in their
/// place, and what it kept from imports that were deleted since.
pub fn weekly_series(plan: &Plan, today: NaiveDate) -> Vec<SeriesWeek> {
    let imported = imported_weeks(&plan.measurement.imports);
    let mut weeks: BTreeMap<NaiveDate, SeriesWeek> = imported.into_iter().map(|week| (week.monday, week)).collect();
    for row in plan.measurement.tracker.iter().filter(|row| row.figures != WeekFigures::default()) {
        let monday = monday_of(row.monday);
        let week = weeks.entry(monday).or_insert(SeriesWeek { monday, ..SeriesWeek::default() });
        for figure in TrackedFigure::ALL {
            overlay(week, row, *figure);
        }
    }
    weeks.into_values().filter(|week| is_over(week.monday, today)).collect()
}

/// Minutes of coaching by the Monday of their week, from all imports and, before them, from the tracker.
///
/// The running week is among them where an import tells of it.
pub fn coaching_weeks(plan: &Plan, today: NaiveDate) -> BTreeMap<NaiveDate, f64> {
    let imported = series::merge(plan.measurement.imports.iter().map(|import| &import.figures)).weeks;
    let known = imported.into_iter().chain(weekly_series(plan, today));
    known.filter_map(|week| Some((week.monday, week.coaching?))).collect()
}

fn overlay(week: &mut SeriesWeek, row: &TrackerWeek, figure: TrackedFigure) {
    let is_by_hand = row.origin(figure) == Origin::Hand;
    let typed = &row.figures;
    match figure {
        TrackedFigure::Active => put(&mut week.active, typed.active, is_by_hand),
        TrackedFigure::Completions => put(&mut week.completions, typed.completions, is_by_hand),
        TrackedFigure::Confirmed => put(&mut week.confirmed, typed.confirmed, is_by_hand),
        TrackedFigure::Coaching => put(&mut week.coaching, typed.coaching, is_by_hand),
        TrackedFigure::Nps => put(&mut week.nps, typed.nps, is_by_hand),
    }
}

/// What was typed by hand comes before what was imported; anything else only fills a gap.
fn put<T>(known: &mut Option<T>, typed: Option<T>, is_by_hand: bool) {
    if is_by_hand || known.is_none() {
        *known = typed;
    }
}

/// How many managers or teams there are to confirm: those asked in the newest import that tells, else the plan's
/// audiences of managers; `None` where neither is known.
pub fn managers(plan: &Plan) -> Option<u64> {
    let asked = |import: &ImportedFigures| import.figures.confirmations.as_ref().map(|found| found.asked);
    let imported = plan.measurement.imports.iter().rev().find_map(asked);
    let audiences = plan.audiences.iter().filter(|audience| audience.kind == AudienceKind::Managers);
    let planned: u64 = audiences.filter_map(|audience| audience.size).map(u64::from).sum();
    imported.or(Some(planned)).filter(|managers| *managers > 0)
}

#[cfg(test)]
mod tests;
