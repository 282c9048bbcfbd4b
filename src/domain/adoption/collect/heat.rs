//! Which learners were active at which step in which week, for the maps of content by week and by group.

use crate::adoption::bits::ones;
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

/// Learners and weeks of each step, each pair once, so that memory grows with pairs and not with rows.
#[derive(Debug, Default)]
pub struct Heat {
    steps: Vec<Pairs>,
    /// Whether there were more learners or weeks than a mark can tell.
    is_lossy: bool,
}

impl Heat {
    /// Marks a learner as active at a step in the week of this dense index.
    #[inline]
    pub fn add(&mut self, step: u32, learner: u32, week: usize) {
        let fits = learner >> (u32::BITS - WEEK_BITS) == 0 && week >> WEEK_BITS == 0;
        if !fits {
            self.is_lossy = true;
            return;
        }
        let step = step as usize;
        if self.steps.len() <= step {
            self.steps.resize_with(step + 1, Pairs::default);
        }
        match &mut self.steps[step] {
            Pairs::Many(sets) => sets.add(learner, week),
            few => few.add_to_few((learner << WEEK_BITS) | week as u32),
        }
    }

    /// Returns the map; `None` when nothing was marked, or more than can be told.
    ///
    /// `weeks` are the weeks by dense index.
    pub fn map(&mut self, names: &Interner, weeks: &[WeekNumber]) -> Option<HeatMap> {
        if self.is_lossy {
            return None;
        }
        let mut order: Vec<(usize, Vec<u64>)> =
            self.steps.iter_mut().map(|pairs| pairs.by_week(weeks.len())).enumerate().collect();
        let total = |counts: &[u64]| counts.iter().sum::<u64>();
        order.retain(|(_, counts)| total(counts) > 0);
        order.sort_by(|(a, of_a), (b, of_b)| total(of_b).cmp(&total(of_a)).then(a.cmp(b)));
        let other_steps = order.len().saturating_sub(MAX_STEPS) as u64;
        order.truncate(MAX_STEPS);
        let seen = || {
            let counts = order.iter().flat_map(|(_, counts)| weeks.iter().zip(counts));
            counts.filter(|(_, count)| **count > 0).map(|(week, _)| *week)
        };
        let last = seen().max()?;
        let first = seen().filter(|week| *week > last.saturating_sub(MAX_WEEKS)).min()?;
        let mut rows: Vec<(FunnelStep, HeatRow)> = Vec::new();
        for (step, counts) in order {
            let mut active = vec![0; (last - first + 1) as usize];
            for (week, count) in weeks.iter().zip(counts).filter(|(week, _)| **week >= first) {
                if let Some(shown) = active.get_mut((week - first) as usize) {
                    *shown += count;
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
        let mut count = |learner: usize| {
            let group = of.get(learner).map(|group| usize::from(*group));
            if let Some(count) = group.and_then(|group| active.get_mut(group)) {
                *count += 1;
            }
        };
        match self.steps.get(step as usize) {
            // The marks are settled: those of one learner stand side by side.
            Some(Pairs::Few(marks)) => {
                let learners = marks.chunk_by(|a, b| a >> WEEK_BITS == b >> WEEK_BITS);
                learners.filter_map(|marks| marks.first()).for_each(|mark| count((mark >> WEEK_BITS) as usize));
            }
            Some(Pairs::Many(sets)) => sets.learners().for_each(count),
            None => {}
        }
        active
    }
}

/// The learners of a step, and the weeks they were active at it in.
#[derive(Debug)]
enum Pairs {
    /// A mark of four bytes for each pair, where learners come to the step rarely.
    Few(Vec<u32>),
    /// Weeks by learner, where that takes little more room.
    Many(WeekSets),
}

impl Default for Pairs {
    fn default() -> Self {
        Self::Few(Vec::new())
    }
}

impl Pairs {
    #[inline(never)]
    fn add_to_few(&mut self, mark: u32) {
        let Self::Few(marks) = self else { return };
        if marks.last() == Some(&mark) {
            return;
        }
        if marks.len() < marks.capacity() {
            marks.push(mark);
            return;
        }
        settle(marks);
        if let Some(mut sets) = WeekSets::of_many(marks) {
            sets.add_mark(mark);
            *self = Self::Many(sets);
        } else {
            if marks.len() * 2 > marks.capacity() {
                marks.reserve(marks.len().max(16));
            }
            marks.push(mark);
        }
    }

    /// Settles the pairs and returns how many learners there are in each of `weeks` weeks.
    fn by_week(&mut self, weeks: usize) -> Vec<u64> {
        let mut counts = vec![0; weeks];
        let mut count = |week: usize| {
            if let Some(count) = counts.get_mut(week) {
                *count += 1;
            }
        };
        match self {
            Self::Few(marks) => {
                settle(marks);
                marks.iter().for_each(|mark| count(week_of(*mark)));
            }
            Self::Many(sets) => sets.weeks().for_each(count),
        }
        counts
    }
}

/// A set of weeks for each learner.
#[derive(Debug, Default)]
struct WeekSets {
    /// A bit for each week, of 64 weeks after another; in each of them by learner.
    spans: Vec<Vec<u64>>,
}

impl WeekSets {
    /// Takes settled marks over when there are so many that sets need at most four times their room.
    fn of_many(marks: &[u32]) -> Option<Self> {
        let learners = (marks.last()? >> WEEK_BITS) as usize + 1;
        let spans = marks.iter().map(|mark| week_of(*mark)).max()? / 64 + 1;
        if learners * spans > marks.len() * 2 {
            return None;
        }
        let mut sets = Self::default();
        marks.iter().for_each(|mark| sets.add_mark(*mark));
        Some(sets)
    }

    fn add_mark(&mut self, mark: u32) {
        self.add(mark >> WEEK_BITS, week_of(mark));
    }

    #[inline]
    fn add(&mut self, learner: u32, week: usize) {
        let (span, learner) = (week / 64, learner as usize);
        if self.spans.get(span).is_none_or(|sets| sets.len() <= learner) {
            self.grow(span, learner);
        }
        self.spans[span][learner] |= 1 << (week % 64);
    }

    #[cold]
    fn grow(&mut self, span: usize, learner: usize) {
        if self.spans.len() <= span {
            self.spans.resize_with(span + 1, Vec::new);
        }
        self.spans[span].resize(learner + 1, 0);
    }

    /// The weeks of all learners.
    fn weeks(&self) -> impl Iterator<Item = usize> {
        let sets = (0..).zip(&self.spans).flat_map(|(span, sets)| sets.iter().map(move |set| (span * 64, *set)));
        sets.flat_map(|(first, set)| ones(set).map(move |bit| first + bit))
    }

    /// The learners with any week.
    fn learners(&self) -> impl Iterator<Item = usize> {
        let most = self.spans.iter().map(Vec::len).max().unwrap_or_default();
        let has_any = |learner: &usize| self.spans.iter().any(|sets| sets.get(*learner).is_some_and(|set| *set != 0));
        (0..most).filter(has_any)
    }
}

/// The dense index of a mark's week.
fn week_of(mark: u32) -> usize {
    (mark & ((1 << WEEK_BITS) - 1)) as usize
}

/// Puts marks in order and keeps each once.
fn settle(marks: &mut Vec<u32>) {
    // The marks settled before are in order already, and this sort sees that.
    marks.sort();
    marks.dedup();
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
    fn many_pairs_give_what_few_give() {
        let mut names = Interner::default();
        let (often, rarely) = (names.intern(b"Often"), names.intern(b"Rarely"));
        let weeks: Vec<WeekNumber> = (100..200).collect();
        let mut heat = Heat::default();
        for n in 0_u32..40_000 {
            let (learner, week) = (n.wrapping_mul(2_654_435_761) >> 24, n as usize % 90);
            heat.add(often, learner, week);
            if learner % 64 == 0 {
                heat.add(rarely, learner * 1_000, week);
            }
        }
        assert!(matches!(heat.steps[..], [Pairs::Many(_), Pairs::Few(_)]));
        let map = heat.map(&names, &weeks).expect("activity");
        let row = |step: &str| map.rows.iter().find(|row| row.step == step).expect("the step").active.clone();
        let mut pairs: Vec<(u32, usize)> =
            (0_u32..40_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 24, n as usize % 90)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let counts = |rare: bool| -> Vec<u64> {
            let of = |week: usize| pairs.iter().filter(move |pair| pair.1 == week && (!rare || pair.0 % 64 == 0));
            (0..90).map(|week| of(week).count() as u64).collect()
        };
        assert_eq!((row("Often"), row("Rarely")), (counts(false), counts(true)));
        assert_eq!(heat.by_group(often, &[0; 256], 1), [256]);
        assert_eq!(heat.by_group(rarely, &[0; 1_000_000], 1), [4]);
    }

    #[test]
    fn what_cannot_be_told_is_not_drawn_wrong() {
        let mut heat = Heat::default();
        heat.add(0, 1, 1 << WEEK_BITS);
        assert_eq!(heat.map(&Interner::default(), &[]), None);
    }
}
