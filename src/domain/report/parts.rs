//! What documents have in common: the line below the title, the foot, and the mark of what is still open.

use chrono::NaiveDate;

use super::Block;
use crate::id::Id;
use crate::plan::Plan;
use crate::schedule::When;
use crate::schedule::weeks::{long_date, short_date};
use crate::t;

/// What is rolled out: the programme, or the plan's own name without one.
pub(super) fn programme(plan: &Plan) -> &str {
    if plan.programme.trim().is_empty() { &plan.name } else { &plan.programme }
}

/// The line below a title: organisation and launch.
pub(super) fn subtitle(plan: &Plan) -> String {
    let launch = t!("align.document.launch", date = long_date(plan.launch));
    match plan.organisation.trim() {
        "" => launch,
        organisation => t!("align.document.subtitle", organisation = organisation, launch = launch),
    }
}

/// The line at the foot: the day, and which plan it is from.
pub(super) fn foot(plan: &Plan, today: NaiveDate) -> String {
    t!("align.document.foot", date = long_date(today), plan = plan.name)
}

/// A block with the text, or what is missing.
pub(super) fn or_missing(text: &str, missing: &str, block: fn(String) -> Block) -> Block {
    match text.trim() {
        "" => Block::Missing(t!(missing)),
        text => block(text.to_owned()),
    }
}

/// The mark of a cell that is still to be filled in.
pub(super) fn open() -> String {
    t!("align.document.open")
}

/// A date, or the mark of an open cell.
pub(super) fn date_or_open(plan: &Plan, when: Option<When>) -> String {
    when.map_or_else(open, |when| short_date(plan.date(when)))
}

/// A person's name, or the mark of an open cell.
pub(super) fn name_or_open(plan: &Plan, person: &Id) -> String {
    text_or_open(plan.person_name(person))
}

/// A text, or the mark of an open cell.
pub(super) fn text_or_open(text: &str) -> String {
    match text.trim() {
        "" => open(),
        text => text.to_owned(),
    }
}
