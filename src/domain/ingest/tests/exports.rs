//! Oddities of real exports, one after the other, in made-up files of the same form.

use super::*;

#[test]
fn the_rows_of_a_grade_book_above_its_learners_are_set_aside() {
    let csv = "Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (123),Final Score\n\
        ,,,,,Manual Posting,\n\
        \x20   Points Possible,,,,,10,(read only)\n\
        \"Ruiz, Ana\",42,U1,aruiz,S1,9,90\n\
        \"Lee, Bo\",43,U2,blee,S1,EX,\n\
        \"Student, Test\",,,,S1,,\n";
    let outcome = import(csv.as_bytes());
    assert_eq!((outcome.figures.rows, outcome.figures.learners), (2, Some(2)));
    assert_eq!(aside(&outcome), [(2, Reason::Totals), (3, Reason::Totals), (6, Reason::Totals)]);
}

#[test]
fn a_survey_of_three_header_rows_is_read_below_them() {
    let csv = "StartDate,ResponseId,Q1\n\
        Start Date,Response ID,How likely are you to recommend this course?\n\
        \"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n\
        2026-09-07 10:00:00,R_1,9\n\
        2026-09-08 10:00:00,R_2,3\n\
        2026-09-09 10:00:00,R_3,10\n";
    let outcome = import(csv.as_bytes());
    assert_eq!((outcome.header_row, outcome.figures.rows), (2, 3));
    assert_eq!(aside(&outcome), [(3, Reason::Totals)]);
    let nps = outcome.figures.nps.expect("answers");
    assert_eq!((nps.promoters, nps.passives, nps.detractors), (2, 0, 1));
}

#[test]
fn a_survey_of_two_header_rows_is_read_below_them() {
    let csv = "Respondent ID,Collector ID,Start Date,Email Address,How likely are you to recommend this course?,Why?\n\
        ,,,,Response,Open-Ended Response\n\
        11,7,09/21/2026 10:00:00 AM,,9,Fine\n\
        12,7,09/22/2026 11:00:00 AM,,3,\"Long, dull\"\n";
    let outcome = import(csv.as_bytes());
    assert_eq!((outcome.header_row, outcome.figures.rows), (1, 2));
    assert_eq!(aside(&outcome), [(2, Reason::Totals)]);
    let nps = outcome.figures.nps.expect("answers");
    assert_eq!((nps.promoters, nps.passives, nps.detractors), (1, 0, 1));
}

#[test]
fn totals_rows_are_set_aside_in_four_languages() {
    for word in ["Total", "Gesamtergebnis", "Total général", "Promedio", "Moyenne :", "Durchschnitt"] {
        let csv = format!("Name;Status\nAna Ruiz;Completed\nBo Lee;Failed\n{word};1\n");
        let outcome = import(csv.as_bytes());
        assert_eq!((outcome.figures.rows, aside(&outcome)), (2, vec![(4, Reason::Totals)]), "{word:?}");
    }
}

#[test]
fn a_hint_to_a_spreadsheet_is_no_row() {
    let outcome = import(b"sep=;\nLearner ID;Status\nu1;Passed\nu2;Failed\n");
    assert_eq!((outcome.delimiter, outcome.header_row, outcome.figures.rows), (Delimiter::Semicolon, 2, 2));
}

#[test]
fn equal_and_blank_headers_keep_their_columns_apart() {
    let csv = b"id,note,note,,status,\nu1,a,b,c,Passed,d\nu2,e,f,g,Failed,h\n";
    let preview = preview(csv, csv.len() as u64, &Settings::default()).expect("readable");
    let headers: Vec<&str> = preview.columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(headers, ["id", "note", "note", "", "status", ""]);
    assert_eq!(preview.rows[1], ["u2", "e", "f", "g", "Failed", "h"]);
    assert_eq!(import(csv).figures.completed, Some(1));
}

#[test]
fn impossible_dates_are_set_aside_in_a_column_of_good_ones() {
    let csv = b"learner_id,completed_at\nu1,28/02/2018\nu2,29/02/2018\nu3,01/03/2018\nu4,40:58.0\nu5,soon\n";
    let outcome = import(csv);
    let column = || ColumnName::new("completed_at", 1);
    let lost = Reason::LostDate { column: column() };
    let bad = Reason::BadDate { column: column() };
    assert_eq!(outcome.figures.rows, 2);
    assert_eq!(aside(&outcome), [(3, impossible("completed_at", 1)), (5, lost), (6, bad)]);
}

#[test]
fn columns_that_count_from_a_day_are_dates() {
    let check = |cells: [&str; 2], order: DateOrder, monday: &str| {
        let csv = format!("learner_id,completed_at\nu1,{}\nu2,{}\n", cells[0], cells[1]);
        let outcome = import(csv.as_bytes());
        assert_eq!(outcome.date_order, Some(order), "{cells:?}");
        let expected = vec![(monday.to_owned(), 2)];
        assert_eq!(weeks(outcome.figures.weekly_completions.as_ref()), expected, "{cells:?}");
    };
    check(["1714550000", "1714636400"], DateOrder::UnixSeconds, "2024-04-29");
    check(["1714550000123", "1714636400456"], DateOrder::UnixMilliseconds, "2024-04-29");
    check(["45000", "45001.5"], DateOrder::ExcelSerial, "2023-03-13");
    check(["20240501", "20240502"], DateOrder::YearFirst, "2024-04-29");
}

#[test]
fn dates_that_a_spreadsheet_destroyed_are_said_to_be_lost() {
    let csv =
        b"Time,User full name,Event context,Event name\n40:58.0,Ana,Page: FAQ,Viewed\n41:02.0,Bo,Page: FAQ,Viewed\n";
    let preview = preview(csv, csv.len() as u64, &Settings::default()).expect("readable");
    assert_eq!(preview.warnings, [Warning::LostDates { column: ColumnName::new("Time", 0) }]);
    assert_eq!(import(csv).figures.weekly_active, None);
}

#[test]
fn words_for_yes_and_no_tell_who_completed() {
    let outcome = import(b"Employee ID,Completed\n1,Y\n2,N\n3,Y\n4,N\n");
    assert_eq!((outcome.figures.completed, outcome.figures.completion_rate), (Some(2), Some(0.5)));
}

#[test]
fn a_file_of_the_mac_is_read_with_its_accents() {
    let bytes = encode("Learner ID;Équipe;Status\ru1;Orléans;Terminé\ru2;Orléans;Échoué\r", Encoding::MacRoman, false);
    let outcome = import(&bytes);
    assert_eq!((outcome.encoding, outcome.unreadable), (Encoding::MacRoman, 0));
    assert_eq!(statuses(&outcome.figures), [("Terminé", 1), ("Échoué", 1)]);
}

#[test]
fn a_damaged_byte_in_the_first_lines_does_not_undo_utf8() {
    let mut bytes = "Learner ID,Équipe,Status\nZoé,Orléans,Completed\nÜte,Köln,Completed\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"Bj\xF6rn,North,Failed\n");
    let outcome = import(&bytes);
    assert_eq!((outcome.encoding, outcome.unreadable, outcome.figures.rows), (Encoding::Utf8, 1, 3));
}
