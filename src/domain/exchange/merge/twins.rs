//! What both sides entered under ids of their own though it is one thing, such as the tracker's row of the same week.

use crate::id::{Entity, Id};
use crate::plan::Plan;

/// `theirs` with our ids for the things that both added and of which a plan has one: a week, a work stream, a rating.
///
/// So they are merged field by field and do not stand twice. Nothing refers to any of them by id.
pub(super) fn aligned(base: Option<&Plan>, ours: &Plan, mut theirs: Plan) -> Plan {
    let blank = Plan::default();
    let base = base.unwrap_or(&blank);
    let (was, here, there) = (&base.measurement, &ours.measurement, &mut theirs.measurement);
    align(&was.tracker, &here.tracker, &mut there.tracker, |week| week.monday, |week| &mut week.id);
    let (was, here, there) = (&base.sponsorship, &ours.sponsorship, &mut theirs.sponsorship);
    align(&was.raci, &here.raci, &mut there.raci, |row| row.stream, |row| &mut row.id);
    align(&was.pains, &here.pains, &mut there.pains, |pain| pain.kind, |pain| &mut pain.id);
    let rated = |rating: &crate::plan::align::Assessment| (rating.leader.clone(), rating.behaviour);
    align(&was.assessments, &here.assessments, &mut there.assessments, rated, |rating| &mut rating.id);
    let (was, here, there) = (&base.pilot, &ours.pilot, &mut theirs.pilot);
    align(&was.sprint, &here.sprint, &mut there.sprint, |week| week.week, |week| &mut week.id);
    align(&was.momentum, &here.momentum, &mut there.momentum, |check| check.week, |check| &mut check.id);
    align(&was.pitfalls, &here.pitfalls, &mut there.pitfalls, |pitfall| pitfall.kind, |pitfall| &mut pitfall.id);
    theirs
}

/// Gives what is new on both sides, and the same by `key`, the id that it has in `ours`.
fn align<T: Entity, K: PartialEq>(
    base: &[T],
    ours: &[T],
    theirs: &mut [T],
    key: impl Fn(&T) -> K,
    id: impl Fn(&mut T) -> &mut Id,
) {
    let has = |list: &[T], wanted: &Id| list.iter().any(|entity| entity.id() == wanted);
    for mine in ours.iter().filter(|mine| !has(base, mine.id())) {
        if has(theirs, mine.id()) {
            continue;
        }
        let is_twin = |other: &&mut T| !has(base, other.id()) && !has(ours, other.id()) && key(other) == key(mine);
        if let Some(twin) = theirs.iter_mut().find(is_twin) {
            *id(twin) = mine.id().clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::merge::merge;
    use crate::plan::measure::tracker::{TrackerWeek, WeekFigures};

    fn week(id: &str, monday: &str, active: Option<u64>, note: &str) -> TrackerWeek {
        let figures = WeekFigures { active, ..WeekFigures::default() };
        let monday = monday.parse().unwrap();
        TrackerWeek { id: Id::new(id), monday, figures, note: note.into(), ..TrackerWeek::default() }
    }

    fn plan(weeks: &[TrackerWeek]) -> Plan {
        let mut plan = Plan::default();
        plan.measurement.tracker = weeks.to_vec();
        plan
    }

    #[test]
    fn the_same_week_entered_by_both_is_one_week() {
        let base = plan(&[]);
        let ours = plan(&[week("x", "2026-09-07", Some(40), "")]);
        let theirs = plan(&[week("y", "2026-09-07", Some(40), "A holiday"), week("z", "2026-09-14", None, "")]);
        let merged = merge(Some(&base), &ours, &theirs);
        let ids: Vec<_> = merged.plan.measurement.tracker.iter().map(|week| week.id.to_string()).collect();
        assert_eq!(ids, ["x", "z"]);
        let places: Vec<_> = merged.conflicts.iter().map(|conflict| conflict.path.as_str()).collect();
        assert_eq!(places, ["measurement.tracker[x].note"]);
    }

    #[test]
    fn what_one_side_did_alone_keeps_its_ids() {
        let base = plan(&[week("a", "2026-09-07", None, "")]);
        // Taken out and entered again.
        let again = plan(&[week("b", "2026-09-07", Some(3), "")]);
        assert_eq!(merge(Some(&base), &again, &base).plan, again);
        assert_eq!(merge(Some(&base), &base, &again).plan, again);
        assert_eq!(merge(Some(&base), &again, &again).plan, again);
    }
}
