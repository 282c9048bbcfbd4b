//! Whole files in, figures out: made-up exports in the shapes of real ones, with planted oddities.

mod exports;
mod found;
mod joined;
mod later;
mod matrix;
mod names;
mod presets;

use proptest::prelude::*;
use proptest::{collection, sample};

use super::encoding::Decoder;
use super::records::Records;
use super::*;
use crate::adoption::{Figures, FunnelStep, Shape, WeekCount};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/adoption/", $name)).as_slice()
    };
}

fn import(bytes: &[u8]) -> Outcome {
    import_bytes(bytes, &Settings::default()).expect("readable")
}

fn refused(bytes: &[u8], expected: IngestError) {
    assert_eq!(import_bytes(bytes, &Settings::default()), Err(expected));
}

fn weeks(weeks: Option<&Vec<WeekCount>>) -> Vec<(String, u64)> {
    weeks.into_iter().flatten().map(|week| (week.monday.to_string(), week.count)).collect()
}

fn active(figures: &Figures) -> Vec<u64> {
    weeks(figures.weekly_active.as_ref()).into_iter().map(|(_, count)| count).collect()
}

fn statuses(figures: &Figures) -> Vec<(&str, u64)> {
    figures.statuses.iter().flatten().map(|(status, rows)| (status.as_str(), *rows)).collect()
}

fn aside(outcome: &Outcome) -> Vec<(u64, Reason)> {
    outcome.set_aside.iter().map(|row| (row.line, row.reason.clone())).collect()
}

fn impossible(header: &str, index: usize) -> Reason {
    Reason::ImpossibleDate { column: ColumnName::new(header, index) }
}

#[test]
fn a_row_per_learner_and_step_keeps_step_names_as_text() {
    let outcome = import(fixture!("steps.csv"));
    let figures = &outcome.figures;
    assert_eq!(figures.shape, Shape::LearnerStep);
    assert_eq!((figures.rows, figures.learners, figures.steps), (5, Some(3), Some(3)));
    assert_eq!((figures.completed, figures.completion_rate), (Some(3), Some(0.6)));
    let expected = [("2026-09-07", 2), ("2026-09-14", 2), ("2026-09-21", 1), ("2026-09-28", 1)];
    let expected = expected.map(|(monday, count)| (monday.to_owned(), count));
    assert_eq!(weeks(figures.weekly_active.as_ref()), expected);
    let step = |step: &str, started, completed| FunnelStep { step: step.to_owned(), started, completed };
    assert_eq!(figures.funnel, Some(vec![step("1.1", 3, 2), step("1.2", 1, 0), step("1.10", 1, 1)]));
    assert_eq!(aside(&outcome), [(6, impossible("first_visited_at", 4)), (7, Reason::NoLearner)]);
    assert_eq!(outcome.date_order, Some(DateOrder::YearFirst));
}

#[test]
fn only_learners_of_an_enrolment_list_are_learners() {
    let figures = import(fixture!("enrolments.csv")).figures;
    assert_eq!((figures.rows, figures.learners), (4, Some(3)));
    assert_eq!((figures.completed, figures.completion_rate), (Some(1), Some(1.0 / 3.0)));
    assert_eq!(statuses(&figures), [("fully_participated_at", 1), ("unenrolled_at", 1)]);
    assert_eq!(figures.weekly_active, None, "enrolling is no activity");
}

#[test]
fn an_event_log_finds_its_learners_in_the_descriptions() {
    let outcome = import(fixture!("moodle-log.csv"));
    let figures = &outcome.figures;
    assert_eq!(figures.shape, Shape::EventLog);
    assert_eq!((figures.rows, figures.learners, figures.steps), (3, Some(2), Some(2)));
    assert_eq!(active(figures), [2, 0, 1]);
    assert_eq!((figures.completed, &figures.funnel), (None, &None));
    assert_eq!(aside(&outcome), [(5, Reason::NoLearner), (6, Reason::NoLearner)]);
    assert_eq!(outcome.date_order, Some(DateOrder::DayFirst));
}

#[test]
fn a_hand_made_sheet_is_read_around_its_oddities() {
    let bytes = fixture!("hand-made-sheet.csv");
    let outcome = import(bytes);
    let figures = &outcome.figures;
    assert_eq!((figures.shape, figures.rows, figures.learners), (Shape::LearnerCourse, 10, Some(10)));
    assert_eq!(statuses(figures), [("Completed", 2), ("Failed", 1), ("Incomplete", 6), ("Passed", 1)]);
    assert_eq!((figures.completed, figures.completion_rate), (Some(3), Some(0.3)));
    assert_eq!(active(figures), [5, 4, 1]);
    let too_many = Reason::TooManyCells { expected: 8, found: 10 };
    assert_eq!(aside(&outcome), [(8, impossible("Training Date", 1)), (10, too_many)]);
    let split = &figures.cohorts[0];
    assert_eq!((split.groups.len(), split.hidden_groups, split.hidden_learners), (0, 2, 10));
    let preview = preview(bytes, bytes.len() as u64, &Settings::default()).expect("readable");
    assert_eq!(preview.columns[5].header, "Sum of the cost for a location.");
    assert_eq!(preview.warnings, [Warning::StrayCells { columns: 2 }]);
}

#[test]
fn a_survey_gives_a_score_without_learners() {
    let outcome = import(fixture!("survey.csv"));
    let figures = &outcome.figures;
    assert_eq!((figures.shape, figures.rows, figures.learners), (Shape::Survey, 26, None));
    let nps = figures.nps.as_ref().expect("answers");
    assert_eq!((nps.promoters, nps.passives, nps.detractors, nps.out_of_range), (9, 6, 9, 1));
    assert_eq!(nps.score, 0.0);
    assert_eq!(aside(&outcome), [(28, Reason::BadNumber { role: Role::Answer, column: ColumnName::new("score", 2) })]);
}

#[test]
fn results_without_dates_give_a_rate_and_no_curve() {
    let figures = import(fixture!("results.csv")).figures;
    assert_eq!((figures.rows, figures.learners), (4, Some(3)));
    assert_eq!(statuses(&figures), [("Distinction", 1), ("Fail", 1), ("Pass", 1), ("Withdrawn", 1)]);
    assert_eq!(figures.completion_rate, Some(0.5));
    assert_eq!((figures.weekly_active, figures.weekly_completions), (None, None));
}

#[test]
fn day_offsets_are_no_dates() {
    let bytes = fixture!("day-offsets.csv");
    let outcome = import(bytes);
    assert_eq!((outcome.figures.rows, outcome.figures.learners), (4, Some(3)));
    assert_eq!(statuses(&outcome.figures), [("date_unregistration", 3), ("date_unregistration < 0", 1)]);
    assert_eq!((outcome.date_order, &outcome.figures.weekly_active), (None, &None));
    let preview = preview(bytes, bytes.len() as u64, &Settings::default()).expect("readable");
    let offsets = [ColumnName::new("date_registration", 2), ColumnName::new("date_unregistration", 3)];
    assert_eq!(preview.warnings, offsets.map(|column| Warning::DayOffsets { column }));
}

#[test]
fn a_french_spreadsheet_is_read_without_its_last_line() {
    let outcome = import(fixture!("french-sheet.csv"));
    assert_eq!((outcome.encoding, outcome.delimiter), (Encoding::Utf8, Delimiter::Semicolon));
    assert_eq!((outcome.figures.rows, outcome.figures.learners), (3, Some(3)));
    assert_eq!(aside(&outcome), [(5, Reason::Totals)]);
    assert_eq!(outcome.date_order, Some(DateOrder::DayFirst), "dates of birth tell the order");
    assert_eq!(outcome.figures.weekly_active, None, "and no activity");
}

#[test]
fn a_file_without_dates_and_learners_says_so() {
    let bytes = fixture!("no-dates.csv");
    let preview = preview(bytes, bytes.len() as u64, &Settings::default()).expect("readable");
    assert_eq!(preview.warnings, [Warning::UnknownShape]);
    assert!(preview.drawings.iter().all(|ability| ability.lack.is_some()));
    let figures = import(bytes).figures;
    assert_eq!((figures.rows, figures.learners, figures.completed), (3, None, None));
}

#[test]
fn other_encodings_and_delimiters_are_read() {
    let outcome = import(fixture!("windows-1252.csv"));
    assert_eq!(outcome.encoding, Encoding::Windows1252);
    assert_eq!(statuses(&outcome.figures), [("Terminé", 1), ("Échoué", 1)]);
    let outcome = import(fixture!("utf-16.csv"));
    assert_eq!((outcome.encoding, outcome.delimiter), (Encoding::Utf16Le, Delimiter::Tab));
    assert_eq!((outcome.figures.learners, outcome.figures.completed), (Some(2), Some(1)));
}

#[test]
fn lines_above_the_header_and_a_total_below_are_no_rows() {
    let bytes = fixture!("preamble.csv");
    let outcome = import(bytes);
    assert_eq!((outcome.header_row, outcome.figures.rows), (4, 2));
    assert_eq!(aside(&outcome), [(7, Reason::Totals)]);
    let preview = preview(bytes, bytes.len() as u64, &Settings::default()).expect("readable");
    assert_eq!(preview.warnings, [Warning::LinesAboveHeader { lines: 2 }]);
}

#[test]
fn no_name_address_or_id_is_in_an_outcome() {
    let csv = "User ID,Email,Full name,Team,Module,Status,Completed on\n\
        id-4711,planted@example.com,Planted Person,North,1.1,Completed (set by Planted Person),2026-09-07\n\
        id-4712,planted2@example.com,Planted Other,North,1.1,Completed,2026-09-07\n";
    for bytes in [csv.as_bytes(), fixture!("moodle-log.csv")] {
        let text = serde_json::to_string(&import(bytes)).expect("an outcome is JSON");
        for personal in ["Planted", "planted", "4711", "1046", "192.0.2.1"] {
            assert!(!text.contains(personal), "{personal} in {text}");
        }
    }
}

#[test]
fn addresses_cannot_become_groups() {
    let csv = b"id,owner,status\n1,ana@example.com,Passed\n2,bo@example.com,Failed\n";
    let settings = Settings { roles: [(0, Role::Learner), (1, Role::Cohort)].into(), ..Settings::default() };
    let preview = preview(csv, csv.len() as u64, &settings).expect("readable");
    assert_eq!(preview.warnings, [Warning::PersonalTexts { column: ColumnName::new("owner", 1) }]);
    assert!(import_bytes(csv, &settings).expect("readable").figures.cohorts.is_empty());
}

#[test]
fn every_finding_can_be_changed() {
    let csv = b"a;b\n1;Passed\n2;Failed\n";
    let settings = Settings {
        encoding: Some(Encoding::MacRoman),
        delimiter: Some(Delimiter::Semicolon),
        header_row: Some(0),
        roles: [(0, Role::Learner), (1, Role::Status)].into(),
        shape: Some(Shape::LearnerCourse),
        ..Settings::default()
    };
    let outcome = import_bytes(csv, &settings).expect("readable");
    assert_eq!((outcome.encoding, outcome.header_row), (Encoding::MacRoman, 0));
    assert_eq!((outcome.figures.rows, outcome.figures.completed), (3, Some(1)));
}

/// A file whose first megabyte says nothing about its last line.
fn long_file(last: &[u8]) -> Vec<u8> {
    let rows = (0..60_000).map(|n| format!("learner-{n},09/07/2026\n"));
    let mut bytes: Vec<u8> = b"learner_id,completed_at\n".to_vec();
    bytes.extend(rows.flat_map(String::into_bytes));
    assert!(bytes.len() > HEAD);
    bytes.extend_from_slice(last);
    bytes
}

#[test]
fn a_late_date_decides_the_order_of_the_whole_column() {
    let bytes = long_file(b"learner-x,09/25/2026\n");
    let outcome = import(&bytes);
    assert_eq!(outcome.date_order, Some(DateOrder::MonthFirst));
    assert_eq!((outcome.figures.rows, outcome.figures.set_aside), (60_001, 0));
    let first = outcome.figures.weekly_completions.as_ref().map(|weeks| weeks[0].monday.to_string());
    assert_eq!(first.as_deref(), Some("2026-09-07"));
}

#[test]
fn an_order_that_was_chosen_is_never_contradicted() {
    let bytes = long_file(b"learner-x,09/25/2026\n");
    let settings = Settings { date_orders: [(1, DateOrder::DayFirst)].into(), ..Settings::default() };
    let outcome = import_bytes(&bytes, &settings).expect("readable");
    assert_eq!(outcome.date_order, Some(DateOrder::DayFirst));
    assert_eq!(aside(&outcome), [(60_002, impossible("completed_at", 1))]);
}

#[test]
fn an_unclear_order_is_asked_about() {
    let csv = b"learner_id,completed_at\nu1,09/07/2026\nu2,03/04/2026\n";
    let preview = preview(csv, csv.len() as u64, &Settings::default()).expect("readable");
    let expected = Warning::DateOrderUnclear { column: ColumnName::new("completed_at", 1), order: DateOrder::DayFirst };
    assert_eq!(preview.warnings, [expected]);
}

#[test]
fn a_late_byte_decides_the_encoding_of_the_whole_file() {
    let outcome = import(&long_file(b"Zo\xEB,09/25/2026\n"));
    assert_eq!((outcome.encoding, outcome.unreadable), (Encoding::Windows1252, 0));
    assert_eq!(outcome.figures.rows, 60_001);
}

#[test]
fn a_damaged_byte_does_not_undo_utf8() {
    let mut bytes = "learner_id,completed_at\nZoë,2026-09-07\n".as_bytes().to_vec();
    bytes.resize(HEAD, b'\n');
    bytes.extend_from_slice(b"Bj\xF6rn,2026-09-07\n");
    let outcome = import(&bytes);
    assert_eq!((outcome.encoding, outcome.unreadable), (Encoding::Utf8, 1));
}

#[test]
fn files_that_are_no_tables_are_refused() {
    refused(b"", IngestError::Empty);
    refused(b"\n \n", IngestError::Empty);
    refused(b"PK\x03\x04xl/workbook.xml", IngestError::Binary { found: Binary::Workbook });
    refused(b"PK\x03\x04notes.txt", IngestError::Binary { found: Binary::Archive });
    refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", IngestError::Binary { found: Binary::OldWorkbook });
    refused(b"just a line\nand another\n", IngestError::NoTable);
    refused(b"learner_id,status\n", IngestError::NoRows);
    refused(b"learner_id,status\nu1,\"Passed\nu2,Failed\n", IngestError::UnclosedQuote { line: 2 });
}

#[test]
fn endless_lines_are_refused() {
    let text = "x".repeat(20 << 20);
    refused(text.as_bytes(), IngestError::RecordTooLong { line: 1 });
    refused(format!("id,status\nu1,Passed\nu2,{text}\n").as_bytes(), IngestError::RecordTooLong { line: 3 });
    refused(",".repeat(1_000_000).as_bytes(), IngestError::TooManyColumns { line: 1 });
}

#[test]
fn a_file_that_shrinks_while_it_is_read_is_unreadable() {
    let csv = b"learner_id,status\nu1,Passed\n";
    let result = import_all(1_000, &Settings::default(), |offset, _| {
        Ok(csv.get(offset as usize..).unwrap_or_default().to_vec())
    });
    assert_eq!(result, Err(IngestError::Unreadable));
}

fn encode(text: &str, encoding: Encoding, mark: bool) -> Vec<u8> {
    let utf16 = |order: fn(u16) -> [u8; 2]| {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
    };
    match encoding {
        Encoding::Utf16Le => utf16(u16::to_le_bytes),
        Encoding::Utf16Be => utf16(u16::to_be_bytes),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        Encoding::Windows1250 => encoding_rs::WINDOWS_1250.encode(text).0.into_owned(),
        Encoding::Windows1251 => encoding_rs::WINDOWS_1251.encode(text).0.into_owned(),
        Encoding::MacRoman => encoding_rs::MACINTOSH.encode(text).0.into_owned(),
        Encoding::Utf8 if mark => format!("\u{feff}{text}").into_bytes(),
        Encoding::Utf8 => text.as_bytes().to_vec(),
    }
}

fn write(table: &[Vec<String>], delimiter: Delimiter, line_end: &str) -> String {
    let cell = |cell: &String| {
        let needs_quotes = cell.contains([delimiter.symbol(), '"', '\n']);
        if needs_quotes { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let row = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        cells.join(&delimiter.symbol().to_string()) + line_end
    };
    table.iter().map(row).collect()
}

fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    let letters = sample::select(vec!['a', 'Z', '7', 'é', '€', ' ', ',', ';', '\t', '|', '"', '\n']);
    let cell = collection::vec(letters, 0..6).prop_map(|letters| letters.into_iter().collect::<String>());
    (2usize..5).prop_flat_map(move |width| collection::vec(collection::vec(cell.clone(), width), 1..8))
}

proptest! {
    #[test]
    fn a_written_table_is_read_back(
        table in tables(),
        delimiter in sample::select(Delimiter::ALL.to_vec()),
        encoding in sample::select(vec![
            Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252, Encoding::MacRoman,
        ]),
        mark: bool,
        line_end in sample::select(vec!["\n", "\r\n", "\r"]),
        slice in 1usize..40,
    ) {
        let bytes = encode(&write(&table, delimiter, line_end), encoding, mark);
        let mut decoder = Decoder::new(encoding);
        let mut records = Records::new(delimiter);
        let mut found: Vec<Vec<String>> = Vec::new();
        let mut slices = bytes.chunks(slice).peekable();
        while let Some(slice) = slices.next() {
            let text = decoder.decode(slice, slices.peek().is_none());
            records
                .feed(text, slices.peek().is_none(), |record| {
                    let cell = |index| String::from_utf8_lossy(record.raw(index)).into_owned();
                    found.push((0..record.len()).map(cell).collect());
                    Ok(())
                })
                .expect("readable");
        }
        prop_assert_eq!(found, table);
    }

    #[test]
    fn slices_of_any_size_give_the_same_figures(
        encoding in sample::select(vec![Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be]),
        mark: bool,
        slice in 1usize..400,
    ) {
        let text = String::from_utf8_lossy(fixture!("steps.csv")).replace("u-01", "Zoë 🎉");
        let bytes = encode(&text, encoding, mark);
        let settings = Settings::default();
        let whole = import(&bytes);
        let preview = preview(&bytes, bytes.len() as u64, &settings).expect("readable");
        let mut import = Import::new(&settings, &preview);
        let mut slices = bytes.chunks(slice).peekable();
        while let Some(slice) = slices.next() {
            import.feed(slice, slices.peek().is_none()).expect("readable");
        }
        prop_assert_eq!(import.restart(), None);
        prop_assert_eq!(import.finish(), whole);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in collection::vec(any::<u8>(), 0..600)) {
        let _ = import_bytes(&bytes, &Settings::default());
        let mut text = b"learner_id,status,date\n".to_vec();
        text.extend_from_slice(&bytes);
        let _ = import_bytes(&text, &Settings::default());
    }
}
