//! Says of two imports whether they hold the same, from their aggregates.

use super::figures::{Figures, WeekCount};

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
    format!("{}/{}/{}/{:016x}", figures.rows, day(figures.first_date), day(figures.last_date), hash.0)
}

/// The FNV-1a hash of 64 bits (Fowler, Noll & Vo): no secret, but the same in every version.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    fn text(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.byte(byte));
        self.byte(0xff);
    }

    fn number(&mut self, number: u64) {
        number.to_le_bytes().into_iter().for_each(|byte| self.byte(byte));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published test vectors of the hash: <http://www.isthe.com/chongo/tech/comp/fnv/>.
    #[test]
    fn the_hash_is_the_published_one() {
        let hash = |text: &str| {
            let mut hash = Fnv::default();
            text.bytes().for_each(|byte| hash.byte(byte));
            hash.0
        };
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }

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
