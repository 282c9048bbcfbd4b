//! What interviews have in common: themes and barriers with the number of talks and groups they came up in (row A3).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Barrier, Diagnosis, Interview};
use crate::choice::Choice;

/// A theme, and how often it came up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What it is called, as first written.
    pub name: String,
    /// In how many talks.
    pub talks: usize,
    /// In how many groups; talks without a group count as one.
    pub groups: usize,
}

/// The themes of all talks, the most frequent first; capitals make no difference, and a talk counts once.
pub fn themes(diagnosis: &Diagnosis) -> Vec<Counted> {
    let mut names: Vec<(String, String)> = Vec::new();
    for name in diagnosis.interviews.iter().flat_map(in_talk) {
        let key = name.to_lowercase();
        if names.iter().all(|(known, _)| *known != key) {
            names.push((key, name));
        }
    }
    let count = |(key, name): (String, String)| {
        let speaks = |talk: &Interview| in_talk(talk).any(|theme| theme.to_lowercase() == key);
        counted(diagnosis, name, speaks)
    };
    let mut found: Vec<Counted> = names.into_iter().map(count).collect();
    found.sort_by(|one, other| (Reverse(one.talks), &one.name).cmp(&(Reverse(other.talks), &other.name)));
    found
}

/// The barriers that came up in talks, the most frequent first.
pub fn barriers(diagnosis: &Diagnosis) -> Vec<(Barrier, Counted)> {
    let count = |barrier: &Barrier| {
        let found = counted(diagnosis, barrier.label(), |talk| talk.barriers.contains(barrier));
        (*barrier, found)
    };
    let mut found: Vec<_> = Barrier::ALL.iter().map(count).filter(|(_, counted)| counted.talks > 0).collect();
    found.sort_by_key(|(barrier, counted)| (Reverse(counted.talks), *barrier));
    found
}

fn counted(diagnosis: &Diagnosis, name: String, speaks: impl Fn(&Interview) -> bool) -> Counted {
    let talks: Vec<&Interview> = diagnosis.interviews.iter().filter(|talk| speaks(talk)).collect();
    let groups: BTreeSet<_> = talks.iter().map(|talk| &talk.audience).collect();
    Counted { name, talks: talks.len(), groups: groups.len() }
}

/// The themes of one talk.
fn in_talk(talk: &Interview) -> impl Iterator<Item = String> {
    let parts = talk.themes.split([',', ';', '\n']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn talk(audience: &str, themes: &str, barriers: &[Barrier]) -> Interview {
        Interview {
            audience: Id::new(audience),
            themes: themes.into(),
            barriers: barriers.to_vec(),
            ..Interview::default()
        }
    }

    fn diagnosis() -> Diagnosis {
        let interviews = vec![
            talk("desk", "Rosters, Log-in,", &[Barrier::LackOfTime]),
            talk("desk", "log-in; log-in", &[Barrier::LackOfTime, Barrier::PoorUx]),
            talk("dispatch", "rosters\nlog-in", &[]),
        ];
        Diagnosis { interviews, ..Diagnosis::default() }
    }

    #[test]
    fn themes_are_counted_by_talk_and_by_group() {
        let of = |name: &str, talks, groups| Counted { name: name.into(), talks, groups };
        assert_eq!(themes(&diagnosis()), [of("Log-in", 3, 2), of("Rosters", 2, 2)]);
    }

    #[test]
    fn barriers_are_counted_the_most_frequent_first() {
        let found: Vec<_> = barriers(&diagnosis()).into_iter().map(|(kind, counted)| (kind, counted.talks)).collect();
        assert_eq!(found, [(Barrier::LackOfTime, 2), (Barrier::PoorUx, 1)]);
    }

    #[test]
    fn no_talk_has_no_theme() {
        assert!(themes(&Diagnosis::default()).is_empty() && barriers(&Diagnosis::default()).is_empty());
    }
}
