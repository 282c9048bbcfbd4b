//! What documents have in common: the line below the title, the foot, and the marks of what is open or has no value.

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

/// The mark of what someone has yet to agree to: an aim, a day, who does it.
pub(super) fn open() -> String {
    t!("align.document.open")
}

/// The mark of what is not done or answered yet.
pub(super) fn pending() -> String {
    t!("align.document.pending")
}

/// The mark of a cell that has no value.
pub(super) fn none() -> String {
    t!("align.document.none")
}

/// A date, or the mark of what is to be agreed.
pub(super) fn date_or_open(plan: &Plan, when: Option<When>) -> String {
    when.map_or_else(open, |when| short_date(plan.date(when)))
}

/// A person's name, or the mark of what is to be agreed.
pub(super) fn name_or_open(plan: &Plan, person: &Id) -> String {
    text_or_open(plan.person_name(person))
}

/// A text, or the mark of what is to be agreed.
pub(super) fn text_or_open(text: &str) -> String {
    text_or(text, open)
}

/// A text, or the mark of a cell without a value.
pub(super) fn text_or_none(text: &str) -> String {
    text_or(text, none)
}

/// A text, or a mark where there is none.
pub(super) fn text_or(text: &str, mark: fn() -> String) -> String {
    match text.trim() {
        "" => mark(),
        text => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_value_what_is_not_done_and_what_is_to_be_agreed_are_told_apart() {
        let marks = [none(), pending(), open()];
        assert!(marks.iter().all(|mark| !mark.starts_with("align.")), "{marks:?}");
        assert_eq!([text_or_none(" "), text_or("", pending), text_or_open("")], marks);
        assert!(marks[0] != marks[1] && marks[1] != marks[2] && marks[0] != marks[2]);
        assert_eq!(text_or_none(" said "), text_or_open("said"));
    }
}
