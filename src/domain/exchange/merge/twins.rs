//! What both sides entered under ids of their own though it is one thing, such as the tracker's row of the same week.

use crate::id::{Entity, Id};
use crate::plan::Plan;
use crate::plan::enablement::Touchpoint;

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
    let (was, here, there) = (&base.enablement, &ours.enablement, &mut theirs.enablement);
    align(&was.touchpoints, &here.touchpoints, &mut there.touchpoints, laid_out_from, |point| &mut point.id);
    align(&was.milestones, &here.milestones, &mut there.milestones, |reached| reached.kind, |reached| &mut reached.id);
    align(&was.kpis, &here.kpis, &mut there.kpis, |kpi| kpi.kind, |kpi| &mut kpi.id);
    theirs
}

/// What a touchpoint was laid out from; one's own is like no other.
fn laid_out_from(point: &Touchpoint) -> String {
    if point.from.is_empty() { point.id.to_string() } else { point.from.clone() }
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
    fn touchpoints_laid_out_by_both_stand_once_and_ones_own_stay_apart() {
        let point = |id: &str, from: &str| Touchpoint { id: Id::new(id), from: from.into(), ..Touchpoint::default() };
        let plan = |points: Vec<Touchpoint>| {
            let mut plan = Plan::default();
            plan.enablement.touchpoints = points;
            plan
        };
        let ours = plan(vec![point("a", "briefing"), point("b", "")]);
        let theirs = plan(vec![point("c", "briefing"), point("d", "")]);
        let merged = merge(Some(&plan(Vec::new())), &ours, &theirs).plan.enablement.touchpoints;
        let ids: Vec<_> = merged.iter().map(|point| point.id.to_string()).collect();
        assert_eq!(ids, ["a", "d", "b"], "one's own of either side follow the one they share");
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
