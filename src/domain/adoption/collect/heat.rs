//! Which learners were active at which step in which week, for the maps of content by week and by group.

use crate::adoption::figures::{FunnelStep, HeatMap, HeatRow};
use crate::adoption::interner::Interner;
use crate::adoption::steps;
use crate::adoption::weeks::WeekNumber;

use super::weekly::monday;

/// Steps of the map; the rest are counted.
const MAX_STEPS: usize = 40;

/// Weeks of the map; earlier ones are left out.
const MAX_WEEKS: i32 = 104;

/// Bits of a mark that tell the week; the rest tell the learner.
const WEEK_BITS: u32 = 10;

/// Learners and weeks of each step, each pair once: four bytes a pair, so that memory grows with pairs and not rows.
#[derive(Debug, Default)]
pub struct Heat {
    marks: Vec<Vec<u32>>,
    /// Whether there were more learners or weeks than a mark can tell.
    is_lossy: bool,
}

impl Heat {
    /// Marks a learner as active at a step in the week of this dense index.
    pub fn add(&mut self, step: u32, learner: u32, week: usize) {
        let step = step as usize;
        if self.marks.len() <= step {
            self.marks.resize_with(step + 1, Vec::new);
        }
        let fits = learner >> (u32::BITS - WEEK_BITS) == 0 && week >> WEEK_BITS == 0;
        let (Some(marks), true) = (self.marks.get_mut(step), fits) else {
            self.is_lossy = true;
            return;
        };
        let mark = (learner << WEEK_BITS) | week as u32;
        if marks.last() == Some(&mark) {
            return;
        }
        if marks.len() == marks.capacity() {
            settle(marks);
        }
        marks.push(mark);
    }

    /// Returns the map; `None` when nothing was marked, or more than can be told.
    ///
    /// `weeks` are the weeks by dense index.
    pub fn map(&mut self, names: &Interner, weeks: &[WeekNumber]) -> Option<HeatMap> {
        if self.is_lossy {
            return None;
        }
        self.marks.iter_mut().for_each(settle);
        let mut order: Vec<usize> = (0..self.marks.len()).filter(|step| !self.marks[*step].is_empty()).collect();
        order.sort_by(|a, b| self.marks[*b].len().cmp(&self.marks[*a].len()).then(a.cmp(b)));
        let other_steps = order.len().saturating_sub(MAX_STEPS) as u64;
        order.truncate(MAX_STEPS);
        let week_of = |mark: &u32| weeks.get((mark & ((1 << WEEK_BITS) - 1)) as usize).copied();
        let seen = || order.iter().flat_map(|step| &self.marks[*step]).filter_map(week_of);
        let last = seen().max()?;
        let first = seen().filter(|week| *week > last.saturating_sub(MAX_WEEKS)).min()?;
        let mut rows: Vec<(FunnelStep, HeatRow)> = Vec::new();
        for step in order {
            let mut active = vec![0; (last - first + 1) as usize];
            for week in self.marks[step].iter().filter_map(week_of).filter(|week| *week >= first) {
                if let Some(count) = active.get_mut((week - first) as usize) {
                    *count += 1;
                }
            }
            let name = names.string(step as u32);
            let place = FunnelStep { step: name.clone(), started: active.iter().sum(), completed: 0 };
            rows.push((place, HeatRow { step: name, active }));
        }
        let mut places: Vec<FunnelStep> = rows.iter().map(|(place, _)| place.clone()).collect();
        steps::order(&mut places);
        rows.sort_by_key(|(place, _)| places.iter().position(|other| other == place));
        Some(HeatMap {
            weeks: (first..=last).map(monday).collect(),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            other_steps,
        })
    }

    /// Returns how many learners of each of `groups` groups were active at a step; to be asked after the map.
    ///
    /// `of` is the group of each learner, beyond the last one for none that is shown.
    pub fn by_group(&self, step: u32, of: &[u8], groups: usize) -> Vec<u64> {
        let mut active = vec![0; groups];
        let mut before = None;
        for mark in self.marks.get(step as usize).into_iter().flatten() {
            let learner = mark >> WEEK_BITS;
            // The marks are settled: those of one learner stand side by side.
            if before.replace(learner) == Some(learner) {
                continue;
            }
            let group = of.get(learner as usize).map(|group| usize::from(*group));
            if let Some(count) = group.and_then(|group| active.get_mut(group)) {
                *count += 1;
            }
        }
        active
    }
}

/// Keeps each mark once, and makes room where that did not.
fn settle(marks: &mut Vec<u32>) {
    // The marks settled before are in order already, and this sort sees that.
    marks.sort();
    marks.dedup();
    if marks.len() * 2 > marks.capacity() {
        marks.reserve(marks.len().max(16));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_learner_counts_once_for_a_step_and_a_week() {
        let mut names = Interner::default();
        let (first, second) = (names.intern(b"1.1"), names.intern(b"1.2"));
        let mut heat = Heat::default();
        for _ in 0..100 {
            for learner in 0..30 {
                heat.add(first, learner, 0);
                heat.add(first, learner, 1);
            }
            heat.add(second, 3, 1);
        }
        let map = heat.map(&names, &[5, 7]).expect("activity");
        assert_eq!(map.weeks, [monday(5), monday(6), monday(7)]);
        assert_eq!(map.rows[0], HeatRow { step: "1.1".to_owned(), active: vec![30, 0, 30] });
        assert_eq!(map.rows[1], HeatRow { step: "1.2".to_owned(), active: vec![0, 0, 1] });
        assert_eq!(map.other_steps, 0);
    }

    #[test]
    fn a_learner_counts_once_for_a_step_in_their_group() {
        let mut names = Interner::default();
        let step = names.intern(b"1.1");
        let mut heat = Heat::default();
        for learner in [4, 0, 2, 1] {
            heat.add(step, learner, 1);
            heat.add(step, learner, 0);
        }
        heat.map(&names, &[5, 6]).expect("activity");
        // The third learner's group is not shown, and the fifth learner has none.
        assert_eq!(heat.by_group(step, &[0, 1, u8::MAX, 1], 2), [1, 1]);
        assert_eq!(heat.by_group(7, &[0], 1), [0], "a step without activity");
    }

    #[test]
    fn the_steps_with_most_activity_are_shown_in_their_own_order() {
        let mut names = Interner::default();
        let mut heat = Heat::default();
        for step in 0..50 {
            let id = names.intern(format!("Module {step}").as_bytes());
            for learner in 0..=step {
                heat.add(id, learner, 0);
            }
        }
        let map = heat.map(&names, &[5]).expect("activity");
        assert_eq!((map.rows.len(), map.other_steps), (40, 10));
        assert_eq!(map.rows[0].step, "Module 10");
        assert_eq!(map.rows[39].active, [50]);
    }

    #[test]
    fn what_cannot_be_told_is_not_drawn_wrong() {
        let mut heat = Heat::default();
        heat.add(0, 1, 1 << WEEK_BITS);
        assert_eq!(heat.map(&Interner::default(), &[]), None);
    }
}
