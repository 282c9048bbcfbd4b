//! What only later rows tell, told by the last one: decimal marks, dates of a column that begins empty, headers again.

use super::*;

/// Rows of a day's learning; there are more of them than a preview looks at.
fn long_days(minutes: &str, last: &str) -> String {
    let rows: String = (0..6_000).map(|n| format!("u{n}\t2026-09-07\t{minutes}\n")).collect();
    format!("Employee ID\tDate\tMinutes\n{rows}ux\t2026-09-07\t{last}\n")
}

fn minutes(outcome: &Outcome) -> f64 {
    outcome.figures.weekly_minutes.iter().flatten().map(|week| week.sum).sum()
}

#[test]
fn the_last_number_decides_the_decimal_mark_of_the_whole_column() {
    let comma = import(long_days("1.234", "0,5").as_bytes());
    assert_eq!((minutes(&comma), comma.figures.set_aside), (6_000.0 * 1_234.0 + 0.5, 0));
    let point = import(long_days("1,234", "0.5").as_bytes());
    assert_eq!((minutes(&point), point.figures.set_aside), (6_000.0 * 1_234.0 + 0.5, 0));
}

#[test]
fn a_decimal_mark_that_was_chosen_is_never_contradicted() {
    let bytes = long_days("1.234", "0,5").into_bytes();
    let settings = Settings { decimals: [(2, DecimalMark::Point)].into(), ..Settings::default() };
    let outcome = import_bytes(&bytes, &settings).expect("readable");
    assert_eq!((minutes(&outcome), outcome.figures.rows), (7_404.0, 6_000));
    let reason = Reason::BadNumber { role: Role::Minutes, column: ColumnName::new("Minutes", 2) };
    assert_eq!(aside(&outcome), [(6_002, reason)]);
}

#[test]
fn a_decimal_mark_that_nothing_tells_is_asked_about() {
    let look = |csv: &str, settings: &Settings| {
        let found = preview(csv.as_bytes(), csv.len() as u64, settings).expect("readable");
        let outcome = import_bytes(csv.as_bytes(), settings).expect("readable");
        (found.warnings, minutes(&outcome))
    };
    let unclear = |mark| vec![Warning::DecimalMarkUnclear { column: ColumnName::new("Minutes", 2), mark }];
    let csv = "Employee ID,Date,Minutes\nu1,2026-09-07,1.234\nu2,2026-09-07,2.500\n";
    assert_eq!(look(csv, &Settings::default()), (unclear(DecimalMark::Point), 3.7));
    let chosen = Settings { decimals: [(2, DecimalMark::Comma)].into(), ..Settings::default() };
    assert_eq!(look(csv, &chosen), (Vec::new(), 3_734.0));
    let semicolons = csv.replace(',', ";");
    assert_eq!(look(&semicolons, &Settings::default()), (unclear(DecimalMark::Comma), 3_734.0));
}

#[test]
fn a_number_in_another_style_than_its_column_is_set_aside() {
    let csv = b"Employee ID,Date,Minutes\nu1,2026-09-07,1.5\nu2,2026-09-07,2.5\nu3,2026-09-07,\"0,5\"\n";
    let reason = Reason::BadNumber { role: Role::Minutes, column: ColumnName::new("Minutes", 2) };
    assert_eq!(aside(&import(csv)), [(4, reason)]);
}

/// Imports a file of which the preview sees the first bytes only.
fn import_seeing(bytes: &[u8], seen: usize) -> Outcome {
    let mut settings = Settings { delimiter: Some(Delimiter::Tab), ..Settings::default() };
    loop {
        let found = preview(&bytes[..seen], bytes.len() as u64, &settings).expect("readable");
        let mut import = Import::new(&settings, &found);
        import.feed(bytes, true).expect("readable");
        match import.restart() {
            Some(again) => settings = again,
            None => return import.finish(),
        }
    }
}

/// Thousandths, how many decimals of them to write, and whether to part thousands.
type Amount = (u64, usize, bool);

/// Writes an amount, and returns it with the value that is written.
fn written((thousandths, digits, is_parted): Amount, mark: DecimalMark) -> (String, f64) {
    let (decimal, parting) = if mark == DecimalMark::Comma { (",", ".") } else { (".", ",") };
    let digits_of_whole = (thousandths / 1_000).to_string();
    let mut whole = String::new();
    for (place, digit) in digits_of_whole.chars().enumerate() {
        let is_third = place > 0 && (digits_of_whole.len() - place).is_multiple_of(3);
        whole.push_str(if is_parted && is_third { parting } else { "" });
        whole.push(digit);
    }
    let decimals = &format!("{:03}", thousandths % 1_000)[..digits];
    let value = format!("{digits_of_whole}.{decimals}0").parse().expect("a number");
    (if digits == 0 { whole } else { format!("{whole}{decimal}{decimals}") }, value)
}

proptest! {
    #[test]
    fn numbers_are_read_alike_wherever_the_telling_one_stands(
        amounts in collection::vec((0_u64..3_000_000_000, 0_usize..4, any::<bool>()), 1..40),
        mark in sample::select(DecimalMark::ALL.to_vec()),
        telling: sample::Index,
        seen: sample::Index,
    ) {
        let mut amounts: Vec<Amount> = amounts;
        // 0,5 is half in one style and nothing in the other.
        amounts.insert(telling.index(amounts.len() + 1), (500, 1, false));
        let mut file = "Employee ID\tDate\tMinutes\n".to_owned();
        let mut ends = Vec::new();
        let mut sum = 0.0;
        for (n, amount) in amounts.iter().enumerate() {
            let (cell, value) = written(*amount, mark);
            file.push_str(&format!("u{n}\t2026-09-07\t{cell}\n"));
            ends.push(file.len());
            sum += value;
        }
        let outcome = import_seeing(file.as_bytes(), *seen.get(&ends));
        prop_assert_eq!(outcome.figures.set_aside, 0);
        prop_assert!((minutes(&outcome) - sum).abs() < 0.06, "{} is read for {}", minutes(&outcome), sum);
    }
}

#[test]
fn a_column_of_dates_may_begin_empty() {
    let open: String = (0..6_000).map(|n| format!("u{n},In progress,\n")).collect();
    let csv = format!(
        "Learner ID,Status,Completed on\n{open}x1,Completed,21/09/2026\nx2,Completed,21/09/2026\nx3,Completed,28/09/2026\n"
    );
    let outcome = import(csv.as_bytes());
    assert_eq!((outcome.figures.rows, outcome.figures.set_aside, outcome.figures.completed), (6_003, 0, Some(3)));
    let expected = [("2026-09-21", 2), ("2026-09-28", 1)].map(|(monday, count)| (monday.to_owned(), count));
    assert_eq!(weeks(outcome.figures.weekly_completions.as_ref()), expected);
    assert_eq!(outcome.date_order, Some(DateOrder::DayFirst));
}

#[test]
fn a_header_further_down_is_no_learner() {
    let outcome =
        import(b"Learner ID,Course,Status\nu1,Safety,Completed\n Learner ID,Course,Status\nu2,Safety,Failed\n");
    assert_eq!((outcome.figures.rows, outcome.figures.learners), (2, Some(2)));
    assert_eq!(aside(&outcome), [(3, Reason::RepeatedHeader)]);
    let broken = "\"Learner\nID\",Course,Status\n";
    let outcome = import(format!("{broken}u1,Safety,Completed\n{broken}u2,Safety,Failed\n").as_bytes());
    assert_eq!((outcome.figures.rows, aside(&outcome)), (2, vec![(4, Reason::RepeatedHeader)]));
}

#[test]
fn a_second_table_is_no_part_of_the_first() {
    let first = "Learner ID,Course,Status\nu1,Safety,Completed\nu2,Safety,In progress\n";
    for (below, lines) in [
        ("\nCourse,Learners,Completions\nSafety,2,1\nExcel,0,0\n", vec![5, 6, 7]),
        (",,\nCourse,Completed,Not completed,Rate\nSafety,1,1,50%\n\nu3,Safety,Completed\n", vec![5, 6, 8]),
    ] {
        let outcome = import(format!("{first}{below}").as_bytes());
        assert_eq!((outcome.figures.rows, outcome.figures.learners, outcome.figures.completed), (2, Some(2), Some(1)));
        assert_eq!(aside(&outcome), lines.into_iter().map(|line| (line, Reason::SecondTable)).collect::<Vec<_>>());
    }
    let again = import(format!("{first}\nLEARNER ID,Course,Status\nu3,Safety,Completed\n").as_bytes());
    assert_eq!((again.figures.learners, aside(&again)), (Some(3), vec![(5, Reason::RepeatedHeader)]));
    let parted = import(format!("{first}\nu3,Course,Completed\n").as_bytes());
    assert_eq!((parted.figures.learners, aside(&parted)), (Some(3), vec![]));
}

#[test]
fn the_sections_of_a_meeting_count_nobody_twice() {
    let csv = "1. Summary\nMeeting title\tSafety\nAttended participants\t2\n\n2. Participants\n\
        Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n\
        Ana\t9/14/26, 9:00:00 AM\t9/14/26, 10:00:00 AM\t1h\tana@example.org\tana@example.org\tAttendee\n\
        Bo\t9/14/26, 9:01:00 AM\t9/14/26, 10:00:00 AM\t59m\tbo@example.org\tbo@example.org\tAttendee\n\n\
        3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n\
        Ana\t9/14/26, 9:00:00 AM\t9/14/26, 10:00:00 AM\t1h\tana@example.org\tAttendee\n";
    let outcome = import(csv.as_bytes());
    assert_eq!((outcome.header_row, outcome.figures.rows, outcome.figures.learners), (6, 2, Some(2)));
    let reasons = [(10, Reason::Note), (11, Reason::SecondTable), (12, Reason::SecondTable)];
    assert_eq!(aside(&outcome), reasons);
}
