//! Several files as one: the same figures as of one file that holds it all, in whichever order they are given.

use super::*;
use crate::adoption::{LearningMeasure, Start};

fn join(files: &[&str]) -> Joined {
    let files: Vec<(&[u8], Settings)> = files.iter().map(|file| (file.as_bytes(), Settings::default())).collect();
    join_bytes(&files).expect("readable")
}

/// One learner: who, team, day of hire, status, day of completion, sales.
fn learner(n: u32) -> [String; 6] {
    let is_done = !n.is_multiple_of(3);
    let team = if n < 12 { "North" } else { "South" };
    let done = if is_done { format!("2026-09-{:02}", 7 + n % 20) } else { String::new() };
    let status = if is_done { "Completed" } else { "In progress" };
    let sales = if is_done { 40 + n % 7 } else { 20 + n % 5 };
    [
        format!("u{n:02}"),
        team.to_owned(),
        format!("2026-08-{:02}", 1 + n % 9),
        status.to_owned(),
        done,
        sales.to_string(),
    ]
}

const HEADERS: [&str; 6] = ["User ID", "Team", "Hire date", "Status", "Completed on", "Sales"];

/// A file of 24 learners with the columns at these places.
fn file(places: &[usize]) -> String {
    let line = |cells: Vec<&str>| format!("{}\n", cells.join(","));
    let head = line(places.iter().map(|place| HEADERS[*place]).collect());
    let rows = (0..24).map(learner).map(|row| line(places.iter().map(|place| row[*place].as_str()).collect()));
    std::iter::once(head).chain(rows).collect()
}

/// The figures without what tells how many rows there were.
fn apart_from_rows(figures: Figures) -> Figures {
    Figures { rows: 0, fingerprint: String::new(), ..figures }
}

#[test]
fn enrolments_roster_and_performance_are_as_one_file_in_every_order() {
    let whole = join(&[&file(&[0, 1, 2, 3, 4, 5])]);
    let parts = [file(&[0, 3, 4]), file(&[0, 1, 2]), file(&[0, 5])];
    let mut fingerprints = Vec::new();
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let joined = join(&order.map(|part: usize| parts[part].as_str()));
        assert_eq!((joined.figures.rows, joined.repeated, joined.files.len()), (72, 0, 3));
        fingerprints.push(joined.figures.fingerprint.clone());
        assert_eq!(apart_from_rows(joined.figures), apart_from_rows(whole.figures.clone()), "{order:?}");
    }
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), 1, "{fingerprints:?}");
    let figures = whole.figures;
    assert_eq!((figures.learners, figures.completed), (Some(24), Some(16)));
    assert_eq!(figures.cohorts[0].groups.len(), 2);
    assert_eq!(figures.time_to_completion.map(|time| (time.from, time.left_out)), Some((Start::Hired, 0)));
    assert_eq!(figures.performance[0].learning, LearningMeasure::CompletedShare);
}

#[test]
fn a_row_in_two_files_counts_once() {
    let (january, february) =
        ("u1,Safety,Completed,2026-01-12\nu2,Safety,Completed,2026-01-13\n", "u3,Safety,Completed,2026-02-02\n");
    let header = "User ID,Course,Status,Completed on\n";
    let joined = join(&[&format!("{header}{january}"), &format!("{header}{january}{february}")]);
    let whole = join(&[&format!("{header}{january}{february}")]);
    assert_eq!((joined.figures.rows, joined.repeated), (5, 2));
    assert_eq!(apart_from_rows(joined.figures), apart_from_rows(whole.figures));
}

#[test]
fn the_same_row_counts_once_in_another_report_that_tells_more() {
    let short = "User ID,Course,Status\nu1,Safety,Completed\nu2,Safety,Not started\n";
    let long = "Course,Team,User ID,Status\nSafety,North,u1,Completed\nSafety,South,u2,Not started\nSafety,South,u3,Completed\n";
    let figures = join(&[short, long]).figures;
    assert_eq!((figures.learners, figures.completed, figures.completion_rate), (Some(3), Some(2), Some(2.0 / 3.0)));
}

#[test]
fn the_same_files_again_change_nothing() {
    let files = [file(&[0, 3, 4]), file(&[0, 1, 2])];
    let once = join(&[&files[0], &files[1]]);
    let twice = join(&[&files[0], &files[1], &files[1], &files[0]]);
    assert_eq!(once.figures.fingerprint, join(&[&files[1], &files[0]]).figures.fingerprint);
    assert_eq!(twice.repeated, 24);
    assert_eq!(apart_from_rows(once.figures), apart_from_rows(twice.figures));
}

#[test]
fn learners_are_joined_by_what_both_files_tell() {
    let courses = "User ID,Email,Course,Status\nu1,Ana@example.org,Safety,Completed\nu2,bo@example.org,Safety,Failed\n";
    let roster = "Email,Team\nana@example.org,North\nBO@example.org,North\ncy@example.org,South\n";
    assert_eq!(join(&[courses, roster]).figures.learners, Some(3));
    assert_eq!(join(&[roster, courses]).figures.learners, Some(3));
}

#[test]
fn a_team_column_is_one_whatever_its_capitals() {
    let roster = file(&[0, 1]).replace("Team", "TEAM");
    let figures = join(&[&file(&[0, 3]), &roster, &file(&[0, 1, 5])]).figures;
    assert_eq!(figures.cohorts.len(), 1);
}

#[test]
fn a_later_file_that_contradicts_its_beginning_is_read_again_with_those_before() {
    // More rows than are looked at before reading, so that only the last one tells the order of day and month.
    let rows: String = (0..5_200).map(|n| format!("u{n},Safety,Completed,03/04/2026\n")).collect();
    let roster: String = (0..5_200).map(|n| format!("u{n},North\n")).collect();
    for (last, monday) in [("25/04/2026", "2026-04-20"), ("04/25/2026", "2026-04-20")] {
        let courses = format!("User ID,Course,Status,Completed on\n{rows}u0,Privacy,Completed,{last}\n");
        let joined = join(&[&courses, &format!("User ID,Team\n{roster}")]);
        let figures = joined.figures;
        assert_eq!((figures.rows, figures.set_aside, figures.learners), (10_401, 0, Some(5_200)), "{last}");
        let weeks = weeks(figures.weekly_completions.as_ref());
        assert!(weeks.contains(&(monday.to_owned(), 1)), "{last}: {weeks:?}");
        assert_eq!(weeks.iter().map(|(_, count)| count).sum::<u64>(), 5_201);
    }
}

#[test]
fn what_is_set_aside_and_what_fails_names_its_file() {
    let broken = "User ID,Status\nu1,Completed\n,Completed\n";
    let joined = join(&[&file(&[0, 1]), broken]);
    let aside: Vec<usize> = joined.files.iter().map(|file| file.set_aside.len()).collect();
    assert_eq!((aside.as_slice(), joined.files[1].rows_set_aside), ([0, 1].as_slice(), 1));
    assert_eq!((joined.files[0].rows, joined.files[1].rows), (24, 1));
    let files = [(broken.as_bytes(), Settings::default()), (b"".as_slice(), Settings::default())];
    assert_eq!(join_bytes(&files), Err((1, IngestError::Empty)));
}

proptest! {
    /// Rows dealt out to files in any way give what one file of them all gives.
    #[test]
    fn rows_in_any_files_are_as_rows_in_one(deal in collection::vec(0usize..3, 24), again in 0usize..24) {
        let header = "User ID,Team,Hire date,Status,Completed on\n";
        let row = |n: usize| {
            let row = learner(n as u32);
            format!("{}\n", row[..5].join(","))
        };
        let mut files = vec![header.to_owned(); 3];
        for (n, place) in deal.iter().enumerate() {
            files[*place].push_str(&row(n));
        }
        // One row stands in every file that has any.
        files.iter_mut().enumerate().filter(|(place, _)| deal[again] != *place).for_each(|(_, file)| file.push_str(&row(again)));
        let whole: String = std::iter::once(header.to_owned()).chain((0..24).map(row)).collect();
        let joined = join(&files.iter().map(String::as_str).collect::<Vec<_>>());
        let (joined, whole) = (joined.figures, join(&[&whole]).figures);
        prop_assert_eq!((joined.learners, joined.completed), (whole.learners, whole.completed));
        prop_assert_eq!(joined.weekly_rate, whole.weekly_rate);
        prop_assert_eq!(joined.time_to_completion, whole.time_to_completion);
        prop_assert_eq!(joined.cohorts, whole.cohorts);
        prop_assert_eq!(joined.statuses, whole.statuses);
    }
}

#[test]
fn who_left_counts_once_however_many_files_tell_it() {
    let header = "learner_id,enrolled_at,unenrolled_at,fully_participated_at\n";
    let june = "u1,2026-06-01,2026-06-09,\nu2,2026-06-01,,2026-06-20\n";
    let july = "u3,2026-07-01,2026-07-09,\n";
    let (whole, first) = (format!("{header}{june}{july}"), format!("{header}{june}"));
    let statuses = |files: &[&str]| join(files).figures.statuses;
    assert_eq!(statuses(&[&first, &whole]), statuses(&[&whole]));
    let left = statuses(&[&first, &whole]).and_then(|statuses| statuses.get("unenrolled_at").copied());
    assert_eq!(left, Some(2));
}

#[test]
fn ids_of_another_system_are_told() {
    let courses = "User ID,Course,Status\nu1,Safety,Completed\nu2,Safety,Not started\n";
    let strangers = "Employee ID,Team\n0017,North\n0018,South\n";
    let known = "Employee ID,Team\nu1,North\n0018,South\n";
    assert_eq!(join(&[courses, strangers]).apart, [1]);
    assert_eq!(join(&[strangers, courses]).apart, [1], "the first is what the others would be joined to");
    assert_eq!(join(&[courses, known]).apart, [0; 0]);
    assert_eq!(join(&[strangers, courses, known]).apart, [0; 0], "0018 stands in two rosters");
    let others = "User ID,Course,Status\nu8,Safety,Completed\n";
    assert_eq!(join(&[courses, others]).apart, [0; 0], "a list of the same form may name other people");
}

#[test]
fn one_report_at_two_dates_is_told() {
    let header = "User ID,Course,Status\n";
    let june = format!("{header}u1,Safety,In progress\nu2,Safety,Completed\nu3,Safety,Not started\n");
    let july = format!("{header}u1,Safety,Completed\nu2,Safety,Completed\nu4,Safety,Completed\n");
    for joined in [join(&[&june, &july]), join(&[&july, &june])] {
        assert_eq!((joined.changed, joined.repeated), (1, 1));
        assert_eq!((joined.figures.completed, joined.figures.completion_rate), (Some(3), Some(0.75)));
    }
    assert_eq!(join(&[&june, &format!("{header}u7,Safety,Completed\n")]).changed, 0);
}

/// Checks that an earlier state of a report adds nothing to the later one, whichever is given first.
#[track_caller]
fn check_snapshots(june: &str, july: &str, repeated: u64, changed: u64) {
    let alone = apart_from_rows(join(&[july]).figures);
    for files in [[june, july], [july, june]] {
        let joined = join(&files);
        assert_eq!((joined.repeated, joined.changed), (repeated, changed));
        assert_eq!(apart_from_rows(joined.figures), alone);
    }
}

#[test]
fn a_report_at_two_dates_gives_the_figures_of_the_later_one() {
    let header = "User ID,Course,Status,Enrolled on,Completed on\n";
    let june = "u1,Safety,In progress,2026-05-04,\nu2,Safety,Completed,2026-05-04,2026-06-10\n\
        u3,Safety,Not started,2026-05-11,\nu3,Privacy,Completed,2026-05-11,2026-06-01\n";
    let july = "u1,Safety,Completed,2026-05-04,2026-07-06\nu2,Safety,Completed,2026-05-04,2026-06-10\n\
        u3,Safety,In progress,2026-05-11,\nu3,Privacy,Completed,2026-05-11,2026-06-01\n\
        u4,Safety,Not started,2026-07-01,\n";
    check_snapshots(&format!("{header}{june}"), &format!("{header}{july}"), 3, 1);
    let figures = join(&[&format!("{header}{june}"), &format!("{header}{july}")]).figures;
    assert_eq!(statuses(&figures), [("Completed", 3), ("In progress", 1), ("Not started", 1)]);
    let time = figures.time_to_completion.expect("five followed");
    assert_eq!(
        time.exits.iter().map(|day| (day.events, day.censored)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1)),
        (3, 2)
    );
    // Steps in rows, and a report that has gained a column since.
    let [june, july] = [june, july].map(|rows| format!("{}{rows}", header.replace("Course", "Step")));
    check_snapshots(&june, &july, 3, 1);
    let grown = july.replace("Status,", "Status,Comment,").replace("d,20", "d,,20").replace("s,20", "s,,20");
    check_snapshots(&june, &grown, 3, 1);
}

#[test]
fn a_wide_report_at_two_dates_gives_the_figures_of_the_later_one() {
    let header = "ID,Name,Email address,Quiz,Quiz - Completion date,Essay,Essay - Completion date,Course complete\n\
        42,Ana Ruiz,ana@example.org,Completed,2026-06-15,Completed,2026-06-16,2026-06-16\n";
    let june = "43,Bo Lind,bo@example.org,Completed,2026-06-16,Not completed,,\n\
        44,Cy Ode,cy@example.org,Not completed,,Not completed,,\n";
    let july = "43,Bo Lind,bo@example.org,Completed,2026-06-16,Completed,2026-07-02,2026-07-02\n\
        44,Cy Ode,cy@example.org,Completed,2026-07-03,Not completed,,\n";
    let figures = join(&[&format!("{header}{june}"), &format!("{header}{july}")]).figures;
    assert_eq!(
        (figures.shape, figures.completed, figures.completion_rate),
        (Shape::WideSteps, Some(5), Some(5.0 / 6.0))
    );
    check_snapshots(&format!("{header}{june}"), &format!("{header}{july}"), 2, 2);
}

#[test]
fn who_has_a_course_twice_in_one_file_has_it_twice() {
    let header = "User ID,Course,Status,Completed on\nu1,Safety,Completed,2025-06-02\n";
    let (june, july) = ("u1,Safety,Not started,\n", "u1,Safety,Completed,2026-07-03\n");
    check_snapshots(&format!("{header}{june}"), &format!("{header}{july}"), 1, 1);
    assert_eq!(join(&[&format!("{header}{june}"), &format!("{header}{july}")]).figures.completed, Some(2));
}

#[test]
fn what_was_completed_stays_so_and_on_the_earliest_day_told() {
    let header = "User ID,Course,Status,Completed on\n";
    let told = |rows: [&str; 2]| {
        join(&rows.map(|row| format!("{header}u2,Safety,Completed,2026-06-01\n{row}\n")).each_ref().map(String::as_str))
    };
    let (done, again, open) =
        ("u1,Safety,Completed,2026-06-09", "u1,Safety,Completed,2026-07-06", "u1,Safety,Assigned,");
    for rows in [[done, again], [again, done], [done, open], [open, done]] {
        let Joined { figures, changed, .. } = told(rows);
        assert_eq!((figures.completed, figures.completion_rate, changed), (Some(2), Some(1.0), 1), "{rows:?}");
        let weeks = weeks(figures.weekly_completions.as_ref());
        assert_eq!(weeks, [("2026-06-01".to_owned(), 1), ("2026-06-08".to_owned(), 1)], "{rows:?}");
    }
}

proptest! {
    /// Two states of a report, the later of them with all enrolments of the earlier one, give the figures of the later.
    #[test]
    fn an_earlier_state_of_a_report_adds_nothing(states in collection::vec((0usize..4, 0usize..4), 1..30)) {
        // Two rows of which every file has one each, so that there is a status and a day in both.
        let header = "User ID,Course,Status,Completed on\nu90,Safety,Completed,2026-06-01\nu91,Safety,Not started,\n";
        let row = |n: usize, state: usize| {
            // Learners have some of the courses twice.
            let who = format!("u{:02},{}", n % 5, ["Safety", "Privacy"][n % 2]);
            match state {
                0 => String::new(),
                1 => format!("{who},Not started,\n"),
                2 => format!("{who},In progress,\n"),
                _ => format!("{who},Completed,2026-06-{:02}\n", 1 + n % 28),
            }
        };
        let file = |of: fn(&(usize, usize)) -> usize| {
            let rows: String = states.iter().enumerate().map(|(n, state)| row(n, of(state))).collect();
            format!("{header}{rows}")
        };
        let (earlier, later) = (file(|(one, other)| *one.min(other)), file(|(one, other)| *one.max(other)));
        let alone = apart_from_rows(join(&[&later]).figures);
        prop_assert_eq!(&apart_from_rows(join(&[&earlier, &later]).figures), &alone);
        prop_assert_eq!(&apart_from_rows(join(&[&later, &earlier]).figures), &alone);
    }
}
