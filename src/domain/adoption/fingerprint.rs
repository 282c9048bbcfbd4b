//! Says of two imports whether they hold the same, from their aggregates.

use super::figures::{Figures, WeekCount};
use crate::fnv::Fnv;

/// Returns a text that is equal for the same file read in the same way: rows, first and last day, and a hash of the
/// counts. Only figures that will not be computed differently one day are in it.
pub fn fingerprint(figures: &Figures) -> String {
    let mut hash = Fnv::default();
    hash.text(figures.shape.key());
    for number in [Some(figures.set_aside), figures.learners, figures.steps, figures.completed] {
        hash.number(number.unwrap_or(u64::MAX));
    }
    for weeks in [&figures.weekly_active, &figures.weekly_completions] {
        for WeekCount { monday, count } in weeks.iter().flatten() {
            hash.text(&monday.to_string());
            hash.number(*count);
        }
        hash.number(u64::MAX);
    }
    for (status, rows) in figures.statuses.iter().flatten() {
        hash.text(status);
        hash.number(*rows);
    }
    if let Some(nps) = &figures.nps {
        [nps.promoters, nps.passives, nps.detractors, nps.out_of_range].into_iter().for_each(|n| hash.number(n));
    }
    if let Some(confirmations) = &figures.confirmations {
        hash.number(confirmations.asked);
        hash.number(confirmations.confirmed);
    }
    if let Some(found) = &figures.first_application {
        [found.applied, found.followed, found.waiting, found.left_out].into_iter().for_each(|n| hash.number(n));
    }
    for exit in figures.time_to_competency.iter().flat_map(|time| &time.exits) {
        [u64::from(exit.day), exit.events, exit.censored].into_iter().for_each(|n| hash.number(n));
    }
    let day = |date: Option<chrono::NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    format!("{}/{}/{}/{:016x}", figures.rows, day(figures.first_date), day(figures.last_date), hash.value())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_counts_have_another_fingerprint() {
        let figures = |count| Figures {
            rows: 9,
            weekly_active: Some(vec![WeekCount { monday: "2026-09-07".parse().expect("a date"), count }]),
            ..Figures::default()
        };
        assert_eq!(fingerprint(&figures(5)), fingerprint(&figures(5)));
        assert_ne!(fingerprint(&figures(5)), fingerprint(&figures(6)));
    }
}
