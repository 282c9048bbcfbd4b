//! Exports that know their learners by first and last name alone.

use super::*;

fn look(csv: &str) -> Preview {
    preview(csv.as_bytes(), csv.len() as u64, &Settings::default()).expect("readable")
}

fn learners(csv: &str) -> Option<u64> {
    import(csv.as_bytes()).figures.learners
}

#[test]
fn a_first_and_a_last_name_tell_the_learner_in_four_languages() {
    for header in [
        "First name,Last name",
        "Given name;Surname",
        "Last Name,First Name",
        "Vorname;Nachname",
        "Name;Vorname",
        "Prénom;Nom",
        "NOM,Prénom",
        "Nom de famille;Prénom(s)",
        "Nombre;Apellidos",
        "Apellido(s),Nombre",
    ] {
        let mark = if header.contains(';') { ";" } else { "," };
        let rows = [
            [header, "Course", "Status"].join(mark),
            ["Ana", "Ruiz", "Safety", "Completed"].join(mark),
            ["Bo", "Lind", "Safety", "Not started"].join(mark),
            ["Ana", "Lind", "Safety", "Completed"].join(mark),
            [" Ana ", "Ruiz", "Privacy", "Not started"].join(mark),
        ];
        let csv = rows.join("\n");
        let found = look(&csv);
        assert!(found.column(Role::FirstName).is_some() && found.column(Role::LastName).is_some(), "{header:?}");
        let figures = import(csv.as_bytes()).figures;
        assert_eq!((figures.shape, figures.rows, figures.learners), (Shape::LearnerCourse, 4, Some(3)), "{header:?}");
        assert_eq!((figures.completed, figures.completion_rate), (Some(2), Some(0.5)), "{header:?}");
    }
}

#[test]
fn an_id_an_address_or_a_whole_name_wins_over_its_halves() {
    for [header, one, other] in [
        ["Employee ID", "u1", "u2"],
        ["Email address", "ana@example.org", "ruiz@example.org"],
        ["Owner", "ana@example.org", "ruiz@example.org"],
        ["Full name", "Ana Ruiz", "Ana M. Ruiz"],
    ] {
        let csv = format!("First name,Last name,{header},Status\nAna,Ruiz,{one},Completed\nAna,Ruiz,{other},Failed\n");
        assert_eq!(learners(&csv), Some(2), "{header:?}");
    }
    let unfilled = "First name,Last name,Employee ID,Status\nAna,Ruiz,,Completed\nBo,Lind,,Failed\n";
    assert_eq!(learners(unfilled), Some(2), "an id that nobody fills in");
}

#[test]
fn learners_told_apart_by_name_alone_are_pointed_out() {
    for csv in [
        "First name,Last name,Course,Status\nAna,Ruiz,Safety,Completed\nBo,Lind,Safety,Failed\n",
        "Full name,Course,Status\nAna Ruiz,Safety,Completed\nBo Lind,Safety,Failed\n",
    ] {
        assert_eq!(look(csv).warnings, [Warning::OnlyNames], "{csv:?}");
        for key in [["Employee ID", "u1", "u2"], ["Email address", "ana@example.org", "bo@example.org"]] {
            let mut lines = csv.lines();
            let rows = key.map(|cell| format!("{cell},{}\n", lines.next().expect("three lines")));
            assert_eq!(look(&rows.concat()).warnings, [], "{rows:?}");
        }
    }
    let managers = Settings { shape: Some(Shape::Confirmations), ..Settings::default() };
    let csv = b"First name,Last name,Date,Confirmed\nAna,Ruiz,2026-09-17,yes\nAna,Lind,2026-09-18,no\n";
    assert_eq!(preview(csv, csv.len() as u64, &managers).expect("readable").warnings, [], "no learners");
}

#[test]
fn half_a_name_and_names_of_anything_else_tell_no_learner() {
    for csv in [
        "Vorname;Kurs;Status\nAna;Brandschutz;Bestanden\nBo;Brandschutz;Bestanden\n",
        "Nom;Cours;Statut\nAna;Incendie;Terminé\nBo;Incendie;Terminé\n",
        "Apellidos;Curso;Nombre;Estado\nRuiz;Incendios;3;Completado\nLind;Incendios;4;Completado\n",
        "Prénom;Nombre de cours;Nom du cours;Statut\nAna;3;Incendie;Terminé\nBo;4;Incendie;Terminé\n",
    ] {
        assert_eq!(learners(csv), None, "{csv:?}");
    }
}

#[test]
fn whoever_has_one_name_only_is_a_learner_and_nobody_is_none() {
    let csv = "First name,Last name,Course,Status\nHana,,Safety,Completed\nHana,Na,Safety,Completed\n\
        Hana,Null,Safety,Completed\n,,Safety,Completed\n-,n/a,Safety,Completed\n";
    let outcome = import(csv.as_bytes());
    assert_eq!(outcome.figures.learners, Some(3));
    assert_eq!(aside(&outcome), [(5, Reason::NoLearner), (6, Reason::NoLearner)]);
}

#[test]
fn a_sum_below_the_names_is_no_learner() {
    let csv = "Vorname;Nachname;Kurs;Status\nAna;Ruiz;S;Completed\nSum;Lee;S;Completed\nSumme;2;;\nTotal;;;2\n";
    let outcome = import(csv.as_bytes());
    assert_eq!(outcome.figures.learners, Some(2), "Sum is a name beside Lee");
    assert_eq!(aside(&outcome), [(4, Reason::Totals), (5, Reason::Totals)]);
}

#[test]
fn no_first_or_last_name_is_in_an_outcome() {
    let rows: String = (0..24).map(|n| format!("Planted{},Person{},North,Completed\n", n % 4, n % 6)).collect();
    let outcome = import(format!("First name,Last name,Team,Status\n{rows}").as_bytes());
    assert_eq!((outcome.figures.learners, outcome.figures.cohorts.len()), (Some(12), 1));
    let text = serde_json::to_string(&outcome).expect("an outcome is JSON");
    assert!(text.contains("North") && !text.contains("Planted") && !text.contains("Person"), "{text}");
}

#[test]
fn halves_in_one_file_are_the_whole_name_of_another() {
    let halves = "Last name,First name,Course,Status\nRuiz,Ana,Safety,Completed\nLind,Bo,Safety,Not started\n";
    let roster = "Name,Team\nAna Ruiz,North\nBo Lind,South\n";
    let files = [(halves.as_bytes(), Settings::default()), (roster.as_bytes(), Settings::default())];
    let joined = join_bytes(&files).expect("readable");
    assert_eq!(joined.figures.learners, Some(2));
    assert_eq!(joined.apart, [0; 0]);
    assert_eq!(unjoined(&[look(halves), look(roster)]), [0; 0]);
    let ids = "Employee ID,First name,Last name,Status\nu1,Ana,Ruiz,Completed\nu2,Ana,Ruiz,Failed\n";
    let files = [
        (ids.as_bytes(), Settings::default()),
        ("Employee ID,Team\nu1,North\nu2,North\n".as_bytes(), Settings::default()),
    ];
    assert_eq!(join_bytes(&files).expect("readable").figures.learners, Some(2));
}

#[test]
fn managers_may_be_told_by_both_names() {
    let csv = "First name,Last name,Date,Confirmed\nAna,Ruiz,2026-09-07,yes\nAna,Lind,2026-09-08,no\n";
    let settings = Settings { shape: Some(Shape::Confirmations), ..Settings::default() };
    let figures = import_bytes(csv.as_bytes(), &settings).expect("readable").figures;
    let found = figures.confirmations.expect("asked");
    assert_eq!((found.asked, found.confirmed), (2, 1));
}
