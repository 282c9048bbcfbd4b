//! Figures out: what was collected, counted up once the last row is in.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Collector;
use super::person::{Day, Person};
use super::reached::begun;
use super::weekly::monday;
use crate::adoption::cohorts;
use crate::adoption::figures::{
    CohortGroup, CohortSplit, ContentGroup, ContentSplit, Figures, FunnelStep, HeatMap, LearningMeasure,
    LearningPerformance, Shape, TimeTo, WeekCount, WeekShare, WeeklyGroup, WeeklySplit,
};
use crate::adoption::fingerprint::fingerprint;
use crate::adoption::performance::learning_performance;
use crate::adoption::steps;
use crate::adoption::time::TimeCounts;
use crate::adoption::weeks::{WeekCounts, week_number};

/// More distinct status texts than this are no statuses; they are not kept.
const MAX_STATUSES: usize = 60;

/// Groups told by week and by step.
const MAX_SHOWN_GROUPS: usize = 12;

/// Weeks of a group's series; earlier ones are left out.
const MAX_WEEKS: i32 = 104;

impl Collector {
    /// Turns what was collected into figures.
    pub fn finish(mut self) -> Figures {
        self.settle();
        let is_log = self.told.shape == Shape::EventLog && !self.has_rows_of_completion;
        if is_log {
            self.settle_events();
        }
        // A log without any event of completion cannot tell who completed.
        let tells_completion = self.told.completion && (!is_log || self.completed > 0);
        let learners = self.told.learners;
        let completed = tells_completion.then_some(self.completed);
        let weekly_completions = (tells_completion && self.told.completion_dates)
            .then(|| self.done.series())
            .filter(|weeks| !weeks.is_empty());
        let combinations = self.groups.combinations();
        let group_counts: Vec<usize> = self.groups.columns().map(|(_, names)| names.len()).collect();
        let hidden = cohorts::across(&group_counts, &combinations);
        let is_active = learners && self.told.activity;
        let mut figures = Figures {
            shape: self.told.shape,
            rows: self.rows,
            set_aside: self.set_aside,
            learners: learners.then_some(self.learners.len() as u64),
            steps: (!self.steps.is_empty()).then_some(self.steps.len() as u64),
            weekly_active: is_active.then(|| self.active.series()).filter(|weeks| !weeks.is_empty()),
            completed,
            completion_rate: completed
                .filter(|_| self.can_complete > 0)
                .map(|completed| completed as f64 / self.can_complete as f64),
            weekly_rate: weekly_completions.as_deref().map(|weeks| cumulative(weeks, self.can_complete)),
            weekly_completions,
            statuses: self.statuses(),
            funnel: (tells_completion && learners).then(|| self.funnel()).filter(|funnel| !funnel.is_empty()),
            cohorts: if tells_completion && learners { self.cohorts(&hidden) } else { Vec::new() },
            nps: self.answers.score(),
            first_date: self.dates.first().and_then(NaiveDate::from_num_days_from_ce_opt),
            last_date: self.dates.last().and_then(NaiveDate::from_num_days_from_ce_opt),
            weekly_minutes: self.minutes.sums(),
            weekly_coaching: self.managers.coaching(),
            confirmations: self.managers.confirmations(),
            weekly_nps: self.answers.weekly(),
            performance: self.performance(),
            weekly_cohorts: if is_active { self.weekly_cohorts(&hidden) } else { Vec::new() },
            last_seen: is_active.then(|| self.last_seen()).filter(|weeks| !weeks.is_empty()),
            ..Figures::default()
        };
        if tells_completion && self.told.completion_dates {
            figures.time_to_first_completion = self.time_to_first_completion();
            figures.time_to_completion = self.time_to_completion();
        }
        figures.time_to_competency = self.time_to_competency();
        figures.first_application = self.first_application();
        self.tracker.tell(&mut figures);
        figures.heat = if is_active { self.heat.map(&self.steps, &self.weeks) } else { None };
        figures.content_cohorts =
            figures.heat.as_ref().map(|map| self.content_cohorts(map, &hidden)).unwrap_or_default();
        figures.fingerprint = fingerprint(&figures);
        figures
    }

    /// Counts learner × step pairs of an event log: begun, completed, and in which week.
    fn settle_events(&mut self) {
        self.can_complete = self.step_counts.iter().map(|step| step.started).sum();
        for (learner, day) in std::mem::take(&mut self.completions).firsts() {
            self.completed += 1;
            self.people[learner as usize].progress.add_done(day);
            if let Some(date) = day.and_then(NaiveDate::from_num_days_from_ce_opt) {
                let week = self.done.index(week_number(date));
                self.done.add(week);
            }
        }
    }

    fn statuses(&self) -> Option<BTreeMap<String, u64>> {
        let known = 1..=MAX_STATUSES;
        known
            .contains(&self.status_rows.len())
            .then(|| (0..).zip(&self.status_rows).map(|(id, rows)| (self.statuses.string(id), *rows)).collect())
    }

    fn funnel(&self) -> Vec<FunnelStep> {
        let mut funnel: Vec<FunnelStep> = (0..)
            .zip(&self.step_counts)
            .map(|(id, counts)| FunnelStep {
                step: self.steps.string(id),
                started: counts.started,
                completed: counts.completed,
            })
            .collect();
        steps::order(&mut funnel);
        funnel
    }

    fn cohorts(&self, hidden: &[Vec<bool>]) -> Vec<CohortSplit> {
        let splits = self.groups.columns().zip(hidden).enumerate().map(|(column, ((header, names), hidden))| {
            let group = |id| CohortGroup { name: names.string(id), ..CohortGroup::default() };
            let mut groups: Vec<CohortGroup> = (0..names.len() as u32).map(group).collect();
            for (person, row) in self.people.iter().zip(self.groups.rows()) {
                if let Some(group) = row.get(column).and_then(|group| groups.get_mut(*group as usize)) {
                    group.learners += 1;
                    group.completed += u64::from(self.has_completed(person));
                }
            }
            cohorts::split(header.clone(), groups, hidden)
        });
        splits.filter(|split| !split.groups.is_empty() || split.hidden_groups > 0).collect()
    }

    /// Weekly active learners of the largest groups that may be shown.
    fn weekly_cohorts(&self, hidden: &[Vec<bool>]) -> Vec<WeeklySplit> {
        let Some(last) = self.weeks.iter().max() else { return Vec::new() };
        let recent = self.weeks.iter().filter(|week| **week > last.saturating_sub(MAX_WEEKS));
        let first = recent.min().unwrap_or(last);
        let weeks: Vec<NaiveDate> = (*first..=*last).map(monday).collect();
        let splits = self.groups.columns().zip(hidden).enumerate().map(|(column, ((header, names), hidden))| {
            let groups = self.largest_groups(column, names.len(), hidden);
            let places: BTreeMap<u32, usize> = groups.iter().zip(0..).map(|((id, _), place)| (*id, place)).collect();
            let mut active = vec![vec![0; weeks.len()]; groups.len()];
            for (person, row) in self.people.iter().zip(self.groups.rows()) {
                let place = row.get(column).and_then(|id| places.get(id));
                let Some(active) = place.and_then(|place| active.get_mut(*place)) else { continue };
                for week in person.weeks.indices().filter_map(|week| self.weeks.get(week)) {
                    let place = usize::try_from(week - first).ok();
                    if let Some(count) = place.and_then(|place| active.get_mut(place)) {
                        *count += 1;
                    }
                }
            }
            let group = |((id, learners), active)| WeeklyGroup { name: names.string(id), learners, active };
            let other_groups = (names.len() - groups.len()) as u64;
            let groups = groups.into_iter().zip(active).map(group).collect();
            WeeklySplit { column: header.clone(), weeks: weeks.clone(), groups, other_groups }
        });
        splits.filter(|split| !split.groups.is_empty()).collect()
    }

    /// Learners active at the steps of a map, by the largest groups that may be shown.
    fn content_cohorts(&self, map: &HeatMap, hidden: &[Vec<bool>]) -> Vec<ContentSplit> {
        // By their places in the map; a file may have far more steps than the map shows.
        let of_map = |id: u32| {
            let name = self.steps.string(id);
            let place = map.rows.iter().position(|row| row.step == name)?;
            Some((place, (name, id)))
        };
        let steps: BTreeMap<usize, (String, u32)> = (0..self.steps.len() as u32).filter_map(of_map).collect();
        let splits = self.groups.columns().zip(hidden).enumerate().map(|(column, ((header, names), hidden))| {
            let groups = self.largest_groups(column, names.len(), hidden);
            // Twelve at most, so that a place fits.
            let places: BTreeMap<u32, u8> = groups.iter().zip(0..).map(|((id, _), place)| (*id, place)).collect();
            let place = |row: &[u32]| row.get(column).and_then(|id| places.get(id)).copied().unwrap_or(u8::MAX);
            let of: Vec<u8> = self.groups.rows().map(place).collect();
            let by_step: Vec<Vec<u64>> =
                steps.values().map(|(_, id)| self.heat.by_group(*id, &of, groups.len())).collect();
            let group = |(place, (id, learners)): (usize, &(u32, u64))| ContentGroup {
                name: names.string(*id),
                learners: *learners,
                active: by_step.iter().filter_map(|active| active.get(place).copied()).collect(),
            };
            ContentSplit {
                column: header.clone(),
                steps: steps.values().map(|(name, _)| name.clone()).collect(),
                groups: groups.iter().enumerate().map(group).collect(),
                other_groups: (names.len() - groups.len()) as u64,
            }
        });
        splits.filter(|split| !split.groups.is_empty()).collect()
    }

    /// The largest groups of a column that may be shown, with their learners.
    fn largest_groups(&self, column: usize, count: usize, hidden: &[bool]) -> Vec<(u32, u64)> {
        let mut learners = vec![0; count];
        for row in self.groups.rows() {
            if let Some(learners) = row.get(column).and_then(|group| learners.get_mut(*group as usize)) {
                *learners += 1;
            }
        }
        let groups = (0_u32..).zip(learners).zip(hidden);
        let mut shown: Vec<(u32, u64)> = groups.filter(|(_, is_hidden)| !**is_hidden).map(|(group, _)| group).collect();
        shown.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        shown.truncate(MAX_SHOWN_GROUPS);
        shown
    }

    /// Whether a learner completed: every step of the file, or at least one course where there are no steps or where
    /// a column says who completed the whole.
    fn has_completed(&self, person: &Person) -> bool {
        if self.steps.is_empty() || self.told.whole {
            person.progress.courses > 0
        } else {
            person.completed.len() == self.steps.len()
        }
    }

    fn last_seen(&self) -> Vec<WeekCount> {
        let mut weeks = WeekCounts::default();
        let last_days = self.people.iter().filter_map(|person| person.seen.last());
        for date in last_days.filter_map(NaiveDate::from_num_days_from_ce_opt) {
            let week = weeks.index(week_number(date));
            weeks.add(week);
        }
        weeks.series()
    }

    /// The last day the files know of.
    pub(super) fn last_day(&self) -> Option<Day> {
        self.dates.last().max(self.starts.last()).max(self.reached.last())
    }

    fn time_to_first_completion(&self) -> Option<TimeTo> {
        self.time_by_learner(
            |person| person.progress.done.first(),
            |person| person.progress.done.first().is_some() || person.progress.has_undated,
        )
    }

    fn time_to_completion(&mut self) -> Option<TimeTo> {
        let from = self.told.start?;
        if self.told.shape != Shape::LearnerCourse {
            return self.time_by_learner(
                |person| person.progress.done.last().filter(|_| !person.progress.has_undated),
                |person| self.has_completed(person),
            );
        }
        let last = self.last_day()?;
        let mut counts = std::mem::take(&mut self.enrolments.done);
        for (begun, rows) in &self.enrolments.open {
            counts.add(i64::from(last) - i64::from(*begun), false, *rows);
        }
        counts.finish(from)
    }

    /// Follows each learner from the earliest start to `end`, when it is reached, else to the last day.
    fn time_by_learner(
        &self,
        end: impl Fn(&Person) -> Option<Day>,
        is_done: impl Fn(&Person) -> bool,
    ) -> Option<TimeTo> {
        let (from, last) = (self.told.start?, self.last_day()?);
        let mut counts = TimeCounts::default();
        for person in &self.people {
            let begun = begun(person, from);
            let is_done = is_done(person);
            let until = if is_done { end(person) } else { Some(last) };
            match (begun, until) {
                (Some(begun), Some(until)) => counts.add(i64::from(until) - i64::from(begun), is_done, 1),
                _ => counts.leave_out(1),
            }
        }
        counts.finish(from)
    }

    fn performance(&self) -> Vec<LearningPerformance> {
        let Some(column) = &self.told.performance else { return Vec::new() };
        let measures = [LearningMeasure::CompletedShare, LearningMeasure::Minutes, LearningMeasure::Score];
        measures.into_iter().filter_map(|learning| self.performance_by(learning, column)).collect()
    }

    fn performance_by(&self, learning: LearningMeasure, column: &str) -> Option<LearningPerformance> {
        let (mut pairs, mut left_out) = (Vec::new(), 0);
        let mut has_learning = false;
        for (place, person) in self.people.iter().enumerate() {
            let measured = self.measured.get(place).copied().unwrap_or_default();
            let learned = match learning {
                LearningMeasure::CompletedShare => self.completed_share(person),
                LearningMeasure::Minutes => Some(measured.minutes).filter(|minutes| *minutes > 0.0),
                LearningMeasure::Score => measured.score.value(),
            };
            has_learning |= learned.is_some();
            match (learned, measured.performance.value()) {
                (Some(learned), Some(performance)) => pairs.push((learned, performance)),
                (None, None) => {}
                _ => left_out += 1,
            }
        }
        if has_learning { learning_performance(learning, column.to_owned(), &pairs, left_out) } else { None }
    }

    /// The share of a learner's courses or of the file's steps that is completed; `None` where nothing is told.
    fn completed_share(&self, person: &Person) -> Option<f64> {
        if person.progress.enrolments == 0 || !self.told.completion {
            return None;
        }
        Some(if self.steps.is_empty() {
            f64::from(person.progress.courses) / f64::from(person.progress.enrolments)
        } else {
            person.completed.len() as f64 / self.steps.len() as f64
        })
    }
}

fn cumulative(weeks: &[WeekCount], can_complete: u64) -> Vec<WeekShare> {
    weeks
        .iter()
        .scan(0, |sum, week| {
            *sum += week.count;
            Some(WeekShare { monday: week.monday, share: *sum as f64 / can_complete.max(1) as f64 })
        })
        .collect()
}
