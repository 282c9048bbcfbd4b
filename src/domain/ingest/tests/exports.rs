//! Oddities of real exports, one after the other, in made-up files of the same form.

use super::*;

#[test]
fn the_rows_of_a_grade_book_above_its_learners_are_set_aside() {
    let csv = "Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (123),Final Score\n\
        ,,,,,Manual Posting,\n\
        \x20   Points Possible,,,,,10,(read only)\n\
        \"Ruiz, Ana\",42,U1,aruiz,S1,9,90\n\
        \"Lee, Bo\",43,U2,blee,S1,EX,\n\
        \"Student, Test\",,,,S1,,\n\
        \"Student, Test\",44,,f00d,S1,5,50\n";
    let outcome = import(csv.as_bytes());
    assert_eq!((outcome.figures.rows, outcome.figures.learners), (2, Some(2)));
    assert_eq!(aside(&outcome), [(2, Reason::Totals), (3, Reason::Totals), (6, Reason::Totals), (7, Reason::Totals)]);
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
    assert_eq!(preview.warnings, [Warning::LostDates { column: ColumnName::new("Time", 0) }, Warning::OnlyNames]);
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

/// How many completed, of all that can be; `None` where the file does not tell.
fn completion(csv: &str) -> Option<(u64, f64)> {
    let figures = import(csv.as_bytes()).figures;
    figures.completed.zip(figures.completion_rate)
}

#[test]
fn a_share_of_the_course_is_completed_at_the_whole_of_it() {
    for header in ["Completed", "Completion", "% complete", "Progress status"] {
        let csv = format!("Learner ID,Course,{header}\nu1,S,85%\nu2,S,100%\nu3,S,0%\nu4,S,40%\n");
        assert_eq!(completion(&csv), Some((1, 0.25)), "{header:?}");
    }
}

#[test]
fn results_in_numbers_do_not_tell_who_completed() {
    for header in ["Result", "Ergebnis", "Status", "Completion"] {
        let csv = format!("Learner ID,Course,{header}\nu1,S,85\nu2,S,100\nu3,S,0\nu4,S,1\n");
        assert_eq!(completion(&csv), None, "{header:?}");
    }
    assert_eq!(completion("Learner ID,Course,Result\nu1,S,85%\nu2,S,100%\n"), None);
    let yes_and_no = "Learner ID,Course,Completion\nu1,S,1\nu2,S,0\nu3,S,0\nu4,S,1\n";
    assert_eq!(completion(yes_and_no), Some((2, 0.5)));
}

#[test]
fn a_date_never_set_is_no_completion_and_sets_no_row_aside() {
    for unset in ["0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "1970-01-01 00:00:00", "Never", ""] {
        let rows: String = (1..=9)
            .map(|n| if n % 3 == 0 { format!("u{n},S,2026-09-0{n}\n") } else { format!("u{n},S,{unset}\n") })
            .collect();
        let outcome = import(format!("Learner ID,Course,Completed on\n{rows}").as_bytes());
        let figures = &outcome.figures;
        assert_eq!((figures.rows, figures.completed, figures.learners), (9, Some(3), Some(9)), "{unset:?}");
        let weeks: Vec<u64> = figures.weekly_completions.iter().flatten().map(|week| week.count).collect();
        assert_eq!((weeks, outcome.set_aside.len()), (vec![2, 1], 0), "{unset:?}");
    }
}

#[test]
fn a_moment_never_set_is_the_moment_0() {
    let csv = "Learner ID,Course,Completed on\nu1,S,1788739200\nu2,S,0\nu3,S,0\nu4,S,1788825600\n";
    let outcome = import(csv.as_bytes());
    assert_eq!(outcome.date_order, Some(DateOrder::UnixSeconds));
    assert_eq!(completion(csv), Some((2, 0.5)));
    // Day 0 of the course is a day.
    let csv = "Learner ID,Course,Completed on\nu1,S,0\nu2,S,12\nu3,S,\nu4,S,-3\n";
    assert_eq!(completion(csv), Some((3, 0.75)));
}

#[test]
fn an_id_that_nobody_fills_in_tells_no_learners() {
    let csv = "First name,Last name,ID number,Email address,Quiz: One (Real),Last downloaded from this course\n\
        Ana,Ruiz,,ana@example.org,8.50,1789948800\nBo,Lind,,bo@example.org,-,1789948800\n";
    let figures = import(csv.as_bytes()).figures;
    assert_eq!((figures.rows, figures.learners, figures.completion_rate), (2, Some(2), Some(0.5)));
}

#[test]
fn notes_below_a_table_are_no_learners() {
    let csv =
        "Learner ID,Course,Status\nu1,S,Completed\nu2,S,In progress\n\nConfidential\nMade by Ana on 7 September\n";
    let outcome = import(csv.as_bytes());
    assert_eq!((outcome.figures.learners, outcome.figures.rows), (Some(2), 2));
    assert_eq!(aside(&outcome), [(5, Reason::Note), (6, Reason::Note)]);
    let csv = "Learner ID,Course,Status\nu1,S,Completed\n,,\nRows: 1,,\n\nu2,S,Completed\nu3\n";
    let outcome = import(csv.as_bytes());
    assert_eq!((outcome.figures.learners, aside(&outcome)), (Some(3), vec![(4, Reason::Note)]));
}

#[test]
fn ids_that_a_spreadsheet_cut_short_are_set_aside() {
    let csv = "Employee ID,Course,Status\n1.00E+05,S,Completed\n1.00E+05,S,Failed\n100231,S,Completed\n";
    let outcome = import(csv.as_bytes());
    assert_eq!((outcome.figures.learners, aside(&outcome)), (Some(1), vec![(2, Reason::LostId), (3, Reason::LostId)]));
}

#[test]
fn statuses_that_are_not_known_are_told() {
    let look = |statuses: [&str; 3]| {
        let rows: String = (1..).zip(statuses).map(|(n, status)| format!("u{n},S,{status}\n")).collect();
        let csv = format!("Learner ID,Course,Status\n{rows}");
        preview(csv.as_bytes(), csv.len() as u64, &Settings::default()).expect("readable").warnings
    };
    let words = vec!["Purple".to_owned()];
    assert_eq!(
        look(["Completed", "Purple", "Not started"]),
        [Warning::UnknownStatuses { column: ColumnName::new("Status", 2), words }]
    );
    assert_eq!(look(["Completed", "Yes", "n/a"]), []);
}
