//! Which of several columns tells the learner, and which of several dates the day.

use super::profile::Profile;
use crate::ingest::roles::{self, Role};
use crate::ingest::settings::Column;
use crate::ingest::text::fold;

/// An id that most rows leave empty tells no learners, where their addresses or names stand beside it: grade books have
/// a column for ids that nobody fills in.
pub fn prefer_filled_key(columns: &mut [Column], profiles: &[Profile]) {
    let filled = |role: Role| {
        let column = columns.iter().find(|column| column.role == role)?;
        Some((column.index, profiles.get(column.index)?.filled))
    };
    let halves = || filled(Role::FirstName).zip(filled(Role::LastName)).map(|(first, _)| first);
    let other = filled(Role::Email).or_else(|| filled(Role::Name)).or_else(halves).map_or(0, |(_, cells)| cells);
    if let Some((id, cells)) = filled(Role::Learner)
        && cells * 2 < other
    {
        columns[id].role = Role::Ignore;
    }
}

/// A bare "ID" may number the rows of a database, or the meetings of a report. It is nobody's where another column says
/// whose id it holds, or where addresses or names beside it are clearly more or fewer than it.
pub fn drop_other_ids(columns: &mut [Column], profiles: &[Profile]) {
    let is_bare = |column: &Column| column.role == Role::Learner && fold(&column.header) == "id";
    let Some((id, profile)) = columns.iter().position(is_bare).and_then(|id| Some((id, profiles.get(id)?))) else {
        return;
    };
    let others = |role: Role| {
        let beside = columns.iter().filter(move |column| column.role == role && column.index != id);
        beside.filter_map(|column| Some((column.header.as_str(), profiles.get(column.index)?)))
    };
    let says_whose = |(header, other): (&str, &Profile)| {
        let is_as_full = other.filled > 0 && other.filled >= profile.filled;
        is_as_full && (names_an_id(&fold(header)) || other.distinct * 20 < profile.distinct * 19)
    };
    // Forms that do not ask for it write "anonymous" for each address.
    let addresses = || others(Role::Email).filter(|(_, other)| other.mostly(other.emails, 60));
    let has_address = addresses().next().is_some();
    // A bare "Name" without an address may be the course's.
    let names =
        others(Role::Name).filter(|(header, other)| other.distinct > 1 && (has_address || fold(header) != "name"));
    let people = addresses().chain(names).filter(|(_, other)| other.filled * 10 >= profile.filled * 9);
    let people = people.map(|(_, other)| other.distinct).max().unwrap_or(profile.distinct);
    // Two people may well have one name, and hardly one address.
    let (most, of) = if has_address { (19, 20) } else { (4, 5) };
    let is_other = people * of < profile.distinct * most || profile.distinct * 10 < people * 9;
    if is_other || others(Role::Learner).any(says_whose) {
        columns[id].role = Role::Ignore;
    }
}

/// "Employee ID" and "Personalnummer" say whose id it is; "User" may be a name.
fn names_an_id(header: &str) -> bool {
    ["id", "number", "nummer", " no"].iter().any(|end| header.ends_with(end)) || header.starts_with("id ")
}

/// Addresses of hosts, trainers and authors may stand before those of the learners: a header that asks for an address
/// wins, then one that asks for a learner.
pub fn prefer_asked_address(columns: &mut [Column]) {
    let rank = |column: &Column| match roles::from_header(&column.header) {
        Role::Email => 0,
        Role::Learner | Role::Name => 1,
        _ => 2,
    };
    let best = columns.iter().filter(|column| column.role == Role::Email).map(rank).min();
    for column in columns.iter_mut().filter(|column| column.role == Role::Email) {
        if best.is_some_and(|best| rank(column) > best) {
            column.role = Role::Ignore;
        }
    }
}

/// Where learners come again and nothing names the course, the type of training tells their rows apart; it groups no
/// learners then.
pub fn find_course(columns: &mut [Column], profiles: &[Profile]) {
    let comes_again = |column: &Column| {
        matches!(column.role, Role::Learner | Role::Email)
            && profiles.get(column.index).is_some_and(|profile| profile.distinct < profile.filled)
    };
    if columns.iter().any(|column| matches!(column.role, Role::Course | Role::Step)) || !columns.iter().any(comes_again)
    {
        return;
    }
    let is_type = |column: &&mut Column| column.role == Role::Cohort && fold(&column.header) == "training type";
    if let Some(column) = columns.iter_mut().find(is_type) {
        column.role = Role::Course;
    }
}

/// A time of day tells no day beside the date it belongs to, and neither does the number of a day.
pub fn prefer_dated(columns: &mut [Column], profiles: &[Profile]) {
    let is_dated =
        |column: &Column| profiles.get(column.index).is_some_and(|profile| profile.filled > 0 && profile.has_dates());
    let dated: Vec<Role> = columns.iter().filter(|column| is_dated(column)).map(|column| column.role).collect();
    for column in columns.iter_mut() {
        let may_yield = column.role.is_date() && !column.role.is_shared() && dated.contains(&column.role);
        if may_yield && !is_dated(column) {
            column.role = Role::Ignore;
        }
    }
}
