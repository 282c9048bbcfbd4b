//! Cuts the ready calendar to the days that a short template covers.

use crate::comms::layout::{lay_out, step_days};
use crate::id::{Id, IdSource, find};
use crate::plan::Plan;
use crate::plan::comms::{MatrixRow, Purpose};
use crate::practice::align::day_of_plan;
use crate::schedule::When;

/// Keeps the days from `from` to `to`, counted from launch, and lays the calendar out again.
///
/// Those who brief others hear first whatever is cut: a briefing that would come before the plan's start moves to its
/// second day. Texts that nothing carries any more go.
pub(super) fn keep_between(plan: &mut Plan, from: i32, to: i32, ids: &mut dyn IdSource) {
    let earliest = offset(day_of_plan(plan, 1));
    let mut rows = std::mem::take(&mut plan.comms.matrix);
    rows.retain_mut(|row| {
        if is_briefing(plan, row) {
            row.first = When::offset_days(offset(row.first).max(earliest));
            true
        } else {
            shorten(row, from, to)
        }
    });
    plan.comms.matrix = rows;
    let matrix = &plan.comms.matrix;
    let carried = |id: &Id| matrix.iter().any(|row| row.message == *id);
    plan.comms.messages.retain(|message| carried(&message.id));
    plan.comms.items.clear();
    lay_out(plan, ids);
}

/// Days from launch; a pinned date, which no ready row has, counts as launch day.
fn offset(when: When) -> i32 {
    match when {
        When::Offset { days } => days,
        When::Pinned { .. } => 0,
    }
}

fn is_briefing(plan: &Plan, row: &MatrixRow) -> bool {
    let message = find(&plan.comms.messages, &row.message);
    message.is_some_and(|message| matches!(message.purpose, Purpose::SponsorBriefing | Purpose::ManagerBriefing))
}

/// Leaves the repetitions of a row from `from` to `to`, and tells whether there are any.
fn shorten(row: &mut MatrixRow, from: i32, to: i32) -> bool {
    let (first, step) = (offset(row.first), step_days(row.rhythm));
    let times = if step == 0 { 1 } else { i32::try_from(row.times).unwrap_or(i32::MAX) };
    let mut kept = (0..times).map(|n| first + n * step).filter(|day| (from..=to).contains(day));
    let Some(start) = kept.next() else { return false };
    row.first = When::offset_days(start);
    row.times = 1 + u32::try_from(kept.count()).unwrap_or_default();
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::comms::Rhythm;

    fn check(rhythm: Rhythm, first: i32, times: u32, expected: Option<(i32, u32)>) {
        let mut row = MatrixRow { rhythm, times, first: When::offset_days(first), ..MatrixRow::default() };
        let kept = shorten(&mut row, -14, 14).then(|| (offset(row.first), row.times));
        assert_eq!(kept, expected, "{rhythm:?} from {first}");
    }

    #[test]
    fn only_repetitions_within_the_days_stay() {
        check(Rhythm::Once, -14, 1, Some((-14, 1)));
        check(Rhythm::Once, 15, 1, None);
        check(Rhythm::Fortnightly, -42, 10, Some((-14, 3)));
        check(Rhythm::Weekly, 8, 7, Some((8, 1)));
        check(Rhythm::Monthly, 16, 2, None);
    }
}
