//! Figures out: what was collected, counted up once the last row is in.

use std::collections::BTreeMap;

use super::{Collector, Person};
use crate::adoption::cohorts;
use crate::adoption::figures::{CohortGroup, CohortSplit, Figures, FunnelStep, Shape, WeekCount, WeekShare};
use crate::adoption::steps;
use crate::adoption::weeks::week_number;

/// More distinct status texts than this are no statuses; they are not kept.
const MAX_STATUSES: usize = 60;

impl Collector {
    /// Turns what was collected into figures.
    pub fn finish(mut self) -> Figures {
        if self.scope.shape == Shape::EventLog {
            self.settle_events();
        }
        // A log without any event of completion cannot tell who completed.
        let tells_completion = self.scope.completion && (self.scope.shape != Shape::EventLog || self.completed > 0);
        let learners = self.scope.learners;
        let completed = tells_completion.then_some(self.completed);
        let weekly_completions = (tells_completion && self.scope.completion_dates)
            .then(|| self.done.series())
            .filter(|weeks| !weeks.is_empty());
        Figures {
            shape: self.scope.shape,
            rows: self.rows,
            set_aside: self.set_aside,
            learners: learners.then_some(self.learners.len() as u64),
            steps: (!self.steps.is_empty()).then_some(self.steps.len() as u64),
            weekly_active: (learners && self.scope.activity)
                .then(|| self.active.series())
                .filter(|weeks| !weeks.is_empty()),
            completed,
            completion_rate: completed
                .filter(|_| self.can_complete > 0)
                .map(|completed| completed as f64 / self.can_complete as f64),
            weekly_rate: weekly_completions.as_deref().map(|weeks| cumulative(weeks, self.can_complete)),
            weekly_completions,
            statuses: self.statuses(),
            funnel: (tells_completion && learners).then(|| self.funnel()).filter(|funnel| !funnel.is_empty()),
            cohorts: if tells_completion && learners { self.cohorts() } else { Vec::new() },
            nps: self.nps.scored(),
        }
    }

    /// Counts learner × step pairs of an event log: begun, completed, and in which week.
    fn settle_events(&mut self) {
        self.can_complete = self.step_counts.iter().map(|step| step.started).sum();
        for person in &self.people {
            for date in person.first_done.values() {
                self.completed += 1;
                if let Some(date) = date {
                    let week = self.done.index(week_number(*date));
                    self.done.add(week);
                }
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

    fn cohorts(&self) -> Vec<CohortSplit> {
        let columns = self.groups.len();
        (0..columns)
            .map(|column| {
                let mut groups: Vec<CohortGroup> = (0..self.groups[column].len() as u32)
                    .map(|id| CohortGroup { name: self.groups[column].string(id), ..CohortGroup::default() })
                    .collect();
                for (person, row) in self.people.iter().zip(self.group_of.chunks(columns)) {
                    if let Some(group) = groups.get_mut(row[column] as usize) {
                        group.learners += 1;
                        group.completed += u64::from(self.has_completed(person));
                    }
                }
                cohorts::split(self.scope.cohorts[column].clone(), groups)
            })
            .filter(|split| !split.groups.is_empty() || split.hidden_groups > 0)
            .collect()
    }

    /// Whether a learner completed: every step of the file, or at least one course where there are no steps.
    fn has_completed(&self, person: &Person) -> bool {
        if self.steps.is_empty() { person.courses > 0 } else { person.completed.len() == self.steps.len() }
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
