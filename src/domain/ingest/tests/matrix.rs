//! The same table written in every way gives the same figures: encoding × delimiter × date order × shape.

use super::*;

/// How a file writes its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    /// 21/09/2026, 09:12
    Numeric(DateOrder),
    /// 21-Sep-26
    Named,
    /// 2026-09-21T09:12:44+02:00
    Offset,
}

impl Writing {
    const ALL: [Self; 5] = [
        Self::Numeric(DateOrder::DayFirst),
        Self::Numeric(DateOrder::MonthFirst),
        Self::Numeric(DateOrder::YearFirst),
        Self::Named,
        Self::Offset,
    ];

    /// The day of September 2026 in this writing.
    fn date(self, day: u32) -> String {
        match self {
            Self::Numeric(DateOrder::DayFirst) => format!("{day}/09/26, 09:12"),
            Self::Numeric(DateOrder::MonthFirst) => format!("9/{day}/2026 2:05 PM"),
            Self::Numeric(_) => format!("2026-09-{day:02} 09:12:44 UTC"),
            Self::Named => format!("{day:02}-Sep-26"),
            Self::Offset => format!("2026-09-{day:02}T09:12:44+02:00"),
        }
    }

    fn order(self) -> DateOrder {
        match self {
            Self::Numeric(order) => order,
            Self::Named => DateOrder::DayFirst,
            Self::Offset => DateOrder::YearFirst,
        }
    }
}

/// A table of a shape, with letters that every encoding writes differently and commas in its cells.
fn table(shape: Shape, writing: Writing) -> Vec<Vec<String>> {
    let date = |day| writing.date(day);
    let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
    let person = ["Núñez, Zoë", "Müller, Jörg", "Lefèvre, François", "Ruiz, Ana"];
    let team = ["Orléans", "Köln", "Orléans", "Köln"];
    let days = [(3, Some(7)), (8, Some(21)), (14, None), (28, Some(30))];
    let mut rows = vec![match shape {
        Shape::EventLog => row(["Time", "User ID", "Team", "Event name", "Event context"]),
        Shape::LearnerStep => row(["Learner ID", "Name", "Step", "Started on", "Completed on"]),
        Shape::Survey => row(["Response date", "Name", "Team", "NPS", "Comment"]),
        _ => row(["Learner ID", "Name", "Team", "Status", "Completed on"]),
    }];
    for (n, (from, to)) in days.into_iter().enumerate() {
        let id = format!("u-{n}");
        let done = to.map(date).unwrap_or_default();
        rows.push(match shape {
            Shape::EventLog => row([&date(from), &id, team[n], "Viewed", "Page: FAQ; part 1"]),
            Shape::LearnerStep => row([&id, person[n], "1.10", &date(from), &done]),
            Shape::Survey => row([&date(from), person[n], team[n], ["9", "10", "8", "2"][n], "Très bien, merci"]),
            _ => row([&id, person[n], team[n], ["Completed", "Passed", "In progress", "Failed"][n], &done]),
        });
    }
    rows
}

const SHAPES: [Shape; 4] = [Shape::EventLog, Shape::LearnerStep, Shape::LearnerCourse, Shape::Survey];

fn plain(shape: Shape, writing: Writing) -> Outcome {
    import(write(&table(shape, writing), Delimiter::Comma, "\n").as_bytes())
}

#[test]
fn each_shape_is_known_by_its_columns() {
    for shape in SHAPES {
        let outcome = plain(shape, Writing::Numeric(DateOrder::YearFirst));
        assert_eq!((outcome.figures.shape, outcome.figures.rows), (shape, 4));
        assert!(aside(&outcome).is_empty(), "{shape:?}");
    }
    let figures = |shape| plain(shape, Writing::Numeric(DateOrder::YearFirst)).figures;
    assert_eq!(active(&figures(Shape::EventLog)), [1, 1, 1, 0, 1], "weeks of 31 August to 28 September");
    assert_eq!(figures(Shape::LearnerStep).completed, Some(3));
    assert_eq!((figures(Shape::LearnerCourse).learners, figures(Shape::LearnerCourse).completed), (Some(4), Some(2)));
    assert_eq!(figures(Shape::Survey).nps.map(|nps| nps.score), Some(25.0));
}

#[test]
fn every_writing_of_the_dates_gives_the_same_figures() {
    for shape in SHAPES {
        let expected = plain(shape, Writing::Numeric(DateOrder::YearFirst)).figures;
        for writing in Writing::ALL {
            let outcome = plain(shape, writing);
            assert_eq!(outcome.figures, expected, "{shape:?} {writing:?}");
            assert_eq!(outcome.date_order, Some(writing.order()), "{shape:?} {writing:?}");
        }
    }
}

#[test]
fn every_encoding_and_delimiter_gives_the_same_figures() {
    let encodings = [
        (Encoding::Utf8, false),
        (Encoding::Utf8, true),
        (Encoding::Utf16Le, true),
        (Encoding::Utf16Le, false),
        (Encoding::Utf16Be, true),
        (Encoding::Utf16Be, false),
        (Encoding::Windows1252, false),
        (Encoding::MacRoman, false),
    ];
    let line_ends = ["\n", "\r\n", "\r"];
    for shape in SHAPES {
        for (n, writing) in Writing::ALL.into_iter().enumerate() {
            let (table, expected) = (table(shape, writing), plain(shape, writing).figures);
            for (m, (encoding, mark)) in encodings.into_iter().enumerate() {
                for (l, delimiter) in Delimiter::ALL.into_iter().enumerate() {
                    let text = write(&table, delimiter, line_ends[(n + m + l) % 3]);
                    let outcome = import(&encode(&text, encoding, mark));
                    let case = format!("{shape:?} {writing:?} {encoding:?} {mark} {delimiter:?}");
                    assert_eq!((outcome.encoding, outcome.delimiter), (encoding, delimiter), "{case}");
                    assert_eq!(outcome.figures, expected, "{case}");
                }
            }
        }
    }
}

/// Cells of an export: everyday words, and signs that other dialects part cells by.
fn comments() -> impl Strategy<Value = String> {
    const COMMENTS: [&str; 10] =
        ["", "plain", "a; b", "x, y", "p | q", "say \"hi\"", "two\nlines", "1,5", "Très bien", "Grüße aus Köln"];
    sample::select(COMMENTS.map(str::to_owned).to_vec())
}

proptest! {
    #[test]
    fn a_table_in_any_dialect_and_encoding_is_found_and_read_back(
        notes in collection::vec(comments(), 3..12),
        delimiter in sample::select(Delimiter::ALL.to_vec()),
        encoding in sample::select(vec![
            Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252, Encoding::MacRoman,
        ]),
        mark: bool,
        line_end in sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let header = ["Learner ID", "Équipe", "Status", "Note"].map(str::to_owned).to_vec();
        let row = |(n, note): (usize, &String)| {
            vec![format!("u-{n}"), "Orléans".to_owned(), "Completed".to_owned(), note.clone()]
        };
        let rows: Vec<Vec<String>> = notes.iter().enumerate().map(row).collect();
        let table: Vec<Vec<String>> = std::iter::once(header.clone()).chain(rows.iter().cloned()).collect();
        let bytes = encode(&write(&table, delimiter, line_end), encoding, mark);
        let preview = preview(&bytes, bytes.len() as u64, &Settings::default()).expect("readable");
        prop_assert_eq!((preview.encoding, preview.delimiter, preview.header_row), (encoding, delimiter, 1));
        let headers: Vec<&str> = preview.columns.iter().map(|column| column.header.as_str()).collect();
        prop_assert_eq!(headers, header);
        prop_assert_eq!(preview.rows, rows);
    }
}
