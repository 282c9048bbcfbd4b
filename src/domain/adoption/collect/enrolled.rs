//! Rows that can be completed, counted: as they come where a file stands alone, and once all files are read where
//! several are joined.

use chrono::{Datelike, NaiveDate};

use super::entry::{Completion, LearnerId};
use super::snapshots::{Kind, Since};
use super::{Collector, Enrolments};
use crate::adoption::figures::Shape;

impl Collector {
    /// Counts what all files that are joined tell of each enrolment; to be asked after the last of them.
    pub fn settle(&mut self) {
        let (all, statuses) = self.repeats.settle();
        for (status, rows) in statuses {
            self.add_status(&status, rows);
        }
        for told in all {
            match told.kind {
                Kind::Row => self.count_row(Some(told.learner()), told.completion(), told.begun(), told.since),
                Kind::Whole => self.count_whole(told.learner(), told.completion()),
                Kind::Cell => self.count_cell(told.learner(), told.completion()),
            }
        }
    }

    /// From when the time to completion of this file's rows counts.
    pub(super) fn since(&self) -> Since {
        if self.scope.shape != Shape::LearnerCourse {
            Since::Nothing
        } else if self.scope.start.is_some() {
            Since::Row
        } else if self.has_start_of_people {
            Since::Learner
        } else {
            Since::Nothing
        }
    }

    /// A row that can be completed once.
    pub(super) fn count_row(
        &mut self,
        learner: Option<LearnerId>,
        completion: Completion,
        begun: Option<NaiveDate>,
        since: Since,
    ) {
        let is_done = completion.is_done();
        self.can_complete += 1;
        if let Some(LearnerId(id)) = learner {
            let progress = &mut self.people[id as usize].progress;
            progress.enrolments += 1;
            progress.courses += u32::from(is_done);
        }
        if is_done {
            self.completed += 1;
            self.add_done(learner, completion.date());
        }
        match since {
            Since::Nothing => {}
            Since::Row => self.enrolments.add(begun, completion),
            Since::Learner => {
                let begun = learner.and_then(|LearnerId(id)| self.people[id as usize].progress.begun.first());
                self.enrolments.add(begun.and_then(NaiveDate::from_num_days_from_ce_opt), completion);
            }
        }
    }

    /// The completion of the whole, beside the steps of a wide report; its steps make the rate.
    pub(super) fn count_whole(&mut self, LearnerId(id): LearnerId, completion: Completion) {
        if let Completion::Done(date) = completion {
            self.people[id as usize].progress.courses += 1;
            if let Some(date) = date {
                self.dates.add(date);
            }
        }
    }

    /// One step of a wide report.
    pub(super) fn count_cell(&mut self, learner: LearnerId, completion: Completion) {
        let LearnerId(id) = learner;
        self.people[id as usize].progress.enrolments += 1;
        self.can_complete += 1;
        if let Completion::Done(date) = completion {
            self.completed += 1;
            self.add_done(Some(learner), date);
        }
    }
}

impl Enrolments {
    fn add(&mut self, begun: Option<NaiveDate>, completion: Completion) {
        match (begun, completion) {
            (Some(begun), Completion::Done(Some(date))) => {
                self.done.add(date.signed_duration_since(begun).num_days(), true, 1);
            }
            (Some(begun), Completion::Open) => *self.open.entry(begun.num_days_from_ce()).or_default() += 1,
            _ => self.done.leave_out(1),
        }
    }
}
