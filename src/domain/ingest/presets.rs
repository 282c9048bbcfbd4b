//! Reports of known systems, recognised by their header: what the guesses need not guess.
//!
//! A preset sets roles and shape; columns it does not name are guessed as ever, and what a person chose always stands.

use super::roles::Role;
use super::text::fold;
use crate::adoption::Shape;
use crate::t;

mod table;

pub use table::PRESETS;

/// One report of one system.
///
/// A pattern is a folded header, with `*` before or after it for any beginning or end, or `>a<b` for every column
/// right of header `a` and left of header `b` (without `b`: to the end). `0:a` is `a` in the first column, `a|b` is
/// either.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// The stable name used in files and language keys.
    pub key: &'static str,
    /// Patterns of which each fits some header.
    pub needs: &'static [&'static str],
    /// Roles by pattern; the first that fits a header counts.
    pub roles: &'static [(&'static str, Role)],
    /// What a row stands for, where the roles do not tell.
    pub shape: Option<Shape>,
}

impl Preset {
    /// Returns the first preset whose headers these are.
    pub fn find(headers: &[&str]) -> Option<&'static Self> {
        let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
        let fits = |need: &&str| (0..folded.len()).any(|column| fits(need, &folded, column));
        PRESETS.iter().find(|preset| preset.needs.iter().all(fits))
    }

    /// Returns the preset of this key.
    pub fn by_key(key: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.key == key)
    }

    /// Returns the role of each column, `None` where the preset leaves it to the guesses.
    pub fn roles(&self, headers: &[&str]) -> Vec<Option<Role>> {
        let folded: Vec<String> = headers.iter().map(|header| fold(header)).collect();
        let role =
            |column| self.roles.iter().find(|(pattern, _)| fits(pattern, &folded, column)).map(|(_, role)| *role);
        (0..folded.len()).map(role).collect()
    }

    /// Returns the system's name and the report's, for a person.
    pub fn name(&self) -> String {
        // lang: measure.preset.*
        t!(format!("measure.preset.{}", self.key))
    }
}

/// Whether a pattern fits the header of a column.
fn fits(pattern: &str, headers: &[String], column: usize) -> bool {
    if let Some(range) = pattern.strip_prefix('>') {
        let (after, before) = range.split_once('<').unwrap_or((range, ""));
        let place = |name: &str| headers.iter().position(|header| header == name);
        let end = if before.is_empty() { Some(headers.len()) } else { place(before) };
        return place(after).zip(end).is_some_and(|(after, end)| column > after && column < end);
    }
    let Some(header) = headers.get(column) else { return false };
    pattern.split('|').any(|name| match (name.strip_prefix('*'), name.strip_suffix('*'), name.split_once(':')) {
        (Some(end), ..) => header.ends_with(end),
        (None, Some(start), _) => header.starts_with(start),
        (None, None, Some((place, name))) => place.parse() == Ok(column) && header == name,
        (None, None, None) => header == name,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn check(header: &str, key: &str, expected: &[Role]) {
        let headers: Vec<&str> = header.split(',').collect();
        let preset = Preset::find(&headers).unwrap_or_else(|| panic!("{header:?} is known"));
        assert_eq!(preset.key, key, "{header:?}");
        let roles: Vec<Role> = preset.roles(&headers).into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(roles, expected, "{header:?}");
    }

    #[test]
    fn a_grade_book_of_open_edx_has_its_steps_between_grade_and_track() {
        use Role::*;
        check(
            "Student ID,Email,Username,Grade,Quiz 1,Quiz (Avg),Cohort Name,Enrollment Track,Certificate Eligible",
            "edx-grades",
            &[Learner, Email, Ignore, Score, StepScore, Ignore, Cohort, Ignore, Ignore],
        );
    }

    #[test]
    fn a_pattern_fits_ends_and_ranges() {
        let headers: Vec<String> = ["a", "b one", "c", "d"].map(str::to_owned).to_vec();
        let columns = |pattern| (0..4).filter(|column| fits(pattern, &headers, *column)).collect::<Vec<_>>();
        assert_eq!(columns(">a<d"), [1, 2]);
        assert_eq!(columns(">c<"), [3]);
        assert_eq!(columns("*one"), [1]);
        assert_eq!(columns("0:a|1:c"), [0]);
        assert_eq!(columns("b*|d"), [1, 3]);
        assert_eq!(columns(">a<missing"), [0; 0]);
    }

    #[test]
    fn every_preset_has_a_key_of_its_own_and_folded_patterns() {
        let keys: HashSet<&str> = PRESETS.iter().map(|preset| preset.key).collect();
        assert_eq!(keys.len(), PRESETS.len());
        let patterns =
            PRESETS.iter().flat_map(|preset| preset.needs.iter().chain(preset.roles.iter().map(|role| &role.0)));
        for name in patterns.flat_map(|pattern| pattern.split(['|', '>', '<', '*', ':'])) {
            assert_eq!(fold(name), name, "{name:?} is folded");
        }
    }

    #[test]
    fn every_preset_has_a_name() {
        for preset in PRESETS {
            assert!(!preset.name().contains("measure.preset"), "{}", preset.key);
            assert_eq!(Preset::by_key(preset.key), Some(preset));
        }
    }

    #[test]
    fn a_sheet_of_nobody_known_has_no_preset() {
        assert_eq!(Preset::find(&["Employee ID", "Training", "Outcome"]), None);
    }
}
