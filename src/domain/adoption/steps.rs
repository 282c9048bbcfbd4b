//! The order of steps in a funnel.

use std::cmp::Ordering;

use super::figures::FunnelStep;

/// Puts steps in the order a learner meets them, as far as names can tell.
///
/// Names that all carry a number are ordered by it (1.2 before 1.10); otherwise the step most learners started
/// comes first.
pub fn order(steps: &mut [FunnelStep]) {
    let numbered = |step: &FunnelStep| step.step.bytes().any(|byte| byte.is_ascii_digit());
    if steps.iter().all(numbered) {
        steps.sort_by(|a, b| natural(&a.step, &b.step));
    } else {
        steps.sort_by(|a, b| b.started.cmp(&a.started).then_with(|| natural(&a.step, &b.step)));
    }
}

/// Compares texts with runs of digits taken as numbers.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.as_bytes(), b.as_bytes());
    while let (Some(x), Some(y)) = (left.first(), right.first()) {
        let ordering = if x.is_ascii_digit() && y.is_ascii_digit() {
            let (number_left, number_right) = (digits(left), digits(right));
            left = &left[number_left.len()..];
            right = &right[number_right.len()..];
            let (significant_left, significant_right) = (trim(number_left), trim(number_right));
            significant_left.len().cmp(&significant_right.len()).then_with(|| significant_left.cmp(significant_right))
        } else {
            left = &left[1..];
            right = &right[1..];
            x.cmp(y)
        };
        if ordering.is_ne() {
            return ordering;
        }
    }
    left.len().cmp(&right.len()).then_with(|| a.cmp(b))
}

fn digits(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

fn trim(digits: &[u8]) -> &[u8] {
    let start = digits.iter().position(|digit| *digit != b'0').unwrap_or(digits.len());
    &digits[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(steps: &[(&str, u64)], expected: &[&str]) {
        let mut steps: Vec<FunnelStep> = steps
            .iter()
            .map(|(step, started)| FunnelStep { step: (*step).to_owned(), started: *started, completed: 0 })
            .collect();
        order(&mut steps);
        let names: Vec<&str> = steps.iter().map(|step| step.step.as_str()).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn numbers_are_compared_as_numbers() {
        check(&[("1.10", 1), ("2.1", 9), ("1.2", 5), ("1.1", 3)], &["1.1", "1.2", "1.10", "2.1"]);
        check(&[("Week 10", 1), ("Week 9", 1), ("Week 09 b", 1)], &["Week 9", "Week 09 b", "Week 10"]);
    }

    #[test]
    fn names_without_numbers_follow_the_learners() {
        check(&[("Quiz", 2), ("Welcome", 9), ("Case 1", 5)], &["Welcome", "Case 1", "Quiz"]);
    }
}
