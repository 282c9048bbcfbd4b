//! Headers that name a step: the graded columns of grade books.

use crate::ingest::text::fold;

/// How a grade book writes the header of a graded column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepColumn {
    /// A mark for the step.
    Score,
    /// A sum of others, or the same mark in another form.
    Other,
}

/// The columns of grade books that sum others up.
const SUMS: [&str; 11] = [
    "total",
    "course total",
    "weighted total",
    "running total",
    "running average",
    "kurs gesamt",
    "total du cours",
    "total del curso",
    "total do curso",
    "totale corso",
    "totale del corso",
];

/// Returns whether a header is that of a graded column, and whether it stands for a step of its own; `None` for any
/// other header.
///
/// Canvas writes `Quiz 1 (4711)`, Moodle `Quiz: Quiz 1 (Real)`, Open edX `Homework 1 (Earned)` and Blackboard
/// `Quiz 1 [Total Pts: 10 Score] |4711`, Brightspace `Quiz 1 Points Grade <Numeric MaxPoints:10>`.
pub fn step_column(header: &str) -> Option<StepColumn> {
    if let Some(name) = before_grade(header) {
        let is_sum = fold(name).ends_with("final grade");
        return Some(if is_sum { StepColumn::Other } else { StepColumn::Score });
    }
    let (name, mark) = split(header)?;
    let is_known = match mark.to_ascii_lowercase().as_str() {
        "real" | "earned" | "punkte" | "brut" => true,
        "percentage" | "letter" | "feedback" | "possible" | "prozentsatz" | "pourcentage" | "porcentaje" => {
            return Some(StepColumn::Other);
        }
        mark => mark.starts_with("total pts") || mark.len() > 1 && mark.bytes().all(|byte| byte.is_ascii_digit()),
    };
    let name = fold(name);
    let is_sum = SUMS.contains(&name.as_str()) || name.ends_with(" total");
    is_known.then_some(if is_sum { StepColumn::Other } else { StepColumn::Score })
}

/// Returns the name of the step in a header: the header without what a grade book adds to it.
pub fn step_name(header: &str) -> &str {
    if let Some(name) = before_grade(header) {
        return name;
    }
    match (step_column(header), split(header)) {
        (Some(_), Some((name, _))) => name,
        _ => header.trim(),
    }
}

/// Returns what stands before the words that Brightspace puts behind a step. A step may have a column for each form of
/// its mark.
pub fn before_grade(header: &str) -> Option<&str> {
    let name = [" Points Grade", " Weighted Grade", " Scheme Symbol"].iter().find_map(|mark| {
        let (name, rest) = header.split_once(*mark)?;
        (rest.trim().is_empty() || rest.trim_start().starts_with('<')).then_some(name.trim())
    })?;
    (!name.is_empty()).then_some(name)
}

/// The name and what stands in the last brackets.
fn split(header: &str) -> Option<(&str, &str)> {
    let header = header.split_once('|').map_or(header, |(before, _)| before).trim();
    let (open, close) = if header.ends_with(']') { ('[', ']') } else { ('(', ')') };
    let (name, mark) = header.strip_suffix(close)?.rsplit_once(open)?;
    (!name.trim().is_empty()).then_some((name.trim(), mark.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graded_columns_of_grade_books_are_steps() {
        for (header, name) in [
            ("Quiz 1 (4711)", "Quiz 1"),
            ("Quiz: Quiz 1 (Real)", "Quiz: Quiz 1"),
            ("Test: Test 1 (Punkte)", "Test: Test 1"),
            ("Homework 1: Loops - Sums (Earned)", "Homework 1: Loops - Sums"),
            ("Quiz 1 [Total Pts: 10 Score] |4711", "Quiz 1"),
            ("Quiz 1 Points Grade <Numeric MaxPoints:10 Weight:10>", "Quiz 1"),
            ("Essay (old) Scheme Symbol", "Essay (old)"),
        ] {
            assert_eq!((step_column(header), step_name(header)), (Some(StepColumn::Score), name), "{header:?}");
        }
    }

    #[test]
    fn sums_and_other_forms_are_not() {
        for header in [
            "Course total (Real)",
            "Quiz 1 (Letter)",
            "Kurs gesamt (Punkte)",
            "Total del curso (Real)",
            "Weighted Total [Total Pts: 100 Score] |7",
            "Calculated Final Grade Scheme Symbol",
        ] {
            assert_eq!(step_column(header), Some(StepColumn::Other), "{header:?}");
        }
        for header in ["Team (new)", "Quiz 1", "(12)", "Grade (1)", "Final Subtotal Numerator", ""] {
            assert_eq!(step_column(header), None, "{header:?}");
        }
        assert_eq!(step_name("Team (new)"), "Team (new)");
    }
}
