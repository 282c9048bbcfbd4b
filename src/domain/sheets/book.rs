//! A sheet of a workbook as CSV: which sheet, and each cell as the text that stands for it.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{DataRef, DataType as _, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::table::Table;
use super::{SheetsError, archive};

/// The last day Excel knows, 31 December 9999, as days since 1900 began.
const LAST_DAY: f64 = 2_958_465.0;

const DAY_SECONDS: f64 = 86_400.0;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// A sheet as CSV.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// UTF-8, commas, lines ended by CR and LF.
    pub csv: Vec<u8>,
    /// The sheet's name.
    pub sheet: String,
    /// The sheets that have filled cells, in the order of the workbook.
    pub sheets: Vec<String>,
}

/// Turns a sheet of a workbook into CSV: the one named `chosen`, else the one with the most filled cells.
///
/// Hidden sheets are left aside while there is a visible one. `reading` is called with the number of a sheet, from 1,
/// and how many there are, before each is looked at.
///
/// Numbers keep all their digits and have a decimal point, dates are written `2026-09-07` or `2026-09-07 08:30:00`,
/// times of day and durations `8:30:00`, truth values `TRUE` and `FALSE`, errors as they read (`#N/A`). A formula
/// stands for the value the workbook keeps with it.
///
/// # Errors
/// Why the workbook cannot be read.
pub fn to_csv(
    bytes: &[u8],
    chosen: Option<&str>,
    mut reading: impl FnMut(usize, usize),
) -> Result<Converted, SheetsError> {
    archive::check(bytes)?;
    let mut book = Book::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = offered(&book);
    let mut filled = Vec::new();
    let mut trouble = SheetsError::NoCells;
    for (at, name) in names.iter().enumerate() {
        reading(at + 1, names.len());
        match filled_cells(&mut book, name) {
            Ok(0) => {}
            Ok(cells) => filled.push((name.clone(), cells)),
            // One sheet that cannot be read is no reason to refuse the others.
            Err(error) => trouble = error,
        }
    }
    // Of several that are as full, the last is found; seen from behind it is the first.
    let fullest = filled.iter().rev().max_by_key(|(_, cells)| *cells);
    let named = filled.iter().find(|(name, _)| chosen == Some(name.as_str()));
    let (sheet, _) = named.or(fullest).ok_or(trouble)?;
    let csv = csv_of(&mut book, sheet)?;
    Ok(Converted { csv, sheet: sheet.clone(), sheets: filled.iter().map(|(name, _)| name.clone()).collect() })
}

/// The sheets to choose from.
fn offered(book: &Book) -> Vec<String> {
    let sheets = || book.sheets_metadata().iter().filter(|sheet| matches!(sheet.typ, SheetType::WorkSheet));
    let visible: Vec<String> = sheets()
        .filter(|sheet| matches!(sheet.visible, SheetVisible::Visible))
        .map(|sheet| sheet.name.clone())
        .collect();
    if visible.is_empty() { sheets().map(|sheet| sheet.name.clone()).collect() } else { visible }
}

fn filled_cells(book: &mut Book, name: &str) -> Result<u64, SheetsError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    let mut filled = 0;
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        filled += u64::from(!matches!(cell.get_value(), DataRef::Empty));
    }
    Ok(filled)
}

fn csv_of(book: &mut Book, name: &str) -> Result<Vec<u8>, SheetsError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    let mut table = Table::default();
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let text = text_of(cell.get_value());
        if !text.is_empty() {
            let (row, column) = cell.get_position();
            table.add(row, column, &text)?;
        }
    }
    Ok(table.finish())
}

fn damaged(_: XlsxError) -> SheetsError {
    SheetsError::Damaged
}

/// The text that stands for a cell; empty for an empty one.
fn text_of<'a>(value: &'a DataRef<'_>) -> Cow<'a, str> {
    match value {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::SharedString(text) => Cow::Borrowed(*text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cow::Borrowed(text.as_str()),
        DataRef::Bool(true) => Cow::Borrowed("TRUE"),
        DataRef::Bool(false) => Cow::Borrowed("FALSE"),
        DataRef::Float(number) => Cow::Owned(number.to_string()),
        DataRef::DateTime(moment) => Cow::Owned(moment_text(moment)),
        other => {
            let error = other.get_error().map(ToString::to_string);
            Cow::Owned(error.or_else(|| other.as_string()).unwrap_or_default())
        }
    }
}

/// A cell that is formatted as a date, a time of day or a duration.
///
/// A number that is none of them in spite of its format stays a number.
fn moment_text(moment: &ExcelDateTime) -> String {
    let serial = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        return clock_text((serial * DAY_SECONDS).round());
    }
    date_text(moment).unwrap_or_else(|| serial.to_string())
}

/// The date, and the time of day unless it is midnight, to the nearest second: a serial keeps no more.
fn date_text(moment: &ExcelDateTime) -> Option<String> {
    let serial = moment.as_f64();
    if !(1.0..LAST_DAY + 1.0).contains(&serial) {
        return None;
    }
    // Only the day is taken: the library cuts seconds off where 7:59:59.999 means 8:00:00.
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))?;
    let seconds = (serial.fract() * DAY_SECONDS).round() as u32;
    match seconds {
        0 => Some(date.to_string()),
        86_400.. => date.succ_opt().map(|next| next.to_string()),
        _ => Some(format!("{date} {:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)),
    }
}

/// Seconds as H:MM:SS, the hours as many as there are.
fn clock_text(seconds: f64) -> String {
    let sign = if seconds < 0.0 { "-" } else { "" };
    let seconds = seconds.abs() as u64;
    format!("{sign}{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    const WORKBOOK: &[u8] = include_bytes!("../../../tests/fixtures/workbooks/adoption.xlsx");
    const OF_1904: &[u8] = include_bytes!("../../../tests/fixtures/workbooks/dates-of-1904.xlsx");
    const BLANK: &[u8] = include_bytes!("../../../tests/fixtures/workbooks/blank.xlsx");

    fn converted(bytes: &[u8], chosen: Option<&str>) -> (String, Converted) {
        let converted = to_csv(bytes, chosen, |_, _| {}).expect("a workbook");
        (String::from_utf8(converted.csv.clone()).expect("UTF-8"), converted)
    }

    #[test]
    fn the_fullest_visible_sheet_is_taken_and_the_others_are_named() {
        let (_, converted) = converted(WORKBOOK, None);
        assert_eq!(converted.sheet, "Completions");
        assert_eq!(converted.sheets, ["About", "Completions"], "neither the hidden nor the blank one");
    }

    #[test]
    fn another_sheet_can_be_chosen() {
        let (csv, about) = converted(WORKBOOK, Some("About"));
        assert_eq!(csv, "Topic,What\r\nSource,Exported by hand\r\nPeriod,Spring wave\r\n");
        assert_eq!(about.sheets, ["About", "Completions"]);
        assert_eq!(converted(WORKBOOK, Some("No such sheet")).1.sheet, "Completions");
    }

    #[test]
    fn every_kind_of_cell_becomes_the_text_that_stands_for_it() {
        let (csv, _) = converted(WORKBOOK, None);
        let expected = [
            "Completions of the spring wave,,,,,,,,",
            "",
            "Employee ID,Team,Course,Status,Completed on,Last visit,Time spent,Score,Remote",
            "u-01,\"North, coast\",Safety,Completed,2026-09-07,2026-09-08 08:00:00,1:30:00,0.30000000000000004,TRUE",
            "u-02,\"North, coast\",Safety,Completed,2026-09-08,2026-09-08 13:45:30,26:05:09,87,TRUE",
            "u-03,South,Safety,In progress,,2026-09-09,0:20:00,#N/A,FALSE",
            "u-04,Süd & Öst,\"Safety\n\"\"first\"\"\",Completed,2026-09-30,,,1234567.5,FALSE",
        ];
        let lines: Vec<&str> = csv.split("\r\n").collect();
        assert_eq!(lines[..expected.len()], expected);
    }

    #[test]
    fn what_comes_out_is_read_as_an_export() {
        let (_, converted) = converted(WORKBOOK, None);
        let outcome = crate::ingest::import_bytes(&converted.csv, &crate::ingest::Settings::default());
        let figures = outcome.expect("a table").figures;
        assert_eq!((figures.rows, figures.learners, figures.completed), (4, Some(4), Some(3)));
    }

    #[test]
    fn dates_of_workbooks_that_count_from_1904_are_the_same_days() {
        assert_eq!(converted(OF_1904, None).0, "Employee ID,Completed on\r\nu-01,2026-09-07\r\n");
    }

    #[test]
    fn a_workbook_without_a_filled_cell_is_refused() {
        assert_eq!(to_csv(BLANK, None, |_, _| {}), Err(SheetsError::NoCells));
    }

    #[test]
    fn progress_is_told_sheet_by_sheet() {
        let mut told = Vec::new();
        to_csv(WORKBOOK, None, |sheet, of| told.push((sheet, of))).expect("a workbook");
        assert_eq!(told, [(1, 3), (2, 3), (3, 3)]);
    }

    #[test]
    fn serials_are_rounded_to_the_second_and_odd_ones_stay_numbers() {
        let text = |serial| moment_text(&ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false));
        assert_eq!(text(46_272.0), "2026-09-07");
        assert_eq!(text(46_272.333_333_33), "2026-09-07 08:00:00");
        assert_eq!(text(46_272.999_999_9), "2026-09-08");
        assert_eq!(text(0.25), "6:00:00");
        assert_eq!(text(60.0), "60", "29 February 1900 was no day");
        assert_eq!(text(-3.5), "-3.5");
        assert_eq!(text(1e9), "1000000000");
    }

    #[test]
    fn durations_count_hours_beyond_a_day() {
        let text = |serial| moment_text(&ExcelDateTime::new(serial, ExcelDateTimeType::TimeDelta, false));
        assert_eq!(text(1.5), "36:00:00");
        assert_eq!(text(-0.5), "-12:00:00");
    }

    #[test]
    fn a_workbook_with_any_byte_changed_is_read_or_refused_but_never_a_crash() {
        for at in (0..WORKBOOK.len()).step_by(7) {
            let mut bytes = WORKBOOK.to_vec();
            bytes[at] ^= 0x55;
            let _ = to_csv(&bytes, None, |_, _| {});
        }
    }
}
