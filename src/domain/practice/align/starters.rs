//! Pledges, counter-measures, rows of the alignment matrix and the video brief to start from (rows B7, B9, B10, C3).

use crate::choice::Choice;
use crate::id::IdSource;
use crate::plan::Plan;
use crate::plan::align::{AlignmentKind, AlignmentRow, Commitment, Frequency, Pain, PainPoint};
use crate::wizard::Opt;

/// A ready-made pledge; its words stand under `align.pledge.<key>`.
struct ReadyPledge {
    key: &'static str,
    frequency: Frequency,
}

static PLEDGES: &[ReadyPledge] = &[
    ReadyPledge { key: "own-learning", frequency: Frequency::Monthly },
    ReadyPledge { key: "open-meetings", frequency: Frequency::Weekly },
    ReadyPledge { key: "protect-time", frequency: Frequency::Weekly },
    ReadyPledge { key: "thank-by-name", frequency: Frequency::Fortnightly },
    ReadyPledge { key: "ask-for-numbers", frequency: Frequency::Monthly },
];

/// How many pledges templates put into a new plan.
const STARTER_PLEDGES: usize = 2;

impl ReadyPledge {
    fn text(&self) -> String {
        // lang: align.pledge.*
        crate::t!(format!("align.pledge.{}", self.key))
    }
}

/// Ready-made pledges whose words are not yet in the plan.
pub fn pledge_presets(plan: &Plan) -> Vec<Opt> {
    let there = |text: &str| plan.sponsorship.commitments.iter().any(|pledge| pledge.text == text);
    let options = PLEDGES.iter().map(|pledge| Opt { key: pledge.key.to_owned(), label: pledge.text() });
    options.filter(|option| !there(&option.label)).collect()
}

/// Adds the ready-made pledge with this key, for the sponsor to sign.
pub fn add_pledge(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if let Some(ready) = PLEDGES.iter().find(|pledge| pledge.key == key) {
        let leader = super::acting(plan);
        let frequency = ready.frequency;
        let pledge = Commitment { id: ids.fresh(), leader, text: ready.text(), frequency, ..Commitment::default() };
        plan.sponsorship.commitments.push(pledge);
    }
}

pub(super) fn fill_pledges(plan: &mut Plan, ids: &mut dyn IdSource) {
    for pledge in PLEDGES.iter().take(STARTER_PLEDGES) {
        add_pledge(plan, pledge.key, ids);
    }
}

/// A counter-measure to a pain point; its words stand under `align.counter.<key>`.
struct Counter {
    key: &'static str,
    pain: PainPoint,
}

/// Counter-measures; the first of each pain point is the one templates start from.
static COUNTERS: &[Counter] = &[
    Counter { key: "name-what-stops", pain: PainPoint::CompetingPriorities },
    Counter { key: "book-the-hour", pain: PainPoint::CompetingPriorities },
    Counter { key: "sponsor-diary", pain: PainPoint::NoVisibleSponsorship },
    Counter { key: "borrow-a-voice", pain: PainPoint::NoVisibleSponsorship },
    Counter { key: "one-script", pain: PainPoint::InconsistentMessages },
    Counter { key: "friday-readback", pain: PainPoint::InconsistentMessages },
];

impl Counter {
    fn text(&self, part: &str) -> String {
        // lang: align.counter.*
        crate::t!(format!("align.counter.{}.{part}", self.key))
    }
}

/// Ready-made counter-measures whose words are not yet in the plan, by their short names.
pub fn counter_presets(plan: &Plan) -> Vec<Opt> {
    let there = |counter: &&Counter| {
        let text = counter.text("text");
        plan.sponsorship.pains.iter().any(|pain| pain.counter == text)
    };
    let open = COUNTERS.iter().filter(|counter| !there(counter));
    open.map(|counter| Opt { key: counter.key.to_owned(), label: counter.text("name") }).collect()
}

/// Adds the pain point with the ready-made counter-measure of this key.
pub fn add_counter(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if let Some(ready) = COUNTERS.iter().find(|counter| counter.key == key) {
        let pain = Pain { id: ids.fresh(), kind: ready.pain, counter: ready.text("text"), ..Pain::default() };
        plan.sponsorship.pains.push(pain);
    }
}

pub(super) fn fill_pains(plan: &mut Plan, ids: &mut dyn IdSource) {
    for pain in PainPoint::ALL {
        if let Some(counter) = COUNTERS.iter().find(|counter| counter.pain == *pain) {
            add_counter(plan, counter.key, ids);
        }
    }
}

/// Kinds of rows the alignment matrix does not have yet.
pub fn alignment_presets(plan: &Plan) -> Vec<Opt> {
    let has = |kind: &AlignmentKind| plan.sponsorship.alignment.iter().any(|row| row.kind == *kind);
    let open: Vec<AlignmentKind> = AlignmentKind::ALL.iter().copied().filter(|kind| !has(kind)).collect();
    crate::wizard::opts_of(&open)
}

/// Adds a worked row of the kind with this key to the alignment matrix.
pub fn add_alignment(plan: &mut Plan, key: &str, ids: &mut dyn IdSource) {
    if let Some(kind) = AlignmentKind::from_key(key) {
        // lang: align.matrix.*
        let text = |part: &str| crate::t!(format!("align.matrix.{}.{part}", kind.key()));
        let row = AlignmentRow { id: ids.fresh(), kind, from: text("from"), to: text("to") };
        plan.sponsorship.alignment.push(row);
    }
}

pub(super) fn fill_alignment(plan: &mut Plan, ids: &mut dyn IdSource) {
    for kind in AlignmentKind::ALL {
        add_alignment(plan, kind.key(), ids);
    }
}

/// An outline of the "why this matters" video, to be said in the sponsor's own words.
pub fn video_outline() -> String {
    crate::t!("align.video-outline")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CountedIds;

    #[test]
    fn every_pain_point_has_two_answers() {
        for pain in PainPoint::ALL {
            assert_eq!(COUNTERS.iter().filter(|counter| counter.pain == *pain).count(), 2, "{pain:?}");
        }
    }

    #[test]
    fn what_was_added_is_not_offered_again() {
        let mut plan = Plan::default();
        let mut ids = CountedIds::new("x");
        add_pledge(&mut plan, "protect-time", &mut ids);
        add_counter(&mut plan, "one-script", &mut ids);
        add_alignment(&mut plan, "metric-to-impact", &mut ids);
        assert_eq!(pledge_presets(&plan).len(), PLEDGES.len() - 1);
        assert_eq!(counter_presets(&plan).len(), COUNTERS.len() - 1);
        assert_eq!(alignment_presets(&plan).len(), 2);
        assert_eq!(plan.sponsorship.pains[0].kind, PainPoint::InconsistentMessages);
    }

    #[test]
    fn an_unknown_key_adds_nothing() {
        let mut plan = Plan::default();
        add_pledge(&mut plan, "", &mut CountedIds::new("x"));
        add_counter(&mut plan, "nope", &mut CountedIds::new("x"));
        assert_eq!(plan, Plan::default());
    }
}
