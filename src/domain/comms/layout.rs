//! Lays the calendar out: each row of the matrix becomes one item per repetition (rows E1 and E2).
//!
//! Laying out again follows what changed in the matrix and keeps what people did. An item carries the checksum of what
//! was laid out; once a person changes the item, the checksum no longer fits and the item is theirs.

use std::collections::HashMap;

use crate::choice::Choice;
use crate::id::{CountedIds, Id, IdSource, find_mut};
use crate::plan::Plan;
use crate::plan::comms::{CommsItem, MatrixRow, Rhythm};
use crate::practice::comms::usual_minutes;
use crate::schedule::When;

/// The most repetitions of one row: weekly for a year.
pub const MOST_TIMES: u32 = 52;

/// What laying out did to the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LaidOut {
    /// Items that were not there before.
    pub added: usize,
    /// Items brought in line with their row.
    pub updated: usize,
    /// Items that belong to a row and were left as a person made them.
    pub kept: usize,
    /// Items whose row or repetition is gone.
    pub removed: usize,
}

/// Brings the calendar in line with the matrix.
///
/// Items made by hand, and items of the matrix changed by hand, stay as they are; see [`remove_item`] for those taken
/// out.
pub fn lay_out(plan: &mut Plan, ids: &mut dyn IdSource) -> LaidOut {
    let mut done = LaidOut::default();
    let wanted: Vec<CommsItem> = plan.comms.matrix.iter().flat_map(|row| items_of(plan, row)).collect();
    let places: HashMap<(Id, u32), usize> =
        wanted.iter().enumerate().map(|(at, item)| ((item.from_row.clone(), item.occurrence), at)).collect();
    let mut there = vec![false; wanted.len()];

    let old = std::mem::take(&mut plan.comms.items);
    for mut item in old {
        if !item.from_row.is_empty() {
            let place = places.get(&(item.from_row.clone(), item.occurrence)).copied();
            // A second untouched item for the same place can only come from a merge or a file, and goes.
            let fresh = place.filter(|at| !std::mem::replace(&mut there[*at], true));
            match fresh {
                _ if is_edited(&item) => done.kept += 1,
                Some(at) => done.updated += usize::from(take_over(&mut item, &wanted[at])),
                None => {
                    done.removed += 1;
                    continue;
                }
            }
        }
        plan.comms.items.push(item);
    }
    for (item, there) in wanted.into_iter().zip(there) {
        if !there {
            plan.comms.items.push(CommsItem { id: ids.fresh(), ..item });
            done.added += 1;
        }
    }
    done
}

/// What laying out now would do, with the plan left as it is.
pub fn preview(plan: &Plan) -> LaidOut {
    lay_out(&mut plan.clone(), &mut CountedIds::new("preview"))
}

/// Takes an item out of the calendar so that laying out again does not bring it back.
pub fn remove_item(plan: &mut Plan, item: &Id) {
    let Some(at) = plan.comms.items.iter().position(|known| known.id == *item) else { return };
    let gone = plan.comms.items.remove(at);
    if let Some(row) = find_mut(&mut plan.comms.matrix, &gone.from_row)
        && !row.skipped.contains(&gone.occurrence)
    {
        row.skipped.push(gone.occurrence);
    }
}

/// Whether a person made the item, or changed it since it was laid out.
pub fn is_edited(item: &CommsItem) -> bool {
    item.laid_out != checksum(item)
}

/// The items that a row of the matrix asks for, still without identifiers.
fn items_of(plan: &Plan, row: &MatrixRow) -> Vec<CommsItem> {
    let message = crate::id::find(&plan.comms.messages, &row.message);
    let purpose = message.map(|message| message.purpose).unwrap_or_default();
    let title = match row.title.trim() {
        "" => message.map_or_else(String::new, |message| message.title.clone()),
        title => title.to_owned(),
    };
    let mut channels = vec![row.channel];
    channels.extend(row.also.iter().filter(|channel| **channel != row.channel));
    (0..repetitions(row))
        .filter(|occurrence| !row.skipped.contains(occurrence))
        .map(|occurrence| {
            let mut item = CommsItem {
                title: title.clone(),
                kind: row.kind,
                purpose,
                audience: row.audience.clone(),
                message: row.message.clone(),
                channels: channels.clone(),
                sender: row.sender,
                when: repeated(row.first, row.rhythm, occurrence),
                time: row.time,
                minutes: row.minutes.unwrap_or_else(|| usual_minutes(purpose)),
                from_row: row.id.clone(),
                occurrence,
                ..CommsItem::default()
            };
            item.laid_out = checksum(&item);
            item
        })
        .collect()
}

/// How many times a row comes up in all, 1 to [`MOST_TIMES`].
pub fn repetitions(row: &MatrixRow) -> u32 {
    if row.rhythm == Rhythm::Once { 1 } else { row.times.clamp(1, MOST_TIMES) }
}

/// Days between two repetitions; `monthly` is every four weeks, so that the weekday stays. 0 for `once`.
pub fn step_days(rhythm: Rhythm) -> i32 {
    match rhythm {
        Rhythm::Once => 0,
        Rhythm::Weekly => 7,
        Rhythm::Fortnightly => 14,
        Rhythm::Monthly => 28,
    }
}

/// The date of a repetition.
pub fn repeated(first: When, rhythm: Rhythm, occurrence: u32) -> When {
    // At most 52 × 28 days, see `repetitions`.
    let span = step_days(rhythm).saturating_mul(i32::try_from(occurrence).unwrap_or(i32::MAX));
    first.plus_days(span)
}

/// Takes the laid-out content over and tells whether anything changed.
fn take_over(item: &mut CommsItem, wanted: &CommsItem) -> bool {
    let new = CommsItem { id: item.id.clone(), ..wanted.clone() };
    let changed = *item != new;
    *item = new;
    changed
}

/// FNV-1a over everything that a person can change in an item.
///
/// Fields are written with their lengths, so that no two different items read the same.
fn checksum(item: &CommsItem) -> u32 {
    let channels: Vec<&str> = item.channels.iter().map(|channel| channel.key()).collect();
    let when = match item.when {
        When::Offset { days } => format!("offset {days}"),
        When::Pinned { date } => format!("pinned {date}"),
    };
    let parts: [&str; 13] = [
        item.title.as_str(),
        item.kind.key(),
        item.purpose.key(),
        item.audience.as_str(),
        item.message.as_str(),
        &channels.join(" "),
        item.sender.key(),
        &when,
        &item.time.map_or_else(String::new, |time| time.to_string()),
        &item.minutes.to_string(),
        item.owner.as_str(),
        item.state.key(),
        if item.endorsed { "endorsed" } else { "" },
    ];
    let mut hash: u32 = 0x811c_9dc5;
    for part in parts {
        let length = part.len().to_string();
        for byte in length.bytes().chain([b':']).chain(part.bytes()) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::comms::{Channel, ItemState, Message, Purpose};

    fn plan() -> Plan {
        let mut plan = Plan { launch: "2026-09-07".parse().unwrap(), ..Plan::default() };
        plan.comms.messages.push(Message {
            id: Id::new("m"),
            title: "Nudge".into(),
            purpose: Purpose::ProgressNudge,
            ..Message::default()
        });
        plan.comms.matrix.push(MatrixRow {
            id: Id::new("r"),
            message: Id::new("m"),
            rhythm: Rhythm::Weekly,
            times: 3,
            first: When::offset_days(7),
            channel: Channel::InApp,
            also: vec![Channel::InApp, Channel::Manager],
            ..MatrixRow::default()
        });
        plan
    }

    fn days(plan: &Plan) -> Vec<String> {
        plan.comms.items.iter().map(|item| plan.date(item.when).to_string()).collect()
    }

    #[test]
    fn a_row_becomes_one_item_per_repetition() {
        let (mut plan, mut ids) = (plan(), CountedIds::new("i"));
        assert_eq!(lay_out(&mut plan, &mut ids).added, 3);
        assert_eq!(days(&plan), ["2026-09-14", "2026-09-21", "2026-09-28"]);
        let first = &plan.comms.items[0];
        assert_eq!((first.title.as_str(), first.purpose), ("Nudge", Purpose::ProgressNudge));
        assert_eq!(first.channels, [Channel::InApp, Channel::Manager]);
    }

    #[test]
    fn laying_out_twice_changes_nothing() {
        let (mut plan, mut ids) = (plan(), CountedIds::new("i"));
        lay_out(&mut plan, &mut ids);
        let before = plan.clone();
        assert_eq!(lay_out(&mut plan, &mut ids), LaidOut::default());
        assert_eq!(plan, before);
    }

    #[test]
    fn a_changed_row_moves_its_items_but_not_those_changed_by_hand() {
        let (mut plan, mut ids) = (plan(), CountedIds::new("i"));
        lay_out(&mut plan, &mut ids);
        plan.comms.items[1].title = "Half-way mark".into();
        plan.comms.matrix[0].first = When::offset_days(8);
        let done = lay_out(&mut plan, &mut ids);
        assert_eq!(done, LaidOut { updated: 2, kept: 1, ..LaidOut::default() });
        assert_eq!(days(&plan), ["2026-09-15", "2026-09-21", "2026-09-29"]);
        assert_eq!(plan.comms.items[1].title, "Half-way mark");
    }

    #[test]
    fn fewer_repetitions_remove_only_untouched_items() {
        let (mut plan, mut ids) = (plan(), CountedIds::new("i"));
        lay_out(&mut plan, &mut ids);
        plan.comms.items[2].state = ItemState::Sent;
        plan.comms.matrix[0].times = 1;
        let done = lay_out(&mut plan, &mut ids);
        assert_eq!(done, LaidOut { kept: 1, removed: 1, ..LaidOut::default() });
        assert_eq!(plan.comms.items.len(), 2);
    }

    #[test]
    fn an_item_taken_out_by_hand_does_not_come_back() {
        let (mut plan, mut ids) = (plan(), CountedIds::new("i"));
        lay_out(&mut plan, &mut ids);
        let second = plan.comms.items[1].id.clone();
        remove_item(&mut plan, &second);
        assert_eq!(preview(&plan), LaidOut::default());
        assert_eq!(days(&plan), ["2026-09-14", "2026-09-28"]);
    }

    #[test]
    fn items_made_by_hand_are_left_alone() {
        let (mut plan, mut ids) = (plan(), CountedIds::new("i"));
        plan.comms.items.push(CommsItem { id: Id::new("own"), title: "Open day".into(), ..CommsItem::default() });
        assert_eq!(lay_out(&mut plan, &mut ids).added, 3);
        assert_eq!(plan.comms.items[0].title, "Open day");
    }

    #[test]
    fn a_row_that_happens_once_ignores_its_count_and_a_wild_count_is_capped() {
        let mut row = MatrixRow { times: 9, ..MatrixRow::default() };
        assert_eq!(repetitions(&row), 1);
        row.rhythm = Rhythm::Monthly;
        row.times = u32::MAX;
        assert_eq!(repetitions(&row), MOST_TIMES);
    }
}
