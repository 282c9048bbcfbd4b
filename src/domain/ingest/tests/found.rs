//! Forms that were found in exports out in the world, each in a file made up for the test.

use super::*;

fn look(csv: &str) -> Preview {
    preview(csv.as_bytes(), csv.len() as u64, &Settings::default()).expect("readable")
}

fn figures(csv: &str) -> Figures {
    import(csv.as_bytes()).figures
}

#[test]
fn the_number_of_a_row_is_nobodys_id() {
    let csv = "id,employee_id,course,status\n1,7,Safety,concluído\n2,8,Safety,em andamento\n\
        3,7,Excel,desistiu\n4,9,Excel,concluído\n";
    let found = figures(csv);
    assert_eq!((found.rows, found.learners, found.completed), (4, Some(3), Some(2)));
    let status = look(csv).columns.into_iter().find(|column| column.role == Role::Status).expect("a status");
    assert_eq!(status.unknown_statuses, Vec::<String>::new());
    let by_address = "ID,Name,Email,Status\n1,Ana,ana@example.org,Passed\n2,Ana,ana@example.org,Failed\n\
        3,Bo,bo@example.org,Passed\n";
    assert_eq!(figures(by_address).learners, Some(2));
    let shared = "ID,Name,Email,Status\n1,Ana,desk@example.org,Passed\n2,Cy,desk@example.org,Failed\n\
        3,Bo,bo@example.org,Passed\n";
    assert_eq!(figures(shared).learners, Some(3), "an address that two share");
    assert_eq!(figures("ID,Name,Status\n1,Safety,Passed\n2,Safety,Failed\n").learners, Some(2), "names of courses");
    let rows: String = (0..20).map(|n| format!("{n},Person {},Passed\n", n.max(2))).collect();
    assert_eq!(figures(&format!("ID,Full name,Status\n{rows}")).learners, Some(20), "two people of one name");
}

#[test]
fn a_type_of_training_that_tells_rows_apart_is_the_course() {
    let csv = "record_id,employee_id,training_type,assigned_date,training_status\n\
        R1,7,Safety,2026-01-15,Complete\nR2,7,Privacy,2026-04-01,Pending\nR3,8,Safety,2026-01-15,Complete\n";
    let found = look(csv);
    assert_eq!(found.column(Role::Course).map(|column| column.index), Some(2));
    assert_eq!((figures(csv).learners, figures(csv).completed), (Some(2), Some(2)));
    let once = look("Employee ID,Training Type,Status\n7,Online,Complete\n8,Classroom,Pending\n");
    assert_eq!(once.column(Role::Course), None);
}

#[test]
fn who_was_absent_was_not_active() {
    let found = figures(
        "alumno_id,materia_id,fecha,presente\n1,M1,2026-03-02,1\n1,M1,2026-03-09,0\n2,M1,2026-03-02,si\n\
         2,M1,2026-03-09,no\n3,M1,2026-03-09,1\n",
    );
    assert_eq!((found.rows, found.learners, found.completed), (5, Some(3), Some(3)));
    assert_eq!(active(&found), [2, 1]);
    let share = look("Name,Course,Attendance\nAna,Safety,100%\nBo,Safety,92%\n");
    assert_eq!(share.column(Role::Status), None);
}

#[test]
fn presence_at_several_sessions_is_theirs() {
    let found = figures(
        "Name,Session 1,Session 2,Session 3\nAna,Present,Absent,Present\nBo,Present,Present,Present\n\
         Cy,Absent,Absent,Excused\n",
    );
    assert_eq!((found.rows, found.learners, found.steps, found.completed), (3, Some(3), Some(3), Some(5)));
}

#[test]
fn letters_of_attendance_are_read_where_one_says_present() {
    let csv = "Employee ID,Course,Date,Attendance\n7,Safety,2026-03-02,P\n8,Safety,2026-03-02,A\n\
        7,Excel,2026-03-09,A\n8,Excel,2026-03-09,p\n";
    let found = figures(csv);
    assert_eq!((found.rows, found.learners, found.completed), (4, Some(2), Some(2)));
    assert_eq!(active(&found), [1, 1]);
    let unknown = |csv: &str| look(csv).columns.pop().expect("a column").unknown_statuses;
    assert_eq!(unknown(csv), Vec::<String>::new());
    assert_eq!(unknown(&csv.replace("Attendance", "Result")), ["A", "P", "p"], "no header of attendance");
    assert_eq!(unknown("Alumno,Curso,Asistencia\nana,Safety,A\nbo,Safety,F\n"), ["A", "F"], "no word for present");
}

#[test]
fn a_form_sent_in_completes_no_course() {
    let found = figures(
        "ID,Start time,Completion time,Email,Name,Which session?\n\
         1,9/7/26 9:02:11,9/7/26 9:05:40,ana@example.org,Ana,Safety\n\
         2,9/8/26 9:03:11,9/8/26 9:06:40,bo@example.org,Bo,Safety\n\
         3,9/14/26 9:03:11,9/14/26 9:06:40,ana@example.org,Ana,Privacy\n",
    );
    assert_eq!((found.rows, found.learners, found.completed), (3, Some(2), None));
    assert_eq!(active(&found), [2, 1]);
}

#[test]
fn an_account_in_force_is_no_course_in_progress() {
    let found = figures("Email address,Roles,Status\nana@example.org,Student,Active\nbo@example.org,Teacher,Active\n");
    assert_eq!((found.learners, found.completion_rate), (Some(1), None));
}

#[test]
fn a_date_of_enrolment_dates_no_completion() {
    let found = figures(
        "Username,Course,Status,Enrolment day (local)\nana,Safety,Completed,2026-09-07\nbo,Safety,Failed,2026-09-08\n",
    );
    assert_eq!((found.completed, found.weekly_completions, found.weekly_active), (Some(1), None, None));
}

#[test]
fn a_meeting_is_attended_by_those_who_joined_and_not_by_its_host() {
    let found = figures(
        "Topic,ID,Host email,Name (original name),Email,Join time\n\
         Workshop,932 5001 3841,host@example.org,Ana,ana@example.org,05/30/2026 06:03:15 PM\n\
         Workshop,932 5001 3841,host@example.org,Bo,bo@example.org,05/30/2026 06:03:20 PM\n\
         Workshop,932 5001 3841,host@example.org,Cy,cy@example.org,05/30/2026 06:05:00 PM\n",
    );
    assert_eq!((found.learners, active(&found)), (Some(3), vec![3]));
}

#[test]
fn a_time_of_day_does_not_hide_the_date_beside_it() {
    let found = figures("Name,Time,Date\nAna,14:20:05,2026-03-02\nBo,14:21:15,2026-03-02\nAna,09:10:05,2026-03-09\n");
    assert_eq!((found.learners, active(&found)), (Some(2), vec![2, 1]));
}

#[test]
fn grades_up_to_ten_are_no_answers() {
    for csv in ["Alumno,Nota\nAna,7\nBo,9\nCy,10\n", "Student,Grade\nAna,7\nBo,9\nCy,10\n"] {
        let found = figures(csv);
        assert!(found.nps.is_none(), "{csv:?}");
        assert_eq!(found.learners, Some(3), "{csv:?}");
    }
}

#[test]
fn a_grade_book_of_brightspace_has_a_step_for_each_item() {
    let found = figures(
        "OrgDefinedId,Username,Last Name,First Name,Quiz 1 Points Grade <Numeric MaxPoints:10>,Quiz 1 Scheme Symbol,\
         Essay Scheme Symbol,Calculated Final Grade Scheme Symbol,End-of-Line Indicator\n\
         #1,#ana,Ruiz,Ana,9,90 %,Pass,95 %,#\n#2,#bo,Lind,Bo,,,No Record,0 %,#\n#3,#cy,Ode,Cy,7,70 %,,35 %,#\n",
    );
    assert_eq!((found.shape, found.learners, found.steps), (Shape::WideSteps, Some(3), Some(2)));
    assert_eq!((found.completed, found.completion_rate), (Some(3), Some(0.5)));
}

#[test]
fn headers_in_one_word_are_read() {
    let found = figures(
        "EmpID,CourseName,CompletionDate,CompletionStatus\nE1,Safety,2026-01-20,Completed\nE2,Safety,,In Progress\n\
         E1,Excel,2026-02-20,Completed\n",
    );
    assert_eq!((found.rows, found.learners, found.completed), (3, Some(2), Some(2)));
}

#[test]
fn a_matrix_of_dates_sets_nobody_aside() {
    let found = figures(
        "Name,Department,Fire Safety,GDPR\nAna,Care,12/03/2026,15/01/2026\nBo,Care,13/03/2026,16/01/2026\n\
         Cy,Office,Booked,17/01/2026\n",
    );
    assert_eq!((found.rows, found.set_aside, found.learners), (3, 0, Some(3)));
    assert_eq!(found.weekly_active, None);
}

#[test]
fn a_date_below_a_training_is_the_day_it_was_done() {
    let csv = "Employee ID,Department,Hire date,Fire Safety,First aid at work,Ladders,GDPR,Notes\n\
        7,Care,2020-01-06,12/03/2026,05/03/2026,,15/03/2026,\n8,Care,2021-01-04,13/03/2026,,,16/03/2026,\n\
        9,Office,2022-01-03,Booked,,,17/03/2026,\n";
    let found = figures(csv);
    assert_eq!((found.shape, found.rows, found.set_aside, found.learners), (Shape::WideSteps, 3, 0, Some(3)));
    assert_eq!((found.steps, found.completed, found.completion_rate), (Some(4), Some(6), Some(0.5)));
    let weeks: Vec<u64> = found.weekly_completions.iter().flatten().map(|week| week.count).collect();
    assert_eq!((weeks, found.weekly_active), (vec![1, 3, 2], None));
    let unclear =
        "Employee ID,Fire Safety,Ladders,GDPR\n7,02/03/2026,05/03/2026,06/03/2026\n8,03/03/2026,,04/03/2026\n";
    let asked = Warning::DateOrderUnclear { column: ColumnName::new("Fire Safety", 1), order: DateOrder::DayFirst };
    assert_eq!(look(unclear).warnings, [asked], "once for all trainings");
}

#[test]
fn a_year_in_front_tells_nothing_of_day_and_month_elsewhere() {
    let found = figures("Employee ID,Hire date,Completion date\n1,2020-01-06,05/03/2026\n2,2021-01-04,06/03/2026\n");
    assert_eq!((found.set_aside, found.completed), (0, Some(2)));
}

#[test]
fn dates_of_a_life_are_no_trainings() {
    let found = figures(
        "Employee ID,Birthday,Contract end,Last review,Passport\n7,1990-03-05,2027-01-31,2026-02-03,2030-01-01\n\
         8,1991-03-05,2027-02-28,2026-02-04,2031-01-01\n",
    );
    assert_eq!((found.rows, found.completed), (2, None));
}

#[test]
fn a_zone_behind_a_header_does_not_hide_it() {
    let found = figures(
        "Name,Email,Unique User ID,Content Name,Percent Completed,Start Date(PST/PDT),Completed At(PST/PDT)\n\
         Ana,ana@example.org,1,Excel,100%,\"Jan 5, 2026, 10:11 AM\",\"Feb 3, 2026, 8:00 AM\"\n\
         Bo,bo@example.org,2,Excel,40%,\"Jan 6, 2026, 10:11 AM\",\n\
         Bo,bo@example.org,2,Python,5%,\"Jan 7, 2026, 10:11 AM\",\n",
    );
    assert_eq!((found.shape, found.learners, found.steps), (Shape::LearnerStep, Some(2), Some(2)));
    assert_eq!(found.completed, Some(1));
}

#[test]
fn progress_in_percent_tells_who_is_done_where_nothing_else_does() {
    let found = figures("Name,Email,Course,Progress\nAna,ana@example.org,Safety,100%\nBo,bo@example.org,Safety,40%\n");
    assert_eq!((found.learners, found.completed), (Some(2), Some(1)));
}

#[test]
fn a_trainee_among_analysts_has_a_role_at_work() {
    let found = figures(
        "Employee ID,Role,Course,Status\n1,Trainee,Safety,Passed\n2,Analyst,Safety,Passed\n3,Manager,Safety,Failed\n",
    );
    assert_eq!((found.rows, found.learners, found.completed), (3, Some(3), Some(2)));
    let course = figures("User ID,Role,Course,Status\n1,Student,Safety,Passed\n2,Teacher,Safety,\n");
    assert_eq!(course.learners, Some(1));
}
