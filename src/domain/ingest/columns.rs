//! The columns of a table: what the values of each look like, and the role that header and values give it.

use std::collections::HashSet;

use super::dates::{DateOrder, Evidence, Parts};
use super::header::Row;
use super::roles::{self, Role};
use super::settings::{Column, Dates, Settings};
use super::status::{Standing, standing};
use super::text;

/// More cohort columns than this are not guessed; a person can still choose them.
const MAX_COHORTS: usize = 6;

/// What the values of one column look like.
#[derive(Debug, Default)]
struct Profile {
    rows: usize,
    filled: usize,
    distinct: usize,
    numbers: usize,
    integers: usize,
    zero_to_ten: usize,
    largest: f64,
    dates: usize,
    emails: usize,
    statuses: usize,
    standings: usize,
    learner_roles: usize,
    evidence: Evidence,
    twelve_hours: bool,
}

impl Profile {
    fn of(rows: &[Row], column: usize) -> Self {
        let mut profile = Self { rows: rows.len(), ..Self::default() };
        let mut seen = HashSet::new();
        let mut standings = HashSet::new();
        for row in rows {
            let cell = row.cells.get(column).map_or("", String::as_str);
            if text::is_missing(cell.as_bytes()) {
                continue;
            }
            profile.filled += 1;
            if let Some(number) = text::number(cell) {
                profile.add_number(number);
            }
            if let Some(parts) = Parts::read(cell.as_bytes()) {
                profile.dates += 1;
                profile.evidence.add(parts.proves());
                profile.twelve_hours |= cell.ends_with(['M', 'm']);
            }
            profile.emails += usize::from(text::is_email(cell));
            if seen.insert(cell) {
                profile.learner_roles += usize::from(roles::is_learner_role(cell));
                standings.insert(standing(cell));
            }
            profile.statuses += usize::from(standing(cell) != Standing::Other);
        }
        profile.distinct = seen.len();
        profile.standings = standings.len();
        profile
    }

    fn add_number(&mut self, number: f64) {
        self.numbers += 1;
        self.integers += usize::from(number.fract() == 0.0);
        self.zero_to_ten += usize::from(number.fract() == 0.0 && (0.0..=10.0).contains(&number));
        self.largest = self.largest.max(number);
    }

    /// Whether at least this share of the filled cells is of a kind.
    fn mostly(&self, count: usize, percent: usize) -> bool {
        count > 0 && count * 100 >= self.filled * percent
    }

    fn has_dates(&self) -> bool {
        self.mostly(self.dates, 60)
    }

    fn groups_people(&self) -> bool {
        self.filled > 0 && (self.distinct <= 12 || self.distinct * 3 <= self.rows)
    }

    /// Whether the column answers a 0–10 question; a scale that ends at 5 is another question.
    fn is_zero_to_ten(&self) -> bool {
        self.mostly(self.zero_to_ten, 90) && self.largest > 5.0
    }
}

/// Describes the columns of a table of this width.
pub fn describe(header: Option<&Row>, rows: &[Row], width: usize, settings: &Settings) -> Vec<Column> {
    let profiles: Vec<Profile> = (0..width).map(|column| Profile::of(rows, column)).collect();
    let mut columns: Vec<Column> = (0..width)
        .map(|index| {
            let header = header.and_then(|row| row.cells.get(index)).map_or("", String::as_str);
            let profile = &profiles[index];
            Column {
                index,
                header: header.split_whitespace().collect::<Vec<_>>().join(" "),
                samples: samples(rows, index),
                emails: profile.mostly(profile.emails, 60),
                stray: header.is_empty() && profile.filled > 0 && profile.filled * 5 < profile.rows,
                ..Column::default()
            }
        })
        .collect();
    guess_roles(&mut columns, &profiles);
    for column in &mut columns {
        if let Some(role) = settings.roles.get(&column.index) {
            column.role = *role;
        }
        let profile = &profiles[column.index];
        column.offsets = column.role.is_date() && !profile.has_dates() && profile.mostly(profile.integers, 80);
    }
    set_date_orders(&mut columns, &profiles, settings);
    columns
}

fn samples(rows: &[Row], column: usize) -> Vec<String> {
    let cells = rows.iter().filter_map(|row| row.cells.get(column));
    cells.filter(|cell| !text::is_missing(cell.as_bytes())).take(3).cloned().collect()
}

fn guess_roles(columns: &mut [Column], profiles: &[Profile]) {
    for (column, profile) in columns.iter_mut().zip(profiles) {
        if !column.stray {
            column.role = role(column, profile);
        }
    }
    let mut taken = HashSet::new();
    let mut cohorts = 0;
    for column in columns.iter_mut() {
        cohorts += usize::from(column.role == Role::Cohort);
        let is_taken = !column.role.is_shared() && !taken.insert(column.role);
        if is_taken || column.role == Role::Cohort && cohorts > MAX_COHORTS {
            column.role = Role::Ignore;
        }
    }
    // What the headers left open, the values may tell.
    if !taken.contains(&Role::Email) {
        assign(columns, Role::Email, |column| column.emails);
    }
    if !taken.contains(&Role::Status) {
        assign(columns, Role::Status, |column| {
            let profile = &profiles[column.index];
            profile.mostly(profile.statuses, 80) && profile.standings > 1
        });
    }
    let has_dates = [Role::At, Role::Started, Role::Completed, Role::Enrolled].iter().any(|role| taken.contains(role));
    if !has_dates {
        assign(columns, Role::At, |column| profiles[column.index].has_dates() && !roles::is_other_date(&column.header));
    }
    let is_learning = [Role::Status, Role::Completed, Role::Step, Role::Started, Role::Event]
        .iter()
        .any(|role| columns.iter().any(|column| column.role == *role));
    if !taken.contains(&Role::Answer) && !is_learning {
        let scale = columns
            .iter()
            .find(|column| column.role == Role::Score && profiles[column.index].is_zero_to_ten())
            .map(|column| column.index);
        if let Some(index) = scale {
            columns[index].role = Role::Answer;
        }
    }
}

/// Gives a role to the first column without one that fits.
fn assign(columns: &mut [Column], role: Role, fits: impl Fn(&Column) -> bool) {
    let free = |column: &&mut Column| column.role == Role::Ignore && !column.stray && fits(column);
    if let Some(column) = columns.iter_mut().find(free) {
        column.role = role;
    }
}

/// The role a header gives, unless the values speak against it.
fn role(column: &Column, profile: &Profile) -> Role {
    let role = roles::from_header(&column.header);
    let header = text::fold(&column.header);
    if matches!(header.as_str(), "completed" | "complete" | "abgeschlossen" | "termine" | "completado") {
        return if profile.has_dates() { Role::Completed } else { Role::Status };
    }
    match role {
        _ if role.is_date() => {
            let fits = profile.filled == 0 || profile.has_dates() || profile.mostly(profile.integers, 80);
            if fits { role } else { Role::Ignore }
        }
        Role::CourseRole if profile.learner_roles == 0 => {
            if profile.groups_people() {
                Role::Cohort
            } else {
                Role::Ignore
            }
        }
        Role::Cohort if !profile.groups_people() || column.emails => Role::Ignore,
        Role::Answer if !profile.mostly(profile.numbers, 60) => Role::Ignore,
        _ if column.emails => Role::Email,
        _ => role,
    }
}

/// Decides day-first or month-first for each column: chosen, proved by its values, or assumed.
///
/// An unclear column follows a clear one of the same file; a clock of twelve hours speaks for month-first; day-first
/// is what most of the world writes.
fn set_date_orders(columns: &mut [Column], profiles: &[Profile], settings: &Settings) {
    let proved = profiles.iter().filter(|profile| profile.has_dates()).find_map(|profile| profile.evidence.order());
    for (column, profile) in columns.iter_mut().zip(profiles) {
        let chosen = settings.date_orders.get(&column.index).copied();
        let decided = chosen.or_else(|| profile.evidence.order());
        let assumed = proved.unwrap_or(if profile.twelve_hours { DateOrder::MonthFirst } else { DateOrder::DayFirst });
        column.dates =
            profile.has_dates().then(|| Dates { order: decided.unwrap_or(assumed), sure: decided.is_some() });
    }
}
