//! The columns of a table: what the values of each look like, and the role that header and values give it.

mod keys;
mod matrix;
mod profile;

use std::collections::{BTreeSet, HashSet};

use super::dates::{DateOrder, Parts};
use super::dialect::Delimiter;
use super::header::Row;
use super::numbers::DecimalMark;
use super::presets::Preset;
use super::roles::{self, Role, StepColumn};
use super::settings::{Column, Dates, Decimals, Settings};
use super::status::{self, Standing};
use super::text;
use profile::{Profile, StatusNumbers};

/// More cohort columns than this are not guessed; a person can still choose them.
const MAX_COHORTS: usize = 6;

/// Describes the columns of a table of this width, and says which preset its header is.
pub fn describe(
    header: Option<&Row>,
    rows: &[Row],
    width: usize,
    delimiter: Delimiter,
    settings: &Settings,
) -> (Vec<Column>, Option<&'static Preset>) {
    let profiles: Vec<Profile> = (0..width).map(|column| Profile::of(rows, column)).collect();
    let mut columns: Vec<Column> = (0..width)
        .map(|index| {
            let header = header.and_then(|row| row.cells.get(index)).map_or("", String::as_str);
            let profile = &profiles[index];
            Column {
                index,
                header: header.split_whitespace().collect::<Vec<_>>().join(" "),
                samples: samples(rows, index),
                decimals: decimals(index, profile, delimiter, settings),
                emails: profile.mostly(profile.emails, 60),
                stray: header.is_empty() && profile.filled > 0 && profile.filled * 5 < profile.rows,
                ..Column::default()
            }
        })
        .collect();
    let preset = guess_roles(&mut columns, &profiles);
    for column in &mut columns {
        if let Some(role) = settings.roles.get(&column.index) {
            column.role = *role;
        }
        let profile = &profiles[column.index];
        let is_date = profile.has_dates() || profile.date_count(column.role).is_some();
        let counts_days = column.role.is_date() && column.role != Role::Week;
        column.offsets =
            counts_days && !is_date && profile.undated < profile.filled && profile.mostly(profile.integers, 80);
        if column.role == Role::Status {
            column.letters = roles::asks_presence(&column.header) && says_present(rows, column.index);
            column.unknown_statuses = unknown_statuses(rows, column.index, column.letters);
        }
        column.lost_dates = column.role.is_date() && profile.mostly(profile.lost_dates, 60);
    }
    set_date_orders(&mut columns, &profiles, settings);
    (columns, preset)
}

/// Decides the decimal mark of a column: chosen, proved by its values, or assumed.
///
/// Semicolons part the cells where a comma marks the decimals: so do spreadsheets set to such a country.
fn decimals(index: usize, profile: &Profile, delimiter: Delimiter, settings: &Settings) -> Decimals {
    let decided = settings.decimals.get(&index).copied().or_else(|| profile.decimals.mark());
    let assumed = if delimiter == Delimiter::Semicolon { DecimalMark::Comma } else { DecimalMark::Point };
    let seen = profile.decimals.has_any();
    Decimals { mark: decided.unwrap_or(assumed), seen, sure: decided.is_some() || !seen }
}

fn samples(rows: &[Row], column: usize) -> Vec<String> {
    let cells = rows.iter().filter_map(|row| row.cells.get(column));
    cells.filter(|cell| !text::is_missing(cell.as_bytes())).take(3).cloned().collect()
}

/// Whether a column of attendance says `P`: without it, `A` may stand for any word.
fn says_present(rows: &[Row], index: usize) -> bool {
    rows.iter().filter_map(|row| row.cells.get(index)).any(|cell| cell.eq_ignore_ascii_case("p"))
}

/// Words that tell nothing about completion; numbers are those of rows that sum others up.
fn unknown_statuses(rows: &[Row], index: usize, letters: bool) -> Vec<String> {
    let read = status::reading(letters);
    let cells = rows.iter().filter_map(|row| row.cells.get(index)).map(String::as_str);
    let words: BTreeSet<&str> = cells.filter(|cell| !text::is_missing(cell.as_bytes())).collect();
    let is_unknown = |word: &&str| text::number(word).is_none() && read(word).0 == Standing::Other;
    words.into_iter().filter(is_unknown).take(3).map(str::to_owned).collect()
}

fn guess_roles(columns: &mut [Column], profiles: &[Profile]) -> Option<&'static Preset> {
    for (column, profile) in columns.iter_mut().zip(profiles) {
        if !column.stray {
            column.role = role(column, profile);
        }
    }
    let preset = apply_preset(columns, profiles);
    find_half_names(columns);
    keys::prefer_filled_key(columns, profiles);
    keys::prefer_asked_address(columns);
    keys::prefer_dated(columns, profiles);
    keys::find_course(columns, profiles);
    if preset.is_none_or(|preset| preset.roles.iter().all(|(_, role)| *role != Role::Learner)) {
        keys::drop_other_ids(columns, profiles);
    }
    find_steps(columns, profiles);
    let is_matrix = preset.is_none() && matrix::find(columns, profiles);
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
    let is_wide = columns.iter().any(|column| column.role.is_step());
    if !taken.contains(&Role::Status) && !is_wide {
        assign(columns, Role::Status, |column| {
            let profile = &profiles[column.index];
            // A header that is known has another role, or its preset knows better.
            let is_unknown = roles::from_header(&column.header) == Role::Ignore;
            is_unknown && profile.has_statuses() && profile.standings > 1
        });
    }
    if !taken.contains(&Role::Completed) && !is_wide && preset.is_none() {
        assign(columns, Role::Completed, |column| {
            profiles[column.index].has_dates() && roles::tells_completion(&column.header)
        });
    }
    if !columns.iter().any(|column| matches!(column.role, Role::Status | Role::Completed)) && !is_wide {
        assign(columns, Role::Status, |column| {
            profiles[column.index].status_numbers() == StatusNumbers::Percents && roles::tells_progress(&column.header)
        });
    }
    let is_dated = columns.iter().any(|column| column.role.is_date() && column.role != Role::Unenrolled);
    if !is_dated && preset.is_none() && !is_matrix {
        // Of several columns of dates, none stands for what happened by chance: a matrix of trainings has one for each.
        let may_be = |column: &Column| profiles[column.index].has_dates() && !roles::is_other_date(&column.header);
        let several = columns.iter().filter(|column| column.role == Role::Ignore && may_be(column)).count() > 1;
        assign(columns, Role::At, |column| may_be(column) && (!several || roles::asks_when(&column.header)));
    }
    let learning = [Role::Status, Role::Completed, Role::Step, Role::Started, Role::Event, Role::Minutes, Role::Count];
    let work = [Role::Performance, Role::Confirmed, Role::Week];
    let is_learning =
        is_wide || columns.iter().any(|column| learning.contains(&column.role) || work.contains(&column.role));
    if !taken.contains(&Role::Answer) && !is_learning {
        let scale = columns
            .iter()
            .find(|column| {
                column.role == Role::Score
                    && roles::may_be_answer(&column.header)
                    && profiles[column.index].is_zero_to_ten()
            })
            .map(|column| column.index);
        if let Some(index) = scale {
            columns[index].role = Role::Answer;
        }
    }
    preset
}

/// Gives headers their role that tell half of a name only beside the other half, unless another column has that role.
fn find_half_names(columns: &mut [Column]) {
    let half = |index: usize| {
        let column = columns.get(index).filter(|column| matches!(column.role, Role::Ignore | Role::Name))?;
        let beside =
            [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|place| columns.get(place));
        let mut halves = beside.filter(|beside| beside.role.is_half_name() && !column.stray);
        let half = halves.find_map(|beside| roles::name_beside(&column.header, &beside.header))?;
        columns.iter().all(|column| column.role != half).then_some((index, half))
    };
    let found: Vec<(usize, Role)> = (0..columns.len()).filter_map(half).collect();
    for (index, half) in found {
        columns[index].role = half;
    }
}

/// Gives the roles of the preset whose header this is; values that speak against a role still count.
fn apply_preset(columns: &mut [Column], profiles: &[Profile]) -> Option<&'static Preset> {
    let headers: Vec<&str> = columns.iter().map(|column| column.header.as_str()).collect();
    let preset = Preset::find(&headers)?;
    let roles = preset.roles(&headers);
    let fits = |(index, role): (usize, &Option<Role>)| {
        let role = (*role)?;
        let (column, profile) = (columns.get(index)?, profiles.get(index)?);
        let is_refused = match role {
            // A graded column has no role by its header, and marks in it.
            Role::StepScore => roles::from_header(&column.header) != Role::Ignore || !profile.has_marks(),
            _ if role.is_date() => {
                profile.filled > profile.undated && !profile.has_dates() && profile.date_count(role).is_none()
            }
            _ => false,
        };
        (!is_refused).then_some(role)
    };
    let roles: Vec<Option<Role>> = roles.iter().enumerate().map(fits).collect();
    let names_steps = preset.roles.iter().any(|(_, role)| *role == Role::StepScore);
    if names_steps && !roles.contains(&Some(Role::StepScore)) {
        return None;
    }
    for (column, role) in columns.iter_mut().zip(roles) {
        if let Some(role) = role {
            column.role = role;
            column.stray = false;
        }
    }
    Some(preset)
}

/// Finds the columns of wide reports: a status and perhaps a date for each step, or a mark.
fn find_steps(columns: &mut [Column], profiles: &[Profile]) {
    let mut forms = HashSet::new();
    for (column, profile) in columns.iter_mut().zip(profiles) {
        let is_graded = roles::step_column(&column.header) == Some(StepColumn::Score);
        if column.role == Role::Ignore && is_graded && profile.has_marks() {
            // One step may have its mark in several forms.
            let is_again = roles::before_grade(&column.header).is_some_and(|name| !forms.insert(name.to_owned()));
            column.role = if is_again { Role::Ignore } else { Role::StepScore };
        }
    }
    let pairs: Vec<usize> = (0..columns.len()).filter(|index| is_pair(columns, profiles, *index)).collect();
    // An empty column at the end of a table makes no pair by itself.
    if pairs.len() > 1 || pairs.iter().any(|index| profiles.get(index + 1).is_some_and(|dates| dates.filled > 0)) {
        for index in pairs {
            columns[index].role = Role::StepStatus;
            columns[index + 1].role = Role::StepDate;
            columns[index + 1].stray = false;
        }
    }
    // Statuses of several steps without dates; a single column of them is the status of the row.
    let is_status = |column: &Column| {
        column.role == Role::Ignore
            && !column.header.is_empty()
            && !column.stray
            && profiles[column.index].has_statuses()
    };
    let has_status = columns.iter().any(|column| matches!(column.role, Role::Status | Role::Step));
    let has_pairs = columns.iter().any(|column| column.role == Role::StepStatus);
    if has_pairs || !has_status && columns.iter().filter(|column| is_status(column)).count() > 1 {
        for column in columns.iter_mut().filter(|column| is_status(column)) {
            column.role = Role::StepStatus;
        }
    }
}

/// Whether a column holds the status of a step and the next one its date. The header of the date is blank, a date, or
/// that of the status with "completion date" behind it.
fn is_pair(columns: &[Column], profiles: &[Profile], index: usize) -> bool {
    let (Some(status), Some(date)) = (columns.get(index), columns.get(index + 1)) else {
        return false;
    };
    let (Some(statuses), Some(dates)) = (profiles.get(index), profiles.get(index + 1)) else {
        return false;
    };
    let is_named = !status.header.is_empty() && matches!(status.role, Role::Ignore | Role::StepStatus);
    let follows = date.header.strip_prefix(status.header.as_str()).is_some_and(|rest| rest.starts_with(" - "));
    let has_date_header = date.header.is_empty() || Parts::read(date.header.as_bytes()).is_some() || follows;
    let has_statuses = statuses.has_statuses() || follows && statuses.filled == 0;
    is_named && has_date_header && has_statuses && (dates.filled == 0 || dates.has_dates())
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
        // More than one of something is no yes or no; up to 100 it is a share of the course as likely as a count.
        let undated = match profile.status_numbers() {
            StatusNumbers::Counts if profile.largest == 100.0 => Role::Score,
            StatusNumbers::Counts if profile.mostly(profile.integers, 80) => Role::CompletedCount,
            StatusNumbers::Counts => Role::Score,
            StatusNumbers::Percents | StatusNumbers::None => Role::Status,
        };
        return if profile.has_dates() { Role::Completed } else { undated };
    }
    match role {
        Role::Week => role,
        // "Active" and "suspended" say who may learn, and nobody would have completed by that.
        Role::Status if profile.tells_accounts() => Role::Ignore,
        // A result in numbers says how well, not whether: who had 40 of 100 is neither done nor open by that.
        Role::Status => match profile.status_numbers() {
            StatusNumbers::Percents if !roles::is_result(&header) => role,
            StatusNumbers::None => role,
            _ => Role::Score,
        },
        _ if role.is_date() => {
            let is_date = profile.has_dates() || profile.date_count(role).is_some();
            let is_lost = profile.mostly(profile.lost_dates, 60);
            let fits = profile.filled == profile.undated || is_date || is_lost || profile.mostly(profile.integers, 80);
            if fits { role } else { Role::Ignore }
        }
        // Confirmed on a day is confirmed.
        Role::Confirmed if profile.has_dates() => Role::At,
        // `1:30` is a duration where the header says of what.
        Role::Minutes | Role::Coaching if roles::tells_clock(&column.header) && profile.has_durations() => role,
        // A mark may be a letter, and an answer is judged below.
        _ if role.is_number() && !matches!(role, Role::Score | Role::Answer) && !profile.has_numbers() => Role::Ignore,
        // Addresses of managers are counted and not kept.
        Role::Manager => role,
        // Who is "Trainee" among analysts and managers has a role at work, and the others are learners as well.
        Role::CourseRole if profile.learner_roles == 0 || !profile.mostly(profile.course_roles, 90) => {
            if profile.groups_people() { Role::Cohort } else { Role::Ignore }
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
    // Where the year comes first it tells nothing of day and month elsewhere.
    let tells = |order: &DateOrder| *order != DateOrder::YearFirst;
    let dated = profiles.iter().filter(|profile| profile.has_dates());
    let proved = dated.filter_map(|profile| profile.evidence.order()).find(tells);
    let hand = matrix::order(columns, profiles, settings);
    for (column, profile) in columns.iter_mut().zip(profiles) {
        let hand = hand.filter(|_| column.role == Role::StepStatus);
        let chosen = settings.date_orders.get(&column.index).copied();
        let count = profile.date_count(column.role);
        let decided = chosen.or(count).or_else(|| profile.evidence.order()).or(hand);
        let assumed = proved.unwrap_or(if profile.twelve_hours { DateOrder::MonthFirst } else { DateOrder::DayFirst });
        // Later rows may have told how a column that begins empty writes its dates.
        let is_told = decided.is_some_and(DateOrder::is_count) || chosen.is_some() && profile.filled == 0;
        let has_dates = profile.has_dates() || column.role.is_date() && is_told;
        column.dates = has_dates.then(|| Dates { order: decided.unwrap_or(assumed), sure: decided.is_some() });
    }
}
