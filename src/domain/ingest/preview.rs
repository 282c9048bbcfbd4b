//! A look at the first bytes of a file: everything detected, everything that can be changed.

use super::columns;
use super::dialect::{self, Delimiter};
use super::encoding::{self, Decoder};
use super::error::{IngestError, Reason};
use super::facts::Facts;
use super::header::{self, Row};
use super::records::Records;
use super::roles::{self, Role};
use super::second::SecondTable;
use super::settings::{Column, Preview, Settings, Warning};
use crate::adoption::Shape;

/// How many bytes of a file are enough for a preview.
pub const HEAD: usize = 1 << 20;

/// Rows looked at; more would tell no more, and what the rest of the file says otherwise is found while it is read.
const MAX_ROWS: usize = 2_000;

/// Bytes parted into rows at a time.
const PART: usize = 1 << 16;

/// Looks at the first bytes of a file ([`HEAD`] of them, or all when there are fewer) of `total` bytes.
///
/// # Errors
/// Any [`IngestError`] that can be told from the first bytes.
pub fn preview(head: &[u8], total: u64, settings: &Settings) -> Result<Preview, IngestError> {
    let detected = encoding::detect(head)?;
    let encoding = settings.encoding.unwrap_or(detected);
    let is_whole = head.len() as u64 >= total;
    let mut decoder = Decoder::new(encoding);
    let text = decoder.decode(head, is_whole);
    if text.trim_ascii().is_empty() {
        return Err(IngestError::Empty);
    }
    let found = settings.delimiter.or_else(|| dialect::detect(text));
    let delimiter = found.unwrap_or(Delimiter::Comma);
    let rows = read(text, delimiter, is_whole)?;
    let place = header::find(&rows, settings.header_row)?;
    let rows = header::without_repeats(rows, place);
    let (above, mut body) = rows.split_at(place.map_or(0, |place| place + 1));
    let header = place.and_then(|_| above.last());
    if found.is_none() && header.is_none_or(|row| !names_a_role(row)) {
        return Err(IngestError::NoTable);
    }
    if body.is_empty() {
        return Err(IngestError::NoRows);
    }
    let width = |body: &[Row]| header::width(body).max(header.map_or(0, |row| row.cells.len()));
    let (mut columns, mut preset) = columns::describe(header, body, width(body), delimiter, settings);
    if let Some(rows) = rows_of_first(body, &columns) {
        // What stands in a second table tells nothing about these columns.
        body = &body[..rows];
        (columns, preset) = columns::describe(header, body, width(body), delimiter, settings);
    }
    let mut warnings = keep_people_out(&mut columns);
    let facts = Facts::of(&columns);
    // The shape a preset gives stands while its roles do.
    let known = preset.filter(|_| settings.roles.is_empty()).and_then(|preset| preset.shape);
    let known = known.filter(|shape| *shape != Shape::WideSteps || columns.iter().any(|column| column.role.is_step()));
    let shape = settings.shape.or(known).unwrap_or_else(|| facts.shape());
    let header_row = header.map_or(0, |row| row.line);
    warnings.extend(look_at(&columns, shape, header_row, above));
    Ok(Preview {
        encoding,
        delimiter,
        header_row,
        shape,
        preset: preset.map(|preset| preset.key.to_owned()),
        rows: body.iter().take(Preview::ROWS).map(|row| row.cells.clone()).collect(),
        warnings,
        drawings: facts.drawings(shape),
        columns,
        total,
    })
}

fn read(text: &[u8], delimiter: Delimiter, is_whole: bool) -> Result<Vec<Row>, IngestError> {
    let mut rows = Vec::new();
    let mut records = Records::new(delimiter);
    let mut parts = text.chunks(PART).peekable();
    while let Some(part) = parts.next() {
        let is_last = is_whole && parts.peek().is_none();
        records.feed(part, is_last, |record| {
            if rows.len() < MAX_ROWS && !record.is_blank() {
                rows.push(Row { line: record.line, cells: record.strings() });
            }
            Ok(())
        })?;
        if rows.len() == MAX_ROWS {
            break;
        }
    }
    Ok(rows)
}

/// How many rows the table has above a second one, `None` where there is no second one.
fn rows_of_first(body: &[Row], columns: &[Column]) -> Option<usize> {
    let mut second = SecondTable::below(columns);
    let is_note = |row: &Row| row.cells.iter().skip(1).all(String::is_empty);
    // The first of the rows that a blank line and notes part from those above.
    let mut apart = None;
    for place in 1..body.len() {
        let (before, row) = (&body[place - 1], &body[place]);
        if row.line > before.line + 1 {
            apart = Some(place);
        } else if !is_note(before) {
            apart = None;
        }
        if apart.is_some() && second.begins(&row.cells) == Some(Reason::SecondTable) {
            return apart;
        }
    }
    None
}

fn names_a_role(header: &Row) -> bool {
    header.cells.iter().any(|cell| roles::from_header(cell) != Role::Ignore)
}

/// Takes roles whose texts are kept from columns that hold e-mail addresses.
fn keep_people_out(columns: &mut [Column]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for column in columns.iter_mut().filter(|column| column.emails && column.role.keeps_text()) {
        column.role = Role::Ignore;
        warnings.push(Warning::PersonalTexts { column: column.name() });
    }
    warnings
}

fn look_at(columns: &[Column], shape: Shape, header_row: u64, above: &[Row]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let skipped = above.len().saturating_sub(1) as u64;
    if header_row == 0 {
        warnings.push(Warning::NoHeader);
    } else if skipped > 0 {
        warnings.push(Warning::LinesAboveHeader { lines: skipped });
    }
    // What is chosen for one training of a matrix holds for all.
    let training = columns.iter().find(|column| column.is_dated_step());
    for column in columns.iter().filter(|column| column.role.is_date()).chain(training) {
        if let Some(dates) = column.dates.filter(|dates| !dates.sure) {
            warnings.push(Warning::DateOrderUnclear { column: column.name(), order: dates.order });
        } else if column.offsets {
            warnings.push(Warning::DayOffsets { column: column.name() });
        } else if column.lost_dates {
            warnings.push(Warning::LostDates { column: column.name() });
        }
    }
    for column in columns.iter().filter(|column| column.role.is_number() && !column.decimals.sure) {
        warnings.push(Warning::DecimalMarkUnclear { column: column.name(), mark: column.decimals.mark });
    }
    let has_status = matches!(shape, Shape::LearnerCourse | Shape::LearnerStep);
    for column in columns.iter().filter(|column| has_status && !column.unknown_statuses.is_empty()) {
        let words = column.unknown_statuses.clone();
        warnings.push(Warning::UnknownStatuses { column: column.name(), words });
    }
    let counts_learners = !matches!(shape, Shape::Confirmations | Shape::WeeklyTracker | Shape::Unknown);
    if counts_learners && Facts::of(columns).has_only_names() {
        warnings.push(Warning::OnlyNames);
    }
    let stray = columns.iter().filter(|column| column.stray).count();
    if stray > 0 {
        warnings.push(Warning::StrayCells { columns: stray });
    }
    if shape == Shape::Unknown {
        warnings.push(Warning::UnknownShape);
    }
    warnings
}
