//! The rollout checklist as a page to hand on: what is open, by when and by whom, what is overdue first (rows M5, L2).

use chrono::NaiveDate;

use super::parts::{foot, programme, subtitle, text_or};
use super::{Block, Document};
use crate::choice::Choice;
use crate::plan::Plan;
use crate::plan::checklist::{ChecklistItem, Tally, checklist};
use crate::schedule::weeks::short_date;
use crate::t;

/// The open items of a plan's checklist as of a day.
pub fn rollout_checklist(plan: &Plan, today: NaiveDate) -> Document {
    let items = checklist(plan, today);
    let Tally { all, done, overdue } = Tally::of(&items);
    let open: Vec<&ChecklistItem> = items.iter().filter(|item| item.done.is_none()).collect();
    let list = if open.is_empty() { Block::Text(t!("report.checklist.all-done")) } else { table(plan, &open) };
    Document {
        kind: t!("report.checklist.kind"),
        title: t!("report.checklist.title", programme = programme(plan)),
        subtitle: subtitle(plan),
        blocks: vec![Block::Lead(t!("report.checklist.tally", done = done, all = all, overdue = overdue)), list],
        foot: foot(plan, today),
    }
}

fn table(plan: &Plan, open: &[&ChecklistItem]) -> Block {
    let head = ["what", "by", "owner", "phase"];
    // lang: report.column.*
    let head = head.iter().map(|column| t!(format!("report.column.{column}"))).collect();
    let row = |item: &&ChecklistItem| {
        let date = short_date(item.due);
        let by = if item.overdue { t!("report.overdue", date = date) } else { date };
        let owner = text_or(plan.person_name(&item.owner), || t!("tasks.nobody"));
        vec![item.text.clone(), by, owner, item.phase.label()]
    };
    Block::Table { head, rows: open.iter().map(row).collect(), numeric: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use crate::plan::checklist::set_done;
    use crate::practice::sample::sample;
    use crate::report::parts::open;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn no_line_of_the_samples_list_is_there_twice_and_nobody_is_said_to_be_agreed() {
        let today = day("2026-11-22");
        let document = rollout_checklist(&sample(Id::new("s"), today), today);
        let Block::Table { rows, .. } = &document.blocks[1] else { panic!("a table") };
        let mut texts: Vec<&String> = rows.iter().map(|row| &row[0]).collect();
        texts.sort_unstable();
        let all = texts.len();
        texts.dedup();
        assert_eq!(texts.len(), all);
        let owners: Vec<&String> = rows.iter().map(|row| &row[2]).collect();
        assert!(owners.contains(&&t!("tasks.nobody")) && !owners.contains(&&open()), "{owners:?}");
    }

    #[test]
    fn open_items_stand_in_the_order_of_their_dates_and_those_done_are_only_counted() {
        let mut plan = Plan { launch: day("2026-09-07"), ..Plan::default() };
        let today = day("2026-08-03");
        let first = checklist(&plan, today).remove(0);
        set_done(&mut plan, &first.key, Some(today));
        let document = rollout_checklist(&plan, today);
        let Block::Table { head, rows, .. } = &document.blocks[1] else { panic!("a table") };
        let items = checklist(&plan, today);
        assert_eq!(rows.len(), items.len() - 1);
        assert!(rows.iter().all(|row| row.len() == head.len() && row[0] != first.text));
        let tally = Tally::of(&items);
        let lead = t!("report.checklist.tally", done = 1, all = items.len(), overdue = tally.overdue);
        assert_eq!(document.blocks[0], Block::Lead(lead));
        assert!(rows[0][1].contains(&short_date(items[1].due)));
    }
}
