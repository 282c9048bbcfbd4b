//! Whole files of each shape: made up, in the form their systems write them.

use crate::adoption::{DayExits, Figures, FirstApplication, FunnelStep, LearningMeasure, Shape, Start};
use crate::ingest::{ColumnName, Outcome, Preview, Reason, Role, Settings, Warning, import_bytes, preview};

fn look(csv: &str) -> Preview {
    preview(csv.as_bytes(), csv.len() as u64, &Settings::default()).expect("readable")
}

fn import(csv: &str) -> Outcome {
    import_bytes(csv.as_bytes(), &Settings::default()).expect("readable")
}

fn roles(csv: &str) -> Vec<Role> {
    look(csv).columns.iter().map(|column| column.role).collect()
}

fn preset(csv: &str) -> Option<String> {
    look(csv).preset
}

fn active(figures: &Figures) -> Vec<u64> {
    figures.weekly_active.iter().flatten().map(|week| week.count).collect()
}

fn step(step: &str, started: u64, completed: u64) -> FunnelStep {
    FunnelStep { step: step.to_owned(), started, completed }
}

#[test]
fn a_day_of_zeros_is_no_activity() {
    let csv = "Employee ID,Date,Logins,Minutes spent\n\
        u1,2026-09-07,2,30\nu2,2026-09-08,0,0\nu1,2026-09-14,0,0\nu2,2026-09-15,1,12.5\n";
    let figures = import(csv).figures;
    assert_eq!((figures.shape, figures.rows, figures.learners), (Shape::DailyEngagement, 4, Some(2)));
    assert_eq!(active(&figures), [1, 1]);
    let minutes: Vec<f64> = figures.weekly_minutes.iter().flatten().map(|week| week.sum).collect();
    assert_eq!(minutes, [30.0, 12.5]);
    assert_eq!((figures.completed, figures.completion_rate), (None, None));
}

#[test]
fn durations_and_hours_are_minutes() {
    let csv = "Employee ID,Date,Hours Viewed,Time spent\nu1,2026-09-07,1.5,0:30:00\nu2,2026-09-08,0.5,1:00:00\n";
    let figures = import(csv).figures;
    assert_eq!(figures.weekly_minutes.expect("a week")[0].sum, 210.0);
}

#[test]
fn a_number_that_cannot_be_read_sets_a_day_aside() {
    let csv = "Employee ID,Date,Minutes\nu1,2026-09-07,30\nu2,2026-09-08,a lot\nu3,2026-09-08,4\n";
    let outcome = import(csv);
    assert_eq!((outcome.figures.rows, outcome.set_aside.len()), (2, 1));
    let column = ColumnName::new("Minutes", 2);
    assert_eq!(outcome.set_aside[0].reason, Reason::BadNumber { role: Role::Minutes, column });
}

const MOODLE: &str = ",\"Email address\",\"Quiz 1\",\"\",\"Essay 2\",\"2026-10-01 00:00:00\"\n\
    \"Ana Ruiz\",\"ana@example.org\",\"Completed\",\"2026-09-07 09:12:44\",\"Not completed\",\"\"\n\
    \"Bo Lind\",\"BO@example.org\",\"Completed (achieved pass grade)\",\"2026-09-15 10:00:00\",\"Completed\",\"2026-09-16 08:00:00\"\n\
    \"Cy Ode\",\"cy@example.org\",\"Not completed\",\"2026-09-16 08:00:00\",\"Not completed\",\"\"\n";

#[test]
fn a_wide_completion_report_has_two_columns_for_each_step() {
    assert_eq!(preset(MOODLE).as_deref(), Some("moodle-activity-completion"));
    use Role::{Email, Name, StepDate, StepStatus};
    assert_eq!(roles(MOODLE), [Name, Email, StepStatus, StepDate, StepStatus, StepDate]);
    let figures = import(MOODLE).figures;
    assert_eq!((figures.shape, figures.rows, figures.learners), (Shape::WideSteps, 3, Some(3)));
    assert_eq!((figures.steps, figures.completed, figures.completion_rate), (Some(2), Some(3), Some(0.5)));
    assert_eq!(figures.funnel, Some(vec![step("Quiz 1", 2, 2), step("Essay 2", 1, 1)]).map(sorted));
    let weeks: Vec<u64> = figures.weekly_completions.iter().flatten().map(|week| week.count).collect();
    assert_eq!(weeks, [1, 2], "the date beside a step that is not completed is none of completion");
    assert_eq!(figures.weekly_active, None);
}

/// Both names have a number: they are ordered by their letters first.
fn sorted(mut steps: Vec<FunnelStep>) -> Vec<FunnelStep> {
    steps.sort_by(|a, b| a.step.cmp(&b.step));
    steps
}

#[test]
fn a_course_completion_report_tells_the_whole_too() {
    let csv = "ID,Name,\"Email address\",Quiz,\"Quiz - Completion date\",\"Course complete\"\n\
        42,Ana Ruiz,ana@example.org,Completed,\"15/09/26, 09:12\",\"15/09/26, 09:12\"\n\
        43,Bo Lind,bo@example.org,Completed,\"16/09/26, 09:12\",\n\
        44,Cy Ode,cy@example.org,Not completed,,\n";
    assert_eq!(preset(csv).as_deref(), Some("moodle-course-completion"));
    let figures = import(csv).figures;
    assert_eq!((figures.shape, figures.completed, figures.learners), (Shape::WideSteps, Some(2), Some(3)));
    assert_eq!(figures.completion_rate, Some(2.0 / 3.0));
}

#[test]
fn a_canvas_grade_book_has_a_step_for_each_graded_column() {
    let csv = "Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (4711),Essay (4712),Quizzes Current Score,Current Score,Final Score\n\
        \"    Points Possible\",,,,,10,20,(read only),(read only),(read only)\n\
        \"Ruiz, Ana\",42,U1,aruiz,S1,9,EX,90,90,90\n\
        \"Lind, Bo\",43,U2,blind,S1,0,12.5,40,40,40\n\
        \"Ode, Cy\",44,U3,code,S1,,,,,\n";
    assert_eq!(preset(csv).as_deref(), Some("canvas-grade-book"));
    let outcome = import(csv);
    let figures = &outcome.figures;
    assert_eq!((figures.shape, figures.rows, figures.learners), (Shape::WideSteps, 3, Some(3)));
    assert_eq!((figures.completed, figures.completion_rate), (Some(3), Some(0.5)));
    assert_eq!(figures.funnel, Some(vec![step("Quiz 1", 2, 2), step("Essay", 1, 1)]));
    assert_eq!(outcome.set_aside.iter().map(|row| &row.reason).collect::<Vec<_>>(), [&Reason::Totals]);
}

#[test]
fn a_grade_report_of_open_edx_knows_what_was_not_attempted() {
    let csv = "Student ID,Email,Username,Grade,Quiz 1,Quiz (Avg),Enrollment Track,Verification Status,Enrollment Status\n\
        1,a@example.org,ana,0.83,0.9,0.9,audit,N/A,enrolled\n\
        2,b@example.org,bo,0.0,Not Attempted,0.0,audit,N/A,enrolled\n";
    assert_eq!(preset(csv).as_deref(), Some("edx-grades"));
    let figures = import(csv).figures;
    assert_eq!((figures.shape, figures.completion_rate), (Shape::WideSteps, Some(0.5)));
    assert_eq!(figures.funnel, Some(vec![step("Quiz 1", 1, 1)]));
}

#[test]
fn grade_books_of_blackboard_and_moodle_have_steps_and_no_sums() {
    let blackboard = "Last Name,First Name,Username,Student ID,Last Access,Availability,Quiz [Total Pts: 10 Score] |1,\
        Weighted Total [Total Pts: 100 Score] |2\nRuiz,Ana,aruiz,1,2026-09-07,Yes,7.5,75\nLind,Bo,blind,2,2026-09-08,Yes,,0\n";
    let figures = import(blackboard).figures;
    assert_eq!((figures.shape, figures.funnel), (Shape::WideSteps, Some(vec![step("Quiz", 1, 1)])));
    let moodle = "First name,Last name,ID number,Quiz: One (Real),Quiz: One (Letter),Course total (Real),\
        Last downloaded from this course\nAna,Ruiz,1,\"8,50\",B,\"8,50\",1789948800\nBo,Lind,2,-,-,-,1789948800\n";
    assert_eq!(preset(moodle).as_deref(), Some("moodle-grades"));
    let figures = import(moodle).figures;
    assert_eq!((figures.steps, figures.funnel), (Some(1), Some(vec![step("Quiz: One", 1, 1)])));
    assert_eq!((figures.weekly_active, figures.completion_rate), (None, Some(0.5)));
}

#[test]
fn a_roster_tells_the_time_from_hire_to_completion() {
    let csv = "Employee ID,Department,Hire date,Completion date\n\
        1,Sales,2026-08-31,2026-09-10\n2,Sales,2026-09-05,\n3,Ops,2026-09-01,2026-09-08\n4,Ops,,2026-09-15\n";
    let figures = import(csv).figures;
    assert_eq!((figures.shape, figures.completion_rate), (Shape::LearnerCourse, Some(0.75)));
    let time = figures.time_to_completion.expect("three followed");
    assert_eq!((time.from, time.left_out), (Start::Hired, 1));
    let exits = |day, events, censored| DayExits { day, events, censored };
    assert_eq!(time.exits, [exits(7, 1, 0), exits(10, 1, 1)]);
}

#[test]
fn a_roster_tells_competency_and_first_application() {
    let csv = "Employee ID,Enrolled on,Competency date,First application\n\
        1,2026-09-01,2026-09-11,2026-09-10\n2,2026-09-01,,2026-09-30\n3,2026-09-05,2026-09-21,\n4,2026-09-20,,\n";
    use Role::{Applied, Competent, Enrolled, Learner};
    assert_eq!(roles(csv), [Learner, Enrolled, Competent, Applied]);
    let figures = import(csv).figures;
    let time = figures.time_to_competency.expect("four followed");
    let exits = |day, events, censored| DayExits { day, events, censored };
    assert_eq!(time.exits, [exits(10, 1, 1), exits(16, 1, 0), exits(29, 0, 1)]);
    let expected = FirstApplication { applied: 1, followed: 3, waiting: 1, left_out: 0 };
    assert_eq!(figures.first_application, Some(expected));
    assert_eq!((figures.weekly_active, figures.completed), (None, None), "neither is learning");
}

#[test]
fn managers_confirm_and_coach_week_by_week() {
    let csv = "Manager,Team,Confirmed,Date,Coaching minutes\n\
        Ana Ruiz,North,yes,2026-09-07,30\nBo Lind,South,no,2026-09-08,\nAna Ruiz,North,yes,2026-09-14,45\n,West,no,2026-09-14,\n";
    let outcome = import(csv);
    let figures = &outcome.figures;
    assert_eq!((figures.shape, figures.rows, figures.learners), (Shape::Confirmations, 3, None));
    let found = figures.confirmations.as_ref().expect("asked");
    assert_eq!((found.asked, found.confirmed), (2, 1));
    let weeks: Vec<(u64, u64)> = found.weekly.iter().map(|week| (week.asked, week.confirmed)).collect();
    assert_eq!(weeks, [(2, 1), (1, 1)]);
    let coaching: Vec<f64> = figures.weekly_coaching.iter().flatten().map(|week| week.minutes).collect();
    assert_eq!(coaching, [30.0, 45.0]);
    let text = serde_json::to_string(&outcome).expect("an outcome is JSON");
    assert!(!text.contains("Ruiz"), "no manager's name leaves the worker: {text}");
}

#[test]
fn a_tracker_kept_by_hand_is_read_as_it_stands() {
    let csv = "Week of;Learners;Active;Completed;Managers confirmed;Coaching minutes;Weekly NPS\n\
        07/09/2026;40;12;2;3;60;10\n14/09/2026;40;18;6;5;90;25\nTotal;;;8;;150;\n";
    let outcome = import(csv);
    let figures = &outcome.figures;
    assert_eq!((figures.shape, figures.rows), (Shape::WeeklyTracker, 2));
    assert_eq!(active(figures), [12, 18]);
    assert_eq!((figures.completed, figures.completion_rate), (Some(8), Some(0.2)));
    assert_eq!(figures.weekly_nps.as_ref().map(Vec::len), Some(2));
    assert_eq!(outcome.set_aside.len(), 1);
}

#[test]
fn weeks_by_number_are_weeks() {
    let csv = "Week,Active learners\n2026-W37,5\n2026-W38,7\nsoon,9\n";
    let outcome = import(csv);
    assert_eq!(active(&outcome.figures), [5, 7]);
    assert!(matches!(outcome.set_aside[0].reason, Reason::BadDate { .. }));
}

#[test]
fn learning_is_held_against_performance() {
    let rows = (0..40).map(|n| {
        let status = if n % 2 == 0 { "Completed" } else { "In progress" };
        format!("u{n},{status},{}\n", 10 + n % 5 + 10 * (1 - n % 2))
    });
    let csv = format!("Employee ID,Status,Sales\n{}", rows.collect::<String>());
    let figures = import(&csv).figures;
    let found = &figures.performance[0];
    assert_eq!((found.learning, found.column.as_str()), (LearningMeasure::CompletedShare, "Sales"));
    assert!(found.association.pearson.is_some_and(|r| r.n == 40 && r.coefficient > 0.8));
    assert!(found.scatter.cells.iter().all(|cell| cell.learners >= 5));
}

#[test]
fn success_decides_where_completion_is_told_apart_from_it() {
    let csv = "Learner ID,Completion status,Success status\n\
        1,completed,passed\n2,completed,failed\n3,incomplete,unknown\n4,completed,unknown\n";
    assert_eq!(preset(csv).as_deref(), Some("scorm"));
    assert_eq!(import(csv).figures.completion_rate, Some(0.5));
}

#[test]
fn lost_dates_are_pointed_out() {
    let csv = "Employee ID,Status,Completion date\n1,Completed,40:58.0\n2,Completed,12:03.5\n";
    assert!(matches!(look(csv).warnings.as_slice(), [Warning::LostDates { .. }]));
}

#[test]
fn capitals_in_an_address_are_the_same_learner() {
    let csv = "Email,Course,Status\nAna@example.org,A,Passed\nana@EXAMPLE.org,B,Failed\n";
    assert_eq!(import(csv).figures.learners, Some(1));
}

#[test]
fn reports_of_known_systems_are_recognised() {
    let check = |csv: &str, key: &str, shape: Shape| {
        let found = look(csv);
        assert_eq!((found.preset.as_deref(), found.shape), (Some(key), shape), "{csv:?}");
    };
    check(
        "user id,user sis id,user name,last access at,last ip\n42,U1,Ana Ruiz,2026-09-07T09:12:44-06:00,192.0.2.1\n",
        "canvas-last-access",
        Shape::LearnerCourse,
    );
    check(
        "username,courseshortname,courseidnumber,completiondate,grade\nana,hs,hs1,23/03/2026,60\n",
        "totara",
        Shape::LearnerCourse,
    );
    check(
        "User ID,Training Title,Training Type,Transcript Status,Transcript Completed Date\n1,Safety,Online,Completed,2026-09-07\n",
        "cornerstone",
        Shape::LearnerCourse,
    );
    check(
        "Name,Email,Unique User ID,Days Logged In,Hours Viewed,Course Views,Course Completions\nAna,a@example.org,1,3,1:30:00,4,2\n",
        "linkedin-learners",
        Shape::LearnerCourse,
    );
    check(
        "Start Day (PST/PDT),End Day (PST/PDT),People Logged In,Unique Viewers,Hours Viewed,Course Views\n\
        2026-09-07,2026-09-13,12,9,30:00:00,40\n",
        "linkedin-organisation",
        Shape::WeeklyTracker,
    );
    check(
        "Last Name,First Name,Email Address,Essay\nRuiz,Ana,a@example.org,8\nLind,Bo,b@example.org,\n",
        "google-classroom",
        Shape::WideSteps,
    );
    assert_eq!(preset("Last Name,First Name,Email Address,Department\nRuiz,Ana,a@example.org,Sales\n"), None);
}
