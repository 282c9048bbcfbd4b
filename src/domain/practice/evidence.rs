//! Evidence cards: what the practice reports, always shown as a reported claim with its source (row A8).
//!
//! None of these figures enters a calculation: they are there to talk about, and to be tested in one's own pilot.

/// A figure that the practice reports; its texts stand under `evidence.<id>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Stable name, the middle part of the texts' keys.
    pub id: &'static str,
}

/// All evidence cards, in the order they are shown.
pub static CLAIMS: &[Claim] = &[
    Claim { id: "structured-change" },
    Claim { id: "split-module" },
    Claim { id: "ten-week-case" },
    Claim { id: "sales-role-plays" },
    Claim { id: "frontline-productivity" },
    Claim { id: "senior-managers" },
];

impl Claim {
    /// The figure itself: `32 % → 72 %`.
    pub fn figure(self) -> String {
        self.text("figure")
    }

    /// What is claimed, worded as a report.
    pub fn claim(self) -> String {
        self.text("claim")
    }

    /// Where the claim comes from and what is not known about it.
    pub fn source(self) -> String {
        self.text("source")
    }

    /// How to find out whether it holds in one's own organisation.
    pub fn try_it(self) -> String {
        self.text("try-it")
    }

    fn text(self, part: &str) -> String {
        // lang: evidence.*
        crate::t!(format!("evidence.{}.{part}", self.id))
    }
}

/// The sentence that stands over all cards: reported, not promised.
pub fn caveat() -> String {
    crate::t!("evidence.caveat")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_card_has_all_its_texts_and_says_that_it_is_a_report() {
        for claim in CLAIMS {
            for text in [claim.figure(), claim.source(), claim.try_it()] {
                assert!(!text.starts_with("evidence."), "{text}");
            }
            assert!(claim.claim().contains("report"), "{}", claim.claim());
        }
    }
}
