//! Matrices of trainings: a row for each person, a column for each training, and in its cells the day it was done.

use super::profile::Profile;
use crate::ingest::dates::DateOrder;
use crate::ingest::facts::Facts;
use crate::ingest::roles::{self, Role};
use crate::ingest::settings::{Column, Settings};

/// Fewer columns of dates than this may be dates of anything.
const LEAST: usize = 3;

/// Makes the trainings of a matrix steps, and returns whether the table is one.
pub fn find(columns: &mut [Column], profiles: &[Profile]) -> bool {
    if columns.iter().any(speaks_against) || !has_a_row_each(columns, profiles) {
        return false;
    }
    let may_be =
        |column: &Column| column.role == Role::Ignore && !column.stray && roles::may_be_training(&column.header);
    let mut dated = Vec::new();
    for (column, profile) in columns.iter().zip(profiles) {
        if may_be(column) && profile.has_dates() {
            dated.push(column.index);
        }
    }
    let ([first, .., last], true) = (dated.as_slice(), dated.len() >= LEAST) else { return false };
    for (column, profile) in columns.iter_mut().zip(profiles) {
        // A training that nobody has done stands among the others.
        let is_open = (*first..=*last).contains(&column.index) && profile.filled == 0 && may_be(column);
        if is_open || dated.contains(&column.index) {
            column.role = Role::StepStatus;
        }
    }
    true
}

/// Returns how the trainings of a matrix are dated, by one hand: what the values of one prove, or a person chose for it,
/// holds for all.
pub fn order(columns: &[Column], profiles: &[Profile], settings: &Settings) -> Option<DateOrder> {
    let trainings = || columns.iter().filter(|column| column.role == Role::StepStatus);
    let dated = trainings().filter_map(|column| profiles.get(column.index)).filter(|profile| profile.has_dates());
    let proved = dated.filter_map(|profile| profile.evidence.order()).find(|order| *order != DateOrder::YearFirst);
    let chosen = || trainings().find_map(|column| settings.date_orders.get(&column.index).copied());
    proved.or_else(chosen).filter(|order| !order.is_count())
}

/// Whether a column tells that rows are something else, or dates what was done; dates of employment and enrolment do
/// not.
fn speaks_against(column: &Column) -> bool {
    const OTHERS: [Role; 9] = [
        Role::Course,
        Role::Step,
        Role::Event,
        Role::Description,
        Role::Status,
        Role::Success,
        Role::Answer,
        Role::StepStatus,
        Role::StepScore,
    ];
    let is_life = matches!(column.role, Role::Hired | Role::Enrolled | Role::Unenrolled);
    OTHERS.contains(&column.role) || column.role.is_date() && !is_life
}

/// Whether nearly every row names a person of its own.
fn has_a_row_each(columns: &[Column], profiles: &[Profile]) -> bool {
    let facts = Facts::of(columns);
    match facts.key().and_then(|place| profiles.get(place)) {
        Some(key) => key.filled > 0 && key.distinct * 10 >= key.filled * 9,
        None => facts.names().is_some(),
    }
}
