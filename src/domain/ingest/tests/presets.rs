//! A made-up file for every preset, in the form its system writes it, and the figures that it must give.

use std::collections::BTreeSet;

use super::*;
use crate::ingest::presets::PRESETS;

/// A report and what it says.
struct Report {
    key: &'static str,
    csv: &'static str,
    shape: Shape,
    /// Rows read, and rows set aside.
    rows: (u64, u64),
    learners: Option<u64>,
    /// Completed, of all that can be.
    completed: Option<(u64, u64)>,
    /// Weekly active learners, from the first week with any.
    active: &'static [u64],
}

const REPORTS: &[Report] = &[
    Report {
        key: "moodle-log",
        csv: "Time,\"User full name\",\"Affected user\",\"Event context\",Component,\"Event name\",Description,Origin,\"IP address\"\n\
            \"21/09/26, 21:40:58\",\"Ana Ruiz\",-,\"Page: FAQ\",Page,\"Course module viewed\",\"The user with id '46' viewed it.\",web,192.0.2.1\n\
            \"22/09/26, 08:00:00\",\"Bo Lind\",-,\"Page: FAQ\",Page,\"Course module viewed\",\"The user with id '47' viewed it.\",web,192.0.2.2\n\
            \"28/09/26, 08:00:00\",\"Ana Ruiz\",-,\"Quiz: One\",Quiz,\"Course module viewed\",\"The user with id '46' viewed it.\",web,192.0.2.1\n",
        shape: Shape::EventLog,
        rows: (3, 0),
        learners: Some(2),
        completed: None,
        active: &[2, 1],
    },
    Report {
        key: "moodle-course-completion",
        csv: "ID,Name,\"Email address\",Quiz,\"Quiz - Completion date\",\"Course complete\"\n\
            42,\"Ana Ruiz\",ana@example.org,Completed,\"15/09/26, 09:12\",\"15/09/26, 09:12\"\n\
            43,\"Bo Lind\",bo@example.org,Completed,\"16/09/26, 09:12\",\n\
            44,\"Cy Ode\",cy@example.org,\"Not completed\",,\n",
        shape: Shape::WideSteps,
        rows: (3, 0),
        learners: Some(3),
        completed: Some((2, 3)),
        active: &[],
    },
    Report {
        key: "moodle-activity-completion",
        csv: ",\"Email address\",\"Quiz 1\",\"\",\"Essay 2\",\"2026-10-01 00:00:00\"\n\
            \"Ana Ruiz\",\"ana@example.org\",\"Completed\",\"2026-09-07 09:12:44\",\"Not completed\",\"\"\n\
            \"Bo Lind\",\"bo@example.org\",\"Completed (achieved pass grade)\",\"2026-09-15 10:00:00\",\"Completed\",\"2026-09-16 08:00:00\"\n\
            \"Cy Ode\",\"cy@example.org\",\"Not completed\",\"\",\"Not completed\",\"\"\n",
        shape: Shape::WideSteps,
        rows: (3, 0),
        learners: Some(3),
        completed: Some((3, 6)),
        active: &[],
    },
    Report {
        key: "moodle-grades",
        csv: "First name,Last name,ID number,Quiz: One (Real),Quiz: One (Letter),Course total (Real),Last downloaded from this course\n\
            Ana,Ruiz,1,\"8,50\",B,\"8,50\",1789948800\nBo,Lind,2,-,-,-,1789948800\n",
        shape: Shape::WideSteps,
        rows: (2, 0),
        learners: Some(2),
        completed: Some((1, 2)),
        active: &[],
    },
    Report {
        key: "canvas-grade-book",
        csv: "Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (4711),Essay (4712),Current Score,Final Score\n\
            \"    Points Possible\",,,,,10,20,(read only),(read only)\n\
            \"Ruiz, Ana\",42,U1,aruiz,S1,9,EX,90,90\n\
            \"Lind, Bo\",43,U2,blind,S1,0,12.5,40,40\n\
            \"Ode, Cy\",44,U3,code,S1,,,,\n",
        shape: Shape::WideSteps,
        rows: (3, 1),
        learners: Some(3),
        completed: Some((3, 6)),
        active: &[],
    },
    Report {
        key: "canvas-last-access",
        csv: "user id,user sis id,user name,last access at,last ip\n\
            42,U1,Ana Ruiz,2026-09-07T09:12:44-06:00,192.0.2.1\n43,U2,Bo Lind,2026-09-15T10:00:00-06:00,192.0.2.2\n",
        shape: Shape::LearnerCourse,
        rows: (2, 0),
        learners: Some(2),
        completed: None,
        active: &[1, 1],
    },
    Report {
        key: "canvas-zero-activity",
        csv: "user id,user sis id,name,section id,section sis id,section name,course id,course sis id,course name\n\
            42,U1,Ana Ruiz,5,S5,North,9,C9,Safety\n43,U2,Bo Lind,5,S5,North,9,C9,Safety\n",
        shape: Shape::LearnerCourse,
        rows: (2, 0),
        learners: Some(2),
        completed: None,
        active: &[],
    },
    Report {
        key: "canvas-grades",
        csv: "student name,student id,student sis,course,course id,course sis,section,section id,section sis,term,term id,term sis,current score,final score,enrollment state\n\
            Ana Ruiz,42,U1,Safety,9,C9,North,5,S5,Autumn,3,T3,90,88.5,active\n\
            Bo Lind,43,U2,Safety,9,C9,North,5,S5,Autumn,3,T3,40,40,deleted\n",
        shape: Shape::LearnerCourse,
        rows: (2, 0),
        learners: Some(2),
        completed: None,
        active: &[],
    },
    Report {
        key: "edx-grades",
        csv: "Student ID,Email,Username,Grade,Quiz 1,Quiz (Avg),Enrollment Track,Verification Status,Enrollment Status\n\
            1,a@example.org,ana,0.83,0.9,0.9,audit,N/A,enrolled\n\
            2,b@example.org,bo,0.0,Not Attempted,0.0,audit,N/A,enrolled\n",
        shape: Shape::WideSteps,
        rows: (2, 0),
        learners: Some(2),
        completed: Some((1, 2)),
        active: &[],
    },
    Report {
        key: "edx-problem-grades",
        csv: "Student ID,Email,Username,Enrollment Status,Grade,Homework 1: Loops - Sums (Earned),Homework 1: Loops - Sums (Possible)\n\
            1,a@example.org,ana,enrolled,0.5,1.0,2.0\n2,b@example.org,bo,enrolled,0.0,Not Attempted,2.0\n",
        shape: Shape::WideSteps,
        rows: (2, 0),
        learners: Some(2),
        completed: Some((1, 2)),
        active: &[],
    },
    Report {
        key: "edx-profiles",
        csv: "id,username,name,email,language,location,year_of_birth,gender,level_of_education,goals,cohort\n\
            1,ana,Ana Ruiz,a@example.org,en,Leeds,1990,f,b,To learn,North\n2,bo,Bo Lind,b@example.org,en,York,1985,m,hs,To grow,North\n",
        shape: Shape::LearnerCourse,
        rows: (2, 0),
        learners: Some(2),
        completed: None,
        active: &[],
    },
    Report {
        key: "futurelearn-steps",
        csv: "learner_id,step,week_number,step_number,first_visited_at,last_completed_at\n\
            u1,1.1,1,1,2026-09-07 10:00:00 UTC,2026-09-07 10:05:00 UTC\n\
            u1,1.10,1,10,2026-09-14 10:00:00 UTC,\n\
            u2,1.1,1,1,2026-09-08 09:00:00 UTC,2026-09-15 09:00:00 UTC\n",
        shape: Shape::LearnerStep,
        rows: (3, 0),
        learners: Some(2),
        completed: Some((2, 3)),
        active: &[2, 2],
    },
    Report {
        key: "futurelearn-enrolments",
        csv: "learner_id,enrolled_at,unenrolled_at,role,fully_participated_at,purchased_statement_at\n\
            u1,2026-09-01 10:00:00 UTC,,learner,2026-09-21 10:00:00 UTC,\n\
            u2,2026-09-02 10:00:00 UTC,2026-09-09 10:00:00 UTC,learner,,\n\
            u3,2026-09-02 10:00:00 UTC,,organisation_admin,,\n",
        shape: Shape::LearnerCourse,
        rows: (3, 0),
        learners: Some(2),
        completed: Some((1, 2)),
        active: &[],
    },
    Report {
        key: "totara",
        csv: "username,courseshortname,courseidnumber,completiondate,grade\nana,hs,hs1,23/03/2026,60\nbo,hs,hs1,24/03/2026,75\n",
        shape: Shape::LearnerCourse,
        rows: (2, 0),
        learners: Some(2),
        completed: Some((2, 2)),
        active: &[],
    },
    Report {
        key: "docebo",
        csv: "User Unique ID,Course Name,Course Type,Course Enrollment Status,Enrollment Date,Course Completion Date\n\
            7001,Safety,E-Learning,Completed,2026-09-07,2026-09-21\n\
            7002,Safety,E-Learning,In Progress,2026-09-08,\n7003,Safety,E-Learning,Subscribed,2026-09-09,\n",
        shape: Shape::LearnerCourse,
        rows: (3, 0),
        learners: Some(3),
        completed: Some((1, 3)),
        active: &[],
    },
    Report {
        key: "talentlms",
        csv: "User,Course,Progress status,Completion date\nA. Ruiz,Safety,Completed,09/21/2026\nB. Lind,Safety,In progress,\n\
            C. Ode,Safety,Not attempted,\nA. Ruiz,Privacy,Completed,09/28/2026\n",
        shape: Shape::LearnerCourse,
        rows: (4, 0),
        learners: Some(3),
        completed: Some((2, 4)),
        active: &[],
    },
    Report {
        key: "litmos",
        csv: "User,FirstName,LastName,Last Attempt,Up To Date,Completed,Percentage Completed,Assigned Date,Active,Currently Assigned,CompanyName,Username,Email,StartDate,CompletedDate\n\
            Ana Ruiz,Ana,Ruiz,09/21/2026,TRUE,TRUE,100,09/01/2026,TRUE,TRUE,Example,ana@example.org,ana@example.org,09/14/2026,09/21/2026\n\
            Bo Lind,Bo,Lind,,TRUE,FALSE,0,09/02/2026,TRUE,TRUE,Example,bo@example.org,bo@example.org,,\n\
            Cy Ode,Cy,Ode,,FALSE,FALSE,40,09/03/2026,TRUE,TRUE,Example,cy@example.org,cy@example.org,09/15/2026,\n",
        shape: Shape::LearnerCourse,
        rows: (3, 0),
        learners: Some(3),
        completed: Some((1, 3)),
        active: &[2, 1],
    },
    Report {
        key: "percipio",
        csv: "User ID,First name,Last name,Email address,Content title,Content type,Status,Completed date,Duration,First access,Last access,Total accesses\n\
            u1,Ana,Ruiz,ana@example.org,Safety,Course,Completed,2026-09-21T10:00:00Z,1800,2026-09-14T09:00:00Z,2026-09-21T10:00:00Z,2\n\
            u2,Bo,Lind,bo@example.org,Safety,Course,Started,,300,2026-09-15T09:00:00Z,2026-09-16T09:00:00Z,1\n\
            u2,Bo,Lind,bo@example.org,A short film,Video,Watched,2026-09-28T08:00:00Z,600,2026-09-28T08:00:00Z,2026-09-28T08:00:00Z,1\n",
        shape: Shape::LearnerCourse,
        rows: (3, 0),
        learners: Some(2),
        completed: Some((2, 3)),
        active: &[2, 1, 1],
    },
    Report {
        key: "cornerstone",
        csv: "User ID,Training Title,Training Type,Transcript Status,Transcript Registration Date,Transcript Completed Date,Training Hours\n\
            1,Safety,Online,Completed,2026-09-01,2026-09-21,1.5\n2,Safety,Online,In Progress,2026-09-02,,0\n\
            3,Safety,Online,Registered,2026-09-03,,0\n",
        shape: Shape::LearnerCourse,
        rows: (3, 0),
        learners: Some(3),
        completed: Some((1, 3)),
        active: &[],
    },
    Report {
        key: "successfactors-api",
        csv: "userID,componentID,componentTypeID,completionDate,completionStatusID,completionStatusDesc\n\
            u1,SAFE-1,COURSE,2026-09-21,COMPL,Completed\nu2,SAFE-1,COURSE,2026-09-22,INCOMPL,Incomplete\n",
        shape: Shape::LearnerCourse,
        rows: (2, 0),
        learners: Some(2),
        completed: Some((1, 2)),
        active: &[],
    },
    Report {
        key: "successfactors-report",
        csv: "ID (User),First Name (User),Last Name (User),Emp Status,Job Location (User),Item Title,Completion Status,Completion Date\n\
            u1,Ana,Ruiz,Active,Leeds,Safety,Completed,2026-09-21\nu2,Bo,Lind,Active,Leeds,Safety,Not started,\n",
        shape: Shape::LearnerCourse,
        rows: (2, 0),
        learners: Some(2),
        completed: Some((1, 2)),
        active: &[],
    },
    Report {
        key: "workday",
        csv: "WORKER_ID,COURSE_TITLE,ASSIGNMENT_DATE,COMPLETED (Y/N),COMPLETION_DATE,CONTENT_TYPE\n\
            w1,Safety,2026-09-01,Y,2026-09-21,Digital Course\nw2,Safety,2026-09-02,N,,Digital Course\nw3,Safety,2026-09-03,N,,Program\n",
        shape: Shape::LearnerCourse,
        rows: (3, 0),
        learners: Some(3),
        completed: Some((1, 3)),
        active: &[],
    },
    Report {
        key: "absorb",
        csv: "Username,Course,Category,Date Enrolled,Access Date,% (Progress),Status,Date Completed\n\
            ana,Safety,Compliance,2026-09-01,2026-09-14,100,Complete,2026-09-21\n\
            bo,Safety,Compliance,2026-09-02,2026-09-15,40,In Progress,\ncy,Safety,Compliance,2026-09-03,,0,Not Started,\n",
        shape: Shape::LearnerCourse,
        rows: (3, 0),
        learners: Some(3),
        completed: Some((1, 3)),
        active: &[2, 1],
    },
    Report {
        key: "linkedin-learners",
        csv: "Name,Email,Unique User ID,Days Logged In,Hours Viewed,Course Views,Course Completions\n\
            Ana Ruiz,ana@example.org,1,3,1:30:00,4,2\nBo Lind,bo@example.org,2,1,0:10:00,1,0\n",
        shape: Shape::LearnerCourse,
        rows: (2, 0),
        learners: Some(2),
        completed: Some((1, 2)),
        active: &[],
    },
    Report {
        key: "linkedin-organisation",
        csv: "Start Day (PST/PDT),End Day (PST/PDT),People Logged In,Unique Viewers,Hours Viewed,Course Views\n\
            2026-09-07,2026-09-13,12,9,30:00:00,40\n2026-09-14,2026-09-20,15,11,32:30:00,51\n",
        shape: Shape::WeeklyTracker,
        rows: (2, 0),
        learners: None,
        completed: None,
        active: &[12, 15],
    },
    Report {
        key: "blackboard-grade-book",
        csv: "Last Name,First Name,Username,Student ID,Last Access,Availability,Quiz [Total Pts: 10 Score] |1,Weighted Total [Total Pts: 100 Score] |2\n\
            Ruiz,Ana,aruiz,1,2026-09-07,Yes,7.5,75\nLind,Bo,blind,2,2026-09-08,Yes,,0\n",
        shape: Shape::WideSteps,
        rows: (2, 0),
        learners: Some(2),
        completed: Some((1, 2)),
        active: &[],
    },
    Report {
        key: "google-classroom",
        csv: "Last Name,First Name,Email Address,Essay,Quiz\nDate,,,2026-09-07,2026-09-14\nPoints,,,10,20\n\
            Ruiz,Ana,ana@example.org,8,15\nLind,Bo,bo@example.org,,12\n",
        shape: Shape::WideSteps,
        rows: (2, 2),
        learners: Some(2),
        completed: Some((3, 4)),
        active: &[],
    },
    Report {
        key: "scorm",
        csv: "Learner ID,Completion status,Success status\n\
            1,completed,passed\n2,completed,failed\n3,incomplete,unknown\n4,completed,unknown\n",
        shape: Shape::LearnerCourse,
        rows: (4, 0),
        learners: Some(4),
        completed: Some((2, 4)),
        active: &[],
    },
    Report {
        key: "microsoft-forms",
        csv: "ID,Start time,Completion time,Email,Name,How likely are you to recommend this course?\n\
            1,9/7/26 9:02:11,9/7/26 9:05:40,anonymous,,9\n2,9/8/26 9:03:11,9/8/26 9:06:40,anonymous,,3\n\
            3,9/14/26 9:03:11,9/14/26 9:06:40,anonymous,,10\n",
        shape: Shape::Survey,
        rows: (3, 0),
        learners: Some(3),
        completed: None,
        active: &[],
    },
    Report {
        key: "typeform",
        csv: "#,How likely are you to recommend us to a colleague?,Why?,Response Type,Start Date (UTC),Stage Date (UTC),\
            Submit Date (UTC),Network ID,Tags\n\
            a1,9,Fine,completed,2026-09-07 09:02:11,,2026-09-07 09:05:11,n1,\n\
            a2,3,,completed,2026-09-08 09:02:11,,2026-09-08 09:05:11,n2,\n\
            a3,10,,completed,2026-09-14 09:02:11,,2026-09-14 09:05:11,n3,\n",
        shape: Shape::Survey,
        rows: (3, 0),
        learners: None,
        completed: None,
        active: &[],
    },
    Report {
        key: "qualtrics",
        csv: "StartDate,RecordedDate,ResponseId,Q1\n\
            Start Date,Recorded Date,Response ID,How likely are you to recommend this course?\n\
            \"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"recordedDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n\
            2026-09-07 10:00:00,2026-09-07 10:05:00,R_1,9\n2026-09-08 10:00:00,2026-09-08 10:05:00,R_2,3\n\
            2026-09-09 10:00:00,2026-09-09 10:05:00,R_3,10\n",
        shape: Shape::Survey,
        rows: (3, 1),
        learners: None,
        completed: None,
        active: &[],
    },
    Report {
        key: "surveymonkey",
        csv: "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,How likely are you to recommend this course?\n\
            ,,,,,,,,,Response\n\
            11,7,09/21/2026 10:00:00 AM,09/21/2026 10:05:00 AM,192.0.2.1,,,,North,9\n\
            12,7,09/22/2026 11:00:00 AM,09/22/2026 11:05:00 AM,192.0.2.2,,,,North,3\n\
            13,7,09/28/2026 11:00:00 AM,09/28/2026 11:05:00 AM,192.0.2.3,,,,North,10\n",
        shape: Shape::Survey,
        rows: (3, 1),
        learners: Some(3),
        completed: None,
        active: &[],
    },
];

#[test]
fn every_report_gives_its_figures() {
    for Report { key, csv, shape, rows, learners, completed, active: weekly } in REPORTS {
        let found = preview(csv.as_bytes(), csv.len() as u64, &Settings::default()).expect("readable");
        assert_eq!((found.preset.as_deref(), found.shape), (Some(*key), *shape));
        let figures = import(csv.as_bytes()).figures;
        assert_eq!((figures.rows, figures.set_aside), *rows, "{key}");
        assert_eq!((figures.learners, figures.completed), (*learners, completed.map(|(done, _)| done)), "{key}");
        let rate = completed.map(|(done, all)| done as f64 / all as f64);
        assert_eq!(figures.completion_rate, rate, "{key}");
        assert_eq!(active(&figures), *weekly, "{key}");
    }
}

#[test]
fn every_preset_has_a_report() {
    let presets: BTreeSet<&str> = PRESETS.iter().map(|preset| preset.key).collect();
    let reports: BTreeSet<&str> = REPORTS.iter().map(|report| report.key).collect();
    assert_eq!(reports, presets);
}
